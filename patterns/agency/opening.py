"""Whether a list of agencies can begin at a place: recognised by the first word alone, for most lines begin with another.

The words are those that open the names of patterns/lexicons/agencies.tsv and agency_heads.tsv and the collectives, and those of
the patterns `COMMITTEES`, `BOARD_CHIEF` and `GROUP`.
"""

import functools

from patterns.agency.listed import words_of_name
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of

_OF_PATTERNS = ("các", "ủy", "ubnd", "ban", "trưởng", "phó", "sở", "phòng", "hội")

FIRST_WORD = Pattern(
    name="first_word",
    expression=r"""\G\p{L}++""",
    matches=("phòng, ban",),
    rejects=(" phòng",),
)


def may_open_list(folded: str, at: int, end: int) -> bool:
    """Whether a list may begin at a place of a folded text; also if no word is there, as before a bracket."""
    space = folded.find(" ", at, end)
    word = folded[at : space if space >= 0 else end]
    if not word.isalpha():
        match = FIRST_WORD.match(folded, at, end)
        word = match[0] if match else ""
    return not word or word in _first_words()


@functools.cache
def _first_words() -> frozenset[str]:
    names = [alias for row in rows("agencies") for alias in aliases(row)]
    heads = [row["canonical"] for lexicon in ("agency_heads", "collectives") for row in rows(lexicon)]
    return frozenset(words_of_name(name)[0] for name in (*names, *heads, *phrases_of("collective"), *_OF_PATTERNS))
