"""The run: files into the tables of a store; every file is accounted for, none is lost or read twice."""

import contextlib
import os
import pathlib
import socket
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence

from corpus.archive.members import MAX_MEMBERS
from corpus.files import remote
from corpus.files.changes import Survey, Wish, survey, survey_members
from corpus.files.content import parted
from corpus.files.find import Found, find, roots
from corpus.message import joined, say
from kehoach.run.corrections import taken_back
from kehoach.run.extractor_version import rules
from kehoach.run.handover import hand_over
from kehoach.run.pool import read_all
from kehoach.run.prune import check_prune
from kehoach.run.result import Policy, Result, Tell
from kehoach.run.taking import Taking
from kehoach.run.worker import Limits, Outcome
from outputs.store.change import Change
from outputs.store.content import without_text
from outputs.store.folder import OutputError
from outputs.store.local import Store
from outputs.store.opened import open_store

_PLANS, _BYTES, _FILES = 500, 64 << 20, 10_000
"""What is read before the tables are committed: the number of plans, bytes of rows and texts, and files."""
_FEWEST = 100
"""How many plans at least are committed before the end of a run."""


def run(
    sources: Iterable[str],
    output: str | pathlib.Path,
    tell: Tell,
    limits: Limits | None = None,
    policy: Policy | None = None,
    *,
    csv: bool = True,
    scheduler: str | None = None,
) -> Result:
    """Read all new and changed files that `sources` name into the store at `output` (a path or URL).

    They are read on this machine, or by the workers of the Dask scheduler at `scheduler`.
    What was read is kept if the run is stopped (`KeyboardInterrupt` is passed on to the caller).  Raises `OutputError`
    if the tables cannot be written; a file that cannot be read is a row of `failures`.
    """
    began = time.monotonic()
    sources, limits, policy = list(sources), limits or Limits(), policy or Policy()
    _check_overlap(roots(sources), output)
    result = Result()
    with _open(output) as store:
        reading = _Reading(store, tell, result, rules(limits.options))
        with reading.noted(sources):
            reading.go(sources, limits, policy, scheduler, csv=csv)
    result.seconds = time.monotonic() - began
    return result


def _open(output: str | pathlib.Path) -> contextlib.AbstractContextManager[Store]:
    if remote.is_url(str(output)):
        from outputs.store.remote import open_remote_store

        return open_remote_store(str(output))
    return open_store(pathlib.Path(output))


def _check_overlap(places: Iterable[str], output: str | pathlib.Path) -> None:
    """The store must not contain a source.  It may be inside one on this machine, where it is left out."""
    own = _real(str(output))
    for place in places:
        real = _real(place)
        if real.is_relative_to(own) or (remote.is_url(place) and own.is_relative_to(real)):
            raise OutputError("store.inside_source", output=str(output), source=place)


def _real(place: str) -> pathlib.Path:
    """A location as a path that can be compared; for a URL, its parts."""
    return pathlib.Path(place if remote.is_url(place) else os.path.realpath(place))


