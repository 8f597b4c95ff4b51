"""Several stores as one: the plans of each, once; a plan that several contain is the first one's."""

from __future__ import annotations

import contextlib
import pathlib
import shutil
from collections.abc import Sequence

from corpus.files.ledger import Ledger
from outputs.edition import Edition
from outputs.store.arrow_rows import pack
from outputs.store.change import Change, ReadPlan
from outputs.store.content import read_plan_rows, read_text
from outputs.store.folder import LEDGER, OutputError
from outputs.store.local import Store
from outputs.store.opened import open_store
from outputs.store.reading import tables_of
from outputs.table import Row, table

_PLANS = 500
_CORRECTIONS = "corrections"


def merge(stores: Sequence[pathlib.Path], output: pathlib.Path) -> int:
    """Write the plans of some stores, with their texts and corrections and what their ledgers know, into a new one; how many plans.

    Which plans are other editions of each other is decided again, over all of them.  Raises `OutputError`.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise OutputError("store.not_empty", folder=output)
    taken: set[str] = set()
    with open_store(output) as made:
        for store in stores:
            _take(store, made, taken)
    return len(taken)


def _take(store: pathlib.Path, made: Store, taken: set[str]) -> None:
    for file in sorted((store / _CORRECTIONS).glob("*")):
        target = made.place / _CORRECTIONS / file.name
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(file, target)
    with tables_of(str(store)) as tables, contextlib.closing(Ledger(store / LEDGER)) as ledger:
        change = Change()
        for doc_id, known in ledger.plans():
            if doc_id in taken:
                continue
            taken.add(doc_id)
            change.add(_plan(store, tables, doc_id, known.source, known.rules, made, change))
            if len(change.plans) >= _PLANS:
                made.commit(change)
                change = Change()
        entries = [entry for entry in ledger.entries() if made.ledger.get(entry.key) is None]
        change.files += entries
        made.commit(change, csv=True)


def _plan(store: pathlib.Path, tables: pathlib.Path, doc_id: str, source: str, rules: str, made: Store, change: Change) -> ReadPlan:  # fmt: skip
    rows = {name: [_of_today(name, row) for row in own] for name, own in read_plan_rows(tables, doc_id).items()}
    text = read_text(store, doc_id)
    edition = Edition.of_row(rows["documents"][0])
    same_as = made.first_edition({doc_id}, edition, text, change)
    rows["documents"] = [rows["documents"][0] | {"same_as": same_as}]
    return ReadPlan(doc_id, source, rules, pack(rows), text, edition, same_as)


def _of_today(name: str, row: Row) -> Row:
    """A row with the current columns."""
    return {column.name: row.get(column.name) for column in table(name).columns}
