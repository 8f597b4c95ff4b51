"""Amounts of money as a plan states them: which are planned, who pays, from which capital, for which project and year.

An amount that does not say its source or capital itself takes them from the amount that it is a part of (in
a bracket, behind `trong đó`, in the list below it), or from the heading above.
"""

import dataclasses
from collections.abc import Iterator

from corpus.document import Span
from extract.component.rows import component_at, components_meant
from extract.context import Context
from extract.funding.planned import is_planned
from extract.funding.source import Above, Words, capital_above, payer_of, words_of
from extract.outline.tree import BULLETS
from extract.record import CapitalType, FundingSource
from patterns.funding.amount import BUDGET_YEAR, KIND_BEHIND, MONEY_SECTION, NEW_SENTENCE, SPLIT, TITLE_YEAR, TOTAL
from patterns.money import MONEY, amount_of
from patterns.pattern import Match
from patterns.text import without_brackets

_LOOK_BACK = 60
"""How many amounts of its line an amount may stand behind and still be a part of the first."""
_LONGEST_CLAUSE = 1000
"""Characters before an amount that may say whose it is."""


@dataclasses.dataclass
class Amount:
    """A planned amount while its list is read."""

    span: Span
    """The words from its source or total to its unit, with the bracket that names its capital."""
    text: Span
    value: int
    component: str
    source: FundingSource
    capital: CapitalType | None
    year: int | None


@dataclasses.dataclass(frozen=True)
class _Met:
    """An amount met on a line: planned, or None where it is a norm, a limit, past money."""

    text: Span
    planned: Amount | None


@dataclasses.dataclass
class _List:
    """What the amounts of a place may be parts of."""

    line: Span
    met: list[_Met]
    above: dict[int, Amount]
    """The first planned amount of each paragraph, by where the paragraph begins."""
    bullets: frozenset[int]
    """Where the paragraphs begin that are bullets."""
    lead_in: Amount | None = None
    """The amount of the paragraph that ends in a colon and opens the bulleted list that is being read."""


def amounts(context: Context) -> Iterator[Amount]:
    """All planned amounts in reading order; those in tables are left out."""
    document = context.document
    tables = [table.span for table in document.tables]
    bullets = frozenset(item.heading.start for item in context.outline.items if item.kind in BULLETS)
    state = _List(Span(0, 0), [], {}, bullets)
    for match in MONEY.finditer(document.folded, context.preamble, context.outline.body_end):
        paragraph = document.paragraph_at(match.start())
        if paragraph.start != state.line.start:
            state = _next_line(context, state, paragraph)
        value = amount_of(match)
        if value is None or any(table.start <= match.start() < table.end for table in tables):
            continue  # a misprinted sum is none, and takes nothing from its parts
        amount = _amount(context, match, value, state)
        state.met.append(_Met(Span(match.start(), match.end()), amount))
        if amount is not None:
            state.above.setdefault(paragraph.start, amount)
            yield amount


def _next_line(context: Context, state: _List, paragraph: Span) -> _List:
    """The state at a new paragraph: a bulleted list goes on with the amount that opened it."""
    document = context.document
    opens = document.folded[state.line.start : state.line.end].rstrip().endswith((":", "trong đó", "gồm"))
    lead_in = state.above.get(state.line.start) if opens else state.lead_in
    last = state.line.start
    while lead_in is not None and last < paragraph.start:
        following = document.paragraph_at(document.paragraph_at(last).end + 1)
        if following.start not in state.bullets or following.start <= last:
            lead_in = None
        last = following.start
    return _List(paragraph, [], state.above, state.bullets, lead_in)


def _amount(context: Context, match: Match, value: int, state: _List) -> Amount | None:
    """The amount of a match; None where it is no planned sum."""
    folded = context.document.folded
    start = _clause_start(folded, _begin(folded, match.start(), state), match.start())
    clause = folded[start : match.start()]
    around = _within(context, match.start(), state.met)
    if (around and around.planned is None) or not is_planned(context, match, clause, state.line):
        return None
    whole = around.planned if around else state.lead_in or _above(context, state.line.start, state.above)
    if whole is not None and whole.value < max(value, *_values(state.met if around is None else [])):
        whole = None  # no part is larger than the whole
    words = words_of(context, match, clause, state.line)
    sibling = state.met[-1].planned if state.met else None
    around_it = Above(state.line, whole.source if whole else None, sibling.source if sibling else None)
    source = payer_of(context, words, around_it)
    component = _component(context, start, match.start(), whole)
    if source is None or component is None:
        return None
    return Amount(
        span=Span(_first_word(folded, start, match.start()), words.end),
        text=Span(match.start(), match.end()),
        value=value,
        component=component,
        source=source,
        capital=words.capital or (whole.capital if whole else None) or capital_above(context, state.line.start),
        year=_year(context, words, whole, state.line.start),
    )


