"""Where the name of an agency ends: at a verb, at the word for its level, before the next agency.

Commas and `và` belong to a name where a `và` or the word for its level closes the series
(`Trung tâm Văn hóa, Thể thao và Du lịch huyện`), and no part of it is an agency by itself (`Hội Nông dân, Cựu chiến binh huyện`).
"""

from extract.agency.name_series import LONGEST, closes_soon, is_series, is_small_series
from extract.agency.name_word import (
    Word,
    ends_name,
    is_behind_proper_name,
    opens_agency,
    opens_office,
    opens_place,
    opens_role,
)
from extract.agency.unit_end import unit_end
from extract.context import Context
from extract.decision import Rule, always, decide
from patterns.agency.name import (
    NAME_WORD,
)
from patterns.agency.unit import REGION, UNIT_END
from patterns.beginning import LETTERS, Beginnings, of_pattern
from patterns.function_word import AND

_GOES_ON: tuple[Rule[Word, bool], ...] = (
    Rule("a verb", ends_name, lambda word: False),
    Rule("a role", opens_role, lambda word: False),
    Rule("the next agency", opens_agency, lambda word: False),
    Rule("an office", opens_office, lambda word: False),
    Rule(
        "a mark after the head word",
        lambda word: bool(word.join) and not word.listed and len(word.before) == word.certain,
        lambda word: False,
    ),
    Rule("another place", opens_place, lambda word: False),
    Rule(
        "a series after a comma",
        lambda word: word.join == ",",
        lambda word: is_small_series(word) if word.small else is_series(word),
    ),
    Rule("small letters after và", lambda word: word.join in (AND, "&") and word.small, lambda word: closes_soon(word)),
    Rule(
        "a slash",
        lambda word: word.join == "/",
        lambda word: word.match["join"] == "/" and word.small and not word.listed,
    ),
    Rule("a listed name is whole", lambda word: word.listed and not word.join, lambda word: False),
    Rule("capitals", lambda word: not word.small, lambda word: True),
    Rule("after a proper name", is_behind_proper_name, lambda word: False),
    Rule("small letters", always, lambda word: not word.listed),
)


_CLOSINGS = Beginnings((("unit", of_pattern(UNIT_END)), ("region", of_pattern(REGION))))
"""What may end a name that goes on no further."""


def name_end(context: Context, start: int, at: int, end: int, *, listed: bool) -> int:
    """Where the name that begins at `start` ends, of which the words up to `at` are certain; `listed` if the lexicon has them."""
    folded, text = context.document.folded, context.document.text
    before = tuple(text[start:at].split())
    certain = len(before)
    for _ in range(LONGEST):
        closings = _CLOSINGS[folded[at:end][:LETTERS]]
        if "unit" in closings and (closing := UNIT_END.match(folded, at, end)):
            return unit_end(context, closing.end(), end, closing["level"] or "")
        if "region" in closings and (region := REGION.match(folded, at, end)):
            return region.end()
        match = NAME_WORD.match(text, at, end)
        if match is None or not decide(_GOES_ON, Word(context, start, match, end, listed, before, certain)).value:
            return at
        listed = False
        before = (*before, match["word"])
        at = match.end()
    return at
