"""The comparison: one row per place and year, one column per indicator, and the source text of every figure.

A cell contains a figure only if the plans leave no choice: where they state several, it is empty, and `sources` states which.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING, Annotated

from outputs.comparison.called import check, districts_of, is_called, provinces_of
from outputs.comparison.cell import Cell, Source, money_cell, target_cell
from outputs.comparison.evidence import with_evidence
from outputs.comparison.figure import Figure, Years, figures_of
from outputs.comparison.place import Codes, Place, codes_of, place_of
from outputs.frame import frame
from outputs.store.content import read_rows
from outputs.store.plans import counted
from outputs.store.reading import tables_of
from outputs.table import Column, Kind, Row, Table, columns_of, own_columns
from patterns.target.indicator import indicator_codes
from patterns.unit_list import UnitLevel

if TYPE_CHECKING:
    import pandas

_SOURCE_CODES = next(column.codes for column in own_columns("funding") if column.name == "source")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Years:
    year: Annotated[int | None, "the year; null if the figures are for several"]
    period_start: Annotated[int | None, "first year that the figures are for"]
    period_end: Annotated[int | None, "last year that the figures are for"]


BESIDE = {
    "max": "the other end of a range",
    "comparator": "whether the figure is exact (`eq`), a bound (`ge`, `gt`, `le`, `lt`), `approx`, a `range`, or `several` where its sources differ",
    "population": "who is counted or served, as printed; null if not stated",
}
"""What may be beside a figure, in columns named `<figure>_<this>`, if some row needs it."""

SOURCES = Table("sources", "one figure of a plan with its words, used in the comparison or not", (*columns_of(Place), *columns_of(_Years), *columns_of(Source)))  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """The selected rows and columns; empty for all.  A province or district by any of its names and codes, see `called`."""

    level: str | None = None
    province: str | None = None
    year: int | None = None
    indicators: tuple[str, ...] = ()
    district: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison: the declaration of the wide table, its rows, and the rows of `SOURCES` in the order of the cells."""

    table: Table
    rows: Sequence[Row]
    source_rows: Sequence[Row]

    @property
    def places(self) -> pandas.DataFrame:
        """One row per place and year, one column per indicator."""
        return frame(self.table, self.rows)

    @property
    def sources(self) -> pandas.DataFrame:
        """One row per figure, with its plan, page, offsets and source text."""
        return frame(SOURCES, self.source_rows)


def compare(store: str, choice: Choice) -> Comparison:
    """The comparison of a store's plans, all from the same state of the store.  Raises `OutputError` if there is no store, or no such place in it."""
    with tables_of(store) as tables:
        documents = counted(read_rows(tables, "documents"))
        targets, funding = (with_evidence(tables, name, read_rows(tables, name)) for name in ("targets", "funding"))
    cells: dict[tuple[Place, Years], dict[str, list[Figure]]] = collections.defaultdict(
        lambda: collections.defaultdict(list)
    )
    order: dict[str, tuple[object, ...]] = {}
    figures = list(_figures(documents, targets, funding))
    _check_places(documents, figures, choice)
    for figure in figures:
        if _is_wanted(figure, choice):
            cells[figure.place, figure.years][figure.column].append(figure)
            order.setdefault(figure.column, _order(figure))
    return _laid_out(cells, sorted(order, key=lambda name: order[name]))


def _figures(documents: Iterable[Row], targets: Iterable[Row], funding: Iterable[Row]) -> Iterator[Figure]:
    of_target, of_money = _by_plan(targets), _by_plan(funding)
    for document in documents:
        doc_id = str(document["doc_id"])
        yield from figures_of(document, of_target[doc_id], of_money[doc_id])


