"""The `targets` rows of tables whose rows are indicators: a figure for each indicator and year.

The table states itself that it contains indicators; a row's unit is in a column of its own, in its label or in its cells.
Money, sums and headings give no rows.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from corpus.document import Cell, covering
from extract.context import Context
from extract.decision import Rule, Verdict, always, decide, named
from extract.record import Direction, Issue, Measure, Target, TargetKind
from extract.table.code import code_of_words
from extract.table.column_kind import head_of, kind_of, year_of
from extract.table.column_unit import Counted, unit_of, unit_verdict
from extract.table.figure import Figure, about, figure_in, float_of, unclear
from extract.table.grid import Grid, grids
from extract.table.money_column import money_unit
from extract.table.row import Row, label_column, odd_rate, place_column, rows_of, unit_column
from extract.table.row_words import Worded, worded_rows
from patterns.fold import fold
from patterns.table.header import ORDER_HEADER, PLACE_CELL, TOTAL_ROW
from patterns.table.indicator_row import (
    COMPARED,
    INDICATOR_HEADER,
    INDICATOR_TITLE,
    KEPT,
    MATTER_HEADER,
    REDUCED,
    REDUCED_TO,
    RISING,
)
from patterns.table.thing import THING_HEADER
from patterns.target.figure import PER_YEAR
from patterns.target.indicator import poverty_code

_MARKS = "-+*•.) 0123456789"
"""What is before the words of a label."""
_PLACES = 2
"""Heads that name places in a table whose columns are places."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: what was found, or what is committed to, and for which year."""

    index: int
    kind: TargetKind
    year: int | None
    estimated: bool
    rules: tuple[tuple[str, str], ...]
    area: str | None = None
    """The place that heads it, if a table's columns are places."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Indicator:
    """What a row measures."""

    row: Row
    words: str
    code: str
    unit: str
    yearly: bool
    direction: Direction
    measure: Measure
    rules: tuple[tuple[str, str], ...]


def extract(context: Context) -> Iterator[Target | Issue]:
    """The targets and baselines of the tables of indicators."""
    if context.header.doc_type != "Kế hoạch":
        return
    for grid in grids(context.document):
        label, unit = label_column(grid), unit_column(grid)
        if label is None or label == place_column(grid) or not _names_indicators(context, grid, label, unit):
            continue
        columns = list(_columns(context, grid, (label, unit)))
        indicators = list(_indicators(context, grid, rows_of(grid, label), unit, columns))
        for indicator in indicators:
            for column in columns:
                yield from _figures(grid, indicator, column, indicators)


def _names_indicators(context: Context, grid: Grid, label: int, unit: int | None) -> bool:
    """Whether the label's column names indicators: its head states so, or if rows have units the title, or things in its head."""
    header = fold(grid.columns[label].split(" / ")[-1])
    title = context.document.folded[grid.title.start : grid.title.end]
    return INDICATOR_HEADER.match(header) is not None or bool(
        unit is not None
        and (THING_HEADER.match(header) or (MATTER_HEADER.match(header) and INDICATOR_TITLE.search(title)))
    )


def _columns(context: Context, grid: Grid, named_columns: Sequence[int | None]) -> Iterator[_Column]:
    places = _places(grid)
    for index, header in enumerate(grid.columns):
        levels = [fold(level) for level in header.split(" / ") if level]
        if index in named_columns or not levels or ORDER_HEADER.match(levels[-1]) or any(map(COMPARED.search, levels)):
            continue
        head = head_of(context, grid, index)
        kind = kind_of(head)
        if kind.value is not None and (head.statement or head.year or index in places):
            year = year_of(head, kind.value)
            estimated = head.is_estimated and kind.value == "baseline"
            rules = (("kind", kind.rule), ("year", year.rule))
            yield _Column(index, kind.value, year.value, estimated, rules, places.get(index))


def _places(grid: Grid) -> Mapping[int, str | None]:
    """The columns that places head, each with its place; None of the one for all of them (`Toàn huyện`)."""
    heads = {index: header.split(" / ")[-1] for index, header in enumerate(grid.columns)}
    named = {index: head for index, head in heads.items() if PLACE_CELL.match(head)}
    if len(named) < _PLACES:
        return {}
    return named | {index: None for index, head in heads.items() if TOTAL_ROW.match(fold(head))}


def _indicators(
    context: Context, grid: Grid, rows: Sequence[Row], unit_at: int | None, columns: Sequence[_Column]
) -> Iterator[_Indicator]:
    """What the rows that have figures measure."""

    def has_figures(row: Row) -> bool:
        return any(figure_in(grid, row.cells[column.index]) for column in columns)

    for worded in worded_rows(grid, rows, unit_at, has_figures):
        if indicator := _indicator(context, grid, worded, unit_at, columns):
            yield indicator


