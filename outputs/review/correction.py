"""Corrections by people: what they are, and how they are applied to rows that were read again.

A correction follows its words: where they was, else the same words nearest to there.  It applies only where the values
that it replaces still are; else it is stale, which is an issue.  `apply` gives the same rows whether it is given
rows as they were read or rows that were corrected before.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from corpus.message import Message, Said, joined, say, templates, written
from outputs.key import KEYS
from outputs.review.word import label
from outputs.table import Row, Value, own_columns

Action: TypeAlias = Literal["accept", "change", "delete", "add"]
State: TypeAlias = Mapping[str, Value] | None
"""A row's own values; None if there is no row."""
WORDING = frozenset(("message", "message_vi"))
"""Columns whose words may change with kehoach while the row stays the same."""
BY_HAND, STALE, UNREAD = "corrected_by_hand", "correction_stale", "correction_unread"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person said of a row."""

    table: str
    action: Action
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    """The row's source text and its offsets; None for a row without source text (a plan's header)."""
    old: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    """The row's own values as they were; empty for `add`."""
    new: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    """For `change` the values that change, for `add` all values."""
    by: str = ""
    at: str = ""
    """When, ISO 8601 in UTC."""

    @property
    def before(self) -> State:
        """The row before it."""
        return None if self.action == "add" else self.old

    @property
    def after(self) -> State:
        """The row after it."""
        return None if self.action == "delete" else {**self.old, **self.new}


@dataclasses.dataclass(slots=True)
class _Track:
    """The corrections of one row, one after the other, and the states that it went through."""

    last: Correction
    states: list[State]
    columns: set[str]
    """What changed on the way."""

    @property
    def is_change(self) -> bool:
        return self.states[0] != self.states[-1]


def apply(rows: Mapping[str, Sequence[Row]], text: str, corrections: Iterable[Correction]) -> dict[str, list[Row]]:
    """A plan's rows by table as people corrected them, with an issue for each row that they changed and each stale correction.

    `rows` and their `text` are left as they are.  The issues that an earlier `apply` made are made again.
    """
    result = {name: [dict(row) for row in found] for name, found in rows.items()}
    result["issues"] = [row for row in result["issues"] if row["code"] not in (BY_HAND, STALE, UNREAD)]
    issues, taken = [], set[int]()
    for track in _tracks(corrections):
        issues += _apply(result, text, track, taken)
    result["issues"] += issues
    for name, found in result.items():
        if name != "documents":
            found.sort(key=_reading_order)
    return result


def with_unread(rows: Mapping[str, Sequence[Row]], detail: str, path: str) -> dict[str, list[Row]]:
    """A plan's rows as they are, with an issue that its corrections in the file `path` could not be read, as `detail` says, and none was applied.

    Rows of the tables may hold corrections of before: the issues that say so stay.
    """
    result = {name: [dict(row) for row in found] for name, found in rows.items()}
    result["issues"] = [row for row in result["issues"] if row["code"] != UNREAD]
    result["issues"].append(_issue(rows, UNREAD, {}, detail=detail, path=path))
    result["issues"].sort(key=_reading_order)
    return result


