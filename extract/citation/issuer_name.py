"""The name of an issuer that issues instruments: where it ends, and its full official form."""

import dataclasses

from corpus.document import Document, Span
from patterns.agency.listed import canonical_agency, known_agency
from patterns.agency.spelling import leaves_words_out
from patterns.citation.issuer import (
    ABBREVIATED,
    AFTER_JOINT,
    FIELD_LINK,
    HEAD_OF,
    JOINT_TAIL,
    NAME_STOP,
    PARTY_PLACE,
    SECOND_ISSUER,
    TOGETHER,
    KnownIssuer,
    canonical_issuer,
    joined_with_and,
    known_issuer,
    spaced,
    written_out,
)
from patterns.citation.local_issuer import LOCAL_ISSUER, official
from patterns.citation.steering import (
    PARTY_CONGRESS,
    STEERING,
    STEERING_ABOUT,
    STEERING_TAIL,
    STEERING_TWICE,
    congress_name,
)
from patterns.pattern import Match
from patterns.place import mentions
from patterns.unit_list import find

_LONGEST = 130
"""The length in characters within which a name must end."""


@dataclasses.dataclass(frozen=True, slots=True)
class IssuerName:
    """An issuer's name in full and where it is printed."""

    name: str
    span: Span


def issuer_name_at(document: Document, start: int, *, joint: bool = False) -> IssuerName | None:
    """The issuer whose name begins at `start`, the issuers where a `joint` instrument has several; None if no name ends."""
    if joint:
        return _joint(document, start)
    first = _one(document, start)
    return _with_second(document, first) if first else None


def _with_second(document: Document, first: IssuerName) -> IssuerName:
    """Two issuers that issue together (`của UBND và Hội Nông dân huyện về …`): both, where what follows is the instrument's again."""
    link = SECOND_ISSUER.match(document.folded, first.span.end)
    if link is None or not document.text[link.end()].isupper():
        return first
    second = _one(document, link.end())
    if second is None or not AFTER_JOINT.match(document.folded, second.span.end):
        return first
    return IssuerName(f"{first.name} và {second.name}", Span(first.span.start, second.span.end))


def _one(document: Document, start: int) -> IssuerName | None:
    if (known := known_issuer(document.folded, start)) and not _goes_on(document, known.end):
        end = _second(document, known.end)
        name = _known_name(document, known) + written_out(document.text[known.end : end])
        return IssuerName(name, Span(start, end))
    if congress := PARTY_CONGRESS.match(document.folded, start):
        return IssuerName(congress_name(congress["ordinal"]), Span(start, congress.end()))
    if local := LOCAL_ISSUER.match(document.folded, start):
        return _local(document, local)
    if STEERING.match(document.folded, start) and (
        steering := STEERING_TWICE.match(document.folded, start)
        or STEERING_ABOUT.match(document.folded, start)
        or STEERING_TAIL.match(document.folded, start)
    ):
        return _printed(document, start, steering.end())
    return _office(document, start) or _unlisted(document, start, start)


def _joint(document: Document, start: int) -> IssuerName | None:
    match = JOINT_TAIL.match(document.folded, start)
    printed = _printed(document, start, match.end()) if match else None
    if printed is None:
        return None
    return IssuerName(_all_of_kind(printed.name) or joined_with_and(printed.name), printed.span)


def _all_of_kind(names: str) -> str | None:
    """Issuers whose kind is printed once (`Liên Bộ Nội vụ - Tài chính`), each in full; None if one of them is not known."""
    match = TOGETHER.match(names)
    found = _fields(match["kind"], names[match.end() :]) if match else None
    return joined_with_and(" - ".join(found)) if found else None


def _fields(kind: str, words: str) -> list[str] | None:
    """The issuers of a kind whose fields words list, the longest names first; None if they are not all known."""
    cuts = [
        (len(words), len(words)),
        *((link.start(), link.end()) for link in reversed(list(FIELD_LINK.finditer(words)))),
    ]
    for end, following in cuts:
        known = _of_kind(kind, words[:end])
        if known and following == len(words):
            return [known]
        if known and (others := _fields(kind, words[following:])):
            return [known, *others]
    return None


