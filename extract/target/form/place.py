"""Forms of a part that a place has of what the preceding figure counts or rates (`…, phân bổ: Sơn Trà 415 trẻ, Hòa Vang 310 trẻ`)."""

from extract.target.chunk import Chunk
from extract.target.edge import back
from extract.target.frame import Frame
from extract.target.measured import Measured

_STATES = {"CMP", "COP", "DIR"}


def bare_before(f: Frame) -> Chunk | None:
    """The place named without its kind before a figure and what states it."""
    at = back(f.chunks, f.lo, f.i, _STATES, "(") - 1
    if at < 0 or f.chunks[at].kind != "AREA":
        return None
    place = f.chunks[at]
    return place if any(span.start == place.start for span in f.sentence.bare) else None


def of_place(f: Frame) -> Measured | None:
    """What the figure of the whole measures, in a place named without its kind."""
    if not f.sentence.bare or bare_before(f) is None or not f.bare:
        return None
    whole = _whole(f)
    if whole is None:
        return None
    lent = f.words_of(whole)
    return Measured(lent.indicator, lent.population, lender=whole)


def _whole(f: Frame) -> int | None:
    """The last figure before in its unit that is not itself of such a place."""
    same = (k for k in reversed(f.figures(0, f.i)) if f.unit_of(k).split()[0] == f.figure.unit.split()[0])
    return next((k for k in same if bare_before(f.frame_of(k)) is None), None)
