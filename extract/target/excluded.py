"""Why a figure is neither a target nor a baseline: conditions, norms, shares of costs, ranks, teams, places, who is meant.

Source: TABLES of the project, targets (what gives no rows).
"""

from collections.abc import Callable, Sequence

from extract.target.chunk import Chunk
from extract.target.figure_end import leads_where
from extract.target.frame import PEOPLE
from extract.target.population import has_people
from extract.target.reading import Reading
from extract.target.reported import is_reported
from extract.target.start_value import is_start_value
from patterns.target.sentence import (
    ACTS_BEHIND,
    AGAINST,
    ASSIGNS,
    CHECKS,
    CONDITION,
    CONDITION_BEHIND,
    COST_LED,
    COSTS,
    ECONOMY,
    NORM,
    NORM_BEHIND,
    OF_OTHERS,
    OF_WHOLE,
    PLACES_THAT_HAVE,
    PLANNED_BEHIND,
    RANK,
    SPENT,
    TASKS,
    TEAM,
    TEAM_BEHIND,
    UP_NEAR,
    WHERE,
)
from patterns.target.words import OF_PLANNED

_CONTAINS = "gồm "
_UNITS_OF_PLACE = {"commune", "thôn", "bản", "ấp", "khóm", "huyện", "buôn", "làng", "khu phố", "tổ dân phố", "tỉnh"}
"""What a place is made of."""
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
_INSPECTIONS = ("cuộc", "đoàn", "lần", "đợt", "buổi", "chuyến", "vụ")
"""Units that count inspections and their results."""
_LINES = "tuyến"
"""Roads and streets on which things are."""
_ATTAINS = (" đạt ", " bằng ", " đạt tỷ lệ ")
"""Before how much of what was planned is attained."""
_NEAR = 90
"""Characters around a figure in which a condition is looked for."""
_OPENS = {"TIME", "SEP", "END", "PART", "AREA", "AIM"}
"""Kinds of chunks that name nobody who has something."""
_KEPT = 4
"""Chunks before a number in which what keeps is."""
_NOUN = 5
"""Chunks of the noun of counted things."""
_ALL = 100
_FEW = 3
"""People whom an office assigns to a task."""


def is_condition(e: Reading) -> bool:
    """Whether the figure is part of a condition or a rule."""
    near = e.before if len(e.before) <= _NEAR else f"…{e.before[-_NEAR:]}"
    return e.finds(CONDITION, near) or e.finds(CONDITION_BEHIND, e.after[:_NEAR])


def _verb_before(e: Reading) -> Sequence[Chunk]:
    """What leads to the figure whose verb this one shares (`giảm 30% thời gian và 30% chi phí`)."""
    other = e.previous
    return other.frame.chunks[other.frame.opens : other.frame.i] if other is not None else ()


def _shares_costs(e: Reading) -> bool:
    """Whether what a percentage is of is money, and neither reduced nor a task to fulfil."""
    if e.figure.unit != "percent" or e.frame.rate or not COSTS.match(e.after):
        return False
    return not any(is_none(e) for is_none in (_is_growth, _is_cut, _fulfils, _attains_plan))


def _near(e: Reading) -> Sequence[Chunk]:
    return e.frame.chunks[min(e.frame.opens, e.frame.verb) : e.frame.i]


def _fulfils(e: Reading) -> bool:
    """A share of a task that is to be fulfilled."""
    return TASKS.match(e.after) is not None and not e.place.past and not is_reported(e)


def _attains_plan(e: Reading) -> bool:
    """`trồng 120 ha, đạt 106,1% kế hoạch`: how much of what was planned a count before it attains, and no money."""
    other = e.before_in_sentence
    counted = other is not None and not other.figure.is_money and other.frame.count
    return counted and OF_PLANNED.match(e.after) is not None and e.before.endswith(_ATTAINS)


def _is_growth(e: Reading) -> bool:
    """A share of a whole of the economy, or a change against the same time of another year."""
    if AGAINST.match(e.after):
        return any(chunk.has("DIR") for chunk in _near(e))
    return ECONOMY.match(e.after) is not None and not any(chunk.has("SERVE") for chunk in _near(e))


def _is_cut(e: Reading) -> bool:
    """Costs that are to be reduced."""
    return e.after.startswith("chi phí") and any(chunk.has("DIR:reduce") for chunk in (*_near(e), *_verb_before(e)))


def _is_of_people(e: Reading) -> bool:
    """Whether a share after an amount is of people, or a rate with words of its own (`cho vay 42 tỷ đồng, bảo đảm 100% hộ nghèo …`)."""
    return has_people(e.after) or (e.frame.rate and e.frame.verb - e.frame.lead > 1)