def _of_kind(kind: str, words: str) -> str | None:
    """A ministry or department by its field; None if there is no such name."""
    name = f"{kind.capitalize()} {words.strip()}"
    return canonical_issuer(name) or canonical_agency(name)


def _printed(document: Document, start: int, end: int) -> IssuerName | None:
    words = document.text[start:end].rstrip(" -,")
    name = spaced(written_out(words))
    return IssuerName(f"{name[:1].upper()}{name[1:]}", Span(start, start + len(words))) if words else None


def _goes_on(document: Document, end: int) -> bool:
    """Whether the words after a listed name make it another issuer's (`Chính phủ điện tử`)."""
    return (
        document.folded.startswith((" điện tử", " số ", " số,", " số."), end)
        and not document.folded.startswith((" số :", " số: "), end)
        and not document.text[end + 4 : end + 5].isdigit()
    )


def _second(document: Document, end: int) -> int:
    """Where a second agency of the Party's leadership ends (`Bộ Chính trị, Ban Bí thư`); `end` if there is none."""
    for mark in (", ", " và "):
        at = end + len(mark)
        if document.folded.startswith((f"{mark}ban bí thư", f"{mark}bộ chính trị"), end) and (
            second := known_issuer(document.folded, at)
        ):
            return second.end
    return end


def _known_name(document: Document, known: KnownIssuer) -> str:
    """A listed issuer by its listed name, after its head's title where one is printed."""
    name = canonical_issuer(document.text[known.name_start : known.name_end])
    rest = document.text[known.name_end : known.end]
    if name is None:
        return written_out(document.text[known.start : known.end])
    head = document.folded[known.start : known.name_start]
    return f"{head[:1].upper()}{head[1:].replace('chủ nhiệm', 'Chủ nhiệm')}{name}{written_out(rest)}"


def _local(document: Document, match: Match) -> IssuerName:
    """A committee, council or party issuer with its unit's name, where one follows."""
    end = match.end()
    words = document.text[match.start() : end]
    for unit in mentions(document.text, match.start(), min(len(document.text), end + 60)):
        # `UBND tỉnh Phê duyệt …`: a capital alone does not make a name.
        if unit.start < end <= unit.name_start <= end + 1 and (unit.listed or " " in unit.name):
            return IssuerName(
                f"{official(document.text[match.start() : unit.name_start])}{unit.name}",
                Span(match.start(), match.start() + len(document.text[match.start() : unit.end].rstrip(" -–"))),
            )
    if party := PARTY_PLACE.match(document.text, end):
        name = _place(party["name"])
        if name and document.folded[end - 1] == "y":
            return IssuerName(f"{official(words)} {name}", Span(match.start(), party.start("name") + len(name)))
    return IssuerName(official(words), Span(match.start(), end))


def _place(printed: str) -> str | None:
    """The longest beginning of capitalised words that names a unit."""
    parts = printed.split(" ")
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length])
        if any(find(level, name) for level in ("province", "district", "commune")):
            return name
    return None


def _office(document: Document, start: int) -> IssuerName | None:
    """An office of the agencies' list, whose name may contain commas and verbs, with its head and its unit."""
    head = HEAD_OF.match(document.folded, start)
    at = head.end() if head else start
    known = known_agency(document.folded, at)
    if known is None:
        return None
    end = known.name_end
    name = document.text[at:end]
    if ABBREVIATED.search(name):
        listed = canonical_agency(name)
        name = listed if listed and not leaves_words_out(listed, name) else written_out(name)
        if head and name[:1].isupper() and document.text[at].islower():
            name = name[0].lower() + name[1:]
    tail = _unlisted(document, start, end)
    if tail is None:
        return None
    return IssuerName(
        spaced(f"{document.text[start:at]}{name}{written_out(document.text[end : tail.span.end])}"), tail.span
    )


def _unlisted(document: Document, start: int, certain: int) -> IssuerName | None:
    """An issuer by its words alone: from `start` to the words that open what it did, `certain` at least."""
    limit = min(len(document.text), max(start, certain) + _LONGEST)
    for stop in NAME_STOP.finditer(document.folded, certain, limit):
        if not (stop["weak"] and document.text[stop.start("weak")].isupper()):
            return _printed(document, start, stop.start())
    return None
