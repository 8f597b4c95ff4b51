"""The language of tables of indicators: a row an indicator with its unit, columns for years, plan and state.

All patterns are matched on folded cells and headers.  Source: Thông tư 10/2022/TT-BLĐTBXH, biểu mẫu.
"""

from patterns.number import NUMERAL
from patterns.pattern import Match, Pattern, words

INDICATOR_HEADER = Pattern(
    name="indicator_header",
    expression=rf"""^(?:(?:tên|các|nội[ ]dung|danh[ ]mục)[ ])?{words("chỉ tiêu|mục tiêu|chỉ số|chỉ báo")}(?!\p{{L}})""",
    matches=("Chỉ tiêu", "Nội dung chỉ tiêu", "Các mục tiêu, nhiệm vụ"),
    rejects=("Nội dung", "Kế hoạch"),
)
"""The column that names indicators."""

MATTER_HEADER = Pattern(
    name="matter_header",
    expression=r"^(?:nội[ ]dung|tiêu[ ]chí|danh[ ]mục)(?!\p{L})",
    matches=("Nội dung", "Tiêu chí"),
    rejects=("Chỉ tiêu",),
)
"""A column that names indicators where the table's title says so."""

INDICATOR_TITLE = Pattern(
    name="indicator_title",
    expression=r"(?<!\p{L})(?:chỉ[ ]tiêu|mục[ ]tiêu)(?![ ]quốc[ ]gia|\p{L})",
    matches=("CÁC CHỈ TIÊU GIẢM NGHÈO NĂM 2024",),
    rejects=("Chương trình mục tiêu quốc gia",),
)

STARTING = Pattern(
    name="starting",
    expression=rf"""(?<!\p{{L}})(?:{words("kết quả|ước|hiện trạng|thực trạng|đầu kỳ|đầu năm|hiện có|rà soát")})(?!\p{{L}})|^(?:th|thực[ ]hiện)(?!\p{{L}})""",
    matches=("Thực hiện năm 2021", "Ước thực hiện 2023", "Kết quả năm 2022"),
    rejects=("Kế hoạch thực hiện năm 2024",),
)
"""A column of what was found."""

AHEAD = Pattern(
    name="ahead",
    expression=rf"""(?<!\p{{L}})(?:{words("kế hoạch|mục tiêu|chỉ tiêu|phấn đấu|giao|kh")})(?!\p{{L}})""",
    matches=("Kế hoạch năm 2024", "Mục tiêu đến 2025", "KH 2024"),
    rejects=("Thực hiện năm 2021",),
)
"""A column of what is promised."""

COMPARED = Pattern(
    name="compared",
    expression=rf"""(?<!\p{{L}})(?:{words("so sánh|so với|tỷ lệ|tỉ lệ|chênh lệch|tăng|giảm|ghi chú|đơn vị|cơ quan|chủ trì|phối hợp|kinh phí|vốn|thời gian|đạt")})(?!\p{{L}})|%""",
    matches=("So sánh TH/KH (%)", "Tăng, giảm", "Đơn vị chủ trì"),
    rejects=("Kế hoạch năm 2024",),
)
"""A column that holds no figures of the indicator itself."""

RISING = Pattern(
    name="rising",
    expression=r"^(?:mức[ ]|số[ ]\p{L}{1,10}[ ])?tăng(?!\p{L})",
    matches=("Tăng tỷ lệ lao động qua đào tạo", "Mức tăng"),
    rejects=("Tỷ lệ tăng dân số",),
)

REDUCED = Pattern(
    name="reduced",
    expression=r"^(?:mức[ ]|tỷ[ ]lệ[ ]|tỉ[ ]lệ[ ]|số[ ](?:hộ[ ])?)?giảm(?![ ]nghèo[ ](?!/|bình)|[ ]còn|[ ]xuống|\p{L})|(?<!\p{L})(?:nghèo|hộ|chiều)[ ]giảm(?!\p{L}|[ ]còn|[ ]xuống)|(?<!\p{L})(?:thoát[ ](?:cận[ ])?nghèo)(?!\p{L})",
    matches=(
        "Mức giảm tỷ lệ hộ nghèo",
        "Giảm tỷ lệ hộ nghèo",
        "Số hộ nghèo giảm trong năm",
        "Tỷ lệ giảm hộ nghèo",
        "Tỷ lệ hộ nghèo đa chiều giảm",
        "Số hộ thoát nghèo",
    ),
    rejects=("Tỷ lệ hộ nghèo", "Mô hình giảm nghèo", "Tỷ lệ hộ nghèo giảm còn"),
)
"""An indicator of how much something falls."""

REDUCED_TO = Pattern(
    name="reduced_to",
    expression=r"(?<!\p{L})giảm(?![ ]nghèo)[^;]{0,120}?[ ](?:xuống|còn)(?!\p{L})|(?<!\p{L})giảm[ ](?:xuống|còn)(?!\p{L})",
    matches=("Giảm tỷ lệ suy dinh dưỡng xuống còn", "Tỷ lệ hộ nghèo giảm còn"),
    rejects=("Giảm tỷ lệ hộ nghèo",),
)
"""An indicator of what something falls to."""

KEPT = Pattern(
    name="kept",
    expression=r"^duy[ ]trì(?!\p{L})",
    matches=("Duy trì tỷ lệ trẻ đi học",),
    rejects=("Tỷ lệ",),
)

GOAL_FIGURE = Pattern(
    name="goal_figure",
    expression=rf"""^(?P<sign>[<>]=?|[≤≥]|{words("trên|hơn|dưới|ít nhất|tối thiểu|tối đa|không quá|khoảng|từ|đạt|đạt trên|còn|còn dưới")})?[ ]?
    (?P<number>{NUMERAL})[ ]?%?(?:[ ]?-[ ]?(?P<upper>{NUMERAL})[ ]?%?|[ ]đến[ ](?P<upper>{NUMERAL})[ ]?%?)?(?:[ ](?P<behind>trở[ ]lên|trở[ ]xuống))?$""",
    matches=("5,5", ">= 95", "≥95%", "trên 90", "1 - 1,5", "95 trở lên"),
    rejects=("-", "Đạt", "90/QĐ", "95 hộ"),
)
"""A cell that holds a figure to be reached, with how it is to be compared."""

_SIGNS = {"<": "lt", "dưới": "lt", "còn dưới": "lt", ">": "gt", "trên": "gt", "hơn": "gt", "đạt trên": "gt", "<=": "le", "≤": "le", "tối đa": "le",
          "không quá": "le", ">=": "ge", "≥": "ge", "ít nhất": "ge", "tối thiểu": "ge", "khoảng": "approx"}  # fmt: skip


def comparator_of(match: Match) -> str:
    """How a `GOAL_FIGURE` is to be compared."""
    if match["upper"]:
        return "range"
    if match["behind"]:
        return "ge" if match["behind"].endswith("lên") else "le"
    return _SIGNS.get(match["sign"] or "", "eq")
