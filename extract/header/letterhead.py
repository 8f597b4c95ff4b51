"""The lines above the preamble, sorted by what they are: agencies, number, place and date, type and title.

Source: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I, mục II.  Lines come in any order: two columns side by
side, one below the other, cell by cell; stamps, signatures' words and the motto stand between them.
"""

import dataclasses

from corpus.document import Document, Span
from extract.header.letterhead_start import masthead
from extract.header.line import header_lines
from extract.header.title import LONG, title_goes_on
from extract.outline.tree import BULLETS, Outline
from patterns.citation.issuer import CENTRAL_BODY
from patterns.fold import fold
from patterns.header.carrier import ISSUES_PLAN
from patterns.header.issuer import BODY_WORD, INNER_BODY, ISSUING, UNFINISHED, UNIT_LINE
from patterns.header.line import (
    BARE_NUMBER,
    DATE_LINE,
    DOCUMENT_NUMBER,
    ELECTRONIC,
    MOTTO,
    NUMBER_NOTE,
    NUMBERED_TYPE,
    STAMP,
    TYPE_LINE,
    TYPES,
)
from patterns.header.title import (
    ABOUT,
    ASKS_FOR_BODY,
    ATTACHED,
    ATTACHED_NOTE,
    AUTHORITY_LINE,
    HEADING_WORD,
    LEGAL_GROUND,
    PREAMBLE,
)
from patterns.pattern import Match
from patterns.place import mentions
from patterns.text import is_capitals

_CHARACTERS = 4000
_TITLE_LINES = 8


@dataclasses.dataclass
class Letterhead:
    """What the lines above the preamble say."""

    agency_lines: list[str] = dataclasses.field(default_factory=list)
    number: str | None = None
    """The serial with its symbol; None where the serial is blank."""
    symbol: str | None = None
    date: tuple[int | None, int | None, int | None] | None = None
    """Year, month and day as printed; None where there is no date line."""
    place: str | None = None
    doc_type: str | None = None
    in_capitals: bool = False
    """Whether the type is set in capitals, as the standard wants."""
    title_lines: list[str] = dataclasses.field(default_factory=list)
    about: bool = False
    """Whether the title is an official letter's `V/v …`."""
    attached_to: str | None = None
    """The body of the instrument by which what stands below is issued (`ban hành kèm theo Quyết định … của …`)."""
    number_span: Span | None = None
    date_span: Span | None = None
    end: int = 0
    """Where the preamble begins."""
    bases: int = 0
    """Where the first bases may stand: the preamble, or that of the decision that carries the plan."""

    @property
    def title(self) -> str | None:
        """What the document is about, one line."""
        return " ".join(" ".join(self.title_lines).split()).strip(" *_") or None

    @property
    def is_empty(self) -> bool:
        """Whether none of agency, number and date line is there."""
        return not (self.agency_lines or self.symbol or self.date)


def read_letterhead(document: Document, outline: Outline) -> Letterhead:
    """The letterhead of a document, up to the preamble or the first section.

    A plan that a decision carries has the decision's number, date and agencies, and a title of its own.
    """
    top = masthead(document)
    carrier = outline.carrier
    if carrier is None:
        return _read(document, top, _region_end(outline, top))
    head = _read(document, top, carrier.end)
    own = _read(document, carrier.plan_start, _region_end(outline, carrier.plan_start))
    return dataclasses.replace(
        head,
        doc_type=own.doc_type,
        in_capitals=own.in_capitals,
        title_lines=own.title_lines or _issued_title(head.title_lines),
        about=False,
        bases=head.end,
        end=own.end,
    )


def _read(document: Document, top: int, end: int) -> Letterhead:
    """The lines between two places, as far as they are a letterhead's."""
    head = Letterhead()
    for line in header_lines(document, top, min(end, top + _CHARACTERS)):
        if not _take(head, line.text, line.span):
            head.end = head.bases = line.span.start
            break
        head.end = head.bases = line.span.end
    return head


def _issued_title(lines: list[str]) -> list[str]:
    """A decision's title without the words that issue the plan (`Về việc ban hành Kế hoạch …`)."""
    title = " ".join(lines)
    match = ISSUES_PLAN.search(fold(title))
    return [title[match.end() :].strip()] if match else lines


def _region_end(outline: Outline, top: int) -> int:
    """Where the first section below the masthead begins."""
    starts = (item.heading.start for item in outline.items if item.kind not in BULLETS)
    return next((start for start in starts if start >= top), outline.body_end)


