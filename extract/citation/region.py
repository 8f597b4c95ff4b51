"""Which part of a plan a citation is in: title, preamble, or below.

A plan that a decision issues has the decision's bases first, then its own title.
"""

import dataclasses

from corpus.document import Span
from extract.context import Context
from extract.outline.role import section_role
from extract.outline.tree import Item
from patterns.citation.flow import ATTACHED_NOTE, DECISION_ABOVE, TITLE_ABOVE
from patterns.citation.role import OPENED
from patterns.citation.type import TYPE
from patterns.vocabulary import set_of

_LAWS = set_of("law_kind")
"""Kinds of instruments that are named without a number."""


@dataclasses.dataclass(frozen=True, slots=True)
class Region:
    """Where the parts of a plan begin and end, as far as citations go."""

    start: int
    """Where reading begins: below the type line, the decision's where one issues the plan."""
    title: int
    """Where the plan's title begins."""
    preamble: int
    """Where the title ends and the preamble begins."""
    basis_end: int
    """Where the preamble ends: at the first section that neither lists bases nor is one of their lines."""

    attached: Span | None = None
    """The preamble of a plan below the decision that issues it."""

    def in_preamble(self, offset: int) -> bool:
        """Whether a place is in a preamble."""
        return offset < self.basis_end or (
            self.attached is not None and self.attached.start <= offset < self.attached.end
        )

    def lists_bases(self, context: Context, offset: int) -> bool:
        """Whether a place is in the preamble, or in a list under a heading `Căn cứ …`."""
        return self.in_preamble(offset) or section_role(context, offset).role == "bases"

    def in_title(self, offset: int) -> bool:
        """Whether a place is in the plan's title."""
        return self.title <= offset < self.preamble


def region_of(context: Context) -> Region:
    """The parts of a plan."""
    title = title_start(context)
    decision = DECISION_ABOVE.search(context.document.folded, 0, title)
    attached = _attached(context, decision.end()) if decision else None
    return Region(decision.end() if decision else title, title, context.preamble, _basis_end(context), attached)


def _attached(context: Context, after: int) -> Span | None:
    """From the note that attaches a plan to its decision to the plan's first section; None if there is neither."""
    note = ATTACHED_NOTE.search(context.document.folded, after)
    if note is None:
        return None
    first = next((item.heading.start for item in context.outline.items if item.heading.start > note.end()), None)
    return Span(note.end(), first) if first else None


def title_start(context: Context) -> int:
    """Where the plan's title begins, below its type line; where the preamble begins if that line is not found."""
    above = list(TITLE_ABOVE.finditer(context.document.folded, 0, context.preamble))
    return above[-1].end() if above else context.preamble


def _basis_end(context: Context) -> int:
    end = context.outline.first
    for item in context.outline.items:
        if item.heading.start < end:
            continue
        if section_role(context, item.text_start).role == "bases":
            end = item.end
        elif item.parents == () and _opens_with_instrument(context, item):
            end = item.heading.end
        else:
            break
    return end


def _opens_with_instrument(context: Context, item: Item) -> bool:
    """Whether an item is a basis of its own (`1. Quyết định số …`, `2. Căn cứ Nghị định …`, `3. Luật Việc làm …`)."""
    match = TYPE.search(context.document.folded, item.text_start, min(item.heading.end, item.text_start + 40))
    if match is None:
        return False
    opening = context.document.folded[item.text_start : match.start()]
    numbered = context.document.folded.startswith((" số", " "), match.end()) and any(
        char.isdigit() for char in context.document.folded[match.end() : match.end() + 12]
    )
    law = match["type"] in _LAWS and match.start() == item.text_start
    return (numbered or law) and OPENED.search(opening) is not None
