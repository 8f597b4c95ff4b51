"""Who issues a plan and at which level, from its header, its issuing sentence, its number or its signature.

The place of the date line is never a evidence alone: it is where the seat is (Nghị định 30/2020/NĐ-CP,
Phụ lục I, mục II.4).
"""

import dataclasses

from corpus.document import Document
from extract.header.letterhead import Letterhead
from extract.header.own_unit import level_of_city, level_of_text, own_name
from extract.header.place import Names
from extract.header.spelling import printed_in_text, whole_words
from extract.header.surroundings import REFORM_DAY, Surroundings
from extract.outline.tree import Outline
from extract.record import Level
from patterns.agency.spelling import body_name
from patterns.citation.issuer import CENTRAL_BODY, COMMITTEE, ORGAN, PARTY_BODY
from patterns.fold import fold
from patterns.header.issuer import AS_FOLLOWS, BODY_WORD, CLOSING, ISSUING, UNFINISHED, UNIT_LINE, WHOLE_UNIT
from patterns.place import LEVEL_OF_KIND, Mention, find, mentions, official
from patterns.text import is_capitals

_PREAMBLE = 9000
"""How far from the header the issuing sentence may be, in characters."""


@dataclasses.dataclass(frozen=True)
class Issuer:
    """The issuing body in full, its level, and the units that its name and the bodies above it show."""

    name: str | None
    level: Level | None
    names: Names


def issuing_body(document: Document, outline: Outline, start: int) -> str | None:
    """The body that the preamble says issues the plan (`UBND tỉnh ban hành Kế hoạch … như sau`); None if none is."""
    folded = document.folded
    region = min(outline.first, start + _PREAMBLE)
    found = None
    for match in ISSUING.finditer(folded, start, region):
        paragraph = document.paragraph_at(match.start())
        if outline.first < outline.body_end or AS_FOLLOWS.search(folded, match.end(), paragraph.end):
            found = match
    if found is None:
        return None
    # The body nearest to the verb: an earlier `của UBND tỉnh` in the same clause belongs to a citation.
    while (inner := ISSUING.search(folded, found.start("body") + 3, found.end())) and inner.end() == found.end():
        found = inner
    return document.text[found.start("body") : found.end("body")]


def closes_preamble(document: Document, outline: Outline, start: int) -> bool:
    """Whether the issuing sentence ends as a preamble does (`như sau:`): a evidence that the text is a plan."""
    folded = document.folded
    for match in ISSUING.finditer(folded, start, min(outline.first, start + _PREAMBLE)):
        if AS_FOLLOWS.search(folded, match.end(), document.paragraph_at(match.start()).end):
            return True
    return False


def find_issuer(head: Letterhead, issuing: str | None, on_behalf: str | None, around: Surroundings) -> Issuer:
    """The issuer of a document.

    `issuing` is the body that the preamble says issues, `on_behalf` the body that the signature names.
    """
    bodies = header_bodies(head.agency_lines)
    own = _own_body(head, bodies, issuing, on_behalf, around)
    names = _names([*reversed(bodies), head.attached_to, issuing], around.day)
    level = _level_of(bodies or ([own] if own else []), issuing, own, around)
    if level in ("province", "district", "commune") and level not in names and (found := own_name(level, around)):
        names[level] = found
    return Issuer(_full_name(around.document, own, bodies, level, names) if own else None, level, names)


def _own_body(
    head: Letterhead, bodies: list[str], issuing: str | None, on_behalf: str | None, around: Surroundings
) -> str | None:
    """The issuing body's name as printed: in the header, the preamble or at the end; else by the symbol or the signature."""
    printed = bodies[-1] if bodies else head.attached_to or issuing or _closing(around)
    return printed or _committee_of_symbol(head.symbol) or _committee_signed_for(on_behalf)


def _level_of(bodies: list[str], issuing: str | None, own: str | None, around: Surroundings) -> Level | None:
    """The issuer's level, by the bodies' names, a city's rank, or of what the text speaks."""
    named = _level(bodies, issuing, around.day)
    return named or _city_level(issuing or own, around) or _text_level(around)


def _city_level(own: str | None, around: Surroundings) -> Level | None:
    """The level of an issuer that ends in `thành phố` without the city's name."""
    return level_of_city(around) if own and fold(own).endswith(" thành phố") else None


def _text_level(around: Surroundings) -> Level | None:
    """The level at which the text speaks of the whole of its unit (`toàn huyện`)."""
    whole = (match["kind"] for match in WHOLE_UNIT.finditer(around.document.folded, 0, around.outline.body_end))
    return level_of_text(around, (kind for kind in whole if kind != "thành phố"))


def header_bodies(lines: list[str]) -> list[str]:
    """The header's lines as whole names of bodies, the superior one first."""
    bodies: list[str] = []
    for line in lines:
        if not bodies:
            if BODY_WORD.match(fold(line)) or UNIT_LINE.match(fold(line)):
                bodies.append(line)
        elif _opens_body(bodies[-1], line):
            bodies.append(line)
        else:
            bodies[-1] = f"{bodies[-1]} {line}"
    while bodies and not BODY_WORD.match(fold(bodies[-1])):
        bodies.pop()
    return bodies


def _opens_body(above: str, line: str) -> bool:
    """Whether a line begins another body's name than the one above it."""
    folded, last = fold(line), fold(above)
    is_below_unit = UNIT_LINE.match(last) is not None
    if UNFINISHED.search(last) and not is_below_unit:
        return False
    if BODY_WORD.match(folded) and not (line[0].islower() and is_capitals(above)):
        return True
    return is_below_unit and UNIT_LINE.match(folded) is not None  # `TỈNH HÀ GIANG` above `BAN CHỈ ĐẠO …`


