"""What a run looks like: by its own properties, its style's, its paragraph style's, or the document's.

Needed to know text that was typed in an old font, that is hidden or struck out, or that is a raised mark.
Source: ECMA-376, part 1, 17.7.2 (style hierarchy), 17.7.3 (toggle properties), 17.3.2.
"""

import functools
from collections.abc import Callable, Iterator
from typing import TypeVar

from corpus.docx.names import Element, is_on, value_of, w

_CLEAR = ("auto", "ffffff", None)
_RISE, _SMALL = 4, 20
"""Half points from which on letters are moved up, and up to which they are small: text is set in 26 or 28."""
_SHADED = ("pPr", "rPr", "tcPr", "trPr", "tblPr")

Found = TypeVar("Found")


class Styles:
    """Resolves runs' and paragraphs' properties against a document's styles."""

    def __init__(self, root: Element | None) -> None:
        styles = list(root.iterchildren(w("style"))) if root is not None else []
        self._styles = {style.get(w("styleId"), ""): style for style in styles}
        default = root.find(f"{w('docDefaults')}/{w('rPrDefault')}") if root is not None else None
        self._default = default.find(w("rPr")) if default is not None else None
        self._normal = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(w("default")) in ("1", "true") and style.get(w("type")) == "paragraph"
            ),
            "",
        )
        self._font_of = functools.lru_cache(maxsize=None)(lambda name: self._of_style(name, _font))
        self._flag_of = functools.lru_cache(maxsize=None)(
            lambda name, flag: self._of_style(name, lambda own: _flag(own, flag))
        )
        self._value_of = functools.lru_cache(maxsize=None)(
            lambda name, tag: self._of_style(name, lambda own: value_of(own, tag))
        )

    def font(self, run: Element, paragraph: Element) -> str | None:
        """The font's name; None if none is named."""
        if font := _font(run.find(w("rPr"))):
            return font
        for style in (_run_style(run), paragraph_style(paragraph)):
            if style and (font := self._font_of(style)):
                return font
        return self._font_of(self._normal) or _font(self._default)

    def is_unseen(self, run: Element, paragraph: Element) -> bool:
        """Whether a run is not on the printed page as valid text: hidden, struck out, or white on white."""
        return any(self._is(flag, run, paragraph) for flag in ("vanish", "strike", "dstrike")) or (
            (self._value("color", run, paragraph) or "").lower() == "ffffff" and not self._is_shaded(run, paragraph)
        )

    def is_raised(self, run: Element, paragraph: Element) -> bool:
        """Whether a run is a mark above its line: superscript, or moved up and small; a line that is set a little higher is not one."""
        if self._value("vertAlign", run, paragraph) == "superscript":
            return True
        rise, size = (_integer(self._value(tag, run, paragraph)) for tag in ("position", "sz"))
        return rise is not None and size is not None and rise >= _RISE and size <= _SMALL

    def ends_nothing(self, paragraph: Element) -> bool:
        """Whether a paragraph's end was deleted: it continues in the next one."""
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        return mark is not None and any(mark.find(w(name)) is not None for name in ("del", "moveFrom"))

    def is_mark_hidden(self, paragraph: Element) -> bool:
        """Whether a paragraph's end is hidden: without words it takes no line."""
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        return mark is not None and _flag(mark, "vanish") is True

    def list_of(self, name: str) -> tuple[str | None, int | None]:
        """The list and the level that a paragraph style brings, its own or of the style that it is based on."""
        number = level = None
        for properties in self._chain(name, "pPr"):
            own = properties.find(w("numPr"))
            if own is not None:
                number = number or value_of(own, "numId")
                level = level if level is not None else _integer(value_of(own, "ilvl"))
        return number, level

    def _is(self, flag: str, run: Element, paragraph: Element) -> bool:
        """A property that is on or off; one that two styles switch on is off."""
        own = _flag(run.find(w("rPr")), flag)
        if own is not None:
            return own
        styles = (_run_style(run), paragraph_style(paragraph) or self._normal)
        switched = [bool(style) and self._flag_of(style, flag) is True for style in styles]
        return switched[0] != switched[1] or (not any(switched) and _flag(self._default, flag) is True)

    def _value(self, tag: str, run: Element, paragraph: Element) -> str | None:
        own = value_of(run.find(w("rPr")), tag)
        for style in (_run_style(run), paragraph_style(paragraph)):
            own = own or (self._value_of(style, tag) if style else None)
        return own

    def _is_shaded(self, run: Element, paragraph: Element) -> bool:
        """Whether a run may be on a colour: its own, its paragraph's, its cell's, a box's, or a table style's."""
        above = [run, paragraph, *run.iterancestors()]
        if any(element.tag in (w("txbxContent"), w("hdr")) for element in above):
            return True
        style = paragraph_style(paragraph)
        properties = [*self._chain(style, "pPr"), *self._chain(style, "rPr")] if style else []
        properties += [found for element in above for name in _SHADED if (found := element.find(w(name))) is not None]
        return any(_has_colour(found) for found in properties)

    def _of_style(self, name: str, look: Callable[[Element], Found | None]) -> Found | None:
        """What the nearest style of a chain states of its runs."""
        return next((found for own in self._chain(name, "rPr") if (found := look(own)) is not None), None)

    def _chain(self, name: str, kind: str) -> Iterator[Element]:
        """The properties of one kind (`rPr`, `pPr`) of a style and those that it is based on."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            own = self._styles[name].find(w(kind))
            if own is not None:
                yield own
            name = value_of(self._styles[name], "basedOn") or ""


def paragraph_style(paragraph: Element) -> str:
    """The name of a paragraph's style; empty if it names none."""
    return value_of(paragraph.find(w("pPr")), "pStyle") or ""


def _run_style(run: Element) -> str:
    return value_of(run.find(w("rPr")), "rStyle") or ""


def _font(properties: Element | None) -> str | None:
    fonts = properties.find(w("rFonts")) if properties is not None else None
    return (fonts.get(w("ascii")) or fonts.get(w("hAnsi"))) if fonts is not None else None


def _flag(properties: Element | None, flag: str) -> bool | None:
    found = properties.find(w(flag)) if properties is not None else None
    return is_on(found) if found is not None else None


def _has_colour(properties: Element) -> bool:
    shade = properties.find(w("shd"))
    if shade is not None and (shade.get(w("fill"), "auto").lower() not in _CLEAR or shade.get(w("val")) not in ("clear", "nil", None)):  # fmt: skip
        return True
    return any(properties.find(w(name)) is not None for name in ("highlight", "tblStyle"))


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdigit() else None
