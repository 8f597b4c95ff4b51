"""Corrections in the run: plans that are read get theirs, and plans whose corrections changed since get them anew."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Container, Iterable, Iterator, Mapping

from outputs.correction import apply
from outputs.correction_file import FOLDER, corrected_plans, digest, read_corrections
from outputs.pack import Packed, pack, unpack
from outputs.store import ReadPlan, Store
from outputs.stored import read_plan_rows, read_text
from outputs.table import PLAN_TABLES, Row

_APPLIED = ".applied"
"""In the folder of corrections: by plan, a digest of the corrections that the tables hold."""


def corrected_rows(store: pathlib.Path, doc_id: str, rows: Packed, text: str) -> Packed:
    """A plan's rows as people corrected them.  Raises `CorrectionError`."""
    corrections = read_corrections(store, doc_id)
    if not corrections:
        return rows
    unpacked: Mapping[str, list[Row]] = {name: unpack(name, [rows]).to_pylist() for name in PLAN_TABLES}
    return pack(apply(unpacked, text, corrections))


def recorrected(store: Store, pending: Container[str]) -> Iterator[ReadPlan]:
    """The plans in the tables whose corrections are others than those that the tables hold, but those that wait to be written.

    Nothing is read again: corrections apply to rows that were corrected before as they do to new ones.
    """
    applied = _applied(store.place)
    for doc_id in sorted({*corrected_plans(store.place), *applied}):
        plan = store.ledger.plan(doc_id)
        if plan is None or doc_id in pending or applied.get(doc_id, "") == digest(store.place, doc_id):
            continue
        text = read_text(store.place, doc_id)
        rows = apply(read_plan_rows(store.tables, doc_id), text, read_corrections(store.place, doc_id))
        yield ReadPlan(doc_id, plan.source, plan.rules, pack(rows), text)


def note_applied(store: pathlib.Path, doc_ids: Iterable[str]) -> None:
    """Note that the tables hold the corrections of plans as they are now."""
    applied = _applied(store)
    now = applied | {doc_id: digest(store, doc_id) for doc_id in doc_ids}
    now = {doc_id: name for doc_id, name in now.items() if name}
    if now != applied:
        (store / FOLDER).mkdir(exist_ok=True)
        (store / FOLDER / _APPLIED).write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _applied(store: pathlib.Path) -> dict[str, str]:
    path = store / FOLDER / _APPLIED
    if not path.is_file():
        return {}
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found
