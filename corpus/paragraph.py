"""Lines into paragraphs: hard wraps joined, list items and headings kept apart.

Every reader hands over `Line`s; what joins two of them is the same for all formats, so the same plan
as TXT, DOCX and PDF gives the same text.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.line import Line
from corpus.line_break import goes_on
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
    return [_joined(group) for group in _groups(seen_lines([line for line in lines if line.text]))]


def _groups(seen: Sequence[Seen]) -> Iterator[list[Seen]]:
    """The lines of each paragraph."""
    blocks = list(blocks_of(seen))
    layout = layout_of(seen, blocks)
    group: list[Seen] = []
    for block in blocks:
        in_block = layout.blocks and not is_set_by_line(block)
        for one, below in zip(block, (*block[1:], None), strict=True):
            if group and not goes_on(Break(group, group[-1], one, layout, in_block, below)):
                yield group
                group = []
            group.append(one)
    if group:
        yield group


def _joined(group: Sequence[Seen]) -> Paragraph:
    if len(group) == 1:
        return Paragraph(group[0].text, group[0].folded, (group[0].line,), (0,))
    text, folded, starts = group[0].text, group[0].folded, [0]
    for one in group[1:]:
        blank = "" if ends_inside_word(text) else " "
        starts.append(len(text) + len(blank))
        text += blank + one.text
        folded += blank + one.folded
    return Paragraph(text, folded, tuple([one.line for one in group]), tuple(starts))
