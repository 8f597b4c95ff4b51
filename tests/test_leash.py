"""Programs on a leash: what a run started ends with it, however it ends, and what it left is swept by the next."""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

import pytest

from corpus.child import Child
from tests import hostile
from tests.conftest import SAMPLES

ENDLESS, LONG = f"643217{os.getpid():07}", f"643001{os.getpid():07}"
"""Seconds that nothing else sleeps, nor these tests elsewhere on the machine: by them the programs of these tests are found."""


def _sleepers(marker: str) -> list[str]:
    listed = subprocess.run(
        ["ps", "-eo", "stat=,args="], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [line for line in listed if f"sleep {marker}" in line and not line.startswith("Z") and "ps -eo" not in line]


def _gone_within(marker: str, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while _sleepers(marker) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not _sleepers(marker)


def test_a_child_past_its_time_dies_with_all_that_it_started(tmp_path: pathlib.Path) -> None:
    child = Child(["/bin/sh", "-c", f"sleep {LONG} & sleep {LONG}"], tmp_path)
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(0.3)
    assert _gone_within(LONG, 30)


def test_a_child_says_what_it_wrote_and_how_it_ended(tmp_path: pathlib.Path) -> None:
    child = Child(["/bin/sh", "-c", "pwd; echo no >&2; exit 7"], tmp_path, heard=True)
    assert child.wait(10) == (f"{tmp_path}\n".encode(), b"no\n")
    assert child.status == 7


@pytest.fixture
def folder() -> Iterator[pathlib.Path]:
    """A folder with a short path, as sockets need."""
    with tempfile.TemporaryDirectory(prefix="leash-", dir="/tmp") as name:
        yield pathlib.Path(name)


def _begun(folder: pathlib.Path, *options: str) -> "subprocess.Popen[bytes]":
    """A run that has come to an office file, with a LibreOffice that hangs."""
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / "a.rtf").write_bytes(rb"{\rtf1 a\par}")
    (folder / "bin").mkdir(exist_ok=True)
    program = folder / "bin" / "soffice"
    program.write_text(f"#!/bin/sh\nsleep {ENDLESS} &\nsleep {ENDLESS}\n", encoding="ascii")
    program.chmod(0o755)
    (folder / "tmp").mkdir(exist_ok=True)
    environment = os.environ | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "TMPDIR": str(folder / "tmp")}
    command = [
        str(pathlib.Path(sys.executable).with_name("kehoach")),
        "run",
        str(folder / "in"),
        "-o",
        str(folder / "out"),
        *options,
    ]
    with (folder / "log").open("wb") as log:
        run = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=log)
    deadline = time.monotonic() + 120
    while not _sleepers(ENDLESS) and time.monotonic() < deadline:
        time.sleep(0.05)
    if not _sleepers(ENDLESS):
        run.kill()
        run.wait()
        raise AssertionError((folder / "log").read_text(encoding="utf-8"))
    return run


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_outlives_a_run_and_the_next_sweeps(end: signal.Signals, folder: pathlib.Path) -> None:
    run = _begun(folder)
    run.send_signal(end)
    run.wait(timeout=120)
    assert _gone_within(ENDLESS, 30)
    (folder / "in" / "a.rtf").unlink()
    (folder / "in" / "a.txt").write_bytes((SAMPLES / "s1-tinh-2024.txt").read_bytes())
    again = [
        str(pathlib.Path(sys.executable).with_name("kehoach")),
        "run",
        str(folder / "in"),
        "-o",
        str(folder / "out"),
    ]
    subprocess.run(
        again, env=os.environ | {"TMPDIR": str(folder / "tmp")}, check=True, capture_output=True, timeout=120
    )
    assert list((folder / "tmp").iterdir()) == []


def test_a_file_past_its_time_leaves_no_program(folder: pathlib.Path) -> None:
    run = _begun(folder, "--timeout", "2")
    assert run.wait(timeout=120) == 1
    assert _gone_within(ENDLESS, 30)
    assert list((folder / "tmp").iterdir()) == []


def test_a_killed_worker_leaves_no_program(folder: pathlib.Path) -> None:
    """The office program that it started ends with it; the run goes on, and says what became of the file."""
    run = _begun(folder)
    os.kill(_starter(folder), signal.SIGKILL)
    assert run.wait(timeout=120) == 1
    assert _gone_within(ENDLESS, 30)
    assert "crash" in (folder / "log").read_text(encoding="utf-8")
    assert list((folder / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        # More memory than it takes in that time, even on a fast machine: the parser would abort first.
        (("--timeout", "1", "--max-memory", "12000"), "timeout: took longer than 1 s"),
        (("--timeout", "100", "--max-memory", "300"), "oom: its worker was aborted, usually because 300 MiB"),
    ],
    ids=["time", "memory"],
)
def test_show_says_why_though_a_parser_in_c_does_not_come_back(
    limits: tuple[str, ...], said: str, tmp_path: pathlib.Path
) -> None:
    form = hostile.stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>")  # fmt: skip
    page = hostile.one_page(b"/X Do", resources=b"<< /XObject << /X 5 0 R >> >>")
    (tmp_path / "loop.pdf").write_bytes(hostile.pdf([*page, form]))
    command = [str(pathlib.Path(sys.executable).with_name("kehoach")), "show", str(tmp_path / "loop.pdf"), *limits]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert said in done.stderr


def _starter(folder: pathlib.Path) -> int:
    """The worker that started the office program in `folder`: the Python process above it."""
    listed = subprocess.run(["ps", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
    rows = (line.split(maxsplit=1) for line in listed.splitlines())
    process = next(int(pid) for pid, words in rows if words.startswith(f"/bin/sh {folder / 'bin' / 'soffice'}"))
    while "python" not in os.readlink(f"/proc/{process}/exe"):
        process = int(pathlib.Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1])
    return process
