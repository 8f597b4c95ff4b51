"""Office files other than DOCX (DOC, RTF, ODT, Word's XML), converted to DOCX by LibreOffice.

LibreOffice runs headless in a process group of its own, killed whole at the deadline; with a private
profile a process, open over many files (see `corpus.office.server`); macros off, no links followed, nothing written outside a
temporary folder.
"""

import atexit
import errno
import functools
import os
import pathlib
import shutil
import subprocess
import tempfile

from corpus.child import Child
from corpus.errors import CorruptError, EncryptedError, MissingProgramError, TimeoutExceededError
from corpus.kind import Kind
from corpus.office.flat import packed_docx
from corpus.office.repeated import check_repeated
from corpus.office.server import close_office, open_office
from corpus.office.stored_dates import odt_with_stored_dates, rtf_with_stored_dates, xml_with_stored_dates
from corpus.office.word97 import with_stored_dates
from corpus.office.workbook97 import is_locked_workbook

SECONDS = 90.0
"""How long one conversion may take."""

_ROOM = 4 << 20
"""Bytes of a disk that LibreOffice needs at least, for a file and its profile."""
_WRITER, _CALC = ("libsw", "libreoffice-writer-nogui"), ("libsclo", "libreoffice-calc-nogui")

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
# A proxy that nobody listens on: what LibreOffice still wants to fetch ends at once.
_ENVIRONMENT = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


@functools.cache
def _profile(process: int) -> pathlib.Path:
    """The profile folder of this process (of `process`: a forked worker must not share its parent's)."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix=f"kehoach-office-{process}-"))
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def as_docx(kind: Kind, data: bytes) -> bytes:
    """The bytes of an office file as DOCX; its date fields keep what is stored in them.

    Raises `EncryptedError` and like `to_docx`.
    """
    match kind:
        case "flat_docx":
            return packed_docx(data)
        case "doc":
            return to_docx(with_stored_dates(data), ".doc")
        case "rtf":
            return to_docx(rtf_with_stored_dates(data), ".rtf")
        case "odt":
            return to_docx(odt_with_stored_dates(data), ".odt")
        case "word_xml":
            return to_docx(xml_with_stored_dates(data), ".xml")
        case _:
            return to_docx(xml_with_stored_dates(data), ".fodt")


def as_xlsx(kind: Kind, data: bytes) -> bytes:
    """The bytes of a workbook (XLS, ODS) as XLSX.  Raises like `to_docx`, and `EncryptedError`, `TooLargeError`."""
    if kind == "xls" and is_locked_workbook(data):
        raise EncryptedError("file.password", "do.remove_password")
    if kind == "ods":
        check_repeated(data)
    return _converted(data, f".{kind}", "xlsx:Calc MS Excel 2007 XML", _CALC)


def to_docx(data: bytes, suffix: str, seconds: float = SECONDS) -> bytes:
    """The bytes of a legacy office file as DOCX.  `suffix` names its format, `.doc`.

    Raises `MissingProgramError` without LibreOffice, `TimeoutExceededError` at the deadline and
    `CorruptError` if LibreOffice makes nothing of the file.
    """
    return _converted(data, suffix, "docx:MS Word 2007 XML", _WRITER, seconds)


def _converted(data: bytes, suffix: str, form: str, part: tuple[str, str], seconds: float = SECONDS) -> bytes:
    """A file in another form; `part` names LibreOffice's library that knows it, and the package that installs it."""
    program = _program(*part)
    with tempfile.TemporaryDirectory(prefix="kehoach-office-") as name:
        folder = pathlib.Path(name)
        source = folder / f"source{suffix}"
        source.write_bytes(data)
        profile = _profile(os.getpid())
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        open_office(command, profile, os.environ | _ENVIRONMENT)
        _run([*command, "--convert-to", form, "--outdir", str(folder / "made"), str(source)], folder, seconds)
        ending = form.partition(":")[0]
        made = folder / "made" / f"source.{ending}"
        if not made.is_file():
            _check_space(folder, len(data))
            raise CorruptError("file.office_unread", "do.resave_as", form=ending.upper())
        return made.read_bytes()


def _check_space(folder: pathlib.Path, size: int) -> None:
    """Raise `OSError` if a disk has no room for what LibreOffice makes of so many bytes: it does not state why it made nothing."""
    if shutil.disk_usage(folder).free < max(_ROOM, 2 * size):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def _program(library: str, package: str) -> str:
    """LibreOffice's command.  Raises `MissingProgramError` if it, or its part for such files, is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    folder = pathlib.Path(os.path.realpath(program)).parent if program else None
    if program is None or (folder and any(folder.glob("libsw*")) and not any(folder.glob(f"{library}*"))):
        raise MissingProgramError("file.office_missing", "do.run", command=f"apt-get install {package}")
    return program


def _run(command: list[str], folder: pathlib.Path, seconds: float) -> None:
    """Run to the end or the deadline; all that it started dies with it (soffice starts soffice.bin)."""
    try:
        Child(command, folder, os.environ | _ENVIRONMENT).wait(seconds)
    except subprocess.TimeoutExpired as error:
        close_office()
        raise TimeoutExceededError("file.office_slow", "do.resave_as", seconds=seconds, form="DOCX") from error
