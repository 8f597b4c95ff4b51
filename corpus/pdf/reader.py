"""PDF files: text by pdfium, tables by pdfplumber on the pages that have them, images of pages by OCR."""

import contextlib
import dataclasses
from collections.abc import Iterator, Sequence

import pypdfium2

from corpus.build import assemble
from corpus.document import Document, Doubt, Source, TextSource, doubt
from corpus.errors import CorruptError, EmptyError, EncryptedError, TooLargeError, UnreadableError
from corpus.ocr.repair import repair_lines
from corpus.options import Options
from corpus.pdf.damage import damaged_parts, is_displaced, with_all_pages
from corpus.pdf.layout import lines_of
from corpus.pdf.loaded import close
from corpus.pdf.opened_page import opened_pages, or_error
from corpus.pdf.overwritten import is_overwritten
from corpus.pdf.page import Page
from corpus.pdf.page_lines import PageLines, printed_lines
from corpus.pdf.read_page import read_page

_NAMED = 5
"""So many attached files are named."""
_TOGETHER = 16
"""Pages that are opened together."""


def read_pdf(source: Source, data: bytes, options: Options | None = None) -> Document:
    """The document of a PDF: its text layer, and the pages without a usable one by OCR.

    Raises `EncryptedError`, `CorruptError`, `TooLargeError` past `options.pages` pages, and `EmptyError` if
    no page has text: the pages are images then.
    """
    damage = list(_damage(data))
    pages = read_pages(data, options or Options())
    kinds = {page.recognised for page in pages if page.lines or page.tables}
    if not kinds:
        raise _nothing(pages, options or Options())
    text_source: TextSource = "mixed" if len(kinds) == 2 else "ocr" if kinds == {True} else "text"
    confidence = {page.number: page.confidence for page in pages if page.recognised}
    lines = repair_lines(lines_of(pages), confidence)
    return assemble(source, lines, page_count=len(pages), text_source=text_source, doubts=[*damage, *_unread(pages)])


def _nothing(pages: Sequence[Page], options: Options) -> UnreadableError:
    """Why a file gives no text: its first page that could not be read, else that there is none."""
    for page in pages:
        if isinstance(page.unread, CorruptError):
            return CorruptError("file.pdf_page", "do.get_again", page=str(page.number), why=page.unread.message)
        if isinstance(page.unread, UnreadableError):
            return page.unread
    remedy = "do.ocr_auto_images" if options.ocr == "never" else "do.right_file"
    return EmptyError("file.no_text_pages", remedy, pages=len(pages))


def _damage(data: bytes) -> Iterator[Doubt]:
    """Whether the file is damaged although pdfium can read it.  Raises `TooLargeError`."""
    damaged, all_parts = damaged_parts(data)
    if damaged:
        yield doubt("part_unread.parts", damaged=damaged, parts=all_parts)
    elif is_displaced(data) or is_overwritten(data):
        yield doubt("part_unread.truncated")


def _unread(pages: Sequence[Page]) -> Iterator[Doubt]:
    """What of the pages is missing, or was put right."""
    for page in pages:
        if page.unread:
            yield _page_doubt(page.number, page.unread)
        yield from page.repaired
        if page.unruled:
            yield doubt("table_unread.page", page=str(page.number), detail=page.unruled)


def _page_doubt(number: int, unread: UnreadableError | Doubt) -> Doubt:
    """The doubt about a page that could not be read."""
    if isinstance(unread, Doubt):
        return unread
    return doubt("page_unread.failed", page=str(number), why=unread.message)


def read_pages(data: bytes, options: Options) -> list[Page]:
    """All pages of a PDF.  Raises `EncryptedError`, `CorruptError`, and `TooLargeError` past `options.pages` pages."""
    with opened(data) as pdf:
        if len(pdf) > options.pages:
            raise TooLargeError("file.pages_many", "do.max_pages", pages=len(pdf), most=options.pages)
        pages: list[Page] = []
        for lines_or_error in _printed_pages(pdf):
            page = read_page(lines_or_error, len(pages), data, options, pages[-1] if pages else None)
            if page.head is not None:
                pages[-1] = dataclasses.replace(pages[-1], tables=(*pages[-1].tables, page.head))
            pages.append(page)
        pages[0] = dataclasses.replace(pages[0], repaired=(*pages[0].repaired, *_attached(pdf)))
        return pages


def _attached(pdf: pypdfium2.PdfDocument) -> Iterator[Doubt]:
    """What is attached to a PDF: files of their own, which are not its pages."""
    count = pdf.count_attachments()
    if count:
        names = ", ".join(pdf.get_attachment(number).get_name() for number in range(min(count, _NAMED)))
        yield doubt("part_unread.attached", count=count, names=names if count <= _NAMED else f"{names}, …")


def _printed_pages(pdf: pypdfium2.PdfDocument) -> Iterator[PageLines | pypdfium2.PdfiumError]:
    """The lines of a PDF's pages, or pdfium's errors; pages that were opened together are let go together."""
    for first in range(0, len(pdf), _TOGETHER):
        opened = opened_pages(pdf, range(first, min(first + _TOGETHER, len(pdf))))
        yield from [or_error(printed_lines, one) for one in opened]
        del opened


@contextlib.contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, open until the block ends; pdfium's errors, also later ones, as `EncryptedError` or `CorruptError`."""
    pdf = None
    try:
        pdf = _loaded(with_all_pages(data))
        if not len(pdf):
            raise CorruptError("file.pdf_no_pages", "do.get_again")
        yield pdf
    except pypdfium2.PdfiumError as error:
        if pdf is None and ("password" in str(error).lower() or "security" in str(error).lower()):
            raise EncryptedError("file.password", "do.remove_password") from error
        raise CorruptError("file.pdf_broken", "do.get_again", detail=error) from error
    finally:
        if pdf is not None:
            close(pdf)


def _loaded(data: bytes) -> pypdfium2.PdfDocument:
    """A PDF, opened.  Raises pdfium's error.

    pdfium has one place for its last error in a process, and some failures leave there what an earlier file put in: a second
    try, after one that is known, states why this file cannot be opened.
    """
    with contextlib.suppress(pypdfium2.PdfiumError):
        return pypdfium2.PdfDocument(data)
    with contextlib.suppress(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(b"not a PDF")
    return pypdfium2.PdfDocument(data)
