"""The `funding` rows of a plan: every amount of money planned, by project, source, capital, year, purpose and place.

Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục V.
"""

from collections.abc import Iterator

from extract.context import Context
from extract.funding.evidence import Amount
from extract.funding.reading import amounts
from extract.funding.totals import checked
from extract.record import Funding, Issue


def extract(context: Context) -> Iterator[Funding | Issue]:
    """The planned amounts, units corrected where the sums prove them, the sums that do not match, the amounts not read."""
    if context.header.doc_type != "Kế hoạch":
        return
    found: list[Amount] = []
    for read in amounts(context):
        if isinstance(read, Issue):
            yield read
        else:
            found.append(read)
    statuses, doubts = checked(found)
    yield from _rows(found, statuses)
    yield from doubts


def _rows(found: list[Amount], statuses: dict[int, int]) -> Iterator[Funding]:
    """A row of each amount, once, however often the plan repeats it."""
    seen: set[tuple[object, ...]] = set()
    for index, amount in enumerate(found):
        key = (
            amount.component_code,
            amount.source,
            amount.capital_type,
            amount.amount_vnd,
            amount.budget_year,
            amount.purpose,
            amount.area,
        )
        if key in seen:
            continue
        seen.add(key)
        yield Funding(
            span=amount.span,
            component_code=amount.component_code,
            purpose=amount.purpose,
            area=amount.area,
            source=amount.source,
            capital_type=amount.capital_type,
            amount_vnd=statuses.get(index, amount.amount_vnd),
            amount_text=amount.amount_text,
            budget_year=amount.budget_year,
            status="corrected" if index in statuses else "as_printed",
            rule=amount.rule,
        )
