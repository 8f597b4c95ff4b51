"""What a run of kehoach costs: wall time, processor time of all its processes and of the driver alone, memory."""

import contextlib
import ctypes
import dataclasses
import os
import pathlib
import resource
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).parent.parent
_SUBREAPER = 36
"""`PR_SET_CHILD_SUBREAPER`.  Source: Linux, prctl(2)."""
_CODE = (
    "import resource, sys; from kehoach.cli.app import entry\ntry:\n    entry()\nfinally:\n    used = resource.getrusage(resource.RUSAGE_SELF)\n"
    "    print('cost', used.ru_maxrss, used.ru_utime + used.ru_stime, file=sys.stderr)"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and MiB."""

    wall: float
    cpu: float
    """Of all processes."""
    driver: float
    """Processor time of the driver alone."""
    peak: float
    """The driver's peak memory."""
    first: float
    """Until the first file was read."""

    @property
    def workers(self) -> float:
        """Processor time of all processes but the driver."""
        return self.cpu - self.driver


def take_over_children() -> None:
    """Have the processes that a run leaves to its workers count as this one's children."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1)


def environment(folder: pathlib.Path) -> dict[str, str]:
    """That of an installation: its bytecode and patterns are kept, here in `folder`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "KEHOACH_CACHE": str(folder / "cache"),
        "PYTHONPATH": str(ROOT),
    }


def run(inbox: pathlib.Path, store: pathlib.Path, *options: str) -> Cost:
    """Run kehoach on a folder.  On a cluster the workers are not the run's: their processor time is not in it."""
    before, began = cpu_of_children(), time.monotonic()
    command = [sys.executable, "-c", _CODE, "run", str(inbox), "-o", str(store), "--no-csv", "--log-format", "json", *options]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment(store.parent)) as child:
        assert child.stderr
        first, last = 0.0, ""
        for line in child.stderr:
            first, last = first or time.monotonic() - began, line
    wall = time.monotonic() - began
    if child.returncode:
        sys.exit(last)
    with contextlib.suppress(ChildProcessError):
        while "--engine" not in options:  # the server that workers are forked from, and them with it
            os.waitpid(-1, 0)
    _, peak, driver = last.split()
    return Cost(wall, cpu_of_children() - before, float(driver), int(peak) / 1024, first)


def cpu_of_children() -> float:
    """Processor time of the child processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
