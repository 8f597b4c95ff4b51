"""Characters of a page's lines that are not part of its words: marks of footnotes, and what is covered or blacked out."""

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium

from corpus.pdf.page_objects import PageObjects
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Printed, cleaned
from patterns.encoding.lost import AREA_UNIT, RAISED, RAISED_LETTER

_SMALLER = 0.8
"""The size of a raised mark by that of the letters before it, at the most."""
_RAISED = 0.12
"""Heights of the letters before it by which its baseline is above theirs, at the least."""
_MARKS = frozenset("0123456789*()[]")
_SIGNS = _MARKS | frozenset(RAISED)
_LONGEST = 4
"""Characters of a mark."""


def without_marks(layer: TextLayer, lines: Sequence[Printed], objects: PageObjects) -> list[Printed]:
    """The lines without marks of footnotes after their words and figures, and without covered characters."""
    is_raised = any(map(layer.text.__contains__, RAISED)) and RAISED_LETTER.search(layer.text) is None
    if not (objects.has_small or objects.partly or is_raised):
        return list(lines)
    partly = frozenset(objects.partly)
    found = []
    for line in lines:
        left_out = {*_covered(layer, line, objects, partly)} if partly else set[int]()
        if objects.has_small or is_raised:
            left_out |= {*_marks(layer, line, small=objects.has_small, raised=is_raised)}
        found.append(_without(layer, line, left_out) if left_out else line)
    return [line for line in found if line.text]


def _without(layer: TextLayer, line: Printed, left_out: set[int]) -> Printed:
    glyphs = [glyph for glyph in line.glyphs if glyph not in left_out]
    return line._replace(text=cleaned("".join([layer.text[glyph] for glyph in glyphs])), glyphs=glyphs)


def _covered(layer: TextLayer, line: Printed, objects: PageObjects, partly: frozenset[int]) -> Iterator[int]:
    """The characters of partly covered objects whose middle lies under a cover."""
    for glyph in line.glyphs:
        index = layer.char_index(glyph)
        handle = pdfium.FPDFText_GetTextObject(layer.raw, index)
        if handle and ctypes.cast(handle, ctypes.c_void_p).value in partly:
            left, right, bottom, top = layer.own_box(glyph)
            across, up = (left + right) / 2, (bottom + top) / 2
            if any(box.left <= across <= box.right and box.bottom <= up <= box.top for box in objects.covers):
                yield glyph


def _marks(layer: TextLayer, line: Printed, *, small: bool, raised: bool) -> Iterator[int]:
    """The raised characters after a line's words; a raised 2 or 3 after a unit of length is the unit's."""
    glyphs = line.glyphs
    letters = "".join([layer.text[glyph] for glyph in glyphs])
    if _SIGNS.isdisjoint(letters):  # a raised letter is after a figure, which is among them too
        return
    place = 1
    while place < len(glyphs):
        end = place
        if _may_be_mark(letters, place):
            base = glyphs[place - 1 - (letters[place - 1] == " " and place > 1 and layer.is_made_up(glyphs[place - 1]))]
            while (
                end < len(glyphs)
                and end - place < _LONGEST
                and _is_mark(layer, base, glyphs[end], small=small, raised=raised)
            ):
                end += 1
            if end > place and not (end == place + 1 and AREA_UNIT.search(letters[max(0, place - 4) : place])):
                yield from glyphs[place:end]
        place = max(end, place + 1)


def _may_be_mark(letters: str, place: int) -> bool:
    """Whether a line's character is a sign that marks are made of, or a letter after a figure, and perhaps a blank."""
    return letters[place] in _SIGNS or (letters[place].isalpha() and any(map(str.isdigit, letters[max(0, place - 2) : place])))  # fmt: skip


def _is_mark(layer: TextLayer, before: int, glyph: int, *, small: bool, raised: bool) -> bool:
    """Whether a character is raised and smaller than the one before the mark."""
    if layer.text[before].isspace():
        return False
    if raised and layer.text[glyph] in RAISED:
        return True
    if not small or not (layer.text[glyph] in _MARKS or (layer.text[before].isdigit() and layer.text[glyph].isalpha())):
        return False
    height = layer.room_height(before)
    is_small = layer.room_height(glyph) <= _SMALLER * height
    return is_small and layer.baseline(glyph) - layer.baseline(before) >= _RAISED * height
