"""The lines that a page's image draws, and the cells of tables between them.

Measures are in dots at the image's resolution.  A table is lines across and down that cross one another; a
letterhead's or heading's rule crosses none.
"""

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

import numpy
import numpy.typing
from PIL import Image

from corpus.pdf.text_line import Box

_SHORTEST = 0.18
"""Inches of the shortest line: higher than any letter, lower than the lowest row."""
_DARK = 0.78
"""The share of the paper's brightness below which a dot is ink; scanned lines are thin and grey."""
_UNBROKEN = 0.9
"""The share of a line's dots that are ink, for scanners break lines."""
_NEAR = 0.045
"""Inches by which lines that are meant as one may lie apart, and by which lines that cross may miss each other."""
_BREAK = 0.08
"""Inches of a gap in a line that is closed: less than a row is high, for a merged cell leaves lines out."""
_STROKES = 0.6
"""Inches up to which feet of letters side by side look like a line."""
_NARROWEST = 2.0
"""Inches of the narrowest table; stamps and codes are smaller."""
_SPECKS = 0.0002
"""The share of a page's dots that specks may blacken."""
_COVERED = 0.6
"""The share of a cell's side along which its line is drawn."""

Dots = numpy.typing.NDArray[numpy.bool_]


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: where it lies across its own direction, and from where to where it runs."""

    place: float
    start: float
    end: float


@dataclasses.dataclass(frozen=True, slots=True)
class RuledCells:
    """One table's cells, from its top left, in dots from the image's upper left (`bottom` is the larger), and its lines."""

    boxes: tuple[Box, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def rules(image: Image.Image, dpi: float) -> tuple[list[Rule], list[Rule]]:
    """The lines of a grey image that run across, and those that run down."""
    grey = numpy.asarray(image)
    ink = grey < _DARK * float(numpy.median(grey))
    return _lines(ink, dpi), _lines(ink.T, dpi)


def without_rules(image: Image.Image, tables: Sequence[RuledCells], dpi: float) -> Image.Image:
    """The image with the tables' lines painted over, so that they are not read as letters."""
    grey = numpy.array(image)
    paper = numpy.uint8(numpy.median(grey))
    thick = max(2, round(0.012 * dpi))
    for table, (is_down, canvas) in itertools.product(tables, enumerate((grey, grey.T))):
        for line in table.down if is_down else table.across:
            first, last = max(0, round(line.place) - thick), round(line.place) + thick + 1
            canvas[first:last, max(0, round(line.start) - thick) : round(line.end) + thick] = paper
    return Image.fromarray(grey)


def has_ink(image: Image.Image, dpi: float) -> bool:
    """Whether more than rules and specks is drawn on a grey image."""
    across, down = rules(image, dpi)
    grey = numpy.asarray(without_rules(image, [RuledCells((), tuple(across), tuple(down))], dpi))
    return float(numpy.mean(grey < _DARK * float(numpy.median(grey)))) > _SPECKS


def ruled_cells(across: Sequence[Rule], down: Sequence[Rule], dpi: float) -> Iterator[RuledCells]:
    """The cells of each table that the lines make up, from the page's top: at least two columns, or three if it has only one row."""
    for all_rows, all_columns in _tables(across, down, _NEAR * dpi):
        rows, columns = _without_strokes(all_rows, all_columns, dpi), _without_strokes(all_columns, all_rows, dpi)
        ys, xs = _places(rows, _NEAR * dpi), _places(columns, _NEAR * dpi)
        if len(xs) > 2 and len(ys) > (2 if len(xs) == 3 else 1) and xs[-1] - xs[0] > _NARROWEST * dpi:
            yield RuledCells(tuple(_cells(rows, columns, ys, xs, _NEAR * dpi)), tuple(rows), tuple(columns))


def _lines(ink: Dots, dpi: float) -> list[Rule]:
    """The lines that run along the rows of `ink`."""
    length = max(8, round(_SHORTEST * dpi))
    if ink.shape[1] <= length:
        return []
    summed = numpy.cumsum(ink, axis=1, dtype=numpy.int32)
    windows = summed[:, length:] - summed[:, :-length]
    found: list[Rule] = []
    for row, start in zip(*numpy.nonzero(_starts(windows >= _UNBROKEN * length)), strict=True):
        run = windows[row, start:] < _UNBROKEN * length
        end = int(numpy.argmax(run)) if run.any() else len(run)
        found.append(Rule(float(row), float(start), float(start + end + length)))
    return _joined(found, _NEAR * dpi, _BREAK * dpi)


