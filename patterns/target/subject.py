"""What plans are about, where it states what their figures are of: houses to be replaced, clean water."""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

WATER_WORK = Pattern(
    name="water_work",
    expression=rf"""(?<!\p{{L}})(?:{words_of("water_work")})(?!\p{{L}})""",
    matches=("số hộ đấu nối mới", "đường ống cũ", "công suất khai thác thực tế"),
    rejects=("đường bê tông", "hộ nghèo"),
)
"""What brings water, by words that name it only in a plan or a section on clean water."""

WASTE = Pattern(
    name="waste",
    expression=rf"""(?<!\p{{L}})(?:{words_of("waste")})(?!\p{{L}})""",
    matches=("hệ thống thu gom, xử lý nước thải", "lò đốt rác", "thanh lý công trình"),
    rejects=("nước sạch",),
)
"""Water that is drained or given up, not water that is supplied."""

WATER_LOSS = Pattern(
    name="water_loss",
    expression=r"""(?<!\p{L})thất[ ]thoát(?!\p{L})""",
    matches=("tỷ lệ thất thoát nước",),
    rejects=("tỷ lệ hộ dùng nước",),
)
"""Water that is lost: of the works, not of supply."""

BUILT_HOUSE = Pattern(
    name="built_house",
    expression=r"""^(?:số[ ]|tổng[ ]số[ ])?(?:căn[ ]|ngôi[ ])?nhà(?:[ ]ở)?$""",
    matches=("nhà", "số căn nhà"),
    rejects=("nhà văn hóa", "hộ"),
)
"""Houses of which a share is counted."""

SERVES = Pattern(
    name="serves",
    expression=r"""^(?:bảo[ ]đảm[ ])?(?:phục[ ]vụ|cấp)(?:[ ]cho)?$""",
    matches=("phục vụ", "cấp cho"),
    rejects=("cấp thẻ", "phục vụ sản xuất"),
)
"""What works do for the people they reach, without further detail."""

WATER_WORKS = Pattern(
    name="water_works",
    expression=r"""^(?:\p{L}+[ ]){0,6}?(?:công[ ]trình(?:[ ](?:hoạt|trung|xuống|ngừng|dừng|hiện|xây)(?!\p{L}).{0,60})?|công[ ]suất)$""",
    matches=("công trình", "nâng cấp công trình", "công trình hoạt động bền vững", "tổng công suất"),
    rejects=("công trình thủy lợi", "đường ống"),
)
"""Works by no name of their own, in a section on clean water."""
