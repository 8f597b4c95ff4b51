"""What a store costs: plans per second of CPU, memory, an idle run, two workers against one, a cluster against this machine.

    python -m benchmarks.store [--small]

Plans come from the factory (TXT).  Every ratio is of two runs on the same files, one after the other.
"""

import argparse
import contextlib
import ctypes
import os
import pathlib
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from benchmarks.factory.__main__ import write

ROOT = pathlib.Path(__file__).parent.parent
_SUBREAPER = 36
"""`PR_SET_CHILD_SUBREAPER`.  Source: Linux, prctl(2)."""
MEMORY = "import resource, sys; from kehoach.cli.app import entry\ntry:\n    entry()\nfinally:\n    print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"


def main(sizes: list[int]) -> None:
    """Run all measurements and print them."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1)  # so that the CPU of the runs' workers is counted here
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        began = time.monotonic()
        write(max(sizes), 1, ["txt"], folder / "all")
        files = sorted((folder / "all" / "plans").iterdir())
        size = sum(path.stat().st_size for path in files) / len(files)
        print(f"{len(files):,} plans of {size / 1000:.1f} kB made in {time.monotonic() - began:.0f} s")
        inboxes = {count: _inbox(folder / f"inbox-{count}", files[:count]) for count in sizes}
        _scale(folder, inboxes)
        _idle(folder, inboxes[max(sizes)])
        _workers(folder, inboxes[sorted(sizes)[len(sizes) // 2]])
        _cluster(folder, inboxes[sorted(sizes)[len(sizes) // 2]])


def _inbox(folder: pathlib.Path, files: list[pathlib.Path]) -> pathlib.Path:
    folder.mkdir()
    for path in files:
        os.link(path, folder / path.name)
    return folder


def _run(inbox: pathlib.Path, store: pathlib.Path, *options: str) -> tuple[float, float, float]:
    """Seconds of wall, seconds of CPU of the run and its workers, peak memory of the driver (MiB).

    On a cluster the workers are not children of the run: only the wall counts there.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    command = [sys.executable, "-c", MEMORY, "run", str(inbox), "-o", str(store), "--no-csv", *options]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    wall = time.monotonic() - began
    if done.returncode:
        sys.exit(done.stderr)
    with contextlib.suppress(ChildProcessError):
        while "--engine" not in options:  # the server that workers are forked from, and them with it
            os.waitpid(-1, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, int(done.stderr.rsplit("peak ", 1)[1]) / 1024


def _scale(folder: pathlib.Path, inboxes: dict[int, pathlib.Path]) -> None:
    costs, peaks = {}, {}
    for count, inbox in inboxes.items():
        wall, cpu, peak = _run(inbox, folder / f"store-{count}", "-j", "2")
        costs[count], peaks[count] = cpu / count, peak
        print(f"{count:6,} plans: {wall:6.1f} s of wall, {count / cpu:6.1f} plans per CPU-second, driver's peak memory {peak:.0f} MiB")  # fmt: skip
    small, large = min(costs), max(costs)
    print(f"cost a plan at {large:,} to {small:,}: {costs[large] / costs[small]:.3f} (aim 0.9 to 1.1); driver's memory: {peaks[large] / peaks[small]:.2f} (aim <= 1.2)")  # fmt: skip


def _idle(folder: pathlib.Path, inbox: pathlib.Path) -> None:
    count = len(list(inbox.iterdir()))
    store = folder / f"store-{count}"
    trace = folder / "opened.txt"
    wall, cpu, _ = _run(inbox, store)
    print(
        f"second run over {count:,} unchanged files: {wall:.2f} s, {1000 * cpu / count:.4f} ms of CPU a file (aim <= 0.1)"
    )
    if shutil.which("strace"):
        command = ["strace", "-f", "-e", "trace=open,openat", "-o", str(trace), sys.executable, "-c", MEMORY, "run", str(inbox), "-o", str(store), "--no-csv"]  # fmt: skip
        subprocess.run(command, stderr=subprocess.DEVNULL, cwd=ROOT, check=True)
        opened = sum(f"{inbox}/" in line for line in trace.read_text(encoding="utf-8", errors="replace").splitlines())
        print(f"plans that it opened, by strace: {opened}")


def _workers(folder: pathlib.Path, inbox: pathlib.Path) -> None:
    one = _run(inbox, folder / "one", "-j", "1")[0]
    two = _run(inbox, folder / "two", "-j", "2")[0]
    print(f"two workers against one: {one / two:.2f} times as fast ({one:.1f} s, {two:.1f} s; aim >= 1.8)")


def _cluster(folder: pathlib.Path, inbox: pathlib.Path) -> None:
    here = _run(inbox, folder / "here", "-j", "2")[0]
    with _dask(folder) as scheduler:
        there = _run(inbox, folder / "there", "--engine", "dask", "--scheduler", scheduler)[0]
    print(f"Dask with two workers against the local pool: {here / there:.2f} times as fast ({here:.1f} s, {there:.1f} s; aim >= 0.85)")  # fmt: skip


@contextlib.contextmanager
def _dask(folder: pathlib.Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    dask, address = str(pathlib.Path(sys.executable).parent / "dask"), f"tcp://127.0.0.1:{port}"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    commands = [[dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"],
                [dask, "worker", address, "--nworkers", "2", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)]]  # fmt: skip
    children = []
    for command in commands:
        children.append(
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        )
        time.sleep(6)
    yield address
    for child in reversed(children):
        child.terminate()
        child.wait(30)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a tenth of the plans")
    main([100, 500, 2000] if parser.parse_args().small else [1000, 5000, 20_000])
