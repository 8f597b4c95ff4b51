"""Which of several files with the same bytes has the plan: it follows from what lies there, however the night went."""

import contextlib
import dataclasses
import json
import pathlib
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow.parquet
import pytest

from corpus.files.find import Found
from corpus.files.ledger import Ledger
from corpus.message import say
from kehoach.run import driver as driver_module
from kehoach.run.driver import run
from kehoach.run.handover import hand_over
from kehoach.run.result import Policy, Step
from kehoach.run.worker import Limits, Outcome, read_rows
from outputs.store.change import Change
from tests.plans import plan

_TABLES = ("documents", "targets", "failures")


class _KilledError(BaseException):
    """Nothing catches it: what a commit does not hold is lost, as after kill -9."""


class Reader:
    """Reads files in this process, in the order in which they are given; a worker may die, and so may the run."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self.chance = chance

    def __call__(self, files: Sequence[Found], limits: Limits) -> Iterator[Outcome]:
        for file in files:
            if self.chance and self.chance.random() < 0.02:
                raise _KilledError
            if self.chance and self.chance.random() < 0.1:
                yield Outcome(file, "crash", say("do.logs"))
            else:
                yield read_rows(file, limits.options)


def _night(
    inbox: pathlib.Path, store: pathlib.Path, tell: Callable[[Step], None] = lambda _: None, **again: bool
) -> None:
    run([str(inbox)], store, tell, policy=Policy(**({"failed": True} | again)))


def _state(store: pathlib.Path) -> dict[str, list[str]]:
    """The rows of the tables, in no order, and by whom the ledger says that they are held."""
    found = {name: pyarrow.parquet.read_table(store / f"{name}.parquet").to_pylist() for name in _TABLES}
    book = Ledger(store / "ledger.sqlite")
    found["plans"] = [{"doc_id": doc_id, "source": known.source} for doc_id, known in book.plans()]
    found["files"] = [{"key": e.key, "doc_id": e.doc_id, "state": e.state, "reason": e.reason, "message": e.message} for e in book.entries()]  # fmt: skip
    book.close()
    return {name: sorted(json.dumps(row, default=str, sort_keys=True) for row in rows) for name, rows in found.items()}


def _sources(store: pathlib.Path) -> list[str]:
    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(store / "documents.parquet").to_pylist()
    return sorted(row["file_name"] for row in rows)


class Inbox:
    """A folder in which much has the same bytes."""

    def __init__(self, folder: pathlib.Path, chance: random.Random) -> None:
        self.folder, self.chance = folder, chance
        (folder / "more").mkdir(parents=True)

    def change(self) -> None:
        """A file comes, is replaced, renamed, broken, touched or deleted."""
        there = [path for path in sorted(self.folder.rglob("*")) if path.is_file()]
        chosen = self.chance.choice(there) if there else self._name()
        kind = self.chance.randrange(8) if there else 0
        if kind == 0:
            self._name().write_text(plan(self.chance.randrange(6)), encoding="utf-8")
        elif kind == 1:
            chosen.write_text(plan(self.chance.randrange(6)), encoding="utf-8")
        elif kind == 2:
            chosen.rename(self._name())
        elif kind == 3:
            self._name().write_bytes(chosen.read_bytes())
        elif kind == 4:
            chosen.write_bytes(b"%PDF-1.4\n" + b"x" * self.chance.randrange(300))
        elif kind == 5:
            chosen.unlink()
        elif kind == 6:
            with zipfile.ZipFile(self.folder / f"z{self.chance.randrange(3)}.zip", "w") as archive:
                for name in range(self.chance.randrange(1, 4)):
                    archive.writestr(f"{name}.txt", plan(self.chance.randrange(6)))
        else:
            chosen.touch()

    def _name(self) -> pathlib.Path:
        return (
            self.folder
            / self.chance.choice(("", "more/"))
            / f"{'p' * self.chance.randrange(1, 4)}{self.chance.randrange(9)}.txt"
        )


@pytest.mark.parametrize("seed", range(6))
def test_a_night_that_was_killed_ends_as_one_that_was_not(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """However many plans a commit takes, whatever died, and by whatever version the plans were read."""
    chance = random.Random(seed)
    inbox = Inbox(tmp_path / "inbox", chance)
    calm, store = tmp_path / "calm", tmp_path / "store"
    for number in range(12):
        for _ in range(chance.randrange(1, 6)):
            inbox.change()
        options = {"stale": chance.random() < 0.3, "prune": chance.random() < 0.1}
        version = f"v{number // 4}"
        monkeypatch.setattr(driver_module, "rules", lambda _, version=version: version)
        for _ in range(chance.randrange(4)):
            monkeypatch.setattr(driver_module, "read_all", Reader(chance))
            monkeypatch.setattr(driver_module, "_PLANS", chance.choice((1, 2, 500)))
            with contextlib.suppress(_KilledError):
                _night(inbox.folder, store, stale=options["stale"])
        monkeypatch.setattr(driver_module, "read_all", Reader())
        monkeypatch.setattr(driver_module, "_PLANS", 500)
        for place in (store, calm):
            run([str(inbox.folder)], place, lambda _: None, policy=Policy(failed=True, prune_limit=100, **options))
        assert _state(store) == _state(calm), f"night {number}"


def test_a_plan_whose_last_file_goes_stays_that_file_s(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one's that it had before: a ledger that is made again from the tables does not know of that."""
    monkeypatch.setattr(driver_module, "read_all", Reader())
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    inbox.mkdir()
    (inbox / "plan.txt").write_text(plan(1), encoding="utf-8")
    _night(inbox, store)
    (inbox / "plan.txt").rename(inbox / "the plan.txt")
    _night(inbox, store)
    (inbox / "the plan.txt").rename(tmp_path / "away.txt")
    (inbox / "other.txt").write_text(plan(2), encoding="utf-8")
    _night(inbox, store)
    assert _sources(store) == ["other.txt", "the plan.txt"]


