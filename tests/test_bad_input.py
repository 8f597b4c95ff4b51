"""What people really hand over: every bad file is said in `failures` or `issues`, and the others go on."""

import os
import pathlib
import shutil
import subprocess
import zipfile
from collections.abc import Callable

import pyarrow.parquet
import pytest

import kehoach
from corpus.errors import DeniedError
from corpus.files.find import find
from corpus.read import read
from kehoach.run.driver import run
from kehoach.run.result import Result
from outputs.store.folder import OutputError
from tests.conftest import ROOT, SAMPLES

PLAN = SAMPLES / "s1-tinh-2024.txt"
DOCX = SAMPLES / "s4-xa-2025.docx"
PDF = SAMPLES / "s6-tinh-2021.pdf"
NOVEL = ROOT / "tests" / "fixtures" / "not_plans" / "novel.txt"


def _workbook(path: pathlib.Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")


def _mixed(path: pathlib.Path) -> None:
    """A DOCX whose middle was overwritten, as by a bad disk."""
    data = bytearray(DOCX.read_bytes())
    data[400:2400] = bytes(2000)
    path.write_bytes(bytes(data))


MAKERS: dict[str, tuple[Callable[[pathlib.Path], object], str]] = {
    "blank.txt": (lambda path: path.write_bytes(b"\r\n \t\r\n" * 50), "empty"),
    "bom-only.txt": (lambda path: path.write_bytes(b"\xef\xbb\xbf"), "empty"),
    "book.xlsx": (_workbook, "corrupt"),
    "cut.docx": (lambda path: path.write_bytes(DOCX.read_bytes()[:-3000]), "corrupt"),
    "cut.pdf": (lambda path: path.write_bytes(PDF.read_bytes()[: len(PDF.read_bytes()) // 2]), "corrupt"),
    "data.json": (lambda path: path.write_text('{"title": "KẾ HOẠCH giảm nghèo"}', encoding="utf-8"), "unsupported"),
    "empty.docx": (lambda path: path.write_bytes(b""), "empty"),
    "empty.txt": (lambda path: path.write_bytes(b""), "empty"),
    "mixed.docx": (_mixed, "corrupt"),
    "noise.xyz": (lambda path: path.write_bytes(bytes((n * 7919 + n // 251) % 256 for n in range(5000))), "corrupt"),
    "picture.png": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99)), "corrupt"),
    "program.txt": (lambda path: path.write_bytes(b"MZ\x90\0\3\0\0\0" + bytes(range(256)) * 20), "unsupported"),
    "sound.mp3": (lambda path: path.write_bytes(b"ID3\4\0" + bytes((n * n) % 251 for n in range(4000))), "unsupported"),
    "zeros.pdf": (lambda path: path.write_bytes(bytes(4096)), "empty"),
}  # fmt: skip


def _run(sources: list[pathlib.Path], output: pathlib.Path) -> tuple[Result, list[str]]:
    told: list[str] = []
    result = run(
        [*map(str, sources)], output, lambda step: told.append(f"{os.path.basename(step.name)}: {step.outcome}")
    )
    return result, told


def _failures(output: pathlib.Path) -> dict[str, tuple[str, str]]:
    rows = pyarrow.parquet.read_table(output / "failures.parquet").to_pylist()
    return {row["file_name"]: (row["reason"], row["message"]) for row in rows}


@pytest.fixture(scope="module")
def heap(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A folder with one of every bad file, a good plan and a novel, after its run into `out`."""
    folder = tmp_path_factory.mktemp("heap")
    (folder / "in" / "nothing here").mkdir(parents=True)
    for name, (make, _) in MAKERS.items():
        make(folder / "in" / name)
    shutil.copy(PLAN, folder / "in" / "plan.txt")
    shutil.copy(NOVEL, folder / "in" / "novel.txt")
    result, told = _run([folder / "in", folder / "missing.txt", folder / "in" / "nothing here"], folder / "out")
    assert result.plans == 2
    assert len(told) == len(MAKERS) + 3
    return folder


def test_every_bad_file_is_a_failure_that_says_why_and_what_to_do(heap: pathlib.Path) -> None:
    found = _failures(heap / "out")
    wanted = {name: reason for name, (_, reason) in MAKERS.items()} | {
        "missing.txt": "vanished",
    }
    assert {name: reason for name, (reason, _) in found.items()} == wanted
    assert [name for name, (_, message) in found.items() if ";" not in message] == []
    assert [name for name, (_, message) in found.items() if "Error" in message or "Traceback" in message] == []


def test_the_good_plan_among_them_is_read_as_it_is_alone(heap: pathlib.Path, tmp_path: pathlib.Path) -> None:
    _run([PLAN], tmp_path / "out")
    alone = (tmp_path / "out" / "targets.csv").read_bytes()
    assert (heap / "out" / "targets.csv").read_bytes() == alone


def test_every_file_has_exactly_one_outcome(heap: pathlib.Path) -> None:
    read_ones = pyarrow.parquet.read_table(heap / "out" / "documents.parquet")["file_name"].to_pylist()
    files = [path.name for path in (heap / "in").iterdir() if path.is_file()]
    assert sorted([*read_ones, *_failures(heap / "out")]) == sorted([*files, "missing.txt"])


def test_a_text_that_is_no_plan_gives_no_rows_but_is_said(heap: pathlib.Path) -> None:
    plans = pyarrow.parquet.read_table(heap / "out" / "documents.parquet").to_pylist()
    (novel,) = [row for row in plans if row["file_name"] == "novel.txt"]
    assert novel["doc_type"] is None
    for name in ("legal_bases", "targets", "components", "funding", "agencies", "annexes"):
        assert novel["doc_id"] not in pyarrow.parquet.read_table(heap / "out" / f"{name}.parquet")["doc_id"].to_pylist()
    issues = pyarrow.parquet.read_table(heap / "out" / "issues.parquet").to_pylist()
    assert [row["code"] for row in issues if row["doc_id"] == novel["doc_id"]] == ["not_a_plan"]


def test_the_same_bytes_twice_are_one_plan_and_a_note(tmp_path: pathlib.Path) -> None:
    shutil.copy(PLAN, tmp_path / "a.txt")
    shutil.copy(PLAN, tmp_path / "b.txt")
    result, told = _run([tmp_path / "b.txt", tmp_path / "a.txt"], tmp_path / "out")
    assert result.plans == 1
    assert result.unread == 0
    reason, message = _failures(tmp_path / "out")["b.txt"]
    assert reason == "duplicate"
    assert str(tmp_path / "a.txt") in message
    assert told[0] == "a.txt: ok"


def test_an_encrypted_pdf_of_an_office_program(tmp_path: pathlib.Path) -> None:
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: run the tests by `make test`"
    lock = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"mật"}}'
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--infilter=Text (encoded):UTF8,LF,,,",
               "--convert-to", f"pdf:writer_pdf_Export:{lock}", "--outdir", str(tmp_path), str(PLAN)]  # fmt: skip
    subprocess.run(command, check=True, timeout=240, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    locked = tmp_path / f"{PLAN.stem}.pdf"
    assert b"/Encrypt" in locked.read_bytes()
    _run([locked], tmp_path / "out")
    reason, message = _failures(tmp_path / "out")[locked.name]
    assert reason == "encrypted"
    assert "password" in message


def test_a_folder_that_cannot_be_looked_into(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run as root, whom nothing is locked to: the system's answer is put in its mouth."""
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    scandir = os.scandir

    def locked(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    assert [os.path.basename(found.name) for found in find([str(tmp_path)])] == ["a.txt", "shut"]
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(DeniedError, match="permissions"):
        read(tmp_path / "shut")


def test_links_that_lead_to_themselves_cost_only_themselves(tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    for name, target in (("self.txt", "self.txt"), ("there", "back"), ("back", "there")):
        (tmp_path / "in" / name).symlink_to(target)
    shutil.copy(PLAN, tmp_path / "in")
    assert _run([tmp_path / "in"], tmp_path / "out")[0].plans == 1
    found = _failures(tmp_path / "out")
    assert {name: reason for name, (reason, _) in found.items()} == dict.fromkeys(
        ("self.txt", "there", "back"), "denied"
    )
    assert all("correct the link" in message for _, message in found.values())


def test_folders_deep_in_each_other(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):  # deeper than Python calls
        os.mkdir("d")
        os.chdir("d")
    pathlib.Path("plan.txt").touch()
    (found,) = find([str(tmp_path)])
    assert found.name == os.path.join(tmp_path, *["d"] * 1200, "plan.txt")
    assert found.stamp is not None
    os.unlink("plan.txt")
    for _ in range(1200):  # pytest's own cleaning up calls itself
        os.chdir("..")
        os.rmdir("d")


def test_a_url_that_names_nothing_or_cannot_be_asked_is_a_failure(tmp_path: pathlib.Path) -> None:
    """As a path is: a bucket that was mistyped, or whose rights are lacking, is not a quiet night."""
    wanted = {"memory://nowhere/inbox": "vanished", "fish://inbox": "denied", f"file://{tmp_path}/none": "vanished"}
    result = run(list(wanted), tmp_path / "out", lambda *_: None)
    rows = pyarrow.parquet.read_table(tmp_path / "out" / "failures.parquet").to_pylist()
    assert {row["source"]: row["reason"] for row in rows} == wanted
    assert all(";" in row["message"] for row in rows)
    assert result.unread == 3
    with pytest.raises(OutputError, match=r"cannot read fish://store .*; check the address"):
        kehoach.compare("fish://store")


def test_a_run_of_nothing_readable_still_writes_its_tables(tmp_path: pathlib.Path) -> None:
    result, _ = _run([tmp_path / "none.pdf"], tmp_path / "out")
    assert (result.plans, result.unread) == (0, 1)
    assert _failures(tmp_path / "out").keys() == {"none.pdf"}
    assert pyarrow.parquet.read_table(tmp_path / "out" / "targets.parquet").num_rows == 0


def test_a_glob_may_not_reach_the_output(tmp_path: pathlib.Path) -> None:
    from outputs.store.folder import OutputError

    shutil.copy(PLAN, tmp_path / "plan.txt")
    _run([tmp_path / "plan.txt"], tmp_path / "out")
    with pytest.raises(OutputError, match="overlap"):
        _run([tmp_path / "*" / "text" / "*.txt"], tmp_path / "out")
    assert pyarrow.parquet.read_table(tmp_path / "out" / "documents.parquet").num_rows == 1