def _starts(long: Dots) -> Dots:
    """Where runs of True begin in each row."""
    before = numpy.zeros_like(long)
    before[:, 1:] = long[:, :-1]
    return long & ~before


def _joined(lines: Sequence[Rule], near: float, gap: float) -> list[Rule]:
    """Pieces of one line put together: rows of dots beside one another, and ends that nearly meet."""
    groups: list[list[Rule]] = []
    for line in sorted(lines, key=lambda line: (line.place, line.start)):
        own = [group for group in groups[-40:] if any(_meets(line, other, near, gap) for other in group[-12:])]
        if own:
            own[0].append(line)
            for group in own[1:]:
                own[0].extend(group)
                groups.remove(group)
        else:
            groups.append([line])
    return [
        Rule(
            sum(line.place * (line.end - line.start) for line in group) / sum(line.end - line.start for line in group),
            min(line.start for line in group),
            max(line.end for line in group),
        )
        for group in groups
        if max(line.place for line in group) - min(line.place for line in group) < 2.5 * near
    ]


def _meets(line: Rule, other: Rule, near: float, gap: float) -> bool:
    return abs(line.place - other.place) <= near and line.start <= other.end + gap and other.start <= line.end + gap


def _tables(across: Sequence[Rule], down: Sequence[Rule], near: float) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The lines that cross one another, directly or over others."""
    left_rows, left_columns = list(across), list(down)
    found = []
    while left_rows:
        rows, columns = [left_rows.pop(0)], list[Rule]()
        grown = True
        while grown:
            new_columns = [line for line in left_columns if any(_cross(row, line, near) for row in rows)]
            left_columns = [line for line in left_columns if line not in new_columns]
            columns += new_columns
            new_rows = [line for line in left_rows if any(_cross(line, column, near) for column in columns)]
            left_rows = [line for line in left_rows if line not in new_rows]
            rows += new_rows
            grown = bool(new_rows or new_columns)
        found.append((rows, columns))
    yield from sorted((table for table in found if table[1]), key=lambda table: min(row.place for row in table[0]))


def _without_strokes(lines: Sequence[Rule], others: Sequence[Rule], dpi: float) -> list[Rule]:
    """A table's lines in one direction without short ones that reach from no line of the other direction to the next: feet of letters side by side."""
    near = _NEAR * dpi
    return [
        line
        for line in lines
        if line.end - line.start > _STROKES * dpi
        or sum(_cross(line, other, near) for other in others) > 1
    ]  # fmt: skip


def _cross(row: Rule, column: Rule, near: float) -> bool:
    across = row.start - near <= column.place <= row.end + near
    return across and column.start - near <= row.place <= column.end + near


def _places(lines: Sequence[Rule], near: float) -> list[float]:
    """Where the lines lie, those that are meant as one only once."""
    found: list[list[float]] = []
    for place in sorted(line.place for line in lines):
        if found and place - found[-1][-1] <= near:
            found[-1].append(place)
        else:
            found.append([place])
    return [sum(group) / len(group) for group in found]


def _cells(
    rows: Sequence[Rule], columns: Sequence[Rule], ys: Sequence[float], xs: Sequence[float], near: float
) -> Iterator[Box]:
    """The rectangles between the lines; those without a line between them are one cell."""
    height, width = len(ys) - 1, len(xs) - 1
    owner = {(row, column): (row, column) for row in range(height) for column in range(width)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    for row, column in itertools.product(range(height), range(width)):
        if column + 1 < width and not _is_drawn(columns, xs[column + 1], ys[row], ys[row + 1], near):
            owner[root((row, column + 1))] = root((row, column))
        if row + 1 < height and not _is_drawn(rows, ys[row + 1], xs[column], xs[column + 1], near):
            owner[root((row + 1, column))] = root((row, column))
    merged: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in owner:
        merged.setdefault(root(place), []).append(place)
    for places in sorted(map(sorted, merged.values())):
        last_row, last_column = max(row for row, _ in places), max(column for _, column in places)
        first_row, first_column = min(row for row, _ in places), min(column for _, column in places)
        yield Box(xs[first_column], ys[last_row + 1], xs[last_column + 1], ys[first_row])


def _is_drawn(lines: Sequence[Rule], place: float, start: float, end: float, near: float) -> bool:
    """Whether a line is drawn at a place along most of the way from `start` to `end`."""
    covered = sum(
        max(0.0, min(line.end, end) - max(line.start, start)) for line in lines if abs(line.place - place) <= 2 * near
    )
    return covered >= _COVERED * (end - start)
