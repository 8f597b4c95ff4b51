"""Columns that only the positions of their words show."""

import dataclasses
from collections.abc import Sequence

from corpus.pdf.text_line import Printed


@dataclasses.dataclass(frozen=True, slots=True)
class Band:
    """From where to where the words of a column reach."""

    left: float
    right: float

    def meets(self, piece: Printed) -> bool:
        """Whether a piece of text is above or under some of it."""
        return piece.left < self.right and piece.right > self.left


def bands_of(pieces: Sequence[Printed]) -> list[Band]:
    """The columns that pieces are in: what overlaps from left to right is one."""
    bands: list[Band] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if bands and piece.left <= bands[-1].right:
            bands[-1] = Band(bands[-1].left, max(bands[-1].right, piece.right))
        else:
            bands.append(Band(piece.left, piece.right))
    return bands


def middle(piece: Printed) -> float:
    """How high the middle of a piece is."""
    return (piece.bottom + piece.top) / 2
