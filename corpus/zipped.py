"""What DOCX, ODT and XLSX have in common: they are ZIP files, checked before any part of them is used."""

import zipfile
import zlib

from corpus.errors import EncryptedError, TooLargeError

MAX_UNPACKED = 256 << 20
"""Bytes that all parts of a file may contain together."""

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
"""What `zipfile` raises if a file is damaged or packed by a method that nobody uses for office files."""


def check_parts(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts of a file.  Raises `TooLargeError` past `MAX_UNPACKED` bytes, `EncryptedError` if one is locked."""
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise TooLargeError("file.unpacks_more", "do.right_file", most=MAX_UNPACKED >> 20)
    if any(part.flag_bits & 1 for part in parts):
        raise EncryptedError("file.password", "do.remove_password")
    return parts
