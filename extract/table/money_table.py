"""Which tables are of planned money, and what their titles state of all their amounts."""

import dataclasses

from extract.component.mention import component_at
from extract.context import Context
from extract.funding.component_code import WHOLE_PLAN
from extract.table.cited import component_citing
from extract.table.grid import Grid
from extract.table.money_column import MoneyColumn, Terms, money_columns, terms_of
from extract.table.row import Row, label_column, place_column, rows_of
from extract.table.site import names_works, site_column
from patterns.fold import fold
from patterns.table.money_column import REPORTING, WHOLE


@dataclasses.dataclass(frozen=True, slots=True)
class MoneyTable:
    """A table of money: its columns of sums, its rows, and what its title states of all of them."""

    grid: Grid
    columns: list[MoneyColumn]
    rows: list[Row]
    whole: Terms
    by_place: bool


def money_table(context: Context, grid: Grid) -> MoneyTable | None:
    """The grid as a table of planned money; None if it is not one, or reports."""
    place = place_column(grid)
    worded = label_column(grid)
    place = None if place == site_column(grid) and names_works(grid) else place
    label = place if place is not None and worded is not None else worded if worded is not None else year_column(grid)
    if label is None:
        return None
    columns = list(money_columns(context, grid, label))
    if not columns or REPORTING.search(context.document.folded[grid.title.start : grid.title.end]):
        return None
    titled = terms_of(titles_of_money(context, grid))
    whole = dataclasses.replace(titled, component=_component(context, grid, titled))
    return MoneyTable(grid, columns, rows_of(grid, label), whole, by_place=place is not None)


def _component(context: Context, grid: Grid, titled: Terms) -> str:
    """The project of a table: by its title, its heading, or the only section that refers to it; else the whole plan."""
    above = titled.component or component_at(context, grid.table.span.start)
    return above or component_citing(context, grid) or WHOLE_PLAN


def year_column(grid: Grid) -> int | None:
    """The column that gives each row's year, by its head."""
    return next((index for index, head in enumerate(grid.columns) if fold(head) == "năm"), None)


def titles_of_money(context: Context, grid: Grid) -> list[str]:
    """The folded lines of a table's title that speak of sums."""
    lines = context.document.folded[grid.title.start : grid.title.end].split("\n")
    return [line for line in lines if WHOLE.search(line)]
