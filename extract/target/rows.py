"""The `targets` rows of a plan: each figure that it commits to or starts from.

A sentence is read once into chunks; every column is decided by its own module from the same reading, and the names of the rules that
decided are in the row.  Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục II; TABLES of the project.
"""

import bisect
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from corpus.document import Span
from extract.context import Context
from extract.decision import Verdict, named
from extract.outline.role import section_role
from extract.outline.tree import BULLETS
from extract.record import LegalBasis, Target, TargetKind
from extract.target.area import area_of
from extract.target.carried import StatedYears, carried, counted_before, dated, noted, year_stated_again
from extract.target.chunk import Sentence
from extract.target.code import code_of
from extract.target.comparator import comparator_of
from extract.target.direction import direction_of
from extract.target.figure import Figure
from extract.target.form import names
from extract.target.form.served import SERVED
from extract.target.kind import kind_of
from extract.target.per import per_of
from extract.target.place import Place
from extract.target.quote import quote_of
from extract.target.reading import Reading
from extract.target.sentence import sentences
from extract.target.year import year_of
from patterns.fold import fold
from patterns.target.unread import OWN_CLAUSE
from patterns.target.words import HEADING_WORDS

_UNDECIDED = "no commitment"
"""The rule of a figure to which no other rule of `kind` applies."""
_COLUMNS: tuple[Callable[[Reading], Verdict[Any]], ...] = (code_of, direction_of, comparator_of, per_of, area_of)
"""The columns that are decided without what is said of other figures."""
_DECIDED = ("indicator_code", "direction", "comparator", "per", "area", "year")
"""Their names, by which a reading keeps what is decided."""
_NAMED = (names.NONE_LEFT, names.HAS_RATE, names.SHARE, *SERVED)
"""Forms whose population is a part of what is stated."""
_POVERTY = ("poverty_rate", "poor_households")


def extract(context: Context) -> Iterator[Target]:
    """The targets and baselines of a plan, in reading order."""
    if context.header.doc_type != "Kế hoạch":
        return
    places: dict[int, Place] = {}
    last: Target | None = None
    alike: dict[str, Target] = {}
    held: dict[int, int] = {}
    stated_years: StatedYears = {}
    found: list[Target] = []
    readings = _readings(context, places)
    _decide(readings)
    for reading in readings:
        row = _row(context, reading)
        if row is not None:
            row = counted_before(noted(context, row, found), alike)
            around = _sections(context, _home(context, reading.sentence, reading.figure), reading.place)
            row = year_stated_again(dated(carried(row, last), held, around), stated_years)
            alike.pop(row.unit, None)
            last = alike[row.unit] = row
            found.append(row)
            yield row


def _readings(context: Context, places: dict[int, Place]) -> list[Reading]:
    """The figures of a plan in order, except those within the words of a cited instrument."""
    cited = context.of(LegalBasis)
    starts = [basis.span.start for basis in cited]
    readings = []
    for sentence in sentences(context):
        for figure in sentence.figures:
            inside = bisect.bisect_right(starts, figure.start) - 1
            if inside >= 0 and figure.start < cited[inside].span.end:
                _leave_unread(context, cited[inside], figure)
            else:
                readings.append(_reading(context, sentence, figure, places))
    return readings


def _home(context: Context, sentence: Sentence, figure: Figure) -> int:
    """Where in the body a figure is; for a footnote, its mark's paragraph."""
    return figure.start if figure.start < context.outline.body_end else sentence.paragraph.start


def _leave_unread(context: Context, basis: LegalBasis, figure: Figure) -> None:
    """States that a figure may be the plan's own that is in the words of an instrument cited under an objective."""
    objective = basis.role == "reference" and section_role(context, figure.start).role == "objectives"
    words = context.document.folded[basis.span.start : figure.start]
    quoted = words.count('"') % 2 == 1
    if objective and not quoted and not figure.is_money and OWN_CLAUSE.search(words):
        context.unread.append(Span(figure.start, figure.end))


def _reading(context: Context, sentence: Sentence, figure: Figure, places: dict[int, Place]) -> Reading:
    """What is known about a figure; the same object on every call."""
    reading = sentence.memo.get(figure.start)
    if reading is None:
        reading = sentence.memo[figure.start] = Reading(context, sentence, figure, places)
    assert isinstance(reading, Reading)
    return reading


