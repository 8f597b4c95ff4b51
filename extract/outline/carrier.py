"""A plan that a decision issues: the decision is first, with its letterhead, articles and signature, the plan below."""

import dataclasses

from corpus.document import Document
from patterns.header.carrier import BACK_REFERENCE, CARRIER_TYPE, ISSUES_PLAN
from patterns.outline.body import BODY_END
from patterns.text import is_capitals

_REACH = 12
"""How many lines below the plan's type line its reference back to the decision may be."""


@dataclasses.dataclass(frozen=True, slots=True)
class Carrier:
    """A decision that carries a plan: where its articles end, and where the plan's type line begins."""

    end: int
    plan_start: int


def find_carrier(document: Document) -> Carrier | None:
    """The decision that issues the document's plan; None if the document is a plan alone, or no plan.

    The first type line must be a decision's and the plan's must be below the decision's signature; that they belong
    together is recognised by the decision (`Ban hành kèm theo Quyết định này Kế hoạch …`) or by the plan (`kèm theo Quyết định số …`).
    """
    types = list(CARRIER_TYPE.finditer(document.text))
    if not types or types[0]["type"] == "KẾ HOẠCH":
        return None
    signature = BODY_END.search(document.folded, types[0].end())
    if signature is None:
        return None
    plan = next(
        (line.start("type") for line in types if line["type"] == "KẾ HOẠCH" and line.start() > signature.start()), None
    )
    if plan is None or not is_capitals(document.quote(document.paragraph_at(plan)).partition("(")[0]):
        return None
    issues = ISSUES_PLAN.search(document.folded, types[0].end(), signature.start()) is not None
    return Carrier(signature.start(), plan) if issues or _refers_back(document, plan) else None


def _refers_back(document: Document, plan: int) -> bool:
    """Whether one of the plan's first lines names the decision that it comes with."""
    below = [span for span in document.paragraphs if span.start >= plan][:_REACH]
    return any(BACK_REFERENCE.match(document.folded, span.start, span.end) for span in below)
