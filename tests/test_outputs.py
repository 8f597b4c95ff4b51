"""Tables and their files: schemas, Parquet, CSV that Excel and LibreOffice read, whole or not at all."""

import csv
import pathlib
import shutil
import subprocess
from typing import Any

import duckdb
import pandas
import pyarrow.parquet
import pytest

from kehoach.run import run
from outputs.table import TABLES
from outputs.write import MARKER, OutputError, csv_value, write
from tests.conftest import SAMPLES


def _run(sources: list[str], output: pathlib.Path) -> Any:
    return run(sources, output, lambda *_: None)


def _samples() -> list[str]:
    return [str(path) for path in sorted(SAMPLES.iterdir()) if path.is_file()]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("run") / "tables"
    assert _run(_samples(), folder).plans == len(_samples())
    return folder


def test_every_table_is_there_with_its_schema(tmp_path: pathlib.Path) -> None:
    write(tmp_path / "empty", {}, {})
    for table in TABLES:
        found = pyarrow.parquet.read_table(tmp_path / "empty" / f"{table.name}.parquet")
        assert found.num_rows == 0
        assert found.column_names == [column.name for column in table.columns]
        assert all(found.schema.field(name).metadata[b"meaning"] for name in found.column_names)
        header = (tmp_path / "empty" / f"{table.name}.csv").read_text(encoding="utf-8-sig").strip()
        assert header == ",".join(found.column_names)


def test_types(tables: pathlib.Path) -> None:
    schema = pyarrow.parquet.read_schema(tables / "funding.parquet")
    assert str(schema.field("amount_vnd").type) == "int64"
    assert str(pyarrow.parquet.read_schema(tables / "documents.parquet").field("issued_date").type) == "date32[day]"
    assert str(pyarrow.parquet.read_schema(tables / "targets.parquet").field("value").type) == "double"


def test_quotes_are_slices_of_the_text(tables: pathlib.Path) -> None:
    for name in ("legal_bases", "targets", "funding", "agencies", "components", "annexes"):
        for row in pyarrow.parquet.read_table(tables / f"{name}.parquet").to_pylist():
            text = (tables / "text" / f"{row['doc_id']}.txt").read_bytes().decode("utf-8")
            assert text[row["start"] : row["end"]] == row["quote"]


def test_csv_and_parquet_say_the_same(tables: pathlib.Path) -> None:
    frame = pandas.read_csv(tables / "funding.csv", encoding="utf-8-sig")
    assert (
        frame["amount_vnd"].tolist() == pyarrow.parquet.read_table(tables / "funding.parquet")["amount_vnd"].to_pylist()
    )
    assert (tables / "targets.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = duckdb.sql(
        f"select count(*) from read_parquet('{tables / 'targets.parquet'}') where kind = 'target'"
    ).fetchall()
    assert rows[0][0] > 50


def test_the_same_run_twice_gives_the_same_bytes(tables: pathlib.Path, tmp_path: pathlib.Path) -> None:
    _run(_samples(), tmp_path / "again")
    for table in TABLES:
        assert (tables / f"{table.name}.csv").read_bytes() == (tmp_path / "again" / f"{table.name}.csv").read_bytes()


def test_libreoffice_opens_the_csv(tables: pathlib.Path, tmp_path: pathlib.Path) -> None:
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: run the tests by `make test`"
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--infilter=CSV:44,34,76,1", "--convert-to",
               "csv:Text - txt - csv (StarCalc):9,34,76", "--outdir", str(tmp_path), str(tables / "funding.csv")]  # fmt: skip
    subprocess.run(command, check=True, timeout=240, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with (tmp_path / "funding.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    expected = pyarrow.parquet.read_table(tables / "funding.parquet").to_pylist()
    assert [row["quote"] for row in rows] == [row["quote"] for row in expected]
    assert [int(row["amount_vnd"]) for row in rows] == [row["amount_vnd"] for row in expected]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+ 100% hộ", "'+ 100% hộ"),
        ("- Hộ nghèo", "'- Hộ nghèo"),
        ("@x", "'@x"),
        ("-5", "-5"),
        ("+1.5", "+1.5"),
        ("Hộ", "Hộ"),
        (None, None),
        (5, 5),
        (2.5, 2.5),
        (3.0, 3),
    ],
)
def test_formulas_are_defused(value: Any, written: Any) -> None:
    assert csv_value(value) == written


def test_newlines_and_quotes_survive(tmp_path: pathlib.Path) -> None:
    row: Any = {"source": "a", "file_name": 'a "b",\r\nc', "reason": "x", "message": "một\nhai"}
    write(tmp_path / "out", {"failures": [row]}, {})
    with (tmp_path / "out" / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == [row]


def test_a_folder_of_other_files_is_never_replaced(tmp_path: pathlib.Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="did not write"):
        _run(_samples()[:1], tmp_path / "mine")
    with pytest.raises(OutputError, match="inside one another"):
        _run([str(tmp_path)], tmp_path / "new")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_a_failed_write_leaves_the_tables_of_before(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "out"
    _run(_samples()[:1], output)
    before = {path.name: path.read_bytes() for path in output.glob("*.csv")}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pyarrow.parquet, "write_table", full)
    with pytest.raises(OutputError, match="No space left"):
        _run(_samples(), output)
    assert {path.name: path.read_bytes() for path in output.glob("*.csv")} == before
    assert (output / MARKER).is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
