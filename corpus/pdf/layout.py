"""Pages into the lines of one text: page numbers and running heads left out, tables' rows in their places.

Where a line is shows whether it ends a paragraph: whether it is full, and whether a gap parts it from the last.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.line import Line
from corpus.normalise import is_rule
from corpus.pdf.page import Page
from corpus.pdf.text_line import Box, Printed
from corpus.table.page import PlacedRow, TablePage, placed_rows
from patterns.outline.mark import mark_of
from patterns.text import PAGE_NUMBER

_MARGIN = 72.0
"""Page numbers and running heads are within an inch of the page's edge (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""


def placed(pages: Sequence[Page]) -> Iterator[tuple[Line, Page, Printed | PlacedRow]]:
    """All pages' lines in order, each with its page and what it was made of."""
    heads = _running_heads(pages)
    kept = [[line for line in page.lines if not _is_repeated(line, page, heads)] for page in pages]
    rows = placed_rows([_table_page(page, lines) for page, lines in zip(pages, kept, strict=True)])
    for page, lines in zip(pages, kept, strict=True):
        margin = _right_margin(page.lines)
        for line, origin in _page_lines(page, lines, rows[page.number], margin):
            yield line, page, origin


def _table_page(page: Page, printed: Sequence[Printed]) -> TablePage:
    boxes = [table.box for table in page.tables]
    others = [(line.bottom, line.top) for line in printed if boxes and _table_of(line, boxes) is None]
    return TablePage(page.number, page.tables, tuple(others), page.recognised)


def _page_lines(
    page: Page, printed: Sequence[Printed], rows: Sequence[PlacedRow], margin: float
) -> Iterator[tuple[Line, Printed | PlacedRow]]:
    pending = {table: list(found) for table, found in itertools.groupby(rows, key=lambda row: row.table)}
    tables = list(pending)
    previous: Printed | None = None
    for line, following in itertools.zip_longest(printed, printed[1:]):
        for table in [
            table for table in pending if table.bottom > line.top - 1
        ]:  # read from an image: no line is in it
            yield from ((row.line, row) for row in pending.pop(table))
            previous = None
        if tables and (table := _table_of(line, tables)) is not None:
            yield from ((row.line, row) for row in pending.pop(table, ()))
            previous = None
            continue
        if not is_rule(line.text):
            apart, full = _is_apart(line, previous), _is_full(line, following, margin)
            yield Line(line.text, page.number, apart, full, recognised=page.recognised), line
        previous = line
    yield from ((row.line, row) for left in pending.values() for row in left)


def _table_of(line: Printed, tables: Sequence[Box]) -> Box | None:
    """The table's box that a line is in."""
    middle = (line.bottom + line.top) / 2
    inside = (box for box in tables if box.bottom <= middle <= box.top and box.left - 2 <= line.left <= box.right)
    return next(inside, None)


def _right_margin(lines: Sequence[Printed]) -> float:
    """Where full lines end: the right edge that most long lines share."""
    rights = sorted([line.right for line in lines if len(line.text) > 40])
    return rights[-max(1, len(rights) // 10)] if rights else 0.0


def _is_full(line: Printed, following: Printed | None, margin: float) -> bool:
    """Whether the next line's first word could not have been at the end of this one."""
    if following is None:
        return margin - line.right < 40
    width = (line.right - line.left) / max(1, len(line.text))
    first = following.text.find(" ")
    return margin - line.right < ((first if first >= 0 else len(following.text)) + 1) * width * 1.05 + 2


def _is_apart(line: Printed, previous: Printed | None) -> bool:
    """Whether a gap or another column parts a line from the one before it."""
    if previous is None:
        return False
    height = max(6.0, previous.top - previous.bottom, line.top - line.bottom)
    room = 2.2 if previous.text.endswith(("-", "/")) else 1.1  # `842/QĐ-⏎TTg` where lines are far apart
    return (
        previous.bottom - line.top > room * height
        or line.bottom > previous.top
        or line.left > previous.right + height
        or (line.left - previous.left > 1.5 * height and mark_of(line.text) is not None)
    )


def _edge(line: Printed, page: Page) -> str | None:
    """The margin in which a line is: `head`, `foot`, or None."""
    if line.bottom > page.height - _MARGIN:
        return "head"
    return "foot" if line.top < _MARGIN else None


def _is_repeated(line: Printed, page: Page, heads: set[tuple[str, str]]) -> bool:
    """Whether a line is the page's number, alone at the top or bottom, or a running head."""
    edge = _edge(line, page)
    return edge is not None and ((edge, line.text) in heads or PAGE_NUMBER.fullmatch(line.text) is not None)


def _running_heads(pages: Sequence[Page]) -> set[tuple[str, str]]:
    """Lines that are at the edge of three pages or more, and of half of them."""
    counted = Counter(
        (edge, line.text) for page in pages for line in page.lines if (edge := _edge(line, page)) is not None
    )
    return {line for line, times in counted.items() if times >= 3 and times >= len(pages) / 2}
