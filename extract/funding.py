"""The `funding` rows of a plan: every amount of money planned, by project, source, capital and year.

Amounts stand in lists (`- Ngân sách trung ương: 1.950 triệu đồng (vốn sự nghiệp)`), in running text and
in brackets inside one another; an amount that does not say its source or capital itself takes them from
the bracket or list item around it.  Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục V.
"""

import dataclasses
from collections.abc import Iterator

from corpus.document import Span
from extract.component import component_at, component_named
from extract.draft import Draft
from extract.record import CapitalType, Funding, FundingSource, Issue
from extract.sums import checked
from patterns.fold import fold
from patterns.funding import (
    BUDGET_YEAR,
    CAPITAL,
    FUNDING_SOURCE,
    MONEY_SECTION,
    PAST_SECTION,
    SOURCE_BEHIND,
    SPENT,
    TOTAL,
    source_of,
)
from patterns.money import MONEY, PER_HEAD, amount_of
from patterns.pattern import Match

_LOOK_BACK = 60
"""How many amounts of its line an amount may stand behind and still be in a bracket of the first."""
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
    own_source: bool
    depth: int
    """How many brackets and list items with amounts stand around it."""
    line: int
    """Where its paragraph begins."""


def extract(draft: Draft) -> Iterator[Funding | Issue]:
    """The planned amounts, units corrected where the sums prove them, and the sums that do not match."""
    if draft.header.doc_type == "Kế hoạch":
        yield from checked(list(_rows(draft)), draft)


def _rows(draft: Draft) -> Iterator[Funding]:
    """The planned amounts; each is a row once, however often the plan repeats it."""
    seen: set[tuple[object, ...]] = set()
    for amount in amounts(draft):
        row = (amount.component, amount.source, amount.capital, amount.value, amount.year)
        if row in seen:
            continue
        seen.add(row)
        yield Funding(
            span=amount.span,
            component_code=amount.component,
            source=amount.source,
            capital_type=amount.capital,
            amount_vnd=amount.value,
            amount_text=draft.document.quote(amount.text),
            budget_year=amount.year,
        )


def amounts(draft: Draft) -> Iterator[Amount]:
    """All planned amounts in reading order."""
    document = draft.document
    tables = [table.span for table in document.tables]
    above: dict[int, Amount] = {}
    line = -1
    on_line: list[Amount] = []
    for match in MONEY.finditer(document.folded, draft.preamble, draft.outline.body_end):
        paragraph = document.paragraph_at(match.start())
        if paragraph.start != line:
            line, on_line = paragraph.start, []
        if any(table.start <= match.start() < table.end for table in tables):
            continue
        amount = _amount(draft, match, paragraph, on_line, above)
        if amount is None:
            continue
        on_line.append(amount)
        above.setdefault(line, amount)
        yield amount


def _amount(
    draft: Draft, match: Match, paragraph: Span, on_line: list[Amount], above: dict[int, Amount]
) -> Amount | None:
    """The amount of a match; None where it is no planned sum."""
    value = amount_of(match)
    document = draft.document
    if value is None or PER_HEAD.match(document.folded, match.end()) or _reports(draft, match.start()):
        return None
    begin = max(paragraph.start, on_line[-1].text.end if on_line else paragraph.start)
    clause_start = _clause_start(document.folded, begin, match.start())
    clause = document.folded[clause_start : match.start()]
    if SPENT.search(clause):
        return None
    around = _around(document.folded, match.start(), on_line)
    parent = around or _above(draft, paragraph.start, above)
    source, own = _source(draft, clause, parent, paragraph.start)
    if (not own or source == "total") and (behind := SOURCE_BEHIND.match(document.folded, match.end(), paragraph.end)):
        source, own = source_of(behind["source"]), True  # type: ignore[assignment]  # the lexicon's codes are FundingSource's
    if source is None:
        return None
    capital, end = _capital(document.folded, match, clause)
    year = _year(clause)
    text_start = _first_word(document.folded, clause_start, match.start())
    return Amount(
        span=Span(text_start, end),
        text=Span(match.start(), match.end()),
        value=value,
        component=_component(draft, clause_start, match.start()),
        source=source,
        capital=capital or (parent.capital if parent and not own else None),
        year=year,
        own_source=own,
        depth=(parent.depth + 1) if parent and (around or parent.source != "total") else 0,
        line=paragraph.start,
    )


