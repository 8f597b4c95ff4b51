"""Where the sentences of a line, and the words that belong to an amount, begin and end."""

import bisect

from corpus.document import Span
from extract.context import Context
from patterns.funding.grouping import CLAUSE_MARK, NEW_SENTENCE, SPLIT

LONGEST_CLAUSE = 1000
"""Characters before an amount that may state whose it is."""


def sentences(context: Context, line: Span) -> tuple[int, ...]:
    """Where the sentences of a paragraph begin, the first after its mark."""
    chain = context.outline.chain(line.start)
    start = chain[-1].text_start if chain and chain[-1].heading.start == line.start else line.start
    return (start, *(match.end() for match in NEW_SENTENCE.finditer(context.document.text, start, line.end)))


def sentence_of(begins: tuple[int, ...], offset: int) -> int:
    """Where the sentence of a place begins, of those of its line."""
    return min(offset, begins[max(0, bisect.bisect_right(begins, offset) - 1)])


def lead_words(folded: str, start: int, end: int) -> Span:
    """The words at the head of a sentence that govern its amounts, the first of which begins at `end`: up to a colon, `gồm`, or a bracket around them."""
    words = folded[start : min(end, start + LONGEST_CLAUSE)]
    colon, depth = _colon(words)
    if colon is not None:
        return Span(start, start + colon)
    if (split := _split(words)) is not None:
        return Span(start, start + split)
    return Span(start, start + words.rindex("(")) if depth > 0 else Span(start, start)


def _colon(words: str) -> tuple[int | None, int]:
    """The first colon outside brackets that letters follow, if any; and how many brackets are open at the words' end."""
    at = words.find(":")
    while at >= 0:
        if words.count("(", 0, at) == words.count(")", 0, at) and any(map(str.isalpha, words[at:])):
            return at, 0
        at = words.find(":", at + 1)
    return None, words.count("(") - words.count(")")


def _split(words: str) -> int | None:
    """Where the first words begin that open the parts of a sum, those in a closed bracket left out (`ngân sách tỉnh (bao gồm cả vốn vay): `)."""
    for match in SPLIT.finditer(words):
        opened = words.rfind("(", 0, match.start())
        if opened <= words.rfind(")", 0, match.start()) or ")" not in words[match.end() :]:
            return match.start()
    return None


def clause_start(folded: str, begin: int, end: int) -> int:
    """Where the words that belong to an amount begin: after the last mark before it that no bracket contains."""
    begin = max(begin, end - LONGEST_CLAUSE)
    closed: list[int] = []
    for at in reversed([match.start() for match in CLAUSE_MARK.finditer(folded, begin, end)]):
        if folded[at] == ")":
            closed.append(at)
        elif folded[at] == "(" and closed:
            closed.pop()
        elif not closed and (folded[at] != "." or folded.startswith(" ", at + 1)):
            return at + 1
    return closed[0] + 1 if closed else begin


def first_word(folded: str, start: int, end: int) -> int:
    """The first letter or digit from `start` on, up to `end`."""
    while start < end and not folded[start].isalnum():
        start += 1
    return start
