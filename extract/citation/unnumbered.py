"""Instruments named without a number: by their issuer, the session or congress, or their title.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; seen in real plans.
"""

from collections.abc import Iterator

from corpus.document import Document, Span
from extract.citation.chunk import read_tail
from extract.citation.citation import Citation
from extract.citation.issuer_name import issuer_name_at
from extract.citation.region import Region
from extract.context import Context
from patterns.citation.issuer import NAME_STOP
from patterns.citation.number import INSTRUMENT_NUMBER
from patterns.citation.role import OPENED
from patterns.citation.type import instrument_types
from patterns.citation.unnumbered import (
    APPLIED,
    BESIDE_CITED,
    COLLECTIVE,
    CONGRESS,
    NOTED,
    SESSION_FIRST,
    TITLED,
    UNNUMBERED,
)
from patterns.pattern import Match

_BEFORE = 90


def unnumbered(context: Context, region: Region) -> Iterator[Citation]:
    """Instruments named without a number; whoever reads the subject drops those that are not specific."""
    yield from _issued(context, region)
    for match in TITLED.finditer(context.document.folded, region.start):
        yield from _by_title(context, match, region)
    yield from _noted(context.document, region)
    yield from _of_congresses(context, region)


def _issued(context: Context, region: Region) -> Iterator[Citation]:
    """Instruments named by their issuer, or by the session before it."""
    document = context.document
    for match in UNNUMBERED.finditer(document.folded, region.start):
        start = match.start("type")
        plain = document.text[start].isupper() and (not match["weak"] or _is_beside_cited(document, start))
        if plain or _opens_basis(context, region, start):
            yield from _by_issuer(document, match)
    for match in SESSION_FIRST.finditer(document.folded, region.start):
        yield from _by_issuer(document, match)


def _noted(document: Document, region: Region) -> Iterator[Citation]:
    """Instruments that footnotes cite by their title alone."""
    for match in NOTED.finditer(document.folded, region.start):
        if INSTRUMENT_NUMBER.search(document.text, match.end(), document.paragraph_at(match.start()).end) is None:
            yield _named(match.start("type"), match.end(), match["type"], "named by title in a footnote")


def _of_congresses(context: Context, region: Region) -> Iterator[Citation]:
    """Resolutions of congresses and conferences."""
    for match in CONGRESS.finditer(context.document.folded, region.start):
        if match["national"]:
            yield from _by_issuer(context.document, match)
        elif match["session"] or _opens_basis(context, region, match.start()):
            yield from _by_congress(context.document, match)


def _before(document: Document, start: int) -> str:
    return document.folded[max(document.paragraph_at(start).start, start - _BEFORE) : start]


def _is_beside_cited(document: Document, start: int) -> bool:
    """Whether what begins at `start` continues with a list of cited instruments (`… số 36-NQ/TW ngày 22/10/2018; Kế hoạch của …`)."""
    return BESIDE_CITED.search(_before(document, start)) is not None


def _is_collective(document: Document, start: int) -> bool:
    return COLLECTIVE.search(_before(document, start)) is not None


def _opens_basis(context: Context, region: Region, start: int) -> bool:
    """Whether a line or clause of the bases opens with what begins at `start`."""
    return region.lists_bases(context, start) and OPENED.search(_before(context.document, start)) is not None


def _named(start: int, end: int, word: str, rule: str) -> Citation:
    citation = Citation(start, end, instrument_types()[word], None, end)
    citation.why = {"type": rule}
    return citation


def _by_issuer(document: Document, match: Match) -> Iterator[Citation]:
    issuer = issuer_name_at(document, match.start("issuer"))
    if issuer is None or _is_collective(document, match.start("type")):
        return
    citation = _named(match.start("type"), issuer.span.end, match["type"], "named by issuer")
    tail = read_tail(document, citation.end)
    citation.issuer, citation.end, citation.tail = issuer.name, tail.end, tail.subject
    citation.date, citation.date_printed = tail.date, tail.date_printed
    yield citation


def _by_title(context: Context, match: Match, region: Region) -> Iterator[Citation]:
    """An instrument named by its title (`Báo cáo nhanh kết quả rà soát hộ nghèo của Phòng …`, `theo Quy chế phối hợp …`)."""
    document, start = context.document, match.start("type")
    in_words = document.text[start].isupper() and document.text[start + 1].islower()
    if not in_words or region.in_title(start) or _is_collective(document, start):
        return
    applied = APPLIED.search(_before(document, start)) is not None and (match["issuer"] or match["joint"])
    if not (applied or _opens_basis(context, region, start)):
        return
    citation = _named(start, match.end("subject"), match["type"], "named by title")
    citation.subject = Span(match.start("subject"), match.end("subject"))
    if match["issuer"] and (issuer := issuer_name_at(document, match.start("issuer"))):
        citation.issuer, citation.end = issuer.name, issuer.span.end
    citation.tail = citation.end
    yield citation


def _by_congress(document: Document, match: Match) -> Iterator[Citation]:
    """A resolution of a congress or conference (`Nghị quyết Đại hội đại biểu Đảng bộ huyện lần thứ XX`)."""
    start = match.start("issuer")
    stop = NAME_STOP.search(document.folded, start, min(len(document.text), start + 130))
    if stop is None or _is_collective(document, match.start()):
        return
    words = document.text[start : stop.start()].rstrip()
    citation = _named(match.start(), start + len(words), match["type"], "named by congress")
    tail = read_tail(document, citation.end)
    citation.issuer, citation.end, citation.tail = words, tail.subject, tail.subject
    citation.date, citation.date_printed = tail.date, tail.date_printed
    yield citation
