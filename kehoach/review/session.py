"""A review session: the plans of a store with their corrections, and new corrections."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import functools
import pathlib
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal

from corpus.message import joined
from outputs.key import KEYS
from outputs.review.correction import Correction, apply, find_words, stale
from outputs.review.correction_file import corrected_plans, read_corrections, write_corrections
from outputs.review.highlight import Entry, entries, is_doubt, state
from outputs.review.page_image import Pictures, pictures_of
from outputs.review.plan_page import Review, render_page, render_pictures
from outputs.review.word import column_called, table_called
from outputs.search.search import Hit, Wanted
from outputs.search.search import search as search_text
from outputs.store.content import read_plan_rows, read_rows, read_text
from outputs.store.folder import OutputError
from outputs.table import PLAN_TABLES, Row, own_columns
from outputs.value import WrongValueError, parse_row, typed_row

_PASSAGES = 20
_CORRECTABLE = tuple(name for name in PLAN_TABLES if name not in ("sections", "annexes"))


class RefusedError(WrongValueError):
    """A correction that cannot be made; the message says why, for the person who made it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """A plan in the list."""

    doc_id: str
    title: str
    issuer: str
    number: str
    date: datetime.date | str
    """The day of issue; its year where no day is printed, or nothing."""
    file_name: str
    doubts: int
    corrections: int
    words: str
    """What a search looks in."""
    same_as: str | None = None
    copies: tuple[Listed, ...] = ()
    """Other editions of the plan, listed with it."""

    @property
    def is_reviewed(self) -> bool:
        """Whether a person decided on a row of it."""
        return self.corrections > 0


Show = Literal["all", "doubtful", "open", "reviewed"]
"""Which plans are listed: all, those with something to check, those not yet reviewed, those reviewed."""


@dataclasses.dataclass(frozen=True, slots=True)
class Progress:
    """How far the review of a store is: its plans, without other editions, and those reviewed."""

    plans: int
    reviewed: int


@dataclasses.dataclass(frozen=True, slots=True)
class Open:
    """A plan that lies open: its rows as they are stored and as corrected, its text, its corrections."""

    stored: Mapping[str, Sequence[Row]]
    rows: Mapping[str, Sequence[Row]]
    text: str
    corrections: list[Correction]


