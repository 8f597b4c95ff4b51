"""Whether an amount is money planned for this plan: no rate, norm, limit, change, past money, figure of the economy or of damage."""

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.funding import fact
from extract.funding.evidence import Evidence
from extract.kept import asked_once
from patterns.funding.budget_year import ANY_YEAR
from patterns.funding.grouping import NEW_SENTENCE
from patterns.funding.head import HEAD, LABEL
from patterns.funding.planned import (
    CHANGE,
    COST,
    FACTOR,
    FEE,
    FEE_RATE,
    LOAN_LIMIT,
    MONEY_FROM,
    NORM,
    OTHER_MONEY,
    PAST_MONEY,
    PLANNED,
    RANGE_BEFORE,
    RANGE_BEHIND,
    REPAIRED,
    SUM_OF_FEES,
    UNIT_CAPTION,
    WORTH,
    YEAR_BRACKET,
)
from patterns.funding.source import CONTRIBUTES, GIVERS
from patterns.funding.source_name import sources_in
from patterns.money import PER_HEAD, YEARLY, YEARLY_BEFORE
from patterns.pattern import Match
from patterns.text import without_brackets

_LONGEST_SENTENCE = 1000
"""Characters before an amount that may state that its money is spent."""
_A_SUM = 200_000_000
"""More than anyone is paid per head, in đồng."""
_NEAR = 60
"""Characters before an amount in which a factor, a change or a range ends."""


def planned(evidence: Evidence) -> Verdict[bool]:
    """Whether an amount is planned money, and the rule that states so or why not."""
    return decide(_CHOICE.of(evidence.known), evidence)


def is_range(evidence: Evidence) -> bool:
    """Whether an amount is an end of a range."""
    behind = RANGE_BEHIND.match(evidence.context.document.folded, evidence.match.end())
    return behind is not None or RANGE_BEFORE.search(_before(evidence)) is not None


def is_yearly(evidence: Evidence) -> bool:
    """Whether an amount that its words name as money for the plan is one of each year (`Kinh phí tuyên truyền: 450 triệu đồng/năm`): no sum of the plan's."""
    behind = YEARLY.match(evidence.context.document.folded, evidence.match.end())
    if behind is None and (YEARLY_BEFORE.search(evidence.clause) is None or _is_per_head(evidence)):
        return False
    headed = evidence.head is not None or HEAD.search(evidence.lead) is not None
    others = (NORM.search(_own(evidence)), _is_fee(evidence), _is_other_money(evidence), evidence.section.is_past)
    return headed and not any(others)


@asked_once
def _before(evidence: Evidence) -> str:
    start = max(evidence.line.start, evidence.match.start() - _NEAR)
    return evidence.context.document.folded[start : evidence.match.start()]


def _is_unit(evidence: Evidence) -> bool:
    """Whether an amount may be a unit: a power of ten (`1.000 đồng`)."""
    return str(evidence.value).rstrip("0") == "1"


@asked_once
def _own(evidence: Evidence) -> str:
    """The words before an amount outside closed brackets (`ngân sách xã (tiết kiệm chi)`), after the factors of its product."""
    return without_brackets(evidence.clause.rpartition("=")[2])


def _is_per_head(evidence: Evidence) -> bool:
    behind = PER_HEAD.match(evidence.context.document.folded, evidence.match.end())
    return behind is not None and not (evidence.head and evidence.head["whole"] and behind[0].startswith(" "))


def _is_given(evidence: Evidence) -> bool:
    """Whether an amount is what people give is worth (`nhân dân hiến đất, góp công trị giá 2,4 tỷ đồng`)."""
    if WORTH.search(evidence.label) is None:
        return False
    given = GIVERS.match(evidence.label)
    return bool(given and given["gives"] and CONTRIBUTES.search(given["gives"]))


def _is_fee(evidence: Evidence) -> bool:
    """Whether what is paid a head is the amount itself, and not what a sum is for (`kinh phí hỗ trợ mức đóng …`)."""
    clause = _own(evidence)
    found = list(FEE.finditer(clause))
    if not found or SUM_OF_FEES.search(clause) or (evidence.value >= _A_SUM and not FEE_RATE.match(found[0][0])):
        return False
    headed = evidence.head is not None and (
        evidence.head.start() < found[0].start() or ", " in clause[found[-1].end() : evidence.head.start()]
    )
    paid = bool(sources_in(evidence.bracket.words)) or evidence.source_behind is not None
    labelled = LABEL.match(evidence.label) is not None and FEE.match(evidence.label) is None
    return not (headed or (paid and labelled))


