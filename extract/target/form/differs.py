"""The form of a difference: by how much a figure is above or below what was planned or attained before (`đạt 26%, thấp hơn 1,3% so với mục tiêu`)."""

from extract.target.frame import Frame
from extract.target.measured import Measured
from patterns.target.planned import SINCE_COMPARED
from patterns.target.words import OF_PLANNED
from patterns.vocabulary import set_of

_BEFORE = set_of("before_difference")
"""Words before a comparison that states a difference."""
_SURPLUS = "vượt"
"""The verb of a share by which more was attained than was planned (`vượt 20% kế hoạch`)."""
_REACH = 6
"""Chunks between the word that compares and the figure: what it is compared with."""
_COMPARES = ("MORE", "LESS")
"""Tags of words that compare."""
_SINCE = {"FIG", "END", "SEP"}


def compared_by(f: Frame) -> int | None:
    """The place of `thấp hơn` or `cao hơn` that makes a figure a difference: after a separator from a figure of the same unit."""
    if f.tags.isdisjoint(_COMPARES) and _SURPLUS not in f.lows:
        return None
    for k in range(f.i - 1, max(f.i - _REACH, f.lo), -1):
        if f.chunks[k].has(*_COMPARES) or _exceeds_plan(f, k):
            return k if _is_parted(f, k) and _compared(f, k) is not None else None
        if f.kinds[k] in _SINCE:
            return None
    return None


def _is_parted(f: Frame, k: int) -> bool:
    """Whether a separator, a bracket or a verb of what is so is before a place."""
    before = f.chunks[k - 1]
    return before.kind == "SEP" or before.low in ",(" or before.low in _BEFORE


def _same_before(f: Frame, k: int) -> int | None:
    """The last figure before a place, if it has the figure's unit."""
    unit = f.figure.unit.split()[0]
    same = (j for j in reversed(f.figures(0, k)) if f.unit_of(j).split()[0] == unit)
    return next(same, None)


def exceeds(f: Frame) -> bool:
    """Whether a difference is one by which more was attained than was planned."""
    at = compared_by(f)
    return at is not None and f.chunks[at].low == _SURPLUS


def _exceeds_plan(f: Frame, k: int) -> bool:
    """Whether a share is how much more than what was planned something is (`vượt kế hoạch giao 1,4%`, `vượt 0,7% so với kế hoạch`)."""
    if f.chunks[k].low != _SURPLUS or f.count:
        return False
    text = (f.low(k + 1, f.i), SINCE_COMPARED.without(f.low(f.i + 1, f.i + _REACH)))
    return any(OF_PLANNED.match(words) for words in text)


def _compared(f: Frame, k: int) -> int | None:
    """The figure of which a difference is stated: of the same unit, of a surplus over what was planned any."""
    if f.chunks[k].low != _SURPLUS:
        return _same_before(f, k)
    return next(reversed(f.figures(0, k)), None)


def differs(f: Frame) -> Measured | None:
    """What the figure that is compared measures."""
    at = compared_by(f)
    whole = _compared(f, at) if at is not None else None
    if whole is None:
        return None
    lent = f.words_of(whole)
    return Measured(lent.indicator, lent.population, lender=whole)
