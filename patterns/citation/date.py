"""The date of a cited instrument, and the session or term of the body that issued it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4 and II.6.
"""

from patterns.citation.vocabulary import of_kind
from patterns.date import BLANK_DATE, DATE
from patterns.pattern import Pattern

AFTER_DATE = Pattern(
    name="after_date",
    expression=rf"""[ ]?(?:(?P<comma>,)|(?P<bracket>\())?[ ]?(?:(?:ký[ ]|ban[ ]hành[ ]|(?:đã[ ])?được[ ](?:quốc[ ]hội|ủy[ ]ban[ ]thường[ ]vụ[ ]quốc[ ]hội|ubtvqh)(?:[ ]khóa[ ]\p{{L}}{{1,6}})?[ ]thông[ ]qua[ ])?ngày[ ]?:?[ ]?|đề[ ]ngày[ ])?(?:{DATE.expression}|(?<=[ ](?=\d))(?P<day>\d{{1,2}})[ ]tháng[ ](?P<month>\d{{1,2}})[ ]năm[ ](?P<year>(?:19|20)\d\d)(?!\d))(?(bracket)[)]?)""",
    matches=(
        " ngày 18/01/2022",
        " (ngày 3/4/2020)",
        ", ngày 29/3/2013",
        " ngày 18 tháng 01 năm 2022",
        " ban hành ngày 3/4/2020",
        " đã được Quốc hội thông qua ngày 12/3/2009",
        " 13 tháng 5 năm 2021",
    ),
    rejects=(" ngày nay", " từ ngày"),
)
"""A date after a number or an issuer."""

AFTER_BLANK_DATE = Pattern(
    name="after_blank_date",
    expression=rf"""[ ]?[,(]?[ ]?(?:{BLANK_DATE.expression}[)]?|tháng[ ]\d{{1,2}}[ ]?(?:năm[ ]|/)(?:19|20)\d\d|năm[ ](?:19|20)\d\d(?=[ ](?:của|do)[ ])|ngày[ ][\d /.,-]{{1,20}}(?=của|do))""",
    matches=(" ngày tháng 12 năm 2023", " tháng 6 năm 2015", " ngày 22 ngày 12 tháng 2024", " năm 2022 của Chính phủ"),
    rejects=(" ngày nay", " năm 2022 về"),
)
"""A date that is not whole, or that cannot be read."""

SESSION_NOTE = Pattern(
    name="session_note",
    expression=rf"""
    [ ]?[,]?[ ]?[(]?(?:(?:đã[ ]|được[ ])*thông[ ]qua[ ])?(?:tại[ ]|về[ ])?(?:{of_kind("session")})(?:[ ]kỳ)?
    (?: [ ]?(?: [ivxlc]{{1,6}}(?!\p{{L}}) | \d{{1,4}}(?:[ ]?-[ ]?\d{{4}})? | (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?:[ ](?:một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?(?!\p{{L}}) | đầu[ ]tiên ) )?
    (?:[ ]\((?:chuyên[ ]đề|bất[ ]thường)\))?[)]? | [ ]\d{{1,2}}(?=,?[ ]khóa[ ]|[ ]\(khóa)""",
    matches=(
        " khóa XVIII",
        ", kỳ họp thứ 14",
        " (Khóa XI)",
        " nhiệm kỳ 2021 - 2026",
        ", kỳ họp thứ mười hai",
        " được thông qua tại kỳ họp thứ hai",
    ),
    rejects=(" về việc",),
)
"""Which term or session of a council or committee; is between its name and the subject."""

DATE_BEFORE = Pattern(
    name="date_before",
    expression=rf"""(?<!\p{{L}}){DATE.expression}[ ]?,?[ ]$""",
    matches=("Ngày 29/3/2013, ",),
    rejects=("từ năm 2013, ",),
)
"""The day on which an issuer enacted, before the issuer."""
