"""The `legal_bases` rows of a plan: every citation of another instrument, in reading order.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (căn cứ): in full at first, later by type and number.
"""

import bisect
import dataclasses
import datetime
import itertools
from collections.abc import Iterator, Sequence

from corpus.document import Span
from extract.citation.context import Citation
from extract.citation.issuer import CitedIssuer, issuer_at
from extract.citation.key import first_full, instrument_key
from extract.citation.named import cited_laws, laws, unnumbered
from extract.citation.numbered import blank, numbered, short
from extract.citation.subject import find_outer, read_subject, read_subjects
from extract.context import Context
from extract.outline.tree import Item
from extract.record import Issue, LegalBasis, Relation, Role
from patterns.citation.context import BASIS_HEADING, LIST_HEAD, OPENED, PREAMBLE_WORD
from patterns.citation.instrument import TYPE, instrument_types
from patterns.fold import fold
from patterns.pattern import Match

_LEAST_SUBJECT = 25
"""So many characters make a subject that tells one instrument without a number from others."""
_JOINS = ("", "và", "và số", "số", "cùng")


def extract(context: Context) -> Iterator[LegalBasis | Issue]:
    """The citations of a plan and what is doubtful about them."""
    basis_end = _basis_end(context)
    citations = _citations(context, basis_end)
    earlier = first_full(citations)
    openers = list(PREAMBLE_WORD.finditer(context.document.folded, context.preamble, basis_end))
    rows = [
        dataclasses.replace(
            _row(context, citation, _role(context, citation, basis_end), openers),
            instrument_key=instrument_key(citation, earlier, context.document, context.header),
        )
        for citation in citations
    ]
    yield from rows
    yield from _issues(context, citations, rows)


def _citations(context: Context, basis_end: int) -> list[Citation]:
    """All citations in reading order, each with its subject."""
    named = laws(context)
    full = numbered(context, named)
    full = sorted([*full, *cited_laws(context, named), *blank(context)], key=lambda citation: citation.start)
    read_subjects(context, full, basis_end)
    full = [citation for citation in full if citation.number or not any(_inside(citation, other) for other in full)]
    others = [
        citation
        for citation in [*short(context, full), *unnumbered(context)]
        if not any(_overlaps(citation, other) for other in full)
    ]
    for citation in others:
        find_outer(context, citation, full)
        citation.subject = read_subject(context, citation, full, basis_end)
    kept = [citation for citation in others if citation.number or _is_specific(context, citation, full)]
    citations = sorted([*full, *kept], key=lambda citation: (citation.start, citation.end))
    _share_issuers(context, citations)
    return citations


def _inside(inner: Citation, outer: Citation) -> bool:
    """Whether a citation stands within another one's words or subject."""
    return inner is not outer and outer.start <= inner.start < max(outer.end, outer.subject.end if outer.subject else 0)


def _overlaps(one: Citation, other: Citation) -> bool:
    return one.start < other.end and other.start < one.end


def _is_specific(context: Context, citation: Citation, full: Sequence[Citation]) -> bool:
    """Whether issuer and subject tell one instrument, which is not only named inside another one's subject."""
    if any(_inside(citation, other) for other in full):
        return False
    if citation.subject:
        return citation.start < context.outline.first or citation.subject.end - citation.subject.start >= _LEAST_SUBJECT
    return citation.issuer is not None and fold(citation.issuer).startswith(("đại hội", "hội nghị"))


def _share_issuers(context: Context, citations: Sequence[Citation]) -> None:
    """One issuer for two: `số 102/NQ-CP … và Nghị quyết 69/NQ-CP … của Chính phủ`, `UBND tỉnh giao tại Quyết định … và Quyết định …`."""
    pairs = [pair for pair in itertools.pairwise(citations) if _are_joined(context, *pair)]
    for citation, following in reversed(pairs):
        if citation.issuer is None:
            citation.issuer = following.issuer
    for citation, following in pairs:
        if following.issuer is None and citation.list_issuer:
            following.issuer = following.list_issuer = citation.list_issuer
    for head in LIST_HEAD.finditer(context.document.folded, context.preamble, context.outline.body_end):
        issuer = issuer_at(context.document, head.start("body"))
        if issuer and context.document.text.startswith(":", issuer.span.end):
            _give_list_issuer(context, citations, issuer, head["type"])


