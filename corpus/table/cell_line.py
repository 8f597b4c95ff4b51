"""A cell's printed lines joined: a figure or word that was broken without a hyphen or blank is whole again.

A narrow column breaks inside words.  Two pieces are one word if either is not a syllable of Vietnamese, or the second is a lone
letter, and both together are one; two pieces are one figure if the first ends inside a group of digits and both together
are a figure.
"""

from corpus.normalise import normalise, single_spaced
from patterns.syllable import is_syllable
from patterns.table.cell_line import FIRST_FIGURE, FIRST_LETTERS, LAST_FIGURE, LAST_LETTERS, WHOLE_FIGURE
from patterns.text import BROKEN_IN_CELL


def words_of(text: str) -> str:
    """A cell's lines as one: also `2021-⏎2025` and `phường⏎, thị trấn`."""
    first, *rest = BROKEN_IN_CELL.sub("", normalise(text)).split("\n")
    joined = single_spaced(first)
    for raw in rest:
        line = single_spaced(raw)
        joined += line if _is_broken_figure(joined, line) or _is_broken_word(joined, line) else f" {line}"
    return joined.strip()


def _is_broken_figure(before: str, line: str) -> bool:
    last, following = LAST_FIGURE.search(before), FIRST_FIGURE.match(line)
    return last is not None and following is not None and WHOLE_FIGURE.match(last[0] + following[0]) is not None


def _is_broken_word(before: str, line: str) -> bool:
    last, following = LAST_LETTERS.search(before), FIRST_LETTERS.match(line)
    if last is None or following is None:
        return False
    pieces = last[0].lower(), following[0]
    is_rest = len(pieces[1]) == 1 or not all(map(is_syllable, pieces))
    return is_rest and is_syllable("".join(pieces))
