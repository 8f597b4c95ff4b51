"""Figures in a list that share the head noun of its first (`diện tích lúa 320 ha, ngô 85 ha`)."""

from extract.target.edge import age_at
from extract.target.form import names
from extract.target.frame import Frame
from extract.target.measured import Measured
from extract.target.population import has_people
from patterns.target.words import LEVEL, LEVEL_END, RATE_HEAD
from patterns.vocabulary import set_of

_KIND = "thể"
"""Opens a kind of what a rate states."""
_OF_WHOM = set_of("of_whom")
"""Prepositions between the measure of a rate and its population."""
_MOST_LISTED = 5
"""Figures of a list that share the head noun of its first."""
_LISTED = 5
"""Chunks of the name of one in a list."""
_GRADES = {"mức độ"}
"""Head nouns that only grade what is measured (`mức độ 2`)."""
_MEASURING = set_of("measuring_noun")
"""Head nouns that all in a list have."""


def of_shared_head(f: Frame) -> Measured | None:
    """`Tỷ lệ hộ nghèo còn 7%, hộ cận nghèo còn 16%`; `diện tích lúa 320 ha, ngô 85 ha`: the head noun before is shared."""
    lender = f.left[-1] if f.left else _listed_before(f)
    if lender is None or not f.subject or not _is_listed(f, lender):
        return None
    led = _headed(f, lender)
    if not led.rate:
        return None
    words = f"{f.printed(led.lead, led.lead + 1)} {f.subject}"
    if _opens_alike(f, led) or _is_of_others(f, led):
        return _of_group(f, led, lender, words)
    if _measures_all(led):
        return Measured(words, None, lender=lender)
    if (age := age_at(led.chunks, led.lead, led.verb)) is not None and age_at(f.chunks, f.lead, f.verb) == f.lead:
        return Measured(f"{led.printed(led.lead, age)} {f.subject}", None, lender=lender)
    return _of_level(f, led, lender) or _predicate_of(f, led, lender)


def _of_group(f: Frame, led: Frame, lender: int, words: str) -> Measured:
    """The rate before, of others: with their own predicate, else with the one before."""
    if (own := f.cut(f.lead, f.verb)) is not None:
        return Measured(words, f.printed(f.lead, own), lender=lender)
    if cut := f.cut(led.lead + 1, led.verb):
        return Measured(f"{words} {f.printed(cut, led.verb)}", f.subject, lender=lender)
    return Measured(words, None, lender=lender)


def _listed_before(f: Frame) -> int | None:
    """The figure before in a list by `;`, for a group of people or a level (`Tỷ lệ trẻ mẫu giáo đến trường 98%; học sinh tiểu học 99%`)."""
    return f.lender if _opens_item(f) and f.names_group and _is_group(f.subject or "") else None


def _opens_item(f: Frame) -> bool:
    """Whether the figure's subject opens an item of a list by `;`."""
    return f.lo > 0 and f.chunks[f.lo - 1].low == ";" and f.lead == f.lo


def _is_group(subject: str) -> bool:
    """Whether a subject is a group of people, or a level alone."""
    return has_people(subject) or LEVEL.match(subject.lower()) is not None


def _is_of_others(f: Frame, led: Frame) -> bool:
    """Whether a rate of people who do something continues with others (`Tỷ lệ hộ nghèo dùng nước sạch 80%, người cận nghèo 85%`), or with a level."""
    if not RATE_HEAD.match(f.chunks[led.lead].low) or not has_people(f.low(led.lead + 1, led.verb)):
        return False
    return has_people(f.subject or "") and led.cut(led.lead + 1, led.verb) is not None


def _headed(f: Frame, lender: int) -> Frame:
    """The frame of the preceding figure, or of the one in its list that has the head noun."""
    led = f.frame_of(lender)
    for _ in range(_MOST_LISTED):
        if led.rate or (before := _head_lent(f.words_of(led.i))) is None:
            break
        led = f.frame_of(before)
    return led


def _head_lent(words: Measured) -> int | None:
    """The figure whose head noun another shares already."""
    return words.lender if words.form == names.SHARED_HEAD else None


def _predicate_of(f: Frame, led: Frame, lender: int) -> Measured | None:
    """`Tỷ lệ hộ dùng nước hợp vệ sinh 97%, nước sạch 22%`: the predicate is its own, the population is shared."""
    if led.i != lender or not RATE_HEAD.match(f.chunks[led.lead].low):
        return None
    people = f.words_of(lender).population or _people_of(led)
    return Measured(f.subject, people, lender=lender) if people else None


def _of_level(f: Frame, led: Frame, lender: int) -> Measured | None:
    """`Tỷ lệ giáo viên tiểu học đạt chuẩn 92%, mầm non 90%`: the preceding predicate, for another level or group."""
    lent = f.words_of(lender)
    people = lent.population or ""
    at = LEVEL_END.search(people.lower())
    cut = led.cut(led.lead + 1, led.verb)
    if at is None or cut is None or not LEVEL.match((f.subject or "").lower()):
        return None
    return Measured(led.printed(cut, led.verb), f"{people[: at.start()]} {f.subject}", lender=lender)


def _people_of(led: Frame) -> str | None:
    """The population of a rate, named at its end (`tỷ lệ suy dinh dưỡng thể nhẹ cân ở trẻ em`), else before what is done (`hồ sơ giải quyết đúng hạn`)."""
    at = next((k for k in range(led.verb - 1, led.lead + 1, -1) if led.chunks[k].low in _OF_WHOM), None)
    if at is not None:
        return led.printed(at + 1, led.verb)
    if (people := _before_kind(led)) is not None:
        return people
    done = next((k for k in range(led.lead + 2, led.verb) if led.chunks[k].has("MAKE", "SERVE", "VERB")), None)
    return led.printed(led.lead + 1, done) if done is not None else None


def _before_kind(led: Frame) -> str | None:
    """Those named before the kind of what is measured (`tỷ lệ suy dinh dưỡng trẻ em dưới 5 tuổi thể nhẹ cân`)."""
    kind = next((k for k in range(led.lead + 2, led.verb) if led.chunks[k].low == _KIND), led.lead)
    named = next((k for k in range(led.lead + 2, kind) if has_people(led.low(k, kind))), None)
    return led.printed(named, kind) if named is not None else None


def _is_listed(f: Frame, lender: int) -> bool:
    """Whether a short name without head noun or verb follows a figure of the same unit in a list."""
    before, own = f.sentence.figure(f.chunks[lender]), f.bare if f.count else not f.rest
    between = (chunk for chunk in f.chunks[lender + 1 : f.lead] if chunk.start >= before.end)
    parted = all(chunk.kind in ("SEP", "TIME", "UP", "BRACKET") or chunk.low == ";" for chunk in between)
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
