"""Words of a column's head, a row's label or a table's title that are not part of what is measured.

All patterns are matched on folded text, whose offsets are those of the text itself.
"""

from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

NO_INDICATOR = Pattern(
    name="no_indicator",
    expression=rf"""
      [(][ ]?(?:đvt[ ]?:[ ]?)?(?:%|tỷ[ ]lệ[ ]?%?|[^()]{{1,18}})[ ]?[)]
    | (?<!\p{{L}})(?:{words_of("no_indicator")})(?!\p{{L}})
    | (?<!\p{{L}})(?:(?:đến|tính[ ]đến|vào|trong|cho|của|so[ ]với)[ ])?(?:(?:ngày[ ])?\d{{1,2}}/\d{{1,2}}/20\d\d|(?:đầu|cuối|hết)?[ ]?(?:năm|giai[ ]đoạn)[ ](?:20\d\d(?:[ ]?[-–][ ]?20\d\d)?)|20\d\d(?:[ ]?[-–][ ]?20\d\d)?|(?:đầu|cuối|trong)[ ](?:năm|kỳ|giai[ ]đoạn)(?:[ ]trước)?)(?![\p{{L}}\d])
    | (?<!\p{{L}})(?:cho|giao|của|tại|trên[ ]địa[ ]bàn)[ ](?:các[ ])?(?:xã|thôn|bản|huyện|địa[ ]phương|đơn[ ]vị)(?:[ ]?,[ ](?:phường|thị[ ]trấn|thị[ ]xã|thành[ ]phố))*(?!\p{{L}})
    | %
    | (?:^|(?<=(?:^|[/ ])(?:giảm|tăng)[ ]?))(?:{words_of("yearly")}|(?:{words_of("mean")})?[ ]?/[ ]?(?:1[ ])?năm)(?!\p{{L}})
    | (?<!\p{{L}})(?:mức[ ])?(?:giảm|tăng)(?![ ](?:nghèo|dần|thiểu|phát)|\p{{L}})
    | ^(?:phụ[ ]lục|biểu|mẫu)(?:[ ]số)?[ ]?[\divx]{{0,4}}[.:]?""",
    matches=("(%)", "TH 2023", "đầu năm 2024", "Chỉ tiêu", "giao cho các xã", "giảm bình quân/năm"),
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
    expression=r"^(?:số[ ]lượng|sl|số|số[ ]hộ|hộ|tổng[ ]số|người|số[ ]người|trong[ ]đó|chia[ ]ra|tổng(?:[ ]cộng)?|cộng)?$",
    matches=("Số lượng", "SL", ""),
    rejects=("Số hộ nghèo",),
)
"""A head that states that things are counted and not which."""

TITLE_NOUN = Pattern(
    name="title_noun",
    expression=r"""(?<!\p{L})(?:(?:số|tỷ[ ]lệ)[ ])?(?:
      (?:hộ[ ](?:cận[ ])?nghèo(?:[ ]dân[ ]tộc[ ]thiểu[ ]số)?|lao[ ]động(?:[ ]qua[ ]đào[ ]tạo)?)
      (?:[ ](?:đi|được|có|tham[ ]gia)(?:[ ](?!năm[ ]\d|giai[ ]đoạn|trên[ ]địa|của[ ]các|cho[ ]các|tại[ ]các)\p{L}{1,8}+){1,14}+)?
    | bảo[ ]hiểm[ ]y[ ]tế
    | mô[ ]hình[ ]\p{L}{1,8}[ ]\p{L}{1,8}
    )""",
    matches=("chỉ tiêu giảm hộ nghèo năm 2024", "số lao động đi làm việc ở nước ngoài năm 2024"),
    rejects=("công tác giảm nghèo",),
)
"""What a title states is counted, where heads give only years or amounts of change."""

TITLE_ABOUT = Pattern(
    name="title_about",
    expression=r"""(?<!\p{L})(?:(?:chỉ[ ]tiêu|kế[ ]hoạch|nhu[ ]cầu)[ ](?P<what>(?!(?:chỉ|thực|cho|của|giao|năm|giai|vốn|kinh|phân|các|theo|đến|số)[ ])\p{L}[\p{L}, ]{5,80}?)|(?P<what>số[ ](?!liệu|hộ[ ](?!\p{L})|tiền|vốn|lượng[ ](?:các|của))\p{L}[\p{L}, ]{4,80}?))(?=[ ](?:giai[ ]đoạn|năm|trên[ ]địa|tại|theo|đến|cho[ ](?:các|từng)|của[ ](?:các|từng)|giao[ ](?:các|cho)|như[ ]sau|hằng|hàng|qua)(?!\p{L})|[ ]?[\n.:;(\d]|$)""",
    matches=(
        "biểu phân bổ chỉ tiêu xóa nhà tạm, nhà dột nát năm 2024",
        "KẾ HOẠCH CẢI TẠO VƯỜN TẠP CHO CÁC XÃ",
        "Phân kỳ số xã đạt chuẩn nông thôn mới (tăng thêm) của các huyện",
    ),
    rejects=("phân bổ chỉ tiêu cho các xã", "kế hoạch năm 2024"),
)
"""What a table's title is about, where its heads give only years or totals."""

