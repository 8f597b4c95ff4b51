"""What a store costs: the start of a run, plans a second, two workers against one, a cluster against this machine, unchanged files, memory.

    python -m benchmarks.store [--small]

Plans come from the factory (TXT).  Every ratio is of two runs on the same files, one after the other.  Wall times and their ratios count
only where nothing else runs; what is given by processor time holds on a busy machine too.
"""

import argparse
import contextlib
import itertools
import multiprocessing
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence

from benchmarks.factory.__main__ import write
from benchmarks.run_cost import ROOT, Cost, cpu_of_children, environment, run, take_over_children

_STARTS, _WORKERS = 100, 500
"""So many plans are read to measure the start of a run, and two workers against one."""
_ENTRY = "from kehoach.cli.app import entry; entry()"
_IDLE, _BOOT = 20.0, 6.0
"""So many seconds an idle cluster is looked at; so many a scheduler or worker takes to be there."""


def main(sizes: Sequence[int], on_cluster: int, alone: Sequence[int], repeats: int) -> None:
    """Run all measurements and print them."""
    take_over_children()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = _made(folder, max(*sizes, on_cluster, _WORKERS))
        inboxes = {count: _inbox(folder, files[:count]) for count in {*sizes, on_cluster, _STARTS, _WORKERS}}
        run(inboxes[_STARTS], folder / "warm", "-j", "2")  # keeps bytecode and patterns, as an installation has them
        _start(folder, inboxes[_STARTS], repeats)
        _workers(folder, inboxes[_WORKERS], repeats)
        _cluster(folder, inboxes[on_cluster], inboxes[_STARTS])
        _scale(folder, {count: inboxes[count] for count in sizes})
    _alone(alone)


