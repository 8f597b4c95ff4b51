"""The words that make up a row: from its subject, or from the figure that lends it words, to its predicate's end."""

from extract.target.form import names
from extract.target.form.ranked import before, figure_before
from extract.target.frame import Frame
from extract.target.reading import Reading
from patterns.function_word import WITH
from patterns.target.area import RANKED

_LISTED = 4
"""Things of a list that the words of a later one run back over."""
_LENDERS = 3
"""Figures in a row whose words one figure may share."""


def quote_of(reading: Reading) -> tuple[int, int]:
    """Where the words of a row begin and end."""
    start, end = _own(reading)
    if (first := _list_head(reading)) is not reading:
        start = min(start, _list_start(reading, first))
    if reading.measured.form == names.RANKED_PLACE:
        start = min(start, _rank_start(reading))
    if reading.measured.lender is not None:
        start, end = _with_lenders(reading, start, end)
    text = reading.sentence.document.text[start:end]
    return start, start + len(text.rstrip(" ,;:.*"))


def _with_lenders(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Words from their start to their end, with those of the figures that lend theirs."""
    seen = {reading.figure.start}
    lender = reading.lender
    while lender is not None and lender.figure.start not in seen and len(seen) <= _LENDERS:
        first, last = _own(lender)
        start, end = min(start, first), max(end, last)
        seen.add(lender.figure.start)
        lender = lender.lender
    return start, end


def _list_start(reading: Reading, first: Reading) -> int:
    """Where the list begins of which a count is a further thing, under the verb of its first (`xây mới 02 trạm, 05 chòi, 26 km đường`)."""
    governed = first.frame.lead < first.frame.verb or reading.frame.chunks[reading.frame.edge - 1].low == WITH
    return _own(first)[0] if governed else reading.figure.start


def _rank_start(reading: Reading) -> int:
    """Where the words begin of a figure whose place is named by its rank: with the rate, which may be of the preceding figure."""
    frame = reading.frame
    if (found := RANKED.search(before(frame))) is None:
        return reading.figure.start
    if found["rate"] is not None:
        return frame.sentence.start + found.start("rate")
    other = figure_before(frame)
    whole = frame.sentence.memo.get(other.start) if other is not None else None
    return quote_of(whole)[0] if isinstance(whole, Reading) else frame.sentence.start + found.start("place")


def _list_head(reading: Reading) -> Reading:
    """The first count of a list, or one that its words run back to at most."""
    for _ in range(_LISTED):
        if not reading.frame.count or reading.previous is None or not _goes_on(reading):
            break
        reading = reading.previous
    return reading


def _goes_on(reading: Reading) -> bool:
    """Whether only a separator, or `với`, precedes the figure."""
    frame = reading.frame
    before = frame.chunks[frame.edge - 1]
    return frame.lead >= frame.verb and (before.kind == "SEP" or before.low == WITH)


def _own(reading: Reading) -> tuple[int, int]:
    """The figure's own words."""
    frame = reading.frame
    end = max(frame.chunks[max(frame.end, frame.i + 1) - 1].end, reading.figure.end)
    return min(_start(frame), reading.figure.start), end


def _start(frame: Frame) -> int:
    if frame.label is not None:
        return frame.chunks[frame.label[0]].start
    place = frame.lead if frame.lead < frame.verb else min(frame.verb, frame.edge)
    while place > frame.lo and frame.chunks[place - 1].has("AIM", "DIR", "KEEP"):
        place -= 1
    return frame.chunks[place].start
