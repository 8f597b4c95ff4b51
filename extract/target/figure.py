"""What is a figure at all: a number with its unit, and why others are none.

Ages, durations, dates, money, legal numbers, ordinals and frequencies are none; what is counted is a noun of the lexicon of units or,
where no list has it, the next one or two words.  Source: TABLES of the project, targets; Quyết định 90/QĐ-TTg, mục II.
"""

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from corpus.document import Document, Span
from patterns.number import parse_number, spelt_number
from patterns.pattern import Match
from patterns.target.chunk import LETTERS, TIME, phrases
from patterns.target.figure import (
    AMONG_ALL,
    BROKEN_BEFORE,
    CLASSIFIERS,
    FIGURE,
    FIGURE_TAIL,
    FRACTIONS,
    MONEY_BEHIND,
    MULTIPLES,
    NONE_LEFT,
    NUMBER_LIST,
    PER_HEADS,
    RATE_BEFORE,
    RATIO,
    SHARE_BETWEEN,
    STATED_BEHIND,
    VOWELS,
    is_unit,
    is_word,
    uncounted,
    unit_code,
)

_FRACTION_WORDS = {
    "một nửa": 50.0,
    "một phần hai": 50.0,
    "một phần ba": 100 / 3,
    "hai phần ba": 200 / 3,
    "một phần tư": 25.0,
    "ba phần tư": 75.0,
}
_MEASURES = {"ha", "km", "m", "m2", "m3", "m²", "m³", "tấn", "tạ", "kg", "lít", "mw", "kwh", "kw"}
_HOMONYMS = {"cấp", "lớp", "thôn", "kỳ", "gói", "phần", "vùng", "năm", "tuần"}
"""Words that number things, and that are verbs or nouns of their own before a counted noun."""
_HEADS = {100, 1000, 10_000, 100_000}
"""The wholes of rates per so many people."""
_PER = {"năm", "quý"}
_OFTEN = {"tháng", "tuần", "ngày", "lần", "buổi", "giờ", "khóa", "kỳ", "đợt", "quý", "vụ"}
_UNCOUNTED = frozenset({"money", "duration", "frequency", "part"})
_NO_NOUN = frozenset({"AIM", "CMP", "COP", "DIR", "PREP", "SEP", "STRONG", "BIND", "TAIL"})
_NO_FIRST_NOUN = _NO_NOUN | {"UP", "COMMA_TAIL"}
_NO_SECOND_NOUN = _NO_NOUN | {"VERB", "COND", "PART", "MAKE"}
"""Tags of words that are not the first or the second word of a noun which no lexicon has."""
_NOUN_WORDS = 4
"""Words of the lexicon's longest counted noun that are tried."""


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit: `start` to `number_end` the number with its sign or ratio, up to `end` the noun too."""

    start: int
    number_end: int
    end: int
    value: float
    value_max: float | None
    unit: str
    out_of: float | None = None
    none_left: bool = False
    is_money: bool = False
    """An amount of money: it gives no row, but its words are those of figures behind it (`đạt 400 triệu USD, tăng 10%/năm`)."""
    known: bool = True
    """Whether a lexicon has the unit; an unknown noun needs a verb before it to be a target."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Noun:
    """A counted noun: its code or words, where it ends, and whether a lexicon has it."""

    unit: str
    end: int
    known: bool


Times = tuple[tuple[int, int], ...]
"""Where times of a text begin and end."""


def figures_of(document: Document, start: int, end: int, starts: Sequence[int]) -> tuple[list[Figure], Times]:
    """The figures between two offsets, in order, and the times there; no times where there are no figures.

    `starts` are the places where a figure may begin (`figure_starts`); those before the first offset do not count.
    """
    folded = document.folded
    found = list(_written(folded, start, end, starts))
    if not found:
        return [], ()
    times = tuple(match.span() for match in TIME.finditer(folded, start, end))
    found = [figure for figure in found if figure.none_left or not _in_time(times, figure.start)]
    figures = [
        figure
        for figure, following in itertools.zip_longest(found, found[1:])
        if following is None or not _in_subject(folded, start, figure, following)
    ]
    return figures, times


