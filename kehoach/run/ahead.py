"""What a run would do: how many files of which kind and size it would read, and an estimate of the time."""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import os
import pathlib
import tempfile
from collections.abc import Iterable, Iterator

from corpus.files import remote
from corpus.files.changes import Survey, Wish, survey
from corpus.files.find import find, roots
from corpus.files.ledger import Ledger
from corpus.options import Options
from kehoach.run.corrections import taken_back
from kehoach.run.extractor_version import rules
from kehoach.run.handover import file_of
from kehoach.run.result import Policy
from kehoach.words import Wording, megabytes
from outputs.store.content import without_text
from outputs.store.folder import LEDGER
from outputs.store.reading import reading

_SECONDS_PER_MB = {".txt": 15.0, ".docx": 3.0, ".pdf": 6.0, ".doc": 5.0, ".rtf": 3.0}
"""Seconds of one worker a megabyte, for a store that has read no file of a kind yet."""
_OTHERS = 6.0
_LEAST = 0.3
"""Seconds that any file takes."""


@dataclasses.dataclass(frozen=True, slots=True)
class Ahead:
    """What a run would do."""

    kinds: dict[str, tuple[int, int, float]]
    """By the ending of the name: files to be read, their bytes, seconds of one worker."""
    found: int
    unchanged: int
    renamed: int
    """Files with the bytes of a plan in the tables whose own file is not there any more."""
    duplicates: int
    """Files with the bytes of another, which is in the tables or to be read."""
    gone: int
    seconds: float
    """With all workers."""


def ahead(sources: Iterable[str], output: str, policy: Policy, options: Options, workers: int) -> Ahead:
    """Examine the sources and the ledger; nothing is read or changed, and no store is created.  Raises `OutputError`."""
    named = list(sources)
    found = sorted(find(named, follow_links=policy.follow_links), key=lambda file: file.name)
    with _ledger(output) as ledger:
        store = pathlib.Path(output)
        plans = frozenset[str]() if remote.is_url(output) else taken_back(store) | without_text(store, ledger)
        todo = survey(found, roots(named), ledger, Wish(rules(options), policy.stale, policy.failed, plans))
        speeds = _SECONDS_PER_MB | _speeds(ledger)
        renamed = _renamed(todo, ledger)
    kinds: dict[str, tuple[int, int, float]] = {}
    for file in todo.fresh:
        kind, size = _kind(file.name), file.stamp.size if file.stamp else 0
        files, own, seconds = kinds.get(kind, (0, 0, 0.0))
        kinds[kind] = (files + 1, own + size, seconds + max(_LEAST, size / 1e6 * speeds.get(kind, _OTHERS)))
    total = sum(seconds for *_, seconds in kinds.values()) / max(1, workers)
    duplicates = len(todo.known) - renamed + sum(map(len, todo.twins.values()))
    return Ahead(kinds, todo.found, todo.unchanged, renamed, duplicates, len(todo.gone), total)


def _renamed(todo: Survey, ledger: Ledger) -> int:
    """How many of the files whose bytes are already in the tables now give their plan its name."""
    gone = {entry.key for entry in todo.gone}
    known = {doc_id: file for file, doc_id in reversed(todo.known)}
    sources = {
        doc_id: file_of(doc_id, ledger, lambda entry: entry.state == "done" and entry.key not in gone)
        for doc_id in known
    }
    return sum(first is None or first.key == known[doc_id].key for doc_id, first in sources.items())


def ahead_lines(found: Ahead, say: Wording) -> Iterator[str]:
    """For a person."""
    labelled = list(_labelled(found, say))
    width = max(len(label) for label, _ in labelled) + 2
    yield from (f"{label:{width}}{words}" for label, words in labelled)


def _labelled(found: Ahead, say: Wording) -> Iterator[tuple[str, str]]:
    yield (
        say("status.found"),
        say(
            "ahead.found",
            files=found.found,
            unchanged=found.unchanged,
            renamed=found.renamed,
            duplicates=found.duplicates,
            gone=found.gone,
        ),
    )
    for kind, (files, size, seconds) in sorted(found.kinds.items(), key=lambda item: -item[1][2]):
        words = say(
            "ahead.kind",
            files=files,
            kind=kind or say("ahead.no_ending"),
            size=megabytes(size),
            time=_span(seconds, say),
        )
        yield say("ahead.to_be_read"), words
    if not found.kinds:
        yield say("ahead.to_be_read"), say("counted.none")
    yield say("ahead.time"), say("ahead.all", time=_span(found.seconds, say))


def _kind(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _span(seconds: float, say: Wording) -> str:
    if seconds < 90:
        return say("ahead.seconds", value=max(1, round(seconds)))
    return (
        say("ahead.minutes", value=round(seconds / 60))
        if seconds < 5400
        else say("ahead.hours", value=round(seconds / 3600, 1))
    )


def _speeds(ledger: Ledger) -> dict[str, float]:
    """Seconds per megabyte by kind, as measured on the store's own files."""
    size: dict[str, float] = collections.defaultdict(float)
    time: dict[str, float] = collections.defaultdict(float)
    for entry in ledger.entries():
        if entry.stamp and entry.seconds and entry.state == "done":
            size[_kind(entry.name)] += entry.stamp.size
            time[_kind(entry.name)] += entry.seconds
    return {kind: time[kind] / size[kind] * 1e6 for kind in size if size[kind]}


@contextlib.contextmanager
def _ledger(output: str) -> Iterator[Ledger]:
    """The ledger of the store; an empty one if there is no store yet."""
    if remote.is_url(output) or (pathlib.Path(output) / LEDGER).is_file():
        with reading(output) as folder, contextlib.closing(Ledger(folder / LEDGER)) as ledger:
            yield ledger
        return
    with (
        tempfile.TemporaryDirectory(prefix="kehoach-ahead-") as name,
        contextlib.closing(Ledger(pathlib.Path(name) / LEDGER, create=True)) as ledger,
    ):
        yield ledger
