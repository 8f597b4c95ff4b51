"""Where clauses and subjects begin among chunks; places are indices of chunks."""

from collections.abc import Sequence

from extract.target.chunk import Chunk
from patterns.function_word import HAVE
from patterns.vocabulary import set_of

_COMPARED = set_of("compared_to")
_SKIPPED = {"AIM", "TIME", "DIR", "CMP", "PART", "SEP", "AREA", "END"}
OWN_PLACES = set_of("own_place")
CAUSES = set_of("cause_led")
"""Words that begin a clause of why or when before what is done."""
SIZES = set_of("size_noun")
"""Nouns of size, before its figure."""
ALL_TOGETHER = set_of("total_alone")
"""Words before a noun of size for all things together."""
TENSES = set_of("tense")
_CONNECTIVES = set_of("connective")
"""Words that join a sentence to the one before (`nhờ đó tỷ lệ hộ nghèo còn 5%`)."""
_JUST = set_of("just_now")
_TO = "đối với"
_MARKS = "+-.,)•*:"
_STATES_NOTHING = TENSES | OWN_PLACES | _CONNECTIVES | _COMPARED | _JUST | {_TO, HAVE, *_MARKS}
"""Words at the start of a subject that may state nothing about it."""
_STATES_NOTHING_TAGS = {"HOLD", "DUTY", "EQUALS"}
"""Tags of such words."""
_RATES = set_of("rate_noun")


def back(chunks: Sequence[Chunk], lo: int, i: int, kinds: set[str], *also: str) -> int:
    """The first place of the run of such chunks that ends before a place."""
    while i > lo:
        chunk = chunks[i - 1]
        if chunk.kind not in kinds and chunk.tags.isdisjoint(kinds) and chunk.low not in also:
            return i
        i -= 1
    return i


def fore(chunks: Sequence[Chunk], i: int, hi: int, kinds: set[str]) -> int:
    """The place after the run of such chunks that begins at a place."""
    while i < hi and chunks[i].kind in kinds:
        i += 1
    return i


def subject_start(chunks: Sequence[Chunk], lo: int, hi: int) -> int:
    """After aims, directions and times; at the last head noun after a comma or an aim."""
    k = _front(chunks, lo, hi)
    while k < hi and (step := _empty_chunks(chunks, k, hi)):
        k = _front(chunks, k + step, hi)
    if k >= hi - 1:
        return k
    if chunks[hi - 1].low in SIZES:
        return hi - 2 if chunks[hi - 2].low in ALL_TOGETHER else hi - 1  # `xây dựng cơ sở sấy công suất 12 tấn/ngày`
    k = _behind_cause(chunks, k, hi)
    if hi - 1 > k and chunks[hi - 1].kind == "AREA" and chunks[hi - 2].low in (",", ";"):
        return hi  # `bố trí đủ quỹ đất, mỗi xã | có ít nhất 01 trường`
    return _last_head(chunks, k, hi)


def _last_head(chunks: Sequence[Chunk], k: int, hi: int) -> int:
    """The last head noun after a separator; the start of the words if there is none."""
    rates = k < hi and chunks[k].low in _RATES  # `tỷ lệ lao động thuộc xã có tỷ lệ nghèo cao`: one subject
    for j in range(hi - 1, k, -1):
        if "HEAD" in chunks[j].tags and not _is_quality(chunks, j, hi) and _parts_head(chunks[j - 1], rates=rates):
            return j
    return k


def _behind_cause(chunks: Sequence[Chunk], k: int, hi: int) -> int:
    """The place after a cause that begins a clause (`do ảnh hưởng của dịch bệnh và lũ, chỉ giải quyết …`)."""
    if k >= hi or chunks[k].low not in CAUSES:
        return k
    comma = next((j for j in range(hi - 1, k, -1) if chunks[j].low == ","), None)
    return k if comma is None else _front(chunks, comma + 1, hi)


def _front(chunks: Sequence[Chunk], k: int, hi: int) -> int:
    """The place after what begins no subject; a head noun that is itself a change begins one (`mức giảm sinh`)."""
    while (
        k < hi
        and chunks[k].kind in _SKIPPED
        and not ("HEAD" in chunks[k].tags and k + 1 < hi)
        and not _is_age(chunks, k)
    ):
        k += 1
    return k


def age_at(chunks: Sequence[Chunk], lo: int, hi: int) -> int | None:
    """Where words state people's age (`trẻ em | dưới 5 tuổi`), between two places."""
    return next((k for k in range(lo, hi) if _is_age(chunks, k)), None)


def _is_age(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a comparator states people's age (`dưới 1 tuổi`)."""
    aged = k + 2 < len(chunks) and chunks[k].kind == "CMP" and chunks[k + 2].low in ("tuổi", "tháng")
    return aged and chunks[k + 1].kind == "WORD"


def _empty_chunks(chunks: Sequence[Chunk], k: int, hi: int) -> int:
    """The number of chunks at the start of a subject that state nothing about it: a tense, `so với năm X`, a mark; `có` between a place and its rate."""
    if chunks[k].low not in _STATES_NOTHING and chunks[k].tags.isdisjoint(_STATES_NOTHING_TAGS):
        return 0
    if _leads_in(chunks, k, hi):
        return 1
    if chunks[k].low in _COMPARED and k + 1 < hi and chunks[k + 1].kind == "TIME":
        return 2
    return int("EQUALS" in chunks[k].tags or chunks[k].low in _MARKS)


def _leads_in(chunks: Sequence[Chunk], k: int, hi: int) -> bool:
    """Whether a word only joins a sentence to the one before, or introduces the words after it."""
    led = k + 1 < hi and (_goes_before(chunks, k) or _only_urges(chunks, k))
    return led or chunks[k].low in _CONNECTIVES


def _only_urges(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a verb only urges, or a word only dates, what the verb after it does (`đôn đốc giải ngân`, `mới thu gom`)."""
    following = chunks[k + 1]
    urges = "DUTY" in chunks[k].tags or chunks[k].low in _JUST
    return urges and following.has("VERB", "MAKE", "SERVE", "COMMA_TAIL") and following.kind != "SEP"


def _goes_before(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a word only introduces the subject after it: a tense, the plan's own place before a verb, `đối với` before a rate."""
    word, following = chunks[k].low, chunks[k + 1]
    if word in TENSES:
        return True
    if word in OWN_PLACES:
        return following.has("VERB", "MAKE", "SERVE", "HEAD")
    if "HOLD" in chunks[k].tags:  # `kiểm soát tỷ lệ X không quá N%`
        return "HEAD" in following.tags
    led = word == _TO or (word == HAVE and k > 0 and chunks[k - 1].kind == "AREA")
    return led and "HEAD" in following.tags


def _is_quality(chunks: Sequence[Chunk], j: int, hi: int) -> bool:
    """Whether a judgement makes a head noun a quality (`có chất lượng, giá trị cao`), which begins no subject."""
    return j + 1 < hi and "JUDGE" in chunks[j + 1].tags


def _parts_head(chunk: Chunk, *, rates: bool) -> bool:
    return chunk.low == "," or (chunk.low == HAVE and not rates) or chunk.kind in ("AIM", "DIR")
