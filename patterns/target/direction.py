"""Changes that are stated by nouns: a subject that is a fall or a growth, households that cease to be poor."""

from patterns.pattern import Pattern

FALLS = Pattern(
    name="falls",
    expression=r"""(?:^|[ ])(?:giảm(?![ ](?:nghèo(?![ ](?:bình[ ]quân|hằng|hàng))|thiểu))|(?:tỷ|tỉ)[ ]lệ[ ]giảm|mức[ ]giảm)(?:[ ](?:trong[ ]năm|nghèo|hộ[ ]nghèo|bình[ ]quân|hằng[ ]năm))*$|^(?:tỷ|tỉ)[ ]lệ[ ]giảm(?![ ]tốc)|^mức[ ]giảm|^(?:tỷ[ ]lệ[ ]|số[ ])?hộ[ ](?:cận[ ])?(?:nghèo[ ])?thoát[ ](?:cận[ ])?nghèo""",
    matches=("tổng số hộ nghèo giảm trong năm", "tỷ lệ giảm nghèo", "mức giảm hộ nghèo"),
    rejects=("tỷ lệ hộ nghèo", "chương trình giảm nghèo"),
    needs=("giảm", "thoát"),
)
"""A subject that is itself a fall."""

GROWS = Pattern(
    name="grows",
    expression=r"""^(?:(?:tốc[ ]độ|nhịp[ ]độ|mức)[ ]tăng|tăng[ ]trưởng)(?!\p{L})""",
    matches=("tốc độ tăng trưởng bình quân", "mức tăng sản lượng"),
    rejects=("tỷ lệ tăng dân số", "giá trị tăng thêm"),
)
"""A subject that is itself a growth."""

ESCAPES = Pattern(
    name="escapes",
    expression=r"""^hộ[ ](?:gia[ ]đình[ ])?(?:(?:cận[ ])?nghèo[ ])?(?:(?:được|đăng[ ]ký|đạt)[ ]){0,2}thoát[ ](?:khỏi[ ])?(?:diện[ ])?(?:hộ[ ])?(?:cận[ ])?nghèo""",
    matches=("hộ thoát nghèo", "hộ nghèo đăng ký thoát nghèo"),
    rejects=("hộ mới thoát nghèo",),
)
"""Counted households that cease to be poor: a decrease by that number."""
