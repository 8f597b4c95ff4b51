"""Files whose first bytes or parts look like those of another kind, and kinds that nobody reads."""

import base64
import gzip
import io
import pathlib
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping

from tests.hostile_kinds.compound import compound
from tests.hostile_kinds.image import saved
from tests.hostile_kinds.kind import OPENED, READ, Kind, data
from tests.hostile_kinds.office import open_text, workbook
from tests.hostile_kinds.pdf import printed
from tests.hostile_kinds.word import written, zipped
from tests.plans import plan


def _two(number: int) -> dict[str, bytes | str]:
    return {"a.pdf": printed(number), "b.pdf": printed(number + 1)}


def _tar(files: Mapping[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, held in files.items():
            about = tarfile.TarInfo(name)
            about.size = len(held)
            archive.addfile(about, io.BytesIO(held if isinstance(held, bytes) else held.encode()))
    return made.getvalue()


def _seven_zip(files: Mapping[str, bytes | str]) -> bytes:
    """A 7z archive whose files lie in it as they are."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file, held in files.items():
            (folder / file).write_bytes(held if isinstance(held, bytes) else held.encode())
        command = ["bsdtar", "--format", "7zip", "--options", "7zip:compression=store", "-cf", "made.7z", *files]
        subprocess.run(command, cwd=folder, check=True)
        return (folder / "made.7z").read_bytes()


def _stored() -> Iterator[Kind]:
    """A PDF that lies in an archive as it is begins near the beginning of the archive."""
    both = {"a.pdf": READ, "b.pdf": READ}
    yield data("stored-pdfs.zip", OPENED, lambda: zipped(_two(1000), zipfile.ZIP_STORED), members=both)
    yield data("stored-pdfs.7z", OPENED, lambda: _seven_zip(_two(1002)), members=both)
    yield data("stored-pdfs.tar", "unsupported", lambda: _tar(_two(1004)))
    yield data("stored-pdf.gz", "unsupported", lambda: gzip.compress(printed(1006), 0, mtime=0))
    yield data("printer-job.pdf", READ, lambda: b"\x1b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n" + printed(1007))


def _letters() -> Iterator[Kind]:
    """Texts that begin as files of other kinds do."""
    for number, start in enumerate(("BM-01/KH", "MZ 7", "ID3. Phụ lục", "OggS", "AC10", "Tệp kèm theo: %PDF-1.7 (bản quét)")):  # fmt: skip
        yield data(f"begins-like-another-{number}.txt", READ, f"{start}\n{plan(1010 + number)}".encode())


def _folders() -> Iterator[Kind]:
    """Archives of folders that are named as the folders of office files are."""
    yield data("folder-word.zip", OPENED, lambda: zipped({"word/a.docx": written(1020)}), members={"word/a.docx": READ})
    yield data("folder-xl.zip", OPENED, lambda: zipped({"XL/a.xlsx": workbook(1021)}), members={"XL/a.xlsx": READ})
    yield data("folder-ppt.zip", OPENED, zipped({"PPT/a.txt": plan(1022)}), members={"PPT/a.txt": READ})
    several = {"Word/a.txt": plan(1023), "PDF/b.txt": plan(1024), "Visio/c.txt": plan(1025)}
    yield data("folders-by-kind.zip", OPENED, zipped({**several}), members=dict.fromkeys(several, READ))


def _names() -> Iterator[Kind]:
    """Files whose names state another kind than they are."""
    yield data("name-is-docx-1.docx", READ, lambda: printed(1030))
    yield data("name-is-docx-2.docx", READ, lambda: workbook(1031))
    yield data("name-is-docx-3.docx", READ, lambda: open_text(1032))
    yield data("name-is-docx-4.docx", "unsupported", lambda: gzip.compress(written(1033), mtime=0))
    yield data("name-is-docx-5.docx", "unsupported", lambda: base64.encodebytes(written(1034)))
    yield data("name-is-pdf-1.pdf", READ, lambda: written(1035))
    yield data("name-is-pdf-2.pdf", "empty", lambda: saved("JPEG", (310, 210)))
    yield data("name-is-xls-1.xls", READ, "<html><table><tr><td>Xã</td><td>Hộ</td></tr><tr><td>Ba Vinh</td><td>22</td></tr></table></html>".encode())  # fmt: skip
    yield data("name-is-xls-2.xls", READ, "TT\tXã\tSố hộ\n1\tBa Vinh\t22\n2\tBa Động\t31\n".encode())


def _others() -> Iterator[Kind]:
    types = "<Types/>"
    packages = {
        "print.xps": {"[Content_Types].xml": types, "FixedDocSeq.fdseq": "<a/>", "Documents/1/Pages/1.fpage": "<FixedPage/>"},
        "drawing.vsdx": {"[Content_Types].xml": types, "visio/document.xml": "<a/>"},
        "apple.pages": {"Index/Document.iwa": b"\0\1\2" * 50, "preview.jpg": saved("JPEG", (311, 210))},
        "telephone.apk": {"AndroidManifest.xml": b"\3\0\x08\0" * 9, "classes.dex": b"dex\n035\0" * 9},
        "staroffice.sxw": {"mimetype": "application/vnd.sun.xml.writer", "content.xml": "<a/>", "META-INF/manifest.xml": "<a/>"},
    }  # fmt: skip
    for name, parts in packages.items():
        yield data(f"other-{name}", "unsupported", zipped({**parts}))
    yield data("other-shortcut.lnk", "unsupported", b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F" + bytes(200))
    yield data("other-shortcut.url", "unsupported", b"[InternetShortcut]\r\nURL=https://example.org/a.pdf\r\n")
    yield data("other-google.gdoc", "unsupported", b'{"doc_id":"1a","email":"a@example.org"}')
    yield data("other-printer.prn", "unsupported", b"\x1bE\x1b%-12345X@PJL JOB\r\n" + bytes(range(256)) * 9)
    locked = "EncryptedPackage".encode("utf-16-le") * 9
    yield data("other-letter-with-locked-file.msg", "empty", compound({"__properties_version1.0": b"y", "__substg1.0_3701": locked}))  # fmt: skip


KINDS: tuple[Kind, ...] = (*_stored(), *_letters(), *_folders(), *_names(), *_others())
