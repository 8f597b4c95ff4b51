"""A review session: the plans of a store with their corrections, and new corrections."""

from __future__ import annotations

import dataclasses
import datetime
import pathlib
import threading
from collections.abc import Mapping, Sequence

from kehoach.review.open_plan import Open, open_plan
from kehoach.review.plan_list import Listed, Show, bare, is_shown, listed
from kehoach.review.request import RefusedError, asked
from kehoach.review.undo import builds_on, holds, inverse
from outputs.review.apply import stale
from outputs.review.correction import Correction, find_words
from outputs.review.correction_file import corrected_plans, read_corrections, write_corrections
from outputs.review.highlight import entries
from outputs.review.page_image import PageImages, page_images
from outputs.review.plan_page import Review, render_images, render_page
from outputs.search.search import Hit, Wanted
from outputs.search.search import search as search_text
from outputs.store.content import read_rows
from outputs.store.folder import OutputError

_PASSAGES = 20


@dataclasses.dataclass(frozen=True, slots=True)
class Progress:
    """Progress of the review of a store: its plans, without other editions, and how many are reviewed."""

    plans: int
    reviewed: int


class ReviewSession:
    """The plans of a store, and the person who reviews them."""

    def __init__(self, store: pathlib.Path, user: str) -> None:
        """Raises `OutputError` if the folder is not a store."""
        self.store = store
        self.user = user
        self._writing = threading.Lock()
        self._drawing = threading.Lock()  # PDFium works in one thread at a time
        self._last: tuple[str, PageImages] | None = None
        read_rows(store, "documents")

    def search(self, query: str, show: Show = "all") -> list[Listed]:
        """The plans whose words contain all words of the query, accents or not; the most doubtful first, reviewed ones last.

        Other editions of a plan are listed with it, as `copies`.
        """
        wanted = bare(query).split()
        found = [
            plan
            for plan in self._grouped()
            if all(any(word in own.words for own in (plan, *plan.copies)) for word in wanted) and is_shown(plan, show)
        ]
        return sorted(found, key=lambda plan: (plan.is_reviewed, -plan.doubts, plan.title))

    def progress(self) -> Progress:
        """The progress of the review."""
        plans = self._grouped()
        return Progress(len(plans), sum(plan.is_reviewed for plan in plans))

    def passages(self, query: str) -> list[Hit]:
        """Paragraphs of the plans that contain all words of the query, the best first; none if the index cannot be used."""
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
            for plan in listed(self.store, self._version())
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
        """A number that changes whenever a run changes the tables."""
        return (self.store / "documents.parquet").stat().st_mtime_ns

    def open(self, doc_id: str) -> Open:
        """A plan.  Raises `KeyError` if the store does not contain it."""
        return open_plan(self.store, doc_id)

    def page(self, doc_id: str) -> str:
        """The page of a plan, with everything needed to correct it."""
        plan = self.open(doc_id)
        left = stale(plan.stored, plan.text, plan.corrections)
        made = [(correction, correction in left) for correction in plan.corrections]
        has_images = plan.rows["documents"][0]["media_type"] == "application/pdf"
        return render_page(plan.rows, plan.text, review=Review(f"/plan/{doc_id}", has_images, made), back="/")

    def images(self, doc_id: str) -> str:
        """The images of a plan's pages with boxes around the source text of its rows.

        Raises `ImageError` if the file is not what it was, and `KeyError` if there is no such plan.
        """
        plan = self.open(doc_id)
        with self._drawing:
            found = self._drawn(plan).all(entries(plan.rows), lambda number: f"/plan/{doc_id}/image/{number}")
            return render_images(found)

    def image(self, doc_id: str, number: int) -> bytes:
        """The image of a page as WebP.  Raises as `images` does, and `IndexError` past the last page."""
        plan = self.open(doc_id)
        with self._drawing:
            return self._drawn(plan).page(number)

    def _drawn(self, plan: Open) -> PageImages:
        doc_id = str(plan.rows["documents"][0]["doc_id"])
        if self._last is None or self._last[0] != doc_id:
            self._last = doc_id, page_images(self.store, plan.rows, plan.text)
        return self._last[1]

    def correct(self, doc_id: str, request: Mapping[str, object]) -> str:
        """Make the correction that a page requests; the id of the row as it is now, empty if it is gone.

        Raises `RefusedError` if it cannot be made, `KeyError` if there is no such plan.
        """
        with self._writing:
            plan = self.open(doc_id)
            correction = self._signed(asked(plan, request))
            self._keep(plan, [*plan.corrections, correction])
            return self._id_of(doc_id, correction)

    def undo(self, doc_id: str, number: int, at: str) -> str:
        """Undo a correction: remove it or, if the tables already contain it, reverse it."""
        with self._writing:
            plan = self.open(doc_id)
            if not 0 <= number < len(plan.corrections) or plan.corrections[number].at != at:
                raise RefusedError("refused.corrections_changed")
            wrong = plan.corrections[number]
            if any(builds_on(later, wrong) for later in plan.corrections[number + 1 :]):
                raise RefusedError("refused.depends")
            others = plan.corrections[:number] + plan.corrections[number + 1 :]
            back = inverse(wrong)
            if back is not None and holds(plan, others, wrong):
                others = [*plan.corrections, self._signed(back)]
            self._keep(plan, others)
            return self._id_of(doc_id, back or wrong)

    def _signed(self, correction: Correction) -> Correction:
        return dataclasses.replace(
            correction, by=self.user, at=datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        )

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