def _made(folder: pathlib.Path, count: int) -> list[pathlib.Path]:
    began, share = time.monotonic(), -(-count // 2)
    with multiprocessing.Pool(2) as pool:
        pool.starmap(write, [(share, seed, ["txt"], folder / "all") for seed in (1, 2)])
    files = sorted((folder / "all" / "plans").iterdir(), key=lambda path: path.name[::-1])
    size = sum(path.stat().st_size for path in files) / len(files)
    print(f"{len(files):,} plans of {size / 1000:.1f} kB made in {time.monotonic() - began:.0f} s", flush=True)
    return files


def _inbox(folder: pathlib.Path, files: list[pathlib.Path]) -> pathlib.Path:
    inbox = folder / f"inbox-{len(files)}"
    inbox.mkdir()
    for path in files:
        os.link(path, inbox / path.name)
    return inbox


def _start(folder: pathlib.Path, inbox: pathlib.Path, repeats: int) -> None:
    """The start of a run: until the first of its files is read, and what it costs beside reading."""
    runs = [run(inbox, folder / f"start-{number}", "-j", "2") for number in range(repeats)]
    first, wall = (min(getattr(one, name) for one in runs) for name in ("first", "wall"))
    idle = min((run(inbox, folder / "start-0") for _ in range(repeats)), key=lambda one: one.cpu)
    print(f"start of a run of {_STARTS} plans: first plan read after {first:.2f} s (aim < 1), all after {wall:.2f} s; without anything to read {idle.wall:.2f} s, {idle.cpu:.2f} s of CPU", flush=True)  # fmt: skip


def _workers(folder: pathlib.Path, inbox: pathlib.Path, repeats: int) -> None:
    ratios, bounds = [], []
    for number in range(repeats):
        one, two = (run(inbox, folder / f"{count}-{number}", "-j", str(count)) for count in (1, 2))
        ratios.append(one.wall / two.wall)
        bounds.append(one.workers / (two.cpu / 2))
    print(f"two workers against one, {_WORKERS} plans: {statistics.median(ratios):.2f} times as fast by wall ({_listed(ratios)}), {statistics.median(bounds):.2f} by CPU on two free cores ({_listed(bounds)}; aim >= 1.8)", flush=True)  # fmt: skip


def _listed(ratios: Sequence[float]) -> str:
    return ", ".join(f"{ratio:.2f}" for ratio in ratios)


def _cluster(folder: pathlib.Path, inbox: pathlib.Path, few: pathlib.Path) -> None:
    with _dask(folder) as scheduler:  # keeps bytecode, Dask's too
        run(few, folder / "warm-there", "--engine", "dask", "--scheduler", scheduler)
    boot, booted = _idle_cluster(folder, 0), _idle_cluster(folder, _IDLE)
    each = (booted - boot) / _IDLE
    here = run(inbox, folder / "here", "-j", "2")
    before = cpu_of_children()
    with _dask(folder) as scheduler:
        there = run(inbox, folder / "there", "--engine", "dask", "--scheduler", scheduler)
    cpu = cpu_of_children() - before - boot - each * there.wall
    print(f"Dask with two workers against the local pool, {len(list(inbox.iterdir())):,} plans: {here.wall / there.wall:.2f} times as fast by wall ({here.wall:.1f} s, {there.wall:.1f} s), {here.cpu / cpu:.2f} by CPU ({here.cpu:.1f} s, {cpu:.1f} s, without what a cluster takes that does nothing; aim >= 0.9)", flush=True)  # fmt: skip


def _idle_cluster(folder: pathlib.Path, seconds: float) -> float:
    """The processor time of a cluster that starts, does nothing for some seconds and ends."""
    before = cpu_of_children()
    with _dask(folder):
        time.sleep(seconds)
    return cpu_of_children() - before


def _scale(folder: pathlib.Path, inboxes: dict[int, pathlib.Path]) -> None:
    costs: dict[int, Cost] = {}
    idle: dict[int, Cost] = {}
    for count, inbox in sorted(inboxes.items()):
        cost = costs[count] = run(inbox, folder / f"store-{count}", "-j", "2")
        idle[count] = min((run(inbox, folder / f"store-{count}") for _ in range(5)), key=lambda one: one.cpu)
        print(f"{count:7,} plans: {cost.wall:6.1f} s of wall, {1000 * cost.cpu / count:.1f} ms of CPU a plan ({1000 * cost.driver / count:.2f} the driver's), driver's peak memory {cost.peak:.0f} MiB; again, unchanged: {idle[count].wall:.2f} s", flush=True)  # fmt: skip
    small, large = min(costs), max(costs)
    if small < large:
        print(f"a plan costs at {large:,} {costs[large].cpu / large / (costs[small].cpu / small):.2f} times what it costs at {small:,}; driver's memory {costs[large].peak / costs[small].peak:.2f} times", flush=True)  # fmt: skip
        each = (idle[large].cpu - idle[small].cpu) / (large - small)
        print(f"unchanged files: {1000 * each:.4f} ms of CPU each (aim <= 0.05)", flush=True)
    _opened(folder, inboxes[small], folder / f"store-{small}")


def _opened(folder: pathlib.Path, inbox: pathlib.Path, store: pathlib.Path) -> None:
    if not shutil.which("strace"):
        return
    trace = folder / "opened.txt"
    command = ["strace", "-f", "-e", "trace=open,openat", "-o", str(trace), sys.executable, "-c", _ENTRY, "run", str(inbox), "-o", str(store), "--no-csv", "-q"]  # fmt: skip
    subprocess.run(command, stderr=subprocess.DEVNULL, cwd=ROOT, check=True)
    opened = sum(f"{inbox}/" in line for line in trace.read_text(encoding="utf-8", errors="replace").splitlines())
    print(f"unchanged plans that a run opened, by strace: {opened}", flush=True)


@contextlib.contextmanager
def _dask(folder: pathlib.Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    dask, address = [sys.executable, "-m", "dask"], f"tcp://127.0.0.1:{port}"
    around = environment(folder) | {"DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    commands = [[*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"],
                [*dask, "worker", address, "--nworkers", "2", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)]]  # fmt: skip
    children = []
    for command in commands:
        children.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=around))
        time.sleep(_BOOT)
    yield address
    for child in reversed(children):
        child.terminate()
        child.wait(30)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _alone(counts: Sequence[int]) -> None:
    """The driver with workers that answer at once: how its commits and its memory grow."""
    peaks = {}
    for count in counts:
        command = [sys.executable, "-m", "benchmarks.driver", str(count)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
        each, early, late, unchanged, peaks[count] = map(float, done.stdout.split())
        print(f"driver alone, {count:7,} plans: {each:.2f} ms of CPU a plan; a commit of 500 takes {early:.0f} ms in a small store, {late:.0f} ms in this one ({late / early:.2f} times; aim <= 1.05); unchanged files {unchanged:.3f} ms each (aim <= 0.05); peak memory {peaks[count]:.0f} MiB", flush=True)  # fmt: skip
    for less, more in itertools.pairwise(counts):
        print(f"driver's memory at {more:,} plans: {peaks[more] / peaks[less]:.2f} times that at {less:,} (aim <= 1.2)", flush=True)  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--small", action="store_true", help="some seven minutes instead of a quarter of an hour: fewer plans are read"
    )
    if parser.parse_args().small:
        main([200, 2000], 2000, [20_000, 100_000], 3)
    else:
        main([1000, 20_000], 2000, [20_000, 100_000], 3)
