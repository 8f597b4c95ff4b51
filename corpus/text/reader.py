"""Plain text files: hard-wrapped or a paragraph a line, leftovers of markdown, of every Vietnamese encoding."""

from collections.abc import Iterator

from corpus.build import assemble
from corpus.document import Document, Source
from corpus.errors import CorruptError, EmptyError
from corpus.normalise import is_rule, normalise, single_spaced
from corpus.paragraph import Line
from corpus.text.charset import decode
from patterns.text import CONTROL

_CONTROL_SHARE = 0.02


def read_text(source: Source, data: bytes) -> Document:
    """The document of a text file.

    Raises `CorruptError` where the bytes are no text, `EmptyError` where there is none.
    """
    text = decode(data)
    if len(CONTROL.findall(text[:20_000])) > _CONTROL_SHARE * len(text[:20_000]):
        raise CorruptError("binary data, no text", "check that this is the right file")
    lines = list(lines_of(text))
    if not lines:
        raise EmptyError("no text in the file", "check that this is the right file")
    return assemble(source, lines)


def lines_of(text: str, page: int | None = None) -> Iterator[Line]:
    """The lines of a raw text, normalised and single-spaced; rules and empty lines only mark a gap."""
    blank = True
    for raw in normalise(text).replace("\f", "\n\n").split("\n"):
        if is_rule(raw):
            blank = True
            continue
        yield Line(single_spaced(raw), page=page, blank_before=blank)
        blank = False
