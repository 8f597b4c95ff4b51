"""Operating a store: status, logs, metrics, configuration, export."""

import json
import os
import pathlib
import subprocess
import sys

import duckdb
import pandas
import pyarrow.parquet
import pytest
import regex

from outputs.export import export
from outputs.store.folder import OutputError
from outputs.table import TABLES
from tests.conftest import ROOT
from tests.plans import write_plans


def kehoach(*arguments: object, cwd: pathlib.Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120, cwd=cwd,
                          env=os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "160"} | environment)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A store of three plans and a file that failed."""
    folder = tmp_path_factory.mktemp("operate")
    write_plans(folder / "inbox", range(3))
    (folder / "inbox" / "bad.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 300)
    assert kehoach("run", folder / "inbox", "-o", folder / "store").returncode == 1
    return folder / "store"


def test_status_for_a_person(store: pathlib.Path) -> None:
    shown = kehoach("status", store)
    assert shown.returncode == 0
    lines = shown.stdout.splitlines()
    assert lines[1] == "plans           3"
    assert lines[2] == "files           3 done, 1 failed, 0 deferred, 0 gone"
    assert "  failed        corrupt 1" in lines
    assert any("bad.pdf" in line for line in lines if line.startswith("oldest failure"))
    assert any(line.split()[1:5] == ["ok", "4", "3", "1"] for line in lines)
    (read_by,) = [line for line in lines if line.startswith("read by")]
    assert regex.search(r"kehoach \S+ ocr=auto/vie: 3 documents, the last read at 20\d\d-\d\d-\d\dT", read_by)


def test_status_as_json(store: pathlib.Path) -> None:
    found = json.loads(kehoach("status", store, "--json").stdout)
    assert found["plans"] == 3
    assert found["oldest_failure"]["reason"] == "corrupt"
    assert (found["runs"][0]["read"], found["runs"][0]["outcome"]) == (3, "ok")


def test_status_of_no_store(tmp_path: pathlib.Path) -> None:
    shown = kehoach("status", tmp_path)
    assert shown.returncode == 3
    assert "is not a kehoach store" in shown.stderr


def test_metrics(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    assert kehoach("status", store, "--metrics", tmp_path / "kehoach.prom").returncode == 0
    text = (tmp_path / "kehoach.prom").read_text(encoding="utf-8")
    values = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert values["kehoach_plans"] == "3.0"
    assert values['kehoach_files{reason="corrupt",state="failed"}'] == "1.0"
    assert values["kehoach_run_ok"] == "1.0"
    assert float(values["kehoach_oldest_failure_timestamp_seconds"]) > 1.7e9
    broken = kehoach("status", store, "--metrics", tmp_path / "none" / "kehoach.prom")
    assert broken.returncode == 3
    assert "choose another file with --metrics" in broken.stderr


def test_json_log(tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "inbox", range(2))
    (tmp_path / "inbox" / "bad.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 300)
    done = kehoach("run", tmp_path / "inbox", "-o", tmp_path / "store", "--log-format", "json")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["file", "file", "file", "run"]
    assert {(os.path.basename(event["source"]), event["level"], event["reason"]) for event in events[:-1]} == {
        ("00000.txt", "info", "ok"),
        ("00001.txt", "info", "ok"),
        ("bad.pdf", "error", "corrupt"),
    }
    assert (events[-1]["read"], events[-1]["failed"], events[-1]["rows"]["documents"]) == (2, 1, 2)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    fault = kehoach("run", tmp_path / "inbox", "-o", tmp_path / "file", "--log-format", "json")
    assert json.loads(fault.stderr)["event"] == "fault"
    assert fault.returncode == 3


def test_a_flag_comes_before_the_environment_and_that_before_the_file(tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "inbox", range(1))
    (tmp_path / "kehoach.toml").write_text(
        '[run]\nsources = ["inbox"]\noutput = "by-file"\ncsv = false\nlog-format = "json"\n', encoding="utf-8"
    )
    assert kehoach("run", cwd=tmp_path).returncode == 0
    assert not (tmp_path / "by-file" / "documents.csv").exists()
    assert kehoach("run", cwd=tmp_path, KEHOACH_RUN_OUTPUT="by-environment").returncode == 0
    assert kehoach("run", "-o", "by-flag", cwd=tmp_path, KEHOACH_RUN_OUTPUT="by-environment").returncode == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"by-file", "by-environment", "by-flag"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[run]\nworkerz = 2\n", "has no option workerz"),
        ("[walk]\nx = 1\n", "[walk] is not a command"),
        ("[run\n", "kehoach.toml"),
    ],
)
def test_a_wrong_configuration_is_said(text: str, said: str, tmp_path: pathlib.Path) -> None:
    (tmp_path / "kehoach.toml").write_text(text, encoding="utf-8")
    shown = kehoach("run", "x", cwd=tmp_path)
    assert shown.returncode == 2
    assert said in shown.stderr
    assert kehoach("--config", "none.toml", "run", "x", cwd=ROOT).returncode == 2


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_export(store: pathlib.Path, tmp_path: pathlib.Path, form: str) -> None:
    assert kehoach("export", store, "-o", tmp_path / "out", "--format", form).returncode == 0
    written = {path.name for path in (tmp_path / "out").iterdir()} - {"datapackage.json"}
    assert written == {f"{t.name}.{form}" for t in TABLES}
    counted = duckdb.sql(f"select count(*) from '{tmp_path}/out/targets.{form}'").fetchall()
    assert counted == [(6,)]


def test_export_says_what_is_wrong(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    with pytest.raises(OutputError, match="none does not exist; pass the --output of a run"):
        export(str(tmp_path / "none"), tmp_path / "out", "csv")
    with pytest.raises(OutputError, match="inside the store"):
        export(str(store), store / "csv", "csv")
    nowhere = pathlib.Path("/proc/kehoach/out")
    with pytest.raises(OutputError, match=r"cannot write /proc/kehoach/out .*choose another folder with --output"):
        export(str(store), nowhere, "csv")


@pytest.mark.parametrize("command", ["export", "pages"])
def test_a_file_in_the_way_is_said(command: str, store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").touch()
    done = kehoach(command, store, "--output", tmp_path / "file")
    assert done.returncode == 3
    assert f"cannot write {tmp_path / 'file'} (" in done.stderr
    assert "choose another folder with --output" in done.stderr


@pytest.mark.parametrize(
    ("command", "file", "said"),
    [
        (["backup", "{}"], "file/store.tar.gz", "choose another file"),
        (["backup", "{}"], "new/store.tar.gz", None),
        (["gold", "{}", "-o"], "file/gold", "choose another folder with --output"),
        (["sql", "{}", "select 1", "-o"], "file/a.csv", "choose another file with --output"),
        (["compare", "{}", "-o"], "file/a.csv", "choose another file with --output"),
        (["report", "{}", "-o"], "file/a.html", "choose another file with --output"),
        (["merge", "{}", "-o"], "file/store", "choose another folder with --output"),
    ],
)  # fmt: skip
def test_every_command_says_where_it_cannot_write(
    command: list[str], file: str, said: str | None, store: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "file").touch()
    done = kehoach(*(word.replace("{}", str(store)) for word in command), tmp_path / file)
    assert (done.returncode, len(done.stderr.splitlines())) == ((3 if said else 0), 1)
    assert (said or file) in done.stderr
    assert "Errno" not in done.stderr


def test_a_wrong_choice_is_said_in_plain_words(store: pathlib.Path) -> None:
    done = kehoach("compare", store, "--level", "hamlet")
    assert done.returncode == 2
    assert "'hamlet' is not one of" in done.stderr
    assert "Value error" not in done.stderr


def test_the_tables_open_as_folders(store: pathlib.Path) -> None:
    """pandas, pyarrow, DuckDB by the folder and by its files."""
    assert len(pandas.read_parquet(store / "targets.parquet")) == 6
    assert pyarrow.parquet.read_table(store / "targets.parquet").num_rows == 6
    for source in ("targets.parquet", "targets.parquet/*.parquet"):
        assert duckdb.sql(f"select count(*) from '{store}/{source}'").fetchall() == [(6,)]


def test_an_unknown_variable_is_said() -> None:
    shown = kehoach("run", "x", KEHOACH_RUN_WORKRES="4")
    assert shown.returncode == 2
    assert "KEHOACH_RUN_WORKERS" in shown.stderr


def test_the_age_of_the_last_complete_run(store: pathlib.Path) -> None:
    assert kehoach("status", store, "--max-age", "26").returncode == 0
    old = kehoach("status", store, "--max-age", "0")
    assert old.returncode == 1
    assert "no run has been completed within 0 hours" in old.stderr
