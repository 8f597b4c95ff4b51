"""Time series: the figures of a comparison with a row per place and figure, and a column per year or period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outputs.comparison.build import BESIDE, Comparison
from outputs.comparison.place import Place
from outputs.table import Column, Row, Table, columns_of

FIGURE = "figure"
NAMES = tuple(column.name for column in columns_of(Place))
"""The columns that state which place a row is for."""


def series_of(comparison: Comparison) -> Comparison:
    """The same figures and sources as series; null if a year or period has no figure, or the plans state several.

    What is beside a figure (`_max`, `_comparator`, `_population`) is beside it here too, in columns named `<year>_<this>`.
    """
    spans = sorted({_span(row) for row in comparison.rows}, key=lambda span: (not any(span), span))
    figures = [column.name for column in comparison.table.columns if column.kind in ("number", "amount")]
    figures = [name for name in figures if not _is_beside(name, figures)]
    by_place: dict[tuple[object, ...], list[Row]] = {}
    for row in comparison.rows:
        by_place.setdefault(tuple(row[name] for name in NAMES), []).append(row)
    rows = [made for own in by_place.values() for name in figures if (made := _series(own, name))]
    beside = {name for row in rows for name, value in row.items() if value not in (None, "eq")}
    columns = [column for span in spans for column in _columns(span, beside)]
    figure = Column(FIGURE, "string", "the figure: a column of the comparison")
    table = Table("series", "one figure of a place over the years", (*columns_of(Place), figure, *columns))
    return Comparison(table, [{column.name: row.get(column.name) for column in table.columns} for row in rows], comparison.source_rows)  # fmt: skip


def _is_beside(name: str, figures: Sequence[str]) -> bool:
    return name.endswith("_max") and name.removesuffix("_max") in figures


def _series(rows: Sequence[Row], figure: str) -> Row | None:
    """The row of a figure; None if no year has it."""
    if all(row.get(figure) is None for row in rows):
        return None
    made: Row = {name: rows[0][name] for name in NAMES} | {FIGURE: figure}
    for row in rows:
        made[title(_span(row))] = row.get(figure)
        made |= {f"{title(_span(row))}_{tail}": row.get(f"{figure}_{tail}") for tail in BESIDE}
    return made


def _span(row: Row) -> tuple[int, int]:
    """The years of a row, 0 for one that is not known."""
    first, last = row["period_start"], row["period_end"]
    return (first if isinstance(first, int) else 0, last if isinstance(last, int) else 0)


def title(span: tuple[int, int]) -> str:
    """The name of the column of a year or period: `2024`, `2021-2025`, `unknown`.

    >>> title((2021, 2025))
    '2021-2025'
    """
    first, last = (str(year or "?") for year in span)
    return "unknown" if not any(span) else first if first == last else f"{first}-{last}"


def _columns(span: tuple[int, int], beside: set[str]) -> Iterator[Column]:
    name = title(span)
    yield Column(name, "number", f"the figure for {name}; an amount of money in đồng", nullable=True)
    for tail, meaning in BESIDE.items():
        if f"{name}_{tail}" in beside:
            yield Column(
                f"{name}_{tail}", "number" if tail == "max" else "string", f"`{name}`: {meaning}", nullable=True
            )


def titles(table: Table) -> list[str]:
    """The columns of the years of a table of series, without what is beside them."""
    names = [column.name for column in table.columns if column.name not in (*NAMES, FIGURE)]
    return [name for name in names if not any(name.endswith(f"_{tail}") for tail in BESIDE)]


def span_of(source: Row) -> str:
    """The column that a source's figure is in."""
    return title(_span(source))
