"""The header of a document's first page, where some templates keep the letterhead.  Source: ECMA-376, part 1, 17.10."""

from corpus.docx.names import RELATION_ID, Element, is_on, w
from corpus.docx.package import Package


def letterhead_part(text: Element, package: Package) -> str | None:
    """The name of the part that holds the first page's header; None where there is none."""
    section = next(text.iter(w("sectPr")), None)
    if section is None:
        return None
    own = section.find(w("titlePg"))
    kind = "first" if own is not None and is_on(own) else "default"
    found = {
        header.get(w("type"), "default"): header.get(RELATION_ID)
        for header in section.iterchildren(w("headerReference"))
    }
    return package.target(package.main, found.get(kind))
