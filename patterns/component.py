"""Projects (dự án) and sub-projects (tiểu dự án) of the national target programmes."""

from patterns.pattern import Pattern

COMPONENT_HEADING = Pattern(
    name="component_heading",
    expression=r"""
    (?: (?P<sub>tiểu[ ]?dự[ ]?án|tda)|(?P<project>dự[ ]?án|da) )
    [ ]?(?:số[ ]?|thành[ ]phần[ ](?:số[ ]?)?)?(?P<code>\d{1,2}(?:[.]\d{1,2})?|[ivx]{1,4})
    (?: [ ]?[.:;,(-] | [ ](?=\p{L}) | $ )
    """,
    matches=("Dự án 2: Đa dạng hóa", "Tiểu dự án 1: Hỗ trợ", "Dự án 2. Đa dạng"),
    rejects=("các dự án khác", "Dự án 20%"),
    source="Quyết định 90/QĐ-TTg ngày 18/01/2022, mục III",
)
