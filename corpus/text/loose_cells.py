"""The cells of a table that was flattened to a cell per line, with nothing between: which lines are one cell."""

import dataclasses
from collections.abc import Sequence

from corpus.normalise import single_spaced
from patterns.fold import fold
from patterns.outline.wrap import OPEN_END
from patterns.table.figure_cell import VALUE_CELL
from patterns.table.header import FIGURE_CELL, NO_FIGURE, UNIT_CELL


@dataclasses.dataclass(frozen=True, slots=True)
class LooseCell:
    """A cell's words, and the number of its last line in the text."""

    last: int
    text: str


def cells_of_lines(lines: Sequence[str], at: int) -> list[LooseCell]:
    """A cell for each line of the block from one on; if the text is in double spacing, for those with words up to two empty ones."""
    limit = 2 if at + 1 < len(lines) and not lines[at + 1].strip() else 1
    found: list[LooseCell] = []
    blanks = 0
    for number in range(at, len(lines)):
        text = single_spaced(lines[number])
        blanks = 0 if text else blanks + 1
        if blanks >= limit or set(text) == {"|"}:
            break
        if text:
            found.append(LooseCell(number, text))
    return found


def whole_cells(cells: Sequence[LooseCell]) -> list[LooseCell]:
    """The cells, those that were wrapped over lines as one: a line that opens with a bracket or in small letters and is not a unit continues."""
    found: list[LooseCell] = []
    for cell in cells:
        if found and _goes_on(found[-1].text, cell.text):
            found[-1] = LooseCell(cell.last, f"{found[-1].text} {cell.text}")
        else:
            found.append(cell)
    return found


def _goes_on(before: str, text: str) -> bool:
    if is_figure(before) or is_figure(text) or UNIT_CELL.match(fold(text)):
        return False
    return text[0] == "(" or text[0].islower() or OPEN_END.search(fold(before)) is not None


def is_figure(text: str) -> bool:
    """Whether a cell contains a figure, or states that there is none."""
    return any(pattern.match(text) for pattern in (FIGURE_CELL, NO_FIGURE)) or VALUE_CELL.match(fold(text)) is not None
