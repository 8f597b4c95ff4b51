"""Workbooks (XLSX; XLS and ODS by way of LibreOffice): each visible sheet is a table; its title and notes are paragraphs.

Formulas have the values that were stored with them; hidden sheets, rows and columns are left out; charts are not text.
Source: ECMA-376, part 1, chapter 18 (SpreadsheetML).
"""

import io
import itertools
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.build import assemble
from corpus.document import Document, Source, doubt
from corpus.errors import CorruptError, EmptyError, TooLargeError
from corpus.line import Line, LineCell
from corpus.normalise import is_rule, normalise, single_spaced
from corpus.spreadsheet.number import shown
from corpus.zipped import DAMAGE, check_parts
from patterns.fold import fold
from patterns.header.line import LAYOUT_WORDS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_CELLS = 400_000
"""Of all sheets: more are data, no annex."""
_DAMAGE = (*DAMAGE, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, RuntimeError)
"""What openpyxl raises; errors of both XML parsers are `SyntaxError`."""
_AGAIN = "do.resave"


class SheetCell(NamedTuple):
    """A cell with its words, its column, and how many columns and rows it covers."""

    text: str
    column: int
    columns: int = 1
    rows: int = 1


def read_workbook(source: Source, data: bytes) -> Document:
    """The document of an XLSX workbook.  Raises `CorruptError`, `EmptyError`, `TooLargeError`."""
    sheets, formulas = _sheets(data)
    lines = list(_lines(sheets))
    if not lines:
        raise EmptyError("file.workbook_empty", "do.right_file")
    return assemble(source, lines, doubts=[doubt("part_unread.formulas", count=formulas)] if formulas else ())


def _sheets(data: bytes) -> tuple[list[list[list[SheetCell]]], int]:
    """The rows of each sheet that is shown, and how many formulas of the workbook have no stored value."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            formulas = _check(archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that it does not keep: nothing is written back
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        if len(book.sheetnames) < _named_sheets(data):
            raise CorruptError("file.workbook_sheet", _AGAIN)
        shown_sheets: list[Any] = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if sum(sheet.max_row * sheet.max_column for sheet in shown_sheets) > MAX_CELLS:
            raise TooLargeError("file.workbook_cells", "do.save_sheet", most=MAX_CELLS)
        return [list(_rows(sheet)) for sheet in shown_sheets], formulas
    except _DAMAGE as error:
        raise CorruptError("file.workbook_broken", _AGAIN, detail=error) from error


def _check(archive: zipfile.ZipFile) -> int:
    """Refuse what openpyxl would not read safely: bombs, entities, and merged cells as large as a sheet can be.

    How many formulas have no stored value.
    """
    parts = check_parts(archive)
    formulas, is_fresh = 0, b'fullCalcOnLoad="1"' in _part(archive, "xl/workbook.xml")
    for part in parts:
        if part.filename.endswith(".xml"):
            content = archive.read(part)
            if b"<!DOCTYPE" in content[:4096]:
                raise CorruptError("file.workbook_doctype", _AGAIN, part=part.filename)
            if _merged_cells(content) > MAX_CELLS:
                raise TooLargeError("file.workbook_merged", "do.unmerge", most=MAX_CELLS)
            formulas += sum(
                _has_no_value(cell, is_fresh=is_fresh) for cell in content.split(b"<c ")[1:] if b"<f" in cell
            )
    return formulas


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if name in archive.namelist() else b""


def _has_no_value(cell: bytes, *, is_fresh: bool) -> bool:
    """Whether a formula's cell has no value: programs that only write workbooks leave it to whoever opens them first, or put 0 there.

    `is_fresh`: the workbook is one that nobody opened yet.  Words that a formula gives may be none.
    """
    value = cell.partition(b"<v>")[2].partition(b"</v>")[0]
    if not value:
        return b't="str"' not in cell.partition(b">")[0]
    return is_fresh and value == b"0"


def _merged_cells(sheet: bytes) -> int:
    """How many cells a sheet's merged areas cover."""
    from openpyxl.utils.cell import range_boundaries

    pieces = (piece.partition(b'ref="')[2].partition(b'"')[0] for piece in sheet.split(b"<mergeCell ")[1:])
    areas = (range_boundaries(piece.decode("latin-1")) for piece in pieces)
    return sum((right - left + 1) * (bottom - top + 1) for left, top, right, bottom in areas)


def _named_sheets(data: bytes) -> int:
    """How many sheets the workbook states that it has."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(archive.read(name).count(b"<sheet ") for name in archive.namelist() if name == "xl/workbook.xml")


def _rows(sheet: "Worksheet") -> Iterator[list[SheetCell]]:
    """The rows of a sheet that contain words, without hidden rows and columns."""
    hidden = _hidden_columns(sheet)
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {
        (row, column)
        for area in merged.values()
        for row, column in itertools.product(range(area.min_row, area.max_row + 1), range(area.min_col, area.max_col + 1))
        if (row, column) != (area.min_row, area.min_col)
    }  # fmt: skip
    for row in sheet.iter_rows():
        found: list[SheetCell] = []
        for cell in row:
            place = (cell.row, cell.column)
            if cell.column in hidden or place in covered or sheet.row_dimensions[cell.row].hidden:
                continue
            text = _words(shown(cell.value, cell.number_format))
            area = merged.get(place)
            if area is None:
                found.append(SheetCell(text, cell.column - 1))
            else:
                found.append(SheetCell(text, cell.column - 1, area.max_col - area.min_col + 1, area.max_row - area.min_row + 1))  # fmt: skip
        if any(cell.text for cell in found):
            yield found


def _hidden_columns(sheet: "Worksheet") -> set[int]:
    return {
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for column in range(dimension.min or 0, (dimension.max or 0) + 1)
    }


def _words(text: str) -> str:
    text = single_spaced(normalise(text).replace("\n", " "))
    return "" if is_rule(text) and text not in ("-", "–") else text


def _lines(sheets: Sequence[Sequence[list[SheetCell]]]) -> Iterator[Line]:
    for number, rows in enumerate(sheets):
        first, last = _table_of(rows)
        for index, row in enumerate(rows):
            if first <= index <= last:
                yield _table_row(row, index - first, number)
            else:
                yield from (Line(cell.text, blank_before=True, apart=True) for cell in row if cell.text)


def _table_of(rows: Sequence[list[SheetCell]]) -> tuple[int, int]:
    """The first and last row of a sheet's table: from the first row of several cells that is not a letterhead to the last one."""
    several = [
        index
        for index, row in enumerate(rows)
        if sum(bool(cell.text) for cell in row) > 1 and not LAYOUT_WORDS.search(fold(" ".join(cell.text for cell in row)))
    ]  # fmt: skip
    return (several[0], several[-1]) if len(several) > 1 else (len(rows), -1)


def _table_row(row: Sequence[SheetCell], row_number: int, table: int) -> Line:
    text = ""
    cells: list[LineCell] = []
    last = max(index for index, cell in enumerate(row) if cell.text)
    for cell in row[: last + 1]:
        text += " | " if cells else ""
        end = len(text) + len(cell.text)
        cells.append(LineCell(table, row_number, cell.column, len(text), end, cell.rows, cell.columns))
        text += cell.text
    return Line(text, blank_before=True, apart=True, cells=tuple(cells))
