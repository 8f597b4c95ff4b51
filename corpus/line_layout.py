"""What a file's lines show as a whole: how its paragraphs are parted, and how long its wrapped lines are.

Law portals part paragraphs by blank lines, and wrap the first line of each after some 28 characters, the others
after some 80: there every break inside a block is a wrap, however short the line.  Other texts are wrapped by hand
to a width, or contain a paragraph per line.
"""

import dataclasses
import functools
import itertools
import operator
import statistics
from collections.abc import Callable, Sequence
from typing import NamedTuple

from corpus.line import Line
from patterns.fold import fold
from patterns.outline.mark import Mark, marks_of
from patterns.outline.wrap import BODY_NOUN_END, OFFICIAL_LINE, are_closed, ends_with, goes_on_with_dash, opens_name
from patterns.text import LONE_LABEL, is_capitals


class Seen(NamedTuple):
    """A line with the properties that rules use repeatedly."""

    line: Line
    text: str
    folded: str
    closed: bool
    mark: Mark | None
    starts_low: bool

    @property
    def is_label(self) -> bool:
        """Whether the line is a heading's label and nothing else (`II.`, `1.`, `a)`)."""
        return len(self.text) < 10 and LONE_LABEL.fullmatch(self.text) is not None

    @property
    def official(self) -> bool:
        """Whether it is a line of a letterhead or a signature, none of which has a mark."""
        return self.mark is None and OFFICIAL_LINE.match(self.folded) is not None


_made: Callable[[tuple[object, ...]], Seen] = functools.partial(tuple.__new__, Seen)
_full = operator.attrgetter("full")


@dataclasses.dataclass(frozen=True, slots=True)
class Layout:
    """How a file's lines make up paragraphs."""

    blocks: bool
    """Whether blank lines part the paragraphs, so that every break inside a block is a wrap."""
    headings_touch: bool
    """Whether a heading's text begins on the line below it, without a blank line between; asked only of blocks."""
    dashes_touch: bool
    """Whether lists begin on the line below the words that announce them, without a colon or a blank line between; asked only of blocks."""
    width: float | None
    """The usual length of a line that was wrapped by hand; None if the lines are whole paragraphs, or all state whether they are full."""


def seen_lines(lines: Sequence[Line]) -> list[Seen]:
    """The lines with their folded words, marks and ends; edges of a page that show nothing are left out."""
    texts = list(map(operator.attrgetter("text"), lines))
    folded = fold("\n".join(texts)).split("\n")
    starts_low = map(str.islower, map(operator.itemgetter(0), texts))
    seen = list(map(_made, zip(lines, texts, folded, are_closed(folded), marks_of(texts), starts_low, strict=True)))
    if _trusts_edges(seen):
        return seen
    return [one._replace(line=one.line._replace(full=one.line.full or None)) for one in seen]


def layout_of(seen: Sequence[Seen], opens: Sequence[bool]) -> Layout:
    """What the lines, also by blocks between blank lines, show as a whole."""
    fulls = set(map(_full, map(operator.itemgetter(0), seen)))
    in_blocks = fulls == {None} and _is_in_blocks(seen, opens)
    headings_touch = in_blocks and sum(itertools.starmap(_touches, itertools.pairwise(seen))) >= 2
    return Layout(
        in_blocks, headings_touch, in_blocks and _dashes_touch(seen), _wrap_width(seen) if None in fulls else None
    )


def opens_block(seen: Sequence[Seen]) -> list[bool]:
    """For each line whether a blank line, a table's row or the border of a cell is before it; true of the first."""
    lines = [one.line for one in seen]
    return [True, *[two.blank_before or two.walled or two.apart or one.apart for one, two in itertools.pairwise(lines)]]


def blocks_of(seen: Sequence[Seen], opens: Sequence[bool]) -> list[Sequence[Seen]]:
    """The lines between blank lines, by which of them open a block."""
    places = [*itertools.compress(range(len(seen)), opens), len(seen)]
    return [seen[first:last] for first, last in itertools.pairwise(places)]


def is_set_by_line(block: Sequence[Seen]) -> bool:
    """Whether a block is a letterhead's or a signature's, which are set line by line."""
    return any(one.official for one in block if one.mark is None)


def _is_in_blocks(seen: Sequence[Seen], opens: Sequence[bool]) -> bool:
    """Wraps inside blocks are many, breaks there that part paragraphs few, and marks are after blank lines."""
    if len(_running(seen)) < 2:
        return False
    wraps = parted = marks = touching_marks = 0
    for block in blocks_of(seen, opens):
        if block[0].line.apart or is_set_by_line(block):
            continue
        marks += block[0].mark is not None or block[0].is_label
        for one, following in itertools.pairwise(block):
            if following.mark is not None:
                touching_marks += one.closed or one.mark is not None
            elif following.starts_low:
                wraps += not one.closed
            elif one.closed:
                parted += not one.is_label
    return wraps >= 2 and wraps > 3 * parted and marks >= 2 * touching_marks


def _running(seen: Sequence[Seen]) -> list[Seen]:
    """The lines of which the words alone show that a sentence continues in the next line."""
    are_low = map(operator.attrgetter("starts_low"), seen[1:])
    return [
        one
        for one, following in itertools.compress(itertools.pairwise(seen), are_low)
        if not (one.closed or following.line.blank_before or following.mark)
    ]


def _touches(one: Seen, following: Seen) -> bool:
    """Whether a heading is right above its text."""
    if one.mark is None or one.closed or following.line.blank_before or following.mark or one.line.emphasis == "open":
        return False
    if following.starts_low or is_capitals(following.text) or ends_with(BODY_NOUN_END, one.text):
        return False
    return following.folded.endswith(".") and not opens_name(following.text)


def _dashes_touch(seen: Sequence[Seen]) -> bool:
    """Whether more than a tenth of the bullets, and two at least, are right below words that no mark closes."""
    bullets = [(one, two) for one, two in itertools.pairwise(seen) if two.mark is not None and two.mark.kind == "dash"]
    touching = sum(
        not (one.closed or two.line.blank_before or is_bullet(one) or goes_on_with_dash(one.folded, two.folded))
        for one, two in bullets
    )
    return touching > max(1, 0.1 * len(bullets))


def is_bullet(one: Seen) -> bool:
    """Whether a line opens with a bullet."""
    return one.mark is not None and one.mark.kind in ("dash", "plus", "star")


def _wrap_width(seen: Sequence[Seen]) -> float | None:
    """The usual length of a line that was wrapped by hand; None if the lines are whole paragraphs."""
    wrapped = [len(one.text) for one in _running(seen)]
    if len(wrapped) < 3 or len(wrapped) < 0.1 * len(seen):
        return None
    return statistics.quantiles(wrapped, n=4)[2]


def _trusts_edges(seen: Sequence[Seen]) -> bool:
    """Whether lines that stop short of the margin end paragraphs: not where the text was wrapped by hand before it was printed."""
    if False not in map(_full, map(operator.itemgetter(0), seen)):
        return True
    running = _running(seen)
    short = sum([one.line.full is False for one in running])
    return short < 0.25 * len(running) or short < 3
