"""The outline of a plan: which headings and list items there are, and which are above a place.

Numbering in real plans is often wrong, so marks are parsed by kind and order; the number is only a
label, and its faults become issues.
"""

import bisect
import dataclasses
import functools
from collections.abc import Callable, Iterator
from typing import NamedTuple

from corpus.document import Document, Span
from extract.kept import kept
from extract.outline.carrier import Carrier, find_carrier
from extract.record import Section
from patterns.component.heading import COMPONENT_HEADING
from patterns.fold import fold
from patterns.header.line import SPECKED_TYPE
from patterns.outline.body import BODY_END, FOOTNOTE, FOOTNOTE_MARK, RUN_IN_TITLE, SENTENCE
from patterns.outline.mark import RANK, Kind, Mark, mark_of

BULLETS: frozenset[Kind] = frozenset({"dash", "plus", "star"})
_UNMARKED_RANK = RANK["dotted"] + 0.5
"""A component's heading without a number, or after a bullet, is above lettered points."""
_PROJECT_ABOVE = 0.25
"""How much higher a project's heading is than a sub-project's, where neither has a number."""

_DOT = 0.1
"""How much deeper each further dot of `1.1.1` is; less than an unmarked component's heading."""


class Item(NamedTuple):
    """A marked paragraph: the mark, its rank, its heading paragraph, and how far what it heads reaches."""

    kind: Kind | None
    label: str
    rank: float
    heading: Span
    """The whole paragraph, mark included."""
    text_start: int
    """Where the words after the mark begin."""
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
    """The decision above the plan that issues it, whose articles are not sections of the plan."""

    @kept
    def _starts(self) -> tuple[int, ...]:
        """Where the items begin, and where the body ends."""
        return (*[item.heading.start for item in self.items], self.body_end)

    @kept
    def _by_start(self) -> dict[int, Item]:
        return {item.heading.start: item for item in self.items}

    def item_at(self, start: int) -> Item | None:
        """The item whose heading starts at an offset; None if no heading does."""
        return self._by_start.get(start)

    @kept
    def _chains(self) -> tuple[tuple[Item, ...], ...]:
        """Each item with those above it, outermost first; none before the first and after the body."""
        items = self.items
        return ((), *[(*[items[parent] for parent in item.parents], item) for item in items], ())

    @kept
    def notes(self) -> tuple[tuple[int, int], ...]:
        """Where each footnote below the body begins, and where its mark is in the body; the body's end if it has none."""
        folded = self.document.folded
        marks = {match["number"]: match.start() for match in FOOTNOTE_MARK.finditer(folded, 0, self.body_end)}
        notes = FOOTNOTE.finditer(folded, self.body_end)
        return tuple((note.start(), marks.get(note["number"], self.body_end)) for note in notes)

    @kept
    def first(self) -> int:
        """Where the first section begins; the body's end if there is none."""
        numbered = (item.heading.start for item in self.items if item.kind not in BULLETS)
        return next(numbered, self.body_end)

    def chain(self, offset: int) -> tuple[Item, ...]:
        """The items that contain `offset`, outermost first; empty before the first and after the body."""
        return self._chains[self.place(offset)]  # each reaches to the next item at least

    @kept
    def place(self) -> Callable[[int], int]:
        """Gives which item contains an offset, counted from 1; 0 before the first, one more than there are after the body."""
        return functools.partial(bisect.bisect_right, self._starts)

    def path(self, offset: int) -> str | None:
        """The labels above `offset`, `II / 2 / b`; bullets are left out; None before the first section.

        A footnote below the signature has those of its mark.
        """
        if offset >= self.body_end:
            note = bisect.bisect_right(self.notes, (offset, len(self.document.text))) - 1
            offset = self.notes[note][1] if note >= 0 else offset
        return self._paths[self.place(offset)]

    @kept
    def _paths(self) -> list[str | None]:
        """The path of each chain: rows of one section ask for it again and again."""
        labels = [item.label if item.kind not in BULLETS else "" for item in self.items]
        paths = [
            " / ".join(filter(None, [labels[at] for at in (*item.parents, index)])) or None
            for index, item in enumerate(self.items)
        ]
        return [None, *paths, None]

    def title(self, item: Item) -> str | None:
        """An item's heading words, without its text; None if the item is a sentence of its own.

        A part's words are on the line below its mark (`Phần I⏎TÌNH HÌNH CHUNG`).
        """
        return self.titles[item.heading.start]

    @kept
    def titles(self) -> dict[int, str | None]:
        """The title of each item in order, by where its heading starts: all are asked for, by the rows of `sections` at the latest."""
        return {item.heading.start: self._title(item) for item in self.items}

    @kept
    def folded_titles(self) -> list[str]:
        """The folded title of each item in order, empty for a sentence."""
        return [fold(title) if title else "" for title in self.titles.values()]

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
    paragraphs = document.paragraphs_between(start, body_end)
    found = [marked for paragraph in paragraphs if (marked := _marked(document, paragraph)) is not None]
    nested = _nest(_sub_projects_below(document, _stars_above(found)), body_end)
    return Outline(document, tuple(nested), body_end, carrier)


