"""Care of a store: pruning has limits, a moved inbox is followed, and backup, restore, merge, diff and verify keep what they say."""

import contextlib
import os
import pathlib
import shutil
import zipfile

import pytest

from corpus.files.ledger import Ledger
from corpus.options import Options
from kehoach.run.ahead import ahead, ahead_lines
from kehoach.run.driver import run
from kehoach.run.result import Policy, Result
from kehoach.run.status import status
from kehoach.run.worker import Limits
from kehoach.words import Lang, Wording
from outputs.store.backup import backup, restore
from outputs.store.content import read_rows
from outputs.store.diff import diff
from outputs.store.folder import OutputError
from outputs.store.merge import merge
from outputs.store.verify import verify
from tests.plans import plan, write_plans


def _run(inbox: pathlib.Path, store: pathlib.Path, again: Policy | None = None) -> Result:
    return run([str(inbox)], store, lambda *_: None, Limits(workers=2), again, csv=False)


def _names(store: pathlib.Path) -> list[str]:
    return sorted(str(row["file_name"]) for row in read_rows(store, "documents"))


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """An inbox of twelve plans, and their store."""
    folder = tmp_path_factory.mktemp("care")
    write_plans(folder / "inbox", range(12))
    _run(folder / "inbox", folder / "store")
    return folder


