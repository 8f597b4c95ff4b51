"""Times the reading of PDF text beside bare pypdfium2 and pdfplumber, and a whole plan from file to rows.

    python benchmarks/pdf.py

LibreOffice prints plans of about 14 and 100 pages from the samples' texts, with a two-column letterhead and
signature block; one with ruled tables among the text, one with a ruled table on every page, whose cells are compared with
pdfplumber's.  All readers get the same files in one run, by turns; figures are CPU (`time.process_time`), the least of several rounds, in a
warm process.  `kehoach` is what the others give too: the text of
each page, in reading order, its tables found; `document` goes on to paragraphs joined over lines and pages, and to doubts.
"""

import io
import pathlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence

import docx
import docx.document
import pdfplumber
import pypdfium2
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from corpus.document import Source
from corpus.options import Options
from corpus.pdf.reader import read_pages, read_pdf
from corpus.pdf.text_line import Box
from corpus.read import read
from extract.plan import read_plan
from kehoach.run.settle import settle
from outputs.table import rows_of

SAMPLES = pathlib.Path(__file__).parent.parent / "corpus" / "samples"
SOURCE = Source("plan.pdf", "plan.pdf", "0" * 16, "application/pdf")
ROUNDS = 25
LONG_ROUNDS = 80
"""For the whole way, which takes longer than pages alone, and so is disturbed in more of its rounds."""
PLUMBED = 14
"""pdfplumber reads this many pages at most: it is slow, and its time grows with the pages."""
WHOLE = "DejaVu Serif"
"""A font that has all Vietnamese letters, as those of offices have."""
PARTIAL = "Liberation Serif"
"""One that has not: LibreOffice takes the missing letters from another font, and draws them after the line."""
SECTION = 64
"""Paragraphs between two tables, where there are tables: every third page has one, as in a plan with annexes."""


def body() -> list[str]:
    """The paragraphs of all TXT samples' bodies in turn, without headers and lists of recipients."""
    texts = [read(path).text for path in sorted(SAMPLES.glob("*.txt"))]
    return [line for text in texts for line in text[text.index("\nI. ") :].split("\nNơi nhận")[0].splitlines() if line]


