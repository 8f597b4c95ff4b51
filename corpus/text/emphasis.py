"""Marks of emphasis in a text, line by line: which run on over a line's end."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from patterns.text import EMPHASIS_MARK, MARKDOWN_HEADING, RULE_LINE

Emphasis: TypeAlias = Literal["open", "whole"] | None


_NONE = (False, False)
"""Neither bold nor italic."""


def emphases(lines: Sequence[str]) -> Iterator[Emphasis]:
    """For each line (marks not taken out yet) whether its emphasis is open at its end, or encloses all its words.

    A mark before a blank opens nothing; blank lines and rules end every emphasis.
    """
    inside = _NONE
    for line in lines:
        if "*" not in line and inside == _NONE:
            yield "whole" if "#" in line and MARKDOWN_HEADING.match(line) else None
        elif not line[:1].isalnum() and RULE_LINE.fullmatch(line):
            inside = _NONE
            yield None
        else:
            inside, emphasis = _read(line, *inside)
            yield emphasis


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
