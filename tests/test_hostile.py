"""A folder of hostile files: the run ends, and every file is a plan or a failure."""

import pathlib

import pyarrow.parquet

from kehoach.run.driver import run
from kehoach.run.worker import Limits
from tests import hostile
from tests.conftest import SAMPLES


def test_every_hostile_file_is_accounted_for(tmp_path: pathlib.Path) -> None:
    files = list(hostile.make(tmp_path / "in"))
    good = tmp_path / "in" / "zz-good.txt"
    good.write_bytes((SAMPLES / "s1-tinh-2024.txt").read_bytes())
    result = run([str(tmp_path / "in")], tmp_path / "out", lambda *_: None, Limits(seconds=12, memory=1500, workers=2))
    assert len(files) >= 30
    read = pyarrow.parquet.read_table(tmp_path / "out" / "documents.parquet")["source"].to_pylist()
    failed = {
        row["source"]: row for row in pyarrow.parquet.read_table(tmp_path / "out" / "failures.parquet").to_pylist()
    }
    # What only looks like a DOCX is an archive: the file in it has the row.
    assert sorted(source.removesuffix("!hello.txt") for source in (*read, *failed)) == sorted(
        str(path) for path in (*files, good)
    )
    assert str(good) in read
    assert all(row["reason"] and row["message"] for row in failed.values())
    assert result.unread
    assert not pathlib.Path("/tmp/kehoach-slipped").exists()
    for table in ("targets", "funding", "agencies"):
        rows = pyarrow.parquet.read_table(tmp_path / "out" / f"{table}.parquet").to_pylist()
        assert {row["doc_id"] for row in rows} == {
            path.stem
            for path in (tmp_path / "out" / "text").iterdir()
            if "Quảng Trị" in path.read_text(encoding="utf-8")
        }