def _indicator(
    context: Context, grid: Grid, worded: Worded, unit_at: int | None, columns: Sequence[_Column]
) -> _Indicator | None:
    """What a row measures; None for a row without unit, a sum, or money."""
    row, words = worded.row, worded.words
    unit = _unit(grid, worded, unit_at, columns)
    if row.is_total or unit.value is None:
        return None
    printed, _, per = unit.value.partition("/")
    unit_code = unit_of(printed) if per.strip() == "năm" else unit_of(unit.value)
    label = fold(grid.text(row.label))
    code = (
        code_of_words(label.lstrip(_MARKS), unit_code, context.header.title)
        or poverty_code(label, unit_code)
        or "other"
    )
    direction = decide(_DIRECTION, label.lstrip(_MARKS))
    return _Indicator(
        row,
        words,
        code,
        unit_code,
        per.strip() == "năm" or PER_YEAR.match(label) is not None,
        *direction.value,
        (("unit", unit.rule), ("direction", direction.rule)),
    )


def _unit(grid: Grid, worded: Worded, unit_at: int | None, columns: Sequence[_Column]) -> Verdict[str | None]:
    row = worded.row
    printed = fold(grid.text(row.cells[unit_at])).strip(" .") if unit_at is not None else ""
    if printed or worded.unit:
        return _no_money(printed or worded.unit or "", "unit column" if printed else "unit of the row above")
    if unit_at is not None and grid.text(row.cells[unit_at]) == "" and grid.unit is None:
        return Verdict(None, "unit left empty")
    cells = tuple(fold(text) for column in columns if (text := grid.text(row.cells[column.index])))
    verdict = unit_verdict(Counted(fold(grid.text(row.label)), grid.unit, cells))
    return _no_money(verdict.value, verdict.rule) if verdict.value else verdict


def _no_money(unit: str, rule: str) -> Verdict[str | None]:
    """A printed unit; None if it is one of money."""
    return Verdict(None if money_unit(unit.partition("/")[0].strip()) is not None else unit, rule)


_DIRECTION: Sequence[Rule[str, tuple[Direction, Measure]]] = (
    Rule("falls to", REDUCED_TO.search, lambda _: ("reduce", "level")),
    Rule("falls by", REDUCED.search, lambda _: ("reduce", "change")),
    Rule("rises by", RISING.search, lambda _: ("increase", "change")),
    Rule("kept", KEPT.search, lambda _: ("maintain", "level")),
    Rule("reached", always, lambda _: ("reach", "level")),
)


def _figures(
    grid: Grid, indicator: _Indicator, column: _Column, indicators: Sequence[_Indicator]
) -> Iterator[Target | Issue]:
    """The row of an indicator's figure, or a doubt about it; a cell merged over several rows or columns is read once."""
    cell = indicator.row.cells[column.index]
    if doubt := unclear(grid, cell, indicator.unit):
        yield doubt
    figure = figure_in(grid, cell, indicator.unit)
    covered = [other for other in indicators if other.row.cells[column.index] == cell]
    is_last = cell is not None and cell.column + cell.column_span - 1 == column.index
    if cell is None or figure is None or covered[0] is not indicator or not is_last:
        return
    odd = odd_rate(grid, indicator.row, cell, figure.unit or indicator.unit)
    yield odd or _target(grid, covered, column, cell, about(figure, estimated=column.estimated))


def _target(grid: Grid, covered: Sequence[_Indicator], column: _Column, cell: Cell, figure: Figure) -> Target:
    """The row of a figure that the rows of `covered` share."""
    first = covered[0]
    is_target = column.kind == "target"
    is_moving = is_target or first.measure == "change"
    return Target(
        span=covering([cell.span, *(indicator.row.label.span for indicator in covered)]),
        kind=column.kind,
        indicator_code=first.code,
        indicator="; ".join(dict.fromkeys(indicator.words for indicator in covered)),
        direction=first.direction if is_moving else None,
        measure=first.measure if is_moving else "level",
        comparator=figure.comparator,
        value=float(figure.value),
        value_max=float_of(figure.upper),
        out_of=float_of(figure.whole),
        unit=_own_unit(figure, first.unit),
        per="year" if first.yearly and is_target else None,
        year=column.year,
        area=column.area,
        rule=named([*column.rules, *first.rules, ("value", figure.rule)]),
    )


def _own_unit(figure: Figure, unit: str) -> str:
    """The unit that the cell prints if it is another than the row's."""
    return figure.unit if figure.unit and unit != "percent" and figure.unit == "percent" else unit
