"""Readers on real files made by real programs: DOCX by python-docx, PDF and legacy formats by LibreOffice."""

import io
import os
import pathlib
import shutil
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable

import docx
import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import (
    CorruptError,
    EmptyError,
    EncryptedError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
    VanishedError,
)
from corpus.files.find import find
from corpus.read import kind_of, read
from extract.plan import read_plan
from outputs.table import rows_of
from patterns.encoding.legacy import Encoding, from_unicode
from tests import hostile
from tests.conftest import SAMPLES

TEXT = SAMPLES / "s8-huyen-khong-dau.txt"


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pathlib.Path]:
    """A sample plan as LibreOffice writes it in other formats."""
    folder = tmp_path_factory.mktemp("converted")
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: run the tests by `make test`"
    made = {}
    for kind, form in (("docx", "docx"), ("pdf", "pdf"), ("doc", "doc:MS Word 97"), ("rtf", "rtf"), ("odt", "odt")):
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--infilter=Text (encoded):UTF8,LF,,,",
                   "--convert-to", form, "--outdir", str(folder), str(TEXT)]  # fmt: skip
        subprocess.run(command, check=True, timeout=240, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made[kind] = folder / f"{TEXT.stem}.{kind}"
    return made


def _rows(path: pathlib.Path) -> dict[str, list[tuple[object, ...]]]:
    """What a plan says, without where in the file it says it."""
    places = {"doc_id", "source", "file_name", "media_type", "n_pages", "n_chars", "page", "start", "end"}
    rows = rows_of(read_plan(read(path)))
    return {
        name: [tuple(value for column, value in row.items() if column not in places) for row in found]
        for name, found in rows.items()
    }


@pytest.mark.parametrize("kind", ["docx", "pdf", "doc", "rtf", "odt"])
def test_the_same_rows_in_every_format(kind: str, converted: dict[str, pathlib.Path]) -> None:
    assert read(converted[kind]).text == read(TEXT).text
    assert _rows(converted[kind]) == _rows(TEXT)


def _cp1258(text: str) -> bytes:
    """Windows-1258 writes a letter with its hat or horn, and the tone after it."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    letters = (unicodedata.normalize("NFD", char) for char in text)
    return "".join(
        unicodedata.normalize("NFC", "".join(char for char in letter if char not in tones))
        + "".join(char for char in letter if char in tones)
        for letter in letters
    ).encode("cp1258")


def _font_bytes(text: str, encoding: Encoding) -> bytes:
    """What a font's encoding leaves in a file of a byte a letter: its letters, and Windows' own punctuation."""
    written = from_unicode(text, encoding)
    return b"".join(char.encode("latin-1" if ord(char) < 256 else "cp1252") for char in written)


LEGACY: dict[str, Callable[[str], bytes]] = {
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "cp1258": _cp1258,
    "tcvn3": lambda text: _font_bytes(text, "tcvn3"),
    "vni": lambda text: _font_bytes(text, "vni"),
    "viqr": lambda text: from_unicode(text, "viqr").encode(),
    "tcvn3 saved as utf-8": lambda text: from_unicode(text, "tcvn3").encode(),
    "vni saved as utf-8": lambda text: from_unicode(text, "vni").encode(),
}


@pytest.mark.parametrize("encoding", LEGACY)
@pytest.mark.parametrize("plan", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_same_rows_in_every_encoding(plan: pathlib.Path, encoding: str, tmp_path: pathlib.Path) -> None:
    path = tmp_path / plan.name
    path.write_bytes(LEGACY[encoding](unicodedata.normalize("NFC", plan.read_text(encoding="utf-8"))))
    assert read(path).text == read(plan).text
    assert _rows(path) == _rows(plan)


def test_pages_of_a_pdf(converted: dict[str, pathlib.Path]) -> None:
    document = read(converted["pdf"])
    assert document.n_pages == len(document.page_starts)
    assert document.page_at(0) == 1
    assert document.page_at(len(document.text) - 1) == document.n_pages


def _docx(*blocks: str, numbering: str = "") -> bytes:
    word = docx.Document()
    body = word.element.body
    for block in blocks:
        body.insert(len(body) - 1, parse_xml(block.replace("<w:", "<w:", 1)))
    if numbering:
        root = word.part.numbering_part.element
        for part in parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>"):
            root.append(part)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _p(text: str, properties: str = "") -> str:
    return f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _read(tmp_path: pathlib.Path, data: bytes, name: str = "plan.docx") -> list[str]:
    path = tmp_path / name
    path.write_bytes(data)
    return read(path).text.splitlines()


def test_numbers_that_word_draws(tmp_path: pathlib.Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate([("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")])
    )
    numbering = f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum><w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    item = [f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>' for level in range(3)]
    blocks = [
        _p("MỤC TIÊU", item[0]),
        _p("Chung", item[1]),
        _p("Riêng", item[1]),
        _p("Một", item[2]),
        _p("Hai", item[2]),
        _p("KINH PHÍ", item[0]),
        _p("Vốn", item[1]),
    ]
    assert _read(tmp_path, _docx(*blocks, numbering=numbering)) == [
        "I. MỤC TIÊU",
        "I.1. Chung",
        "I.2. Riêng",
        "a) Một",
        "b) Hai",
        "II. KINH PHÍ",
        "II.1. Vốn",
    ]


def test_text_boxes_deletions_and_controls(tmp_path: pathlib.Path) -> None:
    w = nsdecls("w")
    box = (
        f'<w:p {w}><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>Số: 5/KH-UBND</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"
    )
    changed = (
        f"<w:p {w}><w:ins><w:r><w:t>Giữ</w:t></w:r></w:ins><w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>"
    )
    control = f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>Trong ô</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert _read(tmp_path, _docx(box, changed, control)) == ["Số: 5/KH-UBND", "KẾ HOẠCH", "Giữ", "Trong ô"]


def test_fonts_of_before_unicode(tmp_path: pathlib.Path) -> None:
    run = (
        '<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    )
    runs = (
        run.format(font=".VnTime", text="Céng hßa ")
        + run.format(font="VNI-Times", text="xaõ hoäi ")
        + run.format(font="Arial", text="chủ nghĩa")
    )
    assert _read(tmp_path, _docx(f"<w:p {nsdecls('w')}>{runs}</w:p>")) == ["Cộng hòa xã hội chủ nghĩa"]


def test_data_tables_and_layout_tables(tmp_path: pathlib.Path) -> None:
    document = read(SAMPLES / "s4-xa-2025.docx")
    assert document.text.startswith("ỦY BAN NHÂN DÂN\nXÃ BẢN NGUYÊN\nCỘNG HÒA")
    (table,) = document.tables
    assert [document.quote(cell.span) for cell in table.cells[6:12]] == ["1", "Thôn Đồng Cả", "412", "31", "7,52", "8"]
    annexes = rows_of(read_plan(document))["annexes"]
    assert [(row["row"], row["column"], row["header"], row["text"]) for row in annexes[:2]] == [
        (1, 1, "TT", "1"),
        (1, 2, "Thôn", "Thôn Đồng Cả"),
    ]
    pdf = read(SAMPLES / "s6-tinh-2021.pdf")
    assert [len(found.cells) for found in pdf.tables] == [20]
    assert all(pdf.page_at(cell.span.start) is not None for cell in pdf.tables[0].cells)


def _encrypted(path: pathlib.Path) -> None:
    path.write_bytes(
        hostile.pdf(
            hostile.one_page(b""),
            trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]"
            % (b"41" * 32, b"42" * 32),
        )
    )


def _picture_only(path: pathlib.Path) -> None:
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    pdf.save(str(path))


def _bomb(path: pathlib.Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", hostile.TYPES)
        archive.writestr("word/document.xml", hostile.document(""))
        archive.writestr("word/media/a.png", b"\0" * 300_000_000)


BAD = [
    ("empty.txt", lambda path: path.write_bytes(b""), EmptyError),
    ("blank.txt", lambda path: path.write_bytes(b" \n \n"), EmptyError),
    ("binary.txt", lambda path: path.write_bytes(bytes(range(256)) * 100), CorruptError),
    ("cut.docx", lambda path: path.write_bytes((SAMPLES / "s4-xa-2025.docx").read_bytes()[:9000]), CorruptError),
    ("cut.pdf", lambda path: path.write_bytes((SAMPLES / "s6-tinh-2021.pdf").read_bytes()[:300]), CorruptError),
    ("entities.docx", lambda path: hostile.docx(path, hostile.document(hostile.paragraph("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), CorruptError),
    ("bomb.docx", _bomb, TooLargeError),
    ("locked.pdf", _encrypted, EncryptedError),
    ("locked.docx", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")), EncryptedError),
    ("picture.pdf", _picture_only, EmptyError),
    ("photo.txt", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\1" * 99), CorruptError),
    ("book.docx", lambda path: hostile.docx(path.with_suffix(".x"), "") or zipfile.ZipFile(path, "w").writestr("xl/workbook.xml", "a"), CorruptError),
    ("folder.txt", lambda path: path.mkdir(), UnsupportedError),
    ("nowhere.txt", lambda path: None, VanishedError),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # a writer of bad files leaves one open
@pytest.mark.parametrize(("name", "make", "error"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_files_say_why_and_what_to_do(
    name: str, make: object, error: type[UnreadableError], tmp_path: pathlib.Path
) -> None:
    path = tmp_path / name
    make(path)  # type: ignore[operator]  # one of the makers above
    with pytest.raises(error, match=";"):
        read(path)


def test_kinds_by_bytes_not_names(converted: dict[str, pathlib.Path]) -> None:
    kinds = {kind: kind_of(path.read_bytes()) for kind, path in converted.items()}
    assert kinds == {kind: kind for kind in kinds}
    assert kind_of(TEXT.read_bytes()) == "text"
    assert kind_of(b"<html><body>a</body></html>") == "html"


def test_find(tmp_path: pathlib.Path) -> None:
    for name in ("a/2.txt", "a/1.txt", "a/.hidden", "a/~$1.docx", "a/down.part", "b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = [
        os.path.relpath(found.name, tmp_path)
        for found in find(
            [str(tmp_path / "a"), str(tmp_path / "*.txt"), str(tmp_path / "a" / "1.txt"), str(tmp_path / "none.txt")]
        )
    ]
    assert found == ["a/1.txt", "a/2.txt", "b.txt", "none.txt"]
