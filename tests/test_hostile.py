"""Damaged and hostile files of all kinds in one run: each is a document or a failure with its true reason, twice the same."""

import os
import pathlib
import time
from typing import Any, NamedTuple

import pyarrow.parquet
import pytest

from kehoach.run.driver import run
from kehoach.run.worker import Limits
from outputs.table import printable
from patterns.text import OBJECT_ADDRESS
from tests.conftest import SAMPLES
from tests.hostile_kinds import KINDS, make
from tests.hostile_kinds.kind import OPENED, READ, Kind

_LIMITS = Limits(seconds=60, memory=1500, workers=2)
_DEAR = (".doc", ".rtf", ".odt", ".fodt", ".xls", ".xml", ".png", ".tif")
"""Files that LibreOffice or Tesseract read, and bombs, are left out of the second run."""
_SECONDS = 240
"""A run that takes longer hangs, on any machine."""


class Run(NamedTuple):
    """What a run said: by the names of files the row of documents or failures; codes of issues; seconds."""

    documents: dict[str, dict[str, Any]]
    failures: dict[str, dict[str, Any]]
    issues: dict[str, set[str]]
    seconds: float


def _rows(store: pathlib.Path, table: str) -> list[dict[str, Any]]:
    return pyarrow.parquet.read_table(store / f"{table}.parquet").to_pylist()  # type: ignore[no-any-return]


def _run(inbox: pathlib.Path, store: pathlib.Path) -> Run:
    began = time.monotonic()
    run([str(inbox)], store, lambda *_: None, _LIMITS)
    start = f"{inbox}{os.sep}"
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for table in ("documents", "failures"):
        rows = _rows(store, table)
        found[table] = {row["source"].removeprefix(start): row for row in rows}
        assert len(found[table]) == len(rows), "no file has two rows"
    issues: dict[str, set[str]] = {}
    for row in _rows(store, "issues"):
        issues.setdefault(row["doc_id"], set()).add(row["code"])
    return Run(found["documents"], found["failures"], issues, time.monotonic() - began)


@pytest.fixture(scope="module")
def heap(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A folder with one file of each kind, and a good plan."""
    folder = tmp_path_factory.mktemp("hostile")
    make(folder / "in")
    (folder / "in" / "zz-good.txt").write_bytes((SAMPLES / "s1-tinh-2024.txt").read_bytes())
    return folder


@pytest.fixture(scope="module")
def ran(heap: pathlib.Path) -> Run:
    return _run(heap / "in", heap / "out")


@pytest.mark.parametrize("kind", KINDS, ids=[ascii(kind.name)[1:-1][:40] for kind in KINDS])
def test_a_file_is_what_its_kind_is(kind: Kind, ran: Run) -> None:
    for name, reason in kind.expected():
        shown = _shown(name)
        row = ran.failures.get(shown)
        assert (READ if shown in ran.documents else row and row["reason"]) == reason, row
        assert (shown in ran.documents) != (row is not None)
    if kind.issues:
        assert set(kind.issues) <= ran.issues[ran.documents[_shown(kind.name)]["doc_id"]]


def _shown(name: str) -> str:
    """A name as tables have it: what cannot be printed is written out."""
    return printable(name)


def test_every_file_has_one_row(ran: Run) -> None:
    expected = {_shown(name) for kind in KINDS for name, _ in kind.expected()} | {"zz-good.txt"}
    assert len(KINDS) >= 330
    assert {*ran.documents, *ran.failures} == expected
    assert not {kind.name for kind in KINDS if kind.reason == OPENED} & {*ran.documents, *ran.failures}
    assert ran.seconds < _SECONDS


def test_messages_are_for_people(ran: Run) -> None:
    for row in ran.failures.values():
        assert "Traceback" not in row["message"]
        assert not OBJECT_ADDRESS.search(row["message"]), row["message"]
        assert row["reason"] == "duplicate" or "; " in row["message"], row["message"]
        assert not OBJECT_ADDRESS.search(row["message_vi"]), row["message_vi"]
        assert row["reason"] == "duplicate" or "; " in row["message_vi"], row["message_vi"]
    assert "crash" not in {row["reason"] for row in ran.failures.values()}


def test_nothing_is_written_elsewhere_and_no_row_invented(ran: Run, heap: pathlib.Path) -> None:
    assert not pathlib.Path("/tmp/kehoach-slipped").exists()
    documents = {row["doc_id"] for row in _rows(heap / "out", "documents") if row["doc_type"] == "Kế hoạch"}
    for table in ("targets", "funding", "agencies"):
        assert {row["doc_id"] for row in _rows(heap / "out", table)} <= documents


def test_a_second_run_says_the_same(ran: Run, heap: pathlib.Path) -> None:
    for kind in KINDS:
        if kind.name.endswith(_DEAR) or "bomb" in kind.name:
            (heap / "in" / kind.name).unlink()
    again = _run(heap / "in", heap / "again")
    for name, row in again.failures.items():
        assert (row["reason"], row["message"]) == (ran.failures[name]["reason"], ran.failures[name]["message"])
        assert row["message_vi"] == ran.failures[name]["message_vi"]
    assert again.documents == {name: ran.documents[name] for name in again.documents}
