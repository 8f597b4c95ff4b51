"""A PDF's page and its text in pdfium's memory, released with their objects.

pypdfium2's own keep lists of one another and are closed by finalizers, which costs a tenth of what pdfium needs for a page.
"""

import functools
import weakref

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.pdf import calls, many

_LOADED: "weakref.WeakSet[LoadedPage]" = weakref.WeakSet()


class LoadedPage(pypdfium2.PdfPage):  # type: ignore[misc]  # pypdfium2 has no types
    """A page of pypdfium2's that closes itself; only for a document that has no forms in use, closed by `close`."""

    def __init__(self, pdf: pypdfium2.PdfDocument, index: int) -> None:
        self.raw = pdfium.FPDF_LoadPage(pdf.raw, index)
        self.pdf, self.formenv = pdf, None
        if not self.raw:
            raise pypdfium2.PdfiumError("Failed to load page.")
        _LOADED.add(self)

    def close(self) -> None:
        """Release the page."""
        if self.raw:
            pdfium.FPDF_ClosePage(self.raw)
        self.raw = None

    def __del__(self) -> None:
        self.close()


def loaded_page(pdf: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """The page at `index` (from 0).  Raises pdfium's error for a page that it cannot take."""
    return LoadedPage(pdf, index) if pdf.formenv is None else pdf[index]


def close(pdf: pypdfium2.PdfDocument) -> None:
    """Release a document, after those of its pages that are still loaded."""
    for page in [page for page in _LOADED if page.pdf is pdf]:
        page.close()
    pdf.close()


class LoadedText:
    """The text of a page: the characters that pdfium lists.  Raises pdfium's error if it cannot."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        self.raw = pdfium.FPDFText_LoadPage(page.raw)
        if not self.raw:
            raise pypdfium2.PdfiumError("Failed to load text page.")
        self.address = calls.address(self.raw)
        self.place = many.place(self.address)
        self.count = max(0, int(pdfium.FPDFText_CountChars(self.raw)))

    def __del__(self) -> None:
        if self.raw:
            pdfium.FPDFText_ClosePage(self.raw)

    @property
    def text(self) -> str:
        """What the characters state; some, such as hyphens at lines' ends, may have no text or another place in it."""
        placed = functools.partial(calls.text_place, self.address)
        first = next((at for at in range(self.count) if placed(at) >= 0), None)
        if first is None:
            return ""
        last = next(at for at in range(self.count - 1, -1, -1) if placed(at) >= 0)
        units, start = calls.room("H", placed(last) + 2 - placed(first))  # the last unit is zero
        written = calls.text(self.address, first, last + 1 - first, start)
        return units[: max(0, written - 1)].tobytes().decode("utf-16-le", "ignore")
