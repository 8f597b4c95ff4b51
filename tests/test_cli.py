"""The command line as a person uses it: exit status, messages, summary."""

import json
import pathlib
import subprocess
import sys

import pyarrow.parquet
import pytest

from tests.conftest import ROOT, SAMPLES

SAMPLE = SAMPLES / "s1-tinh-2024.txt"


def kehoach(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kehoach.cli import entry; entry()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120, cwd=ROOT)


def test_help_and_version() -> None:
    shown = kehoach("--help")
    assert shown.returncode == 0
    assert "run" in shown.stdout
    assert "show" in shown.stdout
    assert kehoach("--version").stdout.startswith("kehoach ")


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['kehoach', '--help']\nfrom kehoach.cli import entry\ntry:\n    entry()\nexcept SystemExit:\n    pass\nprint([name for name in ('pandas', 'pyarrow', 'pdfplumber', 'docx', 'pypdfium2', 'regex') if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stderr.strip() == "[]"


def test_run_reads_all(tmp_path: pathlib.Path) -> None:
    done = kehoach("run", SAMPLE, "--output", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "plans read   1" in done.stderr
    assert str(tmp_path / "out") in done.stderr


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


def test_empty_folder_is_said(tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    done = kehoach("run", tmp_path / "in", "--output", tmp_path / "out")
    assert done.returncode == 1
    assert [row["reason"] for row in pyarrow.parquet.read_table(tmp_path / "out" / "failures.parquet").to_pylist()] == [
        "empty"
    ]


@pytest.mark.parametrize(("arguments", "status"), [(("run",), 2), (("run", "a.txt", "--wrong"), 2), (("walk",), 2)])
def test_wrong_usage(arguments: tuple[str, ...], status: int) -> None:
    assert kehoach(*arguments).returncode == status


def test_could_not_run(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = kehoach("run", SAMPLE, "--output", tmp_path / "file")
    assert done.returncode == 3
    assert "is a file; name a folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_show(tmp_path: pathlib.Path) -> None:
    shown = kehoach("show", SAMPLE)
    assert shown.returncode == 0
    assert "Ủy ban nhân dân tỉnh Quảng Trị" in shown.stdout
    assert "“Tỷ lệ hộ nghèo toàn tỉnh giảm từ 1,5 - 2%”" in shown.stdout
    rows = json.loads(kehoach("show", SAMPLE, "--json").stdout)
    assert rows["documents"][0]["number"] == "46/KH-UBND"
    missing = kehoach("show", tmp_path / "none.txt")
    assert missing.returncode == 1
    assert "no such file" in missing.stderr
