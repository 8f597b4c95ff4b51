"""The outcome of each file of a run: a plan waiting to be written, a duplicate of one, a failure, or gone."""

import collections
import dataclasses
import os
from collections.abc import Iterable

from corpus.files.changes import Survey
from corpus.files.entry import Entry
from corpus.files.find import Found
from corpus.message import NOTHING, Message, joined, say
from kehoach.run.corrections import Corrector
from kehoach.run.handover import file_of
from kehoach.run.result import Result, Step, Tell
from kehoach.run.worker import Outcome
from outputs.store.arrow_rows import with_document
from outputs.store.change import Change, ReadPlan
from outputs.store.local import Store


class Taking:
    """What was read and is not yet committed."""

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
        """How many files the archives contained, by the outermost."""
        self.warnings: tuple[str, ...] = ()
        """Of the file whose outcome is being taken."""

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
        """Whether the bytes that were read are another file's plan, because this file changed after it was found."""
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
        """A file whose bytes are a plan in the tables or waiting for them: a duplicate, or the plan's new name."""
        name = self.pending.get(doc_id)
        if name is None:
            first = file_of(doc_id, self.store.ledger, self._is_there)
            name = first.name if first and first.key != file.key else None
        if name is None:
            self._note(file, "done", "ok", NOTHING, doc_id)
            self.pending[doc_id] = file.name
        else:
            self._note(file, "done", "duplicate", say("file.same_read", name=name), doc_id)

    def _is_there(self, entry: Entry) -> bool:
        """Whether a file still has the bytes that were read."""
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
