"""What the numbers of a list count that have no noun of their own."""

from extract.target.uncounted import states_which
from extract.target.unit import Noun, noun_of
from patterns.target.bare_list import BARE_PLACES, PARTED

_REACH = 300
"""How far before a bare number the count that it is a part of may be, in characters."""
_DIGITS = 2
"""Digits of a number, at least, that is no part of the name before it."""


def noun_of_list(folded: str, at: int, start: int, limit: int) -> Noun | None:
    """What a bare number in a list counts: what the whole counts that the parts add up to (`58 lao động … (Nhật Bản 41, Đài Loan 17)`)."""
    for match in PARTED.finditer(folded, max(start, at - _REACH), limit):
        parts = match.starts("part")
        if at in parts:
            numbered = any(states_which(folded, part, match.end("whole")) for part in parts)
            adds_up = sum(map(_whole_number, match.captures("part"))) == _whole_number(match["whole"])
            return noun_of(folded, match.end("whole"), limit) if adds_up and not numbered else None
    return None


def noun_of_places(folded: str, at: int, start: int, limit: int) -> Noun | None:
    """What a bare number of a place counts: what the last of the places has (`xã A 12, xã B 30 mô hình`); one digit may end the place's name."""
    if not folded[at : at + _DIGITS].isdigit():
        return None
    for match in BARE_PLACES.finditer(folded, max(start, at - _REACH), limit):
        if at in match.starts("part"):
            noun = noun_of(folded, match.end(), limit) if match["alone"] is not None else None
            return noun if noun is not None and noun.known and not states_which(folded, at, start) else None
    return None


def _whole_number(printed: str) -> int:
    return int(printed.replace(".", ""))
