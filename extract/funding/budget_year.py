"""The one year that an amount is tied to: printed with it, or carried over."""

import functools

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.funding import fact
from extract.funding.evidence import Evidence
from patterns.funding.budget_year import BUDGET_YEAR, MONEY_OF_YEAR, TITLE_YEAR, YEAR_ALONE, YEAR_BEHIND, YEAR_OPENS
from patterns.funding.head import MONEY_SECTION
from patterns.text import without_brackets

Year = int | None


def budget_year(evidence: Evidence) -> Verdict[Year]:
    """The year, and the rule that states it; the plan's own year is not one."""
    return decide(_CHOICE.of(evidence.known), evidence)


@functools.lru_cache(maxsize=2048)
def _last(words: str) -> Year:
    found = [int(match["year"]) for match in BUDGET_YEAR.finditer(words)]
    return found[-1] if found else None


def _own_year(evidence: Evidence) -> Year:
    return _last(f"{without_brackets(evidence.clause)} {evidence.kind_behind}")


def _is_of_plan(evidence: Evidence) -> bool:
    """Whether a total's year is just the plan's own."""
    first, last = evidence.context.header.period_start, evidence.context.header.period_end
    year, head = _own_year(evidence), evidence.head
    own = last is None or first == last == year
    is_whole = head and (evidence.whole is None or head["whole"])
    return bool(year and own and (is_whole or _is_all_money(evidence)))


def _is_all_money(evidence: Evidence) -> bool:
    """Whether an amount that is not a part is called the money of its year, and no funding source's (`Vốn năm 2023: 44 tỷ đồng`)."""
    return evidence.whole is None and MONEY_OF_YEAR.match(evidence.label) is not None


def _behind(evidence: Evidence) -> Year:
    found = YEAR_BEHIND.match(evidence.context.document.folded, evidence.match.end(), evidence.line.end)
    return int(found["year"]) if found else None


def _led(evidence: Evidence) -> Year:
    """The year of the sentence's head, if it is not the plan's own."""
    header, year = evidence.context.header, _last(evidence.lead)
    return None if year is not None and header.period_start == header.period_end == year else year


def _opened(evidence: Evidence) -> Year:
    """The year that opens the sentence of several amounts, if it is not the plan's only one."""
    header = evidence.context.header
    found = YEAR_OPENS.match(evidence.context.document.folded, evidence.lead_span.start, evidence.start)
    year = int(found["year"]) if found else None
    return None if header.period_start == header.period_end == year else year


def _of_whole(evidence: Evidence) -> Year:
    return evidence.whole.budget_year if evidence.whole else None


def _titled(evidence: Evidence) -> Year:
    """The one year of the money section's heading, in a plan for several years."""
    header = evidence.context.header
    if header.period_start == header.period_end:
        return None
    years = [year for title in evidence.titles for year in _years_of_money(title)]
    if evidence.is_marked:
        years += [year for title in evidence.titles if YEAR_ALONE.match(title) for year in _years(title)]
    return years[-1] if len(set(years)) == 1 else None


@functools.lru_cache(maxsize=2048)
def _years_of_money(title: str) -> tuple[int, ...]:
    """The years that the heading of a money section names; none of another heading."""
    return _years(title) if MONEY_SECTION.search(title) else ()


def _years(title: str) -> tuple[int, ...]:
    return tuple(int(match["year"]) for match in TITLE_YEAR.finditer(title))


_YEAR = fact.shows(BUDGET_YEAR)

_RULES: tuple[Rule[Evidence, Year], ...] = (
    Rule("carried over, after", _behind, given=(fact.says(YEAR_BEHIND),)),
    Rule("the plan's own", _is_of_plan, lambda _: None, given=(_YEAR,)),
    Rule("own words", _own_year, given=(_YEAR,)),
    Rule("head of the sentence", _led, given=(fact.LED, _YEAR)),
    Rule("opens the sentence", _opened, given=(fact.says(YEAR_OPENS),)),
    Rule("of the whole", _of_whole, given=(fact.PART,)),
    Rule("heading above", _titled, given=(fact.SPAN,)),
    Rule("none of its own", always, lambda _: None),
)

_CHOICE = Choice(_RULES)
