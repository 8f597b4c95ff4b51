"""The signature block: capacity, position, name.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7 (TM. on behalf of a collective, KT. a deputy for the
head, TL. by order, TUQ. by authorisation, Q. acting).
"""

import itertools

from patterns.fold import fold
from patterns.key_word import signs
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

CAPACITY = Pattern(
    name="capacity",
    expression=r"""(?<![\p{L}/])(?P<capacity>TM|KT|TL|TUQ|T/M|K/T|T/L|T\.M|K\.T|T\.L|Q(?=[.]))[./]{0,2}[ ]?(?P<whom>\p{Lu}(?:[\p{Lu}/&.,-]|[ ](?!(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)[./])(?=[\p{Lu}-][\p{Lu}./ -])){1,120}+)""",
    matches=(
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "TUQ. CHỦ TỊCH",
        "TM.UBND HUYỆN",
        "KT.CHỦ TỊCH",
        "T/M BAN THƯỜNG VỤ",
    ),
    rejects=("Số: 12/TTr-TM",),
    cased=True,
    needs=("TM", "KT", "TL", "TUQ", "T/M", "K/T", "T/L", "T.M", "K.T", "T.L", "Q."),
)
"""For whom the signer signs."""

_SHORT = "TM|KT|TL|TUQ"
COMMA_CAPACITY = Pattern(
    name="comma_capacity",
    expression=rf"""\G(?P<capacity>{_SHORT})(?P<comma>,)(?=[ ][\p{{Lu}} ]{{4,60}}\Z)""",
    matches=("TM, ỦY BAN NHÂN DÂN", "KT, CHỦ TỊCH"),
    rejects=("TM. ỦY BAN NHÂN DÂN", "TM, DV và"),
    cased=True,
)
"""A signer's capacity whose full stop was recognised as a comma."""

POSITION = Pattern(
    name="position",
    expression=rf"""(?<!\p{{L}})(?:q[.][ ]?|quyền[ ])?(?P<position>{words_of("position")})(?!\p{{L}})""",
    matches=("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Chánh Văn phòng", "Q. CHỦ TỊCH"),
    rejects=("Thường trực HĐND",),
    needs=signs(phrases_of("position")),
)
"""What the signer is."""

_NAME = r"\p{Lu}\p{Ll}{0,7}+(?:['’][ ]?\p{L}{1,8})?(?:[ ]\p{Lu}\p{Ll}{0,7}+(?:['’]\p{L}{1,8})?){1,5}"
_DEGREE = r"(?:(?:Th[sS]|TS|BS|KS|CN|PGS|GS|Bs|Thạc[ ]sĩ|Tiến[ ]sĩ|Bác[ ]sĩ|Kỹ[ ]sư|(?:Đại|Thượng|Trung|Thiếu)[ ](?:tá|tướng|úy))(?:[ ]?CK[ ]?I{1,2}|[.]?[ ]?CKI{1,2})?[.,]?[ ]?|(?:[ÔO]ng|Bà)[ ]){0,3}"

NAME_LINE = Pattern(
    name="name_line",
    expression=rf"""^{_DEGREE}(?P<name>{_NAME})$""",
    matches=("Trần Việt Hà", "Nguyễn Văn Hạ", "TS. Lê Thị Y", "Y Thanh Hà Niê", "H'Nga Êban", "BS.CKII. Lò Văn Tâm"),
    rejects=("PHÓ CHỦ TỊCH", "Nơi nhận", "Lưu: VT", "Đã ký"),
    cased=True,
)
"""A person's name on a line of its own; degrees are before it, though the standard forbids them."""

CAPITAL_NAME_LINE = Pattern(
    name="capital_name_line",
    expression=r"""^(?P<name>\p{Lu}{1,8}(?:[ ]\p{Lu}{1,8}){1,4})$""",
    matches=("TRẦN VIỆT HÀ",),
    rejects=("Trần Việt Hà", "TM. ỦY BAN"),
    cased=True,
)
"""A person's name in capitals, as older plans print it; only below a position."""

TRAILING_NAME = Pattern(
    name="trailing_name",
    expression=rf"""(?<=(?:\p{{Lu}}{{2}}|\))[ ]){_DEGREE}(?P<name>\p{{Lu}}\p{{Ll}}{{1,7}}+(?:[ ]\p{{Lu}}\p{{Ll}}{{0,7}}+){{1,4}})$""",
    matches=("CHỦ TỊCH Nguyễn Văn Hạ", "PHÓ CHỦ TỊCH (Đã ký) Lò Thị Ban"),
    rejects=("CHỦ TỊCH", "Sở Y tế", "Y Ngọc Hạnh"),
    cased=True,
)
"""A name on the same line after the signer's position."""

SIGNED_MARK = Pattern(
    name="signed_mark",
    expression=r"[(\[]?[ ]?(?:đã[ ]ký|ký[ ]tên|ký|chữ[ ]ký)(?:[ ,]{1,2}(?:và[ ])?(?:đóng[ ]dấu|ghi[ ]rõ[ ]họ[ ]tên))?[ ]?[)\]][.]?",
    matches=("(Đã ký)", "[đã ký]", "(Ký, đóng dấu)"),
    rejects=("đã ký kết",),
)
"""What a copy prints in the signature's place."""

BLOCK_STOP = Pattern(
    name="block_stop",
    expression=r"^(?:phụ[ ]lục|phụ[ ]biểu|biểu[ ](?:số|mẫu|\d)|mẫu[ ]số|sao[ ](?:y|lục)|trích[ ]sao|cộng[ ]hòa[ ]xã|danh[ ](?:sách|mục)|bảng[ ]\d)",
    matches=("PHỤ LỤC I", "SAO Y BẢN CHÍNH", "Biểu số 01"),
    rejects=("CHỦ TỊCH",),
)
"""Where an annex or a copy's own header begins."""

RECIPIENT = Pattern(
    name="recipient",
    expression=r"^(?:nơi[ ]nhận|[-+•][ ]?)",
    matches=("Nơi nhận:", "- Lưu: VT."),
    rejects=("KT. CHỦ TỊCH",),
)

_CAPITALS = {"chủ": "Chủ", "giám": "Giám", "tổng": "Tổng", "chánh": "Chánh", "trưởng": "Trưởng", "bí": "Bí", "phó": "Phó", "thường": "Thường",
             "văn": "Văn", "thanh": "Thanh", "thứ": "Thứ", "bộ": "Bộ", "cục": "Cục", "chi": "Chi", "hiệu": "Hiệu", "viện": "Viện", "tổ": "Tổ"}  # fmt: skip


def position_name(folded: str) -> str:
    """A position as it is written inside a sentence.

    >>> position_name("phó chủ tịch thường trực"), position_name("phó chánh văn phòng"), position_name("chi cục trưởng")
    ('Phó Chủ tịch Thường trực', 'Phó Chánh Văn phòng', 'Chi cục trưởng')
    """
    parts = fold(folded).split(" ")
    shown = [parts[0].capitalize()]
    for before, part in itertools.pairwise(parts):
        begins = before in ("phó", "tổng", "chánh") or part == "thường"
        shown.append(_CAPITALS.get(part, part) if begins else part)
    return " ".join(shown)
