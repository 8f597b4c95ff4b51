"""A compound file (OLE), the container of DOC, XLS, PPT and MSG: the names of its streams, and their bytes, also to change some.

Source: [MS-CFB], 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.6 (directory).
"""

import functools
import struct
from typing import NamedTuple

from corpus.errors import CorruptError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA
"""From here on a number is not a sector."""
_ENTRY = 128
_FEW = 4096
"""Streams of fewer bytes lie in the mini stream."""


class _Entry(NamedTuple):
    """A stream or folder: its name, the numbers of its neighbours in the folder's tree and of its own tree, where it begins, how long it is."""

    name: str
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The streams of a compound file, by their names in lower case; `data` can be changed in place, never grow."""

    def __init__(self, data: bytes) -> None:
        """Raises `CorruptError` if the tables are inconsistent."""
        self.data = bytearray(data)
        try:
            self._sector = 1 << struct.unpack_from("<H", data, 30)[0]
            self._mini = 1 << struct.unpack_from("<H", data, 32)[0]
            if self._sector not in (512, 4096) or self._mini != 64:
                raise CorruptError("file.compound_broken", "do.get_again")
            self._fat = self._table(self._fat_sectors())
            first, first_mini = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 60)[0]
            self._mini_fat = self._table(self._chain(first_mini, self._fat))
            self._entries = self._directory(self._chain(first, self._fat))
            self._streams: dict[str, tuple[int, int]] = {}
            for entry in self._entries.values():
                self._streams.setdefault(entry.name, (entry.start, entry.size))
        except (struct.error, IndexError, OverflowError) as error:
            raise CorruptError("file.compound_cut", "do.get_again") from error

    @property
    def names(self) -> frozenset[str]:
        """The names of all streams and folders, in lower case."""
        return frozenset(self._streams)

    @property
    def outermost(self) -> frozenset[str]:
        """The names of the streams and folders that are in no folder, in lower case."""
        return frozenset(path for path in self._tree if "/" not in path)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; empty if it is not there or not whole."""
        start, size = self._streams.get(name, (0, 0))
        pieces = [bytes(self.data[at : at + length]) for at, length in self._pieces(start, size)]
        return b"".join(pieces)[:size]

    def at(self, path: str) -> bytes:
        """The bytes of a stream by its folders and name in lower case, `/` between them; empty if it is not there or not whole."""
        start, size = self._tree.get(path.lower(), (0, 0))
        return b"".join([bytes(self.data[at : at + length]) for at, length in self._pieces(start, size)])[:size]

    def has(self, path: str) -> bool:
        """Whether a stream or folder is there."""
        return path.lower() in self._tree

    def below(self, folder: str, prefix: str) -> list[str]:
        """The names of what is in a folder (empty, or ending in `/`) and begins so, in order."""
        start = f"{folder}{prefix}".lower()
        names = (path[len(folder) :] for path in self._tree if path.startswith(start))
        return sorted(name for name in names if "/" not in name)

    @functools.cached_property
    def _tree(self) -> dict[str, tuple[int, int]]:
        """Where each stream begins and how long it is, by its path."""
        found: dict[str, tuple[int, int]] = {}
        first = self._entries.get(0)
        waiting = [(first.child, "")] if first else []
        seen: set[int] = set()
        while waiting:
            number, above = waiting.pop()
            entry = self._entries.get(number)
            if entry is None or number in seen:
                continue
            seen.add(number)
            found[above + entry.name] = (entry.start, entry.size)
            waiting += [(entry.left, above), (entry.right, above), (entry.child, f"{above}{entry.name}/")]
        return found

    def place(self, name: str, offset: int) -> int | None:
        """Where in the file a byte of a stream lies; None if the stream is shorter."""
        for at, length in self._pieces(*self._streams.get(name, (0, 0))):
            if offset < length:
                return at + offset
            offset -= length
        return None

    def _pieces(self, start: int, size: int) -> list[tuple[int, int]]:
        """Where a stream's sectors lie, and how long they are."""
        if not size:
            return []
        if size >= _FEW:
            return [((number + 1) * self._sector, self._sector) for number in self._chain(start, self._fat)]
        root, _ = self._streams["root entry"]
        sectors = self._chain(root, self._fat)
        each = self._sector // self._mini
        found = []
        for number in self._chain(start, self._mini_fat):
            if number // each < len(sectors):
                at = (sectors[number // each] + 1) * self._sector + number % each * self._mini
                found.append((at, self._mini))
        return found

    def _fat_sectors(self) -> list[int]:
        found = [number for number in struct.unpack_from("<109I", self.data, 76) if number < _LAST]
        further, seen = struct.unpack_from("<I", self.data, 68)[0], set[int]()
        count = self._sector // 4
        while further < _LAST and further not in seen:
            seen.add(further)
            numbers = struct.unpack_from(f"<{count}I", self.data, (further + 1) * self._sector)
            found += [number for number in numbers[:-1] if number < _LAST]
            further = numbers[-1]
        return found

    def _table(self, sectors: list[int]) -> list[int]:
        count = self._sector // 4
        return [
            number
            for sector in sectors
            for number in struct.unpack_from(f"<{count}I", self.data, (sector + 1) * self._sector)
        ]

    def _chain(self, start: int, table: list[int]) -> list[int]:
        found: list[int] = []
        while start < _LAST and start < len(table) and len(found) <= len(table):
            found.append(start)
            start = table[start]
        return found

    def _directory(self, sectors: list[int]) -> dict[int, _Entry]:
        """The entries by their numbers."""
        found: dict[int, _Entry] = {}
        each = self._sector // _ENTRY
        for place, sector in enumerate(sectors):
            for index in range(each):
                at = (sector + 1) * self._sector + index * _ENTRY
                entry = self.data[at : at + _ENTRY]
                length, kind, left, right, child = struct.unpack_from("<HBxIII", entry, 64)
                if kind in (1, 2, 5) and 2 < length <= 64:
                    name = bytes(entry[: length - 2]).decode("utf-16-le", errors="replace").lower()
                    found[place * each + index] = _Entry(
                        name, left, right, child, *struct.unpack_from("<II", entry, 116)
                    )
        return found
