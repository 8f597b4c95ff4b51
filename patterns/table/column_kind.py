"""What the head of a column states of its figures: whether they are commitments or findings, and for which year.

All patterns are matched on folded levels of a header, or on a table's title.
Source: Thông tư 10/2022/TT-BLĐTBXH, biểu mẫu; the abbreviations TH, ƯTH, KH of departments of finance and planning.
"""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

KIND_WORD = Pattern(
    name="kind_word",
    expression=rf"""(?<!\p{{L}})(?:
      (?P<promised>{words_of("kind_word")})
    | (?P<found>{words_of("kind_word_2")})
    )(?!\p{{L}})""",
    matches=("KH 2024", "ƯTH 2023", "Kết quả năm 2022", "Thực hiện 2024"),
    rejects=("Tỷ lệ hộ nghèo", "Năm 2024"),
)
"""The first of these words in a level decides: `Kế hoạch thực hiện` is committed to, `Kết quả thực hiện kế hoạch` found."""

ESTIMATED = Pattern(
    name="estimated",
    expression=rf"""(?<!\p{{L}}){words_of("estimated")}(?!\p{{L}})""",
    matches=("ƯTH năm 2025", "Ước thực hiện 2024"),
    rejects=("TH 2025", "Kế hoạch 2026"),
)
"""A year that is not over yet: its figures are about what will be found."""

CITED_LINE = Pattern(
    name="cited_line",
    expression=r"^[*(_ ]{0,4}(?:kèm[ ]theo|ban[ ]hành[ ]kèm)(?!\p{L})",
    matches=("(Kèm theo Kế hoạch số 12/KH-UBND ngày 12/12/2023)",),
    rejects=("KẾ HOẠCH NĂM 2024",),
)
"""A line of a title that names the plan that the table belongs to: its date is not the table's."""

COMPARING = Pattern(
    name="comparing",
    expression=rf"""(?<!\p{{L}})(?:{words_of("comparing")})(?!\p{{L}})|(?<!\p{{L}})(?:th|thực[ ]hiện|kh|kế[ ]hoạch)[ ]?/[ ]?(?:th|kh|thực[ ]hiện|kế[ ]hoạch)(?!\p{{L}})""",
    matches=("So sánh TH/KH (%)", "Tăng, giảm", "Đơn vị chủ trì", "TH/KH"),
    rejects=("Kế hoạch năm 2024", "Giảm (hộ)"),
)
"""A column that contains no figures of the indicator itself."""

HEAD_YEAR = Pattern(
    name="head_year",
    expression=r"(?<![\d.,])(?:20\d\d[ ]?[-–][ ]?)?(?P<year>20\d\d)(?![\d.,]\d|\d)",
    matches=("TH 2023", "năm 2024", "giai đoạn 2021-2025", "31/12/2023"),
    rejects=("2.024", "12024"),
)
"""A year in a head; of a period its last."""

YEAR_END = Pattern(
    name="year_end",
    expression=r"(?<!\p{L})cuối[ ](?:năm|kỳ|giai[ ]đoạn)(?!\p{L}|[ ]trước)",
    matches=("Tỷ lệ hộ nghèo cuối năm (%)",),
    rejects=("Hộ nghèo đầu năm", "cuối năm trước"),
)
"""A state that lies ahead, under a caption that commits."""

FALLING = Pattern(
    name="falling",
    expression=r"(?<!\p{L})giảm(?!\p{L}|[ ]nghèo(?:[ ]đa|$|[ ](?!/|bình|trong|năm|\d))|[ ]còn|[ ]xuống)|(?<!\p{L})(?:thoát(?:[ ]khỏi)?[ ](?:cận[ ])?nghèo|thoát[ ]khỏi)(?!\p{L})",
    matches=("Chỉ tiêu giảm", "Số hộ nghèo giảm", "Số hộ thoát nghèo"),
    rejects=("Giảm còn", "Kế hoạch", "Mô hình giảm nghèo"),
)
"""By how much something falls; households that leave poverty."""

RISING = Pattern(
    name="rising",
    expression=r"(?<!\p{L})(?:tăng[ ]thêm|tăng[ ]so[ ]với|(?:^|(?<=(?:/|mức|tiêu|hoạch)[ ]))tăng[ ]?(?:bình[ ]quân|/[ ]?năm|(?:hằng|hàng|mỗi)[ ]năm))(?!\p{L})",
    matches=("số xã đạt chuẩn (tăng thêm)", "chỉ tiêu tăng bình quân/năm"),
    rejects=("tăng trưởng", "gia tăng", "tốc độ tăng bình quân"),
)
"""By how much something rises."""

YEAR_BEGIN = Pattern(
    name="year_begin",
    expression=r"(?<!\p{L})đầu[ ](?:năm|kỳ|giai[ ]đoạn)(?!\p{L})",
    matches=("Số hộ nghèo đầu năm",),
    rejects=("cuối năm",),
)
