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
from extract.context import Context
from extract.record import Comparator, Direction, LegalBasis, Measure, Target, TargetKind
from extract.target.clause import Clause, Figure, clauses
from extract.target.kind import Place, kind_of, place_of
from patterns.target.clause import (
    AGAINST,
    CARRIED,
    COMMITS,
    COMMON_HOUSE,
    COMPARATOR_AFTER,
    COMPARATOR_BEFORE,
    COMPARED,
    COPULA,
    COST_BEFORE,
    DATE_AT,
    DIRECTION,
    EQUALS,
    ESCAPE,
    LINK,
    NEXT_LEAD,
    NEXT_RATE,
    NO_TARGET_AFTER,
    NO_TARGET_BEFORE,
    PLACE_LED,
    POOR_WHOLE,
    REPORTS,
    SHARE_AFTER,
    SOME_UNITS,
    START_VALUE,
    SUBGROUP,
    TIMES_A_YEAR,
    WHERE,
    WHOLE_AFTER,
    YEAR_AT,
)
from patterns.target.figure import PER_YEAR, THEREOF, YEARLY
from patterns.target.indicator import ETHNIC, indicator_of, poverty_code

_POVERTY = ("poverty_rate", "poor_households")
_FROM = ("từ", "từ mức")
_PLACES = {"commune", "thôn", "bản", "ấp", "khóm", "huyện", "trường", "trạm y tế"}
_HOUSES = {"nhà", "căn", "căn nhà", "ngôi nhà", "nhà ở"}
_WINDOW = 600
"""How far before a figure the year that it is of may stand, in characters."""

_COUNTERPARTS = {
    "": ("poor_households", "poverty_rate"),
    "near_": ("near_poor_households", "near_poverty_rate"),
    "ethnic_": ("ethnic_poor_households", "ethnic_poverty_rate"),
}
"""What counts and what rates the same households."""

_DIRECTIONS: dict[str, tuple[Direction, Measure]] = {
    "reduce_to": ("reduce", "level"),
    "keep_reducing": ("reduce", "change"),
    "reduce": ("reduce", "change"),
    "increase_to": ("increase", "level"),
    "increase": ("increase", "change"),
    "maintain": ("maintain", "level"),
    "reach": ("reach", "level"),
}


def extract(context: Context) -> Iterator[Target]:
    """The targets and baselines of a plan, in reading order."""
    if context.header.doc_type != "Kế hoạch":
        return
    cited = [row.span for row in context.of(LegalBasis)]
    starts = [span.start for span in cited]
    places: dict[int, Place] = {}
    line, above, last = -1, None, None
    for clause in clauses(context):
        place = places.setdefault(clause.paragraph.start, place_of(context, clause.paragraph))
        if clause.paragraph.start != line:
            line, above = clause.paragraph.start, None
        previous: Target | None = None
        for figure in clause.figures:
            at = bisect.bisect_right(starts, figure.start) - 1
            if at >= 0 and figure.start < cited[at].end:
                continue
            row = _row(context, clause, figure, place, (previous, above))
            if row is not None:
                alone = clause.bare(figure) and CARRIED.search(clause.before(figure)) is not None
                row = _carried(row, above, last if alone else None)
                previous = above = last = row
                yield row


def _carried(row: Target, above: Target | None, last: Target | None) -> Target:
    """`…; riêng các xã nghèo giảm 4%`: a change that names no indicator is of the one before it in the paragraph.

    A figure alone (`- Năm 2013 giảm 125 hộ`) falls with the row before it, also of the item above: `last`.
    """
    if row.indicator_code == "other" and row.unit in ("percent", "household") and last is not None:
        pair = _COUNTERPARTS.get(_base(last)) if row.direction == "reduce" and row.measure == "change" else None
        if pair:
            return dataclasses.replace(row, indicator_code=pair[row.unit == "percent"])
    unnamed = row.indicator_code == "other" and row.measure == "change" and row.unit == "percent"
    if unnamed and above is not None and above.unit == "percent" and above.indicator_code.endswith("poverty_rate"):
        return dataclasses.replace(row, indicator_code=above.indicator_code)
    return row


