"""The form of figures in a bracket that correspond, one by one, to the figures before it (`95% … và 98% … (năm 2024 lần lượt là 81,3% và 94,6%)`)."""

from extract.target.chunk import Chunk
from extract.target.frame import Frame
from extract.target.measured import Measured
from extract.target.turn import run_of

_LEADS = {"TIME", "COP", "CMP", "TURN"}


def answered(f: Frame) -> Measured | None:
    """What the figure before the bracket measures that has the same place there."""
    if not f.sentence.around(f.figure.start):
        return None
    run = run_of(f)
    opened = _opened(f, run[0])
    if len(run) == 1 or opened is None:
        return None
    before = [k for k in f.figures(0, opened) if f.unit_of(k).split()[0] == f.figure.unit.split()[0]]
    if len(before) < len(run) or before[-1] < f.figures(0, opened)[-1]:
        return None
    answers = before[-len(run) :][run.index(f.i)]
    lent = f.words_of(answers)
    return Measured(lent.indicator, lent.population, lender=answers)


def _opened(f: Frame, first: int) -> int | None:
    """Where the bracket opens before a list of figures that only a time, and `lần lượt là`, lead."""
    k = first - 1
    while k > 0 and _leads(f.chunks[k]):
        k -= 1
    return k if k > 0 and k < first - 1 and f.chunks[k].low == "(" else None


def _leads(chunk: Chunk) -> bool:
    """Whether a chunk only introduces the figures of a bracket: a time, a verb that states them, a mark."""
    return chunk.kind in _LEADS or chunk.has(*_LEADS) or chunk.low in (":", ",")
