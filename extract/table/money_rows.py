"""The `funding` rows that are in tables of money: an amount for each project, funding source, capital and year.

Rows may be projects, funding sources, kinds of capital or years, one under another; columns show the rest.  A row of anything else is
one activity or public work (`purpose`) if the table is of money throughout, or a place (`area`); a row above such rows is their
sum and gives none.  An amount that the text states too is a row again; one that states otherwise than the text is an issue.
"""

import collections
import dataclasses
from collections.abc import Iterator, Sequence

from corpus.document import Cell, covering
from extract.context import Context
from extract.decision import named
from extract.funding.source import source_of
from extract.issue import issue, worded
from extract.record import Funding, Issue
from extract.table.grid import grids
from extract.table.indicator import label_indicator
from extract.table.money_column import Terms, cell_unit, money_unit
from extract.table.money_source import row_source
from extract.table.money_subject import Subject, subjects
from extract.table.money_table import MoneyTable, money_table
from extract.table.money_terms import KINDS
from extract.table.row import Row, sum_issues, unit_column, value_of
from patterns.fold import fold
from patterns.table.money_column import PLACE_AGENCY


def extract(context: Context) -> Iterator[Funding | Issue]:
    """The amounts of the tables, and the sums in them that do not match."""
    if context.header.doc_type != "Kế hoạch":
        return
    written = context.of(Funding)
    listed: set[tuple[object, int]] = set()
    for grid in grids(context.document):
        table = money_table(context, grid)
        if table is None:
            continue
        found = _with_stated_capital(list(_funding(context, table, written)), written)
        for row in _consistent(found):
            if (_key(row), row.amount_vnd) in listed:
                continue
            listed.add((_key(row), row.amount_vnd))
            yield row
            yield from _against_text(row, written)
        if found:
            yield from sum_issues(grid, table.rows, [column.index for column in table.columns])


def _funding(context: Context, table: MoneyTable, written: Sequence[Funding]) -> Iterator[Funding]:
    """The amounts of a table of money."""
    for subject in subjects(context, table, written):
        if subject.terms is not None and subject.row.label.row_span == 1:
            for amount in _amounts(table, subject.row, subject.terms):
                yield _row(context, table, subject, amount)


def _with_stated_capital(found: Sequence[Funding], written: Sequence[Funding]) -> list[Funding]:
    """The amounts of places, of the kind of capital that the text states of the amount that they add up to."""
    sums = _sums_of_places(found)
    capital_of = {
        (other.component_code, other.source): other.capital_type
        for other in written
        if sums.get((other.component_code, other.source)) == other.amount_vnd
        and (other.purpose, other.area, other.budget_year) == (None, None, None)
    }
    return [
        dataclasses.replace(row, capital_type=row.capital_type or capital_of.get((row.component_code, row.source)))
        if _is_of_place(row)
        else row
        for row in found
    ]


def _is_of_place(row: Funding) -> bool:
    """Whether an amount is a place's, and not of works there."""
    return row.area is not None and row.purpose is None


def _sums_of_places(found: Sequence[Funding]) -> dict[tuple[str | None, str], int]:
    """What the amounts of places add up to, by project and funding source."""
    sums: dict[tuple[str | None, str], int] = collections.Counter()
    for row in found:
        if _is_of_place(row):
            sums[row.component_code, row.source] += row.amount_vnd
    return sums


@dataclasses.dataclass(frozen=True, slots=True)
class _Amount:
    """An amount of a cell, what its row and column state of it, and its unit."""

    cell: Cell
    terms: Terms
    amount_vnd: int
    unit: str
    """The unit; empty if the cell prints it."""


def _amounts(table: MoneyTable, row: Row, terms: Terms) -> Iterator[_Amount]:
    """The amounts of a row whose terms no column contradicts, in whole đồng; where the row counts anything but money only in columns that state đồng."""
    unit_words = _unit_words(table, row)
    own_unit = money_unit(unit_words)
    counts_things = bool(unit_words) and own_unit is None
    paid_by = row_source(table, row)
    terms = dataclasses.replace(terms, source=terms.source or paid_by)
    for column in table.columns:
        cell = row.cells[column.index]
        printed = cell_unit(table.grid, cell)
        met, unit = _met(terms, column.terms), printed or own_unit or column.unit
        if met is not None and unit is not None and (column.has_own_unit or not counts_things):
            yield from _amount(table, cell, met, (unit[0], "" if printed else unit[1]))


