"""A composed plan as a file: TXT, DOCX or PDF."""

import importlib.util
import pathlib
from collections.abc import Iterator
from typing import Any

from benchmarks.factory.compose import Composed, Piece

_FONTS = ("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf")
"""Fonts with Vietnamese letters, of Debian's fonts-dejavu-core or fonts-noto-core."""


def write_txt(plan: Composed, path: pathlib.Path) -> None:
    """One paragraph a line, as portals give plans; without the annex, whose table they leave out."""
    path.write_text("\n".join(_lines(plan)) + "\n", encoding="utf-8")


def _lines(plan: Composed) -> Iterator[str]:
    for piece in plan.pieces:
        if piece.kind not in ("annex", "table"):
            yield piece.text


def write_docx(plan: Composed, path: pathlib.Path) -> None:
    """A header table without lines, paragraphs, a signature table."""
    import docx

    document = docx.Document()
    _columns(document, plan, "left", "right")
    for piece in plan.pieces:
        if piece.kind in ("title", "heading", "text"):
            document.add_paragraph(piece.text)
    _columns(document, plan, "recipients", "signature")
    for piece in plan.pieces:
        if piece.kind == "annex":
            document.add_paragraph(piece.text)
        elif piece.kind == "table":
            _table(document, piece)
    document.save(str(path))


def _table(document: Any, piece: Piece) -> None:
    table = document.add_table(rows=len(piece.cells), cols=len(piece.cells[0]), style="Table Grid")
    for row, texts in zip(table.rows, piece.cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _columns(document: Any, plan: Composed, left: str, right: str) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, kind in zip(table.rows[0].cells, (left, right), strict=True):
        texts = [piece.text for piece in plan.pieces if piece.kind == kind]
        cell.text = texts[0]
        for text in texts[1:]:
            cell.add_paragraph(text)


def missing_for_pdf() -> str | None:
    """What is not installed that PDF plans need, and the command that installs it; None if all is there."""
    if importlib.util.find_spec("fpdf") is None:
        return "fpdf2; run: pip install 'fpdf2>=2.8'"
    if not any(pathlib.Path(font).is_file() for font in _FONTS):
        return "a font with Vietnamese letters; run: apt-get install fonts-dejavu-core"
    return None


def write_pdf(plan: Composed, path: pathlib.Path) -> None:
    """A4 pages as the standard sets them: two columns above and below, justified text between."""
    import fpdf

    pdf = fpdf.FPDF(format="A4")
    pdf.set_margins(30, 20, 15)
    pdf.set_auto_page_break(auto=True, margin=20)
    pdf.add_font("serif", fname=next(font for font in _FONTS if pathlib.Path(font).is_file()))
    pdf.add_page()
    pdf.set_font("serif", size=13)
    _side_by_side(pdf, plan, "left", "right")
    for piece in plan.pieces:
        _paragraph(pdf, piece)
    if pdf.get_y() > 230:
        pdf.add_page()
    _side_by_side(pdf, plan, "recipients", "signature")
    for piece in plan.pieces:
        if piece.kind == "annex":
            pdf.multi_cell(0, 7, piece.text, align="C", new_x="LMARGIN", new_y="NEXT")
        elif piece.kind == "table":
            with pdf.table(col_widths=(12, 60, 45, 45), headings_style=fpdf.FontFace()) as table:
                for texts in piece.cells:
                    row = table.row()
                    for text in texts:
                        row.cell(text)
    pdf.output(str(path))


def _side_by_side(pdf: Any, plan: Composed, left: str, right: str) -> None:
    top, bottom = pdf.get_y(), pdf.get_y()
    for kind, at, width in ((left, 25, 75), (right, 100, 95)):
        pdf.set_y(top)
        for piece in plan.pieces:
            if piece.kind == kind:
                pdf.set_x(at)
                pdf.multi_cell(width, 7, piece.text or " ", align="C", new_x="LMARGIN", new_y="NEXT")
        bottom = max(bottom, pdf.get_y())
    pdf.set_y(bottom + 6)


def _paragraph(pdf: Any, piece: Piece) -> None:
    if piece.kind == "title":
        pdf.multi_cell(0, 7, piece.text, align="C", new_x="LMARGIN", new_y="NEXT")
    elif piece.kind in ("heading", "text"):
        pdf.multi_cell(0, 7, f"      {piece.text}", align="J", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
