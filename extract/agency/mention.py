"""A named agency, and what its full name adds to the printed one: the word for its level, uniform dashes."""

from typing import NamedTuple

from corpus.document import Span
from extract.context import Context
from patterns.agency.listed import level_of_agency
from patterns.agency.unit import LEVEL_OF_ISSUER
from patterns.fold import fold

_ONE_LEVEL = ("Phòng ", "Sở ")
"""Kinds of agencies of one level only, as is Ban Dân tộc; the word for it is not part of their name."""


_COUNTER = "Phòng giao dịch"
"""A bank's counter: no office of a district, it keeps the word for its level where that is printed."""


_ALL = "các "
"""What opens the words for the offices of several places (`Phòng Y tế các huyện`)."""


_CENTRAL = " trung ương"
"""What closes the words for all provinces; agencies of all of them keep these words."""


_LEVEL_WORDS = {"province": "tỉnh", "district": "huyện", "commune": "xã"}


class Mention(NamedTuple):
    """A named agency: in full, as printed, where, and by which rule its name was read."""

    name: str
    text: str
    span: Span
    rule: str
    level_open: bool = False
    """Whether the word for its level was added from the plan's issuer, so that one printed later in the list replaces it."""
    bracket: Span | None = None
    """The bracket after it in a list (`Sở Nội vụ (chủ trì)`)."""
    holder: bool = False
    """Whether the words name its head (`Chủ tịch UBND xã`)."""


def with_level(name: str, level: str | None, context: Context) -> str:
    """A listed name with the word for its level, where its kind is found at several."""
    if level is not None and level.endswith(_CENTRAL):
        return f"{name} {level.removesuffix(_CENTRAL)} Trung ương"
    if _is_of_one_level(name, level):
        return name
    if level is not None:
        return f"{name} {level[0].lower()}{level[1:]}"
    word = _issuers_level(context) if level_of_agency(name) in ("any", "district", "province") else None
    return f"{name} {word}" if word else name


def _is_of_one_level(name: str, level: str | None) -> bool:
    """Whether the word for a level is not part of a name: those for the offices of several places are."""
    kept = level is not None and (name.startswith(_COUNTER) or level.startswith(_ALL))
    return (name.startswith(_ONE_LEVEL) and not kept) or name == "Ban Dân tộc"


def _issuers_level(context: Context) -> str | None:
    """The word for the level of the plan's issuer."""
    own = LEVEL_OF_ISSUER.match(fold(context.header.issuer or ""))
    return own["kind"] if own else _LEVEL_WORDS.get(context.header.issuer_level or "")


def with_even_dashes(name: str) -> str:
    """Dashes with a blank on both sides, single blanks."""
    return " ".join(name.replace("–", "-").replace("- ", " - ").replace(" -", " - ").split())