def _begin(folded: str, offset: int, state: _List) -> int:
    """Where the words of an amount can begin: behind the amount before it and that one's bracket.

    Behind a product (`ngân sách tỉnh 2 tỷ đồng x 4 năm = 8 tỷ đồng`) they are those of its factors.
    """
    last = len(state.met) - 1
    while last >= 0 and state.met[last].planned is None and "=" in folded[state.met[last].text.end : offset]:
        last -= 1
    if last < 0:
        return state.line.start
    end = state.met[last].text.end
    if said := KIND_BEHIND.match(folded, end, offset):
        end = said.end()
    close = folded.find(")", end, offset)
    return close + 1 if close > 0 and folded.startswith((" (", "("), end) else end


def _values(met: list[_Met]) -> list[int]:
    return [0, *(other.planned.value for other in met if other.planned)]


def _clause_start(folded: str, begin: int, end: int) -> int:
    """Where the words that belong to an amount begin: behind the last mark before it that no bracket holds."""
    begin = max(begin, end - _LONGEST_CLAUSE)
    closed: list[int] = []
    for at in range(end - 1, begin - 1, -1):
        if folded[at] == ")":
            closed.append(at)
        elif folded[at] == "(" and not closed:
            return at + 1
        elif folded[at] == "(":
            closed.pop()
        elif not closed and (folded[at] == ";" or folded.startswith(". ", at)):
            return at + 1
    return closed[0] + 1 if closed else begin


def _first_word(folded: str, start: int, end: int) -> int:
    while start < end and not folded[start].isalnum():
        start += 1
    return start


def _within(context: Context, offset: int, met: list[_Met]) -> _Met | None:
    """The amount of the line that another one is a part of: in whose bracket, or behind whose `trong đó`, it stands."""
    folded, text = context.document.folded, context.document.text
    depth, end = 0, offset
    for other in reversed(met[-_LOOK_BACK:]):
        gap = folded[other.text.end : end]
        depth += gap.count("(") - gap.count(")")
        if depth > 0:
            return other
        splits = SPLIT.search(gap) is not None and depth == 0
        if splits and NEW_SENTENCE.search(text, other.text.end, offset) is None:
            return other
        end = other.text.end
    return None


def _above(context: Context, line: int, above: dict[int, Amount]) -> Amount | None:
    """The first amount of the list item or heading above a paragraph, the nearest that has one."""
    for item in reversed(context.outline.chain(line)):
        if item.heading.start != line and item.heading.start in above:
            return above[item.heading.start]
    return None


def _year(context: Context, words: Words, whole: Amount | None, line: int) -> int | None:
    """The one year that the clause, or the money section's heading, ties the amount to; the plan's own year is none."""
    first, last = context.header.period_start, context.header.period_end
    found = [int(match["year"]) for match in BUDGET_YEAR.finditer(f"{without_brackets(words.clause)} {words.behind}")]
    if found:
        own = last is None or first == last == found[-1]
        total = TOTAL.search(words.clause)
        return None if total and own and (whole is None or total["whole"]) else found[-1]
    if whole is not None and whole.year is not None:
        return whole.year
    titles = [title for title in context.titles(line) if MONEY_SECTION.search(title)]
    years = [int(match["year"]) for title in titles for match in TITLE_YEAR.finditer(title)]
    return years[-1] if len(set(years)) == 1 and first != last else None


def _component(context: Context, start: int, end: int, whole: Amount | None) -> str | None:
    """The project that the clause names, else that of the whole or of the heading above; None where several are meant."""
    meant = components_meant(context, start, end)
    if len(meant) > 1:
        return None
    above = component_at(context, start) or "CT"
    of_whole = whole.component if whole else "CT"
    # `Dự án 4: Tiểu dự án 1: 402 tỷ đồng (vốn đầu tư 362 tỷ đồng, …)`: the heading says less than the whole.
    return meant[0] if meant else of_whole if above == "CT" or of_whole.startswith(f"{above}.") else above
