"""What the columns of a table of money contain: whose money, of which kind and year, in which unit."""

import dataclasses
from collections.abc import Iterator
from typing import TypeVar

from corpus.document import Cell
from extract.context import Context
from extract.record import CapitalType, FundingSource, Header
from extract.table.figure import figure_in
from extract.table.grid import Grid
from extract.table.row import unit_column
from patterns.component.heading import COMPONENT_MENTION, code_of
from patterns.fold import fold
from patterns.funding.capital_type import CAPITAL
from patterns.funding.source_name import sources_in
from patterns.period import PERIOD
from patterns.table.header import YEAR_HEADER
from patterns.table.money_column import (
    CARRIED_OVER,
    HEADER_UNIT,
    MONEY_UNIT,
    NOT_PLANNED,
    OTHER_UNIT,
    SHORT_CAPITAL,
    SHORT_SOURCE,
    WHOLE,
    scale_of,
    short_source,
)

_Kind = TypeVar("_Kind")


@dataclasses.dataclass(frozen=True, slots=True)
class Terms:
    """What words around an amount state of it; None if they do not."""

    source: FundingSource | None = None
    capital: CapitalType | None = None
    years: tuple[int, int] | None = None
    component: str | None = None
    is_clear: bool = True
    """False if the words name two funding sources or two kinds of capital."""


@dataclasses.dataclass(frozen=True, slots=True)
class MoneyColumn:
    """A column of planned sums."""

    index: int
    terms: Terms
    unit: tuple[int, str] | None
    """How many đồng its unit is, and the unit, folded; None if only the rows state theirs."""
    has_own_unit: bool = False
    """Whether its own head states the unit."""
    in_cells: bool = False
    """Whether its cells print their units themselves."""


def money_columns(context: Context, grid: Grid, label: int) -> Iterator[MoneyColumn]:
    """The columns of planned sums: those whose header shows funding source, capital, year, project or that they are sums, in a known unit."""
    for index, header in enumerate(grid.columns):
        levels = [fold(level) for level in header.split(" / ") if level]
        unit, has_own_unit = _unit(grid, levels), any(map(HEADER_UNIT.search, levels))
        column = MoneyColumn(index, terms_of(levels), unit, has_own_unit, _in_cells(grid, index))
        if (
            index != label
            and _is_money(column, levels)
            and _is_counted(grid, column)
            and _is_planned(column.terms, levels, context.header)
        ):
            yield column


def _is_money(column: MoneyColumn, levels: list[str]) -> bool:
    """Whether a head states that its column contains sums: by clear terms of money, or a word for a sum."""
    if not levels or not column.terms.is_clear or any(_is_no_sum(level) for level in levels):
        return False
    return column.terms != Terms() or any(WHOLE.search(level) for level in levels)


def _is_counted(grid: Grid, column: MoneyColumn) -> bool:
    """Whether the unit of a column's figures is known, or each row gives its own."""
    return column.unit is not None or column.in_cells or unit_column(grid) is not None


def _in_cells(grid: Grid, index: int) -> bool:
    """Whether most filled cells of a column print a unit of money."""
    cells = [cell for row in grid.rows if grid.text(cell := row[index])]
    return sum(cell_unit(grid, cell) is not None for cell in cells) * 2 > len(cells)


def cell_unit(grid: Grid, cell: Cell | None) -> tuple[int, str] | None:
    """đồng in one of the unit of money that a cell prints, and the unit; None if it prints none."""
    figure = figure_in(grid, cell)
    return money_unit(fold(figure.unit)) if figure is not None and figure.unit else None


def money_unit(words: str) -> tuple[int, str] | None:
    """How many đồng one unit is, and the unit; None if the folded words are not a unit of money."""
    match = MONEY_UNIT.match(words)
    return (scale_of(match), match["unit"]) if match else None


def terms_of(levels: list[str], project: str | None = None) -> Terms:
    """What the folded levels of a header, or a row's label, state; an inner level shows more than an outer one."""
    source: FundingSource | None = None
    capital: CapitalType | None = None
    years: tuple[int, int] | None = None
    component: str | None = None
    is_clear = True
    for level in levels:
        sources, capitals = _sources(level), _capitals(level)
        is_clear = is_clear and len(sources) < 2 and len(capitals) < 2
        source = _only(sources) if sources else source
        capital = _only(capitals) if capitals else capital
        years = _years(level) or years
        codes = _components(level, project)
        is_clear = is_clear and len(codes) < 2
        component = next(iter(codes), component)
    return Terms(source, capital, years, component, is_clear)


def _only(named: set[_Kind]) -> _Kind | None:
    """The one that a level names; None if it names several."""
    return next(iter(named)) if len(named) == 1 else None


def _components(level: str, project: str | None) -> list[str]:
    """The projects that a level names, in order; `Dự án 3 - Tiểu dự án 2` is one."""
    codes: list[str] = []
    for match in COMPONENT_MENTION.finditer(level):
        if code := code_of(match, codes[-1].split(".")[0] if codes else project):
            codes.append(code)
    return [code for code in dict.fromkeys(codes) if not any(other.startswith(f"{code}.") for other in codes)]


def _sources(level: str) -> set[FundingSource]:
    """Who pays by a folded level; `city` for a city's budget, whose level only the plan's place shows."""
    if short := SHORT_SOURCE.match(level):
        return {short_source(short["source"])}  # type: ignore[arg-type]  # the lexicon's codes are FundingSource's
    return set(sources_in(level))  # type: ignore[arg-type]  # so are these


def _capitals(level: str) -> set[CapitalType]:
    found = [SHORT_CAPITAL.match(level)] if SHORT_CAPITAL.match(level) else list(CAPITAL.finditer(level))
    return {"recurrent" if match["recurrent"] else "investment" for match in found if match}


def _years(level: str) -> tuple[int, int] | None:
    """First and last year that a level names."""
    if YEAR_HEADER.match(level):
        figures = [int(part) for part in level.removeprefix("năm ").replace("-", " ").split()]
        return figures[0], figures[-1]
    match = next(iter(PERIOD.finditer(level)), None)
    if match is None:
        return None
    if match["single"]:
        return int(match["single"]), int(match["single"])
    return int(match["first"]), int(match["later"] or match["last"])


def _is_no_sum(level: str) -> bool:
    return NOT_PLANNED.search(level) is not None or (OTHER_UNIT.search(level) is not None)


def _unit(grid: Grid, levels: list[str]) -> tuple[int, str] | None:
    """The header's own unit of money, the innermost; else the caption's; else the only one that any header or the label of a total gives."""
    for level in reversed(levels):
        if match := HEADER_UNIT.search(level):
            return scale_of(match), match["unit"]
    if grid.unit:
        return money_unit(grid.unit)
    found = map(HEADER_UNIT.search, map(fold, (*grid.columns, *_total_labels(grid))))
    units = {(scale_of(match), match["unit"]) for match in found if match}
    return next(iter(units)) if len(units) == 1 else None


def _total_labels(grid: Grid) -> list[str]:
    """The first cells of the totals rows, one of which may give the unit (`Tổng cộng (triệu đồng)`)."""
    return [grid.text(cell) for row in grid.rows if grid.is_total(row) for cell in row[:3]]


def _is_planned(terms: Terms, levels: list[str], header: Header) -> bool:
    """Whether the column's years are the plan's: all of them, or one of them; or money carried over into them."""
    if terms.years is None or header.period_start is None or header.period_end is None:
        return True
    first, last = terms.years
    if first != last:
        return (first, last) == (header.period_start, header.period_end)
    return header.period_start <= first <= header.period_end or any(CARRIED_OVER.search(level) for level in levels)
