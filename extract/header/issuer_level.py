"""`issuer_level`: the level at which a plan is issued, by its agencies' names, a city's rank, or the places that the text mentions."""

from extract.header.agency_unit import units_of
from extract.header.own_unit import level_of_city, level_of_text
from extract.header.surroundings import Surroundings
from extract.record import Level
from patterns.fold import fold
from patterns.header.issuer import WHOLE_UNIT
from patterns.header.issuer_kind import CENTRAL_AGENCY, COMMITTEE, PARTY_COMMITTEE, PARTY_KINDS
from patterns.place import LEVEL_OF_KIND


def level_of(agencies: list[str], issuing: str | None, own: str | None, around: Surroundings) -> Level | None:
    """The issuer's level, by the agencies' names, a city's rank, or the places that the text mentions."""
    named = _level(agencies, issuing, around.day)
    return named or _city_level(issuing or own, around) or _text_level(around)


def _city_level(own: str | None, around: Surroundings) -> Level | None:
    """The level of an issuer that ends in `thành phố` without the city's name."""
    return level_of_city(around) if own and fold(own).endswith(" thành phố") else None


def _text_level(around: Surroundings) -> Level | None:
    """The level at which the text speaks of the whole of its unit (`toàn huyện`)."""
    whole = (match["kind"] for match in WHOLE_UNIT.finditer(around.document.folded, 0, around.outline.body_end))
    return level_of_text(around, (kind for kind in whole if kind != "thành phố"))


def _level(agencies: list[str], issuing: str | None, day: str | None) -> Level | None:
    """The level that the issuer's own name shows, else that of the agency above it."""
    for index, agency in enumerate((*reversed(agencies), *([issuing] if issuing else []))):
        folded = fold(agency)
        level = _level_of_units(agency, day) or _level_of_head(folded)
        if level is None and (COMMITTEE.match(folded) or index):
            level = next((of for kind, of in LEVEL_OF_KIND.items() if folded.endswith(f" {kind}")), None)
        if level is not None:
            return level
    return None


def _level_of_units(agency: str, day: str | None) -> Level | None:
    """The level of the first unit that an agency's name contains."""
    return next((unit.level for unit in units_of(agency, day)), None)


def _level_of_head(folded: str) -> Level | None:
    """The level of an agency that its kind alone gives: a central agency, a department (`sở`), a Party committee."""
    if CENTRAL_AGENCY.match(folded):
        return "central"
    if folded.startswith("sở "):
        return "province"
    party = PARTY_COMMITTEE.match(folded)
    return LEVEL_OF_KIND.get(PARTY_KINDS[party["head"]]) if party else None  # a city may be of either level
