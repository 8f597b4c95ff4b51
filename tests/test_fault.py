"""Faults, really provoked: whatever dies at whatever moment, nothing is lost, nothing is there twice, no reader sees half."""

import collections
import concurrent.futures
import contextlib
import errno
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pyarrow.parquet
import pytest
from pebble import ProcessPool

from corpus.files.find import find
from corpus.files.ledger import Ledger
from corpus.office.reader import _check_space
from kehoach.run import pool
from kehoach.run.driver import run
from kehoach.run.fault import reason_and_message
from kehoach.run.worker import Limits
from outputs.export import export
from outputs.store import local as store_module
from outputs.store.folder import BusyError, OutputError, locked
from outputs.store.opened import open_store
from outputs.table import TABLES
from tests.conftest import ROOT
from tests.plans import plan, write_plans

PLANS = 2000
KILLS = 20


def start(inbox: pathlib.Path, store: pathlib.Path, *options: str, batch: int = 100) -> subprocess.Popen[str]:
    """A run in a process of its own, in a process group of its own, committing after every `batch` plans."""
    code = f"import kehoach.run.driver; kehoach.run.driver._PLANS = {batch}; from kehoach.cli.app import entry; entry()"
    return subprocess.Popen([sys.executable, "-c", code, "run", str(inbox), "-o", str(store), "-j", "2", *options],
                            stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT, start_new_session=True)  # fmt: skip


def finish(child: subprocess.Popen[str]) -> int:
    """Its exit status, when it has ended by itself."""
    said = child.communicate()[1]
    assert "Traceback" not in said, said
    return child.returncode


def tables(store: pathlib.Path) -> dict[str, list[str]]:
    """All rows of all tables, in one order whatever the parts."""
    found = {}
    for table in TABLES:
        rows = pyarrow.parquet.read_table(store / f"{table.name}.parquet").to_pylist()
        found[table.name] = sorted(json.dumps(row, default=str, sort_keys=True) for row in rows)
    found["text"] = sorted(path.name + path.read_text(encoding="utf-8") for path in (store / "text").iterdir())
    return found


def runs(store: pathlib.Path, last: int) -> list[dict[str, str | int | None]]:
    """The last runs, the newest first."""
    book = Ledger(store / "ledger.sqlite")
    with contextlib.closing(book):
        return book.runs(last)


def await_begun(store: pathlib.Path) -> None:
    """Wait until the ledger shows a run that has begun and not ended."""
    deadline = time.monotonic() + 300
    while not ((store / "ledger.sqlite").is_file() and any(run["ended"] is None for run in runs(store, 1))):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_long_gone(store: pathlib.Path, version: pathlib.Path) -> bool:
    """Whether two commits went by since a version was current: who read it so slowly begins again."""
    return int(pathlib.Path(os.readlink(store / ".current")).name) > int(version.name) + 1


def check_whole(store: pathlib.Path) -> int:
    """What a reader sees at this moment is whole: every plan once, with all its rows.  How many plans there are."""
    version = store / os.readlink(store / ".current")
    try:
        plans = pyarrow.parquet.read_table(version / "documents.parquet")["doc_id"].to_pylist()
        targets = pyarrow.parquet.read_table(version / "targets.parquet")["doc_id"].to_pylist()
    except FileNotFoundError:
        if not is_long_gone(store, version):
            raise
        return check_whole(store)
    assert len(set(plans)) == len(plans)
    assert sorted(targets) == sorted(plans * 2)
    missing = {f"{doc_id}.txt" for doc_id in plans} - {path.name for path in (store / "text").iterdir()}
    if missing and is_long_gone(store, version):
        return check_whole(store)
    assert not missing
    return len(plans)


def test_killed_at_twenty_random_moments(tmp_path: pathlib.Path) -> None:
    """`kill -9` of the whole process group, then a run that is left alone: exactly the tables of an undisturbed run."""
    inbox = tmp_path / "inbox"
    write_plans(inbox, range(PLANS))
    assert finish(start(inbox, tmp_path / "undisturbed")) == 0
    moments, done = random.Random(20261121), [0]
    for number in range(KILLS):
        child = start(inbox, tmp_path / "store")
        if number == 0:
            await_begun(tmp_path / "store")  # so that one dies in the middle, however slow the machine is
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=moments.uniform(0.4, 2.4) if number else 0.1)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        if (tmp_path / "store" / ".current").is_symlink():
            done.append(check_whole(tmp_path / "store"))
    assert done == sorted(done), "nothing that was committed is lost"
    last = start(inbox, tmp_path / "store")
    said = last.communicate()[1]
    assert last.returncode == 0, said
    assert tables(tmp_path / "store") == tables(tmp_path / "undisturbed")
    assert len(list((tmp_path / "store" / ".versions").iterdir())) <= 2
    outcomes = [run["outcome"] for run in runs(tmp_path / "store", KILLS + 1)]
    assert "died" in outcomes
    assert outcomes[0] == "ok"


