"""Figures in a list that share the head noun of its first (`diện tích lúa 320 ha, ngô 85 ha`)."""

from extract.target.edge import age_at
from extract.target.form import names
from extract.target.frame import Frame
from extract.target.measured import Measured
from patterns.target.words import LEVEL, LEVEL_END, RATE_HEAD
from patterns.vocabulary import set_of

_OF_WHOM = set_of("of_whom")
"""Prepositions between what a rate states and of whom."""
_LISTED = 5
"""Chunks of the name of one in a list."""
_GRADES = {"mức độ"}
"""Head nouns that only grade what is measured (`mức độ 2`)."""
_MEASURING = set_of("measuring_noun")
"""Head nouns that all in a list have."""


def of_shared_head(f: Frame) -> Measured | None:
    """`Tỷ lệ hộ nghèo còn 7%, hộ cận nghèo còn 16%`; `diện tích lúa 320 ha, ngô 85 ha`: the head noun before is shared."""
    if not f.left or not f.subject or not _is_listed(f, f.left[-1]):
        return None
    lender = f.left[-1]
    led = _headed(f, lender)
    if not led.rate:
        return None
    words = f"{f.said(led.lead, led.lead + 1)} {f.subject}"
    if _opens_alike(f, led):
        cut = None if f.cut(f.lead, f.verb) else f.cut(led.lead + 1, led.verb)
        tail = f" {f.said(cut, led.verb)}" if cut else ""
        return Measured(words + tail, f.subject if cut else None, lender=lender)
    if _measures_all(led):
        return Measured(words, None, lender=lender)
    if (age := age_at(led.chunks, led.lead, led.verb)) is not None and age_at(f.chunks, f.lead, f.verb) == f.lead:
        return Measured(f"{led.said(led.lead, age)} {f.subject}", None, lender=lender)
    return _of_level(f, led, lender) or _predicate_of(f, led, lender)


def _headed(f: Frame, lender: int) -> Frame:
    """The frame of the figure before, or of the one in its list that has the head noun."""
    led = f.frame_of(lender)
    if led.rate or (before := f.words_of(lender)).form != names.SHARED_HEAD or before.lender is None:
        return led
    return f.frame_of(before.lender)


def _predicate_of(f: Frame, led: Frame, lender: int) -> Measured | None:
    """`Tỷ lệ hộ dùng nước hợp vệ sinh 97%, nước sạch 22%`: the predicate is its own, the population is shared."""
    if led.i != lender or not RATE_HEAD.match(f.chunks[led.lead].low):
        return None
    people = f.words_of(lender).population or _people_of(led)
    return Measured(f.subject, people, lender=lender) if people else None


def _of_level(f: Frame, led: Frame, lender: int) -> Measured | None:
    """`Tỷ lệ giáo viên tiểu học đạt chuẩn 92%, mầm non 90%`: the predicate before, of those of another level or group."""
    lent = f.words_of(lender)
    people = lent.population or ""
    at = LEVEL_END.search(people.lower())
    cut = led.cut(led.lead + 1, led.verb)
    if at is None or cut is None or not LEVEL.match((f.subject or "").lower()):
        return None
    return Measured(led.said(cut, led.verb), f"{people[: at.start()]} {f.subject}", lender=lender)


def _people_of(led: Frame) -> str | None:
    """Those of whom a rate speaks at its end (`tỷ lệ suy dinh dưỡng thể nhẹ cân ở trẻ em`), else before what is done (`hồ sơ giải quyết đúng hạn`)."""
    at = next((k for k in range(led.verb - 1, led.lead + 1, -1) if led.chunks[k].low in _OF_WHOM), None)
    if at is not None:
        return led.said(at + 1, led.verb)
    done = next((k for k in range(led.lead + 2, led.verb) if led.chunks[k].has("MAKE", "SERVE", "VERB")), None)
    return led.said(led.lead + 1, done) if done is not None else None


def _is_listed(f: Frame, lender: int) -> bool:
    """Whether a short name without head noun or verb follows a figure of the same unit in a list."""
    before, own = f.sentence.figure(f.chunks[lender]), f.bare if f.count else not f.rest
    between = (chunk for chunk in f.chunks[lender + 1 : f.lead] if chunk.start >= before.end)
    parted = all(chunk.kind in ("SEP", "TIME", "UP", "BRACKET") for chunk in between)
    led = f.chunks[f.lead].has("HEAD", "VERB", "STRONG", "MAKE", "SERVE", "DIR", "AIM", "COND", "KEEP")
    led = led and f.chunks[f.lead].low not in _GRADES
    return own and parted and not led and before.unit == f.figure.unit and f.verb - f.lead <= _LISTED


def _opens_alike(f: Frame, led: Frame) -> bool:
    """Whether a name begins as that of the rate before does (`hộ nghèo`, `hộ cận nghèo`)."""
    named = led.lead + 1 < led.verb and RATE_HEAD.match(f.chunks[led.lead].low) is not None
    return named and f.chunks[led.lead + 1].low.split()[0] == f.chunks[f.lead].low.split()[0]


def _measures_all(led: Frame) -> bool:
    """Whether a head noun measures all that a list names."""
    return led.chunks[led.lead].low in _MEASURING and not any(
        chunk.low == "-" for chunk in led.chunks[led.lead : led.verb]
    )
