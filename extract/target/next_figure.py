"""Where the words of the next figure begin, if it is a separate figure, not one inside the predicate; places are indices of chunks."""

from collections.abc import Sequence

from extract.target.chunk import Chunk
from extract.target.edge import ALL_TOGETHER, SIZES, back
from extract.target.next_clause import first_listed, opens_own
from patterns.function_word import AND, HAVE, ON, WITH
from patterns.vocabulary import set_of

_HAVING = set_of("having_number")
"""Verbs that state a number and do nothing."""
_AMOUNTS = set_of("consists_of")
"""Words that open a list inside a noun phrase too."""
_AT = set_of("at_places")
_SO_FAR = set_of("so_far")
"""Words before the verb that states a figure."""
_KINDS = set_of("place")
"""Kinds of places."""
_LEADING = {"CMP", "AIM", "DIR", "COP", "TIME", "PREP"}
SERVING = "phục vụ"
"""What things do for their users."""
"""What things do for their users."""
_INFORMS = set_of("informs")
_PLANS = set_of("planned_led")
_MARKS = 2
"""Separators before a figure that its words may open after."""


def is_rate(figure: Chunk) -> bool:
    """Whether a figure is a share, or a part of a whole."""
    return "%" in figure.low or "/" in figure.low


def next_figure(chunks: Sequence[Chunk], i: int, k: int) -> int | None:
    """Where the words of the next figure begin, if it is a separate figure, not one inside the predicate."""
    start = back(chunks, i + 1, k, _LEADING, HAVE)
    if _had_too(chunks, i, start, k):
        return None
    if i + 2 < start < k and chunks[start - 1].low in _SO_FAR:
        start -= 1  # `…, mới có 36% đội được trang bị`
    opened = _opened(chunks, i, start, k)
    return _parted(chunks, i, start, k) if opened is None else opened


def _parted(chunks: Sequence[Chunk], i: int, start: int, k: int) -> int | None:
    """Where the words of the next figure begin at a part of what is stated, after a separator, at its place, or at a change."""
    named = next((s for s in range(i + 2, start) if _names_part(chunks[s])), None)
    if named is not None:
        return named
    joined = (_joins_kinds, _joins_verbs)
    parted = [
        s for s in range(start - 1, i + 1, -1) if _parts(chunks[s]) and not any(joins(chunks, s) for joins in joined)
    ][:_MARKS]
    own = next((s for s in first_listed(chunks, i, parted, k) if opens_own(chunks, i, s, start, k)), None)
    if own is not None:
        return own
    if _is_where(chunks, i, k):
        return k - 1
    changes = any(chunk.has("COP:increase_to", "COP:reduce_to") for chunk in chunks[start:k])
    return start if changes else None


def _opened(chunks: Sequence[Chunk], i: int, start: int, k: int) -> int | None:
    """Where the words of the next figure begin that something begins immediately: a size, another act, `có`."""
    if (sized := _sized_with(chunks, i, start)) is not None:
        return sized
    opener = next((back for opens, back in _OPENERS if opens(chunks, i, start)), None)
    if opener is not None:
        return start - opener
    return start if _has_more(chunks, i, start, k) else None


