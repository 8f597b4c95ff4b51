"""DOC files before LibreOffice opens them: whether they are locked, and date fields changed to keep the stored date.

LibreOffice fills a date field with today's date; as a field of a kind that it does not know it keeps the stored words.
Source: [MS-DOC], 2.5.2 (FibBase), 2.5.6 (FibRgFcLcb97), 2.8.25 (Plcfld), 2.9.90 (flt).
"""

import struct

from corpus.errors import CorruptError, EncryptedError
from corpus.office.compound import Compound

_FLAGS, _ENCRYPTED, _SECOND_TABLE = 10, 0x0100, 0x0200
_FIELDS = (0x11A, 0x122, 0x12A, 0x132)
"""Where the file information block states where fields are: of the text, headers, footnotes, comments."""
_BEGINS = 0x13
_DATES = (21, 22, 23, 31, 32)
"""CREATEDATE, SAVEDATE, PRINTDATE, DATE, TIME."""
_UNKNOWN = 2
"""A kind of field that no version of Word has."""


def with_stored_dates(data: bytes) -> bytes:
    """A DOC file whose date fields show what was stored.  Raises `CorruptError`, `EncryptedError`."""
    compound = Compound(data)
    block = compound.stream("worddocument")
    try:
        (flags,) = struct.unpack_from("<H", block, _FLAGS)
        if flags & _ENCRYPTED:
            raise EncryptedError("file.password", "do.remove_password")
        table = "1table" if flags & _SECOND_TABLE else "0table"
        for at in _FIELDS:
            _keep_dates(compound, table, *struct.unpack_from("<II", block, at))
    except struct.error as error:
        raise CorruptError("file.doc_cut", "do.get_again") from error
    return bytes(compound.data)


def _keep_dates(compound: Compound, table: str, start: int, size: int) -> None:
    """Change the kind of each date field that a list of fields names."""
    fields = compound.stream(table)[start : start + size]
    count = max(0, (len(fields) - 4) // 6)
    for number in range(count):
        offset = (count + 1) * 4 + number * 2
        if fields[offset] & 0x1F == _BEGINS and fields[offset + 1] in _DATES:
            place = compound.place(table, start + offset + 1)
            if place is not None:
                compound.data[place] = _UNKNOWN
