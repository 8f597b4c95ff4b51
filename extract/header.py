"""The `documents` row of a plan: number, date, issuer, title, place, period and signature.

Source: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.  The header is read from whatever of it is there;
what it lacks is looked for in the preamble and the body, and otherwise left unknown.
"""

import dataclasses
import datetime

from corpus.document import Document, Span
from extract.issuer import Issuer, find_issuer, name_issues
from extract.outline import Outline
from extract.record import Header, Issue
from extract.signature import find_signature
from patterns.fold import fold
from patterns.header import (
    BARE_NUMBER,
    BODY_WORD,
    DATE_LINE,
    DOCUMENT_NUMBER,
    ISSUING,
    MOTTO,
    PREAMBLE,
    SYMBOL_TYPES,
    TYPE_LINE,
    TYPES,
)
from patterns.period import period_of
from patterns.text import is_capitals

_HEAD_PARAGRAPHS = 45
_HEAD_CHARACTERS = 4000


@dataclasses.dataclass
class Head:
    """The lines above the preamble, sorted by what they are."""

    agency_lines: list[str] = dataclasses.field(default_factory=list)
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: tuple[int | None, int | None, int | None] | None = None
    """Year, month and day as printed."""
    doc_type: str | None = None
    title_lines: list[str] = dataclasses.field(default_factory=list)
    end: int = 0
    """Where the preamble begins."""
    place_start: str | None = None
    """The first word of a place that a line break parts from the date (`Tiền⏎Giang, ngày …`)."""
    number_span: Span | None = None
    date_span: Span | None = None


@dataclasses.dataclass(frozen=True)
class HeaderReading:
    """A header, what is wrong with it, and where the preamble begins below it."""

    header: Header
    issues: list[Issue]
    preamble: int


def read_header(document: Document, outline: Outline) -> HeaderReading:
    """The header of a document.

    `doc_type` is None where the text is no administrative document: without number, type line and issuer.
    """
    head = _head(document, outline)
    issuing = _issuing_sentence(document, outline, head)
    doc_type = _doc_type(head, issuing is not None)
    if doc_type is None:
        doubt = Issue(span=_first_words(document), code="not_a_plan", severity="warning",
                      message="no number, no type line and no issuing sentence: not read as a plan")  # fmt: skip
        return HeaderReading(Header(), [doubt], head.end)
    title = _title(head)
    year, month, day = head.date or (None, None, None)
    issuer = find_issuer(document, outline, head.agency_lines, issuing, head.place, _day_of(year, month, day), title)
    signature = find_signature(document, outline)
    first, last = _period(document, title, head, year)
    header = Header(
        doc_type=doc_type,
        title=title,
        number=f"{head.number}{head.symbol}" if head.number and head.symbol else None,
        number_symbol=head.symbol.lstrip("/-") if head.symbol else None,
        issued_date=_date(year, month, day),
        issued_year=year,
        issued_month=month,
        issued_day=day,
        place=head.place,
        issuer=issuer.name,
        issuer_level=issuer.level,
        province=issuer.province,
        district=issuer.district,
        commune=issuer.commune,
        province_code=issuer.province_code,
        district_code=issuer.district_code,
        commune_code=issuer.commune_code,
        period_start=first,
        period_end=last,
        signer=signature.name,
        signer_position=signature.position,
        signing_capacity=signature.capacity,
    )
    return HeaderReading(header, _issues(document, outline, head, header, issuer), head.end)


def _head(document: Document, outline: Outline) -> Head:
    """The lines of the header, up to the preamble or the first section."""
    head = Head()
    for paragraph in document.paragraphs[:_HEAD_PARAGRAPHS]:
        if paragraph.start >= min(outline.first, _HEAD_CHARACTERS):
            break
        for start, cell in _cells(document, paragraph):
            if not _take(head, cell, Span(start, start + len(cell))):
                head.end = start
                return head
        head.end = paragraph.end
    return head


