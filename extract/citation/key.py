"""Keys of cited instruments: the same for every mention of one instrument, here and in other plans.

A central number is unique (`90/QĐ-TTg`); a local one only with the unit whose issuer issued it (`540/QĐ-UBND@445`).
Source: Nghị định 30/2020/NĐ-CP, Điều 15: numbers run by issuer.
"""

import dataclasses
from typing import NamedTuple

from corpus.document import Document
from extract.citation.citation import Citation
from extract.decision import Rule, Verdict, always, decide
from extract.record import Header
from patterns.citation.issuer import central_symbols, is_central, written_out
from patterns.citation.symbol import right_number
from patterns.citation.type import type_of_symbol
from patterns.fold import fold, key
from patterns.place import mentions
from patterns.unit_list import find, only
from patterns.vocabulary import phrases_of

_DISTRICTS_END = "2025-07-01"
_LOCAL = phrases_of("local_office")
"""What the names of local issuers open with, whose numbers are not unique in the country."""


@dataclasses.dataclass(frozen=True, slots=True)
class Earlier:
    """What other citations of the plan state: the first of each number that prints its issuer, the year of each law that has one."""

    numbers: dict[tuple[str, str], Citation]
    law_years: dict[str, int]


class _Evidence(NamedTuple):
    """A citation, or the full one that it takes up again, and the first of its number that prints its issuer."""

    full: Citation
    earlier: Earlier
    document: Document
    header: Header

    @property
    def first(self) -> Citation:
        """The first citation of the number that prints its issuer; itself if none does."""
        return self.earlier.numbers.get((self.full.instrument_type, _plain(self.full)), self.full)

    @property
    def number(self) -> str:
        """The number in its right form."""
        return _plain(self.full if self.full.date else self.first)

    @property
    def issuer(self) -> str | None:
        """Who issued it."""
        return self.full.issuer or self.first.issuer

    @property
    def law_year(self) -> int | None:
        """The law's year, from another mention where this one has none."""
        return _law_year(self.full) or self.earlier.law_years.get(self.full.law or "")

    @property
    def words(self) -> str | None:
        """Type, issuer and subject of an instrument without a number."""
        subject = self.document.quote(self.full.subject) if self.full.subject else ""
        return key(written_out(f"{self.full.instrument_type} {self.full.issuer or ''} {subject}")) or None

    @property
    def unit(self) -> str:
        """The code of the unit whose issuer issued a local number; the issuer's name if no code is known."""
        issuer, day = self.issuer or "", self.full.date or self.first.date
        return _unit_code(issuer, self.number.upper(), day, self.header) or key(issuer)

    @property
    def party_unit(self) -> str | None:
        """The code of the province or district whose Party committee's symbol the number has, where it can only be the plan's own."""
        header, number = self.header, self.number.upper()
        if number.endswith("/TU"):
            # A city that is a district's has `TU` too.
            is_city = header.issuer_level == "district" and "thành phố" in (header.issuer or "")
            return None if is_city else header.province_code
        return header.district_code if number.endswith("/HU") else None


KEYS: tuple[Rule[_Evidence, str | None], ...] = (
    Rule("law and year", lambda evidence: evidence.full.law and evidence.law_year, lambda evidence: f"{evidence.full.law} {evidence.law_year}"),
    Rule("law", lambda evidence: evidence.full.law),
    Rule("words", lambda evidence: evidence.full.number is None, lambda evidence: evidence.words),
    Rule("central number", lambda evidence: _is_central(evidence.number.upper(), evidence.issuer), lambda evidence: evidence.number),
    Rule("number and unit", lambda evidence: evidence.issuer, lambda evidence: f"{evidence.number}@{evidence.unit}"),
    Rule("the plan's own Party committee", lambda evidence: evidence.party_unit, lambda evidence: f"{evidence.number}@{evidence.party_unit}"),
    Rule("any unit's number", always, lambda _: None),
)  # fmt: skip


def instrument_key(citation: Citation, earlier: Earlier, document: Document, header: Header) -> Verdict[str | None]:
    """The key of a citation; `earlier` contains what other citations of the plan state.

    None if a local number's issuer is printed nowhere: it could be any unit's.
    """
    return decide(KEYS, _Evidence(citation.base or citation, earlier, document, header))


