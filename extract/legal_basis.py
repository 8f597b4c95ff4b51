"""The `legal_bases` rows of a plan: every citation of another instrument, in reading order.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (căn cứ): in full at first, later by type and number.
"""

import dataclasses
import datetime
import itertools
from collections.abc import Iterator

from corpus.document import Span
from extract.cited_issuer import CitedIssuer, issuer_at, named_issuer
from extract.draft import Draft
from extract.instrument_key import instrument_keys
from extract.record import Issue, LegalBasis, Relation, Role
from patterns.date import date_of
from patterns.fold import fold
from patterns.instrument import (
    AFTER_NUMBER_DATE,
    AMENDED,
    ENACTED_BEFORE,
    INSTRUMENT_NUMBER,
    ISSUER_AFTER,
    ISSUER_BARE,
    ISSUER_BEFORE,
    LAW,
    NESTING,
    PREAMBLE_WORD,
    SHARED_TYPE,
    SUBJECT_END,
    SUBJECT_START,
    TYPE_BEFORE,
    UNNUMBERED,
    instrument_types,
    repaired_number,
    type_of_symbol,
)
from patterns.pattern import Match

_LOOK_BACK = 160
_SUBJECT_LIMIT = 1200


@dataclasses.dataclass
class _Citation:
    """A citation while it is read: what stands where."""

    start: int
    end: int
    instrument_type: str
    number: str | None
    date: datetime.date | None = None
    date_printed: bool = False
    issuer: CitedIssuer | None = None
    issuer_name: str | None = None
    subject: Span | None = None
    nested_in: "_Citation | None" = None
    amended: bool = False


def extract(draft: Draft) -> Iterator[LegalBasis | Issue]:
    """The citations of a plan and what is doubtful about them."""
    citations = _numbered(draft)
    _subjects(draft, citations)
    citations += [other for other in _unnumbered(draft) if not any(_inside(other, citation) for citation in citations)]
    citations.sort(key=lambda citation: (citation.start, citation.end))
    _share_issuers(draft, citations)
    repaired = list(_repair(draft, citations))
    rows = instrument_keys((_row(draft, citation) for citation in citations), draft.header)
    yield from rows
    yield from _issues(draft, rows)
    yield from repaired


def _repair(draft: Draft, citations: list[_Citation]) -> Iterator[Issue]:
    """Set right what OCR misread in the numbers, and say so."""
    if draft.document.text_source == "text":
        return
    for citation in citations:
        number = repaired_number(citation.number, citation.instrument_type) if citation.number else None
        if number is not None:
            message = f"{citation.number} as recognised is read as {number}"
            yield Issue(
                span=Span(citation.start, citation.end), code="ocr_repaired", severity="warning", message=message
            )
            citation.number = number


def _numbered(draft: Draft) -> list[_Citation]:
    """The citations that have a number, without their subjects."""
    found: list[_Citation] = []
    document = draft.document
    for match in INSTRUMENT_NUMBER.finditer(document.text, draft.preamble, draft.outline.body_end):
        before = document.folded[max(0, match.start() - _LOOK_BACK) : match.start()]
        citation = _typed(match, before, found[-1] if found else None)
        if citation is not None:
            _read_tail(draft, citation)
            _read_before(draft, citation)
            found.append(citation)
    return found


def _typed(match: Match, before: str, previous: _Citation | None) -> _Citation | None:
    """The citation of a number: its type by the word before it, by its symbol, or as in a list by the one before."""
    number = "".join(match[0].split()).replace("–", "-")
    if typed := TYPE_BEFORE.search(before):
        start = match.start() - len(before) + typed.start("type")
        return _Citation(start, match.end(), instrument_types()[typed["type"]], number)
    shared = SHARED_TYPE.search(before) or before.endswith(("số ", "số: "))
    symbol = (match["state"] or "").rsplit("/", 1)[-1].replace(" ", "").replace("–", "-") or number.split("-", 1)[
        -1
    ].split("/")[0]
    named = type_of_symbol(symbol.split("-")[0])
    if named is None and not (shared and previous):
        return None
    return _Citation(match.start(), match.end(), named or previous.instrument_type, number)  # type: ignore[union-attr]  # shared has one


