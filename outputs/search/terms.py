"""Key terms of a plan: those that it uses often and other plans seldom, by underthesea's word segmentation.

Segmenting a plan takes about a second, so terms are computed only on request.
"""

from __future__ import annotations

import collections
import math
import pathlib
from collections.abc import Callable

from patterns.fold import key
from patterns.search import is_term, plain

_LETTERS = 60_000
"""How much of a plan is segmented."""
_CANDIDATES = 40
"""How many of its most frequent words are compared with other plans."""
_TIMES = 2
"""How often a plan states its terms at least."""

_FEW = 4
"""In a store of fewer plans no term is too common."""

PlansWith = Callable[[str], int]
"""In how many plans of the store a phrase (without accents) occurs."""


def key_terms(text: str, plans_with: PlansWith, plans: int, most: int = 12) -> list[str]:
    """The key terms of a text, those that distinguish it best from the other `plans` first; words of one syllable are too general.

    Raises `ImportError` if underthesea cannot be imported.
    """
    from underthesea import word_tokenize  # type: ignore[import-untyped]

    counted: collections.Counter[str] = collections.Counter()
    for line in text[:_LETTERS].splitlines():
        counted.update(key(word) for word in word_tokenize(line) if is_term(word))
    often = [(word, count) for word, count in counted.most_common(_CANDIDATES) if count >= _TIMES]
    scores = {}
    for word, count in often:
        spread = plans_with(plain(word))
        if plans < _FEW or spread <= plans / 2:  # what most plans state distinguishes none of them
            scores[word] = count * math.log((plans + 1) / (spread + 0.5))
    return sorted(scores, key=lambda word: (-scores[word], word))[:most]


def terms_of(store: pathlib.Path, doc_ids: list[str], most: int = 12) -> dict[str, list[str]]:
    """The key terms of some plans of a store against all of them.  Raises `OutputError`."""
    from outputs.search.search import opened_index
    from outputs.store.content import read_text

    with opened_index(store) as index:
        plans = len(index.plans())
        return {name: key_terms(read_text(store, name), index.plans_with, plans, most) for name in doc_ids}
