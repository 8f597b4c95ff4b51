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

READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.vi.md")}
BLOCKS = {name: regex.findall(r"```python\n(.*?)```", text, regex.DOTALL) for name, text in READMES.items()}
COMMANDS = [
    pytest.param(command, id=f"{name}: {command}")
    for name, text in READMES.items()
    for command in regex.findall(r"^    (kehoach .*?)(?:  +#.*)?$", text, regex.MULTILINE)
]
both = pytest.mark.parametrize("name", READMES)
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


@pytest.mark.parametrize("block", sorted({block for found in BLOCKS.values() for block in found}), ids=range(3))
def test_python_runs(
    block: str, analysis: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(analysis)
    exec(compile(block, "README.md", "exec"), {})
    shown = capsys.readouterr().out
    assert len(shown.splitlines()) > 3, "the block shows rows"


def test_python_is_short() -> None:
    assert BLOCKS["README.md"] == BLOCKS["README.vi.md"]
    assert len(BLOCKS["README.md"]) == 3
    for block in BLOCKS["README.md"][:2]:
        assert len([line for line in block.splitlines() if line.strip()]) <= LINES_OF_CODE


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command: str, folder: pathlib.Path) -> None:
    path = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, shell=True, cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True, encoding="utf-8", check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = regex.sub(" +", " ", done.stdout + done.stderr)
    assert any(
        word in shown
        for word in (
            "Phú Thọ",
            "unchanged 3",
            "không thay đổi 3",
            "kế hoạch 3",
            "plans 3",
            "10 files in csv-files",
            "plans in report.html",
            "sources in places.xlsx",
            "| place |",
            "consistent: 3 plans",
            "Tỷ lệ hộ nghèo",
            "hộ nghèo",
            "rows in answer.csv",
            "@misc{k",
        )
    )


@both
def test_options_exist(name: str) -> None:
    assert COMMANDS
    help_texts = "".join(
        subprocess.run(
            [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", name, "--help"],
            capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
            env=os.environ | {"COLUMNS": "200"},
        ).stdout
        for name in ("run", "show", "status", "export", "review", "compare", "report", "pages", "evaluate", "gold", "verify", "search", "sql", "cite", "backup", "merge", "diff")
    )  # fmt: skip
    text = regex.sub(r"`(?:apt-get|pip|git)[^`]*`", "", READMES[name])
    assert [option for option in regex.findall(r"(?<=[` ])--[a-z-]+", text) if option not in help_texts] == []


@both
def test_exit_statuses(name: str) -> None:
    table = dict(regex.findall(r"^\| (\d+) \| (.*) \|$", READMES[name], regex.MULTILINE))
    statuses = (cli.OK, cli.WITH_FAILURES, cli.WRONG_USAGE, cli.COULD_NOT_RUN, cli.STOPPED)
    assert list(table) == [str(status) for status in statuses]


@both
def test_every_table_is_named(name: str) -> None:
    assert [table.name for table in TABLES if f"`{table.name}`" not in READMES[name]] == []


@both
def test_paths_exist(name: str) -> None:
    named = regex.findall(
        r"[`(]((?:docs|patterns|benchmarks|extract|corpus|tests|tools|outputs|deploy)/[\w./-]*)", READMES[name]
    )
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


@both
def test_make_targets_exist(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = regex.findall(r"^    make (\w+)|`make (\w+)`", READMES[name], regex.MULTILINE)
    assert named
    assert all(f"\n{first or second}:" in makefile for first, second in named)
