"""The `funding` rows that stand in tables of money: an amount for each project, payer, capital and year.

Rows may be projects, payers, kinds of capital or years, one under another; columns tell the rest.  A row of anything else is
one activity or works (`purpose`) where the table is of money throughout, or a place (`area`); a row above such rows is their
sum and gives none.  An amount that the plan's text has said already is not repeated; one that says otherwise than the text is
an issue.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from corpus.document import Cell, Span
from extract.component.mention import component_at
from extract.context import Context
from extract.decision import named
from extract.record import Funding, Issue
from extract.table.grid import Grid, grids
from extract.table.indicator import label_indicator
from extract.table.money_column import MoneyColumn, Terms, money_columns, money_unit, terms_of
from extract.table.row import Row, grand_total, label_column, place_column, rows_of, sum_issues, unit_column, value_of
from patterns.component.heading import COMPONENT_MENTION
from patterns.fold import fold
from patterns.funding.capital_type import CAPITAL
from patterns.funding.source import FUNDING_SOURCE
from patterns.period import PERIOD
from patterns.table.header import PLACE_CELL
from patterns.table.money_column import (
    BRACKET,
    FILLER,
    MONEY_UNIT,
    OTHER_PROGRAMME,
    PLACE_BODY,
    PROGRAMME,
    PROGRAMME_ROW,
    REPORTING,
    SHORT_CAPITAL,
    SHORT_SOURCE,
    WHOLE,
    WORKS_HEAD,
)
from patterns.table.target_column import GROUP_ROW

_REST = 14
"""Letters of a label that may tell something besides payer, capital and year (`doanh nghiệp`)."""
_KINDS = ("component", "source", "capital", "years")


@dataclasses.dataclass(frozen=True, slots=True)
class _Entry:
    """A row above others: how deep it stands, and what it says; None where it is none of money's terms."""

    rank: int
    kind: int
    terms: Terms | None
    label: Cell


@dataclasses.dataclass(frozen=True, slots=True)
class _Subject:
    """What a row's amounts are for: `terms` None where nothing is said of money, `purpose` an activity or works, `area` a place."""

    row: Row
    terms: Terms | None
    purpose: Cell | None = None
    area: Cell | None = None
    rule: str = "row of money's terms"


@dataclasses.dataclass(frozen=True, slots=True)
class _Table:
    """A table of money: its columns of sums, its rows, and what its title says of all of them."""

    grid: Grid
    columns: list[MoneyColumn]
    rows: list[Row]
    whole: Terms
    by_place: bool


def extract(context: Context) -> Iterator[Funding | Issue]:
    """The amounts of the tables, and the sums in them that do not match."""
    if context.header.doc_type != "Kế hoạch":
        return
    written = context.of(Funding)
    listed: set[tuple[object, int]] = set()
    for grid in grids(context.document):
        table = _table(context, grid)
        if table is None:
            continue
        found = list(_funding(context, table))
        for row in _consistent(found):
            if (_key(row), row.amount_vnd) in listed or any(_is_told(row, other) for other in written):
                continue
            listed.add((_key(row), row.amount_vnd))
            yield row
            yield from _against_text(row, written)
        if found:
            yield from sum_issues(grid, table.rows, [column.index for column in table.columns])


def _table(context: Context, grid: Grid) -> _Table | None:
    """The grid as a table of planned money; None where it is none, or is by places."""
    label = label_column(grid)
    if label is None:
        return None
    place = place_column(grid)
    label = label if place is None else place
    title = context.document.folded[grid.title.start : grid.title.end]
    columns = list(money_columns(context, grid, label))
    if not columns or REPORTING.search(title):
        return None
    titled = terms_of([line for line in title.split("\n") if WHOLE.search(line)])
    component = titled.component or component_at(context, grid.table.span.start) or "CT"
    return _Table(
        grid,
        columns,
        rows_of(grid, label),
        dataclasses.replace(titled, component=component),
        by_place=place is not None,
    )


def _funding(context: Context, table: _Table) -> Iterator[Funding]:
    for subject in _places(table) if table.by_place else _subjects(context, table):
        if subject.terms is not None and subject.row.label.row_span == 1:
            yield from _amounts(context, table, subject)