def _decide(readings: Sequence[Reading]) -> None:
    """Decide each column for all figures before the next one: the code of one step stays in the processor's cache.

    The readings keep what is decided.  Against one figure after the other this saves an eighth of a dense plan's reading.
    """
    numbers = [reading for reading in readings if not reading.figure.is_money]
    for reading in numbers:
        _ = reading.sentence.fixed
    for reading in numbers:
        reading.sentence.view(reading.figure)
    for reading in numbers:
        _ = reading.frame
    for reading in numbers:
        _ = reading.measured
    with_row = [reading for reading in readings if kind_of(reading).value is not None]
    for decide_column in _COLUMNS:
        for reading in with_row:
            decide_column(reading)
    for reading in with_row:
        reading.verdicts["year"] = year_of(reading, baseline=kind_of(reading).value == "baseline")


def _row(context: Context, reading: Reading) -> Target | None:
    """The row of a figure; None for one that is neither a commitment nor a state."""
    kind = kind_of(reading)
    if kind.value is None:
        _dismiss(context, reading, kind.rule)
        return None
    return _target(reading, kind.value, kind.rule)


def _dismiss(context: Context, reading: Reading, rule: str) -> None:
    """State why a figure gives no row; one under an objective to which no rule applies is unread."""
    span = Span(reading.figure.start, reading.figure.end)
    context.dismiss("targets", span, f"kind={rule}")
    if rule == _UNDECIDED and reading.place.objective:
        context.unread.append(span)


def _target(reading: Reading, kind: TargetKind, kind_rule: str) -> Target:
    """The row of a commitment or a state, with the names of the rules that decided its columns."""
    baseline, figure = kind == "baseline", reading.figure
    code, change, comparator, per, area, year = map(reading.verdicts.__getitem__, _DECIDED)
    direction, measure = change.value
    indicator, population = _readable(reading, area.value)
    changes = measure == "change" or not baseline
    rules = {
        "kind": kind_rule,
        "indicator": reading.measured.form,
        "indicator_code": code.rule,
        "direction": change.rule,
        "comparator": comparator.rule,
        "per": per.rule,
        "year": year.rule,
        "area": area.rule,
    }
    return Target(
        span=Span(*quote_of(reading)),
        kind=kind,
        indicator_code=code.value,
        indicator=indicator,
        direction=direction if changes else None,
        measure=measure if changes else "level",
        comparator=comparator.value,
        value=figure.value,
        value_max=figure.value_max,
        out_of=figure.out_of,
        unit=figure.unit,
        per=per.value,
        year=year.value,
        population=None if code.value.endswith(_POVERTY) and _is_of_all_households(reading) else population,
        area=area.value,
        rule=named(rules.items()),
    )


def _readable(reading: Reading, area: str | None) -> tuple[str | None, str | None]:
    """Indicator and population; a place that labels a count measures nothing: its heading or lead-in does (`Thôn Làng Teng: 12 hộ`)."""
    found = reading.measured
    if area is not None and area == found.population:
        return found.indicator, None
    if area is None or found.indicator is None or fold(found.indicator) != fold(area):
        return found.indicator, found.population
    match = HEADING_WORDS.match(reading.place.title)
    noun = reading.frame.rest if reading.frame.count else None
    return (match["words"].strip() if match else None), found.population or noun


def _is_of_all_households(reading: Reading) -> bool:
    """Whether the population is all households, of which a poverty rate is a share anyway; not of what they do (`thoát nghèo`)."""
    is_named = reading.measured.form not in _NAMED and reading.figure.unit != "person"
    return is_named and not (
        reading.frame.count and reading.indicator.endswith("thoát nghèo") and "hộ" not in reading.indicator
    )


def _sections(context: Context, offset: int, place: Place) -> list[int]:
    """Where the section around a place begins, including list items; in a part that reports, also the surrounding sections, the nearest first."""
    headings = [item.heading.start for item in context.outline.chain(offset) if item.kind not in BULLETS]
    around = headings[::-1] or [-1]
    return around if place.past else around[:1]
