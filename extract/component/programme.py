"""The national target programme that a project belongs to."""

from typing import cast

from extract.component.heading import Heading
from extract.decision import Rule, Verdict, always, decide
from extract.record import LegalBasis, Programme
from patterns.component.programme import programme_of, programmes_in
from patterns.fold import fold

_LAST = {"GNBV": 7, "DTTS": 10}
"""The last project of a programme's list."""

Found = Programme | None


def programme(heading: Heading) -> Verdict[Found]:
    """The programme, and the rule that states so; None if it is not known."""
    return decide(_RULES, heading)


def _only(found: frozenset[str]) -> Found:
    return cast(Programme, next(iter(found))) if len(found) == 1 else None


def _above(heading: Heading) -> Found:
    """The one that the nearest heading above names."""
    for item in reversed(heading.context.outline.chain(heading.item.heading.start)[:-1]):
        if found := _only(programmes_in(fold(heading.context.outline.title(item) or ""))):
            return found
    return None


def _titled(heading: Heading) -> Found:
    return _only(programmes_in(fold(heading.context.header.title or "")))


def _cited(heading: Heading) -> Found:
    """The one whose instrument the plan rests on."""
    numbers = {row.number for row in heading.context.of(LegalBasis) if row.role == "basis" and row.number}
    return _only(frozenset(code for number in numbers if (code := programme_of(number))))


_RULES: tuple[Rule[Heading, Found], ...] = (
    Rule("heading above", _above),
    Rule("plan's title", _titled),
    Rule("legal basis", _cited),
    Rule("not known", always, lambda _: None),
)
