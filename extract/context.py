"""A plan while it is being read: what each extractor is given."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from corpus.document import Document, Span
from extract.kept import kept
from extract.outline.tree import BULLETS, Outline
from extract.record import Header, Record
from patterns.fold import fold
from patterns.outline.body import LEADS_IN

if TYPE_CHECKING:
    from extract.outline.role import SectionRole

R = TypeVar("R", bound=Record)
_LEAD_IN = 200
"""How long a paragraph may be whose words, before a colon, lead in the list below it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Dismissed:
    """A figure, amount, agency or citation that an extractor examined and that gave no row, with the rule that decided so."""

    table: str
    span: Span
    rule: str


@dataclasses.dataclass
class Context:
    """The document, its outline and header, and the rows found so far by the extractors before."""

    document: Document
    outline: Outline
    header: Header
    preamble: int = 0
    """Where the header ends and the preamble begins."""
    rows: list[Record] = dataclasses.field(default_factory=list)
    unread: list[Span] = dataclasses.field(default_factory=list)
    """Figures under objectives that gave no target and no baseline for want of understanding."""
    projects: dict[int, str] = dataclasses.field(default_factory=dict)
    """The project of each heading that names one, by where the heading starts; once components are read."""
    dismissed: list[Dismissed] = dataclasses.field(default_factory=list)
    """What gave no row, for `kehoach show --why`."""
    section_roles: dict[int, SectionRole] = dataclasses.field(default_factory=dict)
    """The purpose of sections, by their place in the outline; filled by `extract.outline.role` on use."""

    @kept
    def _of_kind(self) -> dict[type, tuple[int, tuple[Record, ...]]]:
        """The rows of each kind that was asked for, and of how many rows."""
        return {}

    @kept
    def lead_ins(self) -> Mapping[int, str]:
        """By where a bullet starts: the folded words, up to their colon, of the unmarked paragraph that leads in its list."""
        items = {item.heading.start: item.kind for item in self.outline.items}
        document, found = self.document, dict[int, str]()
        for match in LEADS_IN.finditer(document.folded):
            index = document.paragraph_index(match.start())
            start = document.paragraphs[index].start
            if start in items or not start < match.start() < start + _LEAD_IN:
                continue
            for below in document.paragraphs[index + 1 :]:
                if items.get(below.start) not in BULLETS:
                    break
                found[below.start] = document.folded[start : match.start()]
        return found

    def dismiss(self, table: str, span: Span, rule: str) -> None:
        """Note that the words at `span` gave no row of `table`, and the rule that decided so."""
        self.dismissed.append(Dismissed(table, span, rule))

    def of(self, kind: type[R]) -> list[R]:
        """The rows of one kind, in the order in which they were found."""
        seen, found = self._of_kind.get(kind, (0, ()))
        more = list(filter(kind.__instancecheck__, self.rows[seen:]))  # in C: nearly all rows are of another kind
        self._of_kind[kind] = (len(self.rows), (*found, *more))
        return [*found, *more]  # type: ignore[list-item]  # kept by their kind

    def titles(self, offset: int) -> list[str]:
        """The folded titles of the headings above a place, outermost first; empty for an item that is a sentence."""
        return [fold(self.outline.title(item) or "").strip() for item in self.outline.chain(offset)]
