"""Where what is said of a figure begins and ends among the chunks of its clause; places are indices of chunks."""

from collections.abc import Sequence

from extract.target.chunk import Chunk

_SKIPPED = {"AIM", "TIME", "DIR", "CMP", "PART", "SEP", "AREA", "END"}
_LEADING = {"CMP", "AIM", "DIR", "COP", "TIME", "PREP"}


def opens_clause(chunk: Chunk) -> bool:
    """Whether a clause begins behind a chunk."""
    return chunk.kind == "END" or chunk.low in (":", "–")


def closes_clause(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a clause ends at a place."""
    chunk = chunks[k]
    return chunk.kind == "END" or chunk.low == ":" or (chunk.low == "." and k == len(chunks) - 1)


def back(chunks: Sequence[Chunk], lo: int, i: int, kinds: set[str], *also: str) -> int:
    """The first place of the run of such chunks that ends before a place."""
    while i > lo and (chunks[i - 1].kind in kinds or chunks[i - 1].has(*kinds) or chunks[i - 1].low in also):
        i -= 1
    return i


def fore(chunks: Sequence[Chunk], i: int, hi: int, kinds: set[str]) -> int:
    """The place behind the run of such chunks that begins at a place."""
    while i < hi and chunks[i].kind in kinds:
        i += 1
    return i


def subject_start(chunks: Sequence[Chunk], lo: int, hi: int) -> int:
    """Behind aims, directions and times; at the last head noun behind a comma or an aim."""
    k = fore(chunks, lo, hi, _SKIPPED)
    while k < hi and chunks[k].has("EQUALS"):
        k = fore(chunks, k + 1, hi, _SKIPPED)
    while k < hi and chunks[k].low in "+-.,)•*:":
        k = fore(chunks, k + 1, hi, _SKIPPED)
    heads = [
        j
        for j in range(k + 1, hi)
        if chunks[j].has("HEAD") and (chunks[j - 1].low == "," or chunks[j - 1].kind in ("AIM", "DIR"))
    ]
    return heads[-1] if heads else k


def right_end(chunks: Sequence[Chunk], i: int, hi: int) -> int:
    """Where what is said of a figure ends: the next figure of its own, a tail, a bracket with a figure."""
    if i + 1 < hi and chunks[i + 1].kind == "SEP":
        return i + 1
    if _labels(chunks, hi):
        hi = next_label(chunks, i, hi) or hi
    for k in range(i + 1, hi):
        if _is_tail(chunks, i, k) or _ends_at_comma(chunks, k, hi):
            return k
        if chunks[k].kind == "FIG" and (stop := _next_figure(chunks, i, k)) is not None:
            return stop
    return hi


def _is_tail(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """Whether words that say nothing of the figure begin, or its bracket closes."""
    chunk = chunks[k]
    return chunk.kind == "TAIL" or (chunk.has("TAIL") and k > i + 1) or chunk.low == ")"


def _ends_at_comma(chunks: Sequence[Chunk], k: int, hi: int) -> bool:
    """Whether a comma parts what is said of the figure from a tail, a time or the next rate."""
    if chunks[k].low != "," or k + 1 >= hi:
        return False
    return chunks[k + 1].has("COMMA_TAIL") or chunks[k + 1].kind == "TIME" or _next_rate(chunks, k, hi)


def _labels(chunks: Sequence[Chunk], colon: int) -> bool:
    """Whether a figure follows a colon (`A: 25 trạm, B: 33 trạm`)."""
    if colon >= len(chunks) or chunks[colon].low != ":":
        return False
    at = fore(chunks, colon + 1, len(chunks), {"CMP", "TIME"})
    return at < len(chunks) and chunks[at].kind == "FIG"


def next_label(chunks: Sequence[Chunk], i: int, colon: int) -> int | None:
    """The separator before the words that a colon closes, behind a figure; None where none parts them."""
    return next(
        (k for k in range(colon - 1, i, -1) if chunks[k].kind in ("SEP", "PART") or chunks[k].low in (",", "(")), None
    )


def _next_rate(chunks: Sequence[Chunk], k: int, hi: int) -> bool:
    """Whether a rate with a figure of its own follows a comma (`…, tỷ lệ có việc làm trên 80%`)."""
    labels = hi < len(chunks) and chunks[hi].low == ":"
    return chunks[k + 1].has("HEAD") and (labels or any(chunk.kind == "FIG" for chunk in chunks[k + 1 : hi]))


def _next_figure(chunks: Sequence[Chunk], i: int, k: int) -> int | None:
    """Where the words of the next figure begin, if it is one of its own and not one inside the predicate."""
    start = back(chunks, i + 1, k, _LEADING, "có")
    if start > i + 1 and (chunks[start - 1].kind in ("SEP", "PART") or chunks[start - 1].low == "("):
        return start - 1
    parted = next((s for s in range(start - 1, i + 1, -1) if chunks[s].kind in ("SEP", "PART")), None)
    if parted is not None and chunks[parted + 1].has("MAKE", "SERVE", "DIR") and not chunks[parted + 1].has("VERB"):
        return parted
    if parted is not None and "%" not in chunks[i].low and start == parted + 2 and chunks[parted + 1].has("MAKE"):
        return parted  # `02 làng nghề, tổ chức 06 lễ hội`
    changes = any(chunk.has("COP:increase_to", "COP:reduce_to") for chunk in chunks[start:k])
    return start if changes else None
