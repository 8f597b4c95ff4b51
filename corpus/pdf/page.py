"""One page of a PDF, read the way that suits it: by its text layer, by the places of its letters, or as an image.

Only pages whose paths are too many for it go to pdfplumber, which takes sixty times pdfium's time.
"""

import dataclasses
import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.document import Doubt, doubt
from corpus.errors import CorruptError, UnreadableError
from corpus.options import Options
from corpus.pdf.annotation import filled
from corpus.pdf.columns import parted
from corpus.pdf.drawn_cells import drawn_tables
from corpus.pdf.font import LegacyText
from corpus.pdf.left_out import without_marks
from corpus.pdf.lost_letters import with_letters
from corpus.pdf.opened_page import OpenedPage, opened_page
from corpus.pdf.page_objects import PageObjects, are_outlines, path_edges
from corpus.pdf.placed_text import level_pieces, lines_from_left, placed_lines
from corpus.pdf.reading_order import ordered
from corpus.pdf.ruled_table import ruled_tables
from corpus.pdf.side_by_side import columns_apart
from corpus.pdf.text_layer import TextLayer, upright_layer
from corpus.pdf.text_line import Printed, cleaned, with_marks
from corpus.table.aligned_words import unruled_tables
from corpus.table.cut_header import header_above, header_at_foot, rest_of_table, with_header
from corpus.table.shape import DrawnTable
from patterns.encoding.lost import LOST
from patterns.fold import fold
from patterns.syllable import judged_words, share_of
from patterns.table.header import FIGURE_CELL, ORDER_HEADER

if TYPE_CHECKING:
    from corpus.ocr.scan import Scan

_GOOD = 0.9
"""A page whose words are syllables less often than this may have been pieced together from several fonts."""
_BROKEN = 0.8
"""A sample below this shows that the page's words are broken without asking all of them."""
_SURE, _SAMPLE = 0.95, 80
"""Where so many of a page's words give this share, the others are not asked."""
_WORD = 5
"""Letters of a word with the blank after it."""
_GARBAGE = 0.5
"""Below this share of syllables a page's text layer is in a broken encoding; other languages' pages are above a tenth of it."""
_STAMP = 120
"""Characters that a digital signature's stamp may leave on a page that is otherwise an image."""
_LITTLE = 1000
"""Characters of the stamps and footers that portals and signatures leave on a page, at the most; a full page has twice as many."""
_SCAN = 0.5
"""The share of a page from which an image on it may be a scan of it."""
_OUTLINES = 60
"""Paths from which a page with little text may be drawn as outlines of letters."""
_BETTER = 0.1
"""By how much the share of syllables on an image must be higher than that of a text layer with words that are not syllables."""
_MORE = 1.5
"""An image says more than the text layer from so many times its letters on."""
_UNDESCRIBED = (612.0, 792.0)
"""The size that pdfium gives a page whose description has none, its own or inherited."""
_FIGURES = 6
"""Figures that the smallest table without lines has."""


_SCRAMBLED, _ENOUGH = 0.88, 40
"""The share of syllables that a page of so many words does not reach where its letters are scrambled; 138 whole ones have 0.96 and more."""
_WORDS, _CONFIDENT = 0.4, 75.0
"""The share of syllables among words that a recognised page without words does not reach; how sure Tesseract is, of 100, of figures alone."""


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """A page's lines in reading order, its height as it is read, and its tables, whose words are among the lines'.

    `unread` says what of the page could not be read, `unruled` why its ruled tables could not, `repaired` what was put
    right beside the words or is doubtful (see `corpus.ocr.repair`).
    """

    number: int
    height: float
    lines: tuple[Printed, ...]
    tables: tuple[DrawnTable, ...] = ()
    recognised: bool = False
    confidence: float | None = None
    unread: UnreadableError | Doubt | None = None
    unruled: str | None = None
    repaired: tuple[Doubt, ...] = ()
    foot: tuple[Printed, ...] = ()
    """The header at its foot of a table whose rows are on the next page."""
    header: tuple[Printed, ...] = ()
    """The header of a table without lines that reaches to its foot, and may go on on the next page."""
    head: DrawnTable | None = None
    """The header of its first table that is at the foot of the page before."""