def _changes(e: Reading) -> bool:
    """Whether a verb of change of its own governs the figure (`doanh thu đạt 30 tỷ đồng, tăng 15%`)."""
    frame = e.frame
    return any(chunk.has("DIR") for chunk in frame.chunks[max(frame.opens, min(frame.verb, frame.edge)) : frame.i])


_COST_SIGNS: tuple[Callable[[Reading], object], ...] = (
    _shares_costs,
    lambda e: e.figure.unit == "percent" and e.finds(SPENT, e.before) and not _changes(e) and not _is_of_people(e),
    lambda e: e.finds(NORM, e.before),
    lambda e: e.before.endswith(" đạt ") and e.after.startswith("so với ") and not _attains_plan(e),
    lambda e: e.frame.count and "/" not in e.figure.unit and NORM_BEHIND.match(e.after.partition(",")[0]),
    lambda e: e.finds(COST_LED, e.before) and not _is_output(e),
)
"""By what a figure shows itself a share of costs, money spent, or a norm."""


def _is_output(e: Reading) -> bool:
    """People who get something, or a share of the whole economy (`đóng góp 22% GRDP`)."""
    gets = e.figure.unit in PEOPLE and e.before.endswith(("cho ", "hỗ trợ "))
    given = e.frame.count and e.figure.known and e.before.endswith("đóng góp ")
    return gets or given or ECONOMY.match(e.after) is not None


def is_cost(e: Reading) -> bool:
    """Whether a figure is a share of costs or a norm."""
    return any(sign(e) for sign in _COST_SIGNS)


def _at_places(e: Reading) -> bool:
    """Whether a count is after `tại`, or after `trên` in the words of another count."""
    frame = e.frame
    if not leads_where(frame.chunks, frame.i) or e.figure.out_of is not None or is_start_value(e):
        return False
    return frame.chunks[frame.i - 1].low != "trên" or bool(frame.left) or e.figure.unit.startswith(_LINES)


def _opens_parts(e: Reading) -> bool:
    """`huyện gồm 12 xã`; not the first part of what was counted before (`07 công trình, gồm 04 công trình giao thông`)."""
    return e.before.endswith(_CONTAINS) and e.previous is None and e.figure.unit in _UNITS_OF_PLACE


def says_where(e: Reading) -> bool:
    """Whether a number only says where something is done, or who acts there."""
    if e.frame.count and e.figure.unit not in PEOPLE and (_opens_parts(e) or _at_places(e)):
        return True
    if e.figure.unit not in _PLACES or e.figure.out_of is not None:
        return False
    return _is_place_named(e) or _comes_first(e) or e.finds(ACTS_BEHIND, e.after)


def _is_place_named(e: Reading) -> bool:
    """Whether a number of places follows what is done at places, and neither starts a change nor is kept."""
    contains = e.before.endswith(_CONTAINS) and e.figure.unit not in _UNITS_OF_PLACE
    return e.finds(WHERE, e.before) and not contains and not is_start_value(e) and not _kept_up(e)


def _kept_up(e: Reading) -> bool:
    """`duy trì hoạt động của 41 trường`: places that are kept, and no where."""
    chunks, i = e.frame.chunks, e.frame.i
    return chunks[i - 1].low == "của" and any(chunk.has("KEEP") for chunk in chunks[max(i - _KEPT, 0) : i])


def _comes_first(e: Reading) -> bool:
    """`ưu tiên 04 thôn có tỷ lệ hộ nghèo trên 20%`: which places come first."""
    return e.before.endswith("ưu tiên ") and PLACES_THAT_HAVE.match(e.after) is not None


def is_rank(e: Reading) -> bool:
    """Whether a number is a rank, or of those among whom."""
    return e.frame.count and e.finds(RANK, e.before)


def is_sample(e: Reading) -> bool:
    """`kiểm tra 30% số xã`, `kiểm tra 320 cơ sở`: what is inspected, and no result; all of them, or `kiểm tra 04 cuộc`, are one."""
    if e.figure.unit == "percent":
        return e.figure.value < _ALL and e.finds(CHECKS, e.before)
    counts = e.figure.unit == "lượt" or e.figure.unit.startswith(_INSPECTIONS)
    return not counts and e.finds(CHECKS, e.before)


def is_team(e: Reading) -> bool:
    """Whether a number is the size of a team."""
    if TEAM_BEHIND.match(e.after):
        return True
    return e.figure.unit in ("person", "class", "cấp") and e.finds(TEAM, e.before)