def stale(rows: Mapping[str, Sequence[Row]], text: str, corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections that do not apply any more."""
    result = {name: [dict(row) for row in found] for name, found in rows.items()}
    taken = set[int]()
    found = [(track, _apply(result, text, track, taken)) for track in _tracks(corrections)]
    return [track.last for track, issues in found if any(issue["code"] == STALE for issue in issues)]


def find_words(text: str, correction: Correction) -> tuple[int, int] | None:
    """The offsets of a correction's source text now: unchanged, or those of the nearest equal text."""
    start, end, quote = correction.start, correction.end, correction.quote
    if start is None or end is None or not quote:
        return None
    if text[start:end] == quote:
        return start, end
    before, after = text.rfind(quote, 0, start + len(quote)), text.find(quote, start)
    nearest = min(
        (found for found in (before, after) if found >= 0), key=lambda found: abs(found - start), default=None
    )
    return None if nearest is None else (nearest, nearest + len(quote))


def _reading_order(row: Row) -> tuple[int, int]:
    start, end = row["start"], row["end"]
    return (start if isinstance(start, int) else -1, end if isinstance(end, int) else -1)


def _tracks(corrections: Iterable[Correction]) -> list[_Track]:
    tracks: list[_Track] = []
    for correction in corrections:
        track = next((track for track in reversed(tracks) if _goes_on(track, correction)), None)
        if track is None:
            tracks.append(_Track(correction, [correction.before, correction.after], set(correction.new)))
        else:
            track.last = correction
            track.states.append(correction.after)
            track.columns |= set(correction.new)
    return tracks


def _goes_on(track: _Track, correction: Correction) -> bool:
    """Whether a correction takes up a row where another one left it; an `add` takes up what was deleted."""
    if (track.last.table, track.last.quote) != (correction.table, correction.quote):
        return False
    return track.states[-1] == correction.before and (correction.before is not None or correction.after in track.states)


def _apply(rows: dict[str, list[Row]], text: str, track: _Track, taken: set[int]) -> list[Row]:
    """Bring the rows to the track's last state; the issue that says so."""
    last, wanted = track.last, track.states[-1]
    words = find_words(text, last)
    if last.quote and words is None:
        return [_stale_issue(rows, last, {}, "words")]
    found = _find(rows[last.table], track, words, taken)
    if found is not None:
        taken.add(id(found))
        evidence = dict(found)
        if wanted is None:
            rows[last.table] = [row for row in rows[last.table] if row is not found]
        else:
            columns = track.columns if track.states[0] is not None and None not in track.states else wanted.keys()
            found.update({name: wanted[name] for name in columns})
    elif wanted is None or (words and None in track.states):
        evidence = _evidence(rows, words, text)
        if wanted is not None and words is not None:
            added: Row = {"doc_id": _doc_id(rows)} | dict.fromkeys(column.name for column in own_columns(last.table))
            added |= dict(wanted) | evidence
            taken.add(id(added))
            rows[last.table].append(added)
    else:
        return [_stale_issue(rows, last, _evidence(rows, words, text) if words else {}, "values")]
    return [_hand_issue(rows, track, evidence)] if track.is_change else []


def _find(rows: Iterable[Row], track: _Track, words: tuple[int, int] | None, taken: set[int]) -> Row | None:
    """The row that is in one of the track's states, the latest first; where several are, the one whose words fit best."""
    near = [row for row in rows if id(row) not in taken and _overlap(row, words, track.last.table) > 0]
    for state in reversed([state for state in track.states if state is not None]):
        names = _telling(track, state)
        alike = [row for row in near if all(row.get(name) == state.get(name) for name in names)]
        if alike:
            return max(alike, key=lambda row: (_overlap(row, words, track.last.table), _agreement(row, state)))
    return None


def _telling(track: _Track, state: Mapping[str, Value]) -> Iterable[str]:
    """The columns that must agree: what distinguishes the row from its neighbours and what is replaced; all but the wording of a message where a row was accepted."""
    if track.last.action == "accept" and not track.is_change:
        return state.keys() - WORDING
    return {*KEYS[track.last.table], *(track.columns if None not in track.states else ())}


def _overlap(row: Row, words: tuple[int, int] | None, table: str) -> float:
    """How well a row's words fit, 1 where they are the same; rows without words fit corrections without."""
    start, end = row.get("start"), row.get("end")
    if words is None or table == "documents":
        return float(table == "documents" or start is None)
    if not isinstance(start, int) or not isinstance(end, int):
        return 0.0
    return max(0, min(end, words[1]) - max(start, words[0])) / max(1, max(end, words[1]) - min(start, words[0]))


def _agreement(row: Row, state: Mapping[str, Value]) -> int:
    return sum(row.get(name) == value for name, value in state.items())


def _doc_id(rows: Mapping[str, Sequence[Row]]) -> Value:
    return rows["documents"][0]["doc_id"]


def _evidence(rows: Mapping[str, Sequence[Row]], words: tuple[int, int] | None, text: str) -> Row:
    """The columns that state where source text is: the section as the outline has it, the page where the rows around agree on it."""
    if words is None:
        return {"section": None, "page": None, "start": None, "end": None, "quote": None}
    start, end = words
    above = [row for row in rows["sections"] if _number(row["start"]) <= start < _number(row["end"])]
    section = max(above, key=lambda row: _number(row["start"]))["section"] if above else None
    return {"section": section, "page": page_at(rows, start), "start": start, "end": end, "quote": text[start:end]}


def page_at(rows: Mapping[str, Sequence[Row]], offset: int) -> int | None:
    """The page of an offset as far as a plan's rows show it: None if those before and after it are on different pages."""
    pages = [(_number(row["start"]), _number(row["page"])) for name, found in rows.items() if name != "documents"
             for row in found if row["page"] is not None and row["start"] is not None]  # fmt: skip
    before = max((page for start, page in pages if start <= offset), default=1)
    behind = min((page for start, page in pages if start > offset), default=_number(rows["documents"][0]["n_pages"]))
    return before if pages and before == behind else None


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _hand_issue(rows: Mapping[str, Sequence[Row]], track: _Track, evidence: Row) -> Row:
    first, last = track.states[0], track.states[-1]
    said: dict[str, Said] = {"table": _table(track.last), "by": _signed(track.last)}
    if last is None:
        return _issue(rows, f"{BY_HAND}.deleted", evidence, **said)
    if first is None:
        return _issue(rows, f"{BY_HAND}.added", evidence, **said)
    changes = joined(
        (_change(name, first.get(name), last.get(name)) for name in sorted(track.columns) if first.get(name) != last.get(name)),
        ", ",
    )  # fmt: skip
    return _issue(rows, f"{BY_HAND}.changed", evidence, **said, changes=changes)


def _stale_issue(rows: Mapping[str, Sequence[Row]], correction: Correction, evidence: Row, why: str) -> Row:
    said: dict[str, Said] = {
        "table": _table(correction),
        "by": _signed(correction),
        "action": say(f"value.{correction.action}"),
    }
    quote = f" “{correction.quote}”" if correction.quote else ""
    return _issue(rows, f"{STALE}.{why}", evidence, **said, quote=quote)


def _issue(rows: Mapping[str, Sequence[Row]], key: str, evidence: Row, **values: Said) -> Row:
    place = {name: evidence.get(name) for name in ("section", "page", "start", "end", "quote")}
    template = templates()[key]
    message = template.filled(values)
    said = {"code": template.code, "severity": template.severity, "message": message.en, "message_vi": message.vi}
    return {"doc_id": _doc_id(rows), **said, **place}


def _table(correction: Correction) -> Message:
    """The table of a correction, as each language names it."""
    return Message(correction.table, label(f"table.{correction.table}"))


def _change(name: str, before: Value, after: Value) -> Message:
    """A column's old and new value; in Vietnamese with its name, and numbers in that style."""
    column = label(f"column.{name}")
    vietnamese = f"{column[0].lower()}{column[1:]} từ {_said_vi(before)} thành {_said_vi(after)}"
    return Message(f"{name} {_said(before)} → {_said(after)}", vietnamese)


def _said(value: Value) -> str:
    return "–" if value is None else str(value)


def _said_vi(value: Value) -> str:
    return "(trống)" if value is None else written(value, "vi") if isinstance(value, float) else str(value)


def _signed(correction: Correction) -> Message:
    """Who corrected it, and when."""
    return Message(f"{correction.by}, {correction.at}", f"{correction.by}, {_day_and_time(correction.at)}")


def _day_and_time(iso: str) -> str:
    """A time in UTC as Vietnamese writes it; as it is where a file of corrections has something else."""
    try:
        return f"{datetime.datetime.fromisoformat(iso):%d/%m/%Y %H:%M} UTC"
    except ValueError:
        return iso
