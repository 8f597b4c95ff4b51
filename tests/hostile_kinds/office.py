"""Legacy office files, RTF, ODF and workbooks: truncated, locked, of other programs, bombs."""

import datetime
import functools
import io
import pathlib
import tempfile
from collections.abc import Iterator

import xlsxwriter

from tests.hostile_kinds.compound import compound
from tests.hostile_kinds.kind import READ, Kind, cut, data
from tests.hostile_kinds.word import LOCK, flipped, odd_method, zipped
from tests.office import convert
from tests.plans import plan

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def rich(number: int) -> bytes:
    """A plan as RTF."""
    letters = "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in plan(number))
    return b"{\\rtf1\\ansi\\uc1 " + letters.replace("\n", "\\par\n").encode("ascii") + b"}"


@functools.cache
def old_word(number: int = 700) -> bytes:
    """A plan as LibreOffice writes DOC."""
    with tempfile.TemporaryDirectory() as name:
        source = pathlib.Path(name) / "a.rtf"
        source.write_bytes(rich(number))
        convert(source, "doc:MS Word 97", pathlib.Path(name) / "made")
        return (pathlib.Path(name) / "made" / "a.doc").read_bytes()


@functools.cache
def open_text(number: int = 701) -> bytes:
    """A plan as ODT."""
    return _odf("text", "".join(f"<text:p>{line}</text:p>" for line in plan(number).split("\n")))


def _odf(kind: str, inner: str, prolog: str = "", manifest: str = "<a/>") -> bytes:
    content = f'<?xml version="1.0"?>{prolog}<office:document-content xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" office:version="1.2"><office:body><office:{kind}>{inner}</office:{kind}></office:body></office:document-content>'
    listed = f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>{manifest.replace("<a/>", "")}</manifest:manifest>'
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content, "META-INF/manifest.xml": listed})  # fmt: skip


def _repeating(rows: int, columns: int, inner: int) -> bytes:
    """A workbook whose only cell is repeated, in a table inside a cell that is repeated too."""
    cell = f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    table = f'<table:table table:name="A">{row}</table:table>'
    outer = f'<table:table-row table:number-rows-repeated="{inner}"><table:table-cell>{table}</table:table-cell></table:table-row>'
    body = f'<table:table xmlns:table="{_TABLE}" table:name="B">{outer if inner > 1 else row}</table:table>'
    return _odf("spreadsheet", body)


