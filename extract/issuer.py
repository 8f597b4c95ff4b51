"""Who issues a plan, at which level and where, with the official codes of the year of issue."""

import collections
import dataclasses

from corpus.document import Document, Span
from extract.outline import Outline
from extract.record import Issue, Level
from patterns.fold import fold
from patterns.header import BODY_WORD, WHOLE_UNIT
from patterns.place import LEVEL_OF_KIND, Unit, UnitLevel, find, listed, mentions, official, only
from patterns.text import is_capitals

_BEFORE_REFORM = "2024-06-15"
"""Districts exist only before the reform, so a district without a date is read with the units of then."""

REFORM_DAY = "2025-07-01"
"""From this day there are no districts (Nghị quyết 203/2025/QH15, Nghị quyết 202/2025/QH15)."""


@dataclasses.dataclass(frozen=True)
class Issuer:
    """The issuing body and its place; None what is not stated."""

    name: str | None = None
    level: Level | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    province_code: str | None = None
    district_code: str | None = None
    commune_code: str | None = None


@dataclasses.dataclass
class _Where:
    """Names found so far: the kind word and name at each level."""

    names: dict[UnitLevel, tuple[str, str]] = dataclasses.field(default_factory=dict)

    def add(self, text: str) -> None:
        """Take the units named in `text`; the first of a level stands."""
        for unit in mentions(text):
            self.names.setdefault(unit.level, (unit.kind, unit.name))


def find_issuer(
    document: Document,
    outline: Outline,
    agency_lines: list[str],
    issuing: str | None,
    place: str | None,
    day: str | None,
    title: str | None,
) -> Issuer:
    """The issuer of a document.

    `agency_lines` are the header's lines, `issuing` the body that the preamble says issues, `place` that
    of the date line.  The name comes from the header or the issuing sentence, never from the place alone.
    """
    bodies = _bodies(agency_lines)
    where = _Where()
    for body in reversed(bodies):
        where.add(body)
    if issuing:
        where.add(issuing)
    level = _level(bodies, issuing) or _level_of_text(document, outline, title) or _level_of_place(document, place)
    if level in ("province", "district", "commune") and level not in where.names:
        _complete(where, document, outline, level, place, title)
    name = _name(bodies, issuing, level, where)
    return _located(name, level, where, document, outline, day)


def _bodies(lines: list[str]) -> list[str]:
    """The header's lines as whole names of bodies, the superior one first."""
    bodies: list[str] = []
    for line in lines:
        if BODY_WORD.match(fold(line)) and not (bodies and fold(bodies[-1]) in ("ủy", "ủy ban")):
            bodies.append(line)
        elif bodies:
            bodies[-1] = f"{bodies[-1]} {line}"
        elif fold(line).split()[0] in ("ủy", "uỷ", "hội"):
            bodies.append(line)
    return [body for body in bodies if BODY_WORD.match(fold(body))]


def _is_committee(body: str) -> bool:
    return fold(body).startswith(("ủy ban nhân dân", "y ban nhân dân", "ubnd", "ủyban nhân dân", "chủ tịch"))


def _level(bodies: list[str], issuing: str | None) -> Level | None:
    """The level that the issuing body's own name tells."""
    for body in (*reversed(bodies), *([issuing] if issuing else [])):
        folded = fold(body)
        if unit := next(mentions(body), None):
            return unit.level
        if folded.startswith(("bộ ", "chính phủ", "thủ tướng", "quốc hội", "tổng cục")):
            return "central"
        if folded.startswith("sở "):
            return "province"
        for kind, level in (("tỉnh", "province"), ("huyện", "district"), ("quận", "district"), ("thị xã", "district"),
                            ("xã", "commune"), ("phường", "commune"), ("thị trấn", "commune")):  # fmt: skip
            if f" {kind}" in folded:
                return level  # type: ignore[return-value]  # the literals above
    return None


def _level_of_text(document: Document, outline: Outline, title: str | None) -> Level | None:
    """The level at which a plan without a header speaks of itself (`toàn huyện`)."""
    if title and (unit := next((unit for unit in mentions(title) if unit.listed), None)):
        return unit.level
    found = collections.Counter(match["kind"] for match in WHOLE_UNIT.finditer(document.folded, 0, outline.body_end))
    found.pop("thành phố", None)  # of a province or under one: it tells nothing
    if not found:
        return None
    kind, times = found.most_common(1)[0]
    return LEVEL_OF_KIND[kind] if times >= 2 else None


def _level_of_place(document: Document, place: str | None) -> Level | None:
    """The level of the unit that bears the place's name, where the text names that unit."""
    if place is None:
        return None
    return next((unit.level for unit in mentions(document.text) if fold(unit.name) == fold(place)), None)


