"""The frame of a figure: the parts of its clause and where they are.

subject │ verb │ comparator │ FIGURE │ rest │ end; the forms in extract/target/form examine these parts only.
"""

import dataclasses
from collections.abc import Callable

from extract.kept import kept
from extract.target.chunk import Chunk
from extract.target.clause import Clause
from extract.target.edge import OWN_PLACES, back, fore, subject_start
from extract.target.figure import MEASURES, Figure
from extract.target.form import names
from extract.target.measured import Measured
from extract.target.opening import label_start, opening
from patterns.function_word import HAVE, WITH
from patterns.target.unit import is_word
from patterns.target.words import COMPARES, OF_PLANNED
from patterns.vocabulary import set_of

_NUMBERS = set_of("total_or_number")
"""Nouns for numbers that state nothing after a share."""
_DATED = 3
"""Chunks of a bracket that opens with a time: `(`, the time, `:`."""
_ASKED = 7
"""Figures in a row that may ask each other for words."""
PEOPLE = {"person", "household"}
_TOTALS = set_of("total")
_JUST = set_of("just_now")
"""Words that only date a verb (`đến nay mới có 02 phòng`)."""
_MULTIPLE = {"lần"}
"""The unit of how many times as much."""
_TURN = "lượt"
"""Before a measure: so much of it, counted each time."""
_AIM_OF_NOUN = {"AIM", "BIND"}
"""The tags of an aim that is a noun, which what is aimed at follows."""
_DONE = {"AIM", "MAKE", "VERB"}
"""The tags of an aim that states what is done."""
_ONLY = set_of("only_attained")
"""Words before the verb of a level that state that it is low."""
_MEAN_OF = 3
"""Chunks of what a mean is of."""
_MEAN = set_of("mean")
COUNT_NOUNS = set_of("people_counted")


