"""The extractor version that read a plan: kehoach's version, a digest of the code and lexicons that read plans, and the OCR options."""

import functools
import hashlib
import importlib.util
import pathlib

from corpus.options import Options

_READING = ("patterns", "corpus", "extract")
_DECLARING = ("outputs", "table.py")


def rules(options: Options) -> str:
    """The extractor version; it differs whenever anything that can change a row differs.

    >>> rules(Options("never", "vie")).split(" ", 1)[1]
    'ocr=never/vie'
    """
    return f"{_digest()} ocr={options.ocr}/{options.language}"


@functools.cache
def _digest() -> str:
    from kehoach import __version__

    digest = hashlib.sha256()
    for package in _READING:
        folder = _folder(package)
        for path in sorted([*folder.rglob("*.py"), *folder.glob("lexicons/*.tsv")]):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update((_folder(_DECLARING[0]) / _DECLARING[1]).read_bytes())
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _folder(package: str) -> pathlib.Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return pathlib.Path(spec.origin).parent
