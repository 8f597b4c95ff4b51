"""The bare numbers of a list that cannot be read, because they do not add up to the count that they divide."""

from collections.abc import Iterator

from corpus.document import Document, Span
from extract.target.uncounted import states_which
from extract.target.written import figures_of, starts_in
from patterns.number import LISTED_NUMBER
from patterns.target.bare_list import BARE_PARTS, BARE_PLACES, PARTED

_LEAST = 10
"""From here on a number after a name with a capital is a count; below, it is mostly part of the name (`thôn Tân Lập 2`)."""


def unread_parts(document: Document, start: int, end: int) -> Iterator[Span]:
    """The bare numbers between two offsets that divide something and are not read (`Mở 8 lớp (nông nghiệp 5, may 2)`, `xã A 12, xã B 15 hộ`).

    A number that only states which one (`mức độ 2`), or that ends a name, is left out.
    """
    if LISTED_NUMBER.search(document.folded, start, end) is None:
        return
    parts = [*_bracketed(document, start, end), *_listed(document, start, end)]
    if parts:
        read = {figure.start for figure in figures_of(document, start, end, starts_in(document, start, end))[0]}
        yield from dict.fromkeys(part for part in parts if part.start not in read)


def holds_parts(document: Document, start: int, end: int) -> bool:
    """Whether a bracket divides something into bare numbers, and so names no place (`(xã A Ngo 12, xã Tà Rụt 17)`)."""
    return bool(_parts(document, start, end))


def _bracketed(document: Document, start: int, end: int) -> Iterator[Span]:
    """The bare numbers between two offsets that divide something in brackets."""
    for opens in _opened(document, start, end):
        yield from _parts(document, opens, end)


def _listed(document: Document, start: int, end: int) -> Iterator[Span]:
    """The bare numbers between two offsets that divide a later count, or that count by places."""
    for match in (*PARTED.finditer(document.folded, start, end), *BARE_PLACES.finditer(document.folded, start, end)):
        spans = [Span(*span) for span in match.spans("part")]
        yield from [span for span in spans if not _is_name(document, span, match.start())]


def _opened(document: Document, start: int, end: int) -> Iterator[int]:
    """Where brackets open between two offsets."""
    opens = document.folded.find("(", start, end)
    while opens >= 0:
        yield opens
        opens = document.folded.find("(", opens + 1, end)


def _parts(document: Document, opens: int, end: int) -> list[Span]:
    """The bare numbers that divide something in the bracket that opens at a place."""
    match = BARE_PARTS.match(document.folded, opens + 1, end)
    spans = [Span(*span) for span in match.spans("part")] if match is not None else []
    return [span for span in spans if not _is_name(document, span, opens)]


def _is_name(document: Document, number: Span, opens: int) -> bool:
    """Whether a number identifies one thing, or ends a name: one digit after a capital."""
    if states_which(document.folded, number.start, opens + 1):
        return True
    word = document.text[opens + 1 : number.start].split()[-1:]
    return bool(word) and word[0][0].isupper() and int(document.quote(number).replace(".", "")) < _LEAST
