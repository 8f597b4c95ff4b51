"""Forms of a label before a colon: `Số lớp: 12 lớp`; `Hỗ trợ mua thẻ BHYT: 100% người nghèo`."""

from extract.target.edge import subject_start
from extract.target.form import names
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from extract.target.population import has_people, rate_population
from patterns.function_word import AND
from patterns.target.words import BARE_RATE, POOR_QUOTA, RATE_HEAD, STRUCTURE

_WHOLE = "toàn "
"""Opens the plan's own place (`toàn xã`)."""
_AMONG = {"PART", "TAIL"}
"""The tags of `trong đó`."""
_LABEL_CHUNKS = 16
"""Chunks of a label that states what its items measure."""
_SERVED = PEOPLE | {"project"}
"""Units of the people for whom something is done."""


def of_structure(f: Frame) -> Measured | None:
    """`Cơ cấu kinh tế: nông nghiệp 30%, dịch vụ: 45%`; also if the colon ends the paragraph above: a share of the structure."""
    if f.count or f.rest:
        return None
    lo, hi = f.label or (f.lead, f.verb)
    if "PART" in f.tags:
        lo = next((k + 1 for k in range(hi - 1, lo, -1) if f.tags_of[k] >= _AMONG), lo)
    if lo >= hi or f.chunks[lo].has("HEAD", "VERB", "STRONG", "MAKE", "SERVE", "DIR", "AIM", "COND"):
        return None
    words = _structure(f, f.chunks[lo].start)
    return Measured(f"{words} {f.printed(lo, hi)}", None) if words else None


def _structure(f: Frame, named: int) -> str | None:
    """The whole that has its parts named: in the sentence before the part, else in the paragraph that introduces the list."""
    document = f.sentence.document
    for start, end in ((f.sentence.start, named), *((span.start, span.end) for span in f.sentence.lead[-1:])):
        if found := STRUCTURE.search(document.folded, start, end):
            return document.text[found.start("words") : found.end("words")]
    return None


def label_done(f: Frame) -> Measured | None:
    """`Q: 02 dự án trong Y`: the label states what is done for the counted units."""
    if f.label is None or not f.count or f.bare or f.cut(f.first, f.end):
        return None
    done = f.chunks[f.label[0]].has("MAKE", "SERVE") and f.label[1] - f.label[0] > 1
    return Measured(f.printed(*f.label), f.rest) if done and f.figure.unit in _SERVED else None


def label(f: Frame) -> Measured | None:
    """`Số lớp: 12 lớp`; `Tỷ lệ X: 85% Y`."""
    if f.label is None:
        return None
    words = f.printed(*f.label)
    if words is not None and BARE_RATE.match(words.lower()) and f.lender is not None:
        return _rate_again(f, words)
    if words is None or (f.rest and f.cut(f.first, f.end)):
        return None
    if f.bare:
        return _quota(f, words) or Measured(words, rate_population(f, *f.label))
    rates = "HEAD" in f.chunks[f.label[0]].tags and not f.count
    return Measured(words, f.rest) if rates else None


def label_too(f: Frame) -> Measured | None:
    """`Nghề phi nông nghiệp: 9 lớp, 255 người`: a further count under the label of the one before."""
    if f.label is not None or not f.left or not f.bare or f.subject or not _listed_on(f, f.frame_of(f.left[-1])):
        return None
    lent = f.words_of(f.left[-1])
    if lent.form != names.LABEL or lent.population is not None:
        return None
    return Measured(lent.indicator, f.rest if f.joins_with else None, lender=f.left[-1])


def _listed_on(f: Frame, before: Frame) -> bool:
    """Whether only a mark or `với` separates a figure from one of another unit under a label; not the slash of `3 lớp/105 học viên`."""
    if before.label is None or before.figure.unit == f.figure.unit or f.chunks[f.i - 1].low == "/":
        return False
    return all(chunk.kind == "SEP" or chunk.low == "với" for chunk in f.chunks[before.end : f.i])


def _quota(f: Frame, words: str) -> Measured | None:
    """`Giao chỉ tiêu giảm nghèo: thôn A giảm 6 hộ`: the label names who become fewer."""
    poor = POOR_QUOTA.search(words.lower())
    if poor is None or f.figure.unit != "household":
        return None
    noun = f.noun or f.frame_of(f.places[-1]).noun  # `xã A 12, xã B 15 hộ`
    return Measured(f"{noun} {words[poor.start('who') : poor.end('who')]}", None)


def label_people(f: Frame) -> Measured | None:
    """`Hỗ trợ mua thẻ BHYT: 100% người nghèo; 70% người cận nghèo`: the label is what is done."""
    if f.label is None or f.count or not f.rest or not has_people(f.rest) or f.cut(f.first, f.end):
        return None
    if f.tagged(f.verb, f.i, "DIR") or _predicate_follows(f):
        return None
    return Measured(f.printed(*f.label), f.rest)


def _predicate_follows(f: Frame) -> bool:
    """Whether the next share has the predicate of both (`Về huy động trẻ: 30% A và 92% B được đến trường`)."""
    if not f.right or f.end >= f.hi or f.chunks[f.end].low != AND:
        return False
    following = f.frame_of(f.right[0])
    cut = following.cut(following.first, following.end)
    return cut is not None and following.chunks[cut].has("STRONG", "VERB")


def under_label(f: Frame) -> Measured | None:
    """`Kết quả tiêm phòng: lở mồm long móng 76%; dại 64%`; `Hồ sơ giải quyết đúng hạn: cấp tỉnh đạt 99%`: the label measures."""
    colon = None if f.count or f.label is not None or f.rest else _colon(f)
    words = _measuring_label(f, colon) if colon is not None else None
    if colon is None or words is None:
        return None
    first = next(k for k in range(colon, f.i + 1) if f.chunks[k].kind == "FIG")
    return _of_item(f, words, colon, first if first < f.i else None)


def _of_item(f: Frame, text: str, colon: int, lender: int | None) -> Measured | None:
    """What a label measures in one of its items: in people or places, or of a thing."""
    if not f.subject:
        since = max((k for k in f.figures(colon, f.i)), default=colon)
        grouped = any(c.kind == "AREA" and not c.low.startswith(_WHOLE) for c in f.chunks[since + 1 : f.i])
        return Measured(text, None, lender=lender) if grouped else None
    if not f.names_group:
        return None
    words, group = (text, f.subject) if has_people(f.subject) else (f"{text} {f.subject}", None)
    return Measured(words, group, lender=lender)


def _colon(f: Frame) -> int | None:
    """The last colon before the figure's words, with no figure before it."""
    if ":" not in f.lows[1 : f.lead]:
        return None
    colon = next(k for k in range(f.lead - 1, 0, -1) if f.lows[k] == ":")
    return None if f.places[0] < colon else colon


def _measuring_label(f: Frame, colon: int) -> str | None:
    """The words before a colon, if they measure: a head noun, a result, or a predicate."""
    start = subject_start(f.chunks, 0, colon)
    measures = f.chunks[start].has("HEAD", "RESULT") or f.cut(start, colon) is not None
    return f.printed(start, colon) if measures and colon - start <= _LABEL_CHUNKS else None


def _rate_again(f: Frame, subject: str) -> Measured:
    """A bare `tỷ lệ`, of what the preceding figure counts."""
    lent = f.words_of(f.lender or 0)
    noun = lent.indicator or ""
    return Measured(
        noun if RATE_HEAD.match(noun.lower()) else f"{subject} {noun}".strip(), lent.population, lender=f.lender
    )
