"""Web pages (HTML) and pages saved by Word as HTML: paragraphs, lists and tables; what a browser does not show is left out.

Of a portal's page the article alone is read if the page states which part that is.  Source: HTML living standard, 4 and 15.
"""

import dataclasses
from collections.abc import Iterator

from lxml import etree, html

from corpus.build import assemble
from corpus.document import Document, Source
from corpus.docx.numeral import numeral
from corpus.errors import CorruptError, EmptyError
from corpus.line import Line, LineCell
from corpus.normalise import is_rule, normalise, single_spaced
from corpus.text.charset import decode
from corpus.web.style import Look, PageStyles
from corpus.web.table import WebCell, grid
from patterns.encoding.legacy import to_unicode
from patterns.encoding.symbol import is_symbol_font, signs
from patterns.fold import fold
from patterns.header.line import LAYOUT_WORDS
from patterns.text import METRE_AT_END, SOURCE_BREAKS

_LEFT_OUT = frozenset(("script", "style", "noscript", "template", "head", "nav", "aside", "footer", "form", "button", "select", "textarea",
                       "iframe", "object", "svg", "del", "s", "strike", "title", "audio", "video", "canvas"))  # fmt: skip
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "main", "header", "blockquote", "center",
                     "pre", "hr", "dl", "dt", "dd", "address", "figure", "figcaption", "body", "html", "td", "th", "tr", "caption", "fieldset"))  # fmt: skip
_ARTICLES = ("article", "main")
_MOST = 0.5
"""An article with so much of a page's letters is the page."""
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MARK = frozenset("0123456789()[]* ")
_NONE = ("-", "–")


def read_html(source: Source, data: bytes, charset: str | None = None) -> Document:
    """The document of a web page; `charset` is what an e-mail or archive states about it.  Raises `CorruptError`, `EmptyError`."""
    reader = _Reader(_root(data, charset))
    lines = list(reader.lines())
    if not lines:
        raise EmptyError("file.web_empty", "do.print_browser")
    return assemble(source, lines)


def _root(data: bytes, charset: str | None) -> html.HtmlElement:
    """The page's root element: in the encoding that it names, else in the one that makes Vietnamese of it."""
    try:
        named = charset or ("utf-8" if _is_utf8(data) else None)
        parser = html.HTMLParser(encoding=named, remove_comments=True, remove_pis=True, no_network=True)
        root = html.document_fromstring(data, parser=parser)
        if named is None and root.getroottree().docinfo.encoding is None:
            root = html.document_fromstring(decode(data), parser=html.HTMLParser(remove_comments=True, no_network=True))
    except (etree.ParserError, ValueError, LookupError) as error:
        raise CorruptError("file.html_broken", "do.get_again", detail=error) from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise CorruptError("file.web_nested", "do.print_browser")
    return root


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


@dataclasses.dataclass(slots=True)
class _Text:
    """The words of a paragraph so far."""

    text: str = ""
    blank: bool = True


