"""Where the words of a figure open: after the preceding figure and its separator, after an aim, or at the start of its clause."""

import bisect
from collections.abc import Sequence

from extract.target.chunk import Chunk, opens_clause
from extract.target.clause import Clause
from extract.target.edge import subject_start
from extract.target.figure_end import next_label
from extract.target.words import holds_figure
from patterns.function_word import AND, FOR

_TO, _AIM = "để", "phấn đấu"
_AIMS = frozenset({_TO, _AIM})
_SEPARATES = {"SEP", "PART"}
"""Kinds of chunks that separate what is stated about two figures."""


def opening(c: Clause, edge: int) -> int:
    """After the preceding figure and its first separator, else after an aim that begins the clause; `edge` is where what compares the figure begins."""
    at = bisect.bisect_left(c.places, c.i)
    if at and c.places[at - 1] >= c.lo:
        return _after_figure(c, c.places[at - 1], edge)
    return min(max(_after_aim(c, edge), _after_item(c, edge)), c.i)


def _after_aim(c: Clause, edge: int) -> int:
    """After the last aim that opens the words of the figure; where the clause begins if there is none."""
    if "AIM" not in c.kinds[c.lo : edge] and _AIMS.isdisjoint(c.lows[c.lo : edge]):
        return c.lo
    aims = (k + 1 for k in range(edge - 1, c.lo - 1, -1) if _is_opening_aim(c, k, edge) or _is_purpose(c, k))
    return next(aims, c.lo)


def _after_item(c: Clause, edge: int) -> int:
    """After the last bracket, or item of a list with a bracket, before the figure; where the clause begins if there is none."""
    if "BRACKET" not in c.kinds[c.lo : edge] and "(" not in c.lows[c.lo : edge]:
        return c.lo
    return next((k + 1 for k in range(edge - 2, c.lo - 1, -1) if _closes_item(c, k)), c.lo)


def _after_figure(c: Clause, last: int, edge: int) -> int:
    """After the figure before in the clause, and what is stated about it."""
    if _is_for_people(c, last, edge):
        return last + 1
    return min(max(_parted(c, last, edge), _behind(c, last)), c.i)


def _is_opening_aim(c: Clause, k: int, edge: int) -> bool:
    """Whether an aim opens the words of the figure."""
    chunk = c.chunks[k]
    if chunk.low == _AIM or (_aims(chunk) and _is_first(c, k)):
        return True
    return chunk.kind == "AIM" and k + 1 == edge and c.chunks[k - 1].kind == "SEP"


def _is_purpose(c: Clause, k: int) -> bool:
    """Whether what is done is for a doing that is measured (`đẩy nhanh các dự án để tạo việc làm cho N lao động`); a subject with a head noun, or help, is whole."""
    return c.lows[k] == _TO and c.chunks[k + 1].has("MAKE", "SERVE") and not c.tagged(c.lo, k, "HEAD", "SERVE")


def _aims(chunk: Chunk) -> bool:
    return chunk.kind == "AIM" and "VERB" not in chunk.tags


def _is_first(c: Clause, k: int) -> bool:
    """Whether nothing that is measured is before a chunk in its clause."""
    return k == c.lo or c.chunks[k - 1].kind in ("SEP", "TIME", "AIM", "TAIL")


def _closes_item(c: Clause, k: int) -> bool:
    """Whether a bracket opens at a place, or a separator follows one with a figure (`việc làm (986 hộ), bảo hiểm y tế (754 hộ)`)."""
    chunk, before = c.chunks[k], c.chunks[k - 1]
    item = k > c.lo and chunk.kind == "SEP" and before.kind == "BRACKET"
    return chunk.low == "(" or (item and holds_figure(before, c.sentence))


def _is_for_people(c: Clause, last: int, edge: int) -> bool:
    """Whether `cho` and this figure close what is stated of the things that the one before counts, whose name may be a list."""
    led = edge > last + 2 and c.chunks[edge - 1].low == FOR
    return led and "%" not in c.chunks[last].low and c.end_of(last) > c.i


def _parted(c: Clause, last: int, edge: int) -> int:
    """After the first separator after the preceding figure; at that figure if a bracket opens before this one."""
    if (c.lows[c.i - 1] == "(" or c.lows[edge - 1] == "(") and not c.judged:
        return last + 1
    parts = _separated(c, last, edge)
    if len(parts) < 2:
        return parts[0] if parts else last + 1
    opens = parts[-1]
    bracket = max((k for k in parts if c.lows[k - 1] == "("), default=0) if not c.judged else 0
    return next((k for k in parts if bracket <= k < opens and _is_comma(c.chunks[k - 1])), opens)


def _separated(c: Clause, last: int, edge: int) -> list[int]:
    """The places after what separates what is stated about the figure and the preceding one."""
    kinds, lows = c.kinds, c.lows
    marks = [k for k in range(last + 1, c.i) if kinds[k] in _SEPARATES or lows[k] == "("]
    return [k + 1 for k in marks if lows[k] != AND or not _joins_compared(c, k, edge)]


def _is_comma(chunk: Chunk) -> bool:
    return chunk.low == "," or chunk.kind == "PART"


def _joins_compared(c: Clause, k: int, edge: int) -> bool:
    """Whether `và` is before a comparison inside a noun phrase, and separates nothing."""
    return "CMP" in c.tags_of[k + 1] and k + 2 < edge


def _behind(c: Clause, last: int) -> int:
    """After what is stated about the preceding figure, if it ends before this figure's words; else at that figure."""
    end = c.end_of(last)
    if end >= c.i:
        return last
    return end + 1 if c.kinds[end] in _SEPARATES or c.lows[end] == "(" else end


def label_start(chunks: Sequence[Chunk], colon: int) -> int:
    """Where the words before a colon begin: after the clause or the preceding figure, or in its bracket."""
    stop = next((k for k in range(colon - 1, -1, -1) if _opens_label(chunks[k])), -1)
    parted = next_label(chunks, stop, colon) if stop >= 0 and chunks[stop].kind == "FIG" else None
    return subject_start(chunks, (stop if parted is None else parted) + 1, colon)


def _opens_label(chunk: Chunk) -> bool:
    """Whether the words of a label may follow a chunk."""
    return opens_clause(chunk) or chunk.kind == "FIG" or chunk.low == "("
