"""Forms of a part that only a level of administration, or a named site, names (`…, cấp huyện 70%`; `…, riêng trạm Cồn Thoi 34%`)."""

from extract.kept import asked_once
from extract.target.edge import back
from extract.target.form import names
from extract.target.frame import Frame
from extract.target.measured import Measured
from patterns.function_word import AND
from patterns.pattern import Pattern
from patterns.target.level import AT_LEVEL, LEVEL_ALONE, LEVEL_TAIL, SITE_ALONE

_PARTS = {"SEP", "PART", "END"}
_PART_FORMS = {names.PART, names.PART_DONE, names.PART_OF_PLACE, names.PART_OF_SITE, names.PART_OF_LEVEL}
_STATES = {"CMP", "COP"}


def of_level(f: Frame) -> Measured | None:
    """What the preceding figure measures, at the level that is all words of this one, before or after it."""
    if level_of(f) is None or (whole := _alike(f)) is None:
        return None
    lent = f.words_of(whole)
    indicator, people = _without_level(lent.indicator), _without_level(lent.population)
    same = (indicator, people) == (lent.indicator, lent.population)
    if not f.bare and f.right and not same:
        return None  # `90% hồ sơ tại cấp tỉnh, 80% tại cấp huyện và 60% tại cấp xã được xử lý`
    return Measured(indicator, people, lender=whole) if indicator else None


def _without_level(words: str | None) -> str | None:
    """Words without the level at their end."""
    return LEVEL_TAIL.without(words) if words else None


@asked_once
def level_of(f: Frame) -> str | None:
    """The level that is all words before a figure, or after it, as printed."""
    if not f.rest or f.bare:
        return _before(f, LEVEL_ALONE, "level")
    after = AT_LEVEL.match(f.rest.lower()) if not f.subject else None
    return f.rest[after.start("level") :] if after is not None and after.end() == len(f.rest) else None


def of_site(f: Frame) -> Measured | None:
    """What the preceding figure measures, at the named site that is all words before this one."""
    if (f.rest and not f.bare) or not _names_part(f) or (whole := _alike(f)) is None:
        return None
    lent = f.words_of(whole)
    return Measured(lent.indicator, lent.population, lender=whole) if lent.indicator else None


def _names_part(f: Frame) -> bool:
    """Whether a place or a site is all words before a figure, or the figure continues with that of one."""
    return site_before(f) is not None or _of_place(f) or _goes_on(f)


def _of_place(f: Frame) -> bool:
    """Whether only a named place after `riêng` is before a count (`12 lớp xóa mù chữ, riêng xã Vân Sơn 03 lớp`)."""
    if not f.count or "PART" not in f.tags:
        return False
    at = back(f.chunks, 0, f.i, _STATES, "có") - 1
    return at > 0 and f.chunks[at].kind == "AREA" and "PART" in f.chunks[at - 1].tags


def _goes_on(f: Frame) -> bool:
    """Whether a count immediately follows that of a place (`riêng xã Vân Sơn 03 lớp, 75 người`)."""
    if not f.count or not f.left or f.chunks[f.i - 1].kind != "SEP" or f.left[-1] != f.i - 3:
        return False
    led = f.frame_of(f.left[-1])
    return site_before(led) is not None or _of_place(led)


@asked_once
def site_before(f: Frame) -> str | None:
    """The named site that is all words before a figure, as printed."""
    return _before(f, SITE_ALONE, "place")


def with_noun(f: Frame, population: str | None) -> str | None:
    """Those at a level, with the noun that the first of a list has (`90% hồ sơ tại cấp tỉnh, 80% tại cấp huyện`)."""
    if population is None or not f.left or AT_LEVEL.match(population.lower()) is None:
        return population
    lent = f.frame_of(f.left[0]).rest
    noun = _without_level(lent)
    return population if noun == lent else f"{noun} {population}"


def _alike(f: Frame) -> int | None:
    """The last figure before in the unit of this one, and not itself a part if another is before it."""
    kind = f.figure.unit.split()[0]
    same = [k for k in reversed(f.figures(0, f.i)) if f.unit_of(k).split()[0] == kind]
    if len(same) > 1:
        return next((k for k in same if _is_whole(f.words_of(k), f.figure.unit)), same[0])
    return same[0] if same else None


def _is_whole(words: Measured, unit: str) -> bool:
    """Whether words belong to no part, and are more than the counted noun alone."""
    return words.form not in _PART_FORMS and (words.indicator or "").lower() != unit


def _before(f: Frame, pattern: Pattern, group: str) -> str | None:
    """What a pattern names that matches all words between the separator before a figure and the figure."""
    if not f.sentence.may_say(pattern) or _PARTS.isdisjoint(f.kinds[: f.i]):
        return None
    start = next((k for k in range(f.i - 1, -1, -1) if f.kinds[k] in _PARTS and f.lows[k] != AND), None)
    if start is None:
        return None
    document, at = f.sentence.document, f.chunks[start].start
    found = pattern.match((document.text if pattern.cased else document.folded)[at : f.figure.start])
    return f.sentence.words(at + found.start(group), at + found.end(group)) if found is not None else None
