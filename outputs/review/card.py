"""The contents of a row's card: its headline, and the facts below it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from corpus.message import Message, written
from outputs.review.highlight import Entry
from outputs.table import Row, Value, own_columns
from outputs.value import vocabulary


def spoken(value: Value | datetime.datetime) -> Message:
    """A value for a person, in the style of each language.

    >>> spoken(62076750000).vi, spoken(6.95).vi, spoken(datetime.date(2024, 2, 19)).vi
    ('62.076.750.000', '6,95', '19/02/2024')
    """
    if value is None:
        return Message()
    return Message(*(written(value, language) for language in ("en", "vi")))


def moment(iso: str) -> Message:
    """A time as the corrections have it, in UTC: `2026-11-21 04:35`."""
    try:
        at = datetime.datetime.fromisoformat(iso)
    except ValueError:  # a person wrote it into the file
        return Message(iso, iso)
    return Message(f"{at:%Y-%m-%d %H:%M}", f"{at:%d/%m/%Y %H:%M}")


_HEADLINES: Mapping[str, tuple[str, ...]] = {
    "legal_bases": ("instrument_type", "number"),
    "targets": ("indicator_code",),
    "components": ("component_code", "title"),
    "funding": ("amount_vnd",),
    "agencies": ("agency",),
    "annexes": ("text",),
    "issues": ("code",),
}
"""What comes first on a row's card."""
_ELSEWHERE = ("message_vi", "rule")
"""Columns that the card shows in place of another one if its language is chosen, or below the others, folded."""
_YEARS = ("year", "budget_year")
_SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
_FIGURE = ("value", "value_max", "unit", "comparator")


def headline(entry: Entry) -> list[tuple[str, str | Message]]:
    """The parts that come first on a row's card: each a kind (`code`, `unit`, `text`) and a text; a `Message` has both languages'."""
    row, names = entry.row, _HEADLINES[entry.table]
    if entry.table == "targets":
        return [
            ("text", str(row["indicator"]))
            if row["indicator_code"] == "other" and row["indicator"]
            else ("code", str(row["indicator_code"])),
            *_figure(row),
        ]
    codes = {column.name for column in own_columns(entry.table) if vocabulary(column)}
    return [("code" if name in codes else "text", _plain(name, row[name])) for name in names if row[name] is not None]


def _plain(name: str, value: Value) -> str | Message:
    if not name.endswith("_vnd"):
        return str(value)
    amount = spoken(value)
    return Message(f"{amount.en} đồng", f"{amount.vi} đồng")


def _figure(row: Row) -> list[tuple[str, str | Message]]:
    sign, value, most = _SIGNS.get(str(row["comparator"]), ""), spoken(row["value"]), spoken(row["value_max"])
    figure = (
        f"{sign} {' – '.join(part for part in parts if part)}".strip()
        for parts in ((value.en, most.en), (value.vi, most.vi))
    )
    return [("text", Message(*figure)), ("unit", str(row["unit"]))]


def facts(entry: Entry) -> list[tuple[str, str, str | Message]]:
    """What a row's card states below: the columns that are known, each with its kind (`code`, `text`) and value."""
    first = (*_HEADLINES.get(entry.table, ()), *(_FIGURE if entry.table == "targets" else ()))
    return [
        (column.name, "code" if vocabulary(column) else "text", _fact(column.name, entry.row[column.name]))
        for column in own_columns(entry.table)
        if column.name not in first and column.name not in _ELSEWHERE and entry.row[column.name] is not None
    ]


def _fact(name: str, value: Value) -> str | Message:
    """A value below: a year without grouping, a share as percent."""
    if name == "confidence" and isinstance(value, float):
        return f"{value:.0%}"
    return spoken(value) if isinstance(value, int | float | datetime.date) and name not in _YEARS else str(value)
