"""The notebooks, one per user, run from the first cell to the last in a folder that holds what a clone has."""

import contextlib
import io
import json
import os
import pathlib
import shutil
import sys

import pytest

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(notebook: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "corpus" / "samples", tmp_path / "corpus" / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    book = json.loads(notebook.read_text(encoding="utf-8"))
    assert all(not cell.get("outputs") for cell in book["cells"]), "notebooks are kept without outputs"
    names: dict[str, object] = {}
    code = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in code:
            exec(compile(cell, notebook.name, "exec"), names)
    assert len(code) >= 3


def test_every_user_has_one() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["analyst", "operator", "researcher"]
