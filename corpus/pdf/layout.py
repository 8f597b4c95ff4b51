"""Pages into the lines of one text: page numbers and running heads left out, tables' rows in their places.

Where a line is shows whether it ends a paragraph: whether it is full, and whether a gap parts it from the last.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.line import Line, lines_of_columns
from corpus.normalise import are_rules
from corpus.pdf.page import Page
from corpus.pdf.text_line import Box, Printed, texts_of
from corpus.table.page import PlacedRow, TablePage, placed_rows
from patterns.outline.mark import mark_of
from patterns.text import PAGE_NUMBER

_MARGIN = 72.0
"""Page numbers and running heads are within an inch of the page's edge (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
_LONG = 40
"""Letters of a line from which it shows where full lines end."""
_ROOM_AT_FOOT = 40
"""Points that the last line of a page ends before the margin, if it is not full."""
_LOWEST = 6.0
"""Points of the height of a line, at the least."""
_ROOM, _ROOM_BEHIND = 1.1, {"-": 2.2, "/": 2.2}
"""Heights of a line that may be between two of a paragraph; more for `842/QĐ-⏎TTg` where lines are far apart."""


def placed(pages: Sequence[Page]) -> list[tuple[Line, Page, Printed | PlacedRow]]:
    """All pages' lines in order, each with its page and what it was made of."""
    return [
        (line, page, origin)
        for page, (lines, origins) in zip(pages, _by_page(pages), strict=True)
        for line, origin in zip(lines, origins, strict=True)
        if line is not None
    ]


def lines_of(pages: Sequence[Page]) -> list[Line]:
    """All pages' lines in order."""
    return list(filter(None, itertools.chain.from_iterable([lines for lines, _ in _by_page(pages)])))


def _by_page(pages: Sequence[Page]) -> Iterator[tuple[Sequence[Line | None], Sequence[Printed | PlacedRow]]]:
    """The lines of each page in order, and what each was made of; None for one that is left out."""
    kept = _without_repeated(pages)
    rows = placed_rows([_table_page(page, lines) for page, lines in zip(pages, kept, strict=True)])
    for page, printed in zip(pages, kept, strict=True):
        lines = _lines(page, printed, _right_margin(page.lines)) if printed else []
        pairs = list(_with_rows(lines, printed, rows[page.number])) if rows[page.number] else []
        yield ([line for line, _ in pairs], [origin for _, origin in pairs]) if pairs else (lines, printed)


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
    rights = sorted([line.right for line in lines if len(line.text) > _LONG])
    return rights[-max(1, len(rights) // 10)] if rights else 0.0


def _are_full(lines: Sequence[Printed], margin: float) -> list[bool]:
    """For each line whether the next line's first word could not have been at its end."""
    texts, lefts, rights, *_ = zip(*lines, strict=True)
    full = [
        margin - right
        < (following.find(" ") + 1 or len(following) + 1) * ((right - left) / (len(text) or 1)) * 1.05 + 2
        for text, left, right, following in zip(texts, lefts, rights, texts[1:], strict=False)
    ]
    return [*full, margin - rights[-1] < _ROOM_AT_FOOT]


def _are_apart(lines: Sequence[Printed]) -> list[bool]:
    """For each line but the first whether a gap or another column parts it from the one before it."""
    found = []
    for (text, left, right, bottom, top, _, _), (words, begin, _, low, high, _, _) in itertools.pairwise(lines):
        own, following = top - bottom, high - low
        height = own if own > following else following
        height = height if height > _LOWEST else _LOWEST  # `max` takes as long as all the rest
        gap = bottom - high
        found.append(
            (gap > _ROOM * height and gap > _ROOM_BEHIND.get(text[-1:], _ROOM) * height)
            or low > top
            or begin > right + height
            or (begin - left > 1.5 * height and mark_of(words) is not None)
        )
    return found


def _edges(page: Page) -> list[tuple[int, str]]:
    """The lines, by their places, that are in a page's margins: `head` or `foot`."""
    head = page.height - _MARGIN
    return [
        (at, "head" if line.bottom > head else "foot")
        for at, line in enumerate(page.lines)
        if line.bottom > head or line.top < _MARGIN
    ]


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
