"""Where a title ends: its lines below the type line, before the preamble."""

from patterns.fold import fold
from patterns.header.issuer import ISSUING
from patterns.header.title import ASKS_FOR_AGENCY, AUTHORITY_LINE, HEADING_WORD, PREAMBLE, SYMBOL_LETTERS, TITLE_TAIL
from patterns.text import is_capitals

LONG = 110
"""A line of the header or of a title is shorter, in characters; a sentence of the preamble is longer."""


def title_goes_on(lines: list[str], cell: str, folded: str, capitals: bool) -> bool:
    """Whether a line continues the title whose `lines` are above it; `capitals`: whether it is set in capitals.

    Capitals continue capitals; a short line without a closing mark continues a title in mixed case, and after
    capitals only if it begins as a title's end does (`Giai đoạn 2021 - 2025`).
    """
    if cell[0].islower() or cell[0] == "(":
        return True
    if lines[-1].endswith((".", ";", ":")) or HEADING_WORD.match(folded):
        return False
    if capitals:
        return _is_in_capitals(lines[0]) or TITLE_TAIL.match(folded) is not None
    if _is_sentence(cell, folded):
        return False
    return TITLE_TAIL.match(folded) is not None or not _is_in_capitals(lines[0])


def names_authority(line: str, above: str) -> bool:
    """Whether a line names who issues between title and bases (`ỦY BAN NHÂN DÂN TỈNH SƠN LA`), as the title's line `above` does not ask for."""
    named = is_capitals(line) and AUTHORITY_LINE.match(fold(line)) is not None
    return named and not ASKS_FOR_AGENCY.search(fold(above))


def _is_in_capitals(line: str) -> bool:
    """Whether a title's line is in capitals; a number's symbol in it (`977/QĐ-TTg`) does not count."""
    return is_capitals(SYMBOL_LETTERS.compiled.sub("", line))


def _is_sentence(cell: str, folded: str) -> bool:
    """Whether a line in mixed case is a sentence of the preamble: by its first words, its length, its marks, or its verb."""
    marked = cell.endswith((".", ";", ":", ",")) or ". " in cell
    return len(cell) > LONG or marked or PREAMBLE.match(folded) is not None or ISSUING.search(folded) is not None
