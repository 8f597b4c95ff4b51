"""Pages into the lines of one text: page numbers and running heads left out, tables' rows in their places.

Where a line is shows whether it ends a paragraph: whether it is full, and whether a gap parts it from the last.
"""

import itertools
import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus.line import Line, lines_of_columns
from corpus.normalise import are_rules
from corpus.pdf.page import Page
from corpus.pdf.text_line import Box, Printed, texts_of
from corpus.table.page import PlacedRow, TablePage, placed_rows
from patterns.outline.mark import mark_of
from patterns.text import PAGE_NUMBER

_MARGIN = 72.0
"""Page numbers and running heads are within an inch of the page's edge (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
_ROOM_AT_FOOT = 40
"""Points that the last line of a page ends before the margin, if it is not full."""
_ROOM, _ROOM_BEHIND = 1.1, {"-": 2.2, "/": 2.2}
"""Heights of a line that may be between two of a paragraph; others for `842/QĐ-⏎TTg` where lines are far apart."""


def placed(pages: Sequence[Page]) -> list[tuple[Line, Page, Printed | PlacedRow]]:
    """All pages' lines in order, each with its page and what it was made of."""
    kept = _without_repeated(pages)
    rows = placed_rows([_table_page(page, lines) for page, lines in zip(pages, kept, strict=True)])
    found: list[tuple[Line, Page, Printed | PlacedRow]] = []
    for page, printed in zip(pages, kept, strict=True):
        lines = _lines(page, printed, _right_margin(page.lines)) if printed else []
        pairs = _with_rows(lines, printed, rows[page.number]) if rows[page.number] else zip(lines, printed, strict=True)
        found += [(line, page, origin) for line, origin in pairs if line is not None]
    return found


def _table_page(page: Page, printed: Sequence[Printed]) -> TablePage:
    boxes = [table.box for table in page.tables]
    others = [(line.bottom, line.top) for line in printed if _table_of(line, boxes) is None] if boxes else ()
    return TablePage(page.number, page.tables, tuple(others), page.recognised)


def _lines(page: Page, printed: Sequence[Printed], margin: float) -> list[Line | None]:
    """A page's lines, full up to a margin or not; None for one that only draws a rule."""
    full, apart = _are_full(printed, margin), [False, *_are_apart(printed)]
    texts = texts_of(printed)
    lines: list[Line | None] = list(
        lines_of_columns(texts, apart, page=page.number, full=full, recognised=page.recognised)
    )
    for at in itertools.compress(itertools.count(), are_rules(texts)):
        lines[at] = None
    return lines


def _with_rows(
    lines: Sequence[Line | None], printed: Sequence[Printed], rows: Sequence[PlacedRow]
) -> Iterator[tuple[Line | None, Printed | PlacedRow]]:
    """A page's lines, those in its tables replaced by the tables' rows."""
    pending = {table: list(found) for table, found in itertools.groupby(rows, key=lambda row: row.table)}
    tables = list(pending)
    is_first = False
    """Whether a table is right before."""
    for line, origin in zip(lines, printed, strict=True):
        for table in [
            table for table in pending if table.bottom > origin.top - 1
        ]:  # read from an image: no line is in it
            yield from ((row.line, row) for row in pending.pop(table))
            is_first = True
        if (table_of := _table_of(origin, tables)) is not None:
            yield from ((row.line, row) for row in pending.pop(table_of, ()))
            is_first = True
            continue
        yield line._replace(blank_before=False) if line is not None and is_first else line, origin
        is_first = False
    yield from ((row.line, row) for left in pending.values() for row in left)


def _table_of(line: Printed, tables: Sequence[Box]) -> Box | None:
    """The table's box that a line is in."""
    middle = (line.bottom + line.top) / 2
    inside = (box for box in tables if box.bottom <= middle <= box.top and box.left - 2 <= line.left <= box.right)
    return next(inside, None)


