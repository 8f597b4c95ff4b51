"""How a cell writes a figure: with a comparator, a unit, a range, a whole, a share in brackets, a footnote's mark.

All patterns are matched on folded cells.  Source: own reading of annexes; Nghị định 30/2020/NĐ-CP, Phụ lục II (numbers).
"""

from patterns.number import NUMERAL
from patterns.pattern import Match, Pattern, words

_NUMBER = rf"(?:{NUMERAL})"
_ENGLISH = r"\d{1,3}(?:,\d{3})+(?:[.]\d+)?"

_COMPARATORS = {
    "lt": "<|dưới|còn dưới|nhỏ hơn|xuống dưới",
    "gt": ">|trên|hơn|đạt trên|vượt",
    "le": "<=|≤|tối đa|không quá|không vượt quá",
    "ge": ">=|≥|ít nhất|tối thiểu|từ|đạt từ|không dưới",
    "approx": "khoảng|~|≈|ước|gần|xấp xỉ",
    "eq": "đạt|còn|giảm còn|=",
}
_CODES = {phrase: code for code, phrases in _COMPARATORS.items() for phrase in phrases.split("|")}

VALUE_CELL = Pattern(
    name="value_cell",
    expression=rf"""^(?:(?P<sign>{words("|".join(_CODES))})[ ]?)?
    (?P<bracket>[(])?(?P<minus>[+-])?(?P<number>{_ENGLISH}|{_NUMBER})[ ]?(?P<percent>%)?(?(bracket)[)])
    (?:(?:[ ]?[-–][ ]?|[ ]đến[ ])(?P<upper>{_NUMBER})[ ]?(?P<percent>%)?)?
    (?:[ ]?/[ ]?(?P<whole>{_NUMBER}))?
    (?:[ ]?(?P<unit>(?!trở|tháng|năm|ngày|quý|tuần|giờ|phút)(?:m[23²³](?!\d)|\p{{L}}{{1,8}})(?:[ ]\p{{L}}{{1,8}}){{0,3}}?))?
    (?:[ ](?P<behind>trở[ ]lên|trở[ ]xuống))?
    (?:[ ]?[(](?P<share>{_NUMBER})[ ]?(?P<share_sign>%)?[)])?$""",
    matches=(
        "5,5",
        ">= 95",
        "≥95%",
        "trên 90",
        "1 - 1,5",
        "95 trở lên",
        "9 hộ",
        "151/192",
        "118 (16,2%)",
        "(35)",
        "-22",
        "1,650",
    ),
    rejects=("-", "Đạt", "90/QĐ", "quý IV", "2023 2024", "12 tháng", ""),
)
"""A cell that contains a figure, with what may be around it."""

FOOTNOTE_MARK = Pattern(
    name="footnote_mark",
    expression=r"[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[ ]?(?:[*]{1,3}|[(][*]{0,3}[)]|\[[\d*]{1,2}\])$|^[(]\d{1,2}[)][ ](?=\d)",
    matches=("77¹", "20 *", "35[2]", "(2) 22", "24 (*)", "24 ()"),
    rejects=("77", "(22)", "118 (16,2%)"),
)
"""The mark of a footnote at a figure."""

SPACED_FIGURE = Pattern(
    name="spaced_figure",
    expression=r"^\d{1,3}(?:[ ]\d{3}){1,4}$",
    matches=("1 210", "2 243 000 000"),
    rejects=("2023 2024", "1.21 0", "210"),
)
"""A figure whose blanks group thousands; `1 210` may also be a note's mark before 210."""

BROKEN_FIGURE = Pattern(
    name="broken_figure",
    expression=r"^\d{1,3}(?:[ ]?[.][ ]?\d[ ]?\d[ ]?\d){1,4}$",
    matches=("2.243.000. 000", "1.04 2", "1.845.00 0.000"),
    rejects=("38,8 1", "1.5 2", "1.04 27"),
)
"""A grouped figure with a blank where it was broken over lines; only if it is whole without it."""


def comparator_of(match: Match) -> str:
    """How a `VALUE_CELL` is to be compared."""
    if match["upper"]:
        return "range"
    if match["behind"]:
        return "ge" if match["behind"].endswith("lên") else "le"
    return _CODES.get(match["sign"] or "", "eq")
