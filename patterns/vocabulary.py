"""The vocabulary: every phrase of plans that patterns know, written once, with the lists that it is in.

`lexicons/vocabulary.tsv` has a row per phrase; its `code` names the lists, joined by `|`.  A pattern takes a list by its name, so a word
that two patterns need is the same word, and a new spelling is one line.
"""

import collections
import functools
from collections.abc import Mapping

from patterns import lexicon
from patterns.fold import fold
from patterns.pattern import words


@functools.cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = collections.defaultdict(list)
    for row in lexicon.rows("vocabulary"):
        for name in row["code"].split("|"):
            found[name].extend(lexicon.aliases(row))
    return {name: tuple(phrases) for name, phrases in found.items()}


def phrases_of(name: str) -> tuple[str, ...]:
    """The phrases of a list.  Raises `KeyError` if no phrase is in it."""
    return _lists()[name]


@functools.cache
def set_of(name: str) -> frozenset[str]:
    """The folded phrases of a list, to be looked up.  Raises `KeyError` if no phrase is in it."""
    return frozenset(map(fold, phrases_of(name)))


@functools.cache
def words_of(name: str) -> str:
    """A verbose expression for any phrase of a list, the longest first (see `patterns.pattern.words`)."""
    return words("|".join(phrases_of(name)))
