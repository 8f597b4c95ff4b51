"""What a cited instrument is about: from the words that open its subject to the mark that closes the citation.

A `;` inside an instrument's own title does not close it; the next citation beside it does.
"""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.document import Document, Span
from extract.citation.chunk import states_subject
from extract.citation.citation import LOOK_BACK, Citation
from extract.citation.issuer_name import issuer_name_at
from extract.decision import Rule, always, decide
from patterns.citation.issuer import is_central
from patterns.citation.sharing import LIST_JOIN
from patterns.citation.subject import (
    AMENDED,
    INSTRUCTED,
    ISSUER_SUBJECT_END,
    NESTED,
    NESTING,
    NEXT_UNNUMBERED,
    NO_SUBJECT,
    OWN_AREA,
    SAID_AT,
    SUBJECT_END,
    SUBJECT_START,
)
from patterns.pattern import Match

_LONGEST = 1200
_QUOTED = 200
"""How far quotation marks may close, in characters."""


class _Opening(NamedTuple):
    """The evidence for a subject: the citation and the words that follow it."""

    document: Document
    citation: Citation
    match: Match | None
    """What may open the subject."""

    def has(self, group: str) -> bool:
        """Whether the opening words are of a kind."""
        return self.match is not None and self.match[group] is not None

    @property
    def start(self) -> int:
        """Where the words begin, a quotation mark left out."""
        return self.match.start("subject") + self.match["subject"].startswith('"') if self.match else 0

    @property
    def goes_on(self) -> bool:
        """Whether the plan's own sentence continues."""
        return NO_SUBJECT.match(self.document.folded, self.start) is not None

    @property
    def in_basis(self) -> bool:
        """Whether it is a basis, which the plan's own sentence does not follow."""
        return self.citation.role.value == "basis"


OPENINGS: tuple[Rule[_Opening, bool], ...] = (
    Rule("nothing follows", lambda opening: opening.match is None, lambda _: False),
    Rule("verb after a bare number and a comma", lambda opening: opening.has("strong") and opening.has("comma") and opening.citation.is_bare, lambda _: False),
    Rule("clear verb", lambda opening: opening.has("strong"), lambda _: True),
    Rule("bare number", lambda opening: opening.citation.is_bare, lambda _: False),
    Rule("the plan's own words", lambda opening: opening.goes_on, lambda _: False),
    Rule("verb", lambda opening: opening.has("weak") and not opening.has("comma"), lambda _: True),
    Rule("words of a basis", lambda opening: opening.in_basis, lambda _: True),
    Rule("no verb", always, lambda _: False),
)  # fmt: skip


def read_subjects(document: Document, citations: Sequence[Citation]) -> None:
    """What each instrument is about: to the mark that closes the citation, or to the next one beside it."""
    for index, citation in enumerate(citations):
        find_outer(document, citation, citations[:index])
        if citation.name:
            citation.subject, citation.why["subject"] = citation.name, "law's name"
        elif citation.shares is None:
            give_subject(document, citation, citations[index + 1 :])


def find_outer(document: Document, citation: Citation, before: Sequence[Citation]) -> None:
    """The citation in whose subject this one is, and whether it is named there as what that one amends."""
    outer = next(
        (other for other in reversed(before) if other.subject and other.start < citation.start < other.subject.end),
        None,
    )
    if outer is not None:
        between = document.folded[max(outer.end, citation.start - LOOK_BACK) : citation.start]
        citation.outer, citation.amended = outer, AMENDED.search(between) is not None


def give_subject(document: Document, citation: Citation, following: Sequence[Citation]) -> None:
    """Decide whether the words that follow a citation are its subject, and read it to its end."""
    opening = _Opening(document, citation, SUBJECT_START.match(document.folded, citation.tail))
    verdict = decide(OPENINGS, opening)
    citation.why["subject"] = verdict.rule
    if not verdict.value or opening.match is None:
        return
    outer, start = citation.outer, opening.match.start("subject")
    limit = min(start + _LONGEST, outer.subject.end if outer and outer.subject else len(document.text))
    end = _subject_end(document, citation, Span(start, limit), following)
    end = _cut(opening, Span(start, end))
    if document.folded[start] == '"' and not opening.has("other"):
        start, end = _unquoted(document.text, start, end)
    citation.subject = Span(start, end) if end > start else None


