"""What a pattern is: a regular expression beside examples of what it matches and what it must not."""

import dataclasses
import functools
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import regex

from patterns.compiled import compiled
from patterns.fold import fold

Match: TypeAlias = regex.Match[str]
"""What a pattern finds; for modules outside this package, which do not import `regex` themselves."""

LIMIT_SECONDS = 5.0
"""How long one pattern may search one text before it stops with `TimeoutError`."""
_SHORT = 500
"""Characters below which no watch is kept, for it costs a seventh of a plan's reading: repeats are bounded, and there soon at their end."""


@dataclasses.dataclass(frozen=True)
class Pattern:
    """One idea of the language, matched on folded text (see `patterns.fold`), or where case matters on the text.

    `expression` is a verbose regular expression (write a space as `[ ]` or `\\ `); its named groups are
    record fields.  `matches` and `rejects` are examples that the tests try; `source` says where the rule
    comes from.
    """

    name: str
    expression: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...] = ()
    source: str = ""
    cased: bool = False
    """True if the pattern is matched on the text itself, because case shows (`I.` a Roman numeral, `i)` a letter)."""

    @functools.cached_property
    def compiled(self) -> "regex.Pattern[str]":
        """The expression, compiled at its first use."""
        return compiled(self.expression)

    def search(self, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
        """The first match between `start` and `end`."""
        if (len(text) if end is None else end) - start < _SHORT:
            return self.compiled.search(text, start, end)
        return self.compiled.search(text, start, end, timeout=LIMIT_SECONDS)

    def match(self, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
        """The match that begins at `start`."""
        if (len(text) if end is None else end) - start < _SHORT:
            return self.compiled.match(text, start, end)
        return self.compiled.match(text, start, end, timeout=LIMIT_SECONDS)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
        """The match that is all of what is between `start` and `end`."""
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> "Iterator[regex.Match[str]]":
        """All matches between `start` and `end`, in order."""
        if (len(text) if end is None else end) - start < _SHORT:
            return self.compiled.finditer(text, start, end)
        # Taken at once: the limit would run on while the caller works on a match, and stop a long plan for nothing.
        return iter(list(self.compiled.finditer(text, start, end, timeout=LIMIT_SECONDS)))

    def found_in(self, text: str) -> bool:
        """Whether the pattern is found in a text that is not folded yet."""
        return self.search(text if self.cased else fold(text)) is not None


def words(phrases: str) -> str:
    """A verbose expression for `a|b c|d`: phrases in natural spelling, of those that begin alike the longest first.

    A letter that several begin with is tried once, for most places of a text begin none of them.

    >>> words("Tối thiểu|ít nhất|tối đa")
    '(?:t(?:ối\\\\ thiểu|ối\\\\ đa)|ít\\\\ nhất)'
    """
    beginnings: dict[str, list[str]] = {}
    for word in sorted({fold(phrase.strip()) for phrase in phrases.split("|")}, key=lambda word: (-len(word), word)):
        beginnings.setdefault(word[:1], []).append(word[1:])
    return f"(?:{'|'.join(_begun(letter, rests) for letter, rests in beginnings.items())})"


def opening(phrases: str, also: str) -> str:
    """A look at the two letters that any of the phrases begins with, or at what else may be first: most places of a text are soon refused.

    >>> opening("đến|đầu|trước", r"\\d")
    '(?=t[r]|đ[ầế]|\\\\d)'
    """
    seconds: dict[str, set[str]] = {}
    for phrase in fold(phrases).split("|"):
        seconds.setdefault(phrase[0], set()).add(phrase[1])
    pairs = (f"{first}[{''.join(sorted(found))}]" for first, found in sorted(seconds.items()))
    return f"(?={'|'.join(pairs)}|{also})"


def _begun(letter: str, rests: Sequence[str]) -> str:
    """An expression for the words that begin with a letter, given without it."""
    inner = "|".join(map(_escaped, rests))
    return _escaped(letter) + (inner if len(rests) == 1 else f"(?:{inner})")


def _escaped(word: str) -> str:
    return regex.escape(word, literal_spaces=True).replace(" ", r"\ ")
