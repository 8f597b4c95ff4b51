"""The `funding` rows of a plan: every amount of money planned, by project, source, capital and year.

Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục V.
"""

from collections.abc import Iterator

from extract.context import Context
from extract.funding.amount import amounts
from extract.funding.totals import checked
from extract.record import Funding, Issue


def extract(context: Context) -> Iterator[Funding | Issue]:
    """The planned amounts, units corrected where the sums prove them, and the sums that do not match."""
    if context.header.doc_type == "Kế hoạch":
        yield from checked(list(_rows(context)), context)


def _rows(context: Context) -> Iterator[Funding]:
    """The planned amounts; each is a row once, however often the plan repeats it."""
    seen: set[tuple[object, ...]] = set()
    for amount in amounts(context):
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
            amount_text=context.document.quote(amount.text),
            budget_year=amount.year,
        )
