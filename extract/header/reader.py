"""The `documents` row of a plan: number, date, issuer, title, place, period and signature.

Source: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.  The header is read from whatever of it is there;
what it lacks is looked for in the preamble and the body, and otherwise left unknown.
"""

import dataclasses
import datetime

from corpus.document import Document, Span
from corpus.message import say
from extract.header.issuer import Issuer, closes_preamble, find_issuer, issuing_agency
from extract.header.letterhead import Letterhead
from extract.header.letterhead_reader import read_letterhead
from extract.header.period import Evidence, Period, find_period
from extract.header.place import Location, locate
from extract.header.signature import Signature, find_signature
from extract.header.surroundings import Surroundings
from extract.issue import issue
from extract.outline.tree import BULLETS, Outline
from extract.place_spelling import name_issues
from extract.record import Header, Issue
from patterns.date import DATE, date_of
from patterns.header.carrier import BACK_REFERENCE
from patterns.header.line import SYMBOL_TYPES, YEAR_BEFORE_SYMBOL
from patterns.header.title import LEGAL_GROUND


@dataclasses.dataclass(frozen=True)
class HeaderReading:
    """A header, what is wrong with it, and where the preamble begins below it."""

    header: Header
    issues: list[Issue]
    preamble: int
    bases: int
    """Where the first bases may be: the preamble, or that of the decision that carries the plan."""


def read_header(document: Document, outline: Outline) -> HeaderReading:
    """The header of a document.

    `doc_type` is None if the text is not an administrative document: where nothing but a heading speaks for one.
    """
    head = read_letterhead(document, outline)
    issuing = issuing_agency(document, outline, head.end)
    doc_type = _doc_type(document, outline, head)
    if doc_type is None:
        doubt = issue("not_a_plan.untyped", _first_words(document))
        return HeaderReading(Header(), [doubt], head.end, head.bases)
    period = find_period(Evidence(document, outline, head.title, head.end, head.day[0])).value
    around = Surroundings(document, outline, head.title, head.place, _day_of(document, outline, head, period))
    signature = find_signature(document, outline)
    issuer = find_issuer(head, issuing, signature.on_behalf, around)
    location = locate(issuer.level, issuer.names, around)
    header = _header(head, doc_type, period, issuer, location, signature)
    read = _Read(document, outline, head, header)
    issues = [*_header_issues(read), *name_issues(location, around), *_signature_issues(read)]
    return HeaderReading(header, issues, head.end, head.bases)


def _header(
    head: Letterhead, doc_type: str, period: Period, issuer: Issuer, location: Location, signature: Signature
) -> Header:
    """The row of what was read."""
    year, month, day = head.day
    return Header(
        doc_type=doc_type,
        title=head.title,
        number=head.number,
        number_symbol=YEAR_BEFORE_SYMBOL.compiled.sub("", head.symbol) if head.symbol else None,
        issued_date=_date(year, month, day),
        issued_year=year,
        issued_month=month,
        issued_day=day,
        place=head.place,
        issuer=issuer.name,
        issuer_level=issuer.level,
        **dataclasses.asdict(location),
        period_start=period[0],
        period_end=period[1],
        signer=signature.name,
        signer_position=signature.position,
        signing_capacity=signature.capacity,
    )


def _doc_type(document: Document, outline: Outline, head: Letterhead) -> str | None:
    """The type by its own line, else by the symbol, else by the sentence that issues a plan."""
    if head.doc_type is not None:
        return head.doc_type if not head.is_empty or _has_body(document, outline, head) else None
    if head.symbol:
        symbol = YEAR_BEFORE_SYMBOL.compiled.sub("", head.symbol)
        return SYMBOL_TYPES.get(symbol.split("-")[0].split("/")[0], "Công văn")
    if closes_preamble(document, outline, head.end) and (not head.is_empty or _has_sections(outline, True)):
        return "Kế hoạch"
    return None


