"""The comparison as an Excel workbook: with numeric cells, a fixed header, a filter, and the source text as comments."""

from __future__ import annotations

import collections
import datetime
import io
import pathlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from corpus.message import Language, say
from outputs.comparison.build import BESIDE, SOURCES, Comparison
from outputs.comparison.citation import reference, remarks
from outputs.comparison.place import Codes
from outputs.comparison.series import FIGURE
from outputs.store.folder import OutputError
from outputs.table import Column, Row, Table, columns_of

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = tuple[int, int]
"""Row and column of a sheet, from 0."""

_COMMENTS = 20_000
"""More of them make a book slow to open; the sheet `sources` states the same."""
_ROWS, _LETTERS = 1_048_575, 32_767
"""A sheet of Excel has room for this many rows below its header, a cell for this many letters."""
_FORMATS = {"amount": "#,##0", "number": "General"}
_VIETNAMESE = {"amount": "[$-42A]#,##0", "number": "[$-42A]#,##0.######"}
"""Formats that a spreadsheet in Vietnamese, and LibreOffice in any language, shows as `1.200,5`."""
_WIDE = {"quote": 70, "indicator": 40, "meaning": 80}
_PER_COMMENT = 3
_LAST_YEAR = "period_end"
"""The last of the columns of place and years."""
_FOLDED = ("level", "province_code", "district_code", "commune_code")
_CODES = tuple(column.name for column in columns_of(Codes))
"""Codes on both sides of the reform: the last columns, folded away."""
_NONE: Mapping[Cell, str] = MappingProxyType({})

COLUMNS = Table("columns", "what a column of the comparison means",
                (Column("column", "string", "name of the column"), Column("meaning", "string", "what it contains")))  # fmt: skip


def write_book(comparison: Comparison, path: pathlib.Path, *, is_vietnamese: bool = False) -> None:
    """Write the sheets `places` (or `series`), `sources` and `columns`.  Raises `OutputError` if Excel has no room for them."""
    sheets = ((comparison.table, comparison.rows), (SOURCES, comparison.source_rows))
    is_series = comparison.table.name == "series"
    _write_sheets(path, sheets, comparison.table, _NONE if is_series else _comments(comparison, "vi" if is_vietnamese else "en"), is_vietnamese=is_vietnamese)  # fmt: skip


def write_long_book(comparison: Comparison, path: pathlib.Path, *, is_vietnamese: bool = False) -> None:
    """Write the sheets `sources`, one row per figure, and `columns`.  Raises `OutputError` if Excel has no room for them."""
    _write_sheets(path, ((SOURCES, comparison.source_rows),), SOURCES, is_vietnamese=is_vietnamese)


def write_sheet(table: Table, rows: Sequence[Row], path: pathlib.Path) -> None:
    """Write one table as a book of one sheet.  Raises `OutputError` if Excel has no room for it."""
    _write_sheets(path, ((table, rows),))


def _write_sheets(path: pathlib.Path, sheets: Sequence[tuple[Table, Sequence[Row]]], explained: Table | None = None, comments: Mapping[Cell, str] = _NONE, *, is_vietnamese: bool = False) -> None:  # fmt: skip
    """Write tables with `comments` on the first, and what the columns of one mean."""
    import xlsxwriter

    if max(len(rows) for _, rows in sheets) > _ROWS:
        raise OutputError("store.sheet_rows", most=_ROWS)
    held = io.BytesIO()
    # Texts stay texts: a quote that begins with `=` is not a formula, one that contains an address is not made a link.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True}  # fmt: skip
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})  # the same tables give the same file
        for number, (table, rows) in enumerate(sheets):
            _sheet(book, table, rows, _NONE if number else comments, _VIETNAMESE if is_vietnamese else _FORMATS)
        if explained:
            _sheet(book, COLUMNS, [{"column": column.name, "meaning": column.meaning} for column in explained.columns])
    path.write_bytes(held.getvalue())


