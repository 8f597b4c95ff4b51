"""The runs in the ledger: when each began and ended, and what it did."""

import os
import sqlite3
from collections.abc import Iterable, Mapping

from corpus.files import clock
from corpus.files.remote import without_secret


class LedgerOfRuns:
    """What the ledger records about runs."""

    _base: sqlite3.Connection

    def begin_run(self, sources: Iterable[str], rules: str, host: str) -> int:
        """Record that a run begins; returns its number.  Runs that never ended are marked `died`."""
        self._base.execute("update runs set outcome = 'died' where ended is null and outcome = 'running'")
        row = self._base.execute(
            "insert into runs (began, host, process, sources, rules, outcome) values (?, ?, ?, ?, ?, 'running') returning id",
            (
                clock.now(),
                host,
                os.getpid(),
                "\n".join(map(without_secret, sources)).encode("utf-8", "backslashreplace").decode(),
                rules,
            ),
        ).fetchone()
        return int(row[0])

    def count_run(self, run: int, outcome: str, counts: Mapping[str, int], *, ended: bool) -> None:
        """Record the progress of a run and, at its end, its outcome."""
        columns = ", ".join(f"{name} = :{name}" for name in counts)
        self._base.execute(
            f"update runs set outcome = :outcome, ended = :ended, {columns} where id = :id",
            {"outcome": outcome, "ended": clock.now() if ended else None, "id": run, **counts},
        )

    def runs(self, last: int) -> list[dict[str, str | int | None]]:
        """The last runs, the newest first."""
        found = self._base.execute("select * from runs order by id desc limit ?", (last,))
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def last_complete(self) -> str | None:
        """When the last run ended that was completed; None if none was."""
        row = self._base.execute("select max(ended) from runs where outcome = 'ok'").fetchone()
        return row[0] if row else None
