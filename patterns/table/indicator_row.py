"""The language of tables of indicators: a row per indicator with its unit, columns for years, plan and state.

All patterns are matched on folded cells and headers.  Source: Thông tư 10/2022/TT-BLĐTBXH, biểu mẫu.
"""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

INDICATOR_HEADER = Pattern(
    name="indicator_header",
    expression=rf"""^(?:(?:tên|các|nội[ ]dung|danh[ ]mục)[ ])?{words_of("indicator_header")}(?!\p{{L}})""",
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
"""A column that names indicators where the table's title states so."""

INDICATOR_TITLE = Pattern(
    name="indicator_title",
    expression=r"(?<!\p{L})(?:chỉ[ ]tiêu|mục[ ]tiêu)(?![ ]quốc[ ]gia|\p{L})",
    matches=("CÁC CHỈ TIÊU GIẢM NGHÈO NĂM 2024",),
    rejects=("Chương trình mục tiêu quốc gia",),
)

COMPARED = Pattern(
    name="compared",
    expression=rf"""(?<!\p{{L}})(?:{words_of("compared")})(?!\p{{L}})|%""",
    matches=("So sánh TH/KH (%)", "Tăng, giảm", "Đơn vị chủ trì"),
    rejects=("Kế hoạch năm 2024",),
)
"""A column that contains no figures of the indicator itself."""

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
