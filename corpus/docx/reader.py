"""DOCX files: paragraphs, tables and text boxes in document order, with the numbers that Word only draws.

A letterhead in the first page's header is read in front; other headers and footers are not part of the text.  Footnotes and endnotes
follow the paragraph of their mark.  Source: ECMA-376, part 1, chapter 17 (WordprocessingML).
"""

import itertools
from collections.abc import Iterator

from corpus.build import assemble
from corpus.document import Document, Doubt, Source, TextSource, doubt
from corpus.docx.letterhead import lacks_letterhead, letterhead_part
from corpus.docx.names import Element, w
from corpus.docx.notes import Notes
from corpus.docx.numbering import Numbering
from corpus.docx.objects import Objects
from corpus.docx.package import Package
from corpus.docx.style import Styles
from corpus.docx.table import GridCell, grid, is_layout, row_spans
from corpus.docx.tree import contents, text_boxes
from corpus.docx.words import Words
from corpus.errors import CorruptError, EmptyError
from corpus.line import Line, LineCell, LineNote
from corpus.message import joined
from corpus.normalise import is_rule, normalise, single_spaced
from corpus.options import Options

_NONE = ("-", "–")
"""What a table's cell states where there is nothing to state."""
_LETTERHEAD_LINES = 12
"""How many first lines may contain the letterhead."""


def read_docx(source: Source, data: bytes, options: Options | None = None) -> Document:
    """The document of a DOCX file, a template or a file with macros.

    Raises `CorruptError`, `EncryptedError`, `TooLargeError` for archives that unpack to too much, and `EmptyError`.
    """
    try:
        reader = _Reader(Package(data), options or Options())
        lines = reader.lines()
    except RecursionError as error:
        raise CorruptError("file.docx_nested", "do.resave") from error
    if not lines:
        if reader.objects.unread:
            why = joined(found.message for found in reader.objects.unread)
            raise EmptyError("file.no_text_unread", "do.print_images", why=why)
        raise EmptyError("file.no_text", "do.print_images")
    recognised = {line.recognised for line in lines}
    text_source: TextSource = "mixed" if len(recognised) == 2 else "ocr" if True in recognised else "text"
    return assemble(source, lines, text_source=text_source, doubts=reader.doubts())


