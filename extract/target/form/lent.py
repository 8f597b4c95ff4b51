"""Forms whose words another figure lends: the same in another unit, a predicate or a subject that both share."""

from extract.target.edge import back, opens_clause, right_end
from extract.target.form.served import RECIPIENT, says_predicate
from extract.target.frame import COUNT_NOUNS, PEOPLE, Frame
from extract.target.measured import Measured
from patterns.target.words import (
    ALL_HOUSEHOLDS,
    BY_STANDARD,
    LEVEL,
    LEVEL_END,
    NUMBER_OF_PEOPLE,
    OF_PLANNED,
    OF_WHOLE,
    RATE_HEAD,
)
from patterns.vocabulary import phrases_of

SHARED_HEAD = "head noun of the figure before"
"""The name of a form."""
SHARE_OF_ALL = "share of all"
"""The name of a form."""
_OF_WHOM = {"ở", "của", "trong"}
"""Prepositions between what a rate says and of whom."""
_CLOSES = 6
"""Chunks after a figure in which its bracket closes."""
_LISTED = 5
"""Chunks of the name of one in a list."""
_ENSURES = {"bảo đảm", "đảm bảo"}
_CAUSES = {"do", "vì", "bởi"}
"""Words before the reason of what was attained."""
_GRADES = {"mức độ"}
"""Head nouns that only grade what is measured (`mức độ 2`)."""
_MEASURING = {"diện tích", "sản lượng", "năng suất"}
"""Head nouns that all in a list have."""


def rate_of_the_count(f: Frame) -> Measured | None:
    """`1.200 hộ nghèo, tỷ lệ 4,1%`."""
    lender = f.lender
    if f.count or lender is None or not (f.rate and f.lead + 1 == f.verb) or not RATE_HEAD.match(f.chunks[f.lead].low):
        return None
    lender = _household_of(f, lender)
    lent = f.words_of(lender)
    noun = lent.indicator or ""
    counted = NUMBER_OF_PEOPLE.compiled.sub("", noun.lower())
    words = noun if RATE_HEAD.match(noun.lower()) else f"{f.subject} {noun[len(noun) - len(counted) :]}".strip()
    return Measured(words, lent.population, lender=lender)


def of_shared_head(f: Frame) -> Measured | None:
    """`Tỷ lệ hộ nghèo còn 7%, hộ cận nghèo còn 16%`; `diện tích lúa 320 ha, ngô 85 ha`: the head noun before is shared."""
    if not f.left or not f.subject or not _is_listed(f, f.left[-1]):
        return None
    lender = f.left[-1]
    led = _headed(f, lender)
    if not led.rate:
        return None
    words = f"{f.said(led.lead, led.lead + 1)} {f.subject}"
    if _opens_alike(f, led):
        cut = None if f.cut(f.lead, f.verb) else f.cut(led.lead + 1, led.verb)
        tail = f" {f.said(cut, led.verb)}" if cut else ""
        return Measured(words + tail, f.subject if cut else None, lender=lender)
    if _measures_all(led):
        return Measured(words, None, lender=lender)
    return _of_level(f, led, lender) or _predicate_of(f, led, lender)


def _headed(f: Frame, lender: int) -> Frame:
    """The frame of the figure before, or of the one in its list that has the head noun."""
    led = f.frame_of(lender)
    if led.rate or (before := f.words_of(lender)).form != SHARED_HEAD or before.lender is None:
        return led
    return f.frame_of(before.lender)


def _predicate_of(f: Frame, led: Frame, lender: int) -> Measured | None:
    """`Tỷ lệ hộ dùng nước hợp vệ sinh 97%, nước sạch 22%`: the predicate is its own, the population is shared."""
    if led.i != lender or not RATE_HEAD.match(f.chunks[led.lead].low):
        return None
    people = f.words_of(lender).population or _people_of(led)
    return Measured(f.subject, people, lender=lender) if people else None


