"""Lines into paragraphs: hard wraps joined, list items and headings kept apart.

Every reader hands over `Line`s; what joins two of them is the same for all formats, so the same plan
as TXT, DOCX and PDF gives the same text.
"""

import dataclasses
import itertools
import statistics
from collections.abc import Sequence
from typing import Literal

from patterns.fold import fold
from patterns.heading import mark_of
from patterns.text import is_capitals
from patterns.wrap import CLOSED_END, OPEN_END, PARAGRAPH_START, PLACE_END, goes_on_with_dash


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
    code: str
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


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs that `lines` make up, in order; empty lines are dropped."""
    lines = [line for line in lines if line.text]
    width = _wrap_width(lines)
    if not _trusts_edges(lines):
        lines = [dataclasses.replace(line, full=line.full or None) for line in lines]
    joined: list[Paragraph] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and _goes_on(joined[-1].text, previous, line, width):
            joined[-1] = _append(joined[-1], line)
        else:
            joined.append(Paragraph(line.text, (line,), (0,)))
        previous = line
    return joined


def _append(paragraph: Paragraph, line: Line) -> Paragraph:
    glue = "" if _ends_inside_word(paragraph.text) else " "
    start = len(paragraph.text) + len(glue)
    return Paragraph(f"{paragraph.text}{glue}{line.text}", (*paragraph.lines, line), (*paragraph.starts, start))


def _ends_inside_word(text: str) -> bool:
    """`842/QĐ-` goes on without a blank, `2021 -` with one."""
    return text[-1] in "-/" and len(text) > 1 and not text[-2].isspace()


def _wrap_width(lines: Sequence[Line]) -> float | None:
    """The usual length of a line that was wrapped by hand; None where the lines are whole paragraphs."""
    wrapped = [
        len(line.text)
        for line, following in itertools.pairwise(lines)
        if not following.blank_before
        and following.text[0].islower()
        and mark_of(following.text) is None
        and not CLOSED_END.search(fold(line.text))
    ]
    if len(wrapped) < 3 or len(wrapped) < 0.1 * len(lines):
        return None
    return statistics.quantiles(wrapped, n=4)[2]


def _trusts_edges(lines: Sequence[Line]) -> bool:
    """Whether lines that stop short of the margin end paragraphs: not where the text was wrapped by hand before it was printed."""
    running = [line for line, following in itertools.pairwise(lines) if following.text[0].islower() and not following.blank_before
               and mark_of(following.text) is None and not CLOSED_END.search(fold(line.text))]  # fmt: skip
    short = sum(line.full is False for line in running)
    return short < 0.25 * len(running) or short < 3


def _is_full(line: Line, following: Line, width: float | None) -> bool:
    if line.full is not None:
        return line.full
    if width is None:
        return False
    # Lines set in a proportional font vary by a quarter; capitals and first lines of a paragraph are shorter.
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) >= 0.75 * width


def _goes_on(paragraph: str, line: Line, following: Line, width: float | None) -> bool:
    """Whether `following` continues the paragraph whose last line is `line`."""
    if line.apart or following.apart:
        return False
    folded, next_folded = fold(line.text), fold(following.text)
    closed = CLOSED_END.search(folded) is not None
    if (mark := mark_of(following.text)) is not None and not (mark.kind == "arabic" and OPEN_END.search(folded)):
        return mark.kind == "dash" and not closed and goes_on_with_dash(line.text, following.text)
    starts_low = following.text[0].islower()
    if _ends_inside_word(line.text) and not following.blank_before:
        return True
    if following.blank_before:
        return starts_low and not closed and not is_capitals(line.text)
    if PARAGRAPH_START.match(next_folded) and (closed or following.text[0].isupper()) and not OPEN_END.search(folded):
        return False
    full = _is_full(line, following, width)
    if closed:
        # A line that the page shows to be full goes on behind any mark; a guess at the width is trusted less.
        return starts_low or (full and (folded[-1] == "." or line.full is True))
    if is_capitals(line.text) or (is_capitals(following.text) and " " in following.text):
        return (
            mark_of(paragraph) is not None and is_capitals(paragraph[-len(line.text) :]) and is_capitals(following.text)
        )
    # An open end tells only where lines are wrapped: `Các văn bản đã ban hành` may be a heading.
    wrapped = full or (line.full is None and width is not None)
    long_enough = width is None or len(line.text) >= 0.5 * width
    if starts_low or (wrapped and (OPEN_END.search(folded) or (long_enough and PLACE_END.search(folded)))):
        return True
    return full
