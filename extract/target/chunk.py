"""A clause read once into typed chunks: figures, times, places, brackets, and phrases of the lexicon."""

import bisect
import dataclasses
import itertools
import typing
from collections.abc import Iterator

from corpus.document import Document, Span
from extract.kept import kept
from extract.target.figure import Figure, Times
from patterns.target.chunk import (
    AREA,
    BRACKET,
    CITED_BY,
    CITED_TOO,
    GROUP_LED,
    GROUP_NAMED,
    NOTE,
    PLACE_LED,
    SITES_BEHIND,
    SITES_LED,
    TOKEN,
    YEAR_IN_NAME,
    longest,
    phrases,
    primary,
)

NONE: frozenset[str] = frozenset()


class Chunk(typing.NamedTuple):
    """A stretch of a clause with its kind: FIG, TIME, AREA, BRACKET, CITE, NAME, NOTE, WORD, or the first tag of its phrase."""

    kind: str
    start: int
    end: int
    low: str
    """Its folded words."""
    tags: frozenset[str] = NONE

    def has(self, *tags: str) -> bool:
        """Whether the phrase has one of these tags."""
        return not self.tags.isdisjoint(tags)


@dataclasses.dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph with its figures; brackets are chunks of their own unless one looks into them."""

    document: Document
    paragraph: Span
    start: int
    end: int
    figures: tuple[Figure, ...]
    times: Times = ()
    """The times of its paragraph."""
    lead: tuple[Span, ...] = ()
    """The paragraphs above that govern this one (`Kết thúc năm 2023, một số kết quả:`), outermost first."""
    cited: tuple[Span, ...] = ()
    """The citations of other instruments in it."""

    @kept
    def _at(self) -> dict[int, Figure]:
        return {figure.start: figure for figure in self.figures}

    def figure(self, chunk: Chunk) -> Figure:
        """The figure of a FIG chunk."""
        return self._at[chunk.start]

    @kept
    def brackets(self) -> tuple[tuple[int, int], ...]:
        """The brackets of the sentence, by their first and one past their last character."""
        opened: list[int] = []
        pairs = []
        for match in BRACKET.finditer(self.document.folded, self.start, self.end):
            if match[0] == "(":
                opened.append(match.start())
            elif opened:
                pairs.append((opened.pop(), match.end()))
        return tuple(sorted(pairs))

    def around(self, offset: int) -> tuple[tuple[int, int], ...]:
        """The brackets that hold a place, outermost first."""
        return tuple(pair for pair in self.brackets if pair[0] < offset < pair[1])

    @kept
    def fixed(self) -> dict[int, tuple[str, int]]:
        """What is not a phrase of the lexicon, by where it starts: its kind and its end."""
        return _fixed(self)

    @kept
    def _views(self) -> dict[tuple[tuple[int, int], ...], tuple[Chunk, ...]]:
        return {}

    @kept
    def memo(self) -> dict[int, object]:
        """What is known of each figure, by its start."""
        return {}

    def chunks(self, figure: Figure) -> tuple[Chunk, ...]:
        """The chunks of the sentence as the figure sees them: the brackets around it are open, others are one chunk each."""
        open_ones = self.around(figure.start)
        if open_ones not in self._views:
            self._views[open_ones] = tuple(_read(self, {start for start, _ in open_ones}))
        return self._views[open_ones]

    @kept
    def _said(self) -> dict[tuple[tuple[int, int], ...], dict[tuple[int, int], str | None]]:
        return {}

    def said(self, figure: Figure) -> dict[tuple[int, int], str | None]:
        """The printed words between two places of its chunks as the figure sees them, as far as they were asked for."""
        return self._said.setdefault(self.around(figure.start), {})

    def index(self, figure: Figure) -> int:
        """The place of the figure's chunk among its chunks."""
        return bisect.bisect_left(self.chunks(figure), figure.start, key=_start)

    def words(self, start: int, end: int) -> str:
        """The printed words between two offsets."""
        return self.document.text[start:end]


def _start(chunk: Chunk) -> int:
    return chunk.start


