"""What is read of one page of a PDF."""

import dataclasses

from corpus.document import Doubt
from corpus.errors import UnreadableError
from corpus.pdf.text_line import Printed
from corpus.table.shape import DrawnTable


@dataclasses.dataclass(frozen=True, slots=True)
class Page:
    """A page's lines in reading order, its height as it is read, and its tables, whose words are among the lines'.

    `unread` states what of the page could not be read, `unruled` why its ruled tables could not, `repaired` what was put
    right beside the words or is doubtful (see `corpus.ocr.repair`).
    """

    number: int
    height: float
    lines: tuple[Printed, ...]
    tables: tuple[DrawnTable, ...] = ()
    recognised: bool = False
    confidence: float | None = None
    unread: UnreadableError | Doubt | None = None
    unruled: str | None = None
    repaired: tuple[Doubt, ...] = ()
    foot: tuple[Printed, ...] = ()
    """The header at its foot of a table whose rows are on the next page."""
    header: tuple[Printed, ...] = ()
    """The header of a table without lines that reaches to its foot, and may continue on the next page."""
    head: DrawnTable | None = None
    """The header of its first table that is at the foot of the page before."""
