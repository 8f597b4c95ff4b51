"""What a night brings: files come, change, move and go, and corrections are made."""

import contextlib
import dataclasses
import io
import os
import pathlib
import shutil
import zipfile

from outputs.review.correction import Correction
from outputs.review.correction_file import FOLDER, CorrectionError, path_of, read_corrections, write_corrections
from outputs.table import own_columns
from tests.plans import plan
from tools.soak.state import Soak, rows_of


def come(soak: Soak) -> None:
    """A new file: most are plans; some hold several, some are broken."""
    soak.number += 1
    name, kind = f"{soak.number:05}", soak.chance.randrange(20)
    if kind == 0:
        (soak.inbox / f"{name}.pdf").write_bytes(b"%PDF-1.4\n" + soak.chance.randbytes(300))
    elif kind == 1:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("a.txt", plan(soak.number))
            archive.writestr("b.txt", plan(soak.number + 50_000))
        (soak.inbox / f"{name}.zip").write_bytes(made.getvalue())
    elif kind == 2:
        (soak.inbox / f"{name}.txt").write_bytes(b"")
    else:
        (soak.inbox / f"{name}.txt").write_text(plan(soak.number), encoding="utf-8")


def change(soak: Soak) -> None:
    """A file has other contents, as long as before or not."""
    soak.number += 1
    _any(soak).write_text(plan(soak.number), encoding="utf-8")


def copy(soak: Soak) -> None:
    """A file is there twice."""
    source, target = _any(soak), soak.inbox / f"copy-{soak.number}.txt"
    if source != target:
        shutil.copy(source, target)


def move(soak: Soak) -> None:
    """A file has another name."""
    path = _any(soak)
    path.rename(path.with_name(f"m{soak.chance.randrange(1000)}-{path.name[-12:]}"))


def go(soak: Soak) -> None:
    """A file is deleted."""
    if len(_files(soak)) > 30:
        _any(soak).unlink()


def step(soak: Soak) -> None:
    """A file's time is another one: of long ago, of the future, or none."""
    time_of = soak.chance.choice((0, 1, 86_400 * 365 * 30, 4_102_444_800))
    os.utime(_any(soak), (time_of, time_of))


def correct(soak: Soak) -> None:
    """A value of a plan is corrected in both stores, or corrected back; or a plan's first file of corrections is broken."""
    rows = [row for row in rows_of(soak.store, "targets") if row["value"] is not None]
    if not rows:
        return
    row = soak.chance.choice(rows)
    doc_id, value = str(row["doc_id"]), float(soak.chance.randrange(1000))
    if not path_of(soak.store, doc_id).exists() and soak.chance.random() < 0.2:
        for store in (soak.store, soak.calm):
            (store / FOLDER).mkdir(exist_ok=True)
            path_of(store, doc_id).write_bytes(b'{"corrections": [')
        return
    with contextlib.suppress(CorrectionError):
        before = read_corrections(soak.store, doc_id)
        old = {column.name: row[column.name] for column in own_columns("targets")}
        made = Correction(table="targets", action="change", start=row["start"], end=row["end"], quote=row["quote"], old=old, new={"value": value}, by="soak", at="2026-01-01T00:00:00+00:00")  # fmt: skip
        last = before[-1] if before else None
        if last and last.quote == made.quote and last.after == old:
            made = dataclasses.replace(made, new={"value": last.old["value"]})
        for store in (soak.store, soak.calm):
            write_corrections(store, doc_id, "a.txt", [*before, made])


def uncorrect(soak: Soak) -> None:
    """A correction is removed by hand from its file in both stores, or the file where it has no other or is broken."""
    files = sorted((soak.store / FOLDER).glob("*.json"))
    if not files:
        return
    doc_id = soak.chance.choice(files).stem
    before: list[Correction] = []
    with contextlib.suppress(CorrectionError):
        before = read_corrections(soak.store, doc_id)
    if before:
        before.pop(soak.chance.randrange(len(before)))
    for store in (soak.store, soak.calm):
        write_corrections(store, doc_id, "a.txt", before)


def _files(soak: Soak) -> list[pathlib.Path]:
    return sorted(path for path in soak.inbox.iterdir() if path.suffix == ".txt")


def _any(soak: Soak) -> pathlib.Path:
    return soak.chance.choice(_files(soak))


CHANGES = (come, come, change, copy, move, go, step, correct, correct, uncorrect)
"""What may happen, the frequent twice."""