def _read_tail(draft: Draft, citation: _Citation) -> None:
    """Date and issuer behind the number, in either order."""
    _read_date(draft, citation)
    document = draft.document
    match = ISSUER_AFTER.match(document.folded, citation.end)
    if match is None and citation.date_printed and (bare := ISSUER_BARE.match(document.folded, citation.end)):
        issuer = issuer_at(document, bare.start("body"))
        match = bare if issuer and SUBJECT_START.match(document.folded, issuer.span.end) else None
    if match and (issuer := issuer_at(document, match.start("body"))):
        citation.issuer, citation.issuer_name, citation.end = issuer, issuer.name, issuer.span.end
        if not citation.date_printed:
            _read_date(draft, citation)


def _read_date(draft: Draft, citation: _Citation) -> None:
    if match := AFTER_NUMBER_DATE.match(draft.document.folded, citation.end):
        citation.date, citation.date_printed = date_of(match), True
        citation.end = match.end()


def _read_before(draft: Draft, citation: _Citation) -> None:
    """The issuer in front of the type word (`đề nghị của Sở … tại Tờ trình số`), with its date where one stands there."""
    if citation.issuer is not None:
        return
    document = draft.document
    line = document.paragraph_at(citation.start).start
    window = max(line, citation.start - _LOOK_BACK)
    before = document.folded[window : citation.start]
    match = ISSUER_BEFORE.search(before)
    if match is None and (match := ENACTED_BEFORE.search(before)) and not citation.date_printed and match["year"]:
        citation.date, citation.date_printed = date_of(match), True
    if match is None:
        return
    start = window + match.start("body")
    printed = document.text[start : window + match.end("body")]
    if " của " in printed:
        start += printed.rindex(" của ") + 5
        printed = document.text[start : window + match.end("body")]
    citation.issuer_name = named_issuer(printed)
    citation.start = start


def _subjects(draft: Draft, citations: list[_Citation]) -> None:
    """What each instrument is about: to the mark that closes the citation, or to the next one beside it."""
    document = draft.document
    for index, citation in enumerate(citations):
        match = SUBJECT_START.match(document.folded, citation.end)
        outer = next(
            (other for other in reversed(citations[:index]) if other.subject and other.subject.end > citation.start),
            None,
        )
        if outer is not None:
            citation.nested_in = outer
            citation.amended = (
                AMENDED.search(document.folded[max(outer.end, citation.start - _LOOK_BACK) : citation.start])
                is not None
            )
        if match is None:
            continue
        start = match.start("subject")
        limit = min(start + _SUBJECT_LIMIT, outer.subject.end if outer and outer.subject else len(document.text))
        end = _subject_end(draft, start, limit, citations[index + 1 :])
        if end > start:
            citation.subject = Span(start, end)


def _subject_end(draft: Draft, start: int, limit: int, following: list[_Citation]) -> int:
    folded = draft.document.folded
    end = limit
    for match in SUBJECT_END.finditer(folded, start, limit):
        end = match.start()
        break
    for other in following:
        if other.start >= end:
            break
        before = folded[start : other.start].rstrip()
        if not NESTING.search(f"{before} ") and before.endswith((",", ";", " và", ".")):
            end = start + len(before.removesuffix(" và").rstrip(" ,;."))
            break
    return start + len(_balanced(draft.document.text[start:end]).rstrip(" ,;.:"))


