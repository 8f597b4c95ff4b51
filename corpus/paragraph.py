"""Lines into paragraphs: hard wraps joined, list items and headings kept apart.

Every reader hands over `Line`s; what joins two of them is the same for all formats, so the same plan
as TXT, DOCX and PDF gives the same text.
"""

import dataclasses
import itertools
import statistics
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from corpus.document import DoubtCode
from patterns.fold import fold
from patterns.outline.mark import Mark, mark_of
from patterns.outline.wrap import OPEN_END, PARAGRAPH_START, PLACE_END, goes_on_with_dash, is_closed
from patterns.text import is_capitals


@dataclasses.dataclass(frozen=True, slots=True)
class LineCell:
    """A table's cell within a line: which table (numbered through the document), where in it, which characters."""

    table: int
    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class LineNote:
    """A reader's doubt about characters of a line: code and severity as in `issues`, and its message."""

    start: int
    end: int
    code: DoubtCode
    severity: Literal["info", "warning", "error"]
    message: str


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One printed line, single-spaced; or one row of a table, its cells joined with ` | `.

    `full` says whether the line reaches the right margin, so that the next word could not have stood on
    it; None where the format does not tell.  `apart` lines (a table's row, a header's cell) join nothing.
    `recognised` lines were read from a picture.
    """

    text: str
    page: int | None = None
    blank_before: bool = False
    full: bool | None = None
    apart: bool = False
    cells: tuple[LineCell, ...] = ()
    recognised: bool = False
    notes: tuple[LineNote, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined, and for each line the offset in `text` at which it begins."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]


class _Seen(NamedTuple):
    """A line and what is asked of it again and again."""

    line: Line
    text: str
    folded: str
    closed: bool
    mark: Mark | None
    starts_low: bool


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs that `lines` make up, in order; empty lines are dropped."""
    seen = _seen([line for line in lines if line.text])
    width = _wrap_width(seen)
    if not _trusts_edges(seen):
        seen = [one._replace(line=dataclasses.replace(one.line, full=one.line.full or None)) for one in seen]
    return [_joined(group) for group in _groups(seen, width)]


def _seen(lines: Sequence[Line]) -> list[_Seen]:
    folded = fold("\n".join([line.text for line in lines])).split("\n")
    return [
        _Seen(line, line.text, low, is_closed(low), mark_of(line.text), line.text[0].islower())
        for line, low in zip(lines, folded, strict=bool(lines))  # no line at all still has one fold, an empty one
    ]


def _groups(seen: Sequence[_Seen], width: float | None) -> Iterator[list[_Seen]]:
    """The lines of each paragraph."""
    group: list[_Seen] = []
    for one in seen:
        if group and not _goes_on(group, one, width):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _joined(group: Sequence[_Seen]) -> Paragraph:
    text, starts = group[0].text, [0]
    for one in group[1:]:
        text += "" if _ends_inside_word(text) else " "
        starts.append(len(text))
        text += one.text
    return Paragraph(text, tuple([one.line for one in group]), tuple(starts))


def _ends_inside_word(text: str) -> bool:
    """`842/QĐ-` goes on without a blank, `2021 -` with one."""
    return text[-1] in "-/" and len(text) > 1 and not text[-2].isspace()


def _wrap_width(seen: Sequence[_Seen]) -> float | None:
    """The usual length of a line that was wrapped by hand; None where the lines are whole paragraphs."""
    wrapped = [len(one.text) for one, following in itertools.pairwise(seen) if _runs_on(one, following)]
    if len(wrapped) < 3 or len(wrapped) < 0.1 * len(seen):
        return None
    return statistics.quantiles(wrapped, n=4)[2]


def _runs_on(one: _Seen, following: _Seen) -> bool:
    """Whether the words alone show that a sentence goes on in the next line."""
    return following.starts_low and not one.closed and not following.line.blank_before and following.mark is None


def _trusts_edges(seen: Sequence[_Seen]) -> bool:
    """Whether lines that stop short of the margin end paragraphs: not where the text was wrapped by hand before it was printed."""
    running = [one for one, following in itertools.pairwise(seen) if _runs_on(one, following)]
    short = sum(one.line.full is False for one in running)
    return short < 0.25 * len(running) or short < 3


def _is_full(one: _Seen, following: _Seen, width: float | None) -> bool:
    if one.line.full is not None:
        return one.line.full
    if width is None:
        return False
    # Lines set in a proportional font vary by a quarter; capitals and first lines of a paragraph are shorter.
    return len(one.text) + 1 + len(following.text.split(" ", 1)[0]) >= 0.75 * width


def _goes_on(group: Sequence[_Seen], following: _Seen, width: float | None) -> bool:
    """Whether `following` continues the paragraph of which `group` has the lines so far."""
    one = group[-1]
    if one.line.apart or following.line.apart:
        return False
    mark = following.mark
    if mark is not None and not (mark.kind == "arabic" and OPEN_END.search(one.folded)):
        return mark.kind == "dash" and not one.closed and goes_on_with_dash(one.text, following.text)
    if not following.line.blank_before and _ends_inside_word(one.text):
        return True
    if following.line.blank_before:
        return following.starts_low and not one.closed and not is_capitals(one.text)
    if _opens(one, following):
        return False
    full = _is_full(one, following, width)
    if one.closed:
        # A line that the page shows to be full goes on behind any mark; a guess at the width is trusted less.
        return following.starts_low or (full and (one.folded[-1] == "." or one.line.full is True))
    if is_capitals(one.text) or (" " in following.text and is_capitals(following.text)):
        return is_capitals(one.text) and is_capitals(following.text) and mark_of(_joined(group).text) is not None
    if following.starts_low or full:
        return True
    return one.line.full is None and width is not None and _is_open(one, width)


def _opens(one: _Seen, following: _Seen) -> bool:
    """Whether `following` opens a paragraph by its first words."""
    return (
        (one.closed or following.text[0].isupper())
        and PARAGRAPH_START.match(following.folded) is not None
        and not OPEN_END.search(one.folded)
    )


def _is_open(one: _Seen, width: float) -> bool:
    """Whether a line's end asks for more; `Các văn bản đã ban hành` may be a heading where lines are not wrapped."""
    return OPEN_END.search(one.folded) is not None or (
        len(one.text) >= 0.5 * width and PLACE_END.search(one.folded) is not None
    )