def earlier_of(citations: list[Citation]) -> Earlier:
    """What short mentions take from fuller ones; a law named with several years gives none."""
    first: dict[tuple[str, str], Citation] = {}
    years: dict[str, set[int]] = {}
    for citation in citations:
        if citation.number and citation.issuer:
            first.setdefault((citation.instrument_type, _plain(citation)), citation)
        if citation.law and (year := _law_year(citation)):
            years.setdefault(citation.law, set()).add(year)
    return Earlier(first, {law: min(found) for law, found in years.items() if len(found) == 1})


def _law_year(citation: Citation) -> int | None:
    """The year of a law: its date's, the one that it is named by, or its number's."""
    if citation.date or citation.year:
        return citation.date.year if citation.date else citation.year
    return next((int(part) for part in (citation.number or "").split("/")[1:2] if part.isdigit()), None)


def _plain(citation: Citation) -> str:
    return right_number(citation.number or "", citation.date.year if citation.date else None)


def _is_central(number: str, issuer: str | None) -> bool:
    """Whether one number is one instrument's in the whole country."""
    if is_central(issuer):
        return True
    parts = number.replace("/", "-").split("-")[1:]
    parts = [part for part in parts if not part.isdigit()]
    symbols = [part for part in parts if type_of_symbol(part) is None] or parts
    central = any(part in central_symbols() or part.rstrip("0123456789") in ("QH", "UBTVQH") for part in symbols)
    return central and not fold(issuer or "").startswith(_LOCAL)


def _unit_code(issuer: str, number: str, date: object, header: Header) -> str | None:
    """The code of the unit that an issuer's name shows, the plan's own where only its level is named."""
    days = [day.isoformat() for day in (date, header.issued_date) if day is not None and hasattr(day, "isoformat")]
    if unit := next(mentions(issuer), None):
        units = find(unit.level, unit.name, days[0] if days else None) if unit.listed else ()
        kinds = [found for found in units if found.kind == unit.kind] or units
        parents = [found for found in kinds if found.parent in (header.province_code, header.district_code)]
        found = only(kinds) or only(parents)
        return found.code if found else None
    return _own_code(key(issuer).replace("xã hội", ""), number, header)


@dataclasses.dataclass(frozen=True, slots=True)
class _OwnIssuer:
    """An issuer that names no unit: its name, folded, its number, and the plan's header."""

    issuer: str
    number: str
    header: Header

    def has(self, *words: str) -> bool:
        """Whether the name contains one of the words."""
        return any(f" {word} " in f" {self.issuer} " for word in words)

    @property
    def is_of_city_province(self) -> bool:
        """Whether the plan's district is not one that `thành phố` could mean: a `quận`, which only a city that is a province has."""
        return fold(self.header.issuer or "").startswith("ủy ban nhân dân quận ")


_OWN_CODE: tuple[Rule[_OwnIssuer, str | None], ...] = (
    Rule(
        "commune",
        lambda it: it.has("xã", "phường", "thị trấn", "đặc khu") and not it.has("thị xã"),
        lambda it: it.header.commune_code,
    ),
    Rule("district", lambda it: it.has("huyện", "quận", "thị xã", "thị ủy"), lambda it: it.header.district_code),
    Rule("province", lambda it: it.has("tỉnh", "sở") or it.number.endswith("/TU"), lambda it: it.header.province_code),
    Rule(
        "city",
        lambda it: it.has("thành phố", "thành ủy"),
        lambda it: (
            it.header.province_code if it.is_of_city_province else it.header.district_code or it.header.province_code
        ),
    ),
    Rule(
        "commune's party committee",
        lambda it: "đảng ủy" in it.issuer and it.header.issuer_level == "commune",
        lambda it: it.header.commune_code,
    ),
    Rule("division", lambda it: it.has("phòng"), lambda it: it.header.district_code or it.header.commune_code),
    Rule("no level named", always, lambda _: None),
)


def _own_code(issuer: str, number: str, header: Header) -> str | None:
    """The code of the plan's own unit at the level that an issuer's name gives."""
    return decide(_OWN_CODE, _OwnIssuer(issuer, number, header)).value
