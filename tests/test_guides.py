"""The guides keep what they say: their commands and their Python run in order, and print what the guide shows."""

import contextlib
import io
import os
import pathlib
import shutil
import subprocess
import sys

import pytest
import regex

from tests.conftest import ROOT

GUIDES = sorted((ROOT / "docs").rglob("*.md"))
RUN = [path for path in GUIDES if path.stem in ("analyst", "nightly", "researcher")]
_PYTHON = regex.compile(r"^```python\n.*?^```$", regex.MULTILINE | regex.DOTALL)
_LINK_TO_CODE = regex.compile(r"\]\((?:\.\./)*((?:patterns|extract|corpus|images)/[^)]*)\)")
_PARTS = (regex.compile(r"^## ", regex.MULTILINE), regex.compile(r"^[-|] ", regex.MULTILINE))
_ADDED = {"README": (1, 0)}
"""Parts and items that only the Vietnamese page has: on the two languages."""
_BLOCK = regex.compile(r"^```(bash|python|text)\n(.*?)^```$", regex.MULTILINE | regex.DOTALL)


@pytest.mark.parametrize("guide", RUN, ids=lambda path: str(path.relative_to(ROOT / "docs")))
def test_a_guide_can_be_followed(guide: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that holds what a fresh clone has and a guide uses."""
    shutil.copytree(ROOT / "corpus" / "samples", tmp_path / "corpus" / "samples")
    shutil.copytree(ROOT / "deploy", tmp_path / "deploy")
    monkeypatch.chdir(tmp_path)
    blocks = _BLOCK.findall(guide.read_text(encoding="utf-8"))
    assert len(blocks) > 5
    names: dict[str, object] = {}
    shown = ""
    for kind, text in blocks:
        if kind == "text":
            missing = [line for line in text.splitlines() if not _is_shown(line, shown)]
            assert not missing, f"{missing} in:\n{shown}"
        else:
            shown = _python(text, names) if kind == "python" else _bash(text)


def _python(text: str, names: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(text, "guide", "exec"), names)
    return out.getvalue()


def _bash(text: str) -> str:
    path = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text], env=os.environ | {"PATH": path, "COLUMNS": "120"}, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{text}\n{done.stdout}"
    return done.stdout


def _is_shown(line: str, shown: str) -> bool:
    """Whether a line is in an output; `…` stands for anything, the number of blanks does not count."""
    wanted = r"[^\n]*".join(r"\s+".join(map(regex.escape, part.split())) for part in line.split("…"))
    return regex.search(wanted, regex.sub(r"[ \t]+", " ", shown)) is not None


@pytest.mark.parametrize("name", ["README.md", *(f"docs/{path.name}" for path in RUN if path.parent.name == "docs")])
def test_both_languages_say_the_same(name: str) -> None:
    """The Vietnamese page has the same parts, Python and tables as the English one, and each names the other."""
    english = ROOT / name
    vietnamese = ROOT / "README.vi.md" if name == "README.md" else ROOT / "docs" / "vi" / english.name
    one, other = english.read_text(encoding="utf-8"), vietnamese.read_text(encoding="utf-8")
    for shared in (_LINK_TO_CODE, _PYTHON):
        assert sorted(shared.findall(one)) == sorted(shared.findall(other))
    assert [len(part.findall(one)) for part in _PARTS] == [
        len(part.findall(other)) - added for part, added in zip(_PARTS, _ADDED.get(english.stem, (0, 0)), strict=True)
    ]
    assert f"[Tiếng Việt]({vietnamese.relative_to(english.parent)})" in one
    assert "[English](" in other


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT / "docs")))
def test_links_and_images_are_there(guide: pathlib.Path) -> None:
    named = regex.findall(r"\]\(([^)#:]+)\)", guide.read_text(encoding="utf-8"))
    assert [name for name in named if not (guide.parent / name).exists()] == []
    if guide in RUN:
        assert [name for name in named if name.endswith(".png")], "a guide has an image"
