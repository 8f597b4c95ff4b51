"""Headings whose number was recognised with a comma in place of its full stop (`2, Phòng Y tế`): monospaced print sets both alike."""

from collections.abc import Sequence

from corpus.line import Line
from corpus.ocr.changed import changed
from patterns.fold import fold
from patterns.ocr.mark import ODD_STOP
from patterns.ocr.word import Misreading
from patterns.outline.mark import Mark, mark_of, ordinal, roman_value
from patterns.outline.wrap import NUMBER_ASKED, ends_with
from patterns.pattern import Match

_LOST = 2
"""How far a number may be from the one before it, which was perhaps not recognised."""


def with_full_stops(lines: Sequence[Line]) -> list[Line]:
    """The lines, their numbers with full stops where they go on from the heading before."""
    repaired = list(lines)
    last = {"roman": 0, "arabic": 0}
    dotted = {mark.label for line in lines if (mark := mark_of(line.text)) is not None and mark.kind == "dotted"}
    for index, line in enumerate(lines):
        mark = mark_of(line.text)
        match = ODD_STOP.match(line.text) if line.recognised and not line.cells else None
        if match is not None and not _is_asked_for(repaired[:index][-1:]):
            meant = _meant(match, last, dotted)
            if meant is not None:
                repaired[index] = changed(line, [Misreading(0, match.end(), match[0], meant)], "mark")
                mark = mark_of(repaired[index].text)
        if mark is not None:
            _count(mark, last)
    return repaired


def _meant(match: Match, last: dict[str, int], dotted: set[str]) -> str | None:
    """The number that a match is, with its full stop; None if no heading before leaves it open."""
    if match["outer"]:
        inner = int(match["inner"])
        beside = {f"{match['outer']}.{near}" for near in (inner - 1, inner + 1)}
        return f"{match['outer']}.{inner}." if beside & dotted else None
    number = match["number"]
    kind, value = ("arabic", int(number)) if number.isdigit() else ("roman", roman_value(number))
    return f"{number}." if last[kind] < value <= last[kind] + _LOST else None


def _count(mark: Mark, last: dict[str, int]) -> None:
    """Take a heading's number as the last one of its series; a higher heading begins the series below it again."""
    if mark.kind in ("part", "upper", "roman"):
        last["arabic"] = 0
    if mark.kind in last:
        last[mark.kind] = ordinal(mark) or 0


def _is_asked_for(before: Sequence[Line]) -> bool:
    """Whether the line before asks for a number, or enumerates."""
    return any(line.text.endswith(",") or ends_with(NUMBER_ASKED, fold(line.text)) for line in before)
