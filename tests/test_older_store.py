"""Stores that a kehoach without `message_vi` wrote: whoever reads them reads null, and the next run takes them over."""

import contextlib
import pathlib
import shutil
import sqlite3
from collections.abc import Callable

import pyarrow
import pyarrow.parquet
import pytest

from corpus.files.ledger import Ledger
from kehoach.run.driver import run
from kehoach.run.status import lines, status
from kehoach.words import Lang, Wording
from outputs.export import export
from outputs.report.page import read_frames
from outputs.review.plan_page import render_page
from outputs.store.content import read_plan_rows
from outputs.store.local import Store
from tests.conftest import SAMPLES


@pytest.fixture
def older(tmp_path: pathlib.Path) -> pathlib.Path:
    """A store of a plan and a failure, as it was before the column."""
    (tmp_path / "inbox").mkdir()
    shutil.copy(SAMPLES / "s1-tinh-2024.txt", tmp_path / "inbox")
    (tmp_path / "inbox" / "broken.pdf").write_bytes(b"%PDF-1.4")
    store = tmp_path / "store"
    run([str(tmp_path / "inbox")], store, lambda *_: None)
    for name in ("issues", "failures"):
        for path in (store / f"{name}.parquet").glob("*.parquet"):
            pyarrow.parquet.write_table(pyarrow.parquet.ParquetFile(path).read().drop_columns(["message_vi"]), path)
    (store / ".current" / "columns").unlink()
    with contextlib.closing(sqlite3.connect(store / "ledger.sqlite", isolation_level=None)) as base:
        base.execute("alter table files drop column message_vi")
        base.execute("create index files_by_size on files (size)")
    return store


def _status(store: pathlib.Path) -> None:
    told = "\n".join(lines(status(str(store)), Wording(Lang.vi)))
    assert "corrupt: not a complete PDF" in told, "what has no Vietnamese words is told in English"


def _report(store: pathlib.Path) -> None:
    assert read_frames(store)["failures"]["message_vi"].isna().all()


def _export(store: pathlib.Path) -> None:
    export(str(store), store.parent / "csv", "csv")
    head, row = (store.parent / "csv" / "failures.csv").read_text("utf-8-sig").splitlines()
    assert head.endswith("message,message_vi")
    assert row.endswith('get the file again",')


def _page(store: pathlib.Path) -> None:
    (name,) = (path.stem for path in (store / "text").glob("*.txt"))
    rows = read_plan_rows(store, name)
    assert "KẾ HOẠCH" in render_page(rows, (store / "text" / f"{name}.txt").read_text("utf-8"))


@pytest.mark.parametrize("read", [_status, _report, _export, _page], ids=lambda read: read.__name__[1:])
def test_an_older_store_is_read(older: pathlib.Path, read: Callable[[pathlib.Path], None]) -> None:
    read(older)


def test_a_ledger_that_may_only_be_read_is_read(older: pathlib.Path) -> None:
    with contextlib.closing(Ledger(older / "ledger.sqlite")) as ledger:
        assert [entry.message_vi for entry in ledger.unread()] == [None]


def test_the_next_run_takes_it_over(older: pathlib.Path) -> None:
    (older.parent / "inbox" / "new.pdf").write_bytes(b"%PDF-1.5")
    run([str(older.parent / "inbox")], older, lambda *_: None)
    with contextlib.closing(sqlite3.connect(older / "ledger.sqlite")) as base:
        assert not base.execute("select 1 from sqlite_schema where name = 'files_by_size'").fetchone(), (
            "no query used it"
        )
    found = pyarrow.parquet.read_table(older / "failures.parquet").to_pylist()
    assert {row["file_name"]: bool(row["message_vi"]) for row in found} == {"broken.pdf": False, "new.pdf": True}
    assert "message_vi" in pyarrow.parquet.read_table(older / "issues.parquet").column_names


def test_parts_with_the_columns_of_today_are_not_opened_to_know(
    older: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(Store, "_is_of_today", lambda _, part: opened.append(part))
    for number, expected in enumerate((1, 1, 2)):
        (older.parent / "inbox" / f"new-{number}.pdf").write_bytes(b"%PDF-1.5")
        if number == 2:
            (older / ".current" / "columns").write_text("others", encoding="ascii")
        run([str(older.parent / "inbox")], older, lambda *_: None)
        assert len(opened) == expected
