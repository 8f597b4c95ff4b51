"""A unit that is stated once for a list of amounts (`Đơn vị tính: triệu đồng`), and amounts that are printed without theirs.

Matched on folded text.  Source: own reading of plans' sections of money.
"""

from patterns.funding.capital_type import CAPITAL_WORD
from patterns.funding.source_name import SOURCE
from patterns.money import FIGURE
from patterns.pattern import Pattern
from patterns.table.money_column import UNIT
from patterns.vocabulary import words_of

LIST_UNIT = Pattern(
    name="list_unit",
    expression=rf"(?<!\p{{L}}){words_of('unit_caption')}[ ]?:?[ ]?{UNIT}[ .]{{0,2}}(?=[),;:]|$|\n)",
    matches=("(ĐVT: triệu đồng)", "Đơn vị tính: đồng", "Đơn vị: Triệu đồng;"),
    rejects=("Đơn vị tính: hộ", "ĐVT: triệu đồng/hộ", "Đơn vị chủ trì"),
)
"""A unit of money for what follows."""

BARE_SUM = Pattern(
    name="bare_sum",
    expression=rf"""(?=\d)(?<![\p{{L}}\d.,/-])(?P<bare>{FIGURE})(?=[ ]?(?:[;.)(]|,(?!\d)|$|\n)|[ ](?:trong[ ]đó|gồm|bao[ ]gồm|từ|và)(?!\p{{L}}))""",
    matches=("300;", "1.560, trong đó", "60."),
    rejects=("12 xã", "2: đa dạng", "31/12/2024", "45/QĐ-UBND", "300 triệu đồng"),
)
"""A number without a unit."""

SUM_LABEL = Pattern(
    name="sum_label",
    expression=rf"""(?:[:=(]|(?<!\p{{L}})(?:là|khoảng|dự[ ]kiến|{SOURCE}|{CAPITAL_WORD}))[ ]?$""",
    matches=("ngân sách tỉnh: ", "kinh phí là ", "trong đó: ngân sách tỉnh "),
    rejects=("năm ", "dự án ", "hỗ trợ "),
)
"""What is immediately before an amount without a unit."""

NO_SUM_LABEL = Pattern(
    name="no_sum_label",
    expression=rf"""^[ ,;.(*+-]*(?:(?:tổng[ ])?số[ ](?!tiền|vốn|kinh[ ]phí)\p{{L}}|{words_of("no_rows_head")}(?!\p{{L}}))""",
    matches=("- Số xã tham gia: ", "Thời gian: "),
    rejects=("Tổng số tiền: ", "Tổng số: ", "Ngân sách tỉnh: "),
)
"""The words before a number that is not money."""
