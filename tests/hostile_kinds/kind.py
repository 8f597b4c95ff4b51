"""One kind of damaged or hostile file: how it is made, and what a run must say of it."""

import pathlib
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

READ, OPENED = "read", "opened"
"""The file is a row of documents; or an archive, which has no row: the files in it have theirs."""


class Kind(NamedTuple):
    """The file's name, the reason that failures must give (or `READ`, `OPENED`), and what makes it."""

    name: str
    reason: str
    make: Callable[[pathlib.Path], object]
    members: Mapping[str, str] = {}
    """By the names of the files in it: their reasons."""
    issues: tuple[str, ...] = ()
    """Codes of issues that the document must have."""

    def expected(self) -> Iterator[tuple[str, str]]:
        """The files that have a row, each with its reason."""
        if self.reason != OPENED:
            yield self.name, self.reason
        yield from ((f"{self.name}!{name}", reason) for name, reason in self.members.items())


def data(name: str, reason: str, content: bytes | Callable[[], bytes], *issues: str, members: Mapping[str, str] | None = None) -> Kind:  # fmt: skip
    """A kind of these bytes."""
    return Kind(
        name,
        reason,
        lambda path: path.write_bytes(content if isinstance(content, bytes) else content()),
        members or {},
        issues,
    )


def cut(name: str, whole: Callable[[], bytes], reasons: tuple[str, str, str], *issues: str) -> Iterator[Kind]:
    """A file that ends after a quarter, after half, and after three quarters of its bytes."""
    stem, _, suffix = name.rpartition(".")
    for quarter, reason in enumerate(reasons, start=1):
        yield data(f"{stem}-{quarter}of4.{suffix}", reason, lambda quarter=quarter: _part(whole(), quarter), *(issues if reason == READ else ()))  # type: ignore[misc]  # fmt: skip


def _part(content: bytes, quarter: int) -> bytes:
    return content[: len(content) * quarter // 4]
