"""How a table writes its figures: `1.650,5` as Vietnamese does, or `1,650.5` as spreadsheets set up in English do.

Either way of writing is used throughout a table.  Where nothing shows which, figures with a comma are left unread:
`1,650` is 1650 or 1.65.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from patterns.number import parse_number
from patterns.pattern import Pattern
from patterns.table.header import FIGURE_CELL

Writing = Literal["vietnamese", "english", "unclear"]

ENGLISH = Pattern(
    name="english",
    expression=r"^[+-]?(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,3})(?:[.]\d{1,4})?[ ]?%?$",
    matches=("1,650", "12,345,678", "1,650.5", "850"),
    rejects=("1,65", "1.650.000", "0,125,5"),
)
"""A figure whose commas group thousands."""

SURELY_ENGLISH = Pattern(
    name="surely_english",
    expression=r"^[+-]?[1-9]\d{0,2}(?:,\d{3}){2,5}(?:[.]\d{1,4})?$|^[+-]?[1-9]\d{0,2}(?:,\d{3})+[.]\d{1,4}$",
    matches=("12,345,678", "1,650.5"),
    rejects=("1,650", "1.650,5"),
)

_HALF_CLEAR = Pattern(
    name="half_clear",
    expression=r"^[+-]?[1-9]\d{0,2},\d{3}$",
    matches=("1,650",),
    rejects=("0,125", "1,65"),
)

_SURELY_VIETNAMESE = Pattern(
    name="surely_vietnamese",
    expression=r"^[+-]?(?:\d{1,3}(?:[.]\d{3})+(?:,\d+)?|\d+,(?:\d{1,2}|\d{4,}))[ ]?%?$|^0,\d",
    matches=("1.650", "4,79", "0,125"),
    rejects=("1,650", "850"),
)


def writing_of(texts: Sequence[str]) -> Writing:
    """How the figures among a table's cells are written."""
    if any(SURELY_ENGLISH.match(text) for text in texts):
        return "english"
    if any(_SURELY_VIETNAMESE.match(text) for text in texts) or not any(_HALF_CLEAR.match(text) for text in texts):
        return "vietnamese"
    # `850` beside `1,020`: no table gives some figures to three decimals and others, hundreds of times larger, to none.
    return "english" if any(len(text) == 3 and text.isdigit() for text in texts) else "unclear"


def figure_of(text: str, writing: Writing) -> Decimal | None:
    """The value of a cell that contains a figure and nothing else; None for anything else, and where it is unclear."""
    if writing == "english":
        return Decimal(text.rstrip("% ").lstrip("+").replace(",", "")) if ENGLISH.match(text) else None
    if not FIGURE_CELL.match(text) or (writing == "unclear" and "," in text):
        return None
    return parse_number(text.rstrip("% ").lstrip("+-"))
