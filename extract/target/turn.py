"""Several figures after one subject, one for each of its parts or years: `diện tích lúa, ngô lần lượt là 320 ha, 85 ha`."""

import dataclasses

from extract.target.edge import back, subject_start
from extract.target.frame import Frame
from patterns.target.year import year_list

_JOINED = {"-", "–"}
"""Marks inside the name of a part (`công nghiệp - xây dựng`)."""

Stretch = tuple[int, int]
"""The places of chunks from the first to one past the last."""


@dataclasses.dataclass(frozen=True, slots=True)
class Turn:
    """The figure of one part: which words all parts share before and after it, its own words, and its year."""

    first: int
    """The place of the first figure."""
    head: Stretch
    part: Stretch
    tail: Stretch
    year: int | None


def turn_of(f: Frame) -> Turn | None:
    """What a figure belongs to in a list of figures for the parts or years of a subject in turn; None if it is not in one."""
    if f.tags.isdisjoint(("TURN", "EQUALS")) or len(run := run_of(f)) < 2:
        return None
    at = run.index(f.i)
    opens = _opens(f, run[0])
    led = next((k for k in range(run[0] - 1, opens - 1, -1) if "TURN" in f.chunks[k].tags), None)
    years = _years(f, opens, run)
    if led is None and not years:
        return None
    return _by_year(f, opens, run, years[at]) if years else _by_part(f, opens, led or opens, run)


def _opens(f: Frame, first: int) -> int:
    """Where the subject may begin: after the clause before, or after the words of the preceding figure."""
    end = next((k for k in range(first - 1, -1, -1) if _ends(f, k)), -1)
    if end < 0 or f.chunks[end].kind == "END":
        return end + 1
    return next((k + 1 for k in range(end + 1, first) if f.chunks[k].kind in ("SEP", "PART")), end + 1)


def _ends(f: Frame, k: int) -> bool:
    """Whether a clause before the subject ends at a place."""
    return f.chunks[k].kind in ("END", "FIG")


def run_of(f: Frame) -> list[int]:
    """The places of the figures of one unit that follow each other with nothing but separators between them."""
    run = [f.i]
    figures = [k for k, chunk in enumerate(f.chunks) if chunk.kind == "FIG"]
    at = figures.index(f.i)
    for k in reversed(figures[:at]):
        if not _adjoin(f, k, run[0]):
            break
        run.insert(0, k)
    for k in figures[at + 1 :]:
        if not _adjoin(f, run[-1], k):
            break
        run.append(k)
    return run


def _adjoin(f: Frame, left: int, right: int) -> bool:
    """Whether two figures are neighbours in a list."""
    figure, following = f.sentence.figure(f.chunks[left]), f.sentence.figure(f.chunks[right])
    between = [chunk for chunk in f.chunks[left + 1 : right] if chunk.start >= figure.end]
    parted = any(chunk.kind in ("SEP", "END") for chunk in between)
    return figure.unit == following.unit and parted and all(chunk.kind in ("SEP", "END", "CMP") for chunk in between)


def _years(f: Frame, opens: int, run: list[int]) -> tuple[int, ...]:
    """As many years as figures, named in a list before them, or after them by `tương ứng các năm`; empty if there are none."""
    folded = f.sentence.document.folded
    before = year_list(folded, f.chunks[opens].start, f.chunks[run[0]].start)
    if len(before) == len(run):
        return before
    led = next((k for k in range(run[-1] + 1, len(f.chunks)) if _ends(f, k) or "EQUALS" in f.chunks[k].tags), None)
    if led is None or "EQUALS" not in f.chunks[led].tags:
        return ()
    stop = next((k for k in range(led + 1, len(f.chunks)) if _ends(f, k)), len(f.chunks))
    behind = year_list(folded, f.chunks[led].start, f.chunks[stop - 1].end)
    return behind if len(behind) == len(run) else ()


def _by_year(f: Frame, opens: int, run: list[int], year: int) -> Turn:
    """The whole subject, up to the list of years or the words that introduce the figures."""
    start = subject_start(f.chunks, opens, run[0])
    stop = next(
        (k for k in range(start, run[0]) if f.chunks[k].kind == "TIME" or f.chunks[k].has("TURN", "COP")), run[0]
    )
    return Turn(run[0], (start, stop), (stop, stop), (stop, stop), year)


def _by_part(f: Frame, opens: int, led: int, run: list[int]) -> Turn | None:
    """One part of the subject, with what all parts share."""
    start, led = subject_start(f.chunks, opens, led), back(f.chunks, opens, led, {"COP", "DIR", "CMP", "AIM"})
    parts = _parts(f, start, led)
    if len(parts) != len(run):
        return None
    cut = f.cut(parts[-1][0], led)
    tail = (cut, led) if cut else (led, led)
    parts[-1] = (parts[-1][0], tail[0])
    named = "HEAD" in f.chunks[parts[-1][0]].tags
    opened = start if named else _opening(f, parts)
    own = [(opened, parts[0][1]), *parts[1:]][run.index(f.i)]
    return Turn(run[0], (start, opened), own, tail, None)


def _parts(f: Frame, start: int, stop: int) -> list[Stretch]:
    """The parts of a list between two places."""
    marks = [k for k in range(start, stop) if f.chunks[k].kind == "SEP"]
    return [(lo, hi) for lo, hi in zip([start, *(k + 1 for k in marks)], [*marks, stop], strict=True) if lo < hi]


def _opening(f: Frame, parts: list[Stretch]) -> int:
    """Where the first part begins after what all share: at the word with which the others begin, else as long as the second is."""
    (start, stop), (second, end) = parts[0], parts[1]
    word = f.chunks[second].low.split()[0]
    alike = next((k for k in range(stop - 1, start, -1) if f.chunks[k].low.split()[0] == word), None)
    if alike is not None:
        return alike
    least, k = len(f.low(second, end).split()), stop
    while k > start and len(f.low(k, stop).split()) < least:
        k -= 1
        if k > start + 1 and f.chunks[k - 1].low in _JOINED:
            k, stop = k - 1, k - 1
    headed = "HEAD" in f.chunks[start].tags and k == start
    return k + 1 if headed else k
