"""The run: files into the tables of a store, every file accounted for, nothing lost and nothing done twice."""

import collections
import contextlib
import dataclasses
import os
import pathlib
import socket
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus.archive.members import MAX_MEMBERS, SEPARATOR
from corpus.files import remote
from corpus.files.changes import Survey, Wish, survey, survey_members
from corpus.files.entry import Entry
from corpus.files.find import Found, find, roots
from corpus.message import NOTHING, Message, joined, say
from kehoach.run.corrections import Corrector, taken_back
from kehoach.run.extractor_version import rules
from kehoach.run.handover import hand_over, holder
from kehoach.run.prune import check_prune
from kehoach.run.worker import Limits, Outcome, read_all
from outputs.store.arrow_rows import with_document
from outputs.store.content import without_text
from outputs.store.folder import OutputError
from outputs.store.local import Change, ReadPlan, Store, open_store
from outputs.table import printable


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """Progress event for one file: its index, the total, and the outcome."""

    done: int
    total: int
    file: Entry
    warnings: tuple[str, ...] = ()
    """What libraries warned of while they read the file."""

    @property
    def name(self) -> str:
        """The file as it was named, fit to be printed."""
        return printable(self.file.name)

    @property
    def outcome(self) -> Message:
        """`ok`, or why it was not read."""
        file = self.file
        if self.is_read:
            return Message("ok", "đã đọc")
        return Message(printable(f"{file.reason}: {file.message}"), printable(file.message_vi or file.message))

    @property
    def is_read(self) -> bool:
        """Whether it was read."""
        return self.file.reason == "ok"


Tell = Callable[[Step], None]
"""Called after each file."""
_PLANS, _BYTES, _FILES = 500, 64 << 20, 10_000
"""What is read before the tables are committed: so many plans, bytes of rows and texts, files."""
_FEWEST = 100
"""So many plans at least are committed before the end of a run."""
_NO_FAILURE = ("duplicate", "deferred")


@dataclasses.dataclass(frozen=True, slots=True)
class Policy:
    """What is done although no file changed: stale and failed files read again, rows of gone files removed."""

    stale: bool = False
    failed: bool = False
    prune: bool = False
    follow_links: bool = False
    """Whether links that lead outside their source are read too."""
    prune_limit: float = 10
    """So many percent of the plans, and no whole source, may be removed at once; 100 allows all."""


@dataclasses.dataclass(slots=True)
class Result:
    """What a run did."""

    found: int = 0
    plans: int = 0
    """Files that were read: plans, their copies, and documents that are not plans."""
    copies: int = 0
    """Files that are another edition of a plan that was read (`documents.same_as`)."""
    others: int = 0
    """Documents that are not plans."""
    rows: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    """New rows by table, and issues by severity (`issues/warning`)."""
    reasons: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    """Files that were not read in this run, by reason."""
    unchanged: int = 0
    stale: int = 0
    """Unchanged files that another extractor version read."""
    failed_before: int = 0
    """Unchanged files that failed in an earlier run."""
    gone: int = 0
    pruned: bool = False
    empty: list[str] = dataclasses.field(default_factory=list)
    """Sources that contain no files, and never did."""
    passed: dict[str, str] = dataclasses.field(default_factory=dict)
    """What was passed over below the sources, and why (`corpus.files.find.Passed`)."""
    warned: int = 0
    """Files for which libraries gave warnings."""
    seconds: float = 0.0

    @property
    def unread(self) -> int:
        """How many files failed in this run; a second copy of the same bytes, or a file still being written, did not."""
        return sum(count for reason, count in self.reasons.items() if reason not in _NO_FAILURE)

    def counts(self) -> dict[str, int]:
        """The columns of the ledger's `runs`."""
        return {"found": self.found, "read": self.plans, "failed": self.unread, "unchanged": self.unchanged,
                "duplicate": self.reasons["duplicate"], "deferred": self.reasons["deferred"], "gone": self.gone}  # fmt: skip


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
    What was read is kept where the run is stopped (`KeyboardInterrupt` goes on to the caller).  Raises `OutputError`
    where the tables cannot be written; a file that cannot be read is a row of `failures`.
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
    """The store may hold no source.  It may lie inside one on this machine, where it is left out."""
    own = _real(str(output))
    for place in places:
        real = _real(place)
        if real.is_relative_to(own) or (remote.is_url(place) and own.is_relative_to(real)):
            raise OutputError("store.inside_source", output=str(output), source=place)


def _real(place: str) -> pathlib.Path:
    """A place as a path that can be compared; of a URL, its parts."""
    return pathlib.Path(place if remote.is_url(place) else os.path.realpath(place))


