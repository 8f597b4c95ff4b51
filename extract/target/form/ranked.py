"""Forms of places in the order of their figures: `tỷ lệ hộ nghèo cao nhất là xã A (27,8%), thấp nhất là xã B (2,1%)`."""

from extract.target.figure import Figure
from extract.target.frame import Frame
from extract.target.measured import Measured
from patterns.target.area import RANKED, ranked_before


def ranked(f: Frame) -> Measured | None:
    """`R cao nhất là P (27,8%)`, `thấp nhất là P (2,1%)`: the rate, or that of the preceding figure; the place is the figure's area."""
    found = ranked_before(before(f)) if f.sentence.may_say(RANKED) else None
    if found is None or found["rate"] is None:
        return _as_before(f) if found is not None else None
    return None if f.count else Measured(found["rate"], None)


def _as_before(f: Frame) -> Measured | None:
    """What the preceding figure measures, if it has the same unit."""
    other = figure_before(f)
    if other is None or other.unit != f.figure.unit or other.start in f.asked:
        return None
    return Measured(f.words_at(other).indicator, None)


def figure_before(f: Frame) -> Figure | None:
    """The figure before in the sentence, whatever brackets either is in."""
    return next((figure for figure in reversed(f.sentence.figures) if figure.start < f.figure.start), None)


def before(f: Frame) -> str:
    """The printed words of the sentence before a figure."""
    return f.sentence.document.text[f.sentence.start : f.figure.start]
