"""What makes a figure a baseline: its year, or words that report a result."""

from extract.target.chunk import Chunk
from extract.target.reading import Reading
from extract.target.year import own_year
from patterns.function_word import HAVE
from patterns.target.reported import (
    AIMED,
    ALL_HAVE,
    DISBURSED,
    DONE_ALREADY,
    PAST_OPENS,
    PAST_YEAR_OPENS,
    REPORTS,
    START_OF_YEAR,
)
from patterns.vocabulary import phrases_of, set_of

_HAS_STILL = set_of("has_still")
_HAVING = set_of("having_number")
"""Verbs that state a number and do nothing."""
NEAR = 160
"""How far before a figure words weigh that report or aim, in characters."""
_STATES = tuple(f"{word} " for word in phrases_of("states_share"))
"""Before a share that is stated."""
_UNSPENT = "chưa giải ngân"


def is_past(e: Reading) -> bool:
    """Whether the figure's own year is before the plan, and no aim of its section."""
    year, first = own_year(e), e.first_year
    aimed = e.place.objective and e.place.year == year
    return year is not None and first is not None and year < first and not aimed


def is_disbursed_so_far(e: Reading) -> bool:
    """`giải ngân 4.126 triệu đồng, đạt 69,9%`: how much of its money a plan has disbursed, if it reports."""
    if not _states_disbursed(e) or e.finds(AIMED, e.before) or e.place.money:
        return False
    return e.place.past or is_past(e) or is_reported(e)


_END_OF_YEAR = ("cuối năm", "đến cuối năm")


def _states_disbursed(e: Reading) -> bool:
    """Whether a share is stated of what was disbursed; not of what was not."""
    share = e.figure.unit == "percent" and e.before.endswith(_STATES)
    return share and e.finds(DISBURSED, e.before) and _UNSPENT not in e.before


def _opened_by_report(e: Reading) -> bool:
    """`Hiện nay, tổng số X … là 180 trạm, trong đó …`: the whole sentence reports."""
    return REPORTS.match(e.sentence_before.lstrip(" ,:*")) is not None


def _after_a_target(e: Reading) -> bool:
    """Whether the preceding figure is a target, and this one has a verb of doing of its own (`duy trì 03 đội hiện có, thành lập 02 đội`)."""
    return e.committed_since and any(
        chunk.has("MAKE", "SERVE", "KEEP") and chunk.low not in _HAVING
        for chunk in e.frame.chunks[e.frame.opens : e.frame.i]
    )


def reports_aside(e: Reading) -> bool:
    """Whether words in the figure's bracket report (`lên 12% (hiện nay 8,4%)`)."""
    return e.bracketed and e.finds(REPORTS, e.sentence_before.rpartition("(")[2])


def is_reported(e: Reading) -> bool:
    """Whether words at the figure, or that open its sentence, report."""
    if _after_a_target(e):
        return REPORTS.search(e.frame.low(e.frame.opens, e.frame.i)) is not None
    if _is_ahead(e) or (
        e.place.objective and (_ends_change(e) or _at_years_end(e) or ALL_HAVE.match(e.sentence_before.lstrip(" ,:*")))
    ):
        return False
    return _opened_by_report(e) or e.finds(REPORTS, _since_target(e)[-NEAR:]) or reports_aside(e)


def _at_years_end(e: Reading) -> bool:
    """Whether the end of a year is named after the figure before (`đầu năm 13,2%, cuối năm 12%`)."""
    since = e.frame.left[-1] + 1 if e.frame.left else e.frame.opens
    times = [chunk.low for chunk in e.frame.chunks[since : e.frame.i] if chunk.kind == "TIME"]
    return bool(times) and times[-1].startswith(_END_OF_YEAR)


def _since_target(e: Reading) -> str:
    """The words of the clause before the figure, since the target before it in its sentence."""
    if not e.committed_since:
        return e.before
    other = e.before_in_sentence
    return e.sentence_before[other.figure.end - e.sentence.start :] if other is not None else e.before


def _is_ahead(e: Reading) -> bool:
    """Whether the figure's own year is after that of the plan's issue (`đến năm 2025 toàn tỉnh có 4.500 doanh nghiệp`); its start is the present."""
    year, issued = own_year(e) or _year_before(e), e.context.header.issued_year
    return (
        year is not None
        and issued is not None
        and year > issued
        and not START_OF_YEAR.search(e.sentence_before[-NEAR:])
    )