def _cut(opening: _Opening, words: Span) -> int:
    """Where a subject ends at words that are not its own: the plan's sentence continues, or states where or by what."""
    folded, citation = opening.document.folded, opening.citation
    line = opening.document.paragraph_at(citation.start).start
    closings = (
        (ISSUER_SUBJECT_END, not opening.in_basis),
        (SAID_AT, INSTRUCTED.search(folded, line, citation.start) is not None),
        (OWN_AREA, is_central(citation.issuer)),
    )
    found = (closing.search(folded, words.start, words.end) for closing, applies in closings if applies)
    return min((match.start() for match in found if match), default=words.end)


def _subject_end(document: Document, citation: Citation, reach: Span, following: Sequence[Citation]) -> int:
    folded, text, start, limit = document.folded, document.text, reach.start, reach.end
    end = _before_unnumbered(document, start, _closed(document, start, limit))
    nested: Citation | None = None
    for other in (other for other in following if other.start > start and other.cited):
        if other.start >= end:
            break
        before = folded[start : other.start]
        join = LIST_JOIN.search(before)
        if join is None or NESTING.search(before) or _in_quotes(text, start, other.start):
            nested = other
        elif (
            nested is None
            or _is_beside(document, citation, nested, other)
            or not _goes_on_nested(folded[start + join.start() : other.start], nested, other)
        ):
            end = start + join.start()
            break
    return start + len(_balanced(text[start:end]).rstrip(" ,;.:"))


def _closed(document: Document, start: int, limit: int) -> int:
    """Where the first mark outside quotation marks closes a citation; `limit` if none does.

    One mark is looked for at a time, for the first nearly always does.
    """
    at = start
    while match := SUBJECT_END.search(document.folded, at, limit):
        if not _in_quotes(document.text, start, match.start()):
            return match.start()
        at = max(match.end(), at + 1)
    return limit


def _before_unnumbered(document: Document, start: int, end: int) -> int:
    """Where an instrument without a number is beside the citation (`phê duyệt A và các Quyết định của X phê duyệt B`); `end` if none does."""
    for match in NEXT_UNNUMBERED.finditer(document.folded, start, end):
        if NESTED.search(document.folded, start, match.start()) or _in_quotes(document.text, start, match.start()):
            break
        if states_subject(document, issuer_name_at(document, match.start("issuer"))):
            return match.start()
    return end


def _is_beside(document: Document, citation: Citation, nested: Citation, other: Citation) -> bool:
    """Whether a citation after one in the subject is beside the outer one: dated like it, with a verb of its own, the inner one bare."""
    opening = SUBJECT_START.match(document.folded, other.tail)
    has_verb = opening is not None and opening["strong"] is not None
    return citation.date_printed and other.date_printed and nested.is_bare and has_verb


def _goes_on_nested(join: str, nested: Citation, other: Citation) -> bool:
    """Whether a citation after `và` or a comma continues with the list inside the subject (`thực hiện Nghị quyết … và Kết luận …`)."""
    return ";" not in join and (
        "và" in join
        or other.shared_type
        or (other.instrument_type == nested.instrument_type and nested.subject is None)
    )


def _in_quotes(text: str, start: int, at: int) -> bool:
    """Whether quotation marks opened since `start` are still open, and are closed soon."""
    before, after = text[start:at], text[at : at + _QUOTED]
    curly = before.count("“") - before.count("”") > 0 and "”" in after.partition("“")[0]
    return curly or (before.count('"') % 2 == 1 and '"' in after)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """What is inside the quotation marks that a subject as a whole is printed in; `start` and `end` if they do not close."""
    if text[start] != "“":
        marks = [at for at in range(start + 1, end) if text[at] == '"']
        return (start + 1, marks[-1 if len(marks) % 2 else 0]) if marks else (start, end)
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "“") - (text[at] == "”")
        if depth == 0:
            return start + 1, at
    return start, end


def _balanced(text: str) -> str:
    """Up to a closing bracket that nothing in `text` opens."""
    at = text.find(")")
    while at >= 0:
        if text.count("(", 0, at) < text.count(")", 0, at + 1):
            return text[:at]
        at = text.find(")", at + 1)
    return text
