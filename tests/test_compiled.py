"""Compiled expressions are kept between processes: the same as new ones, and only a whole file of one's own is read."""

import pathlib
import subprocess
import sys

import pytest

_ASK = """
import regex, time
compiled_here = []
original = regex.compile
regex.compile = lambda *args, **kwargs: compiled_here.append(args[0]) or original(*args, **kwargs)
from patterns import compiled
found = compiled.compiled("(?P<year>20[0-9]{2}) [ ] hộ")
print(found.search("năm 2025 hộ")["year"], len(compiled_here))
compiled.keep()
"""


def _asked(folder: pathlib.Path, code: str = _ASK) -> str:
    """What a new process finds, and how many expressions it compiled."""
    environment = {"KEHOACH_CACHE": str(folder), "PYTHONPATH": ":".join(filter(None, sys.path))}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def kept(tmp_path: pathlib.Path) -> pathlib.Path:
    """The file of a first process."""
    assert _asked(tmp_path) == "2025 1\n"
    return next(tmp_path.glob("patterns/*.pickle"))


def test_a_second_process_compiles_nothing(kept: pathlib.Path) -> None:
    assert _asked(kept.parents[1]) == "2025 0\n"


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: b"", lambda data: b"\0" * 32 + data[32:]])
def test_a_damaged_file_is_not_read_and_is_written_again(kept: pathlib.Path, damage: object) -> None:
    kept.write_bytes(damage(kept.read_bytes()))  # type: ignore[operator]
    assert _asked(kept.parents[1]) == "2025 1\n"
    assert _asked(kept.parents[1]) == "2025 0\n"


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: pathlib.Path) -> None:
    (tmp_path / "patterns").write_text("a file where the folder would be")
    assert _asked(tmp_path) == "2025 1\n"


@pytest.mark.parametrize(("most", "number"), [(2, 2), (0, 1)])
def test_what_other_processes_kept_stays_while_it_may_be_of_use(most: int, number: int, kept: pathlib.Path) -> None:
    other = _ASK.replace("20[0-9]{2}", "(?:19|20)[0-9]{2}").replace("compiled.keep()", f"compiled._MOST = {most}")
    count = "import pickle; compiled.keep(); print(len(pickle.loads(compiled._place().read_bytes()[32:])))"
    assert _asked(kept.parents[1], other + count) == f"2025 1\n{number}\n"
    assert _asked(kept.parents[1]) == f"2025 {2 - number}\n"
