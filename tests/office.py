"""Files as LibreOffice makes them, for the tests that hold ours against it."""

import pathlib
import shutil
import subprocess


def convert(source: pathlib.Path, form: str, folder: pathlib.Path, *options: str) -> None:
    """Open a file in LibreOffice, with a profile of its own, and save it in another form in `folder`."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: run the tests by `make test`"
    profile = folder.parent / f"{folder.name}-profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", *options, "--convert-to", form, "--outdir", str(folder), str(source)]  # fmt: skip
    subprocess.run(command, check=True, timeout=240, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
