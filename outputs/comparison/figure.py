"""Which of a plan's rows can be compared with another plan's: each figure with its column and years.

A column contains one measure in one unit: percent, percentage points and counts, levels and changes, targets and baselines, a year and a
period never meet, nor do two groups of one code that is for any group.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from outputs.comparison.place import Place, place_of
from outputs.table import Row
from patterns.fold import fold, key
from patterns.target.words import RATE_HEAD

Years = tuple[int | None, int | None]
"""The first and the last year that a figure is for; the same if it is for one year."""
_ANY_GROUP = "other_poor_households"
"""The code of poor households of any group that has no code of its own: the column names the group."""
_MIRROR = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}
"""Comparators of a reduction, whose figure is negative: by at least 4 is at most -4."""


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A figure for a cell: the row it comes from, and how it was calculated (`derived`; null if it is as stated)."""

    place: Place
    years: Years
    column: str
    value: float | int
    value_max: float | int | None
    derived: str | None
    comparator: str | None
    row: Row
    document: Row


def figures_of(document: Row, targets: Sequence[Row], funding: Sequence[Row]) -> Iterator[Figure]:
    """The figures of one plan, except those that cannot be compared.

    Those are money of years that the plan is not for, such as what the year before has left, and money of no known project.
    """
    yield from _stated([figure for row in targets for figure in _target_figures(document, row)])
    years = _years(document)
    for row in funding:
        if row["component_code"] is not None and (tied := _money_years(row, years)) is not None:
            column = f"money_{str(row['component_code']).replace('.', '_')}_{row['source']}_vnd"
            place = _own(place_of(document), document, tied)
            yield Figure(place, tied, column, _number(row["amount_vnd"]), None, None, None, row, document)


def _stated(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures of a plan without what could be made of others where the plan states it: a year's part of a period's change."""
    stated = {_kind(figure) for figure in figures if figure.derived is None}
    return (figure for figure in figures if figure.derived is None or _kind(figure) not in stated)


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.place, figure.years, figure.column, figure.row["population"]


def _own(place: Place, document: Row, years: Years) -> Place:
    """The place, with the plan where it or the years are not known: two plans that state as little need not be of one place."""
    if place_of(document).is_known and None not in years:
        return place
    return dataclasses.replace(place, plan=str(document["doc_id"]))


def _target_figures(document: Row, row: Row) -> Iterator[Figure]:
    years = _target_years(document, row)
    place = _own(place_of(document, _text(row["area"])), document, years)
    value, most = _number(row["value"]), None if row["value_max"] is None else _number(row["value_max"])
    is_reduction = row["measure"] == "change" and row["direction"] == "reduce"
    sign, span = -1 if is_reduction else 1, _count(years)
    comparator = _text(row["comparator"])
    if is_reduction and comparator:
        comparator = _MIRROR.get(comparator, comparator)
    for column, parts in _columns(row, span):
        derived = None if parts == 1 else f"{value:g} / {parts} years"
        low, high = _part(sign * value, parts), None if most is None else _part(sign * most, parts)
        yield Figure(place, years, column, low, high, derived, comparator, row, document)


def _columns(row: Row, span: int | None) -> Iterator[tuple[str, int]]:
    """The columns that a figure for `span` years belongs to, and by how many years it is divided for each."""
    name = str(row["indicator_code"])
    head = f"{name}_baseline" if row["kind"] == "baseline" else name
    tail = f"{_unit(row)}{_group(row)}"
    if row["measure"] != "change":
        yield f"{head}_{tail}" + ("_per_year" if row["per"] == "year" and span != 1 else ""), 1
    elif row["per"] == "year" or span == 1:
        yield f"{head}_change_{tail}_per_year", 1
    else:
        yield f"{head}_change_{tail}", 1
        if span:
            yield f"{head}_change_{tail}_per_year", span


def _unit(row: Row) -> str:
    """`points` for a change of a rate: a rate that falls by 2 points from 10 is 8, one that falls by 2 percent is 9.8."""
    unit = str(row["unit"] or "number").replace(" ", "_")
    if row["measure"] != "change" or unit != "percent":
        return unit
    is_rate = str(row["indicator_code"]).endswith("_rate") or RATE_HEAD.match(fold(str(row["indicator"] or "")))
    return "points" if is_rate else "percent"


def _group(row: Row) -> str:
    """The words of the group that a figure is for, if the code is for any group."""
    group = row["population"] or row["indicator"]
    return "_" + key(str(group)).replace(" ", "_") if group and row["indicator_code"] == _ANY_GROUP else ""


def _part(number: float | int, span: int) -> float | int:
    """A year's part of a figure for `span` years, as it is printed elsewhere: 6.9 / 3 is 2.3."""
    return number if span == 1 else _number(round(number / span, 9))


def _count(years: Years) -> int | None:
    first, last = years
    return None if first is None or last is None else last - first + 1


def _target_years(document: Row, row: Row) -> Years:
    """The plan's years; a target for another year than the plan's last is for that year, or for the time until then.

    A baseline is for the year that it was measured in, which is not known if the plan does not state it.
    """
    (first, last), year = _years(document), _year(row["year"])
    if row["kind"] == "baseline":
        return year, year
    if year is None or year == last:
        return first, last
    if first is not None and last is not None and year > last and row["measure"] == "change":
        return first, year
    return year, year


def _money_years(row: Row, years: Years) -> Years | None:
    """The plan's years, or the one of them that the amount is tied to."""
    first, last = years
    year = _year(row["budget_year"])
    if year is None:
        return years
    return (year, year) if first is not None and last is not None and first <= year <= last else None


def _years(document: Row) -> Years:
    return _year(document["period_start"]), _year(document["period_end"])


def _year(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _number(value: object) -> float | int:
    if not isinstance(value, int | float):
        raise TypeError(f"no number: {value!r}")
    return int(value) if value == int(value) else value


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
