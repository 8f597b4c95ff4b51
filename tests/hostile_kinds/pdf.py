"""PDF files: truncated, rewritten, bombs, loops, locked, and those that a good reader reads all the same."""

import base64
import datetime
import functools
import gzip
import io
import zlib
from collections.abc import Iterator

import fpdf
from fpdf.enums import EncryptionMethod
from PIL import Image

from tests.hostile import one_page, pdf, stream
from tests.hostile_kinds.kind import READ, Kind, cut, data
from tests.plans import plan
from tests.print_pdf import Put, printed_pdf

CONTENT = b"BT /F1 12 Tf 50 700 Td (Ke hoach) Tj ET"


@functools.cache
def printed(number: int = 900, pages: int = 1) -> bytes:
    """A plan as PDF with a text layer."""
    lines = [line for line in plan(number).split("\n") if line.strip()]
    puts = [Put(50, 780 - 18 * index, line) for index, line in enumerate(lines)]
    return printed_pdf(*[puts] * pages)


def _packed() -> bytes:
    """The same with its page packed, so that damage to it can be reported."""
    whole = printed(901)
    start = whole.index(b"stream\n", whole.index(b"/Contents")) + 7
    return pdf([*one_page(whole[start : whole.index(b"\nendstream", start)], packed=True)])


def _locked(user: str, method: EncryptionMethod) -> bytes:
    made = fpdf.FPDF()
    made.add_page()
    made.set_font("helvetica", size=12)
    made.cell(text="KE HOACH giam ngheo ben vung nam 2024")
    made.set_encryption(owner_password="chu", user_password=user, encryption_method=method)
    made.set_creation_date(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    return bytes(made.output())


def _with(number: int, old: bytes, new: bytes) -> bytes:
    """The plan's PDF with a piece replaced; it must be there."""
    whole = printed(number)
    assert old in whole, old
    return whole.replace(old, new)


def _image_page(image: bytes, about: bytes) -> bytes:
    """A page that shows one image."""
    head = b"/Type /XObject /Subtype /Image /Width 400 /Height 500 /BitsPerComponent 8 /ColorSpace /DeviceGray " + about
    page = one_page(b"q 500 0 0 700 40 40 cm /I Do Q", resources=b"<< /XObject << /I 5 0 R >> >>")
    return pdf([*page, stream(image, head)])


def _jpeg() -> bytes:
    """An image that goes on for long, with nothing that OCR could take for words."""
    made = io.BytesIO()
    Image.linear_gradient("L").resize((400, 500)).save(made, "JPEG", quality=100)
    return made.getvalue()


def _loops() -> Iterator[Kind]:
    yield data("pdf-xref-loop.pdf", READ, lambda: printed(902).replace(b"startxref\n", b"startxref\n1"), "part_unread")
    yield data("pdf-prev-loop.pdf", READ, _with_prev)
    tree = one_page(CONTENT)
    tree[1] = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"
    yield data("pdf-page-tree-loop.pdf", "corrupt", pdf(tree))
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>")
    yield data(
        "pdf-form-loop.pdf", "empty", pdf([*one_page(b"/X Do", resources=b"<< /XObject << /X 5 0 R >> >>"), form])
    )
    yield data("pdf-parent-loop.pdf", READ, _with(927, b"/Parent 2 0 R", b"/Parent 3 0 R"))
    packed = stream(b"9 0 << /Type /Pages /Kids [9 0 R] >>", b"/Type /ObjStm /N 1 /First 4 /Extends 2 0 R")
    yield data("pdf-packed-loop.pdf", "corrupt", pdf([b"<< /Type /Catalog /Pages 9 0 R >>", packed]))
    tree = [b"<< /Type /Catalog /Pages 2 0 R >>", *(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(3000))]  # fmt: skip
    yield data("pdf-deep-page-tree.pdf", "corrupt", pdf([*tree, b"<< /Type /Page /MediaBox [0 0 595 842] >>"]))
    outline = _with(904, b"/Type /Catalog", b"/Type /Catalog /Outlines << /First 1 0 R /Next 1 0 R /Parent 1 0 R >>")
    yield data("pdf-outline-loop.pdf", READ, outline)


def _with_prev() -> bytes:
    whole = printed(903)
    start = whole[whole.index(b"startxref\n") + 10 :].split()[0]
    return whole.replace(b"trailer\n<<", b"trailer\n<< /Prev " + start)


def _bombs() -> Iterator[Kind]:
    yield data("pdf-flate-bomb.pdf", "too_large", lambda: pdf(one_page(b" " * 280_000_000, packed=True)))
    twice = zlib.compress(zlib.compress(b"0 0 m 9 9 l S\n" * 20_000_000, 1), 9)
    yield data("pdf-flate-in-flate-bomb.pdf", "too_large", lambda: pdf([*one_page(b"")[:3], b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(twice), twice)]))  # fmt: skip
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3_003))
    pages = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count 3000 >>" % kids]
    pages += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * 3_000
    yield data("pdf-three-thousand-pages.pdf", "too_large", pdf(pages))
    yield data("pdf-huge-page.pdf", READ, _with(905, b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 2000000 2000000]"))
    yield data("pdf-count-lies.pdf", "too_large", _with(906, b"/Count 1", b"/Count 1000000"))
    yield data("pdf-length-lies.pdf", READ, lambda: _lengths(printed(907), b"/Length 999999999"))
    yield data("pdf-length-zero.pdf", READ, lambda: _lengths(printed(908), b"/Length 0"))


def _lengths(whole: bytes, length: bytes) -> bytes:
    at = whole.rindex(b"/Length ")
    end = whole.index(b" ", at + 8)
    return whole[:at] + length + whole[end:]


def _locked_files() -> Iterator[Kind]:
    trailer = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)  # fmt: skip
    yield data("pdf-encrypted.pdf", "encrypted", pdf(one_page(CONTENT), trailer=trailer))
    yield data("pdf-encrypted-rc4.pdf", "encrypted", lambda: _locked("mat", EncryptionMethod.RC4))
    yield data("pdf-encrypted-aes256.pdf", "encrypted", lambda: _locked("mat", EncryptionMethod.AES_256))
    yield data("pdf-owner-password-only.pdf", READ, lambda: _locked("", EncryptionMethod.AES_128))
    unknown = b"/Encrypt << /Filter /Adobe.PubSec /V 4 /SubFilter /adbe.pkcs7.s5 >> /ID [<00> <00>]"
    yield data("pdf-encrypted-by-certificate.pdf", "encrypted", pdf(one_page(CONTENT), trailer=unknown))


