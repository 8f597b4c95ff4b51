"""The marks that open headings and list items, and the order in which they are numbered.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (phần, mục, khoản, điểm; points are lettered in the
Vietnamese alphabet, without f, j, w, z); `1.1`, dash and plus bullets are universal practice beside it.
"""

import functools
import itertools
import operator
from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from patterns.pattern import Pattern

Kind = Literal["part", "upper", "roman", "arabic", "dotted", "letter", "number", "dash", "plus", "star"]

POINT_LETTERS = [
    "a",
    "b",
    "c",
    "d",
    "đ",
    "e",
    "g",
    "h",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "v",
    "x",
    "y",
]
"""The letters of points (điểm) in order."""

RANK: dict[Kind, int] = {kind: rank for rank, kind in enumerate(get_args(Kind), start=1)}
"""How deep each kind of mark is; real plans skip levels but keep this order."""

MARK = Pattern(
    name="mark",
    expression=r"""\G(?:[.,:;|~·'‘’`"“^_*]{1,2}[ ]?(?=(?:\d{1,2}|[IVX]{1,5})[.][ ]?\p{Lu}))?(?:
      (?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Điều|ĐIỀU)[ ](?:(?:thứ|THỨ)[ ])?(?:[IVX]{1,5}|\d{1,2}|(?i:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám)))
        (?:[.:,]|[ ](?=\p{Lu})|$)
    | (?P<dotted>\d{1,2}(?:[.]\d{1,2}){1,3})(?:[.)][ ]?(?=\D)|[ ](?=\p{L}|["“(])|(?=\p{Lu}))
    | (?P<dotted>(?:[IVX]{1,5}|[A-HK-UĐa-eghikđ])(?:[.]\d{1,2}){1,3})(?:[.)][ ]?|[ ])(?=["“]?\p{Lu})
    | (?P<arabic>\d{1,2})(?:[.][ ]?(?=\D)|/[ ]?(?=\p{Lu}\p{Ll})|/[ ](?=\p{Lu}{2,8}[ ]))
    | (?P<roman>(?!V[ ]?/[ ]?[vV][ :.])[IVX]{1,6}|(?:I[vx]|Ii{1,2}|Vi{1,3}|Xi{0,3}|Xi?[vx])(?=[.][ ]\p{Lu}))(?:[.)/][ ]?|[ ]?[-–:][ ])(?=\S)
    | (?P<upper>[A-HK-UĐ])[.)][ ]?(?=\p{L})
    | (?P<letter>[a-eghik-vxyđ])(?:(?:\)[ ]?|[.][ ])(?=\S)|/[ ](?=\p{Lu}))
    | \((?P<number>\d{1,2})\)[ ]?(?=[\p{L}\d"“]) | (?P<number>\d{1,2})\)[ ]?(?=\p{L})
    | (?:[-–][ ]?)?(?P<plus>\+)[ ]?(?=\S)
    | (?P<dash>[-–•▪●◦])[ ]?(?=[^\s\d-])|(?P<figure>[-–])[ ](?=\d)
    | (?P<star>\*)[ ]?(?=\S)
    )""",
    matches=(
        "I. MỤC TIÊU",
        "1.1 Mục tiêu",
        "I.2. Mục tiêu",
        "a.1) Trồng rừng",
        "đ/ Sở Y tế",
        "6.4. Tổng nhu cầu vốn",
        "a) Mục tiêu",
        "đ) Vốn",
        "- + 100% người nghèo",
        "Phần thứ nhất",
        "1. Dự án 2",
        "- 100% hộ",
        "3/ MTTQ và các đoàn thể",
        "(2) 05 lớp dạy nghề",
        "Iii. Kinh phí",
        "'2. Dự án 3",
        ". 3. Dự án 4",
    ),
    rejects=(
        "1.597 hộ nghèo",
        "12.5%",
        "Iran",
        "-15 độ",
        "2025 là năm",
        "09/KH-UBND",
        "V/v tăng cường",
        "m/s theo giờ",
        "h.5n1",
        "(2.150 hộ nghèo)",
        "“2 không, 3 có”",
    ),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6",
    cased=True,
)

