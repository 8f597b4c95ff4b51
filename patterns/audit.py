"""What a plan says of its own annexes."""

from patterns.pattern import Pattern, words

ANNEX_CITED = Pattern(
    name="annex_cited",
    expression=rf"""
      \((?:(?![()]).){{0,60}}(?:kèm[ ]theo|đính[ ]kèm)(?:(?![()]).){{0,40}}\)
    | (?:{words("chi tiết|cụ thể|có")}[ ])?(?:{words("tại|theo")}[ ])?(?:{words("phụ lục|phụ biểu|biểu")})(?:[ ](?:số[ ])?[\divx]{{1,4}})?[ ](?:{words("kèm theo|đính kèm")})""",
    matches=("(có khung chỉ tiêu kèm theo)", "Chi tiết tại Phụ lục kèm theo", "phụ lục I kèm theo"),
    rejects=("ban hành kèm theo Quyết định",),
)

ANNEX_HEADING = Pattern(
    name="annex_heading",
    expression=rf"""(?m)^(?:{words("phụ lục|phụ biểu|biểu số|biểu mẫu|biểu|khung chỉ tiêu")})(?:[ ](?:số[ ]?)?[\divx]{{1,4}})?(?=[ .:(]|$)""",
    matches=("PHỤ LỤC I", "Biểu số 02"),
    rejects=("theo Phụ lục I",),
)

NOT_ANNEX = Pattern(
    name="not_annex",
    expression=rf"""{words("kèm theo quyết định|kèm theo nghị|kèm theo kế hoạch|kèm theo thông tư|kèm theo công văn|ban hành kèm theo")}""",
    matches=("ban hành kèm theo Quyết định số 90",),
    rejects=("phụ lục kèm theo",),
)
"""Annexes of other instruments."""
