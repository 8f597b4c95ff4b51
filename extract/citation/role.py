"""Whether a citation is a basis of the plan or a reference in it: the column `role`.

Source: docs of the table `legal_bases`: `basis` are the lines Căn cứ / Thực hiện / Theo / Xét between title and first section, and a list
of instruments under a heading `Căn cứ …`; the title, narrative before the first section and everything else are `reference`.
"""

from typing import NamedTuple

from extract.citation.citation import Citation
from extract.citation.region import Region
from extract.context import Context
from extract.decision import Rule, Verdict, always, decide
from extract.outline.role import section_role
from extract.record import Role
from patterns.citation.role import LIST_LINE, OPENED, PREAMBLE_WORD, SENTENCE_START, relation_of_opener


class Place(NamedTuple):
    """Where a citation is: the evidence for its role and relation."""

    context: Context
    citation: Citation
    region: Region

    @property
    def in_title(self) -> bool:
        """Whether it is in the plan's title."""
        return self.region.in_title(self.citation.start)

    @property
    def under_basis_heading(self) -> bool:
        """Whether a heading above it states that bases are listed."""
        return section_role(self.context, self.citation.start).role == "bases"

    @property
    def before_sections(self) -> bool:
        """Whether it is in the preamble."""
        return self.region.in_preamble(self.citation.start)

    @property
    def line(self) -> int:
        """Where its paragraph begins."""
        return self.context.document.paragraph_at(self.citation.start).start

    @property
    def opener(self) -> str | None:
        """The word that opens its line, or its sentence or clause in it (`Căn cứ`, `; xét`)."""
        folded = self.context.document.folded
        found = list(PREAMBLE_WORD.finditer(folded, self.line, self.citation.start))
        return found[-1]["word"] if found else None

    @property
    def sentence_opened(self) -> bool:
        """Whether the sentence that it is in begins with such a word."""
        folded = self.context.document.folded
        starts = [
            self.line,
            *(match.end() for match in SENTENCE_START.finditer(folded, self.line, self.citation.start)),
        ]
        match = PREAMBLE_WORD.match(folded, starts[-1], self.citation.start)
        return match is not None and relation_of_opener(match["word"]) is not None

    @property
    def opens_line(self) -> bool:
        """Whether its line, or a clause of it, opens with an instrument, and no word before it states something else (`Triển khai …; …`)."""
        folded = self.context.document.folded
        return (self.opener is None or relation_of_opener(self.opener) is not None) and (
            LIST_LINE.match(folded, self.line) is not None
            or OPENED.search(folded[self.line : self.citation.start]) is not None
        )

    @property
    def in_basis(self) -> bool:
        """Whether it is inside the subject of a basis."""
        return self.citation.outer is not None and self.citation.outer.role.value == "basis"


ROLES: tuple[Rule[Place, Role], ...] = (
    Rule("title", lambda place: place.in_title, lambda _: "reference"),
    Rule("list of bases", lambda place: place.under_basis_heading, lambda _: "basis"),
    Rule("inside a basis", lambda place: place.in_basis, lambda _: "basis"),
    Rule("section", lambda place: not place.before_sections, lambda _: "reference"),
    Rule("preamble line", lambda place: place.sentence_opened, lambda _: "basis"),
    Rule("line of a list", lambda place: place.opens_line, lambda _: "basis"),
    Rule("narrative", always, lambda _: "reference"),
)


def role_of(place: Place) -> Verdict[Role]:
    """The role of a citation at its place."""
    return decide(ROLES, place)
