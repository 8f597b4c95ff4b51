"""Pages that are images: rendered by pdfium, straightened, read by Tesseract, and returned as printed lines like any other page's."""

import dataclasses
import functools
import io
import itertools
import statistics
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from corpus.ocr.cell_reading import CellWords, cell_words, is_in
from corpus.ocr.cell_sheet import blanked
from corpus.ocr.dotted_zero import with_plain_zeros
from corpus.ocr.figure_reading import figures_again, letter_step
from corpus.ocr.numeral import DASHES, first_word
from corpus.ocr.rulings import RuledCells, has_ink, ruled_cells, rules, without_rules
from corpus.ocr.second_reading import surest, without_specks
from corpus.ocr.skew import is_sideways, straightened
from corpus.ocr.tesseract import Layout, Word, has_language, recognise
from corpus.pdf.text_line import Box, Printed
from corpus.table.shape import DrawnTable
from patterns.ocr.word import NOISE
from patterns.syllable import syllable_share

DPI = 200
"""Scans of offices have 200 dpi or more (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II); a page that is not a scan is rendered so."""
FINEST, COARSEST = 300, 150
"""Between these a scan is read as it is, pixel for pixel: measured, another resolution misreads more."""
_SHY = 1 - 1e-6
"""pdfium rounds a page's pixels up: without this a scan would be stretched by one, and blurred."""
MAX_PIXELS = 40_000_000
"""Larger pages are rendered at a lower resolution."""
_POOR_SHARE = 0.6
"""A page with fewer syllables among its words may be on its side or its head."""
_POOR_CONFIDENCE = 60.0
_FIGURES = "eng"
"""The data that read the figures of monospaced print better than the Vietnamese ones, and misread others elsewhere."""


@dataclasses.dataclass(frozen=True, slots=True)
class Scan:
    """A page's lines by OCR in reading order, their mean confidence (0 to 100; None for an empty page), the page's height as read, its ruled tables."""

    lines: tuple[Printed, ...]
    confidence: float | None
    height: float
    tables: tuple[DrawnTable, ...] = ()
    is_blank: bool = False
    """Whether nothing but rules is drawn on the page."""
    zeros: tuple[str, ...] = ()
    """Figures of monospaced print that were set to a second reading's, as `read → meant`."""
    doubted: tuple[str, ...] = ()
    """Figures in tables of which no two readings agree."""