def _right_margin(lines: Sequence[Printed]) -> float:
    """Where full lines end: the right edge that most long lines share."""
    are_long = map((40).__lt__, map(len, map(operator.attrgetter("text"), lines)))
    rights = sorted(itertools.compress(map(operator.attrgetter("right"), lines), are_long))
    return rights[-max(1, len(rights) // 10)] if rights else 0.0


# What follows is computed by columns, for a page's lines are asked one and all.


def _are_full(lines: Sequence[Printed], margin: float) -> list[bool]:
    """For each line whether the next line's first word could not have been at its end."""
    texts, lefts, rights, *_ = zip(*lines, strict=True)
    widths = map(operator.truediv, map(operator.sub, rights, lefts), map(max, map(len, texts), itertools.repeat(1)))
    firsts = map(len, map(operator.itemgetter(0), map(str.partition, texts[1:], itertools.repeat(" "))))
    needed = [(first + 1) * width * 1.05 + 2 for first, width in zip(firsts, widths, strict=False)]
    return list(map(operator.lt, map(operator.sub, itertools.repeat(margin), rights), [*needed, _ROOM_AT_FOOT]))


def _are_apart(lines: Sequence[Printed]) -> list[bool]:
    """For each line but the first whether a gap or another column parts it from the one before it."""
    texts, lefts, rights, bottoms, tops, *_ = zip(*lines, strict=True)
    heights = list(map(operator.sub, tops, bottoms))
    heights = list(map(max, itertools.repeat(6.0), heights, heights[1:]))
    is_below = map(operator.gt, map(operator.sub, bottoms, tops[1:]), map(operator.mul, _rooms(texts), heights))
    is_above = map(operator.gt, bottoms[1:], tops)
    is_beside = map(operator.gt, lefts[1:], map(operator.add, rights, heights))
    apart = list(map(operator.or_, map(operator.or_, is_below, is_above), is_beside))
    is_set_in = map(operator.gt, map(operator.sub, lefts[1:], lefts), map(operator.mul, itertools.repeat(1.5), heights))
    for at in itertools.compress(itertools.count(), is_set_in):
        apart[at] = apart[at] or mark_of(texts[at + 1]) is not None
    return apart


def _rooms(texts: Sequence[str]) -> Iterable[float]:
    """Heights of each line that may be between it and the next one of its paragraph."""
    together = "\n".join([*texts, ""])
    if not any(f"{end}\n" in together for end in _ROOM_BEHIND):
        return itertools.repeat(_ROOM)
    return map(_ROOM_BEHIND.get, map(operator.itemgetter(slice(-1, None)), texts), itertools.repeat(_ROOM))


def _edges(page: Page) -> list[tuple[int, str]]:
    """The lines, by their places, that are in a page's margins: `head` or `foot`."""
    tops, bottoms = (map(operator.attrgetter(side), page.lines) for side in ("top", "bottom"))
    at_head = list(map(operator.gt, bottoms, itertools.repeat(page.height - _MARGIN)))
    at_foot = map(operator.lt, tops, itertools.repeat(_MARGIN))
    at_edge = itertools.compress(itertools.count(), map(operator.or_, at_head, at_foot))
    return [(at, "head" if at_head[at] else "foot") for at in at_edge]


def _without_repeated(pages: Sequence[Page]) -> list[Sequence[Printed]]:
    """Each page's lines without its number, alone at its top or bottom, and without running heads."""
    edges = [[(at, (edge, page.lines[at].text)) for at, edge in _edges(page)] for page in pages]
    counted = Counter(line for own in edges for _, line in own)
    heads = {line for line, times in counted.items() if times >= 3 and times >= len(pages) / 2}
    kept: list[Sequence[Printed]] = []
    for page, own in zip(pages, edges, strict=True):
        repeated = [at for at, line in own if line in heads or PAGE_NUMBER.fullmatch(line[1]) is not None]
        kept.append([line for at, line in enumerate(page.lines) if at not in repeated] if repeated else page.lines)
    return kept
