"""A night in the life many times over, disturbed: `python -m tools.soak --minutes 40 --seed 1`.

Every night some files come, change, move and go, and corrections are made.  One store takes the night with disturbances
(processes killed, a full disk, a clock that jumps, a damaged ledger), run after run until one is left alone; a second store takes the
same night undisturbed.  Their tables must be equal each time, the store whole, and nothing may be left running or lying about.
It prints what it did, and ends with 1 at the first difference.
"""

import argparse
import collections
import contextlib
import dataclasses
import io
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow.parquet

from outputs.review.correction import Correction
from outputs.review.correction_file import FOLDER, CorrectionError, path_of, read_corrections, write_corrections
from outputs.store.folder import LEDGER
from outputs.table import TABLES, own_columns
from tests.plans import plan

ROOT = pathlib.Path(__file__).parent.parent
_DISK = 64 << 20
_ENDS = (0, 1, 3, 130, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT)
"""How a disturbed run may end; by Ctrl-C also while Python itself ends (-2, which a shell shows as 130)."""
_CODE = """
import corpus.files.ledger, datetime, kehoach.run.driver, kehoach.run.extractor_version, time
kehoach.run.driver._PLANS = 7
kehoach.run.extractor_version._digest = lambda: "soak-{version}"
corpus.files.ledger._now = lambda: (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours={hours})).isoformat(timespec="seconds")
real = time.time
time.time = lambda: real() + 3600 * {hours}
from kehoach.cli.app import entry
entry()
"""


class DifferenceError(Exception):
    """What does not hold."""


