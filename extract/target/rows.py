"""The `targets` rows of a plan: each figure that it commits to or starts from.

A sentence is read once into chunks; every column is decided by its own module from the same reading, and the names of the rules that
decided are in the row.  Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục II; TABLES of the project.
"""

import bisect
from collections.abc import Iterator, Sequence

from corpus.document import Span
from extract.changed import changed
from extract.context import Context
from extract.decision import named
from extract.outline.role import section_role
from extract.outline.tree import BULLETS
from extract.record import LegalBasis, Target, TargetKind
from extract.target.area import area_of
from extract.target.chunk import Sentence
from extract.target.code import code_of
from extract.target.code_words import counted_as
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
from patterns.target.code import BARE_WORDS
from patterns.target.unread import OWN_CLAUSE
from patterns.target.words import HEADING_WORDS

_UNDECIDED = "no commitment"
"""The rule of a figure that no other rule of `kind` knows."""
_NEAR = 300
"""How far before a change what it changes was counted, in characters."""
_OF_PEOPLE = {"percent", "household", "person"}
_NAMED = (names.NONE_LEFT, names.HAS_RATE, *SERVED)
"""Forms whose population is a part of what is said."""
_POVERTY = ("poverty_rate", "poor_households")


def extract(context: Context) -> Iterator[Target]:
    """The targets and baselines of a plan, in reading order."""
    if context.header.doc_type != "Kế hoạch":
        return
    cited = context.of(LegalBasis)
    starts = [basis.span.start for basis in cited]
    places: dict[int, Place] = {}
    last: Target | None = None
    alike: dict[str, Target] = {}
    held: dict[int, int] = {}
    said: Said = {}
    found: list[Target] = []
    for sentence in sentences(context):
        for figure in sentence.figures:
            inside = bisect.bisect_right(starts, figure.start) - 1
            if inside >= 0 and figure.start < cited[inside].span.end:
                _leave_unread(context, cited[inside], figure)
                continue
            row = _row(context, sentence, figure, places)
            if row is not None:
                row = _counted_before(_noted(context, row, found), alike)
                around = _sections(context, _home(context, sentence, figure), places[sentence.paragraph.start])
                row = _said_again(_dated(_carried(row, last), held, around), said)
                alike.pop(row.unit, None)
                last = alike[row.unit] = row
                found.append(row)
                yield row


def _home(context: Context, sentence: Sentence, figure: Figure) -> int:
    """Where in the body a figure is, of a footnote its mark's paragraph."""
    return figure.start if figure.start < context.outline.body_end else sentence.paragraph.start


def _noted(context: Context, row: Target, found: Sequence[Target]) -> Target:
    """A part in a footnote that its place alone names has the words of what its mark follows (`[2] Trong đó: xã A 12 tổ, xã B 8 tổ`)."""
    mark = next((mark for note, mark in reversed(context.outline.notes) if note <= row.span.start), None)
    if mark is None or row.span.start < context.outline.body_end or fold(row.indicator or "") != row.unit:
        return row
    whole = _before_mark(found, mark, row.unit)
    return row if whole is None else changed(row, indicator=whole.indicator, population=whole.population)


def _before_mark(found: Sequence[Target], mark: int, unit: str) -> Target | None:
    """The last row before a footnote's mark whose unit is, or begins with, a unit."""
    return next(
        (row for row in reversed(found) if row.span.start < mark and f"{row.unit} ".startswith(f"{unit} ")), None
    )


def _leave_unread(context: Context, basis: LegalBasis, figure: Figure) -> None:
    """States that a figure may be the plan's own that is in the words of an instrument cited under an objective."""
    objective = basis.role == "reference" and section_role(context, figure.start).role == "objectives"
    words = context.document.folded[basis.span.start : figure.start]
    quoted = words.count('"') % 2 == 1
    if objective and not quoted and not figure.is_money and OWN_CLAUSE.search(words):
        context.unread.append(Span(figure.start, figure.end))


def _row(context: Context, sentence: Sentence, figure: Figure, places: dict[int, Place]) -> Target | None:
    """The row of a figure; None for one that is neither a commitment nor a state."""
    reading = sentence.memo.setdefault(figure.start, Reading(context, sentence, figure, places))
    assert isinstance(reading, Reading)
    kind = kind_of(reading)
    if kind.value is None:
        _dismiss(context, reading, kind.rule)
        return None
    return _target(reading, kind.value, kind.rule)


