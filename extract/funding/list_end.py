"""The words that close a list of amounts and speak of all of them (`đều là vốn sự nghiệp`)."""

from corpus.document import Span
from extract.context import Context
from patterns.funding.grouping import ALL_OF, BESIDES
from patterns.money import MONEY

LONGEST_LIST = 6
"""Items of a list after an amount in which words that close it are looked for."""
_LONGEST_CLOSING = 300
"""Characters after an amount in which a list's closing words are looked for."""


def closing_words(context: Context, end: int, line: Span) -> str:
    """What closes the line, else the bulleted list, that an amount is in; empty if nothing does."""
    folded = context.document.folded
    for match in ALL_OF.finditer(folded, end, min(line.end, end + _LONGEST_CLOSING)):
        between = folded[end : match.start()]
        if BESIDES.search(between) is None and (match["apart"] is not None or MONEY.search(between) is None):
            return match["words"]
    if line.end - end > _LONGEST_CLOSING:
        return ""
    own = context.document.paragraph_index(line.start)
    lines = context.document.paragraphs[own : own + LONGEST_LIST + 1]
    if ALL_OF.search(folded, line.end, lines[-1].end) is None:
        return ""  # as of most lists
    for following in lines[1:]:
        if not _goes_on(context, line, following):
            return ""
        if (found := ALL_OF.search(folded, following.start, following.end)) and found["apart"] is not None:
            return found["words"]
    return ""


def _goes_on(context: Context, line: Span, following: Span) -> bool:
    """Whether a paragraph belongs to the list of a line: an item of it, or words without a mark that close it."""
    chains = [context.outline.chain(place.start) for place in (line, following)]
    marked = [
        bool(chain) and chain[-1].heading.start == place.start
        for chain, place in zip(chains, (line, following), strict=True)
    ]
    if all(marked):
        return (chains[0][-1].parents, chains[0][-1].kind) == (chains[1][-1].parents, chains[1][-1].kind)
    return not marked[1] and ALL_OF.match(context.document.folded, following.start, following.end) is not None
