"""Forms of a part that an agency takes on of what the preceding figure counts (`Hội Nông dân giúp 20 hộ, Hội Phụ nữ 15 hộ thoát nghèo`)."""

from extract.target.edge import back
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured, joined
from patterns.target.actor import AGENCY_OPENS

ACTOR = "ACTOR"
"""The kind of a chunk that is an agency's name alone before a figure."""
_LEADS = {"CMP", "TIME"}


def led_by_agency(f: Frame, place: int) -> bool:
    """Whether an agency's name alone is before the figure at a place."""
    if ACTOR not in f.kinds:
        return False
    at = back(f.chunks, 0, place, _LEADS) - 1
    return at >= 0 and f.kinds[at] == ACTOR


def of_agency(f: Frame) -> Measured | None:
    """What the preceding figure measures: the agency is who does it."""
    if not led_by_agency(f, f.i) or (whole := _alike(f)) is None:
        return None
    if f.figure.unit not in PEOPLE and not _is_of_agencies(f, whole):
        return None
    lent, tail = f.words_of(whole), shared_tail(f)
    done = lent.indicator if tail is None or tail in (lent.indicator or "") else joined(lent.indicator, tail)
    return Measured(done, _people(f, lent.population), lender=whole)


def _is_of_agencies(f: Frame, whole: int) -> bool:
    """Whether the preceding figure is of what an agency does (`Hội Nông dân quản lý 14 tổ, Hội Phụ nữ 13 tổ`)."""
    led = f.frame_of(whole)
    return led_by_agency(f, whole) or AGENCY_OPENS.match(led.low(led.lead, led.verb)) is not None


def _alike(f: Frame) -> int | None:
    """The figure before that counts the same, else the one before."""
    before = f.figures(0, f.i)
    kind = f.figure.unit.split()[0]
    return next((k for k in reversed(before) if f.unit_of(k).split()[0] == kind), None)


def _people(f: Frame, lent: str | None) -> str | None:
    """What the figure counts; what the preceding figure counts, if its noun states no more."""
    if lent is None or f.bare:
        return lent
    cut = f.cut(f.first, f.end)
    words = f.printed(f.first, cut if cut is not None else f.end)
    return lent if words is None or lent.lower().startswith(words.lower()) else words


def shared_tail(f: Frame) -> str | None:
    """What the last of a list of agencies states after its figure, of all (`…, Huyện đoàn 40 hộ thoát nghèo`)."""
    last = f.i
    for place in f.figures(f.i + 1, len(f.chunks)):
        if not led_by_agency(f, place):
            break
        last = place
    led = f if last == f.i else f.frame_of(last)
    cut = led.cut(led.first, led.end)
    return led.printed(cut, led.end) if cut is not None and (last != f.i or led_by_agency(f, f.i)) else None
