"""The kind of a file, determined from its bytes, never from its name."""

import io
import zipfile
from collections.abc import Iterable, Set
from typing import Literal, get_args

from corpus.errors import CorruptError, EncryptedError, UnsupportedError
from corpus.office.compound import MAGIC, Compound
from corpus.zipped import DAMAGE
from patterns.file_kind import FLAT_OFFICE, HTML_START, MAIL_START, WEB_ARCHIVE, WORD_XML

Kind = Literal["pdf", "docx", "doc", "rtf", "odt", "html", "mhtml", "word_xml", "flat_docx", "flat_odt", "xlsx", "xls", "ods", "image", "zip", "rar", "7z", "mail", "msg", "text"]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

DATA_SUFFIXES = (
    *(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".log", ".svg"),
    *(".gdoc", ".gsheet", ".gslides", ".ics", ".vcf"),
    *(".py", ".ipynb", ".js", ".ts", ".css", ".sql", ".sh", ".r", ".java", ".c", ".h", ".tex", ".bib", ".srt", ".po"),
)  # fmt: skip
"""Names of text files that contain data or programs: their bytes do not distinguish them from a plan."""

_MAGIC: dict[bytes, Kind] = {
    b"{\\rtf": "rtf",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "rar",
    **dict.fromkeys((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8"), "image"),
}
HEIF = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
"""Brands of HEIC images.  Source: ISO/IEC 23008-12, annex B."""
_ODF: dict[bytes, Kind] = {b"opendocument.text": "odt", b"opendocument.spreadsheet": "ods"}
_OPEN_PARTS = {"content.xml", "meta-inf/manifest.xml"}
"""Parts of every OpenDocument file, in small letters."""
_LOCKED_STREAM = "EncryptedPackage"
_NEXT_MAIL = b"\n\nFrom "
"""In a file of several mails, one after the other.  Source: RFC 4155, appendix A."""
_NO_LETTERS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a")
_LOCKED = ("file.password", "do.remove_password")
_SLIDES = ("file.slides", "do.save_pdf")
_PACKED = (
    (0, b"\x1f\x8b", "file.gzip", "do.unpack"),
    (0, b"\xfd7zXZ\0", "file.xz", "do.unpack"),
    (0, b"\x28\xb5\x2f\xfd", "file.zstd", "do.unpack"),
    (257, b"ustar", "file.archive_tar", "do.unpack_or_repack"),
)
"""Where what they pack lies as it is, its own first bytes are near the beginning."""
_OTHERS = (
    (b"BZh", "file.bzip2", "do.unpack"),
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
    (b"L\0\0\0\x01\x14\x02\0", "file.shortcut", "do.right_file"),
    (b"\x1bE\x1b", "file.print_pcl", "do.convert_pdf"),
    (b"\x1b%-12345X", "file.print_pcl", "do.convert_pdf"),
)
_OTHER_LETTERS = (
    (b"%!PS", "file.print", "do.convert_pdf"),
    (b"[InternetShortcut]", "file.shortcut", "do.right_file"),
    (b"JVBERi0", "file.base64_pdf", "do.decode"),
    (b"UEsDBB", "file.base64_zip", "do.decode"),
    (b"0M8R4KGx", "file.base64_office", "do.decode"),
)
_PACKAGES: tuple[tuple[str, bytes, Kind | None, str, str], ...] = (
    ("word/", b"wordprocessingml", "docx", "", ""),
    ("xl/", b"spreadsheetml", "xlsx", "", ""),
    ("ppt/", b"presentationml", None, *_SLIDES),
    ("visio/", b"visio", None, "file.drawing_visio", "do.save_pdf"),
    ("fixeddocseq.fdseq", b"xps", None, "file.print_xps", "do.convert_pdf"),
)
"""Office files in ZIP files: the folder of their parts, a word of their types, the kind; or why it is not read, and what to do."""
_PART_NAMES = (".xml", ".rels", ".bin", ".fdseq")
_APPLE_PARTS, _PROGRAM_PARTS = ".iwa", ("androidmanifest.xml", ".class", ".dex")


def kind_of(data: bytes) -> Kind:
    """The kind of a file by its bytes.  Raises `UnsupportedError`, `EncryptedError` or `CorruptError`."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    if data.startswith(MAGIC):
        return _kind_of_compound(data)
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    for place, magic, why, remedy in _PACKED:
        if data[place : place + len(magic)] == magic:
            raise UnsupportedError(why, remedy)
    if _is_pdf(data):
        return "pdf"
    if data[4:8] == b"ftyp" or not _is_of_letters(data):
        if _is_other_image(data):
            return "image"
        _refuse(data, _OTHERS)
    _refuse(data, _OTHER_LETTERS)
    return _kind_of_text(data)


def _is_pdf(data: bytes) -> bool:
    """Whether it is a PDF, also where little but its beginning is left or other bytes are before it; a mail may contain one as it is."""
    if b"%PDF-".startswith(data[:5] or b"-"):
        return True
    return b"%PDF-" in data[:1024] and b" obj" in data and _kind_of_text(data) not in ("mail", "mhtml")


def _is_of_letters(data: bytes) -> bool:
    """Whether no byte near its beginning is one that no text has: a text may begin with `BM` or `ID3` as a file of another kind does."""
    return not _NO_LETTERS.intersection(data[:256])


def _is_other_image(data: bytes) -> bool:
    """Whether it is an image of a kind whose first bytes are letters."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return True
    return data.startswith(b"BM") or (data[4:8] == b"ftyp" and data[8:12] in HEIF)


def _refuse(data: bytes, others: Iterable[tuple[bytes, str, str]]) -> None:
    """Refuse files of kinds that have their own first bytes and are not documents."""
    for magic, why, remedy in others:
        if data.startswith(magic):
            raise UnsupportedError(why, remedy)
    if data[40:44] == b" EMF":
        raise UnsupportedError("file.drawing_emf", "do.save_pdf")
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
    if start.startswith("from ") and MAIL_START.match(start.partition("\n")[2]):
        if _NEXT_MAIL in data.replace(b"\r", b""):
            raise UnsupportedError("file.mail_box", "do.save_mail")
        return "mail"
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
            types = _small(archive, "[Content_Types].xml")
            mimetype = _small(archive, "mimetype")
            manifest = _small(archive, "META-INF/manifest.xml") if mimetype else b""
            locked = any(part.flag_bits & 1 for part in archive.infolist())
    except (*DAMAGE, ValueError):
        return _kind_of_damaged(data)
    if package := _kind_of_package(names, types):
        return package
    if b"opendocument.presentation" in mimetype:
        raise UnsupportedError(*_SLIDES)
    is_open = bool(mimetype) or _OPEN_PARTS.issubset(names)  # its type may be locked or damaged itself
    if is_open and (locked or b"encryption-data" in manifest):
        raise EncryptedError(*_LOCKED)
    for part, kind in _ODF.items():
        if part in mimetype:
            return kind
    if b"epub" in mimetype:
        raise UnsupportedError("file.book", "do.save_docx_pdf")
    if b"sun.xml.writer" in mimetype:
        raise UnsupportedError("file.office_other", "do.save_docx_pdf")
    if mimetype:
        raise UnsupportedError("file.drawing", "do.save_pdf")
    return "odt" if is_open else "zip"


def _kind_of_package(names: Set[str], types: bytes) -> Kind | None:
    """The kind of an office file by its parts; None for an archive, also one of folders named `Word` and `PPT`.

    Raises `UnsupportedError`.
    """
    if "xl/workbook.bin" in names:
        raise UnsupportedError("file.workbook_binary", "do.save_xlsx")
    for folder, word, kind, why, remedy in _PACKAGES:
        if any(name.startswith(folder) and name.endswith(_PART_NAMES) for name in names) or word in types:
            if kind is None:
                raise UnsupportedError(why, remedy)
            return kind
    if "[content_types].xml" in names or any(name.endswith(_APPLE_PARTS) for name in names):
        raise UnsupportedError("file.office_other", "do.save_docx_pdf")
    if any(name.endswith(_PROGRAM_PARTS) for name in names):
        raise UnsupportedError("file.program", "do.right_file")
    return None


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
    """The kind of a compound file, by the names of its streams; of those in its folders, as attached files have them, where its own show none."""
    try:
        held = Compound(data)
    except CorruptError:
        if _LOCKED_STREAM.encode("utf-16-le") in data:
            raise EncryptedError(*_LOCKED) from None
        raise
    for names in (held.outermost, held.names):
        if kind := _kind_by_streams({name.lower() for name in names}):
            return kind
    if len(held.names) <= 1:
        raise CorruptError("file.compound_lost", "do.get_again")
    raise UnsupportedError("file.office_other", "do.save_docx_pdf")


def _kind_by_streams(names: Set[str]) -> Kind | None:
    """The kind of a compound file that has streams of these names; None if they show none.  Raises `EncryptedError`, `UnsupportedError`."""
    if "__properties_version1.0" in names:
        return "msg"
    if _LOCKED_STREAM.lower() in names:
        raise EncryptedError(*_LOCKED)
    if "worddocument" in names:
        return "doc"
    if names & {"workbook", "book"}:
        return "xls"
    if "powerpoint document" in names:
        raise UnsupportedError(*_SLIDES)
    if "visiodocument" in names:
        raise UnsupportedError("file.drawing_visio", "do.save_pdf")
    if names & {"contents", "quill"} and any(name.startswith("quill") for name in names):
        raise UnsupportedError("file.publication", "do.save_pdf")
    return None
