"""Plain text files: hard-wrapped or a paragraph per line, leftovers of markdown, of every Vietnamese encoding."""

import itertools
import operator
from collections.abc import Iterable, Iterator, Sequence

from corpus.build import assemble
from corpus.document import Document, Doubt, Source, doubt
from corpus.errors import CorruptError, EmptyError
from corpus.line import Emphasis, Line, lines_of_columns
from corpus.normalise import are_rules, characters, each_single_spaced, plain, single_spaced
from corpus.text.charset import decode, encoded_twice
from corpus.text.delimited_table import piped_table, spaced_table, tabbed_table
from corpus.text.emphasis import emphases
from corpus.text.listed_table import listed_table, may_be_heads
from corpus.text.portal_table import portal_table
from corpus.text.repeated_cells import repeated_list
from corpus.text.table import Finder, lines_of_table, tables_in
from patterns.text import COLUMN_GAP, CONTROL, RECIPIENTS_LINE, places_of

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
"""The kinds of tables, each with what the first line of one has; that of a listed one is a head."""


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
    texts, emphasised = _raw_lines(text)
    whole = "\n".join(texts)
    signs = [sign for sign in ("|", "\t", "  ") if sign in whole]
    finders = [finder for finder, own in _TABLES if not own or any(sign in signs for sign in own)]
    starts = sorted({*places_of(texts, signs), *may_be_heads(texts)})
    at = 0
    for number, table in enumerate(tables_in(texts, starts, finders)):
        yield from _lines(texts[at : table.first], emphasised[at : table.first])
        yield from lines_of_table(table, number)
        at = table.last
    yield from _lines(texts[at:], emphasised[at:])


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a raw text, normalised and single-spaced; rules and empty lines only mark a gap."""
    return iter(_lines(*_raw_lines(text)))


def _raw_lines(text: str) -> tuple[list[str], list[Emphasis]]:
    """Every line of a text, normalised, and what its marks of emphasis state."""
    marked = characters(text).replace("\f", "\n\n").split("\n")
    texts = list(marked)
    for at in places_of(marked, ("*", "#", "__")):
        texts[at] = plain(marked[at])
    return texts, emphases(marked)


def _lines(texts: Sequence[str], emphasised: Sequence[Emphasis]) -> list[Line]:
    """The lines with words; a line of `|` is the border of a table's cell, a signature beside recipients a line of its own."""
    rules, words = are_rules(texts), each_single_spaced(texts)
    gaps = [True, *rules]
    lines = list(lines_of_columns(words, gaps, walled=_are_walled(texts, rules), emphasis=emphasised))
    beside = {
        at: COLUMN_GAP.search(texts[at])
        for at in itertools.compress(itertools.count(), map(operator.ne, texts, words))  # most have no wide blanks
        if RECIPIENTS_LINE.match(texts[at]) and not rules[at]
    }
    for at, gap in reversed(beside.items()):
        if gap is not None:
            left, right = texts[at][: gap.start()], texts[at][gap.end() :]
            lines[at : at + 1] = [
                Line(single_spaced(left), blank_before=gaps[at], apart=True),
                Line(single_spaced(right), apart=True),
            ]
            rules.insert(at, False)
    return list(itertools.compress(lines, map(operator.not_, rules)))


def _are_walled(texts: Sequence[str], rules: Sequence[bool]) -> Iterable[bool]:
    """For each line whether a line of `|` is right before it, other rules between left aside."""
    if not places_of(list(itertools.compress(texts, rules)), "|"):
        return itertools.repeat(False)
    found, walled = [], False
    for text, is_rule in zip(texts, rules, strict=True):
        found.append(walled)
        walled = is_rule and (walled or "|" in text)
    return found
