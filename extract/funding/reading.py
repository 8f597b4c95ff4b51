"""The amounts of a plan's running text in reading order: each with its evidence and what was decided on it.

An amount that does not state its source or capital itself takes them from the amount that it is a part of (in
a bracket, after `trong đó`, in the list below it), or from the heading above.
"""

from collections.abc import Iterator, Sequence

from corpus.document import Span
from corpus.message import say
from extract.context import Context
from extract.decision import named
from extract.funding.amount import Amount
from extract.funding.amount_list import AmountList, Met, next_line
from extract.funding.area import area
from extract.funding.budget_year import budget_year
from extract.funding.capital_type import capital_type
from extract.funding.caption import ListUnit, bare_sums, list_units, sharing_unit, value_in
from extract.funding.clause import clause_start, first_word, lead_words, sentence_of
from extract.funding.component_code import component_code
from extract.funding.evidence import Evidence
from extract.funding.fact import EVERYTHING
from extract.funding.planned import is_range, is_yearly, planned
from extract.funding.purpose import purpose
from extract.funding.source import source
from extract.funding.whole import opener, stands_besides, whole_and_sum, within
from extract.issue import issue
from extract.outline.tree import BULLETS
from extract.record import FundingSource, Issue
from patterns.funding.purpose import PURPOSE_BEHIND
from patterns.funding.source import KIND_BEHIND, SOURCE_BEHIND
from patterns.money import MONEY, MONEY_LIKE, amount_of, likely_digits, money_starts
from patterns.pattern import Match
from patterns.vocabulary import set_of

_LINKS = set_of("amount_linked") | {""}
"""Words between a bracket and the sum that the words before the bracket label."""


def amounts(context: Context) -> Iterator[Amount | Issue]:
    """All planned amounts in reading order, and those that cannot be read; those in tables are left out."""
    bullets = frozenset(item.heading.start for item in context.outline.items if item.kind in BULLETS)
    state = AmountList(Span(0, 0), EVERYTHING, [], {}, bullets)
    for match, unit in _figures(context):
        paragraph = context.document.paragraph_at(match.start())
        if paragraph.start != state.line.start:
            state = next_line(context, state, paragraph)
        read = _read(context, match, state, unit)
        state.add(_text(match), read if isinstance(read, Amount) else None)
        if read is not None:
            yield read


def _text(match: Match) -> Span:
    """Where an amount is printed."""
    return Span(match.start(), match.end())


def _figures(context: Context) -> Iterator[tuple[Match, ListUnit | None]]:
    """The matches of `MONEY`, of what only looks like it, and of amounts with the unit of their list, outside tables, in order."""
    document = context.document
    tables = [table.span for table in document.tables]
    printed = _printed(context)
    for match, listed in sorted(printed, key=lambda pair: pair[0].start()):
        if not (tables and any(table.start <= match.start() < table.end for table in tables)):
            yield match, listed


def _printed(context: Context) -> list[tuple[Match, ListUnit | None]]:
    """What looks like an amount in the preamble and the body, in tables too: read or not, or with the unit of its list."""
    document = context.document
    folded, start, end = document.folded, context.preamble, context.outline.body_end
    digits = likely_digits(folded, document.digits_in(start, end), start, end)
    found = list(MONEY.matches_at(folded, money_starts(folded, digits, start, end), end))
    taken = set[int]().union(*(range(*match.span()) for match in found))
    odd = [
        match
        for match in MONEY_LIKE.matches_at(folded, digits, end)
        if match.start() not in taken and match.end() - 1 not in taken
    ]
    printed: list[tuple[Match, ListUnit | None]] = [(match, None) for match in (*found, *odd)]
    printed += [pair for match in found for pair in sharing_unit(context, match)]
    for unit in list_units(context):
        printed += [(match, unit) for match in bare_sums(context, unit) if match.start() not in taken]
    return printed


def _read(context: Context, match: Match, state: AmountList, unit: ListUnit | None) -> Amount | Issue | None:
    """What is decided on an amount: planned money, an issue if it cannot be read, None if it is not money of the plan."""
    value = _value(match, unit)
    around = within(context, match.start(), state)
    if _is_of_refused(context, around):
        return None
    evidence = _evidence(context, match, value or 0, state, around.planned if around else None)
    is_planned, paid_by, project = planned(evidence), source(evidence), component_code(evidence)
    if is_yearly(evidence) and paid_by.value is not None:
        return _unread(context, match, "yearly")
    if not is_planned.value or paid_by.value is None:
        return None
    if value is None or is_range(evidence):
        return _unread(context, match, "no_amount" if value is None else "range")
    if project.value is None:
        return _unread(context, match, "several_projects")
    decided = (("planned", is_planned.rule), ("source", paid_by.rule), ("component_code", project.rule))
    return _with_unit(_amount(evidence, paid_by.value, project.value, decided), unit)


