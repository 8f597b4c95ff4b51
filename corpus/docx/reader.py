"""DOCX files: paragraphs, tables and text boxes in document order, with the numbers that Word only draws.

Headers and footers are no part of the text; what tracked changes delete is left out.  Source: ECMA-376,
part 1, chapter 17 (WordprocessingML).
"""

import io
import itertools
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from corpus.build import assemble
from corpus.document import Document, Source
from corpus.docx.numbering import Numbering
from corpus.docx.style import Fonts
from corpus.errors import CorruptError, EmptyError, TooLargeError
from corpus.line import Line, LineCell
from corpus.normalise import is_rule, normalise, single_spaced
from patterns.encoding.legacy import Encoding, encoding_of_font, is_capitals_font, to_unicode
from patterns.fold import fold
from patterns.header.line import LAYOUT_WORDS

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that all parts of the file may hold together."""
MAX_PART = 96 * 1024 * 1024
MAX_COLUMNS = 100

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _SDT, _SDT_CONTENT, _BOX = (qn(f"w:{name}") for name in ("p", "tbl", "sdt", "sdtContent", "txbxContent"))
_SKIPPED = {qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sectPr")} | {
    _FALLBACK,
    _BOX,
}

Element = etree._Element  # lxml's public stubs name the class so


def read_docx(source: Source, data: bytes) -> Document:
    """The document of a DOCX file.

    Raises `CorruptError`, `TooLargeError` for archives that unpack to more than `MAX_UNPACKED` bytes, and
    `EmptyError`.
    """
    _check(data)
    try:
        word = docx.Document(io.BytesIO(data))
        lines = list(_Reader(word).lines())
    except (
        KeyError,
        ValueError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        zlib.error,
        AttributeError,
        RecursionError,
    ) as error:
        raise CorruptError(
            f"not a whole DOCX file ({type(error).__name__}: {error})", "open it in an office program and save it again"
        ) from error
    if not lines:
        raise EmptyError("no text in the file", "if its pages are pictures, print it to PDF")
    return assemble(source, lines)


def _check(data: bytes) -> None:
    """Refuse what would not be read safely: bombs, and entities, which no office program writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MAX_UNPACKED or any(
                part.file_size > MAX_PART for part in parts if part.filename.endswith((".xml", ".rels"))
            ):
                raise TooLargeError(
                    f"unpacks to more than {MAX_UNPACKED >> 20} MiB", "check that this is the right file"
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as file:
                        if b"<!DOCTYPE" in file.read(4096):
                            raise CorruptError(
                                f"{part.filename} declares a DOCTYPE, which no DOCX may",
                                "open it in an office program and save it again",
                            )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise CorruptError(f"not a whole DOCX file ({error})", "get the file again") from error


_NONE = ("-", "–")
"""What a table's cell says where there is nothing to say."""


class _Reader:
    """Walks the body once; keeps the counters of lists and the number of the table it is in."""

    def __init__(self, word: WordDocument) -> None:
        self.body: Element = word.element.body
        self.numbering = Numbering(word)
        self.fonts = Fonts(word)
        self.tables = 0
        self.blank = True
        self.in_cell = False

    def lines(self) -> Iterator[Line]:
        yield from self._block(self.body)

    def _block(self, parent: Element) -> Iterator[Line]:
        for child in parent:
            if child.tag == _P:
                yield from self._paragraph(child)
            elif child.tag == _TBL:
                yield from self._table(child)
            elif child.tag == _SDT:
                for content in child.iterchildren(_SDT_CONTENT):
                    yield from self._block(content)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        for box in _boxes(paragraph):
            self.blank = True
            yield from self._block(box)
            self.blank = True
        text = self._text(paragraph)
        number = self.numbering.prefix(paragraph) if text.strip() else ""
        for raw in normalise(number + text).split("\n"):
            if is_rule(raw) and not (self.in_cell and raw.strip() in _NONE):
                self.blank = True
                continue
            yield Line(single_spaced(raw), blank_before=self.blank)
            self.blank = False

    def _text(self, paragraph: Element) -> str:
        pieces: list[str] = []
        for font, runs in itertools.groupby(_runs(paragraph), key=lambda run: self._legacy_font(run, paragraph)):
            text = "".join(itertools.chain.from_iterable(_run_text(run) for run in runs))
            pieces.append(to_unicode(text, font[0], capitals=font[1]) if font else text)
        return "".join(pieces)

    def _legacy_font(self, run: Element, paragraph: Element) -> tuple[Encoding, bool] | None:
        """The encoding of a run's font and whether it is one of capitals; None for fonts of Unicode."""
        font = self.fonts.of(run, paragraph) or ""
        encoding = encoding_of_font(font)
        return (encoding, is_capitals_font(font)) if encoding else None

    def _table(self, table: Element) -> Iterator[Line]:
        rows = [list(row.iterchildren(qn("w:tc"))) for row in _rows(table)]
        if not rows:
            return
        if _is_layout(rows):
            for row in rows:
                for cell in row:
                    self.blank = True
                    yield from self._block(cell)
            self.blank = True
            return
        number, self.tables = self.tables, self.tables + 1
        outside, self.in_cell = self.in_cell, True
        yield from self._data_rows(rows, number)
        self.in_cell = outside
        self.blank = True

    def _data_rows(self, rows: list[list[Element]], number: int) -> Iterator[Line]:
        """A line a row; a cell that is merged downwards stands in its first row."""
        spans = _row_spans(rows)
        for row_number, row in enumerate(rows):
            text, column = "", 0
            cells: list[LineCell] = []
            for cell in row:
                width = _grid_span(cell)
                if not _continues_above(cell):
                    words = " ".join(line.text for line in self._block(cell))
                    text += " | " if cells else ""
                    cells.append(
                        LineCell(
                            number,
                            row_number,
                            column,
                            len(text),
                            len(text) + len(words),
                            spans.get((row_number, column), 1),
                            width,
                        )
                    )
                    text += words
                column += width
            if cells and any(cell.start < cell.end for cell in cells):
                yield Line(text, blank_before=True, apart=True, cells=tuple(cells))


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph; the copies kept for old programs are passed over."""
    for box in paragraph.iter(_BOX):
        copied = any(above.tag == _FALLBACK for above in box.iterancestors())
        if not copied and next(iter(box.iterancestors(_BOX)), None) is None:
            yield box


def _runs(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == qn("w:r"):
            yield child
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _runs(child)


def _run_text(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:tab"), qn("w:ptab")):
            yield " "
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag == qn("w:softHyphen"):
            yield "\u00ad"  # in TCVN3 the letter ư, elsewhere invisible


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag == _SDT:
            for content in child.iterchildren(_SDT_CONTENT):
                yield from _rows(content)


def _is_layout(rows: list[list[Element]]) -> bool:
    """Whether a table only sets text side by side, as the header and the signature do: by their words, or by its shape."""
    texts = [["".join(map(str, cell.itertext())).strip() for cell in row] for row in rows]
    columns = {index for row in texts for index, text in enumerate(row) if text}
    if len(columns) < 2 or len(rows) < 2:
        return True
    return len(columns) < 4 and LAYOUT_WORDS.search(fold(" ".join(text for row in texts for text in row))) is not None


def _grid_span(cell: Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = span.get(qn("w:val")) if span is not None else None
    return max(1, min(int(value), MAX_COLUMNS)) if value and value.isdigit() else 1


def _continues_above(cell: Element) -> bool:
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _row_spans(rows: list[list[Element]]) -> dict[tuple[int, int], int]:
    """How many rows each merged cell covers, by its first row and column."""
    open_cells: dict[int, tuple[int, int]] = {}
    spans: dict[tuple[int, int], int] = {}
    for row_number, row in enumerate(rows):
        column = 0
        for cell in row:
            if _continues_above(cell) and column in open_cells:
                spans[open_cells[column]] = spans.get(open_cells[column], 1) + 1
            else:
                open_cells[column] = (row_number, column)
            column += _grid_span(cell)
    return spans
