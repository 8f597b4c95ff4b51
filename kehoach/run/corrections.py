"""Corrections in a run: plans that are read get theirs, and plans whose corrections have changed are corrected again."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kehoach.run.applied import NONE, Applied, read_applied, write_applied
from outputs.review.apply import apply, with_unread
from outputs.review.correction_file import FOLDER, CorrectionError, corrected_plans, digest, read_corrections
from outputs.store.arrow_rows import Packed, pack, unpack
from outputs.store.change import ReadPlan
from outputs.store.content import read_plan_rows, read_text
from outputs.store.local import Store
from outputs.table import PLAN_TABLES, Row


def taken_back(store: pathlib.Path) -> frozenset[str]:
    """The plans from which people removed a correction that the tables contain: they must be read again.  Raises `CorrectionError`."""
    applied = read_applied(store / FOLDER)
    return frozenset(doc_id for doc_id, held in applied.items() if held.lost or _lacks(store, doc_id, held))


def _lacks(store: pathlib.Path, doc_id: str, held: Applied) -> bool:
    """Whether a plan's file of corrections lacks one that the tables contain."""
    name = digest(store, doc_id)
    if name in ("", held.digest):
        return not name
    try:
        return held.lacks(read_corrections(store, doc_id))
    except CorrectionError:  # an issue states so when they are applied
        return False


class Corrector:
    """Applies the corrections of a store in a run, and records which of them the tables contain.  Raises `CorrectionError`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._applied = read_applied(store.place / FOLDER)
        self._waiting: dict[str, Applied] = {}
        self._corrected = set(corrected_plans(store.place))

    def corrected(self, doc_id: str, rows: Packed, text: str) -> Packed:
        """A plan's rows as people corrected them."""
        if doc_id not in self._corrected:  # a correction that comes in meanwhile is found by the next run
            self._waiting[doc_id] = NONE
            return rows
        unpacked: Mapping[str, list[Row]] = {name: unpack(name, [rows]).to_pylist() for name in PLAN_TABLES}
        corrected, self._waiting[doc_id] = self._applied_to(doc_id, unpacked, text, NONE)
        return pack(corrected)

    def _applied_to(
        self, doc_id: str, rows: Mapping[str, list[Row]], text: str, before: Applied
    ) -> tuple[Mapping[str, Sequence[Row]], Applied]:
        """Rows that contain what was applied `before` with their corrections, and what they contain then.

        Where the file of corrections is broken none is applied, and an issue states so.
        """
        name = digest(
            self._store.place, doc_id
        )  # noted before they are read: one that comes in between is found again by the next run
        try:
            corrections = read_corrections(self._store.place, doc_id)
        except CorrectionError as error:
            kept = dataclasses.replace(before, digest=name)
            return with_unread(rows, str(error), f"{FOLDER}/{doc_id}.json"), kept
        return apply(rows, text, corrections), before.with_(name, corrections)

    def outdated(self) -> list[str]:
        """The plans whose corrections are others than those that the tables, or the rows that wait for them, hold."""
        place, held = self._store.place, self._applied | self._waiting
        found = (doc_id for doc_id in corrected_plans(place) if self._store.ledger.plan(doc_id))
        return [doc_id for doc_id in found if held.get(doc_id, NONE).digest != digest(place, doc_id)]

    def recorrected(self, doc_ids: Iterable[str]) -> Iterator[ReadPlan]:
        """Those of some plans that are in the tables, corrected again.

        No file is read again: corrections apply to rows that were corrected before as they do to new ones.
        """
        place = self._store.place
        for doc_id in doc_ids:
            plan = self._store.ledger.plan(doc_id)
            if plan is None:
                continue
            text, before = read_text(place, doc_id), self._applied.get(doc_id, NONE)
            rows = read_plan_rows(self._store.tables, doc_id)
            corrected, self._waiting[doc_id] = self._applied_to(doc_id, rows, text, before)
            yield ReadPlan(doc_id, plan.source, plan.rules, pack(corrected), text)

    def committed(self) -> None:
        """Note that the tables contain the corrections of all plans that were corrected since the last time."""
        now = {doc_id: held for doc_id, held in (self._applied | self._waiting).items() if held.digest}
        self._waiting.clear()
        if now != self._applied:
            self._applied = now
            write_applied(self._store.place / FOLDER, now)
