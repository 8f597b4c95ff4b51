"""The kind of capital that a plan prints with its whole sum and that so applies to every project of it.

`Tổng kinh phí: 16.450 triệu đồng (vốn sự nghiệp)` states it of the projects' amounts too, wherever they are, provided that they
are the whole's parts: they add up to it to the đồng.
"""

import dataclasses
from collections.abc import Sequence

from extract.decision import renamed
from extract.funding.component_code import WHOLE_PLAN
from extract.record import CapitalType, Funding, Record

_RAISED = ("community", "credit", "other")
"""Sources that are not budget's: their money is not a kind of capital."""


def with_plan_capital(rows: Sequence[Record]) -> list[Record]:
    """The rows of a plan; amounts of projects that name no capital have that of the plan's whole where they are its parts."""
    capital, codes = _of_parts([row for row in rows if isinstance(row, Funding)])
    if not codes:
        return list(rows)
    return [
        dataclasses.replace(
            row, capital_type=capital, rule=renamed(row.rule or "", "capital_type", "of the plan's whole")
        )
        if isinstance(row, Funding)
        and row.capital_type is None
        and row.component_code in codes
        and row.source not in _RAISED
        else row
        for row in rows
    ]


def _of_parts(rows: Sequence[Funding]) -> tuple[CapitalType | None, set[str]]:
    """The capital of the plan's whole, and the projects whose sums are all of it; no projects where that is not sure."""
    wholes = [row for row in rows if _is_whole(row)]
    top = max(wholes, key=lambda row: row.amount_vnd, default=None)
    if top is None or top.capital_type is None:
        return None, set()
    codes = {code for row in rows if (code := row.component_code) and code != WHOLE_PLAN}
    parts = [code for code in codes if "." not in code or code.split(".")[0] not in codes]
    added = sum(_sum_of(code, rows) for code in parts)
    return top.capital_type, codes if added == top.amount_vnd else set()


def _is_whole(row: Funding) -> bool:
    """Whether an amount is all of the plan's: a total for no one year, purpose or place."""
    named = (row.budget_year, row.purpose, row.area)
    return row.component_code == WHOLE_PLAN and row.source == "total" and named == (None, None, None)


def _sum_of(code: str, rows: Sequence[Funding]) -> int:
    """A project's total; without one, what its sources pay."""
    own = [
        row
        for row in rows
        if row.component_code == code and row.source not in _RAISED and row.budget_year is None and row.area is None
    ]
    totals = [row.amount_vnd for row in own if row.source == "total"]
    return max(totals) if totals else sum({row.source: row.amount_vnd for row in own}.values())
