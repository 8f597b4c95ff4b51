"""A clause read once into typed chunks: figures, times, places, brackets, and phrases of the lexicon."""

import dataclasses
import functools
import itertools
import operator
import typing
from collections.abc import Callable, Sequence

from corpus.document import Document, Span
from extract.kept import kept
from extract.target.figure import Figure, Times
from extract.target.fixed import fixed_places
from patterns.pattern import Pattern
from patterns.target.chunk import (
    BRACKET,
    Token,
    kinds,
    longest,
    phrases,
    tokens_in,
    words_in,
)
from patterns.target.unit import is_word

NONE: frozenset[str] = frozenset()


class Chunk(typing.NamedTuple):
    """A stretch of a clause with its kind: FIG, TIME, ACTOR, AREA, BRACKET, CITE, NAME, NOTE, WORD, or the first tag of its phrase."""

    kind: str
    start: int
    end: int
    low: str
    """Its folded words."""
    tags: frozenset[str] = NONE

    def has(self, *tags: str) -> bool:
        """Whether the phrase has one of these tags."""
        return not self.tags.isdisjoint(tags)

    @property
    def none_left(self) -> bool:
        """Whether it is the figure 0 in words (`80% xã không còn hộ đói`)."""
        return self.kind == "FIG" and self.low.startswith("không")


_made: Callable[[tuple[object, ...]], Chunk] = functools.partial(tuple.__new__, Chunk)


class View(typing.NamedTuple):
    """A sentence as the figures in one of its brackets, or outside them, see it."""

    chunks: tuple[Chunk, ...]
    starts: tuple[int, ...]
    """Where each chunk starts."""
    tags: frozenset[str]
    """The tags that any of the chunks has."""
    kinds: tuple[str, ...]
    """The kind of each chunk."""
    lows: tuple[str, ...]
    """The folded words of each chunk."""
    tags_of: tuple[frozenset[str], ...]
    """The tags of each chunk."""
    printed: dict[tuple[int, int], str | None]
    """The printed words between two places, cached on use."""
    figures: tuple[int, ...]
    """The places of its figures."""
    times: tuple[int, ...]
    """The places of its times."""
    opens: tuple[int, ...]
    """The places of the marks that a clause begins after."""
    closes: tuple[int, ...]
    """The places of the marks that may end a clause."""
    stops: tuple[int, ...]
    """The places of figures, commas, closing brackets and tails: where the words about a figure may end."""


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
    bare: tuple[Span, ...] = ()
    """The places in it that are named without their kind (`Sơn Trà 415 trẻ`)."""
    product: bool = False
    """Whether it is in a table's column of what tasks are to bring."""

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

    @kept
    def word_set(self) -> frozenset[str]:
        """Its folded words, with and without adjacent marks: what a pattern of words is tried on first (`Reading.finds`)."""
        return words_in(self.document.folded[self.start : self.end])

    def may_say(self, pattern: Pattern) -> bool:
        """Whether the sentence has a word that a pattern is known by."""
        return not pattern.known_by.isdisjoint(self.word_set)

    def around(self, offset: int) -> tuple[tuple[int, int], ...]:
        """The brackets that contain a place, outermost first."""
        return tuple([pair for pair in self.brackets if pair[0] < offset < pair[1]]) if self.brackets else ()

    @kept
    def fixed(self) -> dict[int, tuple[str, int]]:
        """What is not a phrase of the lexicon, by where it starts: its kind and its end."""
        return fixed_places(self)

    @kept
    def _views(self) -> "dict[tuple[tuple[int, int], ...], View]":
        return {}

    @kept
    def memo(self) -> dict[int, object]:
        """What is known of each figure, by its start."""
        return {}

    @kept
    def parts(self) -> dict[int, dict[str, typing.Any]]:
        """The parts of the clause around each figure, by its start (`Frame`)."""
        return {}

    def view(self, figure: Figure) -> "View":
        """The sentence as the figure sees it: the brackets around it are open, others are one chunk each."""
        open_ones = self.around(figure.start)
        found = self._views.get(open_ones)
        if found is None:
            found = self._views[open_ones] = _view(tuple(_read(self, {start for start, _ in open_ones})))
        return found

    def words(self, start: int, end: int) -> str:
        """The printed words between two offsets."""
        return self.document.text[start:end]


