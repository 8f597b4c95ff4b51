"""The figure that a cell of a table contains, whatever is around it; how digits are grouped is decided for the whole table.

What can be read in two ways gives no figure: `1 210` alone in its column is 1210, or 210 with a note's mark.
"""

import dataclasses
from collections.abc import Sequence
from decimal import Decimal

from corpus.document import Cell
from extract.issue import issue
from extract.record import Comparator, Issue
from extract.table.grid import Grid
from patterns.fold import fold
from patterns.number import parse_number
from patterns.pattern import Match
from patterns.table.figure_cell import (
    BROKEN_FIGURE,
    FOOTNOTE_MARK,
    SPACED_FIGURE,
    VALUE_CELL,
    comparator_of,
)
from patterns.table.grouping import ENGLISH
from patterns.table.unread import DIGITS_ONLY
from patterns.target.unit import unit_code
from patterns.vocabulary import set_of

_UNCOUNTABLE = set_of("divisible_unit") | {"percent", "ha", "km", "m2", "m3", "m²", "m³"}
"""Units of which there are parts: for them `1,650` may be a decimal."""


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A cell's figure; `whole` of `81/121`, `share` of `118 (16,2%)`, `unit` printed in the cell itself."""

    value: Decimal
    comparator: Comparator = "eq"
    upper: Decimal | None = None
    whole: Decimal | None = None
    share: Decimal | None = None
    unit: str | None = None
    rule: str = "plain"


def figure_in(grid: Grid, cell: Cell | None, unit: str | None = None) -> Figure | None:
    """The figure that a cell contains; None for a dash, words, or no cell, and where it is unclear.

    `unit` is what the column or the row counts in, where it is known.
    """
    text = grid.text(cell)
    if not text or cell is None:
        return None
    words, rule = _joined(grid, cell, fold(FOOTNOTE_MARK.compiled.sub("", text)))
    match = VALUE_CELL.match(words) if words else None
    if match is None or (match["bracket"] and match["minus"]):
        return None
    value, whole = _value(grid, match["number"], unit), _number(match["whole"])
    if value is None or (whole is not None and value > whole):
        return None  # `31/12` is a date
    return Figure(
        value=value,
        comparator=comparator_of(match),  # type: ignore[arg-type]  # its values are Comparator's
        upper=_number(match["upper"]),
        whole=whole,
        share=_number(match["share"]),
        unit=_printed_unit(match),
        rule=rule,
    )


def own_figure(
    grid: Grid, cells: Sequence[Cell | None], index: int, unit: str | None = None
) -> tuple[Cell, Figure] | None:
    """The cell of a row that begins in a column, and its figure; None if no figure is its own there."""
    cell = cells[index]
    figure = figure_in(grid, cell, unit)
    return (cell, figure) if cell is not None and figure is not None and cell.column == index else None


def _number(printed: str | None) -> Decimal | None:
    """The value of a part of a figure; None if the part is not printed."""
    return parse_number(printed) if printed else None


def _printed_unit(match: Match) -> str | None:
    """The unit that the cell itself prints."""
    if match["percent"]:
        return "percent"
    return unit_code(match["unit"]) if match["unit"] else None


def _joined(grid: Grid, cell: Cell, words: str) -> tuple[str | None, str]:
    """The words with their digits closed up, and why; None if it is not clear whether they belong together."""
    if SPACED_FIGURE.match(words):
        return _spaced(grid, cell, words)
    if " " in words and BROKEN_FIGURE.match(words):
        whole = words.replace(" ", "")
        return (whole, "broken over lines") if parse_number(whole) is not None else (None, "unclear")
    return words, "plain" if words == fold(grid.text(cell)) else "after a note's mark"


def _spaced(grid: Grid, cell: Cell, words: str) -> tuple[str | None, str]:
    """`1 210` as its column has it: blanks group thousands where several cells do, or where the total states so."""
    column = [(row, other) for row in grid.rows if (other := row[cell.column])]
    joined = words.replace(" ", "")
    spaced = sum(SPACED_FIGURE.match(fold(grid.text(other))) is not None for _, other in column)
    if spaced > 1 or words.count(" ") > 1:
        return joined, "blanks group thousands"
    left = _left_for(grid, cell, column)
    if left is None:
        return None, "unclear"
    for reading, rule in ((joined, "blanks group thousands"), (words.split(" ", 1)[1], "after a note's mark")):
        if left == Decimal(reading):
            return reading, f"{rule}: the total says so"
    return None, "unclear"


def _left_for(grid: Grid, cell: Cell, column: Sequence[tuple[Sequence[Cell | None], Cell]]) -> Decimal | None:
    """What the total of a column leaves for one of its cells; None without a total, or where another cell cannot be read."""
    total = next((_bare(grid.text(other)) for row, other in column if grid.is_total(row)), None)
    others = [_bare(grid.text(other)) for row, other in column if other != cell and not grid.is_total(row)]
    if total is None or None in others:
        return None
    return total - sum((value for value in others if value is not None), Decimal(0))


def _bare(text: str) -> Decimal | None:
    match = VALUE_CELL.match(fold(FOOTNOTE_MARK.compiled.sub("", text)).replace(" ", ""))
    return parse_number(match["number"]) if match else None


def _value(grid: Grid, number: str, unit: str | None) -> Decimal | None:
    """The number's value by the table's writing; of what is counted in wholes a comma before three digits groups them."""
    if grid.writing == "english" and ENGLISH.match(number):
        return Decimal(number.replace(",", ""))
    if not ENGLISH.match(number) or "," not in number:
        return parse_number(number)
    if grid.writing == "vietnamese":
        return parse_number(number) if number.count(",") == 1 and "." not in number else None
    return Decimal(number.replace(",", "")) if unit and unit not in _UNCOUNTABLE else None


def about(figure: Figure, *, estimated: bool) -> Figure:
    """A figure as its column gives it: an estimate (`ƯTH năm 2025`) is approximate."""
    return dataclasses.replace(figure, comparator="approx") if estimated and figure.comparator == "eq" else figure


def float_of(value: Decimal | None) -> float | None:
    """A figure's part as a row contains it."""
    return float(value) if value is not None else None


def unclear(grid: Grid, cell: Cell | None, unit: str | None) -> Issue | None:
    """A doubt about a cell of nothing but digits that can be read in two ways; None if there is no doubt."""
    if cell is None or not DIGITS_ONLY.match(grid.text(cell)) or figure_in(grid, cell, unit) is not None:
        return None
    return issue("table_figure_odd.digits", cell.span, printed=grid.text(cell))
