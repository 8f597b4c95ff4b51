"""`kind`: whether a figure is a target, a baseline, or neither.

First what is no commitment and no state (conditions, norms, shares of costs, ranks, teams, places), then what reports, then what
commits.  Source: TABLES of the project, targets.
"""

from collections.abc import Callable

from extract.decision import Rule, Verdict, always, decide
from extract.record import TargetKind
from extract.target.frame import PEOPLE
from extract.target.reading import Reading
from extract.target.start_value import is_start_value
from extract.target.year import own_year
from patterns.target.sentence import (
    AIMED,
    ASSIGNS,
    CAPACITY,
    CHECKS,
    CONDITION,
    CONDITION_BEHIND,
    COST_LED,
    COSTS,
    DESCRIBED,
    DESCRIBES,
    DONE_ALREADY,
    EACH,
    NORM,
    NORM_BEHIND,
    QUOTED,
    RANK,
    RECKONED,
    REPORTS,
    SPENT,
    TEAM,
    TEAM_BEHIND,
    UP_NEAR,
    WHERE,
)

_PLACES = {
    "commune",
    "thôn",
    "bản",
    "ấp",
    "khóm",
    "huyện",
    "trường",
    "trạm y tế",
    "tỉnh",
    "thành phố",
    "buôn",
    "làng",
    "địa phương",
    "trường học",
    "cơ quan",
    "đơn vị",
    "khu phố",
    "tổ dân phố",
    "điểm trường",
}
_REACH = 5
"""Chunks before a count in which its verb stands."""
_FEW = 3
"""People whom an office assigns to a task."""
_NEAR = 160
"""How far before a figure words weigh that report or aim, in characters."""


def _condition(e: Reading) -> bool:
    return (
        CONDITION.search(e.before if len(e.before) < 90 else e.before[-90:]) is not None
        or CONDITION_BEHIND.search(e.after[:90]) is not None
    )


_COST_SIGNS: tuple[Callable[[Reading], object], ...] = (
    lambda e: e.figure.unit == "percent" and not e.frame.rate and COSTS.search(e.after),
    lambda e: e.figure.unit == "percent" and SPENT.search(e.before),
    lambda e: NORM.search(e.before),
    lambda e: e.before.endswith(" đạt ") and e.after.startswith("so với "),
    lambda e: e.frame.count and "/" not in e.figure.unit and NORM_BEHIND.search(e.after.partition(",")[0]),
    lambda e: COST_LED.search(e.before),
)
"""By what a figure shows itself a share of costs, money spent, or a norm."""


def _costs(e: Reading) -> bool:
    """Whether a figure is a share of costs or a norm."""
    return any(sign(e) for sign in _COST_SIGNS)


def _where(e: Reading) -> bool:
    if e.frame.count and e.figure.unit not in PEOPLE and e.before.endswith("gồm "):
        return True
    return (
        e.figure.unit in _PLACES
        and e.figure.out_of is None
        and WHERE.search(e.before) is not None
        and not is_start_value(e)
    )


def _rank(e: Reading) -> bool:
    return e.frame.count and RANK.search(e.before) is not None


def _capacity(e: Reading) -> bool:
    """`nhà máy với công suất 100 MW`, `mô hình bảo vệ 04 lớp`: how a thing is built."""
    return e.frame.count and CAPACITY.search(e.before) is not None


def _team(e: Reading) -> bool:
    if TEAM_BEHIND.search(e.after):
        return True
    return e.figure.unit in ("person", "class", "cấp") and TEAM.search(e.before) is not None


def _described(e: Reading) -> bool:
    """The place's own description: `xã có 14 thôn với 3.012 hộ, 13.560 khẩu`."""
    if e.figure.unit == "percent":
        return _share_described(e)
    bare = DESCRIBED.search(e.after) is not None and e.figure.out_of is None and not e.place.objective
    return bare and _describes(e) and not _is_done(e)


def _share_described(e: Reading) -> bool:
    """The share of peoples in a place, where the plan reports or introduces itself; not of its poor."""
    reports = e.place.past or e.place.preamble
    return reports and "dân tộc" in e.before and "nghèo" not in e.before and "nghèo" not in e.after[:30]


def _describes(e: Reading) -> bool:
    """Whether a figure's words describe a place, or are those of a figure before that counts no poor households."""
    if e.measured.lender is not None:
        return "nghèo" not in e.indicator or e.figure.unit == "person"
    return DESCRIBED.search(e.indicator) is not None or DESCRIBES.search(e.indicator) is not None


