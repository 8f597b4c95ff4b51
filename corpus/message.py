"""Messages for people about plans and files, in English and Vietnamese, from one template each.

The templates are rows of `messages.tsv`: a key (`page_unread.damaged`: a code of `issues` and what distinguishes its messages;
`file.…` and `do.…`: why a file was not read, and what to do; `store.…`: why a command could not do its work, and what to do;
`value.…` and `level.…`: words that are in others), the severity of an issue, and the words in each language.  What is in braces is a value; `{files:file|files}` is the word for a count (`filled`).  `{detail}` is what a library stated, in English:
the Vietnamese words may leave it out.
"""

import dataclasses
import datetime
import decimal
import errno
import functools
import pathlib
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, get_args

Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_AND: Mapping[Language, str] = {"en": " and ", "vi": " và "}


@dataclasses.dataclass(frozen=True, slots=True)
class Message:
    """One message in both languages."""

    en: str = ""
    vi: str = ""

    def __str__(self) -> str:
        return self.en

    def in_(self, language: Language) -> str:
        """The message in one language."""
        return self.vi if language == "vi" else self.en


NOTHING = Message()
"""No message."""

MessageValue: TypeAlias = "str | int | float | decimal.Decimal | datetime.date | pathlib.PurePath | BaseException | Message | tuple[Message, ...]"
"""What may be in a template: numbers and dates are written in the language's style; a year is a text; an error of the system is in plain words."""


@dataclasses.dataclass(frozen=True, slots=True)
class Template:
    """A message before its values are known."""

    key: str
    severity: str
    en: str
    vi: str

    @property
    def code(self) -> str:
        """The code of an issue: the key without what distinguishes its messages."""
        return self.key.partition(".")[0]

    def filled(self, values: Mapping[str, MessageValue]) -> Message:
        """The message with its values."""
        return Message(*(filled(words, values, language) for words, language in ((self.en, "en"), (self.vi, "vi"))))  # type: ignore[arg-type]  # both are languages


def filled(words: str, values: Mapping[str, MessageValue], language: Language) -> str:
    """A template with its values.  `{files:file|files}` is the word for a count: the first for 1, else the second.

    >>> filled("{files} {files:file|files}", {"files": 1}, "en"), filled("{files} {files:file|files}", {"files": 2}, "en")
    ('1 file', '2 files')
    """
    return words.format_map({name: _Written(written(value, language)) for name, value in values.items()})


class _Written(str):
    """A value of a template as it is written."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        one, _, many = words.partition("|")
        return (one if self == "1" else many) if many else super().__format__(words)


@functools.cache
def templates() -> Mapping[str, Template]:
    """All templates by key."""
    import csv  # the command line's help states nothing about a file: it does without these imports
    import importlib.resources

    text = (importlib.resources.files("corpus") / "messages.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["key"]: Template(**row) for row in rows}


def say(key: str, /, **values: MessageValue) -> Message:
    """The message of a key with its values.

    >>> say("file.archive_files", most=5000)
    Message(en='an archive of more than 5,000 files', vi='tệp nén chứa hơn 5.000 tệp')
    """
    return templates()[key].filled(values)


def joined(messages: Iterable[Message], between: str = "; ") -> Message:
    """Several messages as one."""
    found = list(messages)
    return Message(between.join(one.en for one in found), between.join(one.vi for one in found))


def written(value: MessageValue, language: Language) -> str:
    """A value as a language writes it: `1,234.5` and `2024-03-05` in English, `1.234,5` and `05/03/2024` in Vietnamese."""
    match value:
        case Message():
            return value.in_(language)
        case tuple():
            return _AND[language].join(one.in_(language) for one in value)
        case datetime.date():
            return value.isoformat() if language == "en" else f"{value:%d/%m/%Y}"
        case int() | float() | decimal.Decimal():
            return number_in(value, language)
        case OSError():
            return system_error(value).in_(language)
        case _:
            return str(value)


_SYSTEM = {
    errno.EACCES: "value.os_denied", errno.EPERM: "value.os_denied", errno.EEXIST: "value.os_exists", errno.EISDIR: "value.os_folder",
    errno.ENOSPC: "value.os_full", errno.EIO: "value.os_io", errno.ENAMETOOLONG: "value.os_long", errno.ENOENT: "value.os_missing",
    errno.ENOTDIR: "value.os_no_folder", errno.EDQUOT: "value.os_quota", errno.EROFS: "value.os_read_only", errno.EBUSY: "value.os_busy",
    errno.EADDRINUSE: "value.os_busy",
}  # fmt: skip
"""Errors of the operating system that have words of their own, by number."""


def system_error(error: OSError) -> Message:
    """An error of the operating system, in plain words and without its number.

    >>> system_error(PermissionError(13, "Permission denied")).vi
    'không có quyền'
    """
    key = _SYSTEM.get(error.errno or 0)
    words = str(error.strerror or error)
    return say(key) if key else Message(words, words)


_STYLE = str.maketrans(",.", ".,")
_DIGITS = 4
"""More digits after the point are of a calculation."""


def number_in(value: int | float | decimal.Decimal, language: Language) -> str:
    """A number with its thousands grouped, in the style of a language; what no plan prints (`66.66666666666667`) is rounded.

    >>> number_in(1234567.25, "vi"), number_in(200 / 3, "en")
    ('1.234.567,25', '66.67')
    """
    if isinstance(value, float):
        value = value if round(value, _DIGITS) == value else round(value, 2)
    english = f"{value:,.15g}" if isinstance(value, float) else f"{value:,}"
    return english if language == "en" else english.translate(_STYLE)
