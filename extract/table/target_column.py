"""What the columns of a table by places measure: indicator, unit, year, and whether they commit or report."""

import dataclasses
from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.decision import Verdict, named
from extract.record import Direction, Measure, Target, TargetKind
from extract.table.column_code import column_code
from extract.table.column_kind import Head, head_of, kind_of, year_of
from extract.table.column_unit import counted, unit_verdict
from extract.table.figure import Figure, float_of
from extract.table.grid import Grid
from extract.table.indicator import column_indicator, or_title, rate_of
from patterns.fold import fold
from patterns.table.column_kind import FALLING, RISING
from patterns.table.header import ORDER_HEADER
from patterns.table.target_column import (
    AGE_GROUP,
    ALL_HOUSEHOLDS,
    BARE_HOUSEHOLDS,
    BARE_RATE,
    HOUSEHOLDS_OF_ALL,
    MONEY_COLUMN,
    PART_HEAD,
    POVERTY_WORK,
    REMAINING,
    YEAR_ONLY,
)
from patterns.target.figure import PER_YEAR
from patterns.target.indicator import RATES

_PART = "part of the column before"
"""The rule of a unit that words of a part leave out: they state only which part (`Xây mới`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """What a column of figures means; `rules` are the names of those that decided it, by column of `targets`."""

    index: int
    code: str
    unit: str
    kind: TargetKind
    direction: Direction | None = None
    measure: Measure | None = None
    year: int | None = None
    yearly: bool = False
    indicator: str | None = None
    whole: str | None = None
    """The indicator of the column that this one's words only give a part of."""
    estimated: bool = False
    rules: tuple[tuple[str, str], ...] = ()

    @property
    def share(self) -> "Column":
        """The column of the shares that are in brackets beside its counts."""
        noun = self.indicator.removeprefix("Số ") if self.indicator else None
        indicator = f"Tỷ lệ {noun[:1].lower()}{noun[1:]}" if noun else None
        return dataclasses.replace(self, code=RATES.get(self.code, self.code), unit="percent", indicator=indicator)


def target_of(column: Column, figure: Figure, span: Span, *rules: tuple[str, str]) -> Target:
    """The row of a column's figure, of no place or thing yet; `rules` are those that decide these."""
    return Target(
        span=span,
        kind=column.kind,
        indicator_code=column.code,
        indicator=column.indicator,
        direction=column.direction,
        measure=column.measure,
        comparator=figure.comparator,
        value=float(figure.value),
        value_max=float_of(figure.upper),
        out_of=float_of(figure.whole),
        unit=figure.unit or column.unit,
        per="year" if column.yearly and column.kind == "target" else None,
        year=column.year,
        rule=named([*column.rules, *rules, ("value", figure.rule)]),
    )


def target_columns(context: Context, grid: Grid, place: int) -> Iterator[Column]:
    """The columns of figures of a table whose column `place` names places."""
    title = POVERTY_WORK.compiled.sub("", context.document.folded[grid.title.start : grid.title.end])
    left: Column | None = None
    for index, header in enumerate(grid.columns):
        folded = fold(header)
        if index == place or not folded or ORDER_HEADER.match(folded) or _describes(grid, folded):
            continue
        column = left = _beside(grid, index, left) or _column(context, grid, index, title, left)
        if column is not None:
            yield column


def _describes(grid: Grid, folded: str) -> bool:
    """Whether a head counts what there is in a place at all: all its households beside some of them, all of an age."""
    if ALL_HOUSEHOLDS.search(folded) or AGE_GROUP.match(folded):
        return True
    heads = [fold(head) for head in grid.columns]
    return (
        BARE_HOUSEHOLDS.match(folded) is not None
        and any(map(HOUSEHOLDS_OF_ALL.match, heads))
        and not any(map(MONEY_COLUMN.search, heads))
    )


def _beside(grid: Grid, index: int, left: Column | None) -> Column | None:
    """A column of bare rates beside counts: of the year and the kind of these (`Số hộ nghèo đầu năm 2024 | Tỷ lệ (%)`)."""
    if left is None or left.unit == "percent" or not BARE_RATE.match(fold(grid.columns[index])):
        return None
    code, own = RATES.get(left.code, left.code), rate_of(left.indicator)
    rules = tuple(
        (column, "rate of the column before" if column == "indicator_code" else rule) for column, rule in left.rules
    )
    return dataclasses.replace(left, index=index, code=code, unit="percent", indicator=own, rules=rules)


