"""A recognised line with what was misread in it repaired, and a note for each repair."""

import dataclasses
from collections.abc import Sequence

from corpus.line import Line, LineCell, line_note
from corpus.message import say
from patterns.ocr.word import Misreading


def changed(line: Line, found: Sequence[Misreading], what: str) -> Line:
    """A line with repairs made from its end on; of a table's row, those within a cell."""
    for one in reversed(found):
        shift = len(one.meant) - (one.end - one.start)
        if line.cells and not any(cell.start <= one.start and one.end <= cell.end for cell in line.cells):
            continue
        notes = tuple(
            dataclasses.replace(note, start=note.start + shift, end=note.end + shift) if note.start >= one.end else note
            for note in line.notes
        )
        end = one.start + len(one.meant)
        note = line_note(one.start, end, "ocr_repaired.one", what=say(f"value.{what}"), read=one.read, meant=one.meant)
        text = line.text[: one.start] + one.meant + line.text[one.end :]
        cells = tuple(_moved(cell, one.end, shift) for cell in line.cells)
        line = line._replace(text=text, notes=(note, *notes), cells=cells)
    return line


def _moved(cell: LineCell, end: int, shift: int) -> LineCell:
    """A cell of a row in which what ends at `end` became longer by `shift`."""
    if cell.end < end:
        return cell
    start = cell.start + shift if cell.start >= end else cell.start
    return dataclasses.replace(cell, start=start, end=cell.end + shift)
