"""Who issues a plan and at which level, from its header, its issuing sentence, its number or its signature.

The place of the date line is never evidence by itself: it is where the seat is (Nghị định 30/2020/NĐ-CP,
Phụ lục I, mục II.4).
"""

import dataclasses

from corpus.document import Document
from extract.header.agency_unit import names_of
from extract.header.issuer_level import level_of
from extract.header.issuer_name import full_name
from extract.header.letterhead import Letterhead
from extract.header.own_unit import own_name
from extract.header.place import Names
from extract.header.surroundings import Surroundings
from extract.outline.tree import Outline
from extract.record import Level
from patterns.fold import fold
from patterns.header.issuer import AGENCY_WORD, AS_FOLLOWS, CLOSING, ISSUING, UNFINISHED, UNIT_LINE
from patterns.header.issuer_kind import COMMITTEE
from patterns.text import is_capitals

_PREAMBLE = 9000
"""How far from the header the issuing sentence may be, in characters."""


@dataclasses.dataclass(frozen=True)
class Issuer:
    """The issuer in full, its level, and the units that its name and the agencies above it show."""

    name: str | None
    level: Level | None
    names: Names


def issuing_agency(document: Document, outline: Outline, start: int) -> str | None:
    """The agency that the preamble names as the issuer (`UBND tỉnh ban hành Kế hoạch … như sau`); None if none is."""
    folded = document.folded
    region = min(outline.first, start + _PREAMBLE)
    found = None
    for match in ISSUING.finditer(folded, start, region):
        paragraph = document.paragraph_at(match.start())
        if outline.first < outline.body_end or AS_FOLLOWS.search(folded, match.end(), paragraph.end):
            found = match
    if found is None:
        return None
    # The agency nearest to the verb: an earlier `của UBND tỉnh` in the same clause belongs to a citation.
    while (inner := ISSUING.search(folded, found.start("issuer") + 3, found.end())) and inner.end() == found.end():
        found = inner
    return document.text[found.start("issuer") : found.end("issuer")]


def closes_preamble(document: Document, outline: Outline, start: int) -> bool:
    """Whether the issuing sentence ends as a preamble does (`như sau:`): evidence that the text is a plan."""
    folded = document.folded
    for match in ISSUING.finditer(folded, start, min(outline.first, start + _PREAMBLE)):
        if AS_FOLLOWS.search(folded, match.end(), document.paragraph_at(match.start()).end):
            return True
    return False


def find_issuer(head: Letterhead, issuing: str | None, on_behalf: str | None, around: Surroundings) -> Issuer:
    """The issuer of a document.

    `issuing` is the agency that the preamble states issues, `on_behalf` the agency that the signature names.
    """
    agencies = header_agencies(head.agency_lines)
    own = _own_name(head, agencies, issuing, on_behalf, around)
    names = names_of([*reversed(agencies), head.attached_to, issuing], around.day)
    level = level_of(agencies or ([own] if own else []), issuing, own, around)
    if level in ("province", "district", "commune") and level not in names and (found := own_name(level, around)):
        names[level] = found
    return Issuer(full_name(around.document, own, agencies, level, names) if own else None, level, names)


def _own_name(
    head: Letterhead, agencies: list[str], issuing: str | None, on_behalf: str | None, around: Surroundings
) -> str | None:
    """The issuer's name as printed: in the header, the preamble or at the end; else by the symbol or the signature."""
    printed = agencies[-1] if agencies else head.attached_to or issuing or _closing(around)
    return printed or _committee_of_symbol(head.symbol) or _committee_signed_for(on_behalf)


def header_agencies(lines: list[str]) -> list[str]:
    """The header's lines as whole names of agencies, the superior one first."""
    agencies: list[str] = []
    for line in lines:
        if not agencies:
            if AGENCY_WORD.match(fold(line)) or UNIT_LINE.match(fold(line)):
                agencies.append(line)
        elif _opens_agency(agencies[-1], line):
            agencies.append(line)
        else:
            agencies[-1] = f"{agencies[-1]} {line}"
    while agencies and not AGENCY_WORD.match(fold(agencies[-1])):
        agencies.pop()
    return agencies


def _opens_agency(above: str, line: str) -> bool:
    """Whether a line begins another agency's name than the one above it."""
    folded, last = fold(line), fold(above)
    is_below_unit = UNIT_LINE.match(last) is not None
    if UNFINISHED.search(last) and not is_below_unit:
        return False
    if AGENCY_WORD.match(folded) and not (line[0].islower() and is_capitals(above)):
        return True
    return is_below_unit and UNIT_LINE.match(folded) is not None  # `TỈNH HÀ GIANG` above `BAN CHỈ ĐẠO …`


def _closing(around: Surroundings) -> str | None:
    """The agency whose plan it is by the closing sentence."""
    match = CLOSING.search(around.document.folded, max(0, around.outline.body_end - 1500), around.outline.body_end)
    return around.document.text[match.start("issuer") : match.end("issuer")] if match else None


def _committee_of_symbol(symbol: str | None) -> str | None:
    """`KH-UBND`: the symbol names the agency (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3)."""
    last = (symbol or "").replace("/", "-").split("-")
    return "Ủy ban nhân dân" if len(last) > 1 and last[-1].upper() in ("UBND", "UB") else None


def _committee_signed_for(on_behalf: str | None) -> str | None:
    """`TM. ỦY BAN NHÂN DÂN`: the signature names the agency."""
    return "Ủy ban nhân dân" if on_behalf and COMMITTEE.match(fold(on_behalf)) else None
