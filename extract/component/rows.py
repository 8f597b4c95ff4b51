"""The `components` rows of a plan: the projects that have headings of their own."""

from collections.abc import Iterator

from corpus.document import Span
from extract.component.heading import Heading, headings
from extract.component.programme import programme
from extract.component.status import denial
from extract.component.title import title
from extract.context import Context
from extract.decision import named
from extract.record import Component


def extract(context: Context) -> Iterator[Component]:
    """Each project once in its programme; fills `context.projects` on the way."""
    seen: set[tuple[str, str | None]] = set()
    for heading, rule, lays_out in headings(context):
        context.projects.setdefault(heading.item.heading.start, heading.code)
        if not lays_out:
            continue
        row = _row(heading, rule)
        if (row.component_code, row.programme) not in seen:
            seen.add((row.component_code, row.programme))
            yield row


def _row(heading: Heading, rule: str) -> Component:
    denied, whose = denial(heading), programme(heading)
    name = title(heading, denied.value)
    end = max(
        name.value.end,
        heading.item.heading.end if heading.named_behind else 0,
        denied.value.span.end if denied.value else 0,
    )
    return Component(
        span=Span(heading.start, max(end, heading.name.start)),
        component_code=heading.code,
        programme=whose.value,
        title=heading.context.document.quote(name.value) or None,
        status="not_implemented" if denied.value else "implemented",
        reason=denied.value.reason if denied.value else None,
        rule=named([("heading", rule), ("title", name.rule), ("status", denied.rule), ("programme", whose.rule)]),
    )
