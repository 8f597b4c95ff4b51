"""A page's text by pdfium, with a sign for each letter of a word that the page's fonts do not name."""

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium

from corpus.pdf.loaded import LoadedText
from patterns.encoding.lost import ALONE, BULLET, HOLE, HOLE_BESIDE, LOST, PRIVATE_IN_WORD, PRIVATE_LETTER, UNNAMED
from patterns.pattern import Match
from patterns.text import PRIVATE

HYPHEN = "\ufffe"
"""What pdfium's text has for a hyphen at a line's end, and no line end after it; its list of characters has U+0002."""
_HOLES = 3
"""Signs within words from which they stand for letters."""


class NamedText(NamedTuple):
    """A page's text, and the places in pdfium's list of its characters; no places if these are the text's.

    `is_printed` states that it has none but printed characters, U+0020 and `\\r\\n`.
    """

    drawn: str
    places: list[int] | None
    is_printed: bool = False


def named_text(layer: LoadedText) -> NamedText:
    """The text with `LOST` for each letter of a word that has no name."""
    drawn, places = layer.text.replace("\x02", HYPHEN), None
    if layer.count != len(drawn):
        if any(_is_nameless(layer, index) for index in range(layer.count)):
            drawn = "".join([_char(layer, index) for index in range(layer.count)])
        else:
            places = list(_char_indices(layer, drawn))
    if drawn.replace("\r\n", " ").isprintable() and LOST not in drawn and not _has_signs(drawn):
        return NamedText(drawn, places, is_printed=True)  # as nearly every page: it has no character that is not one
    return NamedText(_with_lost(layer, drawn, places), places)


def _with_lost(layer: LoadedText, drawn: str, places: list[int] | None) -> str:
    if _has_signs(drawn) and len(HOLE.findall(drawn)) >= _HOLES:
        drawn = HOLE_BESIDE.sub(LOST, drawn)
    if not (has_private := PRIVATE.search(drawn) is not None) and UNNAMED.search(drawn) is None:
        return drawn
    drawn = UNNAMED.sub(lambda match: HYPHEN if _is_hyphen(layer, match, places) else LOST, drawn)
    drawn = BULLET.sub("-", drawn)
    if has_private and PRIVATE_IN_WORD.search(drawn):
        drawn = PRIVATE_LETTER.sub(LOST, drawn)
    ornaments = ALONE.sub(" ", drawn)
    return drawn if LOST in ornaments else ornaments


def _has_signs(text: str) -> bool:
    return "?" in text or "□" in text or "■" in text


def _is_hyphen(layer: LoadedText, match: Match, places: list[int] | None) -> bool:
    """Whether an unnamed character is a hyphen at a line's end."""
    index = match.start() if places is None else places[match.start()]
    return match[0] == HYPHEN and pdfium.FPDFText_IsHyphen(layer.raw, index) == 1


def _is_nameless(layer: LoadedText, index: int) -> bool:
    return pdfium.FPDFText_GetUnicode(layer.raw, index) == 0 and not pdfium.FPDFText_IsGenerated(layer.raw, index)


def _char(layer: LoadedText, index: int) -> str:
    """pdfium's character at `index` of its list."""
    return chr(pdfium.FPDFText_GetUnicode(layer.raw, index)).replace("\0", LOST).replace("\x02", HYPHEN)


def _char_indices(layer: LoadedText, drawn: str) -> Iterator[int]:
    units = 0
    for char in drawn:
        yield max(0, pdfium.FPDFText_GetCharIndexFromTextIndex(layer.raw, units))
        units += 1 + (char > "\uffff")
