"""What the words of a figure name: its code by the lexicon of indicators, and the unit that the words count in."""

from extract.kept import asked_once
from extract.target.reading import Reading
from patterns.target.code import BANK, NUMBER_LED
from patterns.target.code_poverty import AMONG_TOTAL, PURE_POVERTY
from patterns.target.indicator import COUNTS, RATES, indicator_of

OTHER = "other"
"""The code of a figure whose words name no indicator of the lexicon."""


def unit_counted(e: Reading) -> str:
    """The unit that the words count in: `Số hộ nghèo giảm 18%` counts households."""
    if e.lender is not None and e.lender.figure.unit == "household" and e.figure.unit == "percent":
        return "percent"
    return "household" if NUMBER_LED.match(e.indicator) else e.figure.unit


@asked_once
def named_code(e: Reading) -> str | None:
    """The code that the indicator's own words name; None if they name none, or only that the poor are supported."""
    words = AMONG_TOTAL.without(BANK.without(e.indicator))
    code = indicator_of(words, poverty=e.place.poverty) if words else None
    return None if code == "policy_coverage" and PURE_POVERTY.match(e.indicator) else code


@asked_once
def words_of_both(e: Reading) -> str:
    """The folded words of population and indicator."""
    return f"{e.population} {e.indicator}"


def counted_as(code: str, unit: str) -> str:
    """The code of the same indicator in another unit."""
    return {"percent": RATES, "household": COUNTS}.get(unit, {}).get(code, code)
