"""Agencies of the lexicon, in any spelling of their names.

Source: Nghị định 24/2014/NĐ-CP and 45/2025/NĐ-CP (sở, phòng), 150/2025/NĐ-CP (communes from July 2025), as named in each line of
patterns/lexicons/agencies.tsv.
"""

import functools
from typing import NamedTuple

from patterns.agency.unit import LEVEL_WORD, NOT_PARTY, PARTY
from patterns.fold import fold, key
from patterns.lexicon import Row, aliases, rows
from patterns.name_tree import NameTree
from patterns.pattern import Pattern

_BETWEEN = r"(?:[ ]?[-,&][ ]?(?:và[ ]?)?|[ ]và[ ]?|[ ])"
"""What may join the words of a name."""


def spellings(name: str) -> str:
    """An expression for a name in which dashes, commas, `&` and `và` between its words may change, go or lose their blanks."""
    return _BETWEEN.join(words_of_name(name))


def words_of_name(name: str) -> list[str]:
    """The folded words of a name, without what joins them."""
    pieces = fold(name).replace("&", " ").replace("-", " ").replace(",", " ").split()
    return [piece for piece in pieces if piece != "và"]


@functools.cache
def _listed() -> dict[str, Row]:
    return {_squeezed(alias): row for row in rows("agencies") for alias in aliases(row)}


def _squeezed(name: str) -> str:
    """A name's letters alone: `Phòng LĐ-TB&XH` and `PHÒNG LĐTBXH` are the same."""
    return "".join(word for word in key(name.replace("vàXH", "và XH")).split() if word != "và").replace("vàxh", "xh")


NAME_TAIL = Pattern(
    name="name_tail",
    expression=rf"""\G(?:[ ]việt[ ]nam(?!\p{{L}}))?(?:[ ](?P<level>{LEVEL_WORD}){NOT_PARTY}|[ ](?P<party>{PARTY})(?!\p{{L}}))?""",
    matches=(" huyện", " Tỉnh ủy", " Việt Nam các cấp", ""),
    rejects=(),
)
"""What may follow a listed name: the word for its level or for the party committee that it serves."""


class KnownAgency(NamedTuple):
    """An agency of the list where it is printed."""

    start: int
    name_end: int
    """Where its name ends, without the word for its level."""
    end: int
    level: str | None
    party: str | None


@functools.lru_cache(maxsize=512)  # the same place is asked for by several readings, one after another
def known_agency(folded: str, start: int, end: int | None = None) -> KnownAgency | None:
    """The listed agency whose name begins at a place of a folded text, with the word for its level or the party committee that it serves.

    >>> known_agency("phòng lđ-tb&xh huyện và", 0)
    KnownAgency(start=0, name_end=14, end=20, level='huyện', party=None)
    """
    name_end = _names().end(folded, start, end)
    tail = None if name_end is None else NAME_TAIL.match(folded, name_end, end)
    if tail is None:
        return None
    level = tail["level"]
    return KnownAgency(start, tail.start("level") - 1 if level else tail.end(), tail.end(), level, tail["party"])


@functools.cache
def _names() -> NameTree:
    return NameTree(words_of_name(alias) for row in rows("agencies") for alias in aliases(row))


@functools.lru_cache(maxsize=4096)
def canonical_agency(printed: str) -> str | None:
    """The listed name of an agency in any of its spellings (without its level word); None if it is in no list."""
    row = _listed().get(_squeezed(printed)) or _listed().get(_squeezed(printed).removesuffix("việtnam"))
    return row["canonical"] if row else None


@functools.cache
def level_of_agency(canonical: str) -> str:
    """The level of a listed agency: `province`, `district`, `commune`, `central`, `any`, or `none` if none is added."""
    return next(row["level"] for row in rows("agencies") if row["canonical"] == canonical)


@functools.cache
def _compounds() -> frozenset[tuple[str, str]]:
    """All neighbouring syllables of the listed compounds and agencies."""
    names = [*(row["canonical"] for row in rows("compounds")), *(row["canonical"] for row in rows("agencies"))]
    return frozenset(pair for name in names for pair in zip(key(name).split(), key(name).split()[1:], strict=False))


def is_compound(first: str, second: str) -> bool:
    """Whether two syllables are one word (`Kinh tế`), so that the second one, in small letters, continues with a name."""
    return (fold(first), fold(second)) in _compounds()


@functools.cache
def field_of(kind: str) -> NameTree:
    """The fields of the listed agencies of a kind, in any spelling (`Y tế` of the kind `sở`)."""
    return NameTree(
        words_of_name(alias[len(kind) + 1 :])
        for row in rows("agencies")
        for alias in aliases(row)
        if fold(alias).startswith(f"{kind} ")
    )