def _dismiss(context: Context, reading: Reading, rule: str) -> None:
    """State why a figure gives no row; one under an objective that no rule knows is unread."""
    span = Span(reading.figure.start, reading.figure.end)
    context.dismiss("targets", span, f"kind={rule}")
    if rule == _UNDECIDED and reading.place.objective:
        context.unread.append(span)


def _target(reading: Reading, kind: TargetKind, kind_rule: str) -> Target:
    """The row of a commitment or a state, with the names of the rules that decided its columns."""
    baseline, figure = kind == "baseline", reading.figure
    code, change, comparator = code_of(reading), direction_of(reading), comparator_of(reading)
    per, year, area = per_of(reading), year_of(reading, baseline=baseline), area_of(reading)
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
    said = reading.measured.form not in _NAMED and reading.figure.unit != "person"
    return said and not (
        reading.frame.count and reading.indicator.endswith("thoát nghèo") and "hộ" not in reading.indicator
    )


def _carried(row: Target, last: Target | None) -> Target:
    """A figure without words of its own has those of the figure before it, of the item above too (`- Năm 2013 giảm 125 hộ`)."""
    if (
        last is None
        or not _alike(row.unit, last.unit)
        or row.indicator_code != "other"
        or not (row.indicator is None or BARE_WORDS.match(fold(row.indicator)))
    ):
        return row
    code = counted_as(last.indicator_code, row.unit)
    return changed(row, indicator=last.indicator, population=row.population or last.population, indicator_code=code)


def _alike(unit: str, other: str) -> bool:
    """Whether two figures may measure the same: one unit, a share, or people."""
    return unit in (other, "percent") or {unit, other} <= _OF_PEOPLE


def _last_counted(alike: dict[str, Target], named: str) -> Target | None:
    """The last row whose unit is, or begins with, what is named."""
    return next((row for unit, row in reversed(alike.items()) if f"{unit} ".startswith(f"{named} ")), None)


def _counted_before(row: Target, alike: dict[str, Target]) -> Target:
    """A change of things named by their unit alone is one of what was counted with it just before (`1.126 vụ tai nạn …. So với cùng kỳ giảm 84 vụ`)."""
    if row.measure != "change" or row.indicator is None:
        return row
    named = fold(row.indicator)
    last = _last_counted(alike, named)
    if last is None or row.unit not in ("percent", named) or row.span.start - last.span.end > _NEAR:
        return row
    return changed(row, indicator=last.indicator, population=row.population or last.population)


def _sections(context: Context, offset: int, place: Place) -> list[int]:
    """Where the section around a place begins, of which list items are part; in a part that reports those around it too, the nearest first."""
    headings = [item.heading.start for item in context.outline.chain(offset) if item.kind not in BULLETS]
    around = headings[::-1] or [-1]
    return around if place.past else around[:1]


_OWN_YEAR = ("year=before the figure, aside", "kind=start of a change")
"""Rules of rows whose year is not another figure's."""


def _dated(row: Target, held: dict[int, int], sections: list[int]) -> Target:
    """A baseline without a year of its own has the one last stated in its section: it applies until another date.

    The year of an aside or of a part (`(năm 2021: 22%)`, `riêng năm 2019`), and of what a change starts from, is its own only.
    """
    if row.kind != "baseline":
        return row
    rule = row.rule or ""
    stated = not any(said in rule for said in ("year=not stated", "year=heading or lead-in"))
    if stated and row.year is not None:
        if not any(said in rule for said in _OWN_YEAR):
            held.update(dict.fromkeys(sections, row.year))
        return row
    known = sections if "year=not stated" in rule else sections[:1]
    return next((changed(row, year=held[section]) for section in known if section in held), row)


Said = dict[tuple[float, float | None, str], int]
"""Years of baselines by their figures."""


def _said_again(row: Target, said: Said) -> Target:
    """A baseline that an earlier one stated with its year has that year (`nâng … từ 64,5% lên 75%`)."""
    if row.kind != "baseline" or row.indicator is None:
        return row
    key = (row.value, row.value_max, row.unit)
    if row.year is None:
        return changed(row, year=said[key]) if key in said else row
    said.setdefault(key, row.year)
    return row
