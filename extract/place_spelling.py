"""The plan's own units spelt in two ways: other capitals, another tone mark, another letter."""

from corpus.document import Span
from extract.header.place import Location
from extract.header.surroundings import Surroundings
from extract.issue import issue
from extract.record import Issue
from patterns.fold import fold
from patterns.place import Mention
from patterns.text import is_capitals
from patterns.unit_list import bare, one_letter_apart

_LONG, _SHORT = 6, 5
"""Letters and blanks of a name that one changed letter leaves recognisable; `_SHORT` if its first word is the same (`Ba Tư`)."""


def name_issues(location: Location, around: Surroundings) -> list[Issue]:
    """Where the text spells one of the plan's own units in two ways: other capitals, another tone, another letter."""
    own = {"province": location.province, "district": location.district, "commune": location.commune}
    named = (*around.mentions, *around.communes) if location.commune else around.mentions
    printed = [(unit, name, _printed(around.document.text, unit, name)) for unit in named if (name := own[unit.level])]
    official = {
        name for _, name, words in printed if fold(words) == fold(name) and (words == name or is_capitals(words))
    }
    found: dict[str, Issue] = {}
    for unit, name, words in printed:
        if name in official and _is_variant(words, unit, name):
            span = Span(unit.name_start, unit.name_start + len(words))
            found.setdefault(words, issue("name_inconsistent", span, printed=words, official=name))
    return list(found.values())


def _printed(text: str, unit: Mention, name: str) -> str:
    """As many printed words as the plan's own name has, from where a unit's name begins."""
    count = len(name.split(" "))
    words = text[unit.name_start : unit.name_start + len(name) + 12].partition("\n")[0].split(" ")[:count]
    printed = " ".join(words)
    while printed and not printed[-1].isalnum():  # `Lào Cai./.`
        printed = printed[:-1]
    return printed


def _is_variant(printed: str, unit: Mention, name: str) -> bool:
    """Whether a printed name is the plan's own in another spelling, and not another unit's name."""
    if printed == name or is_capitals(printed):
        return False
    if fold(printed) == fold(name):
        return printed.lower() == name.lower()  # not where only the tone mark is elsewhere (`Hoà`, `Hòa`)
    if unit.listed:
        return unit.name == name and bare(printed) == bare(name)
    shares_word = unit.level == "district" and printed.partition(" ")[0] == name.partition(" ")[0]
    return bare(printed) == bare(name) or one_letter_apart(printed, name, _SHORT if shares_word else _LONG)
