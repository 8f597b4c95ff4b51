"""Tables to files: Parquet, CSV and each plan's text, so that a reader never sees half a run.

Everything is written into a new folder beside the output folder, which then takes its place by two
renames; what stood there before is removed last.  A folder swap was chosen over versions behind a link
because links are no use to Excel and to Windows shares.
"""

import csv
import os
import pathlib
import shutil
import tempfile
from collections.abc import Mapping, Sequence

from outputs.frame import arrow_table
from outputs.table import TABLES, Row, Table, Value

MARKER = "kehoach.txt"
"""Stands in every output folder; a folder without it that is not empty is never replaced."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class OutputError(Exception):
    """The tables cannot be written; the message says where, why and what to do."""


def check_output(folder: pathlib.Path) -> None:
    """Raise `OutputError` where `folder` must not or cannot become the output."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file; name a folder with --output")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise OutputError(
            f"{folder} holds files that kehoach did not write; name an empty or a new folder with --output"
        )
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.absolute().parent, prefix=".kehoach-"):
            pass
    except OSError as error:
        raise OutputError(
            f"cannot write beside {folder} ({error.strerror}); name another folder with --output"
        ) from error


def write(folder: pathlib.Path, rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str]) -> None:
    """Write all tables (those without rows too) and `text/<doc_id>.txt`, and put them in the place of `folder`.

    Raises `OutputError`; `folder` is then as it was.
    """
    folder = folder.absolute()
    made = pathlib.Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-new-"))
    try:
        _fill(made, rows, texts)
        _swap(made, folder)
    except OSError as error:
        raise OutputError(
            f"cannot write {folder} ({error.strerror or error}); the tables of before are untouched"
        ) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _fill(made: pathlib.Path, rows: Mapping[str, Sequence[Row]], texts: Mapping[str, str]) -> None:
    import pyarrow.parquet

    made.chmod(0o755)
    (made / MARKER).write_text(
        "Tables written by kehoach; this folder is replaced as a whole by the next run.\n", encoding="utf-8"
    )
    (made / "text").mkdir()
    for doc_id, text in texts.items():
        (made / "text" / f"{doc_id}.txt").write_bytes(text.encode("utf-8"))
    for table in TABLES:
        found = rows.get(table.name, ())
        pyarrow.parquet.write_table(arrow_table(table, found), made / f"{table.name}.parquet")
        _write_csv(made / f"{table.name}.csv", table, found)
    for path in made.iterdir():
        _sync(path)


def _sync(path: pathlib.Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _swap(made: pathlib.Path, folder: pathlib.Path) -> None:
    if not folder.exists():
        made.rename(folder)
        return
    old = pathlib.Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-old-")) / "tables"
    folder.rename(old)
    try:
        made.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old.parent, ignore_errors=True)


def _write_csv(path: pathlib.Path, table: Table, rows: Sequence[Row]) -> None:
    """RFC 4180 in UTF-8 with a byte-order mark, so that Excel shows Vietnamese; null is an empty cell."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        for row in rows:
            writer.writerow([csv_value(row.get(column.name)) for column in table.columns])


def csv_value(value: Value) -> str | int | float | None:
    """A value as CSV holds it.

    A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers, and texts that
    are plain numbers, are left alone.
    """
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) and not _is_number(value) else value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int | float) or value is None else value.isoformat()


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
