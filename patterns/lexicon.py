"""Lexicons: the TSV files in `patterns/lexicons/`, which anyone can extend without writing Python."""

import csv
import functools
import importlib.resources
from collections.abc import Mapping

Row = Mapping[str, str]


@functools.cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of `lexicons/<name>.tsv` in file order; an empty cell is an empty string."""
    path = importlib.resources.files("patterns") / "lexicons" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def aliases(row: Row) -> tuple[str, ...]:
    """All names of a row: the canonical one first, then its aliases (separated by `|` in the file)."""
    return (row["canonical"], *(alias for alias in row["aliases"].split("|") if alias))
