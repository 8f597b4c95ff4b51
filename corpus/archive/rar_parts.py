"""The files in a RAR archive, listed by the rarfile package; what is packed is unpacked by unrar, unar or bsdtar, whichever is there.

Source: RAR 5.0 archive format (rarlab.com/technote.htm).
"""

import contextlib
import functools
import io
import shutil
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.archive.bsdtar import unpacked
from corpus.archive.part import Part
from corpus.errors import CorruptError, EncryptedError, MissingProgramError, UnsupportedError

_FORM = "RAR"
_RAR5, _WITH_END, _SPLIT = b"Rar!\x1a\x07\x01\0", 29, 0x10
"""How a RAR 5 archive begins; the version from which on archives have an end; the flag of a file that continues in the next of several."""
_ENDS = (b"\x1dwVQ\x03\x05\x04\0", b"\xc4\x3d\x7b\0\x40\x07\0")
"""The end of an archive of RAR 5, and of RAR 3 and 4."""
_BETTER = "apt-get install unar"
"""Installs a program that unpacks what bsdtar does not: files packed as one by RAR 2 to 4."""


def rar_parts(data: bytes) -> Iterator[Part]:
    """The files.  Raises `CorruptError`, `EncryptedError`, `UnsupportedError`."""
    import rarfile  # only if a RAR archive is read

    with _errors(), rarfile.RarFile(io.BytesIO(data)) as archive:
        if archive.needs_password() and not archive.infolist():
            raise EncryptedError("file.archive_password", "do.unpack_password")
        by_name = {part.filename: part for part in archive.infolist()}
        files = [part for part in archive.infolist() if part.is_file()]
        if _is_cut(data, archive.infolist()):
            raise CorruptError("file.archive_cut", "do.get_again")
    for part in files:
        held = by_name.get(part.file_redir[2], part) if part.file_redir else part  # the same bytes are kept once
        is_stored = held.compress_type == rarfile.RAR_M0
        read = functools.partial(_read, data, held.filename, held.file_size, is_stored)
        yield Part(part.filename.replace("\\", "/"), held.file_size, held.compress_size, held.needs_password(), read)


def _is_cut(data: bytes, parts: Sequence[Any]) -> bool:
    """Whether the end of an archive is not there: since RAR 3 there is a block for it, and who reads one without it misses files."""
    is_new = any(part.extract_version >= _WITH_END for part in parts) or (data.startswith(_RAR5) and not parts)
    goes_on = any(getattr(part, "block_flags", 0) & _SPLIT for part in parts)
    return is_new and not goes_on and not any(end in data for end in _ENDS)


def _read(data: bytes, name: str, size: int, is_stored: bool) -> bytes:
    """The bytes of a file: rarfile's own if it is not packed or a program of its own is there, else bsdtar's."""
    import rarfile

    if not is_stored and not (shutil.which("unrar") or shutil.which("unar")):
        try:
            return unpacked(data, _FORM, name, size)
        except UnsupportedError as error:
            raise MissingProgramError("file.archive_program", "do.run", form=_FORM, command=_BETTER) from error
    with _errors():
        if not is_stored:
            # Debian's 7z cannot unpack RAR, and is taken for a program that can.
            rarfile.tool_setup(bsdtar=False, sevenzip=False, sevenzip2=False)
        with rarfile.RarFile(io.BytesIO(data)) as archive, archive.open(name) as file:
            content: bytes = file.read(size)
    if len(content) < size:
        raise CorruptError("file.archive_broken", "do.get_again", detail=f"{len(content)} of {size} bytes")
    return content


@contextlib.contextmanager
def _errors() -> Iterator[None]:
    import rarfile

    try:
        yield
    except rarfile.PasswordRequired as error:
        raise EncryptedError("file.archive_password", "do.unpack_password") from error
    except (rarfile.NeedFirstVolume, OSError) as error:  # of a part of several, the next is not there
        raise UnsupportedError("file.archive_volumes", "do.unpack") from error
    except (rarfile.Error, EOFError, ValueError, IndexError, KeyError) as error:
        raise CorruptError("file.archive_broken", "do.get_again", detail=type(error).__name__) from error
