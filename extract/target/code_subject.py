"""The code that a plan's or a section's own subject gives: houses in plans to remove temporary ones, water works in plans for clean water.

Source: TABLES of the project, targets (the parts of `Xóa N nhà tạm`).
"""

from extract.target.code_words import words_of_both
from extract.target.reading import Reading
from patterns.target.code import TEMPORARY
from patterns.target.indicator import indicator_of
from patterns.target.subject import BUILT_HOUSE, SERVES, WASTE, WATER_LOSS, WATER_WORK, WATER_WORKS
from patterns.vocabulary import set_of

HOUSES = set_of("house")
"""Units of houses."""
_WATER = "clean_water"


def removes_houses(title: str) -> bool:
    """Whether a plan of a folded title is one to remove temporary houses."""
    return TEMPORARY.search(title) is not None


def supplies_water(title: str) -> bool:
    """Whether a plan or a section of a folded title is about clean water."""
    return indicator_of(title) == _WATER


def is_water_work(words: str, unit: str) -> bool:
    """Whether folded words name what brings water, or count water by its volume; waste and losses are excluded."""
    if WASTE.search(words) or WATER_LOSS.search(words):
        return False
    return unit.startswith("m3") or WATER_WORK.search(words) is not None


def house_of_plan(e: Reading) -> bool:
    """Houses that a plan to remove temporary ones is to build and repair, and shares of them; not what earlier years built."""
    if e.decided != "target" or not removes_houses(e.place.plan):
        return False
    share = e.figure.unit == "percent" and BUILT_HOUSE.match(e.population or e.indicator) is not None
    return share or e.figure.unit in HOUSES


def water_of_plan(e: Reading) -> bool:
    """Connections, works and samples in a plan or section on clean water, and the people served by such works; not waste."""
    section = supplies_water(e.place.heading)
    if not (section or supplies_water(e.place.plan)) or WASTE.search(e.before):
        return False
    if section and (SERVES.match(e.indicator) or WATER_WORKS.match(e.indicator)):
        return True
    return is_water_work(words_of_both(e), e.figure.unit)
