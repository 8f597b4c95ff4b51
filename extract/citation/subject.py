"""What a cited instrument is about: from the words that open its subject to the mark that closes the citation.

A `;` inside an instrument's own title does not close it; the next citation beside it does.
"""

from collections.abc import Sequence

from corpus.document import Span
from extract.citation.context import LOOK_BACK, Citation
from extract.context import Context
from patterns.citation.context import (
    AMENDED,
    BODY_SUBJECT_END,
    LIST_JOIN,
    NESTING,
    NO_SUBJECT,
    SUBJECT_END,
    SUBJECT_START,
)
from patterns.pattern import Match

_LONGEST = 1200
_QUOTED = 200
"""How far quotation marks may close, in characters."""


def read_subjects(context: Context, citations: Sequence[Citation], basis_end: int) -> None:
    """What each instrument is about: to the mark that closes the citation, or to the next one beside it."""
    for index, citation in enumerate(citations):
        find_outer(context, citation, citations[:index])
        if citation.name:
            citation.subject = citation.name
        elif citation.shares is None:
            citation.subject = read_subject(context, citation, citations[index + 1 :], basis_end)


def find_outer(context: Context, citation: Citation, before: Sequence[Citation]) -> None:
    """The citation in whose subject this one stands, and whether it is named there as what that one amends."""
    citation.outer = next(
        (other for other in reversed(before) if other.subject and other.start < citation.start < other.subject.end),
        None,
    )
    if citation.outer is not None:
        between = context.document.folded[max(citation.outer.end, citation.start - LOOK_BACK) : citation.start]
        citation.amended = AMENDED.search(between) is not None


def read_subject(context: Context, citation: Citation, following: Sequence[Citation], basis_end: int) -> Span | None:
    """The words that say what an instrument is about; None where the plan's own sentence goes on behind it."""
    document, outer = context.document, citation.outer
    match = SUBJECT_START.match(document.folded, citation.tail)
    if match is None or not _opens_subject(context, citation, match, basis_end):
        return None
    start = match.start("subject")
    limit = min(start + _LONGEST, outer.subject.end if outer and outer.subject else len(document.text))
    end = _subject_end(context, start, limit, following)
    if citation.start >= basis_end and (closed := BODY_SUBJECT_END.search(document.folded, start, end)):
        end = closed.start()
    return Span(start, end) if end > start else None


def _opens_subject(context: Context, citation: Citation, match: Match, basis_end: int) -> bool:
    """Whether the words behind a citation open its subject: a bare number needs a clear verb, the preamble hardly any."""
    if match["strong"]:
        return match["comma"] is None or not citation.is_bare
    start = match.start("subject") + match["subject"].startswith('"')
    if citation.is_bare or NO_SUBJECT.match(context.document.folded, start):
        return False
    return (match["weak"] is not None and match["comma"] is None) or citation.start < basis_end


def _subject_end(context: Context, start: int, limit: int, following: Sequence[Citation]) -> int:
    folded, text = context.document.folded, context.document.text
    closed = next(
        (match for match in SUBJECT_END.finditer(folded, start, limit) if not _in_quotes(text, start, match.start())),
        None,
    )
    end = closed.start() if closed else limit
    nested: Citation | None = None
    for other in (other for other in following if other.start > start and other.cited):
        if other.start >= end:
            break
        before = folded[start : other.start]
        join = LIST_JOIN.search(before)
        if join is None or NESTING.search(before) or _in_quotes(text, start, other.start):
            nested = other
        elif not (nested and _goes_on_nested(folded[start + join.start() : other.start], nested, other)):
            end = start + join.start()
            break
    return start + len(_balanced(text[start:end]).rstrip(" ,;.:"))


def _goes_on_nested(join: str, nested: Citation, other: Citation) -> bool:
    """Whether a citation behind `và` or a comma goes on with the list inside the subject (`thực hiện Nghị quyết … và Kết luận …`)."""
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


def _balanced(text: str) -> str:
    """Up to a closing bracket that nothing in `text` opens."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return text[:index]
    return text
