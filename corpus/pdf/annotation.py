"""What is written on a page by form fields, stamps, typewriter text and signatures, put where it is in the lines.

A number or a date is filled into the blank that the page leaves for it (`Số: …… /KH-UBND`).  What fills no blank is
a line of its own where it is a field's text or a whole number of a document; other words of stamps and signatures are
no part of the plan.
"""

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.pdf.placed_text import pieces_of
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Box, Printed, cleaned
from patterns.header.line import DOCUMENT_NUMBER

_WRITTEN = frozenset([pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET])
_FIELDS = frozenset([pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX])
_LEADERS = frozenset(".…_·")
_SHARED = 0.5
"""The share of its height by which what is filled in is on its line."""
_BLANK, _OVER = 0.15, 0.4
"""Heights of a letter that part words, and by which what is filled in may reach over the letters beside it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """The boxes of a page's form fields that contain text; `None` instead of this if nothing is written on the page."""

    fields: tuple[Box, ...]


def written(pdf: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Written | None:
    """What is written on `page`, if it has form fields, stamps, typewriter text or signatures."""
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    kinds = [
        pdfium.FPDFAnnot_GetSubtype(annotation) for index in range(count) for annotation in _annotation(page, index)
    ]
    if _WRITTEN.isdisjoint(kinds):
        return None
    if pdf.formenv is None:
        pdf.init_forms()
    return Written(tuple(_field_boxes(pdf, page, count)))


def flatten(page: pypdfium2.PdfPage) -> None:
    """Makes what is written on `page` part of what it draws; seen once the page is opened again."""
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)


def filled(layer: TextLayer, lines: Sequence[Printed], start: int, on_page: Written) -> list[Printed]:
    """The lines with what is written on the page: the characters of `layer` from `start` on."""
    found = [line for line in lines if line.glyphs and line.glyphs[0] < start]
    for piece in pieces_of(layer, range(start, len(layer.text))):
        place = next((index for index, line in enumerate(found) if _is_on(piece, line)), None)
        new = None if place is None else _inserted(layer, found[place], piece)
        if place is not None and new is not None:
            found[place] = new
        elif _is_field(piece, on_page) or DOCUMENT_NUMBER.search(piece.text):
            found.insert(_place(found, piece), piece)
    return found


def _annotation(page: pypdfium2.PdfPage, index: int) -> Iterator[pdfium.FPDF_ANNOTATION]:
    annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
    if annotation:
        with contextlib.ExitStack() as stack:
            stack.callback(pdfium.FPDFPage_CloseAnnot, annotation)
            yield annotation


def _field_boxes(pdf: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, count: int) -> Iterator[Box]:
    if pdf.formenv is None:
        return
    room = pdfium.FS_RECTF()
    for index in range(count):
        for annotation in _annotation(page, index):
            if pdfium.FPDFAnnot_GetFormFieldType(pdf.formenv.raw, annotation) in _FIELDS:
                pdfium.FPDFAnnot_GetRect(annotation, room)
                yield Box(room.left, room.bottom, room.right, room.top)


def _is_on(piece: Printed, line: Printed) -> bool:
    """Whether a piece is on a line, within it or at its end."""
    height = piece.top - piece.bottom
    shared = min(piece.top, line.top) - max(piece.bottom, line.bottom)
    is_level = shared >= _SHARED * min(height, line.top - line.bottom)
    return is_level and line.left < piece.right and piece.left < line.right + 2 * height


def _inserted(layer: TextLayer, line: Printed, piece: Printed) -> Printed | None:
    """A line with a piece filled into its blank; None if the piece lies over the line's letters.

    Leaders (`……`) that the blank is drawn with go.
    """
    middle = (piece.left + piece.right) / 2
    before, after = _parted(layer, line.glyphs, middle)
    blank = [glyph for glyph in (*before, *after) if layer.text[glyph] == " "][:1]
    before, after = _bare(layer, before), _bare(layer, after[::-1])[::-1]
    size = piece.top - piece.bottom
    left_gap = piece.left - layer.loose_box(before[-1])[1] if before else size
    right_gap = layer.loose_box(after[0])[0] - piece.right if after else size
    if min(left_gap, right_gap) < -_OVER * size:
        return None
    glyphs = [
        *before,
        *(blank if before and (left_gap > _BLANK * size or layer.text[before[-1]].isalpha()) else ()),
        *piece.glyphs,
        *(
            blank
            if after and (layer.text[after[0]].isalpha() or (right_gap > _BLANK * size and layer.text[after[0]] != "/"))
            else ()
        ),
        *after,
    ]
    text = cleaned("".join([layer.text[glyph] for glyph in glyphs]))
    return line._replace(text=text, left=min(line.left, piece.left), right=max(line.right, piece.right), glyphs=glyphs)


def _parted(layer: TextLayer, glyphs: Sequence[int], middle: float) -> tuple[list[int], list[int]]:
    """A line's characters left of a place, and those right of it; a blank goes with what is before it."""
    count = len(glyphs)
    for index, glyph in enumerate(glyphs):
        if not layer.text[glyph].isspace() and sum(layer.box(glyph)[:2]) / 2 >= middle:
            count = index
            break
    return list(glyphs[:count]), list(glyphs[count:])


def _bare(layer: TextLayer, glyphs: Sequence[int]) -> list[int]:
    """Characters without the blanks and leaders at their end."""
    kept = list(glyphs)
    while kept and (layer.text[kept[-1]].isspace() or layer.text[kept[-1]] in _LEADERS):
        kept.pop()
    return kept


def _is_field(piece: Printed, on_page: Written) -> bool:
    across, up = (piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2
    return any(box.left <= across <= box.right and box.bottom <= up <= box.top for box in on_page.fields)


def _place(lines: Sequence[Printed], piece: Printed) -> int:
    """Before which of the lines a piece that is alone is read: the first that is wholly below it."""
    return next((index for index, line in enumerate(lines) if line.top <= piece.bottom), len(lines))
