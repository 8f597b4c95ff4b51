"""The place and date line of the header; a date that a sentence or a title mentions is not it."""

from patterns.header.line import DATE_LINE
from patterns.pattern import Match
from patterns.text import is_capitals


def own_date(words: str, below_title: bool) -> Match | None:
    """The match of the date line's date; `below_title`: whether a line of the title has been read above."""
    match = DATE_LINE.search(words)
    if match is None:
        return None
    before, after = words[: match.start()].strip(), words[match.end() :].strip(" .,;|)")
    if _is_sentence(before, 0) or _is_sentence(after, 2) or _is_in_small_letters(match):
        return None
    stands_alone = match["place"] and match["comma"] and not before and not after
    return match if stands_alone or not below_title else None


def _is_sentence(words: str, most: int) -> bool:
    """Whether words beside a date, more than `most` characters of them, are not among the other column's capitals."""
    return len(words) > most and not is_capitals(words)


def _is_in_small_letters(match: Match) -> bool:
    """Whether what is before the date as its place is not a place's name."""
    place = match["place"]
    return bool(place) and not match["comma"] and any(part[0].islower() for part in place.split())


def printed_date(match: Match) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as printed; None for a part that is left blank."""
    year, month, day = (
        int(part.replace(" ", "")) if (part := match[name]) else None for name in ("year", "month", "day")
    )
    return year, month, day


def own_place(words: str, date: Match) -> tuple[str | None, int]:
    """The place of a date line, and where it begins: an agency's capitals before it are the other column's."""
    if not date["place"]:
        return None, date.start()
    parts = date["place"].split(" ")
    if not is_capitals(date["place"]):
        while len(parts) > 1 and is_capitals(parts[0]) and not parts[0].endswith("."):
            parts.pop(0)
    place = " ".join(parts)
    return place.strip(" ,-"), date.end("place") - len(place)
