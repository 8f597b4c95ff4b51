"""The store: the tables of all plans that were ever read, changed in one step (see `outputs.store.versions`)."""

from __future__ import annotations

import collections
import contextlib
import functools
import os
import pathlib
import shutil
import sqlite3
from collections.abc import Mapping, Sequence

from corpus.files.entry import Entry, Known
from outputs import datapackage
from outputs.csv import write_csv
from outputs.disk import share, sync
from outputs.frame import arrow_table
from outputs.store.change import Change, source_columns
from outputs.store.checksum import write_checksums
from outputs.store.firsts import Firsts
from outputs.store.folder import COLUMNS, PARTS, OutputError
from outputs.store.part import (
    Part,
    columns_of_today,
    joined,
    moved,
    part_of,
    parts,
    without,
    write_part,
)
from outputs.store.versions import BEHIND, DROPPED, WITH_CSV
from outputs.table import TABLES, Failure, Row, failure_row, table

_STAGING = ".staging"
_SMALL = 250
"""A part of fewer plans is small: many nights' small parts are joined."""
_MANY = 8
"""How many small parts are kept before they are joined."""


class Store(Firsts):
    """A store that this process alone works in."""

    @property
    def staging(self) -> str:
        """Where workers on other machines put what they read; swept at the beginning and the end of a run."""
        return str(self.place / _STAGING)

    def sweep(self) -> None:
        """Remove what workers of a run that is over have left."""
        shutil.rmtree(self.place / _STAGING, ignore_errors=True)

    def is_as_wished(self, *, csv: bool) -> bool:
        """Whether the tables need no commit where no file changed: they are there, with CSV or without."""
        return csv == self.has_csv and not (self.tables / BEHIND).exists()

    def keep_notes(self) -> None:
        """Keep what the ledger states of a run beside the commits: here it is kept already."""

    def commit(self, change: Change, *, csv: bool | None = None) -> None:
        """Make a change effective, completely or not at all.

        `csv`: write the CSV files again (True), leave them out (False), or leave them as they are for now (None).
        Raises `OutputError`; the tables are then as they were.
        """
        number = self.ledger.version + 1
        try:
            with self._known(), self.ledger.transaction():
                dropped = self._take(change)
                firsts = self._regroup(change, dropped)
                with self._writing(number) as made:
                    new = part_of([plan.rows for plan in change.plans])
                    self._write_parts(made, change, new, dropped, firsts, f"{number:08d}")
                    self._write_failures(made)
                    write_checksums(made, self.tables)
                    self._write_csv(made, csv)
                    self._write_texts(made, change)
                    (made / DROPPED).write_text("\n".join(sorted(dropped)), encoding="ascii")
                    (made / PARTS).write_text("\n".join(sorted(self._parts())), encoding="ascii")
                    (made / COLUMNS).write_text(columns_of_today(), encoding="ascii")
                    self._prepare(number)
                    sync(self.place)
                    self.ledger.set_version(number)
            self._switch(number)
            self._finish(number)
            self._index(change, new, dropped, firsts, number)
        except (OSError, sqlite3.Error) as error:
            raise OutputError("store.cannot_commit", store=self.place, detail=error) from error

    # What is written

    def _take(self, change: Change) -> set[str]:
        """Note what became of the files; the plans that none of them contains any longer, also if new corrections of one waited."""
        self.ledger.forget(change.forgotten)
        self.ledger.put(change.files)
        dropped = {doc_id for doc_id in change.left if not self.ledger.has_file_of(doc_id)}
        change.plans = [plan for plan in change.plans if plan.doc_id not in dropped]
        return dropped

    def _write_parts(
        self,
        made: pathlib.Path,
        change: Change,
        new: Part,
        dropped: set[str],
        firsts: Mapping[str, str | None],
        name: str,
    ) -> None:
        """The parts of the new version: the old ones as they are where nothing in them changes; `new` are the change's plans."""
        replaced = dropped | {plan.doc_id for plan in change.plans}
        held = self._parts()
        others = replaced | change.sources.keys() | firsts.keys()
        touched = sorted({*self._parts_of(others), *(self._outdated & held.keys())})
        small = [part for part, count in held.items() if count < _SMALL and part not in touched]
        joining = small if len(small) > _MANY else []
        self._share_all(made, held.keys() - {*touched, *joining}, self._spared)
        old = [self._read_part(part) for part in joining]
        if touched:
            old += [self._changed(part, replaced, change.sources, firsts) for part in touched]
        self._place_plans(change, dropped, [*joining, *touched], name)
        self.ledger.regroup(firsts)
        if old or change.plans or not any((made / "documents.parquet").iterdir()):
            write_part(made, name, joined([*old, new]) if old else new)  # a table has a part also if it has no rows

    def _index(
        self, change: Change, new: Part, dropped: set[str], firsts: Mapping[str, str | None], version: int
    ) -> None:
        """Take the change into the search index; a fault there leaves it after, and whoever searches next has it catch up."""
        from outputs.search.upkeep import follow

        texts = {plan.doc_id: plan.text for plan in change.plans}
        renamed = {doc_id: str(source_columns(entry)["file_name"]) for doc_id, entry in change.sources.items()}
        with contextlib.suppress(sqlite3.Error):
            follow(self.place, version, texts, new, dropped, firsts, renamed)

    def tidy(self) -> None:
        """After the last commit of a run: what the search index put off."""
        from outputs.search.upkeep import tidy

        with contextlib.suppress(sqlite3.Error):  # it is only slower to search
            tidy(self.place)

    @functools.cached_property
    def _outdated(self) -> set[str]:
        """The parts that an older kehoach wrote, with other columns: the first commit writes them again."""
        path = self.tables / COLUMNS
        if path.is_file() and path.read_text(encoding="ascii", errors="replace") == columns_of_today():
            return set()
        return {part for part in self._parts() if not self._is_of_today(part)}

    def _changed(
        self, part: str, replaced: set[str], sources: Mapping[str, Entry], firsts: Mapping[str, str | None]
    ) -> Part:
        columns = collections.defaultdict[str, Row](dict)
        for doc_id, entry in sources.items():
            columns[doc_id] = {**source_columns(entry)}
        for doc_id, first in firsts.items():
            columns[doc_id] = {**columns[doc_id], "same_as": first}
        return moved(without(self._read_part(part), replaced), columns)

    def _place_plans(self, change: Change, dropped: set[str], parts: Sequence[str], name: str) -> None:
        """Note in the ledger where the plans are now."""
        read = {plan.doc_id for plan in change.plans}
        kept = {doc_id: self.ledger.plan(doc_id) for doc_id in change.sources.keys() - dropped - read}
        self.ledger.forget_plans(dropped)
        for part in parts:
            self.ledger.move(part, name)
        self.ledger.put_plans({plan.doc_id: Known(plan.key, name, plan.rules) for plan in change.plans})
        self.ledger.put_editions(
            (plan.doc_id, plan.edition.is_plan, plan.edition.key, plan.edition.title, plan.same_as)
            for plan in change.plans
            if plan.edition
        )
        self.ledger.put_plans(
            {doc_id: Known(change.sources[doc_id].key, name, plan.rules) for doc_id, plan in kept.items() if plan}
        )
        held = {part: count for part, count in self._parts().items() if part not in parts}
        count = self.ledger.plans_in(name)
        self._held = held | ({name: count} if count else {})

    def _write_failures(self, made: pathlib.Path) -> None:
        rows = [_failure(entry) for entry in sorted(self.ledger.unread(), key=lambda entry: entry.name)]
        write_part(made, "failures", {"failures": arrow_table(table("failures"), rows)})

    def _write_csv(self, made: pathlib.Path, csv: bool | None) -> None:
        if csv:
            datapackage.write_datapackage(made)
            for found in TABLES:
                write_csv(made / f"{found.name}.csv", found, parts(made, found.name))
        elif csv is None and self.has_csv:
            for name in WITH_CSV:
                share(self.tables / name, made / name)
            (made / BEHIND).touch()

    def _write_texts(self, made: pathlib.Path, change: Change) -> None:
        """New plans' texts lie where they belong at once; a text that replaces another waits for the switch."""
        for plan in change.plans:
            path, text = self.place / "text" / f"{plan.doc_id}.txt", plan.text.encode("utf-8")
            try:
                with path.open("xb") as file:
                    file.write(text)
            except FileExistsError:
                if path.read_bytes() != text:
                    (made / "text" / path.name).write_bytes(text)


def _failure(entry: Entry) -> Row:
    return failure_row(
        Failure(
            source=entry.name,
            file_name=os.path.basename(entry.name),
            reason=entry.reason,
            message=entry.message,
            message_vi=entry.message_vi,
        )
    )