def _reports(draft: Draft, offset: int) -> bool:
    """Whether the section's titles say that it reports the past."""
    titles = [fold(draft.outline.title(item) or "") for item in draft.outline.chain(offset)]
    return any(PAST_SECTION.search(title) for title in titles) and not any(
        MONEY_SECTION.search(title) for title in titles
    )


def _clause_start(folded: str, begin: int, end: int) -> int:
    """Where the words that belong to an amount begin: behind the last bracket or mark before it."""
    begin = max(begin, end - _LONGEST_CLAUSE)
    marks = max(folded.rfind(mark, begin, end) for mark in (";", "(", ". ", "\n"))
    return max(begin, marks + 1)


def _first_word(folded: str, start: int, end: int) -> int:
    while start < end and not folded[start].isalnum():
        start += 1
    return start


def _around(folded: str, offset: int, on_line: list[Amount]) -> Amount | None:
    """The amount in whose bracket another one stands."""
    depth = 0
    for amount in reversed(on_line[-_LOOK_BACK:]):
        depth += folded.count("(", amount.text.end, offset) - folded.count(")", amount.text.end, offset)
        if depth > 0:
            return amount
        offset = amount.text.end
    return None


def _above(draft: Draft, line: int, above: dict[int, Amount]) -> Amount | None:
    """The first amount of the list item or heading above a paragraph, the nearest that has one."""
    for item in reversed(draft.outline.chain(line)):
        if item.heading.start != line and item.heading.start in above:
            return above[item.heading.start]
    return None


def _source(draft: Draft, clause: str, parent: Amount | None, line: int) -> tuple[FundingSource | None, bool]:
    """Who pays: the clause's own words (the last named), else the amount around; and whether it says so itself."""
    named = [match["source"] for match in FUNDING_SOURCE.finditer(clause)]
    totals = list(TOTAL.finditer(clause))
    # `Tổng vốn ngân sách trung ương`: the source tells more than the word total.
    if named:
        return source_of(named[0]), True  # type: ignore[return-value]  # the lexicon's codes are FundingSource's
    if totals and not (parent and _only_capital(clause)):
        return "total", True
    if parent is not None:
        return parent.source, False
    if _only_capital(clause) or MONEY_SECTION.search(_titles(draft, line)):
        return "total", True
    return None, False


def _only_capital(clause: str) -> bool:
    return CAPITAL.search(clause) is not None


def _titles(draft: Draft, offset: int) -> str:
    return " ".join(fold(draft.outline.title(item) or "") for item in draft.outline.chain(offset))


def _capital(folded: str, match: Match, clause: str) -> tuple[CapitalType | None, int]:
    """The capital printed for this amount, in the bracket behind it or the words before it; and where they end."""
    if folded.startswith((" (", "("), match.end()):
        inside_end = min(
            (at for at in (folded.find(mark, match.end()) for mark in (")", ":", ";")) if at > 0), default=match.end()
        )
        inside = folded[match.end() : inside_end]
        if (found := CAPITAL.search(inside)) and not MONEY.search(inside):
            return _kind(found), inside_end + (folded[inside_end] == ")")
    last: CapitalType | None = None
    for found in CAPITAL.finditer(clause):
        last = _kind(found)
    return last, match.end()


def _kind(match: Match) -> CapitalType:
    return "recurrent" if match["recurrent"] else "investment"


def _year(clause: str) -> int | None:
    """The one year that the clause ties the amount to; a total's own year is the plan's."""
    if TOTAL.search(clause):
        return None
    found = list(BUDGET_YEAR.finditer(clause))
    return int(found[-1]["year"]) if found else None


def _component(draft: Draft, start: int, end: int) -> str:
    """The project that the clause names, else the one it stands under, else the whole programme."""
    named = component_named(draft, start, end)
    return named[0][1] if named else component_at(draft, start) or "CT"