def _places(table: _Table) -> Iterator[_Subject]:
    """The rows of places; sums of all and of groups are none."""
    for row in table.rows:
        if not row.is_total and not GROUP_ROW.match(fold(table.grid.text(row.label))):
            yield _Subject(row, Terms(), area=row.label, rule="row of a place")


def _subjects(context: Context, table: _Table) -> Iterator[_Subject]:
    total = grand_total(table.grid, table.rows)
    placed = list(_placed(table))
    is_plain = any(
        subject.terms is not None and subject.purpose is None for subject in placed if not subject.row.is_total
    )
    names = _names_works(table)
    for subject in placed:
        row = subject.row
        if row.is_total:
            whole = row is total and (is_plain or PROGRAMME.search(_title_of_money(context, table.grid)))
            yield _Subject(row, Terms() if whole else None, rule="total of the whole")
        elif subject.purpose is None or (names and _is_worded(table.grid.text(subject.purpose))):
            yield subject


def _names_works(table: _Table) -> bool:
    """Whether rows of anything else may be activities or works: where the columns' money is not told row by row, as of economic figures."""
    label = label_column(table.grid)
    head = fold(table.grid.columns[label].split(" / ")[-1]) if label is not None else ""
    return unit_column(table.grid) is None and WORKS_HEAD.match(head) is not None


def _is_worded(label: str) -> bool:
    """Whether a label says what an amount is for: with two words at least (not `DA 6`)."""
    return sum(word.isalpha() for word in label.split()) > 1


def _title_of_money(context: Context, grid: Grid) -> str:
    lines = context.document.folded[grid.title.start : grid.title.end].split("\n")
    return "\n".join(line for line in lines if WHOLE.search(line))


def _placed(table: _Table) -> Iterator[_Subject]:
    """Each row with what it and those above it say; a row about something else is a purpose, unless such rows are under it."""
    above: list[_Entry] = []
    found: list[_Subject] = []
    sums: set[Cell] = set()
    for row in table.rows:
        if row.is_total:
            found.append(_Subject(row, None))
            continue
        own = _terms(table.grid, row, above, table.whole)
        kind = _kind(own)
        while above and not _holds(above[-1], row.rank, kind):
            above.pop()
        others = [entry.label for entry in above if entry.terms is None]
        if own is None:
            sums.update(others)
            others.append(row.label)
        foreign = any(OTHER_PROGRAMME.search(fold(table.grid.text(label))) for label in others)
        said = _joined([entry.terms for entry in above if entry.terms is not None] + ([own] if own else []))
        above.append(_Entry(row.rank, kind, own, row.label))
        found.append(_subject(table, row, None if foreign else said, others))
    yield from (subject for subject in found if subject.purpose is None or subject.purpose not in sums)


def _subject(table: _Table, row: Row, said: Terms | None, others: Sequence[Cell]) -> _Subject:
    """What a row is for, by the rows above it, and itself, that are none of money's terms."""
    if not others:
        return _Subject(row, said)
    words = table.grid.text(others[-1])
    if PLACE_BODY.match(words) or PLACE_CELL.match(words):
        return _Subject(row, said, area=others[-1], rule="row of a place")
    return _Subject(row, said, others[-1], rule="row of an activity or works")


def _holds(entry: _Entry, rank: int, kind: int) -> bool:
    """Whether a row stands under an entry: by their numbers or bullets, else because a payer is part of a project."""
    return entry.rank < rank or (entry.rank == rank and rank > 50 and entry.kind < kind)


def _kind(terms: Terms | None) -> int:
    return next((index for index, name in enumerate(_KINDS) if terms and getattr(terms, name) is not None), 0)


def _terms(grid: Grid, row: Row, above: Sequence[_Entry], whole: Terms) -> Terms | None:
    """What a row's label says; None where it is about something else."""
    label = fold(grid.text(row.label))
    project = next((entry.terms.component for entry in reversed(above) if entry.terms and entry.terms.component), None)
    project = (project or whole.component or "").split(".")[0]
    terms = terms_of([label], project if project.startswith("DA") else None)
    if PROGRAMME_ROW.match(label):
        return Terms(component="CT")
    mention = COMPONENT_MENTION.search(label)
    if mention and terms.component:
        # A project's name may speak of investment and of payers (`Hỗ trợ đầu tư phát triển hạ tầng`); only a bracket adds to it.
        added = terms_of([match["inside"] for match in BRACKET.finditer(label, mention.end())])
        is_named = not FILLER.compiled.sub("", label[: mention.start()]) and added.is_clear
        return dataclasses.replace(added, component=terms.component) if is_named else None
    if terms == Terms() or not terms.is_clear:
        return None
    return terms if len(FILLER.compiled.sub("", _without_terms(label))) <= _REST else None