TITLE_WORK = Pattern(
    name="title_work",
    expression=rf"""(?<!\p{{L}})(?:chỉ[ ]tiêu|kế[ ]hoạch|kết[ ]quả|nhu[ ]cầu|số[ ]lượng)[ ](?P<work>{words_of("table_work")})(?!\p{{L}})(?=[ ](?:cho|năm|các|của|trên|tại|giai[ ]đoạn|đến|theo)(?!\p{{L}})|[ ]?[\n,.:(]|$)""",
    matches=("GIAO CHỈ TIÊU TIÊM PHÒNG CHO CÁC XÃ", "Kế hoạch trồng rừng năm 2024"),
    rejects=("CHỈ TIÊU GIẢM HỘ NGHÈO", "KẾ HOẠCH ĐÀO TẠO CÁN BỘ"),
)
"""The work that a table's title is about, whose object the heads name."""

_DONE_TO = r"(?:xây[ ](?:dựng|mới)|sửa[ ]chữa|cải[ ]tạo|nâng[ ]cấp|làm[ ]mới|trồng[ ]mới|lắp[ ]đặt)"

_COUNTED = words(
    "|".join(alias for row in rows("units") if row["code"] not in ("person", "household") for alias in aliases(row))
)
_NO_KIND = r"(?:giao|cho|năm|của|các|trên|tại|theo|đến|giai[ ]đoạn|trong|do|và|ở|với|từng|mỗi|được)(?!\p{L})"

BARE_WORK = Pattern(
    name="bare_work",
    expression=rf"""^{_DONE_TO}(?:[ ]mới)?$""",
    matches=("xây mới", "sửa chữa", "xây dựng mới"),
    rejects=("xây mới nhà", "số nhà sửa chữa"),
)
"""A head that only states what is done."""

WORK_OBJECT = Pattern(
    name="work_object",
    expression=rf"""(?<!\p{{L}}){_DONE_TO}(?:(?:,|[ ]và|[ ]hoặc)?[ ]{_DONE_TO}){{0,4}}[ ](?P<what>(?!(?:mới|và)(?!\p{{L}}))\p{{L}}[\p{{L}} ]{{1,60}}?)(?=[ ](?:giai[ ]đoạn|năm|theo|trên[ ]địa[ ]bàn|tại|các[ ]xã)(?!\p{{L}})|[ ]?[\n,.:;(]|$)""",
    matches=("kế hoạch xây mới nhà ở cho hộ nghèo năm 2024", "chỉ tiêu sửa chữa, nâng cấp đường xóm"),
    rejects=("kế hoạch trồng rừng", "xây dựng và sửa chữa"),
)
"""What a table's title states the work is done to, where its heads only state what is done."""

BARE_COUNT = Pattern(
    name="bare_count",
    expression=rf"""^số[ ](?:lượng[ ])?(?P<noun>{_COUNTED})(?:[ ]{words_of("counted_work")}){{0,2}}$""",
    matches=("số lớp mở", "số mô hình", "số lớp"),
    rejects=("số lớp xóa mù chữ", "số hộ nghèo"),
)
"""A head that counts something and does not state of which kind."""

TITLE_KIND = Pattern(
    name="title_kind",
    expression=rf"""(?<!\p{{L}})(?P<noun>{_COUNTED})[ ](?P<kind>(?!{_NO_KIND})\p{{L}}[\p{{L}} ]{{1,40}}?)(?=[ ](?:{_NO_KIND})|[ ]?[\n,.:;(\d]|$)""",
    matches=("chỉ tiêu mở lớp xóa mù chữ giao cho các xã", "kế hoạch xây dựng mô hình nuôi bò năm 2024"),
    rejects=("số lớp của các xã", "kế hoạch mở lớp năm 2024"),
)
"""A thing that a title names with its kind."""

WORKED = Pattern(
    name="worked",
    expression=rf"""(?<!\p{{L}})(?:{words_of("table_work")}|hộ|người|lao[ ]động|lớp|mô[ ]hình|xây|sửa|mua|hỗ[ ]trợ|giảm|tăng)(?!\p{{L}})""",
    matches=("Tỷ lệ tiêm phòng", "Hộ nghèo", "Xây mới"),
    rejects=("Dại chó, mèo", "Keo lai"),
)
"""A head that names a work, or those it is done for, itself."""

HEAD_UNIT = Pattern(
    name="head_unit",
    expression=r"[(][ ]?(?:đvt[ ]?:[ ]?)?(?!tỷ[ ]lệ)\p{L}[\p{L}\d²³/. ]{0,18}[ ]?[)]$",
    matches=("Dại chó, mèo (liều)", "Keo lai (ha)"),
    rejects=("Tỷ lệ (%)", "Keo lai"),
)
"""The unit of a count, in brackets at a head's end."""

LABEL_MARK = Pattern(
    name="label_mark",
    expression=r"^(?:[-–+*•]|(?:[IVX]{1,6}|\d{1,2}(?:[.]\d{1,2}){0,3}|[a-zđA-HĐ])[.)])[ ]",
    matches=("- Tỷ lệ hộ nghèo", "1.1. Số hộ", "a) Giảm"),
    rejects=("Tỷ lệ", "1 hộ"),
    cased=True,
)
"""A row's number or bullet before its label."""

COUNT_OF = Pattern(
    name="count_of",
    expression=r"""^(?:tổng[ ])?số(?:[ ]lượng)?[ ]+(?=\p{L})""",
    matches=("số hộ nghèo", "tổng số hộ"),
    rejects=("số", "sổ hộ nghèo"),
)
"""What a count's words open with before its noun."""

MEASURED_HEAD = Pattern(
    name="measured_head",
    expression=r"""^(?:(?:tỷ|tỉ)[ ]lệ|(?:tổng[ ])?số(?:[ ]lượng)?)[ ]+(?=\p{L})""",
    matches=("tỷ lệ trường học", "số xã"),
    rejects=("tỷ lệ", "số 5"),
)
"""What words open with that state how much of something there is."""