def scanned(page: pypdfium2.PdfPage, language: str) -> Scan:
    """What Tesseract reads on a page, after turning it upright if it is sideways or tilted."""
    width, height = page.get_size()
    scale = min(_resolution(page) / 72 * _SHY, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    drawn = without_specks(page.render(scale=scale, grayscale=True).to_pil().convert("L"))
    image = with_plain_zeros(drawn, scale * 72)
    reading, turned = _read(image, language, scale)
    words = reading.words
    step = letter_step(words)
    height = width if turned else height
    lines = tuple(
        line
        for _, found in itertools.groupby(words, key=lambda word: word.line)
        for line in _split(list(found), scale, height, step)
    )
    tables = (_table(cells.boxes, words, scale, height) for cells in reading.tables)
    return Scan(
        lines,
        _confidence(words),
        height,
        tuple(table for table in tables if any(text for _, text in table.cells)),
        zeros=reading.zeros,
        doubted=reading.doubted,
        is_blank=not words and not has_ink(image, scale * 72),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Reading:
    """An image's words, and the cells of its tables, in dots; the image without its tables, and the words in them."""

    words: list[Word]
    tables: tuple[RuledCells, ...]
    rest: Image.Image
    in_cells: list[Word]
    zeros: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()


def _resolution(page: pypdfium2.PdfPage) -> float:
    """Dots an inch at which a page is rendered: its image's own if that is a scan's."""
    width, height = page.get_size()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > 0.5 * width * height:
            metadata = item.get_metadata()
            own = max(metadata.horizontal_dpi, metadata.vertical_dpi)
            return min(own, FINEST) if own >= COARSEST else DPI
    return DPI


def _read(image: Image.Image, language: str, scale: float) -> tuple[_Reading, bool]:
    """What is on the page, and whether it lay on its side: a page that makes no sense is tried in the other directions."""
    reading = _reading(straightened(image), language, scale)
    if not _is_poor(reading.words):
        return _improved(reading, language, scale), False
    sideways = is_sideways(image)
    tried = [reading, *(_reading(straightened(image.rotate(turn, expand=True, fillcolor=255)), language, scale)
                        for turn in ((90, 270) if sideways else (180,)))]  # fmt: skip
    best = max(range(len(tried)), key=lambda index: _sense(tried[index].words))
    return _improved(tried[best], language, scale), sideways and best > 0


def _reading(image: Image.Image, language: str, scale: float) -> _Reading:
    """An image's words and tables; each cell is read by itself, for Tesseract reads across cells that are side by side."""
    dpi = scale * 72
    tables = tuple(ruled_cells(*rules(image, dpi), dpi))
    found = CellWords([], ())
    if tables:
        boxes = [box for table in tables for box in table.boxes]
        found = cell_words(without_rules(image, tables, dpi), boxes, dpi, functools.partial(_in_cells, language))
        image = blanked(image, tables)
    words = [*_recognised(image, language, dpi, "page"), *found.words]
    return _Reading(words, tables, image, found.words, doubted=found.doubted)


def _improved(reading: _Reading, language: str, scale: float) -> _Reading:
    """A reading with the words outside its tables read again if they are doubtful, or figures of monospaced print."""
    dpi = scale * 72
    outside = reading.words[: len(reading.words) - len(reading.in_cells)]
    words = surest(reading.rest, outside, lambda page: _recognised(page, language, dpi, "page"))
    step = letter_step(words)
    if step is not None and has_language(_FIGURES):
        read = words
        words = figures_again(reading.rest, read, step, lambda sheet: _recognised(sheet, _FIGURES, dpi, "block"))
        zeros = tuple(f"{one.text} → {two.text}" for one, two in zip(read, words, strict=True) if one.text != two.text)
        return dataclasses.replace(reading, words=[*words, *reading.in_cells], zeros=zeros)
    return dataclasses.replace(reading, words=[*words, *reading.in_cells])


def _in_cells(language: str, image: Image.Image, dpi: float, as_figures: bool) -> list[Word]:
    return _recognised(image, _FIGURES if as_figures and has_language(_FIGURES) else language, dpi, "block")


def _recognised(image: Image.Image, language: str, dpi: float, layout: Layout) -> list[Word]:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    found = recognise(stream.getvalue(), language, round(dpi), layout=layout)
    return [word for word in found if not NOISE.match(word.text)]


def _table(boxes: Sequence[Box], words: Sequence[Word], scale: float, height: float) -> DrawnTable:
    """A table's cells on the page, each with the words whose middle is in it."""
    cells = []
    for box in boxes:
        own = [word for word in words if is_in(word, box)]
        lines = [
            " ".join(word.text for word in found) for _, found in itertools.groupby(own, key=lambda word: word.line)
        ]
        place = Box(box.left / scale, height - box.bottom / scale, box.right / scale, height - box.top / scale)
        cells.append((place, "\n".join(lines)))
    return DrawnTable(tuple(cells))


def _is_poor(words: Sequence[Word]) -> bool:
    confidence = _confidence(words)
    share = syllable_share(" ".join(word.text for word in words))
    return confidence is None or confidence < _POOR_CONFIDENCE or (share is not None and share < _POOR_SHARE)


def _sense(words: Sequence[Word]) -> float:
    """How much of a page makes sense: the letters of its words, each by the confidence in it and the share of syllables."""
    share = syllable_share(" ".join(word.text for word in words)) or 0.0
    return share * sum(len(word.text) * max(0.0, word.confidence) for word in words)


def _confidence(words: Sequence[Word]) -> float | None:
    confident = [word.confidence for word in words if word.confidence >= 0]
    return statistics.fmean(confident) if confident else None


def _split(words: Sequence[Word], scale: float, height: float, step: float | None) -> Iterator[Printed]:
    """One recognised line, parted where a gap is wider than three letters' height: columns set side by side; `step` is the width of a monospaced letter."""
    size = statistics.median(word.bottom - word.top for word in words)
    start = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or words[index].left - words[index - 1].right > 3 * size:
            part = words[start:index]
            start = index
            yield Printed(
                " ".join(
                    [first_word(part[0], step), *("-" if set(word.text) <= DASHES else word.text for word in part[1:])]
                ),
                min(word.left for word in part) / scale,
                max(word.right for word in part) / scale,
                height - max(word.bottom for word in part) / scale,
                height - min(word.top for word in part) / scale,
                words=tuple(
                    Box(word.left / scale, height - word.bottom / scale, word.right / scale, height - word.top / scale)
                    for word in part
                ),
            )
