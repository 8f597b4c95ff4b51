"""Marks of emphasis in a text, line by line: which run on over a line's end."""

from collections.abc import Sequence

from corpus.line import Emphasis
from patterns.text import EMPHASIS_MARK, MARKDOWN_HEADING, RULE_LINE, places_of

_NONE = (False, False)
"""Neither bold nor italic."""


def emphases(lines: Sequence[str]) -> list[Emphasis]:
    """For each line (marks not taken out yet) whether its emphasis is open at its end, or encloses all its words.

    A mark before a blank opens nothing; blank lines and rules end every emphasis.
    """
    found: list[Emphasis] = [None] * len(lines)
    end = 0
    for first in places_of(lines, ("*", "#")):  # no other line opens an emphasis
        at, inside = max(first, end), _NONE
        while at == first or (inside != _NONE and at < len(lines)):
            inside, found[at] = _of_line(lines[at], inside)
            at += 1
        end = at
    return found


def _of_line(line: str, inside: tuple[bool, bool]) -> tuple[tuple[bool, bool], Emphasis]:
    """What is open after a line, by what is open before it, and what the line itself is."""
    if "*" not in line and inside == _NONE:
        return inside, "whole" if "#" in line and MARKDOWN_HEADING.match(line) else None
    if not line[:1].isalnum() and RULE_LINE.fullmatch(line):
        return _NONE, None
    return _read(line, *inside)


def _read(line: str, bold: bool, italic: bool) -> tuple[tuple[bool, bool], Emphasis]:
    """What is open after the line, and what the line itself is."""
    emphasised: list[bool] = []
    last = 0
    for mark in EMPHASIS_MARK.finditer(line):
        if line[last : mark.start()].strip():
            emphasised.append(bold or italic)
        last = mark.end()
        stars = len(mark[0])
        if bold or italic or line[last : last + 1].strip():  # nothing opens before a blank
            bold ^= stars in (2, 3)  # `****` closes one emphasis and opens the next
            italic ^= stars in (1, 3)
    if line[last:].strip():
        emphasised.append(bold or italic)
    if bold or italic:
        return (bold, italic), "open"
    return (bold, italic), "whole" if emphasised and all(emphasised) else None
