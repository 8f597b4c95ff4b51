"""PDF files: text by pdfium, tables by pdfplumber on the pages that have them, pictures of pages by OCR.

pdfium gives a page's text line by line in reading order; the boxes of each line's first and last
character tell where it stands, and so which lines are page numbers, where paragraphs end, and what
belongs to a table.
"""

import ctypes
import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.assemble import assemble
from corpus.document import Document, Source, TextSource
from corpus.error import CorruptError, EmptyError, EncryptedError, TooLargeError
from corpus.misreading import set_right
from corpus.normalise import is_rule, normalise, single_spaced
from corpus.option import Options
from corpus.paragraph import Line
from corpus.pdf_font import LegacyText
from corpus.pdf_table import PlacedRow, table_rows
from corpus.printed import Printed
from patterns.heading import mark_of
from patterns.syllable import syllable_share
from patterns.text import LONE_MARK, PAGE_NUMBER

MAX_PAGES = 2000
_MARGIN = 72.0
"""Page numbers and running heads stand within an inch of the page's edge (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
_GOOD = 0.9
"""A page whose words are syllables less often than this may have been pieced together from several fonts."""


_GARBAGE = 0.5
"""Below this share of syllables a page's text layer is in a broken encoding; other languages' pages stand above a tenth of it."""
_STAMP = 120
"""Characters that a digital signature's stamp may leave on a page that is otherwise a picture."""


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """A page's lines in reading order, its height, and the rows of its tables."""

    number: int
    height: float
    lines: tuple[Printed, ...]
    rows: tuple[PlacedRow, ...] = ()
    recognised: bool = False
    confidence: float | None = None


def read_pdf(source: Source, data: bytes, options: Options | None = None) -> Document:
    """The document of a PDF: its text layer, and the pages without a usable one by OCR.

    Raises `EncryptedError`, `CorruptError`, `TooLargeError` past `MAX_PAGES` pages, and `EmptyError` where
    no page has text: the pages are pictures then.
    """
    pdf = _open(data)
    try:
        if len(pdf) > MAX_PAGES:
            raise TooLargeError(f"{len(pdf):,} pages, more than {MAX_PAGES:,}", "split it")
        pages = [_page(pdf, index, data, options or Options()) for index in range(len(pdf))]
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        raise CorruptError(f"not a whole PDF ({error})", "get the file again") from error
    finally:
        pdf.close()
    if not any(page.lines or page.rows for page in pages):
        raise EmptyError(f"no text on {count} pages", "if they are pictures, read them with --ocr auto")
    kinds = {page.recognised for page in pages if page.lines or page.rows}
    text_source: TextSource = "mixed" if len(kinds) == 2 else "ocr" if kinds == {True} else "text"
    lines = set_right(list(_lines(pages)), {page.number: page.confidence for page in pages if page.recognised})
    return assemble(source, lines, page_count=count, text_source=text_source)


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedError("locked with a password", "remove the password and try again") from error
        raise CorruptError(f"not a whole PDF ({error})", "get the file again") from error


def _page(pdf: pypdfium2.PdfDocument, index: int, data: bytes, options: Options) -> Page:
    page = pdf[index]
    textpage = page.get_textpage()
    height = page.get_height()
    lines = tuple(_with_marks(list(_printed(textpage))))
    share = syllable_share(" ".join(line.text for line in lines))
    if share is not None and share < _GOOD:
        legacy = tuple(_with_marks(list(_printed(textpage, LegacyText(textpage).read))))
        placed = tuple(_with_marks(list(_by_place(textpage))))
        lines = max(lines, legacy, placed, key=lambda read: syllable_share(" ".join(line.text for line in read)) or 0.0)
    if options.ocr == "force" or (options.ocr == "auto" and _is_unusable(page, lines)):
        from corpus.scan import scanned  # renders and runs Tesseract: only where a page needs it

        scan = scanned(page, options.language)
        lines = tuple(_with_marks(scan.lines))
        return Page(index + 1, scan.height, lines, recognised=True, confidence=scan.confidence)
    rows = tuple(table_rows(data, index, height)) if _is_ruled(page) else ()
    return Page(index + 1, height, lines, rows)


