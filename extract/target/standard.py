"""Whether a figure only states how a thing must be, is built or lies: capacities, distances, land for each, sets of criteria, benefits.

Source: TABLES of the project, targets (norms and definitions give no rows).
"""

from extract.target.committed import is_aimed
from extract.target.figure import MEASURES
from extract.target.form import names
from extract.target.population import has_people
from extract.target.reading import Reading
from patterns.target.standard import BENEFIT, CAPACITY, CRITERIA_LED, DISTANCE_LED, LAND_NORM, SIZE_LED

_LENGTHS = {"m", "km"}
_CRITERIA = "tiêu chí"
_AREA = "m2"
_NEVER = "không để"
"""Begins what must not happen."""
_COMPARED = "so với"


def is_capacity(e: Reading) -> bool:
    """`nhà máy với công suất 100 MW`, `mô hình bảo vệ 04 lớp`: how a thing is built."""
    return e.frame.count and (e.finds(CAPACITY, e.before) or e.finds(SIZE_LED, e.before))


def is_distance(e: Reading) -> bool:
    """`cách khu dân cư tối thiểu 500 m`: how far a thing is or must be, not a distance that changes."""
    if e.figure.unit not in _LENGTHS or not e.finds(DISTANCE_LED, e.before):
        return False
    return not any("DIR" in chunk.tags for chunk in e.frame.chunks[e.frame.lo : e.frame.i])


def is_land_norm(e: Reading) -> bool:
    """`diện tích đất tối thiểu 12 m2/trẻ em, khu vực đô thị 8 m2/trẻ em`: the land that each must have."""
    if not e.figure.unit.startswith(f"{_AREA}/"):
        return False
    return e.finds(LAND_NORM, e.before) or (e.previous is not None and is_land_norm(e.previous))


def is_set(e: Reading) -> bool:
    """`thực hiện 19 tiêu chí nông thôn mới`: how many criteria a set has, and not how many are attained."""
    if e.figure.unit != _CRITERIA or e.figure.out_of is not None:
        return False
    return _selects_places(e) or (e.finds(CRITERIA_LED, e.before) and not is_aimed(e))


def _selects_places(e: Reading) -> bool:
    """`03 xã đạt dưới 15 tiêu chí`: which places are counted."""
    counts = e.previous is not None and e.previous.frame.count and e.measured.form != names.SUBJECT
    return counts and e.frame.chunks[e.frame.i - 1].has("CMP:lt", "CMP:le", "CMP:from")


def is_benefit(e: Reading) -> bool:
    """`hộ nghèo được giảm 50% giá dịch vụ`: what people need not pay, not a rate of theirs."""
    if e.figure.unit != "percent" or not e.finds(BENEFIT, e.before) or e.after.startswith(_COMPARED):
        return False
    return not e.frame.rate and has_people(e.before)


def is_size_of_event(e: Reading) -> bool:
    """`không để xảy ra cháy trên 05 ha`: the size of the events that must not happen."""
    if e.figure.unit not in MEASURES or not e.frame.chunks[e.frame.i - 1].has("CMP:gt", "CMP:from", "CMP:ge"):
        return False
    return any(chunk.low.startswith(_NEVER) for chunk in e.frame.chunks[e.frame.lo : e.frame.i])


def is_standard(e: Reading) -> bool:
    """Whether a figure states how a thing must be or lies, or what somebody need not pay."""
    if e.figure.unit == "percent":
        return is_benefit(e)
    return is_set(e) if e.figure.unit == _CRITERIA else is_distance(e) or is_land_norm(e) or is_size_of_event(e)
