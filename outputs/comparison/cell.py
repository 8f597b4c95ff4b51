"""A cell of the comparison: which of the plans' figures it contains, and how the others are marked."""

import collections
import dataclasses
from collections.abc import Sequence
from typing import Annotated, Literal

from outputs.comparison.figure import Figure
from outputs.table import Row, Value
from patterns.fold import key

Use = Literal["yes", "same", "part", "other", "several"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A figure of a plan: what it is, whether the cell contains it, and where it is in the plan."""

    column: Annotated[str, "column of the comparison"]
    used: Annotated[Use, "`yes`: the cell contains it; `same`: another row states the same; `part`: a part of the cell's figure; "
                         "`other`: for a population, when the cell contains the figure for all; `several`: the cell is empty, because the plans state several"]  # fmt: skip
    value: Annotated[float, "the figure; negative for a reduction"]
    value_max: Annotated[float | None, "the other end of a range"]
    derived: Annotated[str | None, "how the figure was derived from the printed one; null if it is as printed"]
    comparator: Annotated[
        str | None,
        "whether the figure is `eq`, `ge`, `gt`, `le`, `lt`, `approx` or `range`; `le` for a reduction by at least 4, which is -4",
    ]
    indicator: Annotated[str | None, "what is measured, as printed"]
    population: Annotated[str | None, "who is counted or served, as printed"]
    doc_id: Annotated[str, "the plan: `documents.doc_id`"]
    number: Annotated[str | None, "the plan's number"]
    file_name: Annotated[str, "name of the plan's file"]
    section: Annotated[str | None, "labels of the headings above, joined with ` / `"]
    page: Annotated[int | None, "page from 1; null if the format has none"]
    start: Annotated[int, "offset in the plan's text where the source text begins"]
    end: Annotated[int, "offset after the source text"]
    quote: Annotated[str, "the exact source text"]
    header: Annotated[
        str | None, "header of the table column that the figure is in, outermost first; null in running text"
    ]
    corrected: Annotated[
        str | None, "what a person changed in the row, as old → new, who and when; null if it is as read"
    ]


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """A cell's figure, null if the plans leave a choice, and the rows of `sources` for every figure.

    Its comparator is `several` if its sources bound one figure in different ways.
    """

    value: float | int | None
    value_max: float | int | None
    sources: list[Row]
    comparator: str | None = None
    population: str | None = None


def target_cell(figures: Sequence[Figure]) -> Cell:
    """The figure that all sources agree on, or all that are not for a part or population; empty if they differ."""
    whole = [figure for figure in figures if not any(_is_part(figure, other) for other in figures)]
    for which in (figures, whole, [figure for figure in whole if figure.row["population"] is None]):
        if len({(figure.value, figure.value_max) for figure in which}) == 1 and _is_one_population(which):
            uses = [_use(figure, which, whole) for figure in figures]
            sources = [_source(*pair) for pair in zip(figures, uses, strict=True)]
            comparators = {figure.comparator for figure in which}
            comparator = comparators.pop() if len(comparators) == 1 else "several"
            return Cell(which[0].value, which[0].value_max, sources, comparator, _population(which))
    return Cell(None, None, [_source(figure, "several") for figure in figures])


def _is_part(figure: Figure, other: Figure) -> bool:
    """Whether a count is a part of another: its source text includes the other's, and it is not larger.

    Shares are not parts of each other: what a share is of is its population or area.
    """
    one, two = figure.row, other.row
    if (
        one["doc_id"] != two["doc_id"]
        or one["unit"] == "percent"
        or (one["start"], one["end"]) == (two["start"], two["end"])
    ):
        return False
    is_over = _offset(one["start"]) <= _offset(two["start"]) and _offset(two["end"]) < _offset(one["end"])
    return is_over and abs(figure.value) < abs(other.value)


def _offset(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _is_one_population(figures: Sequence[Figure]) -> bool:
    """Whether no two figures name different populations; one that names none may be any."""
    return len({key(str(figure.row["population"])) for figure in figures if figure.row["population"]}) <= 1


def _population(figures: Sequence[Figure]) -> str | None:
    found = [figure.row["population"] for figure in figures if figure.row["population"]]
    return str(found[0]) if found else None


def _use(figure: Figure, which: Sequence[Figure], whole: Sequence[Figure]) -> Use:
    if figure is which[0]:
        return "yes"
    if any(figure is one for one in which):
        return "same"
    return "other" if any(figure is one for one in whole) else "part"


def money_cell(figures: Sequence[Figure]) -> Cell:
    """The amount of the plan, the largest if it states parts too; empty if several plans state several."""
    plans: dict[str, list[Figure]] = collections.defaultdict(list)
    for figure in figures:
        plans[str(figure.row["doc_id"])].append(figure)
    used = [_amounts(of_plan) for of_plan in plans.values()]
    sums = {sum(figure.value for figure in amounts) for amounts in used}
    if len(sums) > 1:
        return Cell(None, None, [_source(figure, "several") for figure in figures])
    taken = [id(figure) for figure in used[0]]
    agree = [id(figure) for amounts in used[1:] for figure in amounts]
    return Cell(sums.pop(), None, [_source(figure, "yes" if id(figure) in taken else "same" if id(figure) in agree else "part") for figure in figures])  # fmt: skip


def _amounts(figures: Sequence[Figure]) -> list[Figure]:
    """The largest amount of the plan for both kinds of capital, else the largest of each: rather those for all its years."""
    plain = [figure for figure in figures if figure.row["budget_year"] is None] or list(figures)
    largest: dict[Value, Figure] = {}
    for figure in sorted(plain, key=lambda one: one.value):
        largest[figure.row["capital_type"]] = figure
    return [largest[None]] if None in largest else list(largest.values())


def _source(figure: Figure, used: Use) -> Row:
    row, document = figure.row, figure.document
    return {
        "column": figure.column, "used": used, "value": figure.value, "value_max": figure.value_max, "derived": figure.derived, "comparator": figure.comparator,
        "number": document["number"], "file_name": document["file_name"],
    } | {name: row.get(name) for name in ("indicator", "population", "doc_id", "section", "page", "start", "end", "quote", "header", "corrected")}  # fmt: skip
