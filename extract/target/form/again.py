"""Forms that refer to another figure of the sentence: `tỷ lệ này ở P`, and recipients of a whole list of things."""

from extract.target.edge import back, subject_start
from extract.target.figure_end import right_end
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from patterns.function_word import AND, FOR
from patterns.vocabulary import set_of

_IN = set_of("in_whom")
_JOINS = {",", AND}


def this_rate(f: Frame) -> Measured | None:
    """`…; tỷ lệ này ở P đạt N%`: what the preceding figure measures, in others."""
    if f.count or f.lender is None or not f.rate or f.verb - f.lead < 2 or f.chunks[f.lead + 1].low != "này":
        return None
    lent = f.words_of(f.lender)
    group = f.printed(f.lead + 3, f.verb) if f.chunks[f.lead + 2].low in _IN else None
    return Measured(lent.indicator, group or lent.population, lender=f.lender)


def given_to_all(f: Frame) -> Measured | None:
    """`Trang bị 40 máy tính, 12 máy in cho P`: the things of a list, each given to the people named after the last."""
    if not f.count or not f.right or f.rest is None or "GIVE" not in f.tags or not _is_list_given(f):
        return None
    last = f.right[-1]
    given = next((k for k in range(last + 2, right_end(f.view, last, f.hi)) if f.chunks[k].low == FOR), None)
    people = f.printed(given + 1, right_end(f.view, last, f.hi)) if given is not None else None
    return Measured(f.rest, people, lender=last) if people else None


def _is_list_given(f: Frame) -> bool:
    """Whether a verb of giving leads the list, and only separators precede its further figures."""
    listed = [*f.left, f.i, *f.right]
    first = f.chunks[subject_start(f.chunks, f.lo, listed[0])]
    gives = "GIVE" in first.tags or "GIVE" in f.chunks[back(f.chunks, f.lo, listed[0], {"CMP"}) - 1].tags
    return gives and all(_goes_on(f, k) for k in listed[1:]) and not any(_serves(f, k) for k in listed)


def _goes_on(f: Frame, k: int) -> bool:
    """Whether a figure immediately follows a separator of the list."""
    return f.chunks[back(f.chunks, f.lo, k, {"CMP"}) - 1].low in _JOINS


def _serves(f: Frame, k: int) -> bool:
    """Whether a figure is not a count of things, or states itself whom it is for, unless it is the last."""
    figure = f.sentence.figure(f.chunks[k])
    if figure.unit in PEOPLE or figure.unit == "percent":
        return True
    last = max(f.right)
    stop = min((j for j in (*f.left, f.i, *f.right) if j > k), default=k)
    return k != last and any(chunk.low == FOR for chunk in f.chunks[k:stop])