class _Reading(Taking):
    """A run in progress."""

    @contextlib.contextmanager
    def noted(self, sources: Iterable[str]) -> Iterator[None]:
        """Note the run in the ledger: that it began, and how it ended."""
        ledger = self.store.ledger
        try:
            number = ledger.begin_run(sources, self.rules, socket.gethostname())
        except sqlite3.Error as error:
            raise OutputError("store.cannot_write_store", store=str(self.store.place), detail=error) from error
        outcome = "failed"
        self.store.sweep()
        try:
            yield
            outcome = "ok"
        except KeyboardInterrupt:
            outcome = "stopped"
            self._commit()
            raise
        finally:
            self.store.sweep()
            try:
                ledger.count_run(number, outcome, self.result.counts(), ended=True)
                self.store.keep_notes()
            except sqlite3.Error as error:
                # A disk that is full must not hide what it did before, nor pass for a run that ended well: the next one marks it as dead.
                if outcome == "ok":
                    raise OutputError("store.cannot_write_store", store=str(self.store.place), detail=error) from error

    def go(self, sources: Sequence[str], limits: Limits, policy: Policy, scheduler: str | None, *, csv: bool) -> None:
        """Read and commit."""
        places = roots(sources)
        found = sorted(
            find(sources, follow_links=policy.follow_links, passed=self.result.passed.__setitem__),
            key=lambda file: file.name,
        )  # however they are named, one order
        self.wished = taken_back(self.store.place) | without_text(self.store.place, self.store.ledger)
        wish = Wish(self.rules, policy.stale, policy.failed, self.wished)
        self.result.pruned = policy.prune
        todo = survey(found, places, self.store.ledger, wish)
        empty = [place for place in places if not any(file.key.startswith(place) for file in found)]
        del found  # of a large folder it takes more memory than all else
        if policy.prune:
            check_prune(todo, empty, self.store.ledger, policy.prune_limit)
        self._read(todo, wish, limits, scheduler)
        self._take_empty_folders(empty)
        if outdated := self.corrector.outdated():
            if self.change:
                self._commit()  # what is corrected again are rows of the tables, under the names that they have by now
            for plan in self.corrector.recorrected(outdated):
                self.change.add(plan)
        if self.change or not self.store.is_as_wished(csv=csv):
            self._commit(csv=csv)
        if self.result.plans:
            self.store.tidy()

    def _read(self, todo: Survey, wish: Wish, limits: Limits, scheduler: str | None) -> None:
        """Read what is new, then the files in its archives; an archive is done when all that is in it is."""
        self._count(todo)
        self._take_gone(todo, prune=self.result.pruned)
        for file, doc_id in todo.known:
            self._take_known(file, doc_id)
        opened: list[Outcome] = []
        for read, outcome in enumerate(self._outcomes(todo.fresh, limits, scheduler), 1):
            self.warnings = outcome.warnings
            self.result.warned += bool(outcome.warnings)
            if outcome.members or (outcome.file.key in todo.archives and outcome.reason == "ok"):
                opened.append(outcome)
            else:
                self._take(outcome)
            for twin in todo.twins.get(outcome.file.key, ()):
                self._take_twin(twin, outcome)
            if self._is_due(len(todo.fresh) - read):
                self._commit()
        opened = [outcome for outcome in opened if self._may_unpack(outcome)]
        if opened:
            members = [member for outcome in opened for member in outcome.members]
            inner = survey_members(members, [outcome.file.key for outcome in opened], self.store.ledger, wish)
            self._read(inner, wish, limits, scheduler)
        for outcome in opened:
            self._take(outcome)

    def _is_due(self, left: int) -> bool:
        """Whether waiting plans are committed now, while `left` files are still to be read.

        Near the end that is half of the rest again and again, so that workers have little to wait for when they are done.
        """
        waiting = len(self.change.plans)
        return (
            waiting >= _PLANS
            or (left > 0 and waiting >= max(left, _FEWEST))
            or len(self.change.files) >= _FILES
            or self.change.size >= _BYTES
        )

    def _count(self, todo: Survey) -> None:
        self.result.found += todo.found
        self.result.unchanged += todo.unchanged
        self.result.stale += todo.stale
        self.result.failed_before += todo.failed
        self.total += len(todo.fresh) + len(todo.known) + sum(map(len, todo.twins.values()))

    def _may_unpack(self, outcome: Outcome) -> bool:
        """Count the files of an archive, with those of archives in it; one that has too many is a failure."""
        outermost = parted(outcome.file.key)[0]
        self.unpacked[outermost] += len(outcome.members)
        if self.unpacked[outermost] > MAX_MEMBERS:
            many = joined([say("file.archive_files", most=MAX_MEMBERS), say("do.unpack")])
            self._fail(outcome.file, "too_large", many, outcome.seconds)
            return False
        return True

    def _outcomes(self, files: Sequence[Found], limits: Limits, scheduler: str | None) -> Iterator[Outcome]:
        if scheduler is None:
            return read_all(files, limits)
        from kehoach.run.cluster import read_on_cluster

        return read_on_cluster(files, limits, scheduler, self.store.staging)

    def _commit(self, *, csv: bool | None = None) -> None:
        self.result.gone += hand_over(self.change, self.store.ledger)
        self.store.commit(self.change, csv=csv)
        self.corrector.committed()
        self.change = Change()
        self.pending.clear()
