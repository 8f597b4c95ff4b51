"""Sixty damaged ledgers: recognised, never a crash, the tables unharmed, and repaired from what the parts hold."""

import gzip
import pathlib
import random
import shutil
import sqlite3
from collections.abc import Callable

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from kehoach.cli.app import app
from kehoach.run import worker
from tests.plans import write_plans

_PAGE = 4096
Damage = Callable[[pathlib.Path], object]


def called(*arguments: object) -> Result:
    """A command in this process; an error that it does not take care of goes on."""
    done = CliRunner().invoke(app, list(map(str, arguments)))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def targets(store: pathlib.Path) -> list[tuple[object, ...]]:
    table = pq.read_table(store / "targets.parquet", columns=["doc_id", "start", "value"])
    return sorted(tuple(row.values()) for row in table.to_pylist())


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process, without a pool of workers."""
    reads = lambda files, limits: (worker.read_rows(file, limits.options) for file in files)  # noqa: E731
    monkeypatch.setattr("kehoach.run.driver.read_all", reads)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A folder with a store of five plans in `store`, and their files, a copy and a broken one in `inbox`."""
    folder = tmp_path_factory.mktemp("sound")
    write_plans(folder / "inbox", range(5))
    shutil.copy(folder / "inbox" / "00001.txt", folder / "inbox" / "copy of 00001.txt")
    (folder / "inbox" / "bad.pdf").write_bytes(b"%PDF-1.4\n" + b"x" * 300)
    assert called("run", folder / "inbox", "-o", folder / "store", "--no-csv").exit_code == 1
    return folder