_Marked = tuple[Mark | None, float, Span, int]
"""A paragraph that is an item: its mark, its rank, the paragraph, and where the words after the mark begin."""


def _marked(document: Document, paragraph: Span) -> _Marked | None:
    """A paragraph as an item: it has a mark, or it is a component's heading; None for any other."""
    mark = mark_of(document.text[paragraph.start : paragraph.end])
    is_bullet = mark is not None and mark.kind in BULLETS
    if is_bullet and SPECKED_TYPE.match(document.quote(paragraph)):
        return None
    text_start = paragraph.start + (mark.end if mark else 0)
    if (mark is None or is_bullet) and COMPONENT_HEADING.match(document.folded, text_start, paragraph.end):
        above = _PROJECT_ABOVE if document.folded.startswith("dự", text_start) else 0
        return mark, _UNMARKED_RANK - above, paragraph, text_start
    return (mark, _rank(mark), paragraph, text_start) if mark is not None else None


def _stars_above(found: list[_Marked]) -> list[_Marked]:
    """The items, stars above dashes in each run of bullets that a star and a dash open (`* Vốn đầu tư`, then `- Đường …`)."""
    kinds = [mark.kind if mark else None for mark, *_ in found]
    lifted, is_lifted = list(found), False
    for index, ((mark, _, paragraph, text_start), kind) in enumerate(zip(found, kinds, strict=True)):
        if kind not in BULLETS:
            is_lifted = False
        elif kind == "star" and (index == 0 or kinds[index - 1] not in BULLETS):
            is_lifted = kinds[index + 1 : index + 2] in (["dash"], ["plus"])
        if is_lifted and kind == "star":
            lifted[index] = (mark, RANK["dash"] - 0.5, paragraph, text_start)
    return lifted


def _sub_projects_below(document: Document, found: list[_Marked]) -> list[_Marked]:
    """The items, bulleted or unmarked sub-projects below the lettered project that they follow (`c) Dự án 3`, then `- Tiểu dự án 1: …`)."""
    lowered, project = list(found), None
    for index, (mark, rank, paragraph, text_start) in enumerate(found):
        is_sub = rank == _UNMARKED_RANK and COMPONENT_HEADING.match(document.folded, text_start, paragraph.end)
        if is_sub and project is not None:
            lowered[index] = (mark, project + _PROJECT_ABOVE, paragraph, text_start)
        elif mark is not None and mark.kind not in BULLETS:
            named = document.folded.startswith("dự", text_start) and rank > _UNMARKED_RANK
            project = rank if named and COMPONENT_HEADING.match(document.folded, text_start, paragraph.end) else None
    return lowered


def _rank(mark: Mark) -> float:
    """How deep a mark is: `1.1.1` below `1.1`, `a.1` below `a`."""
    if mark.kind != "dotted":
        return RANK[mark.kind]
    dots = mark.label.count(".")
    return RANK["letter"] + dots * _DOT if mark.label[0].islower() else RANK["dotted"] + (dots - 1) * _DOT


def _body_end(document: Document, start: int) -> int:
    """Where `Nơi nhận` or the signature block ends the body; the text's end if there is neither."""
    match = BODY_END.search(document.folded, start)
    return match.start() if match else len(document.text)


def _nest(found: list[_Marked], body_end: int) -> Iterator[Item]:
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
    for item, title in zip(outline.items, outline.titles.values(), strict=True):
        yield Section(
            span=Span(item.heading.start, item.end),
            level=len(item.parents) + 1,
            label=item.label or None,
            title=title,
        )
