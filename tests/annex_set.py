"""The annexes of tests/annexes as real files: each is written once as text and as the rows that it must give.

`NAME.txt` is a plan whose lines `| TT | Thôn | Hộ nghèo |` are tables (see `tests.conftest.document_of`); `NAME.json`
says how many rows of each table are its header and which `targets`, `funding` and issues of tables come of it.
"""

import dataclasses
import functools
import itertools
import json
import pathlib
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any

import docx
import openpyxl
import pypdfium2
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FOLDER = pathlib.Path(__file__).parent / "annexes"
FORMATS = ("docx", "ruled", "unruled", "scan", "xlsx", "txt")
"""DOCX; a PDF printed of it by LibreOffice with the tables' lines, and without; images of the first PDF's pages; a workbook with
a sheet a table; plain text, whose tables are drawn in turn by pipes, by tabs, in Markdown, and as a law portal gives them."""
SUFFIXES = {"docx": "docx", "txt": "txt", "xlsx": "xlsx"}
"""The file name's end by format; `pdf` for all others."""
DPI = 200
FIGURE = re.compile(r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,(?P<places>\d+))?(?P<percent>%?)")
"""A figure as a cell of a workbook holds it: a number and its format."""

Cells = tuple[tuple[str, ...], ...]


@dataclasses.dataclass(frozen=True)
class Expected:
    """One row of `annexes`: table, row and column from 1, the header above the cell, its words."""

    table: int
    row: int
    column: int
    header: str | None
    text: str


@dataclasses.dataclass(frozen=True)
class AnnexPlan:
    """A plan with annex tables, and what it must be read as."""

    name: str
    blocks: tuple[str | Cells, ...]
    """Paragraphs, and tables by rows of texts; `<` goes on from the left, `^` from above."""
    facts: dict[str, Any]

    @functools.cached_property
    def cells(self) -> list[Expected]:
        """The rows of `annexes`."""
        tables = [block for block in self.blocks if not isinstance(block, str)]
        heads = self.facts["header_rows"]
        return [
            cell
            for number, (table, head) in enumerate(zip(tables, heads, strict=True), 1)
            for cell in _expected(number, table, head)
        ]


def annexes() -> list[AnnexPlan]:
    """All annexes of the set, by name."""
    return [_annex(path) for path in sorted(FOLDER.glob("*.txt"))]


def _annex(path: pathlib.Path) -> AnnexPlan:
    blocks: list[str | Cells] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for is_row, group in itertools.groupby(lines, lambda line: line.startswith("| ")):
        if is_row:
            blocks.append(tuple(tuple(line[2:-2].split(" | ")) for line in group))
        else:
            blocks.extend(group)
    return AnnexPlan(path.stem, tuple(blocks), json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))


def _expected(number: int, table: Cells, head: int) -> Iterator[Expected]:
    headers = [_header(table[:head], column) for column in range(len(table[0]))]
    for row, texts in enumerate(table[head:], 1):
        for column, text in enumerate(texts):
            if text and text not in ("<", "^"):
                yield Expected(number, row, column + 1, headers[column] or None, text)


def _header(rows: Cells, column: int) -> str:
    texts: list[str] = []
    for row, cells in enumerate(rows):
        place, above = column, row
        while cells[place] == "<" or rows[above][place] == "^":
            if rows[above][place] == "^":
                above -= 1
            else:
                place -= 1
            cells = rows[above]
        numbers_columns = all(len(text) == 1 for text in rows[row])
        if cells[place] and cells[place] not in texts and not numbers_columns:
            texts.append(cells[place])
    return " / ".join(texts)


def write_docx(annex: AnnexPlan, path: pathlib.Path, *, ruled: bool) -> None:
    """The plan as an office's DOCX: cells really merged, repeated headers as Word marks them."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    if annex.facts.get("landscape"):
        _turn(section)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(13)
    for block in annex.blocks:
        if isinstance(block, str):
            if annex.facts.get("landscape_annex") and block.upper().startswith(("PHỤ LỤC", "BIỂU")):
                _turn(document.add_section())
            document.add_paragraph(block)
        else:
            _add_table(document, annex, block, ruled=ruled)
    document.save(str(path))


def _turn(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _add_table(document: Any, annex: AnnexPlan, rows: Cells, *, ruled: bool) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid" if ruled else "Normal Table")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    section = document.sections[-1]
    widths = _widths(rows, section.page_width - section.left_margin - section.right_margin)
    head = annex.facts["header_rows"][[block for block in annex.blocks if not isinstance(block, str)].index(rows)]
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(number, column).width = widths[column]
            if text not in ("<", "^"):
                _fill(_merged(table, rows, number, column), text, is_header=number < head)
    if annex.facts.get("repeat_header"):
        for row in table.rows[: annex.facts["header_rows"][0]]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_kept_whole())


def _kept_whole() -> Any:
    element = OxmlElement("w:cantSplit")
    element.set(qn("w:val"), "true")
    return element


def _merged(table: Any, rows: Cells, row: int, column: int) -> Any:
    wide, high = _extent(rows, row, column)
    cell = table.cell(row, column)
    return cell.merge(table.cell(row + high - 1, column + wide - 1)) if (wide, high) != (1, 1) else cell


def _fill(cell: Any, text: str, *, is_header: bool) -> None:
    """Words into a cell; headers and figures are set in the middle, names at the left, as offices do."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    is_name = not is_header and len(text) > 12 and not text[0].isdigit()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if is_name else WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).font.size = Pt(11)


