"""Figures under an objective that gave no row: said in `issues`, so that nothing is lost in silence."""

from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.issue import issue
from extract.outline.role import section_role
from extract.record import Issue, LegalBasis, Target
from extract.target.written import broken_figures
from patterns.target.unread import BARE_AIM


def extract(context: Context) -> Iterator[Issue]:
    """An issue for each figure under an objective that could not be understood; needs the targets read before."""
    if context.header.doc_type != "Kế hoạch":
        return
    for span in sorted({*context.unread, *_broken(context), *_bare(context)}, key=lambda span: span.start):
        printed = context.document.quote(span).strip()
        yield issue("figure_unread", span, figure=printed)


def _broken(context: Context) -> Iterator[Span]:
    """Percentages under objectives whose digits are apart."""
    for paragraph in context.document.paragraphs:
        if (
            context.document.text.find("%", paragraph.start, paragraph.end) >= 0
            and section_role(context, paragraph.start).role == "objectives"
        ):
            item = context.outline.item_at(paragraph.start)
            start = item.text_start if item else paragraph.start  # the item's number is no part of a figure
            yield from broken_figures(context.document, start, paragraph.end)


def _bare(context: Context) -> Iterator[Span]:
    """Numbers under objectives that something shall reach and that count nothing (`phấn đấu đạt 15.`), outside every row."""
    document = context.document
    rows = [row.span for row in context.of(Target)] + [row.span for row in context.of(LegalBasis)]
    for match in BARE_AIM.finditer(document.folded, context.outline.first, context.outline.body_end):
        found = Span(*match.span("figure"))
        if section_role(context, found.start).role == "objectives" and not any(
            row.start <= found.start < row.end for row in rows
        ):
            yield found
