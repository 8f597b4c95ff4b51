"""The command line as a person uses it: exit status, messages, summary."""

import json
import os
import pathlib
import pty
import resource
import signal
import socket
import subprocess
import sys
import time

import pyarrow.parquet
import pytest

from tests.conftest import ROOT, SAMPLES

SAMPLE = SAMPLES / "s1-tinh-2024.txt"


def kehoach(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120, cwd=ROOT)


def test_help_and_version() -> None:
    shown = kehoach("--help")
    assert shown.returncode == 0
    assert "run" in shown.stdout
    assert "show" in shown.stdout
    assert kehoach("--version").stdout.startswith("kehoach ")


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['kehoach', '--help']\nfrom kehoach.cli.app import entry\ntry:\n    entry()\nexcept SystemExit:\n    pass\nprint([name for name in ('pandas', 'pyarrow', 'pdfplumber', 'docx', 'pypdfium2', 'regex', 'markdown_it', 'pygments') if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stderr.strip() == "[]"


def test_help_is_quick() -> None:
    """Half a second of CPU on a slow machine; 0.1 s measured, see benchmarks/plan.py."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    kehoach("--help")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


def test_run_reads_all(tmp_path: pathlib.Path) -> None:
    done = kehoach("run", SAMPLE, "--output", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert done.stderr.splitlines()[0] == f"1 of 1: {SAMPLE}"
    assert "plans read   1" in done.stderr
    assert "failures     none" in done.stderr
    assert f"tables       {tmp_path / 'out'}" in done.stderr
    for name in ("documents 1", "legal_bases 8", "funding 6", "sections "):
        assert name in done.stderr


def test_many_files_make_few_lines(tmp_path: pathlib.Path) -> None:
    for number in range(120):
        (tmp_path / f"{number:03}.txt").write_text(f"Không phải kế hoạch số {number}.", encoding="utf-8")
    done = kehoach("run", tmp_path, "--output", tmp_path.parent / "out")
    lines = [line for line in done.stderr.splitlines() if " of 120: " in line]
    assert len(lines) == 50
    assert lines[-1].startswith("120 of 120: ")


def test_a_terminal_gets_a_bar(tmp_path: pathlib.Path) -> None:
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "from kehoach.cli.app import entry; entry()",
        "run",
        str(SAMPLE),
        "none.txt",
        "-o",
        str(tmp_path / "out"),
    ]
    child = subprocess.Popen(command, stderr=theirs, cwd=ROOT, env=os.environ | {"TERM": "xterm", "COLUMNS": "100"})
    os.close(theirs)
    seen = b""
    while chunk := _read(ours):
        seen += chunk
    assert child.wait(60) == 1
    shown = seen.decode("utf-8")
    assert "reading" in shown
    assert "2/2" in shown
    assert "none.txt: vanished: the file does not exist; check the path" in shown
    assert " of 2: " not in shown


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other side was closed
        return b""


def test_stopping_a_run_leaves_the_tables_of_before(tmp_path: pathlib.Path) -> None:
    kehoach("run", SAMPLE, "--output", tmp_path / "out")
    before = (tmp_path / "out" / "targets.csv").read_bytes()
    (tmp_path / "long").mkdir()
    for number in range(8):
        text = "KẾ HOẠCH\nGiảm nghèo\nI. KINH PHÍ\n" + "- Hỗ trợ 1.000.000.000 đồng cho 5 xã.\n" * 50_000
        (tmp_path / "long" / f"{number}.txt").write_text(f"{text}{number}", encoding="utf-8")
    command = [sys.executable, "-c", "from kehoach.cli.start import entry; entry()",
               "run", str(tmp_path / "long"), "-j", "1", "-o", str(tmp_path / "out")]  # fmt: skip
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT)
    until = time.monotonic() + 60
    while not (tmp_path / "out" / ".holder.json").exists() and time.monotonic() < until:
        time.sleep(0.1)  # until the run works in the store
    child.send_signal(signal.SIGINT)
    began = time.monotonic()
    said = child.communicate(timeout=60)[1]
    assert time.monotonic() - began < 10
    assert child.returncode == 130
    assert "interrupted; what was read so far is kept" in said
    assert "Traceback" not in said
    assert (tmp_path / "out" / "targets.csv").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["long", "out"]


def test_bad_files_do_not_stop_the_good_ones(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plan.txt").write_bytes(SAMPLE.read_bytes())
    (folder / "copy.txt").write_bytes(SAMPLE.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "cut.pdf").write_bytes((SAMPLES / "s6-tinh-2021.pdf").read_bytes()[:500])
    done = kehoach("run", folder, tmp_path / "missing.txt", "--output", tmp_path / "out")
    assert done.returncode == 1
    failures = {
        row["file_name"]: row["reason"]
        for row in pyarrow.parquet.read_table(tmp_path / "out" / "failures.parquet").to_pylist()
    }
    assert failures == {"plan.txt": "duplicate", "cut.pdf": "corrupt", "empty.txt": "empty", "missing.txt": "vanished"}
    assert pyarrow.parquet.read_table(tmp_path / "out" / "documents.parquet").num_rows == 1
    assert "missing.txt: vanished" in done.stderr


def test_an_empty_inbox_is_a_notice(tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    done = kehoach("run", tmp_path / "in", "--output", tmp_path / "out")
    assert done.returncode == 0
    assert f"{tmp_path / 'in'} contains no files" in done.stderr
    (tmp_path / "in" / "plan.txt").write_text("KẾ HOẠCH\nGiảm nghèo năm 2024\n", encoding="utf-8")
    assert kehoach("run", tmp_path / "in", "--output", tmp_path / "out").returncode == 0
    (tmp_path / "in" / "plan.txt").unlink()
    done = kehoach("run", tmp_path / "in", "--output", tmp_path / "out")
    assert done.returncode == 1, "an inbox that had files and has none may be a disk that is not mounted"
    assert "no files in the folder" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("run",), 2), (("run", "a.txt", "--wrong"), 2), (("walk",), 2), (("run", ""), 2), ((), 2)],
)
def test_wrong_usage(arguments: tuple[str, ...], status: int) -> None:
    assert kehoach(*arguments).returncode == status


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "x", "--workers", "0"), "must be at least 1"),
        (("run", "x", "--workers", "two"), "must be a whole number"),
        (("show", "x", "--timeout", "long"), "must be a number"),
        (("run", "x", "--prune-limit", "200"), "must be at most 100"),
        (("run", "x", "-q", "-v"), "--quiet and --verbose cannot be combined"),
        (("run", "x", "--engine", "dask"), "add --scheduler"),
        (("run", "x", "--scheduler", "tcp://host:1"), "add --engine dask"),
        (("--config", "none.toml", "run", "x"), "cannot read none.toml (no such file or folder); check the path"),
    ],
)
def test_usage_errors_are_in_plain_words(arguments: tuple[str, ...], words: str) -> None:
    done = kehoach(*arguments)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.replace("│", " ").split())
    assert "{" not in done.stderr


def test_a_refused_value_names_where_it_was_set(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "night.toml").write_text('[run]\nworkers = "two"\n', encoding="utf-8")
    set_in_file = " ".join(kehoach("--config", tmp_path / "night.toml", "run", "x").stderr.replace("│", "").split())
    assert "night.toml)" in set_in_file.replace(" ", "")
    monkeypatch.setenv("KEHOACH_RUN_WORKERS", "two")
    assert "set by KEHOACH_RUN_WORKERS" in " ".join(kehoach("run", "x").stderr.replace("│", "").split())


def test_a_pattern_that_matches_nothing(tmp_path: pathlib.Path) -> None:
    done = kehoach("run", tmp_path / "*.pdf", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "*.pdf: vanished: no file matches this pattern; check the path" in done.stderr


def test_a_port_in_use(tmp_path: pathlib.Path) -> None:
    kehoach("run", SAMPLE, "-o", tmp_path / "out")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        done = kehoach("review", tmp_path / "out", "--port", port)
    assert done.returncode == 3
    assert f"cannot listen on port {port} (it is in use); choose another port with --port" in done.stderr


def test_could_not_run(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = kehoach("run", SAMPLE, "--output", tmp_path / "file")
    assert done.returncode == 3
    assert "is a file; choose a folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_show(tmp_path: pathlib.Path) -> None:
    shown = kehoach("show", SAMPLE)
    assert shown.returncode == 0
    assert "Ủy ban nhân dân tỉnh Quảng Trị" in shown.stdout
    assert "target · poverty_rate · reduce · change · 1.5–2% · 2024  [II / 2 / a]" in shown.stdout
    assert "“Tỷ lệ hộ nghèo toàn tỉnh giảm từ 1,5 - 2%”" in shown.stdout
    assert "place    Quảng Trị · province Quảng Trị (45)" in shown.stdout
    assert "\x1b" not in shown.stdout
    assert [line for line in shown.stdout.splitlines() if line != line.rstrip()] == []
    rows = json.loads(kehoach("show", SAMPLE, "--json").stdout)
    assert rows["documents"][0]["number"] == "46/KH-UBND"
    missing = kehoach("show", tmp_path / "none.txt")
    assert missing.returncode == 1
    assert "the file does not exist" in missing.stderr


def test_show_of_a_text_that_is_no_plan() -> None:
    shown = kehoach("show", ROOT / "tests" / "fixtures" / "not_plans" / "novel.txt")
    assert shown.returncode == 0
    assert "warning · not_a_plan" in shown.stdout
    assert "unstated doc_type, title, number" in shown.stdout


def test_a_closed_pipe_is_no_traceback() -> None:
    code = f"from kehoach.cli.app import entry; import sys; sys.argv = ['kehoach', 'show', {str(SAMPLE)!r}]; entry()"
    done = subprocess.run(f'"{sys.executable}" -c "{code}" | head -1', shell=True, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)  # fmt: skip
    assert done.stdout.startswith("file ")
    assert "Traceback" not in done.stderr
