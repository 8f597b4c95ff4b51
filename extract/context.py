"""A plan while it is being read: what each extractor is given."""

import dataclasses
from typing import TypeVar

from corpus.document import Document
from extract.outline.tree import Outline
from extract.record import Header, Record
from patterns.fold import fold

R = TypeVar("R", bound=Record)


@dataclasses.dataclass(frozen=True, slots=True)
class Scope:
    """A project's heading and what stands under it."""

    start: int
    end: int
    code: str


@dataclasses.dataclass
class Context:
    """The document, its outline and header, and the rows found so far by the extractors before."""

    document: Document
    outline: Outline
    header: Header
    preamble: int = 0
    """Where the header ends and the preamble begins."""
    rows: list[Record] = dataclasses.field(default_factory=list)
    scopes: list[Scope] = dataclasses.field(default_factory=list)
    """The projects' scopes, once components are read."""

    def of(self, kind: type[R]) -> list[R]:
        """The rows of one kind, in the order in which they were found."""
        return [row for row in self.rows if isinstance(row, kind)]

    def titles(self, offset: int) -> list[str]:
        """The folded titles of the headings above a place, outermost first; empty for an item that is a sentence."""
        return [fold(self.outline.title(item) or "").strip() for item in self.outline.chain(offset)]
