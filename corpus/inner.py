"""A file within a file: its document's paragraphs and tables as lines of the one that contains it."""

import dataclasses
from collections.abc import Iterator

from corpus.document import Cell, Document
from corpus.line import Line, LineCell
from corpus.options import Options

MAX_DEPTH = 4
"""How deep files may be nested."""


def inner_document(data: bytes, name: str, options: Options) -> Document:
    """The document of a file inside another, whatever its kind.

    Raises `UnreadableError`.
    """
    from corpus.errors import TooLargeError
    from corpus.read import read_data

    if options.depth >= MAX_DEPTH:
        raise TooLargeError("file.nested", "do.right_file", depth=MAX_DEPTH)
    return read_data(name, data, dataclasses.replace(options, depth=options.depth + 1))


def lines_of(document: Document, first_table: int) -> Iterator[Line]:
    """A document's paragraphs as lines that join nothing; its tables are numbered from `first_table` on."""
    cells: dict[int, list[tuple[int, Cell]]] = {}
    for number, table in enumerate(document.tables, first_table):
        for cell in table.cells:
            cells.setdefault(document.paragraph_at(cell.span.start).start, []).append((number, cell))
    for paragraph in document.paragraphs:
        found = tuple(
            LineCell(
                table,
                cell.row,
                cell.column,
                cell.span.start - paragraph.start,
                cell.span.end - paragraph.start,
                cell.row_span,
                cell.column_span,
            )
            for table, cell in cells.get(paragraph.start, ())
        )
        recognised = document.text_source != "text"
        yield Line(document.quote(paragraph), blank_before=True, apart=True, cells=found, recognised=recognised)
