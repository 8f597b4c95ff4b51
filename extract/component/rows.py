"""The `components` rows of a plan, and which project each place in the text is about."""

import dataclasses
from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context, Scope
from extract.outline.tree import BULLETS, Item
from extract.record import Component
from patterns.component.heading import (
    COMPONENT_HEADING,
    COMPONENT_MENTION,
    HEADING_VERB,
    NOT_CONCERNED,
    NOT_IMPLEMENTED,
    code_of,
)
from patterns.money import MONEY
from patterns.pattern import Match


@dataclasses.dataclass(frozen=True, slots=True)
class _Heading:
    item: Item
    code: str
    start: int
    """Where the words `Dự án 2` begin."""
    title: Span


def extract(context: Context) -> Iterator[Component]:
    """The projects that the plan lays out as headings of their own; fills `context.scopes` on the way."""
    seen: set[str] = set()
    for heading in _headings(context):
        context.scopes.append(Scope(heading.item.heading.start, heading.item.end, heading.code))
        if heading.code not in seen and _lays_out(context, heading):
            seen.add(heading.code)
            yield _row(context, heading)


def component_at(context: Context, offset: int) -> str | None:
    """The project whose heading stands above `offset`, the innermost; None where the whole plan speaks."""
    inside = [scope for scope in context.scopes if scope.start <= offset < scope.end]
    return max(inside, key=lambda scope: (scope.start, -scope.end)).code if inside else None


def component_named(context: Context, start: int, end: int) -> list[tuple[int, str]]:
    """The projects that the words between two offsets name, each with where it is named.

    A bare sub-project belongs to the project named behind the next one (`Tiểu dự án 1, Tiểu dự án 3 thuộc Dự án
    4`), else to the last one named before it (`Dự án 3, Tiểu dự án 1`), else to the one it stands under.
    """
    around = component_at(context, start)
    project = around.split(".")[0] if around else None
    found: list[tuple[int, str]] = []
    mentions = list(COMPONENT_MENTION.finditer(context.document.folded, start, end))
    for index, match in enumerate(mentions):
        if code := code_of(match, _next_parent(mentions, index) or project):
            found.append((match.start(), code))
            project = code.split(".")[0]
    return found


def _next_parent(mentions: list[Match], index: int) -> str | None:
    """The project that a run of sub-projects names at its end."""
    for match in mentions[index:]:
        if not match["sub"]:
            return None
        if match["parent"]:
            return f"DA{int(match['parent'])}"
    return None


def components_meant(context: Context, start: int, end: int) -> list[str]:
    """The projects that words are about: each once, a project left out where its sub-project is named."""
    codes = list(dict.fromkeys(code for _, code in component_named(context, start, end)))
    return [code for code in codes if not any(other.startswith(f"{code}.") for other in codes)]


def _headings(context: Context) -> Iterator[_Heading]:
    project: str | None = None
    for item in context.outline.items:
        verb = HEADING_VERB.match(context.document.folded, item.text_start, item.heading.end)
        start = verb.end() if verb and item.kind not in BULLETS else item.text_start
        match = COMPONENT_HEADING.match(context.document.folded, start, item.heading.end)
        if match is None or not _opens_heading(context, match, item):
            continue
        code = code_of(match, project)
        if code is None:
            continue
        project = code.split(".")[0]
        yield _Heading(item, code, match.start(), _title(context, match, item))


def _opens_heading(context: Context, match: Match, item: Item) -> bool:
    """Whether what follows the number is a title: it begins with a capital, or stands on the next line."""
    rest = context.document.text[match.end() : item.heading.end].lstrip(' .:;,-(“"')
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest.startswith("về ")


def _title(context: Context, match: Match, item: Item) -> Span:
    """The project's name: up to a bracket that says why it is not carried out, or the line's end."""
    start, end = match.end(), item.heading.end
    if denied := _sentence_inside(context, start, end):
        end = denied.start()
    elif bracket := NOT_CONCERNED.search(context.document.folded, start, end):
        end = bracket.start()
    if (sum_ := MONEY.search(context.document.folded, start, end)) and (
        colon := context.document.text.rfind(":", start, sum_.start())
    ) > 0:
        end = colon  # `Dự án 2 - Sinh kế: 500 triệu đồng`
    words = context.document.text[start:end]
    start += len(words) - len(words.lstrip(" .:;,-–").removeprefix("về "))
    closing = (
        ")" if words.count(")") > words.count("(") else ""
    )  # `Dự án 4 (Việc làm)`: the pattern took the opening one
    return Span(start, max(start, end - (len(words) - len(words.rstrip(f" .:;,({closing}")))))


def _lays_out(context: Context, heading: _Heading) -> bool:
    """Whether the heading is a project's own and not a line of a list of amounts."""
    if MONEY.search(context.document.folded, heading.title.start, heading.item.heading.end) is None:
        return True
    return bool(context.document.text[heading.item.heading.end : heading.item.end].strip())


def _row(context: Context, heading: _Heading) -> Component:
    document = context.document
    title = document.quote(heading.title) or None
    end = heading.title.end
    reason: str | None = None
    found = NOT_CONCERNED.search(document.folded, heading.title.start, heading.item.heading.end)
    denied = _denied(context, heading)
    stopped = found is not None or denied is not None
    if denied:
        end = denied.end() - len(denied[0]) + len(denied[0].rstrip(" .;"))
        if denied["reason"]:
            reason = document.text[denied.start("reason") : denied.end("reason")].strip(" .;")
    elif found:
        reason, end = document.text[found.start("reason") : found.end("reason")].strip(), found.end()
    return Component(
        span=Span(heading.start, max(end, heading.title.end)),
        component_code=heading.code,
        title=title,
        status="not_implemented" if stopped else "implemented",
        reason=reason,
    )


def _denied(context: Context, heading: _Heading) -> Match | None:
    """The sentence under a heading that says that the project is not carried out."""
    document = context.document
    if inside := _sentence_inside(context, heading.title.start, heading.item.heading.end):
        return inside
    below = document.paragraph_at(heading.item.heading.end + 1)
    if below.start < heading.item.heading.end or below.start >= heading.item.end:
        return None
    start = next((item.text_start for item in context.outline.items if item.heading.start == below.start), below.start)
    return NOT_IMPLEMENTED.match(document.folded, start, below.end)


def _sentence_inside(context: Context, start: int, end: int) -> Match | None:
    """A sentence on the heading's own line (it begins with a capital) that says that the project is not carried out."""
    match = NOT_IMPLEMENTED.search(context.document.folded, start, end)
    while match is not None and not context.document.text[match.start()].isupper():
        match = NOT_IMPLEMENTED.search(context.document.folded, match.start() + 1, end)
    return match
