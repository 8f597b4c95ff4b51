"""Rows of a table without lines that have a number but no columns of figures, above or below those that have: headings, rows of words."""

import dataclasses
from collections.abc import Sequence

from corpus.pdf.text_line import Printed
from corpus.table.band import Band, bands_of, middle
from patterns.table.text_row import ROW_NUMBER

_SAME_ROW = 3.0
"""Points by which baselines of one row may differ."""
_BESIDE = 4.0
"""Points by which a number or word may be beside the others of its column."""
_HIGHEST_ROW = 9.0
"""Heights of a line that may lie between two rows' numbers."""
_FEWEST = 2
"""Numbers that show a column of them."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Numbers:
    """The column of the rows' numbers, where the words beside it begin, and where those of the last column do."""

    band: Band
    words: float
    last: float
    is_marked: bool
    """Whether a point or bracket is after each number."""

    def has(self, piece: Printed) -> bool:
        """Whether a piece is a number of this column."""
        is_marked = piece.text.endswith((".", ")"))
        inside = self.band.meets(piece) and piece.right < self.words
        return inside and is_marked == self.is_marked and ROW_NUMBER.match(piece.text) is not None

    def is_label(self, piece: Printed, number: Printed) -> bool:
        """Whether a piece is what a number counts: beside it, in the next columns and not as far as the last."""
        is_beside = abs(middle(piece) - middle(number)) < number.top - number.bottom
        return is_beside and piece.left > self.words - _BESIDE and piece.right < self.last and len(piece.text) > 1


def numbered_rows(pieces: Sequence[Printed], group: Sequence[list[Printed]]) -> list[list[Printed]]:
    """The rows of figures of a table, with the numbers of the rows directly above and below that have none."""
    top, bottom = middle(group[0][0]), middle(group[-1][0])
    inside = [piece for piece in pieces if bottom - _SAME_ROW < middle(piece) < top + _SAME_ROW]
    numbers = _numbers(inside)
    if numbers is None:
        return list(group)
    above = _next_to(pieces, numbers, group[0][0], 1)
    below = _next_to(pieces, numbers, group[-1][0], -1)
    return [*([number] for number in reversed(above)), *group, *([number] for number in below)]


def _numbers(inside: Sequence[Printed]) -> _Numbers | None:
    """The column of numbers of a table; None if its first column has anything else."""
    bands = bands_of(inside)
    first = [piece for piece in inside if bands[0].meets(piece)]
    if len(bands) <= _FEWEST or len(first) < _FEWEST or not all(ROW_NUMBER.match(piece.text) for piece in first):
        return None
    band = Band(bands[0].left - _BESIDE, bands[0].right + _BESIDE)
    return _Numbers(band, bands[1].left, bands[-1].left, all(piece.text.endswith((".", ")")) for piece in first))


def _next_to(pieces: Sequence[Printed], numbers: _Numbers, last: Printed, step: int) -> list[Printed]:
    """The numbers that follow a row up (`step` 1) or down (-1), up to anything else above or under the numbers."""
    found: list[Printed] = []
    edge = middle(last)
    away = [piece for piece in pieces if step * (middle(piece) - edge) > _SAME_ROW and numbers.band.meets(piece)]
    for piece in sorted(away, key=lambda piece: step * middle(piece)):
        is_near = abs(middle(piece) - edge) < _HIGHEST_ROW * (last.top - last.bottom)
        if not (is_near and numbers.has(piece) and any(numbers.is_label(other, piece) for other in pieces)):
            break
        found.append(piece)
        edge = middle(piece)
    return found
