"""A number with a noun that it counts, or with a ratio; and why others are not figures.

Ages, durations, legal numbers, ordinals and frequencies are none; an amount of money is one that gives no row.
"""

import dataclasses

from extract.target.figure import MEASURES, Figure
from extract.target.unit import Noun, noun_of, words_from
from patterns.number import parse_number, spelt_number
from patterns.pattern import Match
from patterns.target.chunk import phrases
from patterns.target.figure import (
    AMONG_ALL,
    BARE_BEHIND,
    BARE_LED,
    CHANGES_TO,
    DAILY,
    FIGURE,
    GROUPS,
    HEALTH_LED,
    INDEX_LED,
    LED_MEASURE,
    LIFE_LED,
    MANY,
    MONEY_BEHIND,
    MULTIPLES,
    NUMBER_LED,
    NUMBER_LIST,
    PEOPLE_TURNS,
    PER_HEADS_BEHIND,
    PER_MANY_LED,
    PER_UNIT,
    POINTS_LED,
    RATE_LED,
    RATIO,
    SHARE_BETWEEN,
    TIMES_BEFORE,
    TIMES_BEHIND,
    VOWELS,
    WHOLE_AHEAD,
    WHOLE_BEHIND,
    YEARLY_BEHIND,
    is_unit,
    is_word,
    uncounted,
)

_HOMONYMS = {"điểm", "trang", "cấp", "lớp", "thôn", "kỳ", "gói", "phần", "vùng", "năm", "tuần"}
"""Words that number things, and that are verbs or nouns of their own before a counted noun."""
_PER = {"năm", "quý"}
_SUBJECT = 200
"""How far before a bare number its subject may open, in characters."""
_TIMES_AS_MUCH = " lần"
_EQUAL = "bằng "
"""Before how many times something else a level is: no change."""
_TURN = "lượt"
_POINT = "điểm"
_EACH = "mỗi"
_LED_BY = {"điểm": INDEX_LED, "tuổi": LIFE_LED, "năm": HEALTH_LED}
"""Subjects by the measure that they ask for."""
_OFTEN = {"tháng", "tuần", "ngày", "lần", "buổi", "giờ", "khóa", "kỳ", "đợt", "quý", "vụ"}


def count(folded: str, match: Match, start: int, limit: int) -> Figure | None:
    """A number with a counted noun or as a ratio; None for any other number."""
    if (found := _money(folded, match, limit) or _per_many(folded, match, start, limit)) is not None:
        return found
    if match["spelt"] and spelt_number(match["spelt"]) is None:  # `năm`, `tư`
        return None
    noun = _noun(folded, match, start, limit)
    if _is_glued(folded, match, noun) or _is_no_count(folded, match, start):
        return None
    if noun is None:
        return _bare_ratio(folded, match, limit)
    return None if _is_numbered(folded, match.start(), start, noun) else _counted(folded, match, noun, limit)


def _noun(folded: str, match: Match, start: int, limit: int) -> Noun | None:
    """What a number counts; `lượt` of guests are people."""
    if (measure := LED_MEASURE.match(folded, match.end(), limit)) and _LED_BY[measure["unit"]].search(
        folded[max(start, match.start() - _SUBJECT) : match.start()]
    ):
        return Noun(measure["unit"], measure.end(), True)
    share = SHARE_BETWEEN.match(folded, match.end(), limit)
    noun = noun_of(
        folded, share.end() if share else match.end(), limit, part=_may_number(folded, match)
    ) or _noun_ahead(folded, match, start, limit)
    if noun is None:
        return _point(folded, match, start, limit)
    if noun.unit != _TURN:
        return noun
    guests = PEOPLE_TURNS.search(folded, max(start, match.start() - _SUBJECT), match.start())
    return dataclasses.replace(noun, unit="person") if guests else noun


def _may_number(folded: str, match: Match) -> bool:
    """Whether a noun that else only numbers something is counted: after a part of a whole, or groups of people."""
    people = GROUPS.match(folded, match.end()) is not None
    return bool(match["whole"] or people)


