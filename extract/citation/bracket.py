"""The numbers in a bracket after an issuer and a subject (`các Quyết định của X phê duyệt Y (số … ngày …, số …)`): all have both.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; seen in real plans.
"""

from collections.abc import Iterator, Sequence

from corpus.document import Document, Span
from extract.citation.citation import Citation
from extract.citation.issuer_name import IssuerName, issuer_name_at
from patterns.citation.sharing import BRACKET, BRACKET_HEAD
from patterns.citation.subject import SUBJECT_START
from patterns.citation.symbol import agrees
from patterns.citation.type import instrument_types

_REACH = 400
"""How far before its bracket an issuer may be."""
_RULE = "in front of the bracket"


def share_bracketed(document: Document, citations: Sequence[Citation]) -> None:
    """Give the numbers of each bracket the issuer and the subject in front of it, if they have none of their own."""
    for index, citation in enumerate(citations):
        opening = BRACKET.search(document.folded, max(0, citation.start - 20), citation.start)
        if citation.number is None or citation.issuer or opening is None:
            continue
        head = _head(document, citation, opening.start())
        if head is None:
            continue
        end = _closing(document.text, opening.start())
        for other in _of_bracket(citations[index:], end):
            _give(other, *head)


def _head(document: Document, citation: Citation, bracket: int) -> tuple[IssuerName, Span | None] | None:
    """The issuer and the subject between a type word and the bracket; None if the type is another or a mark parts them."""
    window = max(document.paragraph_at(bracket).start, bracket - _REACH)
    for match in reversed(list(BRACKET_HEAD.finditer(document.folded, window, bracket))):
        issuer = issuer_name_at(document, match.start("issuer"))
        if issuer is None or issuer.span.end > bracket:
            continue
        words = document.text[issuer.span.end : bracket]
        if instrument_types()[match["type"]] != citation.instrument_type or ";" in words or ". " in words:
            return None
        if not words.strip():
            return issuer, None
        subject = _subject(document, issuer, words)
        return (issuer, subject) if subject is not None else None
    return None


def _subject(document: Document, issuer: IssuerName, words: str) -> Span | None:
    """The subject that opens the words after an issuer; None if they open none."""
    subject = SUBJECT_START.match(document.folded, issuer.span.end)
    if subject is None or not (subject["strong"] or subject["weak"]) or subject["comma"]:
        return None
    return Span(subject.start("subject"), issuer.span.end + len(words.rstrip(" ,")))


def _closing(text: str, start: int) -> int:
    """Where the bracket at `start` closes; its paragraph's end if it does not."""
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0 or text[index] == "\n":
            return index
    return len(text)


def _of_bracket(citations: Sequence[Citation], end: int) -> Iterator[Citation]:
    """The citations of a bracket that are beside its first one, not inside another one's subject."""
    first = citations[0]
    for citation in citations:
        beside = citation.outer is first.outer and citation.instrument_type == first.instrument_type
        if citation.start < end and beside and citation.number:
            yield citation


def _give(citation: Citation, issuer: IssuerName, subject: Span | None) -> None:
    if citation.issuer is None and agrees(citation.number or "", issuer.name):
        citation.issuer = issuer.name
        citation.why["issuer"] = _RULE
    if citation.subject is None and subject:
        citation.subject = subject
        citation.why["subject"] = _RULE
