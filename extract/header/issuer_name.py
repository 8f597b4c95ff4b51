"""`issuer`: the issuer's name in full, with its unit."""

from corpus.document import Document
from extract.header.place import Names
from extract.header.spelling import printed_in_text, whole_words
from extract.record import Level
from patterns.agency.spelling import agency_name
from patterns.fold import fold
from patterns.header.issuer_kind import COMMITTEE, ORGAN, PARTY_COMMITTEE
from patterns.place import mentions
from patterns.text import is_capitals
from patterns.unit_list import official


def full_name(document: Document, own: str, agencies: list[str], level: Level | None, names: Names) -> str | None:
    """The issuer in full, with its unit."""
    if COMMITTEE.match(fold(own)):
        return _committee_name(own, level, names)
    return _other_name(printed_in_text(document, own), agencies)


def _committee_name(own: str, level: Level | None, names: Names) -> str | None:
    """A committee or council in full, with its unit."""
    if level not in ("province", "district", "commune") or level not in names:
        return None
    committee = COMMITTEE.match(fold(own))
    kind, name = names[level]
    head = "Hội đồng nhân dân" if committee and committee["council"] else "Ủy ban nhân dân"
    return f"{head} {name[0].lower()}{name[1:]}" if fold(name).startswith(f"{kind} ") else f"{head} {kind} {name}"


def _in_small_letters(agency: str) -> str:
    """An agency's name as it is written in a sentence, also if only its first words are in capitals (`BAN CHỈ ĐẠO về …`)."""
    words = agency_name(agency).split(" ")
    small = next((index for index, word in enumerate(words) if word[:1].islower()), 0)
    if not is_capitals(" ".join(words[:small])):
        return " ".join(words)
    return f"{agency_name(' '.join(words[:small]))} {' '.join(words[small:])}"


def _other_name(agency: str, agencies: list[str]) -> str:
    """An agency that is not a committee: its own name, with the unit of the agency above it if it names none."""
    if party := PARTY_COMMITTEE.match(fold(agency)):
        name = agency[party.start("name") : party.end("name")] if party["name"] else ""
        head = agency[: party.end("head")].capitalize()
        return f"{head} {official('district', name) if name.isupper() else name}".strip()
    own = _in_small_letters(agency)
    if len(agencies) > 1 and ORGAN.match(fold(agency)):
        return f"{own} {agency_name(agencies[-2])}"
    if len(agencies) < 2 or next(mentions(agency), None):
        return own
    superior = next(mentions(agencies[-2]), None)
    if superior is None:
        return own
    if inside := whole_words(superior.name, own):
        return f"{own[: inside.start]}{superior.name}{own[inside.end :]}"
    return f"{own} {superior.kind} {superior.name}"