def _row(
    context: Context, clause: Clause, figure: Figure, place: Place, rows: tuple[Target | None, Target | None]
) -> Target | None:
    """The row of a figure; None where it is no promise and no state.

    `rows` are the rows before it in its clause and in its paragraph.
    """
    previous, above = rows
    if _is_none(clause, figure):
        return None
    linked = previous is not None and LINK.match(clause.before(figure)) is not None and not clause.counted(figure)
    direction, measure = _direction(clause, figure, previous)
    code = previous.indicator_code if linked and previous else _code(clause, figure, reducing=direction == "reduce")
    if code == "other" and above is not None and _is_part(clause, figure, above):
        code = above.indicator_code
    elif code == "other" and above is not None and _is_place_of(clause, figure, above):
        code = above.indicator_code
        direction, measure = above.direction or direction, above.measure or measure
    elif code == "other" and above is not None and (again := _said_again(clause, figure, above)):
        code = again
        if not DIRECTION.search(clause.before(figure)):
            direction, measure = above.direction or direction, above.measure or measure
    elif (
        code in ("other", indicator_of(clause.heading))
        and (of := previous or above) is not None
        and _is_subgroup(clause, figure, of)
    ):
        code = of.indicator_code
    if code == "other":
        code = _shared(clause, figure) or code
    if above is not None and _is_ethnic_part(clause, figure, code, above):
        code = "ethnic_poverty_rate" if figure.unit == "percent" else "ethnic_poor_households"
        if not DIRECTION.search(clause.before(figure)):
            direction, measure = above.direction or direction, above.measure or measure
    own_verb = _changes(clause, figure) or ESCAPE.search(clause.counted(figure))
    equal = above is not None and EQUALS.search(clause.before(figure)) and not own_verb
    if equal and above is not None and code in _COUNTERPARTS.get(_base(above), ()):
        direction, measure = above.direction or direction, above.measure or measure
    aside = above if above is not None and _is_aside(clause, figure, code, above) else None
    if aside is not None:
        code = aside.indicator_code if code == "other" else code
        if not _changes(clause, figure):
            direction, measure = aside.direction or direction, aside.measure or measure
    started = _start_year(clause, figure)
    if aside is not None:
        kind: TargetKind | None = aside.kind
    else:
        kind = kind_of(context, clause, figure, place, code, measure) if started is None else "baseline"
    if kind is None or (started is not None and code == "other"):
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
        comparator="eq" if started is not None else _comparator(clause, figure),
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        per=_per(clause, figure),
        year=started or _year(context, clause, figure, place, baseline=baseline),
        population=_population(clause, figure, code, previous if linked else None),
    )


def _is_none(clause: Clause, figure: Figure) -> bool:
    """Whether a figure shares costs, compares, or is where a change starts from."""
    before, after = clause.before(figure), clause.after(figure)
    if figure.unit == "percent" and (
        NO_TARGET_AFTER.search(after)
        or (SHARE_AFTER.search(after) and not clause.states(figure) and not indicator_of(before))
    ):
        return True
    if figure.unit == "percent" and COST_BEFORE.search(before):
        return True
    if (
        clause.document.folded[clause.start - 1] == "("
        and clause.head().startswith("mỗi ")
        and "năm" not in clause.head()[:8]
    ):
        return True  # `(mỗi mô hình 30 hộ, trong đó hộ nghèo chiếm ít nhất 50%)`
    if figure.unit in _PLACES and WHERE.search(before):
        return True
    share = before.endswith("bằng ") and (
        WHOLE_AFTER.search(after) is not None
        if figure.unit == "percent"
        else figure.unit == "household" and clause.bare(figure)
    )
    if (
        NO_TARGET_BEFORE.search(before)
        and not share
        and not COMMITS.search(before[-40:].removesuffix("tối đa ").removesuffix("không quá "))
    ):
        return True
    if before.endswith(" đạt ") and after.startswith(" so với "):
        return True
    if COMPARED.search(before) or (figure.none_left and SOME_UNITS.search(clause.own(figure))):
        return True
    return _starts(clause, figure) and _start_year(clause, figure) is None