def _year_before(e: Reading) -> int | None:
    """The year of the target before in the sentence, if nothing reports since (`…, riêng huyện Ba Tơ có 40 hợp tác xã`)."""
    other = e.before_in_sentence if e.commits_before else None
    if other is None or e.finds(REPORTS, e.sentence_before[other.figure.end - e.sentence.start :]):
        return None
    return own_year(other)


def report_goes_on(e: Reading) -> bool:
    """A report that an earlier part of the sentence opened."""
    reports = e.finds(REPORTS, e.sentence_before[-2 * NEAR :]) and not e.committed_since
    return reports and not e.place.objective and not e.finds(AIMED, e.sentence_before)


def past_goes_on(e: Reading) -> bool:
    """`Năm 2018 đã nâng cấp 02 công trình, lắp đặt 46 km đường ống`: what else a sentence that opens with a past year states was done."""
    other = e.before_in_sentence
    if other is None or other.decided != "baseline" or own_year(e) is not None:
        return False
    if not e.finds(PAST_OPENS, e.sentence_before) and not (
        e.finds(PAST_YEAR_OPENS, e.sentence_before) and _states_on(e)
    ):
        return False
    return is_past(other) or past_goes_on(other)


def _states_on(e: Reading) -> bool:
    """Whether nothing between the preceding figure and this one aims or names another time, outside objectives (`Năm 2022, huyện xây dựng được 05 mô hình với 148 hộ`)."""
    other = e.before_in_sentence
    if other is None or e.place.objective or e.finds(AIMED, e.sentence_before):
        return False
    between = [c for c in e.frame.chunks if other.figure.end <= c.start < e.figure.start]
    return not any(map(_turns, between))


def _turns(chunk: Chunk) -> bool:
    """Whether a chunk names another time or an aim, or ends a clause."""
    return chunk.kind in ("TIME", "END") or (chunk.kind != "BRACKET" and chunk.has("AIM", "KEEP"))


START = "start of a change"
"""The rule of the level from which a change begins: the level it leads to has its own kind."""


def is_aside_on(e: Reading) -> bool:
    """Whether a bracket's baseline continues with another figure of it (`(cuối năm 2023 còn 905 hộ, chiếm 7,1%)`)."""
    other = e.before_in_sentence if e.bracketed else None
    if other is None or own_year(e) is not None:
        return False
    decided = other.verdicts.get("kind")
    return decided is not None and decided.value == "baseline" and not _ends_change(e) and _goes_with(e, other)


def _ends_change(e: Reading) -> bool:
    """Whether the preceding figure is the level from which a change begins (`(từ 8,5% đầu năm xuống còn 6,5%)`)."""
    other = e.before_in_sentence
    decided = other.verdicts.get("kind") if other is not None else None
    return decided is not None and decided.rule == START


def _goes_with(e: Reading, other: Reading) -> bool:
    """Whether two figures are in the same brackets, and nothing aims between them."""
    alike = e.sentence.around(other.figure.start) == e.sentence.around(e.figure.start)
    between = e.frame.chunks[e.frame.left[-1] : e.frame.i] if alike and e.frame.left else ()
    return not any(chunk.has("AIM", "DIR", "TIME") for chunk in between)


def is_done(e: Reading) -> bool:
    """Whether a count is of things as they are."""
    if not e.frame.count or DONE_ALREADY.search(e.indicator) is None:
        return False
    near = e.frame.chunks[max(e.frame.edge - 2, 0) : e.frame.edge]
    done_for = any(
        "KEEP" in chunk.tags or (chunk.has("SERVE", "MAKE") and not chunk.has("AIM", "COP") and chunk.low != HAVE)
        for chunk in near
    )
    limited = e.frame.tagged(e.frame.edge, e.frame.i, "CMP:le", "CMP:lt")  # `diện tích bị thiệt hại không quá 8 ha`
    return not limited and not done_for


def is_judged(e: Reading) -> bool:
    """`tỷ lệ X còn khá cao (24,6%)`: a state with the writer's judgement of it, not a change."""
    frame = e.frame
    judged = frame.judged and "JUDGE" in frame.chunks[frame.i - 2].tags
    return judged and not any(chunk.has("DIR", "AIM") for chunk in frame.chunks[frame.lo : frame.i])


def is_narrated(e: Reading) -> bool:
    """A count in the narrative before the first section (`gây ngập toàn bộ 34 xã`, `có trên 40 điểm ngập`)."""
    if not e.place.preamble or not e.figure.known or e.finds(AIMED, e.sentence_before):
        return False
    near = e.frame.chunks[max(0, e.frame.i - 3) : e.frame.i]
    return any("CMP" in chunk.tags or chunk.low in _HAS_STILL for chunk in near)
