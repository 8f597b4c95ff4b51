"""The words of the pages by language: rows of `page/words.tsv`, and those of all pages."""

import functools
import importlib.resources
from collections.abc import Mapping

from corpus.message import Message
from outputs.label import words_of_page


@functools.cache
def words() -> Mapping[str, Mapping[str, str]]:
    """By language the words by key."""
    text = (importlib.resources.files("outputs") / "review" / "page" / "words.tsv").read_text(encoding="utf-8")
    return words_of_page(text)


def table_called(name: str) -> Message:
    """A table, by its name and in Vietnamese."""
    return Message(name, words()["vi"].get(f"table.{name}", name))


def column_called(name: str) -> Message:
    """A column, by its name and in Vietnamese."""
    return Message(name, words()["vi"].get(f"column.{name}", name))


def label(key: str) -> str:
    """A table, column or code in Vietnamese: `table.targets`, `column.value`."""
    return words()["vi"][key]
