"""The `targets` rows of a plan: each figure that it commits to or starts from.

A figure is read in its clause: what stands before it (subject, verb, comparator) and behind it (who is
counted, what they reach, by when).  Whether it is a promise is told by the verbs, the section's title
and the years.  Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục II; TABLES of the project.
"""

import bisect
import dataclasses
from collections.abc import Iterator
from typing import Literal

from corpus.document import Span
from extract.clause import Clause, Figure, clauses
from extract.draft import Draft
from extract.promise import Place, kind_of, place_of
from extract.record import Comparator, Direction, LegalBasis, Measure, Target
from patterns.figure import PER_YEAR, YEARLY
from patterns.indicator import indicator_of, poverty_code
from patterns.target import (
    COMMITS,
    COMPARATOR_AFTER,
    COMPARATOR_BEFORE,
    COMPARED,
    DATE_AT,
    DIRECTION,
    LINK,
    NO_TARGET_AFTER,
    NO_TARGET_BEFORE,
    SOME_UNITS,
    START_VALUE,
    YEAR_AT,
)

_DIRECTIONS: dict[str, tuple[Direction, Measure]] = {
    "reduce_to": ("reduce", "level"),
    "keep_reducing": ("reduce", "change"),
    "reduce": ("reduce", "change"),
    "increase_to": ("increase", "level"),
    "increase": ("increase", "change"),
    "maintain": ("maintain", "level"),
    "reach": ("reach", "level"),
}


def extract(draft: Draft) -> Iterator[Target]:
    """The targets and baselines of a plan, in reading order."""
    if draft.header.doc_type != "Kế hoạch":
        return
    cited = [row.span for row in draft.of(LegalBasis)]
    starts = [span.start for span in cited]
    places: dict[int, Place] = {}
    line, above = -1, None
    for clause in clauses(draft):
        place = places.setdefault(clause.paragraph.start, place_of(draft, clause.paragraph))
        if clause.paragraph.start != line:
            line, above = clause.paragraph.start, None
        previous: Target | None = None
        for figure in clause.figures:
            at = bisect.bisect_right(starts, figure.start) - 1
            if at >= 0 and figure.start < cited[at].end:
                continue
            row = _row(draft, clause, figure, place, previous)
            if row is not None:
                row = _carried(row, above)
                previous = above = row
                yield row


def _carried(row: Target, above: Target | None) -> Target:
    """`…; riêng các xã nghèo giảm 4%`: a change that names no indicator is of the one before it in the paragraph."""
    unnamed = row.indicator_code == "other" and row.measure == "change" and row.unit == "percent"
    if unnamed and above is not None and above.unit == "percent" and above.indicator_code.endswith("poverty_rate"):
        return dataclasses.replace(row, indicator_code=above.indicator_code)
    return row


def _row(draft: Draft, clause: Clause, figure: Figure, place: Place, previous: Target | None) -> Target | None:
    """The row of a figure; None where it is no promise and no state."""
    if _is_none(clause, figure):
        return None
    linked = previous is not None and LINK.match(clause.before(figure)) is not None and not clause.counted(figure)
    direction, measure = _direction(clause, figure, previous)
    code = previous.indicator_code if linked and previous else _code(clause, figure, reducing=direction == "reduce")
    kind = kind_of(draft, clause, figure, place, code, measure)
    if kind is None:
        return None
    start, end = clause.quoted(figure)
    if linked and previous:
        start = previous.span.start
    baseline = kind == "baseline"
    return Target(
        span=Span(start, end),
        kind=kind,
        indicator_code=code,
        indicator=clause.indicator(figure),
        direction=None if baseline else direction,
        measure=None if baseline else measure,
        comparator=_comparator(clause, figure),
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        per=_per(clause, figure),
        year=_year(draft, clause, figure, place, baseline=baseline),
        population=clause.population(figure),
    )


def _is_none(clause: Clause, figure: Figure) -> bool:
    """Whether a figure shares costs, compares, or is where a change starts from."""
    before, after = clause.before(figure), clause.after(figure)
    if figure.unit == "percent" and NO_TARGET_AFTER.search(after):
        return True
    if NO_TARGET_BEFORE.search(before) and not COMMITS.search(
        before[-40:].removesuffix("tối đa ").removesuffix("không quá ")
    ):
        return True
    if COMPARED.search(before) or (figure.none_left and SOME_UNITS.search(before)):
        return True
    return START_VALUE.search(after) is not None and before.rstrip().endswith(("từ", "từ mức"))


