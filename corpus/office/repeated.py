"""How many cells a workbook of OpenDocument states by repeating them: a few bytes may stand for a sheet full of words.

Empty cells are repeated up to a sheet's last row and column by every program, and count nothing.
Source: OpenDocument 1.3, part 3, 19.680 and 19.682 (`table:number-columns-repeated`, `table:number-rows-repeated`).
"""

import io
import zipfile
from typing import IO

from lxml import etree

from corpus.errors import TooLargeError
from corpus.spreadsheet.reader import MAX_CELLS
from corpus.zipped import DAMAGE, check_parts

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_REPEATS = {
    f"{_TABLE}table-row": f"{_TABLE}number-rows-repeated",
    f"{_TABLE}table-cell": f"{_TABLE}number-columns-repeated",
    f"{_TABLE}covered-table-cell": f"{_TABLE}number-columns-repeated",
}
"""The elements that may be repeated, and the attribute that states how many times they are."""
_WORDS = f"{_TEXT}p"


def check_repeated(data: bytes) -> None:
    """Refuse a workbook of OpenDocument with more cells than are read.

    Raises `TooLargeError`, `EncryptedError`.  One that is damaged is left to LibreOffice, which may know more of it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_parts(archive)
            with archive.open("content.xml") as content:
                _count(content)
    except (*DAMAGE, KeyError, etree.XMLSyntaxError):
        return


def _count(content: IO[bytes]) -> None:
    """Count the cells with words, as many times as they and all that they are in are repeated.  Raises `TooLargeError`."""
    cells, times = 0, [1]
    tags = (*_REPEATS, _WORDS)
    for event, element in etree.iterparse(content, ("start", "end"), tag=tags, resolve_entities=False, huge_tree=True):
        if element.tag == _WORDS:
            cells += times[-1] if event == "start" else 0
        elif event == "start":
            stated = element.get(_REPEATS[element.tag], "1")
            times.append(times[-1] * (int(stated) if stated.isdecimal() else 1))
        else:
            times.pop()
            element.clear()
        if cells > MAX_CELLS:
            raise TooLargeError("file.workbook_cells", "do.save_sheet", most=MAX_CELLS)
