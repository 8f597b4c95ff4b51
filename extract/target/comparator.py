"""`comparator`: at least, more than, at most, less than, about, a range, or the figure itself."""

import typing

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.record import Comparator
from extract.target.chunk import Chunk
from extract.target.fact import FROM, FURTHER, NONE_LEFT, RANGED, measured_as, tagged
from extract.target.form import names
from extract.target.form.differs import exceeds
from extract.target.reading import Reading
from extract.target.start_value import is_start_value
from patterns.function_word import AND
from patterns.target.comparator import UP_BEHIND

_UP_WITHIN = 41
"""Characters after a number in which `trở lên` is looked for."""
_VALUES: dict[str, Comparator] = {f"CMP:{value}": value for value in typing.get_args(Comparator)}
_BOUNDS = _VALUES.keys() - {"CMP:eq"}
"""Tags of what states more than the figure itself."""


def _before(e: Reading) -> list[Chunk]:
    """The chunks between the verb and the figure, nearest first, up to the first that compares; only those inside the brackets for a figure in brackets."""
    frame = e.frame
    if "CMP" not in frame.tags:
        return []
    low = max(frame.opens if frame.left else 0, min(frame.verb, frame.edge))
    while low > frame.lo and "CMP" in frame.chunks[low - 1].tags and frame.chunks[low - 1].kind != "FIG":
        low -= 1
    if "(" in frame.lows[low : frame.i]:
        low = next(k + 1 for k in range(frame.i - 1, low - 1, -1) if frame.lows[k] == "(")
    return list(reversed(frame.chunks[low : frame.i]))


def _printed(e: Reading) -> Comparator | None:
    """What the nearest comparator states; None for those that state the figure itself (`bình quân`)."""
    found = next((bounds for chunk in _before(e) if (bounds := chunk.tags & _BOUNDS)), None)
    return _VALUES[min(found)] if found else None


_LISTED = {",", AND}
_HOLDS: tuple[Comparator, ...] = ("ge", "le")
"""Comparators that apply to a whole list."""
_GOVERNS = ("MAKE", "SERVE", "DIR", "AIM")


def _of_list(e: Reading) -> Comparator | None:
    """`ít nhất` before a list, for its further figures (`giảm ít nhất 30% thời gian và 30% chi phí`): one verb or one predicate governs all."""
    other, frame = e.previous, e.frame
    if other is None or frame.chunks[frame.i - 1].low not in _LISTED:
        return None
    shared = (
        _share_words(e, other) or (frame.count == other.frame.count and _one_verb(other)) or _share_population(e, other)
    )
    found = comparator_of(other).value if shared else None
    return found if found in _HOLDS and other.figure.value_max is None else None


def _share_words(e: Reading, other: Reading) -> bool:
    """Whether both figures have one predicate (`ít nhất 40% A, 80% B được Q`)."""
    return e.measured.indicator == other.measured.indicator and other.measured.form == names.SHARED_PREDICATE


def _share_population(e: Reading, other: Reading) -> bool:
    """Whether another share is of the preceding share's population (`ít nhất 85% P được Q và 70% được R`)."""
    same = e.measured.form == other.measured.form == names.SHARE and e.population == other.population
    return same and not e.after.startswith(e.population)


def _one_verb(other: Reading) -> bool:
    """Whether a verb before the comparator governs the list (`tổ chức ít nhất 02 hội thảo, 12 lớp`)."""
    frame = other.frame
    led = frame.edge > frame.lo and frame.chunks[frame.edge - 1].has(*_GOVERNS)
    return (led or comparator_of(other).rule == "of the list") and other.measured.form != names.SHARE


def _from(e: Reading) -> bool:
    return e.frame.i > 0 and "CMP:from" in e.frame.chunks[e.frame.i - 1].tags


def _up(e: Reading) -> Comparator | None:
    """`trở lên` and `trở xuống` at the figure, or after the noun that it rates."""
    folded = e.sentence.document.folded
    near = folded[e.figure.start : e.figure.end + _UP_WITHIN]
    if not any(map(near.__contains__, UP_BEHIND.needs)):
        return None
    number = folded[e.figure.start : e.figure.number_end]
    noun = folded[e.figure.end : e.figure.end + 16]
    match = UP_BEHIND.search(f"{number} {e.after[:40]}") or UP_BEHIND.search(f"{number} {noun}")
    return ("ge" if match["ge"] else "le") if match else None


_DIFFERENCE = measured_as(names.DIFFERENCE)

COMPARATOR: tuple[Rule[Reading, Comparator], ...] = (
    Rule("range", lambda e: e.figure.value_max is not None, lambda e: "range", (RANGED,)),
    Rule("none left", lambda e: e.figure.none_left, lambda e: "eq", (NONE_LEFT,)),
    Rule("start of a change", is_start_value, lambda e: "eq", (FROM,)),
    Rule(
        "more than was planned",
        lambda e: e.measured.form == names.DIFFERENCE and exceeds(e.frame),
        lambda e: "gt",
        (_DIFFERENCE,),
    ),
    Rule("difference", lambda e: e.measured.form == names.DIFFERENCE, lambda e: "eq", (_DIFFERENCE,)),
    Rule("words after", _up),
    Rule("words before", _printed, given=(tagged("CMP"),)),
    Rule("of the list", _of_list, given=(FURTHER,)),
    Rule("from", _from, lambda e: "ge", (FROM,)),
    Rule("the figure itself", always, lambda e: "eq"),
)


_CHOICE = Choice(COMPARATOR)


def comparator_of(reading: Reading) -> Verdict[Comparator]:
    """How the stated figure bounds the value that is meant."""
    return reading.once("comparator", lambda e: decide(_CHOICE.of(e.facts), e), "eq")
