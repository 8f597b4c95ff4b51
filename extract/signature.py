"""The signature block of a document."""

import dataclasses

from corpus.document import Document
from extract.outline import Outline
from extract.record import Capacity
from patterns.fold import fold
from patterns.signature import CAPACITY, CAPITAL_NAME_LINE, NAME_LINE, POSITION

_BLOCK = 40
"""How many paragraphs after the body the block may fill, recipients included."""


@dataclasses.dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, in which position and capacity; None what is not printed."""

    name: str | None = None
    position: str | None = None
    capacity: Capacity | None = None


_CAPACITIES: dict[str, Capacity] = {
    "TM": "TM",
    "T/M": "TM",
    "KT": "KT",
    "K/T": "KT",
    "TL": "TL",
    "T/L": "TL",
    "TUQ": "TUQ",
    "Q": "Q",
}


def find_signature(document: Document, outline: Outline) -> Signature:
    """The signature after the body: the signer's own capacity is the last one above the name (KT under TM)."""
    capacity: Capacity | None = None
    position: str | None = None
    lines = [document.quote(paragraph) for paragraph in document.paragraphs if paragraph.start >= outline.body_end][
        :_BLOCK
    ]
    for line in (_own_words(cell.strip()) for joined in lines for cell in joined.split(" | ")):
        words = line
        if match := CAPACITY.search(line):
            capacity = _CAPACITIES[match["capacity"]]
            words = match["whom"].strip()
            position = None
        if POSITION.match(fold(words)):
            # Under KT., TL. or TUQ. the whom is the head that is signed for; the signer's position follows.
            if not (match and capacity in ("KT", "TL", "TUQ")):
                position = _position(words)
            continue
        if (capacity or position) and (
            name := NAME_LINE.match(line) or (CAPITAL_NAME_LINE.match(line) if position else None)
        ):
            return Signature(_name(name["name"]), position, capacity)
    return Signature(None, position, capacity)


def _own_words(line: str) -> str:
    """A line without the recipients that a flattened column left before it (`- Sở Y tế; CHỦ TỊCH`)."""
    if fold(line).startswith("nơi nhận"):
        return line.partition(":")[2].strip()
    return line.rpartition(";")[2].strip() if line.startswith(("-", "+")) else line


def _position(words: str) -> str:
    """`PHÓ CHỦ TỊCH` as `Phó Chủ tịch`, the way positions are written inside a sentence."""
    if not words.isupper():
        return words
    low = words.lower()
    if "văn phòng" in low:
        return low.capitalize().replace("văn phòng", "Văn phòng")
    for second in ("chủ tịch", "giám đốc", "chánh văn phòng", "trưởng phòng", "trưởng ban", "bí thư", "bộ trưởng"):
        if low.startswith(f"phó {second}"):
            return "Phó " + second.capitalize() + low[len(second) + 4 :]
    return low.capitalize()


def _name(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name
