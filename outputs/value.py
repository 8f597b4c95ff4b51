"""Values that people and files give, checked by the declaration of the tables."""

import datetime
import functools
import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeVar

from outputs.table import Column, Kind, Row, Value, own_columns
from patterns.target.indicator import indicator_codes

T = TypeVar("T")
_LIMITS = {"integer": 1 << 31, "amount": 1 << 63}
_LONGEST = 10_000


def vocabulary(column: Column) -> tuple[str, ...]:
    """The codes that a column may hold; empty if any text is allowed."""
    if column.name == "indicator_code":
        return indicator_codes()
    return column.codes


def parse_row(table: str, given: Mapping[str, object]) -> Row:
    """The values of a row's own columns.  Raises `ValueError`, which names the column."""
    columns = {column.name: column for column in own_columns(table)}
    if unknown := sorted(given.keys() - columns.keys()):
        raise ValueError(f"{table} has no column {', '.join(unknown)}")
    return {name: _named(name, functools.partial(parse_value, columns[name]), value) for name, value in given.items()}


def _named(name: str, read: Callable[[object], T], value: object) -> T:
    try:
        return read(value)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


def parse_value(column: Column, given: object) -> Value:
    """A value of a column out of JSON or of what a person typed.  Texts are kept as given (see `typed`).

    A comma opens decimals.  A single dot before three digits could group thousands or open decimals, so it is
    refused.  Raises `ValueError`.

    >>> parse_value(Column("value", "number", ""), "6,95")
    6.95
    """
    if given is None:
        if not column.nullable:
            raise ValueError("must not be empty")
        return None
    value = _KINDS[column.kind](given)
    if column.kind in _LIMITS and not -_LIMITS[column.kind] <= int(str(value)) < _LIMITS[column.kind]:
        raise ValueError(f"{value} is too large")
    if (codes := vocabulary(column)) and value not in codes:
        raise ValueError(f"{value} is not one of {', '.join(codes)}")
    return value


def typed(given: object) -> object:
    """What a person typed, as the tables hold texts: NFC, single-spaced, nothing as null.  Raises `ValueError`."""
    if not isinstance(given, str):
        return given
    if len(given) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} characters")
    text = " ".join(unicodedata.normalize("NFC", given).split())
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in text):
        raise ValueError("contains control characters")
    return text or None


def typed_row(given: Mapping[str, object]) -> dict[str, object]:
    """What a person typed for a row's columns (see `typed`).  Raises `ValueError`, which names the column."""
    return {name: _named(name, typed, value) for name, value in given.items()}


def _string(given: object) -> str:
    if not isinstance(given, str):
        raise ValueError(f"{given!r} is not a text")
    return given


def _integer(given: object) -> int:
    number = _number(given)
    if number != int(number):
        raise ValueError(f"{given} is not a whole number")
    return int(given) if isinstance(given, int) else int(_figures(str(given)).partition(".")[0])


def _number(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        raise ValueError(f"{given!r} is not a number")
    number = float(_figures(given)) if isinstance(given, str) else float(given)
    if not math.isfinite(number):
        raise ValueError(f"{given} is not a number")
    return number


def _figures(text: str) -> str:
    """A typed number as Python reads it."""
    whole, comma, decimals = text.strip().removesuffix("%").strip().partition(",")
    sign, whole = ("-", whole[1:]) if whole.startswith(("-", "−")) else ("", whole)
    groups = whole.split(".")
    if len(groups) == 2 and not comma:
        if len(groups[1]) == 3:
            raise ValueError(f"{text} can be read in two ways; write {groups[0]}{groups[1]} or {groups[0]},{groups[1]}")
        whole, decimals = groups
    elif len(groups) > 1:
        if any(len(group) != 3 for group in groups[1:]):
            raise ValueError(f"{text} is no number")
        whole = "".join(groups)
    figures = f"{whole}{decimals}"
    if not (figures.isascii() and figures.isdigit() and whole) or (comma and not decimals):
        raise ValueError(f"{text} is no number")
    return f"{sign}{whole}" + (f".{decimals}" if decimals else "")


def _date(given: object) -> datetime.date:
    if isinstance(given, datetime.date):
        return given
    if not isinstance(given, str):
        raise ValueError(f"{given!r} is not a date")
    parts = given.split("/")
    try:
        if len(parts) == 3:
            day, month, year = (int(part) for part in parts)
            return datetime.date(year, month, day)
        return datetime.date.fromisoformat(given)
    except ValueError as error:
        raise ValueError(f"{given} is not a date; write 2024-02-19 or 19/02/2024") from error


_KINDS: Mapping[Kind, Callable[[object], Value]] = {
    "string": _string,
    "integer": _integer,
    "amount": _integer,
    "number": _number,
    "date": _date,
}
