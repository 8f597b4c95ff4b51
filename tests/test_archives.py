"""Archives and mails in a run: each file in them is a plan or a failure of its own, as it changes and goes."""

import io
import os
import pathlib
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

import pyarrow.parquet
import pytest

from corpus.archive import members as archive
from corpus.errors import CorruptError, EncryptedError, TooLargeError
from corpus.files.content import parted, read_file
from kehoach.run.driver import run
from kehoach.run.result import Policy, Result
from tests.conftest import SAMPLES

PLANS = {path.stem[:2]: path.read_bytes() for path in sorted(SAMPLES.glob("s*.txt"))}


def _zip(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return stream.getvalue()


def _mail(words: str, files: Mapping[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "vanthu@bato.gov.vn", "a@quangngai.gov.vn", "Gửi kế hoạch"
    mail.set_content(words)
    for name, data in files.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def _run(folder: pathlib.Path, policy: Policy | None = None) -> tuple[Result, dict[str, str], dict[str, str]]:
    """A run; the sources of plans by their doc_id, and the reasons of files that failed."""
    result = run([str(folder / "in")], folder / "out", lambda *_: None, policy=policy)
    start = f"{folder / 'in'}{os.sep}"
    documents = pyarrow.parquet.read_table(folder / "out" / "documents.parquet").to_pylist()
    failures = pyarrow.parquet.read_table(folder / "out" / "failures.parquet").to_pylist()
    return (
        result,
        {row["source"].removeprefix(start): row["number"] or "" for row in documents},
        {row["source"].removeprefix(start): row["reason"] for row in failures},
    )


def test_every_file_in_an_archive_is_accounted_for(tmp_path: pathlib.Path) -> None:
    inner = _zip({"xã/s3.txt": PLANS["s3"], "ghi.csv": b"a,b\n1,2\n"})
    mail = _mail("Kính gửi Ủy ban nhân dân tỉnh.", {"s2.txt": PLANS["s2"], "trong.zip": inner})
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ngoài.zip").write_bytes(_zip({"s1.txt": PLANS["s1"], "thư.eml": mail, "__MACOSX/x": b"x", "hỏng.docx": b"PK\3\4word/" + b"x" * 99}))  # fmt: skip
    result, plans, failures = _run(tmp_path)
    assert plans.keys() == {"ngoài.zip!s1.txt", "ngoài.zip!thư.eml", "ngoài.zip!thư.eml!s2.txt", "ngoài.zip!thư.eml!trong.zip!xã/s3.txt"}  # fmt: skip
    assert failures == {"ngoài.zip!hỏng.docx": "corrupt", "ngoài.zip!thư.eml!trong.zip!ghi.csv": "unsupported"}
    assert (result.found, result.plans, result.unread) == (8, 4, 2)
    again, plans_again, failures_again = _run(tmp_path)
    assert (again.plans, again.unread, again.unchanged, again.gone) == (0, 0, 8, 0)
    assert (plans_again, failures_again) == (plans, failures)
    retried, _, _ = _run(tmp_path, Policy(failed=True))
    assert (retried.plans, retried.unread) == (0, 2)


def test_an_archive_that_changes(tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.zip"
    path.write_bytes(_zip({"1.txt": PLANS["s1"], "2.txt": PLANS["s2"]}))
    assert _run(tmp_path)[1].keys() == {"a.zip!1.txt", "a.zip!2.txt"}
    path.write_bytes(_zip({"1.txt": PLANS["s1"], "3.txt": PLANS["s3"]}))
    result, plans, _ = _run(tmp_path, Policy(prune=True))
    assert plans.keys() == {"a.zip!1.txt", "a.zip!3.txt"}
    assert result.plans == 1
    path.unlink()
    (tmp_path / "in" / "4.txt").write_bytes(PLANS["s7"])
    result, plans, failures = _run(tmp_path, Policy(prune=True, prune_limit=100))
    assert plans.keys() == {"4.txt"}
    assert not failures


def test_archives_that_are_refused_say_why(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooLargeError, match="nested more than 4 deep"):
        archive.members_of(_zip({"a.txt": b"a"}), 4)
    monkeypatch.setattr(archive, "MAX_MEMBERS", 2)
    with pytest.raises(TooLargeError, match="more than 2 files"):
        archive.members_of(_zip({"a.txt": b"", "b.txt": b"", "c.txt": b""}), 0)
    with pytest.raises(TooLargeError, match="unpacks to"):
        archive.member(_zip({"bomb.txt": b"\0" * (100 << 20)}), "bomb.txt")
    locked = bytearray(_zip({"a.txt": b"a"}))
    for magic, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        locked[locked.index(magic) + at] |= 1
    with pytest.raises(EncryptedError, match="password"):
        archive.member(bytes(locked), "a.txt")
    with pytest.raises(CorruptError, match="archive"):
        archive.members_of(_zip({"a.txt": b"a" * 999})[:-30], 0)


def test_names_in_archives(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "gấp!"
    folder.mkdir()
    (folder / "a.zip").write_bytes(_zip({"kế hoạch!.txt": b"abc", "b.zip": _zip({"c.txt": b"xyz"})}))
    assert parted(str(folder / "a.zip!b.zip!c.txt")) == (str(folder / "a.zip"), ["b.zip", "c.txt"])
    assert read_file(str(folder / "a.zip!b.zip!c.txt"))[0] == b"xyz"
    assert read_file(str(folder / "a.zip!kế hoạch%21.txt"))[0] == b"abc"
