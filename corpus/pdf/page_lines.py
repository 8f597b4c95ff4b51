"""The lines of a page's text layer in reading order, in the form in which most of their words are Vietnamese."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.pdf.annotation import filled
from corpus.pdf.columns import parted
from corpus.pdf.font import LegacyText
from corpus.pdf.from_left import lines_from_left
from corpus.pdf.left_out import without_marks
from corpus.pdf.opened_page import OpenedPage
from corpus.pdf.page_objects import PageObjects
from corpus.pdf.placed_text import placed_lines
from corpus.pdf.reading_order import ordered
from corpus.pdf.text_layer import TextLayer, upright_layer
from corpus.pdf.text_line import Printed, with_marks
from patterns.encoding.lost import ODD_SIGN
from patterns.syllable import share_of

GOOD = 0.9
"""A page whose words are syllables less often than this may have been pieced together from several fonts."""
BROKEN = 0.8
"""A sample below this shows that the page's words are broken without asking all of them."""
_SURE, _SAMPLE = 0.95, 80
"""If this many of a page's words give this share, the others are not examined."""
_ODD, _LEGIBLE = 0.1, 20
"""The share of signs that plans hardly use from which so many letters or more are a font's codes; these are as often signs as letters."""
_WORD = 5
"""Letters of a word with the blank after it."""


class PageLines(NamedTuple):
    """A page, its text layer, upright, its lines in reading order, and the share of syllables among their words."""

    opened: OpenedPage
    layer: TextLayer
    lines: list[Printed]
    share: float | None


def printed_lines(opened: OpenedPage) -> PageLines:
    """The lines of a page's text layer in reading order."""
    layer, upright = upright_layer(opened.layer)
    lines = with_marks(placed_lines(layer)) if upright is None else upright
    if opened.written is not None:
        lines = filled(layer, lines, opened.written_from, opened.written)
    lines = without_marks(layer, lines, opened.objects)
    if upright is not None:
        sampled = _sampled(lines)
        if sampled is not None and sampled < BROKEN and (placed := _from_left(layer, lines)) is not None:
            return PageLines(opened, layer, *placed)
        moved = with_marks(ordered(parted(layer, lines)))
        is_same = moved == lines or [line.text for line in moved] == [line.text for line in lines]
        return PageLines(
            opened, layer, *_better_order(layer, moved, opened.objects, sampled if is_same else _sampled(moved))
        )
    return PageLines(opened, layer, *_better_order(layer, lines, opened.objects, _sampled(lines)))


def _from_left(layer: TextLayer, lines: Sequence[Printed]) -> tuple[list[Printed], float] | None:
    """The lines by the letters' places and the share of syllables among their words; None if these are not Vietnamese either."""
    found = with_marks(lines_from_left(layer, lines))
    placed = _sampled(found)
    return (found, placed) if placed is not None and placed >= _SURE else None


def _better_order(
    layer: TextLayer, lines: list[Printed], objects: PageObjects, sampled: float | None
) -> tuple[list[Printed], float | None]:
    """pdfium's lines, or those in the encodings of old fonts or by the letters' places if they make more Vietnamese words; and the share of such words.

    `sampled` is the share among a sample of the lines' words.
    """
    if sampled is not None and sampled >= _SURE:
        return lines, sampled
    share = syllable_share_of(lines) if sampled is None or sampled >= BROKEN else sampled
    if share is None:
        return lines, 0.0 if _are_codes(lines) else None
    if share >= GOOD:
        return lines, share
    from_left = with_marks(lines_from_left(layer, lines))
    if (placed := _sampled(from_left)) is not None and placed >= _SURE:
        return from_left, placed
    everywhere = with_marks(without_marks(layer, [*placed_lines(layer)], objects))
    found = [(share, lines)]
    found += [
        (syllable_share_of(other) or 0.0, other)
        for other in ([*map(LegacyText(layer).read, lines)], from_left, everywhere)
    ]
    best, chosen = max(found, key=lambda pair: pair[0])
    return chosen, best


def syllable_share_of(lines: Sequence[Printed]) -> float | None:
    """The share of syllables among the page's words."""
    return share_of(_words(lines))


def _sampled(lines: Sequence[Printed]) -> float | None:
    """The same among about `_SAMPLE` of them, on lines that are as far apart on the whole page."""
    count = sum([len(line.text) for line in lines])
    return share_of(_words(lines[:: max(1, count // (_SAMPLE * _WORD))]))


def _are_codes(lines: Sequence[Printed]) -> bool:
    """Whether lines without a word are a font's codes rather than figures."""
    letters = "".join(["".join(line.text.split()) for line in lines])
    return len(letters) >= _LEGIBLE and len(ODD_SIGN.findall(letters)) > _ODD * len(letters)


def _words(lines: Sequence[Printed]) -> list[str]:
    return " ".join([line.text for line in lines]).split(" ")
