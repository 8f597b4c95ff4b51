"""Archives by the program bsdtar (libarchive): it lists the files of one with their sizes, and gives the bytes of one.

Source: bsdtar(1), libarchive-formats(5).
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence

from corpus.child import Child
from corpus.errors import CorruptError, EncryptedError, MissingProgramError, TimeoutExceededError, UnsupportedError
from patterns.archive import ESCAPED, LISTED, WILD

COMMAND = "apt-get install libarchive-tools"
"""Installs the program."""
_SECONDS = 120.0
"""How long it may take."""
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def listed(data: bytes, form: str) -> Iterator[tuple[str, int]]:
    """The names and sizes of the files in an archive of a form, in its order; those of one name are several.

    Raises `CorruptError`, `EncryptedError`, `MissingProgramError`, `TimeoutExceededError`, `UnsupportedError`.
    """
    for line in _run(data, form, ["-tv"]).decode("utf-8", errors="replace").splitlines():
        match = LISTED.fullmatch(line)
        if match is not None:
            yield _unescaped(match["name"]), int(match["size"])


def unpacked(data: bytes, form: str, name: str, size: int, before: int = 0) -> bytes:
    """The `size` bytes of a file; `before` bytes belong to others of its name.  Raises like `listed`."""
    content = _run(data, form, ["-xO", "--", WILD.compiled.sub(r"\\\g<0>", name)])[before : before + size]
    if len(content) < size:
        raise CorruptError("file.archive_broken", "do.get_again", detail=f"{len(content)} of {size} bytes")
    return content


def _unescaped(name: str) -> str:
    """A name as it is in the archive, of which control characters and `\\` are listed as in C."""
    return ESCAPED.compiled.sub(
        lambda match: chr(int(match["octal"], 8)) if match["octal"] else _CONTROLS.get(match["char"], match["char"]),
        name,
    )


def _run(data: bytes, form: str, options: Sequence[str]) -> bytes:
    """What the program writes about an archive."""
    program = shutil.which("bsdtar")
    if program is None:
        raise MissingProgramError("file.archive_program", "do.run", form=form, command=COMMAND)
    with tempfile.TemporaryDirectory(prefix="kehoach-archive-") as folder:
        path = pathlib.Path(folder, "archive")
        path.write_bytes(data)
        action, *rest = options
        environment = os.environ | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
        child = Child([program, f"{action}f", str(path), *rest], path.parent, environment, heard=True)
        try:
            written, errors = child.wait(_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise TimeoutExceededError("file.archive_slow", "do.unpack", seconds=_SECONDS) from error
    if child.status:
        _refuse(errors.decode("utf-8", errors="replace").partition("\n")[0].removeprefix("bsdtar: "))
    return written


def _refuse(reason: str) -> None:
    """Raise what the program stated about an archive that it cannot read."""
    if "encrypt" in reason.lower():
        raise EncryptedError("file.archive_password", "do.unpack_password")
    if "support" in reason.lower():
        raise UnsupportedError("file.archive_method", "do.repack", detail=reason)
    raise CorruptError("file.archive_broken", "do.get_again", detail=reason)
