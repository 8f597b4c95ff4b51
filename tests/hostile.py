"""A folder of hostile and broken files: `python tests/hostile.py FOLDER` makes it anew, always the same."""

import os
import pathlib
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, prolog: str = "") -> str:
    """A DOCX main part around `body`, after `prolog` (a DOCTYPE)."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {W}><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(path: pathlib.Path, main: str | bytes, extra: dict[str, bytes] | None = None) -> None:
    """A DOCX with `main` as its main part and `extra` parts beside it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", main)
        for name, data in (extra or {}).items():
            archive.writestr(name, data)


def pdf(objects: list[bytes], root: int = 1, trailer: bytes = b"", startxref: int | None = None) -> bytes:
    """A PDF of the given objects, numbered from 1, with a right cross-reference table unless told otherwise."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        trailer,
        at if startxref is None else startxref,
    )
    return bytes(out)


def stream(data: bytes, extra: bytes = b"", *, packed: bool = False) -> bytes:
    body = zlib.compress(data, 9) if packed else data
    return b"<< /Length %d %s %s >>\nstream\n%s\nendstream" % (
        len(body),
        b"/Filter /FlateDecode" if packed else b"",
        extra,
        body,
    )


def one_page(
    content: bytes, media: bytes = b"[0 0 595 842]", resources: bytes = b"<< >>", *, packed: bool = False
) -> list[bytes]:
    """The objects of a PDF of one page."""
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources %s >>" % (media, resources),
        stream(content, packed=packed),
    ]


def _docx_files(folder: pathlib.Path) -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    docx(folder / "xml-bomb.docx", document(paragraph("&l11;"), f'<!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]>'))
    docx(
        folder / "external-entity.docx",
        document(paragraph("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    )
    docx(folder / "external-dtd.docx", document(paragraph("a"), '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'))
    docx(folder / "zip-bomb.docx", document(paragraph("a" * 1)), {"word/media/image1.png": b"\0" * 400_000_000})
    docx(folder / "xml-text-bomb.docx", document("<w:p><w:r><w:t>" + "kế hoạch " * 20_000_000 + "</w:t></w:r></w:p>"))
    docx(
        folder / "deep.docx",
        document("<w:sdt><w:sdtContent>" * 20_000 + paragraph("a") + "</w:sdtContent></w:sdt>" * 20_000),
    )
    docx(folder / "not-xml.docx", b"\x00\x01\x02 this is no XML")
    docx(folder / "empty-body.docx", document(""))
    docx(folder / "million-paragraphs.docx", document("<w:p/>" * 1_000_000))
    docx(folder / "zip-slip.docx", document(paragraph("trượt")), {"../../../../tmp/kehoach-slipped": b"x"})
    nested = "<w:tbl><w:tr><w:tc>" * 300 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 300
    docx(folder / "nested-tables.docx", document(nested))
    docx(
        folder / "huge-span.docx",
        document('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'),
    )
    with zipfile.ZipFile(folder / "no-document.docx", "w") as archive:
        archive.writestr("hello.txt", "no Word file")
    whole = (folder / "zip-slip.docx").read_bytes()
    (folder / "truncated.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "flipped.docx").write_bytes(bytes(byte ^ 0x5A if 60 < i < 200 else byte for i, byte in enumerate(whole)))


def _pdf_files(folder: pathlib.Path) -> None:
    text = b"BT /F1 12 Tf 50 700 Td (Ke hoach) Tj ET"
    good = pdf(one_page(text))
    (folder / "truncated.pdf").write_bytes(good[: len(good) // 2])
    (folder / "only-header.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "garbage.pdf").write_bytes(b"%PDF-1.4\n" + bytes((i * 7919 + 13) % 256 for i in range(50_000)))
    (folder / "xref-loop.pdf").write_bytes(pdf(one_page(text), trailer=b"/Prev 15", startxref=15))
    loop = one_page(text)
    loop[1] = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>"
    (folder / "page-tree-loop.pdf").write_bytes(pdf(loop))
    (folder / "flate-bomb.pdf").write_bytes(pdf(one_page(b" " * 1_000_000_000, packed=True)))
    (folder / "endless-drawing.pdf").write_bytes(pdf(one_page(b"0 0 m 500 800 l S\n" * 6_000_000, packed=True)))
    (folder / "huge-page.pdf").write_bytes(pdf(one_page(text, media=b"[0 0 2000000 2000000]")))
    image = stream(
        b"\0" * 30_000_000,
        b"/Type /XObject /Subtype /Image /Width 30000 /Height 8000 /BitsPerComponent 1 /ColorSpace /DeviceGray",
        packed=True,
    )
    (folder / "huge-image.pdf").write_bytes(
        pdf([*one_page(b"500 0 0 800 0 0 cm /I Do", resources=b"<< /XObject << /I 5 0 R >> >>"), image])
    )
    form = stream(
        b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    )
    (folder / "form-recursion.pdf").write_bytes(
        pdf([*one_page(b"/X Do", resources=b"<< /XObject << /X 5 0 R >> >>"), form])
    )
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 20_003))
    pages = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count 20000 >>" % kids]
    pages += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * 20_000
    (folder / "twenty-thousand-pages.pdf").write_bytes(pdf(pages))
    (folder / "encrypted.pdf").write_bytes(
        pdf(
            one_page(text),
            trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]"
            % (b"41" * 32, b"42" * 32),
        )
    )
    (folder / "javascript.pdf").write_bytes(
        pdf(
            [
                b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
                *one_page(text)[1:],
            ]
        )
    )
    (folder / "length-lies.pdf").write_bytes(good.replace(b"/Length 39", b"/Length 999999999"))


def _other_files(folder: pathlib.Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n" * 1000)
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 200)
    (folder / "one-long-line.txt").write_bytes("1.000.000.000 đồng, ".encode() * 300_000)
    (folder / "digits.txt").write_bytes(b"1" * 3_000_000)
    (folder / "brackets.txt").write_bytes("KẾ HOẠCH\n".encode() + b"(" * 1_000_000)
    (folder / "thousands-of-marks.txt").write_bytes("KẾ HOẠCH\n".encode() + b"1. a)\n- +\n" * 100_000)
    (folder / "combining.txt").write_bytes(("a" + "\u0301" * 500_000).encode())
    (folder / "direction.txt").write_bytes("KẾ HOẠCH \u202e gnôđ 000.1 \u202c=cmd()\n".encode() * 50)
    (folder / "bad-utf8.txt").write_bytes("Kế hoạch giảm nghèo ".encode() * 10 + b"\xff\xfe\xfa" + b"abc" * 9)
    (folder / "locked.docx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000
    )
    (folder / "fake.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000)
    (folder / "image.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + b"\0" * 30)
    (folder / "folder.pdf").mkdir(exist_ok=True)
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")


MAKERS: tuple[Callable[[pathlib.Path], None], ...] = (_docx_files, _pdf_files, _other_files)


def make(folder: pathlib.Path) -> Iterator[pathlib.Path]:
    """Make the folder anew and name its files (no folders), each of which a run must account for."""
    folder.mkdir(parents=True)
    for maker in MAKERS:
        maker(folder)
    return (path for path in sorted(folder.iterdir()) if not path.is_dir())


if __name__ == "__main__":
    print("\n".join(map(str, make(pathlib.Path(sys.argv[1])))))
