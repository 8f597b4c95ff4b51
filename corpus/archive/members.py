"""The files in an archive (ZIP) or a mail: their names, and the bytes of one; a member is named `outer.zip!inner/plan.docx`.

Limits on depth, count and size are those of this module: what is beyond them is refused, and said.
Source: PKWARE APPNOTE 6.3.9, 4.4.4 (flags), appendix D (names).
"""

import contextlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from corpus.errors import CorruptError, EncryptedError, TooLargeError, UnsupportedError, VanishedError
from corpus.kind import DATA_SUFFIXES, Kind, kind_of
from corpus.mail.message import attachments, parsed

SEPARATOR = "!"
MAX_DEPTH = 4
"""So deep may archives lie in one another."""
MAX_MEMBERS = 5_000
"""So many files may be in one."""
MAX_BYTES = 512 << 20
"""So large may a member be, unpacked."""
_SUSPECT, _RATIO = 64 << 20, 200
"""A member of so many bytes that is packed more than so many times is a bomb: scans pack five times, texts ten."""
_LEFT_OUT = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


class Member(NamedTuple):
    """A file in an archive: its name there, and its size unpacked."""

    name: str
    size: int


def members_of(data: bytes, depth: int) -> tuple[Kind, list[Member]]:
    """What kind of file the bytes are, and the files in it; none if it is not an archive or mail.

    `depth`: in how many archives it lies.  Raises `UnreadableError`.
    """
    kind = kind_of(data)
    if kind not in ("zip", "mail"):
        return kind, []
    found = list(_in_archive(data)) if kind == "zip" else [Member(name, len(held)) for name, held in _in_mail(data)]
    if found and depth >= MAX_DEPTH:
        raise TooLargeError("file.archive_nested", "do.unpack_outer", depth=MAX_DEPTH)
    if len(found) > MAX_MEMBERS:
        raise TooLargeError("file.archive_files", "do.unpack", most=MAX_MEMBERS)
    if kind == "zip" and all(held.name.lower().endswith(DATA_SUFFIXES) for held in found):
        raise UnsupportedError("file.archive_no_documents", "do.right_file")
    return kind, found


def member(data: bytes, name: str) -> bytes:
    """The bytes of one file in an archive or mail.  Raises `UnreadableError`."""
    if kind_of(data) == "mail":
        for other, held in _in_mail(data):
            if other == name:
                return held
        raise VanishedError("file.mail_without", "do.name")
    with _opened(data) as archive:
        part = next((part for other, part in _listed(archive) if other == name), None)
        if part is None:
            raise VanishedError("file.archive_without", "do.name")
        if part.flag_bits & 1:
            raise EncryptedError("file.archive_password", "do.unpack_password")
        if part.file_size > MAX_BYTES or (part.file_size > _SUSPECT and part.file_size > _RATIO * max(1, part.compress_size)):  # fmt: skip
            raise TooLargeError("file.unpacks", "do.right_file", size=part.file_size >> 20)
        with archive.open(part) as file:
            return file.read(MAX_BYTES + 1)


@contextlib.contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise CorruptError("file.archive_broken", "do.get_again", detail=error) from error
    except (NotImplementedError, RuntimeError) as error:
        raise UnsupportedError("file.archive_method", "do.repack", detail=error) from error


def _in_archive(data: bytes) -> Iterator[Member]:
    with _opened(data) as archive:
        for name, part in _listed(archive):
            yield Member(name, part.file_size)


def _listed(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The files by their names, those of one name distinguished by a number; without what programs leave beside them."""
    seen: set[str] = set()
    for part in archive.infolist():
        name = _name(part)
        low = name.lower()
        if not part.is_dir() and not low.startswith(_LEFT_OUT) and not low.endswith(_LEFT_OUT) and not low.rpartition("/")[2].startswith("~$"):  # fmt: skip
            yield _own(name, seen), part


def _own(name: str, seen: set[str]) -> str:
    """A name that none before has: a second `a.txt` is `2-a.txt`."""
    own, count = name, 1
    while own in seen:
        count += 1
        own = f"{count}-{name}"
    seen.add(own)
    return own


def _name(part: zipfile.ZipInfo) -> str:
    """A member's name; one that does not say its encoding is UTF-8 where that is possible."""
    name = part.filename
    if not part.flag_bits & 0x800:
        with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
            name = name.encode("cp437").decode("utf-8")
    return _parted(name)


def _parted(name: str) -> str:
    """A name in which nothing looks like the sign between archive and member."""
    return name.replace(SEPARATOR, "%21")


def _in_mail(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The attachments, those of one name distinguished by a number."""
    seen: set[str] = set()
    for name, held in attachments(parsed(data)):
        yield _own(_parted(name), seen), held
