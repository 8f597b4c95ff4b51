"""Rows compared with gold: precision, recall and F1 by table, and every difference.

A row is found when its key agrees with that of a gold row and their words overlap; each row counts once.  The other columns of found
rows are compared too: a row is entirely correct (`strict`) when all of them agree.  Of `documents` each column counts
by itself.  Only what a gold file states is compared: a table or column that it leaves out is left out.
"""

from __future__ import annotations

import collections
import dataclasses
import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from outputs.key import KEYS
from outputs.table import Row, Value, own_columns
from patterns.likeness import comparable, comparable_agency, comparable_number

Rows: TypeAlias = Mapping[str, Sequence[Row]]
_ALIKE = 0.85
"""So alike two long texts must be."""
_SHARED = {"targets": 0.5}
"""The share of the shorter quote's words that two rows must have in common, when their key alone does not decide."""
SCORED: Mapping[str, tuple[str, ...]] = {
    "legal_bases": ("role", "issued_date", "issuer", "subject"),
    "targets": ("indicator_code", "direction", "measure", "comparator", "per", "year"),
    "components": ("status", "title"),
    "funding": ("budget_year", "status"),
    "agencies": (),
    "issues": (),
}
"""The tables that are scored, and the columns that are compared beside the key."""
HEADER = tuple(column.name for column in own_columns("documents"))
ISSUE_CODES = ("number_blank", "date_incomplete", "header_missing", "numbering_gap", "numbering_repeat", "funding_sum_mismatch",
               "funding_unit_suspect", "name_inconsistent", "year_inconsistent")  # fmt: skip
"""What is wrong in a plan itself; what was doubtful in its reading is not scored.  A code counts once a plan."""


_OF_TARGETS = ("direction", "measure")
"""Columns of targets that are not scored in a baseline."""


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """Where rows and gold differ: a gold row `missed`, a row that is `extra`, a column that is `wrong`."""

    table: str
    plan: str
    kind: Literal["missed", "extra", "wrong"]
    what: str
    """The column, or the row's key."""
    gold: Value = None
    found: Value = None
    quote: str = ""


@dataclasses.dataclass(slots=True)
class Score:
    """The score of a table: how many rows (of `documents`: columns) gold contains, were found, and agree."""

    gold: int = 0
    found: int = 0
    hits: int = 0
    strict: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is correct; 1 if nothing was found and nothing should have been."""
        return self.hits / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return self.hits / self.gold if self.gold else float(not self.found)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 if both sides are empty."""
        return _f1(self.hits, self.gold + self.found)

    @property
    def strict_f1(self) -> float:
        """The same for rows all of whose columns agree."""
        return _f1(self.strict, self.gold + self.found)


@dataclasses.dataclass(slots=True)
class Evaluation:
    """The scores by table and the differences of some plans."""

    scores: dict[str, Score] = dataclasses.field(
        default_factory=lambda: {name: Score() for name in ("documents", *SCORED)}
    )
    differences: list[Difference] = dataclasses.field(default_factory=list)

    def add(self, plan: str, gold: Rows, found: Rows | None) -> None:
        """Compare one plan's rows with its gold; None if the plan was not found at all."""
        for name in self.scores:
            if name in gold:
                expected, rows = _scored(name, gold[name]), _scored(name, found[name] if found else [])
                (self._add_header if name == "documents" else self._add_rows)(name, plan, expected, rows)

    def _add_header(self, name: str, plan: str, gold: Sequence[Row], found: Sequence[Row]) -> None:
        score, expected = self.scores[name], gold[0]
        columns = [column for column in HEADER if column in expected]
        score.gold += len(columns)
        score.found += len(columns) if found else 0
        for column in columns if found else ():
            if _agree(column, expected[column], found[0].get(column)):
                score.hits += 1
                score.strict += 1
            else:
                self._note(Difference(name, plan, "wrong", column, expected[column], found[0].get(column)))

    def _add_rows(self, name: str, plan: str, gold: Sequence[Row], found: Sequence[Row]) -> None:
        pairs = _pairs(name, gold, found)
        score = self.scores[name]
        score.gold, score.found, score.hits = score.gold + len(gold), score.found + len(found), score.hits + len(pairs)
        for left, right in pairs:
            expected, row = gold[left], found[right]
            wrong = _wrong(name, expected, row)
            score.strict += not wrong
            for column in wrong:
                self._note(Difference(name, plan, "wrong", column, expected[column], row.get(column), _quote(expected)))
        self._note_alone(
            "missed", name, plan, [row for at, row in enumerate(gold) if at not in {left for left, _ in pairs}]
        )
        self._note_alone(
            "extra", name, plan, [row for at, row in enumerate(found) if at not in {right for _, right in pairs}]
        )

    def _note_alone(self, kind: Literal["missed", "extra"], name: str, plan: str, rows: Iterable[Row]) -> None:
        for row in rows:
            what = " · ".join(str(row[column]) for column in KEYS[name] if row.get(column) is not None)
            self._note(Difference(name, plan, kind, what, quote=_quote(row)))

    def _note(self, difference: Difference) -> None:
        self.differences.append(difference)


