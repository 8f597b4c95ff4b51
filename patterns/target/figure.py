"""Figures that can be targets: percentages, counts of households, people, models …, ranges and fractions.

Ages, durations, dates, money and legal numbers are none: what is counted must be a noun of the list.
Source: the targets of Quyết định 90/QĐ-TTg, mục II, and Thông tư 10/2022/TT-BLĐTBXH's forms.
"""

import functools

from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.number import NUMERAL
from patterns.pattern import Pattern, words

_UNITS = words("|".join(alias for row in rows("units") for alias in aliases(row)))
_N = rf"(?:{NUMERAL})"
_WORD_NUMBER = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_POINTS = r"(?:điểm[ ])?phần[ ]trăm|điểm[ ]?%"
_TO = r"(?:[ ]?-[ ]?|[ ]đến[ ]|[ ]-[ ]|[ ]tới[ ])"

FIGURE = Pattern(
    name="figure",
    expression=rf"""
    (?<![\p{{L}}\d/.,-])(?!(?<=(?:năm|đoạn|kỳ)[ ](?:\d{{4}}[ ]?-[ ]?)?)(?:19|20)\d\d(?![.,]?\d)) (?:
      (?:(?P<fraction>\d/\d(?![/\d]))|(?P<fraction_words>(?:một|hai|ba)[ ]phần[ ](?:hai|ba|tư|bốn|năm)|một[ ]nửa))(?=[ ](?:(?:tổng[ ])?số[ ](?:hộ|người|xã|thôn|lao[ ]động)|hộ|người|lao[ ]động|so[ ]với))
    | (?P<low>{_N})[ ]?(?:%[ ]?)?{_TO}(?P<high>{_N})[ ]?(?:%|{_POINTS})
    | (?P<percent>{_N})[ ]?(?:%|{_POINTS})
    | (?P<low>{_N})(?:[ ](?P<low_unit>{_UNITS}))?{_TO}(?P<high>{_N})[ ](?:lượt[ ])?(?P<unit>{_UNITS})(?!\p{{L}})
    | (?P<count>{_N})[ ](?:lượt[ ])?(?P<unit>{_UNITS})(?!\p{{L}})
    | (?P<count>{words(_WORD_NUMBER)})[ ](?P<unit>{words("thành viên|lao động|mô hình|người")})(?!\p{{L}})
    )""",
    matches=(
        "6,95%",
        "1.200 hộ",
        "1% - 1,5%",
        "02 đến 03 dự án",
        "1/2 số hộ nghèo",
        "một thành viên",
        "từ 3 - 4%",
        "1,0 đến 1,5 điểm %",
        "25 lớp",
        "01 thành viên",
    ),
    rejects=(
        "36 tháng",
        "16 tuổi",
        "90/QĐ-TTg",
        "500 triệu đồng",
        "05 năm",
        "18/01/2022",
        "năm 2025 huyện",
        "giai đoạn 2021 - 2025 xã",
    ),
)
"""Groups: `percent`, or `count` with `unit`, or `low` and `high`, or a fraction."""

NONE_LEFT = Pattern(
    name="none_left",
    expression=r"""(?<!\p{L})(?P<none>không[ ]còn|xóa[ ]hết|không[ ]có(?=[ ](?:hộ|trẻ[ ]em|học[ ]sinh)))[ ](?:số[ ])?(?P<unit>hộ|người|xã|thôn|nhà|trẻ[ ]em|học[ ]sinh)(?!\p{L})""",
    matches=("Không còn hộ nghèo ở nhà tạm",),
    rejects=("không còn huyện nghèo", "không còn đói nghèo", "không có xã ĐBKK"),
)
"""`Không còn hộ …` commits to 0; `không có` only in an objective."""

PER_YEAR = Pattern(
    name="per_year",
    expression=r"""^(?:[ ]?[/][ ]?năm|[ ](?:mỗi|hằng|hàng|một)[ ]năm)""",
    matches=("/năm", " mỗi năm"),
    rejects=(" năm 2023",),
)

YEARLY = Pattern(
    name="yearly",
    expression=rf"""{words("bình quân hằng năm|bình quân hàng năm|bình quân mỗi năm|mỗi năm|hằng năm|hàng năm|trung bình mỗi năm|bình quân năm")}(?!\p{{L}})""",
    matches=("mỗi năm giảm", "bình quân hằng năm"),
    rejects=("năm 2023",),
)


@functools.cache
def unit_code(word: str) -> str:
    """The unit's code (`person` for `lao động`), else the noun as it stands."""
    codes = {fold(alias): row["code"] for row in rows("units") for alias in aliases(row)}
    return codes.get(word) or word


THEREOF = Pattern(
    name="thereof",
    expression=rf"""^[ (,;+-]*+(?:{words("riêng|trong đó|bao gồm|gồm có|nhất là|cụ thể")})(?!\p{{L}})""",
    matches=("riêng các xã đặc biệt khó khăn giảm trên 6%/năm", "Trong đó: xuất khẩu lao động 80 người"),
    rejects=("Tỷ lệ hộ nghèo giảm 4%, riêng các xã",),
)
"""The words of a figure that counts a part of another."""
