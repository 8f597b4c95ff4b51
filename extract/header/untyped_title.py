"""The title of a document without a type line."""

from extract.header.header_words import HeaderWords
from extract.header.letterhead import Letterhead
from extract.header.title import LONG
from patterns.fold import fold
from patterns.header.issuer import UNFINISHED
from patterns.header.title import AUTHORITY_LINE, HEADING_WORD


def take_untyped_title(head: Letterhead, line: HeaderWords) -> bool:
    """No type line: a title is in capitals on law portals, or as one short line; anything else is the preamble."""
    if line.capitals and AUTHORITY_LINE.match(line.folded):
        return True
    if line.capitals:
        _take_capitals(head, line.cell)
        return True
    if head.date and not head.title_lines and _is_title(line):
        head.title_lines.append(line.cell)
        return True
    return False


def _take_capitals(head: Letterhead, cell: str) -> None:
    """A line in capitals: the title's, or the end of an agency's name; anything else is skipped."""
    if len(cell) > 12 or head.title_lines:
        head.title_lines.append(cell)
    elif head.agency_lines and UNFINISHED.search(fold(head.agency_lines[-1])):
        head.agency_lines.append(cell)


def _is_title(line: HeaderWords) -> bool:
    """Whether a line is a title in one short line: several words, no sentence, no heading."""
    cell = line.cell
    short = len(cell) <= LONG and not cell.endswith((".", ";", ":", ",")) and cell[0].isupper() and " " in cell
    return short and not line.opens_preamble and not HEADING_WORD.match(line.folded)
