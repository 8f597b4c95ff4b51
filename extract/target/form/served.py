"""Forms in which something is done for those whom a figure counts or in whom it measures."""

from extract.target.chunk import Chunk
from extract.target.edge import subject_start
from extract.target.figure import MEASURES
from extract.target.figure_end import ABOUT, does_with
from extract.target.form import names
from extract.target.form.body import shared_tail
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from patterns.target.code import BARE_WORDS, HELPED
from patterns.target.words import ACTOR
from patterns.vocabulary import set_of

_OF_OR_FOR = set_of("of_or_for")
"""Prepositions before those to whom something is given or whose it is."""
SERVED = (names.SERVED, names.SERVED_BARELY, names.DONE_FOR)
"""The names of forms in which a verb serves those counted."""
_AT = set_of("at")
_PART_TAKEN = "sự tham gia"
"""Before `của` and those who take part in what the figure before counts."""
_BETWEEN = {"TIME", "AIM", "SEP", "CMP"}
"""Kinds of chunks between a label and `cho`."""
_NOUN = 2
"""Chunks of a unit of money, at most."""
_PAYS = "giải ngân"
_HELPS = set_of("helps")
_MEMBERS = set_of("group_member")
"""Those of whom a group consists."""
_BRINGS = set_of("brings_only")
"""Verbs that only bring people to what they do (`huy động 40 giáo viên tham gia dạy lớp`)."""
_GO = "đi"
"""Opens what people go away to do."""
_DRAWS = set_of("draws")
"""Verbs with those who come: they are counted, and nothing is done for them."""
_TURNS = "lượt"
_LENDS = "cho vay"
_TELLS = set_of("informs")
"""Verbs of informing, with the topic after those who are informed."""
RECIPIENT = set_of("recipient")


def done_for(f: Frame) -> Measured | None:
    """`Q cho N% P`."""
    if f.edge <= f.lo or not f.rest or (f.rate and not f.joins_with) or not _leads_to_people(f):
        return None
    if f.edge > f.lo + 2 and does_with(f.chunks[f.edge - 3 : f.edge]):
        return Measured(f.said(f.edge - 2, f.edge - 1), f.rest)
    if _comes_with(f):
        return _with_people(f) if f.figure.unit in PEOPLE else None
    return _lent_money(f) or _served_by(f)


def _served_by(f: Frame) -> Measured | None:
    """What is done for those whom the figure counts, by the words before it, else by those of the figure before."""
    start = _start(f, subject_start(f.chunks, f.opens, f.edge - 1))
    q = _done_with(f, start) or f.said(start, f.edge - 1)
    if q and not _says_where(f) and not q.endswith(_PART_TAKEN):
        return _given(f, _with_verb(f, q))
    return _named_before(f)


def _named_before(f: Frame) -> Measured | None:
    """What is done by the figure before, else by the label (`Bổ sung vi chất: đợt 1 cho 900 trẻ từ 6 tháng tuổi; đợt 2 cho 870 trẻ`)."""
    if f.left:
        return Measured(f.words_of(f.left[-1]).indicator, f.rest, lender=f.left[-1])
    if f.figure.unit not in PEOPLE or f.subject:
        return None
    mark = next((k for k in range(f.edge - 2, 0, -1) if f.chunks[k].kind not in _BETWEEN), 0)
    return _by_label(f, mark) or _by_clause_before(f, mark)


def _by_label(f: Frame, colon: int) -> Measured | None:
    """What the label before a colon does."""
    start = f.label_start(colon) if f.chunks[colon].low == ":" else colon
    return Measured(f.said(start, colon), f.rest) if start < colon and _acts(f.chunks[start]) else None


def _by_clause_before(f: Frame, end: int) -> Measured | None:
    """What the last figure of the clause before measures, if it counts the same."""
    if f.chunks[end].kind != "END" or f.lender is None or f.unit_of(f.lender) != f.figure.unit:
        return None
    lent = f.words_of(f.lender)
    return Measured(lent.indicator, _same_people(f, lent.population), lender=f.lender) if lent.population else None


def _same_people(f: Frame, lent: str | None) -> str | None:
    """Those of the figure before, where a figure only names their kind."""
    return lent if f.bare and f"{lent} ".lower().startswith(f"{f.noun} ") else f.rest


