"""Web pages saved in one file with their images (MHTML, `Single File Web Page`), often named .doc.  Source: RFC 2557."""

from corpus.document import Document, Source
from corpus.errors import CorruptError
from corpus.mail.message import page_of, parsed
from corpus.web.reader import read_html


def read_mhtml(source: Source, data: bytes) -> Document:
    """The document of the page that the file is about.  Raises `CorruptError`, `EmptyError`."""
    body = page_of(parsed(data))
    if body is None or not body.is_html:
        raise CorruptError("file.web_no_page", "do.save_web")
    return read_html(source, body.data, body.charset)
