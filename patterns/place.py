"""Administrative units: how plans name them, and the official lists with their codes and dates.

Source of the lists: see patterns/lexicons/README.md (General Statistics Office's codes; Nghị quyết
202/2025/QH15 for the units from 1 July 2025).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from patterns.fold import APOSTROPHES, fold
from patterns.key_word import opening
from patterns.pattern import Match, Pattern
from patterns.text import is_capitals
from patterns.unit_list import Unit, UnitLevel, find, official

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


def kind_word(kind: str) -> str:
    """A kind as it is written in full, in lower case."""
    folded = fold(kind).rstrip(".")
    return {"tp": "thành phố", "tx": "thị xã"}.get(folded, folded)


class Mention(NamedTuple):
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
    folded: str | None = None,
) -> Iterator[Mention]:
    """The units named in a text, in order; only those of `levels` (so that the long list of communes is not read in vain).

    `folded`: the text folded, for who has it at hand.

    Capitals that follow a name are not part of it: `THÀNH PHỐ CẦN THƠ GIAI ĐOẠN` names Cần Thơ.  A name
    in no list keeps its own words, each capitalised.  On `day` a city is distinguished from a province of its name.
    """
    last = len(text) if end is None else end
    if folded is None:
        places = [start + place for place in UNIT.places(fold(text[start:last]), 0, last - start)]
    else:
        places = UNIT.places(folded, start, last)
    return _mentions_at(text, places, last, set(levels), day)


def mention_opening(text: str) -> Mention | None:
    """The unit of any level that a text opens with; None if it opens with none."""
    return next(_mentions_at(text, (0,), len(text), {"province", "district", "commune"}, None), None)


def _mentions_at(
    text: str, places: Iterable[int], last: int, wanted: set[UnitLevel], day: str | None
) -> Iterator[Mention]:
    """The units whose kinds begin at some places."""
    passed = 0
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
    """Whether units of a name are what a kind word means: a `thành phố` is a province only if it was one that day."""
    if kind != "thành phố" or level == "district":
        return bool(units)
    return any(unit.kind == kind and (day is None or unit.was_valid(day)) for unit in units)