def _done_with(f: Frame, start: int) -> str | None:
    """What the things that the figure before counts are to those whom they are for: what is taught or done, or that they are given.

    `12 lớp tập huấn kỹ năng cho 300 người`: `tập huấn kỹ năng`; `cấp 50 con dê cho 25 hộ`: `cấp con dê`; `giao 900 ha rừng cho 40 hộ`: `giao`.
    """
    if not f.left or start != f.left[-1] + 1 or f.is_share(f.left[-1]):
        return None
    led = f.frame_of(f.left[-1])
    if led.figure.unit in MEASURES:
        return _measured_out(f, led)
    return _about_doing(f, start) or _given_things(f, led, start)


def _measured_out(f: Frame, led: Frame) -> str | None:
    """The verb of things that are measured (`giao 900 ha rừng`)."""
    return f.said(subject_start(f.chunks, led.opens, led.edge), led.edge) if _is_led(led, "MAKE", "GIVE") else None


def _about_doing(f: Frame, start: int) -> str | None:
    """What counted meetings, classes and models are about doing, up to `cho`."""
    about = f.chunks[start].low in ABOUT and f.chunks[start + 1].has("MAKE", "SERVE", "TOPIC")
    return f.said(start + 1, f.edge - 1) if about else None


def _given_things(f: Frame, led: Frame, start: int) -> str | None:
    """That counted things are given."""
    given = _is_led(led, "GIVE")
    return f"{f.said(led.edge - 1, led.edge)} {f.said(start, f.edge - 1)}" if given else None


def _is_led(led: Frame, *tags: str) -> bool:
    """Whether a verb with one of some tags leads to a figure at once."""
    return led.edge > led.lo and led.chunks[led.edge - 1].has(*tags)


def _lent_money(f: Frame) -> Measured | None:
    """`Cho vay 9 tỷ đồng cho 180 hộ`: what is done with money, for those to whom it goes."""
    if not f.left or f.figure.unit not in PEOPLE or f.edge - 1 > f.left[-1] + _NOUN:
        return None
    q = _done_with_money(f, f.frame_of(f.left[-1]))
    given = _given(f, q) if q is not None else None
    return given._replace(lender=f.left[-1]) if given is not None else None


def _done_with_money(f: Frame, led: Frame) -> str | None:
    """The verb that lends, gives or pays money out."""
    start = _start(f, subject_start(f.chunks, led.opens, led.edge))
    return f.said(start, led.edge) if led.figure.is_money and any(map(_acts, f.chunks[start : led.edge])) else None


def _says_where(f: Frame) -> bool:
    """Whether the words between the figure before and `cho` only go on with a list of places (`10 buổi tại bến xe, trường học cho 900 người`)."""
    at = _at_places(f) if f.left else None
    if at is None:
        return False
    said = f.chunks[at : f.edge - 1]
    return any(chunk.kind == "SEP" for chunk in said) and not any(chunk.has("MAKE", "SERVE", "VERB") for chunk in said)


def _at_places(f: Frame) -> int | None:
    """The last place, or word that leads to places, between the figure before and the words before this one."""
    places = (k for k in range(f.edge - 2, f.left[-1], -1) if f.chunks[k].kind == "AREA" or f.chunks[k].low in _AT)
    return next(places, None)


def _start(f: Frame, start: int) -> int:
    """Where what is done begins: not with `tổ chức` before the verb that states it."""
    held = start + 1 < f.edge and f.chunks[start].low == "tổ chức" and f.chunks[start + 1].has("SERVE")
    return start + 1 if held else behind_actor(f, start)


def behind_actor(f: Frame, start: int) -> int:
    """Where what is done begins after who does it, or with whom (`Ngân hàng A giải ngân cho 212 hộ`, `phối hợp với UBND xã cấp thẻ cho 300 người`)."""
    if not ACTOR.match(f.low(start, f.edge)):
        return start
    return next((k for k in range(start + 1, f.edge) if _acts(f.chunks[k])), start)


def _acts(chunk: Chunk) -> bool:
    return chunk.low == _PAYS or (chunk.has("SERVE", "MAKE", "GIVE") and chunk.low != "có")


def _taught(f: Frame, q: str) -> str | None:
    """Those to whom something is taught or informed, without what about (`tập huấn cho 640 cộng tác viên về phát hiện sớm bệnh`)."""
    about = next((k for k in range(f.first + 1, f.end) if f.chunks[k].low == "về"), None)
    told = any(chunk.has("TOPIC") or chunk.low in _TELLS for chunk in f.chunks[f.opens : f.edge])
    return f.said(f.first, about) if about is not None and told and q else f.rest


