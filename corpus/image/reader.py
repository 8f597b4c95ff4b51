"""Images of pages (PNG, JPEG, TIFF of many pages, WebP, GIF, BMP, HEIC if its package is installed): set on the pages of a PDF, dot for dot, and read like a scan.

Source: TIFF 6.0; Exif 2.32 (orientation).
"""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from corpus.document import Document, Source
from corpus.errors import CorruptError, EmptyError, MissingProgramError, TooLargeError
from corpus.options import Options

MAX_PIXELS = 150_000_000
"""Of one page: A3 at 600 dpi has 70 million."""
_PAGE_INCHES = 8.27
"""The shorter side of A4: an image that does not state its resolution is taken for a page of it."""
_SURE_DPI = (90.0, 1200.0)
"""A resolution outside is a program's habit, not the scanner's word."""
_LEAST = 40
"""An image with fewer dots a side has no words."""


def read_image(source: Source, data: bytes, options: Options) -> Document:
    """The document of an image by OCR, a frame per page.

    Raises `CorruptError`, `EmptyError` if no words are found or OCR is switched off, and `TooLargeError`.
    """
    from corpus.pdf.reader import read_pdf

    if options.ocr == "never":
        raise EmptyError("file.image_no_ocr", "do.ocr_auto")
    pdf = _as_pdf(data, options)
    try:
        return read_pdf(source, pdf, options)
    except EmptyError as error:
        raise EmptyError("file.image_no_words", "do.scan_again") from error


def _as_pdf(data: bytes, options: Options) -> bytes:
    """A PDF with a page for each frame of an image, as large as it was scanned."""
    made = io.BytesIO()
    pdf = pypdfium2.PdfDocument.new()
    try:
        for number, (frame, dpi) in enumerate(_frames(data), start=1):
            if number > options.pages:
                raise TooLargeError("file.pages_more", "do.max_pages", most=options.pages)
            _add_page(pdf, frame, dpi)
        if not len(pdf):
            raise EmptyError("file.image_no_pages", "do.get_again")
        pdf.save(made)
    finally:
        pdf.close()
    return made.getvalue()


def _add_page(pdf: pypdfium2.PdfDocument, frame: Image.Image, dpi: float) -> None:
    width, height = frame.width * 72 / dpi, frame.height * 72 / dpi
    page = pdf.new_page(width, height)
    image = pypdfium2.PdfImage.new(pdf)
    image.set_bitmap(pypdfium2.PdfBitmap.from_pil(frame))
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page.insert_obj(image)
    page.gen_content()


def _frames(data: bytes) -> Iterator[tuple[Image.Image, float]]:
    """The pages of an image, upright and in grey, each with its dots an inch."""
    if data[4:8] == b"ftyp":
        _open_heif()
    try:
        with Image.open(io.BytesIO(data)) as image:
            for frame in ImageSequence.Iterator(image):
                if frame.width * frame.height > MAX_PIXELS:
                    raise TooLargeError(
                        "file.image_pixels", "do.lower_resolution", width=frame.width, height=frame.height
                    )
                if min(frame.size) < _LEAST:
                    raise EmptyError("file.image_small", "do.right_file")
                yield _in_grey(ImageOps.exif_transpose(frame)), _resolution(frame)
    except UnidentifiedImageError as error:  # its message contains an address, another one in every run
        raise CorruptError("file.image_format", "do.get_again") from error
    except Image.DecompressionBombError as error:
        raise TooLargeError("file.image_pixels_more", "do.lower_resolution", most=MAX_PIXELS) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise CorruptError("file.image_broken", "do.get_again", detail=error) from error


def _open_heif() -> None:
    """Let Pillow open HEIC.  Raises `MissingProgramError`."""
    try:
        import pi_heif
    except ImportError as error:
        raise MissingProgramError("file.image_heic", "do.run", command="pip install pi-heif") from error
    pi_heif.register_heif_opener()


def _in_grey(image: Image.Image) -> Image.Image:
    """An image without colour, on white if it is transparent."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("L")


def _resolution(image: Image.Image) -> float:
    own = image.info.get("dpi", (0.0, 0.0))
    dpi = float(max(own)) if isinstance(own, tuple) and all(own) else 0.0
    return dpi if _SURE_DPI[0] <= dpi <= _SURE_DPI[1] else min(image.size) / _PAGE_INCHES