def _is_unusable(page: pypdfium2.PdfPage, lines: Sequence[Printed]) -> bool:
    """Whether a page's text layer is no text to read: none (or a stamp's) over a picture, or letters that make no syllables."""
    text = " ".join(line.text for line in lines)
    if len(text) < _STAMP:
        return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    share = syllable_share(text)
    return share is not None and share < _GARBAGE


def _as_it_is(_: int, text: str) -> str:
    return text


def _printed(textpage: pypdfium2.PdfTextPage, in_unicode: Callable[[int, str], str] = _as_it_is) -> Iterator[Printed]:
    """pdfium's lines, each with the box of its ends; a hyphen at a line's end is U+FFFE in its text.

    `in_unicode` reads a piece of text that stands at a character's index.
    """
    text = textpage.get_text_range()
    position = 0
    for raw in text.split("\r\n"):
        words = raw.replace("\ufffe", "-").replace("\x02", "-").rstrip()
        if words.strip():
            first = _box(textpage, position + len(raw) - len(raw.lstrip()))
            last = _box(textpage, position + len(words) - 1)
            read = in_unicode(position, words)
            yield Printed(read, first[0], last[1], min(first[2], last[2]), max(first[3], last[3]))
        position += len(raw) + 2


def _with_marks(lines: Sequence[Printed]) -> Iterator[Printed]:
    """Lines with the numbers of lists, which stand apart from their words by a tab, put before them."""
    pending: Printed | None = None
    for line in lines:
        if pending is not None:
            if abs(line.bottom - pending.bottom) < 4 and line.left > pending.right:
                line = Printed(
                    f"{pending.text} {line.text}",
                    pending.left,
                    line.right,
                    min(line.bottom, pending.bottom),
                    max(line.top, pending.top),
                )
            else:
                yield pending
            pending = None
        if LONE_MARK.fullmatch(line.text.strip()):
            pending = line
        else:
            yield line
    if pending is not None:
        yield pending


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a character."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(textpage.raw, index, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value


@dataclasses.dataclass(frozen=True, slots=True)
class _Char:
    """A character that the page really draws: its advance box and the height of its baseline."""

    char: str
    left: float
    right: float
    bottom: float
    top: float
    baseline: float


def _by_place(textpage: pypdfium2.PdfTextPage) -> Iterator[Printed]:
    """Lines pieced together from the characters' places, where letters of a second font stand out of order."""
    rows: dict[float, list[_Char]] = {}
    for char in _drawn(textpage):
        key = next((row for row in rows if abs(row - char.baseline) < 2.5), char.baseline)
        rows.setdefault(key, []).append(char)
    for key in sorted(rows, reverse=True):
        yield from _pieces(sorted(rows[key], key=lambda char: char.left))


def _drawn(textpage: pypdfium2.PdfTextPage) -> Iterator[_Char]:
    """The page's own characters, without the blanks and line ends that pdfium makes up."""
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index, char in enumerate(textpage.get_text_range()):
        if pdfium.FPDFText_IsGenerated(textpage.raw, index) == 1 or char in "\r\n":
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage.raw, index, box)
        pdfium.FPDFText_GetCharOrigin(textpage.raw, index, x, y)
        yield _Char("-" if char in "\ufffe\x02" else char, box.left, box.right, box.bottom, box.top, y.value)


def _pieces(chars: Sequence[_Char]) -> Iterator[Printed]:
    """One row of characters as lines: a blank where a gap is wider than a fifth of the letters' height, a new line where it is a column's."""
    start, text = 0, ""
    for index, char in enumerate(chars):
        gap = char.left - chars[index - 1].right if index else 0.0
        size = max(4.0, char.top - char.bottom)
        if gap > 3 * size and not text.rstrip().endswith(":"):  # `Số:      /KH-UBND` is one line
            yield _piece(text, chars[start:index])
            start, text = index, ""
        elif gap > 0.2 * size:
            text += " "
        text += char.char
    if text.strip():
        yield _piece(text, chars[start:])


