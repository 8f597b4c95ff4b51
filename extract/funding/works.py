"""Public works with their sums: what makes an amount outside the sections of money the planned cost of one of them."""

from corpus.document import Span
from extract.funding.clause import clause_start
from extract.funding.evidence import Evidence, titles_above
from patterns.funding.grouping import LIST_OPENER
from patterns.funding.works import SINGLED_WORKS, WORKS_LEAD, WORKS_VERB

_CLOSES = (")", ",", ";")
"""What follows an amount that opens a bracket about it."""


def is_works(evidence: Evidence) -> bool:
    """Whether an amount is in a list of works, or in the bracket after one that is to be built."""
    if any(WORKS_LEAD.search(words) for words in (evidence.lead, evidence.lead_in)):
        return True
    titles = titles_above(evidence.context, evidence.line.start)
    if evidence.is_marked and titles and WORKS_LEAD.search(titles[0]):
        return True
    if WORKS_VERB.match(evidence.label) or (evidence.sibling and SINGLED_WORKS.match(evidence.clause)):
        return True
    named = named_before(evidence)
    return WORKS_VERB.match(evidence.context.document.folded[named.start : named.end]) is not None


def named_before(evidence: Evidence) -> Span:
    """The words before the bracket that is nothing but the amount and who pays it; empty if it is in none."""
    folded, bracket = evidence.context.document.folded, evidence.start - 1
    alone = folded.startswith("(", bracket) and not any(letter.isalpha() for letter in evidence.clause)
    if not alone or not folded.startswith(_CLOSES, evidence.match.end()):
        return Span(evidence.start, evidence.start)
    lead = evidence.lead_span
    begin = lead.end if lead.end < bracket else lead.start
    begin = max(begin, evidence.sibling.text.end) if evidence.sibling else begin
    start = max(clause_start(folded, begin, bracket), begin)
    opener = LIST_OPENER.match(folded[start:bracket])
    return Span(start + (opener.end() if opener else 0), bracket)
