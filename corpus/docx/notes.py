"""Footnotes and endnotes, in the order of their marks.  Source: ECMA-376, part 1, 17.11."""

from collections.abc import Iterable, Iterator

from corpus.docx.names import Element, w
from corpus.docx.package import Package
from patterns.text import is_capitals

_CLOSED = (".", ";", ":", "!", "?")
_LONG = 90
"""The length in characters from which a paragraph is neither a heading nor a title."""


class Notes:
    """A document's notes: those whose marks were met and that are not yet in the text."""

    def __init__(self, package: Package) -> None:
        self._notes = {
            (kind, note.get(w("id"), "")): note
            for kind in ("footnote", "endnote")
            if (root := package.of_kind(f"{kind}s")) is not None
            for note in root.iterchildren(w(kind))
        }
        self._waiting: list[tuple[int, Element]] = []
        self._met = 0

    def note(self, references: Iterable[tuple[str, str]]) -> None:
        """Take the notes that marks refer to, by kind and name."""
        for reference in references:
            self._met += 1
            if reference in self._notes:
                self._waiting.append((self._met, self._notes[reference]))

    def taken(self) -> Iterator[tuple[int, Element]]:
        """The notes that wait, each with its number."""
        waiting, self._waiting = self._waiting, []
        yield from waiting

    def may_follow(self, text: str) -> bool:
        """Whether notes may be after a paragraph: not if they would part a title or a heading from what follows."""
        text = text.strip()
        return bool(self._waiting) and (text.endswith(_CLOSED) or len(text) >= _LONG) and not is_capitals(text)
