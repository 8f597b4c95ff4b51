"""The outline of a plan: which headings and list items there are, and which stand above a place.

Numbering in real plans is often wrong, so marks are parsed by kind and order; the number is only a
label, and its faults become issues.
"""

import bisect
import dataclasses
import functools
import itertools
from collections.abc import Iterator
from typing import TypeAlias, cast

from corpus.document import Document, Span
from extract.outline.carrier import Carrier, find_carrier
from extract.record import Issue, IssueCode, Section
from patterns.component.heading import COMPONENT_HEADING
from patterns.header.line import SPECKED_TYPE
from patterns.outline.body import BODY_END, FOOTNOTE, FOOTNOTE_MARK, RUN_IN_TITLE, SENTENCE
from patterns.outline.mark import RANK, Kind, Mark, mark_of, ordinal

_MOST_ISSUES = 50
"""More numbering faults than this tell nothing new of a plan."""

BULLETS: frozenset[Kind] = frozenset({"dash", "plus", "star"})
_UNMARKED_RANK = RANK["dotted"] + 0.5
"""A component's heading without a number, or behind a bullet, stands above lettered points."""


_DOT = 0.1
"""How much deeper each further dot of `1.1.1` stands; less than an unmarked component's heading."""


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """A marked paragraph: the mark, its rank, its heading paragraph, and how far what it heads reaches."""

    kind: Kind | None
    label: str
    rank: float
    heading: Span
    """The whole paragraph, mark included."""
    text_start: int
    """Where the words behind the mark begin."""
    end: int
    """Where the next item of the same or a higher rank begins."""
    parents: tuple[int, ...]
    """Indices of the items above, outermost first."""


@dataclasses.dataclass(frozen=True)
class Outline:
    """All items of a document in reading order."""

    document: Document
    items: tuple[Item, ...]
    body_end: int
    """Where the body ends and the recipients and the signature begin."""
    carrier: Carrier | None = None
    """The decision above the plan that issues it, whose articles are no sections of the plan."""

    @functools.cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(item.heading.start for item in self.items)

    @functools.cached_property
    def _notes(self) -> tuple[tuple[int, int], ...]:
        """Where each footnote below the body begins, and where its mark is in the body; the body's end where it has none."""
        folded = self.document.folded
        marks = {match["number"]: match.start() for match in FOOTNOTE_MARK.finditer(folded, 0, self.body_end)}
        notes = FOOTNOTE.finditer(folded, self.body_end)
        return tuple((note.start(), marks.get(note["number"], self.body_end)) for note in notes)

    @property
    def first(self) -> int:
        """Where the first section begins; the body's end where there is none."""
        numbered = (item.heading.start for item in self.items if item.kind not in BULLETS)
        return next(numbered, self.body_end)

    def chain(self, offset: int) -> tuple[Item, ...]:
        """The items that hold `offset`, outermost first; empty before the first and after the body."""
        index = bisect.bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.body_end:
            return ()
        item = self.items[index]
        chain = (*(self.items[parent] for parent in item.parents), item)
        return tuple(above for above in chain if offset < above.end)

    def path(self, offset: int) -> str | None:
        """The labels above `offset`, `II / 2 / b`; bullets are left out; None before the first section.

        A footnote below the signature has those of its mark.
        """
        if offset >= self.body_end:
            note = bisect.bisect_right(self._notes, (offset, len(self.document.text))) - 1
            offset = self._notes[note][1] if note >= 0 else offset
        return " / ".join(item.label for item in self.chain(offset) if item.label and item.kind not in BULLETS) or None

    def title(self, item: Item) -> str | None:
        """An item's heading words, without its text; None where the item is a sentence of its own.

        A part's words stand on the line below its mark (`Phần I⏎TÌNH HÌNH CHUNG`).
        """
        start = item.heading.start
        if start not in self._titles:
            self._titles[start] = self._title(item)
        return self._titles[start]

    @functools.cached_property
    def _titles(self) -> dict[int, str | None]:
        """The titles that were asked for, by where their heading starts."""
        return {}

    def _title(self, item: Item) -> str | None:
        words = self.document.text[item.text_start : item.heading.end]
        if not words.strip(" .:"):
            words = self.document.quote(self.document.paragraph_at(item.heading.end + 1))
            return words if words.isupper() else None
        if COMPONENT_HEADING.match(self.document.folded, item.text_start, item.heading.end):
            return words.rstrip(" .:;")
        if run_in := RUN_IN_TITLE.match(words):
            return run_in["title"].strip() or None
        return None if SENTENCE.search(words) else words.rstrip(" .:;") or None


