"""Labels that all pages share: names of indicators, units and citation styles, by language; rows of `labels.tsv`."""

import csv
import importlib.resources
from collections.abc import Iterator, Mapping

LANGUAGES = ("vi", "en")


def words_of_page(own: str) -> Mapping[str, Mapping[str, str]]:
    """By language the words of a page by key: those of all pages, and the page's own.

    `own` is the text of the page's table (`key`, `vi`, `en`); its rows replace those of all pages.
    """
    shared = (importlib.resources.files("outputs") / "labels.tsv").read_text(encoding="utf-8")
    found = [*_rows(shared), *_rows(own)]
    return {language: {row["key"]: row[language] for row in found} for language in LANGUAGES}


def _rows(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
