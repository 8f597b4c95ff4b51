"""The lines of a page's text layer, in pdfium's order.

The text is fetched once a page, and of the characters' boxes only those of each line's ends: a call costs most
of a microsecond, a page has two thousand characters, and pdfium itself needs no more than one for each.
"""

import ctypes
import functools
import itertools
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import pypdfium2.raw as pdfium

from corpus.pdf import many
from corpus.pdf.loaded import LoadedText
from corpus.pdf.named_text import HYPHEN, named_text
from corpus.pdf.text_line import Box, Printed, all_cleaned, printed_lines_of
from patterns.encoding.lost import LOST

_LONG = 8
"""Letters from which a line's box shows which way it runs."""

if TYPE_CHECKING:
    import numpy
    import numpy.typing

Rooms: TypeAlias = "numpy.typing.NDArray[numpy.float64]"


Side = TypeVar("Side", float, "numpy.typing.NDArray[numpy.float64]")

Room: TypeAlias = tuple[float, float, float, float]
"""Left, right, bottom and top of a character."""


class TextLayer:
    """A page's text, and where its characters are once the page is turned by `quarters` clockwise.

    Without `quarters` it is turned as it is shown.  `text` has a character for each of pdfium's; line ends are
    `\\r\\n`; a hyphen at a line's end has none after it; `lost` letters of words are drawn and not named.
    """

    def __init__(self, loaded: LoadedText, quarters: int | None = None) -> None:
        self.loaded = loaded
        self.raw = loaded.raw
        page = loaded.page
        self._drawn, self._places, self.is_printed = named_text(self.loaded)
        self.text = self._drawn.replace(HYPHEN, "-")
        self.lost = self._drawn.count(LOST)
        self.off_page = 0
        self._corners = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
        self._room = pdfium.FS_RECTF()
        self._x0, self._y0, self._x1, self._y1 = page.get_bbox()
        self.quarters = page.get_rotation() // 90 if quarters is None else quarters
        self._is_plain = self.quarters == 0 and self._x0 == 0 and self._y0 == 0

    @property
    def width(self) -> float:
        """The turned page's width in points."""
        return float(self._y1 - self._y0 if self.quarters % 2 else self._x1 - self._x0)

    @property
    def height(self) -> float:
        """The turned page's height in points."""
        return float(self._x1 - self._x0 if self.quarters % 2 else self._y1 - self._y0)

    def char_index(self, index: int) -> int:
        """pdfium's index of the character at `index` of `text`: its list also contains characters that have no text."""
        return index if self._places is None else self._places[index]

    def _char_indices_of(self, indices: Sequence[int]) -> Sequence[int]:
        """`char_index` of many."""
        return indices if self._places is None else [self._places[index] for index in indices]

    def box(self, index: int) -> Room:
        """Left, right, bottom and top of what is drawn of the character at `index` of `text`."""
        drawn = self.own_box(index)
        return drawn if self._is_plain else self._turned(*drawn)

    def boxes(self, indices: Sequence[int]) -> list[Room]:
        """`box` of many characters."""
        return list(zip(*self._drawn_sides(indices), strict=True))

    def _drawn_sides(self, indices: Sequence[int]) -> tuple[Sequence[float], ...]:
        """`box` of many characters: all lefts, all rights, all bottoms, all tops."""
        found = many.char_boxes(self.loaded.place, self._char_indices_of(indices))
        return self._all_turned((found[::4], found[1::4], found[2::4], found[3::4]))

    def own_box(self, index: int) -> Room:
        """The same in the page's own space, which is not turned."""
        left, right, bottom, top = self._corners
        place = index if self._places is None else self._places[index]
        pdfium.FPDFText_GetCharBox(self.raw, place, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def loose_box(self, index: int) -> Room:
        """The same of the whole room that the character takes: as wide as its advance, as high as its font."""
        box = self._room
        pdfium.FPDFText_GetLooseCharBox(self.raw, index if self._places is None else self._places[index], box)
        if self._is_plain:
            return box.left, box.right, box.bottom, box.top
        return self._turned(box.left, box.right, box.bottom, box.top)

    def rooms(self, indices: Sequence[int]) -> Rooms:
        """`loose_box` of many characters: a row of all lefts, of all rights, of all bottoms, of all tops."""
        import numpy  # slow to load, and most pages need no more than the ends of their lines

        found = numpy.frombuffer(many.loose_boxes(self.loaded.place, self._char_indices_of(indices)), numpy.float32)
        left, top, right, bottom = found.reshape(-1, 4).T.astype(numpy.float64)
        return numpy.array(self.turned(left, right, bottom, top))

    def sides(self, indices: Sequence[int]) -> tuple[Sequence[float], ...]:
        """`loose_box` of many characters: all lefts, all rights, all bottoms, all tops."""
        places = self._char_indices_of(indices)
        found = many.loose_boxes(self.loaded.place, places)
        return self._all_turned((found[::4], found[2::4], found[3::4], found[1::4]))

    def _all_turned(self, sides: tuple[Sequence[float], ...]) -> tuple[Sequence[float], ...]:
        """The sides of boxes of the page's own space on the page as it is read."""
        return sides if self._is_plain or not sides[0] else tuple(zip(*map(self._turned, *sides), strict=True))

    def baselines(self, indices: Sequence[int]) -> list[float]:
        """`baseline` of many characters."""
        places = self._char_indices_of(indices)
        found = many.origins(self.loaded.place, places)
        across, up = found[::2], found[1::2]
        return up.tolist() if self._is_plain else [self._turned(x, x, y, y)[2] for x, y in zip(across, up, strict=True)]

    @functools.cached_property
    def loose_boxes(self) -> list[Box]:
        """The room of every character, also of blanks; high enough to be seen, also for a dash or a full stop."""
        lefts, rights, bottoms, tops = self.sides(range(len(self.text)))
        return list(map(Box, lefts, bottoms, rights, tops))

    def baseline(self, index: int) -> float:
        """How high the character's baseline is."""
        x, y = self._corners[:2]
        pdfium.FPDFText_GetCharOrigin(self.raw, self.char_index(index), x, y)
        return y.value if self._is_plain else self._turned(x.value, x.value, y.value, y.value)[2]

    def font_size(self, index: int) -> float:
        """The size of the character's font in the page's own units, which need not be points."""
        return round(float(pdfium.FPDFText_GetFontSize(self.raw, self.char_index(index))), 1)

    def room_height(self, index: int) -> float:
        """How high the room of the character at `index` is, in points."""
        _, _, bottom, top = self.loose_box(index)
        return top - bottom

    def is_made_up(self, index: int) -> bool:
        """Whether pdfium put the character in to part words or lines; the page does not draw it."""
        return bool(pdfium.FPDFText_IsGenerated(self.raw, self.char_index(index)) == 1)

    def made_up(self, indices: Sequence[int]) -> frozenset[int]:
        """Those of the characters that `is_made_up`."""
        places = self._char_indices_of(indices)
        answers = many.made_up(self.loaded.place, places)
        return frozenset(index for index, answer in zip(indices, answers, strict=True) if answer == 1)

    def lines(self) -> list[Printed]:
        """The lines that are not blank and are on the page, in pdfium's reading order; `off_page` counts those beside it."""
        self.off_page = 0
        raws, begins = self._raw_lines()
        texts = all_cleaned(raws, are_printed=self.is_printed)
        glyphs = list(itertools.compress(_places_of(raws, begins), texts))
        lefts, rights, bottoms, tops = self._drawn_sides([end for own in glyphs for end in (own.start, own.stop - 1)])
        lows = [begin if begin < end else end for begin, end in zip(bottoms[::2], bottoms[1::2], strict=True)]
        highs = [begin if begin > end else end for begin, end in zip(tops[::2], tops[1::2], strict=True)]
        lines = printed_lines_of(filter(None, texts), lefts[::2], rights[1::2], lows, highs, glyphs)
        width, height = self.width, self.height
        if not lines or (max(lows) < height and min(highs) > 0 and max(lefts[::2]) < width and min(rights[1::2]) > 0):
            return lines  # as on nearly every page
        on_page = [
            line
            for line, begin, end in zip(lines, lefts[1::2], rights[::2], strict=True)
            if line.bottom < height and line.top > 0 and min(line.left, begin) < width and max(line.right, end) > 0
        ]
        self.off_page = len(lines) - len(on_page)
        return on_page

    def _raw_lines(self) -> tuple[list[str], Iterable[int]]:
        """The raw lines, and where in `text` each begins."""
        drawn = self._drawn
        if self.is_printed:  # no line ends in a hyphen that has no line end after it
            raws = drawn.split("\r\n")
            return raws, itertools.accumulate([len(raw) + 2 for raw in raws], initial=0)
        raws = drawn.replace(HYPHEN, "-\n").replace("\r\n", "\n").split("\n")
        begins = [0]
        for raw in raws:
            end = begins[-1] + len(raw)
            begins.append(end + 2 * drawn.startswith("\r\n", end))
        return raws, begins

    def turned(self, left: Side, right: Side, bottom: Side, top: Side) -> tuple[Side, Side, Side, Side]:
        """A box of the page's own space, or many, on the page as it is read."""
        return (left, right, bottom, top) if self._is_plain else self._turned(left, right, bottom, top)

    def _turned(self, left: Side, right: Side, bottom: Side, top: Side) -> tuple[Side, Side, Side, Side]:
        """A box of the page's own space, or many, on the turned page."""
        left, right, bottom, top = left - self._x0, right - self._x0, bottom - self._y0, top - self._y0
        if not self.quarters:
            return left, right, bottom, top
        for quarter in range(self.quarters % 4):
            width = self._y1 - self._y0 if quarter % 2 else self._x1 - self._x0
            left, right, bottom, top = bottom, top, width - right, width - left
        return left, right, bottom, top


def _places_of(raws: Sequence[str], begins: Iterable[int]) -> list[range]:
    """Where the characters of each raw line are, without blanks at its ends."""
    return [
        range(begin + len(raw) - len(raw.lstrip()), begin + len(raw.rstrip()))
        for raw, begin in zip(raws, begins, strict=False)
    ]


def upright_layer(layer: TextLayer) -> tuple[TextLayer, list[Printed] | None]:
    """A page's text layer, turned so that most of its letters are upright, and its lines.

    No lines if it had to be turned: pdfium's order of them is that of the page as it is shown.
    """
    lines = layer.lines()
    sideways = [line for line in lines if line.top - line.bottom > line.right - line.left and len(line.text) >= _LONG]
    if not sideways or len(sideways) <= len([line for line in lines if len(line.text) >= _LONG]) / 2:
        return layer, lines  # `sideways` may also be upside down
    angle = pdfium.FPDFText_GetCharAngle(layer.raw, layer.char_index(sideways[0].glyphs[0]))
    return TextLayer(layer.loaded, round(-angle / (math.pi / 2)) % 4), None  # pdfium counts angles clockwise
