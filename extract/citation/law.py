"""Laws, ordinances and the constitution, which are cited by their names: which mentions are citations.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6: laws and ordinances are cited by name and date.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from corpus.document import Document, Span
from extract.citation.chunk import read_tail
from extract.citation.citation import Citation
from extract.citation.region import Region
from extract.context import Context
from extract.decision import Rule, always, decide
from patterns.citation.law import CONSTITUTION, INVOKED, JOINED, LAW, LAW_TAIL, STATUTE, law_key
from patterns.citation.number import written_number
from patterns.citation.role import OPENED
from patterns.citation.type import instrument_types
from patterns.pattern import Match

_BEFORE = 90
"""How far the words that invoke a law may reach back."""


def laws(context: Context, region: Region) -> list[Citation]:
    """All laws and statutes named in the plan, with number and date if they are printed."""
    document, found = context.document, list[Citation]()
    for match in LAW.finditer(document.folded, region.start):
        # `luật chơi` is not a law: a name that is in no list begins with a capital.
        if not match["other"] or document.text[match.start("other")].isupper():
            found.append(_law(document, match))
    for match in STATUTE.finditer(document.folded, region.start):
        if document.text[match.start()].isupper():
            found.append(_law(document, match))
    for match in CONSTITUTION.finditer(document.folded, region.start):
        year = int(match["named_year"])
        found.append(Citation(match.start(), match.end(), "Hiến pháp", None, match.end(), law="hiến pháp", year=year))
    return sorted(found, key=lambda citation: citation.start)


def _law(document: Document, match: Match) -> Citation:
    """A law with its year, number, date and issuer, which follow its name in any order."""
    citation = Citation(match.start(), match.end(), instrument_types()[match["type"]], None)
    citation.law = law_key(match["type"], document.text[match.end("type") : match.end()])
    citation.name = Span(match.end("type") + 1, match.end())
    for _ in range(3):
        if named := LAW_TAIL.match(document.folded, citation.end):
            citation.year = int(named["named_year"]) if named["named_year"] else citation.year
            if named["number"]:
                citation.number = written_number(document.text[named.start("number") : named.end("number")])
            citation.end = named.end()
        tail = read_tail(document, citation.end)
        citation.end, citation.tail = tail.end, tail.subject
        if tail.date_printed:
            citation.date, citation.date_printed = tail.date, True
        citation.issuer = citation.issuer or (tail.issuer.name if tail.issuer else None)
    citation.why = {"type": "law's name", "issuer": "after the name" if citation.issuer else "not printed",
                    "issued_date": "after the name" if citation.date_printed else "not printed"}  # fmt: skip
    return citation


@dataclasses.dataclass(frozen=True, slots=True)
class _Mention:
    """The evidence for whether a law is cited."""

    context: Context
    region: Region
    citation: Citation
    reached: int
    """Where the law before that is cited ends."""

    @property
    def before(self) -> str:
        """The words before it in its paragraph."""
        document, start = self.context.document, self.citation.start
        return document.folded[max(document.paragraph_at(start).start, start - _BEFORE) : start]

    @property
    def joins(self) -> bool:
        """Whether nothing but a list's comma is between it and the law before."""
        folded, start = self.context.document.folded, self.citation.start
        near = 0 <= self.reached < start < self.reached + 8
        return near and JOINED.match(folded[self.reached : start]) is not None


CITED: tuple[Rule[_Mention, bool], ...] = (
    Rule("title", lambda mention: mention.region.in_title(mention.citation.start) and not mention.citation.number, lambda _: False),
    Rule("opens a line of the bases", lambda mention: mention.region.lists_bases(mention.context, mention.citation.start) and OPENED.search(mention.before), lambda _: True),
    Rule("joins a cited law", lambda mention: mention.joins, lambda _: True),
    Rule("invoked", lambda mention: INVOKED.search(mention.before), lambda _: True),
    Rule("dated in the preamble", lambda mention: mention.region.in_preamble(mention.citation.start) and mention.citation.is_dated, lambda _: True),
    Rule("spoken of", always, lambda _: False),
)  # fmt: skip


def cited_laws(
    context: Context, found: Sequence[Citation], others: Sequence[Citation], region: Region
) -> Iterator[Citation]:
    """The laws among `found` that are cited, and those that may be rows inside another citation's subject by their date or number.

    A name in running text (`tuyên truyền Luật Trẻ em năm 2016`) speaks of the law without citing it.  `others` are the numbered
    citations: a law that joins one that is invoked is so too.
    """
    reached = -1
    for citation in sorted([*found, *others], key=lambda citation: citation.start):
        if citation.law is None:
            mention = _Mention(context, region, citation, reached)
            reached = citation.tail if mention.joins or INVOKED.search(mention.before) else reached
            continue
        verdict = decide(CITED, _Mention(context, region, citation, reached))
        citation.cited = verdict.value
        citation.why["type"] = f"law's name, {verdict.rule}"
        if citation.cited:
            reached = citation.end
        if citation.cited or citation.is_dated:
            yield citation
