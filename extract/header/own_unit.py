"""The level and the unit of a plan whose header leaves them out."""

import collections
from collections.abc import Iterable

from extract.header.place import by_code, of_day
from extract.header.surroundings import Surroundings, most
from extract.record import Level
from patterns.fold import key
from patterns.place import LEVEL_OF_KIND, Mention, mentions
from patterns.unit_list import Unit, UnitLevel, find, only


def own_name(level: UnitLevel, around: Surroundings) -> tuple[str, str] | None:
    """The kind and name of the plan's own unit if its header leaves it out.

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
    return most(around.count(level))


def _titled(around: Surroundings, *levels: UnitLevel) -> Mention | None:
    """The first listed unit that the title names."""
    found = mentions(around.title or "", day=around.day, levels=levels) if levels else mentions(around.title or "", day=around.day)  # fmt: skip
    return next((unit for unit in found if unit.listed), None)


def _named_as_seat(level: UnitLevel, place: str, title: Mention | None, around: Surroundings) -> tuple[str, str] | None:
    """The unit that bears the name of the date line's place: one that the text names, else a listed one where no title states another."""
    seat = _without_kind(place)
    if named := next((unit for unit in around.count(level) if key(unit[1]) == key(seat)), None):
        return named
    units = of_day(find(level, seat, around.day), around.day) if title is None else []
    return (units[0].kind, units[0].name) if units else None


def _province_of_seat(around: Surroundings) -> Unit | None:
    """The province whose seat the place of the date line is (`Nha Trang`), where the text names that province too."""
    seat = only(find("district", _without_kind(around.place or ""), around.day))
    province = by_code(seat.parent, around.day) if seat else None
    named = {name for _, name in around.count("province")}
    return province if province and (not named or province.name in named) else None


def level_of_text(around: Surroundings, whole: Iterable[str]) -> Level | None:
    """The level at which a plan speaks of itself: its title's unit, `toàn huyện` (the words `whole`), or its place's."""
    if unit := _titled(around):
        return unit.level
    for kind, times in collections.Counter(whole).most_common(1):
        if times >= 2:
            return LEVEL_OF_KIND.get(kind, "district")
    if around.place is None:
        return None
    seat = key(_without_kind(around.place))
    return next((unit.level for unit in around.mentions if key(unit.name) == seat), None)


def level_of_city(around: Surroundings) -> Level | None:
    """The level of a `thành phố` that only the place of the date line names: a province or a district by its list."""
    seat = _without_kind(around.place or "")
    for level in ("province", "district"):
        if any(unit.kind == "thành phố" for unit in of_day(find(level, seat, around.day), around.day)):
            return level
    return None


def _without_kind(place: str) -> str:
    """`TP. Hồ Chí Minh` as `Hồ Chí Minh`; `Quận 11` keeps its kind."""
    unit = next(mentions(place), None)
    return unit.name if unit is not None and unit.start == 0 else place