def _take(head: Letterhead, cell: str, span: Span) -> bool:
    """Sort one line into the letterhead; False where it is the preamble's first line."""
    words = _without_motto(cell)
    folded = fold(words)
    if not words or STAMP.match(folded) or (not head.title_lines and ELECTRONIC.match(folded)):
        return True
    if head.symbol is None and (number := _own_number(words)):
        _forget_page_title(head)
        serial = (number["serial"] or "").strip()
        head.symbol = _compact(number["symbol"])
        head.number = f"{serial}{_compact(number['joint'])}{head.symbol}" if serial else None
        head.number_span = span
        return _take_rest(head, words, number.start(), number.end(), span)
    if head.date is None and (date := _own_date(head, words)):
        year, month, day = (int(part.replace(" ", "")) if (part := date[name]) else None for name in ("year", "month", "day"))  # fmt: skip
        head.date = (year, month, day)
        head.date_span = span
        place, before = _own_place(words, date)
        head.place = place
        return _take_rest(head, words, before, date.end(), span)
    return _take_words(head, words, folded)


def _take_rest(head: Letterhead, words: str, start: int, end: int, span: Span) -> bool:
    """What stands before and behind a number or a date on the same line: the other column, an agency, a stamp."""
    if (note := NUMBER_NOTE.match(words, end)) is not None:
        end = note.end()
    before, after = words[:start].strip(" 0123456789,.;-"), words[end:].strip(" ,.;-")
    return all(_take(head, part, span) for part in (before, after) if len(part) > 1)


def _without_motto(cell: str) -> str:
    """A header line's own words, the motto of the other column cut out."""
    folded = fold(cell)
    if (match := MOTTO.search(folded)) is None:
        return cell.strip()
    kept = list(cell)
    for match in MOTTO.finditer(folded):
        kept[match.start() : match.end()] = " " * (match.end() - match.start())
    return " ".join("".join(kept).split()).strip(" -|")


def _compact(symbol: str) -> str:
    return "".join(symbol.split()).replace("–", "-").strip(".")


def _own_number(words: str) -> Match | None:
    """The document's number on a line of the header; a number that a sentence cites is none."""
    match = DOCUMENT_NUMBER.search(words) or BARE_NUMBER.match(words)
    if match is None:
        return None
    note = NUMBER_NOTE.match(words, match.end())
    before, after = (
        words[: match.start()].strip(" 0123456789"),
        words[note.end() if note else match.end() :].strip(" ,.;"),
    )
    if " của " in f" {fold(after)} " or fold(after).startswith("về "):
        return None
    if fold(after).startswith("ngày") and not ((date := DATE_LINE.match(after)) and date.end() == len(after)):
        return None  # a number with its date is a citation where more words follow
    return match if not before or is_capitals(before) or STAMP.match(fold(before)) else None


def _own_date(head: Letterhead, words: str) -> Match | None:
    """The date line's date; a date that a sentence or a title mentions is none."""
    match = DATE_LINE.search(words)
    if match is None:
        return None
    before, after = words[: match.start()].strip(), words[match.end() :].strip(" .,;|)")
    if (before and not is_capitals(before)) or (len(after) > 2 and not is_capitals(after)):
        return None
    place = match["place"]
    if place and not match["comma"] and any(part[0].islower() for part in place.split()):
        return None
    if head.title_lines and not (place and match["comma"] and not before and not after):
        return None
    return match


def _own_place(words: str, date: Match) -> tuple[str | None, int]:
    """The place of a date line, and where it begins: an agency's capitals before it are the other column's."""
    if not date["place"]:
        return None, date.start()
    parts = date["place"].split(" ")
    if not is_capitals(date["place"]):
        while len(parts) > 1 and is_capitals(parts[0]) and not parts[0].endswith("."):
            parts.pop(0)
    place = " ".join(parts)
    return place.strip(" ,-"), date.end("place") - len(place)


def _forget_page_title(head: Letterhead) -> None:
    """A heading of the web page above the letterhead is not the document's own type line."""
    if head.doc_type is not None and not head.in_capitals and head.is_empty:
        head.doc_type = None
        head.title_lines.clear()


def _take_words(head: Letterhead, cell: str, folded: str) -> bool:
    """A line that is neither number nor date: an agency's, the type's, the title's, or the end of the header."""
    if head.doc_type is None and (about := ABOUT.match(folded)):
        head.about = True
        head.title_lines.append(cell[about.start("title") :])
        return True
    if head.is_empty and NUMBERED_TYPE.match(folded):
        return True
    capitals = is_capitals(cell)
    if head.is_empty and capitals and BODY_WORD.match(folded):
        _forget_page_title(head)
    if head.doc_type is None and not head.about and (typed := TYPE_LINE.match(folded)) and _is_type(head, cell, typed):
        head.doc_type = TYPES.get(typed["type"] or "kế hoạch")
        head.in_capitals = cell.split(" ")[0].isupper()
        head.title_lines[:] = [cell[typed.start("title") :]] if typed["title"] else []
        return True
    if head.doc_type is not None or head.about:
        return _take_title(head, cell, folded, capitals)
    return _take_agency(head, cell, folded, capitals)