def _piece(text: str, chars: Sequence[_Char]) -> Printed:
    seen = [char for char in chars if not char.char.isspace()] or list(chars)
    return Printed(
        text.strip(), seen[0].left, seen[-1].right, min(char.bottom for char in seen), max(char.top for char in seen)
    )


def _is_ruled(page: pypdfium2.PdfPage) -> bool:
    """Whether the page draws enough lines for a table: its path objects, counted without reading them."""
    paths = 0
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), 4000)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        paths += pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH
        if paths >= 8:
            return True
    return False


def _lines(pages: Sequence[Page]) -> Iterator[Line]:
    """All pages' lines, numbers and running heads left out, tables' rows in their places."""
    heads = _running_heads(pages)
    for page in pages:
        margin = _right_margin(page.lines)
        kept = [
            line
            for line in page.lines
            if not _is_number(line, page) and (_place(line, page), single_spaced(line.text)) not in heads
        ]
        yield from _page_lines(page, kept, margin)


def _page_lines(page: Page, printed: Sequence[Printed], margin: float) -> Iterator[Line]:
    pending = list(page.rows)
    previous: Printed | None = None
    for index, line in enumerate(printed):
        middle = (line.bottom + line.top) / 2
        if any(
            row.table_bottom <= middle <= row.table_top and row.table_left - 2 <= line.left <= row.table_right
            for row in page.rows
        ):
            while pending:
                yield pending.pop(0).line
            previous = None
            continue
        following = next((other for other in printed[index + 1 : index + 2]), None)
        raw = single_spaced(normalise(line.text).replace("\n", " "))
        if raw and not is_rule(raw):
            apart, full = _is_apart(line, previous), _is_full(line, following, margin)
            yield Line(raw, page.number, apart, full, recognised=page.recognised)
        previous = line
    for row in pending:
        yield row.line


def _right_margin(lines: Sequence[Printed]) -> float:
    """Where full lines end: the right edge that most long lines share."""
    rights = sorted(line.right for line in lines if len(line.text) > 40)
    return rights[-max(1, len(rights) // 10)] if rights else 0.0


def _is_full(line: Printed, following: Printed | None, margin: float) -> bool:
    """Whether the next line's first word could not have stood at the end of this one."""
    if following is None:
        return margin - line.right < 40
    width = (line.right - line.left) / max(1, len(line.text))
    first = following.text.split(" ", 1)[0]
    return margin - line.right < (len(first) + 1) * width * 1.05 + 2


def _is_apart(line: Printed, previous: Printed | None) -> bool:
    """Whether a gap or another column parts a line from the one before it."""
    if previous is None:
        return False
    height = max(6.0, previous.top - previous.bottom, line.top - line.bottom)
    gap = previous.bottom - line.top
    return (
        gap > 1.1 * height
        or line.bottom > previous.top
        or (line.left - previous.left > 1.5 * height and mark_of(line.text) is not None)
    )


def _is_number(line: Printed, page: Page) -> bool:
    """Whether a line is the page's number: alone at the top or bottom."""
    at_edge = line.bottom > page.height - _MARGIN or line.top < _MARGIN
    return at_edge and PAGE_NUMBER.fullmatch(line.text.strip()) is not None


def _place(line: Printed, page: Page) -> str | None:
    if line.bottom > page.height - _MARGIN:
        return "head"
    return "foot" if line.top < _MARGIN else None


def _running_heads(pages: Sequence[Page]) -> set[tuple[str | None, str]]:
    """Lines that stand at the edge of three pages or more, and of half of them."""
    counted = Counter(
        (place, single_spaced(line.text)) for page in pages for line in page.lines if (place := _place(line, page))
    )
    return {line for line, times in counted.items() if times >= 3 and times >= len(pages) / 2}
