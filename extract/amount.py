"""Amounts of money as a plan states them: which are planned, who pays, from which capital, for which project and year.

An amount that does not say its source or capital itself takes them from the amount that it is a part of (in
a bracket, behind `trong đó`, in the list below it), or from the heading above.
"""

import dataclasses
from collections.abc import Iterator
from typing import cast

from corpus.document import Span
from extract.component import component_at, components_meant
from extract.draft import Draft
from extract.outline import BULLETS
from extract.record import CapitalType, FundingSource
from patterns.component import COMPONENT_MENTION
from patterns.fold import fold
from patterns.funding import (
    BUDGET_YEAR,
    CAPITAL,
    CHANGE,
    FACTOR,
    KIND_BEHIND,
    LEVEL_LABEL,
    MONEY_SECTION,
    NEW_SENTENCE,
    NORM,
    PAST_MONEY,
    PLANNED,
    RANGE_BEFORE,
    RANGE_BEHIND,
    REPORT_TITLE,
    SOURCE_BEHIND,
    SOURCE_TITLE,
    SPLIT,
    SPLIT_BEHIND,
    TITLE_YEAR,
    TOTAL,
    UNIT_CAPTION,
    names_payer,
    source_of,
    sources_in,
)
from patterns.money import MONEY, PER_HEAD, amount_of
from patterns.pattern import Match
from patterns.place import find, only

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


def amounts(draft: Draft) -> Iterator[Amount]:
    """All planned amounts in reading order; those in tables are left out."""
    document = draft.document
    tables = [table.span for table in document.tables]
    bullets = frozenset(item.heading.start for item in draft.outline.items if item.kind in BULLETS)
    state = _List(Span(0, 0), [], {}, bullets)
    for match in MONEY.finditer(document.folded, draft.preamble, draft.outline.body_end):
        paragraph = document.paragraph_at(match.start())
        if paragraph.start != state.line.start:
            state = _next_line(draft, state, paragraph)
        value = amount_of(match)
        if value is None or any(table.start <= match.start() < table.end for table in tables):
            continue  # a misprinted sum is none, and takes nothing from its parts
        amount = _amount(draft, match, value, state)
        state.met.append(_Met(Span(match.start(), match.end()), amount))
        if amount is not None:
            state.above.setdefault(paragraph.start, amount)
            yield amount


def _next_line(draft: Draft, state: _List, paragraph: Span) -> _List:
    """The state at a new paragraph: a bulleted list goes on with the amount that opened it."""
    document = draft.document
    opens = document.folded[state.line.start : state.line.end].rstrip().endswith((":", "trong đó", "gồm"))
    lead_in = state.above.get(state.line.start) if opens else state.lead_in
    last = state.line.start
    while lead_in is not None and last < paragraph.start:
        following = document.paragraph_at(document.paragraph_at(last).end + 1)
        if following.start not in state.bullets or following.start <= last:
            lead_in = None
        last = following.start
    return _List(paragraph, [], state.above, state.bullets, lead_in)


def _amount(draft: Draft, match: Match, value: int, state: _List) -> Amount | None:
    """The amount of a match; None where it is no planned sum."""
    folded = draft.document.folded
    start = _clause_start(folded, _begin(folded, match.start(), state), match.start())
    clause = folded[start : match.start()]
    around = _within(draft, match.start(), state.met)
    if (around and around.planned is None) or not _is_planned(draft, match, clause, state):
        return None
    whole = around.planned if around else state.lead_in or _above(draft, state.line.start, state.above)
    if whole is not None and whole.value < max(value, *_values(state.met if around is None else [])):
        whole = None  # no part is larger than the whole
    bracket, end = _bracket(folded, match)
    splits = SPLIT_BEHIND.match(folded, match.end()) is not None
    behind = _said_behind(folded, match.end(), state.line.end)
    told = _kind(bracket) or _kind(behind)
    source, own = _source(draft, clause, splits, told is not None, whole, state)
    if not own or source == "total" or not names_payer(clause):
        source, own = _named_behind(draft, match, bracket, state.line.end) or (source, own)
    component = _component(draft, start, match.start(), whole)
    if source is None or component is None:
        return None
    return Amount(
        span=Span(_first_word(folded, start, match.start()), end if _kind(bracket) else match.end()),
        text=Span(match.start(), match.end()),
        value=value,
        component=component,
        source=source,
        capital=_kind(bracket)
        or _kind(clause)
        or _kind(behind)
        or (whole.capital if whole else None)
        or _kind_above(draft, state.line.start),
        year=_year(draft, f"{clause} {behind}", whole, state.line.start),
    )


