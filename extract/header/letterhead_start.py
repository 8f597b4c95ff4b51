"""Where a document begins in a text that an archive's page surrounds.

A page prints its own heading, a table of the document's data or a list of related instruments above the letterhead;
none of them is the document's.  The letterhead is recognised by the nation's or the Party's name in capitals, and by the
lines just above it that only a letterhead has.
"""

from corpus.document import Document
from extract.header.line import HeaderLine, each_line
from patterns.fold import fold
from patterns.header.issuer import AGENCY_WORD, AS_FOLLOWS, ISSUING, UNIT_LINE
from patterns.header.line import BARE_NUMBER, DATE_LINE, DOCUMENT_NUMBER, NATION, STAMP, TYPE_LINE
from patterns.outline.mark import mark_of
from patterns.text import is_capitals

_REACH = 8000
"""How long a page's own lines may be, in characters."""
_LONGEST = 120
"""A longer line is not a line of a letterhead."""


def masthead(document: Document) -> int:
    """Where the letterhead begins: 0 if nothing of a page is above it, or where none is found."""
    lines = list[HeaderLine]()
    for line in each_line(document, 0, _REACH):  # those below the nation's name are not asked for
        lines.append(line)
        if _names_nation(line):
            top = len(lines) - 1
            break
    else:
        top = _type_line(lines)
    while top and (_may_belong(lines[top - 1]) or _is_named_above(lines, top - 1)):
        top -= 1
    if top == 0 or any(_begins_document(line) for line in lines[:top]):
        return 0
    return document.paragraph_at(lines[top].span.start).start


def _type_line(lines: list[HeaderLine]) -> int:
    """Which line is the type alone in capitals, where nothing else of a letterhead is left; 0 if none is."""
    return next((at for at, line in enumerate(lines) if _is_type(line)), 0)


def _names_nation(line: HeaderLine) -> bool:
    """Whether a line prints the nation's or the Party's name in capitals; the motto may follow it."""
    match = NATION.search(fold(line.text))
    return match is not None and is_capitals(line.text[match.start() : match.end()])


def _may_belong(line: HeaderLine) -> bool:
    """Whether a line above the nation's name may be the letterhead's other column."""
    words, folded = line.text, fold(line.text)
    if len(words) > _LONGEST or words.startswith(("-", "•", "#")):
        return False
    if is_capitals(words) or STAMP.match(folded) or AGENCY_WORD.match(folded) or UNIT_LINE.match(folded):
        return True
    return (
        _is_number(words)
        or BARE_NUMBER.match(words) is not None
        or ((date := DATE_LINE.match(words)) is not None and date.end() == len(words))
    )


def _is_named_above(lines: list[HeaderLine], at: int) -> bool:
    """Whether a line in small letters continues the name of the agency above it (`BAN CHỈ ĐẠO⏎phòng thủ dân sự`)."""
    words = lines[at].text
    if at == 0 or not words[0].islower() or len(words) > _LONGEST // 2:
        return False
    return is_capitals(lines[at - 1].text) and AGENCY_WORD.match(fold(lines[at - 1].text)) is not None


def _is_number(words: str) -> bool:
    """Whether a line begins with the document's number; a text box may have left digits before it."""
    match = DOCUMENT_NUMBER.search(words)
    return match is not None and not words[: match.start()].strip(" 0123456789")


def _begins_document(line: HeaderLine) -> bool:
    """Whether a line is the document's own: its number or type where the columns are only out of order.

    A section's heading or the issuing sentence shows that what is below is a form in an annex.
    """
    folded = fold(line.text)
    if (mark := mark_of(line.text)) and mark.kind in ("roman", "upper", "part"):
        return True
    if (issuing := ISSUING.search(folded)) and AS_FOLLOWS.search(folded, issuing.end()):
        return True
    return _is_number(line.text) or _is_type(line)


def _is_type(line: HeaderLine) -> bool:
    """Whether a line is the type alone, in capitals."""
    typed = TYPE_LINE.match(fold(line.text))
    return typed is not None and typed["title"] is None and is_capitals(line.text)
