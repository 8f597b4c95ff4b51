"""Whether uncompressed page contents of a PDF are malformed.

pdfium leaves out what it does not understand, and with it a line; what is packed has a sum that shows a changed byte.
"""

import functools

from patterns.encoding.pdf_content import DICTIONARY, DRAWING, FONT_USED, LETTER_NAMES, NAMED, TEXT_MATRIX
from patterns.encoding.pdf_syntax import INLINE_IMAGE, OPAQUE
from patterns.pattern import Match

_END = "endstream"
_DEEPEST = 4
"""How deep dictionaries of marked content are nested at most."""


class Drawings:
    """The streams of a file that are not packed."""

    def __init__(self, text: str) -> None:
        self._text = text

    def is_one(self, begin: int) -> bool:
        """Whether the stream that begins there draws a page, or names a font's letters, from its beginning to its end."""
        drawn = self._text[begin : max(begin, self._text.find(_END, begin))]
        if INLINE_IMAGE.search(drawn) is not None:
            return True  # bytes of any kind are among it
        plain = _without_strings(drawn)
        if LETTER_NAMES.fullmatch(plain) is not None:
            return True
        if DRAWING.fullmatch(plain) is None or any(map(_is_flat, TEXT_MATRIX.finditer(plain))):
            return False
        return self._are_named({*FONT_USED.findall(plain)})

    def _are_named(self, fonts: set[str]) -> bool:
        """Whether dictionaries of the file name all of the fonts, or may do so if they are packed."""
        return fonts <= self._names or "/ObjStm" in self._text

    @functools.cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(match["name"] for match in NAMED.finditer(self._text))


def _is_flat(matrix: Match) -> bool:
    """Whether letters that lie so have no height or no width."""
    a, b, c, d, *_ = map(float, matrix.captures("number"))
    return a * d == b * c


def _without_strings(drawn: str) -> str:
    """Each string and dictionary as `()`, and remarks as blanks."""
    text = OPAQUE.sub(lambda match: " " if match[0].startswith("%") else "()", drawn)
    for _ in range(_DEEPEST):
        text, times = DICTIONARY.subn("()", text)
        if not times:
            break
    return text
