"""The relation of a plan to a basis: the column `relation`, by the word that opens the basis's line.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: `Căn cứ …;` and, as plans print them, `Thực hiện …`, `Theo đề nghị …`, `Xét …`.
"""

from collections.abc import Sequence

from extract.citation.role import Place
from extract.decision import Rule, Verdict, always, decide
from extract.record import Relation
from patterns.citation.role import relation_of_opener

Evidence = tuple[Place, Relation | None]
"""A citation's place, and the relation of the citation before it in the preamble."""


def _of_opener(evidence: Evidence) -> Relation | None:
    return relation_of_opener(evidence[0].opener or "")


RELATIONS: tuple[Rule[Evidence, Relation | None], ...] = (
    Rule("amended by the outer citation", lambda evidence: evidence[0].citation.amended, lambda _: "amends"),
    Rule("not a basis", lambda evidence: evidence[0].citation.role.value == "reference", lambda _: None),
    Rule("opening word", _of_opener),
    Rule("opening word of a line before", lambda evidence: evidence[1]),
    Rule("heading", lambda evidence: evidence[0].under_basis_heading, lambda _: "căn cứ"),
    Rule("list without an opening word", lambda evidence: evidence[0].context.outline.chain(evidence[0].citation.start), lambda _: "căn cứ"),
    Rule("none printed", always, lambda _: None),
)  # fmt: skip


def relations(places: Sequence[Place]) -> list[Verdict[Relation | None]]:
    """The relation of each citation; a line without an opening word has that of the line before."""
    found: list[Verdict[Relation | None]] = []
    before: Relation | None = None
    listed = False
    for place in places:
        # A heading over a list of bases is nearer than the last line above it.
        here = place.under_basis_heading
        listed, before = here, before if here == listed else None
        verdict = decide(RELATIONS, (place, before))
        found.append(verdict)
        if place.citation.role.value == "basis" and verdict.value != "amends":
            before = verdict.value
    return found
