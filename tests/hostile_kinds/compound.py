"""A compound file (OLE) with streams of these names.  Source: [MS-CFB], 2.2 to 2.6."""

import struct
from collections.abc import Mapping

_SECTOR = 512
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def compound(streams: Mapping[str, bytes]) -> bytes:
    """The bytes of the file; each stream is filled to 4,096 bytes at least, below which it would lie elsewhere."""
    bodies = {name: held.ljust(4096, b"\0") for name, held in streams.items()}
    folders = -(-(len(bodies) + 1) // 4)
    table = [_FAT, *range(2, folders + 1), _END]
    entries, sectors = [_entry("Root Entry", 5, 1, _END, 0)], b""
    for number, (name, held) in enumerate(bodies.items(), start=1):
        start, count = len(table), -(-len(held) // _SECTOR)
        table += [*range(start + 1, start + count), _END]
        sectors += held.ljust(count * _SECTOR, b"\0")
        entries.append(_entry(name, 2, number + 1 if number < len(bodies) else _NONE, start, len(held)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<I", 0) + b"\xff" * 432
    fat = b"".join(struct.pack("<I", number) for number in table)
    return header + fat.ljust(_SECTOR, b"\xff") + b"".join(entries).ljust(folders * _SECTOR, b"\0") + sectors


def _entry(name: str, kind: int, following: int, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    root = kind == 5
    links = struct.pack("<III", _NONE, _NONE if root else following, following if root else _NONE)
    return letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters), kind, 1) + links + bytes(36) + struct.pack("<IQ", start, size)  # fmt: skip