def test_killed_between_the_ledger_and_the_link(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger says what holds: the next run points the readers there."""

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(2))
    run([str(inbox)], store, lambda *_: None)
    write_plans(inbox, range(2, 4))
    monkeypatch.setattr(store_module.Store, "_switch", killed)
    with pytest.raises(Killed):
        run([str(inbox)], store, lambda *_: None)
    assert check_whole(store) == 2
    monkeypatch.undo()
    with open_store(store):
        assert check_whole(store) == 4
    assert run([str(inbox)], store, lambda *_: None).unchanged == 4


@pytest.fixture
def small_disk(tmp_path: pathlib.Path) -> Iterator[pathlib.Path]:
    """A disk of two MiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_in_the_middle_of_a_commit(small_disk: pathlib.Path, tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", small_disk / "store"
    write_plans(inbox, range(20))
    assert finish(start(inbox, store)) == 0
    write_plans(inbox, range(20, 60))
    free = shutil.disk_usage(small_disk).free
    (small_disk / "ballast").write_bytes(bytes(free - 60_000))
    child = start(inbox, store)
    said = child.communicate()[1]
    assert child.returncode == 3, said
    assert "no space left" in said or "disk is full" in said
    assert "Traceback" not in said
    assert check_whole(store) == 20
    (small_disk / "ballast").unlink()
    assert finish(start(inbox, store)) == 0
    assert check_whole(store) == 60


def nothing_can_be_written() -> None:
    """Have this process write to no file, as where every disk is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize("command", [["run", "inbox", "-o", "store"], ["run", "inbox", "-o", "store", "--lang", "vi"], ["run", "inbox", "-o", "new"], ["verify", "store"],
                                     ["verify", "store", "--repair"], ["status", "store"], ["search", "store", "hộ nghèo"]])  # fmt: skip
def test_where_every_disk_is_full(command: list[str], tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "inbox", range(2))
    run([str(tmp_path / "inbox")], tmp_path / "store", lambda *_: None)
    write_plans(tmp_path / "inbox", range(4))
    before = tables(tmp_path / "store")
    code = "from kehoach.cli.app import entry; entry()"
    done = subprocess.run([sys.executable, "-c", code, *command], preexec_fn=nothing_can_be_written, capture_output=True, text=True,
                          encoding="utf-8", cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)})  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert "damaged" not in done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert tables(tmp_path / "store") == before


def test_a_run_whose_end_cannot_be_noted_did_not_end_well(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(2))

    def full(*_: object, ended: bool, **__: object) -> None:
        if ended:
            raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "count_run", full)
        with pytest.raises(OutputError, match="disk is full"):
            run([str(inbox)], store, lambda *_: None)
    assert run([str(inbox)], store, lambda *_: None).unchanged == 2


def test_no_room_for_temporary_files_is_no_fault_of_the_file(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason, message = reason_and_message(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/tmp/page"))
    assert reason == "deferred", "the next run reads it again"
    assert message.en == "cannot write temporary files (no space left on the disk); free disk space, then rerun"
    usage = collections.namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(100, 99, 1))
    with pytest.raises(OSError, match="No space left"):
        _check_space(tmp_path, 1000)


def test_two_runs_at_once(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(3))
    assert finish(start(inbox, store)) == 0
    with locked(store):
        second = start(inbox, store)
        said = second.communicate()[1]
    assert second.returncode == 3
    assert f"process {os.getpid()} on " in said
    assert finish(start(inbox, store)) == 0, "the lock is free again"


def test_the_lock_of_a_dead_run_is_no_lock(tmp_path: pathlib.Path) -> None:
    store = tmp_path / "store"
    code = f"import time, pathlib; from outputs.store.opened import open_store\nwith open_store(pathlib.Path({str(store)!r})):\n    print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(BusyError, match=f"process {holder.pid} on "), open_store(store):
        pass
    holder.kill()
    holder.communicate()
    with open_store(store) as opened:
        assert opened.ledger.version == 0


def slow_run(tmp_path: pathlib.Path) -> tuple[subprocess.Popen[str], int, int]:
    """A run over 400 plans and a file that takes seconds; the worker that reads that, and the process it was forked from."""
    write_plans(tmp_path / "inbox", range(400))
    (tmp_path / "inbox" / "slow.txt").write_text(
        "KẾ HOẠCH\nI. KINH PHÍ\n" + "- Hỗ trợ 1.000.000 đồng cho 5 xã.\n" * 60_000, encoding="utf-8"
    )
    child = start(tmp_path / "inbox", tmp_path / "store", "-j", "1")  # so that the busy worker is the one that reads it
    for _ in range(600):  # the largest file is read first
        parents = _below(child.pid)
        busy = [pid for pid, parent in parents.items() if parent in parents and _stat(pid)[1] > 50]
        if busy:
            worker = max(busy, key=lambda pid: _stat(pid)[1])
            return child, worker, parents[worker]
        time.sleep(0.1)
    raise AssertionError("no worker reads")


def test_a_worker_that_is_killed_costs_its_file_alone(tmp_path: pathlib.Path) -> None:
    """The kernel's out-of-memory killer does this: a worker goes while it reads."""
    child, worker, _ = slow_run(tmp_path)
    os.kill(worker, signal.SIGKILL)
    assert finish(child) == 1
    rows = pyarrow.parquet.read_table(tmp_path / "store" / "failures.parquet").to_pylist()
    assert [(row["file_name"], row["reason"]) for row in rows] == [("slow.txt", "crash")]
    assert check_whole(tmp_path / "store") == 400


def test_the_server_that_workers_are_forked_from_is_killed(tmp_path: pathlib.Path) -> None:
    """It costs what its workers were reading; a new one goes on with the rest."""
    child, _, server = slow_run(tmp_path)
    os.kill(server, signal.SIGKILL)
    assert finish(child) == 1
    rows = pyarrow.parquet.read_table(tmp_path / "store" / "failures.parquet").to_pylist()
    assert {row["reason"] for row in rows} == {"crash"}
    assert "slow.txt" in {row["file_name"] for row in rows}
    assert check_whole(tmp_path / "store") == 401 - len(rows) >= 399


@pytest.mark.parametrize("broken", [BrokenProcessPool("All workers expired"), EOFError(), ConnectionRefusedError()])
def test_a_pool_that_breaks_before_it_reads_anything_is_made_anew(
    broken: Exception, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is where the server is killed while it warms up; where every pool breaks, it is said."""
    (tmp_path / "inbox").mkdir()
    write_plans(tmp_path / "inbox", range(3))
    found, made = list(find([str(tmp_path / "inbox")])), iter([broken, broken, None])

    def breaking(limits: Limits) -> ProcessPool:
        error = next(made, broken)
        if error:
            raise error
        return make_pool(limits)

    make_pool = pool.make_pool
    monkeypatch.setattr(pool, "make_pool", breaking)
    monkeypatch.setattr(pool, "_PAUSE", 0)
    assert [outcome.reason for outcome in pool.read_all(found, Limits())] == ["ok"] * 3
    with pytest.raises(OutputError, match="free memory or use fewer"):
        list(pool.read_all(found, Limits()))


def test_a_pool_that_breaks_and_forgets_what_waits_is_made_anew(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that dies while none is known to read ends the pool; pebble left a group that was just then registered without an answer."""
    (tmp_path / "inbox").mkdir()
    write_plans(tmp_path / "inbox", range(3))
    found, pools = list(find([str(tmp_path / "inbox")])), list[ProcessPool]()

    def forgetful(limits: Limits) -> ProcessPool:
        made = make_pool(limits)
        if not pools:
            made._pool_manager.schedule = lambda _: made._pool_manager.handle_broken_pool(BrokenProcessPool())
        pools.append(made)
        return made

    make_pool = pool.make_pool
    monkeypatch.setattr(pool, "make_pool", forgetful)
    monkeypatch.setattr(pool, "_PAUSE", 0)
    monkeypatch.setattr(pool, "_LOOK", 0.1)
    assert [outcome.reason for outcome in pool.read_all(found, Limits())] == ["ok"] * 3
    assert len(pools) == 2


def test_a_store_that_lacks_its_tables_is_said_and_its_links_are_put_right(tmp_path: pathlib.Path) -> None:
    """A copy that left out links, or hidden folders; no reader takes it for a store without plans."""
    write_plans(tmp_path / "inbox", range(3))
    run([str(tmp_path / "inbox")], tmp_path / "store", lambda *_: None)
    (tmp_path / "store" / ".current").unlink()
    with pytest.raises(OutputError, match="are missing"):
        export(str(tmp_path / "store"), tmp_path / "out", "csv")
    assert not (tmp_path / "out").exists()
    run([str(tmp_path / "inbox")], tmp_path / "store", lambda *_: None)
    assert len(export(str(tmp_path / "store"), tmp_path / "out", "csv")) == len(TABLES)
    assert check_whole(tmp_path / "store") == 3
    shutil.rmtree(tmp_path / "store" / ".versions")
    with pytest.raises(OutputError, match="restore a complete copy of the store"):
        run([str(tmp_path / "inbox")], tmp_path / "store", lambda *_: None)


def _below(parent: int) -> dict[int, int]:
    """The other processes of a process's group, each with its parent."""
    found = subprocess.run(["pgrep", "-g", str(os.getpgid(parent))], capture_output=True, text=True, check=False)
    return {int(pid): _stat(int(pid))[0] for pid in found.stdout.split() if int(pid) != parent}


def _stat(pid: int) -> tuple[int, int]:
    """Its parent, and the ticks of CPU that it has used."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return 0, 0
    return int(fields[1]), int(fields[11]) + int(fields[12])


def test_modules_of_the_current_folder_are_not_taken(tmp_path: pathlib.Path) -> None:
    """Who runs kehoach where a folder `corpus` and a script `extract.py` lie has neither imported by the workers."""
    write_plans(tmp_path / "corpus", range(3))
    (tmp_path / "extract.py").write_text("raise SystemExit('run by mistake')", encoding="utf-8")
    code = f"import sys; sys.path[0] = {str(ROOT)!r}; from kehoach.cli.app import entry; entry()"
    command = [sys.executable, "-c", code, "run", "corpus", "--output", "store"]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)  # fmt: skip
    assert (done.returncode, check_whole(tmp_path / "store")) == (0, 3), done.stderr


def test_a_reader_never_sees_half_a_run(tmp_path: pathlib.Path) -> None:
    """While runs add, replace and remove plans, whoever reads finds whole states, and never none."""
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(5))
    run([str(inbox)], store, lambda *_: None)
    stop = threading.Event()

    def read() -> list[int]:
        seen = []
        while not stop.is_set():
            seen.append(check_whole(store))
            assert len((store / "documents.csv").read_text(encoding="utf-8-sig").splitlines()) > 5
        return seen

    with concurrent.futures.ThreadPoolExecutor() as threads:
        reader = threads.submit(read)
        try:
            for night in range(6):
                write_plans(inbox, range(5 + night * 5, 10 + night * 5))
                (inbox / "00002.txt").write_text(plan(500 + night), encoding="utf-8")
                run([str(inbox)], store, lambda *_: None)
        finally:
            stop.set()
        seen = set(reader.result())
    assert len(seen) > 3
    assert seen <= {5, 10, 15, 20, 25, 30, 35}


def test_a_stopped_run_keeps_what_was_read(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(PLANS))
    child = start(inbox, store, batch=100_000)
    assert child.stderr is not None
    child.stderr.readline()  # the first of fifty lines of progress: some plans are read, and most are not
    child.send_signal(signal.SIGTERM)
    said = child.communicate(timeout=300)[1]
    assert child.returncode == 130, said
    assert "run again to continue from there" in said
    kept = check_whole(store)
    assert 0 < kept < PLANS
    (last,) = runs(store, 1)
    assert (last["outcome"], last["read"]) == ("stopped", kept)


def test_a_failed_commit_is_undone_and_can_be_tried_again(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(3))

    def broken(_: Any) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(store_module, "sync", broken)
    with pytest.raises(OutputError, match="the disk has an error"):
        run([str(inbox)], store, lambda *_: None, Limits(workers=2))
    assert check_whole(store) == 0
    monkeypatch.undo()
    assert run([str(inbox)], store, lambda *_: None).plans == 3
