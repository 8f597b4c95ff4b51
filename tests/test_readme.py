"""The README keeps what it says: its Python and SQL run, its commands and tables exist."""

import os
import pathlib

import pytest
import regex

from kehoach.run import run
from outputs.table import TABLES
from tests.conftest import ROOT, SAMPLES

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = regex.findall(r"```python\n(.*?)```", README, regex.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_python_runs(block: str, tmp_path: pathlib.Path) -> None:
    run(
        [str(path) for path in sorted(SAMPLES.iterdir()) if path.is_file()],
        tmp_path / "kehoach-output",
        lambda *_: None,
    )
    (tmp_path / "plan.docx").write_bytes((SAMPLES / "s4-xa-2025.docx").read_bytes())
    here = pathlib.Path.cwd()
    os.chdir(tmp_path)
    try:
        exec(compile(block, "README.md", "exec"), {})
    finally:
        os.chdir(here)


def test_every_table_is_named() -> None:
    assert BLOCKS
    assert [table.name for table in TABLES if f"`{table.name}`" not in README] == []


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}:" in makefile for target in regex.findall(r"`make (\w+)`", README))
