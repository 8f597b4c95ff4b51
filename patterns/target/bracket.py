"""Brackets with figures of their own, after what is measured."""

from patterns.pattern import Pattern

PARTS_BRACKET = Pattern(
    name="parts_bracket",
    expression=r"""[(](?:(?:gồm|trong[ ]đó)[ ]?:?[ ])?(?!(?:từ|dưới|trên|đủ|tối|ít|không|độ|khoảng)[ ])(?:\d[\d.]{0,9}[ ]\p{L}|\d[\d.]{0,9}/\d[\d.]{0,9}[ ]\p{L}|\d[\d,]{0,5}[ ]?%(?=[ ),;])|(?:\p{L}+[ ]){1,8}(?:đạt[ ]|là[ ])?\d[\d.,]{0,9}(?:[ ]?%|[ ]\p{L}))[^()]{0,400}[)]$""",
    matches=(
        "(03 cơ sở công lập, 04 cơ sở ngoài công lập)",
        "(55,6%)",
        "(xây mới 214 nhà, sửa chữa 389 nhà)",
        "(vốn đầu tư đạt 88,7%)",
    ),
    rejects=("(từ 15 tuổi trở lên)", "(dưới 5 tuổi)", "(nhóm 2)", "(giai đoạn 2021 - 2025)"),
)
"""A bracket that counts or rates the parts of what it follows."""
