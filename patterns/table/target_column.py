"""The headers of annex tables: which columns hold promises, which hold states, in which unit.

All patterns are matched on folded headers and captions.
"""

from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words

PROMISED = Pattern(
    name="promised",
    expression=rf"""(?<!\p{{L}})(?:{words("chỉ tiêu|kế hoạch|giảm|phấn đấu|giao|mục tiêu|dự kiến|tăng|cuối kỳ|đến cuối")})(?!\p{{L}})""",
    matches=("Chỉ tiêu giảm (hộ)", "Kế hoạch năm 2024"),
    rejects=("Hộ nghèo", "Tỷ lệ %"),
)

FALLING = Pattern(
    name="falling",
    expression=r"(?<!\p{L})giảm(?!\p{L}|[ ]nghèo[ ]đa|[ ]còn|[ ]xuống)",
    matches=("Chỉ tiêu giảm", "Số hộ nghèo giảm"),
    rejects=("Giảm còn", "Kế hoạch"),
)

LEFT_POVERTY = Pattern(
    name="left_poverty",
    expression=r"(?<!\p{L})(?:thoát(?:[ ]khỏi)?[ ](?:cận[ ])?nghèo|thoát[ ]khỏi)(?!\p{L})",
    matches=("Số hộ thoát nghèo", "Thoát cận nghèo"),
    rejects=("Hộ nghèo",),
)
"""Households that leave poverty: how many fewer, not how many are."""

GROUP_ROW = Pattern(
    name="group_row",
    expression=rf"""^(?:[ivxa-d]{{1,4}}[.)]?[ ])?{words("khu vực|vùng|cụm|các xã|các phường|các huyện|các thôn|nhóm|trong đó|thành thị|nông thôn|địa bàn|miền núi|đồng bằng")}(?!\p{{L}})""",
    matches=("Khu vực thành thị", "II. Các xã đặc biệt khó khăn"),
    rejects=("Xã Vùng Cao", "Thôn Nông Thượng"),
)
"""A row that heads several places and is none itself."""

STATED = Pattern(
    name="stated",
    expression=rf"""(?<!\p{{L}})(?:{words("đầu năm|đầu kỳ|hiện trạng|hiện có|kết quả|rà soát|ước thực hiện|thực trạng")}|(?<!kế[ ]hoạch[ ])thực[ ]hiện)(?!\p{{L}})""",
    matches=("Hộ nghèo đầu năm 2024", "Kết quả rà soát / Hộ nghèo"),
    rejects=("Chỉ tiêu giảm", "Kế hoạch thực hiện"),
)

YEAR_END = Pattern(
    name="year_end",
    expression=r"(?<!\p{L})cuối[ ](?:năm|kỳ|giai[ ]đoạn)(?!\p{L}|[ ]trước)",
    matches=("Tỷ lệ hộ nghèo cuối năm (%)",),
    rejects=("Hộ nghèo đầu năm", "cuối năm trước"),
)
"""A state that lies ahead, under a caption that promises."""

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
"""A header that says that its column counts households, whatever the caption's unit."""

COUNTED_NOUN = Pattern(
    name="counted_noun",
    expression=rf"""(?:(?<!\p{{L}})số[ ](?:lượng[ ]|lượt[ ])?|[(])(?P<unit>{words("|".join(alias for row in rows("units") for alias in aliases(row)))})(?!\p{{L}})""",
    matches=("Số lao động được đào tạo nghề", "Nhu cầu học nghề (người)", "Số mô hình"),
    rejects=("Tỷ lệ (%)", "Số liệu"),
)
"""A header that says what its column counts."""

DAY_OF_YEAR = Pattern(
    name="day_of_year",
    expression=r"(?<!\d)\d{1,2}/\d{1,2}/(?P<year>20\d\d)(?!\d)",
    matches=("Hiện trạng đến 31/12/2023",),
    rejects=("12/2023",),
)

YEAR_ONLY = Pattern(
    name="year_only",
    expression=r"^(?:kế[ ]hoạch|chỉ[ ]tiêu|trong[ ]đó|mục[ ]tiêu|chia[ ]ra|các|giai[ ]đoạn|năm|đến|cuối|hết|20\d\d|[-–/:, ]){1,20}+$",
    matches=("Năm 2022", "Kế hoạch giai đoạn 2022 - 2025 / Năm 2023", "2024"),
    rejects=("Hộ nghèo năm 2024",),
)
"""A header that gives only years: what is counted stands in the table's title."""

POVERTY_WORK = Pattern(
    name="poverty_work",
    expression=r"(?<!\p{L})giảm[ ]nghèo(?:[ ](?:bền[ ]vững|đa[ ]chiều))?(?!\p{L})",
    matches=("CHỈ TIÊU GIẢM NGHÈO NĂM 2024",),
    rejects=("giảm hộ nghèo", "giảm tỷ lệ hộ nghèo"),
)
"""The work of reducing poverty: it says nothing of what a figure measures."""

ALL_HOUSEHOLDS = Pattern(
    name="all_households",
    expression=r"(?<!\p{L})(?:tổng[ ]số[ ]hộ|số[ ]hộ[ ]dân|tổng[ ]hộ|tổng[ ]số[ ](?:khẩu|nhân[ ]khẩu|dân))(?![ ](?:nghèo|cận))",
    matches=("Tổng số hộ", "Tổng số hộ dân"),
    rejects=("Tổng số hộ nghèo",),
)
"""How many households there are at all: no indicator of poverty."""

MONEY_COLUMN = Pattern(
    name="money_column",
    expression=rf"""(?<!\p{{L}})(?:{words("kinh phí|vốn|đồng|ngân sách|nguồn|tiền|dự toán")})(?!\p{{L}})""",
    matches=("Kinh phí hỗ trợ nhà ở", "Vốn đầu tư", "Nhà ở (triệu đồng)"),
    rejects=("Hộ nghèo", "Tỷ lệ (%)"),
)
"""A column of money, whatever it is for."""
