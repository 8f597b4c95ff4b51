"""Archives, mails and web pages: nested, bombs, locked, of other programs, truncated."""

import bz2
import functools
import io
import lzma
import tarfile
import warnings
import zipfile
from collections.abc import Iterator

from tests.hostile_kinds.kind import OPENED, READ, Kind, cut, data
from tests.hostile_kinds.word import LOCK, odd_method, zipped
from tests.plans import plan


def text(number: int) -> bytes:
    """A plan as a text file."""
    return plan(number).encode()


@functools.cache
def packed(number: int = 600) -> bytes:
    """Two plans in a ZIP."""
    return zipped({"a.txt": text(number), "b.txt": text(number + 1)})


def _nested(depth: int, number: int) -> bytes:
    held, name = text(number), "a.txt"
    for _ in range(depth):
        held, name = zipped({name: held}), "b.zip"
    return held


def _named(*names: str, number: int) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as archive:
        warnings.simplefilter("ignore")  # of names that are there twice, as is meant
        for count, name in enumerate(names):
            archive.writestr(zipfile.ZipInfo(name), text(number + count))
    return made.getvalue()


def _tar() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    return made.getvalue()


def _archives() -> Iterator[Kind]:
    yield data("zip-empty.zip", "unsupported", zipped({}))
    yield data("zip-of-folders.zip", "unsupported", zipped({"a/": b"", "a/b/": b""}))
    yield data("zip-of-data.zip", "unsupported", zipped({"a.csv": b"1", "b.json": b"{}"}))
    yield data("zip-bomb.zip", OPENED, lambda: zipped({"a.txt": b" " * 70_000_000, "b.txt": text(602)}), members={"a.txt": "too_large", "b.txt": READ})  # fmt: skip
    yield data("zip-nested.zip", OPENED, lambda: _nested(3, 603), members={"b.zip!b.zip!a.txt": READ})
    yield data("zip-too-deep.zip", OPENED, lambda: _nested(6, 604), members={"b.zip!b.zip!b.zip!b.zip": "too_large"})
    yield data("zip-too-many.zip", "too_large", lambda: zipped({f"{n}.txt": b"a" for n in range(5_001)}, zipfile.ZIP_STORED))  # fmt: skip
    yield data("zip-locked.zip", OPENED, lambda: LOCK(zipped({"a.txt": text(605)})), members={"a.txt": "encrypted"})
    yield data("zip-odd-method.zip", OPENED, lambda: odd_method(zipped({"a.txt": text(606)})), members={"a.txt": "unsupported"})  # fmt: skip
    yield data("zip-wrong-sum.zip", OPENED, lambda: _sums(zipped({"a.txt": text(607)}, zipfile.ZIP_STORED)), members={"a.txt": "corrupt"})  # fmt: skip
    yield data("zip-odd-names.zip", OPENED, lambda: _named("../../a.txt", "/etc/b.txt", "c!d.txt", "e\x1b[31m.txt", number=608), members={"../../a.txt": READ, "/etc/b.txt": READ, "c%21d.txt": READ, "e\x1b[31m.txt": READ})  # fmt: skip
    yield data("zip-name-twice.zip", OPENED, lambda: _named("a.txt", "a.txt", number=615), members={"a.txt": READ, "2-a.txt": READ})  # fmt: skip
    yield data("zip-mac-rests.zip", OPENED, lambda: zipped({"a.txt": text(618), "__MACOSX/._a.txt": b"x", ".DS_Store": b"x"}), members={"a.txt": READ})  # fmt: skip
    for name, held in (("tar", _tar()), ("txt.bz2", bz2.compress(text(619))),
                       ("txt.xz", lzma.compress(text(620))), ("zst", b"\x28\xb5\x2f\xfd" + b"\1" * 99), ("cab", b"MSCF" + bytes(99)), ("tgz", b"\x1f\x8b\x08" + b"\1" * 99)):  # fmt: skip
        yield data(f"archive.{name}", "unsupported", held)
    yield data("archive.7z", "corrupt", b"7z\xbc\xaf\x27\x1c" + b"\1" * 99)
    yield data("archive.rar", "corrupt", b"Rar!\x1a\x07\x01\0" + b"\1" * 99)


