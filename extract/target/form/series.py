"""The form of a series of changes whose words follow the last: `Năm 2024 giảm 1,5%; năm 2025 giảm 1,2% tỷ lệ hộ nghèo`."""

from extract.target.edge import back
from extract.target.frame import Frame
from extract.target.measured import Measured

_BETWEEN = {"END", "SEP", "TIME", "CMP", "DIR", "COP"}
"""Kinds of chunks between two changes of a series."""


def of_series(f: Frame) -> Measured | None:
    """What the last of a series of changes by year measures, for one that has no words of its own."""
    following = next(iter(f.figures(f.i + 1, len(f.chunks))), None) if _is_bare_change(f) else None
    if following is None or not _goes_on(f, following):
        return None
    lent = f.words_of(following)
    return Measured(lent.indicator, lent.population, lender=following) if lent.indicator else None


def _is_bare_change(f: Frame) -> bool:
    """Whether a figure, and each before it in its clause, is the change of a time, without words of its own."""
    return not f.subject and f.bare and all(_changes(f, k) for k in (*f.left, f.i))


def _changes(f: Frame, place: int) -> bool:
    """Whether a verb of change is immediately before a figure, after a time."""
    verb = back(f.chunks, 0, place, {"CMP"}) - 1
    return verb > 0 and "DIR" in f.chunks[verb].tags and _is_timed(f, verb)


def _is_timed(f: Frame, verb: int) -> bool:
    return any(chunk.kind == "TIME" for chunk in f.chunks[max(verb - 2, 0) : verb])


def _goes_on(f: Frame, following: int) -> bool:
    """Whether the next figure is the change of another time, in the same unit."""
    between = {chunk.kind for chunk in f.chunks[f.i + 1 : following] if chunk.start >= f.figure.end}
    return between <= _BETWEEN and f.unit_of(following) == f.figure.unit and _changes(f, following)
