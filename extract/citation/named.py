"""Instruments named without a number: laws by their names, others by issuer and subject.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: laws and ordinances are cited by name and date.
"""

from collections.abc import Iterator, Sequence

from corpus.document import Document
from extract.citation.context import Citation, read_tail
from extract.citation.issuer import issuer_at
from extract.context import Context
from patterns.citation.context import COLLECTIVE, CONGRESS, JOINED, OPENED, UNNUMBERED
from patterns.citation.instrument import CONSTITUTION, LAW, LAW_TAIL, instrument_types, law_key, written_number
from patterns.citation.issuer import NAME_STOP
from patterns.fold import key
from patterns.pattern import Match


def laws(context: Context) -> list[Citation]:
    """All laws named in the preamble and body, with number and date where they are printed."""
    document, found = context.document, list[Citation]()
    for match in LAW.finditer(document.folded, context.preamble, context.outline.body_end):
        # `luật chơi` is no law: a name that is in no list begins with a capital.
        if match["other"] and not document.text[match.start("other")].isupper():
            continue
        citation = Citation(match.start(), match.end(), instrument_types()[match["type"]], None)
        citation.law = law_key(match["type"], document.text[match.end("type") : match.end()])
        _read_law_tail(document, citation)
        found.append(citation)
    for match in CONSTITUTION.finditer(document.folded, context.preamble, context.outline.body_end):
        found.append(Citation(match.start(), match.end(), "Hiến pháp", None, law=key(match[0]), date_printed=True))
    return found


def _read_law_tail(document: Document, citation: Citation) -> None:
    year = False
    for _ in range(3):
        if match := LAW_TAIL.match(document.folded, citation.end):
            year = year or match["named_year"] is not None
            if match["number"]:
                citation.number = written_number(document.text[match.start("number") : match.end("number")])
            citation.end = match.end()
        read_tail(document, citation)
    citation.date_printed = citation.date_printed or year


def cited_laws(context: Context, found: Sequence[Citation]) -> Iterator[Citation]:
    """The laws among `found` that are cited: opening a line of the preamble, told by date, year or number, or named so before.

    A bare name in running text (`tuyên truyền Luật Trẻ em`) speaks of the law without citing it.
    """
    document, known, opened_to = context.document, set[str](), -1
    for citation in found:
        opens = _opens_line(context, citation.start) or _joins(document, citation.start, opened_to)
        if opens or citation.date_printed or citation.number or citation.law in known:
            known.add(citation.law or "")
            yield citation
        if opens:
            opened_to = citation.end


def _joins(document: Document, start: int, opened_to: int) -> bool:
    """Whether nothing but a list's comma stands between a law and the one before that opened the line."""
    return (
        0 <= opened_to < start and start - opened_to < 8 and JOINED.match(document.folded[opened_to:start]) is not None
    )


def unnumbered(context: Context) -> Iterator[Citation]:
    """Instruments named by issuer alone; whoever reads the subject drops those without one."""
    document, outline = context.document, context.outline
    for match in UNNUMBERED.finditer(document.folded, context.preamble, outline.body_end):
        start = match.start("type")
        plain = document.text[start].isupper() and not match["weak"]
        if _is_collective(document, start) or not (plain or _opens_line(context, start)):
            continue
        if (citation := _by_issuer(document, match)) is not None:
            yield citation
    for match in CONGRESS.finditer(document.folded, context.preamble, outline.first):
        if _opens_line(context, match.start()) and (citation := _congress(document, match)) is not None:
            yield citation


def _before(document: Document, start: int) -> str:
    return document.folded[max(document.paragraph_at(start).start, start - 60) : start]


def _is_collective(document: Document, start: int) -> bool:
    return COLLECTIVE.search(_before(document, start)) is not None


def _opens_line(context: Context, start: int) -> bool:
    """Whether a line or clause of the preamble opens with what begins at `start`."""
    return start < context.outline.first and OPENED.search(_before(context.document, start)) is not None


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
