"""Forms that state a figure again in another unit: a count and its rate, a count and its share, what is in brackets."""

from extract.target.chunk import opens_clause
from extract.target.figure_end import right_end
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured, joined
from extract.target.words import holds_figure
from patterns.function_word import WITH
from patterns.target.words import ALL_HOUSEHOLDS, BY_STANDARD, NUMBER_OF_PEOPLE, OF_PLANNED, OF_WHOLE, RATE_HEAD
from patterns.vocabulary import phrases_of, set_of

_CLOSES = 6
"""Chunks after a figure in which its bracket closes."""
_CAUSES = set_of("reason_led")
"""Words before the reason of what was attained."""


def rate_of_the_count(f: Frame) -> Measured | None:
    """`1.200 hộ nghèo, tỷ lệ 4,1%`."""
    lender = f.lender
    had = f.lead > 0 and f.chunks[f.lead - 1].low == "có"  # `3/7 quận có tỷ lệ trên 14%`
    if (
        f.count
        or lender is None
        or had
        or not (f.rate and f.lead + 1 == f.verb)
        or not RATE_HEAD.match(f.chunks[f.lead].low)
    ):
        return None
    lender = household_of(f, lender)
    lent = f.words_of(lender)
    noun = lent.indicator or ""
    counted = NUMBER_OF_PEOPLE.compiled.sub("", noun.lower())
    words = noun if RATE_HEAD.match(noun.lower()) else f"{f.subject} {noun[len(noun) - len(counted) :]}".strip()
    return Measured(words, lent.population, lender=lender)


def all_of(f: Frame) -> Measured | None:
    """`Toàn bộ cơ sở khám bệnh (246 cơ sở) tiếp đón bằng căn cước`: all units named before the bracket, and what they do after it."""
    first = _all_before(f)
    close = _closing(f) if first is not None else None
    if first is None or close is None or close + 1 >= f.hi or f.chunks[close + 1].kind == "SEP":
        return None
    return Measured(f.printed(close + 1, right_end(f.view, close, f.hi)), f.printed(first + 1, f.i - 1))


def _all_before(f: Frame) -> int | None:
    """The place of `toàn bộ` before the bracket that a figure opens; None if another figure is between."""
    if f.i < 2 or f.chunks[f.i - 1].low != "(" or not f.bare:
        return None
    first = next((k for k in range(f.i - 2, f.lo - 1, -1) if f.chunks[k].low in phrases_of("all_led")), None)
    return None if first is None or f.figures(first, f.i) else first


def _closing(f: Frame) -> int | None:
    """The place where the figure's bracket closes."""
    behind = f.lows[f.i + 1 : min(f.i + _CLOSES, f.hi)]
    return f.i + 1 + behind.index(")") if ")" in behind else None


def in_brackets(f: Frame) -> Measured | None:
    """`900 hộ nghèo (2,8%)`: nothing before the figure in its brackets."""
    if (other := _dated(f) or _activity(f)) is not None:
        return other
    paren = _bracket_before(f)
    if paren is None or (f.count and f.rest and not f.bare):
        return None
    parted = next((k for k in range(paren - 1, f.left[-1], -1) if f.chunks[k].kind == "SEP"), None)
    same = f.unit_of(f.left[-1]) == f.figure.unit
    if f.count and same and parted is not None and (named := f.printed(parted + 1, paren)):
        return Measured(named, None)  # `…, thành viên câu lạc bộ (15 người)`
    lent = f.words_of(f.left[-1])
    return Measured(lent.indicator, lent.population, lender=f.left[-1])


def _dated(f: Frame) -> Measured | None:
    """`giảm 20% số vụ cháy (năm 2023: 35 vụ)`: a count of what the preceding figure measures."""
    if not f.dated or not f.count or f.lender is None or f.unit_of(f.lender) == f.figure.unit:
        return None
    lent = f.words_of(f.lender)
    return Measured(lent.indicator, lent.population, lender=f.lender)


def _opens_planned(f: Frame) -> bool:
    """Whether a bracket opens with the word for what was planned, immediately before a bare figure."""
    before = f.lows[max(f.i - 2, 0) : f.i]
    return before[:1] == ("(",) and f.bare and OF_PLANNED.match(before[-1]) is not None


def planned_aside(f: Frame) -> Measured | None:
    """`đưa 172 lao động đi làm việc ở nước ngoài (kế hoạch 150 lao động)`: what was planned of what the preceding figure measures."""
    same = [k for k in f.left if f.unit_of(k) == f.figure.unit] if _opens_planned(f) else []
    if not same:
        return None
    lent = f.words_of(same[-1])
    return Measured(joined(f.chunks[f.i - 1].low, lent.indicator), lent.population, lender=same[-1])


