"""What a figure is: a number with its unit, where it is written and what it is worth."""

import dataclasses

from patterns.vocabulary import set_of

MEASURES = set_of("measure_unit")
"""Units that measure; other nouns are counted."""


RATES = frozenset({"percent", "‰"})
"""Units of figures that rate, and do not count."""


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: `start` to `number_end` the number with its sign or ratio, up to `end` the noun too."""

    start: int
    number_end: int
    end: int
    value: float
    value_max: float | None
    unit: str
    out_of: float | None = None
    none_left: bool = False
    is_money: bool = False
    """An amount of money: it gives no row, but later figures share its words (`đạt 400 triệu USD, tăng 10%/năm`)."""
    known: bool = True
    """Whether a lexicon has the unit; an unknown noun needs a verb before it to be a target."""


Times = tuple[tuple[int, int], ...]
"""Where times of a text begin and end."""
