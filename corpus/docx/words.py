"""The words of a paragraph as they are printed: of its runs, fields, symbols and equations.

Left out is what is hidden, struck out, or the code of a field, whose stored result is read; a raised mark of a footnote, which would
stick to the figure before it; images of symbol fonts.  Source: ECMA-376, part 1, 17.3, 17.16 (fields), 22.1 (math).
"""

import itertools
from collections.abc import Iterator

from corpus.docx.equation import equation_text
from corpus.docx.names import Element, m, value_of, w
from corpus.docx.style import Styles
from corpus.docx.tree import contents
from patterns.encoding.legacy import Encoding, encoding_of_font, is_capitals_font, to_unicode
from patterns.encoding.symbol import is_pictures_font, is_symbol_font, signs
from patterns.text import METRE_AT_END, SOURCE_BREAKS

_BREAKS = {
    w("tab"): " ",
    w("ptab"): " ",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",  # in TCVN3 the letter ư, elsewhere invisible
}
_REFERENCES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_BLOCKS = frozenset((w("p"), w("tbl")))
_EQUATIONS = frozenset((m("oMath"), m("oMathPara")))
_MARK = frozenset("0123456789()[],;* ")
_PICTURES = 2
"""Up to this many letters of a font of images are images; more are words that someone marked by mistake."""

_Font = tuple[Encoding, bool]
"""An encoding from before Unicode, and whether the font has only capitals."""


class Words:
    """Reads paragraphs in order: a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []
        """Of the fields that are open, whether their result has begun."""
        self._notes: list[tuple[str, str]] = []

    def of(self, paragraph: Element) -> str:
        """The words of a paragraph; lines that are broken in it stay broken."""
        text = ""
        for font, pieces in itertools.groupby(self._pieces(paragraph, paragraph), key=lambda piece: piece[0]):
            joined = ""
            for _, piece, raised in pieces:
                joined += _as_mark(piece, text + joined) if raised else piece
            text += to_unicode(joined, font[0], capitals=font[1]) if font else joined
        self._fields = [begun for begun in self._fields if begun]  # no code continues in the next paragraph
        return text

    def notes(self) -> list[tuple[str, str]]:
        """The footnotes and endnotes, by kind and name, that the paragraphs since the last time refer to."""
        found, self._notes = self._notes, []
        return found

    def _pieces(self, parent: Element, paragraph: Element) -> Iterator[tuple[_Font | None, str, bool]]:
        """Each run's encoding, text, and whether it is raised."""
        for child in contents(parent):
            if child.tag == w("r"):
                yield self._piece(child, paragraph)
            elif child.tag in _EQUATIONS:
                yield None, equation_text(child) if all(self._fields) else "", False
            elif child.tag not in _BLOCKS:
                yield from self._pieces(child, paragraph)

    def _piece(self, run: Element, paragraph: Element) -> tuple[_Font | None, str, bool]:
        font = self._styles.font(run, paragraph) or ""
        text = "".join(self._run_text(run, font, unseen=self._styles.is_unseen(run, paragraph)))
        if is_pictures_font(font) and len(text.strip()) <= _PICTURES:
            return None, "", False
        encoding = encoding_of_font(font)
        raised = bool(text.strip()) and set(text) <= _MARK and self._styles.is_raised(run, paragraph)
        return (encoding, is_capitals_font(font)) if encoding else None, text, raised

    def _run_text(self, run: Element, font: str, *, unseen: bool) -> Iterator[str]:
        for child in contents(run):
            if child.tag == w("fldChar"):
                yield from self._field(child)
            elif unseen or not all(self._fields):
                continue
            elif child.tag == w("t"):
                yield signs(SOURCE_BREAKS.sub(" ", child.text or ""), typed=is_symbol_font(font))
            elif child.tag == w("sym"):
                yield _symbol(child)
            elif child.tag in _BREAKS:
                yield _BREAKS[child.tag]
            elif child.tag in _REFERENCES:
                self._notes.append((_REFERENCES[child.tag], child.get(w("id"), "")))
            elif child.tag == w("ruby"):
                for base in child.iterchildren(w("rubyBase")):
                    yield from (text for inner in base.iterchildren(w("r")) for text in self._run_text(inner, font, unseen=unseen))  # fmt: skip

    def _field(self, mark: Element) -> Iterator[str]:
        """Follow a field; a list to choose from keeps its choice with its beginning."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            if all(self._fields):
                yield from _choice(mark)
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _choice(mark: Element) -> Iterator[str]:
    for choices in mark.iter(w("ddList")):
        entries = [entry.get(w("val"), "") for entry in choices.iterchildren(w("listEntry"))]
        chosen = value_of(choices, "result") or value_of(choices, "default") or "0"
        if chosen.isdigit() and int(chosen) < len(entries):
            yield entries[int(chosen)]


def _symbol(symbol: Element) -> str:
    font, code = symbol.get(w("font")), symbol.get(w("char"), "")
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if is_pictures_font(font):
        return ""
    return signs(char, typed=is_symbol_font(font))


def _as_mark(text: str, before: str) -> str:
    """What stands for raised figures: at a paragraph's head its note's mark, after a metre its power, elsewhere a mark, left out."""
    if METRE_AT_END.search(before):
        return text
    if not before.strip() and text.strip(" ()[]*"):
        return f"[{text.strip(' ()[]*')}] "
    return ""
