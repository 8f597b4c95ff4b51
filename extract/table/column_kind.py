"""Whether a column's figures are committed to (`target`) or were found (`baseline`), and for which year."""

import dataclasses
import functools
from collections.abc import Sequence

from extract.context import Context
from extract.decision import Rule, Verdict, always, decide
from extract.outline.role import section_role
from extract.record import TargetKind
from extract.table.grid import Grid
from patterns.fold import fold
from patterns.table.column_kind import (
    CITED_LINE,
    COMPARING,
    ESTIMATED,
    FALLING,
    HEAD_YEAR,
    KIND_WORD,
    YEAR_BEGIN,
    YEAR_END,
)
from patterns.table.target_column import YEAR_ONLY
from patterns.target.place import title_year

_UP_TO = "đến "
"""What opens the words for a date that something is reached by."""
Statement = str | None
"""`promised`, `found`, or None if words state neither."""


@dataclasses.dataclass(frozen=True)
class Head:
    """The evidence: the folded levels of a column's head, the table's title, the plan's years."""

    levels: tuple[str, ...]
    title: str
    first: int | None
    last: int | None
    in_tasks: bool = False
    """Whether the table is in a section of the plan's body for objectives or tasks."""
    reported: int | None = None
    """The year that the titles of a section that reports state."""

    @functools.cached_property
    def statement(self) -> Statement:
        """What the innermost level with such a word states."""
        return next((statement for level in reversed(self.levels) if (statement := _statement(level))), None)

    @functools.cached_property
    def title_statement(self) -> Statement:
        """What the title states."""
        return next((statement for line in reversed(self.title.split("\n")) if (statement := _statement(line))), None)

    @functools.cached_property
    def year(self) -> int | None:
        """The year that the innermost level names."""
        return next((year for level in reversed(self.levels) if (year := _year(level))), None)

    @functools.cached_property
    def title_year(self) -> int | None:
        """The year that the title names, the last line first."""
        return next(
            (year for line in reversed(self.title.split("\n")) if not CITED_LINE.match(line) and (year := _year(line))),
            None,
        )

    @property
    def title_year_ahead(self) -> int | None:
        """The title's year where it is one of the plan's."""
        year = self.title_year
        return year if year and self.first and self.last and self.first <= year <= self.last else None

    @property
    def is_past(self) -> bool:
        """Whether the head's year is over before the plan begins."""
        return bool(self.year and self.first and self.year < self.first)

    @property
    def is_up_to(self) -> bool:
        """Whether it only states up to when (`Số tiêu chí đạt đến cuối năm 2023`), and not that this was a plan's."""
        matches = [match for level in self.levels if (match := KIND_WORD.search(level))]
        return bool(matches) and all(match[0].startswith(_UP_TO) for match in matches)

    @property
    def is_ahead(self) -> bool:
        """Whether the head's year is one of the plan's, or later."""
        return bool(self.year and self.first and self.year >= self.first)

    @property
    def is_falling(self) -> bool:
        """Whether it states by how much something falls."""
        return any(FALLING.search(level) for level in self.levels)

    @property
    def is_year_end(self) -> bool:
        """Whether it speaks of the end of a year."""
        return any(YEAR_END.search(level) for level in self.levels)

    @property
    def is_estimated(self) -> bool:
        """Whether its figures are of a year that is not over yet."""
        return any(ESTIMATED.search(level) for level in self.levels)

    @property
    def is_bare(self) -> bool:
        """Whether it only gives years."""
        return YEAR_ONLY.match(" / ".join(self.levels)) is not None


def head_of(context: Context, grid: Grid, index: int) -> Head:
    """The evidence of a column."""
    return Head(
        tuple(fold(level) for level in grid.columns[index].split(" / ") if level),
        context.document.folded[grid.title.start : grid.title.end],
        context.header.period_start,
        context.header.period_end,
        _in_tasks(context, grid.table.span.start),
        _reported(context, grid.table.span.start),
    )


def _in_tasks(context: Context, offset: int) -> bool:
    return offset < context.outline.body_end and section_role(context, offset).role in ("objectives", "content")


def _reported(context: Context, offset: int) -> int | None:
    """The year of the nearest title above that states one, in a section of the plan's body that reports."""
    section = section_role(context, offset)
    if not section.reports or offset >= context.outline.body_end:
        return None
    return next((year for title in reversed(section.titles) if (year := title_year(title))), None)


def _statement(words: str) -> Statement:
    match = KIND_WORD.search(words)
    return match.lastgroup if match else None


def _year(words: str) -> int | None:
    found = [int(match["year"]) for match in HEAD_YEAR.finditer(words)]
    return found[-1] if found else None


_KIND: Sequence[Rule[Head, TargetKind | None]] = (
    Rule("head compares", lambda head: any(map(COMPARING.search, head.levels)), lambda _: None),
    Rule("up to a past date", lambda head: head.is_past and head.is_up_to, lambda _: "baseline"),
    Rule("head of a past plan", lambda head: head.statement == "promised" and head.is_past, lambda _: None),
    Rule("head commits", lambda head: head.statement == "promised", lambda _: "target"),
    Rule("head was found", lambda head: head.statement == "found", lambda _: "baseline"),
    Rule("past year", lambda head: head.is_past, lambda _: "baseline"),
    Rule("falls within the plan", lambda head: head.is_falling and head.title_statement != "found", lambda _: "target"),
    Rule("later year", lambda head: head.is_ahead and head.first != head.year, lambda _: "target"),
    Rule(
        "year alone under a commitment",
        lambda head: head.title_statement == "promised" and head.is_bare,
        lambda _: "target",
    ),
    Rule("title commits", lambda head: head.title_statement == "promised", lambda _: "target"),
    Rule("end of the plan's year", lambda head: head.is_year_end and head.year == head.last, lambda _: "target"),
    Rule("year of the plan alone", lambda head: head.is_ahead and head.is_bare, lambda _: "target"),
    Rule("title was found", lambda head: head.title_statement == "found", lambda _: "baseline"),
    Rule("section that reports a year", lambda head: head.reported, lambda _: "baseline"),
    Rule("section of objectives or tasks", lambda head: head.in_tasks and head.year is None, lambda _: "target"),
    Rule("head states nothing", always, lambda _: None),
)


def kind_of(head: Head) -> Verdict[TargetKind | None]:
    """Whether a column commits or reports; None if it does neither for this plan."""
    return decide(_KIND, head)


_TARGET_YEAR: Sequence[Rule[Head, int | None]] = (
    Rule("head's year", lambda head: head.year),
    Rule("title's year", lambda head: head.title_year_ahead),
    Rule("plan's last", always, lambda head: head.last),
)

_BASELINE_YEAR: Sequence[Rule[Head, int | None]] = (
    Rule("head's year", lambda head: head.year),
    Rule(
        "title's year",
        lambda head: head.title_year and head.title_statement == "found",
        lambda head: head.title_year,
    ),
    Rule("section's year", lambda head: head.reported),
    Rule("year's beginning", lambda head: any(map(YEAR_BEGIN.search, head.levels)), lambda head: head.first),
    Rule("not stated", always, lambda _: None),
)


def year_of(head: Head, kind: TargetKind) -> Verdict[int | None]:
    """The year to be reached in, or measured in."""
    return decide(_TARGET_YEAR if kind == "target" else _BASELINE_YEAR, head)