def _written(folded: str, start: int, end: int, starts: Sequence[int]) -> Iterator[Figure]:
    """What is written like a figure between two offsets."""
    at = start
    for place in starts:
        if place < at:
            continue
        if match := FIGURE.match(folded, place, end):
            at = match.end()
            if figure := _figure(folded, match, start, end):
                yield figure
        elif match := NONE_LEFT.match(folded, place, end):
            unit = unit_code(match["unit"])
            yield Figure(match.start(), match.end("none"), match.end(), 0.0, None, unit, none_left=True)


def _in_time(times: Times, offset: int) -> bool:
    return any(first <= offset < last for first, last in times)


def _in_subject(folded: str, start: int, figure: Figure, following: Figure) -> bool:
    """Whether a count only says what a rate is of (`Tỷ lệ thôn có trên 60 hộ đạt chuẩn đạt 90%`)."""
    before = folded[start : figure.start]
    if figure.value in _HEADS and PER_HEADS.search(before) is not None:
        return True
    if following.unit != "percent" or figure.unit == "percent" or figure.none_left:
        return False
    behind = folded[figure.end : following.start]
    return RATE_BEFORE.search(before) is not None and STATED_BEHIND.search(behind) is not None


def broken_figures(document: Document, start: int, end: int) -> list[Span]:
    """Percentages between two offsets that cannot be read: digits stand beside them that may be their own (`98 , 5%`)."""
    folded = document.folded
    return [
        Span(*match.span())
        for match in FIGURE.finditer(folded, start, end)
        if match["sign"] and _is_broken(folded, match, start)
    ]


def _figure(folded: str, match: Match, start: int, limit: int) -> Figure | None:
    """The figure of a number; None where it is none."""
    if match["fraction"] or match["fraction_words"]:
        value = _fraction(match)
        return Figure(match.start(), match.end(), match.end(), value, None, "percent") if value else None
    if _is_broken(folded, match, start):
        return None
    if match["sign"]:
        return _percentage(folded, match, limit)
    return _count(folded, match, start, limit)


def _is_broken(folded: str, match: Match, start: int) -> bool:
    """Whether digits stand beside the number that may be its own (`1.3 00 hộ`): nobody can say which number is meant."""
    before = folded[max(start, match.start() - 7) : match.start()]
    if BROKEN_BEFORE.search(before):
        return True
    digits = before.rstrip(" ")
    if len(digits) < len(before) <= len(digits) + 1 and digits[-1:].isdigit():
        return not digits[-4:].isdigit() or digits[-5:].isdigit()  # a year may stand there: `năm 2024 180 hộ`
    return folded[match.end() : match.end() + 2].strip().isdigit() and folded[match.end() : match.end() + 1] == " "


def _fraction(match: Match) -> float | None:
    printed = match["fraction"]
    if not printed:
        return _FRACTION_WORDS.get(match["fraction_words"])
    if printed in FRACTIONS:
        return FRACTIONS[printed]
    over = parse_number(printed.replace("⁄", "/"))
    return float(over * 100) if over is not None else None


def _percentage(folded: str, match: Match, limit: int) -> Figure | None:
    low = parse_number(match["low"])
    high = parse_number(match["high"]) if match["high"] else None
    if low is None or (match["high"] and (high is None or low > high)):
        return None
    end = match.end() + _tail(folded, match.end(), limit)
    unit = "‰" if match["sign"].startswith("‰") else "percent"
    return Figure(match.start(), end, end, float(low), float(high) if high is not None else None, unit)


def _tail(folded: str, at: int, limit: int) -> int:
    """How many characters behind a number belong to it (`/năm`, `trở lên`)."""
    tail = FIGURE_TAIL.match(folded[at : min(limit, at + 24)])
    return tail.end() if tail else 0


