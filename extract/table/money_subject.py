"""What each row of a table of money is for: money's own terms, one activity or public work, or a place; sums above others are excluded.

Rows may be projects, funding sources, kinds of capital or years, one under another.  A row of anything else is one activity or works
if the table is of money throughout, or a place.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from corpus.document import Cell
from extract.context import Context
from extract.record import Funding
from extract.table.money_column import Terms
from extract.table.money_table import MoneyTable, titles_of_money
from extract.table.money_terms import Entry, joined, row_terms
from extract.table.row import Row, grand_total, label_column, unit_column, value_of
from extract.table.site import names_works, site_cell
from patterns.fold import fold
from patterns.table.header import PLACE_CELL
from patterns.table.money_column import FUNDS_HEAD, OTHER_PROGRAMME, PLACE_AGENCY, PROGRAMME, SOURCE_HEAD
from patterns.table.target_column import GROUP_ROW
from patterns.table.thing import THING_HEADER


@dataclasses.dataclass(frozen=True, slots=True)
class Subject:
    """What a row's amounts are for: `terms` None if nothing is stated of money, `purpose` an activity or works, `area` a place."""

    row: Row
    terms: Terms | None
    purpose: Cell | None = None
    area: Cell | None = None
    rule: str = "row of money's terms"


def subjects(context: Context, table: MoneyTable, written: Sequence[Funding]) -> Iterator[Subject]:
    """The rows of a table of money that its amounts may be for; `written` are the amounts of the text."""
    return _places(table, written) if table.by_place else _subjects(context, table, written)


def _places(table: MoneyTable, written: Sequence[Funding]) -> Iterator[Subject]:
    """The rows of places; sums of groups are excluded, and of all if the text does not state them as the plan's."""
    total = grand_total(table.grid, table.rows)
    for row in table.rows:
        if row is total and _is_stated(table, row, written):
            yield Subject(row, Terms(), rule="total of the whole")
        elif not row.is_total and not GROUP_ROW.match(fold(table.grid.text(row.label))):
            yield Subject(row, Terms(), area=row.label, rule="row of a place")


def _subjects(context: Context, table: MoneyTable, written: Sequence[Funding]) -> Iterator[Subject]:
    """The rows of a table that is not by places; of its totals only that of the whole."""
    placed = list(_placed(table))
    total = _whole_total(context, table, placed, written)
    takes_works = _names_works(table)
    for subject in placed:
        if subject.row.is_total:
            yield Subject(subject.row, Terms() if subject.row is total else None, rule="total of the whole")
        elif subject.purpose is None or (takes_works and _is_worded(table.grid.text(subject.purpose))):
            yield subject


def _whole_total(
    context: Context, table: MoneyTable, placed: Sequence[Subject], written: Sequence[Funding]
) -> Row | None:
    """The totals row that is the sum of the plan's money: others state money's terms, the title names the programme, or the text states the sum."""
    is_plain = any(one.terms is not None and one.purpose is None for one in placed if not one.row.is_total)
    is_whole = is_plain or PROGRAMME.search("\n".join(titles_of_money(context, table.grid)))
    total = grand_total(table.grid, table.rows)
    return total if is_whole or (total is not None and _is_stated(table, total, written)) else None


def _is_stated(table: MoneyTable, total: Row, written: Sequence[Funding]) -> bool:
    """Whether the text states a sum of the totals row as the whole of the plan or of its project."""
    wholes = {
        row.amount_vnd
        for row in written
        if row.source == "total"
        and row.area is None
        and row.purpose is None
        and row.component_code == table.whole.component
    }
    return any(
        column.terms == Terms() and cell is not None and (value_of(table.grid, cell) or 0) * column.unit[0] in wholes
        for column in table.columns
        if (cell := total.cells[column.index]) is not None and column.unit is not None
    )


def _names_works(table: MoneyTable) -> bool:
    """Whether rows of anything else may be activities or works: where the columns' money is not stated row by row, as of economic figures."""
    by_column = unit_column(table.grid) is None or all(column.has_own_unit for column in table.columns)
    return by_column and (names_works(table.grid) or _funds_things(table))


def _funds_things(table: MoneyTable) -> bool:
    """Whether the rows are things or trades and all their money is funds (`Nghề đào tạo | Số lớp | Kinh phí`), and no value of theirs."""
    heads = [fold(head.split(" / ")[-1]) for head in table.grid.columns]
    label = label_column(table.grid)
    names = label is not None and THING_HEADER.match(heads[label]) is not None
    return names and all(FUNDS_HEAD.match(heads[column.index]) for column in table.columns)


def _is_worded(label: str) -> bool:
    """Whether a label states what an amount is for: with two words, or a word before a name (`Kênh N5`, not `DA 6`)."""
    words = label.split()
    return sum(word.isalpha() for word in words) > 1 or (
        len(words) > 1 and words[0].isalpha() and not words[0].isupper()
    )


def _placed(table: MoneyTable) -> Iterator[Subject]:
    """Each row with what it and those above it state; a row about something else is a purpose, unless such rows are under it."""
    above: list[Entry] = []
    found: list[Subject] = []
    sums: set[Cell] = set()
    for row in table.rows:
        if row.is_total:
            found.append(Subject(row, None))
            continue
        terms = row_terms(table.grid, row, above, table.whole) or _unknown_source(table, row)
        own = Entry(row.rank, terms, row.label)
        while above and not _holds(above[-1], own):
            above.pop()
        if own.terms is None:
            sums.update(entry.label for entry in above if entry.terms is None)
        above.append(own)
        found.append(_subject(table, row, above))
    yield from (subject for subject in found if subject.purpose is None or subject.purpose not in sums)


def _unknown_source(table: MoneyTable, row: Row) -> Terms | None:
    """What a row states whose column is of funding sources and that no list knows (`Dự án Quỹ Toàn cầu`); None below another row."""
    at = label_column(table.grid)
    is_of_sources = at is not None and SOURCE_HEAD.match(fold(table.grid.columns[at].split(" / ")[-1])) is not None
    is_outermost = row.rank <= min((other.rank for other in table.rows if not other.is_total), default=row.rank)
    return Terms(source="other") if is_of_sources and is_outermost and not row.is_total else None


def _subject(table: MoneyTable, row: Row, above: Sequence[Entry]) -> Subject:
    """What a row is for, by the rows `above` it, itself the last."""
    stated = joined([entry.terms for entry in above if entry.terms is not None])
    others = [entry.label for entry in above if entry.terms is None]
    if not others:
        return Subject(row, stated)
    is_foreign = any(OTHER_PROGRAMME.search(fold(table.grid.text(label))) for label in others)
    terms, words = None if is_foreign else stated, table.grid.text(others[-1])
    if PLACE_AGENCY.match(words) or PLACE_CELL.match(words):
        return Subject(row, terms, area=others[-1], rule="row of a place")
    return Subject(row, terms, others[-1], site_cell(table.grid, row), rule="row of an activity or works")


def _holds(entry: Entry, own: Entry) -> bool:
    """Whether a row is below an entry: by their numbers or bullets, otherwise because a funding source is part of a project."""
    return entry.rank < own.rank or (entry.rank == own.rank and own.rank > 50 and entry.kind < own.kind)
