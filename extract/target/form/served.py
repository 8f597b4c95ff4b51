"""Forms in which something is done for the people a figure counts or measures."""

from extract.target.form import names
from extract.target.form.agency import shared_tail
from extract.target.form.given import start_of_act
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from patterns.function_word import AND, HAVE
from patterns.target.code import BARE_WORDS, HELPED
from patterns.vocabulary import set_of

SERVED = (names.SERVED, names.SERVED_BARELY, names.DONE_FOR)
"""The names of forms in which a verb serves the counted people."""
_HELPS = set_of("helps")
_BRINGS = set_of("brings_only")
"""Verbs that only bring people to what they do (`huy động 40 giáo viên tham gia dạy lớp`)."""
_GO = "đi"
"""Opens what people go away to do."""
_DRAWS = set_of("draws")
"""Verbs that bring people in: the people are counted, and nothing is done for them."""
_TURNS = "lượt"
_LENDS = "cho vay"
_OPENS_NO_ACTOR = ("HEAD", "VERB", "STRONG", "MAKE", "DIR", "AIM", "COND", "REL")
"""Tags of words that do not name an agent."""


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
    """`Giao rừng cho 240 hộ và 06 cộng đồng dân cư`: others it is done for."""
    if f.chunks[f.edge - 1].low != AND:
        return None
    lent = f.words_of(lender)
    return Measured(lent.indicator, f.rest, lender=lender) if lent.form == SERVED[-1] else None


def _listed_same(f: Frame, lender: int) -> bool:
    """Whether nothing but a separator is between the words about a figure of the same unit and this one."""
    same = f.unit_of(lender) == f.figure.unit
    return same and all(chunk.kind in ("SEP", "CMP") for chunk in f.chunks[f.frame_of(lender).end : f.i])


def served(f: Frame) -> Measured | None:
    """`1.200 hộ được Q`; `7/12 thôn có Q`; `hỗ trợ 300 hộ`: of counts, except the one in words (`không còn hộ`)."""
    people, out_of = f.figure.unit in PEOPLE, f.figure.out_of is not None
    if not (people or out_of):
        return None
    cut = f.cut(f.first, f.end)
    if cut and ((people and "STRONG" in f.chunks[cut].tags and f.chunks[cut].low != "bị") or out_of):
        return Measured(f.printed(cut, f.end), f.printed(f.first, cut))
    if people and f.subject and f.verb == f.edge and (start := _serving_verb(f)) is not None:
        return _serving(f, cut, f.printed(start, f.verb))
    return None


def lent_to(f: Frame) -> Measured | None:
    """`cho vay 5.862 dự án`: things that are lent to."""
    lends = f.count and f.edge > f.lo and f.chunks[f.edge - 1].low == _LENDS and f.figure.unit not in PEOPLE
    return Measured(f.printed(f.edge - 1, f.edge), f.rest or f.noun) if lends else None


def _serving_verb(f: Frame) -> int | None:
    """Where the verb of serving begins: at the subject's start, or immediately before the figure (`vận động đoàn viên giúp đỡ 108 hộ`)."""
    if "SERVE" in f.chunks[f.lead].tags:
        return f.lead
    return f.maker if f.maker is not None and "SERVE" in f.chunks[f.maker].tags and not f.rate else None


def served_barely(f: Frame) -> Measured | None:
    """`hỗ trợ 20 hộ`, `thu hút 700 lao động`: the verb, for people without further description."""
    if not f.count or f.figure.unit not in PEOPLE or f.label is not None or f.states or not f.bare:
        return None
    noun = (f.rest or f.noun).strip()
    start = _act(f)
    return (
        _served_by_verb(f, start, noun) if f.subject and f.verb == f.edge and "SERVE" in f.chunks[start].tags else None
    )


def _act(f: Frame) -> int:
    """Where the verb that serves begins: at the subject's start, after who does it (`Các nhà hảo tâm đỡ đầu 40 em`)."""
    start = start_of_act(f, f.lead)
    named = f.maker is not None and not f.chunks[start].has("SERVE", *_OPENS_NO_ACTOR)
    return f.maker if named and f.maker is not None else start


def _served_by_verb(f: Frame, start: int, noun: str) -> Measured | None:
    """The people a verb alone serves or brings in."""
    done = " ".join(filter(None, (f.printed(start, f.verb), shared_tail(f))))
    return _drawn(f, start, noun) or (Measured(done, noun.removeprefix("lượt ")) if noun and done else None)


def _drawn(f: Frame, start: int, noun: str) -> Measured | None:
    """`đón 9.000 lượt khách`: the people who come, named by more than `người`."""
    draws = f.chunks[start].low in _DRAWS and start + 1 == f.verb
    return Measured(_in_turns(f, noun), None) if draws and not BARE_WORDS.match(noun) else None


def _in_turns(f: Frame, noun: str) -> str:
    """Those who come, with `lượt` if it is printed."""
    return f"{_TURNS} {noun}" if f.noun_printed.startswith(f"{_TURNS} ") else noun


def _serving(f: Frame, cut: int | None, done: str | None) -> Measured | None:
    """`hỗ trợ 300 hộ`; `Đưa 35 lao động đi làm việc ở nước ngoài`: verb and what follows the people."""
    helps = HELPED.search(f"{f.low(f.lead, f.edge)} ") is not None  # `giúp đỡ 20 hộ có khả năng thoát nghèo`
    begins = cut is not None and f.chunks[cut].has("VERB", "PREDICATE") and f.chunks[cut].low != HAVE
    goes = None if helps else cut if begins else _does_after(f)
    if goes is not None:
        verb = None if _brings(f, goes, (done or "").lower()) else done
        return Measured(" ".join(filter(None, (verb, f.printed(goes, f.end)))), f.printed(f.first, goes))
    return Measured(done, f.rest)


def _brings(f: Frame, goes: int, verb: str) -> bool:
    """Whether a verb only brings people to what they do, or helps them to go away."""
    return verb in _BRINGS or (verb in _HELPS and f.chunks[goes].low.startswith(_GO))


def _does_after(f: Frame) -> int | None:
    """Where the words begin for what the people helped do (`hỗ trợ 12 hộ | sửa chữa nhà ở`)."""
    if f.chunks[f.edge - 1].low not in _HELPS:
        return None
    verbs = (k for k in range(f.first + 1, f.end) if "MAKE" in f.chunks[k].tags and f.chunks[k].low != HAVE)
    return next((k for k in verbs if not f.chunks[k - 1].has("BIND", "PREP", "COND", "SEP", "STRONG", "VERB")), None)
