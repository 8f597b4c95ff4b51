"""The header of a document's first page, where some templates keep the letterhead.  Source: ECMA-376, part 1, 17.10."""

from collections.abc import Sequence

from corpus.docx.names import RELATION_ID, Element, is_on, w
from corpus.docx.package import Package
from patterns.fold import fold
from patterns.header.line import DOCUMENT_NUMBER, MOTTO


def letterhead_part(text: Element, package: Package) -> str | None:
    """The name of the part that contains the first page's header; None if there is none."""
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


def lacks_letterhead(first: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a header has the nation's name, or a line that begins with a number, which a text's first lines lack."""
    return any(has(header) and not has(first) for has in (_has_motto, _has_number))


def _has_motto(lines: Sequence[str]) -> bool:
    return any(MOTTO.search(fold(line)) for line in lines)


def _has_number(lines: Sequence[str]) -> bool:
    return any(DOCUMENT_NUMBER.match(line) for line in lines)
