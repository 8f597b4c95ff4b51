"""A file in an archive or e-mail, as each of their readers returns it."""

from collections.abc import Callable
from typing import NamedTuple


class Part(NamedTuple):
    """A file's name, its bytes unpacked and packed (if the archive knows them), whether a password locks it, and how to get it."""

    name: str
    size: int
    packed: int
    is_locked: bool
    read: Callable[[], bytes]
    """Raises `UnreadableError`."""
