"""What a run is asked to do beyond new and changed files, its result, and its report on each file."""

import collections
import dataclasses
from collections.abc import Callable

from corpus.files.entry import Entry
from corpus.message import Message
from outputs.table import printable

_NO_FAILURE = ("duplicate", "deferred")


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
        """The file as it was named, printable."""
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


@dataclasses.dataclass(frozen=True, slots=True)
class Policy:
    """What a run does beyond new and changed files: it reads stale and failed files again, and removes the rows of files that are gone."""

    stale: bool = False
    failed: bool = False
    prune: bool = False
    follow_links: bool = False
    """Whether links that lead outside their source are read too."""
    prune_limit: float = 10
    """How many percent of the plans, and no whole source, may be removed at once; 100 allows all."""


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