def read_page(
    pdf: pypdfium2.PdfDocument, index: int, data: bytes, options: Options, before: Page | None = None
) -> Page:
    """The page at `index` (from 0) of a PDF, whose bytes are `data`; one that pdfium cannot take is `unread`.

    A table at the foot of the page `before` may go on on it.
    """
    try:
        opened = opened_page(pdf, index)
        layer, lines, share = _printed(opened)
    except pypdfium2.PdfiumError as error:
        return Page(index + 1, 0.0, (), unread=CorruptError("file.page_damaged", detail=error))
    if options.ocr == "force":
        return _recognised(opened, index + 1, options.language)
    is_doubtful = _is_doubtful(opened.objects, layer, lines, share)
    if is_doubtful and options.ocr == "auto":
        image = _recognised(opened, index + 1, options.language)
        if (named := _named(layer, lines, image)) is not None:
            page = _as_printed(opened, layer, named, index, data, before)
            repaired = doubt("ocr_repaired.letters", page=str(index + 1), count=layer.lost)
            return dataclasses.replace(page, repaired=(repaired,))
        if _says_more(image, lines, share):
            return image
        page = _as_printed(opened, layer, lines, index, data, before)
        return dataclasses.replace(page, unread=image.unread, repaired=() if image.unread else _scrambled(lines, share))
    page = _as_printed(opened, layer, lines, index, data, before)
    if scrambled := _scrambled(lines, share):
        page = dataclasses.replace(page, repaired=scrambled)
    if is_doubtful and (not lines or layer.lost or (share is not None and share < _GARBAGE)):
        return dataclasses.replace(page, unread=doubt("page_unread.layer", page=str(index + 1)), repaired=())
    return page if lines else dataclasses.replace(page, unread=_missing(opened.page, index + 1))


def _scrambled(lines: Sequence[Printed], share: float | None) -> tuple[Doubt, ...]:
    """A doubt about letters that are put together wrongly, as where the widths in a font are damaged; not about a few foreign words."""
    if share is None or share >= _SCRAMBLED:
        return ()
    good, judged = judged_words(" ".join([line.text for line in lines]))
    is_said = judged >= _ENOUGH and good < _SCRAMBLED * judged
    return (doubt("text_garbled.words", good=good, judged=judged),) if is_said else ()


def _missing(page: pypdfium2.PdfPage, number: int) -> Doubt | None:
    """Why a page without lines may lack what is written on it; None for a blank page."""
    is_undescribed = page.get_mediabox(fallback_ok=False) is None and page.get_size() == _UNDESCRIBED
    return doubt("page_unread.undescribed", page=str(number)) if is_undescribed else None


def _printed(opened: OpenedPage) -> tuple[TextLayer, list[Printed], float | None]:
    """A page's text layer, its lines in reading order, and the share of syllables among their words."""
    layer, upright = upright_layer(opened.page)
    lines = with_marks(placed_lines(layer)) if upright is None else upright
    if opened.written is not None:
        lines = filled(layer, lines, opened.written_from, opened.written)
    lines = without_marks(layer, lines, opened.objects)
    if upright is not None:
        sampled = _sampled(lines)
        if sampled is not None and sampled < _BROKEN and (placed := _from_left(layer, lines)) is not None:
            return layer, *placed
        moved = with_marks(ordered(parted(layer, lines)))
        is_same = [line.text for line in moved] == [line.text for line in lines]
        return (layer, *_better_order(layer, moved, opened.objects, sampled if is_same else _sampled(moved)))
    return (layer, *_better_order(layer, lines, opened.objects, _sampled(lines)))


