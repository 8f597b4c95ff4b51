"""Which lines below the type are the title's, and where the title is over."""

from extract.header.agency_line import take_agency
from extract.header.header_words import HeaderWords
from extract.header.letterhead import Letterhead
from extract.header.number_line import number_and_symbol
from extract.header.title import LONG, names_authority, title_goes_on
from patterns.date import DATE, date_of
from patterns.header.carrier import BACK_REFERENCE
from patterns.header.line import DOCUMENT_NUMBER
from patterns.header.title import ATTACHED, ATTACHED_NOTE, TITLE_TAIL

_TITLE_LINES = 8


def take_title(head: Letterhead, line: HeaderWords) -> bool:
    """A line of the title; False if the title has ended."""
    if head.doc_type is not None and ATTACHED_NOTE.match(line.folded):
        _take_note(head, line)
        return True
    if line.is_ground or len(head.title_lines) == _TITLE_LINES:
        return False
    if _is_of_authority(head, line):
        return True
    if not head.title_lines:
        return _take_first(head, line)
    if head.about and not line.cell[0].islower():
        # An official letter's subject ends where the next line begins with a capital.
        return len(line.cell) < LONG and not line.opens_preamble and take_agency(head, line)
    return _take_next(head, line)


def _take_note(head: Letterhead, line: HeaderWords) -> None:
    """The note of the instrument by which the document is issued; its number and date are the document's that has none of its own."""
    if note := ATTACHED.match(line.folded):
        head.attached_to = line.cell[note.start("issuer") : note.end("issuer")]
    if head.is_below_number or not BACK_REFERENCE.match(line.folded):
        return
    if number := DOCUMENT_NUMBER.search(line.cell):
        head.noted = True
        head.number, head.symbol = number_and_symbol(number)
        head.date = _noted_date(line, number.end())


def _noted_date(line: HeaderWords, start: int) -> tuple[int, int, int] | None:
    """Year, month and day after the number of a note."""
    printed = DATE.search(line.folded, start)
    day = date_of(printed) if printed else None
    return (day.year, day.month, day.day) if day else None


def _take_first(head: Letterhead, line: HeaderWords) -> bool:
    """The title's first line; False if the line is too long for one."""
    if len(line.cell) < 4 * LONG:
        head.title_lines.append(line.cell)
    return bool(head.title_lines)


def _is_of_authority(head: Letterhead, line: HeaderWords) -> bool:
    """Whether a line names the issuing authority, or continues its name (`KHÓA XIII, KỲ HỌP THỨ 5`)."""
    goes_on = head.authority and line.capitals and TITLE_TAIL.match(line.folded) is None
    head.authority = head.authority or _is_authority(head, line)
    return goes_on or _is_authority(head, line)


def _is_authority(head: Letterhead, line: HeaderWords) -> bool:
    """Whether a line names who issues between title and bases."""
    return head.doc_type is not None and names_authority(line.cell, head.title_lines[-1] if head.title_lines else "")


def _take_next(head: Letterhead, line: HeaderWords) -> bool:
    """A further line of the title; False if the line does not continue it."""
    if not title_goes_on(head.title_lines, line.cell, line.folded, line.capitals):
        return False
    head.title_lines.append(line.cell)
    return True
