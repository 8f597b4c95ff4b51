"""The rows and cells of a DOCX table in the columns of its grid.

Hidden and deleted rows and deleted cells are left out; cells may be wrapped in content controls or custom XML; a row may begin
some columns to the right.  Source: ECMA-376, part 1, 17.4 (tables).
"""

import dataclasses
from collections.abc import Sequence

from corpus.docx.names import Element, is_on, value_of, w
from corpus.docx.tree import contents
from patterns.fold import fold
from patterns.header.line import LAYOUT_WORDS

MAX_COLUMNS = 100


@dataclasses.dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's element, the column it begins in, and how many it covers; whether it continues the cell above."""

    element: Element
    column: int
    width: int
    continues: bool


def grid(table: Element) -> list[list[GridCell]]:
    """The rows that are printed, each with its cells."""
    return [_cells(row) for row in contents(table) if row.tag == w("tr") and not _is_gone(row)]


def is_layout(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a table only sets text side by side, as the header and the signature do: by their words, or by its shape."""
    texts = [["".join(map(str, cell.element.itertext())).strip() for cell in row] for row in rows]
    columns = {index for row in texts for index, text in enumerate(row) if text}
    if len(columns) < 2 or len(rows) < 2:
        return True
    return len(columns) < 4 and LAYOUT_WORDS.search(fold(" ".join(text for row in texts for text in row))) is not None


def row_spans(rows: Sequence[Sequence[GridCell]]) -> dict[tuple[int, int], int]:
    """How many rows each merged cell covers, by its first row and column."""
    open_cells: dict[int, tuple[int, int]] = {}
    spans: dict[tuple[int, int], int] = {}
    for row_number, row in enumerate(rows):
        for cell in row:
            if cell.continues and cell.column in open_cells:
                spans[open_cells[cell.column]] = spans.get(open_cells[cell.column], 1) + 1
            else:
                open_cells[cell.column] = (row_number, cell.column)
    return spans


def _cells(row: Element) -> list[GridCell]:
    found: list[GridCell] = []
    column = _count(value_of(row.find(w("trPr")), "gridBefore"), 0)
    for element in contents(row):
        properties = element.find(w("tcPr"))
        if element.tag != w("tc") or (properties is not None and properties.find(w("cellDel")) is not None):
            continue
        width = _count(value_of(properties, "gridSpan"), 1)
        if found and _merge(properties, "hMerge") == "continue":
            found[-1] = dataclasses.replace(found[-1], width=found[-1].width + width)
        else:
            found.append(GridCell(element, column, width, _merge(properties, "vMerge") == "continue"))
        column += width
    return found


def _is_gone(row: Element) -> bool:
    properties = row.find(w("trPr"))
    if properties is None:
        return False
    hidden = properties.find(w("hidden"))
    return properties.find(w("del")) is not None or (hidden is not None and is_on(hidden))


def _merge(properties: Element | None, name: str) -> str | None:
    merge = properties.find(w(name)) if properties is not None else None
    return merge.get(w("val"), "continue") if merge is not None else None


def _count(text: str | None, least: int) -> int:
    return max(least, min(int(text), MAX_COLUMNS)) if text and text.isdigit() else least
