"""The code of what a row or a column of a table measures, by its words alone; phrases of poverty only in plans on it."""

import dataclasses

from extract.decision import Rule, always, decide
from extract.target.code_subject import HOUSES, is_water_work, removes_houses, supplies_water
from patterns.fold import fold
from patterns.table.indicator_words import MEASURED_HEAD
from patterns.target.code import INSTITUTION, MEDIA, PLACES, SAMPLE
from patterns.target.indicator import SERVICES, indicator_of
from patterns.target.place import is_on_poverty

_RATED = {"percent", "household"}


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """The evidence: folded words without `tỷ lệ`, the unit, the plan's folded title, and the code that the words name."""

    words: str
    unit: str
    plan: str
    code: str | None


_RULES: tuple[Rule[Named, str | None], ...] = (
    Rule("sample", lambda it: SAMPLE.match(it.words), lambda _: "other"),
    Rule("service of a body", lambda it: it.code in SERVICES and INSTITUTION.match(it.words), lambda _: "other"),
    Rule("standard of a place", lambda it: it.code in ("school_attendance", "information_access") and PLACES.match(it.words), lambda _: "other"),
    Rule("media", lambda it: it.code == "information_access" and it.unit not in _RATED and MEDIA.search(it.words), lambda _: "other"),
    Rule("house of a plan to replace houses", lambda it: it.unit in HOUSES and removes_houses(it.plan), lambda _: "temporary_housing"),
    Rule("works of a plan for water", lambda it: it.code is None and supplies_water(it.plan) and is_water_work(it.words, it.unit), lambda _: "clean_water"),
    Rule("named by words", always, lambda it: it.code),
)  # fmt: skip


def code_of_words(words: str, unit: str, title: str | None) -> str | None:
    """The code that folded words name in a plan of a title; None if they name none."""
    noun = MEASURED_HEAD.compiled.sub("", words)
    return decide(_RULES, Named(noun, unit, fold(title or ""), indicator_of(words, poverty=is_on_poverty(title)))).value
