"""The rows of a document's drawn tables as lines, page by page; a table that continues over pages keeps its number and columns."""

import dataclasses
from collections.abc import Iterator, Sequence

from corpus.line import Line, LineCell
from corpus.pdf.text_line import Box
from corpus.table.cell_line import words_of
from corpus.table.cut_row import is_rest_of_row
from corpus.table.shape import DrawnCell, DrawnTable, edges, shaped
from patterns.fold import fold
from patterns.header.line import LAYOUT_WORDS

_ABOUT = 30.0
"""Points by which the guessed columns of a table without lines may differ from page to page."""
_SAME_WIDTH = 6.0
"""Points by which the outer edges of a table may differ from page to page."""


@dataclasses.dataclass(frozen=True, slots=True)
class PlacedRow:
    """A table's row as a line, its table's box on the page, and each cell's."""

    line: Line
    table: Box
    boxes: tuple[Box, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class TablePage:
    """A page's tables from the top, and where the page's other lines are (bottom and top)."""

    number: int
    tables: tuple[DrawnTable, ...]
    others: tuple[tuple[float, float], ...]
    recognised: bool = False

    def is_last(self, table: DrawnTable) -> bool:
        """Whether nothing is below the table."""
        return table is self.tables[-1] and not any(top < table.box.bottom for _, top in self.others)

    def is_first(self, table: DrawnTable) -> bool:
        """Whether nothing is above the table."""
        return table is self.tables[0] and not any(bottom > table.box.top for bottom, _ in self.others)


@dataclasses.dataclass(frozen=True, slots=True)
class _Part:
    """The piece of a table that one page has."""

    page: TablePage
    table: DrawnTable


@dataclasses.dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: the part that it begins in, its number from 0 through all parts, its cells."""

    part: _Part
    number: int
    cells: tuple[DrawnCell, ...]


def placed_rows(pages: Sequence[TablePage]) -> dict[int, list[PlacedRow]]:
    """The rows of the tables of each page, by its number; a row without words is not one, nor is a table of one column or row, or a letterhead."""
    found: dict[int, list[PlacedRow]] = {page.number: [] for page in pages}
    for number, parts in enumerate(_whole(pages)):
        common = edges(left for part in parts for left in part.table.lefts)
        cut: list[_Row] = []
        for part in parts:
            _take(cut, part, shaped(part.table, common if part.table.ruled else part.table.lefts))
        rows = [
            (row.part, PlacedRow(_line(row, number), row.part.table.box, tuple(cell.box for cell in row.cells)))
            for row in cut
            if any(cell.text for cell in row.cells)
        ]
        if (
            len(common) > 1
            and len(cut) > 1
            and any(part.table.sure for part in parts)
            and not _is_layout(rows, len(common))
        ):
            for part, placed in rows:
                found[part.page.number].append(placed)
    return found


def _take(cut: list[_Row], part: _Part, cells: Sequence[DrawnCell]) -> None:
    """Adds a part's rows to those of the pages before; a row that was cut by the page's end is whole again."""
    rows: dict[int, list[DrawnCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    head = [cell.text for cell in cut[0].cells] if cut else []
    shift = (cut[-1].number + 1) if cut else 0
    is_first = bool(cut)
    for at, row in rows.items():
        if is_first and [cell.text for cell in row] != head:
            is_first = False
            if is_rest_of_row([cell.text for cell in cut[-1].cells], [cell.text for cell in row]):
                cut[-1] = _joined(cut[-1], row)
                shift -= 1
                continue
        cut.append(_Row(part, shift + at, tuple(row)))


def _joined(row: _Row, rest: Sequence[DrawnCell]) -> _Row:
    """A row with what is on the next page of it."""
    cells = tuple(
        dataclasses.replace(cell, text=words_of(f"{cell.text}\n{more.text}") if more.text else cell.text)
        for cell, more in zip(row.cells, rest, strict=True)
    )
    return dataclasses.replace(row, cells=cells)


def _is_layout(rows: Sequence[tuple[_Part, PlacedRow]], columns: int) -> bool:
    """Whether a table only sets the header or the signature side by side."""
    return columns < 4 and LAYOUT_WORDS.search(fold(" ".join(row.line.text for _, row in rows))) is not None


def _whole(pages: Sequence[TablePage]) -> Iterator[list[_Part]]:
    """The parts of each table."""
    parts: list[_Part] = []
    for page in pages:
        for table in page.tables:
            part = _Part(page, table)
            if parts and not _goes_on(parts[-1], part):
                yield parts
                parts = []
            parts.append(part)
    if parts:
        yield parts


def _goes_on(last: _Part, part: _Part) -> bool:
    """Whether a table at the top of a page continues the one at the foot of the page before, as wide as it."""
    return (
        part.page.number == last.page.number + 1
        and last.page.is_last(last.table)
        and part.page.is_first(part.table)
        and _is_alike(last.table, part.table)
    )


def _is_alike(before: DrawnTable, after: DrawnTable) -> bool:
    """Whether two tables may be one: of one width if they are ruled, else of columns that begin about where the others do."""
    if before.ruled != after.ruled:
        return False
    if before.ruled:
        sides = (before.box.left, after.box.left), (before.box.right, after.box.right)
        return all(abs(left - right) < _SAME_WIDTH for left, right in sides)
    columns = list(zip(before.lefts, after.lefts, strict=False))
    return len(before.lefts) == len(after.lefts) and all(abs(one - other) < _ABOUT for one, other in columns)


def _line(row: _Row, table: int) -> Line:
    text = ""
    cells: list[LineCell] = []
    for cell in row.cells:
        text += " | " if cells else ""
        end = len(text) + len(cell.text)
        cells.append(LineCell(table, row.number, cell.column, len(text), end, cell.row_span, cell.column_span))
        text += cell.text
    page = row.part.page
    return Line(text, page.number, blank_before=True, apart=True, cells=tuple(cells), recognised=page.recognised)
