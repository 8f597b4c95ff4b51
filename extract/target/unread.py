"""Figures under an objective that gave no row: reported in `issues`, so that nothing is lost silently."""

from collections.abc import Iterator, Sequence

from corpus.document import Span
from extract.context import Context
from extract.issue import issue
from extract.outline.role import section_role
from extract.record import Issue, LegalBasis, Target
from extract.target.bare_part import unread_parts
from extract.target.written import broken_figures
from patterns.target.unread import BARE_AIM


def extract(context: Context) -> Iterator[Issue]:
    """An issue for each figure under an objective that could not be understood; needs the targets read before."""
    if context.header.doc_type != "Kế hoạch":
        return
    aims = list(_objectives(context))
    for span in sorted({*context.unread, *_broken(context, aims), *_bare(context, aims)}, key=lambda span: span.start):
        printed = context.document.quote(span).strip()
        yield issue("figure_unread", span, figure=printed)


def _broken(context: Context, aims: Sequence[Span]) -> Iterator[Span]:
    """Percentages under objectives whose digits are apart."""
    for paragraph in aims:
        if context.document.text.find("%", paragraph.start, paragraph.end) >= 0:
            item = context.outline.item_at(paragraph.start)
            start = item.text_start if item else paragraph.start  # the item's number is not part of a figure
            yield from broken_figures(context.document, start, paragraph.end)


def _bare(context: Context, aims: Sequence[Span]) -> Iterator[Span]:
    """Numbers that count nothing but are to be reached under objectives (`phấn đấu đạt 15.`), outside every row; and bare parts in brackets."""
    document = context.document
    rows = [row.span for row in context.of(Target)] + [row.span for row in context.of(LegalBasis)]
    outline = context.outline
    for paragraph in aims:
        if not outline.first <= paragraph.start < outline.body_end:
            continue
        yield from unread_parts(document, paragraph.start, paragraph.end)
        for match in BARE_AIM.finditer(document.folded, paragraph.start, paragraph.end):
            found = Span(*match.span("figure"))
            if not any(row.start <= found.start < row.end for row in rows):
                yield found


def _objectives(context: Context) -> Iterator[Span]:
    """The paragraphs under objectives that contain digits."""
    document = context.document
    for paragraph in document.paragraphs:
        if (
            document.digits_in(paragraph.start, paragraph.end)
            and section_role(context, paragraph.start).role == "objectives"
        ):
            yield paragraph
