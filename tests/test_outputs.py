"""Tables and their files: schemas, Parquet, CSV that Excel and LibreOffice read, whole or not at all."""

import csv
import os
import pathlib
import zipfile
from typing import Any

import duckdb
import pandas
import pyarrow.parquet
import pytest

from corpus.errors import UnreadableError
from kehoach.run.driver import run
from outputs.csv import defused, write_csv
from outputs.frame import arrow_table
from outputs.store.folder import MARKER, OutputError, check_place
from outputs.table import TABLES, Row, printable
from outputs.table import table as table_named
from tests.conftest import SAMPLES
from tests.office import convert


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
    _run([str(tmp_path / "none.txt")], tmp_path / "empty")
    for table in TABLES:
        found = pyarrow.parquet.read_table(tmp_path / "empty" / f"{table.name}.parquet")
        assert found.num_rows == (table.name == "failures")
        assert found.column_names == [column.name for column in table.columns]
        assert all(found.schema.field(name).metadata[b"meaning"] for name in found.column_names)
        header = (tmp_path / "empty" / f"{table.name}.csv").read_text(encoding="utf-8-sig").split("\n")[0]
        assert header == ",".join(found.column_names)


def test_types(tables: pathlib.Path) -> None:
    for name, column, kind in (
        ("funding", "amount_vnd", "int64"),
        ("documents", "issued_date", "date32[day]"),
        ("targets", "value", "double"),
    ):
        assert str(pyarrow.parquet.read_table(tables / f"{name}.parquet").schema.field(column).type) == kind


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
    """In whatever order the files are named."""
    _run(_samples()[::-1], tmp_path / "again")
    for table in TABLES:
        assert (tables / f"{table.name}.csv").read_bytes() == (tmp_path / "again" / f"{table.name}.csv").read_bytes()


def test_columns_that_hold_codes_hold_no_others(tables: pathlib.Path) -> None:
    for made in TABLES:
        rows = pyarrow.parquet.read_table(tables / f"{made.name}.parquet").to_pylist()
        for column in made.columns:
            if column.codes:
                assert {row[column.name] for row in rows} <= {*column.codes, None}, (made.name, column.name)


def test_keys_join(tables: pathlib.Path) -> None:
    plans = pyarrow.parquet.read_table(tables / "documents.parquet")["doc_id"].to_pylist()
    assert len(set(plans)) == len(plans)
    assert sorted(path.stem for path in (tables / "text").iterdir()) == sorted(plans)
    for made in TABLES:
        if made.record:
            assert set(pyarrow.parquet.read_table(tables / f"{made.name}.parquet")["doc_id"].to_pylist()) <= set(plans)


_AS_CSV = "--infilter=CSV:44,34,76,1"
"""As UTF-8, as a person opens it who looks at the dialog."""


def test_libreoffice_opens_the_csv(tables: pathlib.Path, tmp_path: pathlib.Path) -> None:
    convert(tables / "funding.csv", "csv:Text - txt - csv (StarCalc):9,34,76", tmp_path, _AS_CSV)
    with (tmp_path / "funding.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    expected = pyarrow.parquet.read_table(tables / "funding.parquet").to_pylist()
    assert [row["quote"] for row in rows] == [row["quote"] for row in expected]
    assert [int(row["amount_vnd"]) for row in rows] == [row["amount_vnd"] for row in expected]


def test_libreoffice_finds_no_formula(tmp_path: pathlib.Path) -> None:
    texts = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://a.example")',
        "-",
        "Hộ nghèo\n=1+1",
    ]
    rows: list[Row] = [
        {"source": str(n), "file_name": text, "reason": "x", "message": text} for n, text in enumerate(texts)
    ]
    write_csv(tmp_path / "failures.csv", table_named("failures"), [arrow_table(table_named("failures"), rows)])
    convert(tmp_path / "failures.csv", "xlsx", tmp_path, _AS_CSV)
    with zipfile.ZipFile(tmp_path / "failures.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        strings = book.read("xl/sharedStrings.xml").decode("utf-8")
    assert sheet.count("<row ") == len(texts) + 1
    assert "<f" not in sheet.replace("<formula", "<f")
    assert "Hộ nghèo" in strings
    assert "=HYPERLINK" in strings


def _failures(messages: list[str | None]) -> Any:
    rows: list[Row] = [{"source": "a", "file_name": "a", "reason": "x", "message": text} for text in messages]
    return arrow_table(table_named("failures"), rows)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+ 100% hộ", "'+ 100% hộ"),
        ("- Hộ nghèo", "'- Hộ nghèo"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("-1_0", "'-1_0"),
        ("-inf", "'-inf"),
        ("-5\n=1", "'-5\n=1"),
        ("-", "-"),
        ("-5", "-5"),
        ("+1.5", "+1.5"),
        ("-.5", "-.5"),
        ("Hộ", "Hộ"),
        ("", ""),
        (None, None),
    ],
)
def test_formulas_are_defused(value: str | None, written: str | None) -> None:
    assert defused(_failures(["Hộ", value]))["message"].to_pylist() == ["Hộ", written]


