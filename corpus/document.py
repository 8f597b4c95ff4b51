"""A document, independent of its file format: a text and the position of each piece of it in the file."""

import bisect
import dataclasses
import functools
import hashlib
import operator
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, cast

from corpus.message import Message, MessageValue, templates
from patterns.fold import fold
from patterns.number import digit_starts

TextSource = Literal["text", "ocr", "mixed"]


class Span(NamedTuple):
    """Half-open offsets, in code points of the document's normalised text."""

    start: int
    end: int


def covering(spans: Iterable[Span]) -> Span:
    """The span from the first of several spans' starts to the last of their ends."""
    starts, ends = zip(*spans, strict=True)
    return Span(min(starts), max(ends))


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; merged cells repeat nothing: they span (`row_span`, `column_span`)."""

    row: int
    column: int
    span: Span
    row_span: int = 1
    column_span: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A data table (layout tables are read as plain paragraphs); rows and columns count from 0."""

    span: Span
    cells: tuple[Cell, ...]


Severity = Literal["info", "warning", "error"]

DoubtCode = Literal[
    "ocr_doubtful", "ocr_low_confidence", "ocr_repaired", "page_unread", "part_unread", "table_unread", "text_garbled"
]
"""Those of `issues.code` that reading itself gives."""


@dataclasses.dataclass(frozen=True, slots=True)
class Doubt:
    """Something about which a reader is uncertain; becomes an `issues` row."""

    code: DoubtCode
    severity: Severity
    message: Message
    span: Span | None = None


def doubt(key: str, span: Span | None = None, /, **values: MessageValue) -> Doubt:
    """The doubt of a message's key."""
    found = templates()[key]
    return Doubt(cast(DoubtCode, found.code), cast(Severity, found.severity), found.filled(values), span)


@dataclasses.dataclass(frozen=True)
class Source:
    """The file a document came from.  `doc_id` is `k` and the first 16 hex digits of its SHA-256."""

    path: str
    file_name: str
    doc_id: str
    media_type: str


def doc_id(data: bytes) -> str:
    """The name of a plan in all tables: `k` and the first 16 hex digits of the SHA-256 of its file's bytes.

    The letter keeps a spreadsheet from taking it for a number.
    """
    return "k" + hashlib.sha256(data).hexdigest()[:16]


def _blanked(text: str, places: Iterable[int]) -> str:
    """A text with blanks at some places, in order."""
    pieces, last = [], 0
    for place in places:
        pieces.append(text[last:place])
        last = place + 1
    return " ".join([*pieces, text[last:]])


@dataclasses.dataclass(frozen=True)
class Document:
    """A file's text, normalised: NFC, one paragraph per line, single-spaced, hard wraps joined.

    `paragraphs` are the spans of the lines of `text`; `page_starts` the offset at which each page
    begins (empty if the format has no pages); `tables` the data tables, whose rows are in the text
    as lines with ` | ` between cells.
    """

    source: Source
    text: str
    paragraphs: tuple[Span, ...]
    page_starts: tuple[int, ...] = ()
    tables: tuple[Table, ...] = ()
    text_source: TextSource = "text"
    doubts: tuple[Doubt, ...] = ()
    recognised_pages: frozenset[int] = frozenset()
    """The pages, from 1, that were read from images."""

    @functools.cached_property
    def folded(self) -> str:
        """The folded text that patterns are matched on, with the same offsets (see `patterns.fold`)."""
        return fold(self.text)

    @functools.cached_property
    def digits(self) -> Sequence[int]:
        """Where the runs of digits in the text begin, in order."""
        return digit_starts(self.text)

    def digits_in(self, start: int, end: int | None = None) -> Sequence[int]:
        """Where the runs of digits begin between two offsets."""
        places = self.digits
        stop = len(places) if end is None else bisect.bisect_left(places, end)
        return places[bisect.bisect_left(places, start) : stop]

    def with_blanks(self, places: Iterable[int], paragraphs: tuple[Span, ...]) -> "Document":
        """The same document with blanks at some places of its text, none of which is in a word, and other paragraphs."""
        joined = dataclasses.replace(self, text=_blanked(self.text, places), paragraphs=paragraphs)
        vars(joined).update(folded=_blanked(self.folded, places), digits=self.digits)  # known already
        return joined

    @functools.cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        return tuple(map(operator.attrgetter("start"), self.paragraphs))

    @property
    def n_pages(self) -> int | None:
        """How many pages the file has; None if the format has none."""
        return len(self.page_starts) or None

    def page_at(self, offset: int) -> int | None:
        """The page, from 1, on which the character at `offset` is; None if there are no pages."""
        return bisect.bisect_right(self.page_starts, offset) or 1 if self.page_starts else None

    def is_recognised(self, offset: int) -> bool:
        """Whether the character at `offset` was read from an image."""
        return self.page_at(offset) in self.recognised_pages

    def paragraphs_between(self, start: int, end: int | None = None) -> Sequence[Span]:
        """The paragraphs that begin between two offsets."""
        starts = self._paragraph_starts
        stop = len(starts) if end is None else bisect.bisect_left(starts, end)
        return self.paragraphs[bisect.bisect_left(starts, start) : stop]

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that contains the character at `offset`."""
        return self.paragraphs[self.paragraph_index(offset)]

    def paragraph_index(self, offset: int) -> int:
        """Which of the paragraphs, from 0, contains the character at `offset`; its line end counts as its own."""
        return max(0, bisect.bisect_right(self._paragraph_starts, offset) - 1)

    def quote(self, span: Span) -> str:
        """The exact words of a span."""
        return self.text[span.start : span.end]
