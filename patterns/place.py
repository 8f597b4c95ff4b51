"""Administrative units: how plans name them, and the official lists with their codes and dates.

Source of the lists: see patterns/lexicons/README.md (General Statistics Office's codes; Nghị quyết
202/2025/QH15 for the units from 1 July 2025).
"""

import dataclasses
import functools
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from patterns.fold import APOSTROPHES, fold, key
from patterns.lexicon import Row, aliases, rows
from patterns.pattern import Match, Pattern, opening
from patterns.syllable import is_syllable
from patterns.text import is_capitals

UnitLevel = Literal["province", "district", "commune"]

KIND_WORDS = r"(?:tỉnh|thành[ ]phố|tp[.]?|huyện|quận|thị[ ]xã|tx[.]?|thị[ ]trấn|xã|phường|đặc[ ]khu)"

_NAME_WORD = rf"""(?:\p{{Lu}}(?:[\p{{L}}'{APOSTROPHES}]|["“”](?=\p{{L}}))*|\d{{1,2}}(?!\d))"""
_NO_NAME = rf"(?!(?i:{KIND_WORDS}|giai[ ]đoạn|năm[ ](?:\d|học)|trên[ ]địa|về|và|của|đến[ ]năm|thực[ ]hiện|triển[ ]khai|cộng[ ]h|độc[ ]lập|số)(?!\p{{L}}))"

_KINDS = ("tỉnh", "thành phố", "tp", "huyện", "quận", "thị", "tx", "xã", "phường", "đặc khu")
"""What `KIND_WORDS` begins with."""
_KIND_OPENS = opening("|".join(_KINDS), cased=True)

UNIT = Pattern(
    name="unit",
    expression=rf"""
    (?<!\p{{L}}){_KIND_OPENS}(?P<kind>(?i:{KIND_WORDS}))[ ]?
    (?P<name>(?!(?i:ủy|đoàn|lỵ)(?!\p{{L}})){_NAME_WORD}(?:[ ]?[-–][ ]?{_NO_NAME}{_NAME_WORD}|[ ]{_NO_NAME}{_NAME_WORD}){{0,4}}+)
    """,
    matches=("huyện Hớn Quản", "TỈNH LẠNG SƠN", "thành phố Cần Thơ", "xã Cát Vân", "Quận 11", "TP.HCM"),
    rejects=("huyện nghèo", "các xã đặc biệt", "Huyện ủy Bắc Hà", "TỈNH ỦY NGHỆ AN"),
    cased=True,
    starts=_KINDS,
)
"""A unit named with its kind; the name may run on into capitals that follow, see `mentions`."""

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

    Of those that existed on `day`, where it is given and any did.
    """
    units = _index(level).get(key(name)) or _squeezed(level).get(key(name).replace(" ", "")) or _respelt(level, name)
    if len(units) > 1:
        units = tuple(sorted(units, key=lambda unit: key(unit.name) != key(name)))
    valid = tuple(unit for unit in units if day is None or unit.was_valid(day))
    return valid or tuple(unit for unit in _respelt(level, name) if day and unit.was_valid(day)) or units


def is_listed(name: str) -> bool:
    """Whether a unit of the official lists bears a name, spelt exactly so."""
    return any(key(name) in _index(level) for _, level in _FILES)


def kind_word(kind: str) -> str:
    """A kind as it is written in full, in lower case."""
    folded = fold(kind).rstrip(".")
    return {"tp": "thành phố", "tx": "thị xã"}.get(folded, folded)


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    """A unit named in a text: its level, its kind in full, its name in official spelling, and where it is."""

    level: UnitLevel
    kind: str
    name: str
    start: int
    name_start: int
    end: int
    listed: bool
    """Whether the name is in the official lists."""


def mentions(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    day: str | None = None,
    levels: Iterable[UnitLevel] = ("province", "district", "commune"),
) -> Iterator[Mention]:
    """The units named in a text, in order; only those of `levels` (so that the long list of communes is not read in vain).

    Capitals that follow a name are not part of it: `THÀNH PHỐ CẦN THƠ GIAI ĐOẠN` names Cần Thơ.  A name
    in no list keeps its own words, each capitalised.  On `day` a city is distinguished from a province of its name.
    """
    wanted = set(levels)
    passed = start
    last = len(text) if end is None else end
    places = [start + place for place in UNIT.places(fold(text[start:last]), 0, last - start)]
    for match in UNIT.matches_at(text, places, last):
        kind = kind_word(match["kind"])
        if match.start() < passed or not wanted.intersection(_levels(kind)):
            continue
        found = _mention(match.start(), match.start("name"), kind, match["name"].split(" "), day)
        if not found.listed:
            found = _with_lost_capitals(text, match, kind, day) or found
        if kind == "xã" and not found.listed and fold(found.name).startswith("hội"):
            continue  # `THƯƠNG BINH VÀ XÃ HỘI`
        if found.level in wanted:
            passed = found.end
            yield found


def _levels(kind: str) -> tuple[UnitLevel, ...]:
    return ("province", "district") if kind == "thành phố" else (LEVEL_OF_KIND[kind],)


def _with_lost_capitals(text: str, match: Match, kind: str, day: str | None) -> Mention | None:
    """The listed unit whose later syllables lost their capitals (`tỉnh Bình phước`)."""
    size = len(match["name"].split(" "))
    following = text[match.start("name") : match.end() + 20].split("\n")[0].replace(",", " ,").split(" ")
    for more in (1, 2):
        if len(following) >= size + more:
            found = _mention(match.start(), match.start("name"), kind, following[: size + more], day)
            if found.listed and found.end > match.end():
                return found
    return None


def _mention(start: int, name_start: int, kind: str, words: list[str], day: str | None) -> Mention:
    levels = _levels(kind)
    for length in range(len(words), _shortest(levels, words) - 1, -1):
        printed = " ".join(words[:length])
        for level in levels:
            # Quận 11 keeps its kind as part of its name.
            for units in (find(level, printed), find(level, f"{kind} {printed}") if printed.isdigit() else ()):
                if _bears(units, level, kind, day):
                    return Mention(level, kind, units[0].name, start, name_start, name_start + len(printed), True)
    name = " ".join(words)
    return Mention(levels[-1], kind, official(levels[-1], name), start, name_start, name_start + len(name), False)


def _shortest(levels: tuple[UnitLevel, ...], words: list[str]) -> int:
    """How many of the printed words a name must have at least.

    The list of communes lacks many that were merged: there a listed name that is shorter may be another's.
    """
    if levels != ("commune",):
        return 1
    return min(2, len(words)) if is_capitals(words[-1]) else len(words)


def _bears(units: tuple[Unit, ...], level: UnitLevel, kind: str, day: str | None) -> bool:
    """Whether units of a name are what a kind word means: a `thành phố` is a province only where it was one that day."""
    if kind != "thành phố" or level == "district":
        return bool(units)
    return any(unit.kind == kind and (day is None or unit.was_valid(day)) for unit in units)


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