def _is_done(e: Reading) -> bool:
    """Whether a verb of doing is before the figure."""
    near = e.frame.chunks[max(e.frame.opens, e.frame.lo) : e.frame.i]
    return any(chunk.has("MAKE", "SERVE", "AIM", "DIR") and chunk.low not in ("có", "đạt") for chunk in near)


def _assigned(e: Reading) -> bool:
    """`phân công ít nhất 01 cán bộ theo dõi`: a duty of an office, no output."""
    return (
        e.place.organisation
        and e.figure.unit == "person"
        and e.figure.value <= _FEW
        and ASSIGNS.search(e.before) is not None
    )


def _compared(e: Reading) -> bool:
    """Only what another figure is compared with: `so với 12% năm 2020`."""
    chunks, i = e.frame.chunks, e.frame.i
    near = list(reversed(chunks[max(0, i - 4) : i]))
    stop = next((k for k, chunk in enumerate(near) if chunk.kind == "SEP"), len(near))
    return any(chunk.low == "so với" for chunk in near[:stop])


def _said_again(e: Reading) -> bool:
    """The figure before again, in another unit (`21,6%, tương ứng 1.930 hộ`, `100 hộ nghèo (1,98%)`)."""
    lender = e.lender
    again = lender is not None and own_year(e) is None and e.frame.bare and not e.frame.states
    return (
        again
        and e.previous is not None
        and (e.bracketed or any(c.has("EQUALS") for c in e.frame.chunks[e.frame.opens : e.frame.i]))
    )


def _part(e: Reading) -> bool:
    """A part without a year of its own is what its whole is (`58 trạm (VNPT: 25 trạm, …)`)."""
    return e.measured.form == "part of another figure" and own_year(e) is None


def _is_past(e: Reading) -> bool:
    year, first = own_year(e), e.first_year
    aimed = e.place.objective and e.place.year == year
    return year is not None and first is not None and year < first and not aimed


def _aimed(e: Reading) -> bool:
    """An aim announced before the figure, and nothing reported since."""
    found = list(AIMED.finditer(e.before[-_NEAR:]))
    return bool(found) and REPORTS.search(e.before[-_NEAR:][found[-1].end() :]) is None


def _opened_by_report(e: Reading) -> bool:
    """`Hiện nay, tổng số X … là 180 trạm, trong đó …`: the whole sentence reports."""
    return REPORTS.match(e.said.lstrip(" ,:*")) is not None


def _reports(e: Reading) -> bool:
    return (
        _opened_by_report(e)
        or REPORTS.search(e.before[-_NEAR:]) is not None
        or (e.bracketed and REPORTS.search(e.said[-30:]) is not None)
    )


def _continues(e: Reading) -> bool:
    """A report that an earlier part of the sentence opened."""
    return REPORTS.search(e.said[-2 * _NEAR :]) is not None and not e.place.objective and not AIMED.search(e.said)


def _done(e: Reading) -> bool:
    near = e.frame.chunks[max(e.frame.edge - 2, 0) : e.frame.edge]
    done_for = any(chunk.has("SERVE", "MAKE") and not chunk.has("AIM", "COP") and chunk.low != "có" for chunk in near)
    return e.frame.count and not done_for and DONE_ALREADY.search(e.indicator) is not None


def _parted(e: Reading) -> bool:
    """Whether a separator stands between the figure and the one before."""
    frame = e.frame
    return any(chunk.kind in ("SEP", "PART") for chunk in frame.chunks[frame.left[-1] + 3 : frame.i])


def _condition_of_population(e: Reading) -> bool:
    """`hộ có từ 2 con trở lên`: who is meant."""
    chunks, i = e.frame.chunks, e.frame.i
    least = i > 1 and chunks[i - 1].has("CMP:from", "CMP:gt") and chunks[i - 2].low == "có"
    return e.frame.count and least and UP_NEAR.search(e.after[:40]) is not None


def _narrated(e: Reading) -> bool:
    """A count in the narrative before the first section (`gây ngập toàn bộ 34 xã`, `có trên 40 điểm ngập`)."""
    if not e.place.preamble or not e.figure.known or AIMED.search(e.said):
        return False
    near = e.frame.chunks[max(0, e.frame.i - 3) : e.frame.i]
    return any(chunk.has("CMP") or chunk.low in ("có", "còn") for chunk in near)


def _inside_population(e: Reading) -> bool:
    """`80% hộ có trên 3 con dưới 15 tuổi được …`: a number that only says which population."""
    frame = e.frame
    if not frame.count or not frame.left or e.of(frame.left[-1]).figure.unit != "percent":
        return False
    share = e.of(frame.left[-1]).frame
    cut = share.cut(share.first, share.end)
    return cut is not None and cut > frame.i


