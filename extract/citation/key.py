"""Keys of cited instruments: the same for every mention of one instrument, here and in other plans.

A central number is unique (`90/QĐ-TTG`); a local one only with the unit whose body issued it (`540/QĐ-UBND@445`).
Source: Nghị định 30/2020/NĐ-CP, Điều 15: numbers run by body.
"""

from corpus.document import Document
from extract.citation.context import Citation
from extract.record import Header
from patterns.citation.instrument import type_of_symbol
from patterns.citation.issuer import KNOWN_ISSUER, central_symbols
from patterns.fold import fold, key
from patterns.place import find, mentions, only

_DISTRICTS_END = "2025-07-01"


def instrument_key(
    citation: Citation, earlier: dict[tuple[str, str], Citation], document: Document, header: Header
) -> str | None:
    """The key of a citation; `earlier` holds the first full citation of each type and number.

    None where a local number's body is printed nowhere: it could be any unit's.
    """
    full = citation.base or citation
    if full.law and full.number is None:
        return full.law
    if full.number is None:
        subject = document.quote(full.subject) if full.subject else ""
        return key(f"{full.instrument_type} {full.issuer or ''} {subject}") or None
    number = _plain(full.number)
    first = earlier.get((full.instrument_type, number), full)
    body = full.issuer or first.issuer
    if _is_central(number, body):
        return number
    if body is None:
        return None
    return f"{number}@{_unit_code(body, number, full.date or first.date, header) or key(body)}"


def first_full(citations: list[Citation]) -> dict[tuple[str, str], Citation]:
    """The first citation of each number that prints its issuer."""
    first: dict[tuple[str, str], Citation] = {}
    for citation in citations:
        if citation.number and citation.issuer:
            first.setdefault((citation.instrument_type, _plain(citation.number)), citation)
    return first


def _plain(number: str) -> str:
    """A number in capitals, `1.205/…` as `1205/…`; `66.4/…` is a number of its own."""
    head, slash, rest = number.upper().partition("/")
    thousands = head[-4:-3] == "." and head.replace(".", "").isdigit()
    return f"{head.replace('.', '') if thousands else head}{slash}{rest}"


def _is_central(number: str, body: str | None) -> bool:
    """Whether one number is one instrument's in the whole country."""
    if body is not None and (known := KNOWN_ISSUER.match(fold(body))) is not None and known.end() == len(body):
        return True
    parts = number.replace("/", "-").split("-")[1:]
    parts = [part for part in parts if not part.isdigit()]
    bodies = [part for part in parts if type_of_symbol(part) is None] or parts
    central = any(part in central_symbols() or part.rstrip("0123456789") in ("QH", "UBTVQH") for part in bodies)
    return central and not (body or "").startswith(("Sở", "Giám đốc", "Phòng", "Trưởng phòng", "Ủy ban nhân dân"))


def _unit_code(body: str, number: str, date: object, header: Header) -> str | None:
    """The code of the unit that a body's name tells, the plan's own where only its level is named."""
    days = [day.isoformat() for day in (date, header.issued_date) if day is not None and hasattr(day, "isoformat")]
    if unit := next(mentions(body), None):
        units = find(unit.level, unit.name, days[0] if days else None) if unit.listed else ()
        kinds = [found for found in units if found.kind == unit.kind] or units
        parents = [found for found in kinds if found.parent in (header.province_code, header.district_code)]
        found = only(kinds) or only(parents)
        return found.code if found else None
    return _own_code(key(body).replace("xã hội", ""), number, header)


def _own_code(body: str, number: str, header: Header) -> str | None:
    words = f" {body} "
    commune = header.commune_code
    if any(f" {word} " in words for word in ("xã", "phường", "thị trấn", "đặc khu")) and " thị xã " not in words:
        return commune
    if any(f" {word} " in words for word in ("huyện", "quận", "thị xã", "thị ủy")):
        return header.district_code
    if " tỉnh " in words or body.startswith("sở ") or " sở " in words or number.endswith("/TU"):
        return header.province_code
    if " thành phố " in words or " thành ủy " in words:
        return header.district_code or header.province_code
    if "đảng ủy" in words and header.issuer_level == "commune":
        return commune
    if "phòng" in words.split():
        return header.district_code or commune
    return None
