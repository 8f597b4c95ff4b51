"""The numbers of automatic lists, which Word draws but does not store as text.

Source: ECMA-376, part 1, 17.9 (numbering): a paragraph names a list (`numId`) and a level; the list's
abstract definition says how each level is written (`%1.`, `%1.%2`, `a)`), from where it counts, and what restarts it.
"""

import dataclasses

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from patterns.text import PRIVATE

Element = etree._Element  # lxml's public stubs name the class so


@dataclasses.dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """The counters of a document's lists; `prefix` must be asked once for each paragraph, in order."""

    def __init__(self, word: WordDocument) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()
        self._styles = _style_numbers(word)
        try:
            root: Element = word.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.iterchildren(qn("w:abstractNum")):
            self._read_levels(abstract.get(qn("w:abstractNumId"), ""), abstract)
        for number in root.iterchildren(qn("w:num")):
            self._read_number(number)

    def _read_levels(self, name: str, parent: Element) -> None:
        for level in parent.iterchildren(qn("w:lvl")):
            self._levels[name, _integer(level.get(qn("w:ilvl")), 0)] = _Level(
                _value(level, "w:numFmt") or "decimal",
                _value(level, "w:lvlText") or "",
                _integer(_value(level, "w:start"), 1),
            )

    def _read_number(self, number: Element) -> None:
        name = number.get(qn("w:numId"), "")
        self._abstract[name] = _value(number, "w:abstractNumId") or ""
        for override in number.iterchildren(qn("w:lvlOverride")):
            start = _value(override, "w:startOverride")
            if start is not None:
                self._restarts[name, _integer(override.get(qn("w:ilvl")), 0)] = _integer(start, 1)

    def prefix(self, paragraph: Element) -> str:
        """What Word draws before a paragraph, with a blank behind it; empty where it is in no list."""
        name, level = self._list_of(paragraph)
        if name is None or name == "0" or name not in self._abstract:
            return ""
        abstract = self._abstract[name]
        shape = self._levels.get((abstract, level))
        if shape is None or shape.format == "none":
            return ""
        if shape.format == "bullet":
            return (
                "- "
                if PRIVATE.search(shape.text) or not shape.text.strip() or shape.text in "·o§•●▪■"
                else f"{shape.text} "
            )
        counts = self._counts.setdefault(abstract, {})
        if (name, level) in self._restarts and (name, level) not in self._seen:
            self._seen.add((name, level))
            counts[level] = self._restarts[name, level]
        else:
            counts[level] = counts[level] + 1 if level in counts else shape.start
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return f"{self._written(abstract, level, shape.text)} "

    def _written(self, abstract: str, level: int, text: str) -> str:
        for other in range(level + 1):
            shape = self._levels.get((abstract, other))
            if shape is not None:
                count = self._counts[abstract].get(other, shape.start)
                text = text.replace(f"%{other + 1}", _numeral(count, shape.format))
        return text

    def _list_of(self, paragraph: Element) -> tuple[str | None, int]:
        properties = paragraph.find(qn("w:pPr"))
        own = properties.find(qn("w:numPr")) if properties is not None else None
        style = _value(properties, "w:pStyle") if properties is not None else None
        name, level = self._styles.get(style or "", (None, 0))
        if own is not None:
            name = _value(own, "w:numId") or name
            level = _integer(_value(own, "w:ilvl"), level)
        return name, level


def _style_numbers(word: WordDocument) -> dict[str, tuple[str | None, int]]:
    """The list and level that each paragraph style brings."""
    found: dict[str, tuple[str | None, int]] = {}
    for style in word.styles.element.iterchildren(qn("w:style")):
        number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if number is not None:
            found[style.get(qn("w:styleId"), "")] = (_value(number, "w:numId"), _integer(_value(number, "w:ilvl"), 0))
    return found


def _value(parent: Element, tag: str) -> str | None:
    child = parent.find(qn(tag))
    return child.get(qn("w:val")) if child is not None else None


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.lstrip("-").isdigit() else default


_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def _numeral(count: int, form: str) -> str:
    """A count as a list writes it; forms that are in no Vietnamese list count in figures."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        numeral = ""
        for value, sign in _ROMAN:
            while count >= value:
                numeral, count = numeral + sign, count - value
        return numeral.lower() if form == "lowerRoman" else numeral
    return f"{count:02d}" if form == "decimalZero" else str(count)
