"""Part-of-speech tags of a clause by underthesea, used only if no lexicon has the verb.

The package is imported at the first such clause; if it cannot be imported the run continues by grammar alone and states so once.
Measured in benchmarks/tags.py: what the tags add on gold, and milliseconds a plan.
"""

import functools
import logging
from collections.abc import Callable

from patterns.fold import fold

_LOG = logging.getLogger(__name__)
_LEAD = "100 % "
"""Put before a noun phrase, so that the tagger recognises it as a count."""
_LONGEST = 400
"""Characters of a clause that are tagged."""


@functools.cache
def _tagger() -> Callable[[str], list[tuple[str, str]]] | None:
    try:
        from underthesea import pos_tag  # type: ignore[import-untyped]
    except ImportError as error:
        _LOG.warning("underthesea cannot be imported (%s): borders of populations are read by grammar alone", error)
        return None
    return pos_tag  # type: ignore[no-any-return]


@functools.lru_cache(maxsize=4096)
def tags(text: str) -> dict[int, tuple[str, str]]:
    """Where each word of a noun phrase begins -> its tag and the whole word; empty without the package."""
    tagger = _tagger()
    if tagger is None:
        return {}
    words, found, at = _LEAD + text[:_LONGEST], {}, 0
    folded = fold(words)  # the tagger writes `hòa` for `hoà`
    for word, tag in tagger(words):
        for place, syllable in enumerate(fold(word).split()):
            start = folded.find(syllable, at)
            if start < 0:
                break
            at = start + len(syllable)
            if place == 0:
                found[start - len(_LEAD)] = (tag, word)
    return found
