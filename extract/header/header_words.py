"""The words of one header line that is neither number nor date, with what the decisions on it ask."""

import dataclasses

from extract.header.title import LONG
from extract.kept import kept
from patterns.fold import fold
from patterns.header.issuer import AGENCY_WORD, ISSUING, UNIT_LINE
from patterns.header.title import LEGAL_GROUND, PREAMBLE
from patterns.text import is_capitals

_SENTENCE_ENDS = (".", ";", ":", "!", "?")


@dataclasses.dataclass(frozen=True)
class HeaderWords:
    """A line's words, as printed."""

    cell: str

    @kept
    def folded(self) -> str:
        """The words in small letters without the differences of spelling that do not count."""
        return fold(self.cell)

    @kept
    def capitals(self) -> bool:
        """Whether the line is set in capitals."""
        return is_capitals(self.cell)

    @property
    def is_ground(self) -> bool:
        """Whether the line is a legal basis."""
        return LEGAL_GROUND.match(self.folded) is not None

    @property
    def opens_preamble(self) -> bool:
        """Whether the line begins as a preamble does."""
        return PREAMBLE.match(self.folded) is not None

    @property
    def is_unit(self) -> bool:
        """Whether the line is a unit's name alone (`TỈNH HÀ GIANG`)."""
        return UNIT_LINE.match(self.folded) is not None

    @property
    def opens_agency(self) -> bool:
        """Whether the line begins with a word for an agency, or is a unit's name."""
        return AGENCY_WORD.match(self.folded) is not None or self.is_unit

    @property
    def is_name(self) -> bool:
        """Whether the line is as short as an agency's name and no sentence."""
        return len(self.cell) < LONG and not self.cell.endswith(_SENTENCE_ENDS) and not ISSUING.search(self.folded)

    @property
    def is_sentence(self) -> bool:
        """Whether the line is a preamble's or too long or too closed to be part of an agency's name."""
        return self.opens_preamble or len(self.cell) > LONG or self.cell.endswith((".", "!", "?", "…"))
