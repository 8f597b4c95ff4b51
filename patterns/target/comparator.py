"""Comparators after a figure; those before it are phrases of patterns/lexicons/clause.tsv."""

from patterns.pattern import Pattern

UP_BEHIND = Pattern(
    name="up_behind",
    expression=r"""^[\d.,%％ ÷~-]*+(?:/[ ]?năm|mỗi[ ]năm)?[ ]*(?:(?:(?:tổng[ ])?số[ ])?(?:hộ|lao[ ]động|người|học[ ]viên|trẻ(?:[ ](?:em|mẫu[ ]giáo|nhà[ ]trẻ))?|dân(?:[ ]số)?|học[ ]sinh|(?:chỉ[ ]tiêu|kế[ ]hoạch)(?:[ ](?:được[ ])?giao)?)(?:[ ](?:cận[ ])?nghèo)?(?:/năm)?[ ])?(?:(?P<ge>trở[ ]lên|hoặc[ ]cao[ ]hơn)|(?P<le>trở[ ]xuống))""",
    matches=("84% trở lên", "4% hộ nghèo trở lên", "3,0%/năm trở lên", "97% dân số trở lên"),
    rejects=("90% hộ",),
    needs=("trở", "hoặc cao hơn"),
)
"""`trở lên` at a figure, or after the noun that it rates."""
