"""`kind`: whether a figure is a target, a baseline, or neither.

First what is neither a commitment nor a state (conditions, norms, shares of costs, ranks, teams, places), then what reports, then what
commits.  Source: TABLES of the project, targets.
"""

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.record import TargetKind
from extract.target.committed import (
    commits_count,
    commits_in_money,
    commits_share,
    is_ahead,
    is_aimed,
    is_aimed_earlier,
    is_disbursed,
    is_under_objectives,
)
from extract.target.cost import is_cost
from extract.target.described import is_described
from extract.target.excluded import (
    is_assigned,
    is_compared,
    is_condition,
    is_condition_of_population,
    is_inside_none_left,
    is_inside_population,
    is_of_others,
    is_parted,
    is_rank,
    is_ratio_aside,
    is_sample,
    is_size,
    is_surplus,
    is_team,
)
from extract.target.fact import (
    BRACKETED,
    COUNT,
    FROM,
    FURTHER,
    LATER,
    MEASURE,
    MONEY,
    MONEY_SECTION,
    NONE_LEFT,
    OBJECTIVE,
    PAST,
    PRODUCT,
    QUOTA,
    SHARE,
    UNSAID,
    measured_as,
    says,
    says_word,
    shows,
    tagged,
)
from extract.target.form import names
from extract.target.reading import Reading
from extract.target.reported import (
    START,
    is_aside_on,
    is_disbursed_so_far,
    is_done,
    is_judged,
    is_narrated,
    is_past,
    is_reported,
    past_goes_on,
    report_goes_on,
    reports_aside,
)
from extract.target.standard import is_capacity, is_standard
from extract.target.start_value import is_start_value
from extract.target.where import only_locates
from extract.target.year import own_year
from patterns.target.excluded import ASSIGNS, CONDITION, CONDITION_BEHIND, PLANNED_BEHIND, TEAM, TEAM_BEHIND
from patterns.target.reported import AIMED, DISBURSED, PAST_OPENS, PAST_YEAR_OPENS, REPORTS
from patterns.target.sentence import CHECKS, EACH, QUOTED, RANK, RECKONED
from patterns.target.standard import CAPACITY, SIZE_LED

_PART_FORMS = (names.PART, names.PART_OF_PLACE, names.PART_OF_LEVEL, names.PART_OF_SITE, names.PART_OF_AGENCY)


def _neither(_: Reading) -> None:
    """Neither a target nor a baseline."""


def _stated_again(e: Reading) -> bool:
    """The figure before again, in another unit (`21,6%, tương ứng 1.930 hộ`, `100 hộ nghèo (1,98%)`)."""
    frame = e.frame
    if e.measured.form == names.ANSWERED or not _may_say_again(e):
        return False
    return frame.bare and not frame.states and e.lender is not None and not reports_aside(e) and own_year(e) is None


def _differs(e: Reading) -> bool:
    """By how much a figure is above or below another is what that figure is (`1.975 học sinh, nhiều hơn năm học trước 64 em`)."""
    return e.measured.form == names.DIFFERENCE and e.lender is not None


def _may_say_again(e: Reading) -> bool:
    """Whether a figure before is stated again in brackets, or after a word for equality."""
    frame = e.frame
    return bool(frame.left) and (e.bracketed or frame.tagged(frame.opens, frame.i, "EQUALS"))


def _part(e: Reading) -> bool:
    """A part without its own year, or with its whole's, is what its whole is (`58 trạm (VNPT: 25 trạm, …)`)."""
    if e.measured.form not in _PART_FORMS:
        return False
    return own_year(e) in (None, own_year(e.lender) if e.lender is not None else None)


def _of_whole(e: Reading) -> TargetKind | None:
    """What the figure is whose words this one shares."""
    return kind_of(e.lender).value if e.lender else None


_REPORTS = says(REPORTS)
_AIMED = says(AIMED)
_DISBURSED = says(DISBURSED)
_DIFFERENCE = measured_as(names.DIFFERENCE)

