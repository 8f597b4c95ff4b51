"""The lines of a header: a paragraph's own, or the cells of a table row, those that a break cut in two put together."""

import dataclasses
import itertools

from corpus.document import Document, Span
from patterns.fold import fold
from patterns.header.line import BROKEN_LINE, SPECKED_TYPE

_PARAGRAPHS = 60


@dataclasses.dataclass(frozen=True, slots=True)
class HeaderLine:
    """A line's words and where they stand."""

    text: str
    span: Span


def header_lines(document: Document, start: int, end: int) -> list[HeaderLine]:
    """The lines and cells from `start` on, up to `end`; sixty paragraphs at most."""
    found: list[HeaderLine] = []
    paragraphs = (paragraph for paragraph in document.paragraphs if start <= paragraph.start < end)
    for paragraph in itertools.islice(paragraphs, _PARAGRAPHS):
        at = paragraph.start
        for cell in document.quote(paragraph).split("|"):
            if words := cell.strip():
                first = at + cell.index(words[0])
                if specked := SPECKED_TYPE.match(words):
                    first, words = first + specked.start("type"), specked["type"]
                line = HeaderLine(words, Span(first, first + len(words)))
                if found and BROKEN_LINE.search(f"{fold(found[-1].text)}\n{fold(words)}"):
                    line = HeaderLine(f"{found[-1].text} {words}", Span(found.pop().span.start, line.span.end))
                found.append(line)
            at += len(cell) + 1
    return found
