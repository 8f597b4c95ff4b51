"""Words that show what a figure's code is, beside those of the lexicon of indicators."""

from patterns.pattern import Pattern

POOR_WHOLE = Pattern(
    name="poor_whole",
    expression=r"""^(?:so[ ]với[ ])?(?:trên[ ])?(?:trong[ ])?tổng[ ]số[ ](?:hộ[ ])?(?P<near>cận[ ])?nghèo""",
    matches=("tổng số hộ nghèo", "so với tổng số hộ nghèo"),
    rejects=("tổng số hộ", "hộ nghèo"),
)
"""A share of the poor households: what it counts is a group of them, and no poverty rate."""

PURE_POVERTY = Pattern(
    name="pure_poverty",
    expression=r"""^(?:(?:giảm|nâng|tổng[ ]số|số[ ]lượng|số|tỷ[ ]lệ|tỉ[ ]lệ|mức[ ]giảm|tốc[ ]độ|bình[ ]quân|các|chỉ[ ]tiêu)[ ])*+(?:hộ(?![ ]dân)|nghèo|cận[ ]nghèo|giảm[ ](?:hộ[ ])?nghèo|thoát[ ]nghèo|tái[ ]nghèo)(?!\p{L})""",
    matches=("tỷ lệ hộ nghèo", "hộ cận nghèo", "tỷ lệ giảm nghèo", "số hộ nghèo dân tộc thiểu số"),
    rejects=("lao động thuộc hộ nghèo", "người nghèo"),
)
"""Words that measure poverty itself."""

STAFF = Pattern(
    name="staff",
    expression=r"""(?<!\p{L})(?:cán[ ]bộ|công[ ]chức|viên[ ]chức|giáo[ ]viên|cộng[ ]tác[ ]viên|tuyên[ ]truyền[ ]viên|trưởng[ ](?:thôn|bản|ấp)|đội[ ]ngũ|báo[ ]cáo[ ]viên|giảng[ ]viên|nhân[ ]viên)(?!\p{L})""",
    matches=("cán bộ xã",),
    rejects=("hộ nghèo",),
)
"""Those who are trained as staff."""

TRAINED = Pattern(
    name="trained",
    expression=r"""(?<!\p{L})(?:tập[ ]huấn|bồi[ ]dưỡng)(?!\p{L})""",
    matches=("được tập huấn",),
    rejects=("được hỗ trợ",),
)

NUMBER_LED = Pattern(
    name="number_led",
    expression=r"""^(?:tổng[ ])?số[ ](?:lượng[ ])?hộ(?!\p{L})""",
    matches=("số hộ nghèo", "tổng số hộ cận nghèo"),
    rejects=("tỷ lệ hộ nghèo",),
)
"""What is counted in households, whatever the figure's sign."""

ESCAPING = Pattern(
    name="escaping",
    expression=r"""(?<!mới[ ]|đã[ ]|vừa[ ])thoát[ ](?:khỏi[ ])?(?:diện[ ])?(?:hộ[ ])?(?:cận[ ])?nghèo""",
    matches=("hộ thoát nghèo", "thoát cận nghèo"),
    rejects=("hộ mới thoát nghèo",),
)
"""Those who cease to be poor."""

WORKS = Pattern(
    name="works",
    expression=r"""[;:][ ]*$""",
    matches=("; ",),
    rejects=(", ",),
)
"""A mark that parts a figure from the one before."""

SCHOOL = Pattern(
    name="school",
    expression=r"""^(?:(?:bậc|cấp|hệ)[ ])?(?:tiểu[ ]học|trung[ ]học|thcs|thpt|mầm[ ]non|mẫu[ ]giáo|nhà[ ]trẻ)(?!\p{L})""",
    matches=("trung học cơ sở",),
    rejects=("trường tiểu học",),
)
"""Levels of schooling, which stand for those who attend."""

BARE_WORDS = Pattern(
    name="bare_words",
    expression=r"""^(?:hộ|người|lao[ ]động|(?:tỷ|tỉ)[ ]lệ(?:[ ]giảm)?)$""",
    matches=("hộ", "tỷ lệ giảm"),
    rejects=("hộ nghèo",),
)
"""Words that say no more than a unit."""
