"""Beyond one machine: a real Dask scheduler with real worker processes, and a real S3 server, on loopback."""

import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from outputs.store.folder import BusyError
from outputs.store.remote import open_remote_store
from tests.conftest import ROOT
from tests.plans import plan, write_plans
from tests.test_fault import tables

BIN = pathlib.Path(sys.executable).parent
S3 = {"AWS_ACCESS_KEY_ID": "kehoach", "AWS_SECRET_ACCESS_KEY": "loopback-only", "AWS_DEFAULT_REGION": "us-east-1"}


def kehoach(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=180, cwd=ROOT)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextlib.contextmanager
def serving(command: Sequence[str], port: int, log: pathlib.Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program that listens on a port of loopback, until the block ends."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    with log.open("wb") as file:
        child = subprocess.Popen(command, stdout=file, stderr=file, env=environment, start_new_session=True)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        else:
            raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))
        yield child
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Dask scheduler with two worker processes."""
    folder, port = tmp_path_factory.mktemp("dask"), free_port()
    address = f"tcp://127.0.0.1:{port}"
    with contextlib.ExitStack() as stack:
        started = ["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
        stack.enter_context(serving([str(BIN / "dask"), *started], port, folder / "scheduler.log"))
        for number in range(2):
            own = free_port()
            command = [str(BIN / "dask"), "worker", address, "--host", "127.0.0.1", "--worker-port", str(own), "--nthreads", "1", "--no-dashboard",
                       "--local-directory", str(folder), "--name", f"worker-{number}"]  # fmt: skip
            stack.enter_context(serving(command, own, folder / f"worker-{number}.log"))
        yield address


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An S3 server with a bucket `archive`; its file system."""
    import s3fs

    port = free_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (S3 | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}).items():
            patch.setenv(name, value)
        with serving(
            [str(BIN / "moto_server"), "-H", "127.0.0.1", "-p", str(port)], port, tmp_path_factory.mktemp("s3") / "log"
        ):
            system = s3fs.S3FileSystem()
            system.mkdir("archive")
            yield system


def test_the_cluster_gives_the_same_tables(scheduler: str, tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "inbox", range(60))
    (tmp_path / "inbox" / "bad.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 300)
    here = kehoach("run", tmp_path / "inbox", "-o", tmp_path / "here")
    there = kehoach("run", tmp_path / "inbox", "-o", tmp_path / "there", "--engine", "dask", "--scheduler", scheduler)
    assert (here.returncode, there.returncode) == (1, 1), there.stderr
    assert tables(tmp_path / "there") == tables(tmp_path / "here")
    assert not (tmp_path / "there" / ".staging").exists()


def test_a_lost_worker_costs_nothing(scheduler: str, tmp_path: pathlib.Path) -> None:
    """One of the workers is killed in the middle: its batches are read by others, once."""
    from distributed import Client

    write_plans(tmp_path / "inbox", range(600))
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", "run", str(tmp_path / "inbox"), "-o", str(tmp_path / "store"),
               "--engine", "dask", "--scheduler", scheduler]  # fmt: skip
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT)
    with Client(scheduler) as client:
        for _ in range(200):
            if (tmp_path / "store" / ".staging").is_dir():
                break
            time.sleep(0.05)
        os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
    said = run.communicate(timeout=120)[1]
    assert run.returncode == 0, said
    assert kehoach("run", tmp_path / "inbox", "-o", tmp_path / "here").returncode == 0
    assert tables(tmp_path / "store") == tables(tmp_path / "here")


def test_a_cluster_that_cannot_be_used_is_said(tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "inbox", range(1))
    alone = kehoach("run", tmp_path / "inbox", "-o", tmp_path / "store", "--engine", "dask")
    assert alone.returncode == 2
    assert "dask needs the address of a scheduler; add --scheduler" in " ".join(alone.stderr.replace("│", " ").split())
    nobody = kehoach("run", tmp_path / "inbox", "-o", tmp_path / "store", "--engine", "dask", "--scheduler", f"tcp://127.0.0.1:{free_port()}")  # fmt: skip
    assert nobody.returncode == 3
    assert "no Dask scheduler responds" in nobody.stderr
    assert "Traceback" not in nobody.stderr


def test_inbox_and_store_by_url(bucket: Any, tmp_path: pathlib.Path) -> None:
    for path in write_plans(tmp_path / "inbox", range(5)):
        bucket.put_file(str(path), f"archive/inbox/{path.name}")
    bucket.pipe_file("archive/inbox/bad.pdf", b"%PDF-1.4\n" + b"x" * 300)
    first = kehoach("run", "s3://archive/inbox", "-o", "s3://archive/store")
    assert first.returncode == 1, first.stderr
    assert "failures     corrupt 1" in first.stderr
    bucket.pipe_file("archive/inbox/00001.txt", plan(90).encode())
    bucket.rm_file("archive/inbox/00002.txt")
    second = kehoach("run", "s3://archive/inbox", "-o", "s3://archive/store", "--prune")
    assert second.returncode == 0, second.stderr
    assert "plans read   1" in second.stderr
    assert "unchanged    4" in second.stderr
    assert "plans           4" in kehoach("status", "s3://archive/store").stdout
    assert kehoach("export", "s3://archive/store", "-o", tmp_path / "out").returncode == 0
    lines = (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8-sig").splitlines()
    assert sorted(line.split('"')[5] for line in lines[1:]) == ["00000.txt", "00001.txt", "00003.txt", "00004.txt"]
    bucket.invalidate_cache()
    held = {path.rsplit("/", 1)[1] for path in bucket.find("archive/store/targets.parquet")}
    assert held == {"00000002.parquet"}
    assert len(bucket.find("archive/store/text")) == 4


def test_cluster_and_url_together(scheduler: str, bucket: Any, tmp_path: pathlib.Path) -> None:
    """The workers know nothing of the server but the URL and the environment that they were started in."""
    write_plans(tmp_path / "inbox", range(30))
    done = kehoach("run", f"file://{tmp_path}/inbox", "-o", f"file://{tmp_path}/store", "--engine", "dask", "--scheduler", scheduler)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "plans           30" in kehoach("status", f"file://{tmp_path}/store").stdout


def test_two_runs_on_one_url(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_remote_store("s3://archive/busy"):
        with pytest.raises(BusyError, match=f"process {os.getpid()} on "), open_remote_store("s3://archive/busy"):
            pass
        second = kehoach("run", "s3://archive/none", "-o", "s3://archive/busy")
        assert second.returncode == 3
        assert f"process {os.getpid()} on " in second.stderr
    bucket.pipe_file("archive/busy/.lock.json", b'{"id": "x", "host": "lost", "process": 1, "renewed": 1000}')
    with open_remote_store("s3://archive/busy") as store:
        assert store.ledger.version == 0, "the lock of a run that no longer renews it is no lock"


def test_a_url_that_cannot_be_reached_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (S3 | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{free_port()}", "AWS_MAX_ATTEMPTS": "1"}).items():
        monkeypatch.setenv(name, value)
    done = kehoach("run", "corpus/samples/s1-tinh-2024.txt", "-o", "s3://archive/store")
    assert done.returncode == 3
    assert "cannot write s3://archive/store" in done.stderr
    assert "Traceback" not in done.stderr
    assert S3["AWS_SECRET_ACCESS_KEY"] not in done.stderr
