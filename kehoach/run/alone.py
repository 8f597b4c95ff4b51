"""One file read in a process of its own, for a command that shows it: the same limits and reasons as in a run."""

import os
import pathlib

from corpus.message import Message
from extract.plan import Plan
from kehoach.run.fault import reason_and_message
from kehoach.run.pool import LOSSES, lost, make_pool
from kehoach.run.warned import heard_warnings
from kehoach.run.worker import Limits


def read_alone(file: pathlib.Path, limits: Limits) -> Plan | tuple[str, Message]:
    """The plan in a file; if it cannot be read, the `reason` and the `message` that a run would have in `failures`."""
    with make_pool(limits) as pool:
        future = pool.schedule(_read, args=(file, pathlib.Path.cwd()), timeout=limits.seconds)
        try:
            found: Plan | tuple[str, Message] = future.result()
        except LOSSES as error:
            return lost(error, limits)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble types its calls in part
            raise
    return found


def _read(file: pathlib.Path, folder: pathlib.Path) -> Plan | tuple[str, Message]:
    """Read a file whose name counts from `folder`: the server that this process is from may have begun elsewhere."""
    from corpus.read import read
    from extract.plan import read_plan

    os.chdir(folder)
    try:
        with heard_warnings():
            return read_plan(read(file))
    except Exception as error:  # noqa: BLE001  # whatever goes wrong with the file is what the command states of it
        return reason_and_message(error)
