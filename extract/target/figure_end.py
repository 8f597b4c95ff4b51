"""Where what is stated about a figure ends: at a tail, a comma that parts, or the words of the next figure; places are indices of chunks."""

from collections.abc import Sequence

from extract.target.chunk import Chunk
from extract.target.edge import ALL_TOGETHER, SIZES, TENSES, back, fore
from patterns.vocabulary import set_of

_HAVING = set_of("having_number")
"""Verbs that state a number and do nothing."""
_AMOUNTS = set_of("consists_of")
"""Words that open a list inside a noun phrase too."""
_ALLOTS = set_of("allots")
"""Words before the colon that opens a list of places."""
_AT = set_of("at_places")
ABOUT = set_of("about_doing")
"""First words of what is about doing something."""
_DASHES = {"-", "–"}
"""Marks that part the figures of a list (`nông nghiệp 30% - dịch vụ 45%`)."""
_ENDS = {")", ","}
"""Marks at which what is stated about a figure may end."""
_ATTAINS_RATE = set_of("attains_rate")
_SO_FAR = set_of("so_far")
"""Words before the verb that states a figure."""
_ACTS = ("MAKE", "SERVE", "VERB", "KEEP", "DIR", "AIM", "STRONG", "GIVE")
"""Tags of verbs that open an act of their own."""
_LEADING = {"CMP", "AIM", "DIR", "COP", "TIME", "PREP"}
_FURTHER = set_of("further_predicate")
"""Verbs that go on with a predicate after a comma."""
_PLANS = set_of("planned_led")
_MARKS = 2
"""Separators before a figure that its words may open after."""
_ACTORS = 5
"""Chunks of who does something, with the verb."""
_FEW = 2
"""Chunks of a verb that no lexicon has."""
_MOST_INSIDE = 5
"""Figures that may be inside what is stated about another one."""


def right_end(chunks: Sequence[Chunk], i: int, hi: int) -> int:
    """Where what is stated about a figure ends: the next figure of its own, a tail, a bracket with a figure."""
    behind = fore(chunks, i + 1, hi, {"BRACKET"})
    if behind < hi and (chunks[behind].kind == "SEP" or chunks[behind].low in _DASHES):
        return behind
    if _labels(chunks, hi):
        hi = next_label(chunks, i, hi) or hi
    return _end_before(chunks, i, hi)


def _end_before(chunks: Sequence[Chunk], i: int, hi: int) -> int:
    """Where what is stated about a figure ends before the end of its clause or the next label."""
    inside = 0
    for k in range(i + 1, hi):
        chunk = chunks[k]
        if chunk.kind == "WORD" and chunk.low not in _ENDS:  # a word that no tag names
            continue
        if _is_tail(chunks, i, k) or (_ends_at_comma(chunks, k, hi) and not _goes_on(chunks, i, k, hi)):
            return k
        if chunk.kind != "FIG":
            continue
        if (stop := _next_figure(chunks, i, k)) is not None:
            return stop
        inside += 1
        if inside > _MOST_INSIDE:
            return k
    return hi


