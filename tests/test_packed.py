"""7z and RAR archives, mails of Outlook and HEIC images: made by the programs that offices have, hostile ones too."""

import os
import pathlib
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Mapping

import pyarrow.parquet
import pytest

from corpus.archive import members as archive
from corpus.errors import (
    CorruptError,
    EncryptedError,
    MissingProgramError,
    TooLargeError,
    UnreadableError,
)
from corpus.files.content import read_file
from corpus.mail.compressed_rtf import unpacked_rtf
from corpus.mail.message import attachments, parsed, words
from corpus.read import read
from kehoach.run.driver import run
from tests.conftest import SAMPLES
from tests.hostile_kinds.word import zipped

FILES = pathlib.Path(__file__).parent / "fixtures" / "archives"
PLANS = {path.stem[:2]: path.read_bytes() for path in sorted(SAMPLES.glob("s*.txt"))}


def seven_zip(folder: pathlib.Path, files: Mapping[str, bytes], *options: str) -> bytes:
    """A 7z archive of some files."""
    program = shutil.which("7zz")
    assert program, "7zz is needed: run the tests by `make test`"
    inside = folder / "inside"
    for name, data in files.items():
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_bytes(data)
    command = [program, "a", "-bd", "-mx1", *options, str(folder / "made.7z"), *sorted(os.listdir(inside))]
    subprocess.run(command, cwd=inside, check=True, timeout=60, stdout=subprocess.DEVNULL)
    shutil.rmtree(inside)
    return (folder / "made.7z").rename(folder / "last.7z").read_bytes()


