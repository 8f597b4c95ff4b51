"""One page of a PDF, read the way that suits it: by its text layer, by the places of its letters, or as an image.

Only pages with too many paths for pdfium's own rulings go to pdfplumber, which takes sixty times pdfium's time.
"""

import dataclasses

import pypdfium2

from corpus.document import doubt
from corpus.errors import CorruptError
from corpus.options import Options
from corpus.pdf.page import Page
from corpus.pdf.page_doubt import doubts_of, is_doubtful, missing_from
from corpus.pdf.page_lines import PageLines
from corpus.pdf.printed_page import printed_page
from corpus.pdf.recognised_page import GARBAGE, named_by, prefers_recognition, recognised_page


def read_page(
    found: PageLines | pypdfium2.PdfiumError, index: int, data: bytes, options: Options, before: Page | None = None
) -> Page:
    """The page at `index` (from 0) of a PDF, whose bytes are `data`; one that pdfium cannot take, with its error, is `unread`.

    A table at the foot of the page `before` may continue on it.
    """
    if isinstance(found, pypdfium2.PdfiumError):
        return Page(index + 1, 0.0, (), unread=CorruptError("file.page_damaged", detail=found))
    opened, layer, lines, share = found
    if options.ocr == "force":
        return recognised_page(opened, index + 1, options.language)
    doubted = is_doubtful(opened.objects, layer, lines, share)
    image = recognised_page(opened, index + 1, options.language) if doubted and options.ocr == "auto" else None
    if image is not None and (named := named_by(layer, lines, image)) is not None:
        page = printed_page(opened, layer, named, index, data, before)
        repaired = doubt("ocr_repaired.letters", page=str(index + 1), count=layer.lost)
        return dataclasses.replace(page, repaired=(repaired,))
    if image is not None and prefers_recognition(image, lines, share):
        return image
    page = printed_page(opened, layer, lines, index, data, before)
    if doubts := doubts_of(layer, lines, share, index + 1):
        page = dataclasses.replace(page, repaired=doubts)
    if image is not None:
        return dataclasses.replace(page, unread=image.unread, repaired=() if image.unread else page.repaired)
    if doubted and (not lines or layer.lost or (share is not None and share < GARBAGE)):
        return dataclasses.replace(page, unread=doubt("page_unread.layer", page=str(index + 1)), repaired=())
    return page if lines else dataclasses.replace(page, unread=missing_from(opened.page, index + 1))
