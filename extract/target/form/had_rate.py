"""Forms of a rate that people or places have (`5/12 xã có tỷ lệ hộ nghèo trên 30%`)."""

from extract.target.edge import subject_start
from extract.target.frame import Frame
from extract.target.measured import Measured
from extract.target.population import has_people
from patterns.function_word import HAVE


def has_rate(f: Frame) -> Measured | None:
    """`P có tỷ lệ X đạt N%`; `100% P có tỷ lệ X đạt N%`: the rate of the population that has it."""
    if not f.rate or not f.lead or f.chunks[f.lead - 1].low != HAVE:
        return None
    group = _who_have(f, f.left[-1]) if f.inside else _who_had(f)
    if group is None:
        return None
    return _bare_rate(f, group) if f.lead + 1 == f.verb else Measured(f.subject, group)


def _bare_rate(f: Frame, group: str) -> Measured | None:
    """`Tỷ lệ thấp còi 12%; còn 3/7 quận có tỷ lệ trên 14%`: the preceding rate, of the population that has it."""
    rate = next((k for k in reversed(f.figures(0, f.i)) if f.is_share(k) and f.frame_of(k).rate), None)
    return Measured(f.words_of(rate).indicator, group, lender=rate) if rate is not None else None


def _who_had(f: Frame) -> str | None:
    """The people before `có` and their rate."""
    words = f.printed(subject_start(f.chunks, f.opens, f.lead - 1), f.lead - 1)
    return words if words and has_people(words) else None


def _who_have(f: Frame, place: int) -> str | None:
    """The population of a preceding share or count, up to what it has (`5/12 xã có tỷ lệ X trên 30%`)."""
    if f.is_share(place):
        return f.words_of(place).population
    led = f.frame_of(place)
    return f.printed(led.first, f.lead - 1) if led.first < f.lead - 1 else None