@pytest.mark.parametrize("order", ["together", "first the copies", "first the plan"])
def test_the_shortest_path_has_the_plan_whichever_came_first(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(driver_module, "read_all", Reader())
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    (inbox / "old").mkdir(parents=True)
    copies = ["a plan.txt", "plan (1).txt", "old/plan.txt"]
    for name in {"together": [*copies, "plan.txt"], "first the copies": copies, "first the plan": ["plan.txt"]}[order]:
        (inbox / name).write_text(plan(1), encoding="utf-8")
    _night(inbox, store)
    for name in [*copies, "plan.txt"]:
        (inbox / name).write_text(plan(1), encoding="utf-8")
    _night(inbox, store)
    assert _sources(store) == ["plan.txt"]
    failures = pyarrow.parquet.read_table(store / "failures.parquet").to_pylist()
    assert sorted(row["source"] for row in failures) == sorted(str(inbox / name) for name in copies)
    assert {row["message"] for row in failures} == {f"the same bytes as {inbox / 'plan.txt'}, which was read"}


def test_a_file_has_the_plan_before_one_in_an_archive(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver_module, "read_all", Reader())
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    inbox.mkdir()
    with zipfile.ZipFile(inbox / "a.zip", "w") as archive:
        archive.writestr("b.txt", plan(1))
    _night(inbox, store)
    assert _sources(store) == ["a.zip!b.txt"]
    (inbox / "a plan with a long name.txt").write_text(plan(1), encoding="utf-8")
    _night(inbox, store)
    assert _sources(store) == ["a plan with a long name.txt"]
    (inbox / "a plan with a long name.txt").unlink()
    _night(inbox, store)
    assert _sources(store) == ["a.zip!b.txt"]


def test_a_moved_inbox_is_followed_also_where_copies_lay_in_it(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver_module, "read_all", Reader())
    inbox, store = tmp_path / "in", tmp_path / "store"
    inbox.mkdir()
    for name in ("plan!.txt", "copy of plan!.txt", "other.txt"):
        (inbox / name).write_text(plan(1 + (name == "other.txt")), encoding="utf-8")
    _night(inbox, store)
    permalinks = sorted(path.name for path in (store / "text").iterdir())
    inbox.rename(tmp_path / "a longer name")
    _night(tmp_path / "a longer name", store)
    book = Ledger(store / "ledger.sqlite")
    states = sorted((entry.name, entry.state, entry.reason) for entry in book.entries())
    book.close()
    new = str(tmp_path / "a longer name")
    assert [(name, state) for name, state, _ in states if name.startswith(str(inbox))] == [
        (str(inbox / name), "gone") for name in ("copy of plan!.txt", "other.txt", "plan!.txt")
    ]
    assert [(name.removeprefix(new), reason) for name, _, reason in states if name.startswith(new)] == [
        ("/copy of plan!.txt", "duplicate"), ("/other.txt", "ok"), ("/plan!.txt", "ok")
    ]  # fmt: skip
    assert _sources(store) == ["other.txt", "plan!.txt"]
    assert sorted(path.name for path in (store / "text").iterdir()) == permalinks


def test_two_inboxes_share_plans_whichever_is_read_first(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver_module, "read_all", Reader())
    for name in ("a", "longer"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.txt").write_text(plan(1), encoding="utf-8")
    states = []
    for order in (("a", "longer"), ("longer", "a")):
        store = tmp_path / "-".join(order)
        for name in order:
            _night(tmp_path / name, store)
        states.append(_state(store))
    assert states[0] == states[1]


def test_a_copy_that_has_changed_takes_no_plan_over(tmp_path: pathlib.Path) -> None:
    """A night stopped after it saw that a plan's file is gone, and before it read what is in the copy by now: the plan stays."""
    inbox, store = tmp_path / "inbox", tmp_path / "store"
    inbox.mkdir()
    for name in ("plan.txt", "plan-copy.txt"):
        (inbox / name).write_text(plan(1), encoding="utf-8")
    _night(inbox, store)
    (inbox / "plan.txt").unlink()
    (inbox / "plan-copy.txt").write_text(plan(22), encoding="utf-8")
    book = Ledger(store / "ledger.sqlite")
    entry = book.get(str(inbox / "plan.txt"))
    assert entry is not None
    change = Change(files=[dataclasses.replace(entry, state="gone", since="")])
    hand_over(change, book)
    book.close()
    assert not change.sources
    assert [(noted.key, noted.doc_id) for noted in change.files] == [(entry.key, entry.doc_id)]
    _night(inbox, store)
    assert _sources(store) == ["plan-copy.txt", "plan.txt"]
