"""Whether an amount of money is a sum that the plan provides: no rate, norm, limit, range, change or past money."""

from corpus.document import Span
from extract.context import Context
from patterns.funding.amount import (
    CHANGE,
    FACTOR,
    NEW_SENTENCE,
    NORM,
    PAST_MONEY,
    PLANNED,
    RANGE_BEFORE,
    RANGE_BEHIND,
    REPORT_TITLE,
    TOTAL,
    UNIT_CAPTION,
)
from patterns.money import PER_HEAD
from patterns.pattern import Match

_LONGEST_SENTENCE = 2000
"""Characters before an amount that may say that its money is spent."""


def is_planned(context: Context, match: Match, clause: str, line: Span) -> bool:
    """Whether a `MONEY` match is a planned sum, by its clause's folded words before it, its line and the titles above."""
    folded = context.document.folded
    before = folded[max(line.start, match.start() - 60) : match.start()]
    if PER_HEAD.match(folded, match.end()) or any(told.search(before) for told in (UNIT_CAPTION, CHANGE, FACTOR)):
        return False
    if RANGE_BEFORE.search(before) or RANGE_BEHIND.match(folded, match.end()):
        return False
    return not (
        _is_norm(clause.rpartition("=")[2])
        or _is_past(context, match.start(), line)
        or _reports(context, match.start())
    )


def _is_norm(clause: str) -> bool:
    """Whether the words before an amount name a norm, and no sum since (`giảm học phí cho 3.200 học sinh, kinh phí …`)."""
    found = list(NORM.finditer(clause))
    return bool(found) and (", " not in clause[found[-1].end() :] or TOTAL.search(clause, found[-1].end()) is None)


def _is_past(context: Context, offset: int, line: Span) -> bool:
    """Whether the sentence says so far that its money is spent, and no word since that it is planned."""
    start = max(line.start, offset - _LONGEST_SENTENCE)
    start = max(start, context.document.folded.rfind(";", start, offset) + 1)
    for match in NEW_SENTENCE.finditer(context.document.text, start, offset):
        start = match.end()
    said = context.document.folded[start:offset]
    found = list(PAST_MONEY.finditer(said))
    return bool(found) and PLANNED.search(said, found[-1].end()) is None


def _reports(context: Context, offset: int) -> bool:
    """Whether the section's titles say that it reports the past."""
    return any(REPORT_TITLE.search(title) for title in context.titles(offset))
