"""A unit that is stated once for a list of amounts (`Đơn vị tính: triệu đồng`), and amounts that are printed without theirs.

Matched on folded text.  Source: own reading of plans' sections of money.
"""

from patterns.funding.capital_type import CAPITAL_WORD
from patterns.funding.source_name import LEVEL, SOURCE
from patterns.lexicon import phrases
from patterns.money import FIGURE
from patterns.pattern import Pattern, words
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

_PAYER = rf"(?:ngân[ ]sách[ ]|nguồn[ ]|vốn[ ]|cấp[ ]){{0,2}}(?:{LEVEL}|{SOURCE}|{CAPITAL_WORD}|{words(phrases('funding_headers'))})"

SHARES_UNIT = Pattern(
    name="shares_unit",
    expression=rf"""(?:^|[(:,;][ ]?|[ ])(?:và[ ])?{_PAYER}[ ]?:?[ ](?P<bare>{FIGURE})(?:[ ]?[,;][ ](?:và[ ])?|[ ]và[ ]){_PAYER}[ ]?:?[ ]?$""",
    matches=(
        "(trung ương 120, tỉnh 110, thị xã ",
        "ngân sách trung ương 12; ngân sách tỉnh ",
        "vốn đầu tư 900 và vốn sự nghiệp ",
    ),
    rejects=("hỗ trợ 12 xã, huyện ", "năm 2024, tỉnh ", "tỉnh 110 triệu đồng, huyện "),
)
"""A funding source's or a kind of capital's number before that of the next, which prints the unit of both."""

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