def _cells(document: Document, paragraph: Span) -> list[tuple[int, str]]:
    """A line's cells: portals leave the header's columns as `A | B |`."""
    cells, start = [], paragraph.start
    for cell in document.quote(paragraph).split("|"):
        if stripped := cell.strip():
            cells.append((start + cell.index(stripped[0]), stripped))
        start += len(cell) + 1
    return cells


def _take(head: Head, cell: str, span: Span) -> bool:
    """Sort one line into the header; False where it is the preamble's first line."""
    number = DOCUMENT_NUMBER.search(cell) or BARE_NUMBER.match(cell)
    if number is not None and head.symbol is None and head.doc_type is None:
        head.number = (number["serial"] or "").strip() or None
        head.symbol = number["joint"] + _compact(number["symbol"])
        head.number_span = span
        before, after = cell[: number.start()].strip(" 0123456789"), cell[number.end() :].strip()
        return all(_take(head, part, span) for part in (before, after) if part)
    if (
        head.date is None
        and not head.title_lines
        and (date := DATE_LINE.search(cell))
        and _is_date_line(cell, date.start(), date.end())
    ):
        head.date = tuple(
            int(part.replace(" ", "")) if (part := date[name]) else None for name in ("year", "month", "day")
        )  # type: ignore[assignment]  # three of them
        head.place = " ".join(part for part in (head.place_start, (date["place"] or "").strip(" ,")) if part) or None
        head.date_span = span
        return True
    folded = MOTTO.compiled.sub(" ", fold(cell))
    rest = " ".join(folded.split())
    if not rest.strip(" -.|*"):
        return True
    if head.doc_type is None and (typed := TYPE_LINE.match(rest)) and _is_type_line(head, cell, typed["title"]):
        head.doc_type = TYPES.get(typed["type"] or "kế hoạch")
        if typed["title"]:
            head.title_lines.append(cell[len(cell) - len(typed["title"]) :])
        return True
    return _take_words(head, cell, rest)


def _take_words(head: Head, cell: str, rest: str) -> bool:
    """An agency's line above the type, a line of the title below it, or the end of the header."""
    capitals = is_capitals(cell)
    if head.doc_type is not None:
        if not head.title_lines:
            if fold(cell).startswith("căn cứ"):
                return False
            head.title_lines.append(cell)
            return True
        if is_capitals(head.title_lines[0]) and capitals and not PREAMBLE.match(fold(cell)[:0] or "\0"):
            head.title_lines.append(cell)
            return True
        if cell[0].islower() or cell.startswith("("):
            head.title_lines.append(cell)
            return True
        return False
    if capitals and not head.title_lines and len(cell) < 120 and BODY_WORD.match(rest) and not head.agency_lines:
        head.agency_lines.append(_without_motto(cell))  # the number may stand above it, in a text box
        return True
    if head.symbol is not None or head.date is not None:
        if head.date is None and not capitals and cell.istitle() and len(cell.split()) <= 3:
            head.place_start = cell
            return True
        # No type line: a title stands in capitals on law portals; anything else opens the preamble.
        if capitals and len(cell) > 12:
            head.title_lines.append(cell)
            return True
        return bool(not head.title_lines and capitals)
    if PREAMBLE.match(rest) or (len(cell) > 120 and not capitals):
        return False
    head.agency_lines.append(_without_motto(cell))
    return True


def _without_motto(cell: str) -> str:
    """A header line's own words, the motto of the other column cut out."""
    folded, kept = fold(cell), list(cell)
    for match in MOTTO.finditer(folded):
        kept[match.start() : match.end()] = " " * (match.end() - match.start())
    return " ".join("".join(kept).split()).strip(" -|")


def _is_type_line(head: Head, cell: str, title: str | None) -> bool:
    """`KẾ HOẠCH` in capitals, or as a line's first word where the line is the title and not a sentence."""
    if title is None:
        return cell[0].isupper()
    first = cell.split(" ")[0]
    return (first.isupper() and len(first) > 1) or (
        cell[0].isupper() and len(cell) < 200 and not cell.rstrip().endswith((":", ";"))
    )


