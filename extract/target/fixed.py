"""What of a sentence is not a phrase of the lexicon: citations, notes, figures, times, agencies and places."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from patterns.pattern import Pattern
from patterns.target.actor import AGENCY_ALONE
from patterns.target.chunk import CITED_BY, CITED_TOO, NOTE, YEAR_IN_NAME
from patterns.target.clause_place import AREA, EACH_NAMED, GROUP_LED, GROUP_NAMED, PLACE_LED, SITES_BEHIND, SITES_LED
from patterns.vocabulary import set_of

if TYPE_CHECKING:
    from extract.target.chunk import Sentence

_PLURALS = set_of("plural")
_WHEREVER = frozenset({"FIG", "NOTE", "SEP"})
"""What is also one immediately after a letter or a digit."""


def fixed_places(sentence: "Sentence") -> dict[int, tuple[str, int]]:
    """Where citations, figures, times and places are; earlier entries take precedence."""
    found: dict[int, tuple[str, int]] = {}
    taken: list[tuple[int, int]] = []
    folded = sentence.document.folded
    for kind, start, end in _candidates(sentence):
        if taken and any(start < till and first < end for first, till in taken):
            continue
        if kind in _WHEREVER or _whole(folded, start):
            taken.append((start, end))
            found[start] = (kind, end)
    return found


def _candidates(sentence: "Sentence") -> Iterator[tuple[str, int, int]]:
    """Citations, notes, figures, slashes before figures, times, agencies and places, in order of precedence."""
    folded = sentence.document.folded
    if sentence.cited:
        yield from _cited(sentence)
    for note in NOTE.finditer(folded, sentence.start, sentence.end):
        yield "NOTE", *note.span()
    for figure in sentence.figures:
        yield "FIG", figure.start, figure.number_end
    for figure in sentence.figures:
        at = folded.rfind("/", figure.start - 2, figure.start)
        if at > 0 and not folded[at + 1 : figure.start].strip(" "):
            yield "SEP", at, at + 1
    for first, last in sentence.times:
        if sentence.start <= first < sentence.end:
            yield "TIME", first, last
    if sentence.may_say(AGENCY_ALONE):
        for agency in AGENCY_ALONE.finditer(folded, sentence.start, sentence.end):
            yield "ACTOR", *agency.span()
    for start, end in _areas(sentence):
        yield "AREA", start, end


_AREAS = (EACH_NAMED, GROUP_NAMED, AREA, PLACE_LED, GROUP_LED)
"""Patterns of places; earlier entries take precedence."""


def _areas(sentence: "Sentence") -> Iterator[tuple[int, int]]:
    """Places and groups of places; after the last figure, a group of sites belongs to what that figure counts."""
    yield from sentence.bare
    for pattern in _AREAS:
        if sentence.may_say(pattern):
            yield from _found(sentence, pattern, sentence.end)
    if sentence.may_say(SITES_LED):
        yield from _found(sentence, SITES_LED, sentence.figures[-1].start)
    if not sentence.word_set.isdisjoint(_PLURALS):
        for figure in sentence.figures:
            if figure.unit != "percent":
                behind = SITES_BEHIND.match(sentence.document.folded, figure.number_end, sentence.end)
                if behind is not None:
                    yield behind.span("where")


def _found(sentence: "Sentence", pattern: Pattern, end: int) -> Iterator[tuple[int, int]]:
    """Where a pattern of places matches before an offset of the sentence."""
    document = sentence.document
    places = pattern.places(document.folded, sentence.start, end)
    if places:
        for match in pattern.matches_at(document.text if pattern.cased else document.folded, places, end):
            yield match.span()


def _cited(sentence: "Sentence") -> list[tuple[str, int, int]]:
    """The citations with the words that introduce them (`CITE`: not part of what is measured), or without such words (`NAME`)."""
    folded, found = sentence.document.folded, list[tuple[str, int, int]]()
    for span in sentence.cited:
        start = max(span.start, sentence.start)
        if found and (listed := CITED_TOO.match(folded, found[-1][2], start)):
            found.append((found[-1][0], listed.start("mark"), span.end))
            continue
        # A law's name alone, or with its year as part of the name (`Luật Giáo dục 2019`), may state what is measured.
        dated = any(letter.isdigit() for letter in YEAR_IN_NAME.compiled.sub("", folded[start : span.end]))
        led = CITED_BY.search(folded, max(sentence.start, start - 80), start) if dated else None
        found.append(("CITE", led.start(), span.end) if led else ("NAME", start, span.end))
    return found


def _whole(folded: str, at: int) -> bool:
    return at == 0 or not folded[at - 1].isalnum()