def right_rows(name: str, gold: Sequence[Row], found: Sequence[Row]) -> frozenset[int]:
    """The indices of the found rows of a plan's table that agree with a gold row in every scored column, one to one."""
    return frozenset(right for left, right in _pairs(name, gold, found) if not _wrong(name, gold[left], found[right]))


def _wrong(name: str, expected: Row, row: Row) -> list[str]:
    """The scored columns in which a row differs from its gold row."""
    return [
        column
        for column in SCORED[name]
        if column in expected
        and not (expected.get("kind") == "baseline" and column in _OF_TARGETS)
        and not _agree(column, expected[column], row.get(column))
    ]


def _f1(hits: int, rows: int) -> float:
    return 2 * hits / rows if rows else 1.0


def _scored(name: str, rows: Sequence[Row]) -> Sequence[Row]:
    if name != "issues":
        return rows
    return list({row["code"]: row for row in rows if row["code"] in ISSUE_CODES}.values())


def _pairs(name: str, gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """Rows whose keys agree, one to one: those whose words overlap most first, then those nearest in reading order."""
    by_key = collections.defaultdict(list)
    for right, row in enumerate(found):
        by_key[_key(name, row)].append(right)
    candidates = []
    for left, row in enumerate(gold):
        for right in by_key[_key(name, row)]:
            shared = _shared(_quote(row), _quote(found[right]))
            if shared >= _SHARED.get(name, 0.0):
                candidates.append((-shared, abs(left / len(gold) - right / len(found)), left, right))
    pairs: dict[int, int] = {}
    for _, _, left, right in sorted(candidates):
        if left not in pairs and right not in pairs.values():
            pairs[left] = right
    return list(pairs.items())


def _key(name: str, row: Row) -> tuple[object, ...]:
    key = tuple(_FOLDS.get(column, _plain)(row.get(column)) for column in KEYS[name])
    law = name == "legal_bases" and row.get("number") is None and "luật" in comparable(str(row.get("instrument_type")))
    return (*key, comparable(str(row.get("subject") or ""))) if law else key  # laws are known by their names


def _shared(left: str, right: str) -> float:
    """Shared words as a share of the shorter quote."""
    ours, theirs = collections.Counter(comparable(left).split()), collections.Counter(comparable(right).split())
    return (ours & theirs).total() / max(1, min(ours.total(), theirs.total()))


def _quote(row: Row) -> str:
    return str(row.get("quote") or "")


def _agree(column: str, gold: Value, found: Value) -> bool:
    fold = _FOLDS.get(column, _plain)
    if column in ("title", "subject") and gold is not None and found is not None:
        return (
            difflib.SequenceMatcher(None, comparable(str(gold)), comparable(str(found)), autojunk=False).ratio()
            >= _ALIKE
        )
    return fold(gold) == fold(found)


def _plain(value: Value) -> object:
    """A value as it is: dates as ISO texts, numbers by their size."""
    return round(value, 6) if isinstance(value, int | float) else None if value is None else str(value)


def _text(fold: Callable[[str], str]) -> Callable[[Value], object]:
    return lambda value: None if value is None else fold(str(value))


def _first_word(unit: str) -> str:
    """A code, or the first word of a printed noun, because people disagree on where the noun ends."""
    return (comparable(unit).split() or [""])[0]


_FOLDS: Mapping[str, Callable[[Value], object]] = (
    dict.fromkeys(("doc_type", "place", "issuer", "province", "district", "commune", "signer", "signer_position",
                   "instrument_type"), _text(comparable))
    | dict.fromkeys(("number", "number_symbol"), _text(comparable_number))
    | {"agency": _text(comparable_agency), "unit": _text(_first_word)}
)  # fmt: skip
