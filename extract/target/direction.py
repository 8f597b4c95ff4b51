"""`direction` and `measure`: what is to happen, and whether the figure is how much or to what.

Decided by the verb nearest to the figure, then by the one that governs its subject, then by the preceding figure.
"""

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.kept import asked_once
from extract.record import Direction, Measure
from extract.target.chunk import Chunk
from extract.target.fact import (
    CHANGED,
    COUNT,
    FROM,
    FURTHER,
    LENT,
    NONE_LEFT,
    PEOPLED,
    SHARE,
    TIMES,
    measured_as,
    says_word,
    tagged,
)
from extract.target.form import names
from extract.target.form.differs import exceeds
from extract.target.reading import Reading
from extract.target.start_value import is_start_value
from patterns.function_word import AND
from patterns.target.direction import ESCAPES, FALLS, GROWS
from patterns.target.words import OF_PLANNED
from patterns.vocabulary import set_of

_HAVING = set_of("having_more")
"""Verbs that state a number and do nothing."""
_ESCAPE = "households that cease to be poor"
"""The name of a rule."""
Change = tuple[Direction, Measure]


def _between(e: Reading) -> list[Chunk]:
    """The chunks from the verb to the figure, nearest first."""
    frame = e.frame
    return list(reversed(frame.chunks[frame.verb : frame.i]))


def _leading(e: Reading) -> list[Chunk]:
    """The chunks before the subject in its clause, nearest first; for a labelled figure those before the label."""
    frame = e.frame
    lead = frame.label[0] if frame.label else frame.lead
    start = min(frame.opens, lead)
    lowest = 0 if frame.label else frame.lo
    while start > lowest and frame.chunks[start - 1].has("DIR", "KEEP", "TIME", "CMP"):
        start -= 1
    return list(reversed(frame.chunks[start:lead]))


def _nearest(chunks: list[Chunk], *tags: str) -> str | None:
    """The first of the tags on the nearest chunk that has one."""
    near = next((chunk.tags for chunk in chunks if not chunk.tags.isdisjoint(tags)), None)
    return next(tag for tag in tags if tag in near) if near else None


@asked_once
def _own(e: Reading) -> str | None:
    return _nearest(_between(e), "COP:reduce_to", "COP:increase_to", "DIR:reduce", "DIR:increase", "KEEP")


@asked_once
def _governing(e: Reading) -> str | None:
    return _nearest(_leading(e), "DIR:reduce", "DIR:increase", "DIR:raise", "KEEP")


@asked_once
def _stated(e: Reading) -> bool:
    return e.frame.tagged(e.frame.verb, e.frame.i, "COP")


def _differs(e: Reading, tag: str) -> bool:
    """`đạt 26%, thấp hơn 1,3% so với mục tiêu`: by how much something differs."""
    if e.measured.form != names.DIFFERENCE:
        return False
    return exceeds(e.frame) if tag == "MORE" and exceeds(e.frame) else _nearest(_before(e), "MORE", "LESS") == tag


def _before(e: Reading) -> list[Chunk]:
    """The chunks before the figure, nearest first."""
    return list(reversed(e.frame.chunks[: e.frame.i]))


def _more(e: Reading) -> bool:
    """`nâng năng suất chè thêm 6%`."""
    return "thêm" in e.frame.lows[e.frame.verb : e.frame.i]


def _adds(e: Reading) -> bool:
    """`lắp đặt thêm 48 camera`, `có thêm ít nhất 02 xã đạt chuẩn`: an increase by that number."""
    frame = e.frame
    return frame.count and "ADD" in frame.tags and frame.tagged(max(frame.lo, frame.edge - 1), frame.i, "ADD")


def _has_subject(e: Reading) -> bool:
    return e.frame.lead < e.frame.verb or e.frame.label is not None


def _falls(e: Reading) -> bool:
    """A subject that is itself a fall (`số hộ nghèo giảm trong năm là 620 hộ`)."""
    label = e.frame.label
    falls = label is not None and any("DIR:reduce" in chunk.tags for chunk in e.frame.chunks[label[0] : label[1]])
    return falls or FALLS.search(e.indicator) is not None


def _is_of_planned(e: Reading) -> bool:
    """`số hộ thoát nghèo là 143 hộ, đạt 119% kế hoạch`: how much of a fall was attained is not a fall."""
    return e.measured.form == names.SHARE_OF_ALL and OF_PLANNED.match(e.population) is not None


