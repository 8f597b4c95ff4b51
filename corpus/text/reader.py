"""Plain text files: hard-wrapped or a paragraph per line, leftovers of markdown, of every Vietnamese encoding."""

from collections.abc import Iterator, Sequence

from corpus.build import assemble
from corpus.document import Document, Doubt, Source, doubt
from corpus.errors import CorruptError, EmptyError
from corpus.line import Line
from corpus.normalise import characters, is_rule, plain, single_spaced
from corpus.text.charset import decode, encoded_twice
from corpus.text.delimited_table import piped_table, spaced_table, tabbed_table
from corpus.text.emphasis import Emphasis, emphases
from corpus.text.listed_table import few_words, listed_table
from corpus.text.portal_table import portal_table
from corpus.text.repeated_cells import repeated_list
from corpus.text.table import Finder, lines_of_table, tables_in
from patterns.text import COLUMN_GAP, CONTROL, RECIPIENTS_LINE

_CONTROL_SHARE = 0.02
_FEW = 10
"""Letters that are encoded twice: fewer are an example of it."""
_TABLES: tuple[tuple[Finder, tuple[str, ...]], ...] = (
    (portal_table, ("|",)),
    (piped_table, ("|",)),
    (tabbed_table, ("\t",)),
    (listed_table, ()),
    (repeated_list, ()),
    (spaced_table, ("  ", "\t")),
)
"""The kinds of tables, each with what the first line of one has; that of a listed one has few words."""


def read_text(source: Source, data: bytes) -> Document:
    """The document of a text file.

    Raises `CorruptError` if the bytes are not text, `EmptyError` if there is none.
    """
    text = decode(data)
    if len(CONTROL.findall(text[:20_000])) > _CONTROL_SHARE * len(text[:20_000]):
        raise CorruptError("file.binary", "do.right_file")
    lines = list(_lines_and_tables(text))
    if not lines:
        raise EmptyError("file.no_text", "do.right_file")
    return assemble(source, lines, doubts=_lost_letters(text))


def _lost_letters(text: str) -> Iterator[Doubt]:
    """Whether bytes of the text were overwritten, or lost on the way through other encodings."""
    if count := text.count("\0"):
        yield doubt("text_garbled.zeros", count=count)
    if (count := encoded_twice(text)) >= _FEW:
        yield doubt("text_garbled.twice", count=count)


def _lines_and_tables(text: str) -> Iterator[Line]:
    """The lines of a text, and a line per row for its tables."""
    raw = _raw_lines(text)
    texts = [line for line, _ in raw]
    whole = "\n".join(texts)
    signs = [sign for sign in ("|", "\t", "  ") if sign in whole]
    finders = [finder for finder, own in _TABLES if not own or any(sign in signs for sign in own)]
    starts = {place for sign in signs for place, line in enumerate(texts) if sign in line}
    at = 0
    for number, table in enumerate(tables_in(texts, sorted(starts.union(few_words(texts))), finders)):
        yield from _lines(raw[at : table.first])
        yield from lines_of_table(table, number)
        at = table.last
    yield from _lines(raw[at:])


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a raw text, normalised and single-spaced; rules and empty lines only mark a gap."""
    return _lines(_raw_lines(text))


def _raw_lines(text: str) -> list[tuple[str, Emphasis]]:
    """Every line of a text, normalised, beside what its marks of emphasis state."""
    marked = characters(text).replace("\f", "\n\n").split("\n")
    texts = [plain(line) if "*" in line or "#" in line or "__" in line else line for line in marked]
    return list(zip(texts, emphases(marked), strict=True))


def _lines(raw: Sequence[tuple[str, Emphasis]]) -> Iterator[Line]:
    """The lines with words; a line of `|` is the border of a table's cell, a signature beside recipients a line of its own."""
    blank, walled = True, False
    for text, emphasis in raw:
        if not text[:1].isalnum() and is_rule(text):
            blank, walled = True, walled or "|" in text
            continue
        may_gap = "   " in text or not text.isprintable()  # other blanks than U+0020 count as unprintable
        beside = COLUMN_GAP.search(text) if may_gap and RECIPIENTS_LINE.match(text) else None
        if beside is not None:
            yield Line(single_spaced(text[: beside.start()]), blank_before=blank, apart=True)
            yield Line(single_spaced(text[beside.end() :]), apart=True)
        else:
            yield Line(single_spaced(text), blank_before=blank, walled=walled, emphasis=emphasis)
        blank = walled = False
