"""Lines into a `Document`: the last step of every reader."""

import bisect
import dataclasses
import functools
import itertools
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence

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
    text = _lines(texts)
    spans = _spans(texts)
    carries = page_count or any(map(_notes, lines)) or any(map(_cells, lines))
    marks = _marks(joined, spans) if carries else _Marks()
    document = Document(
        source=source,
        text=text,
        paragraphs=spans,
        page_starts=_all_pages(marks.page_starts, page_count, len(text)),
        tables=tuple(_table(found) for _, found in sorted(marks.cells.items())),
        text_source=text_source,
        doubts=(*doubts, *marks.doubts, *garbled(texts, spans)),
        recognised_pages=frozenset(line.page for line in filter(_is_recognised, lines) if line.page is not None),
    )
    vars(document).update(folded=_lines([paragraph.folded for paragraph in joined]))  # known from its lines already
    return document


_made: Callable[[tuple[int, int]], Span] = functools.partial(tuple.__new__, Span)
_page, _notes, _cells, _is_recognised = map(operator.attrgetter, ("page", "notes", "cells", "recognised"))


def _spans(texts: Sequence[str]) -> tuple[Span, ...]:
    """Where paragraphs are that follow each other, one per line."""
    lengths = list(map(len, texts))
    # Each begins behind those before it and a line end for each of them.
    starts = map(operator.add, itertools.accumulate(lengths, initial=0), itertools.count())
    ends = map(operator.add, itertools.accumulate(lengths), itertools.count())
    return tuple(map(_made, zip(starts, ends, strict=False)))


@dataclasses.dataclass(slots=True)
class _Marks:
    """What lines carry beside their text, at offsets of the document."""

    page_starts: dict[int | None, int] = dataclasses.field(default_factory=dict)
    cells: dict[int, list[Cell]] = dataclasses.field(default_factory=dict)
    """By table."""
    doubts: list[Doubt] = dataclasses.field(default_factory=list)

    def add(self, line: Line, start: int) -> None:
        """Take what a line carries that begins at an offset."""
        for note in line.notes:
            self.doubts.append(Doubt(note.code, note.severity, note.message, _moved(note, start)))
        for cell in line.cells:
            placed = Cell(cell.row, cell.column, _moved(cell, start), cell.row_span, cell.column_span)
            self.cells.setdefault(cell.table, []).append(placed)


def _moved(part: LineNote | LineCell, start: int) -> Span:
    """Where a part of a line is in a document in which the line begins at an offset."""
    return Span(start + part.start, start + part.end)


def _marks(joined: Sequence[Paragraph], spans: Sequence[Span]) -> _Marks:
    """What the lines of paragraphs, which are at some spans, carry."""
    _, _, groups, starts = zip(*joined, strict=True) if joined else [()] * 4
    lines = list(itertools.chain.from_iterable(groups))
    pages = list(map(_page, lines))
    ends = list(itertools.accumulate(map(len, groups)))

    def start(place: int) -> int:
        paragraph = bisect.bisect_right(ends, place)
        own: Sequence[int] = starts[paragraph]
        return spans[paragraph].start + own[place - ends[paragraph]]  # counted from the paragraph's last line

    marks = _Marks()
    for place in (0, *itertools.compress(itertools.count(1), map(operator.ne, pages, pages[1:]))) if lines else ():
        marks.page_starts.setdefault(pages[place], start(place))
    carried = map(operator.concat, map(_notes, lines), map(_cells, lines))
    for place in itertools.compress(itertools.count(), carried):
        marks.add(lines[place], start(place))
    return marks


def _lines(texts: Sequence[str]) -> str:
    return "\n".join([*texts, ""])


def line_starts(joined: Sequence[Paragraph]) -> list[int]:
    """The offset in the document's text at which each line of its paragraphs begins."""
    texts, _, _, starts = zip(*joined, strict=True) if joined else [()] * 4
    places = map(itertools.repeat, map(operator.itemgetter(0), _spans(texts)), map(len, starts))
    return list(map(operator.add, itertools.chain.from_iterable(places), itertools.chain.from_iterable(starts)))


def _all_pages(starts: Mapping[int | None, int], count: int | None, end: int) -> tuple[int, ...]:
    """The offset at which each page begins; page 1 begins at 0."""
    found: list[int] = []
    following = end
    for page in range(count or 0, 0, -1):
        following = starts.get(page, following)
        found.append(following)
    return (0, *reversed(found[:-1])) if found else ()


def _table(cells: Sequence[Cell]) -> Table:
    return Table(Span(cells[0].span.start, max(cell.span.end for cell in cells)), tuple(cells))