def _grows(e: Reading) -> bool:
    """`X đạt 48 triệu USD, tốc độ tăng bình quân 5%/năm`: growth of what is stated before, without a separate verb."""
    lent = e.lender is not None and e.figure.unit == "percent" and _own(e) is None and _governing(e) is None
    return lent and GROWS.match(e.indicator) is not None


def _helped(e: Reading) -> bool:
    """Whether the figure counts people who are helped or honoured, not all who cease to be poor."""
    frame = e.frame
    return e.measured.form == names.PART_OF_AGENCY or frame.tagged(max(frame.opens, frame.lo), frame.i, "SERVE")


def _kept_subject(e: Reading) -> bool:
    """`Tỷ lệ che phủ rừng duy trì ở mức 58%`: the subject's own verb keeps it."""
    frame = e.frame
    return frame.rate and frame.verb > frame.lead and "KEEP" in frame.chunks[frame.verb - 1].tags


def _has_own_predicate(e: Reading) -> bool:
    """A share with a predicate of its own, after a count (`duy trì 62 điểm, 100% xã có người phục vụ`)."""
    other = e.previous
    own = e.measured.form == names.SHARE and e.measured.population is not None
    return own and other is not None and other.figure.unit != e.figure.unit


def _does(e: Reading) -> bool:
    """Whether a separate verb of doing introduces a count (`nâng tỷ lệ X lên 45%, hoàn thành 200 căn nhà`)."""
    own = e.frame.chunks[max(e.frame.opens, e.frame.lo) : e.frame.i]
    return e.frame.count and any(chunk.has("MAKE", "SERVE") and chunk.low not in _HAVING for chunk in own)


def _follows(e: Reading) -> Reading | None:
    """The figure whose verb this one shares."""
    if e.lender is not None and not (e.frame.rate and e.frame.count):
        return e.lender
    if not _is_bare(e) or _has_own_predicate(e) or _does(e):
        return None
    between = e.frame.chunks[e.frame.left[-1] + 1 : max(e.frame.lead, e.frame.left[-1] + 1)]
    parts = any(chunk.kind == "PART" for chunk in between)
    return _whole_of_part(e) if parts else e.previous if not _has_subject(e) else None


def _whole_of_part(e: Reading) -> Reading | None:
    """The figure of which a part follows: not the change of it that is stated between (`150 phiên, tăng 32 phiên so với năm trước, trong đó 90 phiên lưu động`)."""
    other = e.previous
    changed = other is not None and other.lender is not None and _own(other) in ("DIR:increase", "DIR:reduce")
    return other.lender if other is not None and changed else other


def _is_bare(e: Reading) -> bool:
    """Whether a figure after another has no verb of its own."""
    return e.previous is not None and not e.frame.states and not _governing(e)


def _followed(e: Reading) -> Change:
    other = _follows(e)
    if other is None or direction_of(other).rule == _ESCAPE:
        return ("reach", "level")  # a fall only of the people it is stated for (`143 hộ thoát nghèo, 12 hộ phát sinh`)
    return direction_of(other).value


def _of_whole(e: Reading) -> Change:
    """What is to happen to the rate of all; a change of it is not one of a part's level."""
    direction, measure = _followed(e)
    return (direction, measure) if measure == "level" else ("reach", "level")


_LISTS = ("kept", "raised to what is attained", "list goes on")
"""The rules of a verb that governs a whole list of rates."""


def _goes_on(e: Reading) -> bool:
    """`Duy trì tỷ lệ X dưới 3%, tỷ lệ Y dưới 2%`: another rate after a comma, under the verb of the one before."""
    other = e.previous
    if other is None or other.figure.unit != e.figure.unit or not _is_listed(e):
        return False
    return direction_of(other).rule in _LISTS


def _is_listed(e: Reading) -> bool:
    """Whether a subject without a verb of its own follows a comma."""
    frame = e.frame
    led = _own(e) or _governing(e) or _does(e)
    return not led and frame.lo < frame.lead < frame.verb and frame.chunks[frame.lead - 1].low in (",", AND)


def _followed_in_list(e: Reading) -> Change:
    return direction_of(e.previous).value if e.previous is not None else ("reach", "level")


_DIFFERENCE = measured_as(names.DIFFERENCE)

