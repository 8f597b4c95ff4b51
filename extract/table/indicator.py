"""The words that state what a column or a row measures: without date, unit, verb of aiming; with the noun that another level gives."""

from collections.abc import Sequence

from extract.table.grid import Grid
from patterns.fold import fold
from patterns.table.column_kind import FALLING, RISING
from patterns.table.header import TOTAL_ROW
from patterns.table.indicator_words import (
    BARE_COUNT,
    BARE_WORK,
    COUNT_OF,
    GENERIC_COUNT,
    GENERIC_RATE,
    HEAD_UNIT,
    LABEL_MARK,
    NO_INDICATOR,
    TITLE_ABOUT,
    TITLE_KIND,
    TITLE_NOUN,
    TITLE_WORK,
    WORK_OBJECT,
    WORKED,
)
from patterns.table.thing import OWN_MEASURE
from patterns.vocabulary import phrases_of

_RATE = phrases_of("rate_of")


def column_indicator(grid: Grid, index: int, title: str) -> str | None:
    """What a column measures; `title` is the text of the table's title."""
    levels = [bare(level) for level in grid.columns[index].split(" / ")]
    noun = _noun_of_column(grid, index, levels, title)
    if noun is None:
        return bare(grid.columns[index]) or None
    if BARE_WORK.match(fold(noun)) and (done := WORK_OBJECT.search(fold(title))):
        return f"{noun} {title[done.start('what') : done.end('what')]}"
    if kind := _kind_in(title, noun):
        return f"Số {kind}"
    if work := _work_of(title, noun, grid.columns[index]):
        return f"{work} {noun}"
    return _rate(noun) if _is_rate(levels) and not fold(noun).startswith(_RATE) else noun


def _noun_of_column(grid: Grid, index: int, levels: Sequence[str], title: str) -> str | None:
    """The noun of a column's lowest level that has one, else of the table's title, else of the column beside it."""
    own = next((level for level in reversed(levels) if not _is_generic(level)), None)
    return own or _rate_beside(grid, index, levels) or _noun_of(title) or _noun_of_neighbour(grid, index)


def _rate_beside(grid: Grid, index: int, levels: Sequence[str]) -> str | None:
    """The rate of the column before, by how much of which a head without a noun and a unit states that it falls or rises (`Tỷ lệ hộ nghèo | Giảm bình quân/năm`)."""
    head = fold(grid.columns[index])
    if any(levels) or not (FALLING.search(head) or RISING.search(head)) or ("(" in head and "%" not in head):
        return None
    before = bare(grid.columns[index - 1]) if index else ""
    return before if fold(before).startswith(_RATE) and not _is_generic(before) else None


def _is_rate(levels: Sequence[str]) -> bool:
    """Whether a level of a head states that its figures are rates."""
    return any(GENERIC_RATE.match(fold(level)) for level in levels)


def or_title(own: str | None, title: str) -> str | None:
    """A head's words, or what the table's title is about if they are only a total or a year."""
    if own and not TOTAL_ROW.match(fold(own)):
        return own
    about = TITLE_ABOUT.search(fold(title))
    return lowered(title[about.start("what") : about.end("what")].capitalize()) if about else own


def _kind_in(title: str, noun: str) -> str | None:
    """What a head counts with its kind as the title names it (`Số lớp mở` under `mở lớp xóa mù chữ`); None if the head states it, or no title."""
    bare_count = BARE_COUNT.match(fold(noun))
    if bare_count is None:
        return None
    kinds = (match for match in TITLE_KIND.finditer(fold(title)) if match["noun"] == bare_count["noun"])
    found = next(kinds, None)
    return lowered(title[found.start() : found.end("kind")]) if found else None


def rate_of(count: str | None) -> str | None:
    """What the bare rate beside a count measures (`Số hộ nghèo | Tỷ lệ (%)`)."""
    if count is None:
        return None
    return _rate(count)


def _rate(count: str) -> str:
    """The rate of what a count's words name."""
    match = COUNT_OF.match(fold(count))
    return f"Tỷ lệ {lowered(count[match.end() :] if match else count)}"


def label_indicator(text: str) -> str:
    """What a row measures: its label without number and bullet."""
    return LABEL_MARK.compiled.sub("", text).strip(" :;.") or text


def bare(words: str) -> str:
    """Words without dates, units, and what states that they are commitments or findings."""
    folded = fold(words)
    kept = "".join(
        " " if any(match.start() <= place < match.end() for match in found) else char
        for found in [list(NO_INDICATOR.finditer(folded))]
        for place, char in enumerate(words)
    )
    return " ".join(kept.split()).strip(" ,;:/-–().")


def lowered(words: str) -> str:
    """Words as they are inside a sentence: without the capital that opens them, or their capitals."""
    if " " in words and words.isupper():
        return words.lower()
    return words[:1].lower() + words[1:] if not words[:2].isupper() else words


def _work_of(title: str, noun: str, header: str) -> str | None:
    """The work that a title is about, if a head only names what it is done to, and its unit (`Dại chó, mèo (liều)`)."""
    match = TITLE_WORK.search(fold(title))
    if (
        match is None
        or not HEAD_UNIT.search(fold(header))
        or OWN_MEASURE.match(fold(noun))
        or WORKED.search(fold(noun))
        or " ".join(fold(noun).split()[:2]) in fold(title)  # the title lists what the heads name
    ):
        return None
    return match["work"]


def _is_generic(level: str) -> bool:
    folded = fold(level)
    return GENERIC_RATE.match(folded) is not None or GENERIC_COUNT.match(folded) is not None


def _noun_of_neighbour(grid: Grid, index: int) -> str | None:
    """What the nearest column before counts, if a head only states by how much something falls or rises (`Số hộ giảm`)."""
    if not FALLING.search(fold(grid.columns[index])):
        return None
    heads = (fold(head) for head in reversed(grid.columns[:index]))
    match = next((found for head in heads if (found := TITLE_NOUN.search(head))), None)
    return match[0].removeprefix("tỷ lệ ").capitalize() if match else None


def _noun_of(title: str) -> str | None:
    match = TITLE_NOUN.search(fold(title))
    return lowered(title[match.start() : match.end()].capitalize()) if match else None
