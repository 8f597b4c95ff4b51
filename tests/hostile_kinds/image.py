"""Images: truncated, bombs, loops, of other programs, and without words."""

import functools
import importlib.util
import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.hostile_kinds.kind import Kind, cut, data


@functools.cache
def saved(form: str, size: tuple[int, int] = (300, 200), grey: int = 255) -> bytes:
    """A plain image."""
    made = io.BytesIO()
    Image.new("L", size, grey).save(made, form)
    return made.getvalue()


def _noise(form: str) -> bytes:
    """An image that does not pack, so that what is cut off is missing."""
    made = io.BytesIO()
    Image.effect_noise((300, 200), 90).save(made, form)
    return made.getvalue()


def _png(width: int, height: int) -> bytes:
    """A PNG that says it is as large as this."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + struct.pack(">I", 0) + b"IDAT"  # fmt: skip


def _images() -> Iterator[Kind]:
    for form, ending in (("PNG", "png"), ("TIFF", "tif")):
        yield data(f"image-white.{ending}", "empty", saved(form, (320 + len(ending), 200)))
    yield data("image-one-pixel.png", "empty", saved("PNG", (1, 1)))
    yield data("image-bomb.png", "too_large", _png(60_000, 60_000))
    yield data("image-zero-wide.png", "corrupt", _png(0, 10))
    yield data("image-header-alone.png", "corrupt", b"\x89PNG\r\n\x1a\n")
    yield data("image-tiff-loop.tif", "corrupt", b"II*\0\x08\0\0\0\0\0\x08\0\0\0")
    yield data("image-tiff-offset.tif", "corrupt", b"II*\0\xff\xff\xff\x7f")
    yield data("image-heic.heic", "program_missing" if importlib.util.find_spec("pi_heif") is None else "corrupt", b"\0\0\0\x18ftypheic" + b"\1" * 99)  # fmt: skip
    yield data("image-avif.avif", "unsupported", b"\0\0\0\x18ftypavif" + b"\1" * 99)
    for ending, held in (("psd", b"8BPS\0\1"), ("emf", b"\1\0\0\0\x6c\0\0\0" + bytes(32) + b" EMF"), ("wmf", b"\xd7\xcd\xc6\x9a"), ("jp2", b"\0\0\0\x0cjP  \r\n\x87\n"), ("djvu", b"AT&TFORM")):  # fmt: skip
        yield data(f"image.{ending}", "unsupported", held + bytes(40) + b"\1" * 90)


KINDS: tuple[Kind, ...] = (
    *cut("image-noise.png", lambda: _noise("PNG"), ("corrupt", "corrupt", "corrupt")),
    *cut("image-noise.jpg", lambda: _noise("JPEG"), ("corrupt", "corrupt", "corrupt")),
    *_images(),
)  # fmt: skip
