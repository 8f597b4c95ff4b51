"""The signature block: capacity, position, name.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 (TM. on behalf of a collective, KT. a deputy for the
head, TL. by order, TUQ. by authorisation, Q. acting).
"""

from patterns.pattern import Pattern, words

CAPACITY = Pattern(
    name="capacity",
    expression=r"(?<!\p{L})(?P<capacity>TM|KT|TL|TUQ|T/M|K/T|T/L|Q)[.]?[ ](?P<whom>(?:\p{Lu}[\p{Lu}/&.-]*[ ]?){1,10})",
    matches=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "TUQ. CHỦ TỊCH"),
    rejects=("Số: 12/TTr-TM",),
    cased=True,
)

POSITION = Pattern(
    name="position",
    expression=rf"""^(?:q[.][ ]|quyền[ ])?(?P<position>{words("phó chủ tịch thường trực|phó chủ tịch|chủ tịch|phó giám đốc|giám đốc|phó chánh văn phòng|chánh văn phòng|phó trưởng phòng|trưởng phòng|phó trưởng ban|trưởng ban|phó bí thư|bí thư|thứ trưởng|bộ trưởng|phó cục trưởng|cục trưởng|phó hiệu trưởng|hiệu trưởng|phó tổng giám đốc|tổng giám đốc|phó viện trưởng|viện trưởng|chánh thanh tra|phó chi cục trưởng|chi cục trưởng")})(?P<rest>.*)$""",
    matches=("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Chánh Văn phòng"),
    rejects=("Thường trực HĐND",),
)

NAME_LINE = Pattern(
    name="name_line",
    expression=r"""^(?:(?:Ths|ThS|TS|BS|KS|CN|PGS|GS|Bs)[.]?[ ]?|(?:[ÔO]ng|Bà)[ ])*(?P<name>\p{Lu}\p{Ll}*(?:[ ]\p{Lu}['’]?\p{Ll}*){1,4})$""",
    matches=("Trần Việt Hà", "Nguyễn Văn Hạ", "TS. Lê Thị Y", "Y Thanh Hà Niê"),
    rejects=("PHÓ CHỦ TỊCH", "Nơi nhận", "Lưu: VT"),
    cased=True,
)
"""A person's name on a line of its own."""

CAPITAL_NAME_LINE = Pattern(
    name="capital_name_line",
    expression=r"""^(?P<name>\p{Lu}{1,8}(?:[ ]\p{Lu}{1,8}){1,4})$""",
    matches=("TRẦN VIỆT HÀ",),
    rejects=("Trần Việt Hà", "TM. ỦY BAN"),
    cased=True,
)
"""A person's name in capitals, as older plans print it; only below a position."""
