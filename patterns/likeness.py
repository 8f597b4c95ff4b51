"""Texts as they are compared when a reading is held against what people read: spelling and layout do not count.

>>> comparable("UBND huyện  Ba Tơ –") == comparable("Uỷ ban nhân dân huyện Ba Tơ")
True
"""

import functools

from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words

MARKUP = Pattern(
    name="markup",
    expression=r"[*\#_`]++",
    matches=("**I. MỤC TIÊU**",),
    rejects=("Mục tiêu",),
    source="Markdown, as some archives keep their texts",
)
PUNCTUATION = Pattern(
    name="punctuation",
    expression=r"[^\p{L}\p{M}\p{N}%/.,]++",
    matches=("a - b", "(c)"),
    rejects=("6,95%", "90/QĐ"),
)
_FULL = {fold(alias): row["canonical"] for row in rows("comparables") for alias in aliases(row)[1:]}
ABBREVIATION = Pattern(
    name="abbreviation",
    expression=rf"(?<![\p{{L}}\p{{N}}]) {words('|'.join(_FULL))} (?![\p{{L}}\p{{N}}])",
    matches=("UBND huyện", "Sở LĐ-TB&XH"),
    rejects=("KH-UBNDX",),
)
_JOINING = {"và", "các"}
_UNITS = {"huyện", "tỉnh", "xã"}


@functools.lru_cache(maxsize=65536)
def comparable(text: str) -> str:
    """A text folded, abbreviations of agencies written out, without markup and punctuation."""
    folded = MARKUP.compiled.sub(" ", fold(text))
    folded = ABBREVIATION.compiled.sub(lambda match: _FULL[match[0]], folded)
    return " ".join(PUNCTUATION.compiled.sub(" ", folded).split()).strip(" .,;:")


def comparable_number(number: str) -> str:
    """A document's number without spaces, dashes of one kind.

    >>> comparable_number("90 /QĐ–TTg")
    '90/qđ-ttg'
    """
    return "".join(fold(number).split())


def comparable_agency(name: str) -> str:
    """An agency's name without joining words and without the kind of unit that it belongs to.

    >>> comparable_agency("Phòng Văn hóa và Thông tin huyện")
    'phòng văn hóa thông tin'
    """
    found = [word for word in comparable(name).replace(",", " ").split() if word not in _JOINING]
    while found and found[-1] in _UNITS:
        found.pop()
    return " ".join(found)
