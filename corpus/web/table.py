"""The rows and cells of a web page's table in the columns of its grid.  Source: HTML living standard, 4.9.12 (table model)."""

import dataclasses
from collections.abc import Callable, Iterator

from lxml import html

_MOST = 100
"""Columns or rows that one cell may cover."""


@dataclasses.dataclass(frozen=True, slots=True)
class WebCell:
    """A cell's element, the column it begins in, and how many columns and rows it covers."""

    element: html.HtmlElement
    column: int
    columns: int
    rows: int


def grid(table: html.HtmlElement, is_hidden: Callable[[html.HtmlElement], bool]) -> list[list[WebCell]]:
    """The rows that are shown, each with its cells."""
    found: list[list[WebCell]] = []
    taken: dict[int, int] = {}
    for row in _rows(table):
        if is_hidden(row):
            continue
        cells: list[WebCell] = []
        column = 0
        for element in row.iterchildren("td", "th"):
            while taken.get(column, 0) > 0:
                column += 1
            columns, rows = _count(element.get("colspan")), _count(element.get("rowspan"))
            cells.append(WebCell(element, column, columns, rows))
            taken.update(dict.fromkeys(range(column, column + columns), rows))
            column += columns
        taken = {place: left - 1 for place, left in taken.items() if left > 1}
        found.append(cells)
    return found


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _count(text: str | None) -> int:
    return max(1, min(int(text), _MOST)) if text and text.strip().isdigit() else 1