def _number(value: int) -> bytes:
    """A number as RAR 5 writes it: seven bits a byte, the lowest first."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


def rar(files: Mapping[str, bytes], size: int | None = None) -> bytes:
    """A RAR 5 archive of files that are not packed; `size` is what it says of them.  Source: rarlab.com/technote.htm"""

    def block(held: bytes, data: bytes = b"") -> bytes:
        whole = _number(len(held)) + held
        return struct.pack("<I", zlib.crc32(whole)) + whole + data

    found = b"Rar!\x1a\x07\x01\0" + block(_number(1) + _number(0) + _number(0))
    for name, data in files.items():
        spelt = name.encode()
        held = _number(2) + _number(2) + _number(len(data)) + _number(4) + _number(len(data) if size is None else size)
        held += (
            _number(0o644) + struct.pack("<I", zlib.crc32(data)) + _number(0) + _number(1) + _number(len(spelt)) + spelt
        )
        found += block(held, data)
    return found + block(_number(5) + _number(4) + _number(0))


def _held(data: bytes) -> dict[str, str | int]:
    """The length of each file in an archive, or why it is not read."""
    found: dict[str, str | int] = {}
    for held in archive.members_of(data, 0)[1]:
        try:
            found[held.name] = len(archive.member(data, held.name))
        except UnreadableError as error:
            found[held.name] = error.reason
    return found


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("rar5-subdirs", {"sub/dir2/file2.txt": 6, "sub/with space/long fn.txt": 8, "sub/üȵĩöḋè/file.txt": 5, "sub/dir1/file1.txt": 6}),
        ("rar3-subdirs", {"sub/dir2/file2.txt": 6, "sub/with space/long fn.txt": 8, "sub/üȵĩöḋè/file.txt": 5, "sub/dir1/file1.txt": 6}),
        ("rar5-solid", {"stest1.txt": 2048, "stest2.txt": 2048}),
        ("rar5-dups", {f"stest{number}.txt": 2048 for number in range(1, 10)}),
        ("rar5-psw", {"stest1.txt": "encrypted", "stest2.txt": "encrypted"}),
        ("rar3-comment-psw", {"file1.txt": "encrypted", "file2.txt": "encrypted"}),
        ("rar5-evil-symlink-traversal", {"up/pwned.txt": 23}),
    ],
)  # fmt: skip
def test_rar_as_winrar_makes_it(name: str, held: dict[str, str | int]) -> None:
    assert _held((FILES / f"{name}.rar").read_bytes()) == held


def test_rar_that_is_refused_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("rar5-hpsw", "rar3-comment-hpsw"):
        with pytest.raises(EncryptedError, match="password"):
            archive.members_of((FILES / f"{name}.rar").read_bytes(), 0)
    solid = (FILES / "rar3-solid.rar").read_bytes()
    if not (shutil.which("unar") or shutil.which("unrar")):
        with pytest.raises(MissingProgramError, match="apt-get install unar"):
            archive.member(solid, "stest1.txt")
    whole = (FILES / "rar5-solid.rar").read_bytes()
    for end in (9, 30, 60, 90, 120, len(whole) - 1):
        with pytest.raises(CorruptError, match="archive"):
            archive.members_of(whole[:end], 0)
    with pytest.raises(CorruptError, match="archive"):
        archive.members_of((FILES / "rar3-subdirs.rar").read_bytes()[:300], 0)
    assert _held(rar({"../../a.txt": PLANS["s1"], "b!.txt": b"b"})) == {"../../a.txt": len(PLANS["s1"]), "b%21.txt": 1}
    with pytest.raises(TooLargeError, match="unpacks to"):
        archive.member(rar({"a.txt": b"a"}, size=300 << 20), "a.txt")
    with pytest.raises(CorruptError):
        archive.member(rar({"a.txt": b"a"}, size=99), "a.txt")
    monkeypatch.setenv("PATH", "/nowhere")
    assert _held(rar({"a.txt": b"abc"})) == {"a.txt": 3}
    with pytest.raises(MissingProgramError, match="apt-get install libarchive-tools"):
        archive.member(whole, "stest1.txt")


def test_7z_as_7_zip_makes_it(tmp_path: pathlib.Path) -> None:
    files = {"xã/kế hoạch [1] *?.txt": PLANS["s1"], "a\\b.txt": b"ab", "{a,b}.txt": b"abc", "dòng\nmới.txt": b"abcd"}
    assert _held(seven_zip(tmp_path, files)) == {name: len(data) for name, data in files.items()}
    assert _held(seven_zip(tmp_path, {"a.txt": b"a"}, "-psecret")) == {"a.txt": "encrypted"}
    with pytest.raises(EncryptedError, match="password"):
        archive.members_of(seven_zip(tmp_path, {"a.txt": b"a"}, "-psecret", "-mhe=on"), 0)


def test_7z_that_is_refused_says_why(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _held(seven_zip(tmp_path, {"bomb.txt": bytes(100 << 20), "a.txt": PLANS["s2"]})) == {"a.txt": len(PLANS["s2"]), "bomb.txt": "too_large"}  # fmt: skip
    subprocess.run(["7zz", "rn", str(tmp_path / "last.7z"), "a.txt", "../../a!.txt"], check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    whole = (tmp_path / "last.7z").read_bytes()
    assert _held(whole) == {"../../a%21.txt": len(PLANS["s2"]), "bomb.txt": "too_large"}
    for end in (20, len(whole) // 2, len(whole) - 1):
        with pytest.raises(CorruptError, match="archive"):
            archive.members_of(whole[:end], 0)
    with pytest.raises(TooLargeError, match="nested more than 4 deep"):
        archive.members_of(whole, 4)
    monkeypatch.setattr(archive, "MAX_MEMBERS", 1)
    with pytest.raises(TooLargeError, match="more than 1 files"):
        archive.members_of(whole, 0)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MissingProgramError, match="apt-get install libarchive-tools"):
        archive.members_of(whole, 0)


def test_a_mail_of_outlook() -> None:
    data = (FILES / "outlook.msg").read_bytes()
    mail = parsed(data)
    (body,) = words(mail)
    assert "gửi kèm các kế hoạch" in body.data.decode()
    held = dict(attachments(mail))
    assert held.keys() == {"kế hoạch xã.txt", "Chuyển tiếp.eml"}
    assert held["kế hoạch xã.txt"] == PLANS["s3"]
    assert dict(attachments(parsed(held["Chuyển tiếp.eml"]))) == {"kế hoạch huyện.txt": PLANS["s2"]}
    for end in range(600, len(data), 700):
        try:
            list(attachments(parsed(data[:end])))
        except CorruptError:
            continue


def test_words_of_a_mail_on_both_sides_of_a_file(tmp_path: pathlib.Path) -> None:
    """As Apple's Mail writes them; the blank page of another form of the words hides none of them."""
    head = b'Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/%s; boundary="zz"\r\n\r\n'
    part = b"--zz\r\nContent-Type: text/%s; charset=utf-8\r\n\r\n%s\r\n"
    file = b'--zz\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nabc\r\n'
    (tmp_path / "a.eml").write_bytes(head % b"mixed" + part % (b"plain", b"Ba Vinh") + file + part % (b"html", b"<p>Ba Dong</p>") + b"--zz--")  # fmt: skip
    assert read(tmp_path / "a.eml").text.split("\n")[:2] == ["Ba Vinh", "Ba Dong"]
    (tmp_path / "b.eml").write_bytes(head % b"alternative" + part % (b"plain", b"Ba Vinh") + part % (b"html", b"<p><br></p>") + b"--zz--")  # fmt: skip
    assert read(tmp_path / "b.eml").text.strip() == "Ba Vinh"


