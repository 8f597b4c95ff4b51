"""The numbers of automatic lists, which Word draws but does not store as text.

Source: ECMA-376, part 1, 17.9 (numbering): a paragraph names a list (`numId`) and a level, by itself or by its style; the list's
abstract definition, which may be a style's, states how each level is written (`%1.`, `%1.%2`, `a)`), from where it counts, and what
restarts it; a list may override levels of its definition.
"""

import dataclasses

from corpus.docx.names import Element, is_on, value_of, w
from corpus.docx.numeral import numeral
from corpus.docx.style import Styles, paragraph_style
from patterns.text import PRIVATE


@dataclasses.dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    legal: bool = False
    """Whether the numbers of all levels in it are written in figures."""
    restart: int | None = None
    """The level, from 1, below which it begins again; 0: it never does; None: after any higher one."""
    style: str = ""
    """The paragraph style whose paragraphs are of this level."""


class Numbering:
    """The counters of a document's lists; `prefix` must be asked once for each paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        """The levels of each list by its name."""
        self._abstract: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._seen: set[tuple[str, int]] = set()
        self._definitions: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        if root is None:
            return
        self._definitions = {found.get(w("abstractNumId"), ""): found for found in root.iterchildren(w("abstractNum"))}
        self._numbers = {found.get(w("numId"), ""): found for found in root.iterchildren(w("num"))}
        for name, number in self._numbers.items():
            self._read_number(name, number)

    def _read_number(self, name: str, number: Element) -> None:
        self._abstract[name] = value_of(number, "abstractNumId") or ""
        definition = self._definition(self._abstract[name])
        self._levels[name] = dict(_levels(definition)) if definition is not None else {}
        for override in number.iterchildren(w("lvlOverride")):
            level = _integer(override.get(w("ilvl")), 0)
            self._levels[name].update((level, found) for _, found in _levels(override))
            start = value_of(override, "startOverride")
            if start is not None:
                self._restarts[name, level] = _integer(start, 1)

    def _definition(self, name: str) -> Element | None:
        """An abstract definition; if it only names a style of lists, that style's."""
        seen: set[str] = set()
        while name in self._definitions and name not in seen:
            seen.add(name)
            link = value_of(self._definitions[name], "numStyleLink")
            if link is None:
                break
            number = self._numbers.get(self._styles.list_of(link)[0] or "")
            name = value_of(number, "abstractNumId") or _linked(self._definitions, link) or name
        return self._definitions.get(name)

    def prefix(self, paragraph: Element) -> str:
        """What Word draws before a paragraph, with a blank after it; empty if it is in no list."""
        name, level = self._list_of(paragraph)
        shape = self._levels.get(name, {}).get(level)
        if shape is None or shape.format == "none":
            return ""
        if shape.format == "bullet":
            return (
                "- "
                if PRIVATE.search(shape.text) or not shape.text.strip() or shape.text in "·o§•●▪■"
                else f"{shape.text} "
            )
        self._count(name, level, shape)
        return f"{self._written(name, level, shape)} "

    def _count(self, name: str, level: int, shape: _Level) -> None:
        counts = self._counts.setdefault(self._abstract[name], {})
        if (name, level) in self._restarts and (name, level) not in self._seen:
            self._seen.add((name, level))
            counts[level] = self._restarts[name, level]
        else:
            counts[level] = counts[level] + 1 if level in counts else shape.start
        for deeper in [other for other in counts if other > level]:
            own = self._levels[name].get(deeper)
            if own is None or own.restart is None or level < own.restart:
                del counts[deeper]

    def _written(self, name: str, level: int, shape: _Level) -> str:
        text = shape.text
        counts = self._counts[self._abstract[name]]
        for other in range(level + 1):
            above = self._levels[name].get(other)
            if above is not None:
                form = "decimal" if shape.legal else above.format
                text = text.replace(f"%{other + 1}", numeral(counts.get(other, above.start), form))
        return text

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else its style's; a style without a level has that which names it."""
        properties = paragraph.find(w("pPr"))
        own = properties.find(w("numPr")) if properties is not None else None
        style = paragraph_style(paragraph)
        name, level = self._styles.list_of(style) if style else (None, None)
        if own is not None:
            name = value_of(own, "numId") or name
            level = _integer(value_of(own, "ilvl"), level or 0)
        if level is None and name is not None:
            levels = self._levels.get(name, {})
            level = next((number for number, found in levels.items() if style and found.style == style), 0)
        return name or "", level or 0


def _levels(parent: Element) -> list[tuple[int, _Level]]:
    return [
        (
            _integer(level.get(w("ilvl")), 0),
            _Level(
                value_of(level, "numFmt") or "decimal",
                value_of(level, "lvlText") or "",
                _integer(value_of(level, "start"), 1),
                any(is_on(found) for found in level.iterchildren(w("isLgl"))),
                restart if (restart := _integer(value_of(level, "lvlRestart"), -1)) >= 0 else None,
                value_of(level, "pStyle") or "",
            ),
        )
        for level in parent.iterchildren(w("lvl"))
    ]


def _linked(definitions: dict[str, Element], style: str) -> str | None:
    """The definition that states it is a style's."""
    return next((name for name, found in definitions.items() if value_of(found, "styleLink") == style), None)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.lstrip("-").isdigit() else default
