"""The years that a plan covers: the columns `period_start` and `period_end`.

Source: TABLES of the project: from the title, else from the words that state the plan's term, else the first to the last milestone
of its targets; a missing half of the title's comes from the body, a single milestone is the end alone, an open end is null.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from corpus.document import Document, Span
from extract.context import Context
from extract.decision import Rule, Verdict, always, decide
from extract.kept import kept
from extract.outline.role import section_role
from extract.outline.tree import BULLETS, Item, Outline
from extract.record import Header
from patterns.fold import fold
from patterns.header.term import BESIDE_AIM, FROM_SIGNING, OPEN_TERM, PHASE_TITLE, TERM_END, TERM_HEAD, TERM_YEAR
from patterns.period import PLAN_CLOSED, PLAN_MADE, Years, period_of, years_in

Period = tuple[int | None, int | None]
_NONE: Period = (None, None)

_PREAMBLE = 6000
"""How far from the header the sentence that names the period may be, in characters."""
_CLOSING = 1500
"""How far from the body's end the closing sentence may begin."""
_TERM = 500
"""How long a statement of the term may be."""


@dataclasses.dataclass(frozen=True)
class Evidence:
    """What a document states about its period, read on first use."""

    document: Document
    outline: Outline
    title: str | None
    header_end: int
    issued_year: int | None

    @kept
    def titled(self) -> Period | None:
        """The years of the title."""
        return period_of(fold(self.title)) if self.title else None

    @kept
    def issued(self) -> Period | None:
        """The years in the sentence that issues or closes the plan."""
        folded, body_end = self.document.folded, self.outline.body_end
        region = min(self.outline.first, self.header_end + _PREAMBLE)
        sentences = [*PLAN_MADE.finditer(folded, self.header_end, region)][-1:]
        sentences += [*PLAN_CLOSED.finditer(folded, max(region, body_end - _CLOSING), body_end)]
        return next((found for sentence in sentences if (found := period_of(sentence["plan"]))), None)

    @kept
    def term(self) -> Period | None:
        """The years in the words that state the plan's term."""
        statement = _statement(self.document, self.outline)
        return _term_years(self.document.folded, statement) if statement else None

    @kept
    def milestones(self) -> Period | None:
        """The first and the last year for which the objectives aim at something; one alone is the end."""
        years = sorted(set(_milestones(self)))
        if not years:
            return None
        return (years[0], years[-1]) if len(years) > 1 else (None, years[0])

    @property
    def stated(self) -> Period:
        """What the body states: its term, else the sentence that issues the plan, else its milestones."""
        return next((found for found in (self.term, self.issued, self.phase) if found and found[0]), None) or _NONE

    @kept
    def phase(self) -> Period | None:
        """The one phase that ends with the title's last year and that a heading is named after (`1. Giai đoạn 2025 - 2027`)."""
        found = {years for years in map(period_of, self._phase_titles()) if years and self._ends(years)}
        return found.pop() if len(found) == 1 else None

    def _phase_titles(self) -> Iterator[str]:
        """The folded headings that only name a phase."""
        titles = (
            title
            for item, title in zip(self.outline.items, self.outline.folded_titles, strict=True)
            if item.kind not in BULLETS
        )
        return filter(PHASE_TITLE.match, titles)

    def _ends(self, years: Period) -> bool:
        """Whether years end with the last one of the title."""
        return self.titled is not None and self.titled[1] == years[1]


def _lacks_start(evidence: Evidence) -> bool:
    """Whether the title only states until when, and the body's statement ends in the same year."""
    titled = evidence.titled
    if titled is None or titled[0] is not None or titled[1] is None:
        return False
    first, last = evidence.stated
    return first is not None and first < titled[1] and last in (None, titled[1])


PERIOD_RULES: tuple[Rule[Evidence, Period], ...] = (
    Rule(
        "title's end, body's start",
        _lacks_start,
        lambda of: (of.stated[0], (of.titled or _NONE)[1]),
    ),
    Rule("title", lambda of: of.titled, lambda of: of.titled or _NONE),
    Rule("issuing sentence", lambda of: of.issued, lambda of: of.issued or _NONE),
    Rule("stated term", lambda of: of.term, lambda of: of.term or _NONE),
    Rule("milestones", lambda of: of.milestones, lambda of: of.milestones or _NONE),
    Rule("none stated", always, lambda _: _NONE),
)


