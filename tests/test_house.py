"""The house: imports point one way, and regular expressions live in `patterns`."""

import ast
import pathlib

from tests.conftest import ROOT

ORDER = ("patterns", "corpus", "extract", "outputs", "kehoach")
"""Each package may import those before it."""


def _imports(path: pathlib.Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_imports_point_one_way() -> None:
    wrong = [
        (str(path.relative_to(ROOT)), name)
        for place, package in enumerate(ORDER)
        for path in (ROOT / package).glob("*.py")
        for name in _imports(path)
        if name in ORDER[place + 1 :] or name in ("tests", "benchmarks", "tools")
    ]
    assert wrong == []


def test_regular_expressions_live_in_patterns() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for package in ORDER[1:]
        for path in (ROOT / package).glob("*.py")
        if _imports(path) & {"re", "regex"}
    ]
    assert wrong == []