def _of_level(f: Frame, led: Frame, lender: int) -> Measured | None:
    """`Tỷ lệ giáo viên tiểu học đạt chuẩn 92%, mầm non 90%`: the predicate before, of those of another level or group."""
    lent = f.words_of(lender)
    people = lent.population or ""
    at = LEVEL_END.search(people.lower())
    cut = led.cut(led.lead + 1, led.verb)
    if at is None or cut is None or not LEVEL.match((f.subject or "").lower()):
        return None
    return Measured(led.said(cut, led.verb), f"{people[: at.start()]} {f.subject}", lender=lender)


def _people_of(led: Frame) -> str | None:
    """Those of whom a rate speaks at its end (`tỷ lệ suy dinh dưỡng thể nhẹ cân ở trẻ em`), else before what is done (`hồ sơ giải quyết đúng hạn`)."""
    at = next((k for k in range(led.verb - 1, led.lead + 1, -1) if led.chunks[k].low in _OF_WHOM), None)
    if at is not None:
        return led.said(at + 1, led.verb)
    done = next((k for k in range(led.lead + 2, led.verb) if led.chunks[k].has("MAKE", "SERVE", "VERB")), None)
    return led.said(led.lead + 1, done) if done is not None else None


def _is_listed(f: Frame, lender: int) -> bool:
    """Whether a short name without head noun or verb follows a figure of the same unit in a list."""
    before, own = f.sentence.figure(f.chunks[lender]), f.bare if f.count else not f.rest
    between = (chunk for chunk in f.chunks[lender + 1 : f.lead] if chunk.start >= before.end)
    parted = all(chunk.kind in ("SEP", "TIME", "UP", "BRACKET") for chunk in between)
    led = f.chunks[f.lead].has("HEAD", "VERB", "STRONG", "MAKE", "SERVE", "DIR", "AIM", "COND", "KEEP")
    led = led and f.chunks[f.lead].low not in _GRADES
    return own and parted and not led and before.unit == f.figure.unit and f.verb - f.lead <= _LISTED


def _opens_alike(f: Frame, led: Frame) -> bool:
    """Whether a name begins as that of the rate before does (`hộ nghèo`, `hộ cận nghèo`)."""
    named = led.lead + 1 < led.verb and RATE_HEAD.match(f.chunks[led.lead].low) is not None
    return named and f.chunks[led.lead + 1].low.split()[0] == f.chunks[f.lead].low.split()[0]


def _measures_all(led: Frame) -> bool:
    """Whether a head noun measures all that a list names."""
    return led.chunks[led.lead].low in _MEASURING and not any(
        chunk.low == "-" for chunk in led.chunks[led.lead : led.verb]
    )


def all_of(f: Frame) -> Measured | None:
    """`Toàn bộ cơ sở khám bệnh (246 cơ sở) tiếp đón bằng căn cước`: all of those before the bracket, and what they do after it."""
    first, close = _all_before(f), _closing(f)
    if first is None or close is None or close + 1 >= f.hi or f.chunks[close + 1].kind == "SEP":
        return None
    return Measured(f.said(close + 1, right_end(f.chunks, close, f.hi)), f.said(first + 1, f.i - 1))


def _all_before(f: Frame) -> int | None:
    """The place of `toàn bộ` before the bracket that a figure opens; None where another figure is between."""
    if f.i < 2 or f.chunks[f.i - 1].low != "(" or not f.bare:
        return None
    first = next((k for k in range(f.i - 2, f.lo - 1, -1) if f.chunks[k].low in phrases_of("all_led")), None)
    return None if first is None or f.figures(first, f.i) else first


def _closing(f: Frame) -> int | None:
    """The place where the figure's bracket closes."""
    return next((k for k in range(f.i + 1, min(f.i + _CLOSES, f.hi)) if f.chunks[k].low == ")"), None)


def in_brackets(f: Frame) -> Measured | None:
    """`900 hộ nghèo (2,8%)`: nothing before the figure in its brackets."""
    if (other := _dated(f) or _activity(f)) is not None:
        return other
    paren = _bracket_before(f)
    if paren is None or (f.count and f.rest and not f.bare):
        return None
    parted = next((k for k in range(paren - 1, f.left[-1], -1) if f.chunks[k].kind == "SEP"), None)
    same = f.unit_of(f.left[-1]) == f.figure.unit
    if f.count and same and parted is not None and (named := f.said(parted + 1, paren)):
        return Measured(named, None)  # `…, thành viên câu lạc bộ (15 người)`
    lent = f.words_of(f.left[-1])
    return Measured(lent.indicator, lent.population, lender=f.left[-1])


