"""What a number counts: the noun after it, or the one of the number that it changes to, of its whole, or of its subject."""

import dataclasses

from extract.target.bare_list import noun_of_list, noun_of_places
from extract.target.unit import Noun, noun_of, words_from
from patterns.pattern import Match
from patterns.target.figure import CHANGES_TO, FIGURE, WHOLE_AHEAD
from patterns.target.number_led import (
    BARE_BEHIND,
    BARE_LED,
    CHANGED_FROM,
    LED_BY,
    LED_MEASURE,
    NUMBER_LED,
    PER_MANY_LED,
    POINTS_LED,
    SESSIONS,
    SESSIONS_OFTEN,
    TIMES_BEFORE,
    TIMES_BEHIND,
)
from patterns.target.unit import GROUPS, PEOPLE_TURNS, SHARE_BETWEEN

SUBJECT = 200
"""How far before a bare number its subject may open, in characters."""
_TIMES_AS_MUCH = " lần"
_EQUAL = "bằng "
"""Before how many times something else a level is: no change."""
_TURN = "lượt"
_POINT = "điểm"
_SESSION = "buổi"


def noun_counted(folded: str, match: Match, start: int, limit: int) -> Noun | None:
    """What a number counts; `lượt` of guests are people."""
    if (measure := LED_MEASURE.match(folded, match.end(), limit)) and LED_BY[measure["unit"]].search(
        folded[max(start, match.start() - SUBJECT) : match.start()]
    ):
        return Noun(measure["unit"], measure.end(), True)
    if _are_held(folded, match, start, limit):
        return Noun(_SESSION, match.end() + 1 + len(_SESSION), True)
    share = SHARE_BETWEEN.match(folded, match.end(), limit)
    noun = noun_of(
        folded, share.end() if share else match.end(), limit, part=_may_number(folded, match)
    ) or _noun_ahead(folded, match, start, limit)
    if noun is None:
        return _point(folded, match, start, limit)
    if noun.unit != _TURN:
        return noun
    guests = PEOPLE_TURNS.search(folded, max(start, match.start() - SUBJECT), match.start())
    return dataclasses.replace(noun, unit="person") if guests else noun


def _are_held(folded: str, match: Match, start: int, limit: int) -> bool:
    """Whether a number counts sessions that are held (`chiếu phim 05 buổi`), and not how often or how long something is."""
    sessions = SESSIONS.match(folded, match.end(), limit) is not None
    return sessions and not SESSIONS_OFTEN.search(folded[max(start, match.start() - SUBJECT) : match.start()])


def _may_number(folded: str, match: Match) -> bool:
    """Whether a noun that else only numbers something is counted: after a part of a whole, or groups of people."""
    people = GROUPS.match(folded, match.end()) is not None
    return bool(match["whole"] or people)


def _point(folded: str, match: Match, start: int, limit: int) -> Noun | None:
    """`điểm` as a place where places were counted or named before (`số điểm ngập còn không quá 05 điểm`), not a score."""
    words = words_from(folded, match.end(), limit, 1)
    named = POINTS_LED.search(folded, max(start, match.start() - SUBJECT), match.start())
    return Noun(*words[0], True) if words and words[0][0] == _POINT and named else None


def _noun_ahead(folded: str, match: Match, start: int, limit: int) -> Noun | None:
    """What a number without a noun counts: `lần` for how many times as much, else the noun of the number that it changes to."""
    before = folded[max(start, match.start() - 40) : match.start()]
    if folded.startswith(_TIMES_AS_MUCH, match.end()) and _multiplies(folded, match, before):
        return Noun(_TIMES_AS_MUCH.strip(), match.end() + len(_TIMES_AS_MUCH), True)
    if match["whole"] and (parts := WHOLE_AHEAD.match(folded, match.end(), limit)):
        noun = _noun_of_end(folded, parts.end(), limit)
    elif before.endswith("từ ") and (changes := CHANGES_TO.match(folded, match.end(), limit)):
        noun = _noun_of_end(folded, changes.end(), limit) or _noun_of_subject(folded, match.start(), start, led=True)
    else:
        bare = not match["spelt"] and BARE_BEHIND.match(folded, match.end(), limit)
        noun = _noun_of_bare(folded, match.start(), start, limit) if bare else None
    return dataclasses.replace(noun, end=match.end()) if noun is not None else None


def _noun_of_bare(folded: str, at: int, start: int, limit: int) -> Noun | None:
    """What a number without a noun counts: as its subject, as the start of its change, or as the list that it is in."""
    changed = CHANGED_FROM.search(folded[max(start, at - SUBJECT) : at])
    return (
        _noun_of_subject(folded, at, start)
        or (noun_of(folded, at - len(changed[0]) + changed.end("value") - changed.start(), limit) if changed else None)
        or noun_of_list(folded, at, start, limit)
        or noun_of_places(folded, at, start, limit)
    )


def _multiplies(folded: str, match: Match, before: str) -> bool:
    """Whether `lần` states how many times as much: after `gấp` or a change, before `so với`, or with decimals (`1,4 lần`)."""
    decimal = "," in (match["low"] or "") and not before.endswith(_EQUAL)
    return bool(decimal or TIMES_BEFORE.search(before) or TIMES_BEHIND.match(folded, match.end()))


def _noun_of_end(folded: str, at: int, limit: int) -> Noun | None:
    """The noun of the number that a change ends at."""
    ahead = FIGURE.match(folded, at, limit)
    return noun_of(folded, ahead.end(), limit) if ahead and not ahead["sign"] else None


def _noun_of_subject(folded: str, at: int, start: int, *, led: bool = False) -> Noun | None:
    """What a bare number counts: the known noun after the `số` that opens its subject (`Số mô hình …: năm 2024 có 08`).

    `led` where it is known that the subject's number is stated (`từ 120 xuống còn 80`).
    """
    before = folded[max(start, at - SUBJECT) : at]
    if not led and not BARE_LED.search(before):
        return None
    if (per := PER_MANY_LED.search(before)) is not None:
        return Noun(f"/{per['whole']}", len(before), True)
    opened = NUMBER_LED.search(before)
    if opened is None:
        return None
    noun = noun_of(before, opened.start("noun"), len(before))
    return noun if noun is not None and noun.known else None