def find_outline(document: Document) -> Outline:
    """The outline of a document."""
    carrier = find_carrier(document)
    start = carrier.plan_start if carrier else 0
    body_end = _body_end(document, start)
    found: list[tuple[Mark | None, float, Span, int]] = []
    for paragraph in document.paragraphs:
        if paragraph.start < start:
            continue
        if paragraph.start >= body_end:
            break
        mark = mark_of(document.text[paragraph.start : paragraph.end])
        if mark is not None and mark.kind in BULLETS and SPECKED_TYPE.match(document.quote(paragraph)):
            continue
        text_start = paragraph.start + (mark.end if mark else 0)
        component = COMPONENT_HEADING.match(document.folded, text_start, paragraph.end) is not None
        if mark is None and not component:
            continue
        rank = _rank(mark) if mark else _UNMARKED_RANK
        if component and (mark is None or mark.kind in BULLETS):
            rank = _UNMARKED_RANK - (0.25 if document.folded.startswith("dự", text_start) else 0)
        found.append((mark, rank, paragraph, text_start))
    return Outline(document, tuple(_nest(found, body_end)), body_end, carrier)


def _rank(mark: Mark) -> float:
    """How deep a mark stands: `1.1.1` below `1.1`."""
    return RANK[mark.kind] + (mark.label.count(".") - 1) * _DOT if mark.kind == "dotted" else RANK[mark.kind]


def _body_end(document: Document, start: int) -> int:
    """Where `Nơi nhận` or the signature block ends the body; the text's end where there is neither."""
    match = BODY_END.search(document.folded, start)
    return match.start() if match else len(document.text)


def _nest(found: list[tuple[Mark | None, float, Span, int]], body_end: int) -> Iterator[Item]:
    stack: list[int] = []
    parents: list[tuple[int, ...]] = []
    ends = [body_end] * len(found)
    for index, (_, rank, paragraph, _) in enumerate(found):
        while stack and found[stack[-1]][1] >= rank:
            ends[stack.pop()] = paragraph.start
        parents.append(tuple(stack))
        stack.append(index)
    for (mark, rank, paragraph, text_start), end, above in zip(found, ends, parents, strict=True):
        yield Item(mark.kind if mark else None, mark.label if mark else "", rank, paragraph, text_start, end, above)


def sections(outline: Outline) -> Iterator[Section]:
    """The rows of `sections`."""
    for item in outline.items:
        yield Section(
            span=Span(item.heading.start, item.end),
            level=len(item.parents) + 1,
            label=item.label or None,
            title=outline.title(item),
        )


def numbering_issues(outline: Outline) -> Iterator[Issue]:
    """Numbers that are used twice, left out, or that begin after the first, among the items of one series."""
    last: dict[_Series, tuple[int, str]] = {}
    has_crossed_d = any(item.label == "đ" for item in outline.items)
    found = (
        issue
        for item in outline.items
        if item.kind is not None and (number := ordinal(Mark(item.kind, item.label, 0))) is not None
        for issue in _numbering_issue(item, number, last, has_crossed_d)
    )
    yield from itertools.islice(found, _MOST_ISSUES)


_Series: TypeAlias = tuple[tuple[int, ...], Kind, str]


def _numbering_issue(
    item: Item, number: int, last: dict[_Series, tuple[int, str]], has_crossed_d: bool
) -> Iterator[Issue]:
    """What is wrong with a number after the one before it in its series; notes it as the last."""
    kind = cast(Kind, item.kind)
    series = (item.parents, kind, item.label.partition(" ")[0] if kind == "part" else item.label.rpartition(".")[0])
    before, label = last.get(series, (0, ""))
    last[series] = (number, item.label)
    skipped_d = (label, item.label) == ("d", "e")  # many plans do not letter a point `đ)`
    if number == before:
        yield _issue("numbering_repeat", f"number {item.label} is used twice", item)
    elif before and number > before + 1 and (has_crossed_d or not skipped_d):
        yield _issue("numbering_gap", f"{label} is followed by {item.label}", item)
    elif not before and number > 1 and kind == "roman" and not item.parents:
        yield _issue("numbering_gap", f"numbering begins with {item.label}", item)


def _issue(code: IssueCode, message: str, item: Item) -> Issue:
    return Issue(span=item.heading, code=code, severity="info", message=message)