def _leads_to_people(f: Frame) -> bool:
    """Whether the word before the figure leads to those served; `của` only after a verb (`thu thập thông tin của 900 người`)."""
    word = f.chunks[f.edge - 1].low
    first = f.chunks[subject_start(f.chunks, f.opens, f.edge - 1)]
    takes_part = f.low(f.opens, f.edge - 1).endswith(_PART_TAKEN)
    return f.joins_with or word in RECIPIENT or (word == "của" and (first.has("MAKE", "SERVE") or takes_part))


def _with_verb(f: Frame, q: str) -> str:
    """What is given, with the verb that a list has before its first (`hỗ trợ đất ở cho 38 hộ, nhà ở cho 95 hộ`)."""
    if not f.left or f.chunks[subject_start(f.chunks, f.opens, f.edge - 1)].has("MAKE", "SERVE", "VERB", "DIR", "AIM"):
        return q
    led = f.frame_of(f.left[-1])
    verb = f.chunks[subject_start(f.chunks, led.opens, led.edge - 1)] if led.edge > led.opens else None
    given = verb is not None and verb.has("SERVE") and led.chunks[led.edge - 1].low == "cho"
    return f"{f.sentence.words(verb.start, verb.end).lower()} {q}" if given and verb is not None else q


def _comes_with(f: Frame) -> bool:
    """`60 khách sạn với 900 lao động`, `01 lớp với tổng số 30 học viên`: `với` joins two counts."""
    return f.count and bool(f.left) and f.joins_with and not f.is_share(f.left[-1])


def _with_people(f: Frame) -> Measured:
    """Those who come with things; of households or of a group their members (`402 hộ nghèo với 1.506 khẩu`, `16 tổ với 90 thành viên`)."""
    return Measured(f.rest, f.words_of(f.left[-1]).indicator if _are_members(f) else None)


def _are_members(f: Frame) -> bool:
    """Whether those counted belong to what the figure before counts."""
    return f.unit_of(f.left[-1]) == "household" or (f.rest or "").lower() in _MEMBERS


def _is_served(f: Frame) -> bool:
    """Whether a figure that counts no people is of those who are served: a share, a part of a whole, things that a verb gives something."""
    first = f.chunks[subject_start(f.chunks, f.opens, f.edge - 1)]
    given = f.chunks[f.edge - 1].low in _OF_OR_FOR and not f.left and not first.has("HEAD", "COP", "DIR")
    return not f.count or f.figure.out_of is not None or given


def _given(f: Frame, q: str) -> Measured | None:
    """What is done for those that the figure counts, with what they are to do (`cho 300 hộ được …`)."""
    people = f.figure.unit in PEOPLE
    if not people and not _is_served(f):
        return None
    cut = f.cut(f.first, f.end) if people else None
    if cut and f.chunks[cut].has("DONE"):
        return Measured(f"{q} {f.said(cut, f.end)}", f.said(f.first, cut))
    return Measured(q, _taught(f, q) if people else f.rest)


def served_too(f: Frame) -> Measured | None:
    """`Cho vay 900 hộ nghèo, 420 hộ cận nghèo`: the verb serves all in the list."""
    if not f.count or not f.left or f.subject or f.states or not f.rest:
        return None
    lender = f.left[-1]
    if f.figure.unit not in PEOPLE:
        return _served_besides(f, lender)
    lent = f.words_of(lender) if _listed_same(f, lender) and not f.cut(f.first, f.end) else None
    return Measured(lent.indicator, f.rest, lender=lender) if lent and lent.form in SERVED else None


def _served_besides(f: Frame, lender: int) -> Measured | None:
    """`Giao rừng cho 240 hộ và 06 cộng đồng dân cư`: others for whom it is done."""
    if f.chunks[f.edge - 1].low != "và":
        return None
    lent = f.words_of(lender)
    return Measured(lent.indicator, f.rest, lender=lender) if lent.form == SERVED[-1] else None


def _listed_same(f: Frame, lender: int) -> bool:
    """Whether nothing but a separator is between what is stated about a figure of the same unit and this one."""
    same = f.unit_of(lender) == f.figure.unit
    return same and all(chunk.kind in ("SEP", "CMP") for chunk in f.chunks[f.frame_of(lender).end : f.i])


