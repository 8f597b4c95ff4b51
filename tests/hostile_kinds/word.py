"""DOCX files: truncated, bombs, entities, loops, locked, and those that Word writes in uncommon ways."""

import functools
import io
import pathlib
import random
import tempfile
import zipfile
from collections.abc import Callable, Iterator

import docx as python_docx

from tests.hostile import RELATIONS, TYPES, W, document, docx, paragraph
from tests.hostile_kinds.compound import compound
from tests.hostile_kinds.kind import READ, Kind, cut, data
from tests.plans import plan


@functools.cache
def written(number: int = 800) -> bytes:
    """A plan as python-docx writes it."""
    word = python_docx.Document()
    for line in plan(number).split("\n"):
        word.add_paragraph(line)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def body(number: int) -> str:
    """A plan as the paragraphs of a DOCX."""
    return "".join(paragraph(line) for line in plan(number).split("\n"))


def _docx(main: str | bytes, **extra: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "a.docx"
        docx(path, main, {name.replace("__", "/").replace("_xml", ".xml"): held for name, held in extra.items()})
        return path.read_bytes()


def zipped(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these parts, the same bytes every time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return made.getvalue()


def _bombs() -> Iterator[Kind]:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    yield data("docx-xml-bomb.docx", "corrupt", _docx(document(paragraph("&l11;"), f'<!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]>')))  # fmt: skip
    yield data("docx-external-entity.docx", "corrupt", _docx(document(paragraph("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')))  # fmt: skip
    yield data("docx-external-dtd.docx", "corrupt", _docx(document(paragraph("a"), '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">')))  # fmt: skip
    yield data("docx-late-entity.docx", "corrupt", _docx(document(paragraph("&x;"), f"<!--{' ' * 5000}--><!DOCTYPE w [<!ENTITY x 'ba'>]>")))  # fmt: skip
    yield data("docx-zip-bomb.docx", "too_large", lambda: _docx(document(paragraph("a")), word__media__image1_png=b"\0" * 270_000_000))  # fmt: skip
    yield data("docx-text-bomb.docx", "too_large", lambda: _docx(document(paragraph("kế hoạch " * 8_400_000))))
    yield data("docx-deep.docx", "corrupt", _docx(document("<w:sdt><w:sdtContent>" * 9000 + paragraph("a") + "</w:sdtContent></w:sdt>" * 9000)))  # fmt: skip
    yield data("docx-nested-tables.docx", "corrupt", _docx(document("<w:tbl><w:tr><w:tc>" * 300 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 300)))  # fmt: skip
    yield data("docx-many-paragraphs.docx", "empty", _docx(document("<w:p/>" * 20_000)))
    huge = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    yield data("docx-huge-span.docx", READ, _docx(document(huge + body(801))))
    yield data("docx-attributes.docx", READ, _docx(document("<w:p " + " ".join(f'a{n}="1"' for n in range(20_000)) + "/>" + body(802))))  # fmt: skip


def _loops() -> Iterator[Kind]:
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:basedOn w:val="{1}"/><w:link w:val="{1}"/></w:style>'
    styles = f"<w:styles {W}>{style.format('A', 'B')}{style.format('B', 'A')}</w:styles>".encode()
    styled = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Một</w:t></w:r></w:p>'
    yield data("docx-style-loop.docx", READ, _docx(document(styled + body(803)), word__styles_xml=styles))
    levels = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    numbers = f"<w:numbering {W}>{levels}</w:numbering>".encode()
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Một</w:t></w:r></w:p>'
    )
    yield data("docx-numbering-loop.docx", READ, _docx(document(numbered + body(804)), word__numbering_xml=numbers))
    odd = '<w:p><w:pPr><w:numPr><w:ilvl w:val="-5"/><w:numId w:val="chín"/></w:numPr><w:outlineLvl w:val=""/></w:pPr><w:r><w:t>Hai</w:t></w:r></w:p>'
    yield data("docx-values-are-words.docx", READ, _docx(document(odd + body(805))))


def _parts() -> Iterator[Kind]:
    yield data("docx-not-xml.docx", "corrupt", _docx(b"\0\1\2 this is no XML"))
    yield data("docx-cut-xml.docx", "corrupt", lambda: _docx(document(body(806))[:-900]))
    yield data("docx-empty-main.docx", "corrupt", _docx(b""))
    yield data("docx-empty-body.docx", "empty", _docx(document("")))
    yield data("docx-utf16.docx", READ, lambda: _docx(document(body(807)).replace("UTF-8", "UTF-16").encode("utf-16")))
    yield data("docx-wrong-encoding.docx", READ, lambda: _docx(document(body(808)).encode("utf-16-le")))
    yield data("docx-surrogate.docx", "corrupt", _docx(document(paragraph("&#xD800;"))))
    yield data("docx-control-letters.docx", "corrupt", _docx(document(paragraph("a\x01b"))))
    yield data("docx-other-root.docx", "empty", _docx('<?xml version="1.0"?><a><b>Kế hoạch</b></a>'))
    yield data("docx-no-main.docx", "corrupt", zipped({"[Content_Types].xml": TYPES, "word/styles.xml": "<a/>"}))
    yield data("docx-no-relations.docx", READ, lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": document(body(809))}))  # fmt: skip
    yield data("docx-no-types.docx", READ, lambda: zipped({"_rels/.rels": RELATIONS, "word/document.xml": document(body(810))}))  # fmt: skip
    yield data("docx-backslashes.docx", READ, lambda: zipped({"[Content_Types].xml": TYPES, "_rels\\.rels": RELATIONS, "word\\document.xml": document(body(811))}))  # fmt: skip
    strict = document(body(812)).replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
    yield data("docx-strict.docx", READ, _docx(strict))
    yield data("docx-broken-numbering.docx", READ, _docx(document(body(813)), word__numbering_xml=b"<w:numbering"), "part_unread")  # fmt: skip
    yield data("docx-slip.docx", READ, lambda: zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document(body(814)), "../../../../tmp/kehoach-slipped": b"x"}))  # fmt: skip
    yield data("docx-altchunk-of-itself.docx", READ, lambda: _chunk(815), "part_unread")


def _chunk(number: int) -> bytes:
    """A DOCX that includes a part that is not a document."""
    relations = RELATIONS.replace("officeDocument/2006/relationships/officeDocument", "officeDocument/2006/relationships/aFChunk").replace('Target="word/document.xml"', 'Target="document.xml"')  # fmt: skip
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
    return zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/_rels/document.xml.rels": relations, "word/document.xml": document(body(number) + chunk)})  # fmt: skip


def _archives() -> Iterator[Kind]:
    yield data("docx-flipped.docx", "corrupt", lambda: flipped(written(820), "word/document.xml"))
    yield data("docx-zeroed-middle.docx", "corrupt", lambda: _zeroed(written(821)))
    yield data("docx-junk-behind.docx", READ, lambda: written(822) + b"\0" * 500)
    yield data("docx-encrypted.docx", "encrypted", compound({"EncryptedPackage": b"\1" * 5000, "EncryptionInfo": b"\4" * 5000}))  # fmt: skip
    yield data("docx-encrypted-in-zip.docx", "encrypted", lambda: _locked(written(823)))
    yield data("docx-unknown-method.docx", "corrupt", lambda: odd_method(written(824)))
    yield data("docx-stored.docx", READ, lambda: zipped({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document(body(825))}, zipfile.ZIP_STORED))  # fmt: skip
    yield data("docx-is-text.docx", READ, lambda: plan(826).encode())
    yield data("docx-zeros.docx", "empty", bytes(9000))


def odd_method(whole: bytes) -> bytes:
    """The method of the first part changed to one that nobody knows."""
    for magic, offset in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        at = whole.index(magic) + offset
        whole = whole[:at] + b"\x63\0" + whole[at + 2 :]
    return whole


def flipped(whole: bytes, part: str) -> bytes:
    """Bytes of a part changed."""
    at = whole.index(part.encode()) + 60
    return whole[:at] + random.Random(1).randbytes(60) + whole[at + 60 :]


def _zeroed(whole: bytes) -> bytes:
    at = whole.index(b"word/document.xml") + 60
    return whole[:at] + bytes(512) + whole[at + 512 :]


def _locked(whole: bytes) -> bytes:
    """All parts marked as locked with a password."""
    changed = bytearray(whole)
    for magic, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = changed.find(magic)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(magic, at + 4)
    return bytes(changed)


LOCK: Callable[[bytes], bytes] = _locked
KINDS: tuple[Kind, ...] = (
    *cut("docx-written.docx", written, ("corrupt", "corrupt", "corrupt")),
    *_bombs(), *_loops(), *_parts(), *_archives(),
)  # fmt: skip
