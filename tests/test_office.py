"""The programs that read files for us: LibreOffice kept open, killed and missing; Tesseract missing."""

import os
import pathlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pypdfium2
import pytest

from corpus.child import Child
from corpus.errors import MissingProgramError, TimeoutExceededError
from corpus.ocr import tesseract as ocr
from corpus.office import reader as office
from corpus.office import server as office_server
from corpus.read import read
from tests.conftest import ROOT, SAMPLES

RTF = rb"{\rtf1\ansi\ansicpg1258 {\fonttbl{\f0 Times New Roman;}}\f0 K\u7871? ho\u7841?ch gi\u7843?m ngh\u232?o\par}"


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    office_server.close_office()


def _process() -> Child:
    return office_server._STANDING[os.getpid()].process


def test_one_libreoffice_reads_many_files() -> None:
    assert office.to_docx(RTF, ".rtf").startswith(b"PK")
    first = _process()
    assert office.to_docx(RTF, ".rtf").startswith(b"PK")
    assert _process() is first
    office_server.close_office()
    assert first.status == -signal.SIGKILL


def test_a_libreoffice_that_died_is_replaced() -> None:
    office.to_docx(RTF, ".rtf")
    first = _process()
    os.killpg(first.group, signal.SIGKILL)
    while not first.has_ended:
        time.sleep(0.01)
    assert office.to_docx(RTF, ".rtf").startswith(b"PK")
    assert _process() is not first


def test_at_the_deadline_it_is_killed_and_the_next_file_read() -> None:
    office.to_docx(RTF, ".rtf")
    first = _process()
    os.killpg(first.group, signal.SIGSTOP)  # it hangs
    with pytest.raises(TimeoutExceededError):
        office.to_docx(RTF, ".rtf", seconds=1.0)
    assert first.status == -signal.SIGKILL
    assert office.to_docx(RTF, ".rtf").startswith(b"PK")


def test_it_dies_with_the_process_that_opened_it() -> None:
    """Also where that one is killed, as a worker past its time is."""
    script = "import sys, time; from tests.test_office import RTF, _process; from corpus.office.reader import to_docx; to_docx(RTF, '.rtf'); print(_process().group, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT) as worker:
        assert worker.stdout is not None
        group = int(worker.stdout.readline())
        os.killpg(group, 0)
        worker.kill()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and _lives(group):
        time.sleep(0.1)
    assert not _lives(group)


def _lives(group: int) -> bool:
    """Whether a process of the group runs; one that is dead but not yet buried does not."""
    states = [
        line.split()
        for line in subprocess.run(
            ["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True
        ).stdout.splitlines()
    ]
    return any(int(pgid) == group and not state.startswith("Z") for pgid, state in states)


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "")
    ocr._check.cache_clear()
    yield
    ocr._check.cache_clear()


@pytest.mark.usefixtures("nothing_installed")
def test_without_libreoffice_the_failure_names_the_command(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(RTF)
    with pytest.raises(MissingProgramError, match="apt-get install libreoffice-writer-nogui") as failure:
        read(path)
    assert failure.value.reason == "program_missing"


@pytest.mark.usefixtures("nothing_installed")
def test_without_tesseract_the_failure_names_the_command(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "scan.pdf"
    pdf = pypdfium2.PdfDocument(SAMPLES / "s6-tinh-2021.pdf")
    pdf[0].render(scale=0.5).to_pil().convert("RGB").save(path, resolution=36)
    pdf.close()
    with pytest.raises(MissingProgramError, match=r"apt-get install tesseract-ocr tesseract-ocr-vie$") as failure:
        read(path)
    assert failure.value.reason == "program_missing"
    with pytest.raises(MissingProgramError, match="tesseract-ocr-vie tesseract-ocr-eng"):
        ocr.recognise(b"", "vie+eng")
