"""Who pays, from which kind of capital, for which year: the words around an amount of money.

Source: Quyết định 90/QĐ-TTg, mục V (nguồn vốn); Luật Ngân sách nhà nước (vốn đầu tư, vốn sự nghiệp).
"""

import functools

from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words

FUNDING_SOURCE = Pattern(
    name="funding_source",
    expression=rf"""(?<!\p{{L}})(?P<source>{words("|".join(alias for row in rows("funding_sources") for alias in aliases(row)))})(?!\p{{L}})""",
    matches=("Ngân sách trung ương", "Vốn huy động hợp pháp khác", "NSTW"),
    rejects=("ngân hàng nhà nước",),
)


@functools.cache
def source_of(words_found: str) -> str:
    """The source's code, by the folded words that name it."""
    return {fold(alias): row["code"] for row in rows("funding_sources") for alias in aliases(row)}[words_found]


SOURCE_BEHIND = Pattern(
    name="source_behind",
    expression=rf"""\G(?:(?![;.,(]|\d).){{0,40}}?[ ](?:từ|do|bằng|thuộc)[ ](?:nguồn[ ](?:vốn[ ])?)?(?P<source>{words("|".join(alias for row in rows("funding_sources") for alias in aliases(row)))})(?!\p{{L}})""",
    matches=(" từ ngân sách tỉnh", " kinh phí hỗ trợ sản xuất từ nguồn ngân sách xã"),
    rejects=("; từ ngân sách tỉnh",),
)
"""Who pays, named behind the amount."""

TOTAL = Pattern(
    name="total",
    expression=rf"""(?<!\p{{L}})(?:{words("tổng nhu cầu|tổng nguồn|tổng kinh phí|tổng số vốn|tổng vốn|tổng số|tổng mức|tổng dự toán|tổng cộng|nhu cầu vốn|nhu cầu kinh phí|kinh phí thực hiện|dự toán kinh phí|dự kiến kinh phí|kinh phí dự kiến|kinh phí|nguồn vốn thực hiện|vốn thực hiện|dự toán|nguồn kinh phí|vốn được giao|kế hoạch vốn")}|tổng(?![ ](?:hợp|kết|quát)))(?!\p{{L}})""",
    matches=("Tổng nhu cầu vốn thực hiện", "Kinh phí thực hiện"),
    rejects=("tổng hợp",),
)

CAPITAL = Pattern(
    name="capital",
    expression=rf"""(?<!\p{{L}})(?:(?P<recurrent>{words("vốn sự nghiệp|kinh phí sự nghiệp|nguồn sự nghiệp|vốn sn|sự nghiệp|chi thường xuyên")})|(?P<investment>{words("vốn đầu tư phát triển|vốn đầu tư|vốn đtpt|đầu tư phát triển|vốn đt")}))(?!\p{{L}})""",
    matches=("(vốn sự nghiệp)", "vốn đầu tư phát triển"),
    rejects=("nhà đầu tư",),
)

BUDGET_YEAR = Pattern(
    name="budget_year",
    expression=r"""(?:vốn|kinh[ ]phí|ngân[ ]sách|nguồn)[ ](?:của[ ]|từ[ ])?(?:năm[ ])?(?P<year>20\d\d)(?!\d|[ ]?-) | ^[ ]*(?:[-+*][ ])?(?:trong[ ])?năm[ ](?P<year>20\d\d)(?=[ ]?[:,]|[ ](?:là|\(|bố[ ]trí|phân[ ]bổ|cấp))""",
    matches=("vốn 2022 chuyển qua", "vốn năm 2023 là", "- Năm 2024:"),
    rejects=("giai đoạn 2021-2025",),
)

SPENT = Pattern(
    name="spent",
    expression=rf"""(?<!\p{{L}})(?:{words("đã giải ngân|đã hỗ trợ|đã thực hiện|đã huy động|đã cấp|đã vận động|đã chi|đã cho vay|doanh số|dư nợ|thu nhập|chuẩn nghèo|mức sống|mức vay|mức đóng|hạn mức|mức hỗ trợ|định mức|tối đa|mức chi|trị giá|giải ngân được|giá trị sản xuất|tăng trưởng")})(?!\p{{L}})""",
    matches=("đã giải ngân 500 triệu đồng", "mức hỗ trợ 50 triệu"),
    rejects=("nhu cầu vốn",),
)
"""Money of the past, norms and incomes: no planned sums."""

PAST_SECTION = Pattern(
    name="past_section",
    expression=rf"""{words("kết quả|tình hình|đánh giá|thực trạng|hiện trạng|tồn tại|khó khăn|đặc điểm|sự cần thiết|bối cảnh")}""",
    matches=("KẾT QUẢ THỰC HIỆN NĂM 2022", "Thực trạng"),
    rejects=("MỤC TIÊU", "KINH PHÍ"),
)
"""Titles of sections that report."""

MONEY_SECTION = Pattern(
    name="money_section",
    expression=rf"""{words("kinh phí|vốn|nguồn lực|ngân sách|tài chính|dự toán")}""",
    matches=("IV. KINH PHÍ THỰC HIỆN", "Vốn và nguồn vốn"),
    rejects=("MỤC TIÊU",),
)
