"""The place of a row of a comparison: its official name, with the codes of both sides of the reform of 2025."""

import dataclasses
import functools
from typing import Annotated

from outputs.table import Row
from patterns.place import LEVEL_OF_KIND, UNIT, kind_word
from patterns.successor import predecessors, successors
from patterns.unit_list import UnitLevel, find, only

_LAST_OLD, _FIRST_NEW = "2025-06-30", "2025-07-01"
_YEAR = 2025


@dataclasses.dataclass(frozen=True, slots=True)
class Codes:
    """Codes on both sides of the reform; several of one column are joined by `|`."""

    province_code_2025: Annotated[str | None, "code from 1 July 2025 on of the province that this was or is"]
    province_codes_before: Annotated[str | None, "codes until 30 June 2025 of the province, or of those it was made of"]
    commune_codes_2025: Annotated[str | None, "codes from 1 July 2025 on of the communes that a district or commune is"]
    commune_codes_before: Annotated[
        str | None, "codes until 30 June 2025 of the communes that a commune is or was made of"
    ]


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A place; codes are the General Statistics Office's."""

    level: Annotated[
        str | None, "`province`, `district`, `commune`; `part`: of the plan's place, such as a hamlet, with no code"
    ]
    province: Annotated[str | None, "name of the province"]
    province_code: Annotated[str | None, "its code in the year of the plan"]
    district: Annotated[str | None, "name of the district"]
    district_code: Annotated[str | None, "its code; there are none from July 2025 on"]
    commune: Annotated[str | None, "name of the commune"]
    commune_code: Annotated[str | None, "its code in the year of the plan"]
    area: Annotated[str | None, "a part of the plan's place, as printed in an annex, that is in no official list"] = (
        None
    )
    plan: Annotated[
        str | None, "the one plan of the row (`documents.doc_id`), where which place or years it is for is not known"
    ] = None

    @property
    def is_known(self) -> bool:
        """Whether no other place can be meant: there are six districts Châu Thành, each in a province of its own."""
        if self.level == "district":
            return bool(self.district_code or (self.district and self.province))
        if self.level == "commune":
            return bool(self.commune_code or (self.commune and self.district and self.province))
        return self.level == "province" and bool(self.province)


def place_of(document: Row, area: str | None = None) -> Place:
    """The place of a plan (a row of `documents`), or a part of it that an annex names."""
    values = (document[name] for name in ("issuer_level", "province", "province_code", "district", "district_code", "commune", "commune_code"))  # fmt: skip
    place = Place(*(value if isinstance(value, str) else None for value in values))
    return _part(place, area, _day(document, place)) if area else place


def codes_of(document: Row, place: Place) -> Codes:
    """The codes of a place on both sides of the reform, as far as the plan's date and the official lists decide."""
    return _codes_on(place, _day(document, place))


@functools.lru_cache(maxsize=100_000)
def _part(place: Place, area: str, day: str | None) -> Place:
    unit = _within(area, place.district_code or place.province_code, day, is_bare_too=place.level != "commune")
    if unit is None:
        return dataclasses.replace(place, level="part", area=area)
    level, name, code = unit
    if level == "district":
        return dataclasses.replace(place, level=level, district=name, district_code=code)
    return dataclasses.replace(place, level=level, commune=name, commune_code=code)


@functools.lru_cache(maxsize=100_000)
def _codes_on(place: Place, day: str | None) -> Codes:
    own = place.commune_code or place.district_code
    return Codes(
        _codes(place.province_code, day, wanted_new=True),
        _codes(place.province_code, day, wanted_new=False),
        _codes(own, day, wanted_new=True),
        _codes(place.commune_code, day, wanted_new=False),
    )


def _codes(code: str | None, day: str | None, *, wanted_new: bool) -> str | None:
    """A unit's code if its side of the reform is the wanted one, else the codes of the other side; null if neither is known."""
    if code is None or day is None:
        return None
    if wanted_new == (day >= _FIRST_NEW):
        return code
    return "|".join(successors(code) if wanted_new else predecessors(code)) or None


def _within(area: str, parent: str | None, day: str | None, *, is_bare_too: bool) -> tuple[UnitLevel, str, str] | None:
    """The level, name and code of the one unit below `parent` that an annex names by its kind, or by its bare name.

    What a commune's plan names without a kind is a hamlet, also if a commune next to it is called so.
    """
    kind = UNIT.match(area)
    levels: tuple[UnitLevel, ...] = ("district", "commune") if is_bare_too else ()
    if kind:  # `Thị trấn Ba Tơ` is not the district
        level = LEVEL_OF_KIND.get(kind_word(kind["kind"]), "district")
        levels = (level,) if level != "province" else ()
    name = area[kind.start("name") :] if kind else area
    found = [unit for level in levels for unit in find(level, name, day) if unit.parent == parent]
    unit = only([unit for unit in found if day and unit.was_valid(day)] or found)
    return (unit.level, unit.name, unit.code) if unit and unit.code else None


def _day(document: Row, place: Place) -> str | None:
    """A day before or after the reform; null if only the year of the reform itself is known."""
    if document["issued_date"]:
        return str(document["issued_date"])[:10]
    if place.district:
        return _LAST_OLD
    year = document["issued_year"] or document["period_start"]
    if isinstance(year, int) and year != _YEAR:
        return _LAST_OLD if year < _YEAR else _FIRST_NEW
    code = place.commune_code or place.province_code
    return _day_of_code(code) if code else None


@functools.cache
def _day_of_code(code: str) -> str | None:
    """The side of the reform where a code was in use, if it was in use on one side only."""
    is_old, is_new = bool(successors(code)), bool(predecessors(code))
    return None if is_old == is_new else _LAST_OLD if is_old else _FIRST_NEW