@functools.cache
def workbook(number: int = 702) -> bytes:
    """A workbook of a few cells."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2026, 1, 1)})
    sheet = book.add_worksheet()
    for index, row in enumerate((["Xã", "Số hộ nghèo"], ["Ba Vinh", number], ["Ba Động", 9])):
        sheet.write_row(index, 0, row)
    book.close()
    return made.getvalue()


def _rezipped(whole: bytes, **changes: bytes | None) -> bytes:
    """A ZIP file with parts changed (`/` written as `__`) or left out."""
    import zipfile

    wanted = {name.replace("__", "/") + ".xml": held for name, held in changes.items()}
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({name: found for name in parts if (found := wanted.get(name, parts[name])) is not None})


def _locked_doc() -> bytes:
    from corpus.office.compound import Compound

    whole = bytearray(old_word())
    place = Compound(bytes(whole)).place("worddocument", 11)
    assert place is not None
    whole[place] |= 1
    return bytes(whole)


def _old() -> Iterator[Kind]:
    yield data("doc-noise.doc", "corrupt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000)
    yield data("doc-header-alone.doc", "corrupt", lambda: old_word()[:512])
    yield data("doc-locked.doc", "encrypted", _locked_doc)
    yield data("doc-no-words.doc", "corrupt", compound({"WordDocument": b"", "1Table": b""}))
    yield data("doc-is-rtf.doc", READ, lambda: rich(703))
    yield data("doc-is-html.doc", READ, lambda: f"<html><body><pre>{plan(704)}</pre></body></html>".encode())
    yield data("doc-is-docx.doc", READ, lambda: _word(705))
    yield data("xls-locked.xls", "encrypted", compound({"Workbook": b"\x09\x08\x10\0" + bytes(16) + b"\x2f\0\6\0" + bytes(6)}))  # fmt: skip
    yield data("xls-empty-book.xls", "corrupt", compound({"Workbook": b""}))
    yield data("ole-letter.msg", "empty", compound({"__properties_version1.0": b"letter.msg", "Other": b"1"}))
    for name, stream in (("slides.ppt", "PowerPoint Document"), ("drawing.vsd", "VisioDocument"),
                         ("setup.msi", "SummaryInformation"), ("thumbs.dbx", "Catalog"), ("korean.hwp", "FileHeader")):  # fmt: skip
        yield data(f"ole-{name}", "unsupported", compound({stream: name.encode(), "Other": b"1"}))


def _word(number: int) -> bytes:
    from tests.hostile_kinds.word import written

    return written(number)


def _rich() -> Iterator[Kind]:
    yield data("rtf-only-header.rtf", "empty", b"{\\rtf1}")
    yield data("rtf-cut-off.rtf", "corrupt", lambda: rich(706)[:-40])
    yield data("rtf-open-groups.rtf", "corrupt", lambda: rich(707)[:-1] + b"{" * 3000)
    yield data("rtf-bin-lies.rtf", "corrupt", lambda: rich(708)[:-1] + b"\\bin5000 x}")
    yield data("rtf-object.rtf", READ, lambda: rich(709)[:-1] + b"{\\object\\objemb{\\*\\objdata 0105000002}}}")
    yield data("rtf-noise.rtf", READ, b"{\\rtf" + bytes((n * 31 + 7) % 256 for n in range(3000)), "text_garbled")


def _open() -> Iterator[Kind]:
    yield data("odt-whole.odt", READ, lambda: open_text(723))
    yield data("odt-empty.odt", "empty", _odf("text", ""))
    yield data("odt-no-content.odt", "corrupt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}))
    yield data("odt-cut-content.odt", "corrupt", lambda: _rezipped(open_text(710), content=b"<office:document-content><office:bo"))  # fmt: skip
    yield data("odt-locked.odt", "encrypted", _odf("text", "x", manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"))  # fmt: skip
    yield data("odt-locked-in-zip.odt", "encrypted", lambda: LOCK(open_text(720)))
    yield data("ods-locked-in-zip.ods", "encrypted", lambda: LOCK(_odf("spreadsheet", "x")))
    for name, times in (("rows", (1_000_000, 1, 1)), ("columns", (30, 16_000, 1)), ("nested", (1000, 1, 1000))):
        yield data(f"ods-repeats-{name}.ods", "too_large", _repeating(*times))
    yield data("odt-flipped.odt", "corrupt", lambda: flipped(open_text(721), "content.xml"))
    yield data("odt-unknown-method.odt", "corrupt", lambda: odd_method(open_text(722)))
    yield data("odt-entity.odt", "corrupt", _odf("text", "<text:p>&x;</text:p>", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))  # fmt: skip
    yield data("odt-is-fodt-cut.fodt", "corrupt", f'<?xml version="1.0"?><office:document xmlns:office="{_OFFICE}" office:mimetype="application/vnd.oasis.opendocument.text"><office:body>'.encode())  # fmt: skip
    yield data("odp-slides.odp", "unsupported", zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}))
    yield data("odg-drawing.odg", "unsupported", zipped({"mimetype": "application/vnd.oasis.opendocument.graphics"}))
    yield data("word2003-cut.xml", "corrupt", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>')  # fmt: skip
    yield data("flat-opc-cut.xml", "corrupt", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part')  # fmt: skip


def _books() -> Iterator[Kind]:
    sheet = "xl__worksheets__sheet1"
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    yield data(
        "xlsx-empty-book.xlsx", "corrupt", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
    )
    yield data("xlsx-no-sheet.xlsx", "corrupt", lambda: _rezipped(workbook(711), **{sheet: None}))
    yield data("xlsx-no-strings.xlsx", "corrupt", lambda: _rezipped(workbook(712), xl__sharedStrings=None))
    yield data("xlsx-cut-sheet.xlsx", "corrupt", lambda: _rezipped(workbook(713), **{sheet: f"{head}<sheetData><row".encode()}))  # fmt: skip
    yield data("xlsx-no-words.xlsx", "empty", lambda: _rezipped(workbook(714), **{sheet: f"{head}<sheetData/></worksheet>".encode()}))  # fmt: skip
    far = f'{head}<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    yield data("xlsx-far-cell.xlsx", "too_large", lambda: _rezipped(workbook(715), **{sheet: far.encode()}))
    yield from _cells(head)
    merged = f'{head}<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Xã</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    yield data("xlsx-merged-world.xlsx", "too_large", lambda: _rezipped(workbook(716), **{sheet: merged.encode()}))
    yield data("xlsx-bomb.xlsx", "too_large", lambda: _rezipped(workbook(717), **{sheet: head.encode() + b" " * 270_000_000}))  # fmt: skip
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    yield data("xlsx-entity.xlsx", "corrupt", lambda: _rezipped(workbook(718), xl__sharedStrings=f'<?xml version="1.0"?>{laughs}<sst>&b;</sst>'.encode()))  # fmt: skip
    yield data("xlsx-locked.xlsx", "encrypted", compound({"EncryptedPackage": b"\2" * 5000}))
    yield data("xlsx-locked-in-zip.xlsx", "encrypted", lambda: LOCK(workbook(719)))
    yield data(
        "xlsb-binary.xlsb", "unsupported", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\x01\0"})
    )
    yield data(
        "pptx-slides.pptx", "unsupported", zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>"})
    )


def _cells(head: str) -> Iterator[Kind]:
    """Workbooks whose cells have no values, or none that can be."""

    def book(number: int, cells: str) -> bytes:
        words = '<row r="1"><c r="A1" t="inlineStr"><is><t>Xã Ba Vinh</t></is></c></row>'
        rows = f"{head}<sheetData>{words}{cells}</sheetData></worksheet>"
        return _rezipped(workbook(number), xl__worksheets__sheet1=rows.encode())

    yield data("xlsx-errors.xlsx", READ, lambda: book(730, '<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2" t="e"><v>#REF!</v></c></row>'))  # fmt: skip
    yield data("xlsx-formulas-without-values.xlsx", READ, lambda: book(731, '<row r="2"><c r="A2"><f>SUM(C1:C9)</f></c><c r="B2"><f>1+1</f><v></v></c></row>'), "part_unread")  # fmt: skip
    yield data("xlsx-rows-backwards.xlsx", READ, lambda: book(732, '<row r="9"><c r="A9"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>'))  # fmt: skip
    yield data("xlsx-word-that-is-not-there.xlsx", "corrupt", lambda: book(733, '<row r="2"><c r="A2" t="s"><v>99999</v></c></row>'))  # fmt: skip
    yield data("xlsx-number-that-cannot-be.xlsx", "corrupt", lambda: book(734, '<row r="2"><c r="A2"><v>một</v></c></row>'))  # fmt: skip
    yield data("xlsx-row-below-zero.xlsx", "corrupt", lambda: book(735, '<row r="-1"><c r="A-1"><v>1</v></c></row>'))
    yield data("xlsx-hidden.xlsx", "empty", lambda: _hidden(736))


def _hidden(number: int) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(workbook(number))) as archive:
        book = archive.read("xl/workbook.xml")
    return _rezipped(workbook(number), xl__workbook=book.replace(b"<sheet name", b'<sheet state="veryHidden" name'))


KINDS: tuple[Kind, ...] = (
    *cut("doc-old.doc", old_word, ("corrupt", "corrupt", "corrupt")),
    *cut("odt-open.odt", open_text, ("corrupt", "corrupt", "corrupt")),
    *cut("xlsx-book.xlsx", workbook, ("corrupt", "corrupt", "corrupt")),
    *_old(), *_rich(), *_open(), *_books(),
)  # fmt: skip