def find_period(evidence: Evidence) -> Verdict[Period]:
    """First and last year of the plan, with the rule that decided."""
    return decide(PERIOD_RULES, evidence)


def _statement(document: Document, outline: Outline) -> Span | None:
    """The words that state the plan's term: of the one heading nearest to the outline's root that announces them.

    Times of single tasks are below several headings or bullets of one rank; they state nothing about the plan.
    """
    heads = [
        (item.rank, item)
        for item in outline.items
        if TERM_HEAD.match(document.folded, item.text_start, item.heading.end + 1)
    ]
    if not heads:
        return _unmarked(document, outline)
    rank = min(rank for rank, _ in heads)
    top = [item for other, item in heads if other == rank]
    return _words(document, top[0]) if len(top) == 1 else None


def _unmarked(document: Document, outline: Outline) -> Span | None:
    """The one paragraph without a mark that states a term."""
    found = [
        paragraph
        for paragraph in document.paragraphs
        if outline.first <= paragraph.start < outline.body_end
        and TERM_HEAD.match(document.folded, paragraph.start, paragraph.end)
    ]
    return Span(found[0].start, found[0].end) if len(found) == 1 else None


def _words(document: Document, item: Item) -> Span:
    """The statement below or after a heading: its own sentence, else what is below it."""
    head = TERM_HEAD.match(document.folded, item.text_start, item.heading.end + 1)
    start = head.end() if head else item.text_start
    own = document.folded[start : item.heading.end].strip()
    if (own and item.kind in BULLETS) or len(own) > 8:
        stop = TERM_END.search(document.folded, start, item.heading.end)
        if years_in(document.folded, start, item.heading.end) or stop is None:
            return Span(start, stop.start() if stop else item.heading.end)
    return Span(start, min(item.end, start + _TERM))


def _term_years(folded: str, statement: Span) -> Period | None:
    """The first and the last year of a statement, dates and quarters included; an open end stays open."""
    printed = years_in(folded, statement.start, statement.end)
    dated = _years_of_dates(folded, statement)
    firsts = [years.first for years in printed if years.first is not None] + dated
    lasts = [years.last for years in printed if years.last is not None] + dated
    if firsts and (_is_open(folded, statement, dated) or _has_open_years(printed)):
        return (min(firsts), None)
    if not lasts:
        return None
    starts_open = FROM_SIGNING.search(folded, statement.start, statement.end) or _states_only_end(printed, dated)
    return (None if starts_open else min(firsts), max(lasts))


def _years_of_dates(folded: str, statement: Span) -> list[int]:
    """The years of the dates and quarters in a statement."""
    return [int(match["year"]) for match in TERM_YEAR.finditer(folded, statement.start, statement.end)]


def _has_open_years(printed: Sequence[Years]) -> bool:
    """Whether any of some years has no end."""
    return any(years.own and years.last is None for years in printed)


def _is_open(folded: str, statement: Span, dated: Sequence[int]) -> bool:
    """Whether a statement only names the year from which it applies."""
    return OPEN_TERM.match(folded, statement.start, statement.end) is not None and len(set(dated)) == 1


def _states_only_end(printed: Sequence[Years], dated: Sequence[int]) -> bool:
    """Whether a statement's years only state until when, and its dates are not of different years."""
    return bool(printed) and all(years.until_only for years in printed) and len(set(dated)) < 2


def _milestones(evidence: Evidence) -> Iterator[int]:
    """The years from the year of issue on that the objectives name."""
    document, outline = evidence.document, evidence.outline
    context = Context(document, outline, Header())
    for paragraph in document.paragraphs:
        if not outline.first <= paragraph.start < outline.body_end:
            continue
        if section_role(context, paragraph.start).role != "objectives":
            continue
        for years in years_in(document.folded, paragraph.start, paragraph.end):
            if not BESIDE_AIM.search(document.folded, max(paragraph.start, years.start - 30), years.start):
                yield from _from(evidence.issued_year, (years.first, years.last))


def _from(issued: int | None, years: Iterable[int | None]) -> Sequence[int]:
    return [year for year in years if year is not None and (issued is None or year >= issued)]