def _is_tail(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """Whether words that state nothing about the figure begin, or its bracket closes."""
    chunk = chunks[k]
    return chunk.kind == "TAIL" or ("TAIL" in chunk.tags and k > i + 1) or chunk.low == ")"


def _ends_at_comma(chunks: Sequence[Chunk], k: int, hi: int) -> bool:
    """Whether a comma parts what is stated about the figure from a tail, a time or the next rate."""
    if chunks[k].low != "," or k + 1 >= hi:
        return False
    if k + 2 == hi and chunks[k + 1].low in _ALLOTS:
        return True  # `39.500 trẻ, phân bổ: quận A 6.900 trẻ`
    return (
        chunks[k + 1].kind == "ACTOR"
        or chunks[k + 1].has("COMMA_TAIL")
        or chunks[k + 1].kind == "TIME"
        or _next_rate(chunks, k, hi)
    )


def _goes_on(chunks: Sequence[Chunk], i: int, k: int, hi: int) -> bool:
    """Whether a comma only joins a further predicate of those of whom one is stated already (`100% cơ sở được kiểm tra, có phương án`)."""
    if chunks[k].low != "," or chunks[k + 1].low not in _FURTHER or _has_figure(chunks[k:hi]):
        return False
    return any(chunk.has("STRONG") for chunk in chunks[i + 1 : k]) or (_rates(chunks[i]) and _has(chunks[i + 1 : k]))


def _has_figure(chunks: Sequence[Chunk]) -> bool:
    return any(chunk.kind == "FIG" for chunk in chunks)


def _has(chunks: Sequence[Chunk]) -> bool:
    return any(chunk.low == "có" for chunk in chunks)


def _rates(figure: Chunk) -> bool:
    """Whether a figure is a share, or a part of a whole."""
    return "%" in figure.low or "/" in figure.low


def _labels(chunks: Sequence[Chunk], colon: int) -> bool:
    """Whether a figure follows a colon (`A: 25 trạm, B: 33 trạm`)."""
    if colon >= len(chunks) or chunks[colon].low != ":":
        return False
    at = fore(chunks, colon + 1, len(chunks), {"CMP", "TIME"})
    return at < len(chunks) and chunks[at].kind == "FIG"


def next_label(chunks: Sequence[Chunk], i: int, colon: int) -> int | None:
    """The separator before the words that a colon closes, after a figure: `trong đó`, else the nearest; None if none parts them."""
    parted = [k for k in range(colon - 1, i, -1) if chunks[k].kind in ("SEP", "PART") or chunks[k].low in (",", "(")]
    return next((k for k in parted if chunks[k].has("PART") and chunks[k].has("TAIL")), next(iter(parted), None))


def _next_rate(chunks: Sequence[Chunk], k: int, hi: int) -> bool:
    """Whether a rate with a figure of its own follows a comma (`…, tỷ lệ có việc làm trên 80%`)."""
    labels = hi < len(chunks) and chunks[hi].low == ":"
    rates = chunks[k + 1].has("HEAD") or chunks[k + 1].low in _ATTAINS_RATE
    return rates and (labels or _has_figure(chunks[k + 1 : hi]))


def _next_figure(chunks: Sequence[Chunk], i: int, k: int) -> int | None:
    """Where the words of the next figure begin, if it is one of its own and not one inside the predicate."""
    start = back(chunks, i + 1, k, _LEADING, "có")
    if _had_too(chunks, i, start, k):
        return None
    if i + 2 < start < k and chunks[start - 1].low in _SO_FAR:
        start -= 1  # `…, mới có 36% đội được trang bị`
    if (opened := _opened(chunks, i, start, k)) is not None:
        return opened
    named = next((s for s in range(i + 2, start) if _names_part(chunks[s])), None)
    if named is not None:
        return named
    parted = [s for s in range(start - 1, i + 1, -1) if _parts(chunks[s])][:_MARKS]
    own = next((s for s in _first_listed(chunks, i, parted, k) if _opens_own(chunks, i, s, start, k)), None)
    if own is not None:
        return own
    if _is_where(chunks, i, k):
        return k - 1
    changes = any(chunk.has("COP:increase_to", "COP:reduce_to") for chunk in chunks[start:k])
    return start if changes else None


def _opened(chunks: Sequence[Chunk], i: int, start: int, k: int) -> int | None:
    """Where the words of the next figure begin that something opens at once: a size, another act, `có`."""
    if (sized := _sized_with(chunks, i, start)) is not None:
        return sized
    opener = next((back for opens, back in _OPENERS if opens(chunks, i, start)), None)
    if opener is not None:
        return start - opener
    return start if _has_more(chunks, i, start, k) else None


def _is_where(chunks: Sequence[Chunk], i: int, k: int) -> bool:
    """Whether the next figure only states at how many places the things are that this one counts."""
    counts = "%" not in chunks[i].low and not chunks[i + 1].has("REL")
    return counts and k - 1 > i + 1 and leads_where(chunks, k)


def leads_where(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the word before a number only states at how many places something is (`tại 06 chợ`, `bộ đèn trên 12 tuyến đường`)."""
    if k < 2 or "%" in chunks[k].low:
        return False
    before, noun = chunks[k - 1], chunks[k - 2]
    word = noun.low[-1].isalpha() or noun.low == '"'
    named = noun.kind == "WORD" and word and not noun.has("MAKE", "SERVE", "KEEP")
    return before.low in _AT or (before.low == "trên" and named)


def _parts(chunk: Chunk, *also: str) -> bool:
    return chunk.kind in ("SEP", "PART") or chunk.low in also


def _names_part(chunk: Chunk) -> bool:
    """Whether a part of what is stated before follows (`riêng`, `trong đó`)."""
    return chunk.has("PART") and not chunk.has("BIND", "VERB") and chunk.low not in _AMOUNTS


def _had_too(chunks: Sequence[Chunk], i: int, start: int, k: int) -> bool:
    """Whether those whom a share counts have the next figure too (`100% trạm được trang bị máy quét và có ít nhất 02 ki-ốt`)."""
    has = start < k and chunks[start].low in _HAVING and chunks[k - 1].has("CMP:ge", "CMP:gt")
    return has and _rates(chunks[i]) and chunks[start - 1].low == "và" and "%" not in chunks[k].low


def _opens_own(chunks: Sequence[Chunk], i: int, parted: int, start: int, k: int) -> bool:
    """Whether the words between a separator and the next figure are its own: something is done, or a subject of its own is stated."""
    first = chunks[fore(chunks, parted + 1, k, {"AREA"})]
    counts = "%" not in chunks[i].low
    if _lists_verbs(chunks, i, parted) or (counts and _names_on(chunks, i, parted, start)):
        return False
    if _does(first, at_once=counts and start == parted + 2):
        return True
    if counts and _is_own_clause(chunks, parted, start, k):
        return True
    if first.has("VERB", "STRONG", "PREDICATE", "BIND", "PREP"):
        return False
    if start > parted + 1 and chunks[start].kind == "PREP":  # `… và dưới 03 tháng cho khoảng 2.550 người`
        return counts and _named_gift(chunks, i, parted, start)
    stated = start > parted + 1 and _states(chunks[start:k], inside=not counts)
    return stated or (counts and _listed_alike(chunks, i, parted, k))


def _first_listed(chunks: Sequence[Chunk], i: int, parted: Sequence[int], k: int) -> Sequence[int]:
    """The separators that may open the next figure's words: in a list of parts only the comma before its name (`…, sơ cấp và đào tạo 600 người`)."""
    listed = i + 2 in parted and "%" not in chunks[i].low and _listed_alike(chunks, i, i + 2, k)
    return (i + 2,) if listed else parted


def _parted_at(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether a separator or a bracket is immediately before the next figure's words."""
    return start > i + 1 and _parts(chunks[start - 1], "(")


def _lists_verbs(chunks: Sequence[Chunk], i: int, parted: int) -> bool:
    """Whether a comma is in a list of verbs inside a name (`lớp tập huấn trồng, chăm sóc cây ăn quả`)."""
    verbs = (chunks[parted - 1], chunks[parted + 1])
    named = chunks[parted].low == "," and chunks[i + 1].low in ABOUT
    return named and all(verb.has("MAKE", "SERVE") and not verb.has("VERB", "GIVE") for verb in verbs)


def _names_on(chunks: Sequence[Chunk], i: int, parted: int, start: int) -> bool:
    """Whether a comma only goes on with the name of the counted things, up to those whom they are for (`05 mô hình nuôi bò, nuôi cá cho 120 hộ`)."""
    words = chunks[parted + 1 : start]
    if not words or not _leads_to_those(chunks, i, parted, start) or words[0].low in TENSES:
        return False
    return _acts_nowhere(words) or (_is_about_doing(chunks[i + 1 : parted]) and _names_activity(words[0]))


def _leads_to_those(chunks: Sequence[Chunk], i: int, parted: int, start: int) -> bool:
    """Whether words after a comma lead by `cho` to those whom the things are for, and name no gift of their own."""
    return chunks[start].low == "cho" and chunks[parted].low == "," and not _named_gift(chunks, i, parted, start)


def _acts_nowhere(words: Sequence[Chunk]) -> bool:
    return not any(chunk.has(*_ACTS) for chunk in words)


def _is_about_doing(name: Sequence[Chunk]) -> bool:
    """Whether counted things are meetings, classes or models about doing something."""
    return name[0].low in ABOUT and any(chunk.has("MAKE", "TOPIC") for chunk in name[1:])


def _names_activity(verb: Chunk) -> bool:
    """Whether a verb may be part of the name of an activity, rather than what else is done for somebody."""
    return verb.has("MAKE") and not verb.has("SERVE", "GIVE", "VERB")


def _does_with(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether something else is done with the next figure (`17 cuộc tuyên truyền, ký cam kết với 4.800 hộ`)."""
    return start > i + 3 and does_with(chunks[start - 3 : start])


def does_with(last: Sequence[Chunk]) -> bool:
    """Whether three chunks are a comma, a verb alone and `với`."""
    return [last[0].low, last[2].low] == [",", "với"] and last[1].has("VERB", "SERVE", "MAKE")


def _is_planned(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether a plan and its verb lead to the next figure (`01 hội thi dự kiến thu hút 500 thí sinh`)."""
    return start > i + 2 and chunks[start - 1].has("MAKE", "SERVE") and chunks[start - 2].low in _PLANS


def _has_more(chunks: Sequence[Chunk], i: int, start: int, k: int) -> bool:
    """Whether the counted thing has the next count (`01 phiên giao dịch có 20 doanh nghiệp tham gia`); not those of whom a count indicates which."""
    counts = "%" not in chunks[i].low and "%" not in chunks[k].low
    return counts and start > i + 2 and chunks[start].low == "có" and not chunks[i + 1].has("REL")


def _is_sized(chunks: Sequence[Chunk], i: int, start: int) -> bool:
    """Whether the next figure states how large the counted thing is (`01 cơ sở sấy công suất 25 tấn/ngày`)."""
    return start > i + 2 and chunks[start - 1].low in SIZES and "%" not in chunks[i].low


def _sized_with(chunks: Sequence[Chunk], i: int, start: int) -> int | None:
    """Where `với` and how large the counted things are together begin (`09 nhà máy với tổng công suất 900 m3/ngày`)."""
    if not _is_sized(chunks, i, start):
        return None
    opens = start - 2 if chunks[start - 2].low in ALL_TOGETHER else start - 1
    return opens - 1 if chunks[opens - 1].low == "với" and opens - 1 > i + 1 else None


_OPENERS = ((_does_with, 3), (_parted_at, 1), (_is_planned, 2), (_is_sized, 1))
"""What opens the words of the next figure, and how many chunks before what leads to it."""


def _is_own_clause(chunks: Sequence[Chunk], parted: int, start: int, k: int) -> bool:
    """Whether a few words after a comma lead to a count: a clause of its own (`41 vụ tai nạn, làm 12 người chết`)."""
    if chunks[parted].low != "," or "%" in chunks[k].low or start <= parted + 1:
        return False
    return _says_verb(chunks[parted + 1 : start])


def _says_verb(words: Sequence[Chunk]) -> bool:
    """Whether words are no more than a verb that no lexicon has, or who does something and its verb (`Đoàn Thanh niên trồng 500 cây`)."""
    if len(words) > _FEW:
        names = len(words) <= _ACTORS and words[-1].has("MAKE", "SERVE")
        return names and all(chunk.kind == "WORD" for chunk in words[:-1])
    return all(chunk.kind in ("WORD", "BIND") and chunk.low[0].isalpha() for chunk in words)


def _does(first: Chunk, *, at_once: bool) -> bool:
    """Whether the first of the words before a figure does or states something (`02 làng nghề, tổ chức 06 lễ hội`)."""
    opens = first.has("MAKE", "SERVE", "DIR", "AIM", "HEAD") and not first.has("VERB")
    return opens or (at_once and first.has("MAKE"))


def _named_gift(chunks: Sequence[Chunk], i: int, parted: int, start: int) -> bool:
    """Whether a list goes on with another gift and those who get it (`hỗ trợ đất ở cho 38 hộ, nhà ở cho 95 hộ`)."""
    given = chunks[start].low == "cho" and any(chunk.low == "cho" for chunk in chunks[max(i - 2, 0) : i])
    return given and chunks[parted].low in (",", "và") and not chunks[parted + 1].has("CMP")


def _states(between: Sequence[Chunk], *, inside: bool) -> bool:
    """Whether words state a figure; after a share `có` goes on with its predicate (`100% khu …, cụm … có ít nhất 01 trạm`)."""
    if inside and _has(between):
        return False
    return any(chunk.has("COP", "CMP") for chunk in between)


def _listed_alike(chunks: Sequence[Chunk], i: int, parted: int, k: int) -> bool:
    """Whether a count is in a list of things each named before its number (`đàn trâu 17.020 con, đàn bò 4.895 con`)."""
    if parted != i + 2 or not i or chunks[parted].low not in (",", "và"):
        return False
    alike = k + 1 < len(chunks) and chunks[k + 1].low == chunks[i + 1].low and k > parted + 1
    if alike and chunks[i - 1].has("MAKE", "SERVE") and chunks[k - 1].has("MAKE", "SERVE"):
        return True  # `quỹ A hỗ trợ 60 nhà, doanh nghiệp B tài trợ 85 nhà`
    named = chunks[i - 1].kind in ("WORD", "COMPOUND") or (alike and chunks[i - 1].kind == "AREA")
    return named or (alike and chunks[i - 1].has("COP", "CMP"))
