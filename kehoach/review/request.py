"""The correction that a page requests, or why it cannot be made."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from corpus.message import joined
from kehoach.review.open_plan import Open
from outputs.key import KEYS
from outputs.review.correction import Correction
from outputs.review.highlight import Entry, entries, state
from outputs.review.word import column_called, table_called
from outputs.table import PLAN_TABLES, Row, own_columns
from outputs.value import WrongValueError, parse_row, typed_row

_CORRECTABLE = tuple(name for name in PLAN_TABLES if name not in ("sections", "annexes"))


class RefusedError(WrongValueError):
    """A correction that cannot be made; the message states why, for the person who made it."""


def asked(plan: Open, request: Mapping[str, object]) -> Correction:
    """The correction of a plan that a page requests, without author and time.  Raises `RefusedError` if it cannot be made."""
    action = request.get("action")
    if action == "add":
        return _addition(plan, request)
    found = next((entry for entry in entries(plan.rows) if entry.id == request.get("id")), None)
    if found is None or request.get("state", state(found.row)) != state(found.row):
        raise RefusedError("refused.changed")
    if found.table not in _CORRECTABLE or (found.table == "documents" and action == "delete"):
        raise RefusedError("refused.table", table=table_called(found.table))
    seen = _accepted(found)
    if action in ("accept", "delete"):
        return dataclasses.replace(seen, action=action)
    if action != "change":
        raise RefusedError("refused.action", action=str(action))
    new = {name: value for name, value in _values(found.table, request).items() if value != seen.old[name]}
    if not new:
        raise RefusedError("refused.unchanged")
    return dataclasses.replace(seen, action="change", new=new)


def _addition(plan: Open, request: Mapping[str, object]) -> Correction:
    name, start, end = request.get("table"), request.get("start"), request.get("end")
    if name not in _CORRECTABLE or name in ("documents", "issues"):
        raise RefusedError("refused.no_additions", table=table_called(str(name)))
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(plan.text):
        raise RefusedError("refused.select")
    quote = plan.text[start:end]
    start, quote = start + len(quote) - len(quote.lstrip()), quote.strip()
    if not quote:
        raise RefusedError("refused.select")
    given = dict.fromkeys(column.name for column in own_columns(str(name))) | _values(str(name), request)
    new = parse_row(str(name), given) if _complete(str(name), given) else given
    end = start + len(quote)
    for row in plan.rows[str(name)]:
        if (row["start"], row["end"]) == (start, end) and all(row[key] == new[key] for key in KEYS[str(name)]):
            raise RefusedError("refused.added_before")
    return Correction(table=str(name), action="add", start=start, end=end, quote=quote, new=new)


def _complete(name: str, given: Mapping[str, object]) -> bool:
    missing = [column.name for column in own_columns(name) if not column.nullable and given[column.name] is None]
    if missing:
        raise RefusedError("refused.empty", columns=joined(map(column_called, missing), ", "))
    return True


def _values(name: str, request: Mapping[str, object]) -> Row:
    given = request.get("new")
    if not isinstance(given, dict):
        raise RefusedError("refused.no_values")
    try:
        return parse_row(name, typed_row(given))
    except WrongValueError as error:
        raise RefusedError(error.message) from error


def _accepted(entry: Entry) -> Correction:
    """A row as one that a person accepted."""
    old = {column.name: entry.row[column.name] for column in own_columns(entry.table)}
    start, end = entry.words or (None, None)
    quote = entry.row.get("quote")
    return Correction(
        table=entry.table, action="accept", start=start, end=end, quote=None if quote is None else str(quote), old=old
    )
