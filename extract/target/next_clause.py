"""Whether the words between a separator and the next figure are its own, or continue the words of the preceding figure; places are indices of chunks."""

from collections.abc import Sequence

from extract.target.chunk import Chunk
from extract.target.edge import TENSES, fore
from patterns.function_word import AND, FOR, HAVE
from patterns.vocabulary import set_of

ABOUT_DOING = set_of("about_doing")
"""First words of what is about doing something."""
_ACTS = ("MAKE", "SERVE", "VERB", "KEEP", "DIR", "AIM", "STRONG", "GIVE")
"""Tags of verbs that open an act of their own."""
_ACTORS = 5
"""Chunks of who does something, with the verb."""
_FEW = 2
"""Chunks of a verb that no lexicon has."""


def states_having(chunks: Sequence[Chunk]) -> bool:
    """Whether `có` is among some words."""
    return any(chunk.low == HAVE for chunk in chunks)


def opens_own(chunks: Sequence[Chunk], i: int, parted: int, start: int, k: int) -> bool:
    """Whether the words between a separator and the next figure are its own: something is done, or a subject of its own is stated."""
    first = chunks[fore(chunks, parted + 1, k, {"AREA"})]
    counts = "%" not in chunks[i].low
    if counts and _counts_same(chunks, i, parted, k):
        return True
    if _lists_verbs(chunks, i, parted) or (counts and _names_on(chunks, i, parted, start)):
        return False
    if _does(first, at_once=counts and start == parted + 2) or (counts and _is_own_clause(chunks, parted, start, k)):
        return True
    goes_on = first.has("VERB", "STRONG", "PREDICATE", "BIND", "PREP")
    return not goes_on and _states_own(chunks, i, parted, start, k, counts=counts)


def _states_own(chunks: Sequence[Chunk], i: int, parted: int, start: int, k: int, *, counts: bool) -> bool:
    """Whether the words between a separator and the next figure name what it states, or it is one of a list of counts."""
    if start > parted + 1 and chunks[start].kind == "PREP":  # `… và dưới 03 tháng cho khoảng 2.550 người`
        return counts and _named_gift(chunks, i, parted, start)
    stated = start > parted + 1 and _states(chunks[start:k], inside=not counts)
    return stated or (counts and _listed_alike(chunks, i, parted, k))


def _counts_same(chunks: Sequence[Chunk], i: int, parted: int, k: int) -> bool:
    """Whether a comma and a name introduce another number of the same bare noun (`81 hộ người Tày, các dân tộc khác 25 hộ`)."""
    noun, closes = k + 1, k + 2
    if chunks[parted].low != "," or k <= parted + 1 or noun >= len(chunks) or chunks[noun].low != chunks[i + 1].low:
        return False
    return closes >= len(chunks) or chunks[closes].kind in ("SEP", "END", "BRACKET") or chunks[closes].low in ").:"


def first_listed(chunks: Sequence[Chunk], i: int, parted: Sequence[int], k: int) -> Sequence[int]:
    """The separators that may open the next figure's words: in a list of parts only the comma before its name (`…, sơ cấp và đào tạo 600 người`)."""
    listed = i + 2 in parted and "%" not in chunks[i].low and _listed_alike(chunks, i, i + 2, k)
    return (i + 2,) if listed else parted


def _lists_verbs(chunks: Sequence[Chunk], i: int, parted: int) -> bool:
    """Whether a comma is in a list of verbs inside a name (`lớp tập huấn trồng, chăm sóc cây ăn quả`)."""
    verbs = (chunks[parted - 1], chunks[parted + 1])
    named = chunks[parted].low == "," and chunks[i + 1].low in ABOUT_DOING
    return named and all(verb.has("MAKE", "SERVE") and not verb.has("VERB", "GIVE") for verb in verbs)


def _names_on(chunks: Sequence[Chunk], i: int, parted: int, start: int) -> bool:
    """Whether a comma only continues with the name of the counted things, up to the people they are for (`05 mô hình nuôi bò, nuôi cá cho 120 hộ`)."""
    words = chunks[parted + 1 : start]
    if not words or not _leads_to_those(chunks, i, parted, start) or words[0].low in TENSES:
        return False
    return _acts_nowhere(words) or (_is_about_doing(chunks[i + 1 : parted]) and _names_activity(words[0]))


