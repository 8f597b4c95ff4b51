"""The headers of annex tables: which columns contain commitments, which contain states, in which unit.

All patterns are matched on folded headers and captions.
"""

from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

GROUP_ROW = Pattern(
    name="group_row",
    expression=rf"""^(?:[ivxa-d]{{1,4}}[.)]?[ ])?{words_of("group_row")}(?!\p{{L}})(?!.{{0,60}}(?<!\p{{L}}){words_of("group_rest")}$)""",
    matches=("Khu vực thành thị", "II. Các xã đặc biệt khó khăn"),
    rejects=("Xã Vùng Cao", "Thôn Nông Thượng", "Các xã, thị trấn còn lại"),
)
"""A row that heads several places and is not one itself; the places that are left have no rows of their own."""

BARE_RATE = Pattern(
    name="bare_rate",
    expression=r"^(?:tỷ|tỉ)[ ]lệ(?:[ ]?[(]?%[)]?)?$",
    matches=("Tỷ lệ (%)", "Tỷ lệ", "Tỷ lệ %"),
    rejects=("Tỷ lệ hộ nghèo (%)",),
)
"""A header that states no more than that its column contains the rates of the counts beside it."""

PERCENT = Pattern(
    name="percent",
    expression=r"%|(?<!\p{L})(?:tỷ|tỉ)[ ]lệ(?!\p{L})",
    matches=("Tỷ lệ (%)", "Giảm (%)"),
    rejects=("Số hộ",),
)

HOUSEHOLDS = Pattern(
    name="households",
    expression=r"(?<!\p{L})hộ(?!\p{L})",
    matches=("Số hộ nghèo", "(hộ)"),
    rejects=("hội", "Tỷ lệ %"),
)

COUNTED = Pattern(
    name="counted",
    expression=r"(?<!\p{L})số[ ]hộ(?!\p{L})|\(hộ\)",
    matches=("Số hộ nghèo", "Giảm (hộ)"),
    rejects=("Hộ nghèo", "Số hội viên"),
)
"""A header that states that its column counts households, whatever the caption's unit."""

COUNTED_NOUN = Pattern(
    name="counted_noun",
    expression=rf"""(?:(?<!\p{{L}})số[ ](?:lượng[ ]|lượt[ ])?|[(])(?P<unit>{words("|".join(alias for row in rows("units") for alias in aliases(row)))})(?!\p{{L}}|[ ]?[/:]|[ ]tính)""",
    matches=("Số lao động được đào tạo nghề", "Nhu cầu học nghề (người)", "Số mô hình"),
    rejects=("Tỷ lệ (%)", "Số liệu", "Năng suất (tạ/ha)", "(Đơn vị: nhà)"),
)
"""A header that states what its column counts."""

COUNTS_THINGS = Pattern(
    name="counts_things",
    expression=rf"""^(?:tổng[ ])?số[ ](?:lượng[ ]|lượt[ ])?{words("|".join(alias for row in rows("units") for alias in aliases(row)))}(?!\p{{L}}|[ ]?/)(?![ ](?:vốn|tiền))""",
    matches=("Số mô hình", "Số hộ tham gia"),
    rejects=("Số tiền", "Số vốn phân bổ", "Diện tích"),
)
"""A header that counts things, and no money."""

YEAR_ONLY = Pattern(
    name="year_only",
    expression=r"^(?:kế[ ]hoạch|chỉ[ ]tiêu|trong[ ]đó|mục[ ]tiêu|chia[ ]ra|các|thực[ ]hiện|kết[ ]quả|giai[ ]đoạn|năm|đến|cuối|hết|20\d\d|[-–/:, ]){1,20}+$",
    matches=("Năm 2022", "Kế hoạch giai đoạn 2022 - 2025 / Năm 2023", "2024", "Thực hiện 2016 - 2020"),
    rejects=("Hộ nghèo năm 2024", "Kết quả rà soát năm 2023"),
)
"""A header that gives only years: what is counted is in the table's title."""

