"""The nightly job: what is new is read, what is known is not, and the tables and the ledger say exactly what lies there."""

import contextlib
import os
import pathlib
from typing import Any

import pyarrow.parquet
import pytest

from corpus.files import clock
from corpus.files.entry import Entry
from corpus.files.find import Found, Stamp
from corpus.files.ledger import Ledger
from kehoach.run import driver as driver_module
from kehoach.run import extractor_version as rules_module
from kehoach.run.cluster import _batches
from kehoach.run.driver import run
from kehoach.run.extractor_version import meaning
from kehoach.run.pool import _groups
from kehoach.run.progress import summary
from kehoach.run.result import Policy, Result
from kehoach.run.status import status
from kehoach.run.worker import Limits
from kehoach.words import Lang, Wording
from outputs.store import local as store_module
from outputs.store.change import ReadPlan
from outputs.store.opened import open_store
from outputs.table import PLAN_TABLES
from tests.plans import plan, write_plans


def night(inbox: pathlib.Path, store: pathlib.Path, **again: bool) -> Result:
    return run([str(inbox)], store, lambda *_: None, Limits(workers=2), Policy(**again))


def rows(store: pathlib.Path, table: str) -> list[dict[str, Any]]:
    return pyarrow.parquet.read_table(store / f"{table}.parquet").to_pylist()  # type: ignore[no-any-return]


def houses(store: pathlib.Path) -> dict[str, float]:
    """By file, the figure that is the plan's own."""
    names = {row["doc_id"]: row["file_name"] for row in rows(store, "documents")}
    found = [(names[row["doc_id"]], row["value"]) for row in rows(store, "targets") if row["unit"] == "household"]
    assert len(dict(found)) == len(found), "no plan stands there twice"
    return dict(found)


def ledger(store: pathlib.Path) -> dict[str, tuple[str, str]]:
    """By file, its state and reason."""
    book = Ledger(store / "ledger.sqlite")
    found = {os.path.basename(entry.key): (entry.state, entry.reason) for entry in book.entries()}
    book.close()
    return found


