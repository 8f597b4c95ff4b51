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
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def aliases(row: Row) -> tuple[str, ...]:
    """All names of a row: the canonical one first, then its aliases (separated by `|` in the file)."""
    return (row["canonical"], *(alias for alias in row["aliases"].split("|") if alias))


def phrases(name: str, *codes: str) -> str:
    """All names of a lexicon's rows with one of the codes (of all its rows where none is given), joined with `|` for `words`."""
    return "|".join(alias for row in rows(name) if not codes or row["code"] in codes for alias in aliases(row))
