"""Where a plan belongs: its province, district and commune with the official codes of the day of issue."""

import collections
import dataclasses
import functools
from collections.abc import Iterable
from typing import TypeVar

from corpus.document import Document
from extract.outline.tree import Outline
from extract.record import Level
from patterns.fold import key
from patterns.place import Mention, Unit, UnitLevel, find, listed, mentions, only

REFORM_DAY = "2025-07-01"
"""From this day there are no districts (Nghị quyết 202/2025/QH15, Nghị quyết 203/2025/QH15)."""

_BEFORE_REFORM = "2024-06-15"


@dataclasses.dataclass(frozen=True)
class Location:
    """The units of a plan; None what is not stated or cannot be told."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    province_code: str | None = None
    district_code: str | None = None
    commune_code: str | None = None


Names = dict[UnitLevel, tuple[str, str]]
"""The kind word and the name of the plan's unit at each level that is known."""


@dataclasses.dataclass(frozen=True)
class Surroundings:
    """What a document names besides its own header: the witnesses that tell units of one name apart."""

    document: Document
    outline: Outline
    title: str | None
    place: str | None
    day: str | None

    @property
    def is_reformed(self) -> bool:
        """Whether the document is known to be of the time without districts."""
        return self.day is not None and self.day >= REFORM_DAY

    @functools.cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The provinces and districts that the text names."""
        return tuple(mentions(self.document.text, 0, self.outline.body_end, day=self.day, levels=("province", "district")))  # fmt: skip

    @functools.cached_property
    def communes(self) -> tuple[Mention, ...]:
        """The communes that the text names; read only where the plan is a commune's."""
        return tuple(mentions(self.document.text, 0, self.outline.body_end, day=self.day, levels=("commune",)))

    @functools.cached_property
    def preamble(self) -> int:
        """Where the first section begins: what stands before it weighs more."""
        return self.outline.first

    def count(self, level: UnitLevel) -> "collections.Counter[tuple[str, str]]":
        """How often each unit of a level is named; a mention in the title or the preamble counts three times."""
        found: collections.Counter[tuple[str, str]] = collections.Counter()
        for unit in self.communes if level == "commune" else self.mentions:
            if unit.level == level:
                found[unit.kind, unit.name] += 3 if unit.start < self.preamble else 1
        for unit in mentions(self.title or "", day=self.day, levels=(level,)):
            found[unit.kind, unit.name] += 3
        return found


def own_name(level: UnitLevel, around: Surroundings) -> tuple[str, str] | None:
    """The kind and name of the plan's own unit where its header leaves it out.

    The unit that the place's name means where the text names it or its level has just that one, else the
    title's, else the one that is named most.
    """
    title = _titled(around, level)
    if around.place and (seated := _named_as_seat(level, around.place, title, around)):
        return seated
    if title is not None:
        return title.kind, title.name
    if around.place and level == "province" and (province := _province_of_seat(around)):
        return province.kind, province.name
    return _most(around.count(level))


def _titled(around: Surroundings, *levels: UnitLevel) -> Mention | None:
    """The first listed unit that the title names."""
    found = mentions(around.title or "", day=around.day, levels=levels) if levels else mentions(around.title or "", day=around.day)  # fmt: skip
    return next((unit for unit in found if unit.listed), None)


def _named_as_seat(level: UnitLevel, place: str, title: Mention | None, around: Surroundings) -> tuple[str, str] | None:
    """The unit that bears the name of the date line's place: one that the text names, else a listed one where no title says another."""
    seat = _without_kind(place)
    if named := next((unit for unit in around.count(level) if key(unit[1]) == key(seat)), None):
        return named
    units = _of_day(find(level, seat, around.day), around.day) if title is None else []
    return (units[0].kind, units[0].name) if units else None


_K = TypeVar("_K")


def _most(votes: "collections.Counter[_K]") -> _K | None:
    """What has more votes than anything else; None where two have as many."""
    most = votes.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None


_LEVEL_OF_WHOLE: dict[str, Level] = {"tỉnh": "province", "xã": "commune", "phường": "commune", "thị trấn": "commune"}
"""The level that `toàn …` speaks of; any other kind of unit is a district."""


def level_of_text(around: Surroundings, whole: Iterable[str]) -> Level | None:
    """The level at which a plan speaks of itself: its title's unit, `toàn huyện` (the words `whole`), or its place's."""
    if unit := _titled(around):
        return unit.level
    for kind, times in collections.Counter(whole).most_common(1):
        if times >= 2:
            return _LEVEL_OF_WHOLE.get(kind, "district")
    if around.place is None:
        return None
    seat = key(_without_kind(around.place))
    return next((unit.level for unit in around.mentions if key(unit.name) == seat), None)


def level_of_city(around: Surroundings) -> Level | None:
    """The level of a `thành phố` that only the place of the date line names: a province or a district by its list."""
    seat = _without_kind(around.place or "")
    for level in ("province", "district"):
        if any(unit.kind == "thành phố" for unit in _of_day(find(level, seat, around.day), around.day)):
            return level
    return None


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
    known = units.province or next(filter(None, (_by_code(unit.parent, around.day) for unit in below)), None)
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


def _without_kind(place: str) -> str:
    """`TP. Hồ Chí Minh` as `Hồ Chí Minh`; `Quận 11` keeps its kind."""
    unit = next(mentions(place), None)
    return unit.name if unit is not None and unit.start == 0 else place


def _of_day(units: Iterable[Unit], day: str | None) -> list[Unit]:
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
        if found := _witnessed(units, upper, around):
            return found
    return only(units)


def _own_named(units: Iterable[Unit], name: str) -> list[Unit]:
    """Those that bear the name as their own; those that are also called so where none does."""
    units = list(units)
    return [unit for unit in units if key(unit.name) == key(name)] or units


def _witnessed(units: Iterable[Unit], upper: UnitLevel, around: Surroundings) -> Unit | None:
    """The one of several units of a name whose upper unit the text names, and names most."""
    votes: collections.Counter[Unit] = collections.Counter()
    for (_, name), times in around.count(upper).items():
        codes = {unit.code for unit in _of_day(find(upper, name, around.day), around.day)}
        for unit in units:
            if unit.level != upper and codes & set(_codes_above(unit)):
                votes[unit] += times
    return _most(votes)


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


def _by_code(code: str | None, day: str | None) -> Unit | None:
    """The province with a code at `day`, given its own code or one of its districts'."""
    if code is None:
        return None
    if len(code) == 3:
        return _by_code(next((unit.parent for unit in _districts().get(code, ())), None), day)
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


def _province_of_seat(around: Surroundings) -> Unit | None:
    """The province whose seat the place of the date line is (`Nha Trang`), where the text names that province too."""
    seat = only(find("district", _without_kind(around.place or ""), around.day))
    province = _by_code(seat.parent, around.day) if seat else None
    named = {name for _, name in around.count("province")}
    return province if province and (not named or province.name in named) else None
