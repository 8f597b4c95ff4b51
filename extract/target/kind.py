"""`kind`: whether a figure is a target, a baseline, or neither.

First what is neither a commitment nor a state (conditions, norms, shares of costs, ranks, teams, places), then what reports, then what
commits.  Source: TABLES of the project, targets.
"""

from collections.abc import Callable

from extract.decision import Rule, Verdict, always, decide
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
from patterns.target.sentence import EACH, QUOTED, RECKONED


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
    if e.measured.form not in (
        names.PART,
        names.PART_OF_PLACE,
        names.PART_OF_LEVEL,
        names.PART_OF_SITE,
        names.PART_OF_AGENCY,
    ):
        return False
    return own_year(e) in (None, own_year(e.lender) if e.lender is not None else None)


KIND: tuple[Rule[Reading, TargetKind | None], ...] = (
    Rule("amount of money", lambda e: e.figure.is_money, lambda e: None),
    Rule("slogan or title", lambda e: e.frame.count and QUOTED.search(e.sentence_before), lambda e: None),
    Rule("none left in some places", lambda e: e.figure.none_left and e.previous and not is_parted(e), lambda e: None),
    Rule("states what none are left of", is_inside_none_left, lambda e: None),
    Rule("inside a population", is_inside_population, lambda e: None),
    Rule("figure of others", is_of_others, lambda e: None),
    Rule("ratio in brackets", is_ratio_aside, lambda e: None),
    Rule("condition of a population", is_condition_of_population, lambda e: None),
    Rule("condition", is_condition, lambda e: None),
    Rule(START, is_start_value, lambda e: "baseline"),
    Rule("disbursement aimed at", is_disbursed, lambda e: "target"),
    Rule("disbursement reported", is_disbursed_so_far, lambda e: "baseline"),
    Rule("share of costs or norm", is_cost, lambda e: None),
    Rule("norm for each", lambda e: e.frame.count and e.finds(EACH, e.before), lambda e: None),
    Rule("size of a team", is_team, lambda e: None),
    Rule("technical capacity", is_capacity, lambda e: None),
    Rule("how a thing must be", is_standard, lambda e: None),
    Rule("size of counted things", is_size, lambda e: None),
    Rule("sample inspected", is_sample, lambda e: None),
    Rule("rank", is_rank, lambda e: None),
    Rule("only compared with", is_compared, lambda e: None),
    Rule("surplus over what was planned", is_surplus, lambda e: None),
    Rule("preceding figure repeated", _stated_again, lambda e: kind_of(e.lender).value if e.lender else None),
    Rule("difference from another figure", _differs, lambda e: kind_of(e.lender).value if e.lender else None),
    Rule("part of another figure", _part, lambda e: kind_of(e.lender).value if e.lender else None),
    Rule("year before the plan", lambda e: is_past(e) and not is_described(e), lambda e: "baseline"),
    Rule("year before the plan goes on", past_goes_on, lambda e: "baseline"),
    Rule("baseline of a bracket goes on", is_aside_on, lambda e: "baseline"),
    Rule("place described", is_described, lambda e: None),
    Rule("only where", only_locates, lambda e: None),
    Rule(
        "section of money",
        lambda e: (e.place.money and not commits_in_money(e)) or RECKONED.match(e.after),
        lambda e: None,
    ),
    Rule("staff assigned", is_assigned, lambda e: None),
    Rule("aim announced", is_aimed, lambda e: "target"),
    Rule("state judged", is_judged, lambda e: "baseline"),
    Rule("section reports", lambda e: e.place.past, lambda e: "baseline"),
    Rule("words that report", is_reported, lambda e: "baseline"),
    Rule("report goes on", report_goes_on, lambda e: "baseline"),
    Rule("state of things", is_done, lambda e: "baseline"),
    Rule("aim announced earlier", is_aimed_earlier, lambda e: "target"),
    Rule("under objectives", is_under_objectives, lambda e: "target"),
    Rule("product of a task", lambda e: e.sentence.product and e.frame.count, lambda e: "target"),
    Rule("narrative", is_narrated, lambda e: "baseline"),
    Rule("preamble or rules", lambda e: e.place.preamble or e.place.rules, lambda e: None),
    Rule("year ahead", is_ahead, lambda e: "target"),
    Rule("share committed to", commits_share, lambda e: "target"),
    Rule("count with its verb", commits_count, lambda e: "target"),
    Rule("quota of a list", lambda e: e.place.quota and e.frame.label is not None, lambda e: "target"),
    Rule("no commitment", always, lambda e: None),
)


_OF_COUNTS = {is_inside_none_left, is_inside_population, is_condition_of_population, is_capacity, is_size, is_rank,
              is_surplus, is_done, commits_count}  # fmt: skip
_OF_SHARES = {is_disbursed, is_disbursed_so_far, commits_share}
_OF_FURTHER = {is_inside_none_left, is_inside_population, is_of_others, is_ratio_aside, is_size, _stated_again}
"""The conditions that only counts, shares, and figures with another before them in their clause may fulfil."""


def _may_hold(condition: Callable[[Reading], object], *, counts: bool, further: bool) -> bool:
    """Whether figures that count, or that follow another in their clause, may fulfil a condition."""
    return condition not in (_OF_SHARES if counts else _OF_COUNTS) and (further or condition not in _OF_FURTHER)


_KIND_OF = {
    (counts, further): tuple(rule for rule in KIND if _may_hold(rule.when, counts=counts, further=further))
    for counts in (False, True)
    for further in (False, True)
}
"""The rules for such figures: the others are not asked."""


def kind_of(reading: Reading) -> Verdict[TargetKind | None]:
    """What a figure is; None for one that is neither."""
    return reading.once("kind", _decided, None)


def _decided(e: Reading) -> Verdict[TargetKind | None]:
    if e.figure.is_money:
        return decide(KIND, e)
    return decide(_KIND_OF[e.frame.count, bool(e.frame.left)], e)
