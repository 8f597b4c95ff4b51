"""Agencies that a list gives a number each (`giao chỉ tiêu như sau: Hội Nông dân giúp 20 hộ, Hội Phụ nữ 15 hộ`)."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.document import Span
from extract.agency.line import Line
from extract.agency.listing import Listing, listing
from extract.context import Context
from patterns.agency.quota import ITEM, LIST_END, NUMBER_BEHIND, QUOTA_LIST

NUMBER = "number of a list"
"""The rule of an agency that has its number in a list."""
Item = tuple[Listing, Span]
"""The agency that opens an item, and the item."""


def quotas(context: Context, line: Line) -> Sequence[Item]:
    """The items of a line's list of at least two agencies, each with its number."""
    opened = QUOTA_LIST.search(context.document.folded, line.start, line.end)
    if opened is None:
        return ()
    stop = LIST_END.search(context.document.folded, opened.end(), line.end)
    end = stop.start() if stop else line.end
    starts = [match.end() for match in ITEM.finditer(context.document.folded, opened.end() - 1, end)]
    named = [(start, members) for start in starts if (members := _agency(context, start, end)) is not None]
    ends = [second for first, second in pairwise([*(start for start, _ in named), end])]
    found = [(members, _item(context, start, last)) for (start, members), last in zip(named, ends, strict=True)]
    return found if len(found) > 1 else ()


def _item(context: Context, start: int, last: int) -> Span:
    """An item up to its semicolon, or up to the next."""
    end = context.document.folded.find(";", start, last)
    return Span(start, last if end < 0 else end)


def _agency(context: Context, start: int, end: int) -> Listing | None:
    """The one agency that an item opens with, if its number follows."""
    members = listing(context, start, end)
    if not members.named or members.agencies[0].span.start != start or len(members.agencies) > 1:
        return None
    return members if NUMBER_BEHIND.match(context.document.folded, members.end, end) else None