def _sums(whole: bytes) -> bytes:
    at = whole.index("HUYỆN".encode())
    return whole[:at] + b"X" + whole[at + 1 :]


HEAD = b"From: a@x.vn\r\nTo: b@y.vn\r\nSubject: Ke hoach\r\nMIME-Version: 1.0\r\n"
MIXED = HEAD + b'Content-Type: multipart/mixed; boundary="zz"\r\n\r\n'


def attached(name: str, held: bytes, more: str = "") -> bytes:
    """A file in a mail."""
    return f'--zz\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="{name}"\r\n{more}\r\n'.encode() + held + b"\r\n"  # fmt: skip


def _mails() -> Iterator[Kind]:
    yield data("mail-no-body.eml", "empty", HEAD + b"\r\n")
    yield data("mail-plain.eml", READ, HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text(630))
    yield data("mail-odd-charset.eml", READ, HEAD + b"Content-Type: text/plain; charset=no-such\r\n\r\n" + text(631))
    yield data("mail-hostile-charset.eml", READ, HEAD + b'Content-Type: text/html; charset="\xff\0../x"\r\n\r\n<p>' + text(632))  # fmt: skip
    yield data("mail-no-end.eml", OPENED, MIXED + attached("a.txt", text(633)), members={"a.txt": READ})
    yield data("mail-broken-base64.eml", OPENED, MIXED + attached("a.docx", b"UEsDBBQA&&&&" * 9, "Content-Transfer-Encoding: base64\r\n") + b"--zz--", members={"a.docx": "corrupt"})  # fmt: skip
    yield data("mail-no-boundary.eml", "empty", HEAD + b"Content-Type: multipart/mixed\r\n\r\n")
    yield data("mail-odd-names.eml", OPENED, MIXED + attached("../a!b.txt", text(634)) + attached("../a!b.txt", text(635)) + b"--zz--", members={"../a%21b.txt": READ, "2-../a%21b.txt": READ})  # fmt: skip
    yield data("mail-winmail.eml", OPENED, MIXED + attached("winmail.dat", b"\x78\x9f\x3e\x22" + b"\1" * 99) + b"--zz--", members={"winmail.dat": "unsupported"})  # fmt: skip
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(300))
    yield data("mail-deep.eml", "empty", HEAD + deep + b"Content-Type: text/plain\r\n\r\n")
    yield data("mail-sealed.eml", "encrypted", HEAD + b'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\r\n\r\nMIIB')  # fmt: skip


def _pages() -> Iterator[Kind]:
    yield data("page-no-words.html", "empty", b"<!DOCTYPE html><html><head><script>document.write('x')</script></head><body></body></html>")  # fmt: skip
    yield data("page-deep.html", "corrupt", b"<!DOCTYPE html><html><body>" + b"<div>" * 20_000 + b"<p>Xa Ba Vinh</p>")
    yield data("page-with-zeros.html", READ, b"<html><body>\0<p>" + text(640) + b"\0</p></body></html>")
    yield data("page-odd-charset.html", READ, b'<html><head><meta charset="x-no-such"></head><body><p>' + text(641) + b"</p></body></html>")  # fmt: skip
    yield data("page-utf16.html", READ, f"<html><body><pre>{plan(642)}</pre></body></html>".encode("utf-16"))
    yield data("page-huge-span.html", READ, b'<html><body><table><tr><td colspan="2000000000" rowspan="2000000000">a</td><td>b</td></tr></table><p>' + text(643))  # fmt: skip
    saved = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="zz"; type="text/html"\r\n\r\n'
    yield data("page-no-page.mht", "corrupt", saved + b"--zz\r\nContent-Type: image/png\r\n\r\nx\r\n--zz--")
    yield data("page-cut.mht", READ, saved + b"--zz\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>" + text(644))  # fmt: skip


KINDS: tuple[Kind, ...] = (
    *cut("zip-packed.zip", packed, ("corrupt", "corrupt", "corrupt")),
    *_archives(), *_mails(), *_pages(),
)  # fmt: skip
