"""A page of a PDF as an image, as a reader sees it."""

import io
from typing import Literal

from corpus.pdf.reader import opened

MAX_PIXELS = 40_000_000
"""Larger pages are drawn at a lower resolution."""


def page_image(data: bytes, number: int, *, dpi: float = 110.0, form: Literal["png", "webp"] = "webp") -> bytes:
    """The page `number` (from 1) of a PDF as the bytes of a PNG or WebP image, turned as it is shown.

    A point of `corpus.evidence.word_box` is `dpi / 72` pixels if the page is not larger than `MAX_PIXELS`: take the
    image's width by the page's.  Raises `EncryptedError`, `CorruptError`, and `IndexError` past the last page.
    """
    with opened(data) as pdf:
        if not 1 <= number <= len(pdf):
            raise IndexError(f"page {number} of {len(pdf)}")
        page = pdf[number - 1]
        width, height = page.get_size()
        scale = min(dpi / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
        stream = io.BytesIO()
        page.render(scale=scale).to_pil().convert("RGB").save(stream, form.upper())
        return stream.getvalue()
