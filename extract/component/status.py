"""Whether the place carries a project out, and why not: by the heading's line and the first sentences under it."""

import dataclasses
from collections.abc import Iterator

from corpus.document import Span
from extract.component.heading import Heading
from extract.decision import Rule, Verdict, always, decide
from patterns.component.heading import COMPONENT_MENTION
from patterns.component.status import DENIES, NOT_CONCERNED, NOT_IMPLEMENTED, ONLY_DENIED, SENTENCE_END, SENTENCE_START
from patterns.pattern import Match

_SENTENCES = 3
"""Sentences under a heading that are read."""


@dataclasses.dataclass(frozen=True, slots=True)
class Denial:
    """The words that state that a project is not carried out."""

    span: Span
    reason: str | None


def denial(heading: Heading) -> Verdict[Denial | None]:
    """The denial, and the rule that found it; None if the plan carries the project out."""
    return decide(_RULES, heading)


def _sentence_inside(heading: Heading) -> Denial | None:
    """A sentence on the heading's own line: it begins with a capital or after a colon."""
    document, (start, end) = heading.context.document, heading.name
    if not DENIES.search(document.folded, start, end):
        return None
    # Asked where a sentence may begin alone: of all patterns it costs most at each place of a long line.
    match = next(NOT_IMPLEMENTED.matches_at(document.folded, _sentence_starts(document.text, start, end), end), None)
    return _denial(heading, match) if match else None


def _sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where a sentence may begin in a line: at a capital, or after a colon or dash and at each blank behind it."""
    places = set[int]()
    for match in SENTENCE_START.finditer(text, start, end):
        places.update(range(*match.span("behind"))) if match["mark"] else places.add(match.start())
    return sorted(places)


def _bracket(heading: Heading) -> Denial | None:
    """A bracket of the heading's line."""
    match = NOT_CONCERNED.search(heading.context.document.folded, heading.name.start, heading.name.end)
    if match is None:
        return None
    found = _denial(heading, match)
    return dataclasses.replace(found, reason=None) if ONLY_DENIED.match(match["reason"]) else found


def _below(heading: Heading) -> Denial | None:
    """One of the first sentences under the heading."""
    for start, end in _sentences(heading):
        if match := NOT_IMPLEMENTED.match(heading.context.document.folded, start, end):
            return _denial(heading, match)
    return None


def _sentences(heading: Heading) -> Iterator[tuple[int, int]]:
    """Where the first sentences of the first paragraph under a heading begin, each with the paragraph's end; none if it denies nothing."""
    below = heading.below
    if below is None or not DENIES.search(heading.context.document.folded, below.start, below.end):
        return
    items = heading.context.outline.items
    start = next((item.text_start for item in items if item.heading.start == below.start), below.start)
    if COMPONENT_MENTION.match(heading.context.document.folded, start, below.end):
        return  # a sub-project, whose sentences are its own
    text = heading.context.document.text
    yield start + len(text[start : below.end]) - len(text[start : below.end].lstrip(" (")), below.end
    for index, match in enumerate(SENTENCE_END.finditer(heading.context.document.folded, start, below.end)):
        if index + 1 < _SENTENCES:
            yield match.end(), below.end


def _denial(heading: Heading, match: Match) -> Denial:
    text = heading.context.document.text
    end = match.end() - len(match[0]) + len(match[0].rstrip(" .;"))
    reason = text[match.start("reason") : match.end("reason")].strip(" .;,") if match["reason"] else None
    return Denial(Span(match.start(), end), reason)


_RULES: tuple[Rule[Heading, Denial | None], ...] = (
    Rule("sentence on its line", _sentence_inside),
    Rule("bracket on its line", _bracket),
    Rule("sentence below", _below),
    Rule("carried out", always, lambda _: None),
)