def test_numbers_in_csv(tmp_path: pathlib.Path) -> None:
    targets: list[Row] = [{"doc_id": "0", "value": 3.0, "value_max": 2.5}, {"doc_id": "0", "value": -1200000.0}]
    write_csv(tmp_path / "targets.csv", table_named("targets"), [arrow_table(table_named("targets"), targets)])
    with (tmp_path / "targets.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["value"], row["value_max"]) for row in csv.DictReader(file)] == [("3", "2.5"), ("-1200000", "")]


def test_newlines_and_quotes_survive(tmp_path: pathlib.Path) -> None:
    row: Any = {
        "source": "a",
        "file_name": 'a "b",\r\nc',
        "reason": "x",
        "message": "một\nhai",
        "message_vi": "ba\nbốn",
    }
    write_csv(tmp_path / "failures.csv", table_named("failures"), [arrow_table(table_named("failures"), [row])])
    with (tmp_path / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == [row]


def test_a_folder_of_other_files_is_never_replaced(tmp_path: pathlib.Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="did not write"):
        _run(_samples()[:1], tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_a_failed_write_leaves_the_tables_of_before(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "out"
    _run(_samples()[:1], output)
    before = {path.name: path.read_bytes() for path in output.glob("*.csv")}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pyarrow.parquet, "write_table", full)
    with pytest.raises(OutputError, match="no space left"):
        _run(_samples(), output)
    assert {path.name: path.read_bytes() for path in output.glob("*.csv")} == before
    assert (output / MARKER).is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert [path.name for path in (output / ".versions").iterdir() if path.name not in ("0", "1")] == []
    monkeypatch.undo()
    assert _run(_samples(), output).plans == len(_samples()) - 1


def test_a_link_stays_a_link(tmp_path: pathlib.Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "share")
    for sample in _samples()[:2]:
        _run([sample], tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert len((tmp_path / "share" / "documents.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_permissions_of_the_folder_are_kept(tmp_path: pathlib.Path) -> None:
    (tmp_path / "out").mkdir(mode=0o750)
    _run(_samples()[:1], tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o750


def test_folders_that_cannot_be_a_store(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OutputError, match="is a file"):
        check_place(pathlib.Path("loop"))
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / MARKER).write_text("Tables", encoding="utf-8")
    with pytest.raises(OutputError, match="no ledger"):
        check_place(pathlib.Path("old"))


def test_names_that_are_no_unicode_can_be_written(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / os.fsdecode(b"k\xff.txt")).write_bytes(pathlib.Path(_samples()[0]).read_bytes())
    (folder / os.fsdecode(b"empty\xfe.txt")).write_bytes(b"")
    _run([str(folder)], tmp_path / "out")
    plans = pyarrow.parquet.read_table(tmp_path / "out" / "documents.parquet").to_pylist()
    failures = pyarrow.parquet.read_table(tmp_path / "out" / "failures.parquet").to_pylist()
    assert [row["file_name"] for row in (*plans, *failures)] == ["k\\xff.txt", "empty\\xfe.txt"]
    assert printable("kế hoạch.txt") == "kế hoạch.txt"
    assert (
        printable("kế\nhoạch\x1b[2J\u2028.txt") == "kế\\nhoạch\\x1b[2J\\u2028.txt"
    )  # one line of a log, whatever the name
    assert printable("kế\u00a0hoạch.txt") == "kế\u00a0hoạch.txt"


def test_an_absurd_amount_costs_only_itself(tmp_path: pathlib.Path) -> None:
    text = pathlib.Path(_samples()[0]).read_text(encoding="utf-8")
    (tmp_path / "plan.txt").write_text(text.replace("412.560 triệu", "999.999.999.999.999.999 tỷ"), encoding="utf-8")
    assert _run([str(tmp_path / "plan.txt")], tmp_path / "out").plans == 1
    amounts = pyarrow.parquet.read_table(tmp_path / "out" / "funding.parquet")["amount_vnd"].to_pylist()
    assert amounts
    assert max(amounts) < 10**15


def test_the_reasons_of_failures_are_named() -> None:
    (reason,) = [column.meaning for column in table_named("failures").columns if column.name == "reason"]
    errors = [UnreadableError, *UnreadableError.__subclasses__()]
    assert [error.reason for error in errors if f"`{error.reason}`" not in reason] == []


def test_whole_numbers_stay_whole_in_pandas(tmp_path: pathlib.Path) -> None:
    """`pandas.read_parquet` of a table alone: a year is 2024 and not 2024.0, also where some are missing."""
    declared = table_named("documents")
    rows = [{column.name: None for column in declared.columns} | {"issued_year": year} for year in (2024, None)]
    path = tmp_path / "documents.parquet"
    pyarrow.parquet.write_table(arrow_table(declared, rows), path)
    found = pandas.read_parquet(path)
    assert str(found["issued_year"].dtype) == "Int32"
    assert str(found["issued_year"].iloc[0]) == "2024"
    amounts = table_named("funding")
    pyarrow.parquet.write_table(
        arrow_table(amounts, [{column.name: None for column in amounts.columns} | {"amount_vnd": 3}]), path
    )
    assert str(pandas.read_parquet(path)["amount_vnd"].dtype) == "Int64"
