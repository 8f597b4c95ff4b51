"""`indicator_code`: which indicator the words of a column of a table by places mean."""

import dataclasses
from collections.abc import Sequence

from extract.context import Context
from extract.decision import Rule, Verdict, always, decide
from extract.table.code import code_of_words
from patterns.fold import fold
from patterns.table.column_kind import FALLING
from patterns.table.target_column import (
    SUPPORTED,
)
from patterns.target.indicator import RATES, poverty_code


@dataclasses.dataclass(frozen=True, slots=True)
class _Named:
    """The evidence of a column's code: its words with the title's where they give only years, its unit, the codes to its left and of its words."""

    words: str
    title: str
    indicator: str
    unit: str
    left: str | None
    code: str | None
    of_indicator: str | None
    """The code of the indicator with its unit (`Xây mới (nhà)`); of the plan's title where the head only states that some are supported."""


_CODE: Sequence[Rule[_Named, str]] = (
    Rule("words name it", lambda one: one.code, lambda one: one.code or "other"),
    Rule(
        "poverty",
        lambda one: poverty_code(one.words, one.unit),
        lambda one: poverty_code(one.words, one.unit) or "other",
    ),
    Rule(
        "rate of the column before",
        lambda one: one.unit == "percent" and one.left in RATES,
        lambda one: RATES[one.left or ""],
    ),
    Rule(
        "falling poverty of the title",
        lambda one: FALLING.search(one.words) and "nghèo" in one.title,
        lambda one: "poverty_rate" if one.unit == "percent" else "poor_households",
    ),
    Rule(
        "words of the column before",
        lambda one: FALLING.search(one.words) and poverty_code(one.indicator, one.unit),
        lambda one: poverty_code(one.indicator, one.unit) or "other",
    ),
    Rule("indicator names it", lambda one: one.of_indicator, lambda one: one.of_indicator or "other"),
    Rule("no code", always, lambda _: "other"),
)


def column_code(context: Context, words: str, title: str, own: str, unit: str, left: str | None) -> Verdict[str]:
    """The code that a column's words name, or those of its indicator with its unit (`own` folded); `left` is the code of the column before."""
    plan = context.header.title
    about = fold(plan or "") if SUPPORTED.search(own) else f"{own} {unit}"
    of_words, of_indicator = code_of_words(words, unit, plan), code_of_words(about, unit, plan)
    return decide(_CODE, _Named(words, title, own, unit, left, of_words, of_indicator))
