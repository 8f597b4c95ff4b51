"""The official lists of administrative units: names, codes, dates of validity."""

import dataclasses
import functools
import unicodedata
from collections.abc import Iterable
from typing import Literal

from patterns.fold import fold, key
from patterns.lexicon import Row, aliases, rows
from patterns.syllable import is_syllable

UnitLevel = Literal["province", "district", "commune"]


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit of the official lists."""

    name: str
    kind: str
    level: UnitLevel
    code: str | None
    parent: str | None
    valid_from: str
    valid_to: str

    def was_valid(self, day: str) -> bool:
        """Whether the unit existed on an ISO date."""
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to)


_FILES: tuple[tuple[str, UnitLevel], ...] = (
    ("provinces", "province"),
    ("districts", "district"),
    ("communes", "commune"),
)


@functools.cache
def _index(level: UnitLevel) -> dict[str, tuple[Unit, ...]]:
    """Units of a level by the key of each of their names."""
    name = next(name for name, of in _FILES if of == level)
    found: dict[str, list[Unit]] = {}
    for row in rows(name):
        unit = _unit(row, level)
        for alias in aliases(row):
            found.setdefault(key(alias), []).append(unit)
    return {alias: tuple(units) for alias, units in found.items()}


@functools.cache
def _squeezed(level: UnitLevel) -> dict[str, tuple[Unit, ...]]:
    """The same without blanks: `Đakrông` and `Đa Krông`, `EaKar` and `Ea Kar` are one; for longer names only."""
    return {name.replace(" ", ""): units for name, units in _index(level).items() if " " in name and len(name) > 5}


@functools.cache
def _respellable(level: UnitLevel) -> dict[str, tuple[Unit, ...]]:
    """Units with a name of one of the mountain peoples' languages, by its letters without blanks, apostrophes and marks.

    Vietnamese names are distinguished by their tones, and are not among these.
    """
    found: dict[str, list[Unit]] = {}
    for unit in listed(level):
        if not all(is_syllable(part) for part in key(unit.name).split()):
            found.setdefault(_letters(unit.name), []).append(unit)
    return {letters: tuple(units) for letters, units in found.items() if len({key(unit.name) for unit in units}) == 1}


@functools.lru_cache(maxsize=8192)
def _respelt(level: UnitLevel, name: str) -> tuple[Unit, ...]:
    """The units whose name is printed in another spelling: `Kong Chro` is Kông Chro, `K'Dang` is KDang."""
    return _respellable(level).get(_letters(name), ())


def _letters(name: str) -> str:
    return bare(name).replace(" ", "")


def _unit(row: Row, level: UnitLevel) -> Unit:
    return Unit(
        row["canonical"],
        row["kind"],
        level,
        row["code"] or None,
        row["parent"] or None,
        row["valid_from"],
        row["valid_to"],
    )


def find(level: UnitLevel, name: str, day: str | None = None) -> tuple[Unit, ...]:
    """The units of a level that bear `name`, those whose own name it is before those that are also called so.

    Of those that existed on `day`, if it is given and any did.
    """
    units = _index(level).get(key(name)) or _squeezed(level).get(key(name).replace(" ", "")) or _respelt(level, name)
    if len(units) > 1:
        units = tuple(sorted(units, key=lambda unit: key(unit.name) != key(name)))
    valid = tuple(unit for unit in units if day is None or unit.was_valid(day))
    return valid or tuple(unit for unit in _respelt(level, name) if day and unit.was_valid(day)) or units


def is_listed(name: str) -> bool:
    """Whether a unit of the official lists bears a name, spelt exactly so."""
    return any(key(name) in _index(level) for _, level in _FILES)


def official(level: UnitLevel, name: str) -> str:
    """A name in the spelling of the list, else with each word of it capitalised."""
    if units := find(level, name):
        return units[0].name
    return " ".join(word.capitalize() if word.isupper() and not word.isdigit() else word for word in name.split(" "))


def listed(level: UnitLevel) -> tuple[Unit, ...]:
    """All units of a level in the lists, past and present."""
    return tuple(dict.fromkeys(unit for units in _index(level).values() for unit in units))


def only(units: Iterable[Unit]) -> Unit | None:
    """The one unit, where there is just one (the same unit under two dates counts once)."""
    named = {(unit.code or unit.name, unit.parent): unit for unit in units}
    return next(iter(named.values())) if len(named) == 1 else None


def bare(name: str) -> str:
    """A name without tones and other marks over or under its letters.

    >>> bare("Hớn Quản"), bare("Đắk Lắk")
    ('hon quan', 'dak lak')
    """
    return "".join(char for char in unicodedata.normalize("NFD", fold(name)) if char.isalnum() or char == " ").replace(
        "đ", "d"
    )


def one_letter_apart(first: str, second: str, least: int = 6) -> bool:
    """Whether two names of `least` letters and blanks differ in just one letter: changed, left out or added."""
    first, second = sorted((bare(first), bare(second)), key=len)
    if len(first) < least or len(second) - len(first) > 1:
        return False
    at = next(
        (place for place, (left, right) in enumerate(zip(first, second, strict=False)) if left != right), len(first)
    )
    return first[at + (len(first) == len(second)) :] == second[at + 1 :]
