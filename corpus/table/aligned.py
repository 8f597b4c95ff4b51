"""Tables without lines: columns of figures that are below one another, and the words beside and above them.

Only figures in columns make a table here.  Words alone in columns (letterheads, signatures, lists of tasks) are left as
text, since nothing distinguishes them from prose set side by side.
"""

import bisect
import itertools
from collections.abc import Iterator, Sequence

from corpus.pdf.text_line import Box, Printed
from corpus.table.aligned_header import header_blocks, header_cells, header_lines
from corpus.table.aligned_rows import numbered_rows
from corpus.table.band import Band, bands_of, middle
from corpus.table.shape import DrawnTable
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, YEAR_HEADER
from patterns.table.text_row import ROW_NUMBER

_ROWS = 3
"""Rows of figures that make the smallest table by themselves; fewer may continue with one of the page before."""
_BANDS = 3
"""Columns of the smallest table."""
_SAME_ROW = 3.0
"""Points by which baselines of one row may differ."""
_LARGEST_GAP = 9.0
"""Heights of a line that may lie between two rows of figures of one table: a label of several lines, or a heading without figures."""
_CLOSE, _LOOSE = 0.45, 0.6
"""Heights of a line that may lie between two lines of one cell: in single spacing, and at most."""
_EVEN = 1.0
"""Points by which the gaps between lines that are set evenly may differ."""
_BESIDE = 4.0
"""Points left around the words of a table."""


def aligned_tables(pieces: Sequence[Printed]) -> Iterator[DrawnTable]:
    """The tables among a page's pieces of text, which end where a gap is wider than one between words."""
    rows = [row for row in _rows([piece for piece in pieces if is_figure(piece)]) if len(row) > 1]
    for figures in _groups(rows):
        group = numbered_rows(pieces, figures)
        columns = bands_of([piece for row in figures for piece in row])
        body = _body(pieces, group)
        bands = bands_of([piece for piece in body if sum(column.meets(piece) for column in columns) < 2])
        if len(bands) >= _BANDS and len(columns) > 1 and len(bands) > len(columns) - 1:
            yield table_of(pieces, body, group, bands)


def is_figure(piece: Printed) -> bool:
    """Whether a piece is a figure of a table's body; years head columns."""
    return FIGURE_CELL.match(piece.text) is not None and not YEAR_HEADER.match(fold(piece.text))


