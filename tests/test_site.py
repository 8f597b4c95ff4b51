"""The documentation site and the bill of materials agree with what is in the project."""

import json
import pathlib
import tomllib

import regex

from tests.conftest import ROOT
from tools.site import lay_out


def test_every_link_of_the_site_leads_to_a_page_or_a_file(tmp_path: pathlib.Path) -> None:
    assert lay_out(tmp_path / "pages") == []
    named = regex.findall(r"[\w/]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")[2])
    assert [name for name in named if not (tmp_path / "pages" / name).is_file()] == []
    pages = {path.relative_to(tmp_path / "pages").as_posix() for path in (tmp_path / "pages").rglob("*.md")}
    assert pages == set(named), "every page is in the navigation"
    front = (tmp_path / "pages" / "vi" / "index.md").read_text(encoding="utf-8")
    assert "](analyst.md)" in front


def test_the_bill_of_materials_has_what_is_pinned() -> None:
    bill = json.loads((ROOT / "kehoach" / "sbom.cdx.json").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert bill["metadata"]["component"]["version"] == project["project"]["version"]
    pins = dict(
        regex.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / "constraints.txt").read_text(encoding="utf-8"), regex.MULTILINE)
    )
    plain = {regex.sub(r"[-_.]+", "-", name).lower(): version for name, version in pins.items()}
    held = {part["name"]: part["version"] for part in bill["components"]}
    direct = {
        regex.sub(r"[-_.]+", "-", regex.match(r"[\w.-]+", name)[0]).lower()
        for name in project["project"]["dependencies"]
    }  # type: ignore[index]  # each begins with a name
    assert direct <= held.keys()
    assert [name for name, version in held.items() if plain.get(name) != version] == [], "run python -m tools.sbom"
    packaged = project["tool"]["setuptools"]["package-data"]["kehoach"]
    assert "sbom.cdx.json" in packaged


def test_the_citation_is_of_this_version() -> None:
    """CITATION.cff and the changelog's first heading name the version of pyproject.toml; there is a security policy."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert f"version: {version}" in cited
    assert "cff-version: 1.2.0" in cited
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changes.startswith(f"# Changelog\n\n## {version} ")
    assert "stale" in changes.partition("\n## 0.1.0")[0]
    assert (ROOT / "SECURITY.md").is_file()
