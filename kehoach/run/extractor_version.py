"""The extractor version that read a plan: kehoach's version, a digest of the code and lexicons that read plans, and the OCR options."""

import ast
import contextlib
import functools
import hashlib
import importlib.util
import pathlib
from collections.abc import Mapping

from corpus.options import Options
from patterns.cache_folder import cache_folder

_READING = ("patterns", "corpus", "extract")
_DECLARING = ("outputs", "table.py")
_LETTERS, _HEX = 12, frozenset("0123456789abcdef")


def rules(options: Options) -> str:
    """The extractor version; it differs whenever anything that can change a row differs.

    >>> rules(Options("never", "vie")).split(" ", 1)[1]
    'ocr=never/vie'
    """
    return f"{_digest()} ocr={options.ocr}/{options.language}"


@functools.cache
def _digest() -> str:
    from kehoach import __version__

    return f"{__version__}+{_of_files(_files())}"


def _files() -> dict[str, bytes]:
    """The files that decide how plans are read, by name."""
    folders = {package: _folder(package) for package in _READING}
    found = {
        f"{package}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for package, folder in folders.items()
        for path in sorted([*folder.rglob("*.py"), *folder.glob("lexicons/*.tsv")])
    }
    return found | {"/".join(_DECLARING): (_folder(_DECLARING[0]) / _DECLARING[1]).read_bytes()}


def _of_files(files: Mapping[str, bytes]) -> str:
    """A digest of the files' contents without comments, docstrings and blank lines.  It is kept in the cache folder."""
    place = cache_folder() / "versions" / _hashed(files)[:32]
    with contextlib.suppress(OSError, UnicodeDecodeError):
        kept = place.read_text(encoding="ascii")
        if len(kept) == _LETTERS and set(kept) <= _HEX:
            return kept
    found = _hashed({name: meaning(name, data) for name, data in files.items()})[:_LETTERS]
    with contextlib.suppress(OSError):  # it is made again each time
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(found, encoding="ascii")
    return found


def meaning(name: str, data: bytes) -> bytes:
    """The contents of a file of code or words, without comments, docstrings and blank lines.

    >>> meaning("a.py", b"x = 1  # one\\n") == meaning("a.py", b"# a number\\n\\nx = 1\\n")
    True
    """
    if not name.endswith(".py"):
        return b"\n".join(line for line in data.splitlines() if line.strip())
    tree = ast.parse(data)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = [line for line in node.body if not _is_text(line)] or [ast.Pass()]
    return ast.dump(tree).encode()


def _is_text(node: ast.stmt) -> bool:
    """Whether a statement is a docstring, or a text below a constant that explains it."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _hashed(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _folder(package: str) -> pathlib.Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return pathlib.Path(spec.origin).parent
