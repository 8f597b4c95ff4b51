"""The language of tables of things by measure: rows are products, crops or trades, columns (or rows above) state what is measured of them.

All patterns are matched on folded heads, labels and titles.  Source: annexes of plans of agriculture and trade
(`Sản phẩm | Kế hoạch 2026: Lượng (tấn), Giá trị`; `Diện tích` under each crop).
"""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

THING_HEADER = Pattern(
    name="thing_header",
    expression=rf"""^(?:tên[ ]|các[ ]|danh[ ]mục[ ]|chủng[ ]){{0,2}}{words_of("thing_header")}(?:[ ]?[(/,].{{0,40}}|[ ](?:chủ[ ]lực|chủ[ ]yếu|chính|xuất[ ]khẩu|ocop))?$""",
    matches=("Sản phẩm", "Tên cây trồng", "Loại cây", "Mặt hàng xuất khẩu"),
    rejects=("Sản phẩm đạt được", "Xã", "Nội dung", "Nghề nghiệp của chủ hộ"),
)
"""The column that names things."""

PEOPLE_HEADER = Pattern(
    name="people_header",
    expression=r"""^(?:các[ ]|nhóm[ ]){0,2}(?:đối[ ]tượng(?![ ]nuôi)|tuổi|độ[ ]tuổi)(?!\p{L})""",
    matches=("Nhóm đối tượng", "Đối tượng đào tạo", "Nhóm tuổi"),
    rejects=("Đối tượng nuôi", "Nhóm nghề", "Sản phẩm"),
)
"""The column that names groups of people."""

MEASURE = Pattern(
    name="measure",
    expression=rf"""^(?:tổng[ ](?:số[ ])?)?{words_of("measure_noun")}(?:[ ]{words_of("measure_state")}){{0,2}}(?![ ]?\p{{L}})""",
    matches=("Diện tích", "Sản lượng (tấn)", "Tổng diện tích gieo trồng", "Tổng đàn"),
    rejects=("Sản lượng cà phê nhân", "Số hộ nghèo", "Diện tích rừng trồng"),
)
"""Words that state what is measured, and not of which thing."""

THING_DONE = Pattern(
    name="thing_done",
    expression=rf"""(?<!\p{{L}})(?:hàng[ ]hóa|sản[ ]phẩm|mặt[ ]hàng|nông[ ]sản)[ ](?P<done>{words_of("thing_done")}(?:[ ](?!của|tại|trên|trong|năm|giai[ ]đoạn|tỉnh|huyện|xã|đến|theo)\p{{L}}{{1,8}}){{0,3}})""",
    matches=("DANH MỤC HÀNG HÓA THAM GIA XUẤT KHẨU CỦA TỈNH", "SẢN PHẨM ĐƯỢC CHỨNG NHẬN NĂM 2025"),
    rejects=("SẢN PHẨM CHỦ LỰC", "KẾ HOẠCH XUẤT KHẨU"),
)
"""What a title states is done with the things of its table, where a head only states that they are counted."""

ROW_PART = Pattern(
    name="row_part",
    expression=r"""^(?:trong[ ]đó|riêng)(?!\p{L})[ ]?:?[ ]?(?=\p{L})""",
    matches=("Trong đó: xã miền núi", "Riêng hộ nghèo"),
    rejects=("Trong đó:", "Xã miền núi"),
)
"""A row that gives a part of the one before."""

MEASURE_UNIT = Pattern(
    name="measure_unit",
    expression=r"[(][ ]?(?:đvt[ ]?:[ ]?)?(?P<unit>%|\p{L}[\p{L}\d²³/. ]{0,18})[ ]?[)]$",
    matches=("Diện tích (ha)", "Năng suất (tạ/ha)"),
    rejects=("Diện tích", "Sản lượng (tấn) thịt hơi"),
)
"""The unit in brackets at a label's end."""

OWN_MEASURE = Pattern(
    name="own_measure",
    expression=rf"""^(?:(?:trong[ ]đó[ ]?:?[ ]?)?(?:tổng|số|tỷ[ ]lệ|tỉ[ ]lệ|mức|tốc[ ]độ|thu[ ]nhập|{words_of("measure_noun")}))(?!\p{{L}})""",
    matches=("Số hộ nghèo", "Tỷ lệ che phủ rừng", "Sản lượng cà phê nhân"),
    rejects=("Cà phê", "Lúa"),
)
"""A label that states itself what is measured."""
