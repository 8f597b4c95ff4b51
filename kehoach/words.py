"""The command line's own words, in addition to the messages about plans and files: rows of `words.tsv`, in the chosen language.

Names of tables, columns and codes are those of the tables in English; in Vietnamese those of the report and the pages.
"""

import contextvars
import enum
import functools
from collections.abc import Mapping

from corpus.message import Message, MessageValue, filled, written


class Lang(enum.StrEnum):
    """The languages of messages."""

    en = "en"
    vi = "vi"


_CHOSEN: contextvars.ContextVar[Lang] = contextvars.ContextVar("lang", default=Lang.en)
"""The language of the command that runs."""


def set_language(lang: Lang) -> None:
    """Set the language of `wording`."""
    _CHOSEN.set(lang)


def wording() -> "Wording":
    """The words of the running command's language; English by default."""
    return Wording(_CHOSEN.get())


@functools.cache
def own_words() -> Mapping[str, Message]:
    """The words of the command line by key."""
    import csv
    import importlib.resources

    text = (importlib.resources.files("kehoach") / "words.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["key"]: Message(row["en"], row["vi"]) for row in rows}


def megabytes(size: int) -> float:
    """A size in bytes as megabytes, rounded; a small one is never 0.

    >>> megabytes(41_124), megabytes(29_040_000)
    (0.041, 29.0)
    """
    return round(size / 1e6, 1) if size >= 1e6 else max(0.001, round(size / 1e6, 3)) if size else 0.0


class Wording:
    """The words, numbers and names of one language."""

    def __init__(self, lang: Lang | str) -> None:
        self.lang = Lang(lang)

    def __call__(self, key: str, /, **values: MessageValue) -> str:
        """The words of a key with their values."""
        return filled(own_words()[key].in_(self.lang.value), values, self.lang.value)

    def written(self, value: MessageValue) -> str:
        """A value as the language writes it."""
        return written(value, self.lang.value)

    def message(self, english: object, vietnamese: object) -> str:
        """A message of a row; in English if an older kehoach wrote no Vietnamese one."""
        return str(vietnamese if self.lang is Lang.vi and vietnamese else english)

    def table(self, name: str) -> str:
        """A table."""
        return self("table.documents") if name == "documents" else self._named(f"table.{name}", name)

    def column(self, name: str) -> str:
        """A column."""
        return self._named(f"column.{name}", name)

    def code(self, code: object) -> str | None:
        """A code of a column; None for None."""
        return None if code is None else self._named(f"code.{code}", str(code))

    def unit(self, unit: object) -> str:
        """A unit of a figure."""
        return self._named(f"unit.{unit}", str(unit))

    def reason(self, reason: str) -> str:
        """Why a file was not read."""
        from outputs.report.page import words

        return words()["vi"].get(f"reason.{reason}", reason) if self.lang is Lang.vi else reason

    def _named(self, key: str, english: str) -> str:
        if self.lang is Lang.en:
            return english
        from outputs.review.word import words

        name = words()["vi"].get(key, english)
        return name[0].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name