def test_a_file_beside_an_archive_that_is_named_as_one_in_it(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"b.txt": b"in the archive"}))
    (tmp_path / "a.zip!b.txt").write_bytes(b"beside it")
    assert read_file(str(tmp_path / "a.zip!b.txt"))[0] == b"beside it"
    assert read_file(str(tmp_path / "a.zip!!b.txt"))[0] == b"in the archive"


def test_rtf_of_a_mail_of_outlook() -> None:
    # [MS-OXRTFCP], 4.1.1 and 4.1.2
    packed = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0")  # fmt: skip
    assert unpacked_rtf(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert unpacked_rtf(crossing) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    for end in range(len(packed)):
        assert unpacked_rtf(packed[:end]) in unpacked_rtf(packed)


def test_a_photo_in_heic(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "pi_heif", None)
        with pytest.raises(MissingProgramError, match="pip install pi-heif"):
            read(FILES / "page.heic")
    pytest.importorskip("pi_heif", reason="it is an extra")
    assert "398/KH-UBND" in read(FILES / "page.heic").text


def test_every_file_of_these_archives_is_accounted_for(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    inner = seven_zip(tmp_path, {"xã/s1.txt": PLANS["s1"], "ghi.csv": b"a,b\n1,2\n"})
    (folder / "ngoài.rar").write_bytes(rar({"trong.7z": inner, "thư.msg": (FILES / "outlook.msg").read_bytes(), "hỏng.docx": b"PK\3\4word/" + b"x" * 99}))  # fmt: skip
    (folder / "khóa.rar").write_bytes((FILES / "rar5-hpsw.rar").read_bytes())
    result = run([str(folder)], tmp_path / "out", lambda *_: None)
    start = f"{folder}{os.sep}"
    tables = {name: pyarrow.parquet.read_table(tmp_path / "out" / f"{name}.parquet").to_pylist() for name in ("documents", "failures")}  # fmt: skip
    assert {row["source"].removeprefix(start) for row in tables["documents"]} == {
        "ngoài.rar!trong.7z!xã/s1.txt",
        "ngoài.rar!thư.msg",
        "ngoài.rar!thư.msg!kế hoạch xã.txt",
        "ngoài.rar!thư.msg!Chuyển tiếp.eml",
        "ngoài.rar!thư.msg!Chuyển tiếp.eml!kế hoạch huyện.txt",
    }
    assert {row["source"].removeprefix(start): row["reason"] for row in tables["failures"]} == {
        "khóa.rar": "encrypted",
        "ngoài.rar!hỏng.docx": "corrupt",
        "ngoài.rar!trong.7z!ghi.csv": "unsupported",
    }
    assert (result.plans, result.unread) == (5, 3)