_OPENS = frozenset({":", "–"})
"""Marks that a clause begins after."""
_STOPS = frozenset({",", ")"})
"""Marks at which the words about a figure may end."""
_TAIL = frozenset({"TAIL"})


def opens_clause(chunk: Chunk) -> bool:
    """Whether a clause begins after a chunk."""
    return chunk.kind == "END" or chunk.low in _OPENS


def _view(chunks: tuple[Chunk, ...]) -> View:
    """The chunks of a sentence, with lookups for each of its figures."""
    kinds, starts, _, lows, tags = zip(*chunks, strict=True) if chunks else ((), (), (), (), ())
    places: dict[str, list[int]] = {"FIG": [], "TIME": [], "END": []}
    for k, kind in enumerate(kinds):
        if kind in places:
            places[kind].append(k)
    opens = places["END"]
    if not _OPENS.isdisjoint(lows):
        opens = [k for k, chunk in enumerate(chunks) if opens_clause(chunk)]
    closes = [k for k in opens if lows[k] != "–"]
    if chunks and lows[-1] == ".":
        closes.append(len(chunks) - 1)
    tails = itertools.compress(itertools.count(), map(operator.not_, map(_TAIL.isdisjoint, tags)))
    marks = itertools.compress(itertools.count(), map(_STOPS.__contains__, lows))
    return View(
        chunks,
        starts,
        NONE.union(*tags),
        kinds,
        lows,
        tags,
        {},
        tuple(places["FIG"]),
        tuple(places["TIME"]),
        tuple(opens),
        tuple(closes),
        tuple(sorted({*places["FIG"], *tails, *marks})),
    )


def _read(sentence: Sentence, opened: set[int]) -> list[Chunk]:
    folded, at = sentence.document.folded, sentence.start
    closed = {start: ("BRACKET", end) for start, end in sentence.brackets if start not in opened}
    whole = {**sentence.fixed, **closed}
    found: list[Chunk] = []
    for start in sorted(whole):
        if start >= at:
            found += _phrases(folded, at, start)
            kind, at = whole[start]
            found.append(Chunk(kind, start, at, folded[start:at]))
    return found + _phrases(folded, at, sentence.end)


def _phrases(folded: str, start: int, end: int) -> list[Chunk]:
    """Words between two offsets: at each place the longest phrase of the lexicon, else one word or mark."""
    tags_of, kind_of, longer = phrases(), kinds(), longest()
    tokens = tokens_in(folded, start, end)
    found: list[Chunk] = []
    following, final = 0, len(tokens) - 1
    for k, (first, last, word) in enumerate(tokens):
        if k < following:  # inside the phrase before
            continue
        if word in longer and k < final and (longest_here := longer[word].get(tokens[k + 1][2])) is not None:
            count, phrase = _phrase_at(folded, tokens, k, longest_here)
            if count > 1:
                following = k + count
                last = tokens[following - 1][1]
                found.append(_made((kind_of[phrase], first, last, folded[first:last], tags_of[phrase])))
                continue
        if word in tags_of:
            found.append(_made((kind_of[word], first, last, folded[first:last], tags_of[word])))
        else:
            found.append(_made(("WORD", first, last, folded[first:last], NONE)))
    return found


def _phrase_at(folded: str, tokens: Sequence[Token], k: int, most: int) -> tuple[int, str]:
    """How many words and marks, of `most` at most, the longest phrase has that begins at a place, and the phrase; one if none does."""
    lexicon, first, stop = phrases(), tokens[k][0], len(tokens)
    for count in range(min(most, stop - k), 1, -1):
        phrase = " ".join(folded[first : tokens[k + count - 1][1]].split())
        tags = lexicon.get(phrase)
        if tags is None:
            continue
        following = tokens[k + count][2] if k + count < stop else ""
        if "COND" in tags and is_word(f"{tokens[k + count - 1][2]} {following}"):
            break  # `có | công trình`, not `có công | trình`
        return count, phrase
    return 1, tokens[k][2]
