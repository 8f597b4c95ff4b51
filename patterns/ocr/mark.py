"""Marks of headings and list items that recognition misread: letters of points, numbers, Roman numerals.

A point's letter that stands for no point (`ø)`, `ï)`) is set to the one that looks like it; a number or
numeral that cannot be is set to the one that its neighbours in the series leave open (`4.`, `o.`, `6.`).
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (points are lettered in the Vietnamese alphabet).
"""

from collections.abc import Sequence

from patterns.outline.mark import POINT_LETTERS
from patterns.pattern import Pattern

_LOOK_ALIKE = {"ø": "g", "ï": "i", "í": "i", "ì": "i", "ỉ": "i", "ð": "đ", "ở": "đ", "ổ": "đ", "ỏ": "đ", "é": "e", "è": "e", "ẻ": "e",
               "ẹ": "e", "ç": "c", "ñ": "n", "ó": "o", "ò": "o", "á": "a", "à": "a", "ả": "a", "ạ": "a"}  # fmt: skip

ODD_POINT = Pattern(
    name="odd_point",
    expression=r"""\G(?P<letter>\p{Ll}{1,2})(?=\)[ ]\S)(?<![a-eghik-vxyđ])""",
    matches=("ø) Công tác", "ï) Huy động", "gø) Các"),
    rejects=("g) Công tác", "đ) Vốn", "ở nhà) và"),
    cased=True,
)
"""A letter before a bracket that letters no point."""

ODD_NUMBER = Pattern(
    name="odd_number",
    expression=r"""\G(?P<mark>[a-zøï]|[A-Z§°]|\d{1,2}|[IVXHLTl1|U]{1,5})(?=[.][ ]?\p{Lu})""",
    matches=("o. Phòng Giáo dục", "H. NỘI DUNG", "II. NỘI DUNG", "S. Phòng", "L.MỤC TIÊU"),
    rejects=("ở. Phòng", "Phòng Giáo dục", "o. phòng"),
    cased=True,
)
"""What may be a misread number or numeral before a heading."""

ODD_STOP = Pattern(
    name="odd_stop",
    expression=r"""\G(?:(?P<number>[IVX]{1,5}|\d{1,2}),|(?P<outer>\d{1,2}),(?P<inner>\d{1,2})[.,]?)(?=[ ]\p{Lu})""",
    matches=("1, Phòng Y tế", "I, MỤC TIÊU", "1,1 Mục tiêu"),
    rejects=("1. Phòng Y tế", "1,1 triệu", "12 Phòng", "2,5% Hộ"),
    cased=True,
)
"""What may be a heading's number with a comma in place of its full stop."""


def point_letter(letter: str) -> str | None:
    """The letter of a point that a recognised letter stands for, perhaps recognised twice (`gø`); None if none looks like it."""
    meant = _LOOK_ALIKE.get(letter[-1])
    if letter[:-1] not in ("", meant):
        return None
    return meant if meant in POINT_LETTERS else None


_STROKES = {"H": "II", "L": "I", "l": "I", "1": "I", "|": "I", "T": "I", "U": "II"}


def may_be_numeral(recognised: str, value: int) -> bool:
    """Whether what was recognised as a Roman numeral may be that of `value`: its strokes were misread, or up to III one missed or added.

    >>> may_be_numeral("H", 2), may_be_numeral("IIIL", 3), may_be_numeral("S", 1)
    (True, True, False)
    """
    strokes = "".join(_STROKES.get(char, char) for char in recognised)
    if strokes == roman(value):
        return True
    return value <= 3 and set(strokes) == {"I"} and abs(len(strokes) - value) <= 1


def roman(value: int) -> str:
    """A number from 1 to 39 as a Roman numeral."""
    tens, ones = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


_LETTERS = frozenset(_STROKES) - {"1"} | {"I"}
"""What a Roman numeral's strokes are recognised as, but for digits."""


def row_numerals(labels: Sequence[str]) -> list[str]:
    """The labels of a table's rows, with the Roman numerals of its groups as they follow one another.

    A numeral is what only strokes were recognised of; a 1 before another 1 is the group's, not the row's.

    >>> row_numerals(["1", "1", "2", "", "H", "1", "III"]), row_numerals(["1", "2", "l"])
    (['I', '1', '2', '', 'II', '1', 'III'], ['1', '2', 'l'])
    """
    found, group = list(labels), 0
    for place, (label, after) in enumerate(zip(labels, [*labels[1:], ""], strict=True)):
        strokes = bool(label) and _LETTERS.issuperset(label)
        before = max((index for index in range(place) if labels[index]), default=-1)
        if label == roman(group + 1) or (label == "1" == after and group < _STROKED):
            group += 1
        elif strokes and not group and before >= 0 and labels[before] == "1" and may_be_numeral(label, 2):
            found[before], group = roman(1), 2
        elif strokes and group and may_be_numeral(label, group + 1):
            group += 1
        else:
            continue
        found[place] = roman(group)
    return found


_STROKED = 3
"""Roman numerals up to this one are strokes alone."""
