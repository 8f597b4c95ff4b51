"""The lexicons: sorted, NFC, and no alias under two names."""

import csv
import pathlib
import unicodedata

import pytest

from tests.conftest import ROOT

FILES = sorted((ROOT / "patterns" / "lexicons").glob("*.tsv"))
SHARED_NAMES = {"provinces", "districts", "communes", "indicators", "encodings"}
"""Lexicons in which one name rightly stands for several things."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lexicon(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows
    names = [row["canonical"] for row in rows]
    assert names == sorted(names)
    if path.stem not in SHARED_NAMES:
        aliases = [
            alias.lower() for row in rows for alias in (row["canonical"], *row.get("aliases", "").split("|")) if alias
        ]
        assert sorted(alias for alias in set(aliases) if aliases.count(alias) > 1) == []
