"""Where words are on a PDF's pages, for showing the page next to the text.

Nothing is searched for.  The file is read again by the same code, and every line, cell and recognised word brings
along where it came from; lines are matched with the document's by their order, letters with the page's by theirs.
Reading itself keeps only each line's places in the text layer, so it costs nothing there.
"""

import bisect
import dataclasses
import functools
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from corpus.build import line_starts
from corpus.document import Document, Span
from corpus.evidence.glyph import glyphs_by_letter
from corpus.line import Line
from corpus.options import Options
from corpus.paragraph import paragraphs
from corpus.pdf.layout import placed
from corpus.pdf.opened_page import opened_page
from corpus.pdf.placed_text import placed_order
from corpus.pdf.reader import opened, read_pages
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Box, Printed
from corpus.table.page import PlacedRow

_Piece: TypeAlias = tuple[Span, Sequence[Box]]
"""Letters of a line and the boxes that they are in: one letter in the text layer, a word in a scan, a cell."""


@dataclasses.dataclass(frozen=True, slots=True)
class WordBox:
    """A rectangle around a word, or what of it a span contains, on a page as it is shown.

    `page` counts from 1; the edges are in points (1/72 inch) from the page's upper left corner, downwards.
    A word that is broken over two lines has two.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float


class WordBoxes:
    """The words' boxes of one PDF.

    `data` are the bytes that `document` was read from, `options` how.  Raises `ValueError` if they do not give
    the document's text, and what `read_pdf` raises.  Reads the file once; ask it for many spans.
    """

    def __init__(self, data: bytes, document: Document, options: Options | None = None) -> None:
        found = [entry for entry in placed(read_pages(data, options or Options())) if entry[0].text]
        joined = paragraphs([line for line, _, _ in found])
        if "".join(f"{paragraph.text}\n" for paragraph in joined) != document.text:
            raise ValueError(f"{document.source.file_name} has changed, or was read with other options")
        self._data = data
        self._found = found
        self._starts = line_starts(joined)

    def of(self, span: Span) -> list[WordBox]:
        """The boxes of the words of `span` in reading order."""
        first = max(0, bisect.bisect_right(self._starts, span.start) - 1)
        last = bisect.bisect_left(self._starts, span.end)
        boxes: list[WordBox] = []
        with opened(self._data) as pdf:
            layers = functools.cache(lambda number: opened_page(pdf, number - 1).layer)
            for start, (line, page, origin) in zip(self._starts[first:last], self._found[first:last], strict=True):
                wanted = Span(span.start - start, span.end - start)
                boxes += _line_boxes(layers(page.number), page.number, line, origin, wanted)
        return boxes


def _line_boxes(
    layer: TextLayer, page: int, line: Line, origin: Printed | PlacedRow, wanted: Span
) -> Iterator[WordBox]:
    """The boxes of the words of a line that `wanted`, in offsets of the line, contains or cuts."""
    pieces = list(_pieces(layer, line, origin))
    for word in _words(line.text):
        start, end = max(word.start, wanted.start), min(word.end, wanted.end)
        if start < end:
            for box in _merged(
                [box for span, found in pieces if span.start < end and start < span.end for box in found]
            ):
                yield WordBox(page, box.left, layer.height - box.top, box.right, layer.height - box.bottom)


def _words(text: str) -> Iterator[Span]:
    start = 0
    for word in text.split(" "):
        if word:
            yield Span(start, start + len(word))
        start += len(word) + 1


def _pieces(layer: TextLayer, line: Line, origin: Printed | PlacedRow) -> Iterator[_Piece]:
    if isinstance(origin, PlacedRow):
        for cell, box in zip(line.cells, origin.boxes, strict=True):
            inside = [index for index, glyph in enumerate(layer.loose_boxes) if _is_inside(glyph, box)]
            yield from _letters(layer, inside, line.text, Span(cell.start, cell.end), box)
    elif origin.words:
        yield from _recognised(origin, line.text)
    else:
        yield from _letters(layer, origin.glyphs, line.text, Span(0, len(line.text)), _whole(origin))


def _whole(origin: Printed) -> Box:
    return Box(origin.left, origin.bottom, origin.right, origin.top)


def _is_inside(glyph: Box, cell: Box) -> bool:
    """Whether a glyph's middle is in a table's cell."""
    across, up = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    return cell.left <= across <= cell.right and cell.bottom <= up <= cell.top


def _letters(layer: TextLayer, glyphs: Sequence[int], text: str, span: Span, whole: Box) -> Iterator[_Piece]:
    """Each letter of `span` with its glyphs' boxes; all of it in `whole` if its letters are not the page's."""
    letters = text[span.start : span.end]
    found = _counted(layer, glyphs, letters) or _counted(layer, placed_order(layer, glyphs), letters)
    if not found:
        yield span, [whole]
    for offset, indices in found or ():
        yield Span(span.start + offset, span.start + offset + 1), [layer.loose_boxes[index] for index in indices]


def _counted(layer: TextLayer, glyphs: Sequence[int], letters: str) -> list[tuple[int, Sequence[int]]] | None:
    return glyphs_by_letter([(index, layer.text[index]) for index in glyphs], letters)


def _recognised(origin: Printed, text: str) -> Iterator[_Piece]:
    """Each recognised word with its box; all in the line's if a word got lost when the text was corrected."""
    words = list(_words(text))
    if len(words) == len(origin.words):
        yield from ((word, [box]) for word, box in zip(words, origin.words, strict=True))
    else:
        yield Span(0, len(text)), [_whole(origin)]


def _merged(boxes: Sequence[Box]) -> list[Box]:
    """Letters' boxes side by side as one; another where a word continues in the next line."""
    merged: list[Box] = []
    for box in boxes:
        last = merged[-1] if merged else None
        if last is not None and last.bottom < (box.bottom + box.top) / 2 < last.top:
            merged[-1] = Box(
                min(last.left, box.left),
                min(last.bottom, box.bottom),
                max(last.right, box.right),
                max(last.top, box.top),
            )
        else:
            merged.append(box)
    return merged
