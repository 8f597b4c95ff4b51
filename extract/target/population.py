"""`population`: who is counted or served, without what is not a part of it."""

from extract.target.frame import Frame
from patterns.target.area import place_at_end
from patterns.target.words import AMONG, LEADS_WHERE, NUMBER_OF_PEOPLE, PEOPLE_WORDS, RATE_HEAD, UP_END
from patterns.vocabulary import set_of

_AMONG = set_of("among_whole")
_TOTAL = "tổng số"


def who(population: str, indicator: str | None) -> str | None:
    """The population without `số` before it; None if it only states the indicator again."""
    number = NUMBER_OF_PEOPLE.match(population.lower())
    counted = population[number.end() :] if number else population
    plain = _without_place(UP_END.without(counted.strip(" ,.;:")))
    return plain if plain and plain != indicator else None


def those(subject: str) -> str:
    """The people or things of which a share does something (`trong các nhiệm vụ được giao, 95% hoàn thành đúng hạn`)."""
    return AMONG.without(subject)


def _without_place(words: str) -> str:
    """The words without the named place at their end (`hộ nghèo thôn A`, `hộ tại làng B`); with two places nothing is left out."""
    place = place_at_end(words)
    left = words[: place.start()] if place else words
    return words if place is None or left.endswith(" và") else LEADS_WHERE.without(left)


def has_people(words: str) -> bool:
    """Whether words open with people, households, places or agencies."""
    return PEOPLE_WORDS.match(words.lower()) is not None


def rate_population(frame: Frame, lead: int, end: int) -> str | None:
    """`Tỷ lệ P Q`: P; `… trong tổng số Y`: Y; None if the end of P is undecidable."""
    chunks = frame.chunks
    if _TOTAL in frame.lows[lead + 1 : end]:
        totals = (k for k in range(lead + 1, end) if chunks[k].low == _TOTAL and chunks[k - 1].low in _AMONG)
        if (total := next(totals, None)) is not None:
            return frame.printed(total + 1, end)
    if not RATE_HEAD.match(chunks[lead].low) or end - lead <= 2:
        return None
    cut = frame.cut(lead + 1, end)
    kept = cut is not None and cut + 1 == end and "KEEP" in chunks[cut].tags  # `tỷ lệ thất nghiệp duy trì dưới 3%`
    return frame.printed(lead + 1, cut) if cut and not kept else None