class _Reader:
    """Walks the body once; keeps the counters of lists and the number of the table it is in."""

    def __init__(self, package: Package, options: Options) -> None:
        self.package = package
        text = package.text()
        body = text.find(w("body"))
        self.body: Element = text if body is None else body
        styles = Styles(package.of_kind("styles"))
        self.styles = styles
        self.words = Words(styles)
        self.numbering = Numbering(package.of_kind("numbering"), styles)
        self.notes = Notes(package)
        self.objects = Objects(package, options)
        self.tables = 0
        self.blank = True
        self.in_cell = self.in_layout = False
        self.open_text = ""
        """Of a paragraph whose end was deleted."""

    def doubts(self) -> list[Doubt]:
        """Parts of the file that could not be read: what they contain is missing in the text."""
        return [doubt("part_unread.damaged", part=name) for name in dict.fromkeys(self.package.damaged)]

    def lines(self) -> list[Line]:
        """All lines; each part that gave none is noted at the line before it."""
        found: list[Line] = []
        for line in itertools.chain(self._blocks(self.body), self._remaining_notes()):
            found.append(line)
            self._note_unread(found)
        self._note_unread(found)
        head = self._letterhead([line.text for line in found[:_LETTERHEAD_LINES]])
        return [*head, *found]

    def _note_unread(self, lines: list[Line]) -> None:
        if lines and self.objects.unread:
            line = lines[-1]
            notes = (
                LineNote(0, len(line.text), found.code, found.severity, found.message) for found in self.objects.unread
            )
            lines[-1] = line._replace(notes=(*line.notes, *notes))
            self.objects.unread.clear()

    def _letterhead(self, first: list[str]) -> list[Line]:
        """The lines of the first page's header if the letterhead is there and not in the text."""
        part = letterhead_part(self.body, self.package)
        root = self.package.part(part) if part else None
        if part is None or root is None:
            return []
        self.objects.owner, self.blank = part, True
        lines = list(self._blocks(root))
        return lines if lacks_letterhead(first, [line.text for line in lines]) else []

    def _remaining_notes(self) -> Iterator[Line]:
        for note in self.notes.taken():
            yield from self._note(note)

    def _blocks(self, parent: Element) -> Iterator[Line]:
        for child in contents(parent):
            if child.tag == w("p"):
                yield from self._paragraph(child)
            elif child.tag == w("tbl"):
                yield from self._table(child)
            elif child.tag == w("altChunk"):
                yield from self._counted(self.objects.whole_file(child, self.tables))
            elif child.tag != w("r") and next(child.iter(w("p")), None) is not None:  # a wrapper that is not known
                yield from self._blocks(child)

    def _counted(self, lines: list[Line]) -> Iterator[Line]:
        """Lines of another file, whose tables are counted with ours; in a cell they are only words."""
        self.tables = max((self.tables, *(cell.table + 1 for line in lines for cell in line.cells)))
        yield from lines
        self.blank = self.blank or bool(lines)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        for box in text_boxes(paragraph):
            self.blank = True
            yield from self._blocks(box)
            self.blank = True
        text = self.open_text + self.words.of(paragraph)
        self.notes.note(self.words.notes())
        if self.styles.ends_nothing(paragraph):
            self.open_text = text
            return
        self.open_text = ""
        yield from self._printed(self._numbered(paragraph, text))
        yield from self._counted(list(self.objects.of(paragraph, self.tables)))
        if not self.in_cell and not self.in_layout and self.notes.may_follow(text):
            yield from self._remaining_notes()

    def _numbered(self, paragraph: Element, text: str) -> str:
        """A paragraph's text after its number; an empty one counts in its list, but prints nothing here."""
        if not text.strip() and self.styles.is_mark_hidden(paragraph):
            return ""
        number = self.numbering.prefix(paragraph)
        return number + text if text.strip() else ""

    def _printed(self, text: str) -> Iterator[Line]:
        for raw in normalise(text).split("\n"):
            if is_rule(raw) and not (self.in_cell and raw.strip() in _NONE):
                self.blank = True
                continue
            yield Line(single_spaced(raw), blank_before=self.blank)
            self.blank = False

    def _note(self, note: tuple[int, Element]) -> Iterator[Line]:
        """A footnote or endnote, its number before its first words."""
        number, element = note
        self.blank = True
        for index, line in enumerate(self._blocks(element)):
            yield line if index else line._replace(text=f"[{number}] {line.text}", blank_before=True, cells=())  # fmt: skip
        self.blank = True

    def _table(self, table: Element) -> Iterator[Line]:
        rows = grid(table)
        if not any(rows):
            return
        if is_layout(rows):
            outside, self.in_layout = self.in_layout, True
            for cell in itertools.chain.from_iterable(rows):
                self.blank = True
                yield from self._blocks(cell.element)
            self.in_layout = outside
        else:
            number, self.tables = self.tables, self.tables + 1
            was_in_cell, self.in_cell = self.in_cell, True
            yield from self._data_rows(rows, number)
            self.in_cell = was_in_cell
        self.blank = True

    def _data_rows(self, rows: list[list[GridCell]], number: int) -> Iterator[Line]:
        """A line per row; a cell that is merged downwards is in its first row."""
        spans = row_spans(rows)
        for row_number, row in enumerate(rows):
            text = ""
            cells: list[LineCell] = []
            for cell in row:
                if cell.continues:
                    continue
                words = " ".join(line.text for line in self._blocks(cell.element))
                text += " | " if cells else ""
                end, rows_covered = len(text) + len(words), spans.get((row_number, cell.column), 1)
                cells.append(LineCell(number, row_number, cell.column, len(text), end, rows_covered, cell.width))
                text += words
            if any(cell.start < cell.end for cell in cells):
                yield Line(text, blank_before=True, apart=True, cells=tuple(cells))
