"""Which lines above the type are agencies' names, and where the preamble begins without a type line."""

from extract.header.header_words import HeaderWords
from extract.header.letterhead import Letterhead
from extract.header.title import LONG
from extract.header.untyped_title import take_untyped_title
from patterns.fold import fold
from patterns.header.issuer import INNER_AGENCY, UNFINISHED
from patterns.header.issuer_kind import CENTRAL_AGENCY
from patterns.place import mentions


def take_agency(head: Letterhead, line: HeaderWords) -> bool:
    """A line of the agencies' names above the type; False if the preamble begins without a type line."""
    if line.is_ground:
        return False
    if line.opens_agency and _is_agency(head, line):
        head.agency_lines.extend(_apart(line.cell, line.folded))
        return True
    if head.is_below_number:
        return take_untyped_title(head, line)
    if line.is_sentence:
        return line.capitals and len(line.cell) <= LONG
    if head.agency_lines and _goes_on(head.agency_lines[-1], line):
        head.agency_lines.append(line.cell)
    return True


def _is_agency(head: Letterhead, line: HeaderWords) -> bool:
    """Whether a line that begins as an agency's name is one: below a complete letterhead only a unit's short line is."""
    if not line.is_name or (head.is_below_number and not line.capitals):
        return False
    return not head.is_complete or (line.is_unit and len(line.cell) < LONG // 2)


def _goes_on(above: str, line: HeaderWords) -> bool:
    """Whether a line continues the agency's name above it."""
    return line.capitals or len(line.cell) < LONG // 2 or UNFINISHED.search(fold(above)) is not None


def _apart(cell: str, folded: str) -> list[str]:
    """Two agencies that a flattened column put on one line (`UBND HUYỆN MAI SƠN ỦY BAN NHÂN DÂN XÃ CHIỀNG SUNG`)."""
    for inner in INNER_AGENCY.finditer(folded):
        if next(mentions(cell, 0, inner.start()), None) or CENTRAL_AGENCY.match(folded):
            return [cell[: inner.start()].strip(" -"), cell[inner.start() :]]
    return [cell]
