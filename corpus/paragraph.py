"""Lines into paragraphs: hard wraps joined, list items and headings kept apart.

Every reader hands over `Line`s; what joins two of them is the same for all formats, so the same plan
as TXT, DOCX and PDF gives the same text.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from corpus.line import Line
from corpus.line_break import goes_on, rules_between
from corpus.line_layout import Seen, blocks_of, is_set_by_line, layout_of, seen_lines
from corpus.wrap.ending import Break, ends_inside_word


class Paragraph(NamedTuple):
    """Lines joined, their folded words, and for each line the offset in `text` at which it begins."""

    text: str
    folded: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs that `lines` make up, in order; empty lines are dropped."""
    seen = seen_lines([line for line in lines if line.text])
    return [_joined(seen[first:last]) for first, last in itertools.pairwise([*_begins(seen), len(seen)])]


def _begins(seen: Sequence[Seen]) -> list[int]:
    """The places of the lines that begin a paragraph."""
    if not seen:
        return []
    blocks = blocks_of(seen)
    layout = layout_of(seen, blocks)
    rules_at = [(), *rules_between(seen)]
    begins: list[int] = []
    end = 0
    for block in blocks:
        in_block = layout.blocks and not is_set_by_line(block)
        first, end = end, end + len(block)
        for place in range(first, end):
            rules = rules_at[place]
            if len(rules) < 2:  # as between most lines
                joins = bool(rules) and rules[0].joins
            else:
                group = seen[begins[-1] : place]
                below = seen[place + 1] if place + 1 < end else None
                joins = goes_on(Break(group, group[-1], seen[place], layout, in_block, below), rules)
            if not joins:
                begins.append(place)
    return begins


def _joined(group: Sequence[Seen]) -> Paragraph:
    first = group[0]
    if len(group) == 1:
        return Paragraph(first.text, first.folded, (first.line,), (0,))
    text, folded, starts = first.text, first.folded, [0]
    for one in group[1:]:
        blank = "" if ends_inside_word(text) else " "
        starts.append(len(text) + len(blank))
        text += blank + one.text
        folded += blank + one.folded
    return Paragraph(text, folded, tuple([one.line for one in group]), tuple(starts))
