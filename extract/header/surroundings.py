"""What a document names besides its own header, by which units of one name are distinguished."""

import collections
import dataclasses
from typing import TypeVar

from corpus.document import Document
from extract.kept import kept
from extract.outline.tree import Outline
from patterns.place import Mention, mentions
from patterns.unit_list import UnitLevel

REFORM_DAY = "2025-07-01"
"""From this day there are no districts (Nghị quyết 202/2025/QH15, Nghị quyết 203/2025/QH15)."""


@dataclasses.dataclass(frozen=True)
class Surroundings:
    """What a document names besides its own header: the evidence that distinguish units of one name."""

    document: Document
    outline: Outline
    title: str | None
    place: str | None
    day: str | None

    @property
    def is_reformed(self) -> bool:
        """Whether the document is known to be of the time without districts."""
        return self.day is not None and self.day >= REFORM_DAY

    @kept
    def mentions(self) -> tuple[Mention, ...]:
        """The provinces and districts that the text names."""
        return self._named("province", "district")

    @kept
    def communes(self) -> tuple[Mention, ...]:
        """The communes that the text names; read only if the plan is a commune's."""
        return self._named("commune")

    def _named(self, *levels: UnitLevel) -> tuple[Mention, ...]:
        text, folded = self.document.text, self.document.folded
        return tuple(mentions(text, 0, self.outline.body_end, day=self.day, levels=levels, folded=folded))

    @kept
    def preamble(self) -> int:
        """Where the first section begins: what is before it weighs more."""
        return self.outline.first

    def count(self, level: UnitLevel) -> "collections.Counter[tuple[str, str]]":
        """How often each unit of a level is named; a mention in the title or the preamble counts three times."""
        found: collections.Counter[tuple[str, str]] = collections.Counter()
        for unit in self.communes if level == "commune" else self.mentions:
            if unit.level == level:
                found[unit.kind, unit.name] += 3 if unit.start < self.preamble else 1
        for unit in mentions(self.title or "", day=self.day, levels=(level,)):
            found[unit.kind, unit.name] += 3
        return found


_K = TypeVar("_K")


def most(votes: "collections.Counter[_K]") -> _K | None:
    """What has more votes than anything else; None if two have as many."""
    most = votes.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None
