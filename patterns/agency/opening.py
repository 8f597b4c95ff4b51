"""Whether an agency or a list of them can begin at a place: recognised by the first word alone, for most lines begin with another.

The words are those that open the names of patterns/lexicons/agencies.tsv and agency_heads.tsv and the collectives, and those of
the patterns `COMMITTEES`, `BOARD_CHIEF` and `GROUP`.
"""

import functools

from patterns.agency.listed import words_of_name
from patterns.fold import fold
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
    word = _first_word(folded, at, end)
    return not word or word in _first_words()


def may_open_name(folded: str, at: int, end: int) -> bool:
    """Whether an agency's name may begin at a place of a folded text."""
    return _first_word(folded, at, end) in _first_words_of_names()


def _first_word(folded: str, at: int, end: int) -> str:
    """The letters up to the first sign; none if the first is a sign."""
    space = folded.find(" ", at, end)
    word = folded[at : space if space >= 0 else end]
    if not word.isalpha():
        match = FIRST_WORD.match(folded, at, end)
        word = match[0] if match else ""
    return word


@functools.cache
def _first_words() -> frozenset[str]:
    names = [alias for row in rows("agencies") for alias in aliases(row)]
    heads = [row["canonical"] for lexicon in ("agency_heads", "collectives") for row in rows(lexicon)]
    return frozenset(words_of_name(name)[0] for name in (*names, *heads, *phrases_of("collective"), *_OF_PATTERNS))


@functools.cache
def _first_words_of_names() -> frozenset[str]:
    names = [alias for row in rows("agencies") for alias in aliases(row)]
    heads = [row["canonical"] for row in rows("agency_heads")]
    words = [*(words_of_name(name)[0] for name in names), *map(fold, heads), *_OF_PATTERNS]
    return frozenset(_first_word(word, 0, len(word)) for word in words)
