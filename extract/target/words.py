"""The printed words between two chunks: without places and times, and without what states nothing at the edges."""

from collections.abc import Sequence

from extract.target.bare_part import holds_parts
from extract.target.chunk import Chunk, Sentence
from extract.target.edge import OWN_PLACES
from patterns.function_word import GET, OF
from patterns.target.area import AT_NAMED
from patterns.target.bracket import PARTS_BRACKET
from patterns.target.words import FIGURE_BRACKET, HEADS_END, KINDS_BRACKET, YEAR_END
from patterns.vocabulary import set_of

_UNSAID = {"AREA", "CITE", "NOTE"}
"""No part of what is measured, wherever it is."""
_LEFT_OUT = frozenset({*_UNSAID, "BRACKET"})
"""Kinds of chunks that may be left out of words."""
_FIRST = {"TIME", "AREA", "CITE", "NOTE", "AIM", "SEP", "PART", "BRACKET", "FIG", "END"}
_LAST = {"TIME", "AREA", "CITE", "NOTE", "SEP", "COP", "CMP", "PREP", "AIM", "DIR", "PART", "END"}
_MARKS = set(".-+:*•)(“”\"'")
_LAST_MARKS = _MARKS - {")"}
_QUOTES = set('“”"')
_INTO = set_of("place_preposition")
"""Prepositions that belong to the place after them."""
_MEAN = set_of("mean")
"""Words that belong to what is measured at its end, and to the figure before it."""
_NEVER_EMPTY_LAST = _MEAN | set_of("noun_closed")
"""Words that belong to the noun that they end (`35 nhà tạm còn lại`), or to what is measured."""
_SO_FAR = set_of("so_far")
"""Words between what is measured, or a time, and its verb."""
_RATE_ENDS = (*YEAR_END.ends, *HEADS_END.ends)
"""Words that end what a noun is counted per."""
_WITH = "với "
_ATTAINS_RATE = ("đạt tỷ lệ ", "đạt tỉ lệ ")
_LED = (_WITH, *_ATTAINS_RATE)
"""What `_without_verb` leaves out begins with one of these."""
_FEWEST = 3
_TURN = "lượt"
_EMPTY = set_of("says_nothing")
_ALL = "đều"
_EMPTY_LAST = OWN_PLACES | _SO_FAR | _LAST_MARKS | {_ALL, GET}
"""Words without a tag that may state nothing at the end."""


def words(sentence: Sentence, chunks: Sequence[Chunk], kinds: Sequence[str]) -> str | None:
    """What the chunks, of which there is one, state, as printed; None if nothing is left.  `kinds` are theirs."""
    lo = _first_edge(chunks, sentence) if _empty_first(chunks, 0) else 0
    hi = _last_edge(chunks, lo, sentence)
    if lo >= hi:
        return None
    if _LEFT_OUT.isdisjoint(kinds):
        phrase = sentence.document.text[chunks[lo].start : chunks[hi - 1].end]
    else:
        phrase = _joined(sentence, chunks[lo:hi])
    text = " ".join(phrase.split()).strip(" ,.;:-*/")
    if text.startswith(_LED):
        text = _without_verb(text)
    if text.endswith(_RATE_ENDS):
        text = HEADS_END.without(YEAR_END.without(text))
    return text or None


def _without_verb(text: str) -> str:
    """Words without `với`, or the verb that states a rate, at their start (`đạt tỷ lệ tập hợp`)."""
    text = text.removeprefix(_WITH)
    return text.removeprefix("đạt ") if text.startswith(_ATTAINS_RATE) else text


def _joined(sentence: Sentence, chunks: Sequence[Chunk]) -> str:
    """The words of chunks, without what is not part of what is measured."""
    text = sentence.document.text
    if not any(chunk.kind in _LEFT_OUT for chunk in chunks):
        return text[chunks[0].start : chunks[-1].end]
    phrase = ""
    for chunk in chunks:
        if chunk.kind in _UNSAID or (chunk.kind == "BRACKET" and _is_aside(chunk, sentence)):
            continue
        phrase += (" " if phrase and text[chunk.start - 1].isspace() else "") + text[chunk.start : chunk.end]
    return phrase


def _first_edge(chunks: Sequence[Chunk], sentence: Sentence) -> int:
    """Where the words begin that state something."""
    lo, hi = 0, len(chunks)
    while lo < hi and _empty_first(chunks, lo) and not _opens_quote(chunks, lo, hi):
        lo += 1
    return lo - 1 if 0 < lo < hi and _heads(chunks[lo - 1], sentence) else lo


def _last_edge(chunks: Sequence[Chunk], lo: int, sentence: Sentence) -> int:
    """Where the words end that state something."""
    hi = len(chunks)
    while hi > lo and (empty := _empty_at_end(chunks, lo, hi, sentence)):
        hi -= empty
    if hi == len(chunks):
        return hi
    of_place = lo < hi and chunks[hi].kind == "AREA" and chunks[hi - 1].low in _INTO
    return hi - 1 if of_place else hi


def _heads(chunk: Chunk, sentence: Sentence) -> bool:
    """Whether `lượt` opens a subject (`Lượt khách tăng 8%`), and is not counted by a figure before it."""
    return chunk.low == _TURN and not any(figure.start < chunk.start <= figure.end for figure in sentence.figures)


