"""The files that sources name: files, folders with their subfolders, globs; on this machine or by fsspec URL."""

import dataclasses
import glob
import os
import pathlib
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

from corpus.errors import UnreadableError
from corpus.files import remote

STORE_MARKER = "kehoach.txt"
"""Is in every store of kehoach; a folder with it is not looked into."""
_UNFINISHED = (".part", ".tmp", ".crdownload", ".lock")


Passed: TypeAlias = Literal["hidden", "unfinished", "linked_folder", "store"]
"""Why a file or folder below a source is passed over: it is hidden (or an office program's lock file), its download is not finished,
it is a link to a folder, or a store of kehoach."""
Note: TypeAlias = Callable[[str, Passed], None]
"""Called with the path of what is passed over."""


@dataclasses.dataclass(frozen=True, slots=True)
class Stamp:
    """What distinguishes a changed file from an unchanged one without opening it: its size in bytes and its time in nanoseconds."""

    size: int
    time: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """The stamp of a file on this machine."""
        return cls(status.st_size, status.st_mtime_ns)


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A file that was named or found."""

    name: str
    """Its path as the person named it; what `source` states in the tables."""
    key: str
    """Its absolute path or URL; by it the ledger knows it."""
    stamp: Stamp | None
    """None if it could not be examined: reading it then fails and states why."""
    leads_outside: bool = False
    """A link to a file outside the folder that was named: it is not read."""

    @property
    def path(self) -> pathlib.PurePath:
        """The name as a path, to show its last part."""
        return pathlib.PurePath(self.name)


def _no_note(_: str, __: Passed) -> None:
    """Nobody is notified."""


def find(sources: Iterable[str], *, follow_links: bool = False, passed: Note = _no_note) -> Iterator[Found]:
    """The files that `sources` name, sorted within each, each once.

    A path or URL that does not exist, and a folder that cannot be looked into, are given without a stamp.  Hidden files, office
    programs' lock files (`~$…`) and unfinished downloads in folders are passed over (`passed` is reported); links to folders are
    not followed, so that loops end; stores of kehoach are left out.  A link to a file outside the folder that was named is given, but not to be read, unless
    `follow_links`.
    """
    seen: set[str] = set()
    for source in sources:
        for found in _expand(source, passed, follow_links=follow_links):
            if found.key not in seen:
                seen.add(found.key)
                yield found


def roots(sources: Iterable[str]) -> list[str]:
    """What `sources` name, before folders are looked into: globs as what they match; absolute, so that places can be compared."""
    return [
        os.path.abspath(match) if not remote.is_url(match) else match for name in sources for match in _matches(name)
    ]


def _expand(source: str, passed: Note, *, follow_links: bool) -> Iterator[Found]:
    if remote.is_url(source):
        yield from _by_url(source, passed)
        return
    for match in _matches(source):
        if os.path.isdir(match):
            yield from _below(match, os.path.abspath(match), None if follow_links else os.path.realpath(match), passed)
        else:
            yield _named(match)


def _by_url(source: str, passed: Note) -> Iterator[Found]:
    """The files at or below a URL; the URL itself if nothing is there, or it cannot be looked into."""
    try:
        listed = list(remote.find(source))
    except UnreadableError:  # reading it states why
        listed = []
    if not listed:
        yield Found(source, source, None)
    for url, size, time in listed:
        if why := _why_not(url.rsplit("/", 1)[-1]):
            passed(url, why)
        else:
            yield Found(url, url, Stamp(size, time))


def _matches(source: str) -> list[str]:
    if remote.is_url(source) or os.path.lexists(source) or not glob.has_magic(source):
        return [source]
    return sorted(glob.glob(source, recursive=True)) or [source]


def _named(name: str) -> Found:
    try:
        stamp = Stamp.of(os.stat(name))
    except OSError:
        stamp = None
    return Found(str(pathlib.PurePath(name)), os.path.abspath(name), stamp)


def _below(folder: str, key: str, within: str | None, passed: Note) -> Iterator[Found]:
    """All files below a folder, without opening one; a folder itself if it cannot be looked into.

    Links that lead out of `within` are marked; None follows them all.
    """
    waiting = [(folder, key)]  # no recursion: folders may be nested deeper than Python's calls may
    while waiting:
        folder, key = waiting.pop()
        try:
            files, links, folders = _listed(folder, passed)
        except OSError:
            yield Found(folder, key, None)
            continue
        for name in files:
            path = os.path.join(folder, name)
            own = path if folder == key else f"{key}{os.sep}{name}"  # one string if they are equal
            outside = within is not None and name in links and _is_outside(path, within)
            yield Found(path, own, None if outside else _stamp(path), outside)
        waiting += [(os.path.join(folder, name), f"{key}{os.sep}{name}") for name in reversed(folders)]


def _passed_over(entry: "os.DirEntry[str]") -> Passed | None:
    """Why a file or folder is passed over; None if it is not."""
    if not _is_folder(entry):
        return _why_not(entry.name)
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_symlink():
        return "linked_folder"
    return "store" if _is_store(entry.path) else None


def _listed(folder: str, passed: Note) -> tuple[list[str], set[str], list[str]]:
    """The names in a folder, sorted: of files, of links among them, of folders; `passed` is reported of all others.

    Nothing else is kept of them: of a folder of a hundred thousand files what the system states takes more memory than a run.
    Raises `OSError`.
    """
    files, links, folders, others = list[str](), set[str](), list[str](), list[tuple[str, Passed]]()
    with os.scandir(folder) as entries:
        for entry in entries:
            if why := _passed_over(entry):
                others.append((entry.name, why))
            elif _is_folder(entry):
                folders.append(entry.name)
            else:
                files.append(entry.name)
                if entry.is_symlink():
                    links.add(entry.name)
    for name, why in sorted(others):
        passed(os.path.join(folder, name), why)
    return sorted(files), links, sorted(folders)


def _is_outside(link: str, folder: str) -> bool:
    """Whether a link leads to a file that is there and not below a folder."""
    target = os.path.realpath(link)
    return os.path.exists(target) and os.path.commonpath([target, folder]) != folder


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a folder or a link to one."""
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself, or to where nobody may look: reading it states so
        return False


def _is_store(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, STORE_MARKER))


def _why_not(name: str) -> Passed | None:
    """Why a file of that name is passed over; None if it is not."""
    if name.startswith((".", "~$")):
        return "hidden"
    return "unfinished" if name.endswith(_UNFINISHED) else None


def _stamp(path: str) -> Stamp | None:
    try:
        return Stamp.of(os.stat(path))
    except OSError:  # a link that leads nowhere: reading it states so
        return None
