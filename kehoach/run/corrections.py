"""Corrections in the run: plans that are read get theirs, and plans whose corrections have changed since are corrected again."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from outputs.review.correction import apply, with_unread
from outputs.review.correction_file import FOLDER, CorrectionError, corrected_plans, digest, read_corrections
from outputs.store.arrow_rows import Packed, pack, unpack
from outputs.store.content import read_plan_rows, read_text
from outputs.store.local import ReadPlan, Store
from outputs.table import PLAN_TABLES, Row

_APPLIED = ".applied"
"""In the folder of corrections: by plan, a digest of the corrections that the tables hold."""


class Corrector:
    """What applies the corrections of a store in a run, and notes what the tables hold of them.  Raises `CorrectionError`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._path = store.place / FOLDER / _APPLIED
        self._applied = _read_applied(self._path)
        self._waiting: dict[str, str] = {}
        self._corrected = set(corrected_plans(store.place))

    def corrected(self, doc_id: str, rows: Packed, text: str) -> Packed:
        """A plan's rows as people corrected them."""
        if doc_id not in self._corrected:  # a correction that comes in meanwhile is found by the next run
            self._waiting[doc_id] = ""
            return rows
        self._note(doc_id)
        unpacked: Mapping[str, list[Row]] = {name: unpack(name, [rows]).to_pylist() for name in PLAN_TABLES}
        return pack(self._applied_to(doc_id, unpacked, text))

    def _applied_to(self, doc_id: str, rows: Mapping[str, list[Row]], text: str) -> Mapping[str, Sequence[Row]]:
        """Rows with their corrections; where the file of corrections is broken none is applied, and an issue says so."""
        try:
            return apply(rows, text, read_corrections(self._store.place, doc_id))
        except CorrectionError as error:
            return with_unread(rows, str(error), f"{FOLDER}/{doc_id}.json")

    def taken_back(self) -> frozenset[str]:
        """The plans whose file of corrections is gone, although the tables hold what it corrected: they are to be read again."""
        return frozenset(self._applied.keys() - self._corrected)

    def outdated(self) -> list[str]:
        """The plans whose corrections are others than those that the tables, or the rows that wait for them, hold."""
        place, held = self._store.place, self._applied | self._waiting
        found = (doc_id for doc_id in corrected_plans(place) if self._store.ledger.plan(doc_id))
        return [doc_id for doc_id in found if held.get(doc_id, "") != digest(place, doc_id)]

    def recorrected(self, doc_ids: Iterable[str]) -> Iterator[ReadPlan]:
        """Those of some plans that are in the tables, corrected again.

        No file is read again: corrections apply to rows that were corrected before as they do to new ones.
        """
        place = self._store.place
        for doc_id in doc_ids:
            plan = self._store.ledger.plan(doc_id)
            if plan is None:
                continue
            self._note(doc_id)
            text = read_text(place, doc_id)
            rows = self._applied_to(doc_id, read_plan_rows(self._store.tables, doc_id), text)
            yield ReadPlan(doc_id, plan.source, plan.rules, pack(rows), text)

    def _note(self, doc_id: str) -> None:
        """Noted before they are read: a correction that comes in between is found again by the next run."""
        self._waiting[doc_id] = digest(self._store.place, doc_id)

    def committed(self) -> None:
        """Note that the tables hold the corrections of all plans that were corrected since the last time."""
        now = {doc_id: name for doc_id, name in (self._applied | self._waiting).items() if name}
        self._waiting.clear()
        if now != self._applied:
            self._applied = now
            self._path.parent.mkdir(exist_ok=True)
            part = self._path.with_name(f"{_APPLIED}.part")  # half a file would stop the next run
            part.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
            part.replace(self._path)


def _read_applied(path: pathlib.Path) -> dict[str, str]:
    try:
        return {str(doc_id): str(name) for doc_id, name in json.loads(path.read_text("utf-8")).items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise CorrectionError(f"cannot read {path} ({error.strerror}); check its permissions") from error
    except (ValueError, AttributeError) as error:
        raise CorrectionError(
            f"{path} is damaged ({error}); move it away; corrections undone since the last run then stay applied until their plans change"
        ) from error
