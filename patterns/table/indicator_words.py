"""Words of a column's head, a row's label or a table's title that are no part of what is measured.

All patterns are matched on folded text, whose offsets are those of the text itself.
"""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

NO_INDICATOR = Pattern(
    name="no_indicator",
    expression=rf"""
      [(][ ]?(?:đvt[ ]?:[ ]?)?(?:%|tỷ[ ]lệ[ ]?%?|[^()]{{1,18}})[ ]?[)]
    | (?<!\p{{L}})(?:{words_of("no_indicator")})(?!\p{{L}})
    | (?<!\p{{L}})(?:(?:đến|tính[ ]đến|vào|trong|cho|của|so[ ]với)[ ])?(?:(?:ngày[ ])?\d{{1,2}}/\d{{1,2}}/20\d\d|(?:đầu|cuối|hết)?[ ]?(?:năm|giai[ ]đoạn)[ ](?:20\d\d(?:[ ]?[-–][ ]?20\d\d)?)|20\d\d(?:[ ]?[-–][ ]?20\d\d)?|(?:đầu|cuối|trong)[ ](?:năm|kỳ|giai[ ]đoạn)(?:[ ]trước)?)(?![\p{{L}}\d])
    | (?<!\p{{L}})(?:cho|giao|của|tại|trên[ ]địa[ ]bàn)[ ](?:các[ ])?(?:xã|thôn|bản|huyện|địa[ ]phương|đơn[ ]vị)(?:[ ]?,[ ](?:phường|thị[ ]trấn|thị[ ]xã|thành[ ]phố))*(?!\p{{L}})
    | %
    | (?<!\p{{L}})(?:giảm|tăng)(?![ ](?:nghèo|dần|thiểu|phát)|\p{{L}})
    | ^(?:phụ[ ]lục|biểu|mẫu)(?:[ ]số)?[ ]?[\divx]{{0,4}}[.:]?""",
    matches=("(%)", "TH 2023", "đầu năm 2024", "Chỉ tiêu", "giao cho các xã", "giảm"),
    rejects=("Tỷ lệ hộ nghèo", "Mô hình giảm nghèo"),
)

GENERIC_RATE = Pattern(
    name="generic_rate",
    expression=r"^(?:tỷ[ ]lệ|tỉ[ ]lệ|tl)$",
    matches=("tỷ lệ", "TL"),
    rejects=("Tỷ lệ hộ nghèo",),
)
"""A head that names a rate and not what of."""

GENERIC_COUNT = Pattern(
    name="generic_count",
    expression=r"^(?:số[ ]lượng|sl|số|số[ ]hộ|hộ|tổng[ ]số|người|số[ ]người|trong[ ]đó|chia[ ]ra)?$",
    matches=("Số lượng", "SL", ""),
    rejects=("Số hộ nghèo",),
)
"""A head that says that things are counted and not which."""

TITLE_NOUN = Pattern(
    name="title_noun",
    expression=r"(?<!\p{L})(?:(?:số|tỷ[ ]lệ)[ ])?(?:hộ[ ](?:cận[ ])?nghèo(?:[ ]dân[ ]tộc[ ]thiểu[ ]số)?|bảo[ ]hiểm[ ]y[ ]tế|lao[ ]động(?:[ ]qua[ ]đào[ ]tạo)?|mô[ ]hình[ ]\p{L}{1,8}[ ]\p{L}{1,8})",
    matches=("chỉ tiêu giảm hộ nghèo năm 2024",),
    rejects=("công tác giảm nghèo",),
)
"""What a title says is counted, where heads give only years or amounts of change."""

LABEL_MARK = Pattern(
    name="label_mark",
    expression=r"^(?:[-–+*•]|(?:[IVX]{1,6}|\d{1,2}(?:[.]\d{1,2}){0,3}|[a-zđA-HĐ])[.)])[ ]",
    matches=("- Tỷ lệ hộ nghèo", "1.1. Số hộ", "a) Giảm"),
    rejects=("Tỷ lệ", "1 hộ"),
    cased=True,
)
"""A row's number or bullet before its label."""