def _point(folded: str, match: Match, start: int, limit: int) -> Noun | None:
    """`điểm` as a place where places were counted or named before (`số điểm ngập còn không quá 05 điểm`), and no score."""
    said = words_from(folded, match.end(), limit, 1)
    named = POINTS_LED.search(folded, max(start, match.start() - _SUBJECT), match.start())
    return Noun(*said[0], True) if said and said[0][0] == _POINT and named else None


def _money(folded: str, match: Match, limit: int) -> Figure | None:
    """An amount of money."""
    money = MONEY_BEHIND.match(folded, match.end(), limit)
    if money is None:
        return None
    low = parse_number((match["low"] or "").replace(" ", ""))
    return Figure(match.start(), money.end(), money.end(), float(low or 0), None, "đồng", is_money=True)


def _per_many(folded: str, match: Match, start: int, limit: int) -> Figure | None:
    """A rate per so many of those whom its subject names (`tỷ suất tử vong … 16/100.000 trẻ em`), whatever noun is printed; None for other wholes."""
    whole = MANY.match(match["whole"]) if match["whole"] else None
    if whole is None or not RATE_LED.search(folded[max(start, match.start() - _SUBJECT) : match.start()]):
        return None
    said = words_from(folded, match.end(), limit, 2)
    known = [end for phrase, end in said if is_unit(phrase)]
    end = known[-1] if known else match.end()
    values = _values(match, Noun("", end, True))
    return Figure(match.start(), end, end, *values, folded[match.start("whole") - 1 : end]) if values else None


def _is_glued(folded: str, match: Match, noun: Noun | None) -> bool:
    """Whether a noun that no lexicon has follows without a space (`12h00`)."""
    return noun is not None and not noun.known and folded[match.end() : match.end() + 1] != " "


def _is_no_count(folded: str, match: Match, start: int) -> bool:
    """Whether a number only says in how many respects (`trên cả 3`), or is a `một` that does not count."""
    if AMONG_ALL.search(folded[max(start, match.start() - 16) : match.start()]) or PER_UNIT.match(folded, match.end()):
        return True
    return bool(match["spelt"] == "một" and not _is_one(folded, match.start(), start))


def _noun_ahead(folded: str, match: Match, start: int, limit: int) -> Noun | None:
    """What a number without a noun counts: `lần` for how many times as much, else the noun of the number that it changes to."""
    before = folded[max(start, match.start() - 40) : match.start()]
    if folded.startswith(_TIMES_AS_MUCH, match.end()) and _multiplies(folded, match, before):
        return Noun(_TIMES_AS_MUCH.strip(), match.end() + len(_TIMES_AS_MUCH), True)
    if match["whole"] and (parts := WHOLE_AHEAD.match(folded, match.end(), limit)):
        noun = _noun_of_end(folded, parts.end(), limit)
    elif before.endswith("từ ") and (changes := CHANGES_TO.match(folded, match.end(), limit)):
        noun = _noun_of_end(folded, changes.end(), limit)
    else:
        bare = not match["spelt"] and BARE_BEHIND.match(folded, match.end(), limit)
        noun = _noun_of_subject(folded, match.start(), start) if bare else None
    return dataclasses.replace(noun, end=match.end()) if noun is not None else None


def _multiplies(folded: str, match: Match, before: str) -> bool:
    """Whether `lần` says how many times as much: after `gấp` or a change, before `so với`, or with decimals (`1,4 lần`)."""
    decimal = "," in (match["low"] or "") and not before.endswith(_EQUAL)
    return bool(decimal or TIMES_BEFORE.search(before) or TIMES_BEHIND.match(folded, match.end()))


def _noun_of_end(folded: str, at: int, limit: int) -> Noun | None:
    """The noun of the number that a change ends at."""
    ahead = FIGURE.match(folded, at, limit)
    return noun_of(folded, ahead.end(), limit) if ahead and not ahead["sign"] else None


