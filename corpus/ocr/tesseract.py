"""Words of a scanned page by Tesseract, with their boxes and confidences.

Tesseract is run by its command line, one thread per process, so that pages can be read side by side; what
it found on the same bytes in the same language is kept in a cache folder and not looked for again.
"""

import csv
import dataclasses
import functools
import hashlib
import io
import os
import pathlib
import shutil
import subprocess
import tempfile
from typing import Literal

from corpus.child import Child
from corpus.errors import CorruptError, MissingProgramError, TimeoutExceededError
from patterns.cache_folder import cache_folder

Layout = Literal["page", "block"]
# 4: one column of text of various sizes; two-column blocks are distinguished by their gaps later.  6: lines of one block.
_PSM: dict[Layout, str] = {"page": "4", "block": "6"}
SECONDS = 120.0
"""How long one page may take."""


@dataclasses.dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: its box in pixels from the top left, its confidence from 0 to 100, its line."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[int, int, int]
    """Tesseract's block, paragraph and line numbers."""


def recognise(
    image: bytes, language: str = "vie", dpi: int = 200, seconds: float = SECONDS, layout: Layout = "page"
) -> list[Word]:
    """The words of an image (PNG or PNM bytes), line by line: of a page, or of a block of lines.

    Raises `MissingProgramError` without Tesseract or the language's data, `TimeoutExceededError` at the
    deadline, `CorruptError` if Tesseract cannot read the image.
    """
    version = _check(language)
    settings = f"{version}\0{language}\0{dpi}\0" + (f"{layout}\0" if layout != "page" else "")
    key = hashlib.sha256(settings.encode() + image).hexdigest()
    kept = cache_folder() / "ocr" / key[:2] / f"{key}.tsv"
    if kept.is_file():
        return _words(kept.read_text(encoding="utf-8"))
    found = _tesseract(image, language, dpi, seconds, layout)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")
    part.write_text(found, encoding="utf-8")
    part.replace(kept)
    return _words(found)


@functools.cache
def has_language(language: str) -> bool:
    """Whether Tesseract has the data of a language."""
    try:
        return bool(_check(language))
    except MissingProgramError:
        return False


@functools.cache
def _check(language: str) -> str:
    """Tesseract's version; raises `MissingProgramError` if it or the language's data is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        packages = " ".join(f"tesseract-ocr-{name}" for name in language.split("+"))
        raise MissingProgramError(
            "file.tesseract_missing", "do.run", command=f"apt-get install tesseract-ocr {packages}"
        )
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30)
    missing = set(language.split("+")) - set(listed.stdout.split())
    if missing:
        packages = " ".join(f"tesseract-ocr-{name}" for name in sorted(missing))
        raise MissingProgramError(
            "file.tesseract_data", "do.run", languages=", ".join(sorted(missing)), command=f"apt-get install {packages}"
        )
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=30)
    return (version.stdout or version.stderr).split("\n", 1)[0]


def _tesseract(image: bytes, language: str, dpi: int, seconds: float, layout: Layout) -> str:
    with tempfile.TemporaryDirectory(prefix="kehoach-ocr-") as name:
        page = pathlib.Path(name, "page")
        page.write_bytes(image)
        command = ["tesseract", str(page), "stdout", "-l", language, "--dpi", str(dpi), "--psm", _PSM[layout], "tsv"]
        child = Child(command, page.parent, os.environ | {"OMP_THREAD_LIMIT": "1"}, heard=True)
        try:
            found, errors = child.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise TimeoutExceededError("file.tesseract_slow", "do.timeout", seconds=seconds) from error
    if child.status:
        raise CorruptError("file.tesseract_failed", detail=errors.decode(errors="replace").strip()[:200])
    return found.decode("utf-8", errors="replace")


def _words(tsv: str) -> list[Word]:
    words = []
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] != "5" or not (row["text"] or "").strip():
            continue
        left, top = int(row["left"]), int(row["top"])
        words.append(Word(row["text"].strip(), left, top, left + int(row["width"]), top + int(row["height"]), float(row["conf"]),
                          (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))))  # fmt: skip
    return words
