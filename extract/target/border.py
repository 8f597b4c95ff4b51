"""Where the population P ends in `N% P Q` and the predicate Q begins.

The last `được` is the border, then verbs of the lexicon, then a condition at the end, and last the part-of-speech tags.
"""

import itertools
import operator
from collections.abc import Iterator, Sequence

from extract.target.chunk import Chunk, Sentence, View
from extract.target.tag import tags
from patterns.function_word import GET, HAVE
from patterns.vocabulary import phrases_of, set_of

_HAS = set_of("has_too")
"""Verbs of having that follow what indicates who is meant."""
_SUFFERS = set_of("suffers")
"""Passives of misfortunes: they may state which people are meant."""
_NEGATES = set_of("negates")
"""Verbs that deny, after which the first verb is the predicate itself."""
_CLOSED = {"BRACKET", "AREA", "TIME", "FIG", "CITE", "NAME", "NOTE"}
_VERBS = {"VERB", "STRONG"}
_HAVING = set_of("having")
_NOT = "chưa"
_DOES = ("MAKE", "SERVE", "VERB", "KEEP", "ATTAIN")
"""Tags of verbs that may have `được` after them."""
_PASSIVE = ("MAKE", "SERVE", "VERB", "STRONG", "GIVE")
"""Tags of the verbs that follow the `được` of a passive."""
_NO_OBJECT = (*_PASSIVE, "COMPOUND", "MOVE", "DIR", "AIM", "KEEP", "PREP", "BIND")
"""Tags of what is not an object of the verb before a `được`."""
_OF_PEOPLE = ("DONE", "PREDICATE")
"""Tags of verbs that need no object: another verb after one is another predicate."""
_ASIDE = set_of("aside_led")
"""Words that begin a separate clause after a predicate's verb."""
_IS = set_of("is")
_HAVES = set_of("has_or_lacks")
_MEANT = set_of("meant")
"""Nouns of which a relative clause indicates who is meant."""
_APPROVED = phrases_of("approved")
"""What is done with papers that the counted units have (`có phương án được phê duyệt`), not with people."""
_ATTAINS_STANDARD = set_of("attains_standard")
_STANDARDS = phrases_of("standard_attained")
"""The standard attained by the things that somebody has."""
_NUMBERS = set_of("opens_object")
"""Words that begin an object."""


def border(sentence: Sentence, view: View, lo: int, hi: int, *, tagged: bool = False) -> int | None:
    """The chunk at which the predicate begins, between two places; None if it is unknown."""
    chunks = view.chunks
    verbs = _verbs(view, lo, hi)
    strong, weak = _marked(sentence, chunks, verbs, lo, hi) if verbs else ([], [])
    if strong:
        return _of_passive(chunks, lo, strong, weak, hi)
    if not weak and "PREDICATE" in view.tags:
        weak = [(place, False) for place in range(lo + 2, hi) if "PREDICATE" in chunks[place].tags]
    if not weak and tagged:
        weak = [(k, False) for k in range(lo + 2, hi - 1) if chunks[k].low in _IS] or _by_tags(sentence, chunks, lo, hi)
    return _of_verbs(chunks, [place for place, joined in weak if not joined], hi) if weak else None


def _of_verbs(chunks: Sequence[Chunk], free: Sequence[int], hi: int) -> int | None:
    """The first verb that no separator joins to another, or the second if the first only identifies the people."""
    if not free:
        return None
    return free[1] if _second(chunks, free, hi) else free[0]


def _of_passive(
    chunks: Sequence[Chunk], lo: int, strong: list[tuple[int, bool]], weak: list[tuple[int, bool]], hi: int
) -> int:
    """The last `được`, or the first of those that are joined to it."""
    if (had := _had(chunks, lo, strong[-1][0])) is not None:
        return had
    at = len(strong) - 1
    while at > 0 and (strong[at][1] or _further(chunks, strong[at - 1][0], strong[at][0])):
        at -= 1
    return _after_past(chunks, _joined_to(chunks, strong[at], weak, hi), hi)


def _further(chunks: Sequence[Chunk], first: int, last: int) -> bool:
    """Whether a comma and a verb of having open a further predicate in which the last `được` is (`được kiểm tra, có phương án được duyệt`)."""
    return any(chunks[k].low == "," and chunks[k + 1].low in _HAVES for k in range(first + 1, last - 1))


def _had(chunks: Sequence[Chunk], lo: int, strong: int) -> int | None:
    """The `có` after which the counted units have a minimum number of people, whom the last `được` describes (`hộ | có ít nhất 01 người được tập huấn`)."""
    places = range(lo + 1, strong - 1)
    approved = strong + 1 < len(chunks) and chunks[strong + 1].low.startswith(_APPROVED)
    return next((k for k in places if chunks[k].low == HAVE and (approved or "CMP:ge" in chunks[k + 1].tags)), None)


