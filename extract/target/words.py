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
_ENDS_NOUN = set_of("noun_closed")
"""Words that end a noun (`35 nhà tạm còn lại`)."""
_SO_FAR = set_of("so_far")
"""Words between what is measured, or a time, and its verb."""
_RATE_ENDS = (*YEAR_END.ends, *HEADS_END.ends)
"""Words that end what a noun is counted per."""
_FEWEST = 3
_TURN = "lượt"
_EMPTY = set_of("says_nothing")
_ALL = "đều"
_EMPTY_LAST = OWN_PLACES | _SO_FAR | _LAST_MARKS | {_ALL, GET}
"""Words without a tag that may state nothing at the end."""


def words(sentence: Sentence, chunks: Sequence[Chunk]) -> str | None:
    """What the chunks state, as printed; None if nothing is left."""
    lo = _first_edge(chunks, sentence)
    hi = _last_edge(chunks, lo, sentence)
    text = _without_verb(" ".join(_joined(sentence, chunks[lo:hi]).split()).strip(" ,.;:-*/"))
    if text.endswith(_RATE_ENDS):
        text = HEADS_END.without(YEAR_END.without(text))
    return text or None


def _without_verb(text: str) -> str:
    """Words without `với`, or the verb that states a rate, at their start (`đạt tỷ lệ tập hợp`)."""
    text = text.removeprefix("với ")
    return text.removeprefix("đạt ") if text.startswith(("đạt tỷ lệ ", "đạt tỉ lệ ")) else text


def _joined(sentence: Sentence, chunks: Sequence[Chunk]) -> str:
    """The words of chunks, without what is not part of what is measured."""
    text = sentence.document.text
    if not chunks:
        return ""
    kinds, *_ = zip(*chunks, strict=True)
    if _LEFT_OUT.isdisjoint(kinds):
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
    of_place = lo < hi < len(chunks) and chunks[hi].kind == "AREA" and chunks[hi - 1].low in _INTO
    return hi - 1 if of_place else hi


def _heads(chunk: Chunk, sentence: Sentence) -> bool:
    """Whether `lượt` opens a subject (`Lượt khách tăng 8%`), and is not counted by a figure before it."""
    return chunk.low == _TURN and not any(figure.start < chunk.start <= figure.end for figure in sentence.figures)


def _empty_at_end(chunks: Sequence[Chunk], lo: int, hi: int, sentence: Sentence) -> int:
    """How many chunks at the end state nothing about what is measured."""
    last = chunks[hi - 1]
    if last.kind == "WORD" and not last.tags and last.low not in _EMPTY_LAST:  # most words are
        return 0
    return _ends_empty(chunks, lo, hi, sentence) or _of_own_place(chunks, lo, hi)


def _ends_empty(chunks: Sequence[Chunk], lo: int, hi: int, sentence: Sentence) -> bool:
    """Whether the last chunk between two places states nothing about what is measured."""
    last = chunks[hi - 1]
    if _attains(chunks, lo, hi):
        return False
    empty = (
        _empty_last(last) or _ends_with_tense(chunks, lo, hi) or holds_figure(last, sentence) or _keeps(chunks, lo, hi)
    )
    return empty and not _closes_quote(chunks, lo, hi)


def _of_own_place(chunks: Sequence[Chunk], lo: int, hi: int) -> int:
    """How many chunks at the end only name the plan's own place (`tỷ lệ hộ nghèo của huyện`)."""
    return 2 if hi - lo > 2 and chunks[hi - 1].low in OWN_PLACES and chunks[hi - 2].low == OF else 0


def _ends_with_tense(chunks: Sequence[Chunk], lo: int, hi: int) -> bool:
    """Whether the words end with what only states that the verb after them is past (`tỷ lệ hộ nghèo của huyện đã`)."""
    if chunks[hi - 1].low not in _SO_FAR or hi - lo < _FEWEST:
        return False
    attained = hi < len(chunks) and chunks[hi].low == "được"  # `tiến độ giải ngân mới được 67%`
    return attained or chunks[hi - 2].kind == "TIME" or chunks[hi - 1].low == "đã"


def _attains(chunks: Sequence[Chunk], lo: int, hi: int) -> bool:
    """Whether the words end with a verb and the `được` that belongs to it (`sử dụng được`)."""
    return chunks[hi - 1].low == GET and hi - lo > 1 and "ATTAIN" in chunks[hi - 2].tags


def _keeps(chunks: Sequence[Chunk], lo: int, hi: int) -> bool:
    """Whether the words end with the verb that keeps what is measured (`tổng tỷ suất sinh duy trì ở mức`), and no passive."""
    return hi - lo > 2 and "KEEP" in chunks[hi - 1].tags and not chunks[hi - 2].has("STRONG", "SEP", "VERB", "COND")


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
    """Whether the last chunk is the mark that closes a quotation in the words."""
    return chunks[hi - 1].low in _QUOTES and sum(chunk.low in _QUOTES for chunk in chunks[lo:hi]) % 2 == 0


def _empty_first(chunks: Sequence[Chunk], lo: int) -> bool:
    """Whether the first chunk states nothing: a mark, a time, a place, a comparator of another figure."""
    chunk = chunks[lo]
    if chunk.kind == "WORD" and not chunk.tags and chunk.low.isalpha():
        return chunk.low in _EMPTY
    return _is_empty(chunk) or _compares(chunks, lo)


def _is_empty(chunk: Chunk) -> bool:
    if chunk.none_left or ("VERB" in chunk.tags and chunk.low not in _EMPTY):
        return False
    return chunk.kind in _FIRST or _is_sign(chunk) or chunk.low in _EMPTY or "UP" in chunk.tags


def _is_sign(chunk: Chunk) -> bool:
    """Whether a chunk is punctuation or a symbol (`•`, a pictograph before an item) rather than a word."""
    return not chunk.low[0].isalnum() and (chunk.low in _MARKS or not any(map(str.isalnum, chunk.low)))


def _empty_last(chunk: Chunk) -> bool:
    if chunk.low in _MEAN or chunk.low in _ENDS_NOUN:
        return False
    if chunk.kind == "BRACKET":
        return FIGURE_BRACKET.search(chunk.low) is not None
    if chunk.low == _ALL:
        return True
    if "VERB" in chunk.tags:
        return False
    judges = "JUDGE" in chunk.tags and " " in chunk.low  # `tỷ lệ hộ nghèo còn cao, gấp 3,7 lần …`
    return judges or chunk.kind in _LAST or "KEEP" in chunk.tags or chunk.low in _LAST_MARKS or chunk.low == GET
