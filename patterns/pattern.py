"""What a pattern is: a regular expression beside examples of what it matches and what it must not."""

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

import regex

from patterns.compiled import compiled
from patterns.fold import fold

Match: TypeAlias = regex.Match[str]
"""What a pattern finds; for modules outside this package, which do not import `regex` themselves."""

LIMIT_SECONDS = 5.0
"""How long one pattern may search one text before it stops with `TimeoutError`."""
_SHORT = 5000
"""Characters below which no watch is kept, for it costs a third of a search: repeats are bounded, and the tests let no pattern crawl over
so many characters of hostile text."""
_PLACED = 500
"""Characters from which the words that begin a match are looked for first."""
_FOLDED = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz0123456789 \n.,;:()/-–+*%\"'“”•"
_CASED = _FOLDED + _FOLDED.upper()
"""The letters and marks that nearly all of a plan is written with (see `Pattern.never_first`)."""
_BEGINNING = 3
"""Letters at the beginning of a text that are known by: where no match begins with them, none is tried (see `Pattern.match`)."""
_MOST_BEGINNINGS = 256
"""How many of them a pattern knows at most."""
_ALONE = False
"""Whether `regex` lets other threads run meanwhile (`concurrent`): to ask for that costs more than to search a short text."""


class Finder(Protocol):
    """Finds a match in a text, or in what is between two offsets of it."""

    def __call__(self, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None": ...


@dataclasses.dataclass(frozen=True)
class Pattern:
    """One idea of the language, matched on folded text (see `patterns.fold`), or where case matters on the text.

    `expression` is a verbose regular expression (write a space as `[ ]` or `\\ `); its named groups are
    record fields.  `matches` and `rejects` are examples that the tests try; `source` states where the rule
    comes from.
    """

    name: str
    expression: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...] = ()
    source: str = ""
    cased: bool = False
    """True if the pattern is matched on the text itself, because case shows (`I.` a Roman numeral, `i)` a letter)."""
    begins: tuple[str, ...] = ()
    """Words of which one begins every match, in the case of the text: elsewhere in a long text no match is tried."""
    starts: tuple[str, ...] = ()
    """Folded words of which one begins every match that follows none of `after`: `places` are those alone."""
    after: tuple[str, ...] = ()
    """Folded words of which one is immediately before every match that begins with none of `starts`."""
    needs: tuple[str, ...] = ()
    """Words of which one is in every match, in the case of the text (see `signs`): without any of them no search is begun, which costs
    ten times as much as to look for a word.
    """

    ends: tuple[str, ...] = ()
    """Words of which one ends every text that has a match, in the case of the text: `search` examines the end before it begins."""
    known_by: frozenset[str] = frozenset()
    """Folded words of which one is in every match (see `key_words`): for who has the words of a sentence at hand."""

    @functools.cached_property
    def compiled(self) -> "regex.Pattern[str]":
        """The expression, compiled at its first use."""
        return compiled(self.expression)

    @functools.cached_property
    def never_first(self) -> frozenset[str]:
        """The letters and marks of plans with which no match begins: `match` need not be tried there.

        The compiled expression is asked whether a text may go on to a match from the one character (where it knows an end, also from
        one that is not the last); where it looks back at what is before the match, it is undecidable.
        """
        if "(?<=" in self.expression:
            return frozenset()
        return frozenset([char for char in (_CASED if self.cased else _FOLDED) if self.never_begins(char)])

    def never_begins(self, beginning: str) -> bool:
        """Whether no match begins with some letters, as `never_first` asks."""
        begins = functools.partial(self.compiled.match, partial=True)
        excludes = self.expression.removeprefix("^").startswith("(?!")  # what it excludes may be half of what is there
        if excludes or "(?<=" in self.expression or begins(beginning) is not None:
            return False
        return "$" not in self.expression or begins(f"{beginning}\0") is None

    @functools.cached_property
    def search(self) -> "Finder":
        """The first match between two offsets of a text."""
        found, needs = self.compiled.search, self.needs
        ends = (*self.ends, "\n") if self.ends else ()  # `$` is before a last line break too

        def search(text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
            if end is None:
                end = len(text)
            if needs and not has_any(needs, text[start:end]):
                return None
            if ends and not text.endswith(ends, start, end):
                return None
            if end - start < _SHORT:
                return found(text, start, end, _ALONE)
            return found(text, start, end, _ALONE, timeout=LIMIT_SECONDS)

        return search

    @functools.cached_property
    def match(self) -> "Finder":
        """The match that begins at the first of two offsets of a text; a beginning that was tried in vain, and never can be one, is kept."""
        found, refused, begins, needs = self.compiled.match, self.never_first, self.begins, self.needs
        gated = bool(begins or needs)
        vain, tried = set[str](), set[str]()

        def is_vain(beginning: str) -> bool:
            """Whether no match begins with some letters: kept, of as many as are kept."""
            if len(tried) < _MOST_BEGINNINGS:
                tried.add(beginning)
                if beginning[:1] in refused or self.never_begins(beginning):
                    vain.add(beginning)
            return beginning[:1] in refused

        def match(text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
            beginning = text[start : start + _BEGINNING]
            if beginning in vain and (end is None or end - start >= _BEGINNING):
                return None
            if end is None:
                end = len(text)
            if gated and (
                (begins and not text.startswith(begins, start)) or (needs and not has_any(needs, text[start:end]))
            ):
                return None
            if beginning not in tried and is_vain(beginning):
                return None
            if end - start < _SHORT:
                return found(text, start, end, _ALONE)
            return found(text, start, end, _ALONE, timeout=LIMIT_SECONDS)

        return match

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> "regex.Match[str] | None":
        """The match that is all of what is between `start` and `end`."""
        return self.compiled.fullmatch(text, start, end, _ALONE)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> "Iterator[regex.Match[str]]":
        """All matches between `start` and `end`, in order."""
        if end is None:
            end = len(text)
        if self.needs and not has_any(self.needs, text[start:end]):
            return iter(())
        if self.begins and end - start >= _PLACED:
            return self.matches_at(text, self.places(text, start, end), end)
        if end - start < _SHORT:
            return self.compiled.finditer(text, start, end, False, _ALONE)
        # Taken at once: the limit would run on while the caller works on a match, and stop a long plan for nothing.
        return iter(list(self.compiled.finditer(text, start, end, False, _ALONE, timeout=LIMIT_SECONDS)))

    def matches_at(self, text: str, places: Iterable[int], end: int | None = None) -> "Iterator[regex.Match[str]]":
        """The matches that begin at one of some places, in order, none inside another: `finditer` for who knows where one may begin.

        Without a watch, as few places are tried and each match is anchored.
        """
        match = self.compiled.match
        stop, last = len(text) if end is None else end, -1
        for place in places:
            if place >= last and (found := match(text, place, stop, _ALONE)) is not None:
                last = found.end()
                yield found

    def places(self, text: str, start: int, end: int) -> list[int]:
        """Where matches may begin between two offsets, in order: by `begins` in the text, by `starts` and `after` in the folded text."""
        found: set[int] = set()
        for word in (*self.begins, *self.starts):
            at = text.find(word, start, end)
            while at >= 0:
                found.add(at)
                at = text.find(word, at + 1, end)
        for word in self.after:
            at = text.find(word, max(start - len(word), 0), end)
            while at >= 0:
                found.add(at + len(word))
                at = text.find(word, at + 1, end)
        return sorted(found)

    def without(self, text: str) -> str:
        """A text without what the pattern finds in it (see `ends`, `needs`)."""
        if (self.ends and not text.endswith(self.ends)) or (self.needs and not has_any(self.needs, text)):
            return text
        return self.compiled.sub("", text)

    def found_in(self, text: str) -> bool:
        """Whether the pattern is found in a text that is not folded yet."""
        return self.search(text if self.cased else fold(text)) is not None


def has_any(needs: tuple[str, ...], words: str) -> bool:
    """Whether one of some words is in a text, as letters: the loop is quicker than `any` over a generator, and than one pattern of all."""
    for word in needs:  # noqa: SIM110  # a generator costs as much as all the searches
        if word in words:
            return True
    return False


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


def _begun(letter: str, rests: Sequence[str]) -> str:
    """An expression for the words that begin with a letter, given without it."""
    inner = "|".join(map(_escaped, rests))
    return _escaped(letter) + (inner if len(rests) == 1 else f"(?:{inner})")


def _escaped(word: str) -> str:
    if word.replace(" ", "").isalnum():  # most are: to look for signs in each letter takes a tenth of a run's start
        return word.replace(" ", r"\ ")
    return regex.escape(word, literal_spaces=True).replace(" ", r"\ ")
