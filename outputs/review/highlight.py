"""A plan's text split into pieces, each with the rows whose source text it belongs to; rows may overlap and be nested."""

from __future__ import annotations

import bisect
import dataclasses
import hashlib
import itertools
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from outputs.key import KEYS
from outputs.table import Row

MARKED = ("legal_bases", "targets", "components", "funding", "agencies", "annexes", "issues")
"""The tables whose words are marked; sections are the text itself."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A row on a plan's page."""

    id: str
    table: str
    row: Row
    is_doubtful: bool = False
    """Whether a warning or error overlaps its source text."""

    @property
    def words(self) -> tuple[int, int] | None:
        """The offsets of its source text."""
        start, end = self.row.get("start"), self.row.get("end")
        return (start, end) if isinstance(start, int) and isinstance(end, int) else None


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: where it starts, its text, and the entries that it belongs to, that with the fewest words first, issues last."""

    start: int
    text: str
    entries: tuple[Entry, ...] = ()
    control: str = ""
    """The name of the invisible character that it is (`U+202E`), so that a page can show it."""

    @property
    def is_doubtful(self) -> bool:
        """Whether a row that it belongs to is."""
        return any(entry.is_doubtful for entry in self.entries)


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: its offset, its pieces, the level of the heading that it is (0: none), the page that begins with it."""

    start: int
    pieces: tuple[Piece, ...]
    level: int = 0
    page: int | None = None


def entries(rows: Mapping[str, Sequence[Row]]) -> list[Entry]:
    """The rows of a plan's page in the order of its tables, with stable ids."""
    doubts = [row for row in rows["issues"] if is_doubt(row) and row["start"] is not None]
    found: list[Entry] = []
    for name, table in rows.items():
        counted: dict[str, int] = {}
        for row in table:
            base = _name(name, row)
            counted[base] = counted.get(base, 0) + 1
            doubtful = (
                row in doubts if name == "issues" else name in MARKED and any(_touch(row, doubt) for doubt in doubts)
            )
            found.append(Entry(f"{base}-{counted[base]}" if counted[base] > 1 else base, name, row, doubtful))
    return found


def is_doubt(issue: Row) -> bool:
    """Whether a person should check what an issue states; the list of plans, their pages and the report count these."""
    return issue["severity"] != "info"


def _name(table: str, row: Row) -> str:
    """The key of a row: its table, words and distinguishing values, so that a later run, with other columns or offsets, gives it again."""
    parts = [" ".join(str(row.get("quote") or "").split()), *(f"{name}={row.get(name)}" for name in KEYS[table])]
    return f"{table}-{_digest(parts)}"


def state(row: Row) -> str:
    """A digest of all columns of a row: another one when anything in it changed."""
    return _digest([f"{name}={value}" for name, value in sorted(row.items())])


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:10]


def _touch(row: Row, other: Row) -> bool:
    return _int(row["start"]) < _int(other["end"]) and _int(other["start"]) < _int(row["end"])


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def lines(text: str, found: Sequence[Entry]) -> Iterator[Line]:
    """The lines of a text, cut where rows begin and end."""
    marks = [(entry, *entry.words) for entry in found if entry.table in MARKED and entry.words]
    cuts = sorted({offset for _, start, end in marks for offset in (start, end)} | set(_controls(text)))
    marks.sort(key=lambda mark: mark[1], reverse=True)
    heads, pages, inside = _heads(found, text), _page_starts(found), list[tuple[Entry, int, int]]()
    start = page = 0
    for words in text.split("\n"):
        end, before = start + len(words), page
        while marks and marks[-1][1] < end:
            inside.append(marks.pop())
        inside = [mark for mark in inside if mark[2] > start]
        while pages and pages[-1][0] <= max(end - 1, start):
            page = max(page, pages.pop()[1])
        bounds = [start, *cuts[bisect.bisect_right(cuts, start) : bisect.bisect_left(cuts, end)], end]
        pieces = tuple(_piece(text, left, right, inside) for left, right in itertools.pairwise(bounds) if left < right)
        yield Line(start, pieces, heads.get((start, end), 0), page if page > before else None)
        start = end + 1


def _piece(text: str, left: int, right: int, inside: Sequence[tuple[Entry, int, int]]) -> Piece:
    over = [mark for mark in inside if mark[1] <= left and right <= mark[2]]
    over.sort(key=lambda mark: (mark[0].table == "issues", mark[2] - mark[1]))
    words = text[left:right]
    return Piece(left, words, tuple(entry for entry, _, _ in over), _control(words))


def _controls(text: str) -> Iterator[int]:
    for offset, char in enumerate(text):
        if _control(char):
            yield offset
            yield offset + 1


def _control(text: str) -> str:
    """The name of an invisible character that would change how the text around it is shown."""
    is_control = len(text) == 1 and unicodedata.category(text) == "Cf" and text not in "\u00ad\u200d"
    return f"U+{ord(text):04X}" if is_control else ""


def _heads(found: Sequence[Entry], text: str) -> dict[tuple[int, int], int]:
    """By where a line begins and ends: the level of the numbered heading that it is, and nothing but it."""
    heads = {}
    for row in (entry.row for entry in found if entry.table == "sections" and entry.row["title"]):
        start, label = _int(row["start"]), str(row["label"])
        end = start + len(text[start:].partition("\n")[0])
        if label.strip("-+*•") and end - start <= len(label) + len(str(row["title"])) + len(" .: "):
            heads[start, end] = _int(row["level"])
    return heads


def _page_starts(found: Sequence[Entry]) -> list[tuple[int, int]]:
    """Offsets and pages of rows, the last first."""
    placed = (
        entry.row for entry in found if entry.table != "documents" and entry.row["page"] is not None and entry.words
    )
    starts = sorted(((_int(row["start"]), _int(row["page"])) for row in placed), reverse=True)
    return [*starts, (0, 1)] if starts and starts[-1][1] == 1 else starts  # what is above the first row is of its page


def visible(text: str) -> Iterator[tuple[str, str]]:
    """A text in parts: ordinary ones, and single invisible characters with their names."""
    cuts = [0, *sorted(set(_controls(text))), len(text)]
    for left, right in itertools.pairwise(cuts):
        if left < right:
            yield text[left:right], _control(text[left:right])