def _after_past(chunks: Sequence[Chunk], strong: int, hi: int) -> int:
    """The verb after what was done to the counted units (`tồn tại đã được kết luận | khắc phục dứt điểm`), else what is done."""
    if chunks[strong].low != "đã được":
        return strong
    later = range(strong + 2, hi - 1)
    return next((k for k in later if chunks[k].has("VERB", "MAKE") and _is_free(chunks[k - 1])), strong)


def _is_free(before: Chunk) -> bool:
    """Whether a verb after a chunk is neither bound to it nor one of a list."""
    return before.kind not in ("SEP", "PREP") and before.low not in ",;" and not before.has("BIND", "VERB", "MAKE")


def _marked(
    sentence: Sentence, chunks: Sequence[Chunk], verbs: Sequence[int], lo: int, hi: int
) -> tuple[list[tuple[int, bool]], list[tuple[int, bool]]]:
    """Each `được` and each verb of the lexicon, of those between two places, with whether it follows a separator."""
    strong: list[tuple[int, bool]] = []
    weak: list[tuple[int, bool]] = []
    for place in verbs:
        _, _, _, low, tags = chunks[place]
        if low == GET and place - 1 > lo and _attains(sentence, chunks, lo, place, hi):
            strong.append((place - 1, _separates(chunks[place - 2])))
            continue
        before = chunks[place - 1]
        joined = _separates(before)
        if _binds(before, chunks[place]):
            continue
        begins = place - 1 if before.low == _NOT and place - 1 > lo else place  # `huyện chưa hoàn thành`
        if "STRONG" in tags and low not in _SUFFERS:
            strong.append((begins, joined))
        elif "COND" not in tags and not (weak and _tells_which(chunks, weak, place)):
            weak.append((begins, joined))
    return strong, weak


def _verbs(view: View, lo: int, hi: int) -> list[int]:
    """The verbs between two places, except those that only indicate who is meant."""
    lexical = map(operator.not_, map(_VERBS.isdisjoint, view.tags_of[lo + 1 : hi]))
    found = list(itertools.compress(range(lo + 1, hi), lexical))
    if "FIG" in view.kinds[lo + 1 : hi]:
        found = sorted({*found, *(k for k in view.figures if lo < k < hi and view.chunks[k].none_left)})
    return found if _MEANT.isdisjoint(view.lows[lo:hi]) else list(_without_meant(view, found, hi))


def _without_meant(view: View, verbs: Sequence[int], hi: int) -> Iterator[int]:
    """Verbs without those that only indicate who is meant."""
    meant = 0
    for place in verbs:
        if place < meant or (view.lows[place - 1] in _MEANT and (meant := _behind_meant(view.chunks, place, hi))):
            continue
        yield place


def _tells_which(chunks: Sequence[Chunk], weak: Sequence[tuple[int, bool]], place: int) -> bool:
    """Whether a verb after the first is not a predicate: it states the time, the agent, or the standard of the things had."""
    return _states_standard(chunks, weak, place) or _is_aside(chunks, weak[-1][0], place)


def _is_aside(chunks: Sequence[Chunk], first: int, place: int) -> bool:
    """Whether a verb after the first is in a clause that only states the time or the agent (`sử dụng áo phao khi đi trên tàu có …`, `tham gia hội thi do xã tổ chức`)."""
    return any(chunk.low in _ASIDE for chunk in chunks[first + 1 : place])


def _behind_meant(chunks: Sequence[Chunk], place: int, hi: int) -> int:
    """Where a predicate begins after what indicates who is meant (`người thuộc diện được hưởng trợ cấp | có thẻ`); 0 if none follows."""
    places = range(place + 2, hi - 1)
    return next((k for k in places if "STRONG" in chunks[k].tags or chunks[k].low in _HAS), 0)


def _states_standard(chunks: Sequence[Chunk], weak: Sequence[tuple[int, bool]], place: int) -> bool:
    """Whether a verb only states the standard of the things that the counted units have (`có nhà vệ sinh bảo đảm tiêu chuẩn`)."""
    has = chunks[weak[0][0]].low == HAVE and place > weak[0][0] + 1
    words = " ".join(chunk.low for chunk in chunks[place + 1 : place + 3])
    return has and chunks[place].low in _ATTAINS_STANDARD and words.startswith(_STANDARDS)


def _binds(before: Chunk, verb: Chunk) -> bool:
    """Whether a verb belongs to the word before it; not in `điểm được nâng cấp`: a noun, and its predicate."""
    noun = before.kind == "BIND" and verb.kind == "STRONG"
    return ("BIND" in before.tags and not noun) or before.kind == "PREP"


