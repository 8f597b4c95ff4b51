"""How tables are drawn in plain text: pipes, tabs, blanks, a cell per line.

All patterns are matched on raw lines, before there is a document.  Source: law portals' pages as crawlers keep them, Markdown
as converters write it, tables copied from Word into a text file.
"""

from patterns.pattern import Pattern

PIPE = Pattern(
    name="pipe",
    expression=r"(?<!\\)[|]",
    matches=("a | b",),
    rejects=(r"a \| b", "a / b"),
    cased=True,
)
"""What parts two cells of a line."""

BORDER = Pattern(
    name="border",
    expression=r"^[\s|:+=\-–_─│┼]*+$",
    matches=("|---|:--:|", "+----+----+", ""),
    rejects=("| 1 |", "a"),
    cased=True,
)
"""A line that only draws a table's lines."""

LINE_BREAK = Pattern(
    name="line_break",
    expression=r"<br[ ]?/?>|&nbsp;",
    matches=("a<br>b", "a<br />b"),
    rejects=("a b",),
    cased=True,
)
"""A line break inside a cell of Markdown."""

WIDE_GAP = Pattern(
    name="wide_gap",
    expression=r"(?<=\S)[ ]{2,200}(?=\S)",
    matches=("Xã Ba Liên     121", "121  15"),
    rejects=("Xã Ba Liên", "  Tổng"),
    cased=True,
    needs=("  ",),
)
"""Blanks that part two columns of a line."""

LIST_MARK = Pattern(
    name="list_mark",
    expression=r"^(?:[-–+*•o]|(?:[IVX]{1,6}|\d{1,2}(?:[.]\d{1,2}){0,3}|[a-zđA-HĐ])[.)])$",
    matches=("-", "1.", "a)", "II."),
    rejects=("1", "Xã Ba Liên"),
    cased=True,
)
"""A list item's bullet or number: a tab after it parts no columns."""

ROW_NUMBER = Pattern(
    name="row_number",
    expression=r"^[(]?(?:(?P<arabic>\d{1,3})|(?P<roman>[IVX]{1,6})|(?P<capital>[A-HĐ])|(?P<decimal>\d{1,2}(?:[.]\d{1,2}){1,2}))[.)]?$",
    matches=("1", "II", "(1)", "A.", "1.2"),
    rejects=("164 hộ", "Xã", "2.180.000"),
    cased=True,
)
"""The number of a row that is alone on its line."""

SENTENCE_END = Pattern(
    name="cell_sentence_end",
    expression=r"[.;:,]$",
    matches=("như sau:", "năm 2024."),
    rejects=("Kinh phí", "Chỉ tiêu"),
    cased=True,
)
"""What ends a line that is not a head of a column."""

NEXT_BLOCK = Pattern(
    name="next_block",
    expression=r"^(?:(?:[IVX]{1,6}|\d{1,2}(?:[.]\d{1,2}){0,3})[.)]|[a-zđA-HĐ][)])[ ]?\p{L}|^(?i:phụ[ ]lục|biểu|bảng|mẫu|ghi[ ]chú)(?!\p{L})",
    matches=("3. Kinh phí", "II. TỔ CHỨC THỰC HIỆN", "b) Phân bổ", "Biểu số 02"),
    rejects=("Rà soát", "12", "1.250"),
    cased=True,
)
"""A line that opens what follows a table: a heading, an item, the title of another."""
