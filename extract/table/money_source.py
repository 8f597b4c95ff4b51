"""The funding source of a row's amounts, if a column of the table states it (`Nguồn kinh phí`)."""

from extract.record import FundingSource
from extract.table.money_column import terms_of
from extract.table.money_table import MoneyTable
from extract.table.row import Row
from patterns.fold import fold
from patterns.table.money_column import SOURCE_HEAD


def row_source(table: MoneyTable, row: Row) -> FundingSource | None:
    """The one funding source of a row's cell below a head for funding sources; None if there is none, or where the cell names several."""
    for index, head in enumerate(table.grid.columns):
        cell = row.cells[index]
        if cell is None or not SOURCE_HEAD.match(fold(head.split(" / ")[-1])):
            continue
        terms = terms_of([fold(table.grid.text(cell))])
        return terms.source if terms.is_clear else None
    return None
