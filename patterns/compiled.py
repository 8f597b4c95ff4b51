"""Compiled expressions, kept in the cache folder between processes.

Compiling those of one plan takes 0.7 s, reading them back a hundredth of that.  Each is found by its own text, so that one that
was changed is compiled again; another version of `regex` or Python reads none of them.
"""

import contextlib
import functools
import hashlib
import os
import pathlib
import pickle
import sys
from collections.abc import Mapping

import regex

from patterns.cache_folder import cache_folder

_FLAGS = regex.VERBOSE | regex.VERSION1
_VERSIONS = f"{regex.__version__} {sys.version}".encode()


_used: dict[str, "regex.Pattern[str]"] = {}
"""The expressions that this process asked for."""
_written: set[str] = set()
"""Those of them that it kept."""
_MOST = 2
"""If there are this many times more kept expressions than are in use, most are of older versions of kehoach, and all but those in use are removed."""


def compiled(expression: str) -> "regex.Pattern[str]":
    """A verbose expression, compiled in this process or an earlier one."""
    found = _used[expression] = _kept().get(expression) or regex.compile(expression, _FLAGS)
    return found


def keep() -> None:
    """Keep the expressions of this process for later ones, beside those that were kept before.

    Where the cache folder cannot be written, later ones compile them themselves.
    """
    before = _kept() if len(_kept()) <= _MOST * len(_used) else {}
    if new := _used.keys() - _kept().keys() - _written:
        _written.update(new)
        with contextlib.suppress(OSError, MemoryError):  # a worker may take no more memory than its files need
            body = pickle.dumps({**before, **_used})
            _write(_place(), hashlib.sha256(_VERSIONS + body).digest() + body)


@functools.cache
def _kept() -> Mapping[str, "regex.Pattern[str]"]:
    """What an earlier process kept: only this user's own file, as a whole, of these versions."""
    try:
        place = _place()
        data = place.read_bytes() if place.stat().st_uid == os.getuid() else b""
    except OSError:
        return {}
    digest, body = data[:32], data[32:]
    found: Mapping[str, regex.Pattern[str]] = (
        pickle.loads(body) if digest == hashlib.sha256(_VERSIONS + body).digest() else {}
    )
    return found


def _place() -> pathlib.Path:
    return cache_folder() / "patterns" / f"{hashlib.sha256(_VERSIONS).hexdigest()[:16]}.pickle"


def _write(place: pathlib.Path, data: bytes) -> None:
    """Write a file as a whole, while other processes may do so too."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(place)
