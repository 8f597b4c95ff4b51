"""Figures under an objective that gave no row: reported in `issues`, so that nothing is lost silently."""

from collections.abc import Iterator, Sequence

from corpus.document import Span
from extract.context import Context
from extract.issue import issue
from extract.outline.role import may_be, section_role
from extract.record import Issue, LegalBasis, Target
from extract.target.bare_part import unread_parts
from extract.target.written import broken_figures
from patterns.target.unread import BARE_AIM


def extract(context: Context) -> Iterator[Issue]:
    """An issue for each figure under an objective that could not be understood; needs the targets read before."""
    if context.header.doc_type != "Kế hoạch":
        return
    for span in sorted({*context.unread, *_found(context)}, key=lambda span: span.start):
        printed = context.document.quote(span).strip()
        yield issue("figure_unread", span, figure=printed)


def _found(context: Context) -> Iterator[Span]:
    """The figures under objectives that are broken or bare.

    What a section is for is asked last where it is not known yet: few paragraphs have such figures.
    """
    _decide_outside(context)
    document, outline = context.document, context.outline
    rows = [row.span for row in context.of(Target)] + [row.span for row in context.of(LegalBasis)]
    first = outline.items[0].heading.start if outline.items else outline.body_end
    for paragraph in document.paragraphs_between(first, outline.body_end):
        if not may_be(context, paragraph.start, "objectives"):
            continue
        digits = document.digits_in(paragraph.start, paragraph.end)
        found = [*_broken(context, paragraph), *_bare(context, paragraph, digits, rows)] if digits else ()
        if found and section_role(context, paragraph.start).role == "objectives":
            yield from found


def _decide_outside(context: Context) -> None:
    """What is outside all sections has no purpose; where it is, before the first or after the body, its first number decides."""
    document = context.document
    for start in (0, context.outline.body_end):
        if number := document.digits_in(start)[:1]:
            section_role(context, document.paragraph_at(number[0]).start)


def _broken(context: Context, paragraph: Span) -> Sequence[Span]:
    """Percentages in a paragraph whose digits are apart."""
    if context.document.text.find("%", paragraph.start, paragraph.end) < 0:
        return ()
    item = context.outline.item_at(paragraph.start)
    start = item.text_start if item else paragraph.start  # the item's number is not part of a figure
    return broken_figures(context.document, start, paragraph.end)


def _bare(context: Context, paragraph: Span, digits: Sequence[int], rows: Sequence[Span]) -> Iterator[Span]:
    """Numbers that count nothing but are to be reached (`phấn đấu đạt 15.`), outside every row; and bare parts in brackets."""
    document, outline = context.document, context.outline
    if not outline.first <= paragraph.start < outline.body_end:
        return
    yield from unread_parts(document, paragraph.start, paragraph.end)
    for match in BARE_AIM.matches_at(document.folded, digits, paragraph.end):
        found = Span(*match.span("figure"))
        if not any(row.start <= found.start < row.end for row in rows):
            yield found
