"""What the columns of a table by places measure: indicator, unit, year, and whether they promise or report."""

import dataclasses
from collections.abc import Iterator

from extract.context import Context
from extract.record import Direction, Header, Measure, TargetKind
from extract.table.grid import Grid
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, ORDER_HEADER
from patterns.table.target_column import (
    ALL_HOUSEHOLDS,
    COUNTED,
    COUNTED_NOUN,
    DAY_OF_YEAR,
    FALLING,
    HOUSEHOLDS,
    LEFT_POVERTY,
    MONEY_COLUMN,
    PERCENT,
    POVERTY_WORK,
    PROMISED,
    STATED,
    YEAR_END,
    YEAR_ONLY,
)
from patterns.target.clause import YEAR_AT
from patterns.target.figure import PER_YEAR, unit_code
from patterns.target.indicator import NEW_POOR, POVERTY_CODES, indicator_of, poverty_code


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """What a column of figures means."""

    index: int
    code: str
    unit: str
    kind: TargetKind
    direction: Direction | None
    measure: Measure | None
    year: int | None
    yearly: bool
    header: str


def target_columns(context: Context, grid: Grid, place: int) -> Iterator[Column]:
    """The columns of figures of a table whose column `place` names places."""
    title = POVERTY_WORK.compiled.sub("", context.document.folded[grid.title.start : grid.title.end])
    above: str | None = None
    for index, header in enumerate(grid.columns):
        folded = fold(header)
        if index == place or not folded or ORDER_HEADER.match(folded) or ALL_HOUSEHOLDS.search(folded):
            continue
        column = _column(context.header, grid, index, title, above)
        above = column.code if column else None
        if column is not None:
            yield column


def _column(header: Header, grid: Grid, index: int, title: str, above: str | None) -> Column | None:
    folded = fold(grid.columns[index])
    named = f"{title} / {folded}" if YEAR_ONLY.match(folded) else folded
    unit = None if MONEY_COLUMN.search(folded) or NEW_POOR.search(folded) else _unit(grid, index, named)
    code = _code(named, unit, title, above) if unit else None
    if unit is None or code is None:
        return None
    years = [int(match["year"]) for match in (*YEAR_AT.finditer(folded), *DAY_OF_YEAR.finditer(folded))]
    promised = _is_promised(header, folded, title, years, code)
    falling = FALLING.search(named) is not None or LEFT_POVERTY.search(named) is not None
    if falling and not promised:  # by how much it fell is no state to start from
        return None
    return Column(
        index=index,
        code=code,
        unit=unit,
        kind="target" if promised else "baseline",
        direction=("reduce" if falling else "reach") if promised else None,
        measure=("change" if falling else "level") if promised else None,
        year=years[-1] if years else header.period_end if promised else None,
        yearly="/năm" in folded or "bình quân" in folded or PER_YEAR.search(folded) is not None,
        header=grid.columns[index],
    )


def _code(named: str, unit: str, title: str, above: str | None) -> str | None:
    return (
        indicator_of(named)
        or poverty_code(named, unit)
        or _rate_of(above, unit)
        or _falling_poverty(named, title, unit)
    )


def _is_promised(header: Header, folded: str, title: str, years: list[int], code: str) -> bool:
    """Whether a column promises: its header says so, or its year lies ahead; a bare one does by its title, but for poverty itself."""
    first, last = header.period_start, header.period_end
    if STATED.search(folded) or (years and first and years[-1] < first):
        return False
    if PROMISED.search(folded) or (years and first and years[-1] > first):
        return True
    title_promises = bool(PROMISED.search(title) and not STATED.search(title))
    if YEAR_END.search(folded):
        return title_promises or bool(years and years[-1] == last)
    return title_promises and (code not in POVERTY_CODES or YEAR_ONLY.match(folded) is not None)


def _unit(grid: Grid, index: int, folded: str) -> str | None:
    """The unit by the header, by the caption's unit, or because a count of households has no decimals."""
    if grid.unit is not None and MONEY_COLUMN.search(grid.unit):
        return None
    if PERCENT.search(folded):
        return "percent"
    if COUNTED.search(folded):
        return "household"
    if counted := COUNTED_NOUN.search(folded):
        return unit_code(counted["unit"])
    if grid.unit is not None:
        return "percent" if grid.unit in ("%", "phần trăm") else unit_code(grid.unit)
    if HOUSEHOLDS.search(folded):
        return "household"
    texts = [grid.text(row[index]) for row in grid.rows if FIGURE_CELL.match(grid.text(row[index]))]
    if any("," in text for text in texts):
        return "percent"
    return "household" if LEFT_POVERTY.search(folded) else None


def _rate_of(above: str | None, unit: str) -> str | None:
    """`Tỷ lệ %` beside `Hộ nghèo` is the poverty rate."""
    if unit != "percent" or above is None:
        return None
    return {
        "poor_households": "poverty_rate",
        "near_poor_households": "near_poverty_rate",
        "ethnic_poor_households": "ethnic_poverty_rate",
    }.get(above)


def _falling_poverty(named: str, title: str, unit: str) -> str | None:
    """`Chỉ tiêu giảm` under a title about poverty."""
    if FALLING.search(named) and "nghèo" in title:
        return "poverty_rate" if unit == "percent" else "poor_households"
    return None
