"""The kind of a file, determined from its bytes, never from its name."""

import io
import zipfile
from typing import Literal, get_args

from corpus.errors import CorruptError, EncryptedError, UnsupportedError
from corpus.office.compound import MAGIC, Compound
from corpus.zipped import DAMAGE
from patterns.file_kind import FLAT_OFFICE, HTML_START, MAIL_START, WEB_ARCHIVE, WORD_XML

Kind = Literal["pdf", "docx", "doc", "rtf", "odt", "html", "mhtml", "word_xml", "flat_docx", "flat_odt", "xlsx", "xls", "ods", "image", "zip", "rar", "7z", "mail", "msg", "text"]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

DATA_SUFFIXES = (
    *(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".log", ".svg"),
    *(".py", ".ipynb", ".js", ".ts", ".css", ".sql", ".sh", ".r", ".java", ".c", ".h", ".tex", ".bib", ".srt", ".po"),
)  # fmt: skip
"""Names of text files that contain data or programs: their bytes do not distinguish them from a plan."""

_MAGIC: dict[bytes, Kind] = {
    b"{\\rtf": "rtf",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    **dict.fromkeys((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM"), "image"),
}
HEIF = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
"""Brands of HEIC images.  Source: ISO/IEC 23008-12, annex B."""
_DOCX = ("word/",)
_ODF: dict[bytes, Kind] = {b"opendocument.text": "odt", b"opendocument.spreadsheet": "ods"}
_OPEN_PARTS = {"content.xml", "meta-inf/manifest.xml"}
"""Parts of every OpenDocument file, in small letters."""
_LOCKED = ("file.password", "do.remove_password")
_SLIDES = ("file.slides", "do.save_pdf")
_OTHERS = (
    (b"\x1f\x8b", "file.gzip", "do.unpack"),
    (b"BZh", "file.bzip2", "do.unpack"),
    (b"\xfd7zXZ\0", "file.xz", "do.unpack"),
    (b"\x28\xb5\x2f\xfd", "file.zstd", "do.unpack"),
    (b"MSCF", "file.archive_cab", "do.unpack_or_repack"),
    (b"\x78\x9f\x3e\x22", "file.mail_winmail", "do.ask_sender"),
    (b"8BPS", "file.image_psd", "do.save_jpeg"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "file.image_jpeg2000", "do.save_jpeg"),
    (b"AT&TFORM", "file.scan_djvu", "do.convert_pdf"),
    (b"\xd7\xcd\xc6\x9a", "file.drawing_wmf", "do.save_pdf"),
    (b"ID3", "file.audio", "do.transcribe"),
    (b"OggS", "file.audio_video", "do.transcribe"),
    (b"MZ", "file.program", "do.right_file"),
    (b"\x7fELF", "file.program", "do.right_file"),
    (b"SQLite format 3\0", "file.database", "do.export_tables"),
    (b"AC10", "file.drawing_dwg", "do.print_pdf"),
    (b"%!PS", "file.print", "do.convert_pdf"),
    (b"JVBERi0", "file.base64_pdf", "do.decode"),
    (b"UEsDBB", "file.base64_zip", "do.decode"),
    (b"0M8R4KGx", "file.base64_office", "do.decode"),
)
_FURTHER_IN = (
    (257, b"ustar", "file.archive_tar", "do.unpack_or_repack"),
    (40, b" EMF", "file.drawing_emf", "do.save_pdf"),
)


def kind_of(data: bytes) -> Kind:
    """The kind of a file by its bytes.  Raises `UnsupportedError`, `EncryptedError` or `CorruptError`."""
    if b"%PDF-" in data[:1024] or b"%PDF-".startswith(data[:5] or b"-"):  # also if nothing but its beginning is left
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    if data.startswith(MAGIC):
        return _kind_of_compound(data)
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    if (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or (data[4:8] == b"ftyp" and data[8:12] in HEIF):
        return "image"
    _refuse(data)
    return _kind_of_text(data)


def _refuse(data: bytes) -> None:
    """Refuse files of kinds that have their own first bytes and are not documents."""
    for magic, why, remedy in _OTHERS:
        if data.startswith(magic):
            raise UnsupportedError(why, remedy)
    for place, magic, why, remedy in _FURTHER_IN:
        if data[place : place + len(magic)] == magic:
            raise UnsupportedError(why, remedy)
    if data[4:8] == b"ftyp":
        if data[8:12] == b"avif":
            raise UnsupportedError("file.image_avif", "do.save_jpeg")
        raise UnsupportedError("file.audio_video", "do.transcribe")


def _kind_of_text(data: bytes) -> Kind:
    """The kind of a file of letters, by how it begins."""
    head = data[:4096]
    for name in ("utf-16-le", "utf-16-be"):
        if head.startswith((b"\xff\xfe", b"\xfe\xff")[name == "utf-16-be"]):
            head = head.decode(name, errors="ignore").encode("utf-8", errors="ignore")
    start = head.decode("latin-1").removeprefix("ï»¿").replace("\r\n", "\n").lstrip().lower()
    kinds: tuple[tuple[Kind, bool], ...] = (
        ("word_xml", WORD_XML.match(start) is not None),
        ("flat_docx", "<pkg:package" in start),
        ("flat_odt", FLAT_OFFICE.match(start) is not None),
        ("html", HTML_START.match(start) is not None),
        ("mhtml", WEB_ARCHIVE.match(start) is not None),
        ("mail", MAIL_START.match(start) is not None),
    )
    return next((kind for kind, holds in kinds if holds), "text")


def _kind_of_archive(data: bytes) -> Kind:
    """The kind of a ZIP file: an office document, or an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            mimetype = _small(archive, "mimetype")
            manifest = _small(archive, "META-INF/manifest.xml") if mimetype else b""
            locked = any(part.flag_bits & 1 for part in archive.infolist())
    except (*DAMAGE, ValueError):
        return _kind_of_damaged(data)
    if any(name.startswith(_DOCX) for name in names):
        return "docx"
    if any(name.startswith("ppt/") for name in names) or b"opendocument.presentation" in mimetype:
        raise UnsupportedError(*_SLIDES)
    if "xl/workbook.bin" in names:
        raise UnsupportedError("file.workbook_binary", "do.save_xlsx")
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    is_open = bool(mimetype) or _OPEN_PARTS.issubset(names)  # its type may be locked or damaged itself
    if is_open and (locked or b"encryption-data" in manifest):
        raise EncryptedError(*_LOCKED)
    for part, kind in _ODF.items():
        if part in mimetype:
            return kind
    if b"epub" in mimetype:
        raise UnsupportedError("file.book", "do.save_docx_pdf")
    if mimetype:
        raise UnsupportedError("file.drawing", "do.save_pdf")
    return "odt" if is_open else "zip"


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    """A small part; empty if there is none that can be read."""
    try:
        return archive.read(name) if archive.getinfo(name).file_size < 1_000_000 else b""
    except (*DAMAGE, KeyError, RuntimeError):  # `RuntimeError`: it is locked
        return b""


def _kind_of_damaged(data: bytes) -> Kind:
    """The kind of a ZIP file whose list of parts is lost: by the names before its parts."""
    if b"opendocument.text" in data[:200]:
        return "odt"
    if b"xl/worksheets" in data:
        return "xlsx"
    return "docx" if b"word/" in data or b"[Content_Types].xml" in data[:200] else "zip"


def _kind_of_compound(data: bytes) -> Kind:
    """The kind of a compound file, by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedError(*_LOCKED)
    names = Compound(data).names
    if "worddocument" in names:
        return "doc"
    if names & {"workbook", "book"}:
        return "xls"
    if "powerpoint document" in names:
        raise UnsupportedError(*_SLIDES)
    if "__properties_version1.0" in names:
        return "msg"
    if "visiodocument" in names:
        raise UnsupportedError("file.drawing_visio", "do.save_pdf")
    if names & {"contents", "quill"} and any(name.startswith("quill") for name in names):
        raise UnsupportedError("file.publication", "do.save_pdf")
    if len(names) <= 1:
        raise CorruptError("file.compound_lost", "do.get_again")
    raise UnsupportedError("file.office_other", "do.save_docx_pdf")
