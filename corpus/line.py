"""Lines as readers hand them over, before they are joined into paragraphs."""

import dataclasses
import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from corpus.document import DoubtCode, Severity, doubt
from corpus.message import Message, MessageValue

Emphasis: TypeAlias = Literal["open", "whole"] | None


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
    severity: Severity
    message: Message


def line_note(start: int, end: int, key: str, /, **values: MessageValue) -> LineNote:
    """The note of a message's key."""
    found = doubt(key, None, **values)
    return LineNote(start, end, found.code, found.severity, found.message)


class Line(NamedTuple):
    """One printed line, single-spaced; or one row of a table, its cells joined with ` | `.

    `full` states whether the line reaches the right margin, so that the next word could not have been on
    it; None if the format does not show it.  `apart` lines (a table's row, a header's cell) join nothing.
    `walled` lines are parted from the line before by the border of a cell.  `emphasis` states of text with marks
    of emphasis whether they are still open at the line's end (`open`) or enclose the whole line (`whole`).
    `recognised` lines were read from an image.
    """

    text: str
    page: int | None = None
    blank_before: bool = False
    full: bool | None = None
    apart: bool = False
    walled: bool = False
    emphasis: Emphasis = None
    cells: tuple[LineCell, ...] = ()
    recognised: bool = False
    notes: tuple[LineNote, ...] = ()


_made: Callable[[tuple[object, ...]], Line] = functools.partial(tuple.__new__, Line)


_NO, _NONE = itertools.repeat(False), itertools.repeat(None)


def lines_of_columns(
    texts: Iterable[str],
    gaps: Iterable[bool],
    *,
    page: int | None = None,
    full: Iterable[bool | None] = _NONE,
    walled: Iterable[bool] = _NO,
    emphasis: Iterable[Emphasis] = _NONE,
    recognised: bool = False,
) -> Iterator[Line]:
    """Lines by columns: their texts, whether a gap is before each, and so on; `Line` for each takes three times as long."""
    same, seen, nothing = itertools.repeat(page), itertools.repeat(recognised), itertools.repeat(())
    return map(_made, zip(texts, same, gaps, full, _NO, walled, emphasis, nothing, seen, nothing, strict=False))
