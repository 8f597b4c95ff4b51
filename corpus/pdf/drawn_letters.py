"""Objects of letters: how bright they are, how large, and how much they lean."""

import array
import math
from collections.abc import Sequence
from typing import NamedTuple

from corpus.pdf import many
from corpus.pdf.drawn_object import Seen, brightness_of, product


class Letters(NamedTuple):
    """One object of letters: its place in the order of drawing, brightness and opacity of its colour, size and lean."""

    place: int
    seen: Seen
    mode: int
    brightness: float
    size: float
    lean: float


class Drawn(NamedTuple):
    """Objects of letters: six numbers of each one's matrix, its font's size, and four numbers of its colour."""

    matrices: Sequence[float]
    sizes: Sequence[float]
    colours: "array.array[int]"

    @property
    def are_black(self) -> bool:
        """Whether all of them are, and opaque."""
        return self.colours.tobytes() == many.BLACK * len(self.sizes)

    @property
    def shades(self) -> list[tuple[int, int, int, int]]:
        """Red, green, blue and opacity of each."""
        return list(zip(*[iter(self.colours)] * 4, strict=True))


def drawn_letters(handles: Sequence[many.Place]) -> Drawn:
    """Matrices, sizes and colours of objects of letters, all asked for at once."""
    return Drawn(many.matrices(handles), many.font_sizes(handles), many.colours(handles))


def letters_of(objects: Sequence[tuple[int, Seen]]) -> list[Letters]:
    """Objects of letters, each with its place in the order of drawing."""
    handles = [many.place(seen.handle) for _, seen in objects]
    drawn = drawn_letters(handles)
    bright = {shade: brightness_of(*shade) for shade in {*drawn.shades}}
    found = []
    numbers = zip(*(drawn.matrices[part::6] for part in range(4)), drawn.sizes, strict=True)
    for (place, seen), mode, shade, (a, b, c, d, size) in zip(
        objects, many.text_modes(handles), drawn.shades, numbers, strict=True
    ):
        if seen.parent is not None:
            a, b, c, d = product((a, b, c, d, 0.0, 0.0), seen.matrix)[:4]
        lean = math.remainder(math.atan2(b, a), math.pi / 2) if b else 0.0
        high = math.hypot(c, d) if c or d != 1.0 else 1.0
        found.append(Letters(place, seen, mode, bright[shade], size * high, abs(lean)))
    return found