def _joined_to(chunks: Sequence[Chunk], strong: tuple[int, bool], weak: Sequence[tuple[int, bool]], hi: int) -> int:
    """The verb before a `được` that a separator joins to it (`trẻ em biết và vận dụng được kỹ năng`), else the `được` itself."""
    free = [place for place, joined in weak if strong[1] and not joined and place < strong[0]]
    return free[_second(chunks, free, hi)] if free else strong[0]


def _separates(chunk: Chunk) -> bool:
    return chunk.kind == "SEP" or chunk.low in ",;"


def _attains(sentence: Sentence, chunks: Sequence[Chunk], lo: int, place: int, hi: int) -> bool:
    """Whether `được` only states that what the verb before it does succeeds (`xã tổ chức được ít nhất một hội thi`, `hộ mua được bảo hiểm`).

    A number or a noun follows then, and no verb.
    """
    if not chunks[place - 1].has(*_DOES):
        return False
    if place + 1 >= hi:
        return True  # `trụ nước sử dụng được`
    following = chunks[place + 1]
    if following.kind in ("FIG", "CMP") or following.low in _NUMBERS:
        return True
    if "ATTAIN" in chunks[place - 1].tags:
        return not following.has(*_PASSIVE)
    return not following.has(*_NO_OBJECT) and _is_noun(sentence, chunks, lo, place + 1, hi)


def _is_noun(sentence: Sentence, chunks: Sequence[Chunk], lo: int, place: int, hi: int) -> bool:
    """Whether a word of a stretch is a noun by its tag."""
    base = chunks[lo].start
    return _tag(tags(sentence.document.text[base : chunks[hi - 1].end]), chunks[place], base).startswith("N")


def _second(chunks: Sequence[Chunk], free: Sequence[int], hi: int) -> bool:
    """Whether the first verb only shows which people (`người V1 … V2 …`, `P có X V2`)."""
    if len(free) < 2:
        return False
    first, second = free[:2]
    if (second == first + 1 and not _identifies_people(chunks[first], chunks[second])) or _has_rate(chunks[first:hi]):
        return False  # `cam kết không săn bắt`, `thực hiện phân loại rác`; but `người học nghề | có việc làm`
    relative = "REL" in chunks[first - 1].tags and chunks[first].low not in _NEGATES
    has_object = chunks[first].low in _HAVING and second - first > 1 and "WORKS" not in chunks[first + 1].tags
    return relative or has_object


def _identifies_people(first: Chunk, second: Chunk) -> bool:
    """Whether a verb without an object identifies the people that the next verb describes; not a purpose (`vay vốn làm nhà`), nor what they own."""
    return first.has(*_OF_PEOPLE) and "DONE" not in second.tags and second.low != HAVE


def _has_rate(words: Sequence[Chunk]) -> bool:
    """`doanh nghiệp có tỷ lệ lao động qua đào tạo trên 60%`: a rate with its figure is had."""
    return words[0].low == HAVE and "HEAD" in words[1].tags and any(chunk.kind == "FIG" for chunk in words)


def _by_tags(sentence: Sentence, chunks: Sequence[Chunk], lo: int, hi: int) -> list[tuple[int, bool]]:
    """Verbs after the noun phrase, by their tags; the last word is not a predicate."""
    base = chunks[lo].start
    tagged = tags(sentence.document.text[base : chunks[hi - 1].end])
    found: list[tuple[int, bool]] = []
    noun = _tag(tagged, chunks[lo], base).startswith("N")
    for place in range(lo + 1, hi - 1):
        chunk, before = chunks[place], chunks[place - 1]
        noun = noun or _tag(tagged, chunk, base).startswith("N")
        if _tag(tagged, chunk, base) != "V" or not noun or "COND" in chunk.tags or _bound(chunk, before):
            continue
        if _tag(tagged, before, base) != "V":
            found.append((place, before.kind == "SEP" or before.low in ",;"))
        elif found and found[-1][0] - lo <= 2 and " " in tagged[chunk.start - base][1]:
            found[-1] = (place, False)  # hộ V1 V2 …: V1 states which hộ
    return found


def _tag(tagged: dict[int, tuple[str, str]], chunk: Chunk, base: int) -> str:
    return tagged.get(chunk.start - base, ("", ""))[0]


def _bound(chunk: Chunk, before: Chunk) -> bool:
    """Whether a verb belongs to the word before it (`việc V`, `để V`)."""
    return chunk.kind in _CLOSED or "BIND" in before.tags or before.kind == "PREP"
