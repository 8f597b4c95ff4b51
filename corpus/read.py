"""Any file into a `Document`: its kind is told by its bytes, not by its name."""

import hashlib
import os
import pathlib
import zipfile
from io import BytesIO

from corpus.document import Document, Source
from corpus.errors import EncryptedError, UnsupportedError
from corpus.files.content import read_file
from corpus.options import Options
from corpus.text.reader import read_text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = {
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"II*\0": "a picture (TIFF)",
    b"MM\0*": "a picture (TIFF)",
    b"GIF8": "a picture (GIF)",
}
_OTHER_TEXT = (
    *(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".log", ".svg"),
    *(".py", ".ipynb", ".js", ".ts", ".css", ".sql", ".sh", ".r", ".java", ".c", ".h", ".tex", ".bib", ".srt", ".eml", ".po"),
)  # fmt: skip
"""Names of text files that hold data or programs: their bytes do not tell them from a plan."""
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html",
    "text": "text/plain",
}


def read(path: str | os.PathLike[str], options: Options | None = None) -> Document:
    """The document of the file at `path`, which may be a URL.

    Raises a subclass of `UnreadableError` that says why it cannot be read and what to do.
    """
    name = os.fspath(path)
    return read_data(name, read_file(name)[0], options)


def read_data(name: str, data: bytes, options: Options | None = None) -> Document:
    """The document of a file's bytes.  Raises like `read`."""
    kind = kind_of(data)
    path = pathlib.PurePath(name)
    if kind == "text" and path.suffix.lower() in _OTHER_TEXT:
        raise UnsupportedError(f"data or a program ({path.suffix}), no document", "if it is a plan, rename it to .txt")
    source = Source(name, path.name, doc_id(data), _TYPES[kind])
    return read_kind(kind, source, data, options or Options())


def doc_id(data: bytes) -> str:
    """The name of a plan in all tables: `k` and the first 16 hex digits of the SHA-256 of its file's bytes.

    The letter keeps a spreadsheet from taking it for a number.
    """
    return "k" + hashlib.sha256(data).hexdigest()[:16]


def kind_of(data: bytes) -> str:
    """The kind of a file by its bytes: a key of the media types.

    Raises `UnsupportedError` or `EncryptedError`.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedError("locked with a password", "remove the password and try again")
        return "doc"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    head = data[:400].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    for magic, name in _PICTURES.items():
        if data.startswith(magic):
            raise UnsupportedError(f"{name}", "print it to PDF and recognise it (OCR)")
    return "text"


def _kind_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if (
                "mimetype" in names
                and archive.getinfo("mimetype").file_size < 200
                and b"opendocument.text" in archive.read("mimetype")
            ):
                return "odt"
    except (zipfile.BadZipFile, EOFError, RuntimeError):
        return "docx"  # a damaged one: its reader says so
    if any(name.lower().startswith("word/") for name in names):
        return "docx"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnsupportedError("a workbook or slides, no text document", "save the text as DOCX or PDF")
    raise UnsupportedError("an archive, no document", "unpack it first")


def read_kind(kind: str, source: Source, data: bytes, options: Options) -> Document:
    """The document of `data`, which is of a kind that `kind_of` names.  Readers are imported where they are needed."""
    match kind:
        case "pdf":
            from corpus.pdf.reader import read_pdf

            return read_pdf(source, data, options)
        case "docx":
            from corpus.docx.reader import read_docx

            return read_docx(source, data, options)
        case "doc" | "rtf" | "odt" | "html":
            from corpus.docx.reader import read_docx
            from corpus.office.reader import to_docx

            return read_docx(source, to_docx(data, f".{kind}"), options)
        case _:
            return read_text(source, data)
