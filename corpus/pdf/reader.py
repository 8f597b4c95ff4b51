"""PDF files: text by pdfium, tables by pdfplumber on the pages that have them, pictures of pages by OCR."""

import contextlib
from collections.abc import Iterator, Sequence

import pypdfium2

from corpus.build import assemble
from corpus.document import Document, Doubt, Source, TextSource
from corpus.errors import CorruptError, EmptyError, EncryptedError, TooLargeError, UnreadableError
from corpus.ocr.repair import set_right
from corpus.options import Options
from corpus.pdf.damage import damaged_parts, is_displaced, with_all_pages
from corpus.pdf.layout import placed
from corpus.pdf.page import Page, read_page


def read_pdf(source: Source, data: bytes, options: Options | None = None) -> Document:
    """The document of a PDF: its text layer, and the pages without a usable one by OCR.

    Raises `EncryptedError`, `CorruptError`, `TooLargeError` past `options.pages` pages, and `EmptyError` where
    no page has text: the pages are pictures then.
    """
    damage = list(_damage(data))
    pages = read_pages(data, options or Options())
    kinds = {page.recognised for page in pages if page.lines or page.tables}
    if not kinds:
        raise _nothing(pages, options or Options())
    text_source: TextSource = "mixed" if len(kinds) == 2 else "ocr" if kinds == {True} else "text"
    confidence = {page.number: page.confidence for page in pages if page.recognised}
    lines = set_right([line for line, _, _ in placed(pages)], confidence)
    return assemble(source, lines, page_count=len(pages), text_source=text_source, doubts=[*damage, *_unread(pages)])


def _nothing(pages: Sequence[Page], options: Options) -> UnreadableError:
    """Why a file gives no text: its first page that could not be read, else that there is none."""
    for page in pages:
        if isinstance(page.unread, CorruptError):
            return CorruptError(f"not a complete PDF (page {page.number}: {page.unread})", "get the file again")
        if isinstance(page.unread, UnreadableError):
            return page.unread
    remedy = (
        "if they are images, run with --ocr auto" if options.ocr == "never" else "check that this is the right file"
    )
    return EmptyError(f"no text on {len(pages)} pages", remedy)


def _damage(data: bytes) -> Iterator[Doubt]:
    """Whether the file is damaged where pdfium reads on.  Raises `TooLargeError`."""
    damaged, all_parts = damaged_parts(data)
    if damaged:
        message = f"{damaged} of {all_parts} parts of the file are damaged: their contents may be missing or wrong; check the plan against the file"
        yield Doubt("part_unread", "warning", message)
    elif is_displaced(data):
        message = "the file was truncated or changed after it was written: its contents may be missing or wrong; check the plan against the file"
        yield Doubt("part_unread", "warning", message)


def _unread(pages: Sequence[Page]) -> Iterator[Doubt]:
    """What of the pages is missing, or was put right."""
    for page in pages:
        if page.unread:
            yield Doubt("page_unread", "warning", f"page {page.number} could not be read: {page.unread}")
        if page.repaired:
            yield Doubt("ocr_repaired", "info", f"page {page.number}: {page.repaired}")
        if page.unruled:
            message = f"tables on page {page.number} could not be read as tables, only as text: {page.unruled}"
            yield Doubt("table_unread", "warning", message)


def read_pages(data: bytes, options: Options) -> list[Page]:
    """All pages of a PDF.  Raises `EncryptedError`, `CorruptError`, and `TooLargeError` past `options.pages` pages."""
    with opened(data) as pdf:
        if len(pdf) > options.pages:
            raise TooLargeError(f"{len(pdf):,} pages, more than {options.pages:,}", "split it or raise --max-pages")
        return [read_page(pdf, index, data, options) for index in range(len(pdf))]


@contextlib.contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, open until the block ends; pdfium's errors, also later ones, as `EncryptedError` or `CorruptError`."""
    pdf = None
    try:
        pdf = _loaded(with_all_pages(data))
        if not len(pdf):
            raise CorruptError("not a complete PDF (it has no pages)", "get the file again")
        yield pdf
    except pypdfium2.PdfiumError as error:
        if pdf is None and ("password" in str(error).lower() or "security" in str(error).lower()):
            raise EncryptedError("protected by a password", "remove the password") from error
        raise CorruptError(f"not a complete PDF ({error})", "get the file again") from error
    finally:
        if pdf is not None:
            pdf.close()


def _loaded(data: bytes) -> pypdfium2.PdfDocument:
    """A PDF, opened.  Raises pdfium's error.

    pdfium has one place for its last error in a process, and some failures leave there what an earlier file put in: a second
    try, after one that is known, says why this file cannot be opened.
    """
    with contextlib.suppress(pypdfium2.PdfiumError):
        return pypdfium2.PdfDocument(data)
    with contextlib.suppress(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(b"not a PDF")
    return pypdfium2.PdfDocument(data)
