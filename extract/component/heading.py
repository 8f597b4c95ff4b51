"""Which headings introduce a project, as opposed to mentions, rows of tables, and lines of lists of amounts or duties."""

import bisect
import dataclasses
from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.decision import Rule, always, decide
from extract.outline.role import section_role
from extract.outline.tree import BULLETS, Item
from patterns.component.heading import (
    COMPONENT_HEADING,
    DUTY_VERB,
    FIGURES_ONLY,
    GOES_ON,
    HEADING_VERB,
    NAMED_BEHIND,
    PROJECT_NUMBER,
    code_of,
)
from patterns.money import MONEY
from patterns.pattern import Match


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """An item that begins with a project's number, or ends with it."""

    context: Context
    item: Item
    code: str
    start: int
    """Where its words begin, after marks and verbs."""
    name: Span
    """Its line without the project's number."""
    named_behind: bool

    @property
    def below(self) -> Span | None:
        """The first paragraph under it; None if nothing is there."""
        document = self.context.document
        found = document.paragraph_at(self.item.heading.end + 1)
        inside = self.item.heading.end < found.start < self.item.end
        return found if inside else None

    @property
    def has_content(self) -> bool:
        """Whether anything is below it."""
        return bool(self.context.document.text[self.item.heading.end : self.item.end].strip())


def headings(context: Context) -> Iterator[tuple[Heading, str, bool]]:
    """The headings of projects in order, the rule that decided on each, and whether it lays the project out."""
    project: str | None = None
    items = context.outline.items
    starts = [item.heading.start for item in items]
    numbers = PROJECT_NUMBER.finditer(context.document.folded, 0, context.outline.body_end)
    for index in sorted({bisect.bisect_right(starts, number.start()) - 1 for number in numbers} - {-1}):
        heading = _read(context, items[index], project)
        if heading is None:
            continue
        verdict = decide(_RULES, heading)
        if verdict.value is None:
            continue
        project = heading.code.split(".")[0]
        yield heading, verdict.rule, verdict.value


def _read(context: Context, item: Item, project: str | None) -> Heading | None:
    """The heading of an item that names a project as a heading does."""
    folded, end = context.document.folded, item.heading.end
    verb = HEADING_VERB.match(folded, item.text_start, end)
    start = verb.end() if verb and item.kind not in BULLETS else item.text_start
    if match := COMPONENT_HEADING.match(folded, start, end):
        code, begin, name = code_of(match, project), _first_word(match), Span(match.end(), end)
    elif item.kind in BULLETS or DUTY_VERB.match(folded, start, end):
        return None
    elif match := NAMED_BEHIND.match(folded, start, end):
        code, begin, name = code_of(match, project), start, Span(*match.span("title"))
    else:
        return None
    return Heading(context, item, code, begin, name, match.re is NAMED_BEHIND.compiled) if code else None


def _first_word(match: Match) -> int:
    return match.start("sub") if match["sub"] else match.start("project")


def _is_mention(heading: Heading) -> bool:
    """Whether what follows the number is not a title: small letters, but for a numbered heading with something under it."""
    document, name = heading.context.document, heading.name
    rest = document.text[name.start : name.end].lstrip(' .:;,-(“"')
    if not rest or rest[0].isupper() or rest[0].isdigit() or rest.startswith("về "):
        return False
    numbered = heading.item.kind is not None and heading.item.kind not in BULLETS
    return not numbered or not heading.has_content or GOES_ON.match(document.folded, name.start, name.end) is not None


def _is_row(heading: Heading) -> bool:
    """Whether it is a cell of a table: figures follow it on the next line, or the table contains it."""
    document = heading.context.document
    if any(table.span.start <= heading.start < table.span.end for table in document.tables):
        return True
    bare = not document.text[heading.name.start : heading.name.end].strip(" .:")
    below = heading.below
    return bare and below is not None and FIGURES_ONLY.match(document.text[below.start : below.end]) is not None


def _is_duty(heading: Heading) -> bool:
    """Whether it is a bullet of a list of duties."""
    return heading.item.kind in BULLETS and section_role(heading.context, heading.start).organises


def _is_listed(heading: Heading) -> bool:
    """Whether it is a bullet of a list that a sentence introduces, with nothing below it."""
    if heading.item.kind not in BULLETS or heading.has_content:
        return False
    listed = heading.context.document.quote(heading.item.heading).rstrip().endswith(";")
    return listed or heading.item.heading.start in heading.context.lead_ins


def _is_amount(heading: Heading) -> bool:
    """Whether it is a line of a list of amounts: its words are a label of money, and nothing is below it."""
    money = MONEY.search(heading.context.document.folded, heading.name.start, heading.name.end)
    if money is None or heading.has_content:
        return False
    words = heading.context.document.text[heading.name.start : money.start()]
    return ". " not in words.strip(" .:")


_RULES: tuple[Rule[Heading, bool | None], ...] = (
    Rule("table's row", _is_row, lambda _: None),
    Rule("mention", _is_mention, lambda _: None),
    Rule("list of duties", _is_duty, lambda _: None),
    Rule("list", _is_listed, lambda _: None),
    Rule("amount in a list", _is_amount, lambda _: False),
    Rule("named after", lambda heading: heading.named_behind, lambda _: True),
    Rule("heading", always, lambda _: True),
)
"""None for no heading at all, False for one that only states whose an amount is, True for one that lays its project out."""
