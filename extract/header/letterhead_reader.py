"""The lines above the preamble, sorted by what they are: agencies, number, place and date, type and title.

Source: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I, mục II.  Lines come in any order: two columns side by
side, one below the other, cell by cell; stamps, signatures' words and the motto are between them.
"""

import dataclasses

from corpus.document import Document, Span
from extract.header.agency_line import take_agency
from extract.header.date_line import own_date, own_place, printed_date
from extract.header.header_words import HeaderWords
from extract.header.letterhead import Letterhead
from extract.header.letterhead_start import masthead
from extract.header.line import header_lines
from extract.header.number_line import number_and_symbol, own_number
from extract.header.title_line import take_title
from extract.header.type_line import is_number_of_type, take_about, take_type
from extract.outline.tree import BULLETS, Outline
from patterns.fold import fold
from patterns.header.carrier import ISSUES_PLAN
from patterns.header.issuer import AGENCY_WORD
from patterns.header.line import ELECTRONIC, MOTTO, NUMBER_NOTE, STAMP, TYPE_LINE
from patterns.pattern import Match

_CHARACTERS = 4000


def read_letterhead(document: Document, outline: Outline) -> Letterhead:
    """The letterhead of a document, up to the preamble or the first section.

    A plan that a decision carries has the decision's number, date and agencies, and a title of its own.
    """
    top = masthead(document)
    carrier = outline.carrier
    if carrier is None:
        return _read(document, top, _region_end(outline, top), Letterhead())
    head = _read(document, top, carrier.end, Letterhead())
    blank = Letterhead() if carrier.is_typed else Letterhead(doc_type="Kế hoạch", in_capitals=True)
    own = _read(document, carrier.plan_start, _region_end(outline, carrier.plan_start), blank)
    return dataclasses.replace(
        head,
        doc_type=own.doc_type,
        in_capitals=own.in_capitals,
        title_lines=own.title_lines or _issued_title(head.title_lines),
        about=False,
        bases=head.end,
        end=own.end,
    )


def _read(document: Document, top: int, end: int, head: Letterhead) -> Letterhead:
    """The lines between two places, as far as they are a letterhead's, added to `head`."""
    for line in header_lines(document, top, min(end, top + _CHARACTERS)):
        if not _take(head, line.text, line.span):
            head.end = head.bases = line.span.start
            break
        head.end = head.bases = line.span.end
    return head


def _issued_title(lines: list[str]) -> list[str]:
    """A decision's title without the words that issue the plan (`Về việc ban hành Kế hoạch …`)."""
    title = " ".join(lines)
    match = ISSUES_PLAN.search(fold(title))
    return [title[match.end() :].strip()] if match else lines


def _region_end(outline: Outline, top: int) -> int:
    """Where the first section below the masthead begins."""
    starts = (item.heading.start for item in outline.items if item.kind not in BULLETS)
    return next((start for start in starts if start >= top), outline.body_end)


def _take(head: Letterhead, cell: str, span: Span) -> bool:
    """Sort one line into the letterhead; False if it is the preamble's first line."""
    line = HeaderWords(cell.strip() if _names_party(head, cell) else _without_motto(cell))
    if not line.cell or STAMP.match(line.folded) or (not head.title_lines and ELECTRONIC.match(line.folded)):
        return True
    if head.symbol is None and (number := own_number(line.cell)):
        return _take_number(head, line.cell, number, span)
    if head.date is None and (date := own_date(line.cell, bool(head.title_lines))):
        return _take_date(head, line.cell, date, span)
    return _take_words(head, line)


def _take_number(head: Letterhead, words: str, number: Match, span: Span) -> bool:
    """The number of a line, then the rest of the line."""
    head.forget_page_title()
    head.number, head.symbol = number_and_symbol(number)
    head.number_span = span
    return _take_rest(head, words, number.start(), number.end(), span)


def _take_date(head: Letterhead, words: str, date: Match, span: Span) -> bool:
    """Place and date of a line, then the rest of the line."""
    head.date, head.date_span = printed_date(date), span
    head.place, before = own_place(words, date)
    return _take_rest(head, words, before, date.end(), span)


def _take_rest(head: Letterhead, words: str, start: int, end: int, span: Span) -> bool:
    """What is before and after a number or a date on the same line: the other column, an agency, a stamp."""
    if (note := NUMBER_NOTE.match(words, end)) is not None:
        end = note.end()
    before, after = words[:start].strip(" 0123456789,.;-"), words[end:].strip(" ,.;-")
    return all(_take(head, part, span) for part in (before, after) if len(part) > 1)


def _names_party(head: Letterhead, cell: str) -> bool:
    """Whether a title's line names the Party (`KỶ NIỆM NGÀY THÀNH LẬP ĐẢNG CỘNG SẢN VIỆT NAM`), which alone is a motto."""
    in_title = bool(head.title_lines) or TYPE_LINE.match(fold(cell)) is not None
    found = list(MOTTO.finditer(fold(cell)))
    return (
        in_title
        and len(found) == 1
        and found[0][0].startswith("đảng ")
        and found[0].end() - found[0].start() < len(cell.strip())
    )


def _without_motto(cell: str) -> str:
    """A header line's own words, the motto of the other column cut out."""
    folded = fold(cell)
    if (match := MOTTO.search(folded)) is None:
        return cell.strip()
    kept = list(cell)
    for match in MOTTO.finditer(folded):
        kept[match.start() : match.end()] = " " * (match.end() - match.start())
    return " ".join("".join(kept).split()).strip(" -|")


def _take_words(head: Letterhead, line: HeaderWords) -> bool:
    """A line that is neither number nor date: an agency's, the type's, the title's, or the end of the header."""
    if take_about(head, line) or is_number_of_type(head, line):
        return True
    if head.is_empty and line.capitals and AGENCY_WORD.match(line.folded):
        head.forget_page_title()
    if take_type(head, line):
        return True
    if head.doc_type is not None or head.about:
        return take_title(head, line)
    return take_agency(head, line)
