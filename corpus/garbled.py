"""Passages of a text that remain unreadable: few of their words can be Vietnamese."""

from collections.abc import Iterator, Sequence

from corpus.document import Doubt, Span, doubt
from patterns.syllable import judged_words_of

_LEAST = 30
"""This many words distinguish an unreadable stretch from a list of names or symbols."""
_SHARE = 0.5
"""A stretch with fewer syllables among its words cannot be read as Vietnamese."""


def garbled(texts: Sequence[str], spans: Sequence[Span]) -> Iterator[Doubt]:
    """A doubt for every run of paragraphs (`texts` at `spans`) that cannot be read."""
    counts = judged_words_of(texts)
    if sum([judged for good, judged in counts if good < _SHARE * judged]) < _LEAST:
        return
    start = 0
    run = [0, 0]
    for index, (good, judged) in enumerate([*counts, (0, 0)]):
        if (judged and good >= _SHARE * judged) or index == len(texts):
            if run[1] >= _LEAST:
                yield _doubt(Span(spans[start].start, spans[index - 1].end), *run)
            start, run = index + 1, [0, 0]
        else:
            run = [run[0] + good, run[1] + judged]


def _doubt(span: Span, good: int, judged: int) -> Doubt:
    return doubt("text_garbled.words", span, good=good, judged=judged)
