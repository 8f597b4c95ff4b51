"""Lines into paragraphs: hard wraps joined, list items and headings kept apart.

Every reader hands over `Line`s; what joins two of them is the same for all formats, so the same plan
as TXT, DOCX and PDF gives the same text.
"""

import functools
import itertools
import operator
from collections.abc import Callable, Sequence
from typing import NamedTuple

from corpus.line import Line
from corpus.line_break import breaks_of, goes_on
from corpus.line_layout import Seen, blocks_of, is_set_by_line, layout_of, opens_block, seen_lines
from corpus.wrap.ending import Break, ends_inside_word


class Paragraph(NamedTuple):
    """Lines joined, their folded words, and for each line the offset in `text` at which it begins."""

    text: str
    folded: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]


_made: Callable[[tuple[object, ...]], Paragraph] = functools.partial(tuple.__new__, Paragraph)
_break: Callable[[tuple[object, ...]], Break] = functools.partial(tuple.__new__, Break)


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs that `lines` make up, in order; empty lines are dropped."""
    filled = list(filter(operator.attrgetter("text"), lines))
    if not filled:
        return []
    seen = seen_lines(filled)
    begins = [*itertools.compress(range(len(seen)), _begin_paragraph(seen)), len(seen)]
    return [_joined(seen[first:last]) for first, last in itertools.pairwise(begins)]


def _begin_paragraph(seen: Sequence[Seen]) -> list[bool]:
    """For each line whether it begins a paragraph: of two in three their kind decides, the others' rules are asked."""
    opens = opens_block(seen)
    layout = layout_of(seen, opens)
    in_block = _are_in_block(seen, opens) if layout.blocks else [False] * len(seen)
    kinds = breaks_of(seen)
    joins = list(map(operator.attrgetter("joins"), kinds))
    begins = [True, *map(operator.not_, joins)]
    for place in itertools.compress(itertools.count(1), map(operator.is_, joins, itertools.repeat(None))):
        first, kind = place - 1, kinds[place - 1]
        if kind.is_usual(seen[first], seen[place]):
            begins[place] = not kind.usual
            continue
        while not begins[first]:
            first -= 1
        below = None if opens[place + 1 : place + 2] != [False] else seen[place + 1]
        at = _break((seen[first:place], seen[place - 1], seen[place], layout, in_block[place], below))
        begins[place] = not goes_on(at, kind)
    return begins


def _are_in_block(seen: Sequence[Seen], opens: Sequence[bool]) -> list[bool]:
    """For each line whether it is in a block that is no letterhead's and no signature's."""
    return [in_block for block in blocks_of(seen, opens) for in_block in [not is_set_by_line(block)] * len(block)]


def _joined(group: Sequence[Seen]) -> Paragraph:
    first = group[0]
    if len(group) == 1:
        return _made((first.text, first.folded, (first.line,), (0,)))
    text, folded, starts = first.text, first.folded, [0]
    for one in group[1:]:
        blank = "" if ends_inside_word(text) else " "
        starts.append(len(text) + len(blank))
        text += blank + one.text
        folded += blank + one.folded
    return Paragraph(text, folded, tuple([one.line for one in group]), tuple(starts))
