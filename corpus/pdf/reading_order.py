"""The order in which a page's lines are read, if it differs from the order in which they are drawn.

Programs draw page numbers, letterheads in text boxes and signature blocks when it suits them; pdfium follows.
"""

import operator
from collections.abc import Sequence

from corpus.pdf.text_line import Printed


def ordered(lines: Sequence[Printed]) -> list[Printed]:
    """The lines, each run of them that goes down the page before those that are wholly below it.

    Columns side by side stay one after the other, as they were drawn.
    """
    if not any(map(operator.gt, [line.bottom for line in lines[1:]], [line.top for line in lines])):
        return list(lines)  # as on most pages
    runs: list[list[Printed]] = []
    for line in lines:
        if runs and line.bottom <= runs[-1][-1].top:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [line for run in _sorted(runs) for line in run]


def _sorted(runs: Sequence[list[Printed]]) -> list[list[Printed]]:
    placed: list[list[Printed]] = []
    for run in runs:
        bottom = min(line.bottom for line in run)
        place = len(placed)
        while place and max(line.top for line in placed[place - 1]) <= bottom:
            place -= 1
        placed.insert(place, run)
    return placed
