"""Letterheads and signature blocks: two columns that many programs, and every scan, give row by row.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I: the issuer is left of the national motto, the recipients left of the signature.
"""

import itertools
from collections.abc import Iterator, Sequence

from corpus.pdf.text_line import Printed
from patterns.header.line import DOCUMENT_NUMBER, LAYOUT_WORDS, RECIPIENTS

_GUTTER = 4.0
"""Points that part two columns at least."""
_MOST = 40
"""Lines of a block at most."""


def columns_apart(lines: Sequence[Printed]) -> list[Printed]:
    """The lines, the left column of a letterhead or signature block before its right one; tables and all else as they are."""
    pairs = enumerate(itertools.pairwise(lines))
    beside = [at for at, (one, two) in pairs if one.right + _GUTTER < two.left and _is_beside(one, two)]
    if not beside or not LAYOUT_WORDS.found_in("\n".join([lines[at + more].text for at in beside for more in (0, 1)])):
        return list(lines)  # as most pages are
    return list(_columns_apart(lines))


def _columns_apart(lines: Sequence[Printed]) -> Iterator[Printed]:
    index = 0
    while index < len(lines):
        first = lines[index : index + 2]
        is_begun = len(first) == 2 and _is_beside(*first) and any(LAYOUT_WORDS.found_in(line.text) for line in first)
        left, right = _block(lines[index : index + _MOST]) if is_begun else ([], [])
        yield from (*left, *right) if right else lines[index : index + 1]
        index += len(left) + len(right) or 1


def _block(lines: Sequence[Printed]) -> tuple[list[Printed], list[Printed]]:
    """The two columns that the first two lines of a letterhead or signature block begin."""
    sides = _sides(lines)
    if not RECIPIENTS.found_in(
        lines[0].text
    ):  # what is below a signature belongs to it, below a letterhead's last two it does not
        sides = sides[
            : max(place for place, pair in enumerate(itertools.pairwise(lines[: len(sides)]), 2) if _is_beside(*pair))
        ]
    marked = list(zip(sides, lines, strict=False))
    return [line for is_right, line in marked if not is_right], [line for is_right, line in marked if is_right]


def _sides(lines: Sequence[Printed]) -> list[bool]:
    """Which of the lines are on the right, up to the first that reaches over the gutter, or the row of number and date."""
    low, high = lines[0].right, lines[1].left
    sides = [False, True]
    for line in lines[2:]:
        is_right = line.right + _GUTTER >= high
        low, high = (low, min(high, line.left)) if is_right else (max(low, line.right), high)
        if low + _GUTTER > high or DOCUMENT_NUMBER.found_in(line.text):
            break
        sides.append(is_right)
    return sides


def _is_beside(left: Printed, right: Printed) -> bool:
    """Whether `right` is to the right of `left`, on much the same height."""
    shared = min(left.top, right.top) - max(left.bottom, right.bottom)
    return left.right + _GUTTER < right.left and shared > 0.3 * min(left.top - left.bottom, right.top - right.bottom)
