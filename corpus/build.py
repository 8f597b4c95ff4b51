"""Lines into a `Document`: the last step of every reader."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.document import Cell, Document, Doubt, Source, Span, Table, TextSource
from corpus.garbled import garbled
from corpus.line import Line
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
    texts: list[str] = []
    folded: list[str] = []
    spans: list[Span] = []
    page_starts: dict[int, int] = {}
    cells: dict[int, list[Cell]] = {}
    found: list[Doubt] = []
    offset = 0
    annotated = any(line.page is not None or line.notes or line.cells for line in lines)
    for paragraph in paragraphs(lines):
        for line, start in zip(paragraph.lines, paragraph.starts, strict=True) if annotated else ():
            if line.page is not None:
                page_starts.setdefault(line.page, offset + start)
            for note in line.notes:
                span = Span(offset + start + note.start, offset + start + note.end)
                found.append(Doubt(note.code, note.severity, note.message, span))
            for cell in line.cells:
                span = Span(offset + start + cell.start, offset + start + cell.end)
                cells.setdefault(cell.table, []).append(
                    Cell(cell.row, cell.column, span, cell.row_span, cell.column_span)
                )
        texts.append(paragraph.text)
        folded.append(paragraph.folded)
        spans.append(Span(offset, offset + len(paragraph.text)))
        offset += len(paragraph.text) + 1
    text = _lines(texts)
    document = Document(
        source=source,
        text=text,
        paragraphs=tuple(spans),
        page_starts=_all_pages(page_starts, page_count, len(text)),
        tables=tuple(_table(found) for _, found in sorted(cells.items())),
        text_source=text_source,
        doubts=(*doubts, *found, *garbled(texts, spans)),
        recognised_pages=frozenset(line.page for line in lines if line.recognised and line.page is not None),
    )
    vars(document).update(folded=_lines(folded))  # known from its lines already
    return document


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
