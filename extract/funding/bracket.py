"""The bracket after an amount: its words, and those of them that state of what kind the amount is."""

from typing import NamedTuple

from patterns.funding.grouping import SOURCES_BEHIND_COLON, SPLIT
from patterns.money import MONEY

_LONGEST_BRACKET = 600
"""Characters of a bracket after an amount that are read."""


class Bracket(NamedTuple):
    """The bracket after an amount that states of what kind it is."""

    words: str = ""
    end: int = 0


def bracket_at(folded: str, end: int, line_end: int) -> Bracket:
    """The bracket that opens where an amount ends, if it states of what kind that amount is."""
    inside, close = inside_bracket(folded, end, line_end)
    if not inside:
        return Bracket()  # as after most amounts
    split = SPLIT.search(inside)
    if split and ":" in inside[: split.start()] and MONEY.search(inside[: split.start()]) is None:
        colon = inside.index(":")
        return Bracket(inside[:colon], end + colon)
    if governs := SOURCES_BEHIND_COLON.match(inside):
        return Bracket(governs["words"], end + governs.end("words"))
    return Bracket() if MONEY.search(inside) else Bracket(inside, close + 1)


def inside_bracket(folded: str, start: int, line_end: int) -> tuple[str, int]:
    """The words of the bracket that opens immediately after a place, and where it closes; empty if none does."""
    if not folded.startswith((" (", "("), start):
        return "", start
    close = folded.find(")", start, min(line_end, start + _LONGEST_BRACKET))
    return (folded[start:close], close) if close > 0 else ("", start)
