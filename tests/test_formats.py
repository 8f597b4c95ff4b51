"""Everything an office has, as real programs write it: images, workbooks, web pages, XML of Word, locked and foreign files."""

import datetime
import io
import pathlib
import zipfile

import docx
import docx.shared
import openpyxl
import pypdfium2
import pytest
from PIL import Image

from corpus.document import Document
from corpus.errors import CorruptError, EmptyError, EncryptedError, UnreadableError, UnsupportedError
from corpus.kind import kind_of
from corpus.options import Options
from corpus.read import read, read_data
from corpus.spreadsheet.number import shown
from tests import hostile
from tests.conftest import SAMPLES
from tests.office import convert

TEXT = SAMPLES / "s8-huyen-khong-dau.txt"


def _page(number: int = 0, dpi: int = 200) -> Image.Image:
    """A page of a sample as a scanner gives it."""
    pdf = pypdfium2.PdfDocument(SAMPLES / "s6-tinh-2021.pdf")
    image = pdf[number].render(scale=dpi / 72).to_pil().convert("L")
    pdf.close()
    return image


def _saved(image: Image.Image, form: str, **about: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **about)
    return stream.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_a_picture_is_read_as_a_scan(form: str) -> None:
    document = read_data("anh.dat", _saved(_page(), form, dpi=(200, 200), quality=95))
    assert document.text_source == "ocr"
    assert document.n_pages == 1
    assert "KẾ HOẠCH" in document.text


def test_each_frame_of_a_tiff_is_a_page_and_a_photo_is_turned_upright() -> None:
    pages = [_page(0, 150), _page(1, 150)]
    document = read_data("fax.tif", _saved(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(150, 150)))
    assert document.n_pages == 2
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera lay on its side
    photo = _saved(_page().rotate(90, expand=True), "JPEG", exif=exif.tobytes(), quality=95)
    assert "KẾ HOẠCH" in read_data("photo.jpg", photo).text


