"""Words that exclude a figure: conditions, teams, what others do, what was assigned before."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

CONDITION = Pattern(
    name="condition",
    expression=rf"""(?<!\p{{L}})(?:(?<!\d[ ])(?:{words_of("condition")})(?!\p{{L}})
      | ^(?:xã|nơi|huyện|thôn|đơn[ ]vị|địa[ ]phương)[ ]có[ ]tỷ[ ]lệ(?!\p{{L}})(?![^,;:]{{0,60}}[ ]nhất[ ])
      | ưu[ ]tiên[ ](?:\d+[ ])?(?:các[ ]|những[ ])?(?:xã|thôn|bản|huyện|hộ|nơi|địa[ ]bàn)[ ]có[ ]
      | ^[ ]*(?:về[ ]|các[ ])?(?:điều[ ]kiện|nguyên[ ]tắc|tiêu[ ]chuẩn|cứ)(?!\p{{L}}))""",
    matches=("Trường hợp tỷ lệ hộ nghèo", "nếu"),
    rejects=("tăng tỷ lệ", "xã có tỷ lệ hộ nghèo cao nhất là"),
    known_by=key_words(
        (*phrases_of("condition"), "có tỷ lệ", "ưu tiên", "điều kiện", "nguyên tắc", "tiêu chuẩn", "cứ")
    ),
)
"""What opens a condition or a rule."""
CONDITION_BEHIND = Pattern(
    name="condition_behind",
    expression=rf"""(?<!\p{{L}})(?<!(?:xây|làm|dựng|sửa)[ ])(?:{words_of("condition_behind")})(?!\p{{L}})""",
    matches=("30% mới được xét",),
    rejects=("được hỗ trợ", "mỗi hộ xây mới được hỗ trợ 60 triệu đồng"),
    known_by=key_words(phrases_of("condition_behind")),
)
"""What follows a condition."""
PLANNED_BEHIND = Pattern(
    name="planned_behind",
    expression=r"""(?<!\p{L})(?:so[ ]với[ ])?(?:kế[ ]hoạch|chỉ[ ]tiêu)(?!\p{L})""",
    matches=("học viên so với kế hoạch", "đơn vị kế hoạch tỉnh giao"),
    rejects=("lượt khách",),
    known_by=key_words(("kế hoạch", "chỉ tiêu")),
)
"""What was planned, as a measure of what was done."""
TEAM = Pattern(
    name="team",
    expression=rf"""(?<!\p{{L}}|(?:tỉnh|huyện|thị|thành|xã|quận|bộ)[ ])(?:tổ(?![ ](?:chức|hợp))|{words_of("team")})(?![ ](?:ngũ|đầu)[ ])(?:(?:[ ],)?[ ]\p{{L}}+){{0,4}}[ ](?:{words_of("team_2")}[ ]){{0,2}}$""",
    matches=("tổ công tác gồm ", "đoàn kiểm tra có ", "tổ giúp việc "),
    rejects=("thành lập ", "tỉnh đoàn hỗ trợ "),
    known_by=key_words(("tổ", *phrases_of("team"))),
)
"""Before the size of a team."""
OF_OTHERS = Pattern(
    name="of_others",
    expression=rf"""[(](?:mức[ ])?(?:bình[ ]quân[ ]|trung[ ]bình[ ])?(?:chung[ ])?(?:của[ ])?(?:{words_of("of_others")})(?:[ ](?:năm[ ]\d{{4}}|là|đạt|dưới|trên|bằng|chiếm|tăng|giảm|còn|khoảng))*+[ ]?:?[ ]?$""",
    matches=("(toàn quốc là dưới ", "(bình quân chung của cả nước: "),
    rejects=("(toàn tỉnh là ", "cả nước đạt "),
)
"""A bracket that states the figure of the whole country."""
TEAM_BEHIND = Pattern(
    name="team_behind",
    expression=r"""^(?:tổ(?![ ]chức)|ban|đoàn|đội|nhóm)(?:[ ]\p{L}+){1,4}[ ](?:gồm[ ]|có[ ])?\d{1,3}[ ](?:người|thành[ ]viên)""",
    matches=("tổ biên tập 06 người",),
    rejects=("tổ hợp tác",),
    known_by=key_words(("tổ", "ban", "đoàn", "đội", "nhóm")),
)
"""A team of whom the text states the size."""
ASSIGNS = Pattern(
    name="assigns",
    expression=r"""(?<!\p{L})(?:phân[ ]công|bố[ ]trí|cử|giao)(?:[ ]\p{L}+){0,3}[ ]$""",
    matches=("phân công ít nhất ", "bố trí "),
    rejects=("tập huấn cho ",),
    known_by=key_words(("phân công", "bố trí", "cử", "giao")),
)
"""Before people whom an office assigns."""
UP_NEAR = Pattern(
    name="up_near",
    expression=r"""(?<!\p{L})trở[ ](?:lên|xuống)(?!\p{L})""",
    matches=("con trở lên",),
    rejects=("trở thành",),
    needs=("trở",),
)
