"""What the label of a row in a table of money states of project, funding source, capital and year, and how rows add to those above them."""

import dataclasses
from collections.abc import Sequence

from corpus.document import Cell
from extract.table.grid import Grid
from extract.table.money_column import Terms, terms_of
from extract.table.row import Row
from patterns.component.heading import COMPONENT_MENTION
from patterns.fold import fold
from patterns.funding.capital_type import CAPITAL
from patterns.funding.source_name import FUNDING_SOURCE
from patterns.pattern import Match
from patterns.period import PERIOD
from patterns.table.money_column import BRACKET, FILLER, PROGRAMME_ROW, SHORT_CAPITAL, SHORT_SOURCE

_REST = 14
"""Letters of a label that may show something besides funding source, capital and year (`doanh nghiệp`)."""
KINDS = ("component", "source", "capital", "years")
"""The terms of money, from the whole to its parts."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A row above others: how deep it is, and what it states; None if it is not one of money's terms."""

    rank: int
    terms: Terms | None
    label: Cell

    @property
    def kind(self) -> int:
        """Which of money's terms it is about first."""
        return kind_ofrow_terms(self.terms)


def kind_ofrow_terms(terms: Terms | None) -> int:
    """The place among money's terms of the first that a row states."""
    return next((index for index, name in enumerate(KINDS) if terms and getattr(terms, name) is not None), 0)


def row_terms(grid: Grid, row: Row, above: Sequence[Entry], whole: Terms) -> Terms | None:
    """What a row's label states; None if it is about something else."""
    label = fold(grid.text(row.label))
    if PROGRAMME_ROW.match(label):
        return Terms(component="CT")
    terms = terms_of([label], _project_above(above, whole))
    mention = COMPONENT_MENTION.search(label)
    if mention and terms.component:
        return _of_project(label, mention, terms.component)
    if terms == Terms() or not terms.is_clear:
        return None
    return terms if len(FILLER.compiled.sub("", _without_terms(label))) <= _REST else None


def _project_above(above: Sequence[Entry], whole: Terms) -> str | None:
    """The project under which a row is, whose sub-projects it may number; None if none is named."""
    named = (entry.terms.component for entry in reversed(above) if entry.terms and entry.terms.component)
    project = (next(named, None) or whole.component or "").split(".")[0]
    return project if project.startswith("DA") else None


def _of_project(label: str, mention: Match, component: str) -> Terms | None:
    """What a project's row states; None if its label states more than the project's name.

    A project's name may speak of investment and of funding sources (`Hỗ trợ đầu tư phát triển hạ tầng`); only a bracket adds to it.
    """
    added = terms_of([match["inside"] for match in BRACKET.finditer(label, mention.end())])
    is_named = not FILLER.compiled.sub("", label[: mention.start()]) and added.is_clear
    return dataclasses.replace(added, component=component) if is_named else None


def _without_terms(label: str) -> str:
    """A label without the words for money's terms."""
    for pattern in (FUNDING_SOURCE, CAPITAL, PERIOD, SHORT_SOURCE, SHORT_CAPITAL):
        label = pattern.compiled.sub(" ", label)
    return label


def joined(levels: Sequence[Terms]) -> Terms:
    """What a row and those above it state together, the innermost first."""
    joined = Terms()
    for terms in levels:
        named_terms = {name: value for name in KINDS if (value := getattr(terms, name)) is not None}
        if "component" in named_terms:
            joined = Terms(years=joined.years, capital=joined.capital)
        joined = dataclasses.replace(joined, **named_terms)
    return joined