def _dated(f: Frame) -> Measured | None:
    """`giảm 20% số vụ cháy (năm 2023: 35 vụ)`: a count of what the figure before measures."""
    if not f.dated or not f.count or f.lender is None or f.unit_of(f.lender) == f.figure.unit:
        return None
    lent = f.words_of(f.lender)
    return Measured(lent.indicator, lent.population, lender=f.lender)


def _activity(f: Frame) -> Measured | None:
    """`xây dựng 03 mô hình: nuôi bò (22 hộ), trồng quế (30 hộ)`: those who take part in the activity before the bracket."""
    at = f.i - 1
    if f.figure.unit not in PEOPLE or not f.bare or at < 1 or f.chunks[at].low != "(":
        return None
    start = next((k + 1 for k in range(at - 1, -1, -1) if f.chunks[k].kind == "SEP" or opens_clause(f.chunks[k])), 0)
    does = start < at and f.chunks[start].has("MAKE") and not f.figures(start, at)
    return Measured(f.said(start, at), f.rest or f.noun, lender=f.lender) if does else None


def _bracket_before(f: Frame) -> int | None:
    """The bracket that opens between the figure before and this one, with no verb after it."""
    if f.judged or not f.left or not any(chunk.low == "(" for chunk in f.chunks[f.verb : f.i]):
        return None
    return next((k for k in range(f.i - 1, f.left[-1], -1) if f.chunks[k].low == "("), None)


def share_of_all(f: Frame) -> Measured | None:
    """`1.597 hộ nghèo, chiếm 4,1% tổng số hộ`; `320 ha lúa, đạt 100% kế hoạch`: the count before, as a share."""
    if f.count or f.lender is None or f.subject:
        return None
    whole = _planned(f) or (f.rest if any(chunk.has("COP:is", "EQUALS") for chunk in f.states_all) else None)
    if not whole:
        return None
    lender = _household_of(f, f.lender)
    lent = f.words_of(lender)
    return Measured(lent.indicator, lent.population if ALL_HOUSEHOLDS.match(whole.lower()) else whole, lender=lender)


def _household_of(f: Frame, lender: int) -> int:
    """The households before those who live in them (`402 hộ nghèo với 1.506 khẩu, chiếm 8,2%`); else the figure itself."""
    before = f.figures(0, lender)
    if not before or f.chunks[lender - 1].low != "với" or f.unit_of(lender) != "person":
        return lender
    return before[-1] if f.unit_of(before[-1]) == "household" else lender


def _planned(f: Frame) -> str | None:
    """What was planned, or the whole, of which the figure says how much is attained (`4.120 hộ, đạt tỷ lệ 31% tổng số hộ`)."""
    said = _said_behind(f) if any(chunk.has("COP:reach", "COP:is", "EQUALS") for chunk in f.states_all) else ""
    return said if OF_PLANNED.match(said.lower()) or OF_WHOLE.match(said.lower()) else None


def _said_behind(f: Frame) -> str:
    """The printed words after the figure, without a reason at their end; empty if there are none."""
    if f.end <= f.i + 1:
        return ""
    stop = next((k for k in range(f.i + 2, f.end) if f.chunks[k].low in _CAUSES), f.end)
    return f.sentence.words(f.chunks[f.i + 1].start, f.chunks[stop - 1].end)


def count_again(f: Frame) -> Measured | None:
    """`giảm tỷ lệ X 2%, với trên 46 hộ`."""
    lender = f.lender
    if not f.count or lender is None or f.subject or not f.bare or not _says_again(f, lender):
        return None
    lent = f.words_of(lender)
    noun = BY_STANDARD.compiled.sub("", RATE_HEAD.compiled.sub("", lent.indicator or ""))
    return Measured(noun or f.rest, lent.population, lender=lender)


