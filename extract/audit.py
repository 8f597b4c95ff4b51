"""What is doubtful in a plan as a whole: numbering, annexes, counts against rates, years, agencies' names."""

import itertools
from collections.abc import Iterator

from corpus.document import Document, Span
from extract.context import Context
from extract.issue import issue
from extract.outline.numbering import numbering_issues
from extract.outline.role import section_role
from extract.record import Issue, Target
from patterns.audit import (
    AGENCY_ABBREVIATED,
    AIM_OF_YEAR,
    AIM_SENTENCE,
    ANNEX_CITED,
    ANNEX_HEADING,
    ISSUED_AS_FOLLOWS,
    NOT_ANNEX,
    PLAN_OF_PERIOD,
    YEAR_NAMED,
    slip_of,
)
from patterns.target.indicator import RATES

_ROUNDING = 0.02
"""Households implied by two rates may differ by this share beside what the rates' own rounding explains."""
_CENTURY = "20"
"""What every year contains that `YEAR_NAMED` finds."""
_PERIOD = "giai đoạn"
"""Words before a period, which may be another plan's."""
_COUNTS_AND_RATES = tuple((count, RATES[count]) for count in ("poor_households", "near_poor_households"))


def extract(context: Context) -> Iterator[Issue]:
    """The issues found by comparing rows with one another and with the outline."""
    if context.header.doc_type != "Kế hoạch":
        return
    yield from numbering_issues(context.outline)
    yield from _annexes(context)
    yield from _rates(context.of(Target))
    yield from _years(context)
    yield from _abbreviations(context.document)


def _annexes(context: Context) -> Iterator[Issue]:
    """An annex that is cited but not there."""
    document = context.document
    cited = next((match for match in ANNEX_CITED.finditer(document.folded, context.outline.first, context.outline.body_end)
                  if not NOT_ANNEX.search(match[0])), None)  # fmt: skip
    if cited and not document.tables and not ANNEX_HEADING.search(document.folded, context.outline.first):
        yield issue("annex_missing", Span(cited.start(), cited.end()))


def _rates(targets: list[Target]) -> Iterator[Issue]:
    """Poor and near-poor households, each as a count and a rate, imply the same number of households."""
    baselines = [row for row in targets if row.kind == "baseline"]
    implied = [found for codes in _COUNTS_AND_RATES if (found := _implied(baselines, *codes)) is not None]
    for (low, high, _), (least, most, rate) in itertools.pairwise(implied):
        if max(low, least) > min(high, most) * (1 + _ROUNDING):
            implied_counts = {"low": low, "high": high, "least": least, "most": most}
            households = {name: round(count) for name, count in implied_counts.items()}
            yield issue("rate_inconsistent", rate.span, **households)


def _implied(baselines: list[Target], count_code: str, rate_code: str) -> tuple[float, float, Target] | None:
    """The least and the most households that a count and the rate after it imply, and the rate; None if either is missing."""
    counts = (row for row in baselines if row.indicator_code == count_code and row.unit == "household")
    count = next(counts, None)
    if count is None:
        return None
    rates = (row for row in baselines if row.indicator_code == rate_code and row.value and row.year == count.year)
    rate = next((row for row in rates if row.span.start >= count.span.start), None)
    return (*_households(count.value, rate.value), rate) if rate else None


def _households(count: float, rate: float) -> tuple[float, float]:
    """The least and the most households of which `count` are `rate` percent, rounded as it is printed (12 are 0,1% of 8.000 to 24.000)."""
    half = 0.5 * 10 ** -len(f"{rate:g}".partition(".")[2])
    return (count - 0.5) / (rate + half) * 100, (count + 0.5) / max(rate - half, half) * 100


def _years(context: Context) -> Iterator[Issue]:
    """Years that cannot be the plan's: a date line after its last, aims of one before its first, another one where it names itself."""
    header = context.header
    if header.issued_year and header.period_end and header.issued_year > header.period_end:
        years = {"year": str(header.issued_year), "last": str(header.period_end)}
        yield issue("year_inconsistent.dated", None, **years)
    if header.period_start is None or header.period_end is None:
        return
    for span, words in _dated(context):
        latest = max((int(match["year"]) for match in YEAR_NAMED.finditer(words)), default=header.period_start)
        if latest < header.period_start:
            yield issue("year_inconsistent.states", span, year=str(latest), first=str(header.period_start))


def _dated(context: Context) -> Iterator[tuple[Span, str]]:
    """The folded words that give the plan's year beside its title: how it names itself, and the headings of its aims."""
    document = context.document
    match = ISSUED_AS_FOLLOWS.search(document.folded, context.preamble, context.outline.first)
    if match and _PERIOD not in match[0]:
        yield Span(match.start(), match.end()), match[0]
    outline = context.outline
    for item, printed, title in zip(outline.items, outline.titles.values(), outline.folded_titles, strict=True):
        if printed is None or _CENTURY not in printed:
            continue
        named = (AIM_OF_YEAR.match(title) and _PERIOD not in title) or PLAN_OF_PERIOD.match(title)
        if named and not section_role(context, item.heading.start).is_past:
            yield item.heading, title
    yield from _aims(context)


def _aims(context: Context) -> Iterator[tuple[Span, str]]:
    """The folded sentences that aim at what a year is to reach (`Phấn đấu đạt chỉ tiêu giảm nghèo năm 2023`), outside reports."""
    document = context.document
    for match in AIM_SENTENCE.finditer(document.folded, context.outline.first, context.outline.body_end):
        if not section_role(context, match.start()).is_past:
            yield Span(match.start("aim"), match.end()), match["aim"]


def _abbreviations(document: Document) -> Iterator[Issue]:
    """An agency's abbreviation with a letter lost, where the text has the agency's proper name too."""
    reported: set[str] = set()
    for match in AGENCY_ABBREVIATED.finditer(document.text):
        short = match["short"]
        slip = None if short in reported else slip_of(short)
        if slip is None:
            continue
        reported.add(short)
        near, names = slip
        if any(name in document.text for name in (near, *names)):
            yield issue("name_inconsistent", Span(match.start("short"), match.end()), printed=short, official=near)
