"""Words that show of which of the poor a figure is."""

from patterns.pattern import Pattern

POOR_WHOLE = Pattern(
    name="poor_whole",
    expression=r"""^(?:so[ ]với[ ])?(?:trên[ ])?(?:trong[ ])?tổng[ ]số[ ](?:hộ[ ])?(?P<near>cận[ ])?nghèo""",
    matches=("tổng số hộ nghèo", "so với tổng số hộ nghèo"),
    rejects=("tổng số hộ", "hộ nghèo"),
)
"""A share of the poor households: what it counts is a group of them, not a poverty rate."""
PURE_POVERTY = Pattern(
    name="pure_poverty",
    expression=r"""^(?:(?:giảm|nâng|tổng[ ]số|số[ ]lượng|số|tỷ[ ]lệ|tỉ[ ]lệ|mức[ ]giảm|tốc[ ]độ|bình[ ]quân|các|chỉ[ ]tiêu)[ ])*+(?:hộ(?![ ]dân(?![ ]tộc))|nghèo|cận[ ]nghèo|giảm[ ](?:hộ[ ])?nghèo|thoát[ ]nghèo|tái[ ]nghèo)(?!\p{L})""",
    matches=("tỷ lệ hộ nghèo", "hộ cận nghèo", "tỷ lệ giảm nghèo", "số hộ nghèo dân tộc thiểu số"),
    rejects=("lao động thuộc hộ nghèo", "người nghèo"),
)
"""Words that measure poverty itself."""
AMONG_TOTAL = Pattern(
    name="among_total",
    expression=r"""[ ](?:trong|trên)[ ]tổng[ ]số[ ].*+$""",
    matches=("tỷ trọng lao động nữ trong tổng số lao động có việc làm",),
    rejects=("tổng số lao động có việc làm",),
    needs=(" tổng số ",),
)
"""The whole of a share, which does not state what is measured."""
POOR_WHOLE_BEFORE = Pattern(
    name="poor_whole_before",
    expression=r"""(?<!\p{L})trong[ ](?:tổng[ ])?số[ ](?:\d[\d.]*[ ])?hộ[ ](?P<near>cận[ ])?nghèo[^,:;\d]{0,40}[,:][ ][^;:\d]{0,80}$""",
    matches=("trong số hộ nghèo, hộ dân tộc thiểu số chiếm tới ",),
    rejects=("số hộ nghèo giảm ",),
)
"""The same stated before the figure."""
ESCAPING = Pattern(
    name="escaping",
    expression=r"""(?<!mới[ ]|đã[ ]|vừa[ ])thoát[ ](?:khỏi[ ])?(?:diện[ ])?(?:hộ[ ])?(?:cận[ ])?nghèo""",
    matches=("hộ thoát nghèo", "thoát cận nghèo"),
    rejects=("hộ mới thoát nghèo",),
)
"""Those who cease to be poor."""
