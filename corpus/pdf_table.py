"""Ruled tables of a PDF page, by pdfplumber."""

import io
from collections.abc import Iterator
from typing import Any

from corpus.printed import Box
from corpus.table_shape import DrawnCell, PlacedRow, shaped, table_lines


def table_rows(data: bytes, index: int, height: float) -> Iterator[PlacedRow]:
    """The rows of the ruled tables on page `index` (from 0) of a PDF; frames around text are no tables."""
    import pdfplumber  # heavy, and needed on few pages

    with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as pdf:
        page = pdf.pages[0]
        for number, table in enumerate(page.find_tables()):
            cells = shaped(_cells(table, height))
            if _is_table(cells):
                yield from table_lines(cells, index + 1, (index << 8) + number)


def _is_table(cells: list[DrawnCell]) -> bool:
    return any(cell.row for cell in cells) and any(cell.column for cell in cells)


def _cells(table: Any, height: float) -> Iterator[tuple[Box, str]]:
    """Each cell's box, from pdfplumber's left, top, right and bottom below the page's upper left, and its words."""
    for row, texts in zip(table.rows, table.extract(), strict=True):
        for place, text in zip(row.cells, texts, strict=True):
            if place is not None:
                left, top, right, bottom = place
                yield Box(left, height - bottom, right, height - top), text or ""
