"""The Python interface: read a file, inspect its records, get its tables; compare the plans of a store."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError

if TYPE_CHECKING:
    import pandas

    from extract.plan import Plan as Reading
    from extract.record import Header, Record
    from outputs.comparison.build import Comparison
    from outputs.table import Row


@dataclasses.dataclass(frozen=True)
class Plan:
    """A plan that was read."""

    reading: Reading

    def __repr__(self) -> str:
        """One line that distinguishes plans, without the whole text."""
        header = self.header
        return f"<Plan {header.number or header.number_symbol} of {header.issuer}, {header.title!r}: {len(self.records)} records>"

    @property
    def text(self) -> str:
        """The normalised text that all offsets refer to."""
        return self.reading.document.text

    @property
    def header(self) -> Header:
        """What the plan states about itself: number, date, title, issuer, place, period, signature."""
        return self.reading.header

    @property
    def records(self) -> tuple[Record, ...]:
        """All records: `LegalBasis`, `Target`, `Component`, `Funding`, `Agency`, `Section`, `Annex`, `Issue`."""
        return self.reading.rows

    def rows(self) -> Mapping[str, list[Row]]:
        """Rows by table, each with its section, page, offsets and source text."""
        from outputs.table import rows_of

        return rows_of(self.reading)

    def tables(self) -> dict[str, pandas.DataFrame]:
        """pandas data frames by table name, with all columns even if there are no rows."""
        from outputs.frame import frame
        from outputs.table import table

        return {name: frame(table(name), rows) for name, rows in self.rows().items()}


def read(path: str | os.PathLike[str]) -> Plan:
    """The plan in the file at `path` (TXT, DOCX, PDF, DOC, RTF, ODT).

    Raises `UnreadableError` if the file cannot be read; its `reason` is the code in `failures`.  A text that is not a plan has a
    header without `doc_type` and an issue that states so.
    """
    from corpus.read import read as read_document
    from extract.plan import read_plan

    try:
        return Plan(read_plan(read_document(path)))
    except UnreadableError as error:
        error.add_note(f"file: {os.fspath(path)}")
        raise


def compare(
    store: str | os.PathLike[str],
    *,
    level: str | None = None,
    province: str | None = None,
    district: str | None = None,
    year: int | None = None,
    indicators: Iterable[str] = (),
) -> Comparison:
    """The plans of a store side by side: `.places` has one row per place and year, `.sources` one row per figure with its source text.

    `level` is `province`, `district`, `commune` or `part`; `province` and `district` a name, accents optional, or any
    of its codes, from before July 2025 or current; `year` keeps what is for that year,
    also as one of several; `indicators` are codes, and `money`.  Raises `OutputError` if there is no store,
    or no such place in it.
    """
    from outputs.comparison.build import Choice
    from outputs.comparison.build import compare as comparison

    return comparison(os.fspath(store), Choice(level, province, year, tuple(indicators), district))
