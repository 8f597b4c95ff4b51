"""A number that something shall reach and that counts nothing: no row can be made of it.

Source: TABLES of the project, issues (`figure_unread`).
"""

from patterns.pattern import Pattern

_BARE = r"(?!(?:19|20)\d\d(?!\d))\d{1,7}+(?:[.,]\d{1,3}+){0,3}+(?=[ ]?[;)]|[.,](?:[ \n]|$)|[ ]?$|\n)"

BARE_AIM = Pattern(
    name="bare_aim",
    expression=rf"""(?={_BARE})(?<=(?:(?<!\p{{L}})(?:đạt|còn|giảm|tăng|lên|xuống)(?:[ ](?:được|trên|dưới|từ|ít[ ]nhất|tối[ ]thiểu|khoảng|thêm|lên|xuống|còn))?|(?<=\p{{L}}[ ])(?:ít[ ]nhất|tối[ ]thiểu)|(?<=[\p{{L}}\d]):(?=[ ][^ \n]{{1,12}}[ ]?$|[ ][^ \n]{{1,12}}\n))[ ])(?P<figure>{_BARE})""",
    matches=("đạt 15.", "giảm còn 350;", "tăng thêm 12", "Hộ nghèo năm 2024: 350."),
    rejects=("đạt 15%", "đạt 15 xã", "đến năm 2025", "giảm 12/20 xã", "đạt 2025.", "Hộ nghèo: 350 hộ"),
)
"""A number right before a mark, after a verb of reaching or changing: that few numbers are before a mark is found out first."""

OWN_CLAUSE = Pattern(
    name="own_clause",
    expression=r"""(?:,|(?<!\p{L})cho)[ ][^,;"“”\n]{0,80}$""",
    matches=("về bồi dưỡng nghiệp vụ, tổ chức tập huấn cho ", "về đào tạo cho "),
    rejects=("phê duyệt Đề án đầu tư ", "về “đào tạo nghề, hỗ trợ việc làm” năm "),
)
"""Words between an instrument and a figure that may be a clause of the plan's own sentence and not part of its title."""

DIGITS_BESIDE = Pattern(
    name="digits_beside",
    expression=r"""(?:[%％‰]|trăm|\p{N}(?:[ ],|[.])?)[ ]\p{N}""",
    matches=("giảm 1. 5%", "đạt 98 , 5%", "1.3 00", "5% 12", "5²% 12", "phần trăm 12"),
    rejects=("giảm 5, 12%", "giảm 5% năm 2024"),
)
"""Digits that are beside others: a percentage that is broken has them before or behind it."""
