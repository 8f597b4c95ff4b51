"""The `funding` rows of a plan: every amount of money planned, by project, source, capital and year.

Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục V.
"""

from collections.abc import Iterator

from extract.amount import amounts
from extract.draft import Draft
from extract.record import Funding, Issue
from extract.sums import checked


def extract(draft: Draft) -> Iterator[Funding | Issue]:
    """The planned amounts, units corrected where the sums prove them, and the sums that do not match."""
    if draft.header.doc_type == "Kế hoạch":
        yield from checked(list(_rows(draft)), draft)


def _rows(draft: Draft) -> Iterator[Funding]:
    """The planned amounts; each is a row once, however often the plan repeats it."""
    seen: set[tuple[object, ...]] = set()
    for amount in amounts(draft):
        row = (amount.component, amount.source, amount.capital, amount.value, amount.year)
        if row in seen:
            continue
        seen.add(row)
        yield Funding(
            span=amount.span,
            component_code=amount.component,
            source=amount.source,
            capital_type=amount.capital,
            amount_vnd=amount.value,
            amount_text=draft.document.quote(amount.text),
            budget_year=amount.year,
        )