def _noun_of_subject(folded: str, at: int, start: int) -> Noun | None:
    """What a bare number counts: the known noun after the `số` that opens its subject (`Số mô hình …: năm 2024 có 08`)."""
    before = folded[max(start, at - _SUBJECT) : at]
    if not BARE_LED.search(before):
        return None
    if (per := PER_MANY_LED.search(before)) is not None:
        return Noun(f"/{per['whole']}", len(before), True)
    led = NUMBER_LED.search(before)
    if led is None:
        return None
    noun = noun_of(before, led.start("noun"), len(before))
    return noun if noun is not None and noun.known else None


def _bare_ratio(folded: str, match: Match, limit: int) -> Figure | None:
    """A number with a ratio immediately after it; None if none follows."""
    end = _ratio(folded, match.end(), limit)
    if end is None:
        return None
    unit = folded[match.end() : end].strip().lstrip("/ ")
    values = _values(match, Noun(unit, end, True))
    return Figure(match.start(), end, end, *values, unit) if values else None


def _counted(folded: str, match: Match, noun: Noun, limit: int) -> Figure | None:
    """A number with its noun, or with the ratio of the noun; None for how often, and for a part that is more than its whole."""
    values = _values(match, noun)
    if values is None or (match["spelt"] and not noun.known):
        return None
    if (
        end := _daily(folded, noun, limit) or _per_heads(folded, noun, limit) or _ratio(folded, noun.end, limit)
    ) is not None:
        till = _behind_year(folded, end, limit)
        return Figure(match.start(), till, till, *values, folded[match.end() : end].strip())
    if (whole := _whole_behind(folded, noun, limit)) is not None and values[0] <= whole[0]:
        return Figure(match.start(), whole[1], whole[1], *values, noun.unit, whole[0], known=noun.known)
    if _is_often(folded, noun.end):
        return None
    return _part(match, noun, values)


def _whole_behind(folded: str, noun: Noun, limit: int) -> tuple[float, int] | None:
    """The whole that follows a part's noun with the same noun, and where it ends (`5.012 hộ/22.417 hộ dân`)."""
    match = WHOLE_BEHIND.match(folded, noun.end, limit)
    among = noun_of(folded, match.end(), limit) if match else None
    whole = parse_number(match["whole"]) if match and among and among.unit == noun.unit else None
    return (float(whole), among.end) if whole is not None and among is not None else None


def _part(match: Match, noun: Noun, values: tuple[float, float | None]) -> Figure | None:
    """A number, or a part of the whole before its noun; None for a part that is more; of what is measured the whole was planned."""
    whole = parse_number(match["whole"]) if match["whole"] else None
    planned = noun.unit in MEASURES or noun.unit.startswith("con")  # `612/605 ha`
    if match["whole"] and not planned and (whole is None or values[0] > float(whole)):
        return None
    out_of = float(whole) if whole is not None and not planned else None
    return Figure(match.start(), match.end(), noun.end, *values, noun.unit, out_of, known=noun.known)


def _behind_year(folded: str, end: int, limit: int) -> int:
    """Where a ratio ends with its `/năm`."""
    yearly = YEARLY_BEHIND.match(folded, end, limit)
    return yearly.end() if yearly else end


def _is_one(folded: str, at: int, start: int) -> bool:
    """Whether `một` counts: after a comparator or a verb (`ít nhất một`), and not in `cùng một`."""
    before = folded[max(start, at - 24) : at].split()
    return any(
        phrases().get(" ".join(before[-count:]), frozenset()) & {"CMP", "MAKE", "DIR"} for count in (1, 2, 3) if before
    )


def _values(match: Match, noun: Noun) -> tuple[float, float | None] | None:
    """The number, and the upper end of a range."""
    if match["spelt"]:
        spelt = spelt_number(match["spelt"])
        return (float(spelt), None) if spelt is not None else None
    low, high = _number(match["low"], noun), _number(match["high"], noun) if match["high"] else None
    if low is None or (match["high"] and (high is None or low > high)):
        return None
    times = MULTIPLES.get(match["times"] or "", 1)
    return low * times, high * times if high is not None else None


