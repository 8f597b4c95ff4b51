"""The `legal_bases` rows of a plan: every citation of another instrument, in reading order.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (căn cứ): in full at first, later by type and number.
"""

from collections.abc import Iterator, Sequence

from corpus.document import Document, Span
from extract.citation.bracket import share_bracketed
from extract.citation.citation import Citation
from extract.citation.flow import running
from extract.citation.issues import issues
from extract.citation.key import earlier_of, instrument_key
from extract.citation.law import cited_laws, laws
from extract.citation.number import blank, numbered, short
from extract.citation.region import Region, region_of
from extract.citation.relation import relations
from extract.citation.role import Place, role_of
from extract.citation.sharing import share
from extract.citation.subject import find_outer, give_subject, read_subjects
from extract.citation.unnumbered import unnumbered
from extract.context import Context
from extract.decision import named
from extract.record import Issue, LegalBasis, Relation
from patterns.citation.subject import RENAMED
from patterns.fold import fold
from patterns.vocabulary import phrases_of

_MEETINGS = phrases_of("meeting")
_LEAST_SUBJECT = 25
"""This many characters make a subject that distinguishes one instrument without a number from others."""
_COLUMNS = ("type", "issued_date", "issuer", "subject", "role", "relation", "instrument_key")


def extract(context: Context) -> Iterator[LegalBasis | Issue]:
    """The citations of a plan and what is doubtful about them."""
    document, context = context.document, running(context)
    region = region_of(context)
    citations = _citations(context, region)
    earlier = earlier_of(citations)
    related = relations([Place(context, citation, region) for citation in citations])
    rows = list[LegalBasis]()
    for citation, relation in zip(citations, related, strict=True):
        key = instrument_key(citation, earlier, context.document, context.header)
        citation.why |= {"role": citation.role.rule, "relation": relation.rule, "instrument_key": key.rule}
        rows.append(_row(document, citation, relation.value, key.value))
    yield from rows
    yield from issues(context.header, citations, rows)


def _citations(context: Context, region: Region) -> list[Citation]:
    """All citations in reading order, each with its subject."""
    document, found = context.document, laws(context, region)
    numbers = numbered(context, found, region.start)
    full = [*numbers, *cited_laws(context, found, numbers, region), *blank(context, region.start)]
    full.sort(key=lambda citation: citation.start)
    _give_roles(context, full, region)
    read_subjects(document, full)
    _give_roles(context, [citation for citation in full if citation.outer is not None], region)
    enclosed = _enclosed(full)
    full = [citation for citation in full if _is_row(document, citation, full, citation.start in enclosed)]
    others = [
        citation
        for citation in [*short(context, full, region.start), *unnumbered(context, region)]
        if not any(citation.overlaps(other) for other in full) and not _is_renamed(document, citation)
    ]
    for citation in others:
        find_outer(document, citation, full)
        citation.role = role_of(Place(context, citation, region))
        if citation.subject is None:
            give_subject(document, citation, full)
    full += [citation for citation in others if citation.number or _is_specific(region, citation, full)]
    full.sort(key=lambda citation: (citation.start, citation.end))
    share_bracketed(document, full)
    share(context, full)
    return full


def _give_roles(context: Context, citations: Sequence[Citation], region: Region) -> None:
    for citation in citations:
        citation.role = role_of(Place(context, citation, region))


def _is_renamed(document: Document, citation: Citation) -> bool:
    """Whether it is what another instrument is called from now on (`(sau đây gọi tắt là …)`)."""
    return RENAMED.search(document.folded, max(0, citation.start - 60), citation.start) is not None


def _is_repeated(document: Document, citation: Citation, full: Sequence[Citation]) -> bool:
    """Whether a bracket repeats in short the citation in front of it (`Nghị quyết số 5/NQ-CP … về … (Nghị quyết 5/NQ-CP)`)."""
    bracketed = document.text[citation.start - 1 : citation.start] == "(" and document.text.startswith(
        ")", citation.end
    )
    return (
        bracketed
        and citation.is_bare
        and any(
            other.number == citation.number
            and max(other.tail, other.subject.end if other.subject else 0) >= citation.start - 2
            for other in full
            if other.start < citation.start and other.instrument_type == citation.instrument_type
        )
    )


def _enclosed(full: Sequence[Citation]) -> set[int]:
    """Where citations begin that are within the words or subject of another one; they are given in reading order."""
    found, reach = set[int](), -1
    for citation in full:
        if citation.start < reach:
            found.add(citation.start)
        reach = max(reach, citation.reach)
    return found


def _is_row(document: Document, citation: Citation, full: Sequence[Citation], inside: bool) -> bool:
    """Whether a citation is a row: inside another one's subject by its number or date, elsewhere where it is cited."""
    return not (_is_renamed(document, citation) or _is_repeated(document, citation, full)) and (
        bool(citation.number or citation.date_printed) if inside else citation.cited
    )


def _is_specific(region: Region, citation: Citation, full: Sequence[Citation]) -> bool:
    """Whether issuer and subject identify one instrument, which is not only named inside another one's subject."""
    if any(other.encloses(citation) for other in full):
        return False
    if citation.subject:
        return region.in_preamble(citation.start) or citation.subject.end - citation.subject.start >= _LEAST_SUBJECT
    return citation.issuer is not None and fold(citation.issuer).startswith(_MEETINGS)


def _row(document: Document, citation: Citation, relation: Relation | None, key: str | None) -> LegalBasis:
    words = document.text[citation.start : citation.reach].rstrip(" ,;")
    return LegalBasis(
        span=Span(citation.start, citation.start + len(words)),
        relation=relation,
        role=citation.role.value,
        instrument_type=citation.instrument_type,
        number=citation.number,
        issued_date=citation.date,
        issuer=citation.issuer,
        subject=" ".join(document.quote(citation.subject).split()) if citation.subject else None,
        instrument_key=key,
        rule=named([(column, citation.why.get(column, "not printed")) for column in _COLUMNS]),
    )
