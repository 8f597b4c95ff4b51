"""The language of tables of tasks: heads that give an agency its role, and heads of what is to be done.

All patterns are matched on folded heads and cells.  Source: annexes of plans (`Nội dung | Cơ quan chủ trì | Cơ quan phối hợp`).
"""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

_AGENCY = rf"""(?:{words_of("body")}(?:[ ]?[,/][ ]?(?:{words_of("body_2")}))?[ ])?"""

ROLE_HEAD = Pattern(
    name="role_head",
    expression=rf"""^{_AGENCY}(?:
      (?P<lead>{words_of("role_head")})
    | (?P<coordinate>{words_of("role_head_2")})
    | (?P<assigned>{words_of("role_head_3")})
    )[ ]?(?:[(][^()]{{0,30}}[)])?$""",
    matches=("Cơ quan chủ trì", "CHỦ TRÌ", "Đơn vị phối hợp", "Đơn vị thực hiện", "Cơ quan, đơn vị chủ trì"),
    rejects=("Đơn vị", "Thời gian thực hiện", "Kết quả thực hiện", "Cơ quan chủ trì, phối hợp"),
)
"""A column of agencies; a head that names two roles at once gives none."""

TASK_HEAD = Pattern(
    name="task_head",
    expression=rf"""^(?:tên[ ]|các[ ]|danh[ ]mục[ ])?{words_of("task_head")}(?!\p{{L}})""",
    matches=("Nội dung công việc", "Tên nhiệm vụ", "Chỉ tiêu"),
    rejects=("Thời gian hoàn thành",),
)
"""The column of what is to be done."""

PRODUCT_HEAD = Pattern(
    name="product_head",
    expression=rf"""^(?!kết[ ]quả$)(?:{words_of("product_tail")}[ ])?{words_of("product_head")}(?:[ ]?[,/][ ]?(?:{words_of("product_head")})|[ ]{words_of("product_tail")}){{0,3}}(?:[ ](?:đến[ ])?(?:hết[ ])?năm[ ]20\d\d)?$""",
    matches=("Sản phẩm", "Sản phẩm, chỉ tiêu", "Kết quả đầu ra", "Dự kiến kết quả", "Chỉ tiêu đến năm 2026"),
    rejects=("Kết quả", "Sản phẩm chủ lực"),
)
"""The column of what a task is to bring."""

TIME_HEAD = Pattern(
    name="task_time_head",
    expression=r"^(?:thời[ ](?:gian|hạn)|tiến[ ]độ)(?!\p{L})",
    matches=("Thời gian", "Thời hạn hoàn thành", "Tiến độ thực hiện"),
    rejects=("Nội dung",),
)
"""The column of when a task is to be done."""

UNNAMED = Pattern(
    name="unnamed",
    expression=rf"""^(?:các|những|toàn[ ]bộ|tất[ ]cả|mọi)[ ]|^{words_of("unnamed")}(?!\p{{L}})""",
    matches=("Các sở, ban, ngành", "nt"),
    rejects=("Sở Y tế", "Điện lực Mai Châu"),
)
"""Words in a column of agencies that name none."""

AGENCY_MARK = Pattern(
    name="agency_mark",
    expression=r"[ ]*+[;,+•\n-]?[ ]*+(?:(?:chủ[ ]trì|phối[ ]hợp)[ ]?:[ ]?)?",
    matches=("- ", "; ", ""),
)
"""What may be before an agency in a cell."""

CELL_PART = Pattern(
    name="cell_part",
    expression=r"[^;]++",
    matches=("Sở Y tế", "a; b"),
    rejects=(";",),
)
"""What is between two semicolons of a cell."""
