"""What is known at once of a figure, as bits of one number: a rule that states one in `given` is asked only where it is known.

A rule's `given` repeats what its condition would find out first itself, so that no rule is left out that would apply; tests compare the
rows with those of all rules asked.
"""

import itertools
from collections.abc import Iterable, Mapping

from extract.kept import asked_once
from extract.target.chunk import Sentence
from extract.target.figure import MEASURES, RATES
from patterns.pattern import Pattern
from patterns.vocabulary import set_of

_bits = (1 << place for place in itertools.count())

MONEY, NONE_LEFT, RANGED = next(_bits), next(_bits), next(_bits)
"""An amount of money; `không còn`; a figure with an upper end."""
COUNT, SHARE = next(_bits), next(_bits)
"""A figure that counts, and a percentage."""
HOUSEHOLD, PERSON, CLASS, HOUSE, THING, MEASURE = (next(_bits) for _ in range(6))
"""What is counted; a thing is neither a household nor a person, and a measure also a unit of land or of criteria."""
FURTHER, LATER, BRACKETED = next(_bits), next(_bits), next(_bits)
"""A figure after another in its clause, in its sentence, and one in brackets."""
LENT, PEOPLED = next(_bits), next(_bits)
"""A figure that shares the words of another, and one with a population."""
TIMES, IN_AREA, BRACKET = next(_bits), next(_bits), next(_bits)
"""Chunks of these kinds in its sentence."""
BARE, PRODUCT, LED = next(_bits), next(_bits), next(_bits)
"""A sentence with places named without their kind, of a column of products, and below a lead-in."""
PAST, OBJECTIVE, MONEY_SECTION, UNSAID, QUOTA = (next(_bits) for _ in range(5))
"""What the place of the figure's paragraph is (`extract.target.place`); unsaid is the preamble, and a section of rules."""
CHANGED, NAMED = next(_bits), next(_bits)
"""A verb may govern the figure that changes or keeps something; its own words name a code."""

_MEASURED = MEASURES | {"m", "km", "tiêu chí"}
_HOUSES = set_of("house")
_OF_UNITS: Mapping[str, int] = {"household": HOUSEHOLD, "person": PERSON, "class": CLASS | THING, "percent": SHARE}
_OF_WORDS, _OF_SIGNS, _OF_TAGS = dict[str, int](), dict[str, int](), dict[str, int]()
_OF_FORMS, _OF_CODES = dict[str, int](), dict[str, int]()
_WORDS, _TAGS = set[str](), set[str]()
"""The words and tags again, for a set meets a set in a tenth of the time."""


def _stated_by(known: dict[str, int], names: Iterable[str]) -> int:
    """A new bit, known by any of some words, signs, tags, forms or codes."""
    bit = next(_bits)
    for name in names:
        known[name] = known.get(name, 0) | bit
    return bit


def says(*patterns: Pattern) -> int:
    """That the sentence has a word that one of some patterns is known by (`Sentence.may_say`)."""
    assert all(pattern.known_by for pattern in patterns)
    return says_word(*frozenset().union(*(pattern.known_by for pattern in patterns)))


def says_word(*words: str) -> int:
    """That the sentence has one of some words."""
    _WORDS.update(words)
    return _stated_by(_OF_WORDS, words)


def shows(*signs: str) -> int:
    """That one of some signs is in the folded sentence."""
    return _stated_by(_OF_SIGNS, signs)


def tagged(*tags: str) -> int:
    """That a chunk of the sentence has one of some tags."""
    _TAGS.update(tags)
    return _stated_by(_OF_TAGS, tags)


def coded(*codes: str) -> int:
    """That the figure's own words name one of some codes."""
    return _stated_by(_OF_CODES, codes)


def measured_as(*forms: str) -> int:
    """That what is measured is found by one of some forms."""
    return _stated_by(_OF_FORMS, forms)


FROM = tagged("CMP:from")
"""`từ` in its sentence, from which a change may start."""


@asked_once
def of_sentence(sentence: Sentence) -> int:
    """What is known of all figures of a sentence."""
    found = BARE if sentence.bare else 0
    for word in sentence.word_set & _WORDS:
        found |= _OF_WORDS[word]
    if sentence.product:
        found |= PRODUCT
    if sentence.lead:
        found |= LED
    folded = sentence.document.folded[sentence.start : sentence.end]
    for sign, known in _OF_SIGNS.items():
        if sign in folded:
            found |= known
    return found


def of_tags(tags: frozenset[str]) -> int:
    """What is known by the tags of the chunks."""
    found = 0
    for tag in tags & _TAGS:
        found |= _OF_TAGS[tag]
    return found


def of_form(form: str) -> int:
    """What is known by the form that what is measured has."""
    return _OF_FORMS.get(form, 0)


def of_code(code: str | None) -> int:
    """What is known by the code that the figure's own words name."""
    return _OF_CODES.get(code, 0) | NAMED if code is not None else 0


def of_unit(unit: str) -> int:
    """What is known by the unit."""
    found = _OF_UNITS.get(unit, THING) if unit in RATES else _OF_UNITS.get(unit, THING) | COUNT
    if unit in _HOUSES:
        found |= HOUSE
    return found | MEASURE if unit in _MEASURED or unit.startswith("m2/") else found
