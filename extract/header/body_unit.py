"""The units that the names of agencies contain (`Ủy ban nhân dân huyện Bắc Hà`)."""

import dataclasses

from extract.header.place import Names
from extract.header.surroundings import REFORM_DAY
from patterns.fold import fold
from patterns.header.issuer_kind import PARTY_BODY, PARTY_KINDS
from patterns.place import Mention, find, mentions


def names_of(bodies: list[str | None], day: str | None) -> Names:
    """The units that the agencies name, each level's first one."""
    names: Names = {}
    for body in bodies:
        for unit in units_of(body, day) if body else ():
            names.setdefault(unit.level, (unit.kind, unit.name))
    return names


def units_of(body: str, day: str | None) -> list[Mention]:
    """The units that an agency's name contains; from July 2025 on a city is a province, for there are no districts."""
    found = _named_units(body, day)
    if day is None or day < REFORM_DAY:
        return found
    return [
        dataclasses.replace(unit, level="province")
        if (unit.level, unit.kind) == ("district", "thành phố") and find("province", unit.name)
        else unit
        for unit in found
    ]


def _named_units(body: str, day: str | None) -> list[Mention]:
    """The units that an agency's name contains; a Party committee's name is without a kind (`HUYỆN ỦY BẮC HÀ`)."""
    found = list(mentions(body, day=day))
    if not found and (party := PARTY_BODY.match(fold(body))) and party["name"]:
        name = body[party.start("name") : party.end("name")].title()
        found = list(mentions(f"{PARTY_KINDS[party['head']]} {name}", day=day))
    return found
