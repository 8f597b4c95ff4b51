"""The `legal_bases` rows of a plan: every citation of another instrument, in reading order.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (căn cứ): in full at first, later by type and number.
"""

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from corpus.document import Document, Span
from extract.citation.context import Citation
from extract.citation.flow import running
from extract.citation.key import earlier_of, instrument_key
from extract.citation.named import cited_laws, laws, unnumbered
from extract.citation.numbered import blank, numbered, short
from extract.citation.region import Region, region_of
from extract.citation.relation import relations
from extract.citation.role import Place, role_of
from extract.citation.sharing import share
from extract.citation.subject import find_outer, read_subject, read_subjects
from extract.context import Context
from extract.decision import named
from extract.record import Issue, LegalBasis, Relation, Role
from patterns.citation.context import RENAMED
from patterns.fold import fold

_LEAST_SUBJECT = 25
"""So many characters make a subject that tells one instrument without a number from others."""


def extract(context: Context) -> Iterator[LegalBasis | Issue]:
    """The citations of a plan and what is doubtful about them."""
    document, context = context.document, running(context)
    region = region_of(context)
    citations = _citations(context, region)
    earlier = earlier_of(citations)
    places = [Place(context, citation, region) for citation in citations]
    roles = [role_of(place) for place in places]
    related = relations(places, [role.value for role in roles])
    rows = [
        dataclasses.replace(
            _row(document, citation, role.value, relation.value),
            instrument_key=instrument_key(citation, earlier, context.document, context.header),
            rule=named([("role", role.rule), ("relation", relation.rule)]),
        )
        for citation, role, relation in zip(citations, roles, related, strict=True)
    ]
    yield from rows
    yield from _issues(context, citations, rows)


def _citations(context: Context, region: Region) -> list[Citation]:
    """All citations in reading order, each with its subject."""
    named = laws(context, region)
    full = numbered(context, named, region.start)
    full = sorted(
        [*full, *cited_laws(context, named, region), *blank(context, region.start)], key=lambda citation: citation.start
    )
    read_subjects(context, full, region.basis_end)
    full = [citation for citation in full if _is_row(context, citation, full)]
    others = [
        citation
        for citation in [*short(context, full, region.start), *unnumbered(context, region)]
        if not any(_overlaps(citation, other) for other in full)
        and not RENAMED.search(context.document.folded, max(0, citation.start - 60), citation.start)
    ]
    for citation in others:
        find_outer(context, citation, full)
        citation.subject = citation.subject or read_subject(context, citation, full, region.basis_end)
    kept = [citation for citation in others if citation.number or _is_specific(region, citation, full)]
    citations = sorted([*full, *kept], key=lambda citation: (citation.start, citation.end))
    share(context, citations)
    return citations


def _is_row(context: Context, citation: Citation, full: Sequence[Citation]) -> bool:
    """Whether a citation is a row: inside another one's subject by its number or date, elsewhere where it is cited; never in `(gọi tắt là …)`."""
    if RENAMED.search(context.document.folded, max(0, citation.start - 60), citation.start):
        return False
    inside = any(_inside(citation, other) for other in full)
    return bool(citation.number or citation.date or (inside and citation.year)) if inside else citation.cited


def _inside(inner: Citation, outer: Citation) -> bool:
    """Whether a citation stands within another one's words or subject."""
    return inner is not outer and outer.start <= inner.start < max(outer.end, outer.subject.end if outer.subject else 0)


def _overlaps(one: Citation, other: Citation) -> bool:
    return one.start < other.end and other.start < one.end


def _is_specific(region: Region, citation: Citation, full: Sequence[Citation]) -> bool:
    """Whether issuer and subject tell one instrument, which is not only named inside another one's subject."""
    if any(_inside(citation, other) for other in full):
        return False
    if citation.subject:
        return citation.start < region.basis_end or citation.subject.end - citation.subject.start >= _LEAST_SUBJECT
    return citation.issuer is not None and fold(citation.issuer).startswith(("đại hội", "hội nghị"))


def _row(document: Document, citation: Citation, role: Role, relation: Relation | None) -> LegalBasis:
    end = max(citation.end, citation.subject.end if citation.subject else 0)
    words = document.text[citation.start : end].rstrip(" ,;")
    return LegalBasis(
        span=Span(citation.start, citation.start + len(words)),
        relation=relation,
        role=role,
        instrument_type=citation.instrument_type,
        number=citation.number,
        issued_date=citation.date,
        issuer=citation.issuer,
        subject=" ".join(document.quote(citation.subject).split()) if citation.subject else None,
    )


def _issues(context: Context, citations: Sequence[Citation], rows: Sequence[LegalBasis]) -> Iterator[Issue]:
    header, dates = context.header, dict[str, datetime.date]()
    for citation, row in zip(citations, rows, strict=True):
        name = row.number or row.instrument_type
        if citation.date_printed and row.issued_date is None and citation.law is None:
            yield Issue(
                span=row.span,
                code="date_impossible",
                severity="warning",
                message=f"the date of {name} is no day of the calendar",
            )
        if row.issued_date is None:
            continue
        if header.issued_date and row.issued_date > header.issued_date:
            yield Issue(span=row.span, code="citation_after_plan", severity="warning",
                        message=f"{name} of {row.issued_date} is later than the plan of {header.issued_date}")  # fmt: skip
        key = row.instrument_key if row.number else None
        if key and dates.setdefault(key, row.issued_date) != row.issued_date:
            yield Issue(span=row.span, code="citation_conflict", severity="warning",
                        message=f"{row.number} is dated {row.issued_date} here and {dates[key]} before")  # fmt: skip
