"""What a container of a DOCX contains for a reader of the printed page, whatever it is wrapped in.

Content controls, custom XML, smart tags, links and tracked insertions are looked through; of alternatives the first that applies
something is taken; what tracked changes delete or move away is left out.  Source: ECMA-376, part 1, 17.5, 17.13; part 3, 10.2.
"""

from collections.abc import Iterator

from corpus.docx.names import ALTERNATE, CHOICE, FALLBACK, Element, w

_LEFT_OUT = frozenset(
    w(name)
    for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "sectPr",
                 "instrText", "delText", "delInstrText", "txbxContent")
)  # fmt: skip
_GONE = frozenset((w("del"), w("moveFrom")))
_BOX = w("txbxContent")
_WRAPPERS = frozenset(
    w(name)
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "ins", "moveTo", "dir", "bdo")
)


def contents(parent: Element) -> Iterator[Element]:
    """The children of a container, those of wrappers in their place."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from contents(child)
        elif child.tag == ALTERNATE:
            yield from _chosen(child)
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield child


def _chosen(alternate: Element) -> Iterator[Element]:
    """The children of the first alternative that has any."""
    for branch in (*alternate.iterchildren(CHOICE), *alternate.iterchildren(FALLBACK)):
        found = list(contents(branch))
        if found:
            yield from found
            return


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph, each once; boxes in boxes are their own paragraphs'."""
    for box in paragraph.iter(_BOX):
        above = list(box.iterancestors())
        inner = above[: above.index(paragraph)]
        if not is_fallback(box) and not any(element.tag in _GONE or element.tag == _BOX for element in inner):
            yield box


def is_fallback(element: Element) -> bool:
    """Whether an element is in a copy that is kept for old programs, beside one that is read."""
    return any(
        above.tag == FALLBACK and any(next(contents(other), None) is not None for other in above.itersiblings(CHOICE, preceding=True))
        for above in element.iterancestors()
    )  # fmt: skip
