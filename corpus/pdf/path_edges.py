"""The straight lines of a page's paths, of which ruled tables are made."""

from collections.abc import Sequence
from typing import TypeAlias

from corpus.pdf import calls
from corpus.pdf.drawn_object import Reader, Seen

PathEdges: TypeAlias = tuple[tuple[float, float, float, float], ...]
"""The straight level and upright lines that a path draws: left, bottom, right and top of each, one of the pairs alike."""
_LINE, _LEVEL, _SEGMENTS = 3.0, 0.5, 2000
"""Points up to which a path is one line, by which a line may lean, and pieces of a path that is not a drawing."""
_LETTER, _LETTERS, _LOOKED_AT = 12, 20, 400
"""Pieces of a path that may draw a letter, how many of them make a page of outlines, and how many paths are examined."""


def are_outlines(paths: Sequence[Seen]) -> bool:
    """Whether many of the page's paths have so many pieces that they may draw letters."""
    pieces = (calls.segment_count(one.handle) for one in paths[:_LOOKED_AT])
    return len([count for count in pieces if count >= _LETTER]) >= _LETTERS


def path_edges(paths: Sequence[Seen]) -> list[PathEdges] | None:
    """The level and upright lines of each path of a page; a thin box is one line, another rectangle four.

    None if a path has too many pieces.
    """
    reader = Reader()
    found = [_edges(one, reader) for one in paths]
    return None if None in found else [edges for edges in found if edges]


def _edges(one: Seen, reader: Reader) -> PathEdges | None:
    box = reader.bounds(one)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    if top - bottom <= _LINE:
        return ((left, (bottom + top) / 2, right, (bottom + top) / 2),)
    if right - left <= _LINE:
        return (((left + right) / 2, bottom, (left + right) / 2, top),)
    count = calls.segment_count(one.handle)
    if count > _SEGMENTS:
        return None
    points = reader.points(one, count)
    return tuple(
        (*start, *end) for start, end in points if abs(start[0] - end[0]) <= _LEVEL or abs(start[1] - end[1]) <= _LEVEL
    )
