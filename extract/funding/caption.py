"""Amounts that are printed without their unit, under words that give it for all of a list (`Đơn vị tính: triệu đồng`).

The unit applies to the end of the section that it is in, or to the next; one above a table is the table's.
"""

import dataclasses
from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.funding.clause import clause_start
from extract.outline.tree import BULLETS
from patterns.funding.caption import BARE_SUM, LIST_UNIT, NO_SUM_LABEL, SHARES_UNIT, SUM_LABEL
from patterns.money import SCALES
from patterns.number import LISTED_NUMBER, parse_number
from patterns.pattern import Match
from patterns.table.money_column import scale_of

_BEFORE = 120
"""Characters before an amount in which another one that shares its unit, and the names of both payers, are."""
_LABEL = 60
"""Characters before a number that may be its label's end."""


@dataclasses.dataclass(frozen=True, slots=True)
class ListUnit:
    """A unit for all amounts of a stretch: how many đồng it is, and its words."""

    span: Span
    scale: int
    words: str


def list_units(context: Context) -> Iterator[ListUnit]:
    """The stretches of running text whose amounts have a unit stated above them."""
    document = context.document
    found = list(LIST_UNIT.finditer(document.folded, context.preamble, context.outline.body_end))
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else context.outline.body_end
        after = document.paragraph_at(match.end()).end + 1
        if any(
            table.span.start <= match.start() < table.span.end or table.span.start == after for table in document.tables
        ):
            continue
        stop = _section_end(context, match.start(), end)
        yield ListUnit(Span(match.end(), stop), scale_of(match), document.quote(Span(*match.span("unit"))))


def _section_end(context: Context, start: int, end: int) -> int:
    """Where the section around a place ends, of which list items are part."""
    around = [item for item in context.outline.chain(start) if item.kind not in BULLETS]
    return min(end, around[-1].end) if around else end


def bare_sums(context: Context, unit: ListUnit) -> Iterator[Match]:
    """The numbers of a stretch that are amounts in its unit."""
    folded = context.document.folded
    for match in BARE_SUM.finditer(folded, unit.span.start, unit.span.end):
        line = context.document.paragraph_at(match.start())
        before = folded[max(line.start, match.start() - _LABEL) : match.start()]
        label = folded[clause_start(folded, line.start, match.start()) : match.start()]
        if SUM_LABEL.search(before) and not NO_SUM_LABEL.match(label):
            yield match


def sharing_unit(context: Context, amount: Match) -> Iterator[tuple[Match, ListUnit]]:
    """The numbers of funding sources listed before an amount, which print no unit of their own (`trung ương 120, tỉnh 110, thị xã 80 tỷ đồng`)."""
    folded = context.document.folded
    scale = SCALES.get(amount["scale"]) if amount["number"] else None
    unit = Span(amount.end("number"), amount.end())
    line, end = context.document.paragraph_at(amount.start()), amount.start()
    while scale is not None and (found := _sharing(folded, max(line.start, end - _BEFORE), end)):
        bare = BARE_SUM.match(folded, found.start("bare"))
        if bare is None:
            return
        yield bare, ListUnit(unit, scale, context.document.quote(unit).strip())
        end = found.start("bare")


def _sharing(folded: str, start: int, end: int) -> Match | None:
    """The number before the last name of a funding source between two offsets; most have no number in a list there."""
    return SHARES_UNIT.search(folded, start, end) if LISTED_NUMBER.search(folded, start, end) else None


def value_in(unit: ListUnit, match: Match) -> int | None:
    """The đồng of a bare sum; None if they are not a whole number."""
    number = parse_number(match["bare"])
    amount = number * unit.scale if number is not None else None
    return int(amount) if amount is not None and amount == int(amount) else None
