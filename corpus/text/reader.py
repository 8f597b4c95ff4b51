"""Plain text files: hard-wrapped or a paragraph a line, leftovers of markdown, of every Vietnamese encoding."""

from collections.abc import Iterator

from corpus.build import assemble
from corpus.document import Document, Source
from corpus.errors import CorruptError, EmptyError
from corpus.normalise import is_rule, normalise, single_spaced
from corpus.paragraph import Line
from corpus.text.charset import decode
from corpus.text.delimited_table import piped_table, spaced_table, tabbed_table
from corpus.text.listed_table import listed_table
from corpus.text.portal_table import portal_table
from corpus.text.table import lines_of_table, tables_in
from patterns.text import CONTROL

_CONTROL_SHARE = 0.02
_TABLES = (portal_table, piped_table, tabbed_table, listed_table, spaced_table)


def read_text(source: Source, data: bytes) -> Document:
    """The document of a text file.

    Raises `CorruptError` where the bytes are no text, `EmptyError` where there is none.
    """
    text = decode(data)
    if len(CONTROL.findall(text[:20_000])) > _CONTROL_SHARE * len(text[:20_000]):
        raise CorruptError("binary data, no text", "check that this is the right file")
    lines = list(_lines_and_tables(text))
    if not lines:
        raise EmptyError("no text in the file", "check that this is the right file")
    return assemble(source, lines)


def _lines_and_tables(text: str) -> Iterator[Line]:
    """The lines of a text, and a line a row for its tables."""
    raw = normalise(text).replace("\f", "\n\n").split("\n")
    at = 0
    for number, table in enumerate(tables_in(raw, _TABLES)):
        yield from lines_of("\n".join(raw[at : table.first]))
        yield from lines_of_table(table, number)
        at = table.last
    yield from lines_of("\n".join(raw[at:]))


def lines_of(text: str, page: int | None = None) -> Iterator[Line]:
    """The lines of a raw text, normalised and single-spaced; rules and empty lines only mark a gap."""
    blank = True
    for raw in normalise(text).replace("\f", "\n\n").split("\n"):
        if is_rule(raw):
            blank = True
            continue
        yield Line(single_spaced(raw), page=page, blank_before=blank)
        blank = False