def _column(context: Context, grid: Grid, index: int, title: str, left: Column | None) -> Column | None:
    """What a column measures; None for one that measures nothing, or nothing of the plan."""
    folded = fold(grid.columns[index])
    head = head_of(context, grid, index)
    words = f"{title} / {folded}" if YEAR_ONLY.match(folded) else folded
    whole = left if left is not None and PART_HEAD.search(folded) else None
    unit = _or_wholes(unit_verdict(counted(grid, index, words)), left if head.is_falling else whole)
    if unit.value is None:
        return None
    indicator = _indicator(context, grid, index, part=whole is not None)
    code = column_code(context, words, title, fold(indicator or ""), unit.value, left.code if left else None)
    rules = (("unit", unit.rule), ("indicator_code", code.rule))
    column = Column(index, code.value, unit.value, "target", indicator=indicator, rules=rules)
    if whole is None:
        return _headed(head, title, left, column)
    column = _of_whole(column, whole)
    return (
        _headed(head, title, left, column) if head.statement or head.year or head.is_falling else _timed(column, whole)
    )


def _indicator(context: Context, grid: Grid, index: int, *, part: bool) -> str | None:
    """What a column measures by its head and the table's title; a part's words need no title."""
    printed = context.document.text[grid.title.start : grid.title.end]
    indicator = column_indicator(grid, index, printed)
    return indicator if part else or_title(indicator, printed)


def _timed(column: Column, whole: Column) -> Column:
    """A part's column with the kind and the year of its whole."""
    parted = tuple(rule for rule in whole.rules if rule[0] in ("kind", "year"))
    return dataclasses.replace(
        column,
        kind=whole.kind,
        direction=whole.direction,
        measure=whole.measure,
        year=whole.year,
        yearly=whole.yearly,
        estimated=whole.estimated,
        rules=(*parted, *column.rules),
    )


def _of_whole(column: Column, whole: Column) -> Column:
    """A part's column, named with its whole; one that only states when measures what its whole does (`Trong đó năm 2022 (nhà)`)."""
    if column.indicator is not None:
        of = (whole.whole or whole.indicator) if ("unit", _PART) in column.rules else None
        return dataclasses.replace(column, indicator=" ".join(filter(None, (of, column.indicator))), whole=of)
    unit = whole.unit if whole.unit.startswith(f"{column.unit} ") else column.unit
    return dataclasses.replace(column, code=whole.code, unit=unit, indicator=whole.indicator)


def _headed(head: Head, title: str, left: Column | None, column: Column) -> Column | None:
    """A column with what its head states of kind, change and year; None if it neither commits nor reports."""
    fallen = left if left is not None and left.measure == "change" and any(map(REMAINING.search, head.levels)) else None
    kind = _or_state(kind_of(head), column.code, head, fallen)
    if kind.value is None:
        return None
    year = year_of(head, kind.value)
    if fallen is not None and head.year is None:
        year = Verdict(fallen.year, "of the fall before")
    change = _change(head, title)
    promised = kind.value == "target"
    return dataclasses.replace(
        column,
        kind=kind.value,
        direction=change or ("reach" if promised else None),
        measure="change" if change else "level",
        year=year.value,
        yearly=_is_yearly(" / ".join(head.levels)),
        estimated=head.is_estimated and not promised,
        rules=(("kind", kind.rule), *column.rules, ("year", year.rule)),
    )


def _or_wholes(unit: Verdict[str | None], whole: Column | None) -> Verdict[str | None]:
    """A unit; if words name none of a part, that of the column that it is part of."""
    if unit.rule == "unknown" and whole is not None and whole.unit != "percent":
        return Verdict(whole.unit, _PART)
    return unit


def _change(head: Head, title: str) -> Direction | None:
    """Whether a column states by how much something falls or rises; a head of years alone by its title."""
    if head.is_falling or (head.is_bare and FALLING.search(title)):
        return "reduce"
    rises = any(map(RISING.search, head.levels)) or (head.is_bare and RISING.search(title))
    return "increase" if rises else None


def _is_yearly(folded: str) -> bool:
    """Whether a head's figures are a year's."""
    return "/năm" in folded or "bình quân" in folded or PER_YEAR.match(folded) is not None


def _or_state(
    kind: Verdict[TargetKind | None], code: str, head: Head, fallen: Column | None
) -> Verdict[TargetKind | None]:
    """A bare count of the poor under a title that commits is the state to start from, as is what nothing states of; what is left after a fall is committed to with it."""
    if fallen is not None and not head.statement and not head.is_past:
        return Verdict(fallen.kind, "left after the fall before")
    if kind.rule == "title commits" and code in _STATES and not head.is_year_end:
        return Verdict("baseline", "state of poverty beside a promise")
    if kind.rule == "head states nothing" and code != "other":
        return Verdict("baseline", "state of a known indicator")
    return kind


_STATES = frozenset({*RATES, *RATES.values(), "poor_near_poor_households", "other_poor_households"})