@pytest.fixture
def place(twelve: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of them; the inbox is where it was."""
    shutil.copytree(twelve / "store", tmp_path / "store", symlinks=True)
    shutil.copytree(twelve / "inbox", tmp_path / "kept")
    yield tmp_path
    shutil.rmtree(twelve / "inbox", ignore_errors=True)
    shutil.copytree(tmp_path / "kept", twelve / "inbox")


def test_prune_refuses_to_remove_much(place: pathlib.Path, twelve: pathlib.Path) -> None:
    for path in sorted((twelve / "inbox").iterdir())[:6]:
        path.unlink()
    with pytest.raises(OutputError, match="6 of 12 plans, more than 10 percent"):
        _run(twelve / "inbox", place / "store", Policy(prune=True))
    assert len(_names(place / "store")) == 12
    _run(twelve / "inbox", place / "store", Policy(prune=True, prune_limit=50))
    assert len(_names(place / "store")) == 6


def test_a_few_plans_are_more_than_a_tenth_too(place: pathlib.Path, twelve: pathlib.Path) -> None:
    """One plan may always be removed; three of twelve are a quarter."""
    first, *others = sorted((twelve / "inbox").iterdir())
    first.unlink()
    _run(twelve / "inbox", place / "store", Policy(prune=True))
    assert len(_names(place / "store")) == 11
    for path in others[:3]:
        path.unlink()
    with pytest.raises(OutputError, match="3 of 11 plans, more than 10 percent"):
        _run(twelve / "inbox", place / "store", Policy(prune=True))


def test_an_empty_source_never_empties_a_store(place: pathlib.Path, twelve: pathlib.Path) -> None:
    for path in (twelve / "inbox").iterdir():
        path.unlink()
    with pytest.raises(OutputError, match="prune would remove"):
        _run(twelve / "inbox", place / "store", Policy(prune=True, prune_limit=99))
    assert len(_names(place / "store")) == 12
    _run(twelve / "inbox", place / "store")
    assert len(_names(place / "store")) == 12, "without --prune rows are kept"


def test_a_store_inside_its_source_is_left_out(tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "inbox", range(2))
    assert _run(tmp_path / "inbox", tmp_path / "inbox" / "store").plans == 2
    again = _run(tmp_path / "inbox", tmp_path / "inbox" / "store")
    assert (again.found, again.unchanged) == (2, 2)
    with pytest.raises(OutputError, match="overlap"):
        _run(tmp_path / "inbox" / "store" / "text", tmp_path / "inbox" / "store")


def test_a_moved_inbox_is_followed(place: pathlib.Path, twelve: pathlib.Path) -> None:
    shutil.move(twelve / "inbox", place / "elsewhere")
    moved = _run(place / "elsewhere", place / "store")
    assert (moved.plans, moved.reasons["duplicate"], moved.gone) == (0, 0, 12)
    assert all(
        str(row["source"]).startswith(str(place / "elsewhere")) for row in read_rows(place / "store", "documents")
    )
    with contextlib.closing(Ledger(place / "store" / "ledger.sqlite")) as ledger:
        assert {entry.state for entry in ledger.entries() if entry.key.startswith(str(twelve))} == {"gone"}
    assert _run(place / "elsewhere", place / "store").unchanged == 12


def test_what_a_run_would_do(tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "inbox", range(3))
    found = ahead([str(tmp_path / "inbox")], str(tmp_path / "store"), Policy(), Options(), 2)
    assert (found.found, found.kinds[".txt"][0], found.unchanged) == (3, 3, 0)
    assert not (tmp_path / "store").exists()
    _run(tmp_path / "inbox", tmp_path / "store")
    (tmp_path / "inbox" / "copy.txt").write_text(plan(1), encoding="utf-8")
    found = ahead([str(tmp_path / "inbox")], str(tmp_path / "store"), Policy(), Options(), 2)
    assert (found.kinds, found.unchanged, found.duplicates) == ({}, 3, 1)
    assert list(ahead_lines(found, Wording(Lang.en)))[-1].endswith("nothing was read or changed")


def test_what_a_run_would_do_is_what_it_does(tmp_path: pathlib.Path) -> None:
    """Renamed files, copies of known, of renamed and of new files, files that are replaced, broken, deleted."""
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    write_plans(inbox, range(8))
    (inbox / "copy of 00001.txt").write_text(plan(1), encoding="utf-8")
    _run(inbox, store)
    (inbox / "00002.txt").rename(inbox / "renamed.txt")
    for name, number in (
        ("copy of renamed", 2),
        ("copy of 00003", 3),
        ("another of 00001", 1),
        ("new", 30),
        ("copy of new", 30),
    ):
        (inbox / f"{name}.txt").write_text(plan(number), encoding="utf-8")
    (inbox / "00001.txt").unlink()  # its copy of before has the plan, and the new copy is one of that
    (inbox / "00004.txt").write_text(plan(40), encoding="utf-8")
    (inbox / "00005.txt").unlink()
    (inbox / "bad.pdf").write_bytes(b"%PDF-1.4\n")
    with zipfile.ZipFile(inbox / "a.zip", "w") as archive:
        archive.writestr("b.txt", plan(50))
    ahead_of = ahead([str(inbox)], str(store), Policy(), Options(), 2)
    assert {kind: count for kind, (count, *_) in ahead_of.kinds.items()} == {".txt": 2, ".pdf": 1, ".zip": 1}
    done = _run(inbox, store)
    assert (ahead_of.unchanged, ahead_of.gone) == (done.unchanged, done.gone) == (5, 3)
    assert (ahead_of.renamed, ahead_of.duplicates) == (1, done.reasons["duplicate"]) == (1, 4)
    assert (done.plans, done.unread) == (3, 1)
    assert _names(store) == ["00000.txt", "00003.txt", "00004.txt", "00005.txt", "00006.txt", "00007.txt", "a.zip!b.txt",
                             "copy of 00001.txt", "new.txt", "renamed.txt"]  # fmt: skip


@pytest.mark.parametrize("how", ["links followed", "files only", "a file for a link"])
def test_a_store_on_a_copied_folder_goes_on(place: pathlib.Path, twelve: pathlib.Path, how: str) -> None:
    """Copies that follow links, as `cp -rL`, or leave out links and empty folders, as many programs do."""
    copy = place / "copy"
    shutil.copytree(place / "store", copy, symlinks=how != "links followed")
    if how == "files only":
        for path in [path for path in copy.rglob("*") if path.is_symlink()]:
            path.unlink()
        for path in [path for path in copy.rglob("*") if path.is_dir() and not any(path.iterdir())]:
            path.rmdir()
    elif how == "a file for a link":
        (copy / "targets.parquet").unlink()
        (copy / "targets.parquet").write_text("not a table", encoding="ascii")
    (twelve / "inbox" / "new.txt").write_text(plan(70), encoding="utf-8")
    for name in ("store", "copy"):
        assert _run(twelve / "inbox", place / name).plans == 1
    assert verify(copy).is_whole
    assert list(diff(str(place / "store"), str(copy))) == []
    assert (copy / "targets.parquet").is_symlink()


def test_a_text_that_was_lost_is_written_by_the_next_run(place: pathlib.Path, twelve: pathlib.Path) -> None:
    texts = sorted((place / "store" / "text").iterdir())
    before = texts[0].read_bytes()
    texts[0].unlink()
    assert not verify(place / "store").is_whole
    assert _run(twelve / "inbox", place / "store").plans == 1
    assert (texts[0].read_bytes(), verify(place / "store").is_whole) == (before, True)
    shutil.rmtree(place / "store" / "text")
    assert _run(twelve / "inbox", place / "store").plans == 12
    assert _run(twelve / "inbox", place / "store").plans == 0


def test_a_ledger_where_nothing_can_be_written_is_read(place: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that is mounted to be read only: what a person asks of the store is answered, from a copy."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = sorted((place / "store").iterdir())
    assert status(str(place / "store")).plans == 12
    assert verify(place / "store").is_whole
    assert sorted((place / "store").iterdir()) == before


def test_backup_and_restore(place: pathlib.Path, twelve: pathlib.Path) -> None:
    (place / "store" / "corrections").mkdir(exist_ok=True)
    (place / "store" / "corrections" / "note.txt").write_text("kept", encoding="utf-8")
    backup(place / "store", place / "store.tar.gz")
    finding = restore(place / "store.tar.gz", place / "back")
    assert (finding.is_whole, finding.plans) == (True, 12)
    assert list(diff(str(place / "store"), str(place / "back"))) == []
    assert (place / "back" / "corrections" / "note.txt").is_file()
    assert _run(twelve / "inbox", place / "back").unchanged == 12
    with pytest.raises(OutputError, match="is not empty"):
        restore(place / "store.tar.gz", place / "store")
    (place / "cut.tar.gz").write_bytes((place / "store.tar.gz").read_bytes()[:500])
    with pytest.raises(OutputError, match="cannot restore"):
        restore(place / "cut.tar.gz", place / "new")


def test_merge(tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "a", range(3))
    write_plans(tmp_path / "b", range(2, 5))
    (tmp_path / "b" / "bad.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 300)
    for name in ("a", "b"):
        _run(tmp_path / name, tmp_path / f"store-{name}")
    assert merge([tmp_path / "store-a", tmp_path / "store-b"], tmp_path / "both") == 5
    assert _names(tmp_path / "both") == [f"{n:05}.txt" for n in range(5)]
    assert [row["file_name"] for row in read_rows(tmp_path / "both", "failures") if row["reason"] == "corrupt"] == [
        "bad.pdf"
    ]
    assert verify(tmp_path / "both").is_whole
    changes = list(diff(str(tmp_path / "store-a"), str(tmp_path / "both")))
    assert {change.what for change in changes} == {"gained"}
    again = _run(tmp_path / "a", tmp_path / "both")
    assert (again.plans, again.unchanged) == (0, 3)


def test_diff_says_what_changed(tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("old", plan(1)), ("new", plan(1).replace("Hỗ trợ nhà ở", "Hỗ trợ sửa nhà ở"))):
        (tmp_path / "in" / "plan.txt").write_text(text, encoding="utf-8")
        _run(tmp_path / "in", tmp_path / name)
    assert [change.what for change in diff(str(tmp_path / "old"), str(tmp_path / "old"))] == []
    found = {(change.what, change.table) for change in diff(str(tmp_path / "old"), str(tmp_path / "new"))}
    assert {("lost", "targets"), ("gained", "targets")} <= found


def test_verify_finds_a_flipped_byte_and_a_changed_text(place: pathlib.Path) -> None:
    store = place / "store"
    text = next((store / "text").iterdir())
    text.write_text(text.read_text(encoding="utf-8").replace("hộ nghèo", "hộ  nghèo"), encoding="utf-8")
    assert any("is not the quote" in fault.en for fault in verify(store).tables)


@pytest.mark.parametrize("table", ["documents", "targets", "issues", "failures"])
def test_verify_finds_any_byte_of_a_part_that_changed(table: str, place: pathlib.Path, twelve: pathlib.Path) -> None:
    """Also in a part that later versions share, and where the file can still be read."""
    store = place / "store"
    (twelve / "inbox" / "new.txt").write_text(plan(60), encoding="utf-8")
    _run(twelve / "inbox", store)
    assert verify(store).is_whole
    part = min((store / f"{table}.parquet").resolve().glob("*.parquet"))
    whole = part.read_bytes()
    for at in (5, len(whole) // 3, len(whole) // 2, len(whole) - 9):
        data = bytearray(whole)
        data[at] ^= 1
        part.write_bytes(data)
        found = verify(store)
        told = [fault.en for fault in found.tables if fault.en.startswith(f"{table}.parquet/{part.name} ")]
        assert len(told) == 1
        assert told[0].endswith((" cannot be read", " is missing or has changed since it was written"))
        assert found.is_damaged
    part.unlink()
    assert any(f.en.startswith(f"{table}.parquet/{part.name} is missing") for f in verify(store).tables)
