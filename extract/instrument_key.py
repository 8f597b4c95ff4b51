"""Keys of cited instruments: the same for every mention of one instrument, here and in other plans.

A central number is unique (`90/QĐ-TTG`); a local one is unique only with its body (`540/QĐ-UBND@445`).
Source: Nghị định 30/2020/NĐ-CP, Điều 15: numbers run by body and year.
"""

import dataclasses
from collections.abc import Iterable

from extract.record import Header, LegalBasis
from patterns.fold import key
from patterns.place import find, mentions, only

_LOCAL = ("UBND", "HĐND", "TU", "HU", "ĐU", "QU", "THU")


def instrument_keys(rows: Iterable[LegalBasis], header: Header) -> list[LegalBasis]:
    """The rows with their keys; short mentions take the body of the first full one."""
    rows = list(rows)
    bodies: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.number and row.issuer:
            bodies.setdefault((row.instrument_type, row.number.upper()), row.issuer)
    return [dataclasses.replace(row, instrument_key=_key(row, bodies, header)) for row in rows]


def _key(row: LegalBasis, bodies: dict[tuple[str, str], str], header: Header) -> str | None:
    if row.number is None:
        return key(f"{row.instrument_type} {row.issuer or ''} {row.subject or ''}") or None
    number = row.number.upper()
    body = row.issuer or bodies.get((row.instrument_type, number))
    if not _is_local(number):
        return number
    code = _unit_code(body, number, header)
    year = f"/{row.issued_date.year}" if row.issued_date else ""
    return f"{number}@{code}" if code else f"{number}@{key(body)}{year}" if body else number


def _is_local(number: str) -> bool:
    """Whether a number's symbol is one that every province, district or commune uses."""
    symbol = number.replace("/", "-").split("-")
    if "TTG" in symbol or "CP" in symbol or "TW" in symbol or any(part.startswith("QH") for part in symbol):
        return False
    return any(part in _LOCAL or part.startswith("S") for part in symbol[1:]) or not symbol[-1].startswith(
        ("B", "TT", "VP")
    )


def _unit_code(body: str | None, number: str, header: Header) -> str | None:
    """The code of the unit that a body's name tells, the plan's own where only its level is named."""
    if body is None:
        return None
    day = header.issued_date.isoformat() if header.issued_date else None
    if unit := next(mentions(body), None):
        found = only(find(unit.level, unit.name, day)) if unit.listed else None
        return found.code if found else None
    words = key(body).split()
    for word, code in (("tỉnh", header.province_code), ("huyện", header.district_code), ("xã", header.commune_code),
                       ("phường", header.commune_code), ("quận", header.district_code)):  # fmt: skip
        if word in words:
            return code
    return None
