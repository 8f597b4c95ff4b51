"""What an amount is a part of: the amount in whose bracket, after whose `trong đó`, or in whose list it is."""

import functools
import itertools

from extract.context import Context
from extract.funding.amount import Amount
from extract.funding.amount_list import AmountList, Met
from extract.funding.clause import LONGEST_CLAUSE
from extract.outline.tree import BULLETS, Item
from patterns.funding.grouping import BESIDES, DIVIDES_ANEW, NEW_SENTENCE, PAID_FROM, SPLIT, WITHIN_ONE
from patterns.funding.works import WORKS_OPENS
from patterns.money import MONEY, amount_of
from patterns.text import without_brackets

_UNIT_SLIP = 50
"""How many times its whole a part is at least where its unit is misprinted."""


def whole_and_sum(
    context: Context, state: AmountList, offset: int, value: int, within: Amount | None, besides: bool
) -> tuple[Amount | None, Amount | None]:
    """The amount that another one is a part of, and the one that it adds up to (the same, or an earlier total).

    `within` is the amount of the line around it, `besides` whether its words set it apart from what is before.
    """
    if within is not None:
        largest = max(value, _largest_since(state, within))
        whole, values = _divided(context.document.folded, within, largest, offset), [value]
    else:
        whole = None if besides else state.lead_in or _above(context, state.line.start, state.above)
        if whole is not None and _leaves_list_apart(context, whole, state.line.start):
            whole, besides = None, True
        values = [value, *(other.planned.amount_vnd for other in state.lately_met if other.planned)]
    if whole is None:
        return None, None if besides else _total_before(context, state)
    if whole.amount_vnd < max(values):  # no part is larger than the whole
        return None, whole if value >= _UNIT_SLIP * whole.amount_vnd else None
    return whole, whole


def _largest_since(state: AmountList, whole: Amount) -> int:
    """The largest planned amount of the line after another one; 0 if there is none."""
    after = (met.planned for met in state.lately_met if met.planned and met.text.start > whole.text.start)
    return max((amount.amount_vnd for amount in after), default=0)


def _divided(folded: str, whole: Amount | None, value: int, offset: int) -> Amount | None:
    """The amount that is divided: the whole's own whole where it is divided again, or where the part is too large."""
    while whole is not None and whole.whole is not None:
        anew = DIVIDES_ANEW.search(folded, whole.text.end, offset) is not None
        if not anew and value <= whole.amount_vnd:
            break
        whole = whole.whole
    return whole


def _leaves_list_apart(context: Context, whole: Amount, line: int) -> bool:
    """Whether words after a whole, at its paragraph's end, set apart what is listed below it (`… 6.532 triệu đồng. Ngoài ra:`)."""
    end = context.document.paragraph_at(whole.text.start).end
    return end <= line and stands_besides(context.document.folded, whole.text.end, end)


def _total_before(context: Context, state: AmountList) -> Amount | None:
    """The total that an earlier item of the same list states, which the later ones add up to."""
    total = state.total
    if WITHIN_ONE.match(context.document.folded, state.sentences[0]):
        return None
    if total is None or not _is_whole_sum(total):
        return None
    above, below = (context.outline.chain(place) for place in (total.text.start, state.line.start))
    if not above or not below or below[-1].heading.start != state.line.start:
        return None
    begins = above[-1].heading.start == context.document.paragraph_at(total.text.start).start
    return total if _is_of_list(above[-1], below[-1], begins) else None


def _is_whole_sum(total: Amount) -> bool:
    return total.source == "total" and not (total.purpose or total.area or total.whole)


def _is_of_list(before: Item, own: Item, begins: bool) -> bool:
    """Whether an item is of the list of the total before: its fellow where the total `begins` its item, else a bullet under the same items."""
    if begins:
        return before.parents == own.parents and before.kind == own.kind
    return own.kind in BULLETS and own.parents[:-1] == before.parents


