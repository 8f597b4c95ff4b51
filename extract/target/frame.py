"""The frame of a figure: the parts of its clause and where they are.

subject │ verb │ comparator │ FIGURE │ rest │ end; the forms in extract/target/form examine these parts only.
"""

import dataclasses
from collections.abc import Callable

from extract.kept import kept
from extract.target.chunk import Chunk
from extract.target.edge import OWN_PLACES, back
from extract.target.figure import Figure
from extract.target.form import names
from extract.target.measured import Measured
from extract.target.opening import label_start
from extract.target.parts import Parts
from patterns.function_word import HAVE, WITH
from patterns.target.words import COMPARES, OF_PLANNED
from patterns.vocabulary import set_of

_DATED = 3
"""Chunks of a bracket that opens with a time: `(`, the time, `:`."""
_ASKED = 7
"""Figures in a row that may ask each other for words."""
PEOPLE = {"person", "household"}
_TOTALS = set_of("total")
_JUST = set_of("just_now")
"""Words that only date a verb (`đến nay mới có 02 phòng`)."""
_LEADS = {HAVE, "(", ":"}
"""Words and marks between the subject and the figure that state nothing about it."""
COUNT_NOUNS = set_of("people_counted")


@dataclasses.dataclass
class Frame(Parts):
    """A figure in its clause, with the parts of the clause around it."""

    measure: Callable[["Frame"], Measured]
    """What states what a figure measures (`extract.target.indicator`), for figures that share words."""

    def __post_init__(self) -> None:
        if not self._takes_known():
            super().__post_init__()
            self._read_parts()
            self.sentence.parts[self.figure.start] = dict(vars(self))
        labelled = not self.left and ":" in self.lows[: self.i]
        self.label: tuple[int, int] | None = self._label() if labelled else None
        """The places of the words before a colon immediately before the figure (`Số lớp: N`)."""

    def _takes_known(self) -> bool:
        """Whether the parts around the figure are known from another frame of it: figures that have referred to it change only what is beside it."""
        known, asked = self.sentence.parts.get(self.figure.start), self.asked
        if known is None:
            return False
        vars(self).update(known, measure=self.measure)
        self._look_beside(asked)
        return bool(self.left) == bool(known["left"])  # all that the parts depend on (`_widen`)

    def _read_parts(self) -> None:
        """What the parts state."""
        between = self.chunks[self.verb : self.edge]
        self.states: list[Chunk] = [chunk for chunk in between if chunk.low not in _LEADS] if between else []
        """The chunks that lead from the subject to the figure."""
        self.subject: str | None = self._subject()
        """The words before the verb that introduces the figure."""
        self.rest: str | None = self._rest() if self.first < self.end else None
        """The words after the figure, without its own `trở lên`."""
        self.bare: bool = self.rest is None or self._is_bare(self.rest.lower())
        """Whether nothing but the unit is after the figure."""

    def _is_empty(self, words: str) -> bool:
        """Whether words before the verb state nothing about what is measured: the plan's own place, a comparison, `với tổng số`."""
        total = words in _TOTALS and self.chunks[self.lead - 1].low == WITH
        return total or words in OWN_PLACES or words in _JUST or COMPARES.match(words) is not None

    @kept
    def maker(self) -> int | None:
        """The verb of doing immediately before the figure, whoever does it (`Ngành Xây dựng đã xóa 21 điểm đen`); None for a passive one."""
        place = self.edge - 1
        if place > self.opens and self.chunks[place].low == "được":
            place -= 1  # `xã mới xây dựng được 05 mô hình`
        if place <= self.opens:
            return None
        verb, before = self.chunks[place], self.chunks[place - 1]
        does = verb.has("MAKE", "SERVE") and not verb.has("COP", "HEAD") and verb.low != HAVE
        return place if does and not before.has("STRONG", "COND", "BIND", "PREP") else None

    def frame_of(self, place: int) -> "Frame":
        """The frame of another figure of the clause; it does not ask this one again."""
        return Frame(self.sentence, self.sentence.figure(self.chunks[place]), self.measure, asked=self.asked)

    def words_of(self, place: int) -> Measured:
        """What another figure of the clause measures; of a share of what was planned what was counted (`cho 850 người, đạt 104% kế hoạch, …`)."""
        found = self.words_at(self.sentence.figure(self.chunks[place]))
        planned = found.form == names.SHARE_OF_ALL and OF_PLANNED.match((found.population or "").lower()) is not None
        return self.words_of(found.lender) if planned and found.lender is not None else found

    def words_at(self, figure: Figure) -> Measured:
        """What a figure of the sentence measures, whatever brackets it is in; empty if the chain of references is too long."""
        if len(self.asked) >= _ASKED:
            return Measured(None, None)
        return self.measure(Frame(self.sentence, figure, self.measure, asked=self.asked))

    def _subject(self) -> str | None:
        words = self.printed(self.lead, self.verb) if self.lead < self.verb else None
        return None if words is not None and self._is_empty(words.lower()) else words

    def _rest(self) -> str | None:
        end = self.end
        while end > self.first and ("UP" in self.tags_of[end - 1] or self.lows[end - 1] in ",."):
            end -= 1
        if end < self.end and any(map(str.isdigit, self.lows[self.first : end])):
            end = self.end
        return self.printed(self.first, end)

    @kept
    def dated(self) -> bool:
        """Whether nothing but a time is before the figure in its brackets (`(năm 2023: 35 vụ)`)."""
        if self.lo < _DATED or not self.bare:
            return False
        opens, time, colon = self.chunks[self.lo - _DATED : self.lo]
        return (opens.low, time.kind, colon.low) == ("(", "TIME", ":")

    def _label(self) -> tuple[int, int] | None:
        chunks = self.chunks
        at = back(chunks, 0, self.i, {"CMP", "TIME", "COP", "DIR", "AREA"}, "(", HAVE)
        if not at or chunks[at - 1].low != ":":
            return None
        start = label_start(chunks, at - 1)
        if self.count and HAVE in self.lows[at : self.i] and not chunks[start].has("HEAD"):
            return None  # `Thương mại: toàn xã có 186 hộ kinh doanh`
        return (start, at - 1) if start < at - 1 else None

    @kept
    def noun_printed(self) -> str:
        """The words between the number and the end of its noun, folded."""
        return self.sentence.document.folded[self.figure.number_end : self.figure.end].strip()

    @kept
    def joins_with(self) -> bool:
        """Whether `với`, or `với tổng số`, introduces the figure."""
        last = self.lows[max(self.edge - 2, self.lo) : self.edge]
        return WITH in last and (last[-1] == WITH or last[-1] in _TOTALS)

    @kept
    def names_group(self) -> bool:
        """Whether the subject of a rate only names a group: no head noun, no verb that leads."""
        if self.count or self.verb <= self.lead or self.rest:
            return False
        return not self.chunks[self.lead].has("HEAD", "VERB", "STRONG", "MAKE", "SERVE", "DIR", "AIM", "COND")

    def _is_bare(self, rest: str) -> bool:
        if self.first >= self._unbracketed():
            return True
        return self.count and (
            self.noun == rest
            or self.noun.startswith(f"{rest}/")  # `109 bé trai/100 bé gái`
            or (self.figure.unit in PEOPLE and (" " not in rest or rest in COUNT_NOUNS))
        )