def _count(folded: str, match: Match, start: int, limit: int) -> Figure | None:
    """A number with a counted noun or as a ratio; None for any other number."""
    if money := MONEY_BEHIND.match(folded, match.end(), limit):
        low = parse_number((match["low"] or "").replace(" ", ""))
        return Figure(match.start(), money.end(), money.end(), float(low or 0), None, "đồng", is_money=True)
    if match["spelt"] and spelt_number(match["spelt"]) is None:  # `năm`, `tư`
        return None
    share = SHARE_BETWEEN.match(folded, match.end(), limit)
    noun = _noun(folded, share.end() if share else match.end(), limit)
    if noun is not None and not noun.known and folded[match.end() : match.end() + 1] != " ":
        return None  # `12h00`
    if AMONG_ALL.search(folded[max(start, match.start() - 12) : match.start()]):
        return None
    if match["spelt"] == "một" and not _is_one(folded, match.start(), start):
        return None
    if noun is None:
        return _bare_ratio(folded, match, limit)
    return None if _is_numbered(folded, match.start(), start, noun) else _counted(folded, match, noun, limit)


def _bare_ratio(folded: str, match: Match, limit: int) -> Figure | None:
    """A number with a ratio straight behind it; None where none follows."""
    end = _ratio(folded, match.end(), limit)
    if end is None:
        return None
    unit = folded[match.end() : end].strip().lstrip("/ ")
    values = _values(match, _Noun(unit, end, True))
    return Figure(match.start(), end, end, *values, unit) if values else None


def _counted(folded: str, match: Match, noun: _Noun, limit: int) -> Figure | None:
    """A number with its noun, or with the ratio of the noun; None for how often, and for a part that is more than its whole."""
    values = _values(match, noun)
    if values is None or (match["spelt"] and not noun.known):
        return None
    if (end := _ratio(folded, noun.end, limit)) is not None:
        return Figure(match.start(), end, end, *values, folded[match.end() : end].strip())
    whole = parse_number(match["whole"]) if match["whole"] else None
    is_part = not match["whole"] or (whole is not None and values[0] <= float(whole))
    if _is_often(folded, noun.end) or not is_part:
        return None
    out_of = float(whole) if whole is not None else None
    return Figure(match.start(), match.end(), noun.end, *values, noun.unit, out_of, known=noun.known)


def _is_one(folded: str, at: int, start: int) -> bool:
    """Whether `một` counts: behind a comparator or a verb (`ít nhất một`), and not in `cùng một`."""
    before = folded[max(start, at - 24) : at].split()
    return any(
        phrases().get(" ".join(before[-count:]), frozenset()) & {"CMP", "MAKE", "DIR"} for count in (1, 2, 3) if before
    )


def _values(match: Match, noun: _Noun) -> tuple[float, float | None] | None:
    """The number, and the upper end of a range."""
    if match["spelt"]:
        spelt = spelt_number(match["spelt"])
        return (float(spelt), None) if spelt is not None else None
    low, high = _number(match["low"], noun), _number(match["high"], noun) if match["high"] else None
    if low is None or (match["high"] and (high is None or low > high)):
        return None
    times = MULTIPLES.get(match["times"] or "", 1)
    return low * times, high * times if high is not None else None


def _number(printed: str, noun: _Noun) -> float | None:
    """A number before a noun; a comma before three digits groups thousands where things are counted and not measured."""
    plain = printed.replace(" ", "").replace("'", "")
    whole, comma, rest = plain.partition(",")
    if plain.count(",") > 1:
        return _number(plain.replace(",", ""), noun)
    if comma and len(rest) == 3 and whole.isdigit() and not whole.startswith("0") and noun.unit not in _MEASURES:
        plain = whole + rest
    value = parse_number(plain)
    return float(value) if value is not None else None


def _words(folded: str, at: int, limit: int, most: int) -> list[tuple[str, int]]:
    """The next words from a place, each phrase so far with its end; a mark ends them."""
    found: list[tuple[str, int]] = []
    last = at
    for token in LETTERS.finditer(folded, at, min(limit, at + 60)):
        if folded[last : token.start()].strip(" "):
            break
        found.append((folded[at : token.end()].strip(), token.end()))
        last = token.end()
        if len(found) == most:
            break
    return found


