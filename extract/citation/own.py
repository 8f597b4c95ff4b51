"""Whether a number is the plan's own, which is not a citation.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (`Kèm theo Kế hoạch số …`, left blank on electronic originals).
"""

from extract.citation.citation import Citation
from extract.context import Context
from extract.decision import Rule, always, decide
from patterns.citation.number import LEVEL_NAMED, OWN, levels_named
from patterns.fold import fold
from patterns.header.carrier import BACK_REFERENCE

_Evidence = tuple[Context, Citation]
_CARRIER_TYPE = "Quyết định"


def _other_day(evidence: _Evidence) -> bool:
    own, day = evidence[0].header.issued_date, evidence[1].date
    return own is not None and day is not None and own != day


def _other_issuer(evidence: _Evidence) -> bool:
    """Whether the issuer is another than the plan's (`Ủy ban nhân dân tỉnh` in a district's plan)."""
    issuer, level = evidence[1].issuer, evidence[0].header.issuer_level
    if issuer is None:
        return False
    named = LEVEL_NAMED.search(fold(issuer))
    if named is None:
        return not fold(issuer).startswith("ủy ban nhân dân")
    return level is not None and level not in levels_named(named["level"])


def _same_number(evidence: _Evidence) -> bool:
    return evidence[1].number is not None and evidence[1].number == evidence[0].header.number


def _same_day(evidence: _Evidence) -> bool:
    return evidence[1].date is not None and evidence[1].date == evidence[0].header.issued_date


def _issues_plan(evidence: _Evidence) -> bool:
    """Whether the note below the plan's title names it as the instrument that issues the plan (`(Kèm theo Quyết định số …)`)."""
    context, citation = evidence
    if citation.start >= context.outline.first:
        return False
    line = context.document.paragraph_at(citation.start)
    return BACK_REFERENCE.match(context.document.folded, line.start, line.end) is not None


def _attached(evidence: _Evidence) -> bool:
    """Whether an annex gives it as what it is attached to: the plan, or the decision that carries it."""
    context, citation = evidence
    is_carrier = context.outline.carrier is not None and citation.instrument_type == _CARRIER_TYPE
    if citation.instrument_type != context.header.doc_type and not is_carrier:
        return False
    if citation.number and context.header.number:
        return False
    return OWN.search(context.document.folded, max(0, citation.start - 40), citation.start) is not None


OWN_NUMBERS: tuple[Rule[_Evidence, bool], ...] = (
    Rule("issues the plan", _issues_plan, lambda _: True),
    Rule("another day", _other_day, lambda _: False),
    Rule("the plan's number and day", lambda evidence: _same_number(evidence) and _same_day(evidence), lambda _: True),
    Rule("another body", lambda evidence: _same_number(evidence) and _other_issuer(evidence), lambda _: False),
    Rule("the plan's number", _same_number, lambda _: True),
    Rule("attached to the plan", _attached, lambda _: True),
    Rule("another instrument", always, lambda _: False),
)


def is_own(context: Context, citation: Citation) -> bool:
    """Whether a citation is of the plan itself."""
    return decide(OWN_NUMBERS, (context, citation)).value