def is_assigned(e: Reading) -> bool:
    """`phân công ít nhất 01 cán bộ theo dõi`: a duty of an office, no output."""
    return e.place.organisation and e.figure.unit == "person" and e.figure.value <= _FEW and e.finds(ASSIGNS, e.before)


def is_compared(e: Reading) -> bool:
    """Only what another figure is compared with: `so với 12% năm 2020`."""
    chunks, i = e.frame.chunks, e.frame.i
    near = list(reversed(chunks[max(0, i - 4) : i]))
    stop = next(
        (k for k, chunk in enumerate(near) if chunk.kind in ("SEP", "END", "DIR") or chunk.low == "("), len(near)
    )
    return any(chunk.low in ("so với", "so") for chunk in near[:stop]) and not _of_whole(e)


def is_surplus(e: Reading) -> bool:
    """`(vượt 12 học viên so với kế hoạch)`: by how much a count is more than was planned."""
    return e.frame.count and e.before.endswith("vượt ") and e.finds(PLANNED_BEHIND, e.after[:_NEAR])


def _of_whole(e: Reading) -> bool:
    """`Tỷ lệ X so với dân số 42%`: a rate that names its whole so."""
    return e.figure.unit == "percent" and e.frame.rate and OF_WHOLE.search(e.before) is not None


def is_inside_none_left(e: Reading) -> bool:
    """`không còn xã dưới 15 tiêu chí`: a number that only says of which things none are left."""
    return e.frame.count and e.previous is not None and e.previous.figure.none_left and not is_parted(e)


def is_parted(e: Reading) -> bool:
    """Whether a separator is between the figure and the one before."""
    frame = e.frame
    return any(chunk.kind in ("SEP", "PART") for chunk in frame.chunks[frame.left[-1] + 3 : frame.i])


def is_condition_of_population(e: Reading) -> bool:
    """`hộ có từ 2 con trở lên`, `vụ ngộ độc từ 30 người mắc trở lên`: who or what is meant."""
    chunks, i = e.frame.chunks, e.frame.i
    if i < 2 or not chunks[i - 1].has("CMP:from", "CMP:gt"):
        return False
    whom = (chunks[i - 2].low == "có" and i > 2 and chunks[i - 3].kind not in _OPENS) or _of_events(e)
    return e.frame.count and whom and UP_NEAR.search(e.after[:40]) is not None


def _of_events(e: Reading) -> bool:
    """Whether `từ N người` says of what size the events are that a share counts, or that shall not happen."""
    frame = e.frame
    named = frame.chunks[frame.i - 1].has("CMP:from") and frame.chunks[frame.i - 2].kind == "WORD"
    return named and e.figure.unit in PEOPLE and (_in_words_of_left(e) or _prevents(e))


def _in_words_of_left(e: Reading) -> bool:
    """Whether no separator is between the figure and the one before."""
    left = e.frame.left
    return bool(left) and not any(chunk.kind in ("SEP", "PART") for chunk in e.frame.chunks[left[-1] : e.frame.i])


def _prevents(e: Reading) -> bool:
    return any(chunk.low.startswith("không để") for chunk in e.frame.chunks[e.frame.lo : e.frame.i])


def is_size(e: Reading) -> bool:
    """`lắp đặt 40 thùng rác 3 ngăn`: how large the counted things are, by a noun that no lexicon counts."""
    frame = e.frame
    if e.figure.known or not frame.count or not frame.left or e.figure.unit in PEOPLE:
        return False
    between = frame.chunks[frame.left[-1] + 1 : frame.i]
    things = e.of(frame.left[-1]).figure.unit not in ("percent", *PEOPLE) and 0 < len(between) <= _NOUN
    return things and all(chunk.kind in ("WORD", "BIND", "COMPOUND") and not chunk.has("MAKE") for chunk in between)


def is_of_others(e: Reading) -> bool:
    """`(toàn quốc là dưới 9%)`: the figure of others, in brackets beside the plan's own."""
    return e.bracketed and e.previous is not None and OF_OTHERS.search(e.said[-60:]) is not None


def is_ratio_aside(e: Reading) -> bool:
    """`26 lớp tập huấn (02 lớp/huyện)`: how a count is shared out."""
    return e.bracketed and e.previous is not None and "/" in e.figure.unit and "/" not in e.previous.figure.unit


def is_inside_population(e: Reading) -> bool:
    """`80% hộ có trên 3 con dưới 15 tuổi được …`: a number that only says which population."""
    frame = e.frame
    if not frame.count or not frame.left or e.of(frame.left[-1]).figure.unit != "percent":
        return False
    share = e.of(frame.left[-1]).frame
    cut = share.cut(share.first, share.end)
    return cut is not None and cut > frame.i