def _unit_words(table: MoneyTable, row: Row) -> str:
    """What a row's own unit is, folded; empty if the table has no such column."""
    unit_at = unit_column(table.grid)
    return fold(table.grid.text(row.cells[unit_at])) if unit_at is not None else ""


def _amount(table: MoneyTable, cell: Cell | None, met: Terms, unit: tuple[int, str]) -> Iterator[_Amount]:
    """The amount of a cell in whole đồng; none if it is nothing, or a part of one đồng."""
    amount = (value_of(table.grid, cell) or 0) * unit[0]
    if cell is not None and amount and amount == int(amount):
        yield _Amount(cell, met, int(amount), unit[1])


def _met(row: Terms, column: Terms) -> Terms | None:
    """What row and column state together; None if they contradict each other."""
    if any(len({getattr(row, name), getattr(column, name)} - {None}) > 1 for name in KINDS):
        return None
    return _or(row, column)


def _or(inner: Terms, outer: Terms) -> Terms:
    """What the inner words state or, if they state nothing, the outer ones."""
    return Terms(
        source=inner.source or outer.source,
        capital=inner.capital or outer.capital,
        years=inner.years or outer.years,
        component=inner.component or outer.component,
    )


def _row(context: Context, table: MoneyTable, subject: Subject, amount: _Amount) -> Funding:
    """The row of `funding` of an amount."""
    grid, terms = table.grid, _or(amount.terms, table.whole)
    purpose = [subject.purpose] if subject.purpose else []
    return Funding(
        span=covering(cell.span for cell in (amount.cell, subject.row.label, *purpose)),
        component_code=terms.component,
        purpose=label_indicator(grid.text(subject.purpose)) if subject.purpose else None,
        area=_place(grid.text(subject.area)) if subject.area else None,
        source=source_of(context, terms.source or "total"),
        capital_type=terms.capital,
        amount_vnd=amount.amount_vnd,
        amount_text=f"{grid.text(amount.cell)} {amount.unit}".rstrip(),
        budget_year=_budget_year(context, terms.years),
        rule=named([("purpose", subject.rule), ("source", "stated" if amount.terms.source else "title or whole")]),
    )


def _place(words: str) -> str:
    """A place by its own name or by its committee's (`UBND xã Tân Lập`)."""
    match = PLACE_AGENCY.match(words)
    if match is None:
        return words
    name = words[match.start("kind") :]
    return name[0].upper() + name[1:]


def _budget_year(context: Context, years: tuple[int, int] | None) -> int | None:
    """The one year that an amount is tied to, if the plan covers more or others."""
    if years is None or years[0] != years[1]:
        return None
    return None if (context.header.period_start, context.header.period_end) == years else years[0]


def _consistent(rows: Sequence[Funding]) -> Iterator[Funding]:
    """The rows of a table, without those for which it has several amounts: they are parts of one (by office, by month)."""
    amounts: dict[tuple[object, ...], set[int]] = {}
    for row in rows:
        amounts.setdefault(_key(row), set()).add(row.amount_vnd)
    yield from (row for row in rows if len(amounts[_key(row)]) == 1)


def _key(row: Funding) -> tuple[object, ...]:
    return row.component_code, row.source, row.capital_type, row.budget_year, row.purpose, row.area


def _against_text(row: Funding, written: Sequence[Funding]) -> Iterator[Issue]:
    """A doubt if the plan's text gives the same project, funding source, capital and year another amount."""
    same = [other for other in written if _key(other) == _key(row)]
    if len(same) == 1 and same[0].amount_vnd != row.amount_vnd:
        about = {"component": worded(row.component_code), "source": worded(row.source)}
        amounts = {"amount": row.amount_vnd, "other": same[0].amount_vnd}
        yield issue("table_text_mismatch", row.span, **about, **amounts)