POVERTY_WORK = Pattern(
    name="poverty_work",
    expression=r"(?<!\p{L})giảm[ ]nghèo(?:[ ](?:bền[ ]vững|đa[ ]chiều))?(?!\p{L})",
    matches=("CHỈ TIÊU GIẢM NGHÈO NĂM 2024",),
    rejects=("giảm hộ nghèo", "giảm tỷ lệ hộ nghèo"),
)
"""The work of reducing poverty: it states nothing about what a figure measures."""

ALL_HOUSEHOLDS = Pattern(
    name="all_households",
    expression=r"(?<!\p{L})(?:(?:tổng[ ]số[ ]hộ(?:[ ](?:dân(?:[ ]cư)?|gia[ ]đình))?|số[ ]hộ[ ]dân|tổng[ ]hộ)(?![ ](?!toàn|trên|của|năm|đầu|cuối|hiện|trong|đến|tại|ở|thuộc)\p{L})|tổng[ ]số[ ](?:khẩu|nhân[ ]khẩu|dân)|^(?:dân[ ]số|số[ ]dân|nhân[ ]khẩu|số[ ](?:nhân[ ])?khẩu|diện[ ]tích[ ]tự[ ]nhiên|số[ ](?:thôn|bản|ấp|xã)(?:[ ]?[(].{0,20}[)])?$))(?![ ](?:nghèo|cận))",
    matches=("Tổng số hộ", "Tổng số hộ dân", "Tổng số hộ toàn xã", "Dân số (người)"),
    rejects=("Tổng số hộ nghèo", "Tổng số hộ hỗ trợ", "Tổng số hộ được vay vốn", "Số thôn đạt chuẩn"),
)
"""The place's own description: how many people and households there are at all."""

SUPPORTED = Pattern(
    name="supported",
    expression=r"(?<!\p{L})(?:hộ|đối[ ]tượng|người)[ ](?:(?:được|cần)[ ])?hỗ[ ]trợ$|^(?:số|(?:tỷ|tỉ)[ ]lệ)[ ](?:\p{L}{1,6}[ ]){0,2}tham[ ]gia$",
    matches=("tổng số hộ hỗ trợ", "số hộ được hỗ trợ", "số người tham gia", "tỷ lệ tham gia"),
    rejects=("số hộ được hỗ trợ nhà ở", "mức hỗ trợ", "số người tham gia bảo hiểm"),
)
"""Those supported, or who take part, by a head that does not state in what: as the plan's title states."""

REMAINING = Pattern(
    name="remaining",
    expression=r"(?<!\p{L})còn(?:[ ]lại)?(?=[ ]?(?:[(/,]|$|đến|cuối|năm))",
    matches=("tỷ lệ hộ nghèo còn lại (%)", "số hộ nghèo còn"),
    rejects=("các xã còn lại thực hiện", "còn thiếu"),
)
"""A head of what is left of something."""

MONEY_COLUMN = Pattern(
    name="money_column",
    expression=rf"""(?<!\p{{L}})(?<!(?:hợp|cộng|hội|nhi)[ ])(?:{words_of("money_column")})(?!\p{{L}}|[ ](?:bào|bộ|bằng)(?!\p{{L}}))""",
    matches=("Kinh phí hỗ trợ nhà ở", "Vốn đầu tư", "Nhà ở (triệu đồng)"),
    rejects=("Hộ nghèo", "Tỷ lệ (%)", "Lao động theo hợp đồng (người)", "Hộ đồng bào dân tộc"),
)
"""A column of money, whatever it is for."""


SHARE_TOO = Pattern(
    name="share_too",
    expression=r"[(][ ]?(?:(?:tỷ|tỉ)[ ]lệ|tl)[ ]?%?[ ]?[)]|[(][ ]?(?:hộ|người|sl)[ ]?[,;/-][ ]?%[ ]?[)]",
    matches=("Số hộ nghèo (tỷ lệ %)",),
    rejects=("Tỷ lệ (%)",),
)
"""A count's head that states that the share is in brackets beside it."""

