"""Tables without lines whose header, or the upper part of it, is at the foot of a page, and whose rows are on the next; or the last rows."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from corpus.pdf.text_line import Box, Printed
from corpus.table.aligned_header import header_lines, is_page_number
from corpus.table.band import bands_of, middle
from corpus.table.shape import DrawnTable
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, ORDER_HEADER

TablesOf: TypeAlias = Callable[[Sequence[Printed]], tuple[DrawnTable, ...]]

_SAME_LEVEL = 3.0
"""Points by which baselines of one line may differ."""
_COLUMNS = 3
"""Columns of the smallest header."""
_BELOW = 4.0
"""Heights of a line that may be in a header below the middle of its first cell."""
_APART = 0.8
"""Heights of a line between the header's two parts: more than within a cell, less than between a header and what is above."""


def header_at_foot(pieces: Sequence[Printed]) -> tuple[Printed, ...]:
    """The pieces of a header that has nothing under it on its page but the page's number; empty if there is none."""
    heads = [piece for piece in pieces if ORDER_HEADER.match(fold(piece.text))]
    if not heads:
        return ()
    head = min(heads, key=middle)
    printed = _without_number(pieces, min)
    low = [piece for piece in printed if middle(piece) < middle(head) + _SAME_LEVEL]
    bands = bands_of([piece for piece in low if abs(middle(piece) - middle(head)) < _SAME_LEVEL])
    bottom = min(piece.bottom for piece in low)
    is_short = middle(head) - bottom < _BELOW * (head.top - head.bottom)
    if len(bands) < _COLUMNS or not is_short or any(FIGURE_CELL.match(piece.text) for piece in low):
        return ()
    edges = [*(band.left for band in bands), bands[-1].right]
    kept = header_lines(printed, edges, bottom - 1)
    is_whole = all(piece in kept for piece in low)
    return tuple(kept) if is_whole and not any(FIGURE_CELL.match(piece.text) for piece in kept) else ()


def header_above(tables: Sequence[DrawnTable], pieces: Sequence[Printed]) -> tuple[Printed, ...]:
    """The pieces of the header of the last of a page's tables, if it reaches to the page's foot; empty if none does."""
    if not tables:
        return ()
    last = min(tables, key=lambda table: table.box.bottom)
    box = last.box
    heads = [cell for cell, text in last.cells if ORDER_HEADER.match(fold(text)) and cell.top > box.top - 1]
    if not heads or any(middle(piece) < box.bottom for piece in _without_number(pieces, min)):
        return ()
    bottom = heads[0].bottom
    return tuple(
        piece
        for piece in pieces
        if bottom < middle(piece) < box.top and box.left - 1 < piece.right and piece.left < box.right + 1
    )


def rest_of_table(header: Sequence[Printed], pieces: Sequence[Printed], tables_of: TablesOf) -> tuple[DrawnTable, ...]:
    """The rows at a page's top that continue with the table of the page before, which had this header."""
    return with_header(header, pieces, tables_of)[1] if header else ()


def with_header(
    foot: Sequence[Printed], pieces: Sequence[Printed], tables_of: TablesOf
) -> tuple[DrawnTable | None, tuple[DrawnTable, ...]]:
    """The tables that `tables_of` finds on a page; where its first continues with the header at the `foot` of the page before, that as
    a table of its own, in the places of its page."""
    if not foot or not pieces:
        return None, tables_of(pieces)
    printed = _without_number(pieces, max)
    place = max((piece.top for piece in printed), default=0.0)
    gap = _APART * (foot[0].top - foot[0].bottom)
    shift = place + gap - min(piece.bottom for piece in foot)
    moved = [piece._replace(bottom=piece.bottom + shift, top=piece.top + shift) for piece in foot]
    tables = tables_of([*moved, *printed])
    first = max(tables, key=lambda table: table.box.top, default=None)
    if first is None or first.box.top < max(piece.top for piece in moved):
        return None, tables_of(pieces)
    head, rest = _parted(first, place + gap / 2, shift)
    return head, (rest, *(table for table in tables if table is not first))


def _without_number(pieces: Sequence[Printed], outer: Callable[..., Printed]) -> list[Printed]:
    """The pieces but for the page's number, if that is alone at the page's top (`max`) or foot (`min`)."""
    if not pieces:
        return []
    edge = outer(pieces, key=middle)
    is_alone = not any(piece is not edge and abs(middle(piece) - middle(edge)) < _SAME_LEVEL for piece in pieces)
    return [piece for piece in pieces if piece is not edge] if is_alone and is_page_number(edge) else list(pieces)


def _parted(table: DrawnTable, place: float, shift: float) -> tuple[DrawnTable, DrawnTable]:
    """A table's part above a place, moved down by `shift`, and that below; a cell in both has its words in the first."""
    cut = min((box.top for box, _ in table.cells), key=lambda top: abs(top - place))
    above = [
        (Box(box.left, max(box.bottom, cut) - shift, box.right, box.top - shift), text)
        for box, text in table.cells
        if box.top > cut + 1
    ]
    below = [
        (Box(box.left, box.bottom, box.right, min(box.top, cut)), text if box.top <= cut + 1 else "")
        for box, text in table.cells
        if box.bottom < cut - 1
    ]
    columns = tuple(table.lefts)
    head = DrawnTable(tuple(above), ruled=False, sure=False, columns=columns)
    return head, DrawnTable(tuple(below), ruled=False, sure=table.sure, columns=columns)