def _says_again(f: Frame, lender: int) -> bool:
    """Whether a count says a figure of another unit again: people, or things that `với` or `tương đương` leads to."""
    if f.unit_of(lender) == f.figure.unit:
        return False
    if f.chunks[f.edge - 1].low == "với" and not f.is_share(lender):
        return False  # `60 khách sạn với 8.000 phòng`, `03 lớp với 180 học viên`
    if f.figure.unit in PEOPLE:
        return not _counts_people_too(f)
    return (not f.rest or f.rest.lower() == f.noun) and f.chunks[f.edge - 1].has("EQUALS", "PART")


def _counts_people_too(f: Frame) -> bool:
    """Whether people are counted beside things in a list (`08 trường, 62 lớp, 1.940 học sinh`)."""
    lender = f.lender
    if (
        lender is None
        or not f.count
        or f.figure.unit not in PEOPLE
        or f.is_share(lender)
        or f.unit_of(lender) in PEOPLE
        or f.states
    ):
        return False
    return f.edge > f.lo and (f.chunks[f.edge - 1].kind == "SEP" or f.chunks[f.edge - 1].low == "với")


_LEADS_ON = {"TIME", "SEP", "CMP", "COP", "AIM"}
"""Kinds of chunks between two levels of one commitment."""


def goes_ahead(f: Frame) -> Measured | None:
    """`đến năm 2025 đạt 60% và đến năm 2030 đạt 75% P Q`: the words follow the next figure."""
    if not f.right or not _is_bare_level(f) or not _leads_on(f) or not _alike(f, f.right[0]):
        return None
    lent = f.words_of(f.right[0])
    return Measured(lent.indicator, lent.population, lender=f.right[0]) if lent.indicator else None


def _is_bare_level(f: Frame) -> bool:
    """Whether a share or a part of a whole has no words of its own."""
    share = not f.count or f.figure.out_of is not None
    return share and f.bare and f.label is None and not f.subject


def _leads_on(f: Frame) -> bool:
    """Whether only a separator and what states the next level lead to the next figure."""
    between = [chunk for chunk in f.chunks[f.end : f.right[0]] if chunk.low != "có"]
    return {chunk.kind for chunk in between} <= _LEADS_ON and any(chunk.kind == "SEP" for chunk in between)


def _alike(f: Frame, following: int) -> bool:
    """Whether the next figure has words of its own and the same unit, and none before says what both measure."""
    if f.unit_of(following) != f.figure.unit or not f.frame_of(following).rest:
        return False
    first = f.frame_of(f.left[0]) if f.left else f
    return first.subject is None and first.bare


def goes_on(f: Frame) -> Measured | None:
    """`…, chiếm tỷ lệ N%`: what the figure before says."""
    if _says_more(f) or _counts_anew(f) or _counts_people_too(f):
        return None
    if (lender := _alike_before(f)) is not None:
        return _said_on(f, lender)
    return None if _is_made(f) else Measured(f.subject or f.rest, None)


def _said_on(f: Frame, lender: int) -> Measured:
    """What another figure measures; after a share of what was planned, what was counted (`58.643 tấn, bằng 102% kế hoạch, tăng 1,2%`)."""
    lent = f.words_of(lender)
    if lent.lender is not None and lent.form == SHARE_OF_ALL and OF_PLANNED.match((lent.population or "").lower()):
        return f.words_of(lent.lender)._replace(lender=lender)
    return Measured(lent.indicator, _others(f) if lent.population else None, lender=lender)


def _alike_before(f: Frame) -> int | None:
    """The figure before whose words a figure shares: of a count the last that counts the same (`09 vụ, làm 06 người chết, tăng 02 vụ`)."""
    if f.lender is None or f.unit_of(f.lender) == f.figure.unit:
        return f.lender
    if not f.count:
        return _household_of(f, f.lender)
    same = _same_before(f)
    return same[-1] if same else f.lender


def _says_more(f: Frame) -> bool:
    """Whether words of its own follow the figure."""
    return bool(f.rest) and not (f.bare and (f.figure.unit in PEOPLE or f.states or f.rate or "/100" in f.figure.unit))


