"""What of a sentence is not a phrase of the lexicon: citations, notes, figures, times, agencies and places."""

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from patterns.pattern import Match, Pattern
from patterns.target.actor import AGENCY_ALONE
from patterns.target.chunk import CITED_BY, CITED_TOO, NOTE, YEAR_IN_NAME
from patterns.target.clause_place import AREA, EACH_NAMED, GROUP_LED, GROUP_NAMED, PLACE_LED, SITES_BEHIND, SITES_LED
from patterns.vocabulary import set_of

if TYPE_CHECKING:
    from extract.target.chunk import Sentence

_PLURALS = set_of("plural")


def fixed_places(sentence: "Sentence") -> dict[int, tuple[str, int]]:
    """Where citations, figures, times and places are; earlier entries take precedence."""
    found: dict[int, tuple[str, int]] = {}
    taken: list[tuple[int, int]] = []
    folded = sentence.document.folded
    for kind, start, end in _candidates(sentence):
        overlaps = any(start < till and first < end for first, till in taken)
        if not overlaps and (kind in ("FIG", "NOTE", "SEP") or _whole(folded, start)):
            taken.append((start, end))
            found[start] = (kind, end)
    return found


def _candidates(sentence: "Sentence") -> Iterator[tuple[str, int, int]]:
    """Citations, notes, figures, slashes before figures, times, agencies and places, in order of precedence."""
    folded = sentence.document.folded
    notes = (("NOTE", *match.span()) for match in NOTE.finditer(folded, sentence.start, sentence.end))
    figures = (("FIG", figure.start, figure.number_end) for figure in sentence.figures)
    times = (("TIME", *time) for time in sentence.times if sentence.start <= time[0] < sentence.end)
    slashes = ((figure, folded.rfind("/", figure.start - 2, figure.start)) for figure in sentence.figures)
    pairs = (("SEP", at, at + 1) for figure, at in slashes if at > 0 and not folded[at + 1 : figure.start].strip(" "))
    return itertools.chain(_cited(sentence), notes, figures, pairs, times, _agencies(sentence), _areas(sentence))


def _agencies(sentence: "Sentence") -> Iterator[tuple[str, int, int]]:
    """Agencies named alone before a figure."""
    if not sentence.may_say(AGENCY_ALONE):
        return iter(())
    found = AGENCY_ALONE.finditer(sentence.document.folded, sentence.start, sentence.end)
    return (("ACTOR", *match.span()) for match in found)


_AREAS = (EACH_NAMED, GROUP_NAMED, AREA, PLACE_LED, GROUP_LED)
"""Patterns of places; earlier entries take precedence."""


def _areas(sentence: "Sentence") -> Iterator[tuple[str, int, int]]:
    """Places and groups of places; after the last figure, a group of sites belongs to what that figure counts."""
    folded, end = sentence.document.folded, sentence.end
    last = max((figure.start for figure in sentence.figures), default=0)
    matches = itertools.chain(
        *(_found(sentence, pattern, end) for pattern in _AREAS), _found(sentence, SITES_LED, last)
    )
    behind = (
        SITES_BEHIND.match(folded, figure.number_end, end)
        for figure in sentence.figures
        if figure.unit != "percent" and not sentence.word_set.isdisjoint(_PLURALS)
    )
    bare = ((place.start, place.end) for place in sentence.bare)
    spans = itertools.chain(
        bare, (match.span() for match in matches), (match.span("where") for match in behind if match)
    )
    return (("AREA", *span) for span in spans)


def _found(sentence: "Sentence", pattern: Pattern, end: int) -> Iterator[Match]:
    """The matches of a pattern of places before an offset of the sentence."""
    if not sentence.may_say(pattern):
        return iter(())
    document = sentence.document
    places = pattern.places(document.folded, sentence.start, end)
    return pattern.matches_at(document.text if pattern.cased else document.folded, places, end)


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
