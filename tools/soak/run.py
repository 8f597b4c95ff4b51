"""Runs, and how they are disturbed: processes killed, a full disk, a clock that jumps, a damaged ledger."""

import contextlib
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from corpus.files.ledger import Ledger
from outputs.store.folder import LEDGER
from tools.soak.state import DifferenceError, Soak

ROOT = pathlib.Path(__file__).parent.parent.parent
_ENDS = (0, 1, 3, 130, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT)
"""How a disturbed run may end; by Ctrl-C also while Python itself ends (-2, which a shell shows as 130)."""
_CODE = """
import os, signal
signal.signal(signal.SIGINT, lambda *_: os._exit(130))
from kehoach.cli.start import entry
import corpus.files.clock, datetime, kehoach.run.driver, kehoach.run.extractor_version, time
kehoach.run.driver._PLANS = 7
kehoach.run.extractor_version._digest = lambda: "soak-{version}"
corpus.files.clock.now = lambda: (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours={hours})).isoformat(timespec="seconds")
real = time.time
time.time = lambda: real() + 3600 * {hours}
signal.signal(signal.SIGINT, signal.default_int_handler)
entry()
"""
"""A run with small commits and a clock and an extractor version of its own; what it replaces is imported before kehoach begins, which so cannot
take Ctrl-C first."""


def start(
    soak: Soak, store: pathlib.Path, *options: str, **limits: Callable[[], None] | None
) -> "subprocess.Popen[str]":
    """A run in a process group of its own."""
    code = _CODE.format(version=soak.version, hours=soak.hours)
    command = [sys.executable, "-c", code, "run", str(soak.inbox), "-o", str(store), "-j", "2", "--retry-failed", *options]  # fmt: skip
    return subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
        env=os.environ | {"TMPDIR": str(soak.temporary)},
        preexec_fn=limits.get("before"),
    )


def finish(soak: Soak, child: "subprocess.Popen[str]", ends: Sequence[int]) -> int:
    """Its exit status, which must be one of `ends`."""
    said = child.communicate(timeout=1800)[1]
    if child.returncode not in ends or "Traceback" in said:
        raise DifferenceError(f"a run ended with {child.returncode}: {said[-3000:]}")
    return child.returncode


def kill(soak: Soak) -> None:
    """The driver, one of its workers, or all of them, at a random moment; asked to stop, or not."""
    child = start(soak, soak.store)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(timeout=soak.chance.uniform(0.1, 1.1) * soak.usual)
    whom, how = soak.chance.choice(("driver", "worker", "group")), soak.chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT))  # fmt: skip
    with contextlib.suppress(ProcessLookupError):
        if whom == "group":
            os.killpg(child.pid, signal.SIGKILL)
        elif whom == "driver":
            os.kill(child.pid, how)
        elif others := _group(child.pid):
            os.kill(soak.chance.choice(others), signal.SIGKILL)
    soak.done[f"{whom} killed: exit {finish(soak, child, _ENDS)}"] += 1
    deadline = time.monotonic() + 60  # on a loaded machine
    while _group(child.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    if left := _group(child.pid):
        raise DifferenceError(f"processes outlive their run: {left}")


def fill(soak: Soak) -> None:
    """A disk that is full in the middle of a run, or a limit on the size of files."""
    if os.path.ismount(soak.disk):
        free = shutil.disk_usage(soak.disk).free
        (soak.disk / "ballast").write_bytes(bytes(max(0, free - soak.chance.randrange(400_000))))
        status = finish(soak, start(soak, soak.store), (0, 1, 3))
        (soak.disk / "ballast").unlink()
    else:
        size = soak.chance.randrange(4_000, 400_000)
        child = start(soak, soak.store, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
        status = finish(soak, child, (0, 1, 3))
    if status in (0, 1) and (ended := _last_end(soak)) != "ok":
        raise DifferenceError(f"a run on a full disk ended with {status}, and its end is noted as {ended}")
    soak.done[f"disk full: exit {status}"] += 1


def _last_end(soak: Soak) -> str:
    """How the last run ended, as the ledger has it."""
    with contextlib.closing(Ledger(soak.store / LEDGER)) as ledger:
        return str(ledger.runs(1)[0]["outcome"])


def clock(soak: Soak) -> None:
    """The clock jumps for the next runs."""
    soak.hours = soak.chance.choice((-100_000, -24, -1, 0, 1, 100_000))
    soak.done["clock stepped"] += 1


def damage(soak: Soak) -> None:
    """Pages of the ledger are overwritten: runs must refuse it, and a repair must bring it back."""
    ledger = soak.store / LEDGER
    if not ledger.is_file():
        return
    found = bytearray(ledger.read_bytes())
    at = 4096 * soak.chance.randrange(len(found) // 4096)
    found[at : at + 100] = soak.chance.randbytes(100)
    ledger.write_bytes(found)
    for ending in ("-wal", "-shm"):
        ledger.with_name(LEDGER + ending).unlink(missing_ok=True)
    status = finish(soak, start(soak, soak.store), (0, 1, 3))
    if status == 3:
        command(soak, "verify", soak.store, "--repair")
    soak.done[f"ledger damaged: exit {status}"] += 1


def command(soak: Soak, *arguments: object) -> None:
    """A command that must succeed."""
    code = _CODE.format(version=soak.version, hours=soak.hours)
    done = subprocess.run([sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=False)  # fmt: skip
    if done.returncode:
        raise DifferenceError(f"{arguments} ended with {done.returncode}: {done.stdout[-2000:]} {done.stderr[-2000:]}")


DISTURBANCES = (kill, kill, kill, fill, clock, damage)
"""What may befall a run, the frequent more than once."""


def _group(leader: int) -> list[int]:
    """The living processes of a group, without its leader, and Python's own tracker of resources, which outlives a killed one by a moment."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = (line.split(maxsplit=3) for line in listed.splitlines() if "resource_tracker" not in line)
    return [int(pid) for pid, group, state, _ in rows if int(group) == leader != int(pid) and not state.startswith("Z")]
