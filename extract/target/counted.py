"""A number with a noun that it counts (`extract.target.noun_counted`), or with a ratio.

Ages, durations, legal numbers, ordinals and frequencies are excluded; an amount of money is one that gives no row.
"""

from extract.target.figure import MEASURES, Figure
from extract.target.noun_counted import SUBJECT, noun_counted
from extract.target.uncounted import OFTEN, PER, is_glued, is_no_count, is_numbered, is_often
from extract.target.unit import Noun, noun_of, words_from
from patterns.number import parse_number, spelt_number
from patterns.pattern import Match
from patterns.target.figure import (
    DAILY,
    MONEY_BEHIND,
    MULTIPLES,
    PER_HEADS_BEHIND,
    RATIO,
    WHOLE_BEHIND,
    YEAR_ALONE,
    YEARLY_BEHIND,
)
from patterns.target.number_led import MANY, RATE_LED
from patterns.target.unit import VOWELS, is_unit

_SLASHES = ("/", " /")


def count(folded: str, match: Match, start: int, limit: int) -> Figure | None:
    """A number with a counted noun or as a ratio; None for any other number."""
    if (found := _money(folded, match, limit) or _per_many(folded, match, start, limit)) is not None:
        return found
    if match["spelt"] and spelt_number(match["spelt"]) is None:  # `năm`, `tư`
        return None
    noun = noun_counted(folded, match, start, limit)
    if is_glued(folded, match, noun) or is_no_count(folded, match, start):
        return None
    if noun is None:
        return _bare_ratio(folded, match, limit)
    return None if is_numbered(folded, match.start(), start, noun) else _counted(folded, match, noun, limit)


def _money(folded: str, match: Match, limit: int) -> Figure | None:
    """An amount of money."""
    money = MONEY_BEHIND.match(folded, match.end(), limit)
    if money is None:
        return None
    low = parse_number((match["low"] or "").replace(" ", ""))
    return Figure(match.start(), money.end(), money.end(), float(low or 0), None, "đồng", is_money=True)


def _per_many(folded: str, match: Match, start: int, limit: int) -> Figure | None:
    """A rate per a number of the people named by its subject (`tỷ suất tử vong … 16/100.000 trẻ em`), whatever noun is printed; None for any other whole."""
    whole = MANY.match(match["whole"]) if match["whole"] else None
    if whole is None or not RATE_LED.search(folded[max(start, match.start() - SUBJECT) : match.start()]):
        return None
    words = words_from(folded, match.end(), limit, 2)
    known = [end for phrase, end in words if is_unit(phrase)]
    end = known[-1] if known else match.end()
    values = _values(match, Noun("", end, True))
    return Figure(match.start(), end, end, *values, folded[match.start("whole") - 1 : end]) if values else None


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
    slash = folded.startswith(
        _SLASHES, noun.end
    )  # but for a rate per heads, whose noun goes on, all of these begin with it
    end = (slash and _daily(folded, noun, limit)) or _per_heads(folded, noun, limit)
    if end or (slash and (end := _ratio(folded, noun.end, limit))):
        till = _behind_year(folded, end, limit)
        return Figure(match.start(), till, till, *values, folded[match.end() : end].strip())
    if slash and (whole := _whole_behind(folded, noun, limit)) is not None and values[0] <= whole[0]:
        return Figure(match.start(), whole[1], whole[1], *values, noun.unit, whole[0], known=noun.known)
    if is_often(folded, noun.end):
        return None
    return _part(match, noun, values)


def _whole_behind(folded: str, noun: Noun, limit: int) -> tuple[float, int] | None:
    """The whole that follows a part and repeats its noun, and where it ends (`5.012 hộ/22.417 hộ dân`)."""
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


def _values(match: Match, noun: Noun) -> tuple[float, float | None] | None:
    """The number, and the upper end of a range."""
    if match["spelt"]:
        spelt = spelt_number(match["spelt"])
        return (float(spelt), None) if spelt is not None else None
    low, high = _number(match["low"], noun), _number(match["high"], noun) if match["high"] else None
    if low is None or (match["high"] and (high is None or low > high)):
        return None
    if _are_years(match):
        return None
    times = MULTIPLES.get(match["times"] or "", 1)
    return low * times, high * times if high is not None else None


def _are_years(match: Match) -> bool:
    """Whether the ends of a range are years (`mùa khô 2022 - 2023 xảy ra 07 vụ cháy`)."""
    ends = (match["low"], match["high"] or "")
    return all(map(YEAR_ALONE.match, ends))


def _number(printed: str, noun: Noun) -> float | None:
    """A number before a noun; a comma before three digits groups thousands if things are counted and not measured."""
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
    words = words_from(folded, at + match.end(), limit, 2)
    if not words or words[0][0] in PER | OFTEN:
        return None
    known = [end for phrase, end in words if is_unit(phrase)]
    measured = any(letter in VOWELS for letter in words[0][0])
    if known and (daily := DAILY.match(folded, known[-1], limit)):  # `gam/người/ngày`
        return daily.end()
    if (not known and not measured) or _goes_on(folded, words[0][1], limit):
        return None
    return known[-1] if known else words[0][1]


def _goes_on(folded: str, at: int, limit: int) -> bool:
    """Whether a mark joins the word after a slash to more, as in a symbol (`49/QCPH-UBND`), and not to a year."""
    return folded[at : at + 1] in ("-", "/") and not YEARLY_BEHIND.match(folded, at, limit)


def _per_heads(folded: str, noun: Noun, limit: int) -> int | None:
    """Where the whole of a rate per a number of people ends; None if none follows the noun."""
    match = PER_HEADS_BEHIND.match(folded, noun.end, limit)
    return match.end() if match else None


def _daily(folded: str, noun: Noun, limit: int) -> int | None:
    """Where the time of a measured output ends (`m3/ngày đêm`, `tấn/ngày`); None if none follows, and for what is only counted."""
    match = DAILY.match(folded, noun.end, limit) if noun.unit in MEASURES else None
    return match.end() if match else None