def _starts(clause: Clause, figure: Figure) -> bool:
    """Whether a change starts from the figure (`từ 24,6% xuống còn 18,6%`)."""
    return START_VALUE.search(clause.after(figure)) is not None and clause.before(figure).rstrip().endswith(_FROM)


def _start_year(clause: Clause, figure: Figure) -> int | None:
    """The year printed at a figure that a change starts from: such a figure is a baseline; None for any other."""
    match = START_VALUE.search(clause.after(figure)) if _starts(clause, figure) else None
    return int(match["when"].rstrip()[-4:]) if match and match["when"] else None


def _said_again(clause: Clause, figure: Figure, above: Target) -> str | None:
    """The code of a figure that says the one above again in another unit or for another day; None for any other.

    `giảm 0,7% hộ nghèo (tương đương 85 hộ)`, `có 5.321 hộ nghèo …; cuối năm còn 4.480 hộ, chiếm 21,3%`.
    """
    if not clause.bare(figure) or not CARRIED.search(clause.before(figure)):
        return None
    bracket = clause.document.folded[clause.start - 1] == "("
    if bracket and not _is_next(clause, figure, above):
        return None
    if (
        figure.unit == above.unit
        and ((bracket and figure.unit == "percent") or _changes(clause, figure))
        and _is_next(clause, figure, above)
    ):
        return above.indicator_code  # `đạt 70% (tăng 12% so với năm 2023)`, `5.200 người, tăng 200 người`
    between = clause.document.folded[above.span.end : figure.start]
    pair = _COUNTERPARTS.get(_base(above))
    if pair is None or "nghèo" in between or figure.unit not in ("percent", "household"):
        return None
    return pair[figure.unit == "percent"]


def _is_part(clause: Clause, figure: Figure, above: Target) -> bool:
    """Whether a count is one of the parts of the count above (`1.500 lao động, trong đó: …; … 300 người`)."""
    opened = (
        "trong đó" in clause.lead or "trong đó" in clause.own(figure) or clause.lead.count("(") > clause.lead.count(")")
    )
    return opened and figure.unit == above.unit != "percent" and clause.bare(figure)


def _is_place_of(clause: Clause, figure: Figure, above: Target) -> bool:
    """Whether a rate is that of one more place, of what the head of the list measures."""
    listed = ":" in clause.lead and above.indicator_code.endswith("poverty_rate")
    return listed and figure.unit == "percent" and PLACE_LED.search(clause.before(figure)) is not None


def _is_ethnic_part(clause: Clause, figure: Figure, code: str, above: Target) -> bool:
    """Whether a figure is that of an ethnic group among the poor before it (`giảm 9.600 hộ nghèo, trong đó 4.000 hộ Khmer`)."""
    before = clause.before(figure)
    if figure.unit not in ("percent", "household") or _base(above) != "" or code not in ("other", *_POVERTY):
        return False
    part = THEREOF.search(before) or (figure == clause.figures[0] and THEREOF.search(clause.own(figure)))
    return part is not None and ETHNIC.search(before + clause.counted(figure)) is not None


def _is_subgroup(clause: Clause, figure: Figure, previous: Target) -> bool:
    """Whether a rate is that of some of those whom the one before it counts (`…, học sinh tiểu học trên 97%`)."""
    before = clause.own(figure)
    part = (
        clause.document.folded[clause.start - 1] == "("
        or THEREOF.search(before)
        or THEREOF.search(clause.before(figure))
    )
    same = previous.unit == "percent" and (figure != clause.figures[0] or part)
    return bool(same or part) and figure.unit == "percent" and SUBGROUP.search(clause.before(figure)) is not None


def _shared(clause: Clause, figure: Figure) -> str | None:
    """The indicator of the next figure where both count the same noun, printed once (`05 công trình, nâng cấp 12 công trình cấp nước`)."""
    following = clause.following(figure)
    if following is None or following.unit != figure.unit or figure.unit == "percent" or not clause.bare(figure):
        return None
    return indicator_of(_counted(clause, following))


