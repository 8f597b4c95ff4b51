"""Forms of counted things, or of none left."""

import dataclasses

from extract.target.figure import AREAS
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured

_GIVES = {"vay", "hỗ trợ"}


def none_left(f: Frame) -> Measured | None:
    """`Không còn hộ nghèo ở nhà dột nát`."""
    if not f.figure.none_left:
        return None
    cut = f.cut(f.first, f.end)
    if cut:
        return Measured(f.said(cut, f.end), f.said(f.first, cut))
    return Measured(f.rest, None)


def things(f: Frame) -> Measured | None:
    """`05 lớp tập huấn cho P`; `20 ha lúa, 5 ao cá bị thiệt hại`."""
    if not f.count:
        return None
    stop = next((k for k in range(f.first + 1, f.end) if f.chunks[k].low in ("để", "nhằm")), f.end)
    noun = f.said(f.first, stop) if stop < f.end else f.rest
    if (given := _recipients(f, stop)) is not None:
        return _grown(f, given)
    state = _shared_state(f)
    if state is not None and noun:
        return Measured(f"{noun} {f.said(state, f.hi)}", None)
    if f.bare and f.right and f.end < f.hi and f.chunks[f.end].kind == "SEP" and (shared := _next_noun(f)):
        return shared
    if noun is None and f.lender is not None:
        return Measured(f.words_of(f.lender).indicator, None, lender=f.lender)
    return _grown(f, Measured(noun, None))


def _grown(f: Frame, found: Measured) -> Measured:
    """Of an area what is done with it (`trồng mới 120 ha rừng`, `khoán bảo vệ 1.500 ha rừng`): the verb belongs to the words."""
    if f.figure.unit not in AREAS or not found.indicator:
        return found
    grows = next(
        (k for k in range(f.edge - 1, f.lo - 1, -1) if f.chunks[k].has("GROW") or f.chunks[k].kind == "END"), None
    )
    if (
        grows is None
        or not f.chunks[grows].has("GROW")
        or any(f.chunks[k].has("MAKE", "COP") for k in range(grows + 1, f.i))
    ):
        return found
    start = grows
    while start > f.lo and f.chunks[start - 1].has("GROW", "SEP") and f.chunks[start - 2].has("GROW"):
        start -= 2 if f.chunks[start - 1].has("SEP") else 1
    stop = next((k for k in range(grows, f.i + 1) if f.chunks[k].kind in ("FIG", "CMP", "SEP", "TIME")), f.i)
    return dataclasses.replace(found, indicator=f"{f.said(start, stop)} {found.indicator}")


def _recipients(f: Frame, stop: int) -> Measured | None:
    """`05 lớp tập huấn cho P`; `cho` after a verb of giving is the verb's own."""
    for k in range(f.first + 1, stop):
        if f.chunks[k].low == "cho" and f.chunks[k - 1].low not in _GIVES:
            return Measured(f.said(f.first, k), f.said(k + 1, stop))
    return None


def _next_noun(f: Frame) -> Measured | None:
    """`05 công trình, nâng cấp 12 công trình cấp nước`: the noun is printed whole with the next figure."""
    other = f.frame_of(f.right[0])
    if other.figure.unit != f.figure.unit or other.bare:
        return None
    return dataclasses.replace(f.measure(other), lender=f.right[0])


def _shared_state(f: Frame) -> int | None:
    """Where the state of a list of things begins, after its last figure (`…, 5 ao cá bị thiệt hại`)."""
    if not f.right or f.end >= f.hi or f.cut(f.first, f.end):
        return None
    if f.sentence.figure(f.chunks[f.right[-1]]).unit in PEOPLE:
        return None  # `412 người chết, 873 người bị thương`: each its own
    return next((k for k in range(f.right[-1] + 1, f.hi) if f.chunks[k].low in ("bị", "được")), None)
