"""Whether a line states the document's type (`KẾ HOẠCH`), or begins the subject of an official letter (`V/v …`)."""

from extract.header.header_words import HeaderWords
from extract.header.letterhead import Letterhead
from patterns.header.line import NUMBERED_TYPE, TYPE_LINE, TYPES
from patterns.header.title import ABOUT
from patterns.pattern import Match
from patterns.vocabulary import phrases_of

_ALSO_IN_NAMES = phrases_of("type_in_name")
"""Types that an agency's name may end with on a line of its own (`BAN CHỈ ĐẠO⏎CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA`)."""


def take_about(head: Letterhead, line: HeaderWords) -> bool:
    """The subject of an official letter; False if the line is not one."""
    about = ABOUT.match(line.folded) if head.doc_type is None else None
    if about is None:
        return False
    head.about = True
    head.title_lines.append(line.cell[about.start("title") :])
    return True


def take_type(head: Letterhead, line: HeaderWords) -> bool:
    """The type line, with the title after it; False if the line is not one, or the type has been read."""
    typed = TYPE_LINE.match(line.folded) if head.doc_type is None and not head.about else None
    if typed is None or not _is_type(head, line.cell, typed):
        return False
    head.doc_type = TYPES.get(typed["type"] or "kế hoạch")
    head.in_capitals = line.cell.split(" ")[0].isupper()
    head.title_lines[:] = [line.cell[typed.start("title") :]] if typed["title"] else []
    return True


def is_number_of_type(head: Letterhead, line: HeaderWords) -> bool:
    """Whether a line above the letterhead repeats type and number, as law portals do."""
    return head.is_empty and NUMBERED_TYPE.match(line.folded) is not None


def _is_type(head: Letterhead, cell: str, typed: Match) -> bool:
    """`KẾ HOẠCH` in capitals, or as a line's first word where the line is the title and not a sentence."""
    if typed["title"] is None:
        return cell[0].isupper()
    if typed["type"] in _ALSO_IN_NAMES and head.agency_lines and not head.symbol:
        return False
    first = cell.split(" ")[0]
    if first.isupper() and len(first) > 1:
        return True
    return cell[0].isupper() and len(cell) < 200 and not cell.rstrip().endswith((".", ":", ";", "?", "!"))