def _rows(pieces: Sequence[Printed]) -> list[list[Printed]]:
    """Pieces on one level, from the top."""
    rows: list[list[Printed]] = []
    for piece in sorted(pieces, key=lambda piece: -middle(piece)):
        if rows and middle(rows[-1][0]) - middle(piece) < _SAME_ROW:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _groups(rows: Sequence[list[Printed]]) -> Iterator[list[list[Printed]]]:
    """Rows of figures that are near one another and share columns."""
    group: list[list[Printed]] = []
    for row in rows:
        if group and not _belongs(group, row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _belongs(group: Sequence[list[Printed]], row: Sequence[Printed]) -> bool:
    height = row[0].top - row[0].bottom
    bands = bands_of([piece for above in group for piece in above])
    shared = sum(any(band.meets(piece) for band in bands) for piece in row)
    return middle(group[-1][0]) - middle(row[0]) < _LARGEST_GAP * height and 2 * shared >= len(row)


def _body(pieces: Sequence[Printed], group: Sequence[list[Printed]]) -> list[Printed]:
    """The pieces from the first row of figures to the last, with the lines of their labels above and below."""
    height = group[0][0].top - group[0][0].bottom
    top, bottom = middle(group[0][0]), middle(group[-1][0])
    columns = bands_of([piece for row in group for piece in row])
    pitch = height + within(pieces, group) + 1
    head = min((middle(piece) for piece in pieces if _is_head(piece, columns, top)), default=float("inf"))
    inside = [piece for piece in pieces if bottom - _SAME_ROW < middle(piece) < top + _SAME_ROW]
    labels = bands_of([piece for piece in inside if not is_figure(piece)])
    for step in (-1, 1):
        edge = bottom if step < 0 else top
        for piece in sorted(pieces, key=lambda piece: step * middle(piece)):
            away = step * (middle(piece) - edge)
            is_near = -_SAME_ROW < away < pitch and middle(piece) < head - _SAME_ROW
            if piece not in inside and is_near and _is_label(piece, labels, columns):
                inside.append(piece)
                edge = middle(piece)
    return inside


def _is_head(piece: Printed, columns: Sequence[Band], top: float) -> bool:
    """Whether words above the first row head a column of figures: the lines of its label end below them."""
    is_worded = not is_figure(piece) and not ROW_NUMBER.match(piece.text)
    return is_worded and middle(piece) > top + _SAME_ROW and any(column.meets(piece) for column in columns)


def within(pieces: Sequence[Printed], group: Sequence[list[Printed]]) -> float:
    """Points between the lines of one cell at most: a little more than the narrowest gap between lines of the table's words."""
    height = group[0][0].top - group[0][0].bottom
    top, bottom = middle(group[0][0]), middle(group[-1][0])
    words = sorted(
        (piece for piece in pieces if bottom < middle(piece) < top and not is_figure(piece)),
        key=lambda piece: -piece.top,
    )
    levels = [middle(row[0]) for row in group]
    between = [piece for piece in words if all(abs(middle(piece) - level) > _SAME_ROW for level in levels)]
    gaps = [
        max(upper.bottom - lower.top, lower.bottom - upper.top)
        for upper, lower in itertools.product(between, words)
        if abs(middle(upper) - middle(lower)) > height / 2 and upper.left < lower.right and upper.right > lower.left
    ]
    narrowest = min(gaps, default=0.0)
    return min(max(_CLOSE * height, 1.2 * narrowest), _LOOSE * height)


def _is_label(piece: Printed, labels: Sequence[Band], columns: Sequence[Band]) -> bool:
    """Whether a line continues with a label in its own column: it is above no other, and begins no further left."""
    own = [band for band in labels if band.meets(piece)]
    return len(own) == 1 and piece.left >= own[0].left - _BESIDE and not any(band.meets(piece) for band in columns)


def table_of(
    pieces: Sequence[Printed],
    body: Sequence[Printed],
    group: Sequence[list[Printed]],
    bands: Sequence[Band],
    headings: Sequence[Printed] = (),
) -> DrawnTable:
    """The table whose rows are at the levels of `group`, with the header above them; `headings` reach over all columns but the first."""
    tops = _tops(body, group, bands)
    above = [piece for piece in pieces if piece not in body and middle(piece) > tops[0]]
    header = header_lines(above, _edges(bands), tops[0])
    gap = within(pieces, group)
    edges = _edges(_with_empty(bands, header, gap))
    cells = list(header_cells(header, edges, tops[0], gap))
    for top, bottom in itertools.pairwise(tops):
        row = [piece for piece in body if bottom < middle(piece) <= top]
        is_heading = len(row) == 2 and any(piece in headings for piece in row)
        cells += _cells(row, edges if not is_heading else [*edges[:2], edges[-1]], top, bottom)
    return DrawnTable(tuple(cells), ruled=False, sure=len(group) >= _ROWS)


def _edges(bands: Sequence[Band]) -> list[float]:
    """Where columns begin and the last ends: midway between their words."""
    between = [(left.right + right.left) / 2 for left, right in itertools.pairwise(bands)]
    return [bands[0].left - _BESIDE, *between, bands[-1].right + _BESIDE]


def _with_empty(bands: Sequence[Band], header: Sequence[Printed], gap: float) -> list[Band]:
    """The columns, and those that have a header only; what is high and over none of them heads several."""
    if not header:
        return list(bands)
    centre = (min(piece.bottom for piece in header) + max(piece.top for piece in header)) / 2
    blocks = header_blocks(header, gap)
    own = [
        cell
        for cell in blocks
        if not any(band.meets(cell) for band in bands) and not any(_is_over(cell, other) for other in blocks)
    ]
    low = [cell for cell in own if middle(cell) < centre + 0.3 * (header[0].top - header[0].bottom)]
    return sorted([*bands, *bands_of(low)], key=lambda band: band.left)


def _is_over(cell: Printed, other: Printed) -> bool:
    """Whether a header cell is above some of another."""
    return cell.bottom + 1 >= other.top and cell.left < other.right and cell.right > other.left


def _tops(body: Sequence[Printed], group: Sequence[list[Printed]], bands: Sequence[Band]) -> list[float]:
    """Where each row begins, and where the last ends: at the widest gap between two rows' figures or numbers."""
    levels = [middle(row[0]) for row in _rows([*_numbers(body, bands), *(piece for row in group for piece in row)])]
    lines = sorted({round(middle(piece), 1): piece for piece in body}.values(), key=lambda piece: -middle(piece))
    tops = [max(piece.top for piece in body) + 1]
    for upper, lower in itertools.pairwise(levels):
        between = [piece for piece in lines if lower - 1 <= middle(piece) <= upper + 1]
        gaps = _gaps(between)
        if max(gaps)[0] < _CLOSE * (between[0].top - between[0].bottom):
            gaps = _column_gaps(body, bands, lower, upper) or gaps
        widest = max(gap for gap, _ in gaps)
        # Where lines are set evenly, rows begin with their figures.
        tops.append([place for gap, place in gaps if gap > widest - _EVEN][-1])
    return [*tops, min(piece.bottom for piece in body) - 1]


def _gaps(lines: Sequence[Printed]) -> list[tuple[float, float]]:
    """How wide the gaps between lines from the top are, and where."""
    return [(above.bottom - below.top, (above.bottom + below.top) / 2) for above, below in itertools.pairwise(lines)]


def _column_gaps(
    body: Sequence[Printed], bands: Sequence[Band], lower: float, upper: float
) -> list[tuple[float, float]]:
    """The gaps in the column with most lines between two levels, where a cell that is merged over both rows closes those across all.

    Empty if lines are set evenly in it too, or it has too few to show how far apart they are.
    """
    between = [piece for piece in body if lower - 1 <= middle(piece) <= upper + 1]
    columns = [[piece for piece in between if band.meets(piece)] for band in bands]
    longest = max(columns, key=len)
    gaps = sorted(_gaps(sorted(longest, key=lambda piece: -middle(piece))), reverse=True)
    return gaps[:1] if len(gaps) > 1 and gaps[0][0] > gaps[1][0] + _EVEN else []


def _numbers(body: Sequence[Printed], bands: Sequence[Band]) -> list[Printed]:
    """The rows' numbers and bullets in the first column, if all of it is such."""
    first = [piece for piece in body if bands[0].meets(piece)]
    return [piece for piece in first if len(piece.text) <= 4] if all(len(piece.text) <= 4 for piece in first) else []


def _cells(row: Sequence[Printed], edges: Sequence[float], top: float, bottom: float) -> Iterator[tuple[Box, str]]:
    """A row's cells; words that reach over several columns are one cell over them."""
    spans = [_span(piece, edges) for piece in row]
    merged: list[tuple[int, int]] = []
    for first, last in sorted({*spans}):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    covered = {column for first, last in merged for column in range(first, last + 1)}
    for first, last in sorted(
        [*merged, *((column, column) for column in range(len(edges) - 1) if column not in covered)]
    ):
        own = [piece for piece, span in zip(row, spans, strict=True) if first <= span[0] <= last]
        text = "\n".join(piece.text for piece in sorted(own, key=lambda piece: (-round(middle(piece)), piece.left)))
        yield Box(edges[first], bottom, edges[last + 1], top), text


def _span(piece: Printed, edges: Sequence[float]) -> tuple[int, int]:
    """The first and last column that more than a point of a piece is in."""
    first = bisect.bisect_right(edges, piece.left + 1, 1) - 1
    last = bisect.bisect_left(edges, piece.right - 1, 0, len(edges) - 1) - 1
    return (first, last) if first <= last else (0, 0)