def served(f: Frame) -> Measured | None:
    """`1.200 hộ được Q`; `7/12 thôn có Q`; `hỗ trợ 300 hộ`."""
    if not f.count or f.figure.none_left:
        return None
    people, out_of = f.figure.unit in PEOPLE, f.figure.out_of is not None
    cut = f.cut(f.first, f.end)
    if cut and ((people and f.chunks[cut].has("STRONG") and f.chunks[cut].low != "bị") or out_of):
        return Measured(f.said(cut, f.end), f.said(f.first, cut))
    if people and f.subject and f.verb == f.edge and (start := _serving_verb(f)) is not None:
        return _serving(f, cut, f.said(start, f.verb))
    return None


def lent_to(f: Frame) -> Measured | None:
    """`cho vay 5.862 dự án`: things that are lent to."""
    lends = f.count and f.edge > f.lo and f.chunks[f.edge - 1].low == _LENDS and f.figure.unit not in PEOPLE
    return Measured(f.said(f.edge - 1, f.edge), f.rest or f.noun) if lends else None


def _serving_verb(f: Frame) -> int | None:
    """Where the verb of serving begins: at the subject's front, or immediately before the figure (`vận động đoàn viên giúp đỡ 108 hộ`)."""
    if f.chunks[f.lead].has("SERVE"):
        return f.lead
    return f.maker if f.maker is not None and f.chunks[f.maker].has("SERVE") and not f.rate else None


def served_barely(f: Frame) -> Measured | None:
    """`hỗ trợ 20 hộ`, `thu hút 700 lao động`: the verb, of those whom nothing describes."""
    if not f.count or f.figure.unit not in PEOPLE or f.label is not None or f.states or not f.bare:
        return None
    noun = (f.rest or f.noun).strip()
    start = _start(f, f.lead)
    return _served_by_verb(f, start, noun) if f.subject and f.verb == f.edge and f.chunks[start].has("SERVE") else None


def _served_by_verb(f: Frame, start: int, noun: str) -> Measured | None:
    """Those whom a verb alone serves, or who come by it."""
    done = " ".join(filter(None, (f.said(start, f.verb), shared_tail(f))))
    return _drawn(f, start, noun) or (Measured(done, noun.removeprefix("lượt ")) if noun else None)


def _drawn(f: Frame, start: int, noun: str) -> Measured | None:
    """`đón 9.000 lượt khách`: those who come, named by more than `người`."""
    draws = f.chunks[start].low in _DRAWS and start + 1 == f.verb
    return Measured(_in_turns(f, noun), None) if draws and not BARE_WORDS.match(noun) else None


def _in_turns(f: Frame, noun: str) -> str:
    """Those who come, with `lượt` where it is printed."""
    return f"{_TURNS} {noun}" if f.noun_printed.startswith(f"{_TURNS} ") else noun


def _serving(f: Frame, cut: int | None, done: str | None) -> Measured | None:
    """`hỗ trợ 300 hộ`; `Đưa 35 lao động đi làm việc ở nước ngoài`: verb and what follows the people."""
    helps = HELPED.search(f"{f.low(f.lead, f.edge)} ") is not None  # `giúp đỡ 20 hộ có khả năng thoát nghèo`
    begins = cut is not None and f.chunks[cut].has("VERB", "PREDICATE") and f.chunks[cut].low != "có"
    goes = None if helps else cut if begins else _does_after(f)
    if goes is not None:
        verb = None if _brings(f, goes, (done or "").lower()) else done
        return Measured(" ".join(filter(None, (verb, f.said(goes, f.end)))), f.said(f.first, goes))
    return Measured(done, f.rest)


def _brings(f: Frame, goes: int, verb: str) -> bool:
    """Whether a verb only brings people to what they do, or helps them to go away."""
    return verb in _BRINGS or (verb in _HELPS and f.chunks[goes].low.startswith(_GO))


def _does_after(f: Frame) -> int | None:
    """Where what those helped do begins (`hỗ trợ 12 hộ | sửa chữa nhà ở`)."""
    if f.chunks[f.edge - 1].low not in _HELPS:
        return None
    verbs = (k for k in range(f.first + 1, f.end) if f.chunks[k].has("MAKE") and f.chunks[k].low != "có")
    return next((k for k in verbs if not f.chunks[k - 1].has("BIND", "PREP", "COND", "SEP", "STRONG", "VERB")), None)
