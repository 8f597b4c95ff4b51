"""The checksums of a version's parts: a part that changed after it was written is found, whichever byte it is."""

import hashlib
import os
import pathlib
from collections.abc import Iterator

CHECKSUMS = "checksums"
"""In a version's folder: a line for each part of each table, as `sha256sum` writes and checks them."""
_DIGITS, _BETWEEN = 64, "  "
_NAME = _DIGITS + len(_BETWEEN)
_REWRITTEN = "failures.parquet"
"""The table whose part has the same name in every version."""


def write_checksums(made: pathlib.Path, before: pathlib.Path) -> None:
    """Write the checksums of a version; those of the parts that it shares with the version `before` are taken from there."""
    known = {line[_NAME:]: line for line in _lines(before)}
    lines = []
    for name in sorted(_parts(made)):
        line = None if name.startswith(f"{_REWRITTEN}/") else known.get(name)
        lines.append(line or f"{_digest(made / name)}{_BETWEEN}{name}")
    (made / CHECKSUMS).write_text("\n".join([*lines, ""]), encoding="ascii")


def _parts(version: pathlib.Path) -> Iterator[str]:
    """Every part of every table, by name: of a large store a path object for each of them takes as long as all else."""
    for table in os.listdir(version):
        if table.endswith(".parquet"):
            yield from (f"{table}/{name}" for name in os.listdir(version / table) if name.endswith(".parquet"))


def read_checksums(version: pathlib.Path) -> dict[str, str]:
    """By part, its checksum; empty for a version that an older kehoach wrote."""
    return {line[_NAME:]: line[:_DIGITS] for line in _lines(version)}


def _lines(version: pathlib.Path) -> list[str]:
    """The lines of a version's checksums that are whole."""
    path = version / CHECKSUMS
    lines = path.read_text(encoding="ascii", errors="replace").splitlines() if path.is_file() else []
    return [line for line in lines if line[_DIGITS:_NAME] == _BETWEEN]


def changed_parts(version: pathlib.Path) -> Iterator[str]:
    """The parts of a version that are missing or have other bytes than were written."""
    for name, digest in read_checksums(version).items():
        path = version / name
        if not path.is_file() or _digest(path) != digest:
            yield name


def _digest(path: pathlib.Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
