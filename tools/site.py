"""Lays out the pages of the documentation site in out/docs-pages: the guides, the READMEs as front pages, links between them.

python -m tools.site        (then `mkdocs build`; `make docs` does both)
"""

import pathlib
import posixpath
import shutil

import regex

ROOT = pathlib.Path(__file__).parent.parent
PAGES = ROOT / "out" / "docs-pages"
PLACES = {
    "README.md": "index.md",
    "README.vi.md": "vi/index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
}
"""Files outside docs/ that are pages of the site."""
_LINK = regex.compile(r"(?<=\]\()(?![a-z]+:|#)([^)#\s]+)")


def lay_out(pages: pathlib.Path = PAGES) -> list[str]:
    """Write the pages again; links that lead to no page become the names of the files, and are returned if the files do not exist."""
    shutil.rmtree(pages, ignore_errors=True)
    shutil.copytree(ROOT / "docs", pages)
    sources = {
        f"docs/{path.relative_to(ROOT / 'docs').as_posix()}" for path in (ROOT / "docs").rglob("*") if path.is_file()
    }
    where = {source: source.removeprefix("docs/") for source in sources} | PLACES
    broken: list[str] = []
    for source, page in where.items():
        if page.endswith(".md"):
            text = (ROOT / source).read_text(encoding="utf-8")
            (pages / page).parent.mkdir(parents=True, exist_ok=True)
            (pages / page).write_text(_linked(text, source, page, where, broken), encoding="utf-8")
    return broken


def _linked(text: str, source: str, page: str, where: dict[str, str], broken: list[str]) -> str:
    """A page's text with its links as the site has them."""

    def target(match: regex.Match[str]) -> str:
        named = posixpath.normpath(posixpath.join(posixpath.dirname(source), match[1]))
        if named in where:
            return posixpath.relpath(where[named], posixpath.dirname(page) or ".")
        if not (ROOT / named).exists():
            broken.append(f"{source}: {match[1]}")
        return f"#{named}"  # a file of the repository that is not a page

    return _LINK.sub(target, text)


if __name__ == "__main__":
    if missing := lay_out():
        raise SystemExit(f"links to files that do not exist: {', '.join(missing)}")
