"""Files that are hostile by where or what they are: links, pipes, sockets, names."""

import functools
import os
import pathlib
import socket
import unicodedata
from collections.abc import Iterator

from tests.hostile_kinds.kind import OPENED, READ, Kind, data
from tests.hostile_kinds.word import zipped
from tests.plans import plan


def _socket(path: pathlib.Path) -> None:
    """A socket that nobody listens on; made by a short name, for sockets have a limit."""
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def _holes(path: pathlib.Path) -> None:
    with path.open("wb") as file:
        file.truncate(600 << 20)


def _surrogates(path: pathlib.Path) -> None:
    path.write_text(plan(400), encoding="utf-8")


def _twin(path: pathlib.Path) -> None:
    """The same bytes under two names: the second, by order, is the copy."""
    path.write_text(plan(401), encoding="utf-8")


def _names() -> Iterator[Kind]:
    yield Kind(os.fsdecode(b"name-\xff\xfe\x80.txt"), READ, _surrogates)
    yield data("name\nwith\ta\rbreak.txt", READ, plan(402).encode())
    yield data("name\x1b[2J\x07bell.txt", READ, plan(403).encode())
    yield data("=cmd|' C calc'!A0.txt", READ, plan(404).encode())
    yield data("-o name like a flag.txt", READ, plan(405).encode())
    yield data("name\u202etxt.exe.txt", READ, plan(406).encode())
    yield data("n" * 251 + ".txt", READ, plan(407).encode())
    yield data(unicodedata.normalize("NFC", "kế hoạch.txt"), READ, plan(410).encode())
    yield data(unicodedata.normalize("NFD", "kế hoạch.txt"), READ, plan(411).encode())
    yield data("name ends in a blank.txt ", READ, plan(412).encode())
    yield data("name \U0001f600 $(reboot) `id` %s {0}.txt", READ, plan(413).encode())
    yield data("name-beside.zip", OPENED, zipped({"a.txt": plan(414)}), members={"!a.txt": READ})
    yield data("name-beside.zip!a.txt", READ, plan(415).encode())
    yield data("name without a suffix", READ, plan(408).encode())
    yield data('name %21 & <b>"quotes"\'.txt', READ, plan(409).encode())


def _places() -> Iterator[Kind]:
    yield Kind("place-pipe.txt", "unsupported", lambda path: os.mkfifo(path))
    yield Kind("place-socket.txt", "unsupported", _socket)
    yield Kind("place-device.txt", "denied", lambda path: path.symlink_to("/dev/zero"))
    yield Kind("place-proc.txt", "denied", lambda path: path.symlink_to("/proc/kmsg"))
    yield Kind("place-nowhere.txt", "vanished", lambda path: path.symlink_to(path.with_name("nowhere")))
    yield Kind("place-itself.txt", "denied", lambda path: path.symlink_to(path.name))
    yield Kind("place-each-other.txt", "denied", lambda path: path.symlink_to("place-each-other-2.txt"))
    yield Kind("place-each-other-2.txt", "denied", lambda path: path.symlink_to("place-each-other.txt"))
    yield Kind("place-outside.txt", "denied", lambda path: path.symlink_to("/etc/passwd"))
    yield Kind("place-holes.txt", "too_large", _holes)
    yield Kind("place-twin-1.txt", READ, _twin)
    yield Kind("place-twin-2.txt", "duplicate", _twin)


def _times() -> Iterator[Kind]:
    for year, seconds in (("1903", -2_100_000_000), ("2255", 9_000_000_000)):
        yield Kind(f"place-time-of-{year}.txt", READ, functools.partial(_of_time, seconds))


def _of_time(seconds: int, path: pathlib.Path) -> None:
    path.write_text(f"{plan(416)}\n{seconds}", encoding="utf-8")
    os.utime(path, (seconds, seconds))


KINDS: tuple[Kind, ...] = (*_names(), *_places(), *_times())
