"""Mails (EML): the words are the document; what is attached are files of their own (see `corpus.archive.members`)."""

from corpus.document import Document, Source
from corpus.errors import EmptyError
from corpus.mail.message import body_of, parsed
from corpus.text.reader import read_text
from corpus.web.reader import read_html


def read_mail(source: Source, data: bytes) -> Document:
    """The document of a mail's words.  Raises `EmptyError` if it has none, `CorruptError`."""
    body = body_of(parsed(data))
    if body is None or not body.data.strip():
        raise EmptyError("file.mail_no_text", "do.attachments")
    if body.is_html:
        return read_html(source, body.data, body.charset)
    return read_text(source, _in_utf8(body.data, body.charset))


def _in_utf8(data: bytes, charset: str | None) -> bytes:
    """Words as UTF-8, where the mail states in which encoding they are and is right."""
    try:
        return data.decode(charset or "utf-8").encode()
    except (UnicodeDecodeError, LookupError):
        return data
