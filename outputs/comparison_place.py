"""Whose figures a row of a comparison holds: a place by its official name, with the codes of both sides of the reform of 2025."""

import dataclasses
import functools
from typing import Annotated

from outputs.table import Row
from patterns.place import UNIT, UnitLevel, find, only
from patterns.successor import predecessors, successors

_LAST_OLD, _FIRST_NEW = "2025-06-30", "2025-07-01"
_YEAR = 2025


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A place; codes are the General Statistics Office's.  Several codes of one column are joined by `|`."""

    level: Annotated[
        str | None, "`province`, `district`, `commune`; `part`: of the plan's place, such as a hamlet, with no code"
    ]
    province: Annotated[str | None, "name of the province"]
    province_code: Annotated[str | None, "its code in the year of the plan"]
    district: Annotated[str | None, "name of the district"]
    district_code: Annotated[str | None, "its code; there are none from July 2025 on"]
    commune: Annotated[str | None, "name of the commune"]
    commune_code: Annotated[str | None, "its code in the year of the plan"]
    area: Annotated[str | None, "a part of the plan's place, as printed in an annex, that is in no official list"]
    province_code_2025: Annotated[str | None, "code from 1 July 2025 on of the province that this was or is"]
    province_codes_before: Annotated[str | None, "codes until 30 June 2025 of the province, or of those it was made of"]
    commune_codes_2025: Annotated[str | None, "codes from 1 July 2025 on of the communes that a district or commune is"]
    commune_codes_before: Annotated[
        str | None, "codes until 30 June 2025 of the communes that a commune is or was made of"
    ]


def place_of(document: Row, area: str | None = None) -> Place:
    """The place of a plan (a row of `documents`), or a part of it that an annex names."""
    names = tuple(_text(document[name]) for name in ("province", "province_code", "district", "district_code", "commune", "commune_code"))  # fmt: skip
    return _place(
        _text(document["issuer_level"]), names, _day(document, names[5] or names[1], bool(names[2])), area or None
    )


@functools.lru_cache(maxsize=100_000)
def _place(level: str | None, names: tuple[str | None, ...], day: str | None, area: str | None) -> Place:
    province, province_code, district, district_code, commune, commune_code = names
    if area:
        unit = _within(area, district_code or province_code, day)
        level = unit[0] if unit else "part"
        if unit and unit[0] == "district":
            district, district_code, area = unit[1], unit[2], None
        elif unit:
            commune, commune_code, area = unit[1], unit[2], None
    is_new = day is not None and day >= _FIRST_NEW
    own = commune_code or district_code
    return Place(
        level,
        province,
        province_code,
        district,
        district_code,
        commune,
        commune_code,
        area,
        _codes(province_code, day, wanted_new=True, is_new=is_new),
        _codes(province_code, day, wanted_new=False, is_new=is_new),
        _codes(own, day, wanted_new=True, is_new=is_new),
        None if own == district_code else _codes(own, day, wanted_new=False, is_new=is_new),
    )


def _codes(code: str | None, day: str | None, *, wanted_new: bool, is_new: bool) -> str | None:
    """A unit's code where its side of the reform is the wanted one, else the codes of the other side; null where neither is known."""
    if code is None or day is None:
        return None
    if wanted_new == is_new:
        return code
    return "|".join(successors(code) if wanted_new else predecessors(code)) or None


def _within(area: str, parent: str | None, day: str | None) -> tuple[UnitLevel, str, str] | None:
    """The level, name and code of the one unit below `parent` that an annex names, with or without its kind."""
    levels: tuple[UnitLevel, ...] = ("district", "commune")
    kind = UNIT.match(area)
    name = area[kind.start("name") :] if kind else area
    found = [unit for level in levels for unit in find(level, name, day) if unit.parent == parent]
    unit = only(found)
    return (unit.level, unit.name, unit.code) if unit and unit.code else None


def _day(document: Row, code: str | None, has_district: bool) -> str | None:
    """A day that tells the side of the reform; null where the year of the reform itself is all that is known."""
    if document["issued_date"]:
        return str(document["issued_date"])[:10]
    if has_district:
        return _LAST_OLD
    year = document["issued_year"] or document["period_start"]
    if isinstance(year, int) and year != _YEAR:
        return _LAST_OLD if year < _YEAR else _FIRST_NEW
    return _day_of_code(code) if code else None


@functools.cache
def _day_of_code(code: str) -> str | None:
    """The side of the reform where a code was in use, if it was in use on one side only."""
    is_old, is_new = bool(successors(code)), bool(predecessors(code))
    return None if is_old == is_new else _LAST_OLD if is_old else _FIRST_NEW


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
