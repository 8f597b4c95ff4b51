"""The language of tables: header words that show a column's role, totals rows, units in captions.

All patterns are matched on folded cells.
"""

from patterns.lexicon import aliases, rows
from patterns.number import NUMERAL
from patterns.pattern import Pattern, words
from patterns.vocabulary import phrases_of, words_of

ORDER_HEADER = Pattern(
    name="order_header",
    expression=rf"""^{words_of("order_header")}[.]?$""",
    matches=("STT", "TT", "Số TT"),
    rejects=("Tổng số",),
)
"""The column of row numbers."""

ORDER_LETTERS = frozenset(letter for phrase in phrases_of("order_header") for letter in (phrase[0], phrase[0].upper()))
"""What the header of row numbers begins with."""

PLACE_HEADER = Pattern(
    name="place_header",
    expression=rf"""
    ^(?:{words_of("place_header")}[ ])?
    {words_of("place_header_2")}
    (?:(?:[ ]?[,;/][ ]?|[ ])(?:{words_of("place_header_3")}))*
    (?:[ ]\(.{{0,40}}\))?$""",
    matches=("Xã", "Xã, thị trấn", "Xã/thị trấn", "Đơn vị", "Huyện, thị xã, thành phố", "Tên thôn"),
    rejects=("Đơn vị tính", "Đơn vị chủ trì", "Hộ nghèo", "Xã đạt chuẩn"),
)
"""A column of places."""

UNIT_HEADER = Pattern(
    name="unit_header",
    expression=rf"""^{words_of("unit_header")}[.:]?$""",
    matches=("ĐVT", "Đơn vị tính"),
    rejects=("Đơn vị",),
)

NOTE_HEADER = Pattern(
    name="note_header",
    expression=rf"""^{words_of("note_header")}(?!\p{{L}})""",
    matches=("Ghi chú",),
    rejects=("Nội dung",),
)
"""A column of remarks."""

DIVIDED = Pattern(
    name="divided",
    expression=rf"""(?<!\p{{L}}){words_of("divided")}(?!\p{{L}})""",
    matches=("GIAI ĐOẠN 2026 - 2030", "Trong đó", "Kế hoạch các năm"),
    rejects=("ƯTH năm 2025", "Số hộ nghèo"),
)
"""A header that is divided over several columns."""

UNIT_CELL = Pattern(
    name="unit_cell",
    expression=rf"""^(?:%(?:/năm)?|(?:{words("|".join(alias for row in rows("units") for alias in aliases(row)))}|ha|km|m2|m3|con|kg|tấn|lần|điểm|(?:1[.]000|nghìn|triệu|tỷ|tr)?[. ]{{0,2}}(?:đồng|đ))(?:/\p{{L}}{{1,12}})?)$""",
    matches=("%", "Hộ", "triệu đồng", "mô hình", "%/năm"),
    rejects=("Xã Tân Lập", "Phòng Y tế"),
)
"""A cell that is a unit."""

TOTAL_ROW = Pattern(
    name="total_row",
    expression=rf"""^(?:[a-zđivx0-9]{{1,4}}[.)]?[ ])?{words_of("total_row")}(?:[ ]{words_of("total_row_2")}|[ ]\d{{1,3}}[ ]\p{{L}}{{1,8}}(?:[ ]\p{{L}}{{1,8}})?|[ ][ivx\d]{{1,4}}(?:[ ]?\+[ ]?[ivx\d]{{1,4}}){{1,12}})?[ :.]*(?:\(.{{0,60}}\))?$""",
    matches=(
        "Tổng cộng",
        "CỘNG",
        "Toàn huyện",
        "Tổng số:",
        "Tổng (A+B)",
        "Cộng toàn huyện",
        "Cộng 02 xã",
        "Tổng I + II",
    ),
    rejects=("Tổng số hộ nghèo đầu năm", "Cộng Hòa"),
)
"""A row that adds up the others."""

_UNIT_IS = r"(?:[ ]?:|[ ]là(?=[ ](?:1[.]000|nghìn|ngàn|triệu|tỷ|tr|đồng)))[ ]?"
"""What is between the words for a unit and the unit."""

CAPTION_UNIT = Pattern(
    name="caption_unit",
    expression=rf"""{words_of("caption_unit")}{_UNIT_IS}(?P<unit>[^)\n;|]{{1,30}})
    | [(](?P<unit>(?:(?:1[.]000|nghìn|ngàn|triệu|tỷ|tr[.]?)[ ]?)?(?:đồng|đ))[)](?=[ :.]{{0,3}}(?:\n|$))""",
    matches=("(ĐVT: triệu đồng)", "Đơn vị tính: hộ", "Đơn vị: Tỷ đồng", "theo nguồn (triệu đồng)"),
    rejects=("Đơn vị chủ trì", "Kinh phí (triệu đồng) được cấp"),
)
"""The unit that governs a table."""

