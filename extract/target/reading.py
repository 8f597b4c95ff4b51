"""Everything known of one figure when its columns are decided; each part is computed once, at its first use."""

import bisect
import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from extract.context import Context
from extract.decision import Verdict
from extract.kept import kept
from extract.target import fact
from extract.target.chunk import Sentence
from extract.target.figure import Figure
from extract.target.frame import Frame
from extract.target.indicator import measured
from extract.target.measured import Measured
from extract.target.place import Place, place_of
from patterns.fold import fold
from patterns.pattern import Pattern
from patterns.target.sentence import YEARS

V = TypeVar("V")

_OPENERS = {"SEP", "END", "AIM", "PART", "TIME", "CMP", "FIG"}
_MARKS = {"(", ":", "-", "."}


@dataclasses.dataclass
class Reading:
    """A figure with its sentence, its frame, its words and its place in the plan."""

    context: Context
    sentence: Sentence
    figure: Figure
    places: dict[int, Place]
    """The places of paragraphs in the plan, by where they start: filled on use."""
    verdicts: dict[str, Verdict[Any]] = dataclasses.field(default_factory=dict)
    asked: set[str] = dataclasses.field(default_factory=set)
    """The columns requested so far, including those not decided yet."""

    @kept
    def place(self) -> Place:
        """The place of the figure's paragraph in the plan."""
        paragraph = self.sentence.paragraph
        if paragraph.start not in self.places:
            self.places[paragraph.start] = place_of(self.context, paragraph, self.sentence.lead)
        return self.places[paragraph.start]

    @kept
    def frame(self) -> Frame:
        """What is where around the figure."""
        return Frame(self.sentence, self.figure, measured)

    @kept
    def measured(self) -> Measured:
        """What is measured and in which population."""
        return measured(self.frame)

    @kept
    def lender(self) -> "Reading | None":
        """The figure whose words this one shares."""
        place = self.measured.lender
        return self.of(place) if place is not None else None

    @kept
    def previous(self) -> "Reading | None":
        """The figure before this one in its clause."""
        return self.of(self.frame.left[-1]) if self.frame.left else None

    @kept
    def before_in_sentence(self) -> "Reading | None":
        """The figure before this one in its sentence."""
        at = bisect.bisect_left(self.frame.places, self.frame.i)
        return self.of(self.frame.places[at - 1]) if at else None

    @property
    def commits_before(self) -> bool:
        """Whether the figure before this one in its sentence is a target by what is decided of it already."""
        other = self.before_in_sentence
        return other is not None and other.decided == "target"

    @property
    def committed_since(self) -> bool:
        """Whether the last figure before this one in its sentence that has a row is a target."""
        other = self.before_in_sentence
        while other is not None and other.decided is None:
            other = other.before_in_sentence
        return other is not None and other.decided == "target"

    @property
    def decided(self) -> object:
        """What the figure is by what is decided of it already; None for one that is not a row."""
        verdict = self.verdicts.get("kind")
        return verdict.value if verdict is not None else "undecided"

    def of(self, place: int) -> "Reading":
        """Another figure of the sentence."""
        figure = self.sentence.figure(self.frame.chunks[place])
        known = self.sentence.memo.get(figure.start)
        if not isinstance(known, Reading):
            known = self.sentence.memo[figure.start] = Reading(self.context, self.sentence, figure, self.places)
        return known

    def once(self, column: str, decided: Callable[["Reading"], Verdict[V]], asked_again: V) -> Verdict[V]:
        """The verdict of a column, decided once; if two figures refer to each other, the second reference gets `asked_again`."""
        known = self.verdicts.get(column)
        if known is None:
            if column in self.asked:
                return Verdict(asked_again, "asked again")
            self.asked.add(column)
            known = self.verdicts[column] = decided(self)
        return known

    @property
    def first_year(self) -> int | None:
        """The first year of the plan; the year of issue if it states no period."""
        header = self.context.header
        return header.period_start or header.issued_year

    @kept
    def facts(self) -> int:
        """What is known at once of the figure, by which rules are chosen (`extract.target.fact`)."""
        figure, frame, measured = self.figure, self.frame, self.measured
        found = fact.of_sentence(self.sentence) | fact.of_unit(figure.unit) | fact.of_form(measured.form)
        found |= fact.of_tags(frame.tags) | _of_chunks(frame)
        if figure.none_left:
            found |= fact.NONE_LEFT
        if figure.value_max is not None:
            found |= fact.RANGED
        if self.sentence.brackets and self.bracketed:
            found |= fact.BRACKETED
        if measured.lender is not None:
            found |= fact.LENT
        return found | fact.PEOPLED if measured.population is not None else found

    @kept
    def before(self) -> str:
        """The folded words of the clause before the figure, between `;` and the figure."""
        frame, stop = self.frame, 0
        if "END" in frame.kinds[: frame.i]:
            stop = next(k + 1 for k in range(frame.i - 1, -1, -1) if frame.kinds[k] == "END")
        words = frame.lows[stop : frame.i]
        if "BRACKET" in frame.kinds[stop : frame.i]:
            words = tuple([chunk.low for chunk in frame.chunks[stop : frame.i] if chunk.kind != "BRACKET"])
        return " ".join(words) + " " if words else ""

    @kept
    def sentence_before(self) -> str:
        """The folded words of the sentence before the figure."""
        return self.sentence.document.folded[self.sentence.start : self.figure.start]

    @kept
    def after(self) -> str:
        """The folded words of the sentence after the number."""
        return self.sentence.document.folded[self.figure.number_end : self.sentence.end].lstrip(" ")

    def finds(self, pattern: Pattern, words: str) -> bool:
        """Whether a pattern is found in words of the sentence: not searched for if the sentence has none of the pattern's key words."""
        return not pattern.known_by.isdisjoint(self.sentence.word_set) and pattern.search(words) is not None

    @kept
    def indicator(self) -> str:
        """The indicator's folded words; empty if there are none."""
        return fold(self.measured.indicator or "")

    @kept
    def population(self) -> str:
        """The population's folded words; empty if there are none."""
        return fold(self.measured.population or "")

    @kept
    def bracketed(self) -> bool:
        """Whether the figure is in brackets."""
        return bool(self.sentence.around(self.figure.start))

    def year_at(self, place: int) -> int | None:
        """The last year that the time at a place states; the phase of a programme that a noun names is not one."""
        chunks = self.frame.chunks
        chunk = chunks[place]
        if chunk.kind != "TIME":
            return None
        before = chunks[place - 1] if place else None
        names = chunk.low.startswith("giai đoạn") and before is not None
        if names and before is not None and not (before.kind in _OPENERS or before.low in _MARKS):
            return None
        found = [int(match[0]) for match in YEARS.finditer(chunk.low)]
        return found[-1] if found else None


def _of_chunks(frame: Frame) -> int:
    """What is known by the kinds of the chunks, and by the figures before."""
    found = fact.TIMES if frame.times else 0
    if frame.left:
        found |= fact.FURTHER
    if frame.places[0] < frame.i:
        found |= fact.LATER
    if "AREA" in frame.kinds:
        found |= fact.IN_AREA
    return found | fact.BRACKET if "BRACKET" in frame.kinds else found
