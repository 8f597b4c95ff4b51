"""What a commit changes: plans that were read, files, names."""

from __future__ import annotations

import dataclasses
import os

from corpus.files.entry import Entry
from outputs.edition import Edition
from outputs.store.arrow_rows import Packed
from outputs.table import Row, printable


@dataclasses.dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan as it was read: its rows, its text, the key of its file."""

    doc_id: str
    key: str
    rules: str
    rows: Packed
    text: str
    edition: Edition | None = None
    """None if the ledger has it already."""
    same_as: str | None = None
    """The plan that it is another edition of."""


@dataclasses.dataclass(slots=True)
class Change:
    """What a commit changes."""

    plans: list[ReadPlan] = dataclasses.field(default_factory=list)
    size: int = 0
    """Bytes of rows and texts that wait to be written."""
    files: list[Entry] = dataclasses.field(default_factory=list)
    forgotten: set[str] = dataclasses.field(default_factory=set)
    """Keys of files that the ledger strikes out."""
    left: set[str] = dataclasses.field(default_factory=set)
    """Plans that a file no longer contains: their rows go if no other file that was read contains them."""
    sources: dict[str, Entry] = dataclasses.field(default_factory=dict)
    """Plans that lie elsewhere now."""
    firsts: dict[str | None, list[ReadPlan]] = dataclasses.field(default_factory=dict)
    """By the key of their issuer and year (`Edition.unnumbered`), the plans that wait and are not editions of another."""

    def add(self, plan: ReadPlan) -> None:
        """Have a plan wait to be written."""
        self.plans.append(plan)
        self.size += len(plan.text) + sum(map(len, plan.rows.values()))
        if plan.edition and plan.same_as is None:
            self.firsts.setdefault(plan.edition.unnumbered, []).append(plan)

    def __bool__(self) -> bool:
        return bool(self.plans or self.files or self.forgotten or self.left or self.sources)


def source_columns(entry: Entry) -> Row:
    """The columns of `documents` that name a plan's file."""
    return {"source": printable(entry.name), "file_name": printable(os.path.basename(entry.name))}