UNIT_LINE = Pattern(
    name="unit_line",
    expression=rf"""^[(*_ ]{{0,3}}(?:{words_of("note")}[ ]?:[ ]?)?{words_of("caption_unit")}{_UNIT_IS}(?P<unit>[^)\n;|:]{{1,30}}?)[)*_. ]{{0,4}}$""",
    matches=("(ĐVT: triệu đồng)", "Đơn vị tính: hộ", "Ghi chú: đơn vị tính là triệu đồng."),
    rejects=("Biểu 2 (ĐVT: triệu đồng)", "Đơn vị: Sở Y tế: chủ trì"),
)
"""A line that only gives a table's unit: above the table, or just below it."""

TITLE_LINE = Pattern(
    name="title_line",
    expression=rf"""^{words_of("title_line")}(?!\p{{L}})""",
    matches=("PHỤ LỤC III", "Biểu số 02"),
    rejects=("Kế hoạch năm 2024", "Tổng số"),
)
"""A line above a table that names it."""

TEXT_LINE = Pattern(
    name="text_line",
    expression=r"""[.;]$|^[-+*][ ]|[ ][|][ ]|^.{250}""",
    matches=("1. Các đơn vị xây dựng kế hoạch của mình.", "- Ngân sách huyện", "1 | Xã Tân Lập | 30"),
    rejects=("PHỤ LỤC", "(ĐVT: triệu đồng)", "2. Nguồn vốn thực hiện năm 2025"),
)
"""A line above a table that is not a part of its title: a sentence, an item of a list, a row of another table."""

NUMBERED_HEADER = Pattern(
    name="numbered_header",
    expression=r"""^(?:\(?(?:[1-9]|[1-4]\d|[a-f])\)?(?:[ ]?=[ ]?[()\d+\-*/%x: ]{1,30})?)$""",
    matches=("1", "(2)", "A", "5=3+4", "(6)=(4)/(3)"),
    rejects=("100", "4,79"),
)
"""A cell of the row that numbers the columns."""

YEAR_HEADER = Pattern(
    name="year_header",
    expression=r"""^(?:năm[ ])?20\d\d(?:[ ]?[-–][ ]?20\d\d)?$""",
    matches=("2024", "Năm 2025", "2021-2025"),
    rejects=("2.024", "2024 hộ"),
)
"""A column's header that is a year."""

FIGURE_CELL = Pattern(
    name="figure_cell",
    expression=rf"""^[+-]?(?:{NUMERAL})[ ]?%?$""",
    matches=("2.026", "4,79", "15 %", "-12"),
    rejects=("Xã An Phú", "-", "2.026 hộ"),
)
"""A cell that contains a figure and nothing else."""

NO_FIGURE = Pattern(
    name="no_figure",
    expression=r"""^[\s\-–—_.…x/0]*+$""",
    matches=("-", "", "x", "0", "…"),
    rejects=("12", "Không"),
)
"""A cell that states there is no figure."""

LABEL_KIND = Pattern(
    name="label_kind",
    expression=rf"""^(?:[ivx\d]{{1,4}}[.)][ ])?(?P<kind>{words_of("label_kind")})(?!\p{{L}})""",
    matches=("Dự án 2: Đa dạng", "Bản Nà Lùng"),
    rejects=("Hỗ trợ nhà ở",),
)

PLACE_CELL = Pattern(
    name="place_cell",
    expression=r"^(?:Xã|Phường|Thị[ ]trấn|Huyện|Thị[ ]xã|Thành[ ]phố|Thôn|Bản|Ấp|Khóm|Buôn|Làng|Tổ[ ]dân[ ]phố|Khu[ ]phố|TT[.]|TP[.])[ ]?(?:\p{Lu}|\d)",
    matches=("Xã Tân Lập", "Thôn 3", "Thị trấn Mường Lay", "Tổ dân phố 2"),
    rejects=("Xã đạt chuẩn", "Hộ nghèo"),
    cased=True,
)
"""A cell that names a place."""
"""The kind of project or place that a row is about; all of a kind are on one level of a table."""

ORDER_MARK = Pattern(
    name="order_mark",
    expression=r"""^(?:(?P<roman>[IVX]{1,6})|(?P<capital>[A-HĐ])|(?P<decimal>\d{1,2}(?:[.]\d{1,2}){1,3})|(?P<arabic>\d{1,3})
    |(?P<letter>[a-zđ])|(?P<dash>[-–])|(?P<plus>[+*•]))(?:[.)](?=[ ]|$)|(?=[ ]|$))""",
    matches=("I", "A. VỐN ĐẦU TƯ", "1.2", "1) Tập huấn", "-", "b"),
    rejects=("Ngân sách", "2.145"),
    cased=True,
)
"""A row's number or bullet; matched on the words themselves, for case shows."""

_RANKS = ("capital", "roman", "arabic", "decimal", "letter", "dash", "plus")
UNMARKED = 99
"""The rank of a row without number or bullet: below all others."""


def rank_of(text: str) -> int:
    """How deep a row's number or bullet is in a table (`A` above `I` above `1` above `1.1` above `a` above `-`)."""
    match = ORDER_MARK.match(text)
    if match is None or match.lastgroup is None:
        return UNMARKED
    return _RANKS.index(match.lastgroup) * 4 + (match["decimal"] or "").count(".")
