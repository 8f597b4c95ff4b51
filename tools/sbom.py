"""Writes kehoach/sbom.cdx.json, the packages that kehoach needs with their pinned versions (CycloneDX 1.5), from pyproject.toml and constraints.txt.

    python -m tools.sbom

It is part of the wheel.  Source: https://cyclonedx.org/docs/1.5/json/
"""

import importlib.metadata
import json
import pathlib
import tomllib

import regex

ROOT = pathlib.Path(__file__).parent.parent
SBOM = ROOT / "kehoach" / "sbom.cdx.json"
_PIN = regex.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", regex.MULTILINE)
_NAME = regex.compile(r"^[A-Za-z0-9._-]+")


def sbom() -> dict[str, object]:
    """The bill of materials: kehoach, and each package that it needs directly or through others, those of extras left out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = {
        _plain(name): version for name, version in _PIN.findall((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    }
    needed = sorted(name for name in _needed(project["dependencies"]) if name in pins)
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": own, "name": project["name"], "version": project["version"],
                          "purl": own, "licenses": [{"license": {"id": project["license"]}}]}
        },
        "components": [
            {"type": "library", "bom-ref": _purl(name, pins[name]), "name": name, "version": pins[name], "purl": _purl(name, pins[name])}
            for name in needed
        ],
        "dependencies": [{"ref": own, "dependsOn": [_purl(name, pins[name]) for name in needed]}],
    }  # fmt: skip


def _needed(requirements: list[str]) -> set[str]:
    """The names of packages and of what they need, as they are installed here; what an extra needs is left out."""
    found: set[str] = set()
    waiting = [_name(requirement) for requirement in requirements]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        try:
            inner = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:  # for another system or version of Python
            continue
        waiting += [_name(requirement) for requirement in inner if "extra ==" not in requirement]
    return found


def _name(requirement: str) -> str:
    match = _NAME.match(requirement)
    assert match, requirement
    return _plain(match[0])


def _plain(name: str) -> str:
    return regex.sub(r"[-_.]+", "-", name).lower()


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


if __name__ == "__main__":
    SBOM.write_text(json.dumps(sbom(), indent=1) + "\n", encoding="utf-8")