DIRECTION: tuple[Rule[Reading, Change], ...] = (
    Rule("none left", lambda e: e.figure.none_left, lambda e: ("reach", "level"), (NONE_LEFT,)),
    Rule("start of a change", is_start_value, lambda e: ("reach", "level"), (FROM,)),
    Rule("state of a year in brackets", lambda e: e.frame.dated, lambda e: ("reach", "level"), (TIMES,)),
    Rule("planned, in brackets", lambda e: e.measured.form == names.PLANNED_ASIDE, lambda e: ("reach", "level"), (measured_as(names.PLANNED_ASIDE),)),
    Rule("share of what was planned", _is_of_planned, lambda e: ("reach", "level"), (measured_as(names.SHARE_OF_ALL), PEOPLED)),
    Rule("more than before or planned", lambda e: _differs(e, "MORE"), lambda e: ("increase", "change"), (_DIFFERENCE,)),
    Rule("less than before or planned", lambda e: _differs(e, "LESS"), lambda e: ("reduce", "change"), (_DIFFERENCE,)),
    Rule("falls to", lambda e: _own(e) == "COP:reduce_to", lambda e: ("reduce", "level"), (CHANGED,)),
    Rule("rises to", lambda e: _own(e) == "COP:increase_to", lambda e: ("increase", "level"), (CHANGED,)),
    Rule(_ESCAPE, lambda e: e.frame.count and ESCAPES.match(e.after) and not _helped(e), lambda e: ("reduce", "change"), (COUNT, says_word("thoát"))),
    Rule("subject is a fall", lambda e: _falls(e) and not _helped(e), lambda e: ("reduce", "change")),
    Rule("subject is a growth", _grows, lambda e: ("increase", "change"), (LENT, SHARE)),
    Rule("falls by", lambda e: _own(e) == "DIR:reduce", lambda e: ("reduce", "change"), (CHANGED,)),
    Rule("rises by", lambda e: _own(e) == "DIR:increase", lambda e: ("increase", "change"), (CHANGED,)),
    Rule("so many more", _adds, lambda e: ("increase", "change"), (COUNT, tagged("ADD"))),
    Rule("kept", lambda e: _own(e) == "KEEP" or _governing(e) == "KEEP" or _kept_subject(e), lambda e: ("maintain", "level"), (CHANGED,)),
    Rule("raised by more", lambda e: _governing(e) in ("DIR:raise", "DIR:increase") and _has_subject(e) and _more(e), lambda e: ("increase", "change"), (CHANGED,)),
    Rule("raised to what is attained", lambda e: (_stated(e) and _governing(e) in ("DIR:raise", "DIR:increase")) or (e.frame.label and _governing(e) == "DIR:raise"), lambda e: ("increase", "level"), (CHANGED,)),
    Rule("reduced to what is attained", lambda e: _stated(e) and _governing(e) == "DIR:reduce", lambda e: ("reduce", "level"), (CHANGED,)),
    Rule("subject reduced by", lambda e: _governing(e) == "DIR:reduce" and _has_subject(e), lambda e: ("reduce", "change"), (CHANGED,)),
    Rule("subject raised by", lambda e: _governing(e) == "DIR:increase" and _has_subject(e), lambda e: ("increase", "change"), (CHANGED,)),
    Rule("list goes on", _goes_on, _followed_in_list, (FURTHER,)),
    Rule("of the rate before", lambda e: e.measured.form == names.PART_OF_RATE, _of_whole, (measured_as(names.PART_OF_RATE),)),
    Rule("verb of the figure before", lambda e: not _stated(e) and _follows(e), _followed, (FURTHER | LENT,)),
    Rule("attained", always, lambda e: ("reach", "level")),
)  # fmt: skip


_CHOICE = Choice(DIRECTION)
_CHANGES = tagged("COP:reduce_to", "COP:increase_to", "DIR:reduce", "DIR:increase", "DIR:raise", "KEEP")


def _is_changed(e: Reading) -> bool:
    """Whether a verb that changes or keeps something may govern the figure."""
    return "KEEP" in e.frame.tags or _own(e) is not None or _governing(e) is not None


def _decided(e: Reading) -> Verdict[Change]:
    facts = e.facts
    if facts & _CHANGES and _is_changed(e):
        facts |= CHANGED
    return decide(_CHOICE.of(facts), e)


def direction_of(reading: Reading) -> Verdict[Change]:
    """What is to happen to what is measured."""
    return reading.once("direction", _decided, ("reach", "level"))