def _changes(clause: Clause, figure: Figure) -> bool:
    """Whether a figure has a verb of its own that says how it changes (`còn 4,9% (giảm 1,5% so với năm trước)`)."""
    found = list(DIRECTION.finditer(clause.before(figure)))
    return bool(found) and found[-1].lastgroup not in ("reach", "maintain")


def _population(clause: Clause, figure: Figure, code: str, before: Target | None) -> str | None:
    """Who is counted; for a second figure of one promise, who the first one counts."""
    if code.endswith(_POVERTY):
        return None
    return clause.population(figure) or (before.population if before else None)


def _base(row: Target) -> str:
    """The group whose poverty a row measures, as it opens the row's code; the code itself for other indicators."""
    return row.indicator_code.removesuffix("poverty_rate").removesuffix("poor_households")


def _is_next(clause: Clause, figure: Figure, above: Target) -> bool:
    """Whether no figure that is no row stands between a row and a figure (`còn 778 hộ, giảm 234 hộ (0,37%)`)."""
    between = clause.document.folded[above.span.end : clause.start if figure == clause.figures[0] else figure.start]
    return not any(letter.isdigit() for letter in YEAR_AT.compiled.sub("", between))


def _is_aside(clause: Clause, figure: Figure, code: str, above: Target) -> bool:
    """Whether a figure opens a bracket and says the one above in another unit (`còn 100 hộ nghèo (1,98%)`)."""
    if clause.document.folded[clause.start - 1] != "(" or not CARRIED.search(clause.before(figure)):
        return False
    if not _is_next(clause, figure, above):
        return False
    served = figure.unit in ("person", "household") and above.unit in ("class", "person", "household")
    return (served and code in ("other", above.indicator_code)) or code in _COUNTERPARTS.get(_base(above), ())


def _code(clause: Clause, figure: Figure, *, reducing: bool) -> str:
    """The indicator: by what is reached, by the noun that is counted, or by the subject before the figure."""
    predicate = clause.predicate(figure)
    subject = clause.subject(figure)
    counted = _counted(clause, figure)
    opening = clause.opening(figure)
    if figure != clause.figures[0] and _is_whole(clause, figure):
        subject = opening = clause.head()
    if figure.unit == "percent" and (whole := POOR_WHOLE.search(clause.after(figure))):
        found = poverty_code(opening, "household") or poverty_code(subject, "household")
        return found or ("near_poor_households" if whole["near"] else "poor_households")
    if figure.unit != "percent" and indicator_of(counted) == "employed_member":
        return "employed_member"
    if predicate and (code := indicator_of(predicate)):
        return code
    if subject.rstrip().endswith(":") and (code := indicator_of(subject)):
        return code  # `Bảo hiểm y tế: 100% người thuộc hộ nghèo tham gia`
    if counted:
        unit = "household" if "số hộ" in counted[:12] else figure.unit
        reaches = figure.unit == "percent" and predicate and not reducing
        none_left = figure.none_left and indicator_of(counted) in (None, "policy_coverage")
        states = (
            reducing
            or none_left
            or EQUALS.search(clause.before(figure))
            or _is_part_of_state(clause, figure)
            or ESCAPE.search(counted)
            or subject.strip(" ,") in ("", "và")
            or _counts_poor(subject)
        )
        if states and not reaches and (code := poverty_code(counted, unit)):
            return code
        for words in (counted, subject, opening):
            if code := indicator_of(words):
                return code
        # `bò sinh sản cho 10 hộ nghèo` counts who is served, not how many are poor.
        if reaches:
            return indicator_of(clause.heading) or "other"
        if figure.unit == "percent" or _counts_poor(subject) or clause.bare(figure):
            for words in (subject, opening):
                if code := poverty_code(words, figure.unit):
                    return code
        if clause.bare(figure) and (code := indicator_of(clause.heading)):
            return code
        return "housing_support" if figure.unit in _HOUSES and not COMMON_HOUSE.search(counted) else "other"
    printed = clause.document.folded[figure.start : figure.end]
    unit = "household" if reducing and "%" not in printed and "số hộ" in subject else figure.unit
    for words in (subject, opening):
        if code := indicator_of(words) or poverty_code(words, unit):
            return code
    return indicator_of(clause.heading) or "other"


