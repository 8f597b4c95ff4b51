"""The form of a count that only states how often something is done (`diễn tập phòng thủ dân sự cấp huyện 01 cuộc`)."""

from extract.target.frame import Frame
from extract.target.measured import Measured
from patterns.vocabulary import set_of

_EVENTS = set_of("counted_event")
"""Nouns that only count how often something is done."""


def held(f: Frame) -> Measured | None:
    """What is done, by the words before the figure; none if a verb of holding it is beside the figure (`phối hợp các ngành tổ chức 12 cuộc`)."""
    if not f.count or not f.subject or f.states or not f.bare:
        return None
    return Measured(f.subject, None) if f.noun in _EVENTS and _is_done(f) else None


def _is_done(f: Frame) -> bool:
    """Whether a verb of doing opens the words before the figure, and none ends them."""
    opens = f.verb - f.lead > 1 and f.chunks[f.lead].has("MAKE", "SERVE")
    return opens and not f.chunks[f.verb - 1].has("MAKE", "SERVE")
