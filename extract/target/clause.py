"""The clause of a figure: its chunks, the figures beside it, and the printed words between two places; places are indices of chunks."""

import bisect
import dataclasses
from collections.abc import Sequence

from extract.kept import kept
from extract.target.border import border
from extract.target.chunk import NONE, Chunk, Sentence, View
from extract.target.figure import RATES, Figure
from extract.target.figure_end import right_end
from extract.target.words import words
from patterns.vocabulary import phrases_of

_MEANS = phrases_of("means")
"""Nouns before the colon that begins the means of a predicate."""

_PURPOSE = frozenset({"để", "nhằm"})
"""Words that begin a purpose: no verb after them is the predicate."""


@dataclasses.dataclass
class Clause:
    """A figure with the chunks of its sentence; `lo` and `hi` are where its clause begins and ends, `i` is its own place, `end` where its words end."""

    sentence: Sentence
    figure: Figure
    asked: frozenset[int] = dataclasses.field(default=frozenset(), kw_only=True)
    """Figures that have already referred to this one for its words, by their starts."""

    def __post_init__(self) -> None:
        self.view: View
        self.view = view = self.sentence.view(self.figure)
        self.chunks: tuple[Chunk, ...] = view.chunks
        self.tags: frozenset[str] = view.tags
        """The tags that any chunk of the sentence has."""
        self.kinds: tuple[str, ...] = view.kinds
        self.lows: tuple[str, ...] = view.lows
        self.tags_of: tuple[frozenset[str], ...] = view.tags_of
        self._known: dict[tuple[int, int], str | None] = view.printed
        self.places: tuple[int, ...] = view.figures
        """The places of the figures in the sentence."""
        self.times: tuple[int, ...] = view.times
        """The places of the times in the sentence."""
        self.i: int = bisect.bisect_left(view.starts, self.figure.start)
        self.count: bool = self.figure.unit not in RATES
        """Whether the figure counts, rather than rates."""
        i, opens, closes = self.i, view.opens, view.closes
        before = bisect.bisect_left(opens, i)
        self.lo: int = opens[before - 1] + 1 if before else 0
        self.hi: int = self._closing(closes[bisect.bisect_right(closes, i) :])
        self.end: int = right_end(self.view, i, self.hi)
        self._cuts: dict[tuple[int, int, bool], int | None] = {}
        self._look_beside(self.asked)

    def _look_beside(self, asked: frozenset[int]) -> None:
        """The figures beside this one that have not referred to it."""
        self.asked = asked | {self.figure.start}
        self.left: list[int] = []
        self.right: list[int] = []
        self.lender: int | None = None
        """The figure before whose words this one may share: in its clause, else the nearest in its sentence."""
        figures = self.places
        if figures == (self.i,):
            return
        at, after = bisect.bisect_left(figures, self.i), bisect.bisect_right(figures, self.i)
        before: Sequence[int] = figures[:at]
        self.left += figures[bisect.bisect_left(figures, self.lo, 0, at) : at]
        self.right += figures[after : bisect.bisect_left(figures, self.hi, after)]
        if asked:
            self.left, self.right, before = map(self._without_asked, (self.left, self.right, before))
        if before:
            self.lender = before[-1]

    def _without_asked(self, places: Sequence[int]) -> list[int]:
        return [k for k in places if self.chunks[k].start not in self.asked]

    def _closing(self, marks: Sequence[int]) -> int:
        """Where the clause ends, of the marks after the figure that may end it; what follows a mark continues with a rate only."""
        if self.count or not marks:
            return marks[0] if marks else len(self.chunks)
        return next((k for k in marks if not (self._goes_on(k) or self._lists_means(k))), len(self.chunks))

    def figures(self, lo: int, hi: int) -> list[int]:
        """The places of figures between two places that have not referred to this one."""
        return self._without_asked(
            self.places[bisect.bisect_left(self.places, lo) : bisect.bisect_left(self.places, hi)]
        )

    def end_of(self, place: int) -> int:
        """Where the words about another figure of the clause end."""
        known = self.sentence.parts.get(self.chunks[place].start)
        if known is not None and known["view"] is self.view and known["hi"] == self.hi:
            end: int = known["end"]
            return end
        return right_end(self.view, place, self.hi)

    def chunks_of(self, kind: str, lo: int, hi: int) -> list[Chunk]:
        """The chunks of a kind between two places."""
        return [chunk for chunk in self.chunks[lo:hi] if chunk.kind == kind] if kind in self.kinds[lo:hi] else []

    def tagged(self, lo: int, hi: int, *tags: str) -> bool:
        """Whether a chunk between two places has one of some tags."""
        return not NONE.union(*self.tags_of[lo:hi]).isdisjoint(tags)

    def _goes_on(self, k: int) -> bool:
        """Whether what follows a `;` is a further predicate of the same population: a verb first, and no figure."""
        chunks = self.chunks
        if chunks[k].kind != "END" or k + 1 >= len(chunks) or not self._listed_verb(k):
            return False
        stop = next((j for j in range(k + 1, len(chunks)) if chunks[j].kind == "END"), len(chunks))
        return not any(chunk.kind == "FIG" for chunk in chunks[k + 1 : stop])

    def _listed_verb(self, k: int) -> bool:
        """Whether the verb after a place is stated already (`bố trí A; bố trí B`), or continues with what is taught."""
        verb = self.chunks[k + 1]
        does = verb.has("VERB", "MAKE", "SERVE") and "AIM" not in verb.tags
        return does and any("TOPIC" in chunk.tags or chunk.low == verb.low for chunk in self.chunks[self.i + 1 : k])

    def _lists_means(self, k: int) -> bool:
        """Whether a colon only introduces the means of a share's predicate (`được hỗ trợ bằng các hình thức: A, B`): no figure follows."""
        chunks = self.chunks
        named = chunks[k].low == ":" and self.low(max(k - 2, 0), k).endswith(_MEANS)
        return named and "FIG" not in self.kinds[k:]

    def printed(self, lo: int, hi: int) -> str | None:
        """The printed words between two places."""
        if lo >= hi:
            return None
        found = self._known.get((lo, hi), "")
        if found == "":  # words are not empty
            found = self._known[lo, hi] = words(self.sentence, self.chunks[lo:hi], self.kinds[lo:hi])
        return found

    def low(self, lo: int, hi: int) -> str:
        """The folded words between two places, single-spaced."""
        return " ".join(self.lows[lo:hi])

    def cut(self, lo: int, hi: int, *, tagged: bool = False) -> int | None:
        """Where a predicate begins between two places; another frame's may be beyond this one's words."""
        asked = lo, hi, tagged
        if asked not in self._cuts:
            self._cuts[asked] = self._cut(lo, hi, tagged=tagged)
        return self._cuts[asked]

    def _cut(self, lo: int, hi: int, *, tagged: bool) -> int | None:
        hi = min(hi, len(self.chunks))
        if not _PURPOSE.isdisjoint(self.lows[lo + 1 : hi]):
            purposes = (k for k in range(lo + 1, hi) if self.lows[k] in _PURPOSE)
            hi = next((k for k in purposes if not self._is_needed(lo, k, hi)), hi)
        return border(self.sentence, self.view, lo, hi, tagged=tagged) if lo < hi else None

    def _is_needed(self, lo: int, purpose: int, hi: int) -> bool:
        """Whether a purpose is of what people need, and what is done for them follows it (`hộ có nhu cầu vay vốn để sản xuất | được vay vốn`)."""
        need = next((k for k in range(purpose - 1, lo, -1) if "COND" in self.chunks[k].tags), None)
        if need is None or any("STRONG" in chunk.tags for chunk in self.chunks[need:purpose]):
            return False
        return any("STRONG" in chunk.tags for chunk in self.chunks[purpose + 1 : hi])

    def unit_of(self, place: int) -> str:
        """The unit of a figure of the sentence."""
        return self.sentence.figure(self.chunks[place]).unit

    def is_share(self, place: int) -> bool:
        """Whether a figure of the sentence rates, rather than counts."""
        return self.unit_of(place) in ("percent", "‰")

    @property
    def judged(self) -> bool:
        """Whether a judgement or a verb leads to the figure's bracket (`chiếm tỷ lệ khá cao (1,94%)`)."""
        if self.i < 2 or self.chunks[self.i - 1].low != "(":
            return False
        return self.chunks[self.i - 2].has("JUDGE", "COP")

    @kept
    def inside(self) -> bool:
        """Whether the figure is in the predicate of the preceding figure."""
        return bool(self.left) and self.end_of(self.left[-1]) > self.i
