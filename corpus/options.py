"""How files are to be read."""

import dataclasses
from typing import Literal

Ocr = Literal["auto", "never", "force"]


@dataclasses.dataclass(frozen=True, slots=True)
class Options:
    """`ocr`: recognise pages without usable text (`auto`), none, or all; `language`: Tesseract's name for it; `pages`: how many a file may have;
    `depth`: how deep the file lies in other files."""

    ocr: Ocr = "auto"
    language: str = "vie"
    pages: int = 2000
    depth: int = 0
