"""Which of several things may begin at a place of a folded text, by its first letters: at most places none or one of them.

What may begin with some letters is asked of the patterns once, and kept: one look-up where else each would be tried.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from patterns.pattern import Pattern

T = TypeVar("T")

LETTERS = 3
"""How many letters decide."""
_MOST = 2048
"""How many beginnings are kept at most."""

Possible = Callable[[str], bool]
"""Whether something may begin with some letters; where it is uncertain, it may."""


class Beginnings(dict[str, tuple[T, ...]]):
    """By the first letters of a text (`text[at:end][:LETTERS]`), which of some things may begin with them, in their order.

    A text of fewer letters may be the beginning of all of them.
    """

    def __init__(self, things: Sequence[tuple[T, Possible]]) -> None:
        super().__init__()
        self._things = things

    def __missing__(self, beginning: str) -> tuple[T, ...]:
        if len(beginning) < LETTERS:
            return tuple(thing for thing, _ in self._things)
        found = tuple(thing for thing, possible in self._things if possible(beginning))
        if len(self) < _MOST:
            self[beginning] = found
        return found


def of_pattern(*patterns: Pattern) -> Possible:
    """Whether a match of one of some patterns may begin with some letters."""
    return lambda beginning: any(_may_begin(pattern, beginning) for pattern in patterns)


def _may_begin(pattern: Pattern, beginning: str) -> bool:
    listed = not pattern.begins or any(
        word.startswith(beginning) or beginning.startswith(word) for word in pattern.begins
    )
    return listed and not pattern.never_begins(beginning)


def anything(_: str) -> bool:
    """For what may begin with any letters."""
    return True