def varied(lines: list[str], count: int) -> Iterator[str]:
    """`count` paragraphs out of `lines`; each time round another year, so that no page repeats another."""
    for index in range(count):
        yield lines[index % len(lines)].replace("2024", str(2024 + index // len(lines) % 6))


def print_plan(folder: pathlib.Path, name: str, paragraphs: int, *, tables: int = 0, font: str = WHOLE) -> bytes:
    """A plan of so many paragraphs as LibreOffice prints it: A4, margins and letters of Nghị định 30/2020/NĐ-CP; a table every `tables` paragraphs."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = font, Pt(12)
    _side_by_side(word, "ỦY BAN NHÂN DÂN\nHUYỆN BA TƠ\nSố: 27/KH-UBND",
                  "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBa Tơ, ngày 15 tháng 02 năm 2024")  # fmt: skip
    word.add_paragraph(
        "KẾ HOẠCH\nGiảm nghèo bền vững trên địa bàn huyện năm 2024"
    ).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for index, text in enumerate(varied(body(), paragraphs)):
        word.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if tables and index % tables == tables - 1:
            _ruled(word, index)
    _side_by_side(
        word, "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLữ Đình Tích"
    )
    word.save(str(folder / f"{name}.docx"))
    return _converted(folder / f"{name}.docx")


def _side_by_side(word: docx.document.Document, left: str, right: str) -> None:
    row = word.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = left, right


def _ruled(word: docx.document.Document, index: int) -> None:
    table = word.add_table(rows=1, cols=4, style="Table Grid")
    rows = [("TT", "Xã", "Hộ nghèo", "Tỷ lệ (%)")]
    rows += [(str(row), f"Ba {'ABCDEĐGHIK'[row % 10]}", str(200 + index + row), f"{row},5") for row in range(1, 9)]
    for texts in rows:
        cells = table.rows[0].cells if texts[0] == "TT" else table.add_row().cells
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text


def _converted(path: pathlib.Path) -> bytes:
    command = [shutil.which("soffice") or "soffice", f"-env:UserInstallation={(path.parent / 'profile').as_uri()}",
               "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]  # fmt: skip
    subprocess.run(command, check=True, timeout=240, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path.with_suffix(".pdf").read_bytes()


def bare(data: bytes) -> int:
    """pdfium's text of every page and nothing else."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return sum(len(page.get_textpage().get_text_range()) for page in pdf)
    finally:
        pdf.close()


def plumbed(data: bytes) -> int:
    """pdfplumber's text of the first `PLUMBED` pages."""
    with pdfplumber.open(io.BytesIO(data), pages=list(range(1, PLUMBED + 1))) as pdf:
        return sum(len(page.extract_text()) for page in pdf.pages)


def rows(data: bytes) -> object:
    """The whole way from a file's bytes to the rows of its tables."""
    return rows_of(read_plan(read_pdf(SOURCE, data)))


def milliseconds(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The least CPU time of each work in ms; the first call is not counted.

    A machine at work makes some rounds slower, none faster; the works take turns, so that the same minutes count for all.
    """
    least = [float("inf")] * len(works)
    for counted in [False] + [True] * rounds:
        for index, work in enumerate(works):
            began = time.process_time()
            work()
            if counted:
                least[index] = min(least[index], (time.process_time() - began) * 1000)
    return least


def line(name: str, data: bytes) -> str:
    """CPU a page of each reader for one file, and the ratios of the pages' text: what the others give, and of the joined document."""
    pages = len(pypdfium2.PdfDocument(data))
    works = lambda: read_pages(data, Options()), lambda: read_pdf(SOURCE, data), lambda: bare(data)
    own, whole, plain = (spent / pages for spent in milliseconds(*works))
    slow = milliseconds(lambda: plumbed(data), rounds=1)[0] / min(pages, PLUMBED)
    return f"{name:18}{pages:6}{own:9.2f}{whole:10.2f}{plain:10.2f}{slow:11.2f}{own / plain:13.2f}{slow / own:14.1f}{whole / plain:10.2f}"


def own_tables(data: bytes) -> list[list[list[str]]]:
    """The words of the cells of each ruled table, by rows, as kehoach has them."""
    return [_by_rows(table.cells) for page in read_pages(data, Options()) for table in page.tables]


def _by_rows(cells: Sequence[tuple[Box, str]]) -> list[list[str]]:
    rows: dict[float, list[tuple[float, str]]] = {}
    for box, words in cells:
        rows.setdefault(round(box.top, 1), []).append((box.left, " ".join(words.split())))
    return [[words for _, words in sorted(rows[top])] for top in sorted(rows, reverse=True)]


def plumbed_tables(data: bytes) -> list[list[list[str]]]:
    """The same by pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    return [
        [[" ".join((words or "").split()) for words in row] for row in table] for table in tables if len(table[0]) > 1
    ]


def tables_line(data: bytes) -> str:
    """CPU a page of ruled tables, of kehoach and of pdfplumber, and how many of the cells are the same."""
    pages = len(pypdfium2.PdfDocument(data))
    own = milliseconds(lambda: own_tables(data))[0] / pages
    slow = milliseconds(lambda: plumbed_tables(data), rounds=1)[0] / pages
    ours, theirs = own_tables(data), plumbed_tables(data)
    cells = sum(len(row) for table in theirs for row in table)
    wrong = sum(
        one != other
        for table, their in zip(ours, theirs, strict=False)
        for row, their_row in zip(table, their, strict=False)
        for one, other in zip(row, their_row, strict=False)
    )
    found = sum(len(row) for table in ours for row in table)
    return f"ruled tables on {pages} pages: {own:.2f} ms a page, pdfplumber {slow:.2f}, {slow / own:.1f} times as much; {found} cells, pdfplumber {cells}, {wrong} differ"


def main() -> None:
    """Prints one line a file, then the whole way of the first."""
    settle()  # as the workers of a run do
    print(
        f"{'CPU ms a page':18}{'pages':>6}{'kehoach':>9}{'document':>10}{'pypdfium2':>10}{'pdfplumber':>11}{'÷ pypdfium2':>13}{'pdfplumber ÷':>14}{'document ÷':>12}"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plans = {
            "text": print_plan(folder, "text", 290),
            "long text": print_plan(folder, "long", 2150),
            "text and tables": print_plan(folder, "tables", 270, tables=SECTION),
            "text in two fonts": print_plan(folder, "fonts", 300, font=PARTIAL),
        }
        ruled = print_plan(folder, "ruled", 60, tables=5)
    for name, data in plans.items():
        print(line(name, data))
    print(tables_line(ruled))
    text = plans["text"]
    whole, plain = milliseconds(lambda: rows(text), lambda: bare(text), rounds=LONG_ROUNDS)
    print(f"file -> rows of the text plan: {whole:.1f} ms, {whole / plain:.2f} × bare pypdfium2 ({plain:.1f} ms)")


if __name__ == "__main__":
    main()
