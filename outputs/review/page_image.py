"""Images of a PDF's pages with boxes around the source text of rows."""

from __future__ import annotations

import base64
import collections
import dataclasses
import pathlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from corpus.document import Document, Span, doc_id
from corpus.errors import UnreadableError
from corpus.evidence.page_image import page_image
from corpus.evidence.word_box import WordBox, WordBoxes
from corpus.files.content import read_file
from corpus.files.ledger import Ledger
from corpus.files.ledger_schema import DamagedLedgerError
from corpus.pdf.reader import opened
from corpus.read import read_data
from outputs.review.highlight import MARKED, Entry
from outputs.store.folder import LEDGER, OutputError, damaged
from outputs.table import Row

_DPI = 110

Box = tuple[float, float, float, float]
"""Left, top, width, height in points."""


@dataclasses.dataclass(frozen=True, slots=True)
class PageImage:
    """The image of a page: its number, where it is (`data:` or a path of the server), its size in points, boxes by entry id."""

    page: int
    source: str
    width: float
    height: float
    boxes: Sequence[tuple[str, Box]] = ()


class ImageError(OutputError):
    """A plan's pages cannot be shown as images; the message states why."""


def page_images(store: pathlib.Path, rows: Mapping[str, Sequence[Row]], text: str) -> PageImages:
    """The pages of a plan in a store.

    Raises `ImageError` if its file is gone, is not a PDF, contains other bytes by now, or is read otherwise by now.
    """
    document = rows["documents"][0]
    wanted, name = str(document["doc_id"]), _file(store, document)
    try:
        data = read_file(name)[0]
        if doc_id(data) != wanted:
            raise ImageError("store.image_changed", name=name)
        read = read_data(name, data)
        if read.source.media_type != "application/pdf":
            raise ImageError("store.image_no_pdf", name=name)
        if read.text != text:
            raise ImageError("store.image_stale", name=name)
        return PageImages(data, read)
    except UnreadableError as error:
        raise ImageError("store.image_unread", name=name, why=error.message) from error


def _file(store: pathlib.Path, document: Row) -> str:
    """Where a plan's file is: as the ledger has it, else as it was named."""
    if (store / LEDGER).is_file():
        try:
            ledger = Ledger(store / LEDGER)
        except DamagedLedgerError as error:
            raise damaged(store, error) from error
        try:
            known = ledger.plan(str(document["doc_id"]))
        finally:
            ledger.close()
        if known:
            return known.source
    return str(document["source"])


class PageImages:
    """The pages of a PDF as images: of its bytes, and the document that was read from them."""

    def __init__(self, data: bytes, document: Document) -> None:
        self._data = data
        self._boxes = WordBoxes(data, document)
        with opened(data) as pdf:
            self._sizes = [page.get_size() for page in pdf]

    def page(self, number: int) -> bytes:
        """A page as a WebP image.  Raises `IndexError` past the last one."""
        return page_image(self._data, number, dpi=_DPI)

    def all(self, found: Iterable[Entry], source: Callable[[int], str]) -> list[PageImage]:
        """All pages with boxes over the words of entries; `source` states where the image of a page is."""
        boxes: dict[int, list[tuple[str, Box]]] = collections.defaultdict(list)
        for entry in found:
            if entry.table in MARKED and entry.words:
                for number, box in _lines(self._boxes.of(Span(*entry.words))):
                    boxes[number].append((entry.id, box))
        return [
            PageImage(number, source(number), width, height, boxes[number])
            for number, (width, height) in enumerate(self._sizes, 1)
        ]

    def inline(self, number: int) -> str:
        """A page's image as a `data:` address."""
        return "data:image/webp;base64," + base64.b64encode(self.page(number)).decode()


def _lines(words: Sequence[WordBox]) -> Iterator[tuple[int, Box]]:
    """Words side by side as one box each line."""
    line: list[WordBox] = []
    for word in words:
        if line and not _goes_on(line[-1], word):
            yield line[0].page, _around(line)
            line = []
        line.append(word)
    if line:
        yield line[0].page, _around(line)


def _goes_on(left: WordBox, right: WordBox) -> bool:
    middle = (right.top + right.bottom) / 2
    return left.page == right.page and left.top < middle < left.bottom and right.left > left.left


def _around(words: Sequence[WordBox]) -> Box:
    left, top = min(word.left for word in words), min(word.top for word in words)
    return left, top, max(word.right for word in words) - left, max(word.bottom for word in words) - top
