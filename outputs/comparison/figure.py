"""Which of a plan's rows may be compared with another plan's: each figure with its column and years.

A column holds one measure in one unit: percent and counts, levels and changes, targets and baselines, a year and a period never meet.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from outputs.comparison.place import Place, place_of
from outputs.table import Row
from patterns.target.figure import THEREOF

Years = tuple[int | None, int | None]
"""The first and the last year that a figure is for; the same where it is for one year."""


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A figure for a cell: the row it comes from, and how it was made of it (`derived`; null where it is as stated)."""

    place: Place
    years: Years
    column: str
    value: float | int
    value_max: float | int | None
    derived: str | None
    row: Row
    document: Row


def figures_of(document: Row, targets: Sequence[Row], funding: Sequence[Row]) -> Iterator[Figure]:
    """The figures of one plan, except those that compare with no other.

    Those are money of years that the plan is not for, such as what the year before has left, and money of no known project.
    """
    yield from _stated([figure for row in targets for figure in _target_figures(document, row)])
    years = _years(document)
    for row in funding:
        if row["component_code"] is not None and (tied := _money_years(row, years)) is not None:
            column = f"money_{str(row['component_code']).replace('.', '_')}_{row['source']}_vnd"
            place = _own(place_of(document), document, tied)
            yield Figure(place, tied, column, _number(row["amount_vnd"]), None, None, row, document)


def _stated(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures of a plan without what could be made of others where the plan states it: a year's part of a period's change."""
    stated = {_kind(figure) for figure in figures if figure.derived is None and not THEREOF.found_in(str(figure.row["quote"]))}  # fmt: skip
    return (figure for figure in figures if figure.derived is None or _kind(figure) not in stated)


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.place, figure.years, figure.column, figure.row["population"]


def _own(place: Place, document: Row, years: Years) -> Place:
    """The place, with the plan where it or the years are not known: two plans that say as little need not be of one place."""
    if place_of(document).is_known and None not in years:
        return place
    return dataclasses.replace(place, plan=str(document["doc_id"]))


def _target_figures(document: Row, row: Row) -> Iterator[Figure]:
    years = _target_years(document, row)
    place = _own(place_of(document, _text(row["area"])), document, years)
    name, unit = str(row["indicator_code"]), str(row["unit"] or "number").replace(" ", "_")
    value, most = _number(row["value"]), None if row["value_max"] is None else _number(row["value_max"])

    def figure(column: str, sign: int = 1, span: int = 1) -> Figure:
        derived = None if span == 1 else f"{value:g} / {span} years"
        low, high = sign * value, None if most is None else sign * most
        return Figure(place, years, column, _part(low, span), None if high is None else _part(high, span), derived, row, document)  # fmt: skip

    span = _count(years)
    if row["kind"] == "baseline":
        yield figure(f"{name}_baseline_{unit}")
    elif row["measure"] == "change":
        sign = -1 if row["direction"] == "reduce" else 1
        if row["per"] == "year" or span == 1:
            yield figure(f"{name}_change_{unit}_per_year", sign)
        else:
            yield figure(f"{name}_change_{unit}", sign)
            if span:
                yield figure(f"{name}_change_{unit}_per_year", sign, span)
    else:
        yield figure(f"{name}_{unit}_per_year" if row["per"] == "year" and span != 1 else f"{name}_{unit}")


def _part(number: float | int, span: int) -> float | int:
    """A year's part of a figure for `span` years, as it is printed elsewhere: 6.9 / 3 is 2.3."""
    return number if span == 1 else _number(round(number / span, 9))


def _count(years: Years) -> int | None:
    first, last = years
    return None if first is None or last is None else last - first + 1


def _target_years(document: Row, row: Row) -> Years:
    """The plan's years; a target for another year than the plan's last is for that year, or for the time until then."""
    (first, last), year = _years(document), _year(row["year"])
    if row["kind"] == "baseline" or year is None or year == last:
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
