"""The `targets` rows of tables whose rows are indicators: a figure for each indicator and year.

The table says itself that it holds indicators, and gives each row's unit.  A figure that the plan's text has told
already is not repeated.
"""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal

from corpus.document import Cell, Span
from extract.context import Context
from extract.record import Comparator, Direction, Issue, Measure, Target, TargetKind
from extract.table.grid import Grid, grids
from extract.table.money_column import money_unit, terms_of
from extract.table.row import Row, label_column, odd_rate, rows_of, unit_column
from patterns.fold import fold
from patterns.number import parse_number
from patterns.table.header import ORDER_HEADER
from patterns.table.indicator_row import (
    AHEAD,
    COMPARED,
    GOAL_FIGURE,
    INDICATOR_HEADER,
    INDICATOR_TITLE,
    KEPT,
    MATTER_HEADER,
    REDUCED,
    REDUCED_TO,
    RISING,
    STARTING,
    comparator_of,
)
from patterns.target.figure import PER_YEAR, unit_code
from patterns.target.indicator import indicator_of, poverty_code


@dataclasses.dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: what was found, or what is promised, and for which year."""

    index: int
    kind: TargetKind
    year: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class _Indicator:
    """What a row measures."""

    row: Row
    code: str
    unit: str
    yearly: bool
    direction: Direction
    measure: Measure


def extract(context: Context) -> Iterator[Target | Issue]:
    """The targets and baselines of the tables of indicators."""
    if context.header.doc_type != "Kế hoạch":
        return
    told = {_key(row) for row in context.of(Target)}
    for grid in grids(context.document):
        label, unit = label_column(grid), unit_column(grid)
        if label is None or unit is None or not _names_indicators(context, grid, label):
            continue
        columns = list(_columns(context, grid, (label, unit)))
        for row in rows_of(grid, label):
            indicator = _indicator(grid, row, unit)
            for column in columns if indicator else ():
                odd = indicator and odd_rate(grid, row, row.cells[column.index], indicator.unit)
                target = None if odd else indicator and _target(grid, indicator, column, row.cells[column.index])
                if odd:
                    yield odd
                if target and _key(target) not in told:
                    told.add(_key(target))
                    yield target


def _names_indicators(context: Context, grid: Grid, label: int) -> bool:
    header = fold(grid.columns[label].split(" / ")[-1])
    title = context.document.folded[grid.title.start : grid.title.end]
    return bool(INDICATOR_HEADER.match(header) or (MATTER_HEADER.match(header) and INDICATOR_TITLE.search(title)))


def _key(row: Target) -> tuple[object, ...]:
    return row.kind, row.indicator_code, row.measure, row.value, row.value_max, row.unit, row.year, row.area


def _columns(context: Context, grid: Grid, named: tuple[int, int]) -> Iterator[_Column]:
    for index, header in enumerate(grid.columns):
        levels = [fold(level) for level in header.split(" / ") if level]
        if index in named or not levels or ORDER_HEADER.match(levels[-1]) or any(map(COMPARED.search, levels)):
            continue
        years = terms_of(levels).years
        kind = _kind(context, levels, years)
        if kind is not None:
            yield _Column(index, kind, years[1] if years else context.header.period_end if kind == "target" else None)


def _kind(context: Context, levels: list[str], years: tuple[int, int] | None) -> TargetKind | None:
    """Whether a column promises or reports; None where its header tells neither, or promises for a past year."""
    first = context.header.period_start
    is_past = bool(years and first and years[1] < first)
    if any(map(STARTING.search, levels)):
        return "baseline"
    if any(map(AHEAD.search, levels)):
        return None if is_past else "target"
    if years is None or first is None:
        return None
    return "baseline" if is_past else "target"


def _indicator(grid: Grid, row: Row, unit_at: int) -> _Indicator | None:
    """What a row measures; None for a row without unit (a heading), a sum, or money."""
    printed, _, per = fold(grid.text(row.cells[unit_at])).partition("/")
    printed = printed.strip(" .")
    if not printed or row.is_total or money_unit(printed):
        return None
    unit = "percent" if printed in ("%", "phần trăm", "điểm %") else unit_code(printed)
    label = fold(grid.text(row.label))
    code = indicator_of(label) or poverty_code(label, unit) or "other"
    direction, measure = _direction(label)
    return _Indicator(row, code, unit, per.strip() == "năm" or PER_YEAR.search(label) is not None, direction, measure)


def _direction(label: str) -> tuple[Direction, Measure]:
    words = label.lstrip("-+*•.) 0123456789")
    if REDUCED_TO.search(words):
        return "reduce", "level"
    if REDUCED.search(words):
        return "reduce", "change"
    if RISING.search(words):
        return "increase", "change"
    return ("maintain" if KEPT.search(words) else "reach"), "level"


def _target(grid: Grid, indicator: _Indicator, column: _Column, cell: Cell | None) -> Target | None:
    match = GOAL_FIGURE.match(fold(grid.text(cell)))
    value = parse_number(match["number"]) if match else None
    label, promised = indicator.row.label, column.kind == "target"
    if cell is None or match is None or value is None or (indicator.measure == "change" and not promised):
        return None  # by how much it changed before is no state to start from
    comparator: Comparator = comparator_of(match)  # type: ignore[assignment]  # its values are Comparator's
    return Target(
        span=Span(min(label.span.start, cell.span.start), max(label.span.end, cell.span.end)),
        kind=column.kind,
        indicator_code=indicator.code,
        indicator=grid.text(label),
        direction=indicator.direction if promised else None,
        measure=indicator.measure if promised else None,
        comparator=comparator,
        value=float(value),
        value_max=_upper(match["upper"]),
        unit=indicator.unit,
        per="year" if indicator.yearly and promised else None,
        year=column.year,
    )


def _upper(text: str | None) -> float | None:
    number: Decimal | None = parse_number(text) if text else None
    return float(number) if number is not None else None