def _noun(folded: str, at: int, limit: int) -> _Noun | None:
    """The noun that is counted behind a number; None for what is none (money, a duration) and where no noun follows."""
    said = _words(folded, at, limit, _NOUN_WORDS)
    if said and said[0][0].startswith("lượt "):
        said = said[1:]
    if not said:
        return None
    if _is_uncounted(said) or _is_score(said):
        return None
    known = [(phrase, end) for phrase, end in said if is_unit(phrase)]
    if known and (known[-1][0] not in CLASSIFIERS or len(said) == 1):
        phrase, end = known[-1]
        return _Noun(unit_code(phrase), end, True)
    return _unknown(said)


def _is_uncounted(said: list[tuple[str, int]]) -> bool:
    """Whether the words are money, a duration or a frequency, and no longer phrase is a counted noun."""
    kinds = {kind for phrase, _ in said[:2] for kind in uncounted().get(phrase, frozenset())}
    return bool(_UNCOUNTED & kinds) and not any(is_unit(phrase) for phrase, _ in said[1:])


def _is_score(said: list[tuple[str, int]]) -> bool:
    """Whether `điểm` is a score and no place."""
    closed = len(said) == 1 or said[1][0].endswith((" trở", " và", " đối", " phần", " cho"))
    return said[0][0] == "điểm" and closed


def _unknown(said: list[tuple[str, int]]) -> _Noun | None:
    """A noun that no lexicon has: two words, one where the next is a verb or another marker."""
    first, end = said[0]
    if is_unit(first) and first not in CLASSIFIERS:
        return _Noun(unit_code(first), end, True)
    if phrases().get(first, frozenset()) & _NO_FIRST_NOUN:
        return None
    known = is_unit(first)
    if len(said) > 1 and _goes_on(said[1][0].rpartition(" ")[2]):
        if len(said) > 2 and is_word(said[2][0].partition(" ")[2]):  # `bộ dữ liệu`, `vùng dự án`
            return _Noun(*said[2], known)
        return _Noun(*said[1], known)
    return _Noun(unit_code(first), end, known)


def _goes_on(word: str) -> bool:
    """Whether a word may be the second of a counted noun."""
    return word not in ("trở", "x") and not phrases().get(word, frozenset()) & _NO_SECOND_NOUN


def _ratio(folded: str, at: int, limit: int) -> int | None:
    """Where the whole of a ratio ends (`/100.000 dân`, `/phụ nữ`); None where none follows, as in `49/QCPH-UBND`."""
    match = RATIO.match(folded[at : min(limit, at + 30)])
    if match is None:
        return None
    said = _words(folded, at + match.end(), limit, 2)
    if not said or said[0][0] in _PER | _OFTEN:
        return None
    known = [end for phrase, end in said if is_unit(phrase)]
    if (not known and not any(letter in VOWELS for letter in said[0][0])) or folded[said[0][1] : said[0][1] + 1] in (
        "-",
        "/",
    ):
        return None
    return known[-1] if known else said[0][1]


def _is_often(folded: str, at: int) -> bool:
    """Whether a count says how often (`4 buổi/tháng`, `2 lần/tuần`)."""
    behind = folded[at : at + 12].lstrip(" ")
    return behind.startswith("/") and any(behind[1:].lstrip().startswith(word) for word in _OFTEN - _PER)


def _is_numbered(folded: str, at: int, start: int, noun: _Noun) -> bool:
    """Whether a number only says which one (`giai đoạn 1`, `thứ 5`)."""
    before = NUMBER_LIST.compiled.sub("", folded[max(start, at - 30) : at]).split()
    for count in (1, 2, 3):
        word = " ".join(before[-count:])
        if "ordinal" in uncounted().get(word, frozenset()):
            return not (noun.known and word in _HOMONYMS)
    return False
