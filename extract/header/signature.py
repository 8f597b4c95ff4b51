"""The signature block of a document."""

import dataclasses
from collections.abc import Iterator

from corpus.document import Document
from extract.outline.tree import Outline
from extract.record import Capacity
from patterns.agency.name import HEAD
from patterns.agency.spelling import agency_name
from patterns.fold import fold
from patterns.header.line import ELECTRONIC
from patterns.header.signature import (
    BLOCK_STOP,
    CAPACITY,
    CAPITAL_NAME_LINE,
    NAME_LINE,
    POSITION,
    RECIPIENT,
    SIGNED_MARK,
    TRAILING_NAME,
    position_name,
)
from patterns.pattern import Match

_BLOCK = 60
"""How many paragraphs after the body the block may fill, recipients included."""

_MARKS = (";", ",", ".", ":")
"""What ends a line that is no position."""

_CAPACITIES: dict[str, Capacity] = {"TM": "TM", "KT": "KT", "TL": "TL", "TUQ": "TUQ", "Q": "Q"}


@dataclasses.dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, in which position and capacity, and for which agency; None what is not printed."""

    name: str | None = None
    position: str | None = None
    capacity: Capacity | None = None
    on_behalf: str | None = None
    """The agency after `TM.`, as printed."""


_NOBODY = Signature()


def find_signature(document: Document, outline: Outline) -> Signature:
    """The signature after the body: the signer's own capacity is the last one above the name (KT under TM).

    A plan that a decision carries has the decision's.
    """
    carrier = outline.carrier
    if carrier is not None and (signed := _signature(document, carrier.end)).name is not None:
        return signed
    return _signature(document, outline.body_end)


def _signature(document: Document, start: int) -> Signature:
    signed = _NOBODY
    for words, folded, beside_recipients in _lines(document, start):
        stops = BLOCK_STOP.match(folded) is not None
        if (not stops and _adds_nothing(signed, words, folded)) or ELECTRONIC.match(folded):
            continue
        if stops:
            break
        for part in _parts(words):
            signed = _read(signed, part, beside_recipients)
            if signed.name is not None:
                return signed
    return signed


def _adds_nothing(signed: Signature, words: str, folded: str) -> bool:
    """Whether a line without a capacity, as most recipients are, cannot be read: no name or position ends with a mark, and no name is before a position."""
    if CAPACITY.search(words):
        return False
    return words.endswith(_MARKS) or (signed is _NOBODY and not POSITION.search(folded))


def _lines(document: Document, start: int) -> Iterator[tuple[str, str, bool]]:
    """The block's lines and cells, as printed and folded, and whether recipients was on the same line before the words."""
    for paragraph in document.paragraphs_between(start)[:_BLOCK]:
        for cell in document.quote(paragraph).split("|"):
            line = cell.strip()
            folded = fold(line)
            is_recipient = RECIPIENT.match(folded) is not None
            if words := _own_words(line, folded, is_recipient=is_recipient).strip():
                yield words, folded if words == line else fold(words), is_recipient


def _own_words(line: str, folded: str, *, is_recipient: bool) -> str:
    """A line without signing marks and without the recipients that a flattened column left before it (`- Sở Y tế; CHỦ TỊCH`)."""
    for mark in SIGNED_MARK.finditer(folded) if "ký" in folded else ():
        line = f"{line[: mark.start()]}{' ' * (mark.end() - mark.start())}{line[mark.end() :]}"
    line = line.strip()
    if not is_recipient:
        return " ".join(line.split())
    if folded.startswith("nơi nhận"):
        return line[len("nơi nhận") :].strip(" :")
    if capacity := CAPACITY.search(line):  # `- Như trên; KT. CHỦ TỊCH`: its full stop ends no recipient
        return " ".join(line[capacity.start() :].split())
    return " ".join(
        max(
            line.rpartition(";")[2], line.rpartition(". ")[2], key=lambda tail: line.rfind(tail) if tail != line else -1
        ).split()
    )


def _parts(words: str) -> list[str]:
    """A line cut before each capacity, and before a name after a position."""
    name = TRAILING_NAME.search(words)
    cuts = sorted({0, *(match.start() for match in CAPACITY.finditer(words)), *([name.start()] if name else [])})
    return [
        part for start, end in zip(cuts, [*cuts[1:], len(words)], strict=True) if (part := words[start:end].strip())
    ]


def _read(signed: Signature, words: str, beside_recipients: bool) -> Signature:
    """What one line adds: a new capacity, the position under it, or the name."""
    if match := CAPACITY.match(words):
        return _with_capacity(signed, match)
    folded = fold(words)
    if (position := POSITION.match(folded)) and not words.endswith(_MARKS):
        return signed if signed.position else dataclasses.replace(signed, position=_position(words, position))
    return (
        signed if signed.capacity is None and signed.position is None else _with_name(signed, words, beside_recipients)
    )


def _with_name(signed: Signature, words: str, beside_recipients: bool) -> Signature:
    """The name that is a line, below a capacity or a position."""
    folded = fold(words)
    name = NAME_LINE.match(words) or (CAPITAL_NAME_LINE.match(words) if signed.position else None)
    if name is None or (beside_recipients and _may_be_recipient(folded, name["name"])):
        return signed
    return dataclasses.replace(signed, name=_name(name["name"]))


def _may_be_recipient(folded: str, name: str) -> bool:
    """Whether what looks like a name beside recipients may be one of them: an agency, or a name of two words."""
    return HEAD.match(folded) is not None or len(name.split()) < 3


def _with_capacity(signed: Signature, match: Match) -> Signature:
    """Under TM. the position follows the body; under KT., TL., TUQ. it follows the head that is signed for."""
    capacity = _CAPACITIES[match["capacity"].replace("/", "").replace(".", "")]
    whom = match["whom"].strip()
    found = list(POSITION.finditer(fold(whom)))
    if capacity in ("KT", "TL", "TUQ"):
        found = found[1:]
    agency = whom[: found[0].start()] if found else whom
    own = _position(whom[found[0].start() :], POSITION.match(fold(whom[found[0].start() :]))) if found else None
    return Signature(None, own, capacity, agency.strip() if capacity == "TM" else signed.on_behalf)


def _position(words: str, match: Match | None) -> str | None:
    """`PHÓ CHỦ TỊCH` as `Phó Chủ tịch`, the way positions are written inside a sentence, with the agency it is in."""
    if match is None:
        return None
    rest = words[match.end() :].strip(" ,-")
    return (
        f"{position_name(match['position'])} {agency_name(rest)}".strip() if rest else position_name(match["position"])
    )


def _name(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name
