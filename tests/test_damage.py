"""Damaged stores and broken corrections: said, never a crash, never half a table, and repaired from what is whole."""

import gzip
import json
import os
import pathlib
import random
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from tests.plans import write_plans


def kehoach(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


@pytest.fixture
def store(tmp_path: pathlib.Path) -> pathlib.Path:
    """A store of four plans in `store`, their files in `inbox`."""
    write_plans(tmp_path / "inbox", range(4))
    assert kehoach("run", tmp_path / "inbox", "-o", tmp_path / "store", "--no-csv").returncode == 0
    return tmp_path / "store"


def values(store: pathlib.Path) -> list[object]:
    return sorted(pq.read_table(store / "targets.parquet").column("value").to_pylist())


def _damages() -> list[pytest.param]:  # type: ignore[valid-type]  # pytest's own type is private
    """Ledgers as bad disks and bad copies leave them, by the command line; sixty more are in test_damaged_ledger."""
    return [
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda data: _flipped(data, 1), id="flipped"),
    ]


def _flipped(data: bytes, seed: int) -> bytes:
    """A ledger with a page of its tables overwritten."""
    found = bytearray(data)
    chance = random.Random(seed)
    page = 4096 * chance.randrange(1, len(found) // 4096)
    found[page : page + 64] = chance.randbytes(64)
    return bytes(found)


@pytest.mark.parametrize("damage", _damages())
def test_a_damaged_ledger_is_recognised_and_repaired(store: pathlib.Path, damage: object) -> None:
    before, ledger = values(store), store / "ledger.sqlite"
    assert callable(damage)
    ledger.write_bytes(damage(ledger.read_bytes()))
    done = kehoach("run", store.parent / "inbox", "-o", store)
    assert done.returncode == 3, done.stderr
    assert "kehoach verify" in done.stderr
    assert "Traceback" not in done.stderr
    assert values(store) == before
    assert kehoach("verify", store).returncode == 1
    repaired = kehoach("verify", store, "--repair")
    assert (repaired.returncode, repaired.stdout) == (0, "consistent: 4 plans\n"), repaired.stderr
    again = kehoach("run", store.parent / "inbox", "-o", store, "--no-csv")
    assert again.returncode == 0, again.stderr
    assert "plans read   0" in again.stderr
    assert values(store) == before


def test_an_impossible_version_is_damage(store: pathlib.Path) -> None:
    import sqlite3

    with sqlite3.connect(store / "ledger.sqlite") as base:
        base.execute("update meta set value = '-7' where name = 'version'")
    assert kehoach("run", store.parent / "inbox", "-o", store).returncode == 3
    assert kehoach("verify", store, "--repair").returncode == 0
    assert kehoach("run", store.parent / "inbox", "-o", store).returncode == 0


def test_a_part_that_cannot_be_read_is_named(store: pathlib.Path) -> None:
    (part,) = (store / "targets.parquet").glob("*.parquet")
    part.resolve().write_bytes(b"broken")
    done = kehoach("verify", store)
    assert done.returncode == 1
    assert f"targets.parquet/{part.name} cannot be read" in done.stdout


GOOD = {
    "table": "targets",
    "action": "delete",
    "start": 0,
    "end": 1,
    "quote": "Ủ",
    "old": {},
    "new": {},
    "by": "a",
    "at": "b",
}
BROKEN = {
    "byte-order mark and cut": b"\xef\xbb\xbf{",
    "cut": b'{"corrections": [',
    "empty": b"",
    "nested": b"[" * 100_000,
    "not UTF-8": b"\xff\xfe\x00",
    "a list": b"[]",
    "no list": b'{"corrections": 3}',
    "surrogate": json.dumps({"corrections": [GOOD | {"by": "\ud800"}]}).encode(),
    "delete of documents": json.dumps({"corrections": [GOOD | {"table": "documents"}]}).encode(),
    "add without columns": json.dumps({"corrections": [GOOD | {"action": "add", "new": {"kind": "target"}}]}).encode(),
    "add without words": json.dumps({"corrections": [GOOD | {"action": "add", "start": None, "new": {"kind": "target", "indicator_code": "other", "comparator": "eq", "value": 1, "unit": "percent"}}]}).encode(),
    "unknown table": json.dumps({"corrections": [GOOD | {"table": "../../etc"}]}).encode(),
    "unknown action": json.dumps({"corrections": [GOOD | {"action": "drop"}]}).encode(),
    "unknown column": json.dumps({"corrections": [GOOD | {"new": {"no_such": 1}}]}).encode(),
    "text for a number": json.dumps({"corrections": [GOOD | {"action": "change", "new": {"value": "viel"}}]}).encode(),
    "number of 400 digits": json.dumps({"corrections": [GOOD | {"action": "change", "new": {"value": 10**400}}]}).encode(),
    "offset": json.dumps({"corrections": [GOOD | {"start": -4}]}).encode(),
    "byte-order mark alone": b"\xef\xbb\xbf",
    "UTF-16": json.dumps({"corrections": []}).encode("utf-16"),
    "zeros": bytes(500),
    "packed": gzip.compress(b'{"corrections": []}'),
    "page": b"<!DOCTYPE html><html></html>",
    "number": b"7",
    "null": b"null",
    "text": b'"corrections"',
    "trailing comma": b'{"corrections": [],}',
    "twice": b'{"corrections": []}{"corrections": []}',
    "comment": b'// by Lan\n{"corrections": []}',
    "other name": b'{"Corrections": []}',
    "null list": b'{"corrections": null}',
    "words in the list": b'{"corrections": ["delete"]}',
    "null in the list": b'{"corrections": [null]}',
    "a list in the list": b'{"corrections": [[]]}',
    "no action": json.dumps({"corrections": [{name: value for name, value in GOOD.items() if name != "action"}]}).encode(),
    "no author": json.dumps({"corrections": [{name: value for name, value in GOOD.items() if name != "by"}]}).encode(),
    "table a list": json.dumps({"corrections": [GOOD | {"table": ["targets"]}]}).encode(),
    "action null": json.dumps({"corrections": [GOOD | {"action": None}]}).encode(),
    "quote a number": json.dumps({"corrections": [GOOD | {"quote": 7}]}).encode(),
    "offset a word": json.dumps({"corrections": [GOOD | {"start": "12"}]}).encode(),
    "offset a fraction": json.dumps({"corrections": [GOOD | {"end": 1.5}]}).encode(),
    "offset a truth": json.dumps({"corrections": [GOOD | {"start": True}]}).encode(),
    "old a list": json.dumps({"corrections": [GOOD | {"old": []}]}).encode(),
    "new null": json.dumps({"corrections": [GOOD | {"new": None}]}).encode(),
    "not a number": json.dumps({"corrections": [GOOD | {"action": "change", "new": {"value": float("nan")}}]}).encode(),
    "infinite": b'{"corrections": [' + json.dumps(GOOD | {"action": "change"}).encode().replace(b'"new": {}', b'"new": {"value": 1e999}') + b"]}",
    "a list for a number": json.dumps({"corrections": [GOOD | {"action": "change", "new": {"value": [1]}}]}).encode(),
    "unknown code": json.dumps({"corrections": [GOOD | {"action": "change", "new": {"indicator_code": "no_such_code"}}]}).encode(),
    "no such date": json.dumps({"corrections": [GOOD | {"table": "legal_bases", "action": "change", "new": {"issued_date": "2024-02-31"}}]}).encode(),
    "second one broken": json.dumps({"corrections": [GOOD, {}]}).encode(),
}  # fmt: skip


def test_broken_corrections_are_issues_and_the_night_goes_on(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(len(BROKEN) + 4))
    assert kehoach("run", inbox, "-o", store, "--no-csv").returncode == 0
    before = values(store)
    plans = sorted(pq.read_table(store / "documents.parquet").column("doc_id").to_pylist())
    (store / "corrections").mkdir()
    for doc_id, data in zip(plans, BROKEN.values(), strict=False):
        (store / "corrections" / f"{doc_id}.json").write_bytes(data)
    (store / "corrections" / f"{plans[-1]}.json").mkdir()
    (store / "corrections" / f"{plans[-2]}.json").symlink_to("nowhere")
    os.mkfifo(store / "corrections" / f"{plans[-3]}.json")
    unread = [*plans[: len(BROKEN)], *plans[-3:]]
    write_plans(inbox, range(100, 101))  # the night's new plan
    done = kehoach("run", inbox, "-o", store, "--no-csv")
    assert done.returncode == 0, done.stderr
    issues = [row for row in pq.read_table(store / "issues.parquet").to_pylist() if row["code"] == "correction_unread"]
    said = {row["doc_id"] for row in issues}
    assert [name for name, doc_id in zip(BROKEN, plans, strict=False) if doc_id not in said] == []
    assert sorted(row["doc_id"] for row in issues) == unread
    assert all("correct it or move it away" in row["message"] for row in issues)
    assert [value for value in before if value not in values(store)] == []
    assert len(pq.read_table(store / "documents.parquet")) == len(plans) + 1
    status = kehoach("status", store)
    assert status.stdout.count("is not a valid corrections file") == len(unread)
    for path in (store / "corrections").glob("*.json"):
        path.rmdir() if path.is_dir() else path.unlink()
    assert kehoach("run", inbox, "-o", store, "--no-csv").returncode == 0
    assert "correction_unread" not in pq.read_table(store / "issues.parquet").column("code").to_pylist()


def test_a_fault_of_kehoach_ends_with_3_and_a_report(tmp_path: pathlib.Path) -> None:
    code = (
        "import sys; sys.argv = ['kehoach', 'status', 'x']; import kehoach.run.status as s; "
        "s.status = lambda *_: 1 / 0; from kehoach.cli.app import entry; entry()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "TMPDIR": str(tmp_path)}
    )
    assert done.returncode == 3
    (report,) = tmp_path.glob("kehoach-error-*.txt")
    assert str(report) in "".join(done.stderr.split("\n"))
    assert len(done.stderr.strip().split("\n")) == 1
    assert "ZeroDivisionError: division by zero" in report.read_text(encoding="utf-8")


def test_links_outside_and_special_files_are_refused_by_kind(tmp_path: pathlib.Path) -> None:
    inbox, store, elsewhere = tmp_path / "inbox", tmp_path / "store", tmp_path / "elsewhere"
    write_plans(inbox, range(1))
    (outside,) = write_plans(elsewhere, range(1, 2))
    (inbox / "link.txt").symlink_to(outside)
    (inbox / "own link.txt").symlink_to(inbox / "00000.txt")
    os.mkfifo(inbox / "pipe.txt")
    done = kehoach("run", inbox, "-o", store, "--no-csv")
    assert done.returncode == 1
    failures = {row["file_name"]: row for row in pq.read_table(store / "failures.parquet").to_pylist()}
    assert {name: row["reason"] for name, row in failures.items()} == {
        "link.txt": "denied",
        "own link.txt": "duplicate",
        "pipe.txt": "unsupported",
    }
    assert "a named pipe" in failures["pipe.txt"]["message"]
    assert kehoach("run", inbox, "-o", store, "--no-csv", "--follow-links").returncode == 0
    assert len(pq.read_table(store / "documents.parquet")) == 2


@pytest.mark.parametrize(("flag", "lines"), [("-q", 0), ("-v", 1)])
def test_quiet_and_verbose(tmp_path: pathlib.Path, flag: str, lines: int) -> None:
    write_plans(tmp_path / "inbox", range(1))
    done = kehoach("run", tmp_path / "inbox", "-o", tmp_path / "store", flag)
    assert sum("00000.txt: ok" in line for line in done.stderr.splitlines()) == lines
    assert bool(done.stderr) is (lines > 0)