def _by_plan(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = collections.defaultdict(list)
    for row in rows:
        found[str(row["doc_id"])].append(row)
    return found


def _is_wanted(figure: Figure, choice: Choice) -> bool:
    place, (first, last) = figure.place, figure.years
    codes = codes_of(figure.document, place)
    indicator = figure.row.get("indicator_code") or "money"
    return (
        (choice.level is None or place.level == choice.level)
        and (choice.province is None or is_called(provinces_of(place, codes), choice.province))
        and (choice.district is None or is_called(districts_of(place, codes), choice.district))
        and (choice.year is None or (first is not None and last is not None and first <= choice.year <= last))
        and (not choice.indicators or indicator in choice.indicators)
        and indicator != "other"
    )


def _check_places(documents: Iterable[Row], figures: Iterable[Figure], choice: Choice) -> None:
    """Raise `OutputError` if a requested place is not in the store."""
    wanted: tuple[tuple[UnitLevel, str | None, Callable[[Place, Codes], frozenset[str]]], ...]
    wanted = (("province", choice.province, provinces_of), ("district", choice.district, districts_of))
    if not any(name for _, name, _ in wanted):
        return
    held = {place_of(document): codes_of(document, place_of(document)) for document in documents}
    held |= {figure.place: codes_of(figure.document, figure.place) for figure in figures}
    for level, name, names_of in wanted:
        if name is not None:
            check(level, name, {names_of(place, codes) for place, codes in held.items()})


def _order(figure: Figure) -> tuple[object, ...]:
    """Indicators in the order of their list, then money by project and source."""
    row = figure.row
    if "indicator_code" in row:
        return (0, indicator_codes().index(str(row["indicator_code"])), figure.column)
    return (1, str(row["component_code"]), _SOURCE_CODES.index(str(row["source"])), figure.column)


def _laid_out(cells: dict[tuple[Place, Years], dict[str, list[Figure]]], names: Sequence[str]) -> Comparison:
    rows, sources = [], []
    used, beside = collections.Counter[str](), set[str]()
    for (place, years), figures in sorted(cells.items(), key=lambda item: _reading_order(*item[0])):
        first, last = years
        row: Row = dataclasses.asdict(place) | {"year": first if first == last else None, "period_start": first, "period_end": last}  # fmt: skip
        head = dict(row)
        row |= dataclasses.asdict(codes_of(next(iter(figures.values()))[0].document, place))
        for name in names:
            if name in figures:
                cell = (money_cell if name.startswith("money_") else target_cell)(figures[name])
                held = _held(name, cell)
                row |= held
                used[name] += cell.value is not None
                beside |= {column for column, value in held.items() if value not in (None, "eq")}
                sources += [head | source for source in cell.sources]
        rows.append(row)
    columns = [column for name in sorted(names, key=lambda name: -used[name]) for column in _columns(name, beside)]
    declared = Table(
        "places", "one place and year", (*columns_of(Place), *columns_of(_Years), *columns, *columns_of(Codes))
    )
    return Comparison(declared, [{column.name: row.get(column.name) for column in declared.columns} for row in rows], sources)  # fmt: skip


def _held(name: str, cell: Cell) -> Row:
    """A cell's values by column: the figure, and what is beside it."""
    beside = (cell.value, cell.value_max, cell.comparator, cell.population)
    return dict(zip((name, *(f"{name}_{tail}" for tail in BESIDE)), beside, strict=True))


def _reading_order(place: Place, years: Years) -> tuple[object, ...]:
    named = (place.province_code or "", place.province or "", place.district_code or "", place.district or "", place.commune_code or "",
             place.commune or "", place.area or "", place.plan or "")  # fmt: skip
    return (*named, years[0] or 0, years[1] or 0)


def _columns(name: str, beside: Set[str]) -> Iterator[Column]:
    """The column of a figure, and those next to it that some row needs."""
    kind: Kind = "amount" if name.endswith("_vnd") else "number"
    yield Column(name, kind, _meaning(name), nullable=True)
    for tail, meaning in BESIDE.items():
        if f"{name}_{tail}" in beside:
            own: Kind = kind if tail == "max" else "string"
            yield Column(f"{name}_{tail}", own, f"`{name}`: {meaning}", nullable=True)


def _meaning(name: str) -> str:
    if name.startswith("money_"):
        return "money planned, in đồng: its project (`CT` the whole programme) and source"
    change = "change in percentage points" if "_change_points" in name else "change"
    if "_baseline_" in name:
        return f"past {change}, a reduction negative" if "_change_" in name else "starting point, measured in the year"
    what = f"{change} aimed at, a reduction negative" if "_change_" in name else "level or count aimed at"
    return what + (", each year" if name.endswith("_per_year") else ", by the last of the years")
