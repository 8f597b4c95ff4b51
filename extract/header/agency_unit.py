"""The units that the names of agencies contain (`Ủy ban nhân dân huyện Bắc Hà`)."""

from extract.header.place import Names
from extract.header.surroundings import REFORM_DAY
from patterns.fold import fold
from patterns.header.issuer_kind import PARTY_COMMITTEE, PARTY_KINDS
from patterns.place import Mention, mentions
from patterns.unit_list import find


def names_of(agencies: list[str | None], day: str | None) -> Names:
    """The units that the agencies name, each level's first one."""
    names: Names = {}
    for agency in agencies:
        for unit in units_of(agency, day) if agency else ():
            names.setdefault(unit.level, (unit.kind, unit.name))
    return names


def units_of(agency: str, day: str | None) -> list[Mention]:
    """The units that an agency's name contains; from July 2025 on a city is a province, for there are no districts."""
    found = _named_units(agency, day)
    if day is None or day < REFORM_DAY:
        return found
    return [
        unit._replace(level="province")
        if (unit.level, unit.kind) == ("district", "thành phố") and find("province", unit.name)
        else unit
        for unit in found
    ]


def _named_units(agency: str, day: str | None) -> list[Mention]:
    """The units that an agency's name contains; a Party committee's name is without a kind (`HUYỆN ỦY BẮC HÀ`)."""
    found = list(mentions(agency, day=day))
    if not found and (party := PARTY_COMMITTEE.match(fold(agency))) and party["name"]:
        name = agency[party.start("name") : party.end("name")].title()
        found = list(mentions(f"{PARTY_KINDS[party['head']]} {name}", day=day))
    return found
