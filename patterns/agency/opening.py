"""Whether the name of a listed agency can begin with some letters: most places of a plan begin with others.

The words are those that open the names of patterns/lexicons/agencies.tsv.
"""

import functools

from patterns.agency.listed import words_of_name
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern

FIRST_WORD = Pattern(
    name="first_word",
    expression=r"""\G\p{L}++""",
    matches=("phòng, ban",),
    rejects=(" phòng",),
)


def may_begin_name(beginning: str) -> bool:
    """Whether a listed name may begin with the first letters of a place of a folded text: as its first word, or as a part of it.

    >>> may_begin_name("sở "), may_begin_name("phò"), may_begin_name("trê")
    (True, True, False)
    """
    word = _first_word(beginning)
    if len(word) < len(beginning):
        return word in _first_words()
    return any(first.startswith(word) for first in _first_words())


def _first_word(words: str) -> str:
    """The letters up to the first sign; none if the first is a sign."""
    match = FIRST_WORD.match(words)
    return match[0] if match else ""


@functools.cache
def _first_words() -> frozenset[str]:
    names = (alias for row in rows("agencies") for alias in aliases(row))
    return frozenset(_first_word(words_of_name(name)[0]) for name in names)