def _governed(e: Reading) -> bool:
    """A count with a verb that does it before, or a comparator."""
    frame = e.frame
    if frame.label is not None and (
        frame.chunks[frame.label[0]].has("MAKE", "SERVE") or f" {frame.noun} " in f" {frame.low(*frame.label)} "
    ):
        return True
    near = frame.chunks[max(frame.opens, frame.lo, frame.edge - _REACH) : frame.i]
    return any(
        chunk.has("MAKE", "SERVE", "AIM", "DIR", "CMP:ge", "CMP:gt", "KEEP") or chunk.low in ("cho", "đạt")
        for chunk in near
    )


def _opens_item(e: Reading) -> bool:
    return not e.said.strip(" ,:*") and bool(e.indicator)


def _shares(e: Reading) -> bool:
    """A share with a verb that commits, or one that opens its item."""
    if e.figure.unit != "percent":
        return False
    near = e.frame.chunks[e.frame.lo : e.frame.i]
    commits = any(chunk.has("AIM", "DIR", "CMP:ge", "CMP:gt", "KEEP", "COP") for chunk in near)
    commits = commits or any(chunk.has("SERVE") or chunk.low == "cho" for chunk in near[-3:])
    return commits or not e.before.strip(" ,:*") or e.before.rstrip().endswith(":")


def _counts(e: Reading) -> bool:
    if not e.frame.count or CHECKS.search(e.before):
        return False
    chained = e.previous is not None and _governed(e.previous)
    return _governed(e) or chained or (e.figure.out_of is not None and bool(e.indicator))


KIND: tuple[Rule[Reading, TargetKind | None], ...] = (
    Rule("amount of money", lambda e: e.figure.is_money, lambda e: None),
    Rule("slogan or title", lambda e: e.frame.count and QUOTED.search(e.said), lambda e: None),
    Rule("none left in some places", lambda e: e.figure.none_left and e.previous and not _parted(e), lambda e: None),
    Rule("inside a population", _inside_population, lambda e: None),
    Rule("condition of a population", _condition_of_population, lambda e: None),
    Rule("condition", _condition, lambda e: None),
    Rule("share of costs or norm", _costs, lambda e: None),
    Rule("norm for each", lambda e: e.frame.count and EACH.search(e.before), lambda e: None),
    Rule("size of a team", _team, lambda e: None),
    Rule("technical capacity", _capacity, lambda e: None),
    Rule("rank", _rank, lambda e: None),
    Rule("only compared with", _compared, lambda e: None),
    Rule("start of a change", is_start_value, lambda e: "baseline"),
    Rule("figure before said again", _said_again, lambda e: kind_of(e.lender).value if e.lender else None),
    Rule("part of another figure", _part, lambda e: kind_of(e.lender).value if e.lender else None),
    Rule("year before the plan", lambda e: _is_past(e) and not _described(e), lambda e: "baseline"),
    Rule("place described", _described, lambda e: None),
    Rule("only where", _where, lambda e: None),
    Rule("section of money", lambda e: e.place.money or RECKONED.search(e.after), lambda e: None),
    Rule("staff assigned", _assigned, lambda e: None),
    Rule("aim announced", _aimed, lambda e: "target"),
    Rule("section reports", lambda e: e.place.past, lambda e: "baseline"),
    Rule("words that report", _reports, lambda e: "baseline"),
    Rule("report goes on", _continues, lambda e: "baseline"),
    Rule("state of things", _done, lambda e: "baseline"),
    Rule(
        "aim announced earlier",
        lambda e: AIMED.search(e.said[-4 * _NEAR :]) and (e.figure.known or _governed(e)),
        lambda e: "target",
    ),
    Rule("under objectives", lambda e: e.place.objective and (e.figure.known or _governed(e)), lambda e: "target"),
    Rule("narrative", _narrated, lambda e: "baseline"),
    Rule("preamble or rules", lambda e: e.place.preamble or e.place.rules, lambda e: None),
    Rule("share committed to", _shares, lambda e: "target"),
    Rule("count with its verb", _counts, lambda e: "target"),
    Rule("quota of a list", lambda e: e.place.quota and e.frame.label is not None, lambda e: "target"),
    Rule("no commitment", always, lambda e: None),
)


def kind_of(reading: Reading) -> Verdict[TargetKind | None]:
    """What a figure is; None for one that is neither."""
    return reading.once("kind", lambda e: decide(KIND, e), None)
