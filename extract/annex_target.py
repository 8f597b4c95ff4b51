"""The `targets` rows that stand in annex tables: a figure for each commune, district or hamlet and column.

Totals rows are checked against their parts and give no rows of their own, since the plan's body states
them.  A column counts only where its header, or the caption, tells indicator and unit.
"""

import dataclasses
from collections.abc import Iterator

from corpus.document import Span
from extract.draft import Draft
from extract.grid import Grid, grids
from extract.record import Direction, Issue, Measure, Target, TargetKind
from extract.table_row import Row, odd_rate, place_column, rows_of, sum_issues, value_of
from patterns.annex import (
    ALL_HOUSEHOLDS,
    COUNTED,
    FALLING,
    GROUP_ROW,
    HOUSEHOLDS,
    LEFT_POVERTY,
    MONEY_COLUMN,
    PERCENT,
    PROMISED,
    STATED,
    YEAR_END,
)
from patterns.figure import PER_YEAR
from patterns.fold import fold
from patterns.indicator import NEW_POOR, indicator_of, poverty_code
from patterns.table import FIGURE_CELL, ORDER_HEADER
from patterns.target import YEAR_AT


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


def extract(draft: Draft) -> Iterator[Target | Issue]:
    """The targets and baselines of the annex tables, place by place."""
    if draft.header.doc_type != "Kế hoạch":
        return
    for grid in grids(draft.document):
        place = place_column(grid)
        if place is None:
            continue
        columns = list(_columns(draft, grid, place))
        rows = rows_of(grid, place)
        for row in rows:
            if not row.is_total and not GROUP_ROW.match(fold(grid.text(row.label))):
                yield from _row(grid, row, columns)
        yield from sum_issues(grid, rows, [column.index for column in columns if column.unit == "household"])


def _columns(draft: Draft, grid: Grid, place: int) -> Iterator[Column]:
    caption = draft.document.folded[grid.caption.start : grid.caption.end]
    above: str | None = None
    for index, header in enumerate(grid.columns):
        folded = fold(header)
        if index == place or not folded or ORDER_HEADER.match(folded) or ALL_HOUSEHOLDS.search(folded):
            continue
        column = _column(draft, grid, index, folded, caption, above)
        above = column.code if column else None
        if column is not None:
            yield column


def _column(draft: Draft, grid: Grid, index: int, folded: str, caption: str, above: str | None) -> Column | None:
    unit = None if MONEY_COLUMN.search(folded) or NEW_POOR.search(folded) else _unit(grid, index, folded)
    if unit is None:
        return None
    code = (
        indicator_of(folded)
        or poverty_code(folded, unit)
        or _rate_of(above, unit)
        or _falling_poverty(folded, caption, unit)
    )
    if code is None:
        return None
    years = [int(match["year"]) for match in YEAR_AT.finditer(folded)]
    first = draft.header.period_start
    promised = (PROMISED.search(folded) is not None or _lies_ahead(folded, caption)) and STATED.search(folded) is None
    promised = promised or bool(years and first and years[-1] > first and STATED.search(folded) is None)
    falling = FALLING.search(folded) is not None or LEFT_POVERTY.search(folded) is not None
    if falling and not promised:  # by how much it fell is no state to start from
        return None
    return Column(
        index=index,
        code=code,
        unit=unit,
        kind="target" if promised else "baseline",
        direction=("reduce" if falling else "reach") if promised else None,
        measure=("change" if falling else "level") if promised else None,
        year=years[-1] if years else draft.header.period_end if promised else None,
        yearly="/năm" in folded or "bình quân" in folded or PER_YEAR.search(folded) is not None,
        header=grid.columns[index],
    )


def _lies_ahead(folded: str, caption: str) -> bool:
    """`Tỷ lệ hộ nghèo cuối năm` under `Chỉ tiêu giảm nghèo năm 2024`; not under `Kết quả rà soát`."""
    return bool(YEAR_END.search(folded) and PROMISED.search(caption) and not STATED.search(caption))


def _unit(grid: Grid, index: int, folded: str) -> str | None:
    """`percent` or `household`: by the header, by the caption's unit, or because a count of households has no decimals."""
    if grid.unit is not None and MONEY_COLUMN.search(grid.unit):
        return None
    if PERCENT.search(folded):
        return "percent"
    if COUNTED.search(folded):
        return "household"
    if grid.unit is not None:
        return {"%": "percent", "phần trăm": "percent", "hộ": "household"}.get(grid.unit)
    if HOUSEHOLDS.search(folded):
        return "household"
    texts = [
        grid.text(row[index]) for row in grid.rows if index < len(row) and FIGURE_CELL.match(grid.text(row[index]))
    ]
    return "percent" if any("," in text for text in texts) else None


def _rate_of(above: str | None, unit: str) -> str | None:
    """`Tỷ lệ %` beside `Hộ nghèo` is the poverty rate."""
    if unit != "percent" or above is None:
        return None
    return {
        "poor_households": "poverty_rate",
        "near_poor_households": "near_poverty_rate",
        "ethnic_poor_households": "ethnic_poverty_rate",
    }.get(above)


def _falling_poverty(folded: str, caption: str, unit: str) -> str | None:
    """`Chỉ tiêu giảm` under a caption about poverty."""
    if FALLING.search(folded) and "nghèo" in caption:
        return "poverty_rate" if unit == "percent" else "poor_households"
    return None


def _row(grid: Grid, row: Row, columns: list[Column]) -> Iterator[Target | Issue]:
    place = row.label
    for column in columns:
        cell = row.cells[column.index]
        value = value_of(grid, cell)
        if cell is None or value is None:
            continue
        if odd := odd_rate(grid, row, cell, column.unit):
            yield odd
            continue
        yield Target(
            span=Span(min(place.span.start, cell.span.start), max(place.span.end, cell.span.end)),
            kind=column.kind,
            indicator_code=column.code,
            indicator=column.header,
            direction=column.direction,
            measure=column.measure,
            value=float(value),
            unit=column.unit,
            per="year" if column.yearly and column.kind == "target" else None,
            year=column.year,
            area=grid.text(place),
        )
