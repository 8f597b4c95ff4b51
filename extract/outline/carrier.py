"""A plan that a decision issues: the decision is first, with its letterhead, articles and signature, the plan below."""

import dataclasses
from collections.abc import Sequence

from corpus.document import Document, Span
from patterns.header.carrier import BACK_REFERENCE, CARRIER_TYPE, ISSUES_PLAN
from patterns.outline.body import BODY_END
from patterns.text import is_capitals

_REACH = 12
"""How many lines below the plan's type line its reference back to the decision may be."""
_SAME_WORDS = 24
"""How many characters the plan's title and what the decision issues have in common, where the plan's type line is lost."""


@dataclasses.dataclass(frozen=True, slots=True)
class Carrier:
    """A decision that carries a plan: where its articles end, and where the plan's type line begins."""

    end: int
    plan_start: int
    is_typed: bool = True
    """Whether the plan has a type line; law portals lose it with other lines in bold, then its title is first."""


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
    articles = Span(types[0].end(), signature.start())
    plan = next(
        (line.start("type") for line in types if line["type"] == "KẾ HOẠCH" and line.start() > articles.end), None
    )
    if plan is None:
        return _untyped(document, articles)
    if not is_capitals(document.quote(document.paragraph_at(plan)).partition("(")[0]):
        return None
    issues = ISSUES_PLAN.search(document.folded, articles.start, articles.end) is not None
    return Carrier(articles.end, plan) if issues or _refers_back(document, plan) else None


def _refers_back(document: Document, plan: int) -> bool:
    """Whether one of the plan's first lines names the decision that it comes with."""
    return any(BACK_REFERENCE.match(document.folded, span.start, span.end) for span in _below(document, plan))


def _below(document: Document, start: int) -> Sequence[Span]:
    return document.paragraphs_between(start)[:_REACH]


def _untyped(document: Document, articles: Span) -> Carrier | None:
    """The decision of a plan that begins with its title: in capitals, the words of what is issued, above the note that refers back."""
    title: int | None = None
    for span in _below(document, articles.end):
        if BACK_REFERENCE.match(document.folded, span.start, span.end):
            named = title is not None and _issues(document, articles, title)
            return Carrier(articles.end, title, is_typed=False) if title is not None and named else None
        title = (span.start if title is None else title) if _may_be_title(document, span) else None
    return None


def _may_be_title(document: Document, line: Span) -> bool:
    """Whether a line is in capitals and not a signature's."""
    return is_capitals(document.quote(line)) and BODY_END.match(document.folded, line.start, line.end) is None


def _issues(document: Document, articles: Span, title: int) -> bool:
    """Whether the articles issue a plan that has the title at `title`."""
    issued = ISSUES_PLAN.finditer(document.folded, articles.start, articles.end)
    return any(_repeats_title(document, match.end(), title) for match in issued)


def _repeats_title(document: Document, issued: int, title: int) -> bool:
    """Whether what a decision issues has the words of the title at `title`."""
    folded = document.folded
    return folded[issued:].lstrip(' "“').startswith(folded[title : title + _SAME_WORDS])
