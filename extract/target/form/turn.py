"""The form of figures that a subject's parts or years have in turn (`tỷ lệ hộ nghèo, hộ cận nghèo lần lượt là 3%, 5%`)."""

from extract.target.frame import Frame
from extract.target.measured import Measured
from extract.target.turn import turn_of


def in_turn(f: Frame) -> Measured | None:
    """What all parts share with the figure's own part; a predicate that they share is what is measured in the part."""
    turn = turn_of(f)
    if turn is None:
        return None
    lender = turn.first if turn.first != f.i else None
    named = " ".join(filter(None, (f.printed(*turn.head), f.printed(*turn.part))))
    tail = f.printed(*turn.tail)
    if tail and "HEAD" not in f.chunks[turn.head[0]].tags:
        return Measured(tail, named, lender=lender)
    return Measured(" ".join(filter(None, (named, tail))), _people(f, turn.head), lender=lender)


def _people(f: Frame, head: tuple[int, int]) -> str | None:
    """`Tỷ lệ P Q`: P of the words that all parts share."""
    cut = f.cut(head[0] + 1, head[1])
    return f.printed(head[0] + 1, cut) if cut and "HEAD" in f.chunks[head[0]].tags else None
