"""A new folder into the place of an old one, in one step where the system can.

Linux exchanges two folders in one step (`renameat2`), so there is no moment at which a reader finds
none or half of one.  Other systems and some network file systems cannot: there the old folder steps
aside for the new one, which leaves an instant without either; a reader that opens the folder just then
is told that it is not there, and never finds half of it.  Versions behind a link would close this gap
too, but links are no use to Excel and to Windows shares.
"""

import ctypes
import errno
import os
import pathlib
import sys

_HERE = -100
"""`AT_FDCWD`: paths count from the working folder.  Source: Linux, fcntl.h."""
_EXCHANGE = 2
"""`RENAME_EXCHANGE`.  Source: Linux, renameat2(2)."""
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM)
"""What a file system answers that knows no exchange; EPERM comes from sandboxes."""


def swap(new: pathlib.Path, place: pathlib.Path) -> None:
    """Put the folder `new` at `place`; what stood there, if anything, stands at `new` afterwards.

    Both must lie on one file system.  Raises `OSError`; both are then as they were.
    """
    if not place.exists():
        new.rename(place)
    elif not _exchange(new, place):
        _step_aside(new, place)


def _exchange(new: pathlib.Path, place: pathlib.Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(new), _HERE, os.fsencode(place), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(place))


def _step_aside(new: pathlib.Path, place: pathlib.Path) -> None:
    aside = new.with_name(f"{new.name}-old")
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
    aside.rename(new)