def _code(clause: Clause, figure: Figure, *, reducing: bool) -> str:
    """The indicator: by what is reached, by the noun that is counted, or by the subject before the figure."""
    predicate = clause.predicate(figure)
    subject = clause.subject(figure)
    counted = clause.counted(figure)
    if figure.unit != "percent" and indicator_of(counted) == "employed_member":
        return "employed_member"
    if predicate and (code := indicator_of(predicate)):
        return code
    if counted:
        unit = "household" if "số hộ" in counted[:12] else figure.unit
        if (reducing or subject.strip(" ,") in ("", "và") or _counts_poor(subject)) and (
            code := poverty_code(counted, unit)
        ):
            return code
        for words in (counted, subject, clause.opening(figure)):
            if code := indicator_of(words):
                return code
        # `bò sinh sản cho 10 hộ nghèo` counts who is served, not how many are poor.
        return (
            poverty_code(clause.opening(figure), figure.unit)
            if figure.unit == "percent" or _counts_poor(subject) or _ends_clause(counted)
            else None
        ) or "other"
    for words in (subject, clause.opening(figure)):
        if code := indicator_of(words) or poverty_code(words, figure.unit):
            return code
    return indicator_of(clause.heading) or "other"


def _counts_poor(subject: str) -> bool:
    """Whether the words before a count state how many there are (`toàn huyện có 1.597 hộ nghèo`)."""
    return subject.rstrip().endswith((" có", " còn", "là", "hiện có", "có", "tổng số", ":"))


def _ends_clause(counted: str) -> bool:
    """Whether a count says no more than its unit (`hộ cận nghèo có 5.102 hộ, chiếm …`)."""
    return counted.strip() in ("hộ", "người", "hộ, chiếm", "hộ, chiếm tỷ lệ")


def _direction(clause: Clause, figure: Figure, previous: Target | None) -> tuple[Direction, Measure]:
    """What is to happen and whether the figure is how much or to what, by the nearest verb before it."""
    if figure.none_left:
        return "reach", "level"
    before = clause.before(figure)
    found = list(DIRECTION.finditer(before))
    if not found:
        if previous is not None and previous.direction and previous.measure and not clause.states(figure):
            return previous.direction, previous.measure
        return "reach", "level"
    last = found[-1]
    # A verb far before a counted population governs something else: `giảm nghèo …, hỗ trợ cho 100% hộ`.
    if clause.counted(figure) and figure.unit == "percent" and len(before) - last.end() > 30:
        return "reach", "level"
    return _DIRECTIONS[last.lastgroup or "reach"]


def _comparator(clause: Clause, figure: Figure) -> Comparator:
    if figure.value_max is not None:
        return "range"
    if match := COMPARATOR_AFTER.search(clause.after(figure)):
        return "ge" if match["ge"] else "le"
    if match := COMPARATOR_BEFORE.search(clause.before(figure)):
        return match.lastgroup  # type: ignore[return-value]  # its groups are Comparator's names
    return "eq"


def _per(clause: Clause, figure: Figure) -> Literal["year"] | None:
    """`year` where the figure is per year by the words at it."""
    after = clause.after(figure)
    noun = after.split(",")[0][:60]
    if (
        PER_YEAR.search(after)
        or "/năm" in noun
        or "/ năm" in noun
        or YEARLY.search(noun)
        or YEARLY.search(clause.before(figure))
    ):
        return "year"
    return None


def _year(draft: Draft, clause: Clause, figure: Figure, place: Place, *, baseline: bool) -> int | None:
    """The year stated nearest: behind the figure, before it, in the lead-in; the plan's last for a target."""
    behind = clause.after(figure)
    if (match := YEAR_AT.search(behind)) and "%" not in behind[: match.start()]:
        return int(match["year"])
    for words in (clause.before(figure), clause.document.folded[clause.start : figure.start], clause.lead):
        if found := list(YEAR_AT.finditer(words)) or list(DATE_AT.finditer(words)):
            return int(found[-1]["year"])
    if baseline:
        return None
    return place.year or draft.header.period_end
