"""A line as a page prints it, found by pdfium in the text layer or by Tesseract in an image."""

import functools
import itertools
import operator
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from corpus.normalise import closed_up, normalise, normalised_lines, single_spaced
from patterns.text import LONE_MARK

_MARK = 12
"""Characters of a list's number alone on its line, at the most."""
_MARKS = "#*_"
"""Marks of emphasis, in text that was written for a web page: they are examined over lines."""


class Box(NamedTuple):
    """A rectangle on a page as it is shown, in points from its lower left."""

    left: float
    bottom: float
    right: float
    top: float


class Printed(NamedTuple):
    """A line's text, single-spaced, and its box in points from the page's lower left.

    Where its letters came from is carried along for `corpus.evidence.word_box`: `glyphs` are their places in the page's
    text layer in the line's order; a recognised line has the boxes of its `words` instead.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    glyphs: Sequence[int] = ()
    words: tuple[Box, ...] = ()


def cleaned(text: str) -> str:
    """A line's raw text, normalised and on one line."""
    return closed_up(single_spaced(normalise(text).replace("\n", " ")))


def each_cleaned(texts: Sequence[str]) -> list[str]:
    """Each of several texts normalised by itself: all at once, unless they have marks of emphasis."""
    if any(mark in text for text in texts for mark in _MARKS):
        return [cleaned(text) for text in texts]
    return all_cleaned(texts)


def all_cleaned(raws: Sequence[str], *, are_printed: bool = False) -> list[str]:
    """Each raw line normalised: all at once, unless a line's letters stand for a line end.

    `are_printed` states that they have none but printed characters and U+0020.
    """
    texts = normalised_lines(raws, are_printed=are_printed)
    if len(texts) != len(raws):
        return [cleaned(raw) for raw in raws]
    return list(map(closed_up, texts)) if " " in map(_SECOND, texts) else texts


_SECOND = operator.itemgetter(slice(1, 2))
"""A text's second letter."""
_text = operator.attrgetter("text")


def texts_of(lines: Sequence[Printed]) -> list[str]:
    """The words of each line."""
    return list(map(_text, lines))


_made: Callable[[tuple[object, ...]], Printed] = functools.partial(tuple.__new__, Printed)


def printed_lines_of(
    texts: Iterable[str],
    lefts: Iterable[float],
    rights: Iterable[float],
    bottoms: Iterable[float],
    tops: Iterable[float],
    glyphs: Iterable[Sequence[int]],
) -> list[Printed]:
    """Many lines by columns; `Printed` for each takes three times as long."""
    return list(map(_made, zip(texts, lefts, rights, bottoms, tops, glyphs, itertools.repeat(()))))


def with_marks(lines: Iterable[Printed]) -> list[Printed]:
    """Lines with the numbers of lists, which are apart from their words by a tab, put before them."""
    lines = list(lines)
    texts = texts_of(lines)
    are_short = map(_MARK.__gt__, map(len, texts))
    if not any(map(LONE_MARK.fullmatch, itertools.compress(texts, are_short))):
        return lines  # as on most pages
    joined: list[Printed] = []
    pending = False
    for line in lines:
        if pending and abs(line.bottom - joined[-1].bottom) < 4 and line.left > joined[-1].right:
            line = _side_by_side(joined.pop(), line)
        pending = len(line.text) < _MARK and LONE_MARK.fullmatch(line.text) is not None
        joined.append(line)
    return joined


def _side_by_side(mark: Printed, line: Printed) -> Printed:
    return Printed(
        f"{mark.text} {line.text}",
        mark.left,
        line.right,
        min(line.bottom, mark.bottom),
        max(line.top, mark.top),
        (*mark.glyphs, *line.glyphs),
        mark.words + line.words,
    )
