"""The text as citations are read in it: a title's lines, and lines that break off inside a name, run on.

`… của Bộ⏎Chính trị về …` is one name.  The running text has the offsets of the plan's own, a blank for each break that is not one.
"""

import dataclasses
import itertools

from corpus.document import Document, Span
from extract.citation.region import title_start
from extract.context import Context
from extract.header.title import names_authority
from patterns.citation.flow import BREAKS_OFF, LINE_BREAK, OPEN_END, may_break_off


def running(context: Context) -> Context:
    """The same plan with its broken lines joined; itself if none is broken."""
    document, breaks = context.document, _breaks_of_title(context)
    title = range(title_start(context) + 1, context.preamble)
    for match in LINE_BREAK.finditer(document.folded):
        index = document.paragraph_index(match.start())
        first, second = document.paragraphs[index : index + 2]
        if not (first.end in title and second.end in title) and _breaks_off(document, first, second):
            breaks.append(first.end)
    return dataclasses.replace(context, document=_joined(document, sorted(breaks))) if breaks else context


def _breaks_of_title(context: Context) -> list[int]:
    """Where the lines of the plan's title end that are not its last."""
    document, title = context.document, title_start(context)
    above = document.paragraphs[document.paragraph_index(title) : document.paragraph_index(context.preamble) + 1]
    return [
        first.end
        for first, second in itertools.pairwise(above)
        if title < first.end and second.end < context.preamble and _is_title(document, first, second)
    ]


def _is_title(document: Document, first: Span, second: Span) -> bool:
    """Whether a line above the preamble is the title's, and does not name who issues."""
    above, line = (document.text[span.start : span.end].strip(" |*_") for span in (first, second))
    return not names_authority(line, above)


def _breaks_off(document: Document, first: Span, second: Span) -> bool:
    """Whether a line that no mark closes ends inside a phrase: before a small letter, or after a word that another must follow."""
    goes_on = document.text[second.start].islower() and OPEN_END.search(
        document.folded, max(first.start, first.end - 2), first.end
    )
    start = max(first.start, first.end - 30)
    breaks = may_break_off(document.folded[start : first.end])
    return bool(goes_on or (breaks and BREAKS_OFF.search(document.folded, start, first.end)))


def _joined(document: Document, breaks: list[int]) -> Document:
    """A document whose line breaks at `breaks` are blanks, and whose paragraphs there are one."""
    paragraphs = list(document.paragraphs)
    for place in reversed(breaks):
        index = document.paragraph_index(place)
        first, second = paragraphs[index : index + 2]
        paragraphs[index : index + 2] = [Span(first.start, second.end)]
    return document.with_blanks(breaks, tuple(paragraphs))