def _without_terms(label: str) -> str:
    for pattern in (FUNDING_SOURCE, CAPITAL, PERIOD, SHORT_SOURCE, SHORT_CAPITAL):
        label = pattern.compiled.sub(" ", label)
    return label


def _joined(levels: Sequence[Terms]) -> Terms:
    """What a row and those above it say together, the innermost first."""
    joined = Terms()
    for terms in levels:
        named_terms = {name: value for name in _KINDS if (value := getattr(terms, name)) is not None}
        if "component" in named_terms:
            joined = Terms(years=joined.years, capital=joined.capital)
        joined = dataclasses.replace(joined, **named_terms)
    return joined


def _amounts(context: Context, table: _Table, subject: _Subject) -> Iterator[Funding]:
    row, terms = subject.row, subject.terms or Terms()
    unit_at = unit_column(table.grid)
    unit_words = fold(table.grid.text(row.cells[unit_at])) if unit_at is not None else ""
    if unit_words and not MONEY_UNIT.match(unit_words):
        return
    for column in table.columns:
        cell = row.cells[column.index]
        unit = money_unit(unit_words) if unit_words else column.unit
        value = value_of(table.grid, cell)
        said = _met(terms, column.terms)
        if cell is None or not value or said is None or unit is None:
            continue
        amount = value * unit[0]
        if amount == int(amount):
            yield _row(context, table, subject, cell, said, int(amount), unit[1])


def _met(row: Terms, column: Terms) -> Terms | None:
    """What row and column say together; None where they contradict each other."""
    if any(len({getattr(row, name), getattr(column, name)} - {None}) > 1 for name in _KINDS):
        return None
    return Terms(
        source=row.source or column.source,
        capital=row.capital or column.capital,
        years=row.years or column.years,
        component=row.component or column.component,
    )


def _row(
    context: Context, table: _Table, subject: _Subject, cell: Cell, terms: Terms, amount: int, unit: str
) -> Funding:
    grid = table.grid
    spans = [cell.span, subject.row.label.span, *([subject.purpose.span] if subject.purpose else [])]
    return Funding(
        span=Span(min(span.start for span in spans), max(span.end for span in spans)),
        component_code=terms.component or table.whole.component,
        purpose=label_indicator(grid.text(subject.purpose)) if subject.purpose else None,
        area=_place(grid.text(subject.area)) if subject.area else None,
        source=terms.source or table.whole.source or "total",
        capital_type=terms.capital or table.whole.capital,
        amount_vnd=amount,
        amount_text=f"{grid.text(cell)} {unit}",
        budget_year=_budget_year(context, terms.years or table.whole.years),
        rule=named([("purpose", subject.rule), ("source", "said" if terms.source else "title or whole")]),
    )


def _place(words: str) -> str:
    """A place by its own name or by its committee's (`UBND xã Tân Lập`)."""
    match = PLACE_BODY.match(words)
    if match is None:
        return words
    name = words[match.start("kind") :]
    return name[0].upper() + name[1:]


def _budget_year(context: Context, years: tuple[int, int] | None) -> int | None:
    """The one year that an amount is tied to, where the plan covers more or others."""
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


def _is_told(row: Funding, other: Funding) -> bool:
    """Whether the text has told a table's amount, of the same capital or saying of which."""
    return (
        (row.component_code, row.source, row.amount_vnd) == (other.component_code, other.source, other.amount_vnd)
        and row.budget_year == other.budget_year
        and (row.purpose, row.area) == (None, None)
        and row.capital_type in (other.capital_type, None)
    )


def _against_text(row: Funding, written: Sequence[Funding]) -> Iterator[Issue]:
    """A doubt where the plan's text gives the same project, payer, capital and year another amount."""
    told = [other for other in written if _key(other) == _key(row)]
    if len(told) == 1:
        message = f"{row.component_code}, {row.source}: the table says {row.amount_vnd:,} đồng, the text {told[0].amount_vnd:,} đồng"
        yield Issue(span=row.span, code="table_text_mismatch", severity="warning", message=message)
