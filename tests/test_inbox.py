"""An inbox as an office has it: more than seventy files of all kinds, in archives and mails too; each is a plan or says why it is none.

`pytest -n0 -s tests/test_inbox.py` prints what became of each.
"""

import importlib.util
import io
import os
import pathlib
import zipfile
from email.message import EmailMessage

import docx
import openpyxl
import pyarrow.parquet
import pypdfium2
import pytest
from PIL import Image

from kehoach.run.driver import run
from kehoach.run.worker import Limits
from tests import hostile
from tests.conftest import SAMPLES
from tests.office import convert
from tests.test_packed import FILES, rar, seven_zip

TEXTS = sorted(SAMPLES.glob("*.txt"))
FORMS = {
    "doc": "doc:MS Word 97",
    "rtf": "rtf",
    "odt": "odt",
    "fodt": "fodt",
    "html": "html:HTML (StarWriter)",
    "pdf": "pdf",
}


def _docx(text: str) -> bytes:
    word = docx.Document()
    for line in text.split("\n"):
        word.add_paragraph(line)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _zip(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return stream.getvalue()


def _workbook(poor: int = 12) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Xã", "Số hộ nghèo"], ["Ba Vinh", poor], ["Ba Động", 9]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _pages() -> dict[str, bytes]:
    """Pages of a sample as images of several kinds; none has the bytes of another."""
    pdf = pypdfium2.PdfDocument(SAMPLES / "s6-tinh-2021.pdf")
    first, second = (pdf[number].render(scale=150 / 72).to_pil().convert("L") for number in (0, 1))
    pdf.close()
    found = {}
    for name, form in (("quét.tif", "TIFF"), ("ảnh.jpg", "JPEG")):
        stream = io.BytesIO()
        more = {"save_all": True, "append_images": [second]} if form == "TIFF" else {}
        first.save(stream, form, dpi=(150, 150), **more)
        found[name] = stream.getvalue()
    white = io.BytesIO()
    Image.new("L", (600, 600), 255).save(white, "PNG")
    return found | {"trắng.png": white.getvalue()}


def _mail(files: dict[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@x.gov.vn", "b@y.gov.vn", "Kế hoạch"
    mail.set_content("Gửi kèm các kế hoạch.")
    for name, data in files.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> tuple[pathlib.Path, dict[str, str]]:
    """The folder, and by the name of each file (also in an archive) `plan`, `other` (read, but no plan), or why it is not read."""
    folder = tmp_path_factory.mktemp("inbox")
    work = tmp_path_factory.mktemp("work")
    texts = [path.read_text(encoding="utf-8") for path in TEXTS]
    files: dict[str, bytes] = {}
    expected: dict[str, str] = {}
    for number, text in enumerate(texts):
        (work / f"kh{number}.docx").write_bytes(_docx(text))
        files[f"kh{number}.txt"], files[f"kh{number}.docx"] = text.encode(), (work / f"kh{number}.docx").read_bytes()
    for number, (ending, form) in enumerate(FORMS.items()):
        for source in range(len(texts)) if number % 2 else (0, 2):
            convert(work / f"kh{source}.docx", form, work / "made")
            files[f"lưu trữ/kh{source}.{ending}"] = (work / "made" / f"kh{source}.{ending}").read_bytes()
    pictures = _pages()
    files |= {"quét.tif": pictures["quét.tif"], "ảnh.jpg": pictures["ảnh.jpg"]}
    expected |= dict.fromkeys(files, "plan")
    inner = _zip({"xã/a.docx": _docx(texts[0] + "\nbản a"), "khóa.docx": _docx(texts[1] + "\nbản b")[:4000]})
    files["gói.zip"] = _zip(
        {"b.txt": (texts[1] + "\nbản c").encode(), "trong.zip": inner, "số liệu.csv": b"a,b\n1,2\n"}
    )
    files["thư.eml"] = _mail({"d.docx": _docx(texts[2] + "\nbản d"), "phụ lục.xlsx": _workbook()})
    expected |= {"gói.zip!b.txt": "plan", "gói.zip!trong.zip!xã/a.docx": "plan", "gói.zip!trong.zip!khóa.docx": "corrupt",
                 "gói.zip!số liệu.csv": "unsupported", "thư.eml": "other", "thư.eml!d.docx": "plan", "thư.eml!phụ lục.xlsx": "other"}  # fmt: skip
    packed = seven_zip(work, {"xã/e.docx": _docx(texts[3] + "\nbản e"), "phụ lục.xlsx": _workbook(15)})
    files["gói.7z"] = packed
    files["gói.rar"] = rar(
        {
            "f.txt": (texts[4] + "\nbản f").encode(),
            "trong.7z": seven_zip(work, {"g.txt": (texts[0] + "\nbản g").encode()}),
        }
    )
    files["thư.msg"] = (FILES / "outlook.msg").read_bytes()
    expected |= {"gói.7z!xã/e.docx": "plan", "gói.7z!phụ lục.xlsx": "other", "gói.rar!f.txt": "plan", "gói.rar!trong.7z!g.txt": "plan", "thư.msg": "other",
                 "thư.msg!kế hoạch xã.txt": "duplicate", "thư.msg!Chuyển tiếp.eml": "other", "thư.msg!Chuyển tiếp.eml!kế hoạch huyện.txt": "duplicate"}  # fmt: skip
    has_heic = importlib.util.find_spec("pi_heif") is not None
    files["ảnh.heic"] = (FILES / "page.heic").read_bytes()
    expected["ảnh.heic"] = "plan" if has_heic else "program_missing"
    bad: dict[str, tuple[bytes, str]] = {
        "trắng.png": (pictures["trắng.png"], "empty"), "hỏng.jpg": (pictures["ảnh.jpg"][:900], "corrupt"), "rỗng.docx": (b"", "empty"),
        "khóa.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "encrypted"),
        "khóa.odt": (_zip({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "encrypted"),
        "khóa.pdf": (hostile.pdf(hostile.one_page(b""), trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)), "encrypted"),
        "nửa.docx": (files["kh0.docx"][:5000], "corrupt"), "nửa.pdf": (b"%PDF-1.7\n", "corrupt"), "ba chữ.pdf": (b"%PD", "corrupt"), "trình chiếu.pptx": (_zip({"ppt/presentation.xml": b"<a/>"}), "unsupported"),
        "sách.epub": (_zip({"mimetype": b"application/epub+zip"}), "unsupported"), "nén.7z": (b"7z\xbc\xaf\x27\x1c" + b"\1" * 99, "corrupt"),
        "nén.rar": (b"Rar!\x1a\x07\x01\0" + b"\1" * 99, "corrupt"), "khóa.rar": ((FILES / "rar5-hpsw.rar").read_bytes(), "encrypted"), "ảnh.avif": (b"\0\0\0\x18ftypavif" + b"\1" * 99, "unsupported"),
        "khóa.7z": (seven_zip(work, {"a.txt": b"a"}, "-psecret", "-mhe=on"), "encrypted"),
        "bản vẽ.dwg": (b"AC1027" + b"\1" * 99, "unsupported"), "sổ.db": (b"SQLite format 3\0" + bytes(99) + b"\1" * 99, "unsupported"),
        "phim.mp4": (b"\0\0\0\x18ftypisom" + b"\1" * 99, "unsupported"), "chạy.txt": (b"MZ\x90\0" + bytes(range(256)) * 9, "unsupported"),
        "nhị phân.txt": (bytes(range(256)) * 99, "corrupt"), "dữ liệu.json": (b'{"a": 1}', "unsupported"), "trống.zip": (_zip({}), "unsupported"),
    }  # fmt: skip
    files |= {name: data for name, (data, _) in bad.items()}
    expected |= {name: reason for name, (_, reason) in bad.items()}
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder, expected


def test_every_file_of_an_inbox_is_a_plan_or_says_why_not(
    inbox: tuple[pathlib.Path, dict[str, str]], tmp_path: pathlib.Path
) -> None:
    folder, expected = inbox
    assert len(expected) >= 70
    run([str(folder)], tmp_path / "out", lambda *_: None, Limits(workers=2))
    tables = {name: pyarrow.parquet.read_table(tmp_path / "out" / f"{name}.parquet").to_pylist() for name in ("documents", "failures")}  # fmt: skip
    start = f"{folder}{os.sep}"
    found = {row["source"].removeprefix(start): "plan" if row["doc_type"] == "Kế hoạch" else "other" for row in tables["documents"]}  # fmt: skip
    failed = {row["source"].removeprefix(start): row["reason"] for row in tables["failures"]}
    for name, kind in sorted((found | failed).items()):
        print(f"{kind:12} {name}")
    assert not found.keys() & failed.keys()
    assert found | failed == expected
    assert all(";" in row["message"] for row in tables["failures"] if row["reason"] != "duplicate")
