"""The kind of capital of an amount: printed for it, for the whole that it is a part of, or for all parts of it."""

import functools

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.funding import fact
from extract.funding.evidence import Evidence, titles_above
from extract.record import CapitalType
from patterns.funding.capital_type import BEHIND_BRACKET, CAPITAL, FROM_CAPITAL_TITLE, SHARE_OF

_LONGEST_TITLE = 60
"""Characters of a heading that is nothing but the name of a capital."""

_LONGEST_SHARE = 140
"""Characters before an amount that may state of what whole it is a share."""

Capital = CapitalType | None


@functools.lru_cache(maxsize=2048)
def capital_in(words: str) -> CapitalType | None:
    """The kind of capital that folded words name last."""
    found = list(CAPITAL.finditer(words))
    return None if not found else "recurrent" if found[-1]["recurrent"] else "investment"


def capital_type(evidence: Evidence) -> Verdict[Capital]:
    """The capital, and the rule that states it; None if none is printed."""
    return decide(_CHOICE.of(evidence.known), evidence)


def own_capital(evidence: Evidence) -> Capital:
    """The capital that an amount's own words name."""
    return capital_in(evidence.bracket.words) or capital_in(evidence.own_clause) or capital_in(evidence.kind_behind)


def _of_whole(evidence: Evidence) -> Capital:
    return evidence.whole.capital_type if evidence.whole else None


def _above(evidence: Evidence) -> Capital:
    """The capital of the nearest heading that is nothing but its name."""
    for title in titles_above(evidence.context, evidence.line.start):
        if len(title) < _LONGEST_TITLE and (found := CAPITAL.match(title)):
            return "recurrent" if found["recurrent"] else "investment"
        if from_capital := FROM_CAPITAL_TITLE.search(title):
            return capital_in(from_capital["words"])
    return None


def _closing(evidence: Evidence) -> Capital:
    return capital_in(evidence.closing)


def _shared(evidence: Evidence) -> Capital:
    """The capital of the whole whose share an amount in brackets is (`chiếm 10% tổng vốn đầu tư (12 tỷ đồng)`)."""
    start = max(evidence.line.start, evidence.match.start() - _LONGEST_SHARE)
    share = SHARE_OF.search(evidence.context.document.folded[start : evidence.match.start()])
    return capital_in(share["whole"]) if share else None


def _behind_bracket(evidence: Evidence) -> Capital:
    """The capital named after the bracket of a split: of the amount before it and of those in it."""
    line = evidence.line
    behind = BEHIND_BRACKET.match(evidence.context.document.folded, evidence.match.end(), line.end)
    return capital_in(behind["words"]) if behind else None


def _led(evidence: Evidence) -> Capital:
    return None if evidence.titled else capital_in(evidence.lead)


def _introduced(evidence: Evidence) -> Capital:
    return capital_in(evidence.lead_in)


_CAPITAL = fact.says(CAPITAL)

_RULES: tuple[Rule[Evidence, Capital], ...] = (
    Rule("own words", own_capital, given=(_CAPITAL,)),
    Rule("closing words", _closing, given=(fact.SUMMED,)),
    Rule("behind the bracket", _behind_bracket, given=(fact.shows(BEHIND_BRACKET),)),
    Rule("head of the sentence", _led, given=(fact.LED, _CAPITAL)),
    Rule("share of a whole", _shared, given=(fact.shows(SHARE_OF),)),
    Rule("of the whole", _of_whole, given=(fact.PART,)),
    Rule("lead-in of the list", _introduced, given=(fact.LISTED,)),
    Rule("stated of all above", lambda it: capital_in(it.opening), given=(fact.SUMMED_ABOVE,)),
    Rule("heading above", _above),
    Rule("none printed", always, lambda _: None),
)

_CHOICE = Choice(_RULES)
