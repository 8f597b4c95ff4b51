"""The run: files into tables, every file accounted for."""

import collections
import dataclasses
import os
import pathlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus.find import find
from kehoach.worker import Limits, Outcome, read_all
from outputs.table import Failure, Row, failure_row, printable
from outputs.write import OutputError, check_output, write

Tell = Callable[[int, int, pathlib.Path, str], None]
"""Told after each file: how many are done, of how many, which, and what became of it: `ok`, or why it was not read."""


@dataclasses.dataclass
class Result:
    """What a run did."""

    plans: int = 0
    rows: dict[str, list[Row]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    texts: dict[str, str] = dataclasses.field(default_factory=dict)
    seconds: float = 0.0

    @property
    def unread(self) -> Sequence[Row]:
        """The rows of `failures` that are not read: a second copy of the same bytes was."""
        return [row for row in self.rows["failures"] if row["reason"] != "duplicate"]


def run(sources: Iterable[str], output: pathlib.Path, tell: Tell, limits: Limits | None = None) -> Result:
    """Read all files that `sources` name and write their tables to `output`.

    Raises `OutputError` where the tables cannot be written; a file that cannot be read is a row of `failures`.
    """
    began = time.monotonic()
    check_output(output)
    sources = list(sources)
    paths = sorted(find(sources))  # however the sources are named, the tables' rows stand in one order
    _check_overlap([*map(pathlib.Path, sources), *paths], output)
    result = Result()
    for done, outcome in enumerate(read_all(paths, limits or Limits()), start=1):
        tell(done, len(paths), outcome.path, _take(result, outcome))
    for folder in _empty_folders(sources, paths):
        tell(len(paths), len(paths), folder, _fail(result, folder, "empty", "no file in the folder; check the path"))
    write(output, result.rows, result.texts)
    result.seconds = time.monotonic() - began
    return result


def _check_overlap(paths: Iterable[pathlib.Path], output: pathlib.Path) -> None:
    """The output folder is replaced as a whole: it may hold no source, nor lie inside one."""
    own = pathlib.Path(os.path.realpath(output))
    for path in paths:
        real = pathlib.Path(os.path.realpath(path))
        if real.is_relative_to(own) or (os.path.isdir(real) and own.is_relative_to(real)):
            raise OutputError(f"{output} and {path} lie inside one another; name another folder with --output")


def _empty_folders(sources: Iterable[str], paths: Sequence[pathlib.Path]) -> Iterator[pathlib.Path]:
    for folder in map(pathlib.Path, sources):
        if os.path.isdir(folder) and not any(path.is_relative_to(folder) for path in paths):
            yield folder


def _take(result: Result, outcome: Outcome) -> str:
    """Take one file's outcome into `result`, and say what became of it."""
    if outcome.reason != "ok":
        return _fail(result, outcome.path, outcome.reason, outcome.message)
    if outcome.doc_id in result.texts:
        first = next(str(row["source"]) for row in result.rows["documents"] if row["doc_id"] == outcome.doc_id)
        return _fail(result, outcome.path, "duplicate", f"the same bytes as {first}, which was read")
    for name, rows in outcome.rows.items():
        result.rows[name].extend(rows)
    result.texts[outcome.doc_id] = outcome.text
    result.plans += 1
    return "ok"


def _fail(result: Result, path: pathlib.Path, reason: str, message: str) -> str:
    failure = Failure(source=str(path), file_name=path.name, reason=reason, message=message)
    result.rows["failures"].append(failure_row(failure))
    return printable(f"{reason}: {message}")