class _Reader:
    """Walks a page once."""

    def __init__(self, root: html.HtmlElement) -> None:
        self.styles = PageStyles(root)
        self.root = _article(root)
        self.current = _Text()
        self.tables = 0
        self.in_cell = False

    def lines(self) -> Iterator[Line]:
        """The lines of the page."""
        yield from self._walk(self.root, self.styles.look(self.root, Look()))
        yield from self._flushed()

    def _walk(self, element: html.HtmlElement, look: Look) -> Iterator[Line]:
        self._add(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._child(child, self.styles.look(child, look))
            self._add(child.tail, look)

    def _child(self, child: html.HtmlElement, look: Look) -> Iterator[Line]:
        tag = child.tag
        if tag in _LEFT_OUT or look.hidden:
            return
        if tag == "br":
            self.current.text += "\n"
        elif tag == "table":
            yield from self._flushed()
            yield from self._table(child, look)
        elif tag == "sup":
            yield from self._raised(child, look)
        elif tag in _BLOCKS:
            yield from self._flushed()
            self.current.text += _label(child) if tag == "li" else ""
            yield from self._walk(child, look)
            yield from self._flushed()
        else:
            yield from self._walk(child, look)

    def _raised(self, child: html.HtmlElement, look: Look) -> Iterator[Line]:
        """A raised figure: after a metre its power, elsewhere the mark of a note, which would stick to the figure before it."""
        text = child.text_content()
        if METRE_AT_END.search(self.current.text) or not set(text) <= _MARK:
            yield from self._walk(child, look)
        elif not self.current.text.strip() and text.strip(" ()[]*"):
            self.current.text += f"[{text.strip(' ()[]*')}] "

    def _add(self, text: str | None, look: Look) -> None:
        if text:
            text = SOURCE_BREAKS.sub(" ", text)
            text = signs(text, typed=is_symbol_font(look.font))
            self.current.text += to_unicode(text, look.encoding, capitals=look.capitals) if look.encoding else text

    def _flushed(self) -> Iterator[Line]:
        """The lines of the paragraph that ends here."""
        text, self.current.text = self.current.text, ""
        self.current.blank = True
        for raw in normalise(text).split("\n"):
            if is_rule(raw) and not (self.in_cell and raw.strip() in _NONE):
                self.current.blank = True
                continue
            yield Line(single_spaced(raw), blank_before=self.current.blank)
            self.current.blank = False

    def _table(self, table: html.HtmlElement, look: Look) -> Iterator[Line]:
        rows = grid(table, lambda row: self.styles.look(row, look).hidden)
        if _is_layout(rows):
            for cell in (cell for row in rows for cell in row):
                yield from self._walk(cell.element, self.styles.look(cell.element, look))
                yield from self._flushed()
            return
        number, self.tables = self.tables, self.tables + 1
        outside, self.in_cell = self.in_cell, True
        for row_number, row in enumerate(rows):
            line = self._row(row, row_number, number, look)
            if any(cell.start < cell.end for cell in line.cells):
                yield line
        self.in_cell = outside

    def _row(self, row: list[WebCell], row_number: int, table: int, look: Look) -> Line:
        text = ""
        cells: list[LineCell] = []
        for cell in row:
            found = [*self._walk(cell.element, self.styles.look(cell.element, look)), *self._flushed()]
            words = " ".join(line.text for line in found)
            text += " | " if cells else ""
            cells.append(
                LineCell(table, row_number, cell.column, len(text), len(text) + len(words), cell.rows, cell.columns)
            )
            text += words
        return Line(text, blank_before=True, apart=True, cells=tuple(cells))


def _article(root: html.HtmlElement) -> html.HtmlElement:
    """The part of a page that its text is in."""
    whole = len(root.text_content())
    for tag in _ARTICLES:
        found = max(root.iter(tag), key=lambda part: len(part.text_content()), default=None)
        if found is not None and len(found.text_content()) >= _MOST * whole:
            return found
    body = root.find("body")
    return root if body is None else body


def _is_layout(rows: list[list[WebCell]]) -> bool:
    """Whether a table only sets text side by side: by its shape, its words, or because it contains tables."""
    texts = [[cell.element.text_content().strip() for cell in row] for row in rows]
    columns = {cell.column for row in rows for cell in row if cell.element.text_content().strip()}
    if len(columns) < 2 or len(rows) < 2 or any(next(cell.element.iter("table"), None) is not None for row in rows for cell in row):  # fmt: skip
        return True
    return len(columns) < 4 and LAYOUT_WORDS.search(fold(" ".join(text for row in texts for text in row))) is not None


def _label(item: html.HtmlElement) -> str:
    """What a browser draws before a list's item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    before = sum(1 for other in item.itersiblings("li", preceding=True))
    start = parent.get("start", "1")
    count = before + (int(start) if start.isdigit() else 1)
    return f"{numeral(count, _FORMS.get(parent.get('type', ''), 'decimal'))}. "
