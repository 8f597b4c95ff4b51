"""Letters of a PDF page set in fonts from before Unicode, recognised by the fonts' names or by plausibility.

Word names such fonts in its PDF files (`.VnTime`, `VNI-Times`); a printer driver or another program may lose
the name, and then only the words show.
"""

import ctypes
import functools
import itertools

import pypdfium2.raw as pdfium

from corpus.pdf import calls
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Printed, cleaned
from patterns.encoding.legacy import (
    Encoding,
    encoding_of_font,
    guess,
    is_capitals_font,
    to_unicode,
    unmixed,
    with_horns,
)


class LegacyText:
    """Reads pieces of a page's text as Unicode, letter by letter after their fonts."""

    def __init__(self, layer: TextLayer) -> None:
        self._layer = layer
        self._name = ctypes.create_string_buffer(256)
        self._flags = ctypes.c_int()
        self._address = calls.address(layer.raw)
        self._kinds: dict[int, tuple[Encoding, bool] | None] = {}
        self._last: tuple[Encoding, bool] | None = None
        self._likely = guess(layer.text)

    def read(self, line: Printed) -> Printed:
        """A line in Unicode (NFC); where its letters was one by one is left out, because two may have become one."""
        kinds = list(map(self._kind, map(self._layer.char_index, line.glyphs)))
        if not any(kinds):
            text = to_unicode(line.text, self._likely) if self._likely else unmixed(line.text)
            return line if text == line.text else line._replace(text=cleaned(text), glyphs=())
        letters = zip(kinds, (self._layer.text[glyph] for glyph in line.glyphs), strict=True)
        pieces = []
        for kind, found in itertools.groupby(letters, key=lambda pair: pair[0]):
            piece = "".join(char for _, char in found)
            pieces.append(with_horns(to_unicode(piece, kind[0], capitals=kind[1])) if kind else piece)
        return line._replace(text=cleaned("".join(pieces)), glyphs=())

    def _kind(self, index: int) -> tuple[Encoding, bool] | None:
        """The encoding of a character's font and whether it is one of capitals; None for fonts of Unicode.

        The characters that one object draws have one font; what none draws goes with the character before it.
        """
        drawn_by = calls.object_of_char(self._address, index)
        if drawn_by and drawn_by not in self._kinds:
            pdfium.FPDFText_GetFontInfo(self._layer.raw, index, self._name, len(self._name), self._flags)
            self._kinds[drawn_by] = _kind_of(self._name.value.decode("utf-8", errors="replace"))
        self._last = self._kinds[drawn_by] if drawn_by else self._last
        return self._last


@functools.lru_cache(maxsize=512)
def _kind_of(font: str) -> tuple[Encoding, bool] | None:
    encoding = encoding_of_font(font)
    return (encoding, is_capitals_font(font)) if encoding else None
