"""The amounts of the report, and what each adds to a sum, so that no đồng is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outputs.report.rows import EVIDENCE, Frames, of_plans

if TYPE_CHECKING:
    import pandas

_LOCAL = ("province", "district", "commune")


def money(frames: Frames, listed: pandas.DataFrame) -> pandas.DataFrame:
    """Amounts, and in `counted` and `counted_as` what each adds to a sum by project and source, so that no đồng is counted twice.

    - An amount stated twice for one project, source, capital and year counts once: the largest.
    - An amount for both kinds of capital, or for all years, counts, and its parts do not; so does `local` and not its levels.
    - A project's own amounts count, and its sub-projects' do not; `CT` is never added to projects (`project` distinguishes them).
    - A total counts, as `unsplit`, by what the amounts by source leave of it.
    """
    found = of_plans(frames["funding"], listed)
    found["project"] = found["component_code"].map(project_of, na_action="ignore")
    found["counts"] = _is_largest(found)
    cell = ["doc", "component_code", "source"]
    found["counts"] &= found["capital_type"].isna() | ~_any(found, found["counts"] & found["capital_type"].isna(), [*cell, "budget_year"])  # fmt: skip
    found["counts"] &= found["budget_year"].isna() | ~_any(found, found["counts"] & found["budget_year"].isna(), cell)
    component = ["doc", "component_code"]
    found["counts"] &= ~found["source"].isin(_LOCAL) | ~_any(found, found["counts"] & (found["source"] == "local"), component)  # fmt: skip
    is_part = found["component_code"] != found["project"]
    found["counts"] &= ~is_part | ~_any(found, found["counts"] & ~is_part, ["doc", "project"])
    found["counted"] = found["amount_vnd"].astype("int64").where(found["counts"], 0)
    _leave_rest(found, component)
    columns = ["component_code", "project", "source", "capital_type", "amount_vnd", "counted", "counted_as"]  # fmt: skip
    return found[["doc", *columns, *EVIDENCE]]


def project_of(component: str) -> str:
    """The project that a sub-project is of: DA3.TDA1 is of DA3."""
    return component.split(".")[0]


def _is_largest(found: pandas.DataFrame) -> pandas.Series[bool]:
    key = ["doc", "component_code", "source", "capital_type", "budget_year"]
    order = found.sort_values("amount_vnd", ascending=False, kind="stable")
    return ~order.duplicated(subset=key).reindex(found.index)


def _any(found: pandas.DataFrame, which: pandas.Series[bool], key: list[str]) -> pandas.Series[bool]:
    """Whether some row of the same key is one of `which`."""
    made: pandas.Series[bool] = which.groupby([found[name] for name in key], dropna=False).transform("any")
    return made.astype(bool)


def _leave_rest(found: pandas.DataFrame, component: list[str]) -> None:
    """Let totals count by what the sources leave of them.

    Each leaves what the amounts of its own capital and year do not name, and all of a project no more than its amounts by source leave.
    """
    is_total = found["source"] == "total"
    given, split = found["counted"].where(is_total, 0), found["counted"].where(~is_total, 0)

    def summed(amounts: pandas.Series[int], key: list[str]) -> pandas.Series[int]:
        made: pandas.Series[int] = amounts.groupby([found[name] for name in key], dropna=False).transform("sum")
        return made

    own = (given - summed(split, [*component, "capital_type", "budget_year"])).clip(lower=0)
    room = (summed(given, component) - summed(split, component)).clip(lower=0)
    before = own.groupby([found[name] for name in component], dropna=False).cumsum() - own
    rest = own.where(own < room - before, room - before).clip(lower=0)
    found.loc[is_total, "counted"] = rest[is_total]
    found["counted_as"] = found["source"].where(~is_total, "unsplit")
