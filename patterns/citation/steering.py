"""Issuers that no list has: steering committees, named by what they steer, and the Party's congresses."""

from patterns.citation.vocabulary import ISSUER_HEADS, STRONG_OPENERS, of_kind
from patterns.pattern import Pattern

STEERING = Pattern(
    name="steering",
    expression=r"(?:(?:phó[ ])?trưởng[ ](?:ban[ ])?)?(?:ban[ ]chỉ[ ]đạo|(?:tổ[ ]trưởng[ ])?tổ[ ](?:công[ ]tác|chỉ[ ]đạo)|hội[ ]đồng[ ]phối[ ]hợp)(?!\p{L})",
    matches=("Ban Chỉ đạo", "Trưởng Ban Chỉ đạo", "Trưởng ban Ban chỉ đạo", "Tổ công tác triển khai Đề án 06"),
    rejects=("Trưởng ban Dân tộc",),
)
"""A steering committee, or its head."""


STEERING_ABOUT = Pattern(
    name="steering_about",
    expression=rf"""(?:(?:phó[ ])?trưởng[ ](?:ban[ ])?)?ban[ ]chỉ[ ]đạo[ ]về[ ](?:(?![;.(\n]|[ ](?:{STRONG_OPENERS})(?!\p{{L}})).){{3,140}}?[ ](?:tỉnh|huyện|thành[ ]phố|xã|phường|thị[ ]xã|quận|quốc[ ]gia|trung[ ]ương)(?=[ ](?:{STRONG_OPENERS})(?!\p{{L}})|[ ]?[;.,(\n]|$)""",
    matches=("Ban Chỉ đạo về chuyển đổi số và cải cách hành chính tỉnh ban hành",),
    rejects=("Ban Chỉ đạo tỉnh về giảm nghèo",),
)
"""A steering committee whose name states what it is about before it states of which unit it is."""


STEERING_TWICE = Pattern(
    name="steering_twice",
    expression=rf"""(?:(?:phó[ ])?trưởng[ ](?:ban[ ])?)?ban[ ]chỉ[ ]đạo(?:[ ](?!về[ ])[^;.,\n]{{1,50}}?)?[ ]về[ ](?!việc)(?:(?![;.(\n]|[ ]{STRONG_OPENERS}(?!\p{{L}})).){{3,150}}?(?=[ ](?:về|v/v|ban[ ]hành|phê[ ]duyệt)(?!\p{{L}}))""",
    matches=(
        "Ban Chỉ đạo của Chính phủ về chuyển đổi số và Đề án 06 về triển khai",
        "Ban Chỉ đạo tỉnh về giảm nghèo ban hành Quy chế",
    ),
    rejects=("Ban Chỉ đạo tỉnh về giảm nghèo;",),
)
"""A steering committee whose name states what it is about, before the words that open the subject."""


_ORDINAL = r"(?P<ordinal>[ivxl]{1,6}|\d{1,2}|mười(?:[ ](?:một|hai|ba|bốn|tư|lăm|sáu|bảy|tám))?)(?![\p{L}\d])"


_THE_PARTY = r"đảng(?:[ ]cộng[ ]sản[ ]việt[ ]nam)?(?!\p{L}|[ ](?:bộ|ủy|đoàn|viên)(?!\p{L}))"


PARTY_CONGRESS = Pattern(
    name="party_congress",
    expression=rf"""đại[ ]hội(?:[ ]đại[ ]biểu)?(?:
      (?:[ ]toàn[ ]quốc)?(?:[ ]lần)?(?:[ ]thứ)?[ ]{_ORDINAL},?(?:[ ]của)?[ ]{_THE_PARTY}
    | (?:[ ]toàn[ ]quốc)?(?:[ ]của)?[ ]{_THE_PARTY}(?:[ ]toàn[ ]quốc)?,?(?:[ ]lần)?(?:[ ]thứ)?[ ]{_ORDINAL}
    | [ ]toàn[ ]quốc[ ]lần[ ]thứ[ ]{_ORDINAL}(?![ ](?:của[ ])?(?:{ISSUER_HEADS}|công[ ]đoàn|các)(?!\p{{L}}))
    )""",
    matches=(
        "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "ĐẠI HỘI LẦN THỨ XIII CỦA ĐẢNG",
        "Đại hội XIII của Đảng",
        "Đại hội Đảng toàn quốc lần thứ XIII",
        "Đại hội đại biểu toàn quốc lần thứ XIII",
    ),
    rejects=(
        "Đại hội lần thứ XX Đảng bộ tỉnh",
        "Đại hội đại biểu toàn quốc lần thứ VIII Hội Nông dân Việt Nam",
        "Đại hội Đảng các cấp",
    ),
    source="Điều lệ Đảng Cộng sản Việt Nam, Điều 15",
)
"""The Party's national congress, in any of the ways of naming it, with its ordinal."""


def congress_name(ordinal: str) -> str:
    """The official name of the Party's national congress."""
    number = ordinal if ordinal.startswith("mười") else ordinal.upper()
    return f"Đại hội đại biểu toàn quốc lần thứ {number} của Đảng"


_ACTING = r"(?:chủ[ ]tịch[ ])?(?:ubnd|ủy[ ]ban[ ]nhân[ ]dân|hđnd|hội[ ]đồng[ ]nhân[ ]dân|(?:tỉnh|thành|huyện|quận|thị)[ ]ủy|sở)"


STEERING_TAIL = Pattern(
    name="steering_tail",
    expression=rf"""(?:(?![;.(\n]|[ ](?:{of_kind("ends a committee")})(?!\p{{L}})|,[ ]{_ACTING}(?!\p{{L}})).){{0,140}}+""",
    matches=("triển khai xóa nhà tạm",),
    rejects=(),
)
"""How far the name of a steering committee (Ban Chỉ đạo …) goes, which states what it steers."""
