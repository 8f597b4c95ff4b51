"""`per`: `year` if the figure is per year by the words at it, or by words that govern its list."""

from collections.abc import Sequence
from typing import Literal

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.kept import asked_once
from extract.target.chunk import Chunk, Sentence
from extract.target.fact import LED, says_word, shows
from extract.target.figure import RATES
from extract.target.reading import Reading
from patterns.target.figure import YEARLY
from patterns.target.per import EACH, EACH_YEAR, PER_YEAR_BEHIND

_ENDS = ("END", "FIG")
_YEAR = "năm"


@asked_once
def _may_be_yearly(sentence: Sentence) -> bool:
    """Whether a sentence has the words by which a figure is per year."""
    if _YEAR not in sentence.word_set:
        return False
    return "/" in sentence.words(sentence.start, sentence.end) or not EACH.isdisjoint(sentence.word_set)


def _yearly(chunk: Chunk) -> bool:
    return chunk.kind == "TIME" and EACH_YEAR.match(chunk.low) is not None


def _behind(e: Reading) -> bool:
    """`/năm`, `mỗi năm`, `hằng năm` at the figure or after its words; a bracket there is about its own figures."""
    if not _may_be_yearly(e.sentence):
        return False
    document, frame = e.sentence.document, e.frame
    if PER_YEAR_BEHIND.search(document.folded[e.figure.start : e.figure.end]):
        return True
    following = frame.right[0] if frame.right else len(frame.chunks)
    last = min(max(frame.end, frame.i + 1), following)
    words = frame.lows[frame.i + 1 : last]
    if "BRACKET" in frame.kinds[frame.i + 1 : last]:
        words = tuple([chunk.low for chunk in frame.chunks[frame.i + 1 : last] if chunk.kind != "BRACKET"])
    if PER_YEAR_BEHIND.search(" ".join(words)):
        return True
    return (frame.end < len(frame.chunks) and not frame.right and _yearly(frame.chunks[frame.end])) or _closes(e)


def _closes(e: Reading) -> bool:
    """`xây dựng 60 phóng sự, 240 tin, bài mỗi năm`: after the last of a list of counts that one verb has."""
    right = e.frame.right
    if not e.frame.count or not right or _is_dated(e, right[-1]):
        return False
    closing = _closing(e.frame.chunks, right[-1])
    listed = all(e.frame.chunks[k - 1].kind == "SEP" for k in right)
    return listed and closing > right[-1] and _yearly(e.frame.chunks[closing])


def _is_dated(e: Reading, last: int) -> bool:
    """Whether a time that states every year is before the last figure of a list."""
    return any(_yearly(e.frame.chunks[k]) for k in e.frame.times if k < last)


def _closing(chunks: Sequence[Chunk], last: int) -> int:
    """The place of the last chunk of the words about a figure, without a full stop."""
    end = next((k for k in range(last + 1, len(chunks)) if chunks[k].kind in _ENDS), len(chunks))
    return end - 1 - (chunks[end - 1].low == ".")


def _before(e: Reading) -> bool:
    """`mỗi năm` in the figure's own words before it."""
    if not _may_be_yearly(e.sentence):
        return False
    frame = e.frame
    yearly = [k for k in frame.times if k < frame.i and _yearly(frame.chunks[k])]
    return bool(yearly) and (yearly[-1] >= frame.opens or _governs(e, yearly))


def _governs(e: Reading, yearly: Sequence[int]) -> bool:
    """`Hằng năm, A; B`: stated before the first figure of the sentence, for all; without a mark after it (`Hằng năm mở A, B`) up to a `;`."""
    chunks, first = e.frame.chunks, e.frame.places[0]
    found = [k for k in yearly if k < first and _opens(chunks, k)]
    if not found or not (chunks[found[-1] + 1].low in (",", ":") or _in_clause(e, first)):
        return False
    return not any(e.year_at(k) for k in range(found[-1] + 1, e.frame.i))


def _opens(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a time is before all that is stated, and not in what is stated about one figure (`giảm mỗi năm từ 0,3%`)."""
    while k and "CMP:eq" in chunks[k - 1].tags:
        k -= 1
    return not k or chunks[k - 1].kind in ("AIM", "SEP", "END") or chunks[k - 1].low == ":"


def _in_clause(e: Reading, first: int) -> bool:
    """Whether a figure is in the clause of the first of its sentence, and no level that a rate reaches by counts."""
    chunks = e.frame.chunks
    parted = any(chunk.kind == "END" for chunk in chunks[first : e.frame.i])
    return not parted and (e.frame.count or e.frame.i == first or e.sentence.figure(chunks[first]).unit in RATES)


def _led(e: Reading) -> bool:
    """The words that lead into the list state it."""
    return any(YEARLY.search(e.sentence.document.folded[span.start : span.end][-60:]) for span in e.sentence.lead)


_YEARLY = (says_word(_YEAR), says_word(*EACH) | shows("/"))

PER: tuple[Rule[Reading, Literal["year"] | None], ...] = (
    Rule("year after", _behind, lambda e: "year", _YEARLY),
    Rule("year before", _before, lambda e: "year", _YEARLY),
    Rule("year in the lead-in", _led, lambda e: "year", (LED,)),
    Rule("not per year", always, lambda e: None),
)


_CHOICE = Choice(PER)


def per_of(reading: Reading) -> Verdict[Literal["year"] | None]:
    """Whether the figure is per year."""
    return reading.once("per", lambda e: decide(_CHOICE.of(e.facts), e), None)
