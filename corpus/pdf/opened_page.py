"""A page of a PDF, ready to be read: what is written on it is drawn, what nobody sees is switched off."""

import dataclasses

import pypdfium2

from corpus.pdf.annotation import Written, flatten, written
from corpus.pdf.loaded import loaded_page
from corpus.pdf.page_objects import PageObjects, page_objects
from corpus.pdf.text_layer import TextLayer


@dataclasses.dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page, what it draws, and what is written on it: the characters of its text layer from `written_from` on."""

    page: pypdfium2.PdfPage
    objects: PageObjects
    written: Written | None = None
    written_from: int = 0


def opened_page(pdf: pypdfium2.PdfDocument, index: int) -> OpenedPage:
    """The page at `index` (from 0).  Raises pdfium's error for a page that it cannot take."""
    page = loaded_page(pdf, index)
    on_page = written(pdf, page)
    objects = page_objects(page)
    if on_page is None:
        return OpenedPage(page, objects)
    printed = TextLayer(page).text
    flatten(page)
    page.close()
    page = loaded_page(pdf, index)
    objects = page_objects(page, objects.count)
    if not TextLayer(page).text.startswith(printed):
        return OpenedPage(page, objects)
    return OpenedPage(page, objects, on_page, len(printed))
