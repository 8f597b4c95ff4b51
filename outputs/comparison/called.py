"""Which place a person means by a name or code: accents and the word for its kind are optional, and names from before and after July 2025 are valid.

What was asked for and is not in the store gets the names that look like it: `Quang Ngay` is not a place, Quảng Ngãi is.
"""

from __future__ import annotations

import collections
import difflib
import functools
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from corpus.message import Message, say
from outputs.comparison.place import Codes, Place
from outputs.store.folder import OutputError
from patterns.fold import key
from patterns.place import LEVEL_OF_KIND
from patterns.unit_list import Unit, UnitLevel, bare, find, listed

_KINDS = (*LEVEL_OF_KIND, "thành phố", "tp", "tx")
_DISTRICT = 3
"""Digits of a district's code."""
_ALIKE, _MOST_ALIKE, _MOST_NAMED = 0.7, 3, 12


def provinces_of(place: Place, codes: Codes) -> frozenset[str]:
    """Names and codes of the province that a place is in, was in, or is in today."""
    found = _joined(codes.province_code_2025, codes.province_codes_before)
    return _known(place.province, place.province_code, *found, *_names("province", found))


def districts_of(place: Place, codes: Codes) -> frozenset[str]:
    """Names and codes of the district that a place is in, or of the districts that a current commune was formed from."""
    before = (unit.parent for code in _joined(codes.commune_codes_before) for unit in _by_code("commune").get(code, ()))
    found = {parent for parent in before if parent and len(parent) == _DISTRICT}
    return _known(place.district, place.district_code, *found, *_names("district", found))


def _known(*names: str | None) -> frozenset[str]:
    return frozenset(name for name in names if name)


def is_called(names: Iterable[str], wanted: str) -> bool:
    """Whether one of a place's names or codes is `wanted`, which may have no accents at all, and may include the word for its kind.

    >>> is_called({"Quảng Ngãi", "51"}, "tinh quang ngai"), is_called({"Quảng Ngãi"}, "Quảng Ngai")
    (True, False)
    """
    asked = _variants(wanted)
    is_bare = all(name == bare(name) for name in asked)
    return any((bare(key(name)) if is_bare else key(name)) in asked for name in names)


def check(level: UnitLevel, wanted: str, held: Collection[Set[str]]) -> None:
    """Raise `OutputError` if no place of a store, each given by its names and codes, is called `wanted`."""
    if not any(is_called(one, wanted) for one in held):
        raise no_such_place(level, wanted, {name for one in held for name in one if not name.isdigit()})


def no_such_place(level: UnitLevel, wanted: str, held: Iterable[str]) -> OutputError:
    """The error for a place that is not among the names that a store has, with those that look like it."""
    names = sorted(set(held))
    plain = {bare(key(name)): name for name in names}
    asked = min(_variants(wanted), key=len, default="")
    alike = difflib.get_close_matches(bare(asked), plain, n=_MOST_ALIKE, cutoff=_ALIKE)
    if alike and not _is_listed(level, wanted):
        return OutputError("store.no_place_alike", level=say(f"level.{level}"), wanted=wanted, names=_either([plain[name] for name in alike]))  # fmt: skip
    more = ", …" if len(names) > _MOST_NAMED else ""
    return OutputError("store.no_place", level=say(f"level.{level}"), wanted=wanted, names=(", ".join(names[:_MOST_NAMED]) or "–") + more)  # fmt: skip


def _either(names: Sequence[str]) -> Message:
    """`A or B or C`."""
    first, *others = (Message(name, name) for name in names)
    return functools.reduce(lambda one, other: say("value.or", one=one, other=other), others, first)


def _is_listed(level: UnitLevel, wanted: str) -> bool:
    """Whether there is such a place, although the store contains no plan of it."""
    return any(find(level, name) for name in _variants(wanted))


@functools.lru_cache(maxsize=256)
def _variants(wanted: str) -> frozenset[str]:
    """A requested name as a list may have it: as it is, and without the word for its kind."""
    whole = key(wanted)
    kinds = {kind for name in _KINDS for kind in (name, bare(name))}
    return frozenset({whole, *(whole.removeprefix(f"{kind} ") for kind in kinds)})


def _joined(*codes: str | None) -> set[str]:
    return {code for several in codes if several for code in several.split("|")}


def _names(level: UnitLevel, codes: Iterable[str]) -> set[str]:
    return {unit.name for code in codes for unit in _by_code(level).get(code, ())}


@functools.cache
def _by_code(level: UnitLevel) -> Mapping[str, tuple[Unit, ...]]:
    """The units of a level by code; one code may have had two names."""
    found: dict[str, list[Unit]] = collections.defaultdict(list)
    for unit in listed(level):
        if unit.code:
            found[unit.code].append(unit)
    return {code: tuple(units) for code, units in found.items()}
