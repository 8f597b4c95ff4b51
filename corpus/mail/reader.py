"""E-mails (EML): the text is the document; attachments are files of their own (see `corpus.archive.members`)."""

import dataclasses
from collections.abc import Sequence

from corpus.build import assemble
from corpus.document import Document, Doubt, Source
from corpus.errors import EmptyError
from corpus.inner import lines_of
from corpus.line import Line
from corpus.mail.message import Body, parsed, words
from corpus.text.reader import read_text
from corpus.web.reader import read_html


def read_mail(source: Source, data: bytes) -> Document:
    """The document of an e-mail's text.  Raises `EmptyError` if it has none, `CorruptError`."""
    documents = [_read(source, body) for body in words(parsed(data))]
    if not documents:
        raise EmptyError("file.mail_no_text", "do.attachments")
    return documents[0] if len(documents) == 1 else _joined(source, documents)


def _read(source: Source, body: Body) -> Document:
    if body.is_html:
        return read_html(source, body.data, body.charset)
    return read_text(source, _in_utf8(body.data, body.charset))


def _joined(source: Source, documents: Sequence[Document]) -> Document:
    """The document of words between which files are attached."""
    lines: list[Line] = []
    doubts: list[Doubt] = []
    tables = 0
    for document in documents:
        lines += lines_of(document, tables)
        tables += len(document.tables)
        doubts += [dataclasses.replace(doubt, span=None) for doubt in document.doubts]
    return assemble(source, lines, doubts=doubts)


def _in_utf8(data: bytes, charset: str | None) -> bytes:
    """Text as UTF-8, if the e-mail states its encoding correctly."""
    try:
        return data.decode(charset or "utf-8").encode()
    except (UnicodeDecodeError, LookupError):
        return data
