"""In which unit a column of a table by places, or a row of a table of indicators, counts."""

import dataclasses
import functools
from collections.abc import Sequence

from extract.decision import Rule, Verdict, always, decide
from extract.table.grid import Grid
from extract.target.unit import noun_of
from patterns.fold import fold
from patterns.table.column_kind import FALLING
from patterns.table.figure_cell import VALUE_CELL
from patterns.table.target_column import (
    BRACKET_UNIT,
    COUNTED,
    COUNTED_NOUN,
    COUNTS_THINGS,
    HOUSEHOLDS,
    LISTED_NOUN,
    MONEY_COLUMN,
    PERCENT,
    SHARE_TOO,
    UNLISTED_NOUN,
)
from patterns.target.indicator import NEW_POOR
from patterns.target.unit import unit_code
from patterns.vocabulary import set_of

PERCENT_WORDS = set_of("percent_word")


@dataclasses.dataclass(frozen=True)
class Counted:
    """The evidence: the folded words that name the figures, the caption's unit, the figures as printed."""

    words: str
    caption: str | None
    cells: tuple[str, ...]

    @functools.cached_property
    def in_cells(self) -> str | None:
        """The unit that all figures print themselves."""
        found = {
            match["unit"] or ("%" if match["percent"] else None)
            for text in self.cells
            if (match := VALUE_CELL.match(text))
        }
        return next(iter(found)) if len(found) == 1 else None

    @property
    def has_decimals(self) -> bool:
        """Whether a figure has decimals."""
        return any("," in text and VALUE_CELL.match(text) is not None for text in self.cells)


def counted(grid: Grid, index: int, words: str) -> Counted:
    """The evidence of a column; a share in brackets beside a count is left out."""
    cells = tuple(fold(text) for row in grid.rows if (text := grid.text(row[index])))
    return Counted(SHARE_TOO.compiled.sub("", words), grid.unit, cells)


def _counts_under_money(one: Counted) -> bool:
    """Whether a head counts things where the caption gives the other columns a unit of money (`Số mô hình`)."""
    is_money = one.caption is not None and MONEY_COLUMN.search(one.caption) is not None
    return is_money and not MONEY_COLUMN.search(one.words) and COUNTS_THINGS.match(one.words) is not None


def _is_of_poverty(words: str) -> bool:
    """Whether a head is of poverty or its fall, which is given in percent or in whole households."""
    return "nghèo" in words or FALLING.search(words) is not None


def _counted_unit(one: Counted) -> str:
    return "household" if COUNTED.search(one.words) else _named(COUNTED_NOUN, one.words)


_UNIT: Sequence[Rule[Counted, str | None]] = (
    Rule(
        "things counted under a caption of money", lambda one: _counts_under_money(one), lambda one: _counted_unit(one)
    ),
    Rule("caption of money", lambda one: one.caption and MONEY_COLUMN.search(one.caption), lambda _: None),
    Rule(
        "money or new poverty", lambda one: MONEY_COLUMN.search(one.words) or NEW_POOR.search(one.words), lambda _: None
    ),
    Rule("percent named", lambda one: PERCENT.search(one.words), lambda _: "percent"),
    Rule("households counted", lambda one: COUNTED.search(one.words), lambda _: "household"),
    Rule("noun counted", lambda one: COUNTED_NOUN.search(one.words), lambda one: _named(COUNTED_NOUN, one.words)),
    Rule("unit in brackets", lambda one: BRACKET_UNIT.search(one.words), lambda one: _named(BRACKET_UNIT, one.words)),
    Rule("unit in the cells", lambda one: one.in_cells, lambda one: unit_of(one.in_cells or "")),
    Rule("caption's unit", lambda one: one.caption, lambda one: unit_of(one.caption or "")),
    Rule("households named", lambda one: HOUSEHOLDS.search(one.words), lambda _: "household"),
    Rule(
        "unlisted noun counted",
        lambda one: UNLISTED_NOUN.search(one.words),
        lambda one: _unlisted(one.words),
    ),
    Rule("listed noun opens", lambda one: LISTED_NOUN.match(one.words), lambda one: _named(LISTED_NOUN, one.words)),
    Rule("figures with decimals", lambda one: one.has_decimals and _is_of_poverty(one.words), lambda _: "percent"),
    Rule("leave poverty", lambda one: FALLING.search(one.words) and "thoát" in one.words, lambda _: "household"),
    Rule("unknown", always, lambda _: None),
)


def unit_verdict(evidence: Counted) -> Verdict[str | None]:
    """The unit's code, else the printed noun; None for money and where nothing names it."""
    return decide(_UNIT, evidence)


def unit_of(words: str) -> str:
    """The code of a printed unit, else the noun itself."""
    return "percent" if words.strip(" .") in PERCENT_WORDS else unit_code(words.strip(" ."))


def _unlisted(words: str) -> str | None:
    """The noun after `số` that no lexicon has, as far as running text counts it (`hố ủ`)."""
    match = UNLISTED_NOUN.search(words)
    noun = noun_of(words, match.end(), len(words)) if match else None
    return noun.unit if noun else None


def _named(pattern: object, words: str) -> str:
    match = pattern.search(words)  # type: ignore[attr-defined]  # one of the patterns above
    return unit_code(match["unit"].strip(" ."))
