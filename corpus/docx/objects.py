"""What a DOCX contains in addition to its own text: other files as a whole (altChunk), embedded objects, drawn diagrams, pasted pages.

What gives no text is stated: a sheet or page that nobody read must not look like one that states nothing.
Source: ECMA-376, part 1, 17.17.2 (altChunk), 17.3.3.19 (object); part 4, 19.1 (VML).
"""

import posixpath
from collections.abc import Iterator

from corpus.document import Doubt, doubt
from corpus.docx.names import (
    BLIP,
    DIAGRAM,
    DIAGRAM_DATA,
    DRAWN_PARAGRAPH,
    DRAWN_TEXT,
    EXTENT,
    IMAGE_DATA,
    OLE_OBJECT,
    RELATION_EMBED,
    RELATION_ID,
    SHAPE,
    Element,
    w,
)
from corpus.docx.package import Package
from corpus.docx.tree import is_fallback
from corpus.errors import UnreadableError
from corpus.inner import inner_document, lines_of
from corpus.line import Line
from corpus.message import Message, say
from corpus.normalise import normalise, single_spaced
from corpus.options import Options
from patterns.docx import SHAPE_SIDE, SPREADSHEET_PROGRAM

_PAGE_WIDTH, _PAGE_HEIGHT = 300.0, 300.0
"""Points from which on an image may be a page, or the table on one."""
_EMU = 12_700
"""English metric units a point."""
_SILENT = ("Equation", "PBrush", "Paint.Picture", "StaticMetafile", "StaticDib", "Word.Picture", "MSGraph")
"""Programs whose objects contain no text that a reader would miss."""
_DELETED = (w("del"), w("moveFrom"))


class Objects:
    """Reads the objects of one part (the text, a header) of a package; `unread` collects what gave nothing."""

    def __init__(self, package: Package, options: Options) -> None:
        self._package, self._options = package, options
        self.owner = package.main
        self.unread: list[Doubt] = []

    def whole_file(self, chunk: Element, first_table: int) -> list[Line]:
        """The lines of a file that is in the place of paragraphs (altChunk)."""
        name = self._package.target(self.owner, chunk.get(RELATION_ID))
        lines, why = self._read(name, first_table)
        if not lines:
            self.unread.append(doubt("part_unread.file", why=why))
        return lines

    def of(self, paragraph: Element, first_table: int) -> Iterator[Line]:
        """The lines of what is embedded in a paragraph."""
        for element in paragraph.iter(OLE_OBJECT, DIAGRAM, BLIP, IMAGE_DATA):
            if is_fallback(element) or any(above.tag in _DELETED for above in element.iterancestors()):
                continue
            if element.tag == OLE_OBJECT:
                lines = self._embedded(element, first_table)
            elif element.tag == DIAGRAM:
                lines = list(self._diagram(element))
            else:
                lines = self._image(element, first_table)
            first_table += len({cell.table for line in lines for cell in line.cells})
            yield from lines

    def _embedded(self, element: Element, first_table: int) -> list[Line]:
        program = element.get("ProgID", "")
        if program.startswith(_SILENT):
            return []
        name = self._package.target(self.owner, element.get(RELATION_ID))
        lines, why = self._read(name, first_table)
        if not lines:
            is_table = SPREADSHEET_PROGRAM.match(program.lower()) is not None
            if is_table:
                self.unread.append(doubt("table_unread.embedded", why=why))
            else:
                self.unread.append(doubt("part_unread.embedded", why=why, program=program or say("value.object")))
        return lines

    def _read(self, name: str | None, first_table: int) -> tuple[list[Line], Message]:
        """The lines of a part that is a file, or why there are none."""
        data = self._package.content(name) if name else None
        if name is None or data is None:
            return [], say("value.not_in_file")
        try:
            inner = inner_document(data, posixpath.basename(name), self._options)
            return list(lines_of(inner, first_table)), say("value.empty")
        except UnreadableError as error:
            return [], error.message

    def _diagram(self, element: Element) -> Iterator[Line]:
        """The words of a drawn diagram (SmartArt), a box per line."""
        name = self._package.target(self.owner, element.get(DIAGRAM_DATA))
        root = self._package.part(name) if name else None
        for box in root.iter(DRAWN_PARAGRAPH) if root is not None else ():
            text = single_spaced(
                normalise("".join(part.text or "" for part in box.iter(DRAWN_TEXT))).replace("\n", " ")
            )
            if text:
                yield Line(text, blank_before=True, apart=True)

    def _image(self, element: Element, first_table: int) -> list[Line]:
        """The words of an image as large as a page or a table on one."""
        width, height = _size(element)
        if width < _PAGE_WIDTH or height < _PAGE_HEIGHT or _is_preview(element):
            return []
        relation = element.get(RELATION_EMBED) or element.get(RELATION_ID)
        name = self._package.target(self.owner, relation)
        if name is None:
            return []
        lines, why = self._read(name, first_table)
        if not lines:
            self.unread.append(doubt("part_unread.image", why=why))
        return lines


def _is_preview(element: Element) -> bool:
    """Whether an image only shows what an embedded object contains."""
    return any(above.tag == w("object") for above in element.iterancestors())


def _size(element: Element) -> tuple[float, float]:
    """An image's width and height in points, as it is set; 0 if it does not state."""
    for above in element.iterancestors():
        extent = above.find(EXTENT)
        if extent is not None:
            return int(extent.get("cx", "0")) / _EMU, int(extent.get("cy", "0")) / _EMU
        if above.tag == SHAPE:
            sides = {match["side"]: float(match["points"]) for match in SHAPE_SIDE.finditer(above.get("style", ""))}
            return sides.get("width", 0.0), sides.get("height", 0.0)
        if above.tag == w("p"):
            break
    return 0.0, 0.0