def _leads_to_those(chunks: Sequence[Chunk], i: int, parted: int, start: int) -> bool:
    """Whether words after a comma introduce recipients by `cho` and name no other gift."""
    return chunks[start].low == FOR and chunks[parted].low == "," and not _named_gift(chunks, i, parted, start)


def _acts_nowhere(words: Sequence[Chunk]) -> bool:
    return not any(chunk.has(*_ACTS) for chunk in words)


def _is_about_doing(name: Sequence[Chunk]) -> bool:
    """Whether counted things are meetings, classes or models about doing something."""
    return name[0].low in ABOUT_DOING and any(chunk.has("MAKE", "TOPIC") for chunk in name[1:])


def _names_activity(verb: Chunk) -> bool:
    """Whether a verb may be part of the name of an activity, rather than what else is done for somebody."""
    return "MAKE" in verb.tags and not verb.has("SERVE", "GIVE", "VERB")


def _is_own_clause(chunks: Sequence[Chunk], parted: int, start: int, k: int) -> bool:
    """Whether a few words after a comma introduce a count: a separate clause (`41 vụ tai nạn, làm 12 người chết`)."""
    if chunks[parted].low != "," or "%" in chunks[k].low or start <= parted + 1:
        return False
    return _is_bare_verb(chunks[parted + 1 : start])


def _is_bare_verb(words: Sequence[Chunk]) -> bool:
    """Whether words are only a verb that no lexicon has, or an agent and its verb (`Đoàn Thanh niên trồng 500 cây`)."""
    if len(words) > _FEW:
        names = len(words) <= _ACTORS and words[-1].has("MAKE", "SERVE")
        return names and all(chunk.kind == "WORD" for chunk in words[:-1])
    return all(chunk.kind in ("WORD", "BIND") and chunk.low[0].isalpha() for chunk in words)


def _does(first: Chunk, *, at_once: bool) -> bool:
    """Whether the first of the words before a figure does or states something (`02 làng nghề, tổ chức 06 lễ hội`)."""
    opens = first.has("MAKE", "SERVE", "DIR", "AIM", "HEAD") and "VERB" not in first.tags
    return opens or (at_once and "MAKE" in first.tags)


def _named_gift(chunks: Sequence[Chunk], i: int, parted: int, start: int) -> bool:
    """Whether a list continues with another gift and its recipients (`hỗ trợ đất ở cho 38 hộ, nhà ở cho 95 hộ`)."""
    given = chunks[start].low == FOR and any(chunk.low == FOR for chunk in chunks[max(i - 2, 0) : i])
    return given and chunks[parted].low in (",", AND) and "CMP" not in chunks[parted + 1].tags


def _states(between: Sequence[Chunk], *, inside: bool) -> bool:
    """Whether words state a figure; after a share `có` continues with its predicate (`100% khu …, cụm … có ít nhất 01 trạm`)."""
    if inside and states_having(between):
        return False
    return any(chunk.has("COP", "CMP") for chunk in between)


def _listed_alike(chunks: Sequence[Chunk], i: int, parted: int, k: int) -> bool:
    """Whether a count is in a list of things each named before its number (`đàn trâu 17.020 con, đàn bò 4.895 con`)."""
    if parted != i + 2 or not i or chunks[parted].low not in (",", AND):
        return False
    if chunks[i - 1].kind in ("WORD", "COMPOUND"):
        return True
    alike = k + 1 < len(chunks) and chunks[k + 1].low == chunks[i + 1].low and k > parted + 1
    return alike and _leads_alike(chunks[i - 1], chunks[k - 1])


def _leads_alike(first: Chunk, following: Chunk) -> bool:
    """Whether the words before the first count and before the next one make them a list (`quỹ A hỗ trợ 60 nhà, doanh nghiệp B tài trợ 85 nhà`)."""
    both_do = first.has("MAKE", "SERVE") and following.has("MAKE", "SERVE")
    return both_do or first.kind == "AREA" or first.has("COP", "CMP")