def _widths(rows: Cells, room: int) -> list[int]:
    """Columns as wide as their longest words, and wider where they hold much."""
    needs = []
    for column in zip(*rows, strict=True):
        longest = max(len(word) for text in column for word in text.split(" "))
        needs.append(max(longest + 2, min(36, max(len(text) for text in column) / 2)))
    return [round(room * need / sum(needs)) for need in needs]


def write_files(
    plans: Sequence[AnnexPlan], folder: pathlib.Path, formats: Sequence[str] = FORMATS, dpi: int = DPI
) -> None:
    """`FOLDER/FORMAT/NAME.docx` or `.pdf` for each of the formats, printed by one run of LibreOffice a format."""
    for form in [
        form for form in ("docx", "ruled", "unruled") if form in formats or (form == "ruled" and "scan" in formats)
    ]:
        target = folder / form
        target.mkdir(parents=True, exist_ok=True)
        for plan in plans:
            write_docx(plan, target / f"{plan.name}.docx", ruled=form != "unruled")
        if form != "docx":
            _print(sorted(target.glob("*.docx")), folder)
    if "txt" in formats:
        (folder / "txt").mkdir(parents=True, exist_ok=True)
        for style, plan in enumerate(plans):  # a text does not show what is merged
            write_text(plan, folder / "txt" / f"{plan.name}.txt", style)
    if "xlsx" in formats:
        (folder / "xlsx").mkdir(parents=True, exist_ok=True)
        for plan in plans:
            write_workbook(plan, folder / "xlsx" / f"{plan.name}.xlsx")
    if "scan" in formats:
        (folder / "scan").mkdir(exist_ok=True)
        for plan in plans:
            write_scan(folder / "ruled" / f"{plan.name}.pdf", folder / "scan" / f"{plan.name}.pdf", dpi)


def write_text(annex: AnnexPlan, path: pathlib.Path, style: int) -> None:
    """The plan as plain text; `style` counts through the ways to draw a table."""
    draw = (_piped, _tabbed, _markdown, _portal)[style % 4]
    pieces = [block if isinstance(block, str) else f"\n{draw(block)}\n" for block in annex.blocks]
    path.write_text("\n".join(pieces), encoding="utf-8")


def write_workbook(annex: AnnexPlan, path: pathlib.Path) -> None:
    """The plan as an office's workbook: a sheet a table with what is before it, cells merged, figures as numbers with their formats."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    row, has_table = 1, False
    for number, block in enumerate(annex.blocks):
        if has_table and any(not isinstance(later, str) for later in annex.blocks[number:]):
            sheet, row, has_table = book.create_sheet(), 1, False
        if isinstance(block, str):
            sheet.cell(row, 1, block)
            row += 1
        else:
            _add_to_sheet(sheet, block, row)
            row, has_table = row + len(block), True
    book.save(path)


def _add_to_sheet(sheet: Any, rows: Cells, top: int) -> None:
    for index, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text in ("<", "^") or not text:
                continue
            value, form = _value(text)
            cell = sheet.cell(top + index, column + 1, value)
            cell.number_format = form
            wide, high = _extent(rows, index, column)
            if (wide, high) != (1, 1):
                sheet.merge_cells(None, cell.row, cell.column, cell.row + high - 1, cell.column + wide - 1)


def _value(text: str) -> tuple[str | int | float, str]:
    """What a program keeps of a cell's words: a number and its format, or the words."""
    match = FIGURE.fullmatch(text)
    if match is None:
        return text, "General"
    places, percent = match["places"] or "", match["percent"]
    form = ("#,##0" if "." in match["whole"] else "0") + ("." + "0" * len(places) if places else "") + percent
    number = float(f"{match['whole'].replace('.', '')}.{places or 0}")
    if percent:
        return round(number / 100, 8), form
    return (number if places else int(number)), form


def _extent(rows: Cells, row: int, column: int) -> tuple[int, int]:
    """How many columns and rows a cell covers."""
    wide = 1 + sum(1 for _ in itertools.takewhile(lambda text: text == "<", rows[row][column + 1 :]))
    high = 1 + sum(1 for _ in itertools.takewhile(lambda texts: texts[column] == "^", rows[row + 1 :]))
    return wide, high


def _bare(texts: Sequence[str]) -> list[str]:
    return ["" if text in ("<", "^") else text for text in texts]


def _piped(rows: Cells) -> str:
    return "\n".join(" | ".join(_bare(texts)) for texts in rows)


def _tabbed(rows: Cells) -> str:
    return "\n".join("\t".join(_bare(texts)) for texts in rows)


def _markdown(rows: Cells) -> str:
    lines = [f"| {' | '.join(_bare(texts))} |" for texts in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def _portal(rows: Cells) -> str:
    """A cell a line between lines of a pipe; what a merged cell covers is left out."""
    return "\n".join("|\n" + "\n|\n".join(text for text in texts if text not in ("<", "^")) + "\n|" for texts in rows)


def _print(paths: Sequence[pathlib.Path], folder: pathlib.Path) -> None:
    program = shutil.which("soffice")
    assert program, "make test installs LibreOffice"
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(paths[0].parent), *map(str, paths)]
    subprocess.run(command, check=True, timeout=240, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def write_scan(pdf_path: pathlib.Path, path: pathlib.Path, dpi: int = DPI) -> None:
    """A PDF of nothing but images of the pages."""
    pdf = pypdfium2.PdfDocument(pdf_path)
    pages = [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in pdf]
    pdf.close()
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=dpi)
