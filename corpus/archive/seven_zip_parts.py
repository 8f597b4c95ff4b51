"""The files in a 7z archive.  Source: 7zFormat.txt of the 7-Zip SDK."""

import functools
from collections.abc import Iterator

from corpus.archive.bsdtar import listed, unpacked
from corpus.archive.part import Part

_FORM = "7z"


def seven_zip_parts(data: bytes) -> Iterator[Part]:
    """The files.  Raises `CorruptError`, `EncryptedError`, `MissingProgramError`, `TimeoutExceededError`, `UnsupportedError`."""
    before: dict[str, int] = {}
    for name, size in listed(data, _FORM):
        # What it takes packed is not listed: all files together take what the archive does.
        yield Part(name, size, len(data), False, functools.partial(unpacked, data, _FORM, name, size, before.get(name, 0)))  # fmt: skip
        before[name] = before.get(name, 0) + size
