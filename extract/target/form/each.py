"""Forms of what each of a population has or does (`mỗi chi hội có 01 mô hình`)."""

from extract.target.frame import Frame
from extract.target.measured import Measured
from extract.target.population import has_people
from patterns.function_word import EACH, HAVE


def has_at_least(f: Frame) -> Measured | None:
    """`P có ít nhất N X`; `mỗi P có N X`."""
    if not f.count or not f.subject or not f.rest:
        return None
    has = _has(f)
    if f.chunks[f.lead].low == EACH and (does := _does_each(f, has=has)) is not None:
        return Measured(f.rest, f.printed(f.lead + 1, does))
    if not has or not _may_have(f, f.subject):
        return None
    if "SERVE" in f.chunks[f.lead].tags and f.verb - f.lead > 1:
        return Measured(f.rest, f.printed(f.lead + 1, f.verb))
    return Measured(f.rest, f.subject)


def _has(f: Frame) -> bool:
    """Whether a verb of having introduces the figure."""
    return any(chunk.low == HAVE or chunk.low == "bố trí" for chunk in f.chunks[f.verb : f.edge])


def _may_have(f: Frame, subject: str) -> bool:
    """Whether the units that have something are the population: people, or units with a minimum number; not the plan's own place."""
    return f.chunks[f.verb - 1].kind != "AREA" and (has_people(subject) or "CMP:ge" in f.chunks[f.i - 1].tags)


def _does_each(f: Frame, *, has: bool) -> int | None:
    """Where what each of a population does or has begins (`mỗi chi hội xây dựng 01 mô hình`, `mỗi chi đoàn có 01 công trình`)."""
    if f.maker is not None:
        return f.maker
    return f.verb if has and f.verb - f.lead > 1 else None


def helped_by_each(f: Frame) -> Measured | None:
    """`Mỗi chi hội nhận giúp đỡ 02 hộ thoát nghèo`: the people each member of a population helps."""
    if EACH not in f.lows or not f.count or f.left or "SERVE" not in f.chunks[f.edge - 1].tags:
        return None
    each = next((k for k in range(f.edge - 2, f.lo - 1, -1) if f.lows[k] == EACH), None)
    if each is None:
        return None
    return Measured(f.rest or f.noun, f.printed(each + 1, f.edge - 1))
