"""The words of the pages: rows of `labels.tsv`, which all pages have, and of each page's own table."""

import csv
import pathlib
import unicodedata

import pytest

from outputs.label import LANGUAGES, words_of_page
from tests.conftest import ROOT

LABELS = ROOT / "outputs" / "labels.tsv"
OWN = (ROOT / "outputs" / "report" / "words.tsv", ROOT / "outputs" / "review" / "page" / "words.tsv")


def _rows(path: pathlib.Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("path", [LABELS, *OWN], ids=lambda path: path.parent.name)
def test_each_key_is_in_one_row_with_both_languages(path: pathlib.Path) -> None:
    rows = _rows(path)
    assert len({row["key"] for row in rows}) == len(rows)
    assert [row["key"] for row in rows if not all(row[language] for language in LANGUAGES)] == []


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.parent.name)
def test_no_page_repeats_a_label_of_all_pages(path: pathlib.Path) -> None:
    shared = {tuple(sorted(row.items())) for row in _rows(LABELS)}
    assert [row["key"] for row in _rows(path) if tuple(sorted(row.items())) in shared] == []


def test_a_page_has_the_labels_and_its_own_words() -> None:
    words = words_of_page("key\tvi\ten\ncode.poverty_rate\tmột\tone\nown\thai\ttwo\n")
    assert words["en"]["code.poverty_rate"] == "one"
    assert words["vi"]["own"] == "hai"
    assert words["en"]["code.poor_households"]