class ReviewSession:
    """The plans of a store, and the person who reviews them."""

    def __init__(self, store: pathlib.Path, user: str) -> None:
        """Raises `OutputError` where the folder is not a store."""
        self.store = store
        self.user = user
        self._writing = threading.Lock()
        self._drawing = threading.Lock()  # PDFium works in one thread at a time
        self._last: tuple[str, Pictures] | None = None
        read_rows(store, "documents")

    def search(self, query: str, show: Show = "all") -> list[Listed]:
        """The plans whose words hold all words of the query, accents or not; the most doubtful first, reviewed ones last.

        Other editions of a plan are listed with it, as `copies`.
        """
        wanted = bare(query).split()
        found = [
            plan
            for plan in self._grouped()
            if all(any(word in own.words for own in (plan, *plan.copies)) for word in wanted) and _is_shown(plan, show)
        ]
        return sorted(found, key=lambda plan: (plan.is_reviewed, -plan.doubts, plan.title))

    def progress(self) -> Progress:
        """How far the review is."""
        plans = self._grouped()
        return Progress(len(plans), sum(plan.is_reviewed for plan in plans))

    def passages(self, query: str) -> list[Hit]:
        """Paragraphs of the plans that hold all words of the query, the best first; none if the index cannot be used."""
        if not query.strip():
            return []
        try:
            return search_text(str(self.store), query, Wanted(most=_PASSAGES))
        except OutputError:
            return []

    def _grouped(self) -> list[Listed]:
        """The plans with what people corrected, other editions with their first."""
        corrected = set(corrected_plans(self.store))
        held = {
            plan.doc_id: self._with_corrections(plan) if plan.doc_id in corrected else plan
            for plan in _listed(self.store, self._version())
        }
        copies: dict[str, list[Listed]] = {}
        for plan in held.values():
            if plan.same_as in held:
                copies.setdefault(str(plan.same_as), []).append(plan)
        return [
            dataclasses.replace(plan, copies=tuple(copies.get(plan.doc_id, ())))
            for plan in held.values()
            if plan.same_as not in held
        ]

    def _with_corrections(self, plan: Listed) -> Listed:
        made = read_corrections(self.store, plan.doc_id)
        accepted = sum(
            one.action == "accept" and one.table == "issues" and one.old.get("severity") != "info" for one in made
        )
        return dataclasses.replace(plan, corrections=len(made), doubts=max(0, plan.doubts - accepted))

    def _version(self) -> int:
        """Another number where a run changed the tables."""
        return (self.store / "documents.parquet").stat().st_mtime_ns

    def open(self, doc_id: str) -> Open:
        """A plan.  Raises `KeyError` where the store does not hold it."""
        stored, text = read_plan_rows(self.store, doc_id), read_text(self.store, doc_id)
        corrections = read_corrections(self.store, doc_id)
        return Open(stored, apply(stored, text, corrections), text, corrections)

    def page(self, doc_id: str) -> str:
        """The page of a plan, with what it takes to correct it."""
        plan = self.open(doc_id)
        left = stale(plan.stored, plan.text, plan.corrections)
        made = [(correction, correction in left) for correction in plan.corrections]
        has_pictures = plan.rows["documents"][0]["media_type"] == "application/pdf"
        return render_page(plan.rows, plan.text, review=Review(f"/plan/{doc_id}", has_pictures, made), back="/")

    def pictures(self, doc_id: str) -> str:
        """The images of a plan's pages with boxes over its rows' words.

        Raises `PictureError` where the file is not what it was, and `KeyError` where there is no such plan.
        """
        plan = self.open(doc_id)
        with self._drawing:
            found = self._drawn(plan).all(entries(plan.rows), lambda number: f"/plan/{doc_id}/picture/{number}")
            return render_pictures(found)

    def picture(self, doc_id: str, number: int) -> bytes:
        """The image of a page as WebP.  Raises as `pictures` does, and `IndexError` past the last page."""
        plan = self.open(doc_id)
        with self._drawing:
            return self._drawn(plan).page(number)

    def _drawn(self, plan: Open) -> Pictures:
        doc_id = str(plan.rows["documents"][0]["doc_id"])
        if self._last is None or self._last[0] != doc_id:
            self._last = doc_id, pictures_of(self.store, plan.rows, plan.text)
        return self._last[1]

    def correct(self, doc_id: str, request: Mapping[str, object]) -> str:
        """Make the correction that a page asks for; the id of the row as it is now, empty if it is gone.

        Raises `RefusedError` where it cannot be made, `KeyError` where there is no such plan.
        """
        with self._writing:
            plan = self.open(doc_id)
            correction = self._correction(plan, request)
            self._keep(plan, [*plan.corrections, correction])
            return self._id_of(doc_id, correction)

    def undo(self, doc_id: str, number: int, at: str) -> str:
        """Take back a correction: strike it out, or where the tables hold it already, correct it back."""
        with self._writing:
            plan = self.open(doc_id)
            if not 0 <= number < len(plan.corrections) or plan.corrections[number].at != at:
                raise RefusedError("refused.corrections_changed")
            wrong = plan.corrections[number]
            if any(_builds_on(later, wrong) for later in plan.corrections[number + 1 :]):
                raise RefusedError("refused.depends")
            others = plan.corrections[:number] + plan.corrections[number + 1 :]
            back = self._inverse(wrong)
            if back is not None and self._holds(plan, others, wrong):
                others = [*plan.corrections, back]
            self._keep(plan, others)
            return self._id_of(doc_id, back or wrong)

    def _correction(self, plan: Open, request: Mapping[str, object]) -> Correction:
        action = request.get("action")
        if action == "add":
            return self._addition(plan, request)
        found = next((entry for entry in entries(plan.rows) if entry.id == request.get("id")), None)
        if found is None or request.get("state", state(found.row)) != state(found.row):
            raise RefusedError("refused.changed")
        if found.table not in _CORRECTABLE or (found.table == "documents" and action == "delete"):
            raise RefusedError("refused.table", table=table_called(found.table))
        seen = self._signed(_accepted(found))
        if action in ("accept", "delete"):
            return dataclasses.replace(seen, action=action)
        if action != "change":
            raise RefusedError("refused.action", action=str(action))
        new = {name: value for name, value in self._values(found.table, request).items() if value != seen.old[name]}
        if not new:
            raise RefusedError("refused.unchanged")
        return dataclasses.replace(seen, action="change", new=new)

    def _addition(self, plan: Open, request: Mapping[str, object]) -> Correction:
        name, start, end = request.get("table"), request.get("start"), request.get("end")
        if name not in _CORRECTABLE or name in ("documents", "issues"):
            raise RefusedError("refused.no_additions", table=table_called(str(name)))
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(plan.text):
            raise RefusedError("refused.select")
        quote = plan.text[start:end]
        start, quote = start + len(quote) - len(quote.lstrip()), quote.strip()
        if not quote:
            raise RefusedError("refused.select")
        given = dict.fromkeys(column.name for column in own_columns(str(name))) | self._values(str(name), request)
        new = parse_row(str(name), given) if self._complete(str(name), given) else given
        end = start + len(quote)
        for row in plan.rows[str(name)]:
            if (row["start"], row["end"]) == (start, end) and all(row[key] == new[key] for key in KEYS[str(name)]):
                raise RefusedError("refused.added_before")
        return self._signed(Correction(table=str(name), action="add", start=start, end=end, quote=quote, new=new))

    def _complete(self, name: str, given: Mapping[str, object]) -> bool:
        missing = [column.name for column in own_columns(name) if not column.nullable and given[column.name] is None]
        if missing:
            raise RefusedError("refused.empty", columns=joined(map(column_called, missing), ", "))
        return True

    def _values(self, name: str, request: Mapping[str, object]) -> Row:
        given = request.get("new")
        if not isinstance(given, dict):
            raise RefusedError("refused.no_values")
        try:
            return parse_row(name, typed_row(given))
        except WrongValueError as error:
            raise RefusedError(error.message) from error

    def _signed(self, correction: Correction) -> Correction:
        return dataclasses.replace(
            correction, by=self.user, at=datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        )

    def _inverse(self, wrong: Correction) -> Correction | None:
        """What brings a row back to where a correction found it."""
        back = self._signed(wrong)
        if wrong.action == "change":
            return dataclasses.replace(
                back, old={**wrong.old, **wrong.new}, new={name: wrong.old[name] for name in wrong.new}
            )
        if wrong.action == "delete":
            return dataclasses.replace(back, action="add", old={}, new=wrong.old)
        if wrong.action == "add":
            return dataclasses.replace(back, action="delete", old=wrong.new, new={})
        return None

    def _holds(self, plan: Open, others: Sequence[Correction], wrong: Correction) -> bool:
        """Whether the rows are as a correction made them also without it: a run has written them so."""
        rows = apply(plan.stored, plan.text, others)[wrong.table]
        words = find_words(plan.text, wrong)
        if wrong.quote and words is None:
            return False
        there = [row for row in rows if words is None or (row.get("start"), row.get("end")) == words]
        state = wrong.after if wrong.after is not None else wrong.before
        is_there = any(all(row.get(name) == value for name, value in (state or {}).items()) for row in there)
        return is_there if wrong.after is not None else not is_there

    def _keep(self, plan: Open, corrections: Sequence[Correction]) -> None:
        document = plan.rows["documents"][0]
        write_corrections(self.store, str(document["doc_id"]), str(document["file_name"]), corrections)

    def _id_of(self, doc_id: str, correction: Correction) -> str:
        """The id of the row that a correction is about, as it is now."""
        plan = self.open(doc_id)
        words, state = find_words(plan.text, correction), correction.after
        if state is None:
            return ""
        for entry in entries(plan.rows):
            if entry.table == correction.table and (entry.words == words or words is None) and all(
                entry.row[name] == value for name, value in state.items()
            ):  # fmt: skip
                return entry.id
        return ""