def _empty_at_end(chunks: Sequence[Chunk], lo: int, hi: int, sentence: Sentence) -> int:
    """How many chunks at the end state nothing about what is measured."""
    kind, _, _, low, tags = chunks[hi - 1]
    if kind == "WORD" and not tags and low not in _EMPTY_LAST:  # most words are
        return 0
    return _ends_empty(chunks, lo, hi, sentence) or (low in OWN_PLACES and _of_own_place(chunks, lo, hi))


def _ends_empty(chunks: Sequence[Chunk], lo: int, hi: int, sentence: Sentence) -> bool:
    """Whether the last chunk between two places states nothing about what is measured."""
    last = chunks[hi - 1]
    if last.low == GET and _attains(chunks, lo, hi):
        return False
    empty = (
        _empty_last(last)
        or (last.low in _SO_FAR and _ends_with_tense(chunks, lo, hi))
        or holds_figure(last, sentence)
        or ("KEEP" in last.tags and _keeps(chunks, lo, hi))
    )
    return empty and not (last.low in _QUOTES and _closes_quote(chunks, lo, hi))


def _of_own_place(chunks: Sequence[Chunk], lo: int, hi: int) -> int:
    """How many chunks at the end only name the plan's own place, with which the words end (`tỷ lệ hộ nghèo của huyện`)."""
    return 2 if hi - lo > 2 and chunks[hi - 2].low == OF else 0


def _ends_with_tense(chunks: Sequence[Chunk], lo: int, hi: int) -> bool:
    """Whether the last of the words, which dates a verb, only states that the one after them is past (`tỷ lệ hộ nghèo của huyện đã`)."""
    if hi - lo < _FEWEST:
        return False
    attained = hi < len(chunks) and chunks[hi].low == "được"  # `tiến độ giải ngân mới được 67%`
    return attained or chunks[hi - 2].kind == "TIME" or chunks[hi - 1].low == "đã"


def _attains(chunks: Sequence[Chunk], lo: int, hi: int) -> bool:
    """Whether the `được` with which the words end belongs to the verb before it (`sử dụng được`)."""
    return hi - lo > 1 and "ATTAIN" in chunks[hi - 2].tags


def _keeps(chunks: Sequence[Chunk], lo: int, hi: int) -> bool:
    """Whether a verb of keeping at the end keeps what is measured (`tổng tỷ suất sinh duy trì ở mức`), and no passive is before it."""
    return hi - lo > 2 and not chunks[hi - 2].has("STRONG", "SEP", "VERB", "COND")


def holds_figure(chunk: Chunk, sentence: Sentence) -> bool:
    """Whether a bracket has figures of its own."""
    return chunk.kind == "BRACKET" and any(chunk.start < figure.start < chunk.end for figure in sentence.figures)


def _is_aside(bracket: Chunk, sentence: Sentence) -> bool:
    """Whether a bracket only lists kinds, names a place, or counts parts (`07 cơ sở (03 cơ sở công lập, 04 cơ sở tư)`)."""
    parts = PARTS_BRACKET.match(bracket.low) is not None or holds_parts(sentence.document, bracket.start, bracket.end)
    if parts or KINDS_BRACKET.match(bracket.low) is not None:
        return True
    text = sentence.document.text
    return AT_NAMED.match(text[bracket.start : bracket.end]) is not None


def _compares(chunks: Sequence[Chunk], lo: int) -> bool:
    """Whether the words open with a comparator of another figure (`cho ít nhất 60 học viên`)."""
    return chunks[lo].kind == "CMP" and lo + 1 < len(chunks) and chunks[lo + 1].kind == "FIG"


def _opens_quote(chunks: Sequence[Chunk], lo: int, hi: int) -> bool:
    """Whether the first chunk is the mark that opens a quotation which closes before the words end (`“tổ tiết kiệm” của nông dân`)."""
    return chunks[lo].low in _QUOTES and any(chunk.low in _QUOTES for chunk in chunks[lo + 2 : hi - 1])


def _closes_quote(chunks: Sequence[Chunk], lo: int, hi: int) -> bool:
    """Whether the mark with which the words end closes a quotation in them."""
    return sum(chunk.low in _QUOTES for chunk in chunks[lo:hi]) % 2 == 0


def _empty_first(chunks: Sequence[Chunk], lo: int) -> bool:
    """Whether the first chunk states nothing: a mark, a time, a place, a comparator of another figure."""
    kind, _, _, low, tags = chunks[lo]
    if low in _EMPTY:
        return kind != "FIG" or not chunks[lo].none_left
    if kind == "WORD" and not tags and low.isalpha():
        return False
    if "VERB" in tags or kind not in _FIRST:
        return ("VERB" not in tags and ("UP" in tags or _is_sign(low))) or (kind == "CMP" and _compares(chunks, lo))
    return kind != "FIG" or not chunks[lo].none_left


def _is_sign(low: str) -> bool:
    """Whether a chunk is punctuation or a symbol (`•`, a pictograph before an item) rather than a word."""
    return not low[0].isalnum() and (low in _MARKS or not any(map(str.isalnum, low)))


def _empty_last(chunk: Chunk) -> bool:
    kind, _, _, low, tags = chunk
    if low in _NEVER_EMPTY_LAST:
        return False
    if kind == "BRACKET":
        return FIGURE_BRACKET.search(low) is not None
    if low == _ALL:
        return True
    if "VERB" in tags:
        return False
    if kind in _LAST or "KEEP" in tags or low in _LAST_MARKS or low == GET:
        return True
    return "JUDGE" in tags and " " in low  # `tỷ lệ hộ nghèo còn cao, gấp 3,7 lần …`