def test_pictures_that_give_nothing_say_why() -> None:
    with pytest.raises(EmptyError, match="no words were found"):
        read_data("white.png", _saved(Image.new("L", (800, 800), 255), "PNG"))
    with pytest.raises(EmptyError, match="--ocr auto"):
        read_data("page.png", _saved(_page(), "PNG"), Options(ocr="never"))
    with pytest.raises(CorruptError, match="image"):
        read_data("cut.png", _saved(_page(), "PNG")[:5000])


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "PHỤ LỤC 1: CHỈ TIÊU GIẢM NGHÈO NĂM 2024"
    sheet.merge_cells("A1:E1")
    rows = [["TT", "Xã", "Số hộ nghèo", "Tỷ lệ", "Ngày"], [1, "Ba Vinh", 1210, 0.0695, datetime.date(2024, 3, 12)], [2, "Ba Động", 98, 0.125, None]]  # fmt: skip
    for number, row in enumerate(rows, start=3):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    for place, form in (("C4", "#,##0"), ("D4", "0.00%"), ("D5", "0.0%")):
        sheet[place].number_format = form
    sheet.append(["", "Ẩn", 77])
    sheet.row_dimensions[6].hidden = True
    book.create_sheet("Nháp").sheet_state = "hidden"
    book["Nháp"]["A1"] = "không in"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _table(document: Document) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.column, document.quote(cell.span)) for cell in document.tables[0].cells]


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_a_workbook_is_its_tables(form: str, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(_workbook())
    if form != "xlsx":
        convert(path, {"xls": "xls:MS Excel 97", "ods": "ods"}[form], tmp_path / "made")
        path = tmp_path / "made" / f"bieu.{form}"
    document = read(path)
    assert document.text.splitlines()[0] == "PHỤ LỤC 1: CHỈ TIÊU GIẢM NGHÈO NĂM 2024"
    assert "không in" not in document.text
    assert "Ẩn" not in document.text
    assert [text for row, _, text in _table(document) if row == 1] == ["1", "Ba Vinh", "1.210", "6,95%", "12/03/2024"]
    assert [text for row, _, text in _table(document) if row == 2] == ["2", "Ba Động", "98", "12,5%"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [(1.1 + 2.2, "General", "3,3"), (0.1, "General", "0,1"), (1234567.891, "#,##0.00", "1.234.567,89"), (5, "General", "5"), (-3.5, "0.0", "-3,5"),
     (12.0, '0" hộ"', "12"), (True, "General", "x"), ("35-40", "General", "35-40"), (1e15, "#,##0", "1.000.000.000.000.000"), (0.5, "0%", "50%")],
)  # fmt: skip
def test_numbers_as_their_cells_show_them(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


PAGE = """<!DOCTYPE html><html><head><title>Cổng</title><style>.an {display:none}</style></head><body><nav>Trang chủ</nav>
<article><p>ỦY BAN NHÂN DÂN<br>HUYỆN BA TƠ</p><p>KẾ HOẠCH</p><ol><li>Giảm
120 hộ nghèo<sup>(1)</sup>.</li><li>Xây 350 m<sup>2</sup> nhà.</li></ol><p class="an">ẩn</p><p>Đạt <del>80</del> 90%</p>
<table><tr><th rowspan=2>Xã</th><th colspan=2>Năm</th></tr><tr><td>2023</td><td>2024</td></tr><tr><td>Ba Vinh</td><td>5</td><td>6</td></tr></table>
</article><footer>Bản quyền</footer></body></html>"""


def test_a_web_page_is_its_article() -> None:
    document = read_data("trang.html", PAGE.encode())
    assert document.text.splitlines() == [
        "ỦY BAN NHÂN DÂN", "HUYỆN BA TƠ", "KẾ HOẠCH", "1. Giảm 120 hộ nghèo.", "2. Xây 350 m2 nhà.", "Đạt 90%",
        "Xã | Năm", "2023 | 2024", "Ba Vinh | 5 | 6",
    ]  # fmt: skip
    assert [(row, column) for row, column, _ in _table(document)] == [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]  # fmt: skip


def test_a_page_in_an_old_font_and_one_saved_with_its_pictures() -> None:
    old = "<html><body><p style='font-family:\".VnTime\"'>KÕ ho¹ch gi¶m nghÌo</p></body></html>"
    assert read_data("cu.htm", old.encode()).text == "Kế hoạch giảm nghèo\n"
    saved = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}\r\n--b--\r\n"
    assert "1. Giảm 120 hộ nghèo." in read_data("trang.doc", saved.encode()).text


@pytest.mark.parametrize(("form", "ending"), [("xml:MS Word 2003 XML", "xml"), ("fodt", "fodt"), ("html:HTML (StarWriter)", "html")])  # fmt: skip
def test_forms_that_libreoffice_writes(form: str, ending: str, tmp_path: pathlib.Path) -> None:
    word = docx.Document()
    for line in TEXT.read_text(encoding="utf-8").split("\n"):
        word.add_paragraph(line)
    word.save(str(tmp_path / "plan.docx"))
    convert(tmp_path / "plan.docx", form, tmp_path / "made")
    data = (tmp_path / "made" / f"plan.{ending}").read_bytes()
    assert read_data("plan.doc", data).text.split() == read(tmp_path / "plan.docx").text.split()


def test_locked_files_are_locked_whatever_their_kind(tmp_path: pathlib.Path) -> None:
    with zipfile.ZipFile(tmp_path / "locked.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
        )
    with pytest.raises(EncryptedError, match="password"):
        read(tmp_path / "locked.odt")


def _zip(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


FOREIGN: list[tuple[bytes, type[UnreadableError], str]] = [
    (_zip(**{"ppt/presentation.xml": "a"}), UnsupportedError, "slides"),
    (_zip(mimetype="application/epub+zip"), UnsupportedError, "EPUB"),
    (_zip(mimetype="application/vnd.oasis.opendocument.presentation"), UnsupportedError, "slides"),
    (b"\0\0\0\x18ftypavif" + b"\0" * 99, UnsupportedError, "AVIF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000, CorruptError, "office file"),
]


@pytest.mark.parametrize(("data", "error", "words"), FOREIGN, ids=[words for _, _, words in FOREIGN])
def test_what_is_no_text_document_says_what_it_is(data: bytes, error: type[UnreadableError], words: str) -> None:
    with pytest.raises(error, match=words):
        kind_of(data)


def _docx(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", hostile.TYPES)
        archive.writestr("_rels/.rels", hostile.RELATIONS)
        archive.writestr("word/document.xml", hostile.document(body))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


STYLES = f"""<w:styles {hostile.W}><w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Mo"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""

SEEN: list[tuple[str, str, str]] = [
    ("white", _run("Giảm ") + _run("99 ", '<w:color w:val="FFFFFF"/>') + _run("12 hộ"), "Giảm 12 hộ"),
    ("white on a colour", _run("Giảm ") + _run("12", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'), "Giảm 12"),
    ("hidden by a style", _run("Giảm ") + _run("99 ", '<w:rStyle w:val="An"/>') + _run("12 hộ"), "Giảm 12 hộ"),
    ("hidden switched off", _run("12 hộ", '<w:vanish w:val="0"/>'), "12 hộ"),
    ("not struck out", _run("12 hộ", '<w:strike w:val="false"/>'), "12 hộ"),
    ("raised a little", _run("ngày ", '<w:position w:val="1"/><w:sz w:val="28"/>') + _run("4", '<w:position w:val="1"/><w:sz w:val="28"/>'), "ngày 4"),
    ("a square metre", _run("350 m") + _run("2", '<w:vertAlign w:val="superscript"/>'), "350 m2"),
    ("a note's mark", _run("giảm 12") + _run("(3)", '<w:vertAlign w:val="superscript"/>') + _run(" hộ"), "giảm 12 hộ"),
    ("lowered", _run("CO") + _run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
    ("a field without a result", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + _run("12 hộ"), "12 hộ"),
    ("a field that never ends", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + _run("mất</w:t></w:r></w:p><w:p><w:r><w:t>12 hộ"), "12 hộ"),
    ("a list to choose from", '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Xã A"/><w:listEntry w:val="Xã B"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>', "Xã B"),
    ("a tick of Wingdings", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + _run(" đạt"), "đạt"),
    ("a comparator of Symbol", '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>' + _run(" 3%"), "≤ 3%"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), [case[1:] for case in SEEN], ids=[case[0] for case in SEEN])
def test_a_run_is_read_as_it_is_printed(body: str, text: str) -> None:
    assert read_data("a.docx", _docx(f"<w:p>{body}</w:p>", styles=STYLES)).text == text + "\n"


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Giảm </w:t></w:r></w:p>"
    assert read_data("a.docx", _docx(first + hostile.paragraph("12 hộ"))).text == "Giảm 12 hộ\n"


def test_footnotes_follow_the_paragraph_of_their_mark() -> None:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnotes {hostile.W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Quyết định số 5/QĐ-UBND</w:t></w:r></w:p></w:footnote></w:footnotes>'
    body = f"<w:p><w:r><w:t>I. MỤC TIÊU</w:t></w:r>{mark}</w:p>" + hostile.paragraph("Giảm 12 hộ.") + hostile.paragraph("II. VỐN")  # fmt: skip
    assert read_data("a.docx", _docx(body, footnotes=notes)).text.splitlines() == ["I. MỤC TIÊU", "Giảm 12 hộ.", "[1] Quyết định số 5/QĐ-UBND", "II. VỐN"]  # fmt: skip


def test_a_page_pasted_as_a_picture_is_read_or_said() -> None:
    word = docx.Document()
    word.add_paragraph("PHỤ LỤC")
    word.add_picture(io.BytesIO(_saved(_page(), "PNG", dpi=(200, 200))), width=docx.shared.Pt(430))
    stream = io.BytesIO()
    word.save(stream)
    document = read_data("a.docx", stream.getvalue())
    assert document.text.startswith("PHỤ LỤC\n")
    assert "KẾ HOẠCH" in document.text
    assert document.text_source == "mixed"
    unread = read_data("a.docx", stream.getvalue(), Options(ocr="never"))
    assert [doubt.code for doubt in unread.doubts] == ["part_unread"]


def test_a_damaged_part_beside_the_text_is_said() -> None:
    document = read_data("a.docx", _docx(hostile.paragraph("KẾ HOẠCH"), numbering="<w:numbering"))
    assert [
        (doubt.code, "numbering" in doubt.message.en, "numbering" in doubt.message.vi) for doubt in document.doubts
    ] == [("part_unread", True, True)]


def _rtf(field: str) -> bytes:
    return (
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}Ng\u224?y {\field{\*\fldinst {\insrsid77 "
        + field.encode()
        + rb" \\@ dd}}{\fldrslt {12}}}.\par}"
    )


@pytest.mark.parametrize("field", ["DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE"])
def test_a_date_field_keeps_what_is_stored(field: str) -> None:
    assert read_data("a.rtf", _rtf(field)).text == "Ngày 12.\n"


@pytest.mark.parametrize("form", ["xml", "fodt"])
def test_a_date_field_in_xml_keeps_what_is_stored(form: str, tmp_path: pathlib.Path) -> None:
    _date_docx(tmp_path / "a.docx")
    convert(tmp_path / "a.docx", {"xml": "xml:MS Word 2003 XML", "fodt": "fodt"}[form], tmp_path / "made")
    today = f"{datetime.datetime.now():%d/%m/%Y}"
    aged = (tmp_path / "made" / f"a.{form}").read_text(encoding="utf-8").replace(today, "12/03/2021")
    assert read_data("a.doc", aged.encode()).text == "Ngày 12/03/2021\n"


@pytest.mark.parametrize(
    ("header", "body", "is_read"),
    [("Số: 27/KH-UBND", "KẾ HOẠCH", True), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH", True), ("Kế hoạch số 9/KH-UBND", "KẾ HOẠCH", False),
     ("Số: 27/KH-UBND", "Số: 5/KH-UBND", False), ("Trang 3", "KẾ HOẠCH", False)],
)  # fmt: skip
def test_a_letterhead_in_the_header_is_read(header: str, body: str, is_read: bool) -> None:
    section = '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:headerReference w:type="default" r:id="r1"/></w:sectPr>'
    made = _docx(hostile.paragraph(body) + section, header1=f"<w:hdr {hostile.W}>{hostile.paragraph(header)}</w:hdr>")
    relations = (
        hostile.RELATIONS.replace('/officeDocument"', '/header"')
        .replace("word/document.xml", "header1.xml")
        .replace("rId1", "r1")
    )
    stream = io.BytesIO(made)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", relations)
    assert read_data("a.docx", stream.getvalue()).text.splitlines() == [header, body][not is_read :]


def _date_docx(path: pathlib.Path) -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "dd/MM/yyyy" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12/03/2021</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    path.write_bytes(_docx(f"<w:p>{_run('Ngày ')}{field}</w:p>"))


def test_dates_by_libreoffice_in_doc_and_odt_are_not_today(tmp_path: pathlib.Path) -> None:
    """LibreOffice itself stores today's date on conversion; what it stored is then what is read, on any later day."""
    _date_docx(tmp_path / "ngay.docx")
    assert read(tmp_path / "ngay.docx").text == "Ngày 12/03/2021\n"
    convert(tmp_path / "ngay.docx", "odt", tmp_path / "made")
    odt = (tmp_path / "made" / "ngay.odt").read_bytes()
    aged = io.BytesIO()
    today = f"{datetime.datetime.now():%d/%m/%Y}"
    with zipfile.ZipFile(io.BytesIO(odt)) as source, zipfile.ZipFile(aged, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            target.writestr(
                part, content.replace(today.encode(), b"12/03/2021") if part.filename == "content.xml" else content
            )
    assert read_data("ngay.odt", aged.getvalue()).text == "Ngày 12/03/2021\n"
