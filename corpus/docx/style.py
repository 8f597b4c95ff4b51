"""The font of a run: its own, its style's, its paragraph style's, or the document's.

Needed only to know text that was typed in a TCVN3 or VNI font.  Source: ECMA-376, part 1, 17.7.2 (style hierarchy).
"""

import functools

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

Element = etree._Element  # lxml's public stubs name the class so


class Fonts:
    """Resolves runs' fonts against a document's styles."""

    def __init__(self, word: WordDocument) -> None:
        root: Element = word.styles.element
        self._styles = {style.get(qn("w:styleId"), ""): style for style in root.iterchildren(qn("w:style"))}
        default = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        self._default = _font(default)
        self._normal = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(qn("w:default")) == "1" and style.get(qn("w:type")) == "paragraph"
            ),
            "",
        )
        self._of_style = functools.lru_cache(maxsize=None)(self._look_up)

    def of(self, run: Element, paragraph: Element) -> str | None:
        """The font's name; None where none is named."""
        if font := _font(run):
            return font
        own = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        above = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        for style in (own, above):
            if style is not None and (font := self._of_style(style.get(qn("w:val"), ""))):
                return font
        return self._of_style(self._normal) or self._default

    def _look_up(self, name: str) -> str | None:
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            if font := _font(style):
                return font
            based = style.find(qn("w:basedOn"))
            name = based.get(qn("w:val"), "") if based is not None else ""
        return None


def _font(parent: Element | None) -> str | None:
    fonts = parent.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") if parent is not None else None
    return (fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi"))) if fonts is not None else None
