"""The amounts of a line and the paragraphs above it, of which the next amount may be a part."""

import dataclasses
from typing import NamedTuple

from corpus.document import Span
from extract.context import Context
from extract.funding.amount import Amount
from extract.funding.clause import sentences
from extract.funding.fact import of_line
from patterns.funding.grouping import OPENS_LIST

_LOOK_BACK = 60
"""How many amounts of its line an amount may be after and still be a part of the first."""


class Met(NamedTuple):
    """An amount met on a line: planned, or None if it is a norm, a limit, past money."""

    text: Span
    planned: Amount | None

    @property
    def is_refused(self) -> bool:
        """Whether it is not a planned amount."""
        return self.planned is None


@dataclasses.dataclass
class AmountList:
    """What the amounts of a place may be parts of."""

    line: Span
    known: int
    """What is known of all amounts of the line (`extract.funding.fact`)."""
    met: list[Met]
    above: dict[int, Amount]
    """The first planned amount of each paragraph, by where the paragraph begins."""
    bullets: frozenset[int]
    """Where the paragraphs begin that are bullets."""
    total: Amount | None = None
    """The last total that was read."""
    sentences: tuple[int, ...] = (0,)
    """Where the sentences of the line begin."""
    lead_in: Amount | None = None
    """The amount of the paragraph that ends in a colon and opens the bulleted list that is being read."""

    @property
    def lately_met(self) -> list[Met]:
        """The last amounts of the line."""
        return self.met[-_LOOK_BACK:]

    def add(self, text: Span, planned: Amount | None) -> None:
        """Note an amount as the line's last."""
        self.met.append(Met(text, planned))
        if planned is None:
            return
        self.above.setdefault(self.line.start, planned)
        if planned.is_total:
            self.total = planned


def next_line(context: Context, state: AmountList, paragraph: Span) -> AmountList:
    """The state at a new paragraph: a bulleted list continues with the amount that opened it."""
    document = context.document
    opens = OPENS_LIST.search(document.folded, max(state.line.start, state.line.end - 60), state.line.end)
    lead_in = state.above.get(state.line.start) if opens else state.lead_in
    last = state.line.start
    while lead_in is not None and last < paragraph.start:
        following = document.paragraph_at(document.paragraph_at(last).end + 1)
        if following.start not in state.bullets or following.start <= last:
            lead_in = None
        last = following.start
    known, begins = of_line(context, paragraph), sentences(context, paragraph)
    return AmountList(paragraph, known, [], state.above, state.bullets, state.total, begins, lead_in)
