"""Forms of items after a head and its colon: a head that states what the items lack, the years of a level, the people for whom something is done."""

from extract.target.chunk import Chunk
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from extract.target.opening import label_start
from patterns.pattern import Match
from patterns.target.head import COURSE_HEAD, LACK_HEAD, SHARED_OUT, YEARS_HEAD
from patterns.vocabulary import set_of

_LACK = "thiếu hụt"
_UNITS = {"percent", *PEOPLE}
_ITEM = set_of("year_item")
"""Words of an item before or after its figure that name nothing."""
_BETWEEN = {"TIME", "CMP", "COP", "DIR", "AIM"}
"""Kinds of chunks of an item before its figure that name nothing."""


def lack_of_head(f: Frame) -> Measured | None:
    """`Mức độ thiếu hụt của hộ nghèo: việc làm 320 hộ; về nhà ở 45 hộ (2,6%)`: the lack that an item names, in the head's population."""
    head = _lack_head(f) if _names_lack(f) else None
    if head is None or f.subject is None:
        return None
    named = f.subject if f.subject.lower().startswith(_LACK) else f"{_LACK} {f.subject[0].lower()}{f.subject[1:]}"
    return Measured(named, f.sentence.words(head.start("who"), head.end("who")).strip())


def _names_lack(f: Frame) -> bool:
    """Whether an item may name what part of a head's population lacks."""
    return f.figure.unit in _UNITS and f.subject is not None and f.bare


def _lack_head(f: Frame) -> Match | None:
    """The head of the sentence, else the paragraph that leads in the list, if it states a lack."""
    document, sentence = f.sentence.document, f.sentence
    for start, end in (
        (sentence.start, f.chunks[f.lead].start),
        *((lead.start, lead.end) for lead in sentence.lead[-1:]),
    ):
        if (found := LACK_HEAD.search(document.folded, start, end)) is not None and not _parted(f, found.end()):
            return found
    return None


def _parted(f: Frame, offset: int) -> bool:
    """Whether a sentence's colon after an offset closes another head."""
    return any(chunk.low == ":" and offset <= chunk.start < f.chunks[f.i].start for chunk in f.chunks)


def year_of_head(f: Frame) -> Measured | None:
    """`Số lao động đi xuất khẩu theo từng năm: năm 2024: 250 người; năm 2025: 360 người`; `còn dưới 5%; lộ trình các năm: năm 2027 còn 14%`."""
    colon = _years_colon(f) if ":" in f.lows[: f.i] else None
    if colon is None:
        return None
    start = label_start(f.chunks, colon)
    words = f.sentence.document.folded[f.chunks[max(start - 1, 0)].start : f.chunks[colon].end]
    if COURSE_HEAD.search(words):
        return _level_before(f, start)
    head = f.sentence.words(f.chunks[start].start, f.chunks[colon].start)
    end = YEARS_HEAD.search(head.lower())
    return Measured(head[: end.start()], None) if end is not None else None


def _years_colon(f: Frame) -> int | None:
    """The colon of the head of a figure before which its item only names a time."""
    if not _is_timed(f):
        return None
    at = f.i - 1
    while at > 0 and not _closes_head(f, at):
        if not _is_nameless(f.chunks[at]):
            return None
        at -= 1
    return at if at > 0 else None


def _is_timed(f: Frame) -> bool:
    """Whether nothing but a time, and what states a level, is before a bare figure in its item."""
    named = f.subject is not None and f.verb > f.lo
    return f.bare and not named and "TIME" in f.kinds[max(f.i - 4, 0) : f.i]


def _closes_head(f: Frame, at: int) -> bool:
    """Whether a colon at a place closes a head, and not the time of an item."""
    return f.chunks[at].low == ":" and not _closes_time(f.chunks[at - 1])


def _closes_time(before: Chunk) -> bool:
    return before.kind == "TIME" and before.low[-1].isdigit()


def _is_nameless(chunk: Chunk) -> bool:
    """Whether a chunk of a list of years names nothing that is measured."""
    return chunk.kind in (*_BETWEEN, "FIG", "SEP", "END", "BRACKET") or chunk.low in ":%" or chunk.low in _ITEM


def _level_before(f: Frame, head: int) -> Measured | None:
    """What the figure before a head measures, in the same unit."""
    before = [k for k in f.figures(0, head) if f.unit_of(k) == f.figure.unit]
    if not before:
        return None
    lent = f.words_of(before[-1])
    return Measured(lent.indicator, lent.population, lender=before[-1])


def done_by_head(f: Frame) -> Measured | None:
    """`Kết quả đào tạo nghề phân theo đối tượng: 905 người nghèo; 684 người dân tộc Hrê`: what is done for the people counted by the items."""
    if f.figure.unit not in PEOPLE or ":" not in f.lows[: f.i] or f.subject or not f.rest:
        return None
    colon = f.lows.index(":")
    if f.figures(0, colon):
        return None
    start = label_start(f.chunks, colon)
    head = f.sentence.words(f.chunks[start].start, f.chunks[colon].start).strip()
    found = SHARED_OUT.match(head.lower())
    return Measured(head[found.start("words") : found.end("words")], f.rest) if found is not None else None