_ROMAN = {"I": 1, "V": 5, "X": 10}
_DIGITS = frozenset("0123456789")
_SIGNS = frozenset("-–•▪●◦+")
_KIND_OF: dict[str, Kind] = {
    **dict.fromkeys("ABCDEFGHKLMNOPQRSTUĐ", "upper"),
    **dict.fromkeys(POINT_LETTERS, "letter"),
    **dict.fromkeys(_ROMAN, "roman"),
    **dict.fromkeys(_DIGITS, "arabic"),
}
"""What a letter or figure alone before a full stop, a blank and a word opens."""
_BEHIND_LETTER = (".", ")", "/")
_PARTS = frozenset(["Phầ", "PHẦ", "Chư", "CHƯ", "Điề", "ĐIỀ"])
"""How the words before the number of a part, chapter or article begin."""


class Mark(NamedTuple):
    """A mark at the start of a paragraph: its kind, its label as the outline prints it, where its text begins."""

    kind: Kind
    label: str
    end: int


_BEGINNING = operator.itemgetter(slice(4))
_UNDECIDED = Mark("star", "", 0)
"""What four letters open that the next ones decide."""


@functools.lru_cache(maxsize=16384)
def _opened(beginning: str) -> Mark | None:
    """The mark that a line's first four letters show, as of most lines they do; plans have some hundreds of beginnings, again and again."""
    first, behind = beginning[:1], beginning[1:2]
    if first.isalpha() and first not in _ROMAN and behind not in _BEHIND_LETTER and beginning[:3] not in _PARTS:
        return None
    if first in _DIGITS and beginning[1 + behind.isdecimal() :][:1] not in _BEHIND_LETTER:
        return None
    if behind == " " and beginning[2:3].isalpha() and first in _SIGNS:
        return Mark("plus", "+", 2) if first == "+" else Mark("dash", "-", 2)
    if beginning[1:3] in (". ", ") ") and beginning[3:].isalpha() and first in _KIND_OF:
        kind = _KIND_OF[first]
        return Mark("number" if kind == "arabic" and behind == ")" else kind, first, 3)
    return _UNDECIDED


def mark_of(line: str) -> Mark | None:
    """The mark that opens a line, or None.  `i)` is a letter, `I.` a Roman numeral."""
    mark = _opened(line[:4])
    return mark if mark is not _UNDECIDED else _read(line)


def marks_of(lines: Sequence[str]) -> list[Mark | None]:
    """`mark_of` of many lines."""
    marks = list(map(_opened, map(_BEGINNING, lines)))
    for at in itertools.compress(itertools.count(), map(operator.is_, marks, itertools.repeat(_UNDECIDED))):
        marks[at] = _read(lines[at])
    return marks


def _read(line: str) -> Mark | None:
    """The mark of a line that its first four letters do not decide."""
    # Without the time limit, which costs three times the match: it is anchored, and its repeats are short.
    match = MARK.compiled.match(line)
    if match is None:
        return None
    kind = match.lastgroup or ""
    if kind == "figure":  # `- 100% hộ nghèo`: a dash before a figure is a bullet only with a space between
        return Mark("dash", "-", match.end())
    label = match[kind]
    if kind == "dash":
        label = "-"
    elif kind == "roman":
        label = label.upper()  # `Iii.`, as a page's style sheet prints `III.`
    return Mark(kind, label, match.end())  # type: ignore[arg-type]  # every group left is a Kind


def ordinal(mark: Mark) -> int | None:
    """The place of a mark in its series, from 1 (`III` 3, `đ` 5, `3.2` 2); None for bullets and odd labels."""
    match mark.kind:
        case "roman":
            return roman_value(mark.label)
        case "arabic" | "number":
            return int(mark.label)
        case "dotted":
            return int(mark.label.rsplit(".", 1)[1])
        case "letter":
            return POINT_LETTERS.index(mark.label) + 1 if mark.label in POINT_LETTERS else None
        case "upper":
            return ord(mark.label) - ord("A") + 1 if mark.label.isascii() else None
        case "part":
            return _part_number(mark.label)
        case _:
            return None


_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")


def _part_number(label: str) -> int | None:
    """The number of a part, chapter or article (`Phần thứ hai`, `CHƯƠNG II`, `Điều 2`)."""
    number = label.split()[-1]
    if number.isdigit():
        return int(number)
    if set(number) <= set(_ROMAN):
        return roman_value(number)
    low = number.lower().replace("bốn", "tư")
    return _WORDS.index(low) + 1 if low in _WORDS else None


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral of I, V and X (`IX` is 9)."""
    values = [_ROMAN[letter] for letter in numeral]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
