"""One page of a PDF, read the way that suits it: by its text layer, by the places of its letters, or as a picture.

Only pages that draw the lines of a table go to pdfplumber, which takes sixty times pdfium's time.
"""

import dataclasses
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.options import Options
from corpus.pdf.columns import parted
from corpus.pdf.font import LegacyText
from corpus.pdf.placed_text import level_pieces, placed_lines
from corpus.pdf.reading_order import ordered
from corpus.pdf.ruled_table import ruled_tables
from corpus.pdf.side_by_side import columns_apart
from corpus.pdf.text_layer import TextLayer, upright_layer
from corpus.pdf.text_line import Printed, cleaned, with_marks
from corpus.table.aligned import aligned_tables
from corpus.table.shape import DrawnTable
from patterns.syllable import syllable_share
from patterns.table.header import FIGURE_CELL

_GOOD = 0.9
"""A page whose words are syllables less often than this may have been pieced together from several fonts."""
_SURE = 0.95
"""Where every third word gives this share, the others are not asked."""
_GARBAGE = 0.5
"""Below this share of syllables a page's text layer is in a broken encoding; other languages' pages stand above a tenth of it."""
_STAMP = 120
"""Characters that a digital signature's stamp may leave on a page that is otherwise a picture."""
_RULES = 8
"""Lines that the smallest table draws."""
_FIGURES = 6
"""Figures that the smallest table without lines has."""
_OBJECTS = 4000
"""Page objects that are looked through for lines."""


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """A page's lines in reading order, its height as it is read, and its tables, whose words are among the lines'."""

    number: int
    height: float
    lines: tuple[Printed, ...]
    tables: tuple[DrawnTable, ...] = ()
    recognised: bool = False
    confidence: float | None = None
    quarters: int = 0
    """By how many quarters, clockwise, the page's own space was turned for reading."""


def read_page(pdf: pypdfium2.PdfDocument, index: int, data: bytes, options: Options) -> Page:
    """The page at `index` (from 0) of a PDF, whose bytes are `data`."""
    page = pdf[index]
    layer, lines = upright_layer(page)
    lines, share = _better_order(layer, with_marks(ordered(parted(layer, lines))))
    if options.ocr == "force" or (options.ocr == "auto" and _is_unusable(page, lines, share)):
        return _recognised(page, index + 1, options.language)
    tables = tuple(ruled_tables(data, index, layer.height)) if _is_ruled(page) else ()
    if not tables and _has_figures(lines):
        tables = tuple(aligned_tables(level_pieces(layer)))
    return Page(index + 1, layer.height, tuple(columns_apart(lines)), tables, quarters=layer.quarters)


def _recognised(page: pypdfium2.PdfPage, number: int, language: str) -> Page:
    from corpus.ocr.scan import scanned  # renders and runs Tesseract: only where a page needs it

    scan = scanned(page, language)
    lines = with_marks(line._replace(text=cleaned(line.text)) for line in scan.lines)
    return Page(
        number, scan.height, tuple(columns_apart(lines)), scan.tables, recognised=True, confidence=scan.confidence
    )


def _better_order(layer: TextLayer, lines: list[Printed]) -> tuple[list[Printed], float | None]:
    """pdfium's lines, or those in the encodings of old fonts or by the letters' places where they make more Vietnamese words; and the share of such words."""
    sampled = _share(lines, 3)
    if sampled is not None and sampled >= _SURE:
        return lines, sampled
    share = _share(lines)
    if share is None or share >= _GOOD:
        return lines, share
    others = ([*map(LegacyText(layer).read, lines)], with_marks(placed_lines(layer)))
    best = max((lines, *others), key=lambda found: _share(found) or 0.0)
    return best, _share(best)


def _share(lines: Sequence[Printed], every: int = 1) -> float | None:
    """The share of syllables among the page's words, or among one in `every` so many."""
    words = " ".join([line.text for line in lines]).split(" ")
    return syllable_share(" ".join(words[::every]))


def _is_unusable(page: pypdfium2.PdfPage, lines: Sequence[Printed], share: float | None) -> bool:
    """Whether a page's text layer is no text to read: none (or a stamp's) over a picture, or letters that make no syllables."""
    if sum(len(line.text) + 1 for line in lines) <= _STAMP:
        return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    return share is not None and share < _GARBAGE


def _has_figures(lines: Sequence[Printed]) -> bool:
    """Whether enough lines, or pieces of lines, are nothing but figures for a table without rules."""
    return (
        sum(
            line.text[-1:].isdigit()
            and FIGURE_CELL.match(line.text.rsplit(" ", 1)[-1]) is not None
            and len(line.text) < 60
            for line in lines
        )
        >= _FIGURES
    )


def _is_ruled(page: pypdfium2.PdfPage) -> bool:
    """Whether the page draws enough lines for a table: its path objects, counted without reading them, up to enough."""
    return any(count >= _RULES for count, _ in enumerate(_paths(page), start=1))


def _paths(page: pypdfium2.PdfPage) -> Iterator[int]:
    """The indices of the page's path objects."""
    raw = page.raw
    for index in range(min(pdfium.FPDFPage_CountObjects(raw), _OBJECTS)):
        if pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(raw, index)) == pdfium.FPDF_PAGEOBJ_PATH:
            yield index
