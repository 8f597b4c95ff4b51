"""Lists that give agencies a number each."""

from patterns.agency.role import ENTRUSTING
from patterns.pattern import Pattern

QUOTA_LIST = Pattern(
    name="quota_list",
    expression=r"""(?<!\p{L}|đã[ ]|được[ ])(?:giao|phân[ ]công)[ ](?!thông)[^.;:\d]{0,120}(?:\d[\d.]{0,6}[^.;:\d]{0,40})?:""",
    matches=("giao chỉ tiêu như sau:", "giao mttq và các đoàn thể xã giúp 65 hộ thoát nghèo:"),
    rejects=("giao thông nông thôn:", "đã giao chỉ tiêu:"),
    needs=ENTRUSTING,
)
"""Words that give out numbers, up to the colon before the list."""

ITEM = Pattern(
    name="quota_item",
    expression=r"""[:,;][ ]""",
    matches=(", hội",),
    rejects=("2,5",),
)
"""What is before an item."""

LIST_END = Pattern(
    name="quota_list_end",
    expression=r"""[.](?![\d\p{L}])""",
    matches=("45 hộ. ",),
    rejects=("2.500 hội viên",),
)
"""Where the list ends."""

NUMBER_BEHIND = Pattern(
    name="quota_number",
    expression=r"""[ ](?:\p{L}+[ ]){0,4}?(?:\(?\d)""",
    matches=(" giúp đỡ 65 hộ", " 45 hộ"),
    rejects=(" chủ trì thực hiện",),
)
"""What an agency is to do, with its number."""
