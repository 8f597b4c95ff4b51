"""The disk: flushing what was written to it, and sharing files between two versions of a folder."""

import ctypes
import os
import pathlib
import shutil
import sys


def sync(folder: pathlib.Path) -> None:
    """Flush everything that was written to the folder's disk: one call for thousands of files (Linux: syncfs(2))."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform == "linux" else None
    if call is None:
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if call(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)


def share(source: pathlib.Path, target: pathlib.Path) -> None:
    """The same file under a second name; a copy if the disk does not support hard links."""
    try:
        os.link(source, target)
    except OSError as error:
        if not source.exists() or target.exists():
            raise
        del error  # exFAT, some network shares
        shutil.copyfile(source, target)
