"""The issues that state what people corrected, and which corrections could not be applied."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from corpus.message import Message, MessageValue, joined, say, templates, written
from outputs.review.correction import BY_HAND, STALE, UNREAD, Correction, Track
from outputs.review.word import label
from outputs.table import Row, Value


def hand_issue(rows: Mapping[str, Sequence[Row]], track: Track, evidence: Row) -> Row:
    """The issue of a row that people changed, added or deleted."""
    first, last = track.states[0], track.states[-1]
    about: dict[str, MessageValue] = {"table": _table(track.last), "by": _signed(track.last)}
    if last is None:
        return _issue(rows, f"{BY_HAND}.deleted", evidence, **about)
    if first is None:
        return _issue(rows, f"{BY_HAND}.added", evidence, **about)
    changes = joined(
        (_change(name, first.get(name), last.get(name)) for name in sorted(track.columns) if first.get(name) != last.get(name)),
        ", ",
    )  # fmt: skip
    return _issue(rows, f"{BY_HAND}.changed", evidence, **about, changes=changes)


def stale_issue(rows: Mapping[str, Sequence[Row]], correction: Correction, evidence: Row, why: str) -> Row:
    """The issue of a correction that no longer applies: its source text or its values are gone."""
    about: dict[str, MessageValue] = {
        "table": _table(correction),
        "by": _signed(correction),
        "action": say(f"value.{correction.action}"),
    }
    quote = f" “{correction.quote}”" if correction.quote else ""
    return _issue(rows, f"{STALE}.{why}", evidence, **about, quote=quote)


def unread_issue(rows: Mapping[str, Sequence[Row]], detail: str, path: str) -> Row:
    """The issue of a file of corrections that cannot be read."""
    return _issue(rows, UNREAD, {}, detail=detail, path=path)


def _issue(rows: Mapping[str, Sequence[Row]], key: str, evidence: Row, **values: MessageValue) -> Row:
    place = {name: evidence.get(name) for name in ("section", "page", "start", "end", "quote")}
    template = templates()[key]
    message = template.filled(values)
    about = {"code": template.code, "severity": template.severity, "message": message.en, "message_vi": message.vi}
    return {"doc_id": doc_id_of(rows), **about, **place}


def _table(correction: Correction) -> Message:
    """The table of a correction, as each language names it."""
    return Message(correction.table, label(f"table.{correction.table}"))


def _change(name: str, before: Value, after: Value) -> Message:
    """A column's old and new value; in Vietnamese with its name, and numbers in that style."""
    column = label(f"column.{name}")
    vietnamese = f"{column[0].lower()}{column[1:]} từ {_plain_vi(before)} thành {_plain_vi(after)}"
    return Message(f"{name} {_plain(before)} → {_plain(after)}", vietnamese)


def _plain(value: Value) -> str:
    return "–" if value is None else str(value)


def _plain_vi(value: Value) -> str:
    return "(trống)" if value is None else written(value, "vi") if isinstance(value, float) else str(value)


def _signed(correction: Correction) -> Message:
    """Who corrected it, and when."""
    return Message(f"{correction.by}, {correction.at}", f"{correction.by}, {_day_and_time(correction.at)}")


def _day_and_time(iso: str) -> str:
    """A time in UTC as Vietnamese writes it; as it is if a file of corrections has something else."""
    try:
        return f"{datetime.datetime.fromisoformat(iso):%d/%m/%Y %H:%M} UTC"
    except ValueError:
        return iso


def doc_id_of(rows: Mapping[str, Sequence[Row]]) -> Value:
    """The plan that rows are of."""
    return rows["documents"][0]["doc_id"]
