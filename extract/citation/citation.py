"""A citation while it is read: TYPE | NUMBER | DATE | ISSUER | SUBJECT, and the rules that decided each.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (căn cứ): in full at first, later by type and number.
"""

import dataclasses
import datetime

from corpus.document import Span
from extract.decision import Verdict
from extract.record import Role

LOOK_BACK = 160
"""How far before a number its type word or its issuer may be."""


_OF_SECTION: Verdict[Role] = Verdict("reference", "section")


@dataclasses.dataclass
class Citation:
    """A citation: what it is, where its words are, and by which rules."""

    start: int
    end: int
    """Where the type, number, date and issuer end."""
    instrument_type: str
    number: str | None
    tail: int = 0
    """Where the subject may begin: after the issuer's term and session."""
    date: datetime.date | None = None
    date_printed: bool = False
    issuer: str | None = None
    list_issuer: str | None = None
    """The issuer in front of a list of numbers, which all of them share."""
    subject: Span | None = None
    outer: "Citation | None" = None
    """The citation in whose subject this one is."""
    amended: bool = False
    shared_type: bool = False
    """Whether its type word is before another number of its list."""
    shares: "Citation | None" = None
    """The citation whose symbol, and all that follows it, this one shares."""
    law: str | None = None
    """A law's name, as its key has it."""
    name: Span | None = None
    """Where a law's name is printed."""
    year: int | None = None
    """The year by which a law is named (`Luật Trẻ em năm 2016`)."""
    cited: bool = True
    """False of a law that the text only mentions."""
    base: "Citation | None" = None
    """The full citation that a short mention takes up again."""
    role: Verdict[Role] = _OF_SECTION
    why: dict[str, str] = dataclasses.field(default_factory=dict)
    """The rule that decided each column."""

    @property
    def is_dated(self) -> bool:
        """Whether a number, a date or a year is printed."""
        return bool(self.number or self.date_printed or self.year)

    @property
    def is_bare(self) -> bool:
        """Whether neither date nor issuer is printed."""
        return not self.date_printed and self.issuer is None

    @property
    def reach(self) -> int:
        """Where its words and its subject end."""
        return max(self.end, self.subject.end) if self.subject else self.end

    def encloses(self, inner: "Citation") -> bool:
        """Whether another citation is within this one's words or subject."""
        return inner is not self and self.start <= inner.start < self.reach

    def overlaps(self, other: "Citation") -> bool:
        """Whether the words of two citations overlap."""
        return self.start < other.end and other.start < self.end