def _read(sentence: Sentence, opened: set[int]) -> Iterator[Chunk]:
    folded, at = sentence.document.folded, sentence.start
    closed = {start: ("BRACKET", end) for start, end in sentence.brackets if start not in opened}
    whole = {**sentence.fixed, **closed}
    for start in sorted(whole):
        if start >= at:
            yield from _phrases(folded, at, start)
            kind, at = whole[start]
            yield Chunk(kind, start, at, folded[start:at])
    yield from _phrases(folded, at, sentence.end)


def _fixed(sentence: Sentence) -> dict[int, tuple[str, int]]:
    """Where citations, figures, times and places are; what comes first here goes before what comes later."""
    found: dict[int, tuple[str, int]] = {}
    taken: list[tuple[int, int]] = []
    folded = sentence.document.folded
    notes = (("NOTE", *match.span()) for match in NOTE.finditer(folded, sentence.start, sentence.end))
    figures = (("FIG", figure.start, figure.number_end) for figure in sentence.figures)
    times = (("TIME", *time) for time in sentence.times if sentence.start <= time[0] < sentence.end)
    for kind, start, end in itertools.chain(_cited(sentence), notes, figures, times, _areas(sentence)):
        overlaps = any(start < till and first < end for first, till in taken)
        if not overlaps and (kind in ("FIG", "NOTE") or _whole(folded, start)):
            taken.append((start, end))
            found[start] = (kind, end)
    return found


def _areas(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Places and groups of places; after the last figure a group of sites belongs to those whom it counts."""
    text, folded, start, end = sentence.document.text, sentence.document.folded, sentence.start, sentence.end
    last = max((figure.start for figure in sentence.figures), default=0)
    matches = itertools.chain(
        GROUP_NAMED.finditer(text, start, end),
        AREA.finditer(text, start, end),
        PLACE_LED.finditer(text, start, end),
        GROUP_LED.finditer(folded, start, end),
        SITES_LED.finditer(folded, start, last),
    )
    behind = (
        SITES_BEHIND.match(folded, figure.number_end, end) for figure in sentence.figures if figure.unit != "percent"
    )
    spans = itertools.chain((match.span() for match in matches), (match.span("where") for match in behind if match))
    return (("AREA", *span) for span in spans)


def _cited(sentence: Sentence) -> list[tuple[str, int, int]]:
    """The citations with the words that lead to them (`CITE`: no part of what is measured), or without such words (`NAME`)."""
    folded, found = sentence.document.folded, list[tuple[str, int, int]]()
    for span in sentence.cited:
        start = max(span.start, sentence.start)
        if found and (listed := CITED_TOO.match(folded, found[-1][2], start)):
            found.append((found[-1][0], listed.start("mark"), span.end))
            continue
        # A law's name alone, or with its year as part of the name (`Luật Giáo dục 2019`), may say what is measured.
        dated = any(letter.isdigit() for letter in YEAR_IN_NAME.compiled.sub("", folded[start : span.end]))
        led = CITED_BY.search(folded, max(sentence.start, start - 80), start) if dated else None
        found.append(("CITE", led.start(), span.end) if led else ("NAME", start, span.end))
    return found


def _whole(folded: str, at: int) -> bool:
    return at == 0 or not folded[at - 1].isalnum()


def _phrases(folded: str, start: int, end: int) -> Iterator[Chunk]:
    """Words between two offsets: at each place the longest phrase of the lexicon, else one word or mark."""
    lexicon, most = phrases(), longest()
    tokens = [token.span() for token in TOKEN.finditer(folded, start, end)]
    k = 0
    while k < len(tokens):
        first, last = tokens[k]
        word = folded[first:last].replace(" ", "")
        tags, taken = lexicon.get(word, NONE), 1
        for count in range(min(most.get(word, 1), len(tokens) - k), 1, -1):
            till = tokens[k + count - 1][1]
            if (found := lexicon.get(" ".join(folded[first:till].split()))) is not None:
                last, tags, taken = till, found, count
                break
        yield Chunk(primary(tags), first, last, folded[first:last], tags)
        k += taken
