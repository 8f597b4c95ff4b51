"""The lines of a header: a paragraph's own, or the cells of a table row, those that a break cut in two put together."""

import dataclasses
from collections.abc import Iterator

from corpus.document import Document, Span
from patterns.fold import fold
from patterns.header.line import BROKEN_LINE, PLACE_END, SPECKED_TYPE
from patterns.place import mentions
from patterns.text import is_capitals
from patterns.unit_list import find

_PARAGRAPHS = 60
_EDGE = 48
"""Characters on either side of a break that show whether it cuts a line: more than `BROKEN_LINE` examines."""
_LONGEST_PLACE = 24
"""A line of a place's first words is shorter."""


@dataclasses.dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line's words and where they are."""

    text: str
    span: Span


def header_lines(document: Document, start: int, end: int) -> list[HeaderLine]:
    """The lines and cells from `start` on, up to `end`; sixty paragraphs at most."""
    return list(each_line(document, start, end))


def each_line(document: Document, start: int, end: int) -> Iterator[HeaderLine]:
    """The same one by one, for who needs only the first of them."""
    last: HeaderLine | None = None
    for paragraph in document.paragraphs_between(start, end)[:_PARAGRAPHS]:
        for line in _cells(document, paragraph):
            if last is None:
                last = line
            elif _is_broken(last.text, line.text):
                last = _put_together(last, line)
            else:
                yield last
                last = line
    if last is not None:
        yield last


def _cells(document: Document, paragraph: Span) -> Iterator[HeaderLine]:
    """A paragraph's own line, or the cells of a table row; specks before the type are left out."""
    at = paragraph.start
    for cell in document.quote(paragraph).split("|"):
        if words := cell.strip():
            first = at + cell.index(words[0])
            if specked := SPECKED_TYPE.match(words):
                first, words = first + specked.start("type"), specked["type"]
            yield HeaderLine(words, Span(first, first + len(words)))
        at += len(cell) + 1


def _put_together(before: HeaderLine, line: HeaderLine) -> HeaderLine:
    """Two halves of a line that a break cut."""
    return HeaderLine(f"{before.text} {line.text}", Span(before.span.start, line.span.end))


def _is_broken(before: str, words: str) -> bool:
    """Whether a break cut one line of a header in two: inside a number, a date, an agency's name or a place's."""
    if BROKEN_LINE.search(f"{fold(before)[-_EDGE:]}\n{fold(words)[:_EDGE]}"):
        return True
    place = PLACE_END.match(words)
    if place is None or is_capitals(before) or len(before) > _LONGEST_PLACE:
        return False
    whole = f"{before} {place['place']}"
    name = next((unit.name for unit in mentions(whole) if unit.listed and unit.end == len(whole)), None)
    return name is not None or any(find(level, whole) for level in ("province", "district"))