def _with_unit(amount: Amount, unit: ListUnit | None) -> Amount:
    """An amount whose printed words are followed by the unit of its list, if that states it for all."""
    if unit is not None:
        amount.amount_text = f"{amount.amount_text} {unit.words}"
    return amount


def _value(match: Match, unit: ListUnit | None) -> int | None:
    """The đồng of an amount; None if it cannot be read."""
    if unit is not None:
        return value_in(unit, match)
    return amount_of(match) if match.re is MONEY.compiled else None


def _amount(evidence: Evidence, paid_by: FundingSource, project: str, decided: Sequence[tuple[str, str]]) -> Amount:
    """A planned amount with all that is decided on it."""
    document, text = evidence.context.document, _text(evidence.match)
    capital, year, aim, place = capital_type(evidence), budget_year(evidence), purpose(evidence), area(evidence)
    run, is_full = opener(evidence.context, text.start, evidence.line.start, evidence.added_to)
    return Amount(
        span=Span(first_word(document.folded, evidence.start, text.start), evidence.bracket.end or text.end),
        text=text,
        amount_text=document.quote(text),
        amount_vnd=evidence.value,
        component_code=project,
        source=paid_by,
        capital_type=capital.value,
        budget_year=year.value,
        purpose=aim.value,
        area=place.value,
        whole=evidence.added_to if evidence.whole or paid_by != "total" else None,
        run=run,
        is_full=is_full,
        is_total=evidence.head is not None and evidence.head["whole"] is not None,
        rule=named(
            [
                *decided,
                ("capital_type", capital.rule),
                ("budget_year", year.rule),
                ("purpose", aim.rule),
                ("area", place.rule),
            ]
        ),
    )


def _is_read(context: Context, text: Span) -> bool:
    """Whether an amount can be read and can be money; the parts of one that cannot are no less planned."""
    match = MONEY.match(context.document.folded, text.start)
    return match is not None and amount_of(match) is not None


def _unread(context: Context, match: Match, what: str) -> Issue:
    """The doubt about an amount that cannot be read."""
    text = _text(match)
    return issue("amount_unread", text, amount=context.document.quote(text), what=say(f"value.{what}"))


def _is_of_refused(context: Context, around: Met | None) -> bool:
    """Whether an amount is a part of one that is not planned money."""
    return around is not None and around.is_refused and _is_read(context, around.text)


def _evidence(context: Context, match: Match, value: int, state: AmountList, around: Amount | None) -> Evidence:
    """What is stated about an amount; `around` is the planned amount of its line that it is a part of."""
    folded, offset = context.document.folded, match.start()
    sentence = sentence_of(state.sentences, offset)
    besides = stands_besides(folded, sentence, offset)
    whole, added_to = whole_and_sum(context, state, offset, value, around, besides)
    first = next((other.text.start for other in state.lately_met if other.text.start >= sentence), offset)
    return Evidence(
        context=context,
        match=match,
        value=value,
        line=state.line,
        start=clause_start(folded, _begin(folded, offset, state), offset),
        lead_span=lead_words(folded, sentence, first),
        whole=whole,
        added_to=added_to,
        sibling=state.met[-1].planned if state.met else None,
        besides=besides,
        of_line=state.known,
    )


def _begin(folded: str, offset: int, state: AmountList) -> int:
    """Where the words of an amount can begin: after the amount before it and that one's bracket.

    After a product (`ngân sách tỉnh 2 tỷ đồng x 4 năm = 8 tỷ đồng`) they are those of its factors.
    """
    own = (met.text for met in reversed(state.met) if not (met.is_refused and _is_aside(folded, met.text, offset)))
    before = next(own, None)
    if before is None:
        return state.line.start
    qualifier = KIND_BEHIND.match(folded, before.end, offset) or SOURCE_BEHIND.match(folded, before.end, state.line.end)
    end = qualifier.end() if qualifier and qualifier.end() <= offset else before.end
    aim = PURPOSE_BEHIND.match(folded, end, offset)
    if aim and folded.startswith((",", ";"), aim.end()):
        end = aim.end()
    close = folded.find(")", end, offset)
    return close + 1 if close > 0 and folded.startswith((" (", "("), end) else end


def _is_aside(folded: str, text: Span, offset: int) -> bool:
    """Whether an amount that is not a sum is a factor of the next one, or is in a bracket before it."""
    between = folded[text.end : offset]
    in_bracket = ")" in between and between.find(")") < (between.find("(") if "(" in between else len(between))
    return "=" in between or (in_bracket and ";" not in between and between.rpartition(")")[2].strip(" :") in _LINKS)
