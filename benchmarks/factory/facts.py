"""What one plan says, drawn at random: who issues it, where, when, for which years."""

import dataclasses
import datetime
import functools
import pathlib
import random
import tomllib
from typing import Any

from patterns.lexicon import rows
from patterns.unit_list import Unit, UnitLevel, find

REFORM = "2025-07-01"
"""From this day there are 34 provinces and no districts (Nghị quyết 202/2025/QH15)."""


@functools.cache
def words() -> dict[str, Any]:
    """The wordings."""
    return tomllib.loads((pathlib.Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """Who issues a plan, where, when, for which years; None is left blank in it."""

    level: UnitLevel
    unit: Unit
    province: Unit
    district: Unit | None
    date: datetime.date
    day_printed: bool
    serial: int | None
    first: int
    last: int
    signer: str
    deputy: bool
    theme: int
    """Which of the layouts and list styles."""

    @property
    def is_new(self) -> bool:
        """Whether the plan is later than the reform of 2025."""
        return self.date.isoformat() >= REFORM

    @property
    def period(self) -> str:
        """The years as they are written."""
        return f"năm {self.last}" if self.first == self.last else f"giai đoạn {self.first} - {self.last}"

    @property
    def area(self) -> str:
        """The unit with its kind, as inside a sentence."""
        return f"{self.unit.kind} {self.unit.name}"


def draw(rng: random.Random) -> Facts:
    """Draw the facts of a plan."""
    year = rng.randrange(2012, 2027)
    date = datetime.date(year, rng.randrange(1, 13), rng.randrange(1, 28))
    is_new = date.isoformat() >= REFORM
    levels: list[UnitLevel] = (
        ["province", "commune", "commune"] if is_new else ["province", "district", "district", "commune"]
    )
    level = rng.choice(levels)
    unit, district, province = _places(rng, level, date.isoformat())
    first, last = rng.choice([(year, year), (year, year), (year, year), _five_years(year)])
    made = words()
    person = f"{rng.choice(made['surnames'])} {rng.choice(made['middles'])} {rng.choice(made['names'])}"
    return Facts(
        level, unit, province, district, date, rng.random() > 0.15, None if rng.random() < 0.15 else rng.randrange(3, 480),
        first, last, person, rng.random() < 0.5, rng.randrange(3),
    )  # fmt: skip


def _five_years(year: int) -> tuple[int, int]:
    first = year - (year - 1) % 5
    return first, first + 4


_YOUNG_DISTRICTS = frozenset(row["code"] for row in rows("districts") if row["valid_from"] > "2024-01-01")
"""Of the communes that moved into these the data do not say where they were before."""


@functools.cache
def _units(level: UnitLevel, is_new: bool) -> tuple[Unit, ...]:
    """The units of a level on one side of the reform whose name no other of them has."""
    name = {"province": "provinces", "district": "districts", "commune": "communes"}[level]
    found = []
    for row in rows(name):
        day = "2026-01-01" if is_new else "2024-01-01"
        units = [unit for unit in find(level, row["canonical"]) if unit.was_valid(day)]
        if (
            len(units) == 1
            and units[0].name == row["canonical"]
            and not any(char.isdigit() for char in row["canonical"])
            and (level != "commune" or is_new or units[0].parent not in _YOUNG_DISTRICTS)
        ):
            found.append(units[0])
    return tuple(dict.fromkeys(found))


def units_below(facts: Facts) -> tuple[Unit, ...]:
    """The units of the next level below a province or district."""
    if facts.level == "commune":
        return ()
    level: UnitLevel = "commune" if facts.is_new or facts.level == "district" else "district"
    return tuple(unit for unit in _units(level, facts.is_new) if unit.parent == facts.unit.code)


def _places(rng: random.Random, level: UnitLevel, day: str) -> tuple[Unit, Unit | None, Unit]:
    is_new = day >= REFORM
    unit = rng.choice(_units(level, is_new))
    if level == "province":
        return unit, None, unit
    if level == "district" or is_new:
        return unit, unit if level == "district" else None, _by_code("province", unit.parent, is_new)
    district = _by_code("district", unit.parent, is_new)
    return unit, district, _by_code("province", district.parent, is_new)


@functools.cache
def _by_code(level: UnitLevel, code: str | None, is_new: bool) -> Unit:
    name = {"province": "provinces", "district": "districts", "commune": "communes"}[level]
    day = "2026-01-01" if is_new else "2024-01-01"
    for row in rows(name):
        for unit in find(level, row["canonical"]):
            if unit.code == code and unit.was_valid(day):
                return unit
    raise LookupError(f"no {level} of code {code} on {day}")