def _has_body(document: Document, outline: Outline, head: Letterhead) -> bool:
    """Whether anything but its heading makes a text an administrative document: sections, grounds, who issues, recipients."""
    return (
        _has_sections(outline, head.in_capitals)
        or outline.body_end < len(document.text)
        or LEGAL_GROUND.match(document.folded, head.end) is not None
        or closes_preamble(document, outline, head.end)
    )


def _has_sections(outline: Outline, in_capitals: bool) -> bool:
    """Whether there are sections as a plan has them: Roman ones, or numbered ones below a type line in capitals."""
    kinds = [item.kind for item in outline.items if item.kind not in BULLETS and item.kind != "part"]
    return "roman" in kinds or "upper" in kinds or (in_capitals and len(kinds) >= 2)


def _date(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _day_of(document: Document, outline: Outline, head: Letterhead, period: Period) -> str | None:
    """An ISO date good enough to choose between the units of different years: no earlier than what the preamble cites."""
    issued, month, day = head.day
    year = issued or period[0] or period[1]
    if year is None:
        return None
    return f"{year}-{month:02d}-{day or 15:02d}" if month is not None else _latest_cited(document, outline, year)


def _latest_cited(document: Document, outline: Outline, year: int) -> str:
    """The latest day of a year that is printed before the first section, June at the earliest."""
    cited = (date_of(match) for match in DATE.finditer(document.folded, 0, outline.first))
    return max(f"{year}-06-15", *(day.isoformat() for day in cited if day and day.year == year), "")


def _first_words(document: Document) -> Span | None:
    return document.paragraphs[0] if document.paragraphs else None


@dataclasses.dataclass(frozen=True)
class _Read:
    """What the doubts about a header ask."""

    document: Document
    outline: Outline
    head: Letterhead
    header: Header

    @property
    def missing(self) -> list[str]:
        """The parts that a date line leaves blank."""
        parts = zip(("year", "month", "day"), self.head.date or (), strict=False)
        return [name for name, part in parts if part is None]


def _type_issue(read: _Read) -> Issue | None:
    if read.header.doc_type == "Kế hoạch":
        return None
    return issue("not_a_plan.other", _first_words(read.document), doc_type=read.header.doc_type or "")


def _carrier_issue(read: _Read) -> Issue | None:
    if read.outline.carrier is not None:
        return issue("issued_with_decision", read.document.paragraph_at(read.outline.carrier.plan_start))
    return issue("issued_with_decision", _note(read.document)) if read.head.noted else None


def _note(document: Document) -> Span | None:
    """The line that states by which decision a plan is issued."""
    return next(
        (line for line in document.paragraphs if BACK_REFERENCE.match(document.folded, line.start, line.end)), None
    )


def _missing_issue(read: _Read) -> Issue | None:
    if not read.head.is_empty:
        return None
    return issue("header_missing", _first_words(read.document))


def _number_issue(read: _Read) -> Issue | None:
    head = read.head
    if not head.symbol or head.number:
        return None
    return issue("number_blank", head.number_span, symbol=head.symbol)


def _date_issue(read: _Read) -> Issue | None:
    head = read.head
    if read.missing:
        return issue("date_incomplete", head.date_span, missing=tuple(say(f"value.{part}") for part in read.missing))
    if head.date is None or read.header.issued_date is not None:
        return None
    return issue("date_impossible.header", head.date_span)


_DOUBTS = (_type_issue, _carrier_issue, _missing_issue, _number_issue, _date_issue)


def _header_issues(read: _Read) -> list[Issue]:
    """What is wrong with a header, in the order of its lines."""
    return [issue for doubt in _DOUBTS if (issue := doubt(read)) is not None]


def _signature_issues(read: _Read) -> list[Issue]:
    """A document with sections that nobody signed."""
    return [issue("signature_missing", None)] if read.header.signer is None and read.outline.items else []
