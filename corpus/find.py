"""Which files a person means: files, folders with all below them, globs."""

import glob
import os
import pathlib
from collections.abc import Iterable, Iterator

_UNFINISHED = (".part", ".tmp", ".crdownload", ".lock")


def find(sources: Iterable[str]) -> Iterator[pathlib.Path]:
    """The files that `sources` name, sorted within each, each once.

    A path that does not exist, and a folder that cannot be looked into, are given as they are: reading them then
    fails and says so.  Hidden files, office
    programs' lock files (`~$…`) and unfinished downloads in folders are passed over; links to folders are
    not followed, so that loops end.
    """
    seen: set[pathlib.Path] = set()
    for source in sources:
        for path in _expand(source):
            if path not in seen:
                seen.add(path)
                yield path


def _expand(source: str) -> Iterator[pathlib.Path]:
    path = pathlib.Path(source)
    if os.path.isdir(path):
        yield from _below(path)
    elif not os.path.lexists(path) and glob.has_magic(source):
        found = sorted(pathlib.Path(name) for name in glob.glob(source, recursive=True))
        for match in found:
            yield from _below(match) if os.path.isdir(match) else [match]
        if not found:
            yield path
    else:
        yield path


def _below(folder: pathlib.Path) -> Iterator[pathlib.Path]:
    locked: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=locked.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and not name.endswith(_UNFINISHED):
                yield pathlib.Path(parent) / name
    yield from (pathlib.Path(error.filename) for error in locked)
