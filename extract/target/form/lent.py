"""Forms that share the words of the preceding or following figure (`đến năm 2025 đạt 60% và đến năm 2030 đạt 75% P`)."""

import itertools

from extract.target.figure import MEASURES
from extract.target.form.stated_again import counts_people_too, household_of
from extract.target.frame import COUNT_NOUNS, PEOPLE, Frame
from extract.target.measured import Measured
from patterns.function_word import EACH, HAVE
from patterns.target.area import NAMED
from patterns.vocabulary import set_of

_ENSURES = set_of("ensures")
"""Verbs that do something only before things that are counted."""
_CASES = set_of("case_noun")
"""Nouns that count cases of what is named after them."""
_VERB = 2
"""Chunks of a verb of doing, at most."""
_BETWEEN_PLACES = {"AREA", "FIG", "SEP", "END"}
"""Kinds of chunks in a list of places with their numbers."""
_LEADS_ON = {"TIME", "SEP", "CMP", "COP", "AIM"}
"""Kinds of chunks between two levels of one commitment."""


def goes_ahead(f: Frame) -> Measured | None:
    """`đến năm 2025 đạt 60% và đến năm 2030 đạt 75% P Q`: the words follow the next figure."""
    if f.right and _shares_object(f):
        return Measured(f.frame_of(f.right[0]).rest, None, lender=f.right[0])
    if not f.right or not _is_bare_level(f) or not _leads_on(f) or not _alike(f, f.right[0]):
        return None
    lent = f.words_of(f.right[0])
    return Measured(lent.indicator, lent.population, lender=f.right[0]) if lent.indicator else None


def _shares_object(f: Frame) -> bool:
    """Whether a verb alone is before a measure and another before the next, after which their object is (`làm mới 15 km và tu sửa 38 km đường`)."""
    own = f.figure.unit
    if not f.count or own not in MEASURES | _CASES or not f.bare or not _only_does(f) or not _does_again(f):
        return False
    following = f.frame_of(f.right[0])
    return f"{following.figure.unit} ".startswith(f"{own} ") and (following.rest or own).lower() != own


def _does_again(f: Frame) -> bool:
    """Whether another verb of doing alone is between a separator and the next figure."""
    between = f.chunks[f.i + 1 : f.right[0]]
    return between[-1].has("MAKE", "SERVE") and any(chunk.kind == "SEP" for chunk in between)


def _only_does(f: Frame) -> bool:
    """Whether a verb of doing, with at most one word more, is all before a figure (`làm mới 15 km`)."""
    alone = f.verb == f.edge and 0 < f.verb - f.lead <= _VERB
    return alone and f.chunks[f.lead].has("MAKE", "SERVE")


def _is_bare_level(f: Frame) -> bool:
    """Whether a share or a part of a whole has no words of its own."""
    share = not f.count or f.figure.out_of is not None
    return share and f.bare and f.label is None and not f.subject


def _leads_on(f: Frame) -> bool:
    """Whether only a separator and the words for the next level precede the next figure."""
    between = [chunk for chunk in f.chunks[f.end : f.right[0]] if chunk.low != HAVE]
    return {chunk.kind for chunk in between} <= _LEADS_ON and any(chunk.kind == "SEP" for chunk in between)


def _alike(f: Frame, following: int) -> bool:
    """Whether the next figure has words of its own and the same unit, and none before states what both measure."""
    if f.unit_of(following) != f.figure.unit or not f.frame_of(following).rest:
        return False
    first = f.frame_of(f.left[0]) if f.left else f
    return first.subject is None and first.bare


def of_last_place(f: Frame) -> Measured | None:
    """`xã A 12, xã B 15, xã C 18 hộ thoát nghèo`: the words follow the number of the last place."""
    last = _last_place(f) if _is_bare_of_place(f) else None
    return _words_of_last(f, last) if last is not None else None


def _is_bare_of_place(f: Frame) -> bool:
    """Whether a number without a noun is that of the place before it."""
    return f.count and f.figure.end == f.figure.number_end and _names_place(f)


def _words_of_last(f: Frame, last: int) -> Measured | None:
    """What the number of the last place counts; None for people without a description (`Hỗ trợ nhà ở: xã A 12, xã B 15 hộ`)."""
    led = f.frame_of(last)
    if led.bare:
        return None if f.figure.unit in PEOPLE or not led.rest else Measured(led.rest, None, lender=last)
    lent = f.words_of(last)
    return Measured(lent.indicator, lent.population, lender=last)


def _last_place(f: Frame) -> int | None:
    """The last figure of the list of places that begins at this one."""
    listed = itertools.takewhile(lambda k: f.unit_of(k) == f.figure.unit and _is_of_place(f, k), f.right)
    last = max(listed, default=None)
    between = f.chunks[f.i + 1 : last] if last is not None else ()
    return last if {chunk.kind for chunk in between} <= _BETWEEN_PLACES else None


def _names_place(f: Frame) -> bool:
    """Whether a place alone is before the figure."""
    return _is_of_place(f, f.i) or (f.subject is not None and NAMED.match(f.subject) is not None)


def _is_of_place(f: Frame, place: int) -> bool:
    """Whether a place is immediately before a figure."""
    return place > 0 and f.chunks[place - 1].kind == "AREA"


def goes_on(f: Frame) -> Measured | None:
    """`…, chiếm tỷ lệ N%`: what the preceding figure states."""
    if _has_own_words(f) or _counts_anew(f) or counts_people_too(f):
        return None
    if (lender := _alike_before(f)) is not None:
        return _said_on(f, lender)
    return None if _is_made(f) else Measured(f.subject or f.rest, None)


def _said_on(f: Frame, lender: int) -> Measured:
    """What another figure measures."""
    lent = f.words_of(lender)
    return Measured(lent.indicator, _others(f) if lent.population else None, lender=lender)


def _alike_before(f: Frame) -> int | None:
    """The figure before whose words a figure shares: of a count the last that counts the same (`09 vụ, làm 06 người chết, tăng 02 vụ`)."""
    if f.lender is None or f.unit_of(f.lender) == f.figure.unit:
        return f.lender
    if not f.count:
        return household_of(f, f.lender)
    same = _same_before(f)
    return same[-1] if same else f.lender


def _has_own_words(f: Frame) -> bool:
    """Whether words of its own follow the figure."""
    return bool(f.rest) and not (f.bare and (f.figure.unit in PEOPLE or f.states or f.rate or "/100" in f.figure.unit))


def _is_made(f: Frame) -> bool:
    """`Tuyển dụng mới 120 giáo viên`, `mỗi trạm y tế có 01 bác sĩ`: no subject of what is measured before a count with a noun."""
    first = f.chunks[f.lead]
    return f.count and f.rest is not None and (first.low == EACH or "MAKE" in first.tags) and "COP" not in first.tags


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
    return ensures or ("MAKE" in verb.tags and not verb.has("COP", "COMMA_TAIL"))


def _is_another_thing(f: Frame, lender: int) -> bool:
    """Whether things of another kind are counted than the preceding figure counts (`mở 02 lớp, đến năm 2025 có 10 hợp tác xã`)."""
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
    """The people a figure counts by its own noun (`cho 600 lái xe và 150 tình nguyện viên`), else those of the preceding figure."""
    own = f.count and f.rest is not None and " " in f.rest and f.rest.lower() not in COUNT_NOUNS
    return f.rest if own else f.words_of(f.lender or 0).population
