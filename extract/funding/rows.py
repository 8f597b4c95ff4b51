"""The `funding` rows of a plan: every amount of money planned, by project, source, capital, year, purpose and place.

Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục V.
"""

from collections.abc import Iterator

from extract.context import Context
from extract.funding.amount import Amount
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
    statuses, doubts = checked(context, found)
    yield from _rows(found, statuses)
    yield from doubts


def _rows(found: list[Amount], statuses: dict[int, int]) -> Iterator[Funding]:
    """A row of each amount, once, however often the plan repeats it."""
    kept: dict[tuple[object, ...], list[Amount]] = {}
    for index, amount in enumerate(found):
        same = kept.setdefault(_key(amount), [])
        if any(_is_again(amount, other) for other in same):
            continue
        same.append(amount)
        yield _row(amount, statuses.get(index))


def _is_again(amount: Amount, other: Amount) -> bool:
    """Whether an amount is another one stated again: for the same, and no part of another sum."""
    if amount.whole and other.whole and amount.whole.amount_vnd != other.whole.amount_vnd:
        return False
    return other.purpose == amount.purpose or None in (other.purpose, amount.purpose)


def _key(amount: Amount) -> tuple[object, ...]:
    """What two mentions of one amount have in common; the purpose is recognised by one of them only."""
    return (
        amount.component_code,
        amount.source,
        amount.capital_type,
        amount.amount_vnd,
        amount.budget_year,
        amount.area,
    )


def _row(amount: Amount, corrected: int | None) -> Funding:
    return Funding(
        span=amount.span,
        component_code=amount.component_code,
        purpose=amount.purpose,
        area=amount.area,
        source=amount.source,
        capital_type=amount.capital_type,
        amount_vnd=amount.amount_vnd if corrected is None else corrected,
        amount_text=amount.amount_text,
        budget_year=amount.budget_year,
        status="as_printed" if corrected is None else "corrected",
        rule=amount.rule,
    )