def _number(printed: str, noun: Noun) -> float | None:
    """A number before a noun; a comma before three digits groups thousands where things are counted and not measured."""
    plain = printed.replace(" ", "").replace("'", "")
    whole, comma, rest = plain.partition(",")
    if plain.count(",") > 1:
        return _number(plain.replace(",", ""), noun)
    if comma and len(rest) == 3 and whole.isdigit() and not whole.startswith("0") and noun.unit not in MEASURES:
        plain = whole + rest
    value = parse_number(plain)
    return float(value) if value is not None else None


def _ratio(folded: str, at: int, limit: int) -> int | None:
    """Where the whole of a ratio ends (`/100.000 dân`, `/phụ nữ`); None if none follows, as in `49/QCPH-UBND`."""
    match = RATIO.match(folded[at : min(limit, at + 30)])
    if match is None:
        return None
    said = words_from(folded, at + match.end(), limit, 2)
    if not said or said[0][0] in _PER | _OFTEN:
        return None
    known = [end for phrase, end in said if is_unit(phrase)]
    measured = any(letter in VOWELS for letter in said[0][0])
    if known and (daily := DAILY.match(folded, known[-1], limit)):  # `gam/người/ngày`
        return daily.end()
    parted = folded[said[0][1] : said[0][1] + 1] in ("-", "/") and not YEARLY_BEHIND.match(folded, said[0][1], limit)
    if (not known and not measured) or parted:
        return None
    return known[-1] if known else said[0][1]


def _per_heads(folded: str, noun: Noun, limit: int) -> int | None:
    """Where the whole of a rate per so many people ends; None if none follows the noun."""
    match = PER_HEADS_BEHIND.match(folded, noun.end, limit)
    return match.end() if match else None


def _daily(folded: str, noun: Noun, limit: int) -> int | None:
    """Where the time of a measured output ends (`m3/ngày đêm`, `tấn/ngày`); None if none follows, and for what is only counted."""
    match = DAILY.match(folded, noun.end, limit) if noun.unit in MEASURES else None
    return match.end() if match else None


def _is_often(folded: str, at: int) -> bool:
    """Whether a count says how often (`4 buổi/tháng`, `2 lần/tuần`)."""
    behind = folded[at : at + 12].lstrip(" ")
    return behind.startswith("/") and any(behind[1:].lstrip().startswith(word) for word in _OFTEN - _PER)


def _is_given(word: str, folded: str, at: int) -> bool:
    """Whether `cấp` before a number gives something (`cấp 40.000 sổ tay`): no level has two digits."""
    return word == "cấp" and folded[at : at + 2].isdigit() and folded[at] != "0"


def _is_numbered(folded: str, at: int, start: int, noun: Noun) -> bool:
    """Whether a number only says which one (`giai đoạn 1`, `thứ 5`)."""
    if noun.unit in MEASURES:
        return False  # `rau ngắn ngày 1.270 ha`
    before = NUMBER_LIST.cut_end(folded[max(start, at - 30) : at]).split()
    for count in (3, 2, 1):
        word = " ".join(before[-count:])
        if count == 2 and word.startswith("được "):
            return False  # `được cấp 14 mã vùng trồng`
        if "ordinal" in uncounted().get(word, frozenset()):
            led = "".join(before[-count - 1 : -count]).lstrip("(")
            if led == _EACH or (led.isdigit() and "duration" in uncounted()[word]):
                return False  # `mỗi khóm 06 người`, `dưới 03 tháng 70.000 người`
            return not (word in _HOMONYMS and (noun.known or _is_given(word, folded, at)))
        if count == 2 and (is_word(word) or word in phrases()):
            return False  # `nâng cấp 05 hồ chứa`: the last syllable numbers nothing
    return False
