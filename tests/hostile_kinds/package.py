"""ZIP files, as archives and as DOCX, whose list of parts lies or is odd: clocks, links, sizes, names, parts elsewhere."""

import copy
import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Iterator

from tests.hostile import RELATIONS, TYPES, W, document
from tests.hostile_kinds.compound import compound
from tests.hostile_kinds.kind import OPENED, READ, Kind, data
from tests.hostile_kinds.word import body, written, zipped
from tests.plans import plan

_MAIN = "word/document.xml"


def _document(number: int, **changes: str | bytes) -> bytes:
    """A DOCX with parts changed: its types, its relations, its main part."""
    parts = {"types": TYPES, "relations": RELATIONS, "main": document(body(number)), **changes}
    return zipped({"[Content_Types].xml": parts["types"], "_rels/.rels": parts["relations"], _MAIN: parts["main"]})


def _documents() -> Iterator[Kind]:
    yield data("docx-types-of-a-workbook.docx", READ, _document(1100, types=TYPES.replace("wordprocessingml.document.main", "spreadsheetml.sheet.main")))  # fmt: skip
    yield data("docx-template.dotx", READ, _document(1101, types=TYPES.replace("document.main", "template.main")))
    elsewhere = {"[Content_Types].xml": TYPES.replace("/word/", "/docs/"), "_rels/.rels": RELATIONS.replace("word/", "/docs/"), "docs/document.xml": document(body(1102))}  # fmt: skip
    yield data("docx-main-elsewhere.docx", READ, zipped({**elsewhere}))
    upper = {"[CONTENT_TYPES].XML": TYPES, "_RELS/.RELS": RELATIONS, _MAIN.upper(): document(body(1103))}
    yield data("docx-names-in-capitals.docx", READ, zipped({**upper}))
    yield data("docx-relations-utf16.docx", READ, _document(1104, relations=RELATIONS.replace("UTF-8", "UTF-16").encode("utf-16")))  # fmt: skip
    yield data("docx-relations-cut.docx", READ, _document(1105, relations="<Relationships"), "part_unread")
    outside = RELATIONS.replace('Target="word/document.xml"', 'Target="http://127.0.0.1:9/d.xml" TargetMode="External"')
    yield data("docx-main-on-the-web.docx", "corrupt", zipped({"[Content_Types].xml": TYPES, "_rels/.rels": outside, "word/styles.xml": f"<w:styles {W}/>"}))  # fmt: skip
    yield data("docx-other-prefix.docx", READ, _document(1106, main=document(body(1106)).replace("xmlns:w=", "xmlns:ns0=").replace("w:", "ns0:")))  # fmt: skip
    yield data("docx-two-mains.docx", READ, _twice(1107))
    yield data("docx-clock-zero.docx", READ, lambda: _without_clock(written(1108)))
    yield data("docx-overlapping-bomb.docx", "too_large", lambda: _overlapping(1109))
    yield data("docx-macro-alone.docm", "empty", zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, _MAIN: document("<w:p/>"), "word/vbaProject.bin": compound({"dir": b"1"})}))  # fmt: skip
    deleted = '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>Giảm nghèo 5%</w:delText></w:r></w:del></w:p>'
    yield data("docx-all-deleted.docx", "empty", _document(1110, main=document(deleted)))
    yield data("docx-sign-alone.docx", "empty", _document(1111, main=document('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>')))  # fmt: skip
    yield data("docx-is-an-error-page.docx", "corrupt", _document(1112, main="<!DOCTYPE html><html><body>404</body></html>"))  # fmt: skip


def _without_clock(whole: bytes) -> bytes:
    """All parts with a day and month that are 0."""
    changed = bytearray(whole)
    for magic, offset in ((b"PK\3\4", 10), (b"PK\1\2", 12)):
        at = changed.find(magic)
        while at >= 0:
            changed[at + offset : at + offset + 4] = bytes(4)
            at = changed.find(magic, at + 4)
    return bytes(changed)


def _twice(number: int) -> bytes:
    made = io.BytesIO()
    parts = ("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), (_MAIN, document(body(number))), (_MAIN, document(body(number)))  # fmt: skip
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as archive:
        warnings.simplefilter("ignore")  # of names that are there twice, as is meant
        for name, held in parts:
            archive.writestr(zipfile.ZipInfo(name), held)
    return made.getvalue()


def _overlapping(number: int) -> bytes:
    """Sixty parts that are the same bytes of the file."""
    made = io.BytesIO(_document(number))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/media/a.png"), bytes(8_000_000), zipfile.ZIP_DEFLATED)
        for count in range(60):
            part = copy.copy(archive.filelist[-1])
            part.filename = f"word/media/{count}.png"
            archive.filelist.append(part)
    return made.getvalue()


def _archives() -> Iterator[Kind]:
    yield data("zip-clock-zero.zip", OPENED, lambda: _without_clock(zipped({"a.txt": plan(1120)})), members={"a.txt": READ})  # fmt: skip
    yield data("zip-link.zip", OPENED, _link(1121), members={"a.txt": "unsupported", "b.txt": READ})
    yield data("zip-two-ends.zip", "corrupt", _two_ends(1122))
    yield data("zip-size-lies.zip", OPENED, _short(zipped({"a.txt": plan(1123)})), members={"a.txt": "corrupt"})
    long = f"{'x' * 60_000}.txt"
    yield data("zip-long-name.zip", OPENED, zipped({long: plan(1124)}), members={long: READ})
    yield data("zip-odd-letters.zip", OPENED, zipped({"a\nb\u202ec.txt": plan(1125)}), members={"a\nb\u202ec.txt": READ})  # fmt: skip
    yield data("zip-folder-like-a-file.zip", OPENED, zipped({"x.pdf/a.txt": plan(1126)}), members={"x.pdf/a.txt": READ})
    yield data("zip-owner-file.zip", OPENED, zipped({"~$a.docx": b"\6kehoach" + bytes(150), "a.txt": plan(1127)}), members={"a.txt": READ})  # fmt: skip
    locked = compound({"EncryptedPackage": b"\7" * 5000, "EncryptionInfo": b"\4" * 5000})
    yield data("zip-of-a-locked-file.zip", OPENED, zipped({"a.docx": locked, "b.txt": plan(1128)}), members={"a.docx": "encrypted", "b.txt": READ})  # fmt: skip
    yield data("zip-that-unpacks-itself.exe", "unsupported", b"MZ" + bytes(600) + zipped({"a.txt": plan(1129)}))
    yield data("!!!! zip of four signs.zip", OPENED, zipped({"a.txt": plan(1130)}), members={"a.txt": READ})


def _link(number: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr(zipfile.ZipInfo("b.txt"), plan(number))
    return made.getvalue()


def _two_ends(number: int) -> bytes:
    """A comment at the end that looks like the end of an archive of nothing."""
    made = io.BytesIO(zipped({"a.txt": plan(number)}))
    with zipfile.ZipFile(made, "a") as archive:
        archive.comment = b"PK\5\6" + bytes(18) + b"xx"
    return made.getvalue()


def _short(whole: bytes) -> bytes:
    """The size of the first part given as nine bytes."""
    for magic, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        at = whole.index(magic) + offset
        whole = whole[:at] + struct.pack("<I", 9) + whole[at + 4 :]
    return whole


KINDS: tuple[Kind, ...] = (*_documents(), *_archives())
