"""Any file into a `Document`: its kind is recognised by its bytes, not by its name."""

import os
import pathlib

from corpus.document import Document, Source, doc_id
from corpus.errors import UnsupportedError
from corpus.files.content import read_file
from corpus.kind import DATA_SUFFIXES, Kind, kind_of
from corpus.options import Options
from corpus.text.reader import read_text

_TYPES: dict[Kind, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html",
    "mhtml": "multipart/related",
    "word_xml": "application/msword",
    "flat_docx": "application/msword",
    "flat_odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "image": "image/*",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "mail": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "text": "text/plain",
}


def read(path: str | os.PathLike[str], options: Options | None = None) -> Document:
    """The document of the file at `path`, which may be a URL.

    Raises a subclass of `UnreadableError` that states why it cannot be read and what to do.
    """
    name = os.fspath(path)
    return read_data(name, read_file(name)[0], options)


def read_data(name: str, data: bytes, options: Options | None = None) -> Document:
    """The document of a file's bytes.  Raises like `read`."""
    kind = kind_of(data)
    path = pathlib.PurePath(name)
    if kind == "text" and path.suffix.lower() in DATA_SUFFIXES:
        raise UnsupportedError("file.data", "do.rename_txt", suffix=path.suffix)
    source = Source(name, path.name, doc_id(data), _TYPES[kind])
    return read_kind(kind, source, data, options or Options())


def read_kind(kind: Kind, source: Source, data: bytes, options: Options) -> Document:
    """The document of `data`, which is of a kind that `kind_of` names.  Readers are imported where they are needed."""
    match kind:
        case "pdf":
            from corpus.pdf.reader import read_pdf

            return read_pdf(source, data, options)
        case "docx" | "doc" | "rtf" | "odt" | "word_xml" | "flat_docx" | "flat_odt":
            return _read_office(kind, source, data, options)
        case "html":
            from corpus.web.reader import read_html

            return read_html(source, data)
        case "mhtml":
            from corpus.web.archive import read_mhtml

            return read_mhtml(source, data)
        case "xlsx" | "xls" | "ods":
            from corpus.office.reader import as_xlsx
            from corpus.spreadsheet.reader import read_workbook

            return read_workbook(source, data if kind == "xlsx" else as_xlsx(kind, data))
        case "image":
            from corpus.image.reader import read_image

            return read_image(source, data, options)
        case "zip" | "rar" | "7z":
            raise UnsupportedError("file.archive", "do.name_member")
        case "mail" | "msg":
            from corpus.mail.reader import read_mail

            return read_mail(source, data)
        case _:
            return read_text(source, data)


def _read_office(kind: Kind, source: Source, data: bytes, options: Options) -> Document:
    """The document of a file of Word or its like, by way of DOCX."""
    from corpus.docx.reader import read_docx
    from corpus.office.reader import as_docx

    return read_docx(source, data if kind == "docx" else as_docx(kind, data), options)