def _is_whole(clause: Clause, figure: Figure) -> bool:
    """Whether a figure in a row of figures says all of itself: what it counts, and what they reach."""
    listed = clause.before(figure).rstrip().endswith((",", "và"))
    return listed and (clause.states(figure) or figure.unit in ("class", "model", "project"))


def _is_part_of_state(clause: Clause, figure: Figure) -> bool:
    """Whether poor households are counted among all in a report (`toàn xã có 1.874 hộ, trong đó 512 hộ nghèo`)."""
    own = clause.own(figure)
    return own.rstrip(" :").endswith("trong đó") and REPORTS.search(own) is not None and not COMMITS.search(own)


def _counts_poor(subject: str) -> bool:
    """Whether the words before a count state how many there are (`toàn huyện có 1.597 hộ nghèo`)."""
    return subject.rstrip().endswith((" có", " còn", "là", "hiện có", "có", "tổng số", "số hộ và", ":"))


def _counted(clause: Clause, figure: Figure) -> str:
    """What a figure counts, without the words that lead to the next figure (`35 hộ, nhà ở cho 112 hộ`)."""
    counted = clause.counted(figure)
    if figure.none_left:
        return counted.partition(",")[0]
    if figure.unit != "percent":
        counted = NEXT_RATE.compiled.split(counted, maxsplit=1)[0]
    lead = NEXT_LEAD.search(counted) if figure != clause.figures[-1] else None
    return counted[: lead.start()] if lead else counted


def _direction(clause: Clause, figure: Figure, previous: Target | None) -> tuple[Direction, Measure]:
    """What is to happen and whether the figure is how much or to what, by the nearest verb before it."""
    if figure.none_left:
        return "reach", "level"
    before = clause.before(figure)
    if COPULA.search(before) or (figure.unit == "household" and ESCAPE.search(clause.counted(figure))):
        return "reduce", "change"
    found = list(DIRECTION.finditer(before))
    part = "trong đó" in before and all(match[0] in ("có", "là") for match in found)
    if part and previous and previous.unit == figure.unit == "household" and previous.direction and previous.measure:
        return previous.direction, previous.measure
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
    noun = TIMES_A_YEAR.compiled.sub("", after.split(",")[0])[:60]
    before = clause.before(figure)
    first = clause.figures[0]
    if YEARLY.match(clause.own(first).lstrip()) and figure.unit == first.unit != "percent":
        return "year"  # `Hằng năm tạo việc làm cho 2.000 lao động, đưa 80 lao động đi …`
    if figure != clause.figures[0] and PER_YEAR.search(before.partition(",")[0][-9:]):
        before = before.partition(",")[2]  # `20.000 lao động mỗi năm, trong đó 1.200 …`
    if PER_YEAR.search(after) or "/năm" in noun or "/ năm" in noun or YEARLY.search(noun) or YEARLY.search(before):
        return "year"
    return None


def _year(context: Context, clause: Clause, figure: Figure, place: Place, *, baseline: bool) -> int | None:
    """The year stated nearest: behind the figure, before it, in the lead-in; the plan's last for a target."""
    behind = clause.after(figure)
    match = YEAR_AT.search(behind)
    if (
        match
        and figure != clause.figures[-1]
        and behind[: match.start()].rstrip().endswith((",", "và", "trong đó", "riêng"))
    ):
        match = None  # the next figure's: `còn 3,5%, năm 2025 còn 2,5%`
    if match and "%" not in behind[: match.start()] and not AGAINST.search(behind[: match.start()]):
        return int(match["year"])
    own = clause.document.folded[max(clause.start, figure.start - _WINDOW) : figure.start]
    for words in (clause.before(figure), own, clause.lead[-_WINDOW:]):
        found = [at for at in YEAR_AT.finditer(words) if not AGAINST.search(words[: at.start()][-60:])]
        if found := found or list(DATE_AT.finditer(words)):
            return int(found[-1]["year"])
    if baseline:
        return place.year if place.past else None
    return place.year or context.header.period_end