def test_a_night_in_the_life(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(6))
    (inbox / "broken.txt").write_bytes(b"MZ\x90\0\3\0\0\0" + bytes(range(256)) * 20)
    first = night(inbox, store)
    assert (first.plans, first.unread, first.unchanged) == (6, 1, 0)
    assert houses(store) == {f"{n:05}.txt": 10 + n for n in range(6)}

    idle = night(inbox, store)
    assert (idle.plans, idle.unread, idle.unchanged, idle.failed_before) == (0, 0, 7, 1)

    write_plans(inbox, range(10, 12))  # uploaded
    (inbox / "bad.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 300)  # one broken
    (inbox / "broken.txt").write_text(plan(50), encoding="utf-8")  # one fixed
    (inbox / "00001.txt").rename(inbox / "moved.txt")  # one renamed
    (inbox / "00002.txt").write_text(plan(60), encoding="utf-8")  # one replaced
    (inbox / "copy of 00003.txt").write_text(plan(3), encoding="utf-8")  # one twice
    (inbox / "00004.txt").unlink()  # one deleted
    (inbox / "upload.txt.part").write_text(plan(70), encoding="utf-8")  # one on its way
    second = night(inbox, store)
    assert (second.plans, second.unread, second.gone) == (4, 1, 2)
    expected: dict[str, float] = {"00000.txt": 10, "moved.txt": 11, "00002.txt": 70, "00003.txt": 13, "00004.txt": 14, "00005.txt": 15,
                                  "00010.txt": 20, "00011.txt": 21, "broken.txt": 60}  # fmt: skip
    assert houses(store) == expected
    assert {row["file_name"]: row["reason"] for row in rows(store, "failures")} == {
        "bad.pdf": "corrupt",
        "copy of 00003.txt": "duplicate",
    }
    states = ledger(store)
    assert {name for name, (state, _) in states.items() if state == "gone"} == {"00001.txt", "00004.txt"}
    assert states["bad.pdf"] == ("failed", "corrupt")
    assert states["copy of 00003.txt"] == ("done", "duplicate")
    assert states["moved.txt"] == ("done", "ok")
    assert "upload.txt.part" not in states

    third = night(inbox, store, prune=True)
    assert (third.plans, third.unchanged) == (0, 10)
    assert houses(store) == {name: value for name, value in expected.items() if name != "00004.txt"}
    for number in (20, 21):  # a version stays for its readers until the second commit after it, and its texts with it
        write_plans(inbox, range(number, number + 1))
        night(inbox, store)
    assert {row["doc_id"] for row in rows(store, "documents")} == {path.stem for path in (store / "text").iterdir()}
    assert not {name for name, (state, _) in ledger(store).items() if state == "gone"}


def test_a_deleted_file_whose_bytes_lie_elsewhere_too_gives_its_plan_to_the_other(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(2))
    (inbox / "copy.txt").write_text(plan(0), encoding="utf-8")
    night(inbox, store)
    (inbox / "00000.txt").unlink()
    night(inbox, store)
    assert houses(store) == {"copy.txt": 10, "00001.txt": 11}
    assert rows(store, "failures") == []


def test_a_replaced_file_gives_its_plan_to_the_copy_that_keeps_its_bytes(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(2))
    for name in ("copy.txt", "copy-2.txt", "copy-3.txt"):
        (inbox / name).write_text(plan(0), encoding="utf-8")
    night(inbox, store)
    (inbox / "00000.txt").write_text(plan(30), encoding="utf-8")
    (inbox / "copy.txt").write_text(plan(40), encoding="utf-8")  # the one whose turn it is changes the same night
    night(inbox, store)
    assert houses(store) == {"00000.txt": 40, "copy.txt": 50, "copy-2.txt": 10, "00001.txt": 11}
    (copy,) = rows(store, "failures")
    assert (copy["file_name"], copy["reason"]) == ("copy-3.txt", "duplicate")
    assert "copy-2.txt" in copy["message"]
    (inbox / "copy-2.txt").write_text("", encoding="utf-8")  # one that cannot be read gives it away too
    night(inbox, store)
    assert houses(store) == {"00000.txt": 40, "copy.txt": 50, "copy-3.txt": 10, "00001.txt": 11}
    assert [(row["file_name"], row["reason"]) for row in rows(store, "failures")] == [("copy-2.txt", "empty")]
    (inbox / "copy-3.txt").unlink()
    (inbox / "copy-2.txt").write_text(plan(0), encoding="utf-8")
    night(inbox, store)
    assert houses(store) == {"00000.txt": 40, "copy.txt": 50, "copy-2.txt": 10, "00001.txt": 11}
    assert rows(store, "failures") == []


@pytest.mark.parametrize("batch", [1, 500])
def test_a_replaced_file_whose_copy_is_renamed_or_new_gives_its_plan_to_it(
    tmp_path: pathlib.Path, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many plans a commit takes."""
    monkeypatch.setattr(driver_module, "_PLANS", batch)
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(3))
    (inbox / "copy.txt").write_text(plan(0), encoding="utf-8")
    night(inbox, store)
    (inbox / "00000.txt").write_text(plan(30), encoding="utf-8")
    (inbox / "copy.txt").rename(inbox / "renamed.txt")
    (inbox / "00001.txt").write_text(plan(31), encoding="utf-8")
    (inbox / "new.txt").write_text(plan(1), encoding="utf-8")
    night(inbox, store)
    assert houses(store) == {"00000.txt": 40, "00001.txt": 41, "00002.txt": 12, "renamed.txt": 10, "new.txt": 11}
    assert rows(store, "failures") == []
    assert (store / "documents.csv").read_text(encoding="utf-8-sig").count("renamed.txt") > 0


def test_a_file_that_is_renamed_though_a_copy_lies_there_leaves_one_copy(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(1))
    (inbox / "copy of it.txt").write_text(plan(0), encoding="utf-8")
    night(inbox, store)
    (inbox / "00000.txt").rename(inbox / "renamed.txt")
    night(inbox, store)
    assert houses(store) == {"renamed.txt": 10}
    (copy,) = rows(store, "failures")
    assert (copy["file_name"], copy["reason"]) == ("copy of it.txt", "duplicate")
    assert "renamed.txt" in copy["message"]


def test_the_csv_files_that_a_stopped_run_left_behind_are_written_by_the_next(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though nothing is left to read: all was committed before the end came."""
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(2))
    night(inbox, store)
    write_plans(inbox, range(2, 4))
    monkeypatch.setattr(driver_module, "_PLANS", 1)
    monkeypatch.setattr(driver_module._Reading, "_take_empty_folders", _stop)
    with pytest.raises(KeyboardInterrupt):
        night(inbox, store)
    monkeypatch.undo()
    assert len(rows(store, "documents")) == 4
    assert night(inbox, store).plans == 0
    assert len((store / "documents.csv").read_text(encoding="utf-8-sig").splitlines()) == 5


def test_many_commits_of_a_run_leave_what_one_does(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version goes on with the folder of an older one, which then holds what the ledger names, and nothing else."""
    inbox, one, many = tmp_path / "inbox", tmp_path / "one", tmp_path / "many"
    write_plans(inbox, range(30))
    night(inbox, one)
    monkeypatch.setattr(driver_module, "_PLANS", 2)
    night(inbox, many)
    (inbox / "00003.txt").write_text(plan(77), encoding="utf-8")
    (inbox / "empty.txt").write_bytes(b"")
    night(inbox, many)
    monkeypatch.undo()
    night(inbox, one)
    assert (houses(many), rows(many, "failures")) == (houses(one), rows(one, "failures"))
    with contextlib.closing(Ledger(many / "ledger.sqlite")) as book:
        held = set(book.parts())
    for table in PLAN_TABLES:
        assert {path.stem for path in (many / f"{table}.parquet").iterdir()} == held
    assert not (many / ".spare").exists()
    assert len(list((many / ".versions").iterdir())) == 2


@pytest.mark.parametrize(
    ("read", "left", "commits"), [(120, 130, 0), (120, 120, 1), (99, 5, 0), (130, 0, 0), (500, 9000, 1)]
)
def test_near_the_end_half_of_the_rest_is_committed(tmp_path: pathlib.Path, read: int, left: int, commits: int) -> None:
    with open_store(tmp_path / "store") as store:
        reading = driver_module._Reading(store, lambda *_: None, Result(), "rules")
        reading.change.plans = [ReadPlan("k", "k", "rules", {}, "")] * read
        assert reading._is_due(left) == bool(commits)


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_files_are_shared_between_workers(workers: int) -> None:
    """Each soon has one to answer with, and none is left with many at the end; large files and others than text go alone."""
    files = [Found(f"{n}.txt", f"{n}.txt", Stamp(40_000 if n < 3 else 900, 0)) for n in range(303)]
    groups = list(_groups([*files, Found("a.pdf", "a.pdf", Stamp(900, 0))], workers))
    assert [file for group in groups for file in group][:-1] == files
    assert all(len(group) == 1 for group in [*groups[: 3 + workers], *groups[-2:]])
    assert max(map(len, groups)) == 8
    batches = list(_batches(files, workers))
    assert [file for batch in batches for file in batch] == files
    assert len(batches[-1]) <= 8 <= len(batches[0]) <= 100


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_file_renamed_in_a_night_that_prunes_is_its_plan_and_no_copy(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(2))
    night(inbox, store)
    (inbox / "00001.txt").rename(inbox / "moved.txt")
    night(inbox, store, prune=True)
    assert houses(store) == {"00000.txt": 10, "moved.txt": 11}
    assert rows(store, "failures") == []


def test_a_plan_that_goes_the_night_it_is_corrected_is_gone(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    path, _ = write_plans(inbox, range(2))
    night(inbox, store)
    (plan_of,) = (row["doc_id"] for row in rows(store, "documents") if row["file_name"] == path.name)
    path.write_text(plan(50), encoding="utf-8")
    (store / "corrections").mkdir()
    (store / "corrections" / f"{plan_of}.json").write_text('{"corrections": []}', encoding="utf-8")
    night(inbox, store)
    assert houses(store) == {path.name: 60, "00001.txt": 11}


def test_a_good_file_replaced_by_a_broken_one_keeps_its_rows_until_it_is_mended(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    (path,) = write_plans(inbox, range(1))
    night(inbox, store)
    path.write_bytes(b"")
    assert night(inbox, store).unread == 1
    assert houses(store) == {"00000.txt": 10}
    assert [row["reason"] for row in rows(store, "failures")] == ["empty"]
    path.write_text(plan(7), encoding="utf-8")
    night(inbox, store)
    assert houses(store) == {"00000.txt": 17}
    assert rows(store, "failures") == []


def test_failed_files_are_tried_again_when_asked_and_their_tries_are_counted(tmp_path: pathlib.Path) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(1))
    (inbox / "bad.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 300)
    night(inbox, store)
    assert night(inbox, store).failed_before == 1
    assert night(inbox, store, failed=True).unread == 1
    book = Ledger(store / "ledger.sqlite")
    entry = book.get(str(inbox / "bad.pdf"))
    book.close()
    assert entry is not None
    assert (entry.state, entry.attempts) == ("failed", 2)


def test_other_rules_read_again_only_when_asked(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(3))
    night(inbox, store)
    monkeypatch.setattr(rules_module, "_digest", lambda: "9.9")
    assert (night(inbox, store).plans, night(inbox, store).stale) == (0, 3)
    assert night(inbox, store, stale=True).plans == 3
    assert houses(store) == {f"{n:05}.txt": 10 + n for n in range(3)}
    assert night(inbox, store).stale == 0


def test_the_date_of_reading_is_that_of_the_last_reading(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    _, changed = write_plans(inbox, range(2))
    monkeypatch.setattr(clock, "now", lambda: "2026-01-01T00:00:00+00:00")
    night(inbox, store)
    changed.write_text(plan(7), encoding="utf-8")
    monkeypatch.setattr(clock, "now", lambda: "2026-01-02T00:00:00+00:00")
    night(inbox, store)
    with contextlib.closing(Ledger(store / "ledger.sqlite")) as book:
        assert [entry.since[:10] for entry in book.entries()] == ["2026-01-01", "2026-01-02"]
    (version,) = status(str(store)).versions
    assert version[1:] == (2, "2026-01-02T00:00:00+00:00")
    monkeypatch.setattr(clock, "now", lambda: "2026-01-03T00:00:00+00:00")
    night(inbox, store)
    assert status(str(store)).versions == (version,), "nothing was read"
    monkeypatch.setattr(rules_module, "_digest", lambda: "9.9")
    night(inbox, store, stale=True)
    ((name, plans, at),) = status(str(store)).versions
    assert ("9.9" in name, plans, at) == (True, 2, "2026-01-03T00:00:00+00:00")


def test_comments_and_blank_lines_make_nothing_stale() -> None:
    code = (
        b'"""What it is."""\n# why\nx = "# no comment"\n"""An explanation."""\ndef f():\n    """Doc."""\n    return 1\n'
    )
    other = b'x = "# no comment"\n\n\ndef f():\n    return 1  # one\n'
    assert meaning("a.py", code) == meaning("a.py", other)
    assert meaning("a.py", other) != meaning("a.py", other.replace(b"return 1", b"return 2"))
    assert meaning("a.py", other) != meaning("a.py", other.replace(b"no comment", b"a comment"))
    assert meaning("a.tsv", b"a\tb\n\nc\td\n") == meaning("a.tsv", b"a\tb\nc\td\n")
    assert meaning("a.tsv", b"a\tb\n") != meaning("a.tsv", b"a\tc\n")


def test_what_is_passed_over_is_said(tmp_path: pathlib.Path) -> None:
    inbox, outside = tmp_path / "in", tmp_path / "outside"
    write_plans(inbox, range(1))
    write_plans(outside, range(5, 6))
    for name in (".hidden.txt", "~$plan.docx", "coming.pdf.part"):
        (inbox / name).write_bytes(b"x")
    (inbox / ".trash").mkdir()
    (inbox / "shared").symlink_to(outside)
    result = night(inbox, tmp_path / "store")
    assert {pathlib.Path(path).name: why for path, why in result.passed.items()} == {
        ".hidden.txt": "hidden", "~$plan.docx": "hidden", ".trash": "hidden", "coming.pdf.part": "unfinished",
        "shared": "linked_folder"}  # fmt: skip
    assert (result.plans, result.unread) == (1, 0)
    told = "\n".join(summary(result, "store", Wording(Lang.en)))
    assert "skipped" in told
    assert "hidden 3, link to a folder 1, unfinished download 1" in told


def test_what_no_longer_is_named_wrongly_is_no_failure(tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "inbox", range(1))
    run([str(tmp_path / "inbos")], tmp_path / "store", lambda *_: None)
    assert [row["reason"] for row in rows(tmp_path / "store", "failures")] == ["vanished"]
    night(tmp_path / "inbox", tmp_path / "store")
    assert rows(tmp_path / "store", "failures") == []


def test_a_folder_that_is_not_there_tonight_does_not_make_its_files_gone(tmp_path: pathlib.Path) -> None:
    """As when a share is not mounted."""
    write_plans(tmp_path / "inbox", range(2))
    night(tmp_path / "inbox", tmp_path / "store")
    (tmp_path / "inbox").rename(tmp_path / "away")
    assert night(tmp_path / "inbox", tmp_path / "store").gone == 0
    (tmp_path / "away").rename(tmp_path / "inbox")
    assert night(tmp_path / "inbox", tmp_path / "store").unchanged == 2
    assert rows(tmp_path / "store", "failures") == []


def test_a_file_that_changes_while_it_is_read_is_left_for_the_next_run(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    (path,) = write_plans(inbox, range(1))
    _append_while_reading(monkeypatch, path)
    from kehoach.run import worker
    from kehoach.run.worker import Outcome

    def here(files: list[Found], limits: Limits) -> Any:
        return (worker.read_rows(file, limits.options) for file in files)

    monkeypatch.setattr("kehoach.run.driver.read_all", here)
    assert Outcome is worker.Outcome
    first = night(inbox, store)
    assert (first.plans, first.unread, first.reasons["deferred"]) == (0, 0, 1)
    assert [row["reason"] for row in rows(store, "failures")] == ["deferred"]
    monkeypatch.undo()
    assert night(inbox, store).plans == 1
    assert rows(store, "failures") == []


def _append_while_reading(monkeypatch: pytest.MonkeyPatch, path: pathlib.Path) -> None:
    stamp_of = Stamp.of.__func__  # type: ignore[attr-defined]  # a class method's function

    def of(cls: type[Stamp], status: os.stat_result) -> Stamp:
        found: Stamp = stamp_of(cls, status)
        with path.open("a", encoding="utf-8") as file:
            file.write("\n2. Thêm một dòng.")
        return found

    monkeypatch.setattr(Stamp, "of", classmethod(of))


def test_small_parts_of_many_nights_are_joined(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_MANY", 2)
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    for number in range(5):
        write_plans(inbox, range(number, number + 1))
        night(inbox, store)
    assert len(list((store / "targets.parquet").iterdir())) <= 3
    assert houses(store) == {f"{n:05}.txt": 10 + n for n in range(5)}
    assert [row["file_name"] for row in rows(store, "documents")] == [f"{n:05}.txt" for n in range(5)]


def test_only_what_changed_is_written_anew(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.run.driver._PLANS", 10)
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(40))
    night(inbox, store)
    before = {path.name: path.stat().st_ino for path in (store / "targets.parquet").iterdir()}
    assert len(before) == 4
    (inbox / "00003.txt").write_text(plan(99), encoding="utf-8")
    night(inbox, store)
    after = {path.name: path.stat().st_ino for path in (store / "targets.parquet").iterdir()}
    assert len(before.items() & after.items()) == 3
    assert len(after) == 4
    assert houses(store) == {f"{n:05}.txt": 10 + n for n in range(40)} | {"00003.txt": 109}


def test_the_ledger_keeps_the_time_since_which_a_state_goes_on(tmp_path: pathlib.Path) -> None:
    book = Ledger(tmp_path / "ledger.sqlite", create=True)
    book.put([Entry("/a", "a", Stamp(1, 2), None, "failed", "corrupt", "x", since="2026-01-01T00:00:00+00:00")])
    book.put([Entry("/a", "a", Stamp(1, 2), None, "failed", "corrupt", "x", attempts=2)])
    entry = book.get("/a")
    assert entry is not None
    assert (entry.since, entry.attempts) == ("2026-01-01T00:00:00+00:00", 2)
    book.put([Entry("/a", "a", Stamp(1, 3), "0" * 16, "done")])
    entry = book.get("/a")
    assert entry is not None
    assert entry.since > "2026-01-01T00:00:00+00:00"
    book.close()


def test_a_store_of_an_older_kehoach_takes_the_new_columns(tmp_path: pathlib.Path) -> None:
    """Parts that lack a column of today are read as if it were null, and a stale run replaces them."""
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(3))
    night(inbox, store)
    for path in store.glob("*.parquet/*.parquet"):
        found = pyarrow.parquet.ParquetFile(path).read()
        older = [name for name in ("rule", "confidence", "out_of", "same_as") if name in found.column_names]
        pyarrow.parquet.write_table(found.drop_columns(older), path.resolve())
    (store / ".current" / "columns").unlink()
    write_plans(inbox, range(3, 4))
    assert night(inbox, store).plans == 1
    assert len(rows(store, "documents")) == 4
    assert night(inbox, store, stale=True).plans in (0, 4)
    assert all("confidence" in row for row in rows(store, "targets"))
