"""Forms in which `cho`, or a similar word, introduces the people for whom something is done (`Q cho N% P`)."""

from extract.target.edge import subject_start
from extract.target.form.given import RECIPIENT, acts, done_with_things, given_to, lent_money, start_of_act, with_verb
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from extract.target.next_figure import does_with
from extract.target.opening import label_start
from patterns.function_word import FOR, OF, WITH
from patterns.target.area import AT_SO_MANY
from patterns.vocabulary import set_of

_AT = set_of("at")
_PART_TAKEN = "sự tham gia"
"""Before `của` and the participants in what the preceding figure counts."""
_BETWEEN = {"TIME", "AIM", "SEP", "CMP"}
"""Kinds of chunks between a label and `cho`."""
_PURPOSES = set_of("ends_noun")
"""Words that begin the purpose of what is counted."""
_LEADING = RECIPIENT | {OF, WITH} | set_of("total")
"""Words of which one is before those for whom something is done, or who come with something (`Frame.joins_with`)."""
_MEMBERS = set_of("group_member")
"""The members of a group."""


def done_for(f: Frame) -> Measured | None:
    """`Q cho N% P`."""
    if f.edge <= f.lo or f.lows[f.edge - 1] not in _LEADING:
        return None
    if not f.rest or (f.rate and not f.joins_with) or not _leads_to_people(f):
        return None
    if f.edge > f.lo + 2 and does_with(f.chunks[f.edge - 3 : f.edge]):
        return Measured(f.printed(f.edge - 2, f.edge - 1), f.rest)
    if _comes_with(f):
        return _with_people(f) if f.figure.unit in PEOPLE else None
    return lent_money(f) or _served_by(f)


def _served_by(f: Frame) -> Measured | None:
    """What is done for the people the figure counts, by the words before it, else by those of the preceding figure."""
    opens = subject_start(f.chunks, f.opens, f.edge - 1)
    start = start_of_act(f, opens)
    if opens < start == f.edge - 1 and (let := _let(f)) is not None:
        return let  # `Ngân hàng A cho 40 hộ vay vốn làm nhà`
    done = done_with_things(f, start)
    q = done or f.printed(start, f.edge - 1)
    if q and not _lists_places(f) and not q.endswith(_PART_TAKEN):
        return given_to(f, with_verb(f, q), handed_out=done is not None)
    return _named_before(f)


def _named_before(f: Frame) -> Measured | None:
    """What is done by the preceding figure, else by the label (`Bổ sung vi chất: đợt 1 cho 900 trẻ từ 6 tháng tuổi; đợt 2 cho 870 trẻ`)."""
    if f.left:
        return Measured(f.words_of(f.left[-1]).indicator, f.rest, lender=f.left[-1])
    if f.figure.unit not in PEOPLE or f.subject:
        return None
    mark = next((k for k in range(f.edge - 2, 0, -1) if f.chunks[k].kind not in _BETWEEN), 0)
    return _by_label(f, mark) or _by_clause_before(f, mark) or (_let(f) if f.chunks[f.edge - 1].low == FOR else None)


def _let(f: Frame) -> Measured | None:
    """`Cho 900 hộ nghèo vay vốn (để phát triển sản xuất)`: the people do what they are let do, without its purpose."""
    cut = f.cut(f.first, f.end)
    if cut is None:
        return None
    purpose = next((k for k in range(cut + 1, f.end) if f.chunks[k].low in _PURPOSES), f.end)
    return Measured(f.printed(cut, purpose), f.printed(f.first, cut))


def _by_label(f: Frame, colon: int) -> Measured | None:
    """What the label before a colon does."""
    start = label_start(f.chunks, colon) if f.chunks[colon].low == ":" else colon
    return Measured(f.printed(start, colon), f.rest) if start < colon and acts(f.chunks[start]) else None


def _by_clause_before(f: Frame, end: int) -> Measured | None:
    """What the last figure of the clause before measures, if it counts the same."""
    if f.chunks[end].kind != "END" or f.lender is None or f.unit_of(f.lender) != f.figure.unit:
        return None
    lent = f.words_of(f.lender)
    return Measured(lent.indicator, _same_people(f, lent.population), lender=f.lender) if lent.population else None


def _same_people(f: Frame, lent: str | None) -> str | None:
    """The people of the preceding figure, if this one only names their kind."""
    return lent if f.bare and f"{lent} ".lower().startswith(f"{f.noun} ") else f.rest


def _lists_places(f: Frame) -> bool:
    """Whether the words between the preceding figure and `cho` only continue with a list of places (`10 buổi tại bến xe, trường học cho 900 người`)."""
    at = _at_places(f) if f.left else None
    if at is None:
        return False
    words = f.chunks[at : f.edge - 1]
    return any(chunk.kind == "SEP" for chunk in words) and not any(
        chunk.has("MAKE", "SERVE", "VERB") for chunk in words
    )


def _at_places(f: Frame) -> int | None:
    """The last place, or word that introduces places, between the preceding figure and the words before this one."""
    places = (k for k in range(f.edge - 2, f.left[-1], -1) if f.chunks[k].kind == "AREA" or f.chunks[k].low in _AT)
    return next(places, None)


def _leads_to_people(f: Frame) -> bool:
    """Whether the word before the figure introduces the people served; `của` only after a verb (`thu thập thông tin của 900 người`)."""
    word = f.chunks[f.edge - 1].low
    if word != OF:
        return word in RECIPIENT or f.joins_with
    first = f.chunks[subject_start(f.chunks, f.opens, f.edge - 1)]
    return first.has("MAKE", "SERVE") or f.low(f.opens, f.edge - 1).endswith(_PART_TAKEN)


def _comes_with(f: Frame) -> bool:
    """`60 khách sạn với 900 lao động`, `01 lớp với tổng số 30 học viên`: `với` joins two counts."""
    return f.count and bool(f.left) and f.joins_with and not f.is_share(f.left[-1])


def _with_people(f: Frame) -> Measured:
    """Those who come with things; of households or of a group their members (`402 hộ nghèo với 1.506 khẩu`, `16 tổ với 90 thành viên`)."""
    words = AT_SO_MANY.without(f.rest or "") or f.rest
    return Measured(words, f.words_of(f.left[-1]).indicator if _are_members(f) else None)


def _are_members(f: Frame) -> bool:
    """Whether the counted units belong to what the preceding figure counts."""
    return f.unit_of(f.left[-1]) == "household" or (f.rest or "").lower() in _MEMBERS