@functools.lru_cache(maxsize=2)
def _listed(store: pathlib.Path, version: int) -> list[Listed]:
    doubts = collections.Counter(row["doc_id"] for row in read_rows(store, "issues") if is_doubt(row))
    return [_plan(row, doubts[row["doc_id"]]) for row in read_rows(store, "documents")]


def _plan(row: Row, doubts: int) -> Listed:
    told = [str(row[name] or "") for name in ("title", "issuer", "number", "issued_date", "file_name")]
    words = bare(
        " ".join(
            [*told, *(str(row[name] or "") for name in ("place", "province", "district", "commune", "number_symbol"))]
        )
    )
    title, issuer, number, _, file_name = told
    day = row["issued_date"]
    date = day if isinstance(day, datetime.date) else str(row["issued_year"] or "")
    same_as = None if row["same_as"] is None else str(row["same_as"])
    return Listed(str(row["doc_id"]), title, issuer, number or str(row["number_symbol"] or ""), date, file_name,
                  doubts, 0, words, same_as)  # fmt: skip


def _is_shown(plan: Listed, show: Show) -> bool:
    return {"doubtful": plan.doubts > 0, "open": not plan.is_reviewed, "reviewed": plan.is_reviewed}.get(show, True)


def bare(text: str) -> str:
    """A text without accents and case, as people type it in a hurry.

    >>> bare("Kế hoạch Ba Tơ, Đắk Lắk")
    'ke hoach ba to, dak lak'
    """
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _builds_on(later: Correction, earlier: Correction) -> bool:
    """Whether a correction is about the row as another one left it."""
    is_same = (later.table, later.quote) == (earlier.table, earlier.quote)
    return is_same and later.before == earlier.after and earlier.action != "accept"


def _accepted(entry: Entry) -> Correction:
    """A row as one that a person found right."""
    old = {column.name: entry.row[column.name] for column in own_columns(entry.table)}
    start, end = entry.words or (None, None)
    quote = entry.row.get("quote")
    return Correction(
        table=entry.table, action="accept", start=start, end=end, quote=None if quote is None else str(quote), old=old
    )