def _odd() -> Iterator[Kind]:
    yield data("pdf-only-header.pdf", "corrupt", b"%PDF-1.7\n")
    yield data("pdf-garbage.pdf", "corrupt", b"%PDF-1.4\n" + bytes((i * 7919 + 13) % 256 for i in range(50_000)))
    yield data(
        "pdf-no-pages.pdf",
        "corrupt",
        pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]),
    )
    yield data("pdf-no-root.pdf", "corrupt", _with(909, b"/Type /Catalog", b"/Type /Nothing").replace(b"/Pages 2 0 R", b"/Pagez 2 0 R"))  # fmt: skip
    yield data("pdf-blank-page.pdf", "empty", pdf(one_page(b"")))
    yield data("pdf-no-contents.pdf", "empty", pdf([*one_page(b"")[:2], b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"]))  # fmt: skip
    yield data("pdf-contents-missing.pdf", READ, _two_pages_one_lost, "part_unread")
    yield data("pdf-null-kids.pdf", READ, _with(911, b"/Kids [", b"/Kids [null 99 0 R "), "page_unread")
    yield data("pdf-junk-before.pdf", READ, lambda: b"\r\n<html>\0" * 20 + printed(912))
    yield data("pdf-junk-behind.pdf", READ, lambda: printed(913) + b"\0" * 3000 + b"junk" * 2000)
    yield data("pdf-twice.pdf", READ, lambda: printed(914) + printed(915))
    yield data("pdf-zero-box.pdf", READ, _with(916, b"[0 0 595 842]", b"[0 0 0 0]"))
    yield data("pdf-inverted-box.pdf", READ, _with(917, b"[0 0 595 842]", b"[595 842 0 0]"))
    yield data("pdf-no-numbers-box.pdf", READ, _with(918, b"[0 0 595 842]", b"[/a (b) null <>]"))
    for number, box in enumerate(
        (b"[0 0 1e308 1e308]", b"[-99999999999999999999 0 99999999999999999999 5]", b"[0 0 595]")
    ):
        yield data(f"pdf-odd-box-{number}.pdf", READ, _with(930 + number, b"[0 0 595 842]", box))
    yield data("pdf-box-of-a-point.pdf", "empty", _with(933, b"[0 0 595 842]", b"[0 0 0.001 0.001]"))
    yield data("pdf-huge-unit.pdf", READ, _with(934, b"/Type /Page /", b"/UserUnit 1000000000 /Type /Page /"))
    for number, turn in enumerate((b"45", b"99999999999999999990")):
        yield data(f"pdf-odd-turn-{number}.pdf", READ, _with(935 + number, b"/Rotate 0", b"/Rotate " + turn))
    yield data("pdf-files-attached.pdf", READ, _attached(), "part_unread")
    yield data("pdf-version-9.pdf", READ, _with(919, b"%PDF-1.7", b"%PDF-9.9"))
    yield data("pdf-through-text-mode.pdf", READ, lambda: printed(920).replace(b"\n", b"\r\n"), "part_unread")
    yield data("pdf-through-utf8.pdf", READ, lambda: printed(921).decode("latin-1").encode("utf-8"))
    yield data("pdf-javascript.pdf", READ, _with(922, b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"))  # fmt: skip
    yield data("pdf-launch.pdf", READ, _with(923, b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (/bin/sh) >>"))  # fmt: skip
    yield data("pdf-zeroed-middle.pdf", READ, lambda: _zeroed(_two_packed()), "part_unread")
    yield data("pdf-image-truncated.pdf", "empty", lambda: _image_page(_jpeg()[:900], b"/Filter /DCTDecode"))
    yield data(
        "pdf-image-jbig2-broken.pdf", "corrupt", lambda: _image_page(b"\x97JB2\0\0" * 9, b"/Filter /JBIG2Decode")
    )
    yield data("pdf-image-jpx-broken.pdf", "corrupt", lambda: _image_page(b"\0\0\0\x0cjP  \r\n\x87\n" + b"\1" * 90, b"/Filter /JPXDecode"))  # fmt: skip
    yield data("pdf-is-a-page.pdf", READ, "<html><body><p>Đăng nhập cổng thông tin</p></body></html>".encode())
    yield data("pdf-is-gzip.pdf", "unsupported", lambda: gzip.compress(printed(924), mtime=0))
    yield data("pdf-is-base64.pdf", "unsupported", lambda: base64.encodebytes(printed(925)))
    yield data("pdf-is-png.pdf", "corrupt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 30)


def _attached() -> bytes:
    """A page, and a file that a reader shows beside it."""
    objects = one_page(
        CONTENT, resources=b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.txt) 5 0 R] >> >> >>"
    return pdf([*objects, b"<< /Type /Filespec /F (a.txt) /EF << /F 6 0 R >> >>", stream(plan(937).encode(), b"/Type /EmbeddedFile")])  # fmt: skip


def _two_pages_one_lost() -> bytes:
    """Two pages, whose second says that it has contents that are not there."""
    whole = printed(910, 2)
    at = whole.rindex(b"/Contents ")
    return whole[:at] + b"/Contents 99" + whole[whole.index(b" 0 R", at) :]


def _two_packed() -> bytes:
    lines = [Put(50, 780 - 18 * index, line) for index, line in enumerate(plan(926).split("\n")) if line.strip()]
    whole = printed_pdf(lines, lines[8:])
    at = whole.rindex(b"stream\n", 0, whole.rindex(b"endstream")) + 7
    end = whole.rindex(b"\nendstream")
    packed = zlib.compress(whole[at:end])
    head = whole.rindex(b"<< /Length", 0, at)
    return whole[:head] + b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + whole[end:]


def _zeroed(whole: bytes) -> bytes:
    at = whole.rindex(b"/FlateDecode >>\nstream\n") + 60
    return whole[:at] + bytes(40) + whole[at + 40 :]


KINDS: tuple[Kind, ...] = (
    *cut("pdf-printed.pdf", printed, ("corrupt", "corrupt", "corrupt")),
    *_loops(), *_bombs(), *_locked_files(), *_odd(),
)  # fmt: skip