def _is_where(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """Whether the next figure only states at how many places the things are that this one counts."""
    counts = "%" not in chunks[i].low and "REL" not in chunks[i + 1].tags
    return counts and k - 1 > i + 1 and leads_where(chunks, k)


def leads_where(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the word before a number only states at how many places something is (`tại 06 chợ`, `bộ đèn trên 12 tuyến đường`)."""
    if k < 2 or "%" in chunks[k].low:
        return False
    before, noun = chunks[k - 1], chunks[k - 2]
    word = noun.low[-1].isalpha() or noun.low == '"'
    named = noun.kind == "WORD" and word and not noun.has("MAKE", "SERVE", "KEEP")
    return before.low in _AT or (before.low == ON and named)


def _parts(chunk: Chunk, *also: str) -> bool:
    return chunk.kind in ("SEP", "PART") or chunk.low in also


def _names_part(chunk: Chunk) -> bool:
    """Whether a part of what is stated before follows (`riêng`, `trong đó`)."""
    return "PART" in chunk.tags and not chunk.has("BIND", "VERB") and chunk.low not in _AMOUNTS


def _had_too(chunks: Sequence[Chunk], i: int, start: int, k: int) -> bool:
    """Whether the next figure also describes the population of a share (`100% trạm được trang bị máy quét và có ít nhất 02 ki-ốt`)."""
    has = start < k and chunks[start].low in _HAVING and chunks[k - 1].has("CMP:ge", "CMP:gt")
    return has and is_rate(chunks[i]) and chunks[start - 1].low == AND and "%" not in chunks[k].low


def _joins_kinds(chunks: Sequence[Chunk], s: int) -> bool:
    """Whether a comma only joins the kinds of places that are counted together (`5/12 xã, thị trấn có …`)."""
    before = {chunks[s - 1].low, f"{chunks[s - 2].low} {chunks[s - 1].low}"}
    behind = {chunks[s + 1].low, f"{chunks[s + 1].low} {chunks[min(s + 2, len(chunks) - 1)].low}"}
    return chunks[s].low == "," and bool(before & _KINDS) and bool(behind & _KINDS)


def _joins_verbs(chunks: Sequence[Chunk], s: int) -> bool:
    """Whether a mark joins two verbs of informing that share what they are about (`17 hội nghị tuyên truyền, phổ biến pháp luật cho 2.550 người`)."""
    return chunks[s - 1].low in _INFORMS and chunks[s + 1].low in _INFORMS


def _parted_at(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether a separator or a bracket is immediately before the next figure's words."""
    return start > i + 1 and _parts(chunks[start - 1], "(")


def _does_with(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether something else is done with the next figure (`17 cuộc tuyên truyền, ký cam kết với 4.800 hộ`)."""
    return start > i + 3 and does_with(chunks[start - 3 : start])


def does_with(last: Sequence[Chunk]) -> bool:
    """Whether three chunks are a comma, a verb alone and `với`."""
    return [last[0].low, last[2].low] == [",", WITH] and last[1].has("VERB", "SERVE", "MAKE")


def _is_planned(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether the words for a plan and its verb introduce the next figure (`01 hội thi dự kiến thu hút 500 thí sinh`)."""
    return start > i + 2 and chunks[start - 1].has("MAKE", "SERVE") and chunks[start - 2].low in _PLANS


def _serves(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether the counted things serve the people the next figure counts (`02 công trình cấp nước phục vụ 164 hộ`)."""
    return start > i + 2 and chunks[start - 1].low == SERVING and "%" not in chunks[i].low


def _has_share_of(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether a place and the next figure state how much of what is counted it has (`60 ha quế tại các thôn A 22 ha, B 18 ha`)."""
    place = start > i + 2 and chunks[start - 1].kind == "AREA" and chunks[start].kind == "FIG"
    return place and start + 1 < len(chunks) and chunks[start + 1].low == chunks[i + 1].low


def _has_more(chunks: Sequence[Chunk], i: int, start: int, k: int) -> bool:
    """Whether the counted thing has the next count (`01 phiên giao dịch có 20 doanh nghiệp tham gia`); not if the count only identifies the thing."""
    counts = "%" not in chunks[i].low and "%" not in chunks[k].low
    return counts and start > i + 2 and chunks[start].low == HAVE and "REL" not in chunks[i + 1].tags


def _is_sized(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether the next figure states how large the counted thing is (`01 cơ sở sấy công suất 25 tấn/ngày`)."""
    return start > i + 2 and chunks[start - 1].low in SIZES and "%" not in chunks[i].low


def _sized_with(chunks: Sequence[Chunk], i: int, start: int) -> int | None:
    """Where `với` and how large the counted things are together begin (`09 nhà máy với tổng công suất 900 m3/ngày`)."""
    if not _is_sized(chunks, i, start):
        return None
    opens = start - 2 if chunks[start - 2].low in ALL_TOGETHER else start - 1
    return opens - 1 if chunks[opens - 1].low == WITH and opens - 1 > i + 1 else None


_OPENERS = ((_does_with, 3), (_parted_at, 1), (_is_planned, 2), (_is_sized, 1), (_serves, 1), (_has_share_of, 1))
"""What opens the words of the next figure, and the number of chunks before what introduces it."""
