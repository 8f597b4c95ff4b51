"""The files in an archive (ZIP, RAR, 7z) or e-mail: their names, and the bytes of one; a member is named `outer.zip!inner/plan.docx`.

Limits on depth, count and size are those of this module: what is beyond them is refused, and stated.
"""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from corpus.archive.part import Part
from corpus.archive.rar_parts import rar_parts
from corpus.archive.seven_zip_parts import seven_zip_parts
from corpus.archive.zip_parts import zip_parts
from corpus.errors import EncryptedError, TooLargeError, UnsupportedError, VanishedError
from corpus.kind import DATA_SUFFIXES, Kind, kind_of
from corpus.mail.message import attachments, parsed

SEPARATOR = "!"
ARCHIVES: Mapping[Kind, Callable[[bytes], Iterator[Part]]] = {"zip": zip_parts, "rar": rar_parts, "7z": seven_zip_parts}
"""How the files are found in archives, which are not documents themselves."""
MAX_DEPTH = 4
"""How deep archives may be nested."""
MAX_MEMBERS = 5_000
"""How many files one may contain."""
MAX_BYTES = 512 << 20
"""So large may a member be, unpacked."""
_SUSPECT, _RATIO = 64 << 20, 200
"""The size in bytes, and the compression ratio, from which a member is a bomb: scans have a ratio of five, texts of ten."""
_LEFT_OUT = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")


class Member(NamedTuple):
    """A file in an archive: its name there, and its size unpacked."""

    name: str
    size: int


def members_of(data: bytes, depth: int) -> tuple[Kind, list[Member]]:
    """The kind of a file by its bytes, and the files in it; none if it is not an archive or e-mail.

    `depth`: in how many archives it is.  Raises `UnreadableError`.
    """
    kind = kind_of(data)
    found = [Member(name, part.size) for name, part in _named(kind, data)]
    if found and depth >= MAX_DEPTH:
        raise TooLargeError("file.archive_nested", "do.unpack_outer", depth=MAX_DEPTH)
    if len(found) > MAX_MEMBERS:
        raise TooLargeError("file.archive_files", "do.unpack", most=MAX_MEMBERS)
    if kind in ARCHIVES and all(held.name.lower().endswith(DATA_SUFFIXES) for held in found):
        raise UnsupportedError("file.archive_no_documents", "do.right_file")
    return kind, found


def member(data: bytes, name: str) -> bytes:
    """The bytes of one file in an archive or e-mail.  Raises `UnreadableError`."""
    kind = kind_of(data)
    part = next((part for other, part in _named(kind, data) if other == name), None)
    if part is None:
        raise VanishedError("file.archive_without" if kind in ARCHIVES else "file.mail_without", "do.name")
    if part.is_locked:
        raise EncryptedError("file.archive_password", "do.unpack_password")
    if part.size > MAX_BYTES or (part.size > _SUSPECT and part.size > _RATIO * max(1, part.packed)):
        raise TooLargeError("file.unpacks", "do.right_file", size=part.size >> 20)
    return part.read()


def _named(kind: Kind, data: bytes) -> Iterator[tuple[str, Part]]:
    """The files by their names, those of one name distinguished by a number; without what programs leave beside them."""
    seen: set[str] = set()
    for part in _parts(kind, data):
        low = part.name.lower()
        if (
            not low.startswith(_LEFT_OUT)
            and not low.endswith(_LEFT_OUT)
            and not low.rpartition("/")[2].startswith("~$")
        ):
            yield _own(part.name.replace(SEPARATOR, "%21"), seen), part


def _parts(kind: Kind, data: bytes) -> Iterator[Part]:
    if kind in ARCHIVES:
        yield from ARCHIVES[kind](data)
    elif kind in ("mail", "msg"):
        for name, held in attachments(parsed(data)):
            yield Part(name, len(held), len(held), False, functools.partial(bytes, held))


def _own(name: str, seen: set[str]) -> str:
    """A name that none before has: a second `a.txt` is `2-a.txt`."""
    own, count = name, 1
    while own in seen:
        count += 1
        own = f"{count}-{name}"
    seen.add(own)
    return own
