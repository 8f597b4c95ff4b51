"""The chunks around a number, each read once: what follows it, what precedes its type word.

Date, issuer, and the issuer's term and session follow in any order; an issuer may also be in front (`đề nghị của Sở … tại Tờ trình số`).
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; odd orders seen in real plans.
"""

import dataclasses
import datetime

from corpus.document import Document
from extract.changed import changed
from extract.citation.citation import LOOK_BACK
from extract.citation.issuer_name import IssuerName, issuer_name_at
from patterns.citation.date import AFTER_BLANK_DATE, AFTER_DATE, DATE_BEFORE, SESSION_NOTE
from patterns.citation.issuer_place import (
    AT,
    AT_FAR,
    ENACTED,
    ENACTED_AFTER,
    ISSUER_AFTER,
    ISSUER_BARE,
    ISSUER_CAPITAL,
    ISSUER_START,
)
from patterns.citation.subject import SUBJECT_START
from patterns.date import date_of
from patterns.pattern import Match


@dataclasses.dataclass(frozen=True, slots=True)
class Tail:
    """What follows a number or a name."""

    end: int
    """Where date and issuer end."""
    subject: int
    """Where the subject may begin: after the issuer's term and session too."""
    date: datetime.date | None = None
    date_printed: bool = False
    """Whether a date is printed, also one that is not a day of the calendar."""
    issuer: IssuerName | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Front:
    """The issuer in front of a type word, with the day on which it enacted where one is before it."""

    start: int
    issuer: IssuerName
    date: datetime.date | None = None
    date_printed: bool = False


def read_tail(document: Document, start: int, *, joint: bool = False) -> Tail:
    """Date, issuer, and the issuer's term and session from `start` on; `joint` if several issuers issue together."""
    tail = Tail(start, start)
    for _ in range(8):
        following = _step(document, tail, joint)
        if following is None:
            break
        tail = following
    return tail


def _step(document: Document, tail: Tail, joint: bool) -> Tail | None:
    """The tail with its next chunk; None if none follows."""
    folded, at = document.folded, tail.subject
    if not tail.date_printed:
        if (match := AFTER_DATE.match(folded, at)) and not _opens_clause(document, match):
            return changed(tail, end=match.end(), subject=match.end(), date=date_of(match), date_printed=True)
        if match := AFTER_BLANK_DATE.match(folded, at):
            return changed(tail, subject=match.end())
    if tail.issuer is None and (issuer := _issuer_after(document, at, tail.date_printed, joint)):
        verb = ENACTED_AFTER.match(folded, issuer.span.end)
        return changed(tail, end=issuer.span.end, subject=verb.end() if verb else issuer.span.end, issuer=issuer)
    if match := SESSION_NOTE.match(folded, at):
        return changed(tail, subject=match.end())
    return None


def _opens_clause(document: Document, match: Match) -> bool:
    """Whether a date after a comma belongs to what follows (`…, ngày 15/3/2022 UBND huyện tổ chức họp`)."""
    if not match["comma"] or (bare := ISSUER_BARE.match(document.folded, match.end())) is None:
        return False
    return not states_subject(document, issuer_name_at(document, bare.start("issuer")))


def states_subject(document: Document, issuer: IssuerName | None) -> bool:
    """Whether a subject follows an issuer with a word that leaves no doubt."""
    subject = SUBJECT_START.match(document.folded, issuer.span.end) if issuer else None
    return subject is not None and subject["strong"] is not None


def _issuer_after(document: Document, at: int, date_printed: bool, joint: bool) -> IssuerName | None:
    if (match := ISSUER_AFTER.match(document.folded, at)) or (match := ISSUER_CAPITAL.match(document.text, at)):
        return issuer_name_at(document, match.start("issuer"), joint=joint)
    if date_printed and (bare := ISSUER_BARE.match(document.folded, at)):
        issuer = issuer_name_at(document, bare.start("issuer"))
        return issuer if states_subject(document, issuer) else None
    return None


def read_front(document: Document, start: int, after: int) -> Front | None:
    """The issuer in front of the type word at `start`, not before `after`."""
    line = document.paragraph_at(start).start
    window = max(line, after, start - LOOK_BACK)
    for match in ISSUER_START.finditer(document.folded, window, start):
        issuer = issuer_name_at(document, match.start())
        if issuer is None or issuer.span.end > start:
            continue
        between = document.folded[issuer.span.end : start]
        if AT.match(between) or AT_FAR.match(between):
            return Front(match.start(), issuer)
        if ENACTED.match(between):
            day = DATE_BEFORE.search(document.folded[window : match.start()])
            return Front(match.start(), issuer, date_of(day) if day else None, day is not None)
    return None
