"""Values that people and files give, checked by the declaration of the tables."""

import datetime
import functools
import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeVar

from corpus.message import Message, MessageValue, say
from outputs.review.word import column_called
from outputs.table import Column, Kind, Row, Value, own_columns
from patterns.target.indicator import indicator_codes

T = TypeVar("T")
_LIMITS = {"integer": 1 << 31, "amount": 1 << 63}
_LONGEST = 10_000


class WrongValueError(ValueError):
    """A value that a column cannot contain; `message` states why, in both languages."""

    def __init__(self, message: str | Message, /, **values: MessageValue) -> None:
        """`message` is a message, or the key of one with its `values`."""
        self.message = message if isinstance(message, Message) else say(message, **values)
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message.en


def vocabulary(column: Column) -> tuple[str, ...]:
    """The codes that a column may contain; empty if any text is allowed."""
    if column.name == "indicator_code":
        return indicator_codes()
    return column.codes


def parse_row(table: str, given: Mapping[str, object]) -> Row:
    """The values of a row's own columns.  Raises `WrongValueError`, which names the column."""
    columns = {column.name: column for column in own_columns(table)}
    if unknown := sorted(given.keys() - columns.keys()):
        raise WrongValueError("wrong.column", table=table, columns=", ".join(unknown))
    return {name: _named(name, functools.partial(parse_value, columns[name]), value) for name, value in given.items()}


def _named(name: str, read: Callable[[object], T], value: object) -> T:
    try:
        return read(value)
    except WrongValueError as error:
        raise WrongValueError("wrong.named", column=column_called(name), why=error.message) from error


def parse_value(column: Column, given: object) -> Value:
    """A value of a column out of JSON or of what a person typed.  Texts are kept as given (see `typed`).

    A comma opens decimals.  A single dot before three digits could group thousands or open decimals, so it is
    refused.  Raises `WrongValueError`.

    >>> parse_value(Column("value", "number", ""), "6,95")
    6.95
    """
    if given is None:
        if not column.nullable:
            raise WrongValueError("wrong.empty")
        return None
    value = _KINDS[column.kind](given)
    if column.kind in _LIMITS and not -_LIMITS[column.kind] <= int(str(value)) < _LIMITS[column.kind]:
        raise WrongValueError("wrong.large", value=str(value))
    if (codes := vocabulary(column)) and value not in codes:
        raise WrongValueError("wrong.codes", value=str(value), codes=", ".join(codes))
    return value


def typed(given: object) -> object:
    """What a person typed, as the tables contain texts: NFC, single-spaced, nothing as null.  Raises `WrongValueError`."""
    if not isinstance(given, str):
        return given
    if len(given) > _LONGEST:
        raise WrongValueError("wrong.long", most=_LONGEST)
    text = " ".join(unicodedata.normalize("NFC", given).split())
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in text):
        raise WrongValueError("wrong.control")
    return text or None


def typed_row(given: Mapping[str, object]) -> dict[str, object]:
    """What a person typed for a row's columns (see `typed`).  Raises `WrongValueError`, which names the column."""
    return {name: _named(name, typed, value) for name, value in given.items()}


def _string(given: object) -> str:
    if not isinstance(given, str):
        raise WrongValueError("wrong.no_text", value=repr(given))
    return given


def _integer(given: object) -> int:
    number = _number(given)
    if number != int(number):
        raise WrongValueError("wrong.whole", value=str(given))
    return int(given) if isinstance(given, int) else int(_figures(str(given)).partition(".")[0])


def _number(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        raise WrongValueError("wrong.no_number", value=repr(given))
    try:
        number = float(_figures(given)) if isinstance(given, str) else float(given)
    except OverflowError:  # an integer of more digits than any number of a table has
        number = math.inf
    if not math.isfinite(number):
        raise WrongValueError("wrong.no_number", value=str(given))
    return number


def _figures(text: str) -> str:
    """A typed number as Python reads it."""
    whole, comma, decimals = text.strip().removesuffix("%").strip().partition(",")
    sign, whole = ("-", whole[1:]) if whole.startswith(("-", "−")) else ("", whole)
    groups = whole.split(".")
    if len(groups) == 2 and not comma:
        if len(groups[1]) == 3:
            raise WrongValueError("wrong.two_ways", value=text, one="".join(groups), other=",".join(groups))
        whole, decimals = groups
    elif len(groups) > 1:
        if any(len(group) != 3 for group in groups[1:]):
            raise WrongValueError("wrong.no_number", value=text)
        whole = "".join(groups)
    figures = f"{whole}{decimals}"
    if not (figures.isascii() and figures.isdigit() and whole) or (comma and not decimals):
        raise WrongValueError("wrong.no_number", value=text)
    return f"{sign}{whole}" + (f".{decimals}" if decimals else "")


def _date(given: object) -> datetime.date:
    if isinstance(given, datetime.date):
        return given
    if not isinstance(given, str):
        raise WrongValueError("wrong.no_date", value=repr(given))
    parts = given.split("/")
    try:
        if len(parts) == 3:
            day, month, year = (int(part) for part in parts)
            return datetime.date(year, month, day)
        return datetime.date.fromisoformat(given)
    except ValueError as error:
        raise WrongValueError("wrong.date", value=given) from error


_KINDS: Mapping[Kind, Callable[[object], Value]] = {
    "string": _string,
    "integer": _integer,
    "amount": _integer,
    "number": _number,
    "date": _date,
}
