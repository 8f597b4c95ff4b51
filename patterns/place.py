"""Administrative units: how plans name them, and the official lists with their codes and dates.

Source of the lists: see patterns/lexicons/README.md (General Statistics Office's codes; Nghị quyết
202/2025/QH15 for the units from 1 July 2025).
"""

import dataclasses
import functools
from collections.abc import Iterable, Iterator
from typing import Literal

from patterns.fold import fold, key
from patterns.lexicon import Row, aliases, rows
from patterns.pattern import Pattern

UnitLevel = Literal["province", "district", "commune"]

KIND_WORDS = r"(?:tỉnh|thành[ ]phố|tp[.]?|huyện|quận|thị[ ]xã|tx[.]?|thị[ ]trấn|xã|phường|đặc[ ]khu)"

_NAME_WORD = r"(?:\p{Lu}[\p{L}'’]*|\d{1,2}(?!\d))"

UNIT = Pattern(
    name="unit",
    expression=rf"""
    (?<!\p{{L}})(?P<kind>(?i:{KIND_WORDS}))[ ]?
    (?P<name>{_NAME_WORD}(?:[ ]?[-–][ ]?{_NAME_WORD}|[ ]{_NAME_WORD}){{0,4}}+)
    """,
    matches=("huyện Hớn Quản", "TỈNH LẠNG SƠN", "thành phố Cần Thơ", "xã Cát Vân", "Quận 11"),
    rejects=("huyện nghèo", "các xã đặc biệt"),
    cased=True,
)
"""A unit named with its kind; the name may run on into capitals that follow, see `trim`."""

LEVEL_OF_KIND: dict[str, UnitLevel] = {
    "tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip


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
    """The units of a level that bear `name`; of those that existed on `day`, where it is given and any did."""
    units = _index(level).get(key(name), ())
    valid = tuple(unit for unit in units if day is None or unit.was_valid(day))
    return valid or units


def kind_word(kind: str) -> str:
    """A kind as it is written in full, in lower case."""
    folded = fold(kind).rstrip(".")
    return {"tp": "thành phố", "tx": "thị xã"}.get(folded, folded)


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    """A unit named in a text: its level, its kind in full, its name in official spelling, and where it stands."""

    level: UnitLevel
    kind: str
    name: str
    start: int
    name_start: int
    end: int
    listed: bool
    """Whether the name is in the official lists."""


def mentions(text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """The units named in a text, in order.

    Capitals that follow a name are no part of it: `THÀNH PHỐ CẦN THƠ GIAI ĐOẠN` names Cần Thơ.  A name
    in no list keeps its own words, each capitalised.
    """
    for match in UNIT.finditer(text, start, end):
        kind = kind_word(match["kind"])
        levels: tuple[UnitLevel, ...] = ("province", "district") if kind == "thành phố" else (LEVEL_OF_KIND[kind],)
        words = match["name"].split(" ")
        mention = _mention(match.start(), match.start("name"), kind, levels, words)
        if not mention.listed:
            # `tỉnh Bình phước`: a name whose later syllables lost their capitals.
            longer = text[match.start("name") : match.end() + 20].split("\n")[0].split(" ")[: len(words) + 2]
            mention = next((found for size in (len(words) + 1, len(words) + 2) if len(longer) >= size
                            and (found := _mention(match.start(), match.start("name"), kind, levels, longer[:size])).listed), mention)  # fmt: skip
        yield mention


def _mention(start: int, name_start: int, kind: str, levels: tuple[UnitLevel, ...], words: list[str]) -> Mention:
    for length in range(len(words), 0, -1):
        printed = " ".join(words[:length])
        for level in levels:
            # Quận 11 keeps its kind as part of its name.
            for units in (find(level, printed), find(level, f"{kind} {printed}") if printed.isdigit() else ()):
                if any(unit.kind == kind for unit in units) or (units and kind != "thành phố"):
                    return Mention(level, kind, units[0].name, start, name_start, name_start + len(printed), True)
    name = " ".join(words)
    return Mention(levels[-1], kind, official(levels[-1], name), start, name_start, name_start + len(name), False)


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
