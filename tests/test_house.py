"""The house: imports point one way, regular expressions live in `patterns`, and what is public says what it is."""

import ast
import pathlib
from collections.abc import Iterator

import pytest
import regex

from tests.conftest import ROOT

ORDER = ("patterns", "corpus", "extract", "outputs", "kehoach")
"""Each package may import those before it."""
MODULES = [path for package in ORDER for path in sorted((ROOT / package).rglob("*.py"))]


def _name(path: pathlib.Path) -> str:
    return str(path.relative_to(ROOT))


def _tree(path: pathlib.Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(path: pathlib.Path) -> Iterator[str]:
    """The packages that a module imports, also inside functions and for types only."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(path)} imports relatively"
            yield (node.module or "").split(".")[0]


def _public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Public functions and classes, and the public methods of public classes."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    inner
                    for inner in node.body
                    if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_")
                )


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_point_one_way(path: pathlib.Path) -> None:
    own = path.relative_to(ROOT).parts[0]
    later = {*ORDER[ORDER.index(own) + 1 :], "tests", "benchmarks", "tools"}
    assert set(_imports(path)) & later == set()


def test_regular_expressions_live_in_patterns() -> None:
    outside = [path for path in MODULES if path.relative_to(ROOT).parts[0] != "patterns"]
    assert [_name(path) for path in outside if {"re", "regex"} & set(_imports(path))] == []
    assert [_name(path) for path in MODULES if "re" in _imports(path)] == [], "regex is the one that stops at a limit"


def test_packages_say_what_they_are_and_nothing_else() -> None:
    for package in MODULES:
        if package.name == "__init__.py" and package.parent != ROOT / "kehoach":
            assert [type(node) for node in _tree(package).body] == [ast.Expr], _name(package)
    assert all(ast.get_docstring(_tree(path)) for path in MODULES)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_what_is_public_has_a_docstring(path: pathlib.Path) -> None:
    assert [node.name for node in _public(_tree(path)) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_nothing_is_swallowed(path: pathlib.Path) -> None:
    """No bare `except:`, and no handler that only passes."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, node.lineno
            assert not all(isinstance(inner, ast.Pass) for inner in node.body), node.lineno


def _branches(function: ast.FunctionDef) -> int:
    """How many ways there are through a function: 1, and one more for each branch, loop, handler and further operand of and/or."""
    count = 1
    for node in ast.walk(function):
        if isinstance(
            node,
            ast.If | ast.For | ast.While | ast.IfExp | ast.ExceptHandler | ast.With | ast.Assert | ast.comprehension,
        ):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
    return count


def test_functions_of_extract_stay_simple() -> None:
    """A function with many branches hides rules that want names (`extract/decision.py`)."""
    found = {
        f"{_name(path)}:{node.name}": _branches(node)
        for path in MODULES
        if path.relative_to(ROOT).parts[0] == "extract"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: count for name, count in found.items() if count > 13} == {}
    assert sum(found.values()) / len(found) < 4.45


def test_modules_and_functions_stay_short() -> None:
    """A long module has a second subject, a long function steps without names."""
    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > 260} == {}
    functions = {
        f"{_name(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: count for name, count in functions.items() if count > 40} == {}
    assert sum(functions.values()) / len(functions) < 7.5


def _phrases(path: pathlib.Path) -> Iterator[list[str]]:
    """The Vietnamese words of each tuple, list, set and mapping that a module writes out; of a mapping its keys."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            said = [
                one.value
                for one in (node.keys if isinstance(node, ast.Dict) else node.elts)
                if isinstance(one, ast.Constant)
            ]
            yield [
                word
                for word in said
                if isinstance(word, str) and not word.isascii() and regex.fullmatch(r"[\p{L} ]+", word)
            ]


def test_word_lists_are_rows_of_lexicons() -> None:
    """Outside `patterns` no list of more than two phrases is in Python; `patterns.vocabulary` gives them by name.  Literal types are none."""
    readers = [path for path in MODULES if path.relative_to(ROOT).parts[0] in ORDER[2:] and path.name != "record.py"]
    assert {_name(path): words for path in readers for words in _phrases(path) if len(words) > 2} == {}


def test_words_of_plans_are_rows_of_lexicons() -> None:
    """No list of phrases is in a pattern; `patterns.vocabulary.words_of` gives those of `vocabulary.tsv`."""
    literals = regex.compile(r"""(?<![\w.])words\(\s*"\p{L}[^"]*\|""")
    assert [_name(path) for path in MODULES if literals.search(path.read_text(encoding="utf-8"))] == [
        "patterns/pattern.py"
    ]