def _as_printed(
    opened: OpenedPage, layer: TextLayer, lines: Sequence[Printed], index: int, data: bytes, before: Page | None
) -> Page:
    """The page by its text layer, with its tables."""
    tables, unruled = _ruled(opened, layer, lines, index, data) if opened.objects.paths else ((), None)
    foot, header = (before.foot, before.header) if before is not None else ((), ())
    if not tables and (foot or header or _has_figures(lines) or _has_numbers_head(lines)):
        pieces = level_pieces(layer)
        head, tables = with_header(foot, pieces, unruled_tables)
        tables = tables or rest_of_table(header, pieces, unruled_tables)
        page = Page(index + 1, layer.height, tuple(columns_apart(lines)), tables, unruled=unruled, head=head)
        return dataclasses.replace(page, foot=header_at_foot(pieces), header=header_above(tables, pieces))
    return Page(index + 1, layer.height, tuple(columns_apart(lines)), tables, unruled=unruled)


def _ruled(
    opened: OpenedPage, layer: TextLayer, lines: Sequence[Printed], index: int, data: bytes
) -> tuple[tuple[DrawnTable, ...], str | None]:
    """A page's ruled tables, or why they cannot be found: their words are read without them."""
    edges = path_edges(opened.objects)
    if edges is not None:
        if all(line.glyphs for line in lines):
            return tuple(drawn_tables(layer, edges, lines)), None
        return tuple(drawn_tables(layer, edges, layer.lines(), LegacyText(layer).read)), None
    try:
        return tuple(ruled_tables(data, index, layer.height)), None
    except Exception as error:  # noqa: BLE001 (pdfminer raises whatever a damaged object makes Python raise)
        return (), f"{type(error).__name__}: {error}"[:200]


def _recognised(opened: OpenedPage, number: int, language: str) -> Page:
    """The page as an image; without lines where it cannot be recognised, and `unread` where something is drawn."""
    from corpus.ocr.scan import scanned  # renders and runs Tesseract: only where a page needs it

    try:
        scan = scanned(opened.page, language)
    except UnreadableError as error:
        return Page(number, 0.0, (), recognised=True, unread=error)
    lines = with_marks(line._replace(text=cleaned(line.text)) for line in scan.lines)
    return Page(
        number,
        scan.height,
        tuple(columns_apart(lines)),
        scan.tables,
        recognised=True,
        confidence=scan.confidence,
        repaired=tuple(_repaired(scan, number)),
        unread=_unrecognised(opened, scan, lines, number),
    )


def _unrecognised(
    opened: OpenedPage, scan: "Scan", lines: Sequence[Printed], number: int
) -> CorruptError | Doubt | None:
    """Why what was recognised is not what is on the page: nothing, or letters that make no words, as on a photo without any."""
    if not lines and not scan.tables:
        return _undrawn(opened.page) if scan.is_blank else doubt("page_unread.no_words", page=str(number))
    good, judged = judged_words(" ".join([line.text for line in lines]))
    if good > _WORDS * judged or (not judged and (scan.confidence or 0.0) >= _CONFIDENT):
        return None
    return doubt("page_unread.noise", page=str(number), good=good, judged=judged)


def _repaired(scan: "Scan", number: int) -> Iterator[Doubt]:
    """What of a recognised page's figures was put right, and what is doubtful."""
    if scan.zeros:
        yield doubt("ocr_repaired.zeros", page=str(number), changes=", ".join(scan.zeros))
    if scan.doubted:
        yield doubt("ocr_doubtful.figures", page=str(number), figures=", ".join(scan.doubted))


def _undrawn(page: pypdfium2.PdfPage) -> CorruptError | None:
    """Whether a page is blank because its image cannot be drawn."""
    try:
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            item.get_bitmap().close()
    except pypdfium2.PdfiumError:
        return CorruptError("file.page_image")
    return None


