"""What is doubtful in a plan as a whole: numbering, annexes, counts against rates, years, bodies' names."""

import itertools
from collections.abc import Iterator

from corpus.document import Document, Span
from extract.draft import Draft
from extract.outline import numbering_issues
from extract.record import Issue, Target
from patterns.audit import ANNEX_CITED, ANNEX_HEADING, BODY_ABBREVIATED, NOT_ANNEX, slip_of

_ROUNDING = 0.02
"""Households implied by two rates may differ by this share: rates are printed to two decimals at best."""


def extract(draft: Draft) -> Iterator[Issue]:
    """The issues that come of comparing rows with one another and with the outline."""
    if draft.header.doc_type != "Kế hoạch":
        return
    yield from numbering_issues(draft.outline)
    yield from _annexes(draft)
    yield from _rates(draft.of(Target))
    yield from _years(draft)
    yield from _bodies(draft.document)


def _annexes(draft: Draft) -> Iterator[Issue]:
    """An annex that is cited but not there."""
    document = draft.document
    cited = next((match for match in ANNEX_CITED.finditer(document.folded, draft.outline.first, draft.outline.body_end)
                  if not NOT_ANNEX.search(match[0])), None)  # fmt: skip
    if cited and not document.tables and not ANNEX_HEADING.search(document.folded, draft.outline.first):
        yield Issue(
            span=Span(cited.start(), cited.end()),
            code="annex_missing",
            severity="info",
            message="the annex that is cited is not in the file",
        )


def _rates(targets: list[Target]) -> Iterator[Issue]:
    """Poor and near-poor households, each as a count and a rate, imply the same number of households."""
    implied: list[tuple[float, Target]] = []
    for count_code, rate_code in (("poor_households", "poverty_rate"), ("near_poor_households", "near_poverty_rate")):
        counts = [
            row
            for row in targets
            if row.kind == "baseline" and row.indicator_code == count_code and row.unit == "household"
        ]
        rates = [row for row in targets if row.kind == "baseline" and row.indicator_code == rate_code and row.value]
        for count in counts[:1]:
            rate = next((row for row in rates if row.year == count.year and row.span.start >= count.span.start), None)
            if rate:
                implied.append((count.value / rate.value * 100, rate))
    for (first, _), (second, rate) in itertools.pairwise(implied):
        if abs(first - second) > _ROUNDING * max(first, second):
            yield Issue(span=rate.span, code="rate_inconsistent", severity="warning",
                        message=f"counts and rates imply {first:,.0f} and {second:,.0f} households")  # fmt: skip


def _years(draft: Draft) -> Iterator[Issue]:
    """A date line whose year cannot be the plan's: after its last year."""
    header = draft.header
    if header.issued_year and header.period_end and header.issued_year > header.period_end:
        yield Issue(code="year_inconsistent", severity="warning",
                    message=f"dated {header.issued_year}, but the plan covers the years to {header.period_end}")  # fmt: skip


def _bodies(document: Document) -> Iterator[Issue]:
    """A body's abbreviation with a letter lost, where the text has the body's proper name too."""
    said: set[str] = set()
    for match in BODY_ABBREVIATED.finditer(document.text):
        short = match["short"]
        slip = None if short in said else slip_of(short)
        if slip is None:
            continue
        said.add(short)
        near, names = slip
        if any(name in document.text for name in (near, *names)):
            yield Issue(span=Span(match.start(), match.end()), code="name_inconsistent", severity="info",
                        message=f"{short!r} beside {near!r}")  # fmt: skip