@pytest.fixture
def store(sound: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of that store."""
    return pathlib.Path(shutil.copytree(sound / "store", tmp_path / "store", symlinks=True))


def _bytes(change: Callable[[bytes], bytes]) -> Damage:
    return lambda path: path.write_bytes(change(path.read_bytes()))


def _flipped(seed: int) -> Damage:
    """A piece of one page overwritten."""

    def change(data: bytes) -> bytes:
        chance = random.Random(seed)
        at = _PAGE * chance.randrange(len(data) // _PAGE)
        return data[:at] + chance.randbytes(200) + data[at + 200 :]

    return _bytes(change)


def _zeroed(page: int) -> Damage:
    return _bytes(lambda data: data[: _PAGE * page] + bytes(_PAGE) + data[_PAGE * (page + 1) :])


def _header(at: int, value: bytes) -> Damage:
    """A field of SQLite's header changed.  Source: the SQLite file format, 1.3."""
    return _bytes(lambda data: data[:at] + value + data[at + len(value) :])


def _sql(*statements: str) -> Damage:
    """A ledger that is a whole database, and says what cannot be."""

    def change(path: pathlib.Path) -> None:
        base = sqlite3.connect(path)
        for statement in statements:
            base.execute(statement)
        base.commit()
        base.close()

    return change


def _view(table: str) -> Damage:
    """A table that became a view of another one, as a tool may leave it."""
    return _sql(f"alter table {table} rename to old_{table}", f"create view {table} as select * from old_{table}")


def _replaced(content: bytes) -> Damage:
    return lambda path: path.write_bytes(content)


def _folder(path: pathlib.Path) -> None:
    path.unlink()
    path.mkdir()


def _foreign(path: pathlib.Path) -> None:
    path.unlink()
    _sql("create table notes (a)", "insert into notes values (1)")(path)


def _log(path: pathlib.Path) -> None:
    """A write-ahead log of noise beside it, which SQLite does not take for its own."""
    path.with_name("ledger.sqlite-wal").write_bytes(random.Random(3).randbytes(9000))


BYTES: dict[str, Damage] = {
    "empty": _replaced(b""), "one byte": _bytes(lambda data: data[:1]), "header alone": _bytes(lambda data: data[:100]), "sector": _bytes(lambda data: data[:512]),
    "page": _bytes(lambda data: data[:_PAGE]), "quarter": _bytes(lambda data: data[: len(data) // 4]), "half": _bytes(lambda data: data[: len(data) // 2]),
    "three quarters": _bytes(lambda data: data[: len(data) * 3 // 4]), "last page gone": _bytes(lambda data: data[:-_PAGE]), "last byte gone": _bytes(lambda data: data[:-1]),
    "zeros": _bytes(lambda data: bytes(len(data))), "ones": _bytes(lambda data: b"\xff" * len(data)), "text": _replaced(b"no ledger"), "image": _replaced(b"\x89PNG\r\n\x1a\n" + bytes(9000)),
    "packed": _bytes(gzip.compress), "foreign base": _foreign, "folder": _folder, "noise": _replaced(random.Random(5).randbytes(40_000)),
    "magic": _header(0, b"x"), "page size": _header(16, b"\0\x03"), "reserved": _header(20, b"\xff"), "format": _header(18, b"\x09\x09"), "payload": _header(21, b"\1\2\3"), "text as UTF-16": _header(56, b"\0\0\0\2"),
    "through text mode": _bytes(lambda data: data.replace(b"\n", b"\r\n")), "through UTF-8": _bytes(lambda data: data.decode("latin-1").encode()),
    "pages swapped": _bytes(lambda data: data[:_PAGE] + data[2 * _PAGE : 3 * _PAGE] + data[_PAGE : 2 * _PAGE] + data[3 * _PAGE :]),
    "first page at the end": _bytes(lambda data: data[_PAGE:] + data[:_PAGE]), "noise as log": _log,
    **{f"flipped {seed}": _flipped(seed) for seed in range(12)}, **{f"page {page} zeroed": _zeroed(page) for page in range(1, 6)},
}  # fmt: skip
VALUES: dict[str, Damage] = {
    "version negative": _sql("update meta set value = '-7' where name = 'version'"), "version a word": _sql("update meta set value = 'seven' where name = 'version'"),
    "version empty": _sql("update meta set value = '' where name = 'version'"), "version of the future": _sql("update meta set value = '99999' where name = 'version'"),
    "version huge": _sql(f"update meta set value = '{'9' * 5000}' where name = 'version'"), "version gone": _sql("delete from meta"),
    "no meta": _sql("drop table meta"), "no files": _sql("drop table files"), "no plans": _sql("drop table plans"), "no runs": _sql("drop table runs"),
    **{f"{name} a view": _view(name) for name in ("meta", "files", "plans", "editions", "runs")},
    "files of other columns": _sql("drop table files", "create table files (a)"), "plans of other columns": _sql("drop table plans", "create table plans (a)"),
    "plans without rows": _sql("delete from plans"), "a plan gone": _sql("delete from plans where doc_id = (select min(doc_id) from plans)"),
    "a plan invented": _sql("insert into plans values ('k0000000000000000', x'2f61', '1', 'r')"), "part unknown": _sql("update plans set part = 'nowhere'"),
    "part a path": _sql("update plans set part = '../../../etc/passwd'"), "state unknown": _sql("update files set state = 'asleep'"),
    "attempts a word": _sql("update files set attempts = 'many', seconds = 'slow'"), "stamp a word": _sql("update files set size = 'big', time = 'late'"), "key a number": _sql("update files set key = 7 where reason = 'corrupt'"),
}  # fmt: skip


@pytest.mark.parametrize("damage", [*BYTES.values(), *VALUES.values()], ids=[*BYTES, *VALUES])
def test_a_damaged_ledger_is_recognised_or_harmless_and_repaired(
    damage: Damage, store: pathlib.Path, sound: pathlib.Path
) -> None:
    before = targets(store)
    damage(store / "ledger.sqlite")
    checked = called("verify", store)
    ran = called("run", sound / "inbox", "-o", store, "--no-csv")
    assert targets(store) == before, "whatever a run does, the tables are unharmed"
    assert ran.exit_code in (0, 1, 3)
    assert "bug in kehoach" not in ran.output
    if checked.exit_code == 0:
        assert ran.exit_code != 3, "what verify finds whole, a run can use"
    if ran.exit_code == 3:
        assert checked.exit_code == 1
        assert "kehoach verify" in ran.stderr or "restore a complete copy" in ran.stderr
    repaired = called("verify", store, "--repair")
    assert (repaired.exit_code, repaired.stdout) == (0, "consistent: 5 plans\n"), repaired.stderr
    again = called("run", sound / "inbox", "-o", store, "--no-csv", "--retry-failed")
    assert again.exit_code == 1, again.output
    assert targets(store) == before
    assert pq.read_table(store / "failures.parquet").column("reason").to_pylist() == ["corrupt", "duplicate"]


def test_a_file_that_went_before_the_repair_is_gone(
    store: pathlib.Path, sound: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """Its plan is known as one whose file is gone, and can be pruned."""
    inbox = pathlib.Path(shutil.copytree(sound / "inbox", tmp_path / "inbox"))
    assert called("run", inbox, "-o", tmp_path / "own", "--no-csv").exit_code == 1
    (inbox / "00003.txt").unlink()
    (tmp_path / "own" / "ledger.sqlite").write_bytes(b"")
    assert called("verify", tmp_path / "own", "--repair").exit_code == 0
    called("run", inbox, "-o", tmp_path / "own", "--no-csv")
    assert len(pq.read_table(tmp_path / "own" / "documents.parquet")) == 5
    called("run", inbox, "-o", tmp_path / "own", "--no-csv", "--prune")
    assert len(pq.read_table(tmp_path / "own" / "documents.parquet")) == 4
    assert called("verify", tmp_path / "own").exit_code == 0


@pytest.mark.parametrize("is_old", [False, True])
def test_half_a_version_is_not_what_a_ledger_is_made_again_from(tmp_path: pathlib.Path, is_old: bool) -> None:
    """A run that died had made the folders of the next version; a store of an older kehoach does not name its parts."""
    (gone, *_) = write_plans(tmp_path / "inbox", range(3))
    called("run", tmp_path / "inbox", "-o", tmp_path / "own", "--no-csv")
    gone.unlink()
    called("run", tmp_path / "inbox", "-o", tmp_path / "own", "--no-csv")
    before = targets(tmp_path / "own")
    versions = tmp_path / "own" / ".versions"
    for table in (versions / "2").glob("*.parquet"):
        (versions / "3" / table.name).mkdir(parents=True)
    if is_old:
        for path in versions.glob("*/parts"):
            path.unlink()
    (tmp_path / "own" / "ledger.sqlite").write_bytes(b"")
    assert called("verify", tmp_path / "own").exit_code == 1
    assert called("verify", tmp_path / "own", "--repair").stdout == "consistent: 3 plans\n"
    called("run", tmp_path / "inbox", "-o", tmp_path / "own", "--no-csv")
    assert targets(tmp_path / "own") == before


def test_a_name_that_vanished_leaves_its_plan_to_be_pruned(tmp_path: pathlib.Path) -> None:
    """It was named itself when it was not there any more; later its folder is."""
    first, second = write_plans(tmp_path / "inbox", range(2))
    for sources in ([first, second], [first, second]):
        called("run", *sources, "-o", tmp_path / "own", "--no-csv")
        first.unlink(missing_ok=True)
    assert pq.read_table(tmp_path / "own" / "failures.parquet").column("reason").to_pylist() == ["vanished"]
    called("run", tmp_path / "inbox", "-o", tmp_path / "own", "--no-csv")
    assert pq.read_table(tmp_path / "own" / "failures.parquet").num_rows == 0
    called("run", tmp_path / "inbox", "-o", tmp_path / "own", "--no-csv", "--prune")
    assert len(pq.read_table(tmp_path / "own" / "documents.parquet")) == 1


@pytest.mark.parametrize("note", ["columns", "dropped", "parts", "checksums"])
def test_damaged_notes_of_a_version_stop_no_run(note: str, store: pathlib.Path, sound: pathlib.Path) -> None:
    before = targets(store)
    (store / ".current" / note).write_bytes(b"\xff\xfe ../../../outside\r\n\0")
    (store.parent / "outside.txt").write_text("not the store's", encoding="utf-8")
    again = called("run", sound / "inbox", "-o", store, "--no-csv", "--retry-failed")
    assert again.exit_code == 1, again.output
    assert targets(store) == before
    assert (store.parent / "outside.txt").exists()


def test_there_are_sixty() -> None:
    assert len(BYTES) + len(VALUES) >= 60
