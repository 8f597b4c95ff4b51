"""Vietnamese numbers: a dot groups thousands, a comma opens decimals; small numbers also in words.

>>> parse_number("1.597"), parse_number("4,10"), parse_number("05"), parse_number("1/2")
(Decimal('1597'), Decimal('4.10'), Decimal('5'), Decimal('0.5'))
"""

import decimal
import functools
from decimal import Decimal

import regex

from patterns.pattern import Pattern, words

NUMBER_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip

NUMERAL = r"\d{1,3}(?:[.]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d{1,3}[.]\d{1,2}(?![.\d])"
"""A number in figures, as a verbose expression without a group; `0.5` with a dot is met and read as decimal."""

NUMBER = Pattern(
    name="number",
    expression=rf"(?<![\p{{L}}\d.,/]) (?: {NUMERAL} ) (?![\p{{L}}\d]|[.,]\d)",
    matches=("1.597 hộ", "4,10%", "28.590.000.000 đồng", "05 năm"),
    rejects=("QH15", "năm2a"),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục II (viết số)",
)

FRACTION_WORDS = Pattern(
    name="fraction_words",
    expression=rf"(?P<over>{words('một|hai|ba|bốn')})[ ]phần[ ](?P<under>{words('hai|ba|tư|bốn|năm')}) | (?P<half>một[ ]nửa)",
    matches=("hai phần ba", "một nửa"),
    rejects=("một phần kinh phí",),
)

LISTED_NUMBER = Pattern(
    name="listed_number",
    expression=r"""\d[ ]?(?:[,;]|và)[ ]""",
    matches=("trung ương 120, tỉnh", "900 và vốn"),
    rejects=("10.735 triệu đồng, ", "1,5 tỷ"),
)
"""A number that a list of numbers without their units or nouns goes on after: most texts with numbers have none."""

_DIGITS = regex.compile(r"\d++")


def digit_starts(text: str) -> list[int]:
    """Where the runs of digits of a text begin: no pattern of a number need be tried anywhere else.

    >>> digit_starts("1.200 hộ, 5%")
    [0, 2, 10]
    """
    return [match.start() for match in _DIGITS.finditer(text)]


_TENS = {"mươi": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 1_000_000}
_UNITS = {**NUMBER_WORDS, "lăm": 5, "mốt": 1, "tư": 4}


@functools.lru_cache(maxsize=1024)
def spelt_number(text: str) -> int | None:
    """The value of a number in words (`hai mươi ba`, `một nghìn bốn trăm năm mươi`); None if the words are not number.

    >>> spelt_number("mười lăm"), spelt_number("hai mươi ba"), spelt_number("một nghìn bốn trăm năm mươi")
    (15, 23, 1450)
    """
    total = part = digit = 0
    words = text.lower().split()
    if words in (["năm"], ["tư"], ["lăm"], ["mốt"]) or not any(word in _UNITS for word in words):
        return None
    for word in words:
        if word in _UNITS:
            digit += _UNITS[word]
        elif word in ("linh", "lẻ"):
            continue
        elif (times := _TENS.get(word, 0)) >= 1000:
            total, part, digit = total + (part + digit or 1) * times, 0, 0
        elif times:
            part, digit = part + (digit or 1) * times, 0
    return total + part + digit


@functools.lru_cache(maxsize=4096)
def parse_number(text: str) -> Decimal | None:
    """The value of a number as printed, in figures, as `1/2`, or as a word up to ten; None if it is not one.

    A dot before exactly three digits groups thousands (`1.597` is 1597); before one or two digits it can
    only be a decimal point (`0.5`).
    """
    text = text.strip().lower()
    if text in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[text])
    if "/" in text:
        over, _, under = text.partition("/")
        top, bottom = parse_number(over), parse_number(under)
        return top / bottom if top is not None and bottom else None
    whole, _, decimals = text.partition(",")
    groups = whole.split(".")
    if not decimals and len(groups) == 2 and len(groups[1]) in (1, 2):
        decimals, groups = groups[1], groups[:1]
    if any(len(group) != 3 for group in groups[1:]) or not all(group.isascii() and group.isdigit() for group in groups):
        return None
    try:
        return Decimal("".join(groups) + (f".{decimals}" if decimals else ""))
    except decimal.InvalidOperation:
        return None
