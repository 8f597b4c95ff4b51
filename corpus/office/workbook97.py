"""XLS files before LibreOffice opens them: whether they are locked.  Source: [MS-XLS], 2.4.117 (FilePass)."""

import struct

from corpus.office.compound import Compound

_FILE_PASS = 0x2F
_RECORDS = 12
"""How many first records may contain the one that announces a password."""


def is_locked_workbook(data: bytes) -> bool:
    """Whether a workbook requires a password."""
    compound = Compound(data)
    book = compound.stream("workbook") or compound.stream("book")
    at = 0
    for _ in range(_RECORDS):
        if at + 4 > len(book):
            break
        kind, size = struct.unpack_from("<HH", book, at)
        if kind == _FILE_PASS:
            return True
        at += 4 + size
    return False
