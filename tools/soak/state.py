"""Two stores over one inbox, what was done to them, and what is in them."""

import collections
import pathlib
import random
from typing import Any

import pyarrow.parquet


class DifferenceError(Exception):
    """What does not hold."""


class Soak:
    """Two stores over one inbox, and what was done to them."""

    def __init__(self, folder: pathlib.Path, seed: int) -> None:
        self.inbox, self.calm, self.store = folder / "inbox", folder / "calm", folder / "disk" / "store"
        self.temporary, self.disk = folder / "tmp", folder / "disk"
        self.chance = random.Random(seed)
        self.version = self.number = 0
        self.hours = 0
        self.usual = 5.0
        """Seconds that an undisturbed run took."""
        self.done: collections.Counter[str] = collections.Counter()
        for path in (self.inbox, self.temporary, self.disk):
            path.mkdir(parents=True)


def rows_of(store: pathlib.Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table; none before the first run."""
    if not (store / f"{table}.parquet").exists():
        return []
    return pyarrow.parquet.read_table(store / f"{table}.parquet").to_pylist()  # type: ignore[no-any-return]
