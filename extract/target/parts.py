"""Where the parts of the clause around a figure are: its subject, what leads from that to the figure, and the words after the figure."""

import dataclasses

from extract.kept import kept
from extract.target.clause import Clause
from extract.target.edge import back, fore, subject_start
from extract.target.figure import MEASURES
from extract.target.opening import opening
from patterns.function_word import HAVE
from patterns.target.unit import is_word
from patterns.vocabulary import set_of

_NUMBERS = set_of("total_or_number")
"""Nouns for numbers that state nothing after a share."""
_MEASURES = MEASURES | {"lần"}
"""Units of measure, with that of how many times as much."""
_TURN = "lượt"
"""Before a measure: so much of it, counted each time."""
_AIM_OF_NOUN = {"AIM", "BIND"}
"""The tags of an aim that is a noun, which what is aimed at follows."""
_DONE = {"AIM", "MAKE", "VERB"}
"""The tags of an aim that states what is done."""
_ONLY = set_of("only_attained")
"""Words before the verb of a level that state that it is low."""
_COMPARES = {"CMP", "TIME"}
"""Tags of what may be immediately before a figure."""
_LEVELS = {*_COMPARES, "AIM"}
"""Kinds of chunks behind a figure that its words begin after."""
_STATES = {*_COMPARES, "COP", "DIR"}
"""Tags of the words that lead from a subject to a figure."""
_STATES_OR_AIMS = {*_STATES, "AIM"}
"""Tags of what may be between a subject and the aim after it."""
_MEAN_OF = 3
"""Chunks of what a mean is of."""
_MEAN = set_of("mean")


@dataclasses.dataclass
class Parts(Clause):
    """A figure in its clause, with the places of the parts around it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        chunks = self.chunks
        self.edge: int = back(chunks, self.lo, self.i, _COMPARES, "(")
        """Where what compares the figure begins."""
        if self.i and self.lows[self.i - 1] == "(":
            self._skip_judgement()
        self.verb: int = back(chunks, self.lo, self.edge, _STATES, "(", HAVE, ":")
        """Where what leads from the subject to the figure begins."""
        if self.lo + 1 < self.verb < self.edge:
            self._skip_only()
        if "DIR:escape" in self.tags:
            self._name_escape()
        if not _MEAN.isdisjoint(self.lows[self.lo : self.i]):
            self._measure_mean()
        self.opens: int = opening(self, self.edge)
        """Where the words of the figure open."""
        self.lead: int = subject_start(chunks, self.opens, self.verb)
        """Where the subject begins."""
        if self.opens > self.lo and not self.left:
            self._widen()
        self.rate: bool = self.lead < self.verb and "HEAD" in chunks[self.lead].tags
        """Whether the subject opens with a head noun (`tỷ lệ`, `số`)."""
        self.first: int = self._behind_figure() if self.i + 1 < self.end else self.i + 1
        """Where the words after the figure begin."""
        if self.first < self.end:
            self._trim()

    def _behind_figure(self) -> int:
        """Where the words after the figure begin; a verb that opens the predicate of a part is one of them (`trong đó 95% hoàn thành đúng hạn`)."""
        first = fore(self.chunks, self.i + 1, self.end, _LEVELS)
        if first == self.i + 1:
            return first
        if first == self.i + 2 and self.chunks[self.i + 1].tags >= _AIM_OF_NOUN:
            return self.i + 1  # `đạt 41% kế hoạch vốn giao`
        return first - 1 if not self.count and self.chunks[first - 1].tags >= _DONE else first

    def _skip_only(self) -> None:
        """`chỉ` and `mới` before the verb that states a level are not part of the subject (`số đã qua đào tạo chỉ chiếm 28%`)."""
        only = self.lows[self.verb - 1]
        if only not in _ONLY or "COP" not in self.tags_of[self.verb]:
            return
        if not is_word(f"{self.lows[self.verb - 2]} {only}"):  # not `có chứng chỉ đạt 23%`
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
        # `thu nhập bình quân tăng`, not `lượng rác thải phát sinh bình quân giảm`
        near = max(self.lo, self.verb - _MEAN_OF)
        if mean and (stated or (self.chunks[self.verb + 1].has("DIR") and self.tagged(near, self.verb, "HEAD"))):
            self.verb += 1  # `công suất bình quân đạt`

    def _skip_judgement(self) -> None:
        """A judgement before the figure's bracket is not part of its words (`còn khá cao (24%)`)."""
        while self.edge > self.lo and self.chunks[self.edge - 1].has("JUDGE"):
            self.edge -= 1

    def _means(self) -> bool:
        """Whether a mean immediately before the figure belongs to what is measured: after a head noun, and no verb before it."""
        k = self.i - 1
        if k <= self.lo or self.chunks[k].low not in _MEAN or self.chunks[k - 1].has("DIR", "COP", "AIM"):
            return False
        heads = [chunk for chunk in self.chunks[self.lo : k] if chunk.has("HEAD")]
        return bool(heads) and (self.count or heads[-1].low.startswith("tốc độ"))

    def _widen(self) -> None:
        """`Tỷ lệ X phấn đấu đạt N%`: the subject is before the aim."""
        if self.printed(self.lead, self.verb) is not None:
            return
        behind = self.printed(self.i + 1, self._unbracketed())
        if behind is None or (self.count and behind.lower() == self.noun):
            self.verb = back(self.chunks, self.lo, self.opens, _STATES_OR_AIMS, ",")
            self.lead = subject_start(self.chunks, self.lo, self.verb)

    def _trim(self) -> None:
        """The rest without `số` after a share, and without a unit of measure."""
        lows, first = self.lows, self.first
        if not self.count:
            self.first += first + 1 < self.end and lows[first] in _NUMBERS
            return
        if lows[first] == _TURN and first + 1 < self.end and lows[first + 1] in MEASURES:
            first += 1  # `254 lượt ha`
        if lows[first].removesuffix("/năm") in _MEASURES:
            self.first = first + 1

    def _unbracketed(self) -> int:
        """Where the words about the figure end, without brackets at its end."""
        end = self.end
        while end > self.i + 1 and (self.kinds[end - 1] == "BRACKET" or self.lows[end - 1] == "."):
            end -= 1
        return end

    @kept
    def noun(self) -> str:
        """The folded noun that is printed after the number."""
        words = self.sentence.document.folded[self.figure.number_end : self.figure.end].strip()
        return (words.partition(")")[2] if words.startswith("(") else words).strip(' "*').removeprefix("lượt ")