def _sheet(book: Workbook, table: Table, rows: Sequence[Row], comments: Mapping[Cell, str] = _NONE, number_formats: Mapping[str, str] = _FORMATS) -> None:  # fmt: skip
    """A sheet with a table: its header bold and always in sight, a filter over it, each column in the width of its values."""
    sheet = book.add_worksheet(table.name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EEF4"})
    formats = {kind: book.add_format({"num_format": form}) for kind, form in number_formats.items()}
    figures = _first_figure(table)
    for place, column in enumerate(table.columns):
        folded = {"level": 1, "hidden": True} if place < figures and _is_folded(column, rows) else {}
        folded |= {"level": 1} if place >= figures and _is_beside(table, place) else {}
        folded |= {"level": 1, "hidden": True} if column.name in _CODES else {}
        sheet.set_column(place, place, _width(column, rows), formats.get(column.kind), folded)
    sheet.set_row(0, 48)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, figures)
    sheet.autofilter(0, 0, max(1, len(rows)), len(table.columns) - 1)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, head)
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(table.columns):
            _write(sheet, number, place, row.get(column.name))
            if comment := comments.get((number, place)):
                sheet.write_comment(number, place, comment, {"x_scale": 3, "y_scale": 1.5})


def _first_figure(table: Table) -> int:
    """How many columns state which place and years a row is for; they stay in sight."""
    names = [column.name for column in table.columns]
    if FIGURE in names:
        return names.index(FIGURE) + 1
    return names.index(_LAST_YEAR) + 1 if _LAST_YEAR in names else 0


def _is_folded(column: Column, rows: Sequence[Row]) -> bool:
    """Whether a column of places is folded away, to be opened by its button: codes, and what no row has."""
    return column.name in _FOLDED or all(row.get(column.name) is None for row in rows)


def _is_beside(table: Table, place: int) -> bool:
    """Whether a column is beside the figure before it: grouped with it, to be folded by its button."""
    name, before = table.columns[place].name, table.columns[place - 1].name
    tails = tuple(f"_{tail}" for tail in BESIDE)
    return name.endswith(tails) and (before.endswith(tails) or name.startswith(f"{before}_"))


def _write(sheet: Worksheet, row: int, place: int, value: object) -> None:
    """A cell; nothing if there is no value, so that Excel counts and averages only what is stated."""
    if isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif value is not None:
        sheet.write_string(row, place, str(value)[:_LETTERS])


def _width(column: Column, rows: Sequence[Row]) -> int:
    if column.name in _WIDE:
        return _WIDE[column.name]
    longest = max((len(str(row[column.name])) for row in rows[:200] if row.get(column.name) is not None), default=0)
    return min(40, max(longest, min(len(column.name), 30)) + 2)


def _comments(comparison: Comparison, language: Language) -> Mapping[Cell, str]:
    """The source text of each cell of `places`; none if there are too many."""
    place_of = {column.name: place for place, column in enumerate(comparison.table.columns)}
    names = [column.name for column in SOURCES.columns[: place_of["period_end"] + 1]]
    row_of = {tuple(row[name] for name in names): number for number, row in enumerate(comparison.rows, 1)}
    texts_of: dict[Cell, list[str]] = collections.defaultdict(list)
    for source in comparison.source_rows:
        if source["used"] in ("yes", "several"):
            texts_of[row_of[tuple(source[name] for name in names)], place_of[str(source["column"])]].append(
                _source_text(source, language)
            )
    return {cell: _joined(texts, language) for cell, texts in texts_of.items()} if len(texts_of) <= _COMMENTS else _NONE


def _joined(texts: Sequence[str], language: Language) -> str:
    more = len(texts) - _PER_COMMENT
    return "\n".join(
        [*texts[:_PER_COMMENT], *([say("value.more_sources", more=more).in_(language)] if more > 0 else [])]
    )


def _source_text(source: Row, language: Language) -> str:
    doubt = f"{say('value.several').in_(language)}: " if source["used"] == "several" else ""
    return f"{doubt}{reference(source, language)}: “{str(source['quote'])[:500]}” {remarks(source, language)}".rstrip()