@dataclasses.dataclass
class Frame(Clause):
    """A figure in its clause, with the parts of the clause around it."""

    measure: Callable[["Frame"], Measured]
    """What states what a figure measures (`extract.target.indicator`), for figures that share words."""

    def __post_init__(self) -> None:
        super().__post_init__()
        chunks, i = self.chunks, self.i
        self.edge: int = back(chunks, self.lo, i, {"CMP", "TIME"}, "(")
        self._skip_judgement()
        self.verb: int = back(chunks, self.lo, self.edge, {"COP", "DIR", "CMP", "TIME"}, "(", HAVE, ":")
        self._skip_only()
        if "DIR:escape" in self.tags:
            self._name_escape()
        if not _MEAN.isdisjoint(self.lows):
            self._measure_mean()
        self.opens: int = opening(self, self.edge)
        self.lead: int = subject_start(chunks, self.opens, self.verb)
        self._widen()
        self.rate: bool = self.lead < self.verb and "HEAD" in chunks[self.lead].tags
        """Whether the subject opens with a head noun (`tỷ lệ`, `số`)."""
        self.first: int = self._behind_figure()
        self._trim()

    def _behind_figure(self) -> int:
        """Where the words after the figure begin; a verb that opens the predicate of a part is one of them (`trong đó 95% hoàn thành đúng hạn`)."""
        first = fore(self.chunks, self.i + 1, self.end, {"CMP", "TIME", "AIM"})
        if first == self.i + 1:
            return first
        if first == self.i + 2 and self.chunks[self.i + 1].tags >= _AIM_OF_NOUN:
            return self.i + 1  # `đạt 41% kế hoạch vốn giao`
        return first - 1 if not self.count and self.chunks[first - 1].tags >= _DONE else first

    def _skip_only(self) -> None:
        """`chỉ` and `mới` before the verb that states a level are not part of the subject (`số đã qua đào tạo chỉ chiếm 28%`)."""
        stated = self.lo + 1 < self.verb < self.edge and "COP" in self.chunks[self.verb].tags
        only = self.lows[self.verb - 1] if stated else ""
        if only in _ONLY and not is_word(f"{self.chunks[self.verb - 2].low} {only}"):  # not `có chứng chỉ đạt 23%`
            self.verb -= 1

    def _name_escape(self) -> None:
        """Those who cease to be poor are named by it after a head noun (`Số hộ thoát nghèo là 143 hộ`): not a verb that introduces the figure."""
        escapes = self.verb < self.edge and "DIR:escape" in self.tags_of[self.verb]
        if escapes and self.tagged(self.lo, self.verb, "HEAD"):
            self.verb += 1

    def _measure_mean(self) -> None:
        """A mean that is what is measured belongs to the subject."""
        if self._means():
            self.edge = self.verb = self.i  # `năng suất lúa bình quân 52,4 tạ/ha`
        mean = self.verb < self.edge and self.chunks[self.verb].low in _MEAN
        stated = self.verb + 1 == self.i or (mean and self.chunks[self.verb + 1].has("COP"))
        near = max(
            self.lo, self.verb - _MEAN_OF
        )  # `thu nhập bình quân tăng`, not `lượng rác thải phát sinh bình quân giảm`
        if mean and (stated or (self.chunks[self.verb + 1].has("DIR") and self.tagged(near, self.verb, "HEAD"))):
            self.verb += 1  # `công suất bình quân đạt`

    def _is_empty(self, words: str) -> bool:
        """Whether words before the verb state nothing about what is measured: the plan's own place, a comparison, `với tổng số`."""
        total = words in _TOTALS and self.chunks[self.lead - 1].low == WITH
        return total or words in OWN_PLACES or words in _JUST or COMPARES.match(words) is not None

    def _skip_judgement(self) -> None:
        """A judgement before the figure's bracket is not part of its words (`còn khá cao (24%)`)."""
        if self.i and self.lows[self.i - 1] == "(":
            while self.edge > self.lo and self.chunks[self.edge - 1].has("JUDGE"):
                self.edge -= 1

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

    def _means(self) -> bool:
        """Whether a mean immediately before the figure belongs to what is measured: after a head noun, and no verb before it."""
        k = self.i - 1
        if k <= self.lo or self.chunks[k].low not in _MEAN or self.chunks[k - 1].has("DIR", "COP", "AIM"):
            return False
        heads = [chunk for chunk in self.chunks[self.lo : k] if chunk.has("HEAD")]
        return bool(heads) and (self.count or heads[-1].low.startswith("tốc độ"))

    def _widen(self) -> None:
        """`Tỷ lệ X phấn đấu đạt N%`: the subject is before the aim."""
        if self.opens <= self.lo or self.left or self.printed(self.lead, self.verb) is not None:
            return
        behind = self.printed(self.i + 1, self._unbracketed())
        if behind is None or (self.count and behind.lower() == self.noun):
            self.verb = back(self.chunks, self.lo, self.opens, {"AIM", "COP", "DIR", "CMP", "TIME"}, ",")
            self.lead = subject_start(self.chunks, self.lo, self.verb)

    def _trim(self) -> None:
        """The rest without `số` after a share, and without a unit of measure."""
        chunks, first = self.chunks, self.first
        if not self.count:
            self.first += first + 1 < self.end and chunks[first].low in _NUMBERS
            return
        if first + 1 < self.end and chunks[first].low == _TURN and chunks[first + 1].low in MEASURES:
            first += 1  # `254 lượt ha`
        if first < self.end and chunks[first].low.removesuffix("/năm") in MEASURES | _MULTIPLE:
            self.first = first + 1

    def _unbracketed(self) -> int:
        """Where the words about the figure end, without brackets at its end."""
        end = self.end
        while end > self.i + 1 and (self.kinds[end - 1] == "BRACKET" or self.lows[end - 1] == "."):
            end -= 1
        return end

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

    @kept
    def subject(self) -> str | None:
        """The words before the verb that introduces the figure."""
        words = self.printed(self.lead, self.verb)
        return None if words is not None and self._is_empty(words.lower()) else words

    @kept
    def rest(self) -> str | None:
        """The words after the figure, without its own `trở lên`."""
        end = self.end
        while end > self.first and ("UP" in self.tags_of[end - 1] or self.lows[end - 1] in ",."):
            end -= 1
        own = end < self.end and not any(map(str.isdigit, self.lows[self.first : end]))
        return self.printed(self.first, end if own else self.end)

    @kept
    def dated(self) -> bool:
        """Whether nothing but a time is before the figure in its brackets (`(năm 2023: 35 vụ)`)."""
        if self.lo < _DATED or not self.bare:
            return False
        opens, time, colon = self.chunks[self.lo - _DATED : self.lo]
        return (opens.low, time.kind, colon.low) == ("(", "TIME", ":")

    @kept
    def label(self) -> tuple[int, int] | None:
        """The places of the words before a colon immediately before the figure (`Số lớp: N`)."""
        chunks = self.chunks
        if ":" not in self.lows[: self.i] or self.left:
            return None
        at = back(chunks, 0, self.i, {"CMP", "TIME", "COP", "DIR", "AREA"}, "(", HAVE)
        if not at or chunks[at - 1].low != ":":
            return None
        start = label_start(chunks, at - 1)
        if self.count and HAVE in self.lows[at : self.i] and not chunks[start].has("HEAD"):
            return None  # `Thương mại: toàn xã có 186 hộ kinh doanh`
        return (start, at - 1) if start < at - 1 else None

    @kept
    def noun(self) -> str:
        """The folded noun that is printed after the number."""
        words = self.sentence.document.folded[self.figure.number_end : self.figure.end].strip()
        return (words.partition(")")[2] if words.startswith("(") else words).strip(' "*').removeprefix("lượt ")

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
    def states(self) -> list[Chunk]:
        """The chunks that lead from the subject to the figure."""
        return [chunk for chunk in self.chunks[self.verb : self.edge] if chunk.low not in (HAVE, "(", ":")]

    @kept
    def names_group(self) -> bool:
        """Whether the subject of a rate only names a group: no head noun, no verb that leads."""
        if self.count or self.verb <= self.lead or self.rest:
            return False
        return not self.chunks[self.lead].has("HEAD", "VERB", "STRONG", "MAKE", "SERVE", "DIR", "AIM", "COND")

    @kept
    def bare(self) -> bool:
        """Whether nothing but the unit is after the figure."""
        rest = (self.rest or "").lower()
        if not rest or self.first >= self._unbracketed():
            return True
        return self.count and (
            self.noun == rest
            or self.noun.startswith(f"{rest}/")  # `109 bé trai/100 bé gái`
            or (self.figure.unit in PEOPLE and (" " not in rest or rest in COUNT_NOUNS))
        )
