"""`import kehoach`: a plan, its typed records and its frames; light to import, plain when a file cannot be read."""

import datetime
import os
import pathlib
import subprocess
import sys

import pytest

import kehoach
from extract.record import Funding, Target
from outputs.table import TABLES
from tests.conftest import ROOT, SAMPLES

SAMPLE = SAMPLES / "s1-tinh-2024.txt"


def test_a_plan_has_typed_records() -> None:
    plan = kehoach.read(str(SAMPLE))
    assert plan.header.issued_date == datetime.date(2024, 2, 19)
    targets = [record for record in plan.records if isinstance(record, Target)]
    assert {type(target.value) for target in targets} == {float}
    amounts = [record for record in plan.records if isinstance(record, Funding)]
    assert sum(amount.amount_vnd for amount in amounts if amount.source == "total") == 412_560_000_000
    span = targets[0].span
    assert plan.text[span.start : span.end].startswith("có 17.354 hộ nghèo")


def test_a_plan_shows_itself_in_a_line() -> None:
    assert repr(kehoach.read(SAMPLE)).startswith("<Plan 46/KH-UBND of Ủy ban nhân dân tỉnh Quảng Trị, ")
    assert "\n" not in repr(kehoach.read(ROOT / "tests" / "fixtures" / "not_plans" / "novel.txt"))


def test_frames_have_all_columns_and_their_types() -> None:
    frames = kehoach.read(SAMPLE).tables()
    assert list(frames) == [table.name for table in TABLES if table.name != "failures"]
    for table in TABLES:
        if table.name in frames:
            assert list(frames[table.name].columns) == [column.name for column in table.columns]
    assert len(frames["components"]) == 0
    assert str(frames["components"]["start"].dtype) == "Int32"
    assert str(frames["funding"]["amount_vnd"].dtype) == "Int64"
    assert str(frames["targets"]["value"].dtype) == "float64"
    assert frames["documents"]["issued_date"].tolist() == [datetime.date(2024, 2, 19)]
    assert frames["targets"].query("indicator_code == 'poverty_rate' and kind == 'target'")["value"].tolist() == [
        1.5,
        5.5,
    ]


def test_a_file_that_cannot_be_read_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(kehoach.UnreadableError, match="does not exist") as caught:
        kehoach.read(tmp_path / "none.pdf")
    assert caught.value.reason == "vanished"
    assert caught.value.__notes__ == [f"file: {tmp_path / 'none.pdf'}"]


def test_import_is_light() -> None:
    code = "import kehoach, sys; print([name for name in ('pandas', 'pyarrow', 'pdfplumber', 'pypdfium2', 'docx', 'regex', 'rich') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_a_script_that_imports_pandas_can_run(tmp_path: pathlib.Path) -> None:
    """Workers import the script again, and do without pandas themselves."""
    script = tmp_path / "night.py"
    script.write_text(
        "import pandas\nfrom kehoach.run.driver import run\nif __name__ == '__main__':\n"
        f"    print(run([{str(SAMPLES / 's3-huyen-2022.txt')!r}], {str(tmp_path / 'store')!r}, lambda *_: None).plans)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=120,
                          env=os.environ | {"PYTHONPATH": str(ROOT)})  # fmt: skip
    assert (done.stdout, done.returncode) == ("1\n", 0), done.stderr
