"""What is stated about an amount of money, read once: the words before, after and around it, and what it is a part of.

All decisions on a row of `funding` examine this evidence.  Words are folded; offsets are the document's.
"""

import dataclasses

from corpus.document import Span
from extract.component.mention import component_at, components_meant
from extract.context import Context
from extract.funding import fact
from extract.funding.amount import Amount
from extract.funding.bracket import Bracket, bracket_at, inside_bracket
from extract.funding.clause import clause_start
from extract.funding.list_end import LONGEST_LIST, closing_words
from extract.kept import kept
from extract.outline.role import SectionRole, section_role
from extract.outline.tree import BULLETS, Item
from patterns.component.heading import COMPONENT_MENTION
from patterns.fold import fold
from patterns.funding.grouping import ALL_OF, LIST_OPENER, SPLIT, SPLIT_BEHIND
from patterns.funding.head import HEAD
from patterns.funding.source import KIND_BEHIND, SEVERAL_BEHIND, SOURCE_BEHIND
from patterns.funding.source_name import level_code, local_together, source_code, sources_in
from patterns.money import MONEY
from patterns.pattern import Match


@dataclasses.dataclass(eq=False)  # not frozen: its many fields would each be set by a call
class Evidence:
    """What is stated about one amount."""

    context: Context
    match: Match
    value: int
    line: Span
    """Its paragraph."""
    start: int
    """Where the words that belong to it begin."""
    lead_span: Span
    """The words at the head of its sentence that govern all its amounts (`Kinh phí sửa nhà: tỉnh …; huyện …`)."""
    whole: Amount | None
    """The amount that it is a part of and takes after."""
    added_to: Amount | None
    """The amount that it is added up to: also one that is smaller by a misprinted unit."""
    sibling: Amount | None
    """The amount before it on its line."""
    besides: bool
    """Whether the words before it state that it is besides the sum before."""
    of_line: int
    """What is known of all amounts of its line (`extract.funding.fact`)."""

    @kept
    def known(self) -> int:
        """What is known of it at once."""
        found = self.of_line
        if self.whole is not None:
            found |= fact.PART
        if self.sibling is not None:
            found |= fact.AFTER
        if self.lead_span.start < self.lead_span.end:
            found |= fact.LED
        return found | fact.OPENED if self.context.document.folded.startswith("(", self.start - 1) else found

    @kept
    def clause(self) -> str:
        """The words before it that belong to it."""
        return self.context.document.folded[self.start : self.match.start()]

    @kept
    def lead(self) -> str:
        """The words of `lead_span`; empty if nothing governs the amounts of the sentence."""
        return self.context.document.folded[self.lead_span.start : self.lead_span.end]

    @kept
    def label_start(self) -> int:
        """Where its own words begin, after those that govern others too and those that state only how it belongs to them."""
        start = max(self.start, min(self.lead_span.end, self.match.start()))
        folded, end = self.context.document.folded, self.match.start()
        if splits := [
            match for match in SPLIT.finditer(folded, start, end) if not _in_closed(folded[match.end() : end])
        ]:
            start = splits[-1].start()  # `từ ngân sách địa phương, trong đó: ngân sách tỉnh …`
        opener = LIST_OPENER.match(folded[start:end])
        return start + (opener.end() if opener else 0)

    @kept
    def label(self) -> str:
        """Its own words before it."""
        return self.context.document.folded[self.label_start : self.match.start()]

    @kept
    def head(self) -> Match | None:
        """The head that names it as money."""
        return HEAD.search(self.clause)

    @kept
    def bracket(self) -> Bracket:
        """The bracket after it that states of what kind it is.

        `(vốn sự nghiệp)` does; `(vốn đầu tư: 39 tỷ đồng; …)` states it of another amount, `(vốn đầu tư: trong đó …)`
        of this one and of those that follow.
        """
        return bracket_at(self.context.document.folded, self.match.end(), self.line.end)

    @kept
    def _payer_behind(self) -> Match | None:
        """The words immediately after it that name who pays."""
        return SOURCE_BEHIND.match(self.context.document.folded, self.match.end(), self.line.end)

    @kept
    def kind_span(self) -> Span:
        """Where the words immediately after it state of what kind it is; empty at its end where none do."""
        folded, end = self.context.document.folded, self.match.end()
        kind = KIND_BEHIND.match(folded, end, self.line.end) or self._payer_behind
        return Span(*kind.span("words")) if kind and kind["words"] else Span(end, end)

    @property
    def is_marked(self) -> bool:
        """Whether its paragraph has a mark of its own, as an item or a heading."""
        chain = self.context.outline.chain(self.line.start)
        return bool(chain) and chain[-1].heading.start == self.line.start

    @kept
    def titled(self) -> bool:
        """Whether the head of its sentence is the title of the project whose number opens the line (`Dự án 1. Hỗ trợ đầu tư hạ tầng: …`)."""
        before = self.context.document.folded[self.line.start : self.lead_span.start]
        return self.is_marked and bool(self.lead) and COMPONENT_MENTION.search(before) is not None

    @property
    def own_clause(self) -> str:
        """The words before it that belong to it, without a project's title."""
        return (
            self.clause
            if not self.titled
            else self.context.document.folded[max(self.start, self.lead_span.end) : self.match.start()]
        )

    @kept
    def kind_behind(self) -> str:
        """The words immediately after it that state of what kind it is."""
        return self.context.document.folded[self.kind_span.start : self.kind_span.end]

    @kept
    def source_behind(self) -> str | None:
        """The code of who pays, named after it by a preposition."""
        by = self._payer_behind
        if by is not None:
            return level_code(by["level"]) if by["level"] else source_code(by["source"])
        several = SEVERAL_BEHIND.match(self.context.document.folded, self.match.end(), self.line.end)
        return local_together(several["sources"]) if several else None

    @kept
    def closing(self) -> str:
        """What the end of its line or list states of all its amounts (`đều là vốn sự nghiệp`)."""
        return closing_words(self.context, self.match.end(), self.line)

    @kept
    def lead_in(self) -> str:
        """The words of the unmarked paragraph that leads in the list of bullets that it is in; empty if none does."""
        chain = self.context.outline.chain(self.line.start)
        found = next((self.context.lead_ins[item.heading.start] for item in reversed(chain)
                      if item.heading.start in self.context.lead_ins), "")  # fmt: skip
        return "" if MONEY.search(found) else found

    @kept
    def opening(self) -> str:
        """What an unmarked paragraph above it in its section states of all amounts (`Toàn bộ kinh phí là vốn sự nghiệp.`)."""
        document, line = self.context.document, self.line.start
        above = [
            item for item in self.context.outline.chain(line) if item.kind not in BULLETS and item.heading.start != line
        ]
        first = document.paragraphs[max(0, document.paragraph_index(line) - LONGEST_LIST)]
        if not above or ALL_OF.search(document.folded, max(0, first.start - 1), line) is None:
            return ""  # as of most amounts
        end = line
        for _ in range(LONGEST_LIST):
            if end <= above[-1].heading.end + 1:
                return ""
            before = document.paragraph_at(end - 1)
            match = ALL_OF.match(document.folded, before.start - 1, before.end)
            if match and MONEY.search(document.folded, before.start, before.end) is None:
                return match["words"]
            end = before.start
        return ""

    @kept
    def splits(self) -> bool:
        """Whether its parts follow."""
        folded, end = self.context.document.folded, self.match.end()
        inside, _ = inside_bracket(folded, end, self.line.end)
        in_bracket = bool(sources_in(inside)) and MONEY.search(inside) is not None
        return in_bracket or SPLIT_BEHIND.match(folded, end) is not None

    @kept
    def section(self) -> SectionRole:
        """What its section is for."""
        return section_role(self.context, self.line.start)

    @kept
    def titles(self) -> list[str]:
        """The folded titles of the headings above it."""
        return self.context.titles(self.line.start)

    @kept
    def in_money_section(self) -> bool:
        """Whether a heading above it is about money."""
        return "money" in self.section.roles and self.section.role != "organisation"

    @kept
    def components(self) -> list[str]:
        """The projects that its own words name, else those before the bracket that it opens (`Dự án 1 (vốn đầu tư 12 tỷ đồng)`)."""
        own = components_meant(self.context, self.start, self.match.start())
        folded, bracket = self.context.document.folded, self.start - 1
        if own or not folded.startswith("(", bracket):
            return own
        begin = self.sibling.text.end if self.sibling else self.line.start
        return components_meant(self.context, clause_start(folded, begin, bracket), bracket) if begin < bracket else own

    @kept
    def component_above(self) -> str | None:
        """The project whose heading is above it."""
        return component_at(self.context, self.start)


def titles_above(context: Context, line: int) -> list[str]:
    """The folded titles of the headings above a paragraph, the nearest first; its own, and items that an amount of their own ends, left out."""
    chain = context.outline.chain(line)
    marked = bool(chain) and chain[-1].heading.start == line
    above = [item for item in chain if item.heading.start != line and (marked or not _is_over(context, item))]
    return [fold(context.outline.title(item) or "") for item in reversed(above)]


def _is_over(context: Context, item: Item) -> bool:
    """Whether an item has its own amount: an unmarked paragraph after it continues with the whole (`Phân theo năm: …`)."""
    return (
        item.kind in BULLETS and MONEY.search(context.document.folded, item.heading.start, item.heading.end) is not None
    )


def _in_closed(words: str) -> bool:
    """Whether words before an amount end a bracket that they do not open (`(bao gồm cả vốn vay) 8 tỷ đồng`)."""
    return words.count(")") > words.count("(")