def within(context: Context, offset: int, state: AmountList) -> Met | None:
    """The amount of the line that another one is a part of: in whose bracket, or after whose `trong đó`, it is."""
    folded = context.document.folded
    depth, end = 0, offset
    for other in reversed(state.lately_met):
        gap = folded[other.text.end : end]
        depth += gap.count("(") - gap.count(")")
        if depth > 0:
            return None if ";" in gap.partition("(")[0] else other
        if depth == 0 and _adds_up(context, other, state.line.end):
            return other
        if depth == 0 and (_opens_parts(gap) or _is_paid(other, gap)) and not _breaks(context, other.text.end, offset):
            return other
        end = other.text.end
    return _with_works(folded, offset, state)


_MOST_PARTS = 12
_LONGEST_PARTS = 1000
"""A sum on one line has no more parts than this, nor more characters for them."""


def _adds_up(context: Context, other: Met, end: int) -> bool:
    """Whether the amounts that follow a sum without a funding source on its line add up to it to the đồng (`660 triệu đồng; NSTW: 600 …; NS xã: 60 …`)."""
    if other.planned is None or other.planned.source != "total" or other.planned.whole is not None:
        return False
    if end - other.text.end > _LONGEST_PARTS:
        return False
    parts = _amounts_between(context.document.folded, other.text.end, end)
    return len(parts) > 1 and sum(parts) == other.planned.amount_vnd


@functools.lru_cache(maxsize=64)
def _amounts_between(folded: str, start: int, end: int) -> tuple[int, ...]:
    """The amounts of money printed between two places; none if there are more of them than a sum has parts."""
    found = tuple(itertools.islice(MONEY.finditer(folded, start, end), _MOST_PARTS + 1))
    return tuple(value for match in found if (value := amount_of(match))) if len(found) <= _MOST_PARTS else ()


def _is_paid(other: Met, gap: str) -> bool:
    """Whether the words immediately after a sum without a funding source state who pays the parts of it (`345 triệu đồng, từ nguồn …`)."""
    return other.planned is not None and other.planned.source == "total" and PAID_FROM.match(gap) is not None


def _with_works(folded: str, offset: int, state: AmountList) -> Met | None:
    """The first sum of a line, after whose parts the works that it is for are listed (`…. Các công trình: chợ 2 tỷ đồng; …`)."""
    first = next((met for met in state.lately_met if met.planned is not None), None)
    if first is None or first.planned is None or first.planned.whole is not None or first.planned.purpose is not None:
        return None
    return first if WORKS_OPENS.search(folded, first.text.end, offset) else None


@functools.lru_cache(maxsize=1024)
def _opens_parts(gap: str) -> bool:
    """Whether folded words between two amounts state that parts follow."""
    return SPLIT.search(gap) is not None


def _breaks(context: Context, start: int, end: int) -> bool:
    """Whether a new sentence begins between two amounts, or what follows is besides."""
    document = context.document
    return NEW_SENTENCE.search(document.text, start, end) is not None or stands_besides(document.folded, start, end)


def stands_besides(folded: str, start: int, end: int) -> bool:
    """Whether words outside closed brackets state that what follows is not a part of what is before (`Ngoài ra`)."""
    return BESIDES.search(without_brackets(folded[max(start, end - LONGEST_CLAUSE) : end])) is not None


def _above(context: Context, line: int, above: dict[int, Amount]) -> Amount | None:
    """The first amount of the list item or heading above a paragraph, the nearest that has one.

    A paragraph without a mark is not below a bullet.
    """
    chain = context.outline.chain(line)
    marked = bool(chain) and chain[-1].heading.start == line
    for item in reversed(chain):
        if item.heading.start != line and item.heading.start in above and (marked or item.kind not in BULLETS):
            return above[item.heading.start]
    return None


def opener(context: Context, offset: int, line: int, added_to: Amount | None) -> tuple[int, bool]:
    """Where the words begin that open the split to which an amount belongs, and whether they state that the split is complete."""
    folded = context.document.folded
    after = added_to.text.end if added_to else line
    found = list(SPLIT.finditer(folded, max(after, line, offset - LONGEST_CLAUSE), offset))
    return (found[-1].start(), found[-1]["split"] is not None) if found else (after, False)
