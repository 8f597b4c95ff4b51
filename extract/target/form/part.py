"""Forms of a part of another figure: named with a count of its own, or some of those served."""

from extract.target.frame import COUNT_NOUNS, Frame
from extract.target.measured import Measured


def part(f: Frame) -> Measured | None:
    """`Q: 58 trạm (trong đó: A: 25 trạm, B: 33 trạm)`: Q of the part that is named."""
    if not f.count or f.states or (whole := _whole(f)) is None:
        return None
    named = f.label or ((f.lead, f.verb) if f.subject and f.edge == f.verb else None)
    if named is None:
        return _part_served(f, whole)
    if not f.bare or not _named_part(f, *named):
        return None
    return Measured(f.words_of(whole).indicator, f.said(*named), lender=whole)


def _part_served(f: Frame, whole: int) -> Measured | None:
    """`Q cho 35 P (25 P1 và 10 P2)`: some of those served."""
    cut = f.cut(f.first, f.end)
    own = cut is not None and f.chunks[cut].has("STRONG")
    if f.subject or own or not f.rest or not f.sentence.around(f.figure.start):
        return None
    lent = f.words_of(whole)
    again = f.bare and (" " not in f.rest or f.rest.lower() in COUNT_NOUNS)
    return Measured(lent.indicator, f.rest, lender=whole) if lent.population and not again else None


def _whole(f: Frame) -> int | None:
    """The figure of which this one is a part: the last before its bracket or before `trong đó`, in the same unit."""
    opened = next(
        (
            k
            for k in range(f.i - 1, -1, -1)
            if f.chunks[k].low == "(" or (f.chunks[k].has("PART") and f.chunks[k].has("TAIL"))
        ),
        None,
    )
    before = f.figures(0, opened) if opened else []
    whole = f.sentence.figure(f.chunks[before[-1]]).unit if before else ""
    return before[-1] if whole == f.figure.unit or whole.startswith(f"{f.figure.unit} ") else None


def _named_part(f: Frame, lo: int, hi: int) -> bool:
    """Whether words name a part and measure nothing themselves: no head noun, no verb, not the counted noun again."""
    first = f.chunks[lo]
    return not (first.has("HEAD", "VERB", "STRONG", "MAKE", "SERVE", "DIR", "AIM") or f.low(lo, hi).startswith(f.noun))
