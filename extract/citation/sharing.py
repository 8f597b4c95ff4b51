"""What the citations of one list share: symbol, date, issuer and subject, printed once for all of them.

`các Công điện: số 7/CĐ-UBND ngày 17/11/2025, số 8/CĐ-UBND và số 9/CĐ-UBND ngày 19/11/2025 của UBND tỉnh về …`: all have the
issuer and the subject, the second has the date of the third.  Of two citations with a date each, joined by `và` before one
subject, only the nearest has it.  Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; seen in real plans.
"""

import itertools
from collections.abc import Iterator, Sequence

from extract.citation.citation import Citation
from extract.citation.issuer_name import IssuerName, issuer_name_at
from extract.context import Context
from patterns.citation.number import issuers_of_number
from patterns.citation.sharing import LIST_HEAD, LIST_LINK, PLURAL
from patterns.citation.symbol import agrees
from patterns.citation.type import instrument_types

_SHARED = "shared with the list"
_LEAST_LIST = 3
"""This many citations of one type word are a list, whose subject is all of theirs."""


def share(context: Context, citations: Sequence[Citation]) -> None:
    """Give each citation what its list prints once."""
    for group in _groups(context, citations):
        _share_back(context, group)
    _share_front(context, citations)
    for head in LIST_HEAD.finditer(context.document.folded, context.preamble):
        issuer = issuer_name_at(context.document, head.start("issuer"))
        if issuer and context.document.text.startswith(":", issuer.span.end):
            _give_list_issuer(context, citations, issuer, head["type"])
    for citation in citations:
        if citation.shares is not None:
            full = citation.shares
            citation.date, citation.date_printed = full.date, full.date_printed
            citation.issuer, citation.subject = full.issuer, full.subject
            citation.why |= dict.fromkeys(("type", "issuer", "issued_date", "subject"), "shared with the symbol")


def _groups(context: Context, citations: Sequence[Citation]) -> Iterator[list[Citation]]:
    """The lists of citations with nothing but a comma, `và` or `đến` between one and the next."""
    group: list[Citation] = []
    for citation in (citation for citation in citations if citation.shares is None and citation.number):
        if group and not _are_joined(context, group[-1], citation):
            yield group
            group = []
        group.append(citation)
    if group:
        yield group


def _are_joined(context: Context, citation: Citation, following: Citation) -> bool:
    """Whether two citations of one type word, or of one issuer, are side by side."""
    if citation.subject or following.start < citation.tail or citation.outer is not following.outer:
        return False
    link = LIST_LINK.fullmatch(context.document.folded, citation.tail, following.start)
    if link is None:
        return False
    if following.shared_type:
        return True
    one, other = issuers_of_number(citation.number or ""), issuers_of_number(following.number or "")
    return ";" not in link[0] and bool(one & other)


def _share_back(context: Context, group: Sequence[Citation]) -> None:
    """From the last of a list to the first what is after it, from the first to the last the issuer in front."""
    is_list = len(group) >= _LEAST_LIST or _is_plural(context, group[0])
    for citation, following in reversed(list(itertools.pairwise(group))):
        if citation.issuer is None:
            _take_back(citation, following, is_list)
    for citation, following in itertools.pairwise(group):
        if following.issuer is None and citation.list_issuer and agrees(following.number or "", citation.list_issuer):
            following.issuer = following.list_issuer = citation.list_issuer
            following.why["issuer"] = _SHARED


def _take_back(citation: Citation, following: Citation, is_list: bool) -> None:
    """Day, subject and issuer of the next citation in a list, for one without an issuer of its own."""
    same_day = following.shared_type and not citation.date_printed and _fits(citation, following)
    if same_day:
        citation.date, citation.date_printed = following.date, following.date_printed
        citation.why["issued_date"] = _SHARED
    if following.shared_type and following.subject and (same_day or is_list):
        citation.subject = following.subject
        citation.why["subject"] = _SHARED
    if following.issuer and agrees(citation.number or "", following.issuer):
        citation.issuer = following.issuer
        citation.why["issuer"] = _SHARED


def _fits(citation: Citation, following: Citation) -> bool:
    """Whether the year in a number, where one is, lets it be of the next one's day."""
    years = [part for part in (citation.number or "").split("/")[1:2] if part.isdigit()]
    return following.date is None or not years or int(years[0]) == following.date.year


def _share_front(context: Context, citations: Sequence[Citation]) -> None:
    """The issuer in front of one for the next of its own (`Bộ Chính trị ban hành Nghị quyết … về …; Nghị quyết … về …`)."""
    for citation, following in itertools.pairwise(citation for citation in citations if citation.outer is None):
        if citation.list_issuer and _goes_on_with(context, citation, following):
            following.issuer = following.list_issuer = citation.list_issuer
            following.why["issuer"] = _SHARED


def _goes_on_with(context: Context, citation: Citation, following: Citation) -> bool:
    """Whether the next instrument of a list, without an issuer of its own, has the number of the same agency."""
    end = citation.subject.end if citation.subject else citation.tail
    if following.issuer is not None or not following.number or end > following.start:
        return False
    linked = LIST_LINK.fullmatch(context.document.folded, end, following.start) is not None
    return linked and not issuers_of_number(citation.number or "").isdisjoint(issuers_of_number(following.number))


def _is_plural(context: Context, citation: Citation) -> bool:
    return PLURAL.search(context.document.folded[max(0, citation.start - 8) : citation.start]) is not None


def _give_list_issuer(context: Context, citations: Sequence[Citation], issuer: IssuerName, kind: str) -> None:
    """The issuer in a list's head (`các Thông tư của Bộ Y tế: Thông tư số …; …`) for its instruments of that type."""
    end = context.document.paragraph_at(issuer.span.end).end
    for citation in citations:
        in_list = issuer.span.end < citation.start < end and citation.outer is None and citation.issuer is None
        if in_list and citation.instrument_type == instrument_types()[kind]:
            citation.issuer = issuer.name
            citation.why["issuer"] = "head of the list"
