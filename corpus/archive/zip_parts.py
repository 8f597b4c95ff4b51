"""The files in a ZIP archive.  Source: PKWARE APPNOTE 6.3.9, 4.4.4 (flags), appendix D (names)."""

import contextlib
import functools
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator

from corpus.archive.part import Part
from corpus.errors import CorruptError, UnsupportedError
from corpus.message import say

_PART = b"PK\x03\x04"
"""Before every file."""


def zip_parts(data: bytes) -> Iterator[Part]:
    """The files.  Raises `CorruptError`, `UnsupportedError`."""
    with _errors(), zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not archive.infolist() and data.startswith(_PART):
            raise zipfile.BadZipFile("its list of files is lost")
        found = [part for part in archive.infolist() if not part.is_dir()]
    for part in found:
        yield Part(
            _name(part),
            part.file_size,
            part.compress_size,
            bool(part.flag_bits & 1),
            functools.partial(_read, data, part),
        )


def _read(data: bytes, part: zipfile.ZipInfo) -> bytes:
    if stat.S_ISLNK(part.external_attr >> 16):
        raise UnsupportedError("file.not_a_file", "do.name_file", kind=say("value.link"))
    with _errors(), zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(part) as file:
        return file.read(part.file_size + 1)


@contextlib.contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise CorruptError("file.archive_broken", "do.get_again", detail=error) from error
    except (NotImplementedError, RuntimeError) as error:
        raise UnsupportedError("file.archive_method", "do.repack", detail=error) from error


def _name(part: zipfile.ZipInfo) -> str:
    """A member's name; one that does not state its encoding is UTF-8 if that is possible."""
    name = part.filename
    if not part.flag_bits & 0x800:
        with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return name
