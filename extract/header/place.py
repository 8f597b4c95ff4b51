"""Where a plan belongs: its province, district and commune with the official codes of the day of issue."""

import collections
import dataclasses
import functools
from collections.abc import Iterable

from extract.header.surroundings import Surroundings, most
from extract.record import Level
from patterns.fold import key
from patterns.unit_list import Unit, UnitLevel, find, listed, only

_BEFORE_REFORM = "2024-06-15"


@dataclasses.dataclass(frozen=True)
class Location:
    """The units of a plan; None what is not stated or cannot be stated."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    province_code: str | None = None
    district_code: str | None = None
    commune_code: str | None = None


Names = dict[UnitLevel, tuple[str, str]]
"""The kind word and the name of the plan's unit at each level that is known."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Units:
    """The listed units that are known at each level."""

    province: Unit | None
    district: Unit | None
    commune: Unit | None


def locate(level: Level | None, names: Names, around: Surroundings) -> Location:
    """The units that `names` mean at `level`, those above them included, with their codes."""
    if level not in ("province", "district", "commune"):
        return Location()
    units = _named_units(level, names, around)
    units = dataclasses.replace(units, district=_district_above(level, units, names, around))
    units = dataclasses.replace(units, province=_province_above(level, units, names, around))
    found = Location(
        province=_name(units.province, names, "province"),
        district=_name(units.district, names, "district"),
        commune=_name(units.commune, names, "commune") if level == "commune" else None,
        province_code=_code(units.province),
        district_code=_code(units.district),
        commune_code=_code(units.commune),
    )
    lacks_district = level == "province" or (around.is_reformed and level == "commune")
    return dataclasses.replace(found, district=None, district_code=None) if lacks_district else found


def _named_units(level: Level, names: Names, around: Surroundings) -> _Units:
    """The listed units that the names mean, each within the one above it."""
    province = _province(names, around.day)
    district = _choose("district", names, around, province) if level != "province" else None
    commune = _choose("commune", names, around, district or province) if level == "commune" else None
    return _Units(province, district, commune)


def _district_above(level: Level, units: _Units, names: Names, around: Surroundings) -> Unit | None:
    """The district that is named, else that of the commune, else the one that the text of a commune's plan names most."""
    if units.district is not None:
        return units.district
    if commune := units.commune:
        return only(unit for unit in listed("district") if unit.code == commune.parent and commune.valid_to)
    is_unstated = level == "commune" and "district" not in names and not around.is_reformed
    return _most_named("district", around, units.province) if is_unstated else None


def _province_above(level: Level, units: _Units, names: Names, around: Surroundings) -> Unit | None:
    """The province that is named, else that of the commune or the district, else the one that the text names most."""
    below = [unit for unit in (units.commune, units.district) if unit is not None]
    known = units.province or next(filter(None, (by_code(unit.parent, around.day) for unit in below)), None)
    if known is not None or below or _ambiguous(level, names, around.day):
        return known
    return _most_named("province", around, None)


def _name(unit: Unit | None, names: Names, level: UnitLevel) -> str | None:
    """The listed name, else the printed one."""
    if unit is not None:
        return unit.name
    return names[level][1] if level in names else None


def _code(unit: Unit | None) -> str | None:
    return unit.code if unit is not None else None


def of_day(units: Iterable[Unit], day: str | None) -> list[Unit]:
    """The units that existed on a day."""
    return [unit for unit in units if day is None or unit.was_valid(day)]


def _province(names: Names, day: str | None) -> Unit | None:
    return only(_of_kind(find("province", names["province"][1], day), names["province"][0])) if "province" in names else None  # fmt: skip


def _of_kind(units: Iterable[Unit], kind: str) -> list[Unit]:
    units = list(units)
    return [unit for unit in units if unit.kind == kind] or units


def _choose(level: UnitLevel, names: Names, around: Surroundings, above: Unit | None) -> Unit | None:
    """The listed unit that the name at a level means: within the unit above it, else within those the text names."""
    if level not in names:
        return None
    kind, name = names[level]
    units = find(level, name, around.day)
    if above is not None:
        inside = [unit for unit in units if above.code in _codes_above(unit)]
        return only(_of_kind(_own_named(inside, name), kind))
    units = tuple(_of_kind(_own_named(units, name), kind))
    if len(units) < 2:
        return only(units)
    for upper in ("district", "province"):
        if found := _by_named_parent(units, upper, around):
            return found
    return only(units)


def _own_named(units: Iterable[Unit], name: str) -> list[Unit]:
    """Those that bear the name as their own; otherwise those that are also called so."""
    units = list(units)
    return [unit for unit in units if key(unit.name) == key(name)] or units


def _by_named_parent(units: Iterable[Unit], upper: UnitLevel, around: Surroundings) -> Unit | None:
    """Of several units with the same name, the one whose parent unit the text names most often."""
    votes: collections.Counter[Unit] = collections.Counter()
    for (_, name), times in around.count(upper).items():
        codes = {unit.code for unit in of_day(find(upper, name, around.day), around.day)}
        for unit in units:
            if unit.level != upper and codes & set(_codes_above(unit)):
                votes[unit] += times
    return most(votes)


def _codes_above(unit: Unit) -> tuple[str | None, ...]:
    """The codes of the district and the province that a unit lies in."""
    if unit.parent is None or len(unit.parent) == 2:
        return (unit.parent,)
    return (unit.parent, *(district.parent for district in _districts().get(unit.parent, ())))


@functools.cache
def _districts() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for unit in listed("district"):
        if unit.code:
            found[unit.code] = (*found.get(unit.code, ()), unit)
    return found


def by_code(code: str | None, day: str | None) -> Unit | None:
    """The province with a code at `day`, given its own code or one of its districts'."""
    if code is None:
        return None
    if len(code) == 3:
        return by_code(next((unit.parent for unit in _districts().get(code, ())), None), day)
    return only(unit for unit in listed("province") if unit.code == code and unit.was_valid(day or _BEFORE_REFORM))


def _ambiguous(level: Level, names: Names, day: str | None) -> bool:
    """Whether several units bear the plan's own name: then another unit that the text names proves nothing."""
    return level in names and len(find(level, names[level][1], day)) > 1


def _most_named(level: UnitLevel, around: Surroundings, above: Unit | None) -> Unit | None:
    """The listed unit of a level that the text names most."""
    for (kind, name), _ in around.count(level).most_common(1):
        units = [unit for unit in find(level, name, around.day) if above is None or unit.parent == above.code]
        return only(_of_kind(units, kind))
    return None
