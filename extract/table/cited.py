"""The project that an annex table is about: the only one whose section refers to it (`Danh mục chi tiết tại Biểu số 02`)."""

from extract.component.mention import component_at
from extract.context import Context
from extract.table.grid import Grid
from patterns.table.annex_mark import ANNEX_MARK, annex_of


def component_citing(context: Context, grid: Grid) -> str | None:
    """The project under whose heading alone the text refers to the table by its number; None if it has none, or others refer to it too."""
    folded, title = context.document.folded, grid.title
    mark = ANNEX_MARK.search(folded, title.start, title.end)
    if mark is None or (mark.start() > 0 and folded[mark.start() - 1] != "\n"):
        return None
    citing = {
        component_at(context, match.start())
        for match in ANNEX_MARK.finditer(folded, context.preamble, context.outline.body_end)
        if annex_of(match) == annex_of(mark) and not title.start <= match.start() < title.end
    }
    return citing.pop() if len(citing) == 1 else None
