"""Ruled tables of a PDF page, by pdfplumber."""

import io
from collections.abc import Iterator
from typing import Any

from corpus.pdf.text_line import Box
from corpus.table.shape import DrawnTable


def ruled_tables(data: bytes, index: int, height: float) -> Iterator[DrawnTable]:
    """The data tables of the page at `index` (from 0) of a PDF, from its top; `height` in points."""
    import pdfplumber  # slow to load, and most pages need no tables

    with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as pdf:
        for table in pdf.pages[0].find_tables():
            cells = tuple(_cells(table, height))
            if len({box.left for box, _ in cells}) > 1:
                yield DrawnTable(cells)


def _cells(table: Any, height: float) -> Iterator[tuple[Box, str]]:
    """Each cell's box, from pdfplumber's left, top, right and bottom below the page's upper left, and its words."""
    for row, texts in zip(table.rows, table.extract(), strict=True):
        for place, text in zip(row.cells, texts, strict=True):
            if place is not None:
                left, top, right, bottom = place
                yield Box(left, height - bottom, right, height - top), text or ""