class _Reading:
    """A run under way: what was read and is not yet committed."""

    def __init__(self, store: Store, tell: Tell, result: Result, by_rules: str) -> None:
        self.store, self.tell, self.result, self.rules = store, tell, result, by_rules
        self.corrector = Corrector(store)
        self.change = Change()
        self.wished = frozenset[str]()
        """Plans to be read again: people removed corrections of them, or their text is lost."""
        self.pending: dict[str, str] = {}
        """Plans that wait to be written, and the names of their files."""
        self.done = self.total = 0
        self.unpacked: collections.Counter[str] = collections.Counter()
        """How many files the archives held, by the outermost."""
        self.warnings: tuple[str, ...] = ()
        """Of the file whose outcome is being taken."""

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
            # A disk that is full must not hide what it did before; a run without an end is marked by the next one.
            with contextlib.suppress(sqlite3.Error):
                ledger.count_run(number, outcome, self.result.counts(), ended=True)
                self.store.keep_notes()

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
        """Whether what waits is committed now, while `left` files are still read.

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
        outermost = outcome.file.key.partition(SEPARATOR)[0]
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

    # What becomes of a file

    def _take(self, outcome: Outcome) -> None:
        if outcome.reason != "ok":
            self._fail(outcome.file, outcome.reason, outcome.message, outcome.seconds)
        elif not outcome.doc_id:  # an archive: what is in it has its own entries
            self._note(
                dataclasses.replace(outcome.file, stamp=outcome.stamp), "done", "ok", NOTHING, None, outcome.seconds
            )
        elif outcome.doc_id in self.pending or self._is_read_elsewhere(outcome):
            self._take_known(dataclasses.replace(outcome.file, stamp=outcome.stamp), outcome.doc_id)
        else:
            file = dataclasses.replace(outcome.file, stamp=outcome.stamp)
            self.pending[outcome.doc_id] = file.name
            rows = self.corrector.corrected(outcome.doc_id, outcome.rows, outcome.text)
            same_as = None
            if outcome.edition:
                before = self.store.ledger.get(file.key)
                own = {
                    outcome.doc_id,
                    before.doc_id if before else None,
                }  # a file that changed is not a copy of what it was
                same_as = self.store.first_edition(own, outcome.edition, outcome.text, self.change)
            if same_as:
                rows = with_document(rows, {"same_as": same_as})
                self.result.copies += 1
            self.change.add(
                ReadPlan(outcome.doc_id, file.key, self.rules, rows, outcome.text, outcome.edition, same_as)
            )
            self.result.plans += 1
            self.result.others += outcome.edition is not None and not outcome.edition.is_plan
            self.result.rows.update(outcome.counts)
            self._note(file, "done", "ok", NOTHING, outcome.doc_id, outcome.seconds)

    def _is_read_elsewhere(self, outcome: Outcome) -> bool:
        """Whether the bytes that were read are another file's plan: they came into this one after the survey."""
        plan = self.store.ledger.plan(outcome.doc_id)
        is_wished = outcome.doc_id in self.wished
        return plan is not None and plan.rules == self.rules and plan.source != outcome.file.key and not is_wished

    def _take_twin(self, file: Found, outcome: Outcome) -> None:
        if outcome.reason == "ok" and not outcome.doc_id:
            self._note(file, "done", "duplicate", say("file.same_unpacked", name=outcome.file.name), None)
        elif outcome.reason == "ok":
            self._take_known(file, outcome.doc_id)
        else:
            self._fail(file, outcome.reason, outcome.message, 0.0)

    def _take_known(self, file: Found, doc_id: str) -> None:
        """A file whose bytes are a plan in the tables, or one that waits: a second name of it, or its new one."""
        name = self.pending.get(doc_id)
        if name is None:
            first = holder(doc_id, self.store.ledger, self._is_there)
            name = first.name if first and first.key != file.key else None
        if name is None:
            self._note(file, "done", "ok", NOTHING, doc_id)
            self.pending[doc_id] = file.name
        else:
            self._note(file, "done", "duplicate", say("file.same_read", name=name), doc_id)

    def _is_there(self, entry: Entry) -> bool:
        """Whether a file that was read still has the bytes that were read."""
        if entry.key in self.change.forgotten:
            return False
        newer = next((file for file in reversed(self.change.files) if file.key == entry.key), entry)
        return newer.state == "done" and newer.doc_id == entry.doc_id

    def _fail(self, file: Found, reason: str, message: Message, seconds: float) -> None:
        before = self.store.ledger.get(file.key)
        policy = before is not None and before.state == "failed" and before.stamp == file.stamp
        self._note(file, "deferred" if reason == "deferred" else "failed", reason, message,
                   before.doc_id if before else None, seconds, before.attempts + 1 if policy and before else 1)  # fmt: skip

    def _note(self, file: Found, state: str, reason: str, message: Message, doc_id: str | None, seconds: float = 0.0, attempts: int = 1) -> Entry:  # fmt: skip
        """Record the outcome of a file, and report it."""
        before = self.store.ledger.get(file.key)
        if before and before.doc_id and before.doc_id != doc_id:
            self.change.left.add(before.doc_id)
        entry = Entry(file.key, file.name, file.stamp, doc_id, state, reason, message.en, attempts, seconds, self.rules,  # type: ignore[arg-type]  # one of the states
                      message_vi=message.vi)  # fmt: skip
        self.change.files.append(entry)
        if reason != "ok":
            self.result.reasons[reason] += 1
        self.done += 1
        self.total = max(self.total, self.done)
        self.tell(Step(self.done, self.total, entry, self.warnings))
        self.warnings = ()
        return entry

    def _take_gone(self, todo: Survey, *, prune: bool) -> None:
        """Mark the files that are no longer there."""
        change = self.change
        self.result.gone += len(todo.gone)
        change.forgotten |= {entry.key for entry in todo.forgotten}
        change.files += [dataclasses.replace(entry, state="gone", since="") for entry in todo.gone]
        if prune:
            away = [*todo.gone, *self.store.ledger.gone()]
            change.files = [entry for entry in change.files if entry.state != "gone"]
            change.forgotten |= {entry.key for entry in away}
            change.left |= {entry.doc_id for entry in away if entry.doc_id}

    def _take_empty_folders(self, empty: Iterable[str]) -> None:
        for place in empty:
            if os.path.isdir(place):
                if not any(entry.key.startswith(place + os.sep) for entry in self.store.ledger.entries()):
                    self.result.empty.append(place)  # an inbox to which nothing was uploaded yet
                    continue
                name = Found(place, place, None)
                self._fail(name, "empty", joined([say("file.folder_empty"), say("do.path")]), 0.0)
