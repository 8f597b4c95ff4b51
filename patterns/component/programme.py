"""Names of the national target programmes, and the instruments that approve them.

Source: Quyết định 90/QĐ-TTg, 1722/QĐ-TTg, 1719/QĐ-TTg, 263/QĐ-TTg, 1600/QĐ-TTg; lexicon `programmes`.
"""

import functools

from patterns.fold import fold
from patterns.lexicon import aliases, phrases, rows
from patterns.pattern import Pattern, words

PROGRAMME = Pattern(
    name="programme",
    expression=rf"""(?<!\p{{L}})(?P<name>{words(phrases("programmes"))})(?!\p{{L}})""",
    matches=("giảm nghèo bền vững", "nông thôn mới"),
    rejects=("thoát nghèo",),
)


@functools.cache
def _codes() -> dict[str, str]:
    return {fold(alias): row["code"] for row in rows("programmes") for alias in aliases(row)}


def programmes_in(words_found: str) -> frozenset[str]:
    """The codes of the programmes that a folded text names."""
    return frozenset(_codes()[match["name"]] for match in PROGRAMME.finditer(words_found))


def programme_of(number: str) -> str | None:
    """The programme that an instrument with a number approves."""
    return next((row["code"] for row in rows("programmes") if number in row["symbols"].split("|")), None)
