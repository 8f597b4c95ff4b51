"""Lists of agencies that are found in words: all in a stretch of text, or the one that ends before a verb."""

from extract.agency.listing import Listing, listing
from extract.agency.mention import Mention
from extract.context import Context
from patterns.agency.list import HELD_BY, IN_CHARGE, JOINED
from patterns.agency.name import START

_BEFORE = 300
"""How far before a verb the list of those may begin who act."""


def agencies_in(context: Context, start: int, end: int) -> list[Mention]:
    """The agencies that a stretch of text names as a list, a table's cell for instance: lines and semicolons part them too."""
    found: list[Mention] = []
    at = start
    while at < end:
        here = listing(context, at, end)
        found += here.named
        following = START.search(context.document.folded, max(here.end, at + 1), end)
        if following is None:
            break
        at = following.start()
    return found


_TOGETHER = "cùng với "
"""Words before an agency that acts with another."""


def agencies_before(context: Context, start: int, end: int, *, beside: bool = False) -> Listing | None:
    """The list that ends immediately before `end`, skipping a bracket and words of charge; None if others lead it; `beside` takes `cùng với Y`."""
    folded = context.document.folded
    if link := IN_CHARGE.search(folded, start, end):
        end = link.start()
    end = _before_bracket(folded, start, end)
    for match in START.finditer(folded, max(start, end - _BEFORE), end):
        found = listing(context, match.start(), end)
        if found.agencies and not folded[found.end : end].strip(" ,:"):
            together = beside and folded.endswith(_TOGETHER, start, match.start())
            governed = HELD_BY.search(folded, start, match.start()) or JOINED.search(folded, start, match.start())
            return None if governed and not together else found
    return None


def _before_bracket(folded: str, start: int, end: int) -> int:
    """Where the words before a bracket end that is immediately before `end`."""
    words = folded[start:end].rstrip(" ,")
    opened = words.rfind("(")
    return start + opened if words.endswith(")") and opened > 0 else end
