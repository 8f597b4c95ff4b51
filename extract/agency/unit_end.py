"""Where the name of the unit ends that follows an agency's name or its level word."""

from extract.context import Context
from patterns.fold import fold
from patterns.place import LEVEL_OF_KIND, mentions
from patterns.vocabulary import phrases_of

_SEATS = phrases_of("seat_kind")
"""Kinds of the units that branches are named by."""


def unit_end(context: Context, at: int, end: int, level: str) -> int:
    """Where the name of the unit ends that follows an agency's name or its level word; `at` if none does."""
    text = context.document.text
    words = text[at : min(end, at + 40)]
    own = (context.header.commune, context.header.district, context.header.province)
    for name in filter(None, own):
        if fold(words).startswith(f" {fold(name)}") and not words[len(name) + 1 :][:1].isalpha():
            return at + 1 + len(name)
    if not words[1:2].isupper():
        return at
    kind = fold(level)
    for seat in (kind,) if kind in (*LEVEL_OF_KIND, "thành phố") else _SEATS:
        unit = next(iter(mentions(f"{seat}{words}")), None)
        if unit is not None and unit.start == 0 and unit.listed and fold(unit.kind) == seat:
            return at + unit.end - len(seat)
    return at
