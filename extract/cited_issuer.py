"""The body that issued a cited instrument, as printed, with its abbreviations written out."""

import dataclasses

from corpus.document import Document, Span
from patterns.fold import fold, key
from patterns.instrument import ISSUER_TAIL, KNOWN_ISSUER, LOCAL_ISSUER, STEERING_TAIL, canonical_issuer
from patterns.issuer import ABBREVIATED, PARTY_PLACE, written_out
from patterns.pattern import Match
from patterns.place import find, mentions


@dataclasses.dataclass(frozen=True, slots=True)
class CitedIssuer:
    """A body's name in full and where it is printed."""

    name: str
    span: Span


def issuer_at(document: Document, start: int) -> CitedIssuer | None:
    """The body whose name begins at `start`; None where no name does."""
    if (known := KNOWN_ISSUER.match(document.folded, start)) and not _goes_on(document, known.end()):
        return CitedIssuer(_known_name(document.text[start : known.end()]), Span(start, known.end()))
    if local := LOCAL_ISSUER.match(document.folded, start):
        return _local(document, local)
    tail = STEERING_TAIL if document.folded.startswith("ban chỉ đạo", start) else ISSUER_TAIL
    match = tail.match(document.folded, start)
    end = match.end() if match else start
    words = document.text[start:end].rstrip(" -")
    return CitedIssuer(written_out(words), Span(start, start + len(words))) if words else None


def named_issuer(text: str) -> str:
    """A body's printed name with abbreviations written out."""
    return _known_name(text) if KNOWN_ISSUER.match(fold(text)) else written_out(text)


def _goes_on(document: Document, end: int) -> bool:
    """Whether the words after a listed name make it another body's (`Chính phủ điện tử`)."""
    return document.folded.startswith((" điện tử", " số"), end)


def _known_name(printed: str) -> str:
    """A listed body as printed, or by its listed name where it is abbreviated."""
    if not ABBREVIATED.search(printed):
        return printed
    folded = fold(printed)
    match = KNOWN_ISSUER.match(folded)
    head, _, rest = printed.partition(" Bộ ") if folded.startswith(("bộ trưởng bộ", "thứ trưởng bộ")) else ("", "", "")
    name = canonical_issuer(key(f"Bộ {rest}" if head else printed))
    if name is None or match is None:
        return written_out(printed)
    return f"{head} {name}" if head else name


def _local(document: Document, match: Match) -> CitedIssuer:
    """A committee, council or party body with its unit's name, where one follows."""
    end = match.end()
    words = document.text[match.start() : end]
    kind_at = words.rfind(" ") + 1 + match.start()
    for back in (kind_at, words.rfind(" ", 0, max(0, kind_at - match.start() - 1)) + 1 + match.start()):
        unit = next(mentions(document.text, back, min(len(document.text), end + 60)), None)
        # `UBND tỉnh Phê duyệt …`: a capital alone does not make a name.
        if unit is not None and unit.start == back and unit.name_start >= end and (unit.listed or " " in unit.name):
            return CitedIssuer(
                f"{written_out(document.text[match.start() : unit.name_start])}{unit.name}",
                Span(match.start(), unit.end),
            )
    if party := PARTY_PLACE.match(document.text, end):
        name = _listed(party["name"])
        if name and words.lower().endswith("ủy"):
            return CitedIssuer(f"{written_out(words)} {name}", Span(match.start(), party.start("name") + len(name)))
    return CitedIssuer(written_out(words), Span(match.start(), end))


def _listed(printed: str) -> str | None:
    """The longest beginning of capitalised words that names a province or a district."""
    parts = printed.split(" ")
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length])
        if find("province", name) or find("district", name):
            return name
    return None
