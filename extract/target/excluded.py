"""Why a figure is neither a target nor a baseline: conditions, ranks, samples, teams, comparisons, who is meant.

Source: TABLES of the project, targets (what gives no rows).
"""

from extract.target.frame import PEOPLE
from extract.target.reading import Reading
from patterns.function_word import HAVE
from patterns.target.excluded import (
    ASSIGNS,
    CONDITION,
    CONDITION_BEHIND,
    OF_OTHERS,
    PLANNED_BEHIND,
    TEAM,
    TEAM_BEHIND,
    UP_NEAR,
)
from patterns.target.sentence import CHECKS, OF_WHOLE, RANK
from patterns.vocabulary import phrases_of, set_of

_COMPARED = set_of("compared_to")
_INSPECTIONS = phrases_of("inspection_unit")
"""Units that count inspections and their results."""
_NEAR = 90
"""Characters around a figure in which a condition is looked for."""
_OPENS = {"TIME", "SEP", "END", "PART", "AREA", "AIM"}
"""Kinds of chunks that do not name an owner."""
_NOUN = 5
"""Chunks of the noun of counted things."""
_ALL = 100
_COMRADES = "đồng chí"
"""Members of an office (`cử 05 đồng chí theo dõi`)."""
_EACH = "mỗi "
"""Before units that each have a number of things."""
_FEW = 3
"""People assigned to a task by an office."""


def is_condition(e: Reading) -> bool:
    """Whether the figure is part of a condition or a rule."""
    if e.sentence.may_say(CONDITION_BEHIND) and CONDITION_BEHIND.search(e.after[:_NEAR]) is not None:
        return True
    if not e.sentence.may_say(CONDITION):
        return False
    near = e.before if len(e.before) <= _NEAR else f"…{e.before[-_NEAR:]}"
    return CONDITION.search(near) is not None


def is_rank(e: Reading) -> bool:
    """Whether a number is a rank, or the size of the group ranked."""
    return e.frame.count and e.finds(RANK, e.before)


_OWN_DOING = frozenset(("MAKE", "SERVE", "AIM", "PREP"))


def is_sample(e: Reading) -> bool:
    """`kiểm tra 30% số xã`, `kiểm tra 320 cơ sở`: what is inspected, not a result; all of them, or `kiểm tra 04 cuộc`, are a target."""
    if e.figure.unit == "percent":
        return e.figure.value < _ALL and e.finds(CHECKS, e.before)
    counts = e.figure.unit == "lượt" or e.figure.unit.startswith(_INSPECTIONS)
    return not counts and (e.finds(CHECKS, e.before) or _is_sampled_too(e))


def _is_sampled_too(e: Reading) -> bool:
    """`kiểm tra 02 xã, 05 thôn`: what else is inspected, without a verb of its own."""
    other = e.previous if e.frame.count and e.frame.subject is None else None
    if other is None or not other.frame.count or not is_sample(other):
        return False
    return all(_OWN_DOING.isdisjoint(chunk.tags) for chunk in e.frame.chunks[other.frame.i + 1 : e.frame.i])


def is_team(e: Reading) -> bool:
    """Whether a number is the size of a team."""
    if e.sentence.may_say(TEAM_BEHIND) and TEAM_BEHIND.match(e.after):
        return True
    if e.frame.joins_with and e.previous is not None and e.previous.figure.value > 1:
        return False  # `37 đội dân phòng với 410 đội viên`
    return e.figure.unit in ("person", "class", "cấp") and e.finds(TEAM, e.before)


def is_assigned(e: Reading) -> bool:
    """`phân công ít nhất 01 cán bộ theo dõi`: a duty of an office, not an output; what each of several places has is an output."""
    if _EACH in e.sentence_before:
        return False
    few = e.place.organisation and e.figure.unit == "person" and e.figure.value <= _FEW
    return (few or e.frame.noun == _COMRADES) and e.finds(ASSIGNS, e.before)


def is_compared(e: Reading) -> bool:
    """Only a figure that another one is compared with: `so với 12% năm 2020`."""
    chunks, i = e.frame.chunks, e.frame.i
    if _COMPARED.isdisjoint(e.frame.lows[max(0, i - 4) : i]):
        return False
    near = list(reversed(chunks[max(0, i - 4) : i]))
    stop = next(
        (k for k, chunk in enumerate(near) if chunk.kind in ("SEP", "END", "DIR") or chunk.low == "("), len(near)
    )
    return any(chunk.low in _COMPARED for chunk in near[:stop]) and not _of_whole(e)


def is_surplus(e: Reading) -> bool:
    """`(vượt 12 học viên so với kế hoạch)`: by how much a count exceeds the plan."""
    return e.frame.count and e.before.endswith("vượt ") and e.finds(PLANNED_BEHIND, e.after[:_NEAR])


def _of_whole(e: Reading) -> bool:
    """`Tỷ lệ X so với dân số 42%`: a rate that names its whole this way."""
    return e.figure.unit == "percent" and e.frame.rate and OF_WHOLE.search(e.before) is not None


def is_inside_none_left(e: Reading) -> bool:
    """`không còn xã dưới 15 tiêu chí`: a number that only specifies the things that no longer exist."""
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
    whom = (chunks[i - 2].low == HAVE and i > 2 and chunks[i - 3].kind not in _OPENS) or _of_events(e)
    return e.frame.count and whom and UP_NEAR.search(e.after[:40]) is not None


def _of_events(e: Reading) -> bool:
    """Whether `từ N người` states the size of the events that a share counts, or of events that must not happen."""
    frame = e.frame
    named = "CMP:from" in frame.chunks[frame.i - 1].tags and frame.chunks[frame.i - 2].kind == "WORD"
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
    return things and all(chunk.kind in ("WORD", "BIND", "COMPOUND") and "MAKE" not in chunk.tags for chunk in between)


def is_of_others(e: Reading) -> bool:
    """`(toàn quốc là dưới 9%)`: the figure of others, in brackets beside the plan's own."""
    return e.bracketed and e.previous is not None and OF_OTHERS.search(e.sentence_before[-60:]) is not None


def is_ratio_aside(e: Reading) -> bool:
    """`26 lớp tập huấn (02 lớp/huyện)`: how a count is shared out."""
    return e.bracketed and e.previous is not None and "/" in e.figure.unit and "/" not in e.previous.figure.unit


def is_inside_population(e: Reading) -> bool:
    """`80% hộ có trên 3 con dưới 15 tuổi được …`: a number that only states which population."""
    frame = e.frame
    if not frame.count or not frame.left or e.of(frame.left[-1]).figure.unit != "percent":
        return False
    share = e.of(frame.left[-1]).frame
    cut = share.cut(share.first, share.end)
    return cut is not None and cut > frame.i