KIND: tuple[Rule[Reading, TargetKind | None], ...] = (
    Rule("amount of money", lambda e: e.figure.is_money, _neither, (MONEY,)),
    Rule("slogan or title", lambda e: e.frame.count and QUOTED.search(e.sentence_before), _neither, (COUNT, shows(*QUOTED.needs))),
    Rule("none left in some places", lambda e: e.figure.none_left and e.previous and not is_parted(e), _neither, (NONE_LEFT, FURTHER)),
    Rule("states what none are left of", is_inside_none_left, _neither, (COUNT, FURTHER)),
    Rule("inside a population", is_inside_population, _neither, (COUNT, FURTHER)),
    Rule("figure of others", is_of_others, _neither, (BRACKETED, FURTHER)),
    Rule("ratio in brackets", is_ratio_aside, _neither, (BRACKETED, FURTHER)),
    Rule("condition of a population", is_condition_of_population, _neither, (COUNT, tagged("CMP:from", "CMP:gt"))),
    Rule("condition", is_condition, _neither, (says(CONDITION, CONDITION_BEHIND),)),
    Rule(START, is_start_value, lambda e: "baseline", (FROM,)),
    Rule("disbursement aimed at", is_disbursed, lambda e: "target", (SHARE, _DISBURSED)),
    Rule("disbursement reported", is_disbursed_so_far, lambda e: "baseline", (SHARE, _DISBURSED)),
    Rule("share of costs or norm", is_cost, _neither),
    Rule("norm for each", lambda e: e.frame.count and e.finds(EACH, e.before), _neither, (COUNT, says(EACH))),
    Rule("size of a team", is_team, _neither, (says(TEAM, TEAM_BEHIND),)),
    Rule("technical capacity", is_capacity, _neither, (COUNT, says(CAPACITY, SIZE_LED))),
    Rule("how a thing must be", is_standard, _neither, (SHARE | MEASURE,)),
    Rule("size of counted things", is_size, _neither, (COUNT, FURTHER)),
    Rule("sample inspected", is_sample, _neither, (says(CHECKS),)),
    Rule("rank", is_rank, _neither, (COUNT, says(RANK))),
    Rule("only compared with", is_compared, _neither),
    Rule("surplus over what was planned", is_surplus, _neither, (COUNT, says(PLANNED_BEHIND))),
    Rule("preceding figure repeated", _stated_again, _of_whole, (FURTHER, BRACKETED | tagged("EQUALS"))),
    Rule("difference from another figure", _differs, _of_whole, (_DIFFERENCE,)),
    Rule("part of another figure", _part, _of_whole, (measured_as(*_PART_FORMS),)),
    Rule("year before the plan", lambda e: is_past(e) and not is_described(e), lambda e: "baseline"),
    Rule("year before the plan goes on", past_goes_on, lambda e: "baseline", (LATER, says(PAST_OPENS, PAST_YEAR_OPENS))),
    Rule("baseline of a bracket goes on", is_aside_on, lambda e: "baseline", (BRACKETED, LATER)),
    Rule("place described", is_described, _neither),
    Rule("only where", only_locates, _neither),
    Rule(
        "section of money",
        lambda e: (e.place.money and not commits_in_money(e)) or RECKONED.match(e.after),
        _neither,
        (MONEY_SECTION | says_word("x") | shows("×"),),
    ),
    Rule("staff assigned", is_assigned, _neither, (says(ASSIGNS),)),
    Rule("aim announced", is_aimed, lambda e: "target", (_AIMED,)),
    Rule("state judged", is_judged, lambda e: "baseline", (tagged("JUDGE"),)),
    Rule("section reports", lambda e: e.place.past, lambda e: "baseline", (PAST,)),
    Rule("words that report", is_reported, lambda e: "baseline", (_REPORTS,)),
    Rule("report goes on", report_goes_on, lambda e: "baseline", (_REPORTS,)),
    Rule("state of things", is_done, lambda e: "baseline", (COUNT,)),
    Rule("aim announced earlier", is_aimed_earlier, lambda e: "target", (_AIMED,)),
    Rule("under objectives", is_under_objectives, lambda e: "target", (OBJECTIVE,)),
    Rule("product of a task", lambda e: e.sentence.product and e.frame.count, lambda e: "target", (PRODUCT, COUNT)),
    Rule("narrative", is_narrated, lambda e: "baseline", (UNSAID,)),
    Rule("preamble or rules", lambda e: e.place.preamble or e.place.rules, _neither, (UNSAID,)),
    Rule("year ahead", is_ahead, lambda e: "target"),
    Rule("share committed to", commits_share, lambda e: "target", (SHARE,)),
    Rule("count with its verb", commits_count, lambda e: "target", (COUNT,)),
    Rule("quota of a list", lambda e: e.place.quota and e.frame.label is not None, lambda e: "target", (QUOTA,)),
    Rule("no commitment", always, _neither),
)  # fmt: skip

_CHOICE = Choice(KIND)


def kind_of(reading: Reading) -> Verdict[TargetKind | None]:
    """What a figure is; None for one that is neither."""
    return reading.once("kind", _decided, None)


def _decided(e: Reading) -> Verdict[TargetKind | None]:
    """What a figure is; of an amount of money nothing else is asked, and its frame is not read."""
    facts = MONEY if e.figure.is_money else e.facts | e.place.facts
    return decide(_CHOICE.of(facts), e)
