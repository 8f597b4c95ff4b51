"""What is known at once of an amount, as bits of one number: a rule that states one in `given` is asked only where it is known.

Most bits are of the amount's line, so that they are found once for all its amounts: all that rules read of an amount's own words, those
before it, its label, its bracket and what is said after it, is of one line.  A rule's `given` repeats what its condition would find out
first itself; tests compare the rows with those of all rules asked.
"""

import itertools

from corpus.document import Document, Span
from extract.context import Context
from extract.funding.clause import LONGEST_CLAUSE
from extract.funding.list_end import LONGEST_LIST
from patterns.funding.grouping import ALL_OF
from patterns.pattern import Pattern, has_any
from patterns.target.chunk import words_in
from patterns.text import without_brackets

_bits = (1 << place for place in itertools.count())

PART, AFTER, LED, OPENED = (next(_bits) for _ in range(4))
"""A part of another amount; one after a planned one on its line; one that the head of its sentence governs; one whose words follow an
opening bracket."""
SPAN, LISTED, SUMMED_ABOVE, SUMMED = (next(_bits) for _ in range(4))
"""A plan for several years; an item of a list that words lead in; one before which, or in or after whose line words may speak of all
amounts (`ALL_OF`)."""
EVERYTHING = -1
"""All bits: of what is not known at once."""

STATED: dict[Pattern, int] = {}
"""The bit of each pattern that a line is asked for."""
_OF_WORDS: dict[str, list[tuple[str, int]]] = {}
"""The phrases that patterns need, each under its longest word, and their bits."""
_WORDS = set[str]()
"""The words again, for a set meets a set in a tenth of the time."""
_OF_SIGNS = dict[str, int]()


def _bit_of(pattern: Pattern) -> int:
    """The bit of a pattern, new where it is asked for first."""
    return STATED.setdefault(pattern, next(_bits))


def says(pattern: Pattern) -> int:
    """That a line has a phrase that a pattern needs, all whole words (`patterns.key_word.whole`)."""
    bit = _bit_of(pattern)
    for phrase in pattern.needs:
        word = max(filter(str.isalpha, phrase.split()), key=len)
        _WORDS.add(word)
        _OF_WORDS.setdefault(word, []).append((phrase, bit))
    return bit


def shows(pattern: Pattern) -> int:
    """That a line has letters that a pattern needs."""
    bit = _bit_of(pattern)
    for sign in pattern.needs:
        _OF_SIGNS[sign] = _OF_SIGNS.get(sign, 0) | bit
    return bit


def of_words(words: str) -> int:
    """What is known by the folded words of a line, whichever of them a rule reads.

    A rule reads no more than `LONGEST_CLAUSE` characters before an amount, whose first word may be half a word; and what is on either
    side of a bracket may be one word without it.
    """
    if len(words) > LONGEST_CLAUSE:
        return EVERYTHING
    if "(" in words:
        words = f"{words}\n{without_brackets(words)}"
    found = 0
    for word in words_in(words) & _WORDS:
        for phrase, bit in _OF_WORDS[word]:
            if phrase in words:
                found |= bit
    for sign, known in _OF_SIGNS.items():
        if sign in words:
            found |= known
    return found


def of_line(context: Context, line: Span) -> int:
    """What is known of all amounts of a paragraph."""
    document, header = context.document, context.header
    found = of_words(document.folded[line.start : line.end])
    if header.period_start != header.period_end:
        found |= SPAN
    if any(item.heading.start in context.lead_ins for item in context.outline.chain(line.start)):
        found |= LISTED
    return found | _of_sums(document, line)


def _of_sums(document: Document, line: Span) -> int:
    """Whether words before a line, or in and after it, may speak of all amounts of a list."""
    index = document.paragraph_index(line.start)
    first = document.paragraphs[max(0, index - LONGEST_LIST)]
    last = document.paragraphs[index : index + LONGEST_LIST + 1][-1]
    above, below = document.folded[max(0, first.start - 1) : line.start], document.folded[line.start : last.end]
    return (SUMMED_ABOVE if has_any(ALL_OF.needs, above) else 0) | (SUMMED if has_any(ALL_OF.needs, below) else 0)
