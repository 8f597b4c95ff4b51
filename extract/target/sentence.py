"""The sentences of a plan that contain figures, with the paragraphs that govern them."""

import bisect
import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.document import Document, Span
from extract.context import Context
from extract.outline.tree import Item
from extract.record import LegalBasis
from extract.table.worded import worded_cells
from extract.target.bare_place import bare_places
from extract.target.chunk import Sentence
from extract.target.figure import Figure, Times
from extract.target.written import figures_of, starts_in
from patterns.outline.mark import mark_of
from patterns.target.chunk import LABEL, NOTE
from patterns.target.sentence import SENTENCE_END

_MOST_FIGURES = 40
"""Figures of a sentence that are read together."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Lead:
    """A paragraph that introduces what follows: its words, the kind of its mark, and the items that contain it."""

    span: Span
    kind: str
    above: tuple[Item, ...]


class _Part(NamedTuple):
    """A paragraph, or a cell of a table, in which figures may begin."""

    paragraph: Span
    start: int
    """Where its text starts after its mark."""
    leads: tuple[Span, ...]
    """The lead-ins that govern it."""
    starts: Sequence[int]
    """Where figures may begin."""


def sentences(context: Context) -> Iterator[Sentence]:
    """The sentences that contain figures, with the places that are named in them without their kind."""
    bare = bare_places(context)
    for sentence in _all_sentences(context):
        inside = _inside(bare, sentence.start, sentence.end)
        yield dataclasses.replace(sentence, bare=inside) if inside else sentence


def _all_sentences(context: Context) -> Iterator[Sentence]:
    """The sentences of the preamble and the body that contain figures, in order; of tables only indicators that are sentences."""
    document, cited = context.document, _citations(context)
    yield from _sentences(document, list(_parts(context)), cited)
    yield from _notes(context, cited)
    for cell, product in worded_cells(context):
        mark = mark_of(document.quote(cell))
        start = cell.start + (mark.end if mark else 0)
        part = _Part(cell, start, (), starts_in(document, start, cell.end))
        for sentence in _sentences(document, [part], cited):
            yield dataclasses.replace(sentence, product=product)


def _parts(context: Context) -> Iterator[_Part]:
    """The paragraphs of the preamble and the body in which figures may begin, with the lead-ins above them."""
    document, outline = context.document, context.outline
    leads: list[_Lead] = []
    starts = starts_in(document, context.preamble, outline.body_end)
    for paragraph in _running_text(context):
        leads = _governing(context, leads, paragraph) if leads else leads
        if inside := _within(starts, paragraph):
            item = outline.item_at(paragraph.start)
            start = item.text_start if item else paragraph.start
            yield _Part(paragraph, start, tuple(lead.span for lead in leads), inside)
        if document.folded[paragraph.start : paragraph.end].rstrip(" *").endswith(":"):
            leads.append(_Lead(paragraph, _kind(context, paragraph), outline.chain(paragraph.start)))


def _notes(context: Context, cited: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences of footnotes below the body that contain figures, each at the place of its mark."""
    document, outline = context.document, context.outline
    for note, mark in outline.notes:
        span, label = document.paragraph_at(note), NOTE.match(document.folded, note)
        if label is None or mark >= outline.body_end:
            continue
        home = document.paragraph_at(mark)
        part = _Part(span, label.end(), (), starts_in(document, label.end(), span.end))
        for found in _sentences(document, [part], cited):
            yield dataclasses.replace(found, paragraph=home)


def _running_text(context: Context) -> Iterator[Span]:
    """The paragraphs of the preamble and the body, without rows of tables."""
    document = context.document
    tables = [table.span for table in document.tables]
    barred = " | " in document.text
    for paragraph in document.paragraphs_between(context.preamble, context.outline.body_end):
        if barred and document.text.find(" | ", paragraph.start, paragraph.end) >= 0:
            continue
        if not tables or not any(table.start <= paragraph.start < table.end for table in tables):
            yield paragraph


