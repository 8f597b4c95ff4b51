"""What the rows of a table of indicators measure: a row's label, with the words that a row above it gives.

`Diện tích` under `Cà phê` is `Diện tích cà phê`; `Lúa` under `Diện tích gieo trồng (ha)` is `Diện tích gieo trồng lúa`, in ha.
"""

import collections
import dataclasses
from collections.abc import Callable, Iterator, Sequence

from extract.decision import Rule, always, decide
from extract.table.grid import Grid
from extract.table.indicator import bare, label_indicator, lowered
from extract.table.row import Row
from patterns.fold import fold
from patterns.table.header import UNMARKED
from patterns.table.thing import MEASURE, MEASURE_UNIT, OWN_MEASURE, ROW_PART

_WORDS_OF_THING = 5
"""Words that the name of a thing may have which takes the measure of a row above it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Worded:
    """A row: what it measures, and the unit that a row above it gives, folded (None if none does)."""

    row: Row
    words: str
    unit: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class _Label:
    """The evidence: a row's label and unit as printed, whether several rows have the label, what is above it."""

    row: Row
    words: str
    unit: str | None
    is_repeated: bool
    heading: "_Label | None"
    measure: "_Label | None"
    whole: "_Label | None" = None
    """The row before that has figures, of which this one may be a part."""

    @property
    def part_of(self) -> "_Label | None":
        """The rate of which `Trong đó: xã miền núi` is a part, in the same unit."""
        rate = self.whole is not None and self.whole.unit == self.unit == "%"
        part = ROW_PART.match(fold(self.words)) is not None and not OWN_MEASURE.match(fold(self.words))
        return self.whole if rate and part else None

    @property
    def is_measure(self) -> bool:
        """Whether it states what is measured and not of which thing."""
        return MEASURE.match(fold(self.words)) is not None

    @property
    def under(self) -> "_Label | None":
        """The heading that the row is below."""
        is_below = self.heading and (self.heading.row.rank < self.row.rank or self.row.rank == UNMARKED)
        return self.heading if is_below else None

    @property
    def measured_by(self) -> "_Label | None":
        """The row above that states what is measured of the thing that this one names, in the same unit."""
        if self.measure is None or self.measure.row.rank >= self.row.rank or OWN_MEASURE.match(fold(self.words)):
            return None
        is_thing = len(self.words.split()) <= _WORDS_OF_THING
        return self.measure if is_thing and self.measure.unit and self.unit in (None, self.measure.unit) else None


_WORDS: Sequence[Rule[_Label, Worded]] = (
    Rule(
        "thing under its measure",
        lambda one: one.measured_by,
        lambda one: Worded(one.row, _joined(one.measured_by, one), one.measured_by.unit if one.measured_by else None),
    ),
    Rule(
        "measure under its thing",
        lambda one: one.is_measure and one.under and not one.under.is_measure,
        lambda one: Worded(one.row, _joined(one, one.under)),
    ),
    Rule(
        "label of several headings",
        lambda one: one.is_repeated and one.heading,
        lambda one: Worded(one.row, _joined(one, one.heading)),
    ),
    Rule(
        "part of the row before",
        lambda one: one.part_of,
        lambda one: Worded(one.row, _parted(one)),
    ),
    Rule("label alone", always, lambda one: Worded(one.row, one.words)),
)


def _parted(one: _Label) -> str:
    """The words of a rate with the part of it that a row names."""
    match = ROW_PART.match(fold(one.words))
    rest = one.words[match.end() :] if match else one.words
    return f"{one.part_of.words} {lowered(rest)}" if one.part_of else rest


def worded_rows(
    grid: Grid, rows: Sequence[Row], unit_at: int | None, has_figures: Callable[[Row], bool]
) -> Iterator[Worded]:
    """The rows that have figures, in reading order."""
    labels = collections.Counter(fold(grid.text(row.label)) for row in rows)
    heading: _Label | None = None
    measure: _Label | None = None
    whole: _Label | None = None
    for row in rows:
        text = grid.text(row.label)
        own = _Label(
            row, label_indicator(text), _unit(grid, row, unit_at), labels[fold(text)] > 1, heading, measure, whole
        )
        if measure is not None and row.rank <= measure.row.rank:
            measure = None
        if has_figures(row):
            yield decide(_WORDS, own).value
            whole = whole if own.part_of else own
        else:
            heading, whole = own, None
        measure = own if own.is_measure else measure


def _unit(grid: Grid, row: Row, unit_at: int | None) -> str | None:
    """The unit that a row prints: in its own column, else in brackets after its label."""
    printed = fold(grid.text(row.cells[unit_at])).strip(" .") if unit_at is not None else ""
    match = MEASURE_UNIT.search(fold(grid.text(row.label)))
    return printed or (match["unit"] if match else None)


def _joined(first: _Label | None, second: _Label | None) -> str:
    """The words of a measure and of a thing, without the measure's unit."""
    if first is None or second is None:
        return ""
    words = (bare(first.words) if first.is_measure else first.words).split()
    rest = lowered(second.words).split()
    if second.measured_by is first and fold(words[0]) == "tổng":
        words = [words[1].capitalize(), *words[2:]]
    if fold(words[-1]) == fold(rest[0]):
        rest = rest[1:]
    return " ".join([*words, *rest])
