"""Whether the first row on a page is the rest of a row that the page break has cut."""

from collections.abc import Sequence

from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, TOTAL_ROW
from patterns.table.target_column import GROUP_ROW
from patterns.text import is_capitals

_NAME_WORDS = 3
"""Words that the rest of a name may have that continues with a capital."""


def is_rest_of_row(before: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether the cells of `rest` continue with those of the row `before`: no number opens it, no figure is in it, and words only if there are some.

    A heading row looks alike but for its words: the rest begins with a small letter, or is the short rest of a name.
    """
    filled = [(above, below) for above, below in zip(before, rest, strict=False) if below]
    if len(before) != len(rest) or not filled or rest[0] or not before[0] or len(filled) == len(rest):
        return False
    if any(not above or FIGURE_CELL.match(below) or TOTAL_ROW.match(fold(below)) for above, below in filled):
        return False
    return all(_goes_on(below) for _, below in filled)


def _goes_on(words: str) -> bool:
    if words[0].islower():
        return True
    is_name = len(words.split()) <= _NAME_WORDS and not is_capitals(words)
    return is_name and not GROUP_ROW.match(fold(words))