def _names(bodies: list[str | None], day: str | None) -> Names:
    """The units that the bodies name, each level's first one."""
    names: Names = {}
    for body in bodies:
        for unit in _units(body, day) if body else ():
            names.setdefault(unit.level, (unit.kind, unit.name))
    return names


def _units(body: str, day: str | None) -> list[Mention]:
    """The units that a body's name holds; from July 2025 on a city is a province, for there are no districts."""
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
    """The units that a body's name holds; a party body's name is without a kind (`HUYỆN ỦY BẮC HÀ`)."""
    found = list(mentions(body, day=day))
    if not found and (party := PARTY_BODY.match(fold(body))) and party["name"]:
        kinds = {"tỉnh ủy": ("tỉnh",), "huyện ủy": ("huyện",), "quận ủy": ("quận",), "thị ủy": ("thị xã",), "thành ủy": ("thành phố",)}  # fmt: skip
        for kind in kinds.get(party["head"], ()):
            found = list(mentions(f"{kind} {body[party.start('name') : party.end('name')].title()}", day=day))
    return found


def _level(bodies: list[str], issuing: str | None, day: str | None) -> Level | None:
    """The level that the issuing body's own name shows, else that of the body above it."""
    for index, body in enumerate((*reversed(bodies), *([issuing] if issuing else []))):
        folded = fold(body)
        level = _level_of_units(body, day) or _level_of_head(folded)
        if level is None and (COMMITTEE.match(folded) or index):
            level = next((of for kind, of in LEVEL_OF_KIND.items() if folded.endswith(f" {kind}")), None)
        if level is not None:
            return level
    return None


def _level_of_units(body: str, day: str | None) -> Level | None:
    """The level of the first unit that a body's name contains."""
    return next((unit.level for unit in _units(body, day)), None)


_PARTY_LEVELS: dict[str, Level | None] = {"tỉnh ủy": "province", "thành ủy": None}
"""The level of party bodies; that of a city may be a province's or a district's, all others are a district's."""


def _level_of_head(folded: str) -> Level | None:
    """The level of a body that its kind alone gives: a central body, a department (`sở`), a party body."""
    if CENTRAL_BODY.match(folded):
        return "central"
    if folded.startswith("sở "):
        return "province"
    party = PARTY_BODY.match(folded)
    return _PARTY_LEVELS.get(party["head"], "district") if party else None


def _closing(around: Surroundings) -> str | None:
    """The body whose plan the closing sentence says it is."""
    match = CLOSING.search(around.document.folded, max(0, around.outline.body_end - 1500), around.outline.body_end)
    return around.document.text[match.start("body") : match.end("body")] if match else None


def _committee_of_symbol(symbol: str | None) -> str | None:
    """`KH-UBND`: the symbol names the body (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3)."""
    last = (symbol or "").replace("/", "-").split("-")
    return "Ủy ban nhân dân" if len(last) > 1 and last[-1].upper() in ("UBND", "UB") else None


def _committee_signed_for(on_behalf: str | None) -> str | None:
    """`TM. ỦY BAN NHÂN DÂN`: the signature names the body."""
    return "Ủy ban nhân dân" if on_behalf and COMMITTEE.match(fold(on_behalf)) else None


def _full_name(document: Document, own: str, bodies: list[str], level: Level | None, names: Names) -> str | None:
    """The issuing body in full, with its unit."""
    if COMMITTEE.match(fold(own)):
        return _committee_name(own, level, names)
    return _other_name(printed_in_text(document, own), bodies)


def _committee_name(own: str, level: Level | None, names: Names) -> str | None:
    """A committee or council in full, with its unit."""
    if level not in ("province", "district", "commune") or level not in names:
        return None
    committee = COMMITTEE.match(fold(own))
    kind, name = names[level]
    head = "Hội đồng nhân dân" if committee and committee["council"] else "Ủy ban nhân dân"
    return f"{head} {name[0].lower()}{name[1:]}" if fold(name).startswith(f"{kind} ") else f"{head} {kind} {name}"


def _in_small_letters(body: str) -> str:
    """A body's name as it is written in a sentence, also where only its first words are in capitals (`BAN CHỈ ĐẠO về …`)."""
    words = body_name(body).split(" ")
    small = next((index for index, word in enumerate(words) if word[:1].islower()), 0)
    if not is_capitals(" ".join(words[:small])):
        return " ".join(words)
    return f"{body_name(' '.join(words[:small]))} {' '.join(words[small:])}"


def _other_name(body: str, bodies: list[str]) -> str:
    """A body that is not a committee: its own name, with the unit of the body above it where it names none."""
    if party := PARTY_BODY.match(fold(body)):
        name = body[party.start("name") : party.end("name")] if party["name"] else ""
        head = body[: party.end("head")].capitalize()
        return f"{head} {official('district', name) if name.isupper() else name}".strip()
    own = _in_small_letters(body)
    if len(bodies) > 1 and ORGAN.match(fold(body)):
        return f"{own} {body_name(bodies[-2])}"
    if len(bodies) < 2 or next(mentions(body), None):
        return own
    superior = next(mentions(bodies[-2]), None)
    if superior is None:
        return own
    if inside := whole_words(superior.name, own):
        return f"{own[: inside.start]}{superior.name}{own[inside.end :]}"
    return f"{own} {superior.kind} {superior.name}"
