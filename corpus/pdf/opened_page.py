"""Pages of a PDF, ready to be read: what is written on them is drawn, and what is not visible is switched off."""

import dataclasses
import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import pypdfium2

from corpus.pdf.annotation import Written, flatten, written
from corpus.pdf.loaded import LoadedText, loaded_page
from corpus.pdf.page_objects import PageObjects, page_objects
from corpus.pdf.text_layer import TextLayer

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


@dataclasses.dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page, what it draws, its text, and what is written on it: the characters of its text layer from `written_from` on."""

    page: pypdfium2.PdfPage
    objects: PageObjects
    layer: TextLayer
    written: Written | None = None
    written_from: int = 0


class _Drawn(NamedTuple):
    """A page with what it draws, what is written on it, and its text without that."""

    page: pypdfium2.PdfPage
    objects: PageObjects
    written: Written | None
    printed: str


def opened_page(pdf: pypdfium2.PdfDocument, index: int) -> OpenedPage:
    """The page at `index` (from 0).  Raises pdfium's error for a page that it cannot take."""
    (found,) = opened_pages(pdf, [index])
    if isinstance(found, pypdfium2.PdfiumError):
        raise found
    return found


def opened_pages(pdf: pypdfium2.PdfDocument, indices: Sequence[int]) -> list[OpenedPage | pypdfium2.PdfiumError]:
    """Some pages of a PDF, or pdfium's error for those that it cannot take.

    Each step is made for all of them: where pdfium's own work and what is made of it take turns, both take longer.
    """
    loaded = [or_error(functools.partial(loaded_page, pdf), index) for index in indices]
    drawn = [or_error(functools.partial(_drawn, pdf, index), page) for index, page in zip(indices, loaded, strict=True)]
    texts = [or_error(_loaded_text, one) for one in drawn]
    return [or_error(_with_layer, one) for one in texts]


def or_error(step: Callable[[_Given], _Made], given: _Given | pypdfium2.PdfiumError) -> _Made | pypdfium2.PdfiumError:
    """What a step makes, or pdfium's error in it, or in the step before."""
    if isinstance(given, pypdfium2.PdfiumError):
        return given
    try:
        return step(given)
    except pypdfium2.PdfiumError as error:
        return error


def _drawn(pdf: pypdfium2.PdfDocument, index: int, page: pypdfium2.PdfPage) -> _Drawn:
    if page.formenv is not pdf.formenv:  # a page that was opened with this one has form fields
        page = loaded_page(pdf, index)
    on_page = written(pdf, page)
    objects = page_objects(page)
    if on_page is None:
        return _Drawn(page, objects, None, "")
    printed = TextLayer(LoadedText(page)).text
    flatten(page)
    page.close()
    page = loaded_page(pdf, index)
    return _Drawn(page, page_objects(page, objects.count), on_page, printed)


def _loaded_text(drawn: _Drawn) -> tuple[_Drawn, LoadedText]:
    return drawn, LoadedText(drawn.page)


def _with_layer(loaded: tuple[_Drawn, LoadedText]) -> OpenedPage:
    drawn, text = loaded
    layer = TextLayer(text)
    if drawn.written is None or not layer.text.startswith(drawn.printed):
        return OpenedPage(drawn.page, drawn.objects, layer)
    return OpenedPage(drawn.page, drawn.objects, layer, drawn.written, len(drawn.printed))
