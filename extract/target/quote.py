"""The words that make up a row: from its subject, or from the figure that lends it words, to its predicate's end."""

from extract.target.frame import Frame
from extract.target.reading import Reading

_LENDERS = 3
"""Figures in a row whose words one figure may share."""


def quote_of(reading: Reading) -> tuple[int, int]:
    """Where the words of a row begin and end."""
    start, end = _own(reading)
    seen = {reading.figure.start}
    lender = reading.lender
    while lender is not None and lender.figure.start not in seen and len(seen) <= _LENDERS:
        first, last = _own(lender)
        start, end = min(start, first), max(end, last)
        seen.add(lender.figure.start)
        lender = lender.lender
    text = reading.sentence.document.text[start:end]
    return start, start + len(text.rstrip(" ,;:.*"))


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
