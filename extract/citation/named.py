"""Instruments named without a number: laws by their names, others by issuer and subject.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: laws and ordinances are cited by name and date.
"""

from collections.abc import Iterator, Sequence

from corpus.document import Document, Span
from extract.citation.context import Citation, read_tail
from extract.citation.issuer import issuer_at
from extract.citation.region import Region
from extract.context import Context
from extract.outline.role import section_role
from patterns.citation.context import (
    APPLIED,
    COLLECTIVE,
    CONGRESS,
    INVOKED,
    JOINED,
    OPENED,
    SESSION_FIRST,
    TITLED,
    UNNUMBERED,
)
from patterns.citation.instrument import CONSTITUTION, LAW, LAW_TAIL, instrument_types, law_key, written_number
from patterns.citation.issuer import NAME_STOP
from patterns.pattern import Match


def laws(context: Context, region: Region) -> list[Citation]:
    """All laws named in the preamble and body, with number and date where they are printed."""
    document, found = context.document, list[Citation]()
    for match in LAW.finditer(document.folded, region.start):
        # `luật chơi` is no law: a name that is in no list begins with a capital.
        if match["other"] and not document.text[match.start("other")].isupper():
            continue
        citation = Citation(match.start(), match.end(), instrument_types()[match["type"]], None)
        citation.law = law_key(match["type"], document.text[match.end("type") : match.end()])
        citation.name = Span(match.end("type") + 1, match.end())
        _read_law_tail(document, citation)
        found.append(citation)
    for match in CONSTITUTION.finditer(document.folded, region.start):
        found.append(
            Citation(match.start(), match.end(), "Hiến pháp", None, law="hiến pháp", year=int(match["named_year"]))
        )
    return sorted(found, key=lambda citation: citation.start)


def _read_law_tail(document: Document, citation: Citation) -> None:
    for _ in range(3):
        if match := LAW_TAIL.match(document.folded, citation.end):
            citation.year = int(match["named_year"]) if match["named_year"] else citation.year
            if match["number"]:
                citation.number = written_number(document.text[match.start("number") : match.end("number")])
            citation.end = match.end()
        read_tail(document, citation)


def cited_laws(context: Context, found: Sequence[Citation], region: Region) -> Iterator[Citation]:
    """The laws among `found` that are cited: opening a line of the preamble or of a list of bases, or invoked (`theo quy định của Luật …`).

    A name in running text (`tuyên truyền Luật Trẻ em năm 2016`) speaks of the law without citing it; with a number or date
    it may be a row inside another citation's subject, which `inside_subject` says of it.
    """
    document, reached = context.document, -1
    for citation in found:
        citation.cited = not region.in_title(citation.start) and (
            _opens_line(context, region, citation.start)
            or _joins(document, citation.start, reached)
            or _is_invoked(document, citation.start)
            or (citation.start < region.basis_end and citation.is_dated)
        )
        if citation.cited:
            reached = citation.end
        if citation.cited or citation.is_dated:
            yield citation


def _is_invoked(document: Document, start: int) -> bool:
    """Whether the words before a law apply it (`theo`, `căn cứ`, `quy định tại Điều 12`), not only speak of it."""
    return INVOKED.search(_before(document, start)) is not None


def _joins(document: Document, start: int, opened_to: int) -> bool:
    """Whether nothing but a list's comma stands between a law and the one before that opened the line."""
    return (
        0 <= opened_to < start and start - opened_to < 8 and JOINED.match(document.folded[opened_to:start]) is not None
    )


def unnumbered(context: Context, region: Region) -> Iterator[Citation]:
    """Instruments named by issuer alone; whoever reads the subject drops those without one."""
    document, outline = context.document, context.outline
    for match in UNNUMBERED.finditer(document.folded, region.start):
        start = match.start("type")
        plain = document.text[start].isupper() and not match["weak"]
        if _is_collective(document, start) or not (plain or _opens_line(context, region, start)):
            continue
        if (citation := _by_issuer(document, match)) is not None:
            yield citation
    for match in SESSION_FIRST.finditer(document.folded, region.start):
        if not _is_collective(document, match.start()) and (citation := _by_issuer(document, match)) is not None:
            yield citation
    for match in TITLED.finditer(document.folded, region.start):
        if (citation := _by_title(context, match, region)) is not None:
            yield citation
    for match in CONGRESS.finditer(document.folded, region.start, outline.first):
        if _opens_line(context, region, match.start()) and (citation := _congress(document, match)) is not None:
            yield citation


def _before(document: Document, start: int) -> str:
    return document.folded[max(document.paragraph_at(start).start, start - 90) : start]


def _is_collective(document: Document, start: int) -> bool:
    return COLLECTIVE.search(_before(document, start)) is not None


def _opens_line(context: Context, region: Region, start: int) -> bool:
    """Whether a line or clause of the preamble opens with what begins at `start`."""
    in_bases = start < region.basis_end or section_role(context, start).role == "bases"
    return in_bases and OPENED.search(_before(context.document, start)) is not None


def _by_title(context: Context, match: Match, region: Region) -> Citation | None:
    """An instrument named by its title (`Báo cáo nhanh kết quả rà soát hộ nghèo của Phòng …`, `theo Quy chế phối hợp …`)."""
    document, start = context.document, match.start("type")
    in_words = document.text[start].isupper() and document.text[start + 1].islower()
    if not in_words or region.in_title(start) or _is_collective(document, start):
        return None
    if not (
        _opens_line(context, region, start) or (_is_applied(document, start) and (match["body"] or match["joint"]))
    ):
        return None
    citation = Citation(start, match.end("subject"), instrument_types()[match["type"]], None)
    citation.subject = Span(match.start("subject"), match.end("subject"))
    if match["body"] and (issuer := issuer_at(document, match.start("body"))):
        citation.issuer, citation.end = issuer.name, issuer.span.end
    citation.tail = citation.end
    return citation


def _is_applied(document: Document, start: int) -> bool:
    return APPLIED.search(_before(document, start)) is not None


def _by_issuer(document: Document, match: Match) -> Citation | None:
    issuer = issuer_at(document, match.start("body"))
    if issuer is None:
        return None
    citation = Citation(
        match.start("type"), issuer.span.end, instrument_types()[match["type"]], None, issuer=issuer.name
    )
    read_tail(document, citation)
    return citation


def _congress(document: Document, match: Match) -> Citation | None:
    """A resolution of a congress or conference (`Nghị quyết Đại hội đại biểu Đảng bộ huyện lần thứ XX`)."""
    start = match.start("congress")
    stop = NAME_STOP.search(document.folded, start, min(len(document.text), start + 130))
    if stop is None:
        return None
    words = document.text[start : stop.start()].rstrip()
    citation = Citation(match.start(), start + len(words), instrument_types()[match["type"]], None, issuer=words)
    read_tail(document, citation)
    citation.end = citation.tail
    return citation