def _begin(folded: str, offset: int, state: _List) -> int:
    """Where the words of an amount can begin: behind the amount before it and that one's bracket.

    Behind a product (`ngân sách tỉnh 2 tỷ đồng x 4 năm = 8 tỷ đồng`) they are those of its factors.
    """
    met = list(state.met)
    while met and met[-1].planned is None and "=" in folded[met[-1].text.end : offset]:
        met.pop()
    if not met:
        return state.line.start
    end = met[-1].text.end
    if said := KIND_BEHIND.match(folded, end, offset):
        end = said.end()
    close = folded.find(")", end, offset)
    return close + 1 if close > 0 and folded.startswith((" (", "("), end) else end


def _values(met: list[_Met]) -> list[int]:
    return [0, *(other.planned.value for other in met if other.planned)]


def _is_planned(draft: Draft, match: Match, clause: str, state: _List) -> bool:
    """Whether an amount is a sum that the plan provides: no rate, norm, limit, range, change or past money."""
    folded = draft.document.folded
    before = folded[max(state.line.start, match.start() - 60) : match.start()]
    if PER_HEAD.match(folded, match.end()) or any(told.search(before) for told in (UNIT_CAPTION, CHANGE, FACTOR)):
        return False
    if RANGE_BEFORE.search(before) or RANGE_BEHIND.match(folded, match.end()):
        return False
    return not (
        _is_norm(clause.rpartition("=")[2])
        or _is_past(draft, match.start(), state.line)
        or _reports(draft, match.start())
    )


def _is_norm(clause: str) -> bool:
    """Whether the words before an amount name a norm, and no sum since (`giảm học phí cho 3.200 học sinh, kinh phí …`)."""
    found = list(NORM.finditer(clause))
    return bool(found) and (", " not in clause[found[-1].end() :] or TOTAL.search(clause, found[-1].end()) is None)


def _is_past(draft: Draft, offset: int, line: Span) -> bool:
    """Whether the sentence says so far that its money is spent, and no word since that it is planned."""
    start = max(line.start, draft.document.folded.rfind(";", line.start, offset) + 1)
    for match in NEW_SENTENCE.finditer(draft.document.text, start, offset):
        start = match.end()
    said = draft.document.folded[start:offset]
    found = list(PAST_MONEY.finditer(said))
    return bool(found) and PLANNED.search(said, found[-1].end()) is None


def _reports(draft: Draft, offset: int) -> bool:
    """Whether the section's titles say that it reports the past."""
    return any(REPORT_TITLE.search(title) for title in _titles(draft, offset))


def _titles(draft: Draft, offset: int) -> list[str]:
    return [fold(draft.outline.title(item) or "").strip() for item in draft.outline.chain(offset)]


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


def _within(draft: Draft, offset: int, met: list[_Met]) -> _Met | None:
    """The amount of the line that another one is a part of: in whose bracket, or behind whose `trong đó`, it stands."""
    folded, text = draft.document.folded, draft.document.text
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


def _above(draft: Draft, line: int, above: dict[int, Amount]) -> Amount | None:
    """The first amount of the list item or heading above a paragraph, the nearest that has one."""
    for item in reversed(draft.outline.chain(line)):
        if item.heading.start != line and item.heading.start in above:
            return above[item.heading.start]
    return None


def _source(
    draft: Draft, clause: str, splits: bool, told: bool, whole: Amount | None, state: _List
) -> tuple[FundingSource | None, bool]:
    """Who pays: the clause's own words, else the amount around, the heading above; and whether it says so itself."""
    total = TOTAL.search(clause)
    # `Tổng vốn ngân sách trung ương`: the source tells more than the word total; `tổng nguồn vốn huy động` is all of it.
    whole_sum = (total and total["whole"]) or splits
    if whole and (label := LEVEL_LABEL.search(clause)):
        return _payer(draft, source_of(f"ngân sách {label['level']}")), True
    if (named := sources_in(clause)) and not (whole_sum and _only_ways(clause)):
        return _payer(draft, named[0]), True
    only_capital = told or CAPITAL.search(clause) is not None
    if named or (total and not (whole and (only_capital or not total["whole"]))):
        return _source_above(draft, state.line.start) or "total", True
    if whole is not None:
        return whole.source, False
    if only_capital or any(MONEY_SECTION.search(title) for title in _titles(draft, state.line.start)):
        return _source_above(draft, state.line.start) or "total", True
    if state.met and (sibling := state.met[-1].planned) and _is_sibling(clause):
        return sibling.source, False
    return None, False


