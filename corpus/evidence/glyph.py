"""Which of a page's glyphs each letter of a normalised text was made of."""

import unicodedata
from collections.abc import Iterator, Sequence

from corpus.normalise import normalise

_MARKDOWN = frozenset("*#_")
"""What `corpus.normalise.plain` takes out; it is left out of the count, and has no glyph where it stays."""


def glyphs_by_letter(raw: Sequence[tuple[int, str]], text: str) -> list[tuple[int, Sequence[int]]] | None:
    """For each letter of `text` but blanks its offset there and its glyphs' numbers.

    `raw` are the glyphs in the text's order, each with its number and its character; `text` is what normalising
    made of them.  None if that took letters away or put some in, so that they cannot be counted off.
    """
    made = [(letter, numbers) for cluster, numbers in _clusters(raw) for letter in _kept(normalise(cluster))]
    letters = [(offset, letter) for offset, letter in enumerate(text) if _kept(letter)]
    if [letter for letter, _ in made] != [letter for _, letter in letters]:
        return None
    return [(offset, numbers) for (offset, _), (_, numbers) in zip(letters, made, strict=True)]


def _kept(letters: str) -> str:
    return "".join([letter for letter in letters if not letter.isspace() and letter not in _MARKDOWN])


def _clusters(raw: Sequence[tuple[int, str]]) -> Iterator[tuple[str, list[int]]]:
    """Characters with the combining marks after them, which make one letter."""
    cluster = ""
    numbers: list[int] = []
    for number, char in raw:
        if cluster and not unicodedata.combining(char):
            yield cluster, numbers
            cluster, numbers = "", []
        cluster += char
        numbers.append(number)
    if cluster:
        yield cluster, numbers
