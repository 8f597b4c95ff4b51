"""Corrections by people: what they are, where their source text is now, and which of them are for the same row."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from outputs.table import Value

Action: TypeAlias = Literal["accept", "change", "delete", "add"]
State: TypeAlias = Mapping[str, Value] | None
"""A row's own values; None if there is no row."""
WORDING = frozenset(("message", "message_vi"))
"""Columns whose words may change with kehoach while the row stays the same."""
BY_HAND, STALE, UNREAD = "corrected_by_hand", "correction_stale", "correction_unread"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One person's correction of a row."""

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
class Track:
    """The corrections of one row, one after the other, and the states that it went through."""

    last: Correction
    states: list[State]
    columns: set[str]
    """What changed on the way."""

    @property
    def is_change(self) -> bool:
        """Whether the row is another one after all of them."""
        return self.states[0] != self.states[-1]


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


def tracks_of(corrections: Iterable[Correction]) -> list[Track]:
    """The corrections by the rows that they are about, in the order of the first of each."""
    tracks: list[Track] = []
    for correction in corrections:
        track = next((track for track in reversed(tracks) if _goes_on(track, correction)), None)
        if track is None:
            tracks.append(Track(correction, [correction.before, correction.after], set(correction.new)))
        else:
            track.last = correction
            track.states.append(correction.after)
            track.columns |= set(correction.new)
    return tracks


def _goes_on(track: Track, correction: Correction) -> bool:
    """Whether a correction takes up a row where another one left it; an `add` takes up what was deleted."""
    if (track.last.table, track.last.quote) != (correction.table, correction.quote):
        return False
    return track.states[-1] == correction.before and (correction.before is not None or correction.after in track.states)