def _is_made(f: Frame) -> bool:
    """`Tuyển dụng mới 120 giáo viên`, `mỗi trạm y tế có 01 bác sĩ`: no subject of what is measured before a count with a noun."""
    first = f.chunks[f.lead]
    return f.count and f.rest is not None and (first.low == "mỗi" or first.has("MAKE")) and not first.has("COP")


def _counts_anew(f: Frame) -> bool:
    """Whether a count with a noun and a verb of its own is in another clause than the figure before (`…; tuyển dụng 36 giáo viên`)."""
    if not f.count or f.lender is None or not f.rest or f.edge == f.lo:
        return False
    if f.left:
        return (_does_at_once(f) and _is_named(f)) or _is_another_thing(f, f.lender)
    return _does_at_once(f) or _things_change(f)


def _does_at_once(f: Frame) -> bool:
    """Whether a verb of doing is immediately before the figure."""
    verb = f.chunks[f.edge - 1]
    ensures = verb.low in _ENSURES and f.figure.unit not in PEOPLE
    return ensures or (verb.has("MAKE") and not verb.has("COP", "COMMA_TAIL"))


def _is_another_thing(f: Frame, lender: int) -> bool:
    """Whether things of another kind are counted than the figure before counts (`mở 02 lớp, đến năm 2025 có 10 hợp tác xã`)."""
    other = f.sentence.figure(f.chunks[lender])
    named = f.figure.unit not in PEOPLE and bool(f.states) and not f.subject
    alike = other.unit.startswith(f.figure.unit) or (
        f.bare and bool(_same_before(f))
    )  # `16 vụ cháy, riêng năm 2023 là 02 vụ`
    return named and not alike and other.unit != "percent" and other.unit not in PEOPLE


def _is_named(f: Frame) -> bool:
    """Whether the counted people have a noun of their own (`giáo viên`, not `người`)."""
    return f.figure.unit in PEOPLE and " " in f.noun and f.noun not in COUNT_NOUNS


def _things_change(f: Frame) -> bool:
    """Whether a verb states a count of things that no figure before counts (`312 vụ tai nạn; so với năm 2022 giảm 18 vụ`)."""
    return f.figure.unit not in PEOPLE and bool(f.states) and not (f.bare and _same_before(f))


def _same_before(f: Frame) -> list[int]:
    """The figures before that count the same things."""
    unit = f.figure.unit
    return [k for k in f.figures(0, f.i) if f.unit_of(k) == unit or f.unit_of(k).startswith(f"{unit} ")]


def _others(f: Frame) -> str | None:
    """Those whom a figure counts by a noun of its own (`cho 600 lái xe và 150 tình nguyện viên`), else those of the figure before."""
    own = f.count and f.rest is not None and " " in f.rest and f.rest.lower() not in COUNT_NOUNS
    return f.rest if own else f.words_of(f.lender or 0).population


def inside(f: Frame) -> Measured | None:
    """`100% xã có ít nhất 04 tin, bài`: the count's noun, among those of the share."""
    if not f.count or not f.left or not f.rest:
        return None
    share = f.sentence.figure(f.chunks[f.left[-1]])
    if share.unit != "percent" and share.out_of is None:
        return None
    between = f.chunks[f.left[-1] + 1 : f.edge]
    parted = any(chunk.kind in ("SEP", "PART") or chunk.low == "(" for chunk in between)
    if parted and not f.inside:
        return None
    return Measured(f.rest, f.words_of(f.left[-1]).population)


def in_predicate(f: Frame) -> Measured | None:
    """`100% trạm được trang bị máy quét và có ít nhất 02 bàn`: a separator parts the count from its share's predicate."""
    return inside(f) if f.inside else None


def shared_predicate(f: Frame) -> Measured | None:
    """`N% A và M% B Q`; `Q cho N% A và M% B`; `N% A Q, M% B`."""
    cut = f.cut(f.first, f.end)
    own = f.left and says_predicate(f)  # `trong đó N% có Q`
    if own or (cut and f.chunks[cut].has("STRONG")) or (not cut and _does_by_tags(f)):
        return None
    return _shared_behind(f, cut) or _shared_before(f, cut)


