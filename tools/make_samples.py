"""Makes the DOCX and PDF sample plans in corpus/samples from the scripts in tools/samples.

    python tools/make_samples.py          (LibreOffice makes the PDF)

A script has one block a line, `kind|text|text`; `~` is a line break inside a cell, table rows are parted by
`/` and cells by `;`.  The same script always makes the same text.
"""

import pathlib
import subprocess
import sys
import tempfile

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

SAMPLES = pathlib.Path(__file__).parent.parent / "corpus" / "samples"
LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
BOX = """<w:r {ns}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:120pt;height:20pt">
<v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""


def numbering(document: Document) -> None:
    """A list of three levels (I. / 1. / a)) and one of bullets, drawn by Word and not stored as text."""
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(LEVELS)
    )
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
    for name, body in (("90", levels), ("91", bullet)):
        root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}">{body}</w:abstractNum>'))
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>'))


def number(paragraph: Paragraph, name: str, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()  # python-docx has no public way to number a paragraph
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>')
    )


def side_by_side(document: Document, cells: list[str]) -> None:
    """A borderless table of one row, as headers and signatures are set."""
    table = document.add_table(rows=1, cols=len(cells))
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        lines = text.split("~")
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def data_table(document: Document, text: str) -> None:
    rows = [row.split(";") for row in text.split("/")] if "//" not in text else []
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words


def build(script: pathlib.Path) -> Document:
    document = docx.Document()
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "Liberation Serif")
    numbering(document)
    for line in script.read_text(encoding="utf-8").splitlines():
        kind, _, text = line.partition("|")
        if kind in ("head", "sign"):
            side_by_side(document, text.split("|"))
        elif kind == "table":
            data_table(document, text.replace("/năm", "∕năm"))
        elif kind == "box":
            document.add_paragraph()._p.append(
                parse_xml(BOX.format(ns=nsdecls("w"), text=text))
            )  # text boxes have no API
        else:
            paragraph = document.add_paragraph(text.replace("~", "\n"))
            if kind == "center":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif kind in ("h1", "h2", "h3"):
                number(paragraph, "90", int(kind[1]) - 1)
            elif kind == "bullet":
                number(paragraph, "91", 0)
    return document


def main() -> None:
    for script in sorted((pathlib.Path(__file__).parent / "samples").glob("*.src")):
        made = SAMPLES / f"{script.stem}.docx"
        build(script).save(str(made))
        if script.stem.startswith("s6"):
            with tempfile.TemporaryDirectory() as profile:
                subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(SAMPLES), str(made)],
                               check=True, stdout=subprocess.DEVNULL)  # fmt: skip
            made.unlink()
        print(script.stem, file=sys.stderr)


if __name__ == "__main__":
    main()