BRACKET_UNIT = Pattern(
    name="bracket_unit",
    expression=r"[(][ ]?(?:đvt[ ]?:[ ]?)?(?P<unit>\p{L}[\p{L}\d²³/. ]{0,18})[ ]?[)]",
    matches=("Chỉ tiêu (tiêu chí)", "Diện tích (ha)"),
    rejects=("Tỷ lệ (%)",),
)
"""A unit in brackets after a head or a label."""

UNLISTED_NOUN = Pattern(
    name="unlisted_noun",
    expression=r"(?<!\p{L})số[ ](?:lượng[ ])?(?=\p{L}{2})",
    matches=("Số tiêu chí đạt", "Số hố ủ làm mới"),
    rejects=("Tỷ lệ", "Số"),
)
"""What is before the noun that a head counts where no lexicon has it."""

PART_HEAD = Pattern(
    name="part_head",
    expression=r"(?:^|/[ ])trong[ ]đó(?!\p{L})(?![^(]{0,120}(?:đồng|vốn|kinh[ ]phí|ngân[ ]sách))",
    matches=("Trong đó: Xuất khẩu lao động", "Số lao động / Trong đó"),
    rejects=("Trong đó: ngân sách huyện", "Số lao động"),
)
"""A head of a part of what the column before counts."""

LISTED_NOUN = Pattern(
    name="listed_noun",
    expression=rf"""^(?P<unit>{words("|".join(alias for row in rows("units") for alias in aliases(row)))})(?!\p{{L}}|[ ]?[\d/:])""",
    matches=("Camera an ninh", "Tuyến đường hoa"),
    rejects=("Dự án 2", "Tỷ lệ camera"),
)
"""A head that opens with a noun that is counted."""

BARE_HOUSEHOLDS = Pattern(
    name="bare_households",
    expression=r"^(?:tổng[ ])?(?:số[ ])?hộ(?:[ ]gia[ ]đình)?$",
    matches=("Số hộ", "Hộ gia đình"),
    rejects=("Số hộ nghèo", "Đầu năm / Số hộ"),
)
"""A head that states that households are counted, and not which."""

HOUSEHOLDS_OF_ALL = Pattern(
    name="households_of_all",
    expression=r"^(?:(?:tỷ|tỉ)[ ]lệ[ ](?:số[ ])?|số[ ])hộ[ ](?:gia[ ]đình[ ]|dân[ ])?(?!gia[ ]đình|dân|được|vay|hưởng|tham[ ]gia)\p{L}",
    matches=("Tỷ lệ hộ phân loại rác năm 2026 (%)", "Số hộ nghèo"),
    rejects=("Số hộ", "Trong đó: số hộ nghèo", "Tỷ lệ hộ gia đình"),
)
"""A head of some of the households, or their share: bare households beside it are all that there are."""

AGE_GROUP = Pattern(
    name="age_group",
    expression=r"^(?:tổng[ ])?số[ ]\p{L}{2,8}(?:[ ]\p{L}{2,8}){0,2}[ ](?:(?:dưới|trên|từ|trong)[ ](?:độ[ ]tuổi(?![ ]\p{L})|\d[\d \-–]{0,8}(?:đến[ ](?:dưới[ ])?\d{1,2}[ ])?(?:tháng[ ])?(?:tuổi|tháng)(?![ ]\p{L})))",
    matches=("Số trẻ dưới 1 tuổi", "Số phụ nữ từ 15 - 49 tuổi", "Số trẻ trong độ tuổi"),
    rejects=("Số trẻ dưới 1 tuổi được tiêm", "Số trẻ được tiêm", "Tỷ lệ trẻ dưới 1 tuổi"),
)
"""A head that counts all of an age, and states nothing about them."""
