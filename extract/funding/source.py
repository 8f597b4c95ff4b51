"""The funding source of an amount: by its own words, by those around it, by what it is a part of, by the headings above."""

from collections.abc import Callable
from typing import cast

from extract.context import Context
from extract.decision import Choice, Rule, Verdict, always, decide
from extract.funding import fact
from extract.funding.capital_type import own_capital
from extract.funding.evidence import Evidence, titles_above
from extract.funding.works import is_works, named_before
from extract.record import FundingSource
from patterns.component.heading import COMPONENT_MENTION
from patterns.funding.budget_year import BUDGET_YEAR, NAMED_BY_YEAR
from patterns.funding.head import GIVING, HEAD, ITEM_LABEL, LABEL
from patterns.funding.source import (
    AGENCY_GIVES,
    ALONE,
    BANK_LENDS,
    CONTRIBUTES,
    FROM_SOURCE_TITLE,
    GIVERS,
    HAS_PEOPLE,
    HEADER_LABEL,
    LEVEL_LABEL,
    OF_GIVERS,
    SOURCE_TITLE,
)
from patterns.funding.source_name import header_code, level_code, names_source, source_code, sources_in
from patterns.unit_list import find, only

_RAISED = "other"
"""The code of money that is raised: all of it is a total (`tổng nguồn vốn huy động`)."""

Source = FundingSource | None


def source(evidence: Evidence) -> Verdict[Source]:
    """Who pays, and the rule that states so; None if nothing states that the amount is money of the plan."""
    return decide(_CHOICE.of(evidence.known), evidence)


def source_of(context: Context, code: str) -> FundingSource:
    """The funding source of a code; a city's budget is the province's where the plan's province is a city, else the district's."""
    if code != "city":
        return cast(FundingSource, code)
    province = only(find("province", context.header.province)) if context.header.province else None
    central = province is not None and province.kind == "thành phố"
    return "province" if central or context.header.issuer_level not in ("district", "commune") else "district"


_FUND: Source = "community"
_BUDGET = "ngân sách"


def _is_fund_of_level(evidence: Evidence) -> bool:
    """`Quỹ “Vì người nghèo” các cấp: 71 tỷ đồng, trong đó cấp tỉnh 45 tỷ đồng`: a fund's level, and no budget's."""
    of_fund = evidence.whole is not None and evidence.whole.source == _FUND
    return of_fund and _BUDGET not in evidence.label and LEVEL_LABEL.match(evidence.label) is not None


def _level(evidence: Evidence) -> Source:
    if _is_fund_of_level(evidence):
        return _FUND
    if match := LEVEL_LABEL.match(evidence.label):
        return source_of(evidence.context, level_code(match["level"]))
    match = HEADER_LABEL.match(evidence.label)
    return source_of(evidence.context, header_code(match["name"])) if match else None


def _givers(evidence: Evidence) -> Source:
    """People or private organisations named in an amount's label: the community's money if people are among them, or if it is contributed."""
    match = GIVERS.match(evidence.label)
    if match is None or not (match["gives"] or OF_GIVERS.search(match["lead"]) or ALONE.match(match["givers"])):
        return None
    contributed = CONTRIBUTES.search(match["lead"]) or (match["gives"] and CONTRIBUTES.search(match["gives"]))
    return "community" if contributed or HAS_PEOPLE.search(match["givers"]) else "other"


def _named(evidence: Evidence) -> tuple[str, ...]:
    """The funding sources that an amount's own words name; none if they speak of all money that is raised."""
    named = sources_in(evidence.label)
    whole_sum = (evidence.head and evidence.head["whole"]) or evidence.splits
    return () if whole_sum and named == (_RAISED,) and not names_source(evidence.label) else named


def _source_named(evidence: Evidence) -> Source:
    named = _named(evidence)
    return source_of(evidence.context, named[0]) if named and names_source(evidence.label) else None


def _behind(evidence: Evidence) -> Source:
    """The one funding source named in the bracket after an amount, or in the words that follow."""
    if len(named := set(sources_in(evidence.bracket.words))) == 1:
        return source_of(evidence.context, named.pop())
    if evidence.source_behind is not None:
        return source_of(evidence.context, evidence.source_behind)
    named = set(sources_in(evidence.kind_behind))
    return source_of(evidence.context, named.pop()) if len(named) == 1 else None


def _before_bracket(evidence: Evidence) -> Source:
    """The one funding source named before the bracket that is nothing but the amount (`ngân sách tỉnh (200 triệu đồng)`)."""
    named = named_before(evidence)
    found = set(sources_in(evidence.context.document.folded[named.start : named.end]))
    return source_of(evidence.context, found.pop()) if len(found) == 1 else None