def _complete(
    where: _Where, document: Document, outline: Outline, level: UnitLevel, place: str | None, title: str | None
) -> None:
    """The unit's own name where the header leaves it out: from the place, the title or the body."""
    preamble = f"{title or ''} . {document.text[: outline.first]}"
    counted: collections.Counter[tuple[str, str]] = collections.Counter()
    for weight, text in ((3, title or ""), (1, document.text[: outline.body_end])):
        for unit in mentions(text):
            if unit.level == level:
                counted[unit.kind, unit.name] += weight
    if place:
        kinds = [unit.kind for unit in find(level, place)]
        named = [(kind, name) for kind, name in counted if fold(name) == fold(place)]
        if named:
            where.names[level] = named[0]
            return
        if kinds:
            said = [kind for kind in kinds if kind in fold(preamble)]
            where.names[level] = ((said or kinds)[0], official(level, place))
            return
    if counted:
        where.names[level] = counted.most_common(1)[0][0]


def _name(bodies: list[str], issuing: str | None, level: Level | None, where: _Where) -> str | None:
    """The issuing body in full."""
    own = bodies[-1] if bodies else issuing
    if own is None:
        return None
    if not _is_committee(own):
        return _own_name(own, bodies, where)
    if level not in ("province", "district", "commune") or level not in where.names:
        return None
    kind, name = where.names[level]
    return f"Ủy ban nhân dân {name if name.lower().startswith(kind) else f'{kind} {name}'}".replace(
        "dân Quận ", "dân quận "
    )


def _own_name(body: str, bodies: list[str], where: _Where) -> str:
    """A body that is no committee: its own words, out of capitals, with the unit of the body above it."""
    words = body if not is_capitals(body) else _sentence_case(body)
    if len(bodies) < 2 or next(mentions(body), None):
        return words
    superior = next(mentions(bodies[-2]), None)
    return f"{words} {superior.kind} {superior.name}" if superior else words


def _sentence_case(body: str) -> str:
    """`SỞ CÔNG THƯƠNG` as `Sở Công Thương`: each word of the name capitalised but for `và`, `của`."""
    small = {"và", "của", "các", "về", "tỉnh", "huyện", "xã"}
    return " ".join(
        word.lower() if index and word.lower() in small else word.capitalize()
        for index, word in enumerate(body.split())
    )


def _located(
    name: str | None, level: Level | None, where: _Where, document: Document, outline: Outline, day: str | None
) -> Issuer:
    """The issuer with its units' official names and codes at `day`."""
    province = _unit("province", where, day, None)
    district = _unit("district", where, day, province)
    commune = _unit("commune", where, day, district or province) if level == "commune" else None
    if commune is not None and district is None:
        district = only(unit for unit in listed("district") if unit.code == commune.parent and commune.valid_to)
    if level in ("district", "commune") and province is None:
        parent = district.parent if district else None
        province = _by_code(parent, day) or _named_province(document, outline, day)
    names = {of: found[1] for of, found in where.names.items()}
    no_district = level == "province" or (day is not None and day >= REFORM_DAY)
    return Issuer(
        name=name,
        level=level,
        province=province.name if province else names.get("province"),
        district=None if no_district else (district.name if district else names.get("district")),
        commune=(commune.name if commune else names.get("commune")) if level == "commune" else None,
        province_code=province.code if province else None,
        district_code=district.code if district and not no_district else None,
        commune_code=commune.code if commune else None,
    )


def _unit(level: UnitLevel, where: _Where, day: str | None, parent: Unit | None) -> Unit | None:
    """The listed unit that the name at `level` means, where there is only one."""
    if level not in where.names:
        return None
    kind, name = where.names[level]
    units = find(level, name, day)
    within = [unit for unit in units if parent and unit.parent == parent.code]
    of_kind = [unit for unit in (within or units) if unit.kind == kind]
    return only(of_kind) or only(within or units)


def _by_code(code: str | None, day: str | None) -> Unit | None:
    """The province with a code at `day`."""
    if code is None:
        return None
    return only(unit for unit in listed("province") if unit.code == code and unit.was_valid(day or _BEFORE_REFORM))


def _named_province(document: Document, outline: Outline, day: str | None) -> Unit | None:
    """The province that the text names most, for a district whose name several provinces have."""
    counted: collections.Counter[str] = collections.Counter()
    for unit in mentions(document.text, 0, outline.body_end):
        if unit.level == "province":
            counted[unit.name] += 1
    return only(find("province", counted.most_common(1)[0][0], day)) if counted else None


def name_issues(document: Document, outline: Outline, issuer: Issuer) -> list[Issue]:
    """Where the text spells one of the plan's own units in another way: other capitals, other tone marks."""
    own = {name for name in (issuer.province, issuer.district, issuer.commune) if name}
    found: dict[str, Issue] = {}
    for unit in mentions(document.text, 0, outline.body_end):
        printed = document.text[unit.name_start : unit.end]
        for name in own:
            span = Span(unit.name_start, unit.name_start + len(name))
            words = document.quote(span)
            if words != name and not is_capitals(printed) and words.lower() == name.lower():
                found.setdefault(
                    words,
                    Issue(span=span, code="name_inconsistent", severity="info", message=f"{words!r} beside {name!r}"),
                )
    return list(found.values())