def _is_doubtful(objects: PageObjects, layer: TextLayer, lines: Sequence[Printed], share: float | None) -> bool:
    """Whether a page's text layer may not be all that is written on it: little text over an image or drawn outlines, letters without names, words that make no syllables."""
    count = sum(len(line.text) + 1 for line in lines)
    if layer.lost or (share is not None and share < _BROKEN):
        return True
    if not lines:
        return objects.paths + objects.others > 0
    if count <= _STAMP:
        return objects.others > 0 or objects.paths >= _OUTLINES
    return count <= _LITTLE and (objects.image_share >= _SCAN or are_outlines(objects))


def _named(layer: TextLayer, lines: Sequence[Printed], image: Page) -> list[Printed] | None:
    """The lines with their unnamed letters as they were recognised; None if there are none, or too few were."""
    if not layer.lost or image.unread:
        return None
    named = with_letters(layer, lines, image.lines)
    share = _share(named)
    left = sum(line.text.count(LOST) for line in named)
    if left > layer.lost / 10 or share is None or share < _GOOD:
        return None
    return [line._replace(text=cleaned(line.text.replace(LOST, ""))) for line in named]


def _says_more(image: Page, lines: Sequence[Printed], share: float | None) -> bool:
    """Whether a page is rather what was recognised on its image than its text layer."""
    if image.unread:
        return not lines
    recognised = _share(image.lines)
    if share is not None and share < _GARBAGE:
        return recognised is not None and recognised > share
    if any(LOST in line.text for line in lines):
        return (recognised or 0.0) > (share or 0.0)
    if share is not None and share < _BROKEN:
        return (recognised or 0.0) > share + _BETTER
    return _letters(image.lines) > _MORE * _letters(lines)


def _letters(lines: Sequence[Printed]) -> int:
    return sum(len(line.text) for line in lines)


def _from_left(layer: TextLayer, lines: Sequence[Printed]) -> tuple[list[Printed], float] | None:
    """The lines by the letters' places and the share of syllables among their words; None where these are no Vietnamese either."""
    found = with_marks(lines_from_left(layer, lines))
    placed = _sampled(found)
    return (found, placed) if placed is not None and placed >= _SURE else None


def _better_order(
    layer: TextLayer, lines: list[Printed], objects: PageObjects, sampled: float | None
) -> tuple[list[Printed], float | None]:
    """pdfium's lines, or those in the encodings of old fonts or by the letters' places where they make more Vietnamese words; and the share of such words.

    `sampled` is the share among a sample of the lines' words.
    """
    if sampled is not None and sampled >= _SURE:
        return lines, sampled
    share = _share(lines) if sampled is None or sampled >= _BROKEN else sampled
    if share is None or share >= _GOOD:
        return lines, share
    from_left = with_marks(lines_from_left(layer, lines))
    if (placed := _sampled(from_left)) is not None and placed >= _SURE:
        return from_left, placed
    everywhere = with_marks(without_marks(layer, [*placed_lines(layer)], objects))
    found = [(share, lines)]
    found += [(_share(other) or 0.0, other) for other in ([*map(LegacyText(layer).read, lines)], from_left, everywhere)]
    best, chosen = max(found, key=lambda pair: pair[0])
    return chosen, best


def _share(lines: Sequence[Printed]) -> float | None:
    """The share of syllables among the page's words."""
    return share_of(_words(lines))


def _sampled(lines: Sequence[Printed]) -> float | None:
    """The same among about `_SAMPLE` of them, on lines that are as far apart on the whole page."""
    count = sum([len(line.text) for line in lines])
    return share_of(_words(lines[:: max(1, count // (_SAMPLE * _WORD))]))


def _words(lines: Sequence[Printed]) -> list[str]:
    return " ".join([line.text for line in lines]).split(" ")


def _has_numbers_head(lines: Sequence[Printed]) -> bool:
    """Whether a line begins with the head of a column of row numbers (`TT Nội dung …`)."""
    return any(map(_heads_numbers, {line.text.split(" ", 1)[0] for line in lines}))


@functools.lru_cache(maxsize=4096)
def _heads_numbers(word: str) -> bool:
    return ORDER_HEADER.match(fold(word)) is not None


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
