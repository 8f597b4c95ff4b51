"""The lexicons: well-formed tables, sorted, NFC, and no alias under two names."""

import collections
import csv
import datetime
import pathlib
import unicodedata

import pytest

from extract.agency.listing import may_begin_list
from patterns.agency.list import COLLECTIVE
from patterns.agency.name import BOARD_CHIEF, COMMITTEES, GROUP, HEAD, HOLDER, START
from patterns.beginning import LETTERS
from patterns.fold import fold
from tests.conftest import ROOT

FILES = sorted((ROOT / "patterns" / "lexicons").glob("*.tsv"))
SHARED_NAMES = {"districts", "communes", "successors"}
"""Lexicons in which one name rightly stands for several places."""
COLUMNS = {"canonical", "aliases", "code", "level", "kind", "parent", "priority", "successors", "symbols", "valid_from", "valid_to", "source",
           "tcvn3", "vni", "viqr"}  # fmt: skip


def _rows(path: pathlib.Path) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_is_a_table(path: pathlib.Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert "\r" not in text
    assert text.endswith("\n")
    head, *lines = text.removesuffix("\n").split("\n")
    assert lines
    assert head.split("\t")[0] == "canonical"
    assert set(head.split("\t")) <= COLUMNS
    assert [line for line in lines if line.count("\t") != head.count("\t")] == []
    assert [line for line in lines if any(cell != cell.strip() for cell in line.split("\t"))] == []
    assert [line for line, count in collections.Counter(lines).items() if count > 1] == []


def test_the_readme_describes_every_file_and_every_tag() -> None:
    readme = (ROOT / "patterns" / "lexicons" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in readme] == []
    tags = {
        tag.partition(":")[0]
        for row in _rows(ROOT / "patterns" / "lexicons" / "clause.tsv")
        for tag in row["code"].split()
    }
    assert [tag for tag in sorted(tags) if f"`{tag}`" not in readme and f"`{tag}:" not in readme] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sorted_by_name(path: pathlib.Path) -> None:
    names = [row["canonical"] for row in _rows(path)]
    assert all(names)
    assert names == sorted(names)


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stem not in SHARED_NAMES | {"encodings"}], ids=lambda path: path.stem
)
def test_no_alias_under_two_names(path: pathlib.Path) -> None:
    names: dict[str, set[str]] = collections.defaultdict(set)
    for row in _rows(path):
        own = [row["canonical"], *filter(None, row.get("aliases", "").split("|"))]
        assert len(own) == len(set(own)), row["canonical"]
        for alias in own:
            names[alias.lower()].add(row["canonical"])
    assert {alias: found for alias, found in names.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_times_of_validity(path: pathlib.Path) -> None:
    for row in _rows(path):
        first, last = (row.get(name) or None for name in ("valid_from", "valid_to"))
        dates = [datetime.date.fromisoformat(day) for day in (first, last) if day]
        assert dates == sorted(dates), row


@pytest.mark.parametrize("name", ["provinces", "districts", "communes"])
def test_every_unit_has_a_parent_and_its_code_where_known(name: str) -> None:
    parents = {"districts": "provinces", "communes": "districts"}
    rows = _rows(ROOT / "patterns" / "lexicons" / f"{name}.tsv")
    length = {"provinces": 2, "districts": 3, "communes": 5}[name]
    assert [row for row in rows if row["code"] and (not row["code"].isdigit() or len(row["code"]) != length)] == []
    keys = collections.Counter((row["code"], row["canonical"], row["valid_from"], row["valid_to"]) for row in rows)
    assert [key for key, count in keys.items() if count > 1] == []
    if name in parents:
        above = {row["code"] for row in _rows(ROOT / "patterns" / "lexicons" / f"{parents[name]}.tsv")}
        if name == "communes":  # from July 2025 on a commune is right below its province
            above |= {row["code"] for row in _rows(ROOT / "patterns" / "lexicons" / "provinces.tsv")}
        assert [row for row in rows if row["parent"] not in above] == []


def test_lists_of_agencies_open_with_letters_that_are_known() -> None:
    """`may_begin_list` refuses nothing that a pattern of a list's first member can match, nor a listed name."""
    for pattern in (BOARD_CHIEF, COLLECTIVE, COMMITTEES, GROUP, HEAD, HOLDER, START):
        for example in map(fold, pattern.matches):
            match = pattern.search(example)
            assert match is not None, example
            assert may_begin_list(example[match.start() :][:LETTERS]), example
    for row in _rows(ROOT / "patterns" / "lexicons" / "agencies.tsv"):
        assert may_begin_list(fold(row["canonical"])[:LETTERS]), row
    assert not may_begin_list("tri")
