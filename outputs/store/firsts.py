"""Which plans in a store are editions of another, and which of them is the first."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Set

from outputs.edition import SCAN, Edition, are_editions, have_same_titles
from outputs.store.arrow_rows import with_document
from outputs.store.change import Change
from outputs.store.part import Part, is_of_today, path_of, read_part
from outputs.store.regroup import regrouped
from outputs.store.versions import Versions
from outputs.table import Row

_CORRECTIONS = "corrections"


class Firsts(Versions):
    """The plans in the tables as editions of one another."""

    def first_edition(self, own: Container[str | None], edition: Edition, text: str, waiting: Change) -> str | None:
        """The plan, in the tables or among those that wait, that a document is another edition of; None if it is the first.

        `own` are the doc_ids that the document's file has and had.
        """
        if edition.key is None or not edition.is_plan:
            return None
        for plan in waiting.firsts.get(edition.unnumbered, ()):
            other = plan.edition if plan.doc_id not in own else None
            if other and are_editions(edition, text, other, plan.text):
                return plan.doc_id
        names = (other for other in self._firsts_like(edition) if other[0] not in own)
        return next((name for name, other in names if self._is_edition(name, other, edition, text)), None)

    def _firsts_like(self, edition: Edition) -> list[tuple[str, Edition]]:
        """The plans in the tables, copies excluded, whose number, issuer and year do not distinguish them from an edition."""
        key, unnumbered = edition.key or "", edition.unnumbered or ""
        found = self.ledger.firsts(key, unnumbered) if edition.has_number else self.ledger.firsts_below(unnumbered)
        return [(name, Edition(True, key, title)) for name, key, title in found]

    def _is_edition(self, name: str, other: Edition, edition: Edition, text: str) -> bool:
        """Whether a plan in the tables is another edition of a document."""
        path = self.place / "text" / f"{name}.txt"
        if not (edition.has_number and other.has_number):
            if not have_same_titles(edition, other, is_scan=True):
                return False
            other = dataclasses.replace(other, is_scan=name in self._scans({name}))
        return path.is_file() and are_editions(edition, text, other, path.read_text(encoding="utf-8"))

    def _regroup(self, change: Change, dropped: set[str]) -> dict[str, str | None]:
        """Decide again which edition of a plan is the first, where that is another one now (`documents.same_as`)."""
        path = self.place / _CORRECTIONS
        found = regrouped(
            change.plans, dropped, self.ledger, self._scans, lambda name: (path / f"{name}.json").is_file()
        )
        change.plans = [
            dataclasses.replace(
                plan, rows=with_document(plan.rows, {"same_as": found[plan.doc_id]}), same_as=found[plan.doc_id]
            )
            if plan.doc_id in found
            else plan
            for plan in change.plans
        ]
        return found

    def _scans(self, doc_ids: Set[str]) -> set[str]:
        """Those plans in the tables that were read by OCR alone."""
        rows = (row for part in self._parts_of(doc_ids) for row in self._documents(part))
        return {str(row["doc_id"]) for row in rows if row["text_source"] == SCAN and row["doc_id"] in doc_ids}

    def _documents(self, part: str) -> list[Row]:
        """The `doc_id` and `text_source` of the plans in a part."""
        import pyarrow.parquet

        file = pyarrow.parquet.ParquetFile(path_of(self.tables, "documents", part))
        rows: list[Row] = file.read(["doc_id", "text_source"]).to_pylist()
        return rows

    def _parts_of(self, doc_ids: Set[str]) -> list[str]:
        found = {plan.part for plan in map(self.ledger.plan, doc_ids) if plan}
        return sorted(found)

    def _is_of_today(self, part: str) -> bool:
        return is_of_today(self.tables, part)

    def _read_part(self, part: str) -> Part:
        return read_part(self.tables, part)
