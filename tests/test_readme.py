"""The README keeps what it says: its commands, its Python and its SQL run; its tables, columns, options and paths exist."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys

import pytest
import regex

from kehoach.cli import exit_status as cli
from kehoach.run.driver import run
from outputs.table import TABLES
from tests.conftest import ROOT, SAMPLES

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = regex.findall(r"```python\n(.*?)```", README, regex.DOTALL)
COMMANDS = regex.findall(r"^    (kehoach .*?)(?:  +#.*)?$", README, regex.MULTILINE)
LINES_OF_CODE = 6
"""What a researcher must write, blank lines aside."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A working folder as the README takes it for granted: some plans."""
    made = tmp_path_factory.mktemp("work")
    for name in ("INBOX", "more"):
        (made / name).mkdir()
    shutil.copy(SAMPLES / "s1-tinh-2024.txt", made / "INBOX")
    shutil.copy(SAMPLES / "s6-tinh-2021.pdf", made / "more")
    shutil.copy(SAMPLES / "s4-xa-2025.docx", made / "plan.docx")
    with contextlib.chdir(made):  # each command is tried by itself, in whatever order and process
        run(["INBOX", "more", "plan.docx"], "kehoach-output", lambda *_: None)
    return made


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A working folder with the tables of a run over the samples."""
    made = tmp_path_factory.mktemp("analysis")
    samples = sorted(path for path in SAMPLES.iterdir() if path.is_file())
    run([*map(str, samples)], made / "kehoach-output", lambda *_: None)
    shutil.copy(SAMPLES / "s4-xa-2025.docx", made / "plan.docx")
    return made


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_python_runs(
    block: str, analysis: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(analysis)
    exec(compile(block, "README.md", "exec"), {})
    shown = capsys.readouterr().out
    assert len(shown.splitlines()) > 3, "the block shows rows"


def test_python_is_short() -> None:
    assert len(BLOCKS) == 3
    for block in BLOCKS[:2]:
        assert len([line for line in block.splitlines() if line.strip()]) <= LINES_OF_CODE


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command: str, folder: pathlib.Path) -> None:
    path = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, shell=True, cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True, encoding="utf-8", check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = done.stdout + done.stderr
    assert any(
        word in shown
        for word in (
            "Phú Thọ",
            "unchanged    3",
            "plans           3",
            "10 files in csv-files",
            "plans in report.html",
            "sources in places.xlsx",
            "| place |",
            "whole: 3 plans",
            "Tỷ lệ hộ nghèo",
            "hộ nghèo",
            "rows in answer.csv",
            "@misc{k",
        )
    )


def test_options_exist() -> None:
    assert COMMANDS
    help_texts = "".join(
        subprocess.run(
            [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", name, "--help"],
            capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
            env=os.environ | {"COLUMNS": "200"},
        ).stdout
        for name in ("run", "show", "status", "export", "review", "compare", "report", "pages", "evaluate", "gold", "verify", "search", "sql", "cite")
    )  # fmt: skip
    text = regex.sub(r"`(?:apt-get|pip|git)[^`]*`", "", README)
    assert [name for name in regex.findall(r"(?<=[` ])--[a-z-]+", text) if name not in help_texts] == []


def test_exit_statuses() -> None:
    table = dict(regex.findall(r"^\| (\d+) \| (.*) \|$", README, regex.MULTILINE))
    statuses = (cli.OK, cli.WITH_FAILURES, cli.WRONG_USAGE, cli.COULD_NOT_RUN, cli.STOPPED)
    assert list(table) == [str(status) for status in statuses]


def test_every_table_is_named() -> None:
    assert [table.name for table in TABLES if f"`{table.name}`" not in README] == []


def test_paths_exist() -> None:
    named = regex.findall(
        r"[`(]((?:docs|patterns|benchmarks|extract|corpus|tests|tools|outputs|deploy)/[\w./-]*)", README
    )
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = regex.findall(r"^    make (\w+)|`make (\w+)`", README, regex.MULTILINE)
    assert named
    assert all(f"\n{first or second}:" in makefile for first, second in named)