def _activity(f: Frame) -> Measured | None:
    """`xây dựng 03 mô hình: nuôi bò (22 hộ), trồng quế (30 hộ)`: the participants in the activity before the bracket."""
    at = f.i - 1
    if f.figure.unit not in PEOPLE or not f.bare or at < 1 or f.chunks[at].low != "(":
        return None
    start = next((k + 1 for k in range(at - 1, -1, -1) if f.chunks[k].kind == "SEP" or opens_clause(f.chunks[k])), 0)
    does = start < at and "MAKE" in f.chunks[start].tags and not f.figures(start, at)
    return Measured(f.printed(start, at), f.rest or f.noun, lender=f.lender) if does else None


def _bracket_before(f: Frame) -> int | None:
    """The bracket that opens between the preceding figure and this one, with no verb after it, and no share of what was planned."""
    if not f.left or "(" not in f.lows[f.verb : f.i] or f.judged or (not f.count and _planned(f)):
        return None
    return next((k for k in range(f.i - 1, f.left[-1], -1) if f.lows[k] == "("), None)


def share_of_all(f: Frame) -> Measured | None:
    """`1.597 hộ nghèo, chiếm 4,1% tổng số hộ`; `320 ha lúa, đạt 100% kế hoạch`: the count before, as a share."""
    if f.count or f.lender is None or f.subject:
        return None
    whole = _planned(f) or (f.rest if f.tagged(f.verb, f.i, "COP:is", "EQUALS") else None)
    if not whole:
        return None
    lender = household_of(f, f.lender)
    lent = f.words_of(lender)
    return Measured(lent.indicator, lent.population if ALL_HOUSEHOLDS.match(whole.lower()) else whole, lender=lender)


def household_of(f: Frame, lender: int) -> int:
    """The households that precede their members (`402 hộ nghèo với 1.506 khẩu, chiếm 8,2%`); else the figure itself."""
    before = f.figures(0, lender)
    if not before or f.chunks[lender - 1].low != WITH or f.unit_of(lender) != "person":
        return lender
    return before[-1] if f.unit_of(before[-1]) == "household" else lender


def _planned(f: Frame) -> str | None:
    """The plan, or the whole, whose attained share the figure states (`4.120 hộ, đạt tỷ lệ 31% tổng số hộ`)."""
    words = _said_behind(f) or _planned_beside(f) if f.tagged(f.verb, f.i, "COP:reach", "COP:is", "EQUALS") else ""
    return words if OF_PLANNED.match(words.lower()) or OF_WHOLE.match(words.lower()) else None


def _planned_beside(f: Frame) -> str:
    """The word for what was planned beside what was done (`143 hộ/KH 120 hộ, đạt 119,2%`); empty if none is."""
    first = f.lender if f.lender is not None else f.i
    note = next(
        (chunk for chunk in f.chunks[first : f.i] if chunk.kind == "NOTE" and chunk.low.lstrip("/ ").startswith("k")),
        None,
    )
    return (
        f.sentence.words(note.start, note.end).strip("/ ").partition(" ")[0] if note is not None and not f.rest else ""
    )


def _said_behind(f: Frame) -> str:
    """The printed words after the figure, without a reason at their end; empty if there are none."""
    if f.end <= f.i + 1:
        return ""
    stop = next((k for k in range(f.i + 2, f.end) if f.chunks[k].low in _CAUSES), f.end)
    if stop > f.i + 2 and holds_figure(f.chunks[stop - 1], f.sentence):
        stop -= 1
    return f.sentence.words(f.chunks[f.i + 1].start, f.chunks[stop - 1].end)


def count_again(f: Frame) -> Measured | None:
    """`giảm tỷ lệ X 2%, với trên 46 hộ`."""
    lender = f.lender
    if not f.count or lender is None or f.subject or not f.bare or not _restates(f, lender):
        return None
    lent = f.words_of(lender)
    noun = BY_STANDARD.without(RATE_HEAD.without(lent.indicator or ""))
    return Measured(noun or f.rest, lent.population, lender=lender)


def _restates(f: Frame, lender: int) -> bool:
    """Whether a count states a figure of another unit again: people, or things introduced by `với` or `tương đương`."""
    if f.unit_of(lender) == f.figure.unit:
        return False
    if f.joins_with and not f.is_share(lender):
        return False  # `60 khách sạn với 8.000 phòng`, `03 lớp với 180 học viên`
    if f.figure.unit in PEOPLE:
        return not counts_people_too(f)
    return (not f.rest or f.rest.lower() == f.noun) and f.chunks[f.edge - 1].has("EQUALS", "PART")


def counts_people_too(f: Frame) -> bool:
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
    return f.edge > f.lo and (f.chunks[f.edge - 1].kind == "SEP" or f.chunks[f.edge - 1].low == WITH)
