"""The language of tables of tasks: heads that give a body its role, and heads of what is to be done.

All patterns are matched on folded heads and cells.  Source: annexes of plans (`Nội dung | Cơ quan chủ trì | Cơ quan phối hợp`).
"""

from patterns.pattern import Pattern, words

_BODY = rf"""(?:{words("cơ quan|đơn vị|tổ chức|các đơn vị|các cơ quan|bộ phận|phòng ban|sở ngành|cấp")}(?:[ ]?[,/][ ]?(?:{words("cơ quan|đơn vị|tổ chức|địa phương|cá nhân")}))?[ ])?"""

ROLE_HEAD = Pattern(
    name="role_head",
    expression=rf"""^{_BODY}(?:
      (?P<lead>{words("chủ trì thực hiện|chủ trì tham mưu|chủ trì|đầu mối chủ trì|chịu trách nhiệm chính|chủ đầu tư")})
    | (?P<coordinate>{words("phối hợp thực hiện|phối hợp")})
    | (?P<assigned>{words("thực hiện|phụ trách|chịu trách nhiệm|được giao|tham mưu")})
    )[ ]?(?:[(][^()]{{0,30}}[)])?$""",
    matches=("Cơ quan chủ trì", "CHỦ TRÌ", "Đơn vị phối hợp", "Đơn vị thực hiện", "Cơ quan, đơn vị chủ trì"),
    rejects=("Đơn vị", "Thời gian thực hiện", "Kết quả thực hiện", "Cơ quan chủ trì, phối hợp"),
)
"""A column of bodies; a head that names two roles at once gives none."""

TASK_HEAD = Pattern(
    name="task_head",
    expression=rf"""^(?:tên[ ]|các[ ]|danh[ ]mục[ ])?{words("nội dung|nhiệm vụ|công việc|hoạt động|chỉ tiêu|mục tiêu|giải pháp|công trình|dự án|chương trình|tiêu chí|sản phẩm")}(?!\p{{L}})""",
    matches=("Nội dung công việc", "Tên nhiệm vụ", "Chỉ tiêu"),
    rejects=("Thời gian hoàn thành",),
)
"""The column of what is to be done."""

UNNAMED = Pattern(
    name="unnamed",
    expression=rf"""^(?:các|những|toàn[ ]bộ|tất[ ]cả|mọi)[ ]|^{words("đơn vị liên quan|cơ quan liên quan|nt|như trên|không|thường xuyên")}(?!\p{{L}})""",
    matches=("Các sở, ban, ngành", "nt"),
    rejects=("Sở Y tế", "Điện lực Mai Châu"),
)
"""Words in a column of bodies that name none."""

BODY_MARK = Pattern(
    name="body_mark",
    expression=r"[ ]*+[;,+•\n-]?[ ]*+(?:(?:chủ[ ]trì|phối[ ]hợp)[ ]?:[ ]?)?",
    matches=("- ", "; ", ""),
)
"""What may stand before a body in a cell."""

CELL_PART = Pattern(
    name="cell_part",
    expression=r"[^;]++",
    matches=("Sở Y tế", "a; b"),
    rejects=(";",),
)
"""What stands between two semicolons of a cell."""
