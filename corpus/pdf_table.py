"""Ruled tables of a PDF page, by pdfplumber."""

import dataclasses
import io
from collections.abc import Iterator

from corpus.normalise import normalise, single_spaced
from corpus.paragraph import Line, LineCell
from corpus.printed import Box


@dataclasses.dataclass(frozen=True, slots=True)
class PlacedRow:
    """A table's row as a line, where its table stands on the page (points from the lower left), and each cell's box."""

    line: Line
    table_left: float
    table_right: float
    table_bottom: float
    table_top: float
    boxes: tuple[Box, ...] = ()


def table_rows(data: bytes, index: int, height: float) -> Iterator[PlacedRow]:
    """The rows of the ruled tables on page `index` (from 0) of a PDF; frames around text are no tables."""
    import pdfplumber  # heavy, and needed on few pages

    with pdfplumber.open(io.BytesIO(data), pages=[index + 1]) as pdf:
        page = pdf.pages[0]
        for number, table in enumerate(page.find_tables()):
            texts = table.extract()
            if len(texts) < 2 or max(len(row) for row in texts) < 2:
                continue
            left, top, right, bottom = table.bbox
            for row_number, row in enumerate(texts):
                line = _line(row, index + 1, (index << 8) + number, row_number)
                if line is not None:
                    boxes = tuple(_box(cell, height) for cell in table.rows[row_number].cells if cell is not None)
                    yield PlacedRow(line, left, right, height - bottom, height - top, boxes)


def _box(cell: tuple[float, float, float, float], height: float) -> Box:
    """pdfplumber's left, top, right and bottom, from the page's upper left, as a box from the lower left."""
    left, top, right, bottom = cell
    return Box(left, height - bottom, right, height - top)


def _line(row: list[str | None], page: int, table: int, row_number: int) -> Line | None:
    """A row as a line; None for one without words.  A place that a merged cell covers is None in `row`."""
    text = ""
    cells: list[LineCell] = []
    for column, cell in enumerate(row):
        if cell is None:
            continue
        words = single_spaced(normalise(cell).replace("\n", " "))
        width = next(
            (other - column for other in range(column + 1, len(row)) if row[other] is not None), len(row) - column
        )
        text += " | " if cells else ""
        cells.append(LineCell(table, row_number, column, len(text), len(text) + len(words), 1, width))
        text += words
    return (
        Line(text, page, blank_before=True, apart=True, cells=tuple(cells))
        if any(cell.start < cell.end for cell in cells)
        else None
    )
