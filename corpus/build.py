"""Lines into a `Document`: the last step of every reader."""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Sequence

from corpus.document import Cell, Document, Doubt, Source, Span, Table, TextSource
from corpus.garbled import garbled
from corpus.line import Line, LineCell, LineNote
from corpus.paragraph import Paragraph, paragraphs


def assemble(
    source: Source,
    lines: Sequence[Line],
    *,
    page_count: int | None = None,
    text_source: TextSource = "text",
    doubts: Iterable[Doubt] = (),
) -> Document:
    """The document that `lines` make up.

    `page_count` is how many pages the file has (None: no pages); a page without a line begins where the
    next one does.
    """
    joined = paragraphs(lines)
    texts = [paragraph.text for paragraph in joined]
    spans = _spans(texts)
    marks = _marks(joined) if any(line.page is not None or line.notes or line.cells for line in lines) else _Marks()
    text = _lines(texts)
    document = Document(
        source=source,
        text=text,
        paragraphs=spans,
        page_starts=_all_pages(marks.page_starts, page_count, len(text)),
        tables=tuple(_table(found) for _, found in sorted(marks.cells.items())),
        text_source=text_source,
        doubts=(*doubts, *marks.doubts, *garbled(texts, spans)),
        recognised_pages=frozenset(line.page for line in lines if line.recognised and line.page is not None),
    )
    vars(document).update(folded=_lines([paragraph.folded for paragraph in joined]))  # known from its lines already
    return document


def _spans(texts: Sequence[str]) -> tuple[Span, ...]:
    """Where paragraphs are that follow each other, one per line."""
    ends = list(itertools.accumulate([len(text) + 1 for text in texts]))
    return tuple([Span(end - len(text) - 1, end - 1) for text, end in zip(texts, ends, strict=True)])


@dataclasses.dataclass(slots=True)
class _Marks:
    """What lines carry beside their text, at offsets of the document."""

    page_starts: dict[int, int] = dataclasses.field(default_factory=dict)
    cells: dict[int, list[Cell]] = dataclasses.field(default_factory=dict)
    """By table."""
    doubts: list[Doubt] = dataclasses.field(default_factory=list)

    def add(self, line: Line, start: int) -> None:
        """Take what a line carries that begins at an offset."""
        if line.page is not None:
            self.page_starts.setdefault(line.page, start)
        for note in line.notes:
            self.doubts.append(Doubt(note.code, note.severity, note.message, _moved(note, start)))
        for cell in line.cells:
            placed = Cell(cell.row, cell.column, _moved(cell, start), cell.row_span, cell.column_span)
            self.cells.setdefault(cell.table, []).append(placed)


def _moved(part: LineNote | LineCell, start: int) -> Span:
    """Where a part of a line is in a document in which the line begins at an offset."""
    return Span(start + part.start, start + part.end)


def _marks(joined: Sequence[Paragraph]) -> _Marks:
    """What the lines of paragraphs carry."""
    marks = _Marks()
    lines = (line for paragraph in joined for line in paragraph.lines)
    for line, start in zip(lines, line_starts(joined), strict=True):
        marks.add(line, start)
    return marks


def _lines(texts: Sequence[str]) -> str:
    return "".join([f"{line}\n" for line in texts])


def line_starts(joined: Iterable[Paragraph]) -> Iterator[int]:
    """The offset in the document's text at which each line of its paragraphs begins."""
    offset = 0
    for paragraph in joined:
        yield from (offset + start for start in paragraph.starts)
        offset += len(paragraph.text) + 1


def _all_pages(starts: dict[int, int], count: int | None, end: int) -> tuple[int, ...]:
    """The offset at which each page begins; page 1 begins at 0."""
    found: list[int] = []
    following = end
    for page in range(count or 0, 0, -1):
        following = starts.get(page, following)
        found.append(following)
    return (0, *reversed(found[:-1])) if found else ()


def _table(cells: Sequence[Cell]) -> Table:
    return Table(Span(cells[0].span.start, max(cell.span.end for cell in cells)), tuple(cells))
