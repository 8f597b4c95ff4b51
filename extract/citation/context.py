"""A cited instrument and what stands around its number: date, issuing body and session, before or behind it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (căn cứ): in full at first, later by type and number.
"""

import dataclasses
import datetime

from corpus.document import Document, Span
from extract.citation.issuer import CitedIssuer, issuer_at
from patterns.citation.context import (
    AFTER_BLANK_DATE,
    AFTER_DATE,
    AT,
    AT_FAR,
    BODY_START,
    DATE_BEFORE,
    ENACTED,
    ENACTED_AFTER,
    ISSUER_AFTER,
    ISSUER_BARE,
    ISSUER_CAPITAL,
    SESSION_NOTE,
    SUBJECT_START,
)
from patterns.date import date_of
from patterns.pattern import Match

LOOK_BACK = 160
"""How far before a number its type word or its issuer may stand."""


@dataclasses.dataclass
class Citation:
    """A citation while it is read: what it is and where its words stand."""

    start: int
    end: int
    """Where the type, number, date and issuer end."""
    instrument_type: str
    number: str | None
    tail: int = 0
    """Where the subject may begin: behind the issuer's term and session."""
    date: datetime.date | None = None
    date_printed: bool = False
    issuer: str | None = None
    list_issuer: str | None = None
    """The body in front of a list of numbers, which all of them share."""
    subject: Span | None = None
    outer: "Citation | None" = None
    amended: bool = False
    shared_type: bool = False
    """Whether its type word stands before another number of its list."""
    shares: "Citation | None" = None
    """The citation whose symbol, and all that follows it, this one shares."""
    law: str | None = None
    """A law's name, as its key has it."""
    name: Span | None = None
    """Where a law's name is printed."""
    year: int | None = None
    """The year by which a law is named (`Luật Trẻ em năm 2016`)."""
    cited: bool = True
    """False of a law that the text only speaks of."""
    base: "Citation | None" = None
    """The full citation that a short mention takes up again."""

    @property
    def is_dated(self) -> bool:
        """Whether a number, a date or a year is printed."""
        return bool(self.number or self.date_printed or self.year)

    @property
    def is_bare(self) -> bool:
        """Whether neither date nor issuer is printed."""
        return not self.date_printed and self.issuer is None


def read_tail(document: Document, citation: Citation) -> None:
    """Date, issuer, and the issuer's term and session behind the number, in any order."""
    folded, position = document.folded, citation.end
    for _ in range(8):
        if (
            not citation.date_printed
            and (match := AFTER_DATE.match(folded, position))
            and not _opens_clause(document, match)
        ):
            citation.date, citation.date_printed = date_of(match), True
            citation.end = position = match.end()
        elif not citation.date_printed and (match := AFTER_BLANK_DATE.match(folded, position)):
            position = match.end()
        elif citation.issuer is None and (issuer := _issuer_after(document, citation, position)):
            citation.issuer, citation.end = issuer.name, issuer.span.end
            position = match.end() if (match := ENACTED_AFTER.match(folded, citation.end)) else citation.end
        elif match := SESSION_NOTE.match(folded, position):
            position = match.end()
        else:
            break
    citation.tail = position


def _opens_clause(document: Document, match: Match) -> bool:
    """Whether a date behind a comma belongs to what follows (`…, ngày 15/3/2022 UBND huyện tổ chức họp`)."""
    if not match["comma"] or (bare := ISSUER_BARE.match(document.folded, match.end())) is None:
        return False
    issuer = issuer_at(document, bare.start("body"))
    subject = SUBJECT_START.match(document.folded, issuer.span.end) if issuer else None
    return subject is None or subject["strong"] is None


def _issuer_after(document: Document, citation: Citation, position: int) -> CitedIssuer | None:
    if (match := ISSUER_AFTER.match(document.folded, position)) or (
        match := ISSUER_CAPITAL.match(document.text, position)
    ):
        return issuer_at(document, match.start("body"), joint="liên" in citation.instrument_type)
    if citation.date_printed and (bare := ISSUER_BARE.match(document.folded, position)):
        issuer = issuer_at(document, bare.start("body"))
        subject = SUBJECT_START.match(document.folded, issuer.span.end) if issuer else None
        return issuer if subject and subject["strong"] else None
    return None


def read_before(document: Document, citation: Citation, after: int) -> None:
    """The body in front of the type word (`đề nghị của Sở … tại Tờ trình số`), with its date where one stands there."""
    if citation.issuer is not None or citation.shared_type:
        return
    line = document.paragraph_at(citation.start).start
    window = max(line, after, citation.start - LOOK_BACK)
    for match in BODY_START.finditer(document.folded, window, citation.start):
        issuer = issuer_at(document, match.start())
        if issuer is None or issuer.span.end > citation.start:
            continue
        between = document.folded[issuer.span.end : citation.start]
        if AT.match(between) or AT_FAR.match(between):
            citation.start = match.start()
        elif ENACTED.match(between):
            citation.start = match.start()
            day = DATE_BEFORE.search(document.folded[window : match.start()])
            if day and not citation.date_printed:
                citation.date, citation.date_printed = date_of(day), True
        else:
            continue
        citation.issuer = citation.list_issuer = issuer.name
        return