def _give_list_issuer(context: Context, citations: Sequence[Citation], issuer: CitedIssuer, kind: str) -> None:
    """The issuer in a list's head (`các Thông tư của Bộ Y tế: Thông tư số …; …`) for its instruments of that type."""
    end = context.document.paragraph_at(issuer.span.end).end
    for citation in citations:
        in_list = issuer.span.end < citation.start < end and citation.outer is None and citation.issuer is None
        if in_list and citation.instrument_type == instrument_types()[kind]:
            citation.issuer = issuer.name


def _are_joined(context: Context, citation: Citation, following: Citation) -> bool:
    """Whether two numbers of one body's symbol stand side by side with nothing but a comma or `và` between."""
    if citation.subject or not (citation.number and following.number):
        return False
    same = citation.number.rpartition("/")[2].upper() == following.number.rpartition("/")[2].upper()
    return same and context.document.folded[citation.end : following.start].strip(" ,") in _JOINS


def _row(context: Context, citation: Citation, role: Role, openers: Sequence[Match]) -> LegalBasis:
    document = context.document
    end = max(citation.end, citation.subject.end if citation.subject else 0)
    words = document.text[citation.start : end].rstrip(" ,;")
    return LegalBasis(
        span=Span(citation.start, citation.start + len(words)),
        relation="amends" if citation.amended else _relation(context, citation, role, openers),
        role=role,
        instrument_type=citation.instrument_type,
        number=citation.number,
        issued_date=citation.date,
        issuer=citation.issuer,
        subject=document.quote(citation.subject) if citation.subject else None,
    )


def _basis_end(context: Context) -> int:
    """Where the preamble ends: at the first section that is neither a list of bases nor one of their lines."""
    outline = context.outline
    end = outline.first
    for item in outline.items:
        if item.heading.start < end:
            continue
        if _heads_bases(context, item):
            end = item.end
        elif item.parents == () and _opens_with_instrument(context, item):
            end = item.heading.end
        else:
            break
    return end


def _heads_bases(context: Context, item: Item) -> bool:
    return BASIS_HEADING.search(context.document.folded, item.text_start, item.heading.end) is not None and (
        BASIS_HEADING.search(fold(context.outline.title(item) or "")) is not None
    )


def _opens_with_instrument(context: Context, item: Item) -> bool:
    """Whether an item is a basis of its own (`1. Quyết định số …`, `2. Căn cứ Nghị định …`, `3. Luật Việc làm …`)."""
    match = TYPE.search(context.document.folded, item.text_start, min(item.heading.end, item.text_start + 40))
    if match is None:
        return False
    opening = context.document.folded[item.text_start : match.start()]
    numbered = context.document.folded.startswith((" số", " "), match.end()) and any(
        char.isdigit() for char in context.document.folded[match.end() : match.end() + 12]
    )
    law = match["type"] in ("luật", "bộ luật", "pháp lệnh", "hiến pháp") and match.start() == item.text_start
    return (numbered or law) and OPENED.search(opening) is not None


def _role(context: Context, citation: Citation, basis_end: int) -> Role:
    """Basis in the preamble, or in a list under a heading `CĂN CỨ …`."""
    if citation.start < basis_end:
        return "basis"
    return (
        "basis" if any(_heads_bases(context, item) for item in context.outline.chain(citation.start)) else "reference"
    )


def _relation(context: Context, citation: Citation, role: Role, openers: Sequence[Match]) -> Relation | None:
    """The word that opens the preamble's line or sentence; None in the body."""
    if role == "reference":
        return None
    last = bisect.bisect_left(openers, citation.start, key=lambda match: match.start()) - 1
    line = context.document.paragraph_at(citation.start).start
    if last < 0 or (openers[last].start() < line and context.document.text[openers[last].end() : line].strip()):
        return "căn cứ" if context.outline.chain(citation.start) else None
    word = openers[last]["word"]
    for relation in ("căn cứ", "theo", "xét"):
        if word == relation:
            return relation
    return None if word == "trên cơ sở" else "thực hiện"


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
