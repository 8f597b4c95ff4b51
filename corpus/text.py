"""Plain text files: UTF-8 with or without a byte-order mark, hard-wrapped or a paragraph a line."""

from collections.abc import Iterator

from corpus.assemble import assemble
from corpus.document import Document, Source
from corpus.error import CorruptError
from corpus.normalise import is_rule, normalise, single_spaced
from corpus.paragraph import Line


def read_text(source: Source, data: bytes) -> Document:
    """The document of a text file.

    Raises `CorruptError` where the bytes are no UTF-8 text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorruptError(f"not UTF-8 text (byte {error.start})", "save it as UTF-8") from error
    return assemble(source, list(lines_of(text)))


def lines_of(text: str, page: int | None = None) -> Iterator[Line]:
    """The lines of a raw text, normalised and single-spaced; rules and empty lines only mark a gap."""
    blank = True
    for raw in normalise(text).replace("\f", "\n\n").split("\n"):
        if is_rule(raw):
            blank = True
            continue
        yield Line(single_spaced(raw), page=page, blank_before=blank)
        blank = False
