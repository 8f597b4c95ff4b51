"""Dates as plans print them, and dates with parts left blank.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4 (`ngày 05 tháng 02 năm 2020`); `18/01/2022`,
`21.12.2021`, `ngày24/12/2012`, `16/7/20 21` and `ngày tháng 4 năm 2026` were seen in real plans.
"""

import datetime

import regex

from patterns.pattern import Pattern

_YEAR = r"(?:19|20)[ ]?\d[ ]?\d"

DATE = Pattern(
    name="date",
    expression=rf"""
    (?: ngày[ ]? )?
    (?: (?<![\d/.,]) (?P<day>\d{{1,2}}) [ ]?(?P<mark>[/.-])[ ]? (?P<month>\d{{1,2}}) [ ]?(?P=mark)[ ]? (?P<year>{_YEAR}) (?!\d|/\d)
    |   (?<=ngày[ ]?) (?P<day>\d{{1,2}}) [ ]? (?:ngày[ ]\d{{1,2}}[ ])? tháng[ ]?(?P<month>\d{{1,2}})
        (?: [ ,]{{0,2}} năm[ ]? | [ ]?/[ ]? | [ ] )(?P<year>{_YEAR}) (?!\d)
    |   (?<=ngày[ ]) (?P<day>\d{{1,2}})[ ]ngày[ ](?P<month>\d{{1,2}})[ ]tháng[ ](?P<year>(?:19|20)\d\d) (?!\d)
    )
    """,
    matches=(
        "ngày 18/01/2022",
        "ngày 18 tháng 01 năm 2022",
        "29/7/2022",
        "21.12.2021",
        "ngày24/12/2012",
        "16/7/20 21",
        "ngày 02-8-2023",
        "ngày 9 tháng 3/2018",
        "ngày 26 ngày 8 tháng 2021",
    ),
    rejects=("07/2021/NĐ-CP", "25/11 hằng năm", "1/2 số hộ", "33/2015/QĐ-TTg"),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4",
)
"""A whole date; groups day, month, year."""

BLANK_DATE = Pattern(
    name="blank_date",
    expression=rf"""
    ngày[ ]?[:.…_]{{0,12}}+[ ]?
    (?: (?:\d{{1,2}})?[ .…_]{{0,12}}+(?:tháng|/)[ .…_]{{0,12}}+(?:\d{{1,2}}(?!\d))?[ .…_]{{0,12}}+(?:năm|/)?[ .…_]{{0,12}}+(?:{_YEAR}(?!\d))? )""",
    matches=("ngày tháng 12 năm 2023", "ngày … tháng … năm 2024", "ngày / /2024", "ngày   /01/2024"),
    rejects=("ngày nay", "ngày 12"),
)
"""A date with its day, month or year left blank; to be tried after `DATE`."""


def date_of(match: "regex.Match[str]") -> datetime.date | None:
    """The date of a `DATE` match; None for an impossible one (31/02)."""
    year = int(match["year"].replace(" ", ""))
    try:
        return datetime.date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
