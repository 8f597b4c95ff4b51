"""Tables and columns that contain figures and yet no row: forms, points, norms, lists, reports of money, the places' own description.

All patterns are matched on folded titles and heads.
"""

from patterns.number import NUMERAL
from patterns.pattern import Pattern
from patterns.vocabulary import words_of

NO_ROWS_TITLE = Pattern(
    name="no_rows_title",
    expression=rf"""(?<!\p{{L}})(?:{words_of("no_rows_title")})(?!\p{{L}})""",
    matches=("THANG ĐIỂM THI ĐUA", "Mẫu số 02", "ĐỊNH MỨC HỖ TRỢ", "Danh sách các xã"),
    rejects=("CHỈ TIÊU GIẢM NGHÈO NĂM 2024",),
)

NO_ROWS_HEAD = Pattern(
    name="no_rows_head",
    expression=rf"""(?<!\p{{L}})(?:{words_of("no_rows_head")})(?!\p{{L}})""",
    matches=("ĐIỂM CHUẨN", "Thời gian hoàn thành", "Đơn giá"),
    rejects=("Số hộ nghèo", "Kế hoạch năm 2024"),
)
"""A column whose figures give no row by themselves."""

DIGITS_ONLY = Pattern(
    name="digits_only",
    expression=r"^\d[\d., ]*+$",
    matches=("1 210", "1,650", "12.5.3"),
    rejects=("12 tháng", "-"),
)
"""A cell of nothing but digits and what groups them."""

FIGURE_LINE = Pattern(
    name="figure_line",
    expression=rf"""\n[+-]?(?:{NUMERAL})[ ]?%?(?=\n)""",
    matches=("\n2.026\n", "\n15 %\n"),
    rejects=("\n2.026 hộ\n", "\n-\n"),
)
"""A line that contains a figure and nothing else, with the line break before it."""

LOOSE_FIGURES = Pattern(
    name="loose_figures",
    expression=r"f(?:s{0,6}f){2,200}",
    matches=("sfsfssf", "fff"),
    rejects=("fsf", "fsssssssff", "flfl"),
)
"""Lines that contain a figure and nothing else (`f`), with few short lines (`s`) and no long one (`l`) between them: three figures at least."""
