"""Where the words about a figure end: at a tail, a separating comma, or the words of the next figure; places are indices of chunks."""

import bisect
from collections.abc import Sequence

from extract.target.chunk import Chunk, View
from extract.target.edge import fore
from extract.target.next_clause import states_having
from extract.target.next_figure import is_rate, next_figure
from patterns.vocabulary import set_of

_ALLOTS = set_of("allots")
"""Words before the colon that begins a list of places."""
_DASHES = {"-", "–"}
"""Marks that separate the figures of a list (`nông nghiệp 30% - dịch vụ 45%`)."""
_ATTAINS_RATE = set_of("attains_rate")
_FURTHER = set_of("further_predicate")
"""Verbs that continue with a predicate after a comma."""
_MOST_INSIDE = 5
"""Figures that may be inside what is stated about another one."""


def right_end(view: View, i: int, hi: int) -> int:
    """Where the words about a figure end: at the next separate figure, a tail, or a bracket with a figure."""
    chunks, kinds, behind = view.chunks, view.kinds, i + 1
    while behind < hi and kinds[behind] == "BRACKET":
        behind += 1
    if behind < hi and (kinds[behind] == "SEP" or view.lows[behind] in _DASHES):
        return behind
    if hi < len(chunks) and view.lows[hi] == ":" and _labels(chunks, hi):
        hi = next_label(chunks, i, hi) or hi
    stops = view.stops
    between = stops[bisect.bisect_right(stops, i) : bisect.bisect_left(stops, hi)]
    return _end_before(chunks, i, hi, between) if between else hi


def _end_before(chunks: Sequence[Chunk], i: int, hi: int, stops: Sequence[int]) -> int:
    """Where the words about a figure end, of the places where they may, before the end of its clause or the next label."""
    inside = 0
    for k in stops:
        if chunks[k].kind == "FIG":
            if (stop := next_figure(chunks, i, k)) is not None:
                return stop
            inside += 1
            if inside > _MOST_INSIDE:
                return k
        elif _ends_at(chunks, i, k, hi):
            return k
    return hi


def _ends_at(chunks: Sequence[Chunk], i: int, k: int, hi: int) -> bool:
    """Whether the words about a figure end at a mark or a tail."""
    return _is_tail(chunks, i, k) or (_ends_at_comma(chunks, k, hi) and not _goes_on(chunks, i, k, hi))


def _is_tail(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """Whether words begin that state nothing about the figure, or its bracket closes."""
    chunk = chunks[k]
    return chunk.kind == "TAIL" or ("TAIL" in chunk.tags and k > i + 1) or chunk.low == ")"


def _ends_at_comma(chunks: Sequence[Chunk], k: int, hi: int) -> bool:
    """Whether a comma separates the words about the figure from a tail, a time or the next rate."""
    if chunks[k].low != "," or k + 1 >= hi:
        return False
    if k + 2 == hi and chunks[k + 1].low in _ALLOTS:
        return True  # `39.500 trẻ, phân bổ: quận A 6.900 trẻ`
    return (
        chunks[k + 1].kind == "ACTOR"
        or "COMMA_TAIL" in chunks[k + 1].tags
        or chunks[k + 1].kind == "TIME"
        or _next_rate(chunks, k, hi)
    )


def _goes_on(chunks: Sequence[Chunk], i: int, k: int, hi: int) -> bool:
    """Whether a comma only adds a predicate to a population that already has one (`100% cơ sở được kiểm tra, có phương án`)."""
    if chunks[k].low != "," or chunks[k + 1].low not in _FURTHER or _has_figure(chunks[k:hi]):
        return False
    return any("STRONG" in chunk.tags for chunk in chunks[i + 1 : k]) or (
        is_rate(chunks[i]) and states_having(chunks[i + 1 : k])
    )


def _has_figure(chunks: Sequence[Chunk]) -> bool:
    return any(chunk.kind == "FIG" for chunk in chunks)


def _labels(chunks: Sequence[Chunk], colon: int) -> bool:
    """Whether a figure follows a colon (`A: 25 trạm, B: 33 trạm`)."""
    at = fore(chunks, colon + 1, len(chunks), {"CMP", "TIME"})
    return at < len(chunks) and chunks[at].kind == "FIG"


def next_label(chunks: Sequence[Chunk], i: int, colon: int) -> int | None:
    """The separator before the words that a colon closes, after a figure: `trong đó`, else the nearest; None if there is none."""
    parted = [k for k in range(colon - 1, i, -1) if chunks[k].kind in ("SEP", "PART") or chunks[k].low in (",", "(")]
    return next((k for k in parted if "PART" in chunks[k].tags and "TAIL" in chunks[k].tags), next(iter(parted), None))


def _next_rate(chunks: Sequence[Chunk], k: int, hi: int) -> bool:
    """Whether a rate with a figure of its own follows a comma (`…, tỷ lệ có việc làm trên 80%`)."""
    labels = hi < len(chunks) and chunks[hi].low == ":"
    rates = "HEAD" in chunks[k + 1].tags or chunks[k + 1].low in _ATTAINS_RATE
    return rates and (labels or _has_figure(chunks[k + 1 : hi]))
