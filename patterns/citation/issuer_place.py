"""Where the issuer of a cited instrument is: after the number, or in front of its type word.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; odd orders seen in real plans.
"""

from patterns.citation.type import TYPES
from patterns.citation.vocabulary import ISSUER_HEADS
from patterns.pattern import Pattern

ISSUER_AFTER = Pattern(
    name="issuer_after",
    expression=rf"""
    [ ]?[,]?[ ]?(?:{TYPES}[ ])?(?:(?:của|do|tại)[ ])?hội[ ]nghị[ ](?:lần[ ]thứ[ ])?[\p{{L}}\d]{{1,6}},?[ ](?:của[ ])?(?=(?P<issuer>ban[ ]chấp[ ]hành|bch))
    | [ ]?[,]?[ ]?(?:{TYPES}[ ])?(?:của|do)[ ]?(?=(?P<issuer>{ISSUER_HEADS})(?!\p{{L}}))""",
    matches=(
        " của Thủ tướng Chính phủ",
        ", của Bộ Y tế",
        " Nghị quyết của Ban chấp hành Đảng uỷ",
        " Hội nghị lần thứ bảy Ban Chấp hành Trung ương",
    ),
    rejects=(" của nhân dân",),
)

ISSUER_CAPITAL = Pattern(
    name="issuer_capital",
    expression=r"""[ ]?(?:của|do)[ ](?!(?:Luật|Nghị|Quyết|Thông|Chương|Đảng(?![ ]ủy|[ ]uỷ|[ ]bộ)|Nhà[ ]nước|Dự|Kế|Đề|Chỉ|Công[ ]văn|Trung[ ]tâm[ ]này))(?P<issuer>\p{Lu}\p{L}+[ ]\p{L}+)""",
    matches=(" của Tập đoàn Điện lực", " của Liên minh Hợp tác xã"),
    rejects=(" của Đảng về", " của nhân dân"),
    cased=True,
)
"""An issuer whose first word is in no list: recognised by its capital."""

ENACTED_AFTER = Pattern(
    name="enacted_after",
    expression=r"""[ ](?:ban[ ]hành|ký|phê[ ]duyệt)(?=[ ]?[,;.)\n]|[ ]ngày|[ ](?:về|v/v)[ ])""",
    matches=(" ban hành ngày", " ban hành về việc"),
    rejects=(" ban hành Quy chế",),
)
"""The verb after `do UBND tỉnh`."""

ISSUER_BARE = Pattern(
    name="issuer_bare",
    expression=r"""[ ](?=(?P<issuer>thủ[ ]tướng[ ]chính[ ]phủ|chính[ ]phủ|ubnd|ủy[ ]ban[ ]nhân[ ]dân|hđnd|hội[ ]đồng[ ]nhân[ ]dân|bộ[ ]trưởng)(?!\p{L}))""",
    matches=(" Thủ tướng Chính phủ", " UBND tỉnh"),
    rejects=(" Bộ luật",),
)
"""An issuer immediately after the date, the word `của` left out; only if a subject follows."""

ISSUER_START = Pattern(
    name="issuer_start",
    expression=rf"""(?<!\p{{L}})(?P<issuer>{ISSUER_HEADS})(?!\p{{L}})""",
    matches=("đề nghị của Sở Y tế", "UBND tỉnh"),
    rejects=("cơ sởdữ liệu",),
)

AT = Pattern(
    name="at",
    expression=r"""^(?P<verb>(?:[ ](?:đã[ ]|có[ ])?(?:phê[ ]duyệt|ban[ ]hành|giao|quy[ ]định|chỉ[ ]đạo|hướng[ ]dẫn|thông[ ]báo|phân[ ]bổ|công[ ]bố|thống[ ]nhất|cho[ ]ý[ ]kiến|trình|đề[ ]nghị|yêu[ ]cầu|chấp[ ]thuận|thông[ ]qua|kết[ ]luận|báo[ ]cáo|đề[ ]xuất)(?:[ ](?:thực[ ]hiện|chỉ[ ]tiêu|kế[ ]hoạch|dự[ ]toán|vốn))?)?)(?:[ ]\([^()\n]{1,160}\))?[ ]?(?:,?[ ]?tại|[(])[ ]?(?:các[ ]|nội[ ]dung[ ])?$""",
    matches=(" tại ", " giao tại ", " (", " phê duyệt tại các ", " (Cơ quan Thường trực Ban Chỉ đạo tỉnh) tại "),
    rejects=(" và ", " quy định ở"),
)
"""From an issuer to the instrument that it wrote: `Sở Y tế tại`, `UBND tỉnh giao tại`."""

AT_FAR = Pattern(
    name="at_far",
    expression=r"""^[ ](?:đã[ ])?(?:phê[ ]duyệt|giao|ban[ ]hành|công[ ]nhận|thành[ ]lập|phân[ ]bổ|thông[ ]qua|kiện[ ]toàn)[ ](?:(?![;.\n]|(?<!\p{L})(?:theo|quy[ ]định|thực[ ]hiện|nêu|hướng[ ]dẫn|căn[ ]cứ|tại)(?!\p{L})).){3,110}[ ]tại[ ]$""",
    matches=(" đã phê duyệt danh mục dự án tại ", " giao chỉ tiêu năm 2023 cho các xã tại "),
    rejects=(" giao các xã thực hiện theo quy định tại ",),
)
"""From an issuer to the instrument in which it did what the words between state."""

ENACTED = Pattern(
    name="enacted",
    expression=r"""^[ ](?:đã[ ])?(?:ban[ ]hành|ký[ ]ban[ ]hành|có|ra|thông[ ]qua|ký)[ ](?:các[ ])?$""",
    matches=(" ban hành ", " đã ký ban hành ", " có các "),
    rejects=(" triển khai ",),
)
"""From an issuer to the instrument that it enacted."""