def _does_by_tags(f: Frame) -> bool:
    """Whether a share after a comma has a verb of its own that no lexicon has (`N% sản phẩm được Q, M% chủ thể bán hàng trên mạng`)."""
    listed = not f.count and bool(f.left) and f.opens > 0 and f.chunks[f.opens - 1].low == ","
    return listed and f.cut(f.first, f.end, tagged=True) is not None


def shared_by_parts(f: Frame) -> Measured | None:
    """`8/8 trường A và 17/19 trường B Q`: parts of wholes share their predicate as shares do."""
    return shared_predicate(f) if f.count and f.figure.out_of is not None else None


def _shared_behind(f: Frame, cut: int | None) -> Measured | None:
    """The predicate of the figure that follows at once."""
    if not f.right or not _parts_from_next(f) or not _follows_at_once(f) or _counts_next(f):
        return None
    end = right_end(f.chunks, f.right[0], f.hi)
    following = f.frame_of(f.right[0]).cut(f.right[0] + 1, end)
    strong = following is not None and f.chunks[following].has("STRONG") and f.chunks[f.end].low != ","
    if cut and not strong and not _which_too(f, cut, following):
        return None
    lent = f.words_of(f.right[0])
    return Measured(lent.indicator, f.rest, lender=f.right[0]) if lent.population is not None or not cut else None


def _counts_next(f: Frame) -> bool:
    """Whether the figure after a share counts things of its own (`45% hợp tác xã hoạt động hiệu quả, 20 hợp tác xã …`)."""
    following = f.sentence.figure(f.chunks[f.right[0]])
    return not f.count and following.unit not in ("percent", "‰") and following.out_of is None


def _which_too(f: Frame, cut: int, following: int | None) -> bool:
    """Whether the verb of a share's words only says which are meant, as it does in the next's (`N% học sinh tốt nghiệp A và M% học sinh tốt nghiệp B học nghề`)."""
    if following is None or f.chunks[f.first].low != f.chunks[f.right[0] + 1].low:
        return False
    return any(chunk.low == f.chunks[cut].low for chunk in f.chunks[f.right[0] + 1 : following])


def _parts_from_next(f: Frame) -> bool:
    """Whether a separator closes a figure's words, and no verb before it has both (`giải ngân N% A và M% B`)."""
    led = f.subject is not None and f.verb == f.edge and not _brings(f)
    return f.end < f.hi and f.chunks[f.end].kind == "SEP" and not led


def _brings(f: Frame) -> bool:
    """Whether somebody brings shares of people to what the last one's words say (`huy động 35% trẻ nhà trẻ, 96% trẻ mẫu giáo ra lớp`)."""
    verb = f.chunks[f.edge - 1]
    return not f.count and verb.has("SERVE") and verb.has("MOVE", "ADVISE")


def _follows_at_once(f: Frame) -> bool:
    """Whether no words of its own lead to the next figure (`N% A và ít nhất M% B Q`)."""
    return back(f.chunks, f.end + 1, f.right[0], {"CMP", "TIME", "AIM"}, "có", "khoảng") == f.end + 1


def _is_given(f: Frame, lender: int) -> bool:
    """Whether something is done for those whom another figure counts."""
    return f.chunks[back(f.chunks, f.lo, lender, {"CMP", "TIME"}) - 1].low in RECIPIENT - {"tới", "ở"}


def _shared_before(f: Frame, cut: int | None) -> Measured | None:
    if not f.left or (f.subject and f.verb == f.edge and f.chunks[f.lead].has("MAKE")):
        return None
    lender = f.left[-1]
    if _is_given(f, lender) and not (
        f.subject and cut
    ):  # `dạy nghề cho 150 lao động, sau đào tạo có 80% học viên có việc làm`
        return Measured(f.words_of(lender).indicator, f.rest, lender=lender)
    if not cut and f.chunks[f.opens - 1].kind != "PART" and (lent := f.words_of(lender)).population:
        return Measured(lent.indicator, f.rest, lender=lender)
    return None
