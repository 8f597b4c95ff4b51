"""Pages that are pictures: rendered by pdfium, read by Tesseract, given as printed lines like any other page's."""

import io
import itertools
import statistics
from collections.abc import Iterator, Sequence

import pypdfium2

from corpus.ocr import Word, recognise
from corpus.printed import Box, Printed

DPI = 200
"""Scans of offices have 200 dpi or more (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II)."""
MAX_PIXELS = 40_000_000
"""Larger pages are rendered at a lower resolution."""


def scanned_lines(page: pypdfium2.PdfPage, language: str) -> tuple[list[Printed], float | None]:
    """A page's lines by OCR in reading order, and their mean confidence (0 to 100; None for an empty page)."""
    width, height = page.get_size()
    scale = min(DPI / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    image = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(image, "PNG")
    words = [
        word
        for word in recognise(image.getvalue(), language, round(scale * 72))
        if any(char.isalnum() or char in "-+*/%().,:;" for char in word.text)
    ]
    lines = [
        line
        for _, found in itertools.groupby(words, key=lambda word: word.line)
        for line in _split(list(found), scale, height)
    ]
    confident = [word.confidence for word in words if word.confidence >= 0]
    return lines, statistics.fmean(confident) if confident else None


def _split(words: Sequence[Word], scale: float, height: float) -> Iterator[Printed]:
    """One recognised line, parted where a gap is wider than three letters' height: columns set side by side."""
    size = statistics.median(word.bottom - word.top for word in words)
    start = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or words[index].left - words[index - 1].right > 3 * size:
            part = words[start:index]
            start = index
            yield Printed(
                " ".join(word.text for word in part),
                min(word.left for word in part) / scale,
                max(word.right for word in part) / scale,
                height - max(word.bottom for word in part) / scale,
                height - min(word.top for word in part) / scale,
                words=tuple(
                    Box(word.left / scale, height - word.bottom / scale, word.right / scale, height - word.top / scale)
                    for word in part
                ),
            )
