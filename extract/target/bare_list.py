"""What the numbers of a list count that have no noun of their own."""

from extract.target.uncounted import states_which
from extract.target.unit import Noun, noun_of
from patterns.target.bare_list import PARTED

_REACH = 300
"""How far before a bare number the count that it is a part of may be, in characters."""


def noun_of_list(folded: str, at: int, start: int, limit: int) -> Noun | None:
    """What a bare number in a list counts: what the whole counts that the parts add up to (`58 lao động … (Nhật Bản 41, Đài Loan 17)`)."""
    for match in PARTED.finditer(folded, max(start, at - _REACH), limit):
        parts = match.starts("part")
        if at in parts:
            numbered = any(states_which(folded, part, match.end("whole")) for part in parts)
            adds_up = sum(map(_whole_number, match.captures("part"))) == _whole_number(match["whole"])
            return noun_of(folded, match.end("whole"), limit) if adds_up and not numbered else None
    return None


def _whole_number(printed: str) -> int:
    return int(printed.replace(".", ""))