def _balanced(text: str) -> str:
    """Up to a closing bracket that nothing in `text` opens."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return text[:index]
    return text


def _unnumbered(draft: Draft) -> Iterator[_Citation]:
    """Laws by their names, and instruments named by issuer and subject alone."""
    document = draft.document
    for match in LAW.finditer(document.folded, draft.preamble, draft.outline.body_end):
        if match["number"] or not document.text[match.start("name")].isupper():
            continue
        citation = _Citation(
            match.start(), match.end(), "Luật" if match["type"] == "luật" else match["type"].capitalize(), None
        )
        _read_date(draft, citation)
        citation.subject = None
        yield citation
    for match in UNNUMBERED.finditer(document.folded, draft.preamble, draft.outline.body_end):
        issuer = issuer_at(document, match.start("body"))
        if issuer is None or not (subject := SUBJECT_START.match(document.folded, issuer.span.end)):
            continue
        start = subject.start("subject")
        end = _subject_end(draft, start, min(start + _SUBJECT_LIMIT, len(document.text)), [])
        if end - start < 25:
            continue
        citation = _Citation(match.start(), issuer.span.end, instrument_types()[match["type"]], None)
        citation.issuer, citation.issuer_name, citation.subject = issuer, issuer.name, Span(start, end)
        yield citation


def _inside(inner: _Citation, outer: _Citation) -> bool:
    end = outer.subject.end if outer.subject else outer.end
    return outer.start <= inner.start < end


def _share_issuers(draft: Draft, citations: list[_Citation]) -> None:
    """`Nghị quyết số 102/NQ-CP … và Nghị quyết 69/NQ-CP … của Chính phủ`: one issuer for both."""
    for citation, following in reversed(list(itertools.pairwise(citations))):
        if citation.issuer_name or citation.subject or not (citation.number and following.number and following.issuer):
            continue
        between = draft.document.folded[citation.end : following.start].strip(" ,;")
        same = citation.number.rsplit("/", 1)[-1] == following.number.rsplit("/", 1)[-1]
        if same and between in ("", "và", "và số", "số"):
            citation.issuer_name = following.issuer_name


def _row(draft: Draft, citation: _Citation) -> LegalBasis:
    document = draft.document
    end = max(citation.end, citation.subject.end if citation.subject else 0)
    words = document.text[citation.start : end].rstrip(" ,;")
    return LegalBasis(
        span=Span(citation.start, citation.start + len(words)),
        relation="amends" if citation.amended else _relation(draft, citation),
        role=_role(draft, citation),
        instrument_type=citation.instrument_type,
        number=citation.number,
        issued_date=citation.date,
        issuer=citation.issuer_name,
        subject=document.quote(citation.subject) if citation.subject else None,
    )


def _role(draft: Draft, citation: _Citation) -> Role:
    """Basis in the preamble, or in a list under a heading `CĂN CỨ …`."""
    if citation.start < draft.outline.first:
        return "basis"
    headings = (fold(draft.outline.title(item) or "") for item in draft.outline.chain(citation.start)[:1])
    return (
        "basis"
        if any(title.startswith(("căn cứ", "cơ sở pháp lý", "các căn cứ")) for title in headings)
        else "reference"
    )


def _relation(draft: Draft, citation: _Citation) -> Relation | None:
    """The word that opens the preamble's line or sentence; None in the body."""
    if citation.start >= draft.outline.first:
        return None
    line = draft.document.paragraph_at(citation.start)
    opened = list(PREAMBLE_WORD.finditer(draft.document.folded, line.start, citation.end))
    if not opened:
        return None
    word = opened[-1]["word"]
    for relation in ("căn cứ", "theo", "xét"):
        if word == relation:
            return relation
    return "thực hiện" if "thực hiện" in word or "triển khai" in word or word == "thi hành" else None


def _issues(draft: Draft, rows: list[LegalBasis]) -> Iterator[Issue]:
    dates: dict[str, datetime.date] = {}
    for row in rows:
        if row.issued_date is None:
            continue
        if draft.header.issued_date and row.issued_date > draft.header.issued_date:
            yield Issue(span=row.span, code="citation_after_plan", severity="warning",
                        message=f"{row.number or row.instrument_type} of {row.issued_date} is later than the plan of {draft.header.issued_date}")  # fmt: skip
        if row.instrument_key and dates.setdefault(row.instrument_key, row.issued_date) != row.issued_date:
            yield Issue(span=row.span, code="citation_conflict", severity="warning",
                        message=f"{row.number} is dated {row.issued_date} here and {dates[row.instrument_key]} before")  # fmt: skip
