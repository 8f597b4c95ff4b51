"""Letters that a page's fonts do not name, read from its image: all others, figures above all, stay the text layer's."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Box, Printed, cleaned
from patterns.encoding.lost import LOST

_SHARED = 0.5
"""The share of a word's box that the recognised word's must cover."""


def with_letters(layer: TextLayer, lines: Sequence[Printed], recognised: Sequence[Printed]) -> list[Printed]:
    """The lines, each word with unnamed letters as it was recognised where it is.

    A word that was recognised letter for letter has only its unnamed letters from there; another one, if it has no
    figure, is the recognised one.  What was not recognised keeps `LOST`.
    """
    words = [
        (text, box)
        for line in recognised
        if len(texts := line.text.split(" ")) == len(line.words)
        for text, box in zip(texts, line.words, strict=True)
    ]
    return [_named(layer, line, words) if LOST in line.text else line for line in lines]


def _named(layer: TextLayer, line: Printed, words: Sequence[tuple[str, Box]]) -> Printed:
    letters = {glyph: layer.text[glyph] for glyph in line.glyphs}
    for glyphs in _words(layer, line.glyphs):
        if any(letters[glyph] == LOST for glyph in glyphs):
            letters.update(_recognised("".join(letters[glyph] for glyph in glyphs), glyphs, _box(layer, glyphs), words))
    return line._replace(text=cleaned("".join([letters[glyph] for glyph in line.glyphs])))


def _words(layer: TextLayer, glyphs: Sequence[int]) -> Iterator[list[int]]:
    for blank, group in itertools.groupby(glyphs, key=lambda glyph: layer.text[glyph].isspace()):
        if not blank:
            yield list(group)


def _recognised(word: str, glyphs: Sequence[int], box: Box, words: Sequence[tuple[str, Box]]) -> Mapping[int, str]:
    """What the word's characters are to be."""
    found = max(words, key=lambda other: _shared(box, other[1]), default=None)
    if found is None or _shared(box, found[1]) < _SHARED:
        return {}
    text = found[0]
    if len(text) == len(word) and all(own in (LOST, other) for own, other in zip(word, text, strict=True)):
        return dict(zip(glyphs, text, strict=True))
    if any(char.isdigit() for char in word + text):
        return {}
    return {glyph: text if index == 0 else "" for index, glyph in enumerate(glyphs)}


def _box(layer: TextLayer, glyphs: Sequence[int]) -> Box:
    boxes = [layer.loose_box(glyph) for glyph in glyphs]
    return Box(
        min(left for left, _, _, _ in boxes),
        min(bottom for _, _, bottom, _ in boxes),
        max(right for _, right, _, _ in boxes),
        max(top for _, _, _, top in boxes),
    )


def _shared(word: Box, other: Box) -> float:
    """The share of a word's width that another one on its line takes."""
    across = min(word.right, other.right) - max(word.left, other.left)
    is_level = other.bottom < (word.bottom + word.top) / 2 < other.top
    return across / max(1.0, word.right - word.left, other.right - other.left) if is_level else 0.0
