"""The work of a run: which files are new or changed, which are known by their bytes, which are gone."""

import dataclasses
import os
from collections.abc import Container, Iterable, Sequence

from corpus.archive.members import SEPARATOR
from corpus.document import doc_id
from corpus.files import remote
from corpus.files.content import PatientReader
from corpus.files.entry import Entry
from corpus.files.find import Found
from corpus.files.ledger import Ledger

_HOLDERS = (".eml", ".zip")
_SECONDS = 30.0
"""How long the bytes of one file may be waited for."""


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """What is to be read again although it has not changed: plans that another extractor version read, files that failed, or named plans."""

    rules: str
    stale: bool = False
    failed: bool = False
    plans: frozenset[str] = frozenset()


@dataclasses.dataclass(slots=True)
class Survey:
    """The work of a run."""

    found: int = 0
    fresh: list[Found] = dataclasses.field(default_factory=list)
    """To be read, each with bytes of its own; the largest first, so that none of them is left alone at the end."""
    twins: dict[str, list[Found]] = dataclasses.field(default_factory=dict)
    """By the key of a fresh file: others with the same bytes."""
    known: list[tuple[Found, str]] = dataclasses.field(default_factory=list)
    """New names of bytes that are in the tables, with the plan's `doc_id`."""
    unchanged: int = 0
    stale: int = 0
    """How many of the unchanged were read by other rules."""
    failed: int = 0
    """How many of the unchanged failed before."""
    gone: list[Entry] = dataclasses.field(default_factory=list)
    forgotten: list[Entry] = dataclasses.field(default_factory=list)
    """Names that a run before was given and that named nothing, and are not given now."""
    archives: set[str] = dataclasses.field(default_factory=set)
    """Keys of archives to be read again that had files in them when they were read last."""

    def count_unchanged(self, entry: Entry, wish: Wish) -> None:
        """Count an unchanged file."""
        self.unchanged += 1
        self.stale += entry.rules != wish.rules
        self.failed += entry.state == "failed"


def survey(found: Sequence[Found], roots: Iterable[str], ledger: Ledger, wish: Wish) -> Survey:
    """Sort the files that were found by what the ledger records about them.  Unchanged files are not opened.

    Files in archives that did not change are as they were; those of archives that did are for `survey_members`.
    """
    return _survey(found, ledger.entries(), _Places(roots), ledger, wish)


def survey_members(members: Sequence[Found], archives: Iterable[str], ledger: Ledger, wish: Wish) -> Survey:
    """Sort the files that were found in `archives`, which were read, likewise; what is in them no longer is gone."""
    own = set(archives)
    inside = _Places(own)
    known = (entry for entry in ledger.entries() if entry.key in inside and entry.key not in own)
    return _survey(members, known, inside, ledger, wish)


def _survey(found: Sequence[Found], known: Iterable[Entry], named: "_Places", ledger: Ledger, wish: Wish) -> Survey:
    """Of all that is `known` only what is not as it was is kept in memory."""
    result = Survey(len(found))
    changed = {file.key: file for file in found}
    absent: dict[str, Entry] = {}
    for entry in known:
        file = changed.get(entry.key)
        if file is None:
            if entry.state != "gone":
                absent[entry.key] = entry
        elif not _is_changed(entry, file) and not _is_wished(entry, wish):
            del changed[entry.key]
            result.count_unchanged(entry, wish)
    candidates = [*changed.values(), *_wished_members(result, found, changed, absent, wish)]
    _sort_by_bytes(result, candidates, ledger, wish)
    unseen = _Places(file.key for file in found if file.stamp is None)
    left = absent.values()
    result.gone = [
        entry for entry in left if (entry.stamp or entry.doc_id) and entry.key in named and entry.key not in unseen
    ]
    result.forgotten = [entry for entry in left if entry.stamp is None and entry.doc_id is None]
    return result


def _wished_members(
    result: Survey, found: Sequence[Found], changed: Container[str], absent: dict[str, Entry], wish: Wish
) -> list[Found]:
    """Take the files in archives that were found out of `absent`; those of unchanged archives that are to be read again."""
    members = [entry for entry in absent.values() if SEPARATOR in entry.key]
    keys = {file.key for file in found} if members else set()
    wished = []
    for entry in members:
        archive = _archive_of(entry.key, keys)
        if archive is None:
            continue
        del absent[entry.key]
        if archive in changed:
            result.archives.add(archive)
        elif _is_wished(entry, wish):
            result.found += 1
            wished.append(Found(entry.name, entry.key, entry.stamp))
        else:
            result.found += 1
            result.count_unchanged(entry, wish)
    return wished


def _archive_of(key: str, keys: Container[str]) -> str | None:
    """The archive among `keys` that a file lies in."""
    pieces = key.split(SEPARATOR)
    prefixes = (SEPARATOR.join(pieces[:count]) for count in range(1, len(pieces)))
    return next((prefix for prefix in prefixes if prefix in keys), None)


def _is_changed(entry: Entry, file: Found) -> bool:
    return entry.state in ("deferred", "gone") or entry.stamp is None or entry.stamp != file.stamp


def _is_wished(entry: Entry, wish: Wish) -> bool:
    return (
        (wish.stale and entry.rules != wish.rules)
        or (wish.failed and entry.state == "failed")
        or (entry.doc_id in wish.plans and entry.state == "done" and entry.reason == "ok")
    )


def _sort_by_bytes(result: Survey, candidates: Sequence[Found], ledger: Ledger, wish: Wish) -> None:
    """Find equal bytes among the candidates and in the tables; only files whose size another one has are opened."""
    sizes = ledger.sizes()
    counted: dict[int, int] = {}
    for file in candidates:
        if file.stamp is not None:
            counted[file.stamp.size] = counted.get(file.stamp.size, 0) + 1
    firsts: dict[str, Found] = {}
    reader = PatientReader(_SECONDS)
    for file in candidates:
        name = None
        if file.path.suffix.lower() in _HOLDERS:
            pass  # reading it finds the files in it
        elif file.stamp is not None and file.stamp.size and (counted[file.stamp.size] > 1 or file.stamp.size in sizes):
            name = _doc_id(reader, file.name)
        plan = ledger.plan(name) if name else None
        if name and plan and not (wish.stale and plan.rules != wish.rules) and name not in wish.plans:
            result.known.append((file, name))
        elif name and name in firsts:
            result.twins.setdefault(firsts[name].key, []).append(file)
        else:
            result.fresh.append(file)
            if name:
                firsts[name] = file
    reader.close()
    result.fresh.sort(key=lambda file: -file.stamp.size if file.stamp else 0)


def _doc_id(reader: PatientReader, name: str) -> str | None:
    """The name of the plan in a file's bytes; None if they cannot be read in time, which reading it later reports."""
    data = reader.read(name)
    return None if data is None else doc_id(data)


class _Places:
    """Shows whether a key is one of some places or lies below one."""

    def __init__(self, places: Iterable[str]) -> None:
        self._own = set(places)
        self._prefixes = tuple(
            place.rstrip("/") + end
            for place in self._own
            for end in ("/" if remote.is_url(place) else os.sep, SEPARATOR)
        )

    def __contains__(self, key: str) -> bool:
        return key in self._own or key.startswith(self._prefixes)
