"""The data explain themselves: descriptor, column metadata, the store's README."""

import json
import pathlib

import duckdb
import frictionless
import pyarrow.parquet
import pytest
import regex

from kehoach.run.driver import run
from outputs import datapackage
from outputs.export import export
from outputs.table import TABLES
from tests.conftest import SAMPLES
from tools import dictionary


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("described") / "store"
    broken = folder.parent / "=cmd() hỏng.pdf"
    broken.write_bytes(b"%PDF-1.4 cut short")
    run([str(broken), *(str(path) for path in SAMPLES.iterdir() if path.is_file())], folder, lambda *_: None)
    return folder


def _faults(folder: pathlib.Path) -> list[object]:
    report = frictionless.validate(str((folder / datapackage.NAME).resolve()))
    assert len(report.tasks) == len(TABLES)
    return report.flatten(["title", "rowNumber", "fieldName", "note"])


def test_the_store_is_as_described(store: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Types, codes, what is never null, keys: frictionless checks every row."""
    monkeypatch.chdir(store)
    assert _faults(store) == []


def test_a_wrong_value_is_found(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """The check above would see one."""
    export(str(store), tmp_path / "out", "csv")
    assert _faults(tmp_path / "out") == []
    targets = tmp_path / "out" / "targets.csv"
    targets.write_text(targets.read_text(encoding="utf-8").replace('"baseline"', '"perhaps"'), encoding="utf-8")
    assert _faults(tmp_path / "out")


def test_without_csv_nothing_is_described(tmp_path: pathlib.Path) -> None:
    run([str(SAMPLES / "s1-tinh-2024.txt")], tmp_path / "store", lambda *_: None, csv=False)
    assert not (tmp_path / "store" / datapackage.NAME).exists()
    assert (tmp_path / "store" / "README.md").is_file()


def test_the_dictionaries_are_up_to_date() -> None:
    assert dictionary.PAGE.read_text(encoding="utf-8") == dictionary.page(), "run `python -m tools.dictionary`"
    assert (dictionary.DOCS / datapackage.NAME).read_text(encoding="utf-8") == datapackage.described()
    assert [column for made in TABLES for column in made.columns if not column.meaning] == []


def test_parquet_columns_say_what_they_are(store: pathlib.Path) -> None:
    described = {found["name"]: found for found in json.loads(datapackage.described())["resources"]}
    for table in TABLES:
        held = pyarrow.parquet.read_schema(next((store / f"{table.name}.parquet").glob("*.parquet")))
        fields = described[table.name]["schema"]["fields"]
        assert [held.field(field["name"]).metadata[b"meaning"].decode() for field in fields] == [
            field["description"] for field in fields
        ]


def test_the_readme_in_the_store_holds(
    store: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (store / "README.md").read_text(encoding="utf-8")
    blocks = dict(regex.findall(r"```(\w+)\n(.*?)```", text, regex.DOTALL))
    monkeypatch.chdir(store)
    assert len(duckdb.sql(blocks["sql"]).fetchall()) > 5
    exec(compile(blocks["python"], "README.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) > 5
    assert {table.name for table in TABLES} <= set(regex.findall(r"`(\w+)`", text))