def _payer(draft: Draft, code: str) -> FundingSource:
    """The payer of a code; a city's budget is the province's where the plan's province is a city, else the district's."""
    if code != "city":
        return cast(FundingSource, code)
    province = only(find("province", draft.header.province)) if draft.header.province else None
    central = province is not None and province.kind == "thành phố"
    return "province" if central or draft.header.issuer_level not in ("district", "commune") else "district"


def _only_ways(clause: str) -> bool:
    return sources_in(clause) == sources_in("huy động")


def _is_sibling(clause: str) -> bool:
    """Whether the words before an amount say no more than which year or project it is for."""
    return bool(BUDGET_YEAR.search(clause) or COMPONENT_MENTION.search(clause))


def _source_above(draft: Draft, line: int) -> FundingSource | None:
    """The payer that the nearest heading above names."""
    for item in reversed(draft.outline.chain(line)):
        title = fold(draft.outline.title(item) or "")
        if item.heading.start != line and (found := SOURCE_TITLE.search(title)):
            return _payer(draft, source_of(found["source"]))
    return None


def _named_behind(draft: Draft, match: Match, bracket: str, line_end: int) -> tuple[FundingSource, bool] | None:
    """The one payer named behind an amount, in its bracket or in the words that follow."""
    if len(named := set(sources_in(bracket))) == 1:
        return _payer(draft, named.pop()), True
    folded = draft.document.folded
    if behind := SOURCE_BEHIND.match(folded, match.end(), line_end):
        return _payer(draft, source_of(behind["source"])), True
    named = set(sources_in(_said_behind(folded, match.end(), line_end)))
    return (_payer(draft, named.pop()), True) if len(named) == 1 else None


def _said_behind(folded: str, start: int, end: int) -> str:
    """The words straight behind an amount that say of what kind it is."""
    if found := KIND_BEHIND.match(folded, start, end):
        return found["words"] or ""
    found = SOURCE_BEHIND.match(folded, start, end)
    return (found["words"] or "") if found else ""


def _bracket(folded: str, match: Match) -> tuple[str, int]:
    """The words of the bracket behind an amount that say of what kind it is, and where they end.

    `(vốn sự nghiệp)` does; `(vốn đầu tư: 39 tỷ đồng; …)` says it of another amount, `(vốn đầu tư: trong đó …)`
    of this one and of those that follow.
    """
    if not folded.startswith((" (", "("), match.end()):
        return "", match.end()
    close = folded.find(")", match.end())
    inside = folded[match.end() : close] if close > 0 else ""
    split = SPLIT.search(inside)
    if split and ":" in inside[: split.start()] and MONEY.search(inside[: split.start()]) is None:
        colon = inside.index(":")
        return inside[:colon], match.end() + colon
    return ("", match.end()) if MONEY.search(inside) else (inside, close + 1)


def _kind(words: str) -> CapitalType | None:
    """The kind of capital that words name last."""
    found = list(CAPITAL.finditer(words))
    return None if not found else "recurrent" if found[-1]["recurrent"] else "investment"


def _kind_above(draft: Draft, line: int) -> CapitalType | None:
    """The capital of the nearest heading that is nothing but its name."""
    for item in reversed(draft.outline.chain(line)):
        title = fold(draft.outline.title(item) or "")
        if item.heading.start != line and (found := CAPITAL.match(title)) and len(title) < 60:
            return "recurrent" if found["recurrent"] else "investment"
    return None


def _year(draft: Draft, clause: str, whole: Amount | None, line: int) -> int | None:
    """The one year that the clause, or the money section's heading, ties the amount to; the plan's own year is none."""
    first, last = draft.header.period_start, draft.header.period_end
    found = [int(match["year"]) for match in BUDGET_YEAR.finditer(clause)]
    if found:
        own = last is None or first == last == found[-1]
        total = TOTAL.search(clause)
        return None if total and own and (whole is None or total["whole"]) else found[-1]
    if whole is not None and whole.year is not None:
        return whole.year
    titles = [title for title in _titles(draft, line) if MONEY_SECTION.search(title)]
    years = [int(match["year"]) for title in titles for match in TITLE_YEAR.finditer(title)]
    return years[-1] if len(set(years)) == 1 and first != last else None


def _component(draft: Draft, start: int, end: int, whole: Amount | None) -> str | None:
    """The project that the clause names, else that of the whole or of the heading above; None where several are meant."""
    meant = components_meant(draft, start, end)
    if len(meant) > 1:
        return None
    above = component_at(draft, start) or "CT"
    of_whole = whole.component if whole else "CT"
    # `Dự án 4: Tiểu dự án 1: 402 tỷ đồng (vốn đầu tư 362 tỷ đồng, …)`: the heading says less than the whole.
    return meant[0] if meant else of_whole if above == "CT" or of_whole.startswith(f"{above}.") else above