class Soak:
    """Two stores over one inbox, and what was done to them."""

    def __init__(self, folder: pathlib.Path, seed: int) -> None:
        self.inbox, self.calm, self.store = folder / "inbox", folder / "calm", folder / "disk" / "store"
        self.temporary, self.disk = folder / "tmp", folder / "disk"
        self.chance = random.Random(seed)
        self.version = self.number = 0
        self.hours = 0
        self.usual = 5.0
        """Seconds that an undisturbed run took."""
        self.done: collections.Counter[str] = collections.Counter()
        for path in (self.inbox, self.temporary, self.disk):
            path.mkdir(parents=True)

    # What a night brings

    def come(self) -> None:
        """A new file: most are plans; some hold several, some are broken."""
        self.number += 1
        name, kind = f"{self.number:05}", self.chance.randrange(20)
        if kind == 0:
            (self.inbox / f"{name}.pdf").write_bytes(b"%PDF-1.4\n" + self.chance.randbytes(300))
        elif kind == 1:
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w") as archive:
                archive.writestr("a.txt", plan(self.number))
                archive.writestr("b.txt", plan(self.number + 50_000))
            (self.inbox / f"{name}.zip").write_bytes(made.getvalue())
        elif kind == 2:
            (self.inbox / f"{name}.txt").write_bytes(b"")
        else:
            (self.inbox / f"{name}.txt").write_text(plan(self.number), encoding="utf-8")

    def change(self) -> None:
        """A file has other contents, as long as before or not."""
        self.number += 1
        self._any().write_text(plan(self.number), encoding="utf-8")

    def copy(self) -> None:
        """A file is there twice."""
        source, target = self._any(), self.inbox / f"copy-{self.number}.txt"
        if source != target:
            shutil.copy(source, target)

    def move(self) -> None:
        """A file has another name."""
        path = self._any()
        path.rename(path.with_name(f"m{self.chance.randrange(1000)}-{path.name[-12:]}"))

    def go(self) -> None:
        """A file is deleted."""
        if len(self._files()) > 30:
            self._any().unlink()

    def step(self) -> None:
        """A file's time is another one: of long ago, of the future, or none."""
        time_of = self.chance.choice((0, 1, 86_400 * 365 * 30, 4_102_444_800))
        os.utime(self._any(), (time_of, time_of))

    def correct(self) -> None:
        """A value of a plan is corrected in both stores, or corrected back; or a plan's first file of corrections is broken."""
        rows = [row for row in _rows(self.store, "targets") if row["value"] is not None]
        if not rows:
            return
        row = self.chance.choice(rows)
        doc_id, value = str(row["doc_id"]), float(self.chance.randrange(1000))
        if not path_of(self.store, doc_id).exists() and self.chance.random() < 0.2:
            for store in (self.store, self.calm):
                (store / FOLDER).mkdir(exist_ok=True)
                path_of(store, doc_id).write_bytes(b'{"corrections": [')
            return
        with contextlib.suppress(CorrectionError):
            before = read_corrections(self.store, doc_id)
            old = {column.name: row[column.name] for column in own_columns("targets")}
            made = Correction(table="targets", action="change", start=row["start"], end=row["end"], quote=row["quote"], old=old, new={"value": value}, by="soak", at="2026-01-01T00:00:00+00:00")  # fmt: skip
            last = before[-1] if before else None
            if last and last.quote == made.quote and last.after == old:
                made = dataclasses.replace(made, new={"value": last.old["value"]})
            for store in (self.store, self.calm):
                write_corrections(store, doc_id, "a.txt", [*before, made])

    def uncorrect(self) -> None:
        """A correction is removed by hand from its file in both stores, or the file where it has no other or is broken."""
        files = sorted((self.store / FOLDER).glob("*.json"))
        if not files:
            return
        doc_id = self.chance.choice(files).stem
        before: list[Correction] = []
        with contextlib.suppress(CorrectionError):
            before = read_corrections(self.store, doc_id)
        if before:
            before.pop(self.chance.randrange(len(before)))
        for store in (self.store, self.calm):
            write_corrections(store, doc_id, "a.txt", before)

    def _files(self) -> list[pathlib.Path]:
        return sorted(path for path in self.inbox.iterdir() if path.suffix == ".txt")

    def _any(self) -> pathlib.Path:
        return self.chance.choice(self._files())

    # Runs

    def start(self, store: pathlib.Path, *options: str, **limits: Callable[[], None] | None) -> "subprocess.Popen[str]":
        """A run in a process group of its own."""
        code = _CODE.format(version=self.version, hours=self.hours)
        command = [sys.executable, "-c", code, "run", str(self.inbox), "-o", str(store), "-j", "2", "--retry-failed", *options]  # fmt: skip
        return subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            start_new_session=True,
            env=os.environ | {"TMPDIR": str(self.temporary)},
            preexec_fn=limits.get("before"),
        )

    def finish(self, child: "subprocess.Popen[str]", ends: Sequence[int]) -> int:
        """Its exit status, which must be one of `ends`."""
        said = child.communicate(timeout=1800)[1]
        if child.returncode not in ends or "Traceback" in said:
            raise DifferenceError(f"a run ended with {child.returncode}: {said[-3000:]}")
        return child.returncode

    def kill(self) -> None:
        """The driver, one of its workers, or all of them, at a random moment; asked to stop, or not."""
        child = self.start(self.store)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=self.chance.uniform(0.1, 1.1) * self.usual)
        whom, how = self.chance.choice(("driver", "worker", "group")), self.chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT))  # fmt: skip
        with contextlib.suppress(ProcessLookupError):
            if whom == "group":
                os.killpg(child.pid, signal.SIGKILL)
            elif whom == "driver":
                os.kill(child.pid, how)
            elif others := _group(child.pid):
                os.kill(self.chance.choice(others), signal.SIGKILL)
        self.done[f"{whom} killed: exit {self.finish(child, _ENDS)}"] += 1
        deadline = time.monotonic() + 60  # on a loaded machine
        while _group(child.pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        if left := _group(child.pid):
            raise DifferenceError(f"processes outlive their run: {left}")

    def fill(self) -> None:
        """A disk that is full in the middle of a run, or a limit on the size of files."""
        if os.path.ismount(self.disk):
            free = shutil.disk_usage(self.disk).free
            (self.disk / "ballast").write_bytes(bytes(max(0, free - self.chance.randrange(400_000))))
            status = self.finish(self.start(self.store), (0, 1, 3))
            (self.disk / "ballast").unlink()
        else:
            size = self.chance.randrange(4_000, 400_000)
            child = self.start(self.store, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
            status = self.finish(child, (0, 1, 3))
        self.done[f"disk full: exit {status}"] += 1

    def clock(self) -> None:
        """The clock jumps for the next runs."""
        self.hours = self.chance.choice((-100_000, -24, -1, 0, 1, 100_000))
        self.done["clock stepped"] += 1

    def damage(self) -> None:
        """Pages of the ledger are overwritten: runs must refuse it, and a repair must bring it back."""
        ledger = self.store / LEDGER
        if not ledger.is_file():
            return
        found = bytearray(ledger.read_bytes())
        at = 4096 * self.chance.randrange(len(found) // 4096)
        found[at : at + 100] = self.chance.randbytes(100)
        ledger.write_bytes(found)
        for ending in ("-wal", "-shm"):
            ledger.with_name(LEDGER + ending).unlink(missing_ok=True)
        status = self.finish(self.start(self.store), (0, 1, 3))
        if status == 3:
            self.command("verify", self.store, "--repair")
        self.done[f"ledger damaged: exit {status}"] += 1

    def command(self, *arguments: object) -> None:
        """A command that must succeed."""
        code = _CODE.format(version=self.version, hours=self.hours)
        done = subprocess.run([sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=False)  # fmt: skip
        if done.returncode:
            raise DifferenceError(
                f"{arguments} ended with {done.returncode}: {done.stdout[-2000:]} {done.stderr[-2000:]}"
            )

    # A night

    def night(self) -> str:
        """What was done in a night.  Raises `DifferenceError`."""
        changes = (self.come, self.come, self.change, self.copy, self.move, self.go, self.step, self.correct, self.correct, self.uncorrect)  # fmt: skip
        for _ in range(self.chance.randrange(3, 15)):
            change = self.chance.choice(changes)
            change()
            self.done[change.__name__] += 1
        self.version += self.chance.random() < 0.1
        before = collections.Counter(self.done)
        for _ in range(self.chance.randrange(2, 5)):
            self.chance.choice((self.kill, self.kill, self.kill, self.fill, self.clock, self.damage))()
            self.check_whole()
        options = ["--stale", *(["--prune", "--prune-limit", "100"] if self.chance.random() < 0.1 else []), *(["--no-csv"] if self.chance.random() < 0.5 else [])]  # fmt: skip
        for store in (self.store, self.calm):
            began = time.monotonic()
            self.finish(self.start(store, *options), (0, 1))
            self.usual = time.monotonic() - began
        self.compare()
        return ", ".join(f"{count} × {what}" for what, count in (self.done - before).items())

    def check_whole(self) -> None:
        """What a reader sees at any moment: every plan once, and its text."""
        if not (self.store / ".current").is_symlink():
            return
        plans = [str(row["doc_id"]) for row in _rows(self.store, "documents")]
        if len(set(plans)) != len(plans):
            raise DifferenceError("a plan is in documents twice")
        if {str(row["doc_id"]) for row in _rows(self.store, "targets")} - set(plans):
            raise DifferenceError("targets of a plan that is not in documents")
        if missing := [name for name in plans if not (self.store / "text" / f"{name}.txt").is_file()]:
            raise DifferenceError(f"texts are missing: {missing}")

    def compare(self) -> None:
        """Compare both stores.  Raises `DifferenceError`."""
        self.check_whole()
        self.command("verify", self.store)
        for table in TABLES:
            ours, calm = (sorted(json.dumps(row, default=str, sort_keys=True).replace(str(store), "STORE") for row in _rows(store, table.name)) for store in (self.store, self.calm))  # fmt: skip
            if ours != calm:
                raise DifferenceError(f"{table.name}:\n disturbed {sorted(set(ours) - set(calm))[:5]}\n undisturbed {sorted(set(calm) - set(ours))[:5]}")  # fmt: skip
        texts = [_texts(store) for store in (self.store, self.calm)]
        if texts[0] != texts[1]:
            raise DifferenceError(f"texts: {sorted({*texts[0].items()} ^ {*texts[1].items()})[:4]}")
        if left := list(self.temporary.iterdir()):
            raise DifferenceError(f"temporary files are left: {left}")
        if len(list((self.store / ".versions").iterdir())) > 2:
            raise DifferenceError("old versions are left")


def _group(leader: int) -> list[int]:
    """The living processes of a group, without its leader, and Python's own tracker of resources, which outlives a killed one by a moment."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = (line.split(maxsplit=3) for line in listed.splitlines() if "resource_tracker" not in line)
    return [int(pid) for pid, group, state, _ in rows if int(group) == leader != int(pid) and not state.startswith("Z")]


def _rows(store: pathlib.Path, table: str) -> list[dict[str, Any]]:
    if not (store / f"{table}.parquet").exists():
        return []
    return pyarrow.parquet.read_table(store / f"{table}.parquet").to_pylist()  # type: ignore[no-any-return]


def _texts(store: pathlib.Path) -> dict[str, str]:
    """The texts by plan.  Raises `DifferenceError` where one is there of a plan that neither this version nor the last has."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in (store / "text").iterdir()}
    dropped = {name for path in store.glob(".versions/*/dropped") for name in path.read_text(encoding="ascii").split()}
    plans = {str(row["doc_id"]) for row in _rows(store, "documents")}
    if more := found.keys() - plans - dropped:
        raise DifferenceError(f"texts without plans are left in {store}: {sorted(more)}")
    return {name: text for name, text in found.items() if name in plans}


@contextlib.contextmanager
def _small_disk(place: pathlib.Path) -> Iterator[None]:
    """A small disk at `place`, where this user may mount one."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], check=True)


def main() -> int:
    """Run it; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plans", type=int, default=60, help="plans of the first night")
    arguments = parser.parse_args()
    end = time.monotonic() + 60 * arguments.minutes
    folder = pathlib.Path(tempfile.mkdtemp(prefix="soak-"))
    soak = Soak(folder, arguments.seed)
    nights = 0
    print(f"seed {arguments.seed}, in {folder}", flush=True)
    with _small_disk(soak.disk):
        try:
            for _ in range(arguments.plans):
                soak.come()
            while time.monotonic() < end:
                print(f"night {nights + 1}: {soak.night()}; tables equal", flush=True)
                nights += 1
            plans = len(_rows(soak.store, "documents"))
        except DifferenceError as error:
            print(f"night {nights + 1} of seed {arguments.seed}: {error}")
            shutil.copytree(soak.store, folder / "kept", symlinks=True)
            return 1
    print(f"{nights} nights, {plans} plans at the end; the tables equalled those of the undisturbed store every night")
    print("\n".join(f"{count:5} × {what}" for what, count in sorted(soak.done.items())))
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