def _citations(context: Context) -> list[Span]:
    """The citations of the plan, in order."""
    return sorted((row.span for row in context.of(LegalBasis)), key=_start)


def _within(places: Sequence[int], span: Span) -> Sequence[int]:
    """The places inside a span, of places in order."""
    return places[bisect.bisect_left(places, span.start) : bisect.bisect_left(places, span.end)]


def _kind(context: Context, paragraph: Span) -> str:
    """The kind of a paragraph's mark; empty if it has none."""
    item = context.outline.item_at(paragraph.start)
    return (item.kind or "") if item else ""


def _governing(context: Context, leads: list[_Lead], paragraph: Span) -> list[_Lead]:
    """The lead-ins that still govern a paragraph: it is in their section, has a mark, and not theirs."""
    chain, kind = context.outline.chain(paragraph.start), _kind(context, paragraph)
    first = context.outline.first

    def governs(lead: _Lead) -> bool:
        before_sections = not lead.above and lead.span.start < first <= paragraph.start
        return chain[: len(lead.above)] == lead.above and not before_sections and lead.kind != kind

    return list(itertools.takewhile(governs, leads)) if kind else []


def _sentences(document: Document, parts: Sequence[_Part], cited: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences with figures of paragraphs: the figures of all are read before the first is taken apart."""
    opened = []
    for part in parts:
        label = LABEL.match(document.folded, part.start, part.paragraph.end)
        opened.append(part._replace(start=label.end()) if label else part)
    read = [figures_of(document, part.start, part.paragraph.end, part.starts) for part in opened]
    for part, (figures, times) in zip(opened, read, strict=True):
        if figures:
            yield from _sentences_of(document, part, figures, times, cited)


def _sentences_of(
    document: Document, part: _Part, figures: Sequence[Figure], times: Times, cited: Sequence[Span]
) -> Iterator[Sentence]:
    """The sentences of a paragraph that contain some of its figures."""
    paragraph, start, leads, _ = part
    places = [figure.start for figure in figures]
    ends = [match.end() for match in SENTENCE_END.finditer(document.text, start, paragraph.end)]
    for end in (*ends, paragraph.end):
        if places[-1] < start:
            break
        if label := LABEL.match(document.folded, start, end):
            start = label.end()
        for first, last in _pieces(document, start, end, places):
            inside = tuple(figures[bisect.bisect_left(places, first) : bisect.bisect_left(places, last)])
            if inside:
                yield Sentence(document, paragraph, first, last, inside, times, leads, _cited(cited, first, last))
        start = end


def _start(span: Span) -> int:
    return span.start


def _inside(spans: Sequence[Span], first: int, last: int) -> tuple[Span, ...]:
    """The spans, of spans in order, that begin in a stretch."""
    begin = bisect.bisect_left(spans, first, key=_start)
    return tuple(spans[begin : bisect.bisect_left(spans, last, begin, key=_start)])


def _cited(cited: Sequence[Span], first: int, last: int) -> tuple[Span, ...]:
    """The citations within a stretch, except those inside others."""
    found: list[Span] = []
    begin = bisect.bisect_left(cited, first, key=_start)
    for span in cited[begin : bisect.bisect_left(cited, last, begin, key=_start)]:
        if span.end <= last and not (found and span.start < found[-1].end):
            found.append(span)
    return tuple(found)


def _pieces(document: Document, start: int, end: int, places: list[int]) -> Iterator[tuple[int, int]]:
    """A sentence of more figures than is plausible, in pieces cut before a figure, after a separator."""
    inside = places[bisect.bisect_left(places, start) : bisect.bisect_left(places, end)]
    for cut in inside[_MOST_FIGURES::_MOST_FIGURES]:
        stop = max(document.folded.rfind(mark, start + 1, cut) for mark in ",;(") + 1 or cut
        yield start, stop
        start = stop
    yield start, end
