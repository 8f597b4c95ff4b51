"""Where figures are written: a number with a percent sign, a noun that is counted, a ratio, a fraction, or `không còn hộ`.

Dates are excluded, nor what digits beside it make doubtful, nor a count that only states what a rate is of.
Source: TABLES of the project, targets; Quyết định 90/QĐ-TTg, mục II.
"""

import itertools
from collections.abc import Iterator, Sequence

from corpus.document import Document, Span
from extract.target.counted import count
from extract.target.figure import Figure, Times
from patterns.number import parse_number
from patterns.pattern import Match
from patterns.target.chunk import TIME
from patterns.target.figure import (
    BROKEN_BEFORE,
    FIGURE,
    FIGURE_TAIL,
    FRACTIONS,
    NONE_LEFT,
    figure_starts,
)
from patterns.target.number_led import ALL_LED, PER_HEADS, RATE_BEFORE, STATED_BEHIND
from patterns.target.unit import unit_code
from patterns.target.unread import DIGITS_BESIDE

_ALL = 16
"""Characters before a share in brackets in which words state that it is all."""
_BROKEN_ENDS = BROKEN_BEFORE.ends
_HEADS = {100, 1000, 10_000, 100_000}
"""The wholes of rates per a number of people."""


def starts_in(document: Document, start: int, end: int) -> list[int]:
    """Where a figure may begin between two offsets (see `figure_starts`)."""
    return figure_starts(document.folded, document.digits_in(start, end), start, end)


def figures_of(document: Document, start: int, end: int, starts: Sequence[int]) -> tuple[list[Figure], Times]:
    """The figures between two offsets, in order, and the times there; no times if there are no figures but money.

    `starts` are the places where a figure may begin (`starts_in`); those before the first offset do not count.
    """
    folded = document.folded
    found = list(_written(folded, start, end, starts))
    if all(figure.is_money for figure in found):
        return found, ()
    times = tuple(match.span() for match in TIME.finditer(folded, start, end))
    found = [figure for figure in found if figure.none_left or not _in_time(times, figure.start)]
    figures = [
        figure
        for figure, following in itertools.zip_longest(found, found[1:])
        if not _is_whole(folded, start, figure) and not _in_subject(folded, start, figure, following)
    ]
    return figures, times


def _written(folded: str, start: int, end: int, starts: Sequence[int]) -> Iterator[Figure]:
    """What is written like a figure between two offsets."""
    at = start
    for place in starts:
        if place < at:
            continue
        if match := FIGURE.match(folded, place, end):
            at = match.end()
            if figure := _figure(folded, match, start, end):
                yield figure
        elif match := NONE_LEFT.match(folded, place, end):
            unit = unit_code(match["unit"])
            yield Figure(match.start(), match.end("none"), match.end(), 0.0, None, unit, none_left=True)


def _in_time(times: Times, offset: int) -> bool:
    return any(first <= offset < last for first, last in times)


def _is_whole(folded: str, start: int, figure: Figure) -> bool:
    """Whether a count is the whole of a rate (`tỷ suất tử vong trên 1.000 trẻ đẻ sống`)."""
    return figure.value in _HEADS and PER_HEADS.search(folded[start : figure.start]) is not None


def _in_subject(folded: str, start: int, figure: Figure, following: Figure | None) -> bool:
    """Whether a count only states what a rate is of (`Tỷ lệ thôn có trên 60 hộ đạt chuẩn đạt 90%`)."""
    before = folded[start : figure.start]
    if following is None or following.unit != "percent" or figure.unit == "percent" or figure.none_left:
        return False
    behind = folded[figure.end : following.start]
    return RATE_BEFORE.search(before) is not None and STATED_BEHIND.match(behind) is not None


def broken_figures(document: Document, start: int, end: int) -> list[Span]:
    """Percentages between two offsets that cannot be read: digits are beside them that may be their own (`98 , 5%`)."""
    folded, at, found = document.folded, start, list[Span]()
    if DIGITS_BESIDE.search(folded, start, end) is None:
        return found
    for place in document.digits_in(start, end):  # a number in words has no percent sign
        if place >= at and (match := FIGURE.match(folded, place, end)):
            at = match.end()
            if match["sign"] and _is_broken(folded, match, start):
                found.append(Span(*match.span()))
    return found


def _figure(folded: str, match: Match, start: int, limit: int) -> Figure | None:
    """The figure of a number; None if it is not one."""
    if match["fraction"] or match["fraction_words"]:
        value = _fraction(match)
        return Figure(match.start(), match.end(), match.end(), value, None, "percent") if value else None
    if _is_broken(folded, match, start):
        return None
    if match["sign"]:
        return _percentage(folded, match, start, limit)
    return count(folded, match, start, limit)


def _is_broken(folded: str, match: Match, start: int) -> bool:
    """Whether digits are beside the number that may be its own (`1.3 00 hộ`): it is undecidable which number is meant."""
    first, last = match.span()
    before = folded[max(start, first - 7) : first]
    if before.endswith(_BROKEN_ENDS) and BROKEN_BEFORE.search(before):
        return True
    if before[-2:-1].isdigit() and before.endswith(" "):
        return not before[-5:-1].isdigit() or before[-6:-1].isdigit()  # a year may be there: `năm 2024 180 hộ`
    return folded[last + 1 : last + 2].isdigit() and folded.startswith(" ", last)


def _fraction(match: Match) -> float | None:
    """What a share written as a fraction is in percent; None for one in words that is not listed."""
    printed = match["fraction"]
    if not printed:
        return FRACTIONS.get(match["fraction_words"])
    if printed in FRACTIONS:
        return FRACTIONS[printed]
    over = parse_number(printed.replace("⁄", "/"))
    return float(over * 100) if over is not None else None


def _percentage(folded: str, match: Match, start: int, limit: int) -> Figure | None:
    """A share; with the `toàn bộ (…)` that states it in words."""
    low = parse_number(match["low"])
    high = parse_number(match["high"]) if match["high"] else None
    if low is None or (match["high"] and (high is None or low > high)):
        return None
    end = match.end() + _tail(folded, match.end(), limit)
    unit = "‰" if match["sign"].startswith("‰") else "percent"
    first, last = _with_all(folded, match.start(), end, start)
    return Figure(first, last, last, float(low), float(high) if high is not None else None, unit)


def _with_all(folded: str, first: int, last: int, start: int) -> tuple[int, int]:
    """Where a share begins and ends with the `toàn bộ (…)` around it."""
    led = ALL_LED.search(folded, max(start, first - _ALL), first) if folded.startswith(")", last) else None
    return (led.start(), last + 1) if led else (first, last)


def _tail(folded: str, at: int, limit: int) -> int:
    """How many characters after a number belong to it (`/năm`, `trở lên`)."""
    tail = FIGURE_TAIL.match(folded[at : min(limit, at + 24)])
    return tail.end() if tail else 0
