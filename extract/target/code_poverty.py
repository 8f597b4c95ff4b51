"""Poverty itself, measured as a rate or as a number of households, and groups of the poor."""

from extract.target.code_words import OTHER, unit_counted
from extract.target.form import names
from extract.target.reading import Reading
from patterns.target.code import HELPED
from patterns.target.code_poverty import ESCAPING, POOR_WHOLE, POOR_WHOLE_BEFORE, PURE_POVERTY
from patterns.target.indicator import ETHNIC, poverty_code

CHANGED = (names.CHANGE, names.THINGS, names.SUBJECT, names.FIGURE_BEFORE)
"""Forms of what changes."""


def poverty_itself(e: Reading) -> str | None:
    """Poverty itself: the rate or the number of the poor, not a predicate of theirs."""
    if e.population and e.measured.form in (
        names.SHARE,
        names.SERVED,
        names.SHARED_PREDICATE,
        names.DONE_FOR,
        names.HELPED_BY_EACH,
        names.PEOPLE_WHO_HAVE,
        names.INSIDE_SHARE,
    ):
        return None
    return poverty_code(e.indicator, unit_counted(e)) if PURE_POVERTY.match(e.indicator) else None


def share_of_poor(e: Reading) -> str | None:
    """A group's share among the poor households."""
    percent = e.figure.unit == "percent"
    match = (POOR_WHOLE.match(e.after) or POOR_WHOLE_BEFORE.search(e.sentence_before)) if percent else None
    if match is None:
        return None
    return poverty_code(e.indicator, "household") or ("near_poor_households" if match["near"] else "poor_households")


def group_of_poor(e: Reading) -> str | None:
    """`trong số hộ nghèo có 87 hộ không có khả năng lao động`: a group of the poor households."""
    poor = e.measured.form == names.PEOPLE_WHO_HAVE and e.population == "hộ nghèo" and e.figure.unit == "household"
    if not poor:
        return None
    return "ethnic_poor_households" if ETHNIC.search(e.indicator) else "other_poor_households"


def helped(e: Reading) -> str | None:
    """`giúp đỡ 108 hộ nghèo`, `biểu dương 10 hộ thoát nghèo`: what is done for them; nobody ceases to be poor by it."""
    helps = e.figure.unit == "household" and HELPED.search(e.before)
    return OTHER if helps and not ESCAPING.search(e.indicator) else None


def no_longer_poor(e: Reading) -> str | None:
    """`40 hộ thoát nghèo`: a decrease in poor households by that number."""
    words = f"{e.population} {e.indicator}".strip()
    return (
        poverty_code(words, e.figure.unit)
        if e.figure.unit in ("household", "percent")
        and ESCAPING.search(e.indicator)
        and e.measured.form != names.HELPED_BY_EACH
        else None
    )


def change_of_poor(e: Reading) -> str | None:
    """`giảm 3% hộ nghèo`."""
    if e.measured.form not in CHANGED:
        return None
    return poverty_code(e.indicator, unit_counted(e)) if PURE_POVERTY.match(e.indicator) else None