def _is_type(head: Letterhead, cell: str, typed: Match) -> bool:
    """`KẾ HOẠCH` in capitals, or as a line's first word where the line is the title and not a sentence."""
    if typed["title"] is None:
        return cell[0].isupper()
    if (
        typed["type"] in ("chương trình", "đề án", "quy định", "quy chế", "phương án")
        and head.agency_lines
        and not head.symbol
    ):
        return False  # `BAN CHỈ ĐẠO⏎CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA`
    if cell.split(" ")[0].isupper() and len(cell.split(" ")[0]) > 1:
        return True
    return cell[0].isupper() and len(cell) < 200 and not cell.rstrip().endswith((".", ":", ";", "?", "!"))


def _take_title(head: Letterhead, cell: str, folded: str, capitals: bool) -> bool:
    """A line of the title; False where the title is over."""
    if head.doc_type is not None and ATTACHED_NOTE.match(folded):
        if note := ATTACHED.match(folded):
            head.attached_to = cell[note.start("body") : note.end("body")]
        return True
    lines = head.title_lines
    if LEGAL_GROUND.match(folded) or len(lines) == _TITLE_LINES:
        return False
    if not lines:
        if len(cell) < 4 * LONG:
            lines.append(cell)
        return bool(lines)
    if head.about and not cell[0].islower():
        # An official letter's subject ends where the next line begins with a capital.
        return len(cell) < LONG and not PREAMBLE.match(folded) and _take_agency(head, cell, folded, capitals)
    if AUTHORITY_LINE.match(folded) and capitals and not ASKS_FOR_BODY.search(fold(lines[-1])):
        return True  # `ỦY BAN NHÂN DÂN TỈNH SƠN LA` between title and bases
    if not title_goes_on(lines, cell, folded, capitals):
        return False
    lines.append(cell)
    return True


def _take_agency(head: Letterhead, cell: str, folded: str, capitals: bool) -> bool:
    """A line of the agencies' names above the type; False where the preamble begins without a type line."""
    below = head.symbol is not None or head.date is not None
    if LEGAL_GROUND.match(folded):
        return False
    if BODY_WORD.match(folded) or UNIT_LINE.match(folded):
        named = len(cell) < LONG and not cell.endswith((".", ";", ":", "!", "?")) and not ISSUING.search(folded)
        late = (
            head.symbol and head.date and head.agency_lines and not (UNIT_LINE.match(folded) and len(cell) < LONG // 2)
        )
        if named and (capitals or not below) and not late:
            head.agency_lines.extend(_apart(cell, folded))
            return True
    if below:
        return _take_untyped_title(head, cell, folded, capitals)
    if PREAMBLE.match(folded) or len(cell) > LONG or cell.endswith((".", "!", "?", "…")):
        return capitals and len(cell) <= LONG
    if head.agency_lines and (capitals or len(cell) < LONG // 2 or UNFINISHED.search(fold(head.agency_lines[-1]))):
        head.agency_lines.append(cell)
    return True


def _apart(cell: str, folded: str) -> list[str]:
    """Two bodies that a flattened column put on one line (`UBND HUYỆN MAI SƠN ỦY BAN NHÂN DÂN XÃ CHIỀNG SUNG`)."""
    for inner in INNER_BODY.finditer(folded):
        if next(mentions(cell, 0, inner.start()), None) or CENTRAL_BODY.match(folded):
            return [cell[: inner.start()].strip(" -"), cell[inner.start() :]]
    return [cell]


def _take_untyped_title(head: Letterhead, cell: str, folded: str, capitals: bool) -> bool:
    """No type line: a title stands in capitals on law portals, or as one short line; anything else is the preamble."""
    if capitals:
        if len(cell) > 12 or head.title_lines:
            head.title_lines.append(cell)
        elif head.agency_lines and UNFINISHED.search(fold(head.agency_lines[-1])):
            head.agency_lines.append(cell)
        return True
    short = len(cell) <= LONG and not cell.endswith((".", ";", ":", ",")) and cell[0].isupper() and " " in cell
    if short and head.date and not head.title_lines and not PREAMBLE.match(folded) and not HEADING_WORD.match(folded):
        head.title_lines.append(cell)
        return True
    return False