def _is_other_money(evidence: Evidence) -> bool:
    clause = _own(evidence)
    found = list(OTHER_MONEY.finditer(clause))
    if not found:
        return False
    if _is_saved(clause, found[0].start(), found[-1].end()):
        return False
    if evidence.head and (evidence.head.start() > found[-1].end() or _is_spent_on(evidence.head, found[0])):
        return False
    return REPAIRED.search(clause[: found[0].start()]) is None


def _is_saved(clause: str, start: int, end: int) -> bool:
    """Whether what is saved or gained of a budget pays (`nguồn tăng thu, tiết kiệm chi ngân sách tỉnh`)."""
    return MONEY_FROM.search(clause, 0, start) is not None and bool(sources_in(clause[end:]))


def _is_spent_on(head: Match, found: Match) -> bool:
    """Whether a cost is headed, and what is found only states what for (`kinh phí thu hút khách`)."""
    return COST in head[0] and head.start() < found.start()


def _sentence(evidence: Evidence) -> str:
    """The words of an amount's sentence before it, after the last `;`."""
    folded, offset = evidence.context.document.folded, evidence.match.start()
    start = max(evidence.line.start, offset - _LONGEST_SENTENCE)
    start = max(start, folded.rfind(";", start, offset) + 1)
    for match in NEW_SENTENCE.finditer(evidence.context.document.text, start, offset):
        start = match.end()
    return folded[start:offset]


def _is_past(evidence: Evidence) -> bool:
    """Whether the sentence states so far that its money is spent, and no word since that it is planned."""
    sentence = without_brackets(_sentence(evidence))
    return any(
        PLANNED.search(sentence, match.end()) is None
        and (
            match["past"]
            or (match["result"] and not PLANNED.search(sentence, 0, match.start()))
            or _is_earlier(evidence, sentence)
        )
        for match in PAST_MONEY.finditer(sentence)
    )


def _is_earlier(evidence: Evidence, sentence: str) -> bool:
    """Whether a sentence speaks of a year before the plan's first."""
    first = evidence.context.header.period_start
    years = [int(match["year"]) for match in ANY_YEAR.finditer(sentence)]
    return first is not None and bool(years) and max(years) < first


def _in_earlier_bracket(evidence: Evidence) -> bool:
    """Whether an amount is in a bracket about a year before the plan's first (`(năm 2024: 1.420 hộ, 56,8 tỷ đồng)`)."""
    first = evidence.context.header.period_start
    found = YEAR_BRACKET.search(evidence.context.document.folded, evidence.line.start, evidence.match.start())
    return bool(found and first is not None and int(found["year"]) < first)


_RULES: tuple[Rule[Evidence, bool], ...] = (
    Rule(
        "unit of a table",
        lambda it: _is_unit(it) and UNIT_CAPTION.search(_before(it)),
        lambda _: False,
        given=(fact.says(UNIT_CAPTION),),
    ),
    Rule("rate", lambda it: _is_per_head(it) or FACTOR.search(_before(it)), lambda _: False),
    Rule("change", lambda it: CHANGE.search(_before(it)), lambda _: False, given=(fact.says(CHANGE),)),
    Rule("norm or limit", lambda it: NORM.search(_own(it)), lambda _: False, given=(fact.says(NORM),)),
    Rule("limit of a loan", lambda it: LOAN_LIMIT.search(_own(it)), lambda _: False, given=(fact.says(LOAN_LIMIT),)),
    Rule("fee", lambda it: _is_fee(it) and not _is_given(it), lambda _: False, given=(fact.says(FEE),)),
    Rule("economy or damage", _is_other_money, lambda _: False, given=(fact.says(OTHER_MONEY),)),
    Rule("reported", lambda it: it.section.is_past, lambda _: False),
    Rule("past", _is_past, lambda _: False, given=(fact.says(PAST_MONEY),)),
    Rule("bracket of an earlier year", _in_earlier_bracket, lambda _: False, given=(fact.says(YEAR_BRACKET),)),
    Rule("planned", always, lambda _: True),
)

_CHOICE = Choice(_RULES)