def _is_date_line(cell: str, start: int, end: int) -> bool:
    """Whether a date is the line's own and not one that a sentence mentions."""
    return len(cell) - (end - start) < 40 or is_capitals(cell[:start]) or DOCUMENT_NUMBER.search(cell) is not None


def _compact(symbol: str) -> str:
    return "".join(symbol.split()).replace("–", "-")


def _doc_type(head: Head, issues_plan: bool) -> str | None:
    """The type by its own line, else by the symbol, else by the sentence that issues a plan."""
    if head.doc_type is not None:
        # A heading `Kế hoạch …` over a text that has nothing else of a document needs a witness.
        return head.doc_type
    if head.symbol:
        return SYMBOL_TYPES.get(head.symbol.lstrip("/-").split("-")[0].split("/")[0], "Công văn")
    return "Kế hoạch" if issues_plan else None


def _title(head: Head) -> str | None:
    return " ".join(line.strip() for line in head.title_lines).strip() or None


def _issuing_sentence(document: Document, outline: Outline, head: Head) -> str | None:
    """The body that the end of the preamble says issues the plan (`UBND tỉnh ban hành Kế hoạch`)."""
    end = min(outline.first, head.end + 9000)
    found = None
    for match in ISSUING.finditer(document.folded, head.end, end):
        found = match
    if found is None:
        return None
    start = found.start("body")
    # The body nearest to the verb: an earlier `của UBND tỉnh` in the same clause belongs to a citation.
    inner = ISSUING.search(document.folded, start + 3, found.end())
    while inner is not None and inner.end() == found.end():
        found, start = inner, inner.start("body")
        inner = ISSUING.search(document.folded, start + 3, found.end())
    return document.text[start : found.end("body")]


def _period(document: Document, title: str | None, head: Head, year: int | None) -> tuple[int | None, int | None]:
    """The years that the plan covers: from the title, else from the preamble's end."""
    found = period_of(fold(title)) if title else None
    if found is None:
        sentence = document.folded[head.end : head.end + 6000]
        mention = sentence.rfind("ban hành kế hoạch"), sentence.rfind("xây dựng kế hoạch")
        found = period_of(sentence[max(mention) :][:400]) if max(mention) >= 0 else None
    if found is None:
        return None, None
    first, last = found
    return (first if first is not None else year, last)


def _date(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _day_of(year: int | None, month: int | None, day: int | None) -> str | None:
    """An ISO date good enough to choose between the units of different years."""
    return f"{year}-{month or 6:02d}-{day or 15:02d}" if year else None


def _first_words(document: Document) -> Span | None:
    return document.paragraphs[0] if document.paragraphs else None


def _issues(document: Document, outline: Outline, head: Head, header: Header, issuer: Issuer) -> list[Issue]:
    found: list[Issue] = []

    def say(code: str, severity: str, message: str, span: Span | None) -> None:
        found.append(Issue(span=span, code=code, severity=severity, message=message))  # type: ignore[arg-type]  # literals below

    if not (head.agency_lines or head.symbol or head.date):
        say("header_missing", "warning", "none of agency, number and date line is there", _first_words(document))
    if head.symbol and not head.number:
        say("number_blank", "info", f"the serial before {head.symbol} is left blank", head.number_span)
    if head.date is not None and None in head.date:
        missing = [name for name, part in zip(("year", "month", "day"), head.date, strict=True) if part is None]
        say("date_incomplete", "info", f"the date line lacks {' and '.join(missing)}", head.date_span)
    elif head.date is not None and header.issued_date is None:
        say("date_impossible", "warning", "the date line prints a date that does not exist", head.date_span)
    if header.signer is None and outline.items:
        say("signature_missing", "info", "no name under a signature", None)
    found.extend(name_issues(document, outline, issuer))
    return found
