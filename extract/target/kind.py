"""Whether a figure is a promise, a state that the plan starts from, or neither."""

import dataclasses

from corpus.document import Span
from extract.context import Context
from extract.record import Measure, TargetKind
from extract.target.clause import Clause, Figure
from patterns.fold import fold
from patterns.funding.head import MONEY_SECTION
from patterns.funding.planned import PAST_SECTION
from patterns.target.clause import (
    CHECKS,
    COMMITS,
    CONDITION,
    MEANS,
    OBJECTIVE,
    OF_YEAR,
    ORGANISATION,
    REPORTS,
    START_STATE,
    START_VALUE,
    STRONG_COMMITS,
    YEAR_AT,
)

_WINDOW = 600
"""How far before a figure the words may stand that report or promise it, in characters."""

_COUNTED = {"household", "person", "model", "project", "class", "commune"}


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """What the titles above a paragraph say of its figures."""

    objective: bool
    past: bool
    money: bool
    organisation: bool
    preamble: bool
    year: int | None
    """The year that the nearest heading or lead-in states."""


def place_of(context: Context, paragraph: Span) -> Place:
    """The place of a paragraph in the outline."""
    chain = context.outline.chain(paragraph.start)
    titles = [fold(context.outline.title(item) or context.document.quote(item.heading)[:120]) for item in chain]
    headings = (
        titles
        if not chain or chain[-1].heading.start != paragraph.start
        else [*titles[:-1], fold(context.outline.title(chain[-1]) or "")]
    )
    years = [int(match["year"]) for title in headings for match in YEAR_AT.finditer(title)]
    past = [index for index, title in enumerate(headings) if PAST_SECTION.search(title)]
    aims = [index for index, title in enumerate(headings) if OBJECTIVE.search(title)]
    means = [
        index
        for index, title in enumerate(headings)
        if (MEANS.search(title) or ORGANISATION.search(title)) and index not in aims
    ]
    return Place(
        objective=bool(aims) and (not past or aims[-1] > past[-1]) and (not means or aims[-1] > means[-1]),
        past=bool(past) and (not aims or past[-1] > aims[-1]),
        money=any(MONEY_SECTION.search(title) for title in headings[:1]),
        organisation=any(ORGANISATION.search(title) for title in headings),
        preamble=paragraph.start < context.outline.first,
        year=years[-1] if years else None,
    )


def kind_of(
    context: Context, clause: Clause, figure: Figure, place: Place, code: str, measure: Measure
) -> TargetKind | None:
    """`target`, `baseline`, or None for a figure that is neither."""
    own = _near(clause, figure)
    if _is_state(context, clause, figure, place):
        lacking = figure.unit == "household" and ("thiếu hụt" in own or clause.predicate(figure).startswith("ở nhà"))
        known = code != "other" and (figure.unit == "percent" or code.endswith("households") or lacking)
        return "baseline" if known and measure == "level" and not figure.none_left else None
    if place.objective:
        return "target"
    if place.money or place.past or CONDITION.search(clause.lead or own):
        return None
    if figure.unit == "percent":
        # `- 100% dịch vụ công trực tuyến`: a percentage that opens a list item is what the item promises.
        opens = not own.strip(" ,") and not place.organisation and not place.preamble
        return "target" if STRONG_COMMITS.search(own) or (opens and clause.counted(figure)) else None
    if place.organisation or place.preamble or figure.none_left or CHECKS.search(own):
        return None
    return (
        "target" if figure.unit in _COUNTED and COMMITS.search(own[-60:]) and clause.end - clause.start < 400 else None
    )


def _near(clause: Clause, figure: Figure) -> str:
    """The folded words of the clause before a figure, as far back as they weigh."""
    return clause.document.folded[max(clause.start, figure.start - _WINDOW) : figure.start]


def _is_past_aside(context: Context, clause: Clause, figure: Figure) -> bool:
    """Whether a figure is that of a year before the plan's (`đạt 78,5% (năm 2015 đạt 76%)`, `năm 2015 đạt 76%, năm 2016 đạt …`)."""
    own, first = clause.own(figure), context.header.period_start
    if first is None or "so với" in own:
        return False
    if clause.document.folded[clause.start - 1] != "(":
        match = OF_YEAR.search(clause.before(figure))
        return match is not None and int(match["year"]) < first
    return any(int(match["year"]) < first for match in YEAR_AT.finditer(own))


def _sentence(clause: Clause, own: str) -> str:
    """The words before a figure in its sentence: a bracket parts clauses, but not what is reported from what is not."""
    if clause.document.folded[clause.start - 1] not in "()":
        return own
    lead = clause.lead[-_WINDOW:]
    return lead[max(lead.rfind(mark) for mark in (";", ". ")) + 1 :] + own


def _is_state(context: Context, clause: Clause, figure: Figure, place: Place) -> bool:
    """Whether the words before a figure report a state rather than promise one."""
    own = _near(clause, figure)
    said, before = clause.lead[-_WINDOW:] + own, clause.before(figure)
    if place.objective:
        own = _sentence(clause, own)
    if _is_past_aside(context, clause, figure):
        return True
    promised = "phấn đấu" in own or "mục tiêu" in own
    if place.past and not promised:
        return True
    if promised or (place.objective and START_VALUE.search(before)):
        return False
    goes_on = place.preamble or (not place.objective and not COMMITS.search(own))
    if REPORTS.search(own) is None and not (goes_on and REPORTS.search(said)):
        return False
    if not place.objective:
        return True
    years = [int(match["year"]) for match in YEAR_AT.finditer(own)]
    first = context.header.period_start
    # `Đến cuối năm 2025` in an objective promises; `đầu năm 2021`, `hiện có` report.
    return START_STATE.search(own) is not None or (bool(years) and first is not None and years[-1] < first)
