"""Corrections applied to rows that were read again.

A correction follows its words: where they were, else the same words nearest to there.  It applies only if the values
that it replaces still are; else it is stale, which is an issue.  `apply` gives the same rows whether it is given
rows as they were read or rows that were corrected before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from outputs.key import KEYS
from outputs.review.correction import BY_HAND, STALE, UNREAD, WORDING, Correction, Track, find_words, tracks_of
from outputs.review.correction_issue import doc_id_of, hand_issue, stale_issue, unread_issue
from outputs.table import Row, Value, own_columns


def apply(rows: Mapping[str, Sequence[Row]], text: str, corrections: Iterable[Correction]) -> dict[str, list[Row]]:
    """A plan's rows by table with corrections applied, and an issue for each changed row and each stale correction.

    `rows` and their `text` are left as they are.  The issues that an earlier `apply` made are made again.
    """
    result = {name: [dict(row) for row in found] for name, found in rows.items()}
    result["issues"] = [row for row in result["issues"] if row["code"] not in (BY_HAND, STALE, UNREAD)]
    issues, taken = [], set[int]()
    for track in tracks_of(corrections):
        issues += _apply(result, text, track, taken)
    result["issues"] += issues
    for name, found in result.items():
        if name != "documents":
            found.sort(key=_reading_order)
    return result


def with_unread(rows: Mapping[str, Sequence[Row]], detail: str, path: str) -> dict[str, list[Row]]:
    """A plan's rows as they are, with an issue that its corrections in the file `path` could not be read, as `detail` states, and none was applied.

    Rows of the tables may contain earlier corrections: the issues that state so stay.
    """
    result = {name: [dict(row) for row in found] for name, found in rows.items()}
    result["issues"] = [row for row in result["issues"] if row["code"] != UNREAD]
    result["issues"].append(unread_issue(rows, detail, path))
    result["issues"].sort(key=_reading_order)
    return result


def stale(rows: Mapping[str, Sequence[Row]], text: str, corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections that no longer apply."""
    result = {name: [dict(row) for row in found] for name, found in rows.items()}
    taken = set[int]()
    found = [(track, _apply(result, text, track, taken)) for track in tracks_of(corrections)]
    return [track.last for track, issues in found if any(issue["code"] == STALE for issue in issues)]


def _reading_order(row: Row) -> tuple[int, int]:
    start, end = row["start"], row["end"]
    return (start if isinstance(start, int) else -1, end if isinstance(end, int) else -1)


def _apply(rows: dict[str, list[Row]], text: str, track: Track, taken: set[int]) -> list[Row]:
    """Bring the rows to the track's last state; returns the issue that states so."""
    last, wanted = track.last, track.states[-1]
    words = find_words(text, last)
    if last.quote and words is None:
        return [stale_issue(rows, last, {}, "words")]
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
            added: Row = {"doc_id": doc_id_of(rows)} | dict.fromkeys(column.name for column in own_columns(last.table))
            added |= dict(wanted) | evidence
            taken.add(id(added))
            rows[last.table].append(added)
    else:
        return [stale_issue(rows, last, _evidence(rows, words, text) if words else {}, "values")]
    return [hand_issue(rows, track, evidence)] if track.is_change else []


def _find(rows: Iterable[Row], track: Track, words: tuple[int, int] | None, taken: set[int]) -> Row | None:
    """The row that is in one of the track's states, the latest first; if several are, the one whose words fit best."""
    near = [row for row in rows if id(row) not in taken and _overlap(row, words, track.last.table) > 0]
    for state in reversed([state for state in track.states if state is not None]):
        names = _telling(track, state)
        alike = [row for row in near if all(row.get(name) == state.get(name) for name in names)]
        if alike:
            return max(alike, key=lambda row: (_overlap(row, words, track.last.table), _agreement(row, state)))
    return None


def _telling(track: Track, state: Mapping[str, Value]) -> Iterable[str]:
    """The columns that must agree: what distinguishes the row from its neighbours and what is replaced; all but the wording of a message where a row was accepted."""
    if track.last.action == "accept" and not track.is_change:
        return state.keys() - WORDING
    return {*KEYS[track.last.table], *(track.columns if None not in track.states else ())}


def _overlap(row: Row, words: tuple[int, int] | None, table: str) -> float:
    """How well a row's words fit, 1 if they are the same; rows without words fit corrections without."""
    start, end = row.get("start"), row.get("end")
    if words is None or table == "documents":
        return float(table == "documents" or start is None)
    if not isinstance(start, int) or not isinstance(end, int):
        return 0.0
    return max(0, min(end, words[1]) - max(start, words[0])) / max(1, max(end, words[1]) - min(start, words[0]))


def _agreement(row: Row, state: Mapping[str, Value]) -> int:
    return sum(row.get(name) == value for name, value in state.items())


def _evidence(rows: Mapping[str, Sequence[Row]], words: tuple[int, int] | None, text: str) -> Row:
    """The columns that state where source text is: the section as the outline has it, the page if the rows around agree on it."""
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
