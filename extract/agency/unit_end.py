"""Where the name of the unit ends that follows an agency's name or its level word."""

from extract.context import Context
from extract.kept import asked_once
from patterns.fold import fold
from patterns.place import LEVEL_OF_KIND, mention_opening
from patterns.vocabulary import phrases_of

_SEATS = phrases_of("seat_kind")
"""Kinds of the units that branches are named by."""


@asked_once
def own_names(context: Context) -> list[str]:
    """The folded names of the plan's own units, each behind a blank."""
    header = context.header
    return [f" {fold(name)}" for name in (header.commune, header.district, header.province) if name]


def unit_end(context: Context, at: int, end: int, level: str) -> int:
    """Where the name of the unit ends that follows an agency's name or its level word; `at` if none does."""
    text = context.document.text
    words = text[at : min(end, at + 40)]
    if words.startswith(" "):
        folded = fold(words)
        for name in own_names(context):
            if folded.startswith(name) and not words[len(name) : len(name) + 1].isalpha():
                return at + len(name)
    if not words[1:2].isupper():
        return at
    kind = fold(level)
    for seat in (kind,) if kind in (*LEVEL_OF_KIND, "thành phố") else _SEATS:
        unit = mention_opening(f"{seat}{words}")
        if unit is not None and unit.listed and fold(unit.kind) == seat:
            return at + unit.end - len(seat)
    return at
