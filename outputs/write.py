"""Tables to files: Parquet, CSV and each plan's text, so that a reader never sees half a run.

Everything is written into a new folder beside the output folder and forced to the disk; then the new
folder takes the place of the old one (see `outputs.swap`), and the old one is removed last.
"""

import contextlib
import csv
import errno
import io
import os
import pathlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from outputs.frame import arrow_table
from outputs.swap import swap
from outputs.table import TABLES, Row, Table, Value

MARKER = "kehoach.txt"
"""Stands in every output folder; a folder without it that is not empty is never replaced."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula.  Source: OWASP, CSV Injection."""


class OutputError(Exception):
    """The tables cannot be written; the message says where, why and what to do."""


def check_output(folder: pathlib.Path) -> None:
    """Raise `OutputError` where `folder` must not or cannot become the output."""
    place = pathlib.Path(os.path.realpath(folder))
    if os.path.lexists(place) and not place.is_dir():
        raise OutputError(f"{folder} is a file; name a folder with --output")
    if pathlib.Path.cwd().is_relative_to(place):
        raise OutputError(
            f"{folder} holds the folder you work in, and is replaced as a whole; name a folder inside it with --output"
        )
    if os.path.ismount(place):
        raise OutputError(
            f"{folder} is a disk or share of its own and cannot be replaced as a whole; "
            f"name a folder inside it, as --output {folder / 'kehoach-output'}"
        )
    try:
        if place.is_dir() and any(place.iterdir()) and not (place / MARKER).is_file():
            raise OutputError(
                f"{folder} holds files that kehoach did not write; name an empty or a new folder with --output"
            )
        if place.is_dir() and not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".kehoach-"):
            pass
    except OSError as error:
        raise OutputError(
            f"cannot write {folder} or beside it ({error.strerror}); name another folder with --output"
        ) from error


def write(folder: pathlib.Path, rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str]) -> None:
    """Write all tables (those without rows too) and `text/<doc_id>.txt`, and put them in the place of `folder`.

    Raises `OutputError`; `folder` is then as it was.
    """
    place = pathlib.Path(os.path.realpath(folder))
    try:
        with tempfile.TemporaryDirectory(
            dir=place.parent, prefix=f".{place.name}-", ignore_cleanup_errors=True
        ) as beside:
            made = pathlib.Path(beside) / "tables"
            made.mkdir()
            if place.is_dir():
                shutil.copymode(place, made)
            _fill(made, rows, texts)
            swap(made, place)
            _sync_folder(place.parent)
    except OSError as error:
        raise OutputError(
            f"cannot write {folder} ({error.strerror or error}); the tables of before are untouched"
        ) from error


def _fill(made: pathlib.Path, rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str]) -> None:
    import pyarrow.parquet

    (made / "text").mkdir()
    for doc_id, text in texts.items():
        with _file(made / "text" / f"{doc_id}.txt") as file:
            file.write(text.encode("utf-8"))
    for table in TABLES:
        found = rows.get(table.name, ())
        with _file(made / f"{table.name}.parquet") as file:
            pyarrow.parquet.write_table(arrow_table(table, found), file)
        with _file(made / f"{table.name}.csv") as file:
            _write_csv(file, table, found)
    with _file(made / MARKER) as file:
        file.write(b"Tables written by kehoach; this folder is replaced as a whole by the next run.\n")
    _sync_folder(made / "text")
    _sync_folder(made)


@contextlib.contextmanager
def _file(path: pathlib.Path) -> Iterator[BinaryIO]:
    """A new file, on the disk when it is left."""
    with path.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: pathlib.Path) -> None:
    """Force a folder's entries to the disk; Windows opens no folders and does so by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_csv(file: BinaryIO, table: Table, rows: Sequence[Row]) -> None:
    """RFC 4180 in UTF-8 with a byte-order mark, so that Excel shows Vietnamese; null is an empty cell."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in rows:
        writer.writerow([csv_value(row.get(column.name)) for column in table.columns])
    text.detach()


def csv_value(value: Value) -> str | int | float | None:
    """A value as CSV holds it.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.  Numbers, texts that are
    plain numbers (`-5`), and a sign that stands alone (the label of a bullet) are left alone.
    """
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) and not _is_harmless(value) else value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int | float) or value is None else value.isoformat()


def _is_harmless(text: str) -> bool:
    digits = text[1:].replace(".", "", 1)
    return text[1:] == "" or (text[0] in "+-" and digits.isascii() and digits.isdigit())