def _closing(evidence: Evidence) -> Source:
    named = set(sources_in(evidence.closing))
    return source_of(evidence.context, named.pop()) if len(named) == 1 else None


def _raised(evidence: Evidence) -> Source:
    named = _named(evidence)
    return source_of(evidence.context, named[0]) if named else None


def _led(evidence: Evidence) -> Source:
    """The one funding source that the head of the sentence names for all its amounts."""
    named = set(sources_in(evidence.lead))
    return source_of(evidence.context, named.pop()) if len(named) == 1 and names_source(evidence.lead) else None


def _lent(evidence: Evidence) -> Source:
    """The bank that lends, as the subject of the sentence (`Ngân hàng Chính sách xã hội cho vay 2.500 hộ, tổng 30 tỷ đồng`)."""
    document = evidence.context.document
    lends = BANK_LENDS.match(document.folded, evidence.lead_span.start, evidence.match.start())
    return "credit" if lends and _is_money(evidence) else None


def _of_whole(evidence: Evidence) -> Source:
    """The funding source of the whole, for a part that is not a total itself."""
    return evidence.whole.source if evidence.whole and not (evidence.head and evidence.head["whole"]) else None


def _introduced(evidence: Evidence) -> Source:
    """The one funding source that the lead-in of the amount's list names."""
    named = set(sources_in(evidence.lead_in))
    return source_of(evidence.context, named.pop()) if len(named) == 1 and names_source(evidence.lead_in) else None


def _above(evidence: Evidence) -> Source:
    """The funding source that the nearest heading above names."""
    for title in titles_above(evidence.context, evidence.line.start):
        found = SOURCE_TITLE.match(title) or (len(set(sources_in(title))) == 1 and FROM_SOURCE_TITLE.search(title))
        if found:
            return source_of(evidence.context, source_code(found["source"]))
    return None


def _is_money(evidence: Evidence) -> bool:
    """Whether words or headings state that an amount is money of the plan without stating who pays."""
    return bool(
        evidence.head
        or HEAD.search(evidence.lead)
        or own_capital(evidence)
        or evidence.splits
        or evidence.in_money_section
        or GIVING.search(evidence.label)
        or GIVING.search(evidence.lead)
        or (evidence.component_above and (LABEL.match(evidence.label) or ITEM_LABEL.search(evidence.label)))
        or NAMED_BY_YEAR.match(evidence.label)
        or is_works(evidence)
    )


def _sibling(evidence: Evidence) -> Source:
    """The funding source of the amount before, where the words state no more than which year or project this one is for."""
    differs = BUDGET_YEAR.search(evidence.clause) or COMPONENT_MENTION.search(evidence.clause)
    return evidence.sibling.source if evidence.sibling and differs else None


def _listed(evidence: Evidence) -> Source:
    """The funding source of the amount before, where a comma alone is between (`ngân sách huyện 450 triệu đồng cho A, 800 triệu đồng cho B`)."""
    bare = evidence.clause.startswith(",") and not any(letter.isalpha() for letter in evidence.clause)
    return evidence.sibling.source if evidence.sibling and bare else None


def _rule(name: str, named: Callable[[Evidence], Source], given: tuple[int, ...] = ()) -> Rule[Evidence, Source]:
    """A rule that applies where it finds a funding source."""
    return Rule(name, named, given=given)


_RULES: tuple[Rule[Evidence, Source], ...] = (
    _rule("level as label", _level),
    _rule("givers as label", _givers),
    Rule("agency that gives", lambda it: AGENCY_GIVES.match(it.label), lambda _: "other"),
    _rule("source before", _source_named),
    _rule("source after", _behind),
    _rule("payer before its bracket", _before_bracket, given=(fact.OPENED,)),
    _rule("listed after the amount before", _listed, given=(fact.AFTER,)),
    _rule("closing words", _closing, given=(fact.SUMMED,)),
    _rule("how it is raised", _raised),
    _rule("head of the sentence", _led, given=(fact.LED,)),
    _rule("of the whole", _of_whole, given=(fact.PART,)),
    _rule("bank that lends", _lent, given=(fact.says(BANK_LENDS),)),
    Rule("lead-in of the list", lambda it: _is_money(it) and _introduced(it), _introduced, given=(fact.LISTED,)),
    Rule("heading above", lambda it: _is_money(it) and _above(it), _above),
    Rule("total", _is_money, lambda _: "total"),
    _rule("amount before", _sibling, given=(fact.AFTER,)),
    Rule("no payer", always, lambda _: None),
)

_CHOICE = Choice(_RULES)
