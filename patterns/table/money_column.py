"""The language of tables of money: units, and what headers and row labels state of an amount.

All patterns are matched on folded cells, level by level of a header.  Source: Quyết định 90/QĐ-TTg, mục V; Luật Ngân sách
nhà nước (nguồn vốn, vốn đầu tư, vốn sự nghiệp).
"""

import functools

from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.pattern import Match, Pattern, words
from patterns.vocabulary import words_of

UNIT = r"""(?P<unit>(?:(?P<power>1[.]?000(?:[.]000)?)[ ]?)?
    (?:(?P<scale>(?:nghìn|ngàn)[ ]tỷ|nghìn|ngàn|ng|triệu|tỷ|tỉ|tr)[. ]{0,2})?(?:đồng|đ|vnđ|vnd))"""

MONEY_UNIT = Pattern(
    name="money_unit",
    expression=rf"^{UNIT}[ .]{{0,2}}$",
    matches=("triệu đồng", "1.000 đồng", "Tr.đ", "đồng", "nghìn đồng", "trđ"),
    rejects=("hộ", "%", "triệu đồng/hộ"),
)
"""A unit of money, alone."""

HEADER_UNIT = Pattern(
    name="header_unit",
    expression=rf"(?:[(]|(?:đvt|đơn[ ]vị(?:[ ]tính)?)[ ]?:)[ ]?{UNIT}[ .]{{0,2}}(?=[),;]|$)",
    matches=("Kinh phí (triệu đồng)", "Vốn ĐVT: đồng"),
    rejects=("Hội đồng (xã)", "Số hộ (hộ)", "Mức hỗ trợ (triệu đồng/hộ)"),
)
"""A unit of money that a header adds to its words."""

OTHER_UNIT = Pattern(
    name="other_unit",
    expression=r"[(][ ]?(?:đvt[ ]?:[ ]?)?(?:%|ha|km|m2|m²|m|con|kg|tấn|hộ|người|lượt|lớp|nhà|căn|xã|thôn|mô[ ]hình|công[ ]trình)[ ]?[)]|(?:đồng|đ)[ ]?/",
    matches=("Số lượng (hộ)", "Định mức (triệu đồng/hộ)"),
    rejects=("Kinh phí (đồng)", "Ngân sách (huyện)"),
)
"""A header's own unit that is not a sum of money."""

NOT_PLANNED = Pattern(
    name="not_planned",
    expression=rf"""^(?:ước[ ])?(?:thực[ ]hiện|th)(?!\p{{L}}) | (?<!\p{{L}})(?:{words_of("not_planned")})(?!\p{{L}}) | ^(?:tăng|giảm)(?![ ]nghèo)|%""",
    matches=("Thực hiện năm 2021", "Tỷ lệ giải ngân", "Tổng mức đầu tư", "Lũy kế vốn đã bố trí", "Giảm"),
    rejects=("Kinh phí thực hiện", "Kế hoạch vốn năm 2025", "Giảm nghèo"),
)
"""A header of what is not a planned sum: the past, rates, norms, quantities, a work's whole cost over the years."""

WHOLE = Pattern(
    name="whole",
    expression=rf"""^(?:trong đó[ ]?:?[ ]?)?(?:{words_of("whole")})(?:[ ](?:các[ ])?(?:nguồn|vốn|nguồn[ ]vốn|kinh[ ]phí))?(?:[ ][(][^()]{{0,40}}[)])?$|
    (?<!\p{{L}})(?:{words_of("whole_2")})(?!\p{{L}})""",
    matches=("Tổng cộng", "Kinh phí năm 2024 (đồng)", "Nhu cầu vốn", "Thành tiền"),
    rejects=("Tổng số hộ", "Chủ đầu tư", "Địa điểm"),
)
"""A header of sums."""

OTHER_PROGRAMME = Pattern(
    name="other_programme",
    expression=r"(?<!\p{L})(?<!(?:thuộc|theo|từ|của|trong)[ ](?:các[ ])?)(?:chương[ ]trình|ctmtqg|mtqg)(?!\p{L})",
    matches=("Chương trình MTQG xây dựng nông thôn mới",),
    rejects=("Chương mục", "Hộ nghèo, hộ cận nghèo thuộc CTMTQG"),
)
"""A row of another programme: neither it nor what is under it is for this plan."""

PLACE_AGENCY = Pattern(
    name="place_agency",
    expression=r"^(?:UBND|Ủy[ ]ban[ ]nhân[ ]dân|Uỷ[ ]ban[ ]nhân[ ]dân)[ ](?P<kind>xã|phường|thị[ ]trấn|huyện|Xã|Phường)[ ](?=\p{Lu})",
    matches=("UBND xã Tân Lập",),
    rejects=("UBND các xã", "Xã Tân Lập"),
    cased=True,
)
"""The committee of a commune, for the commune itself."""

WORKS_HEAD = Pattern(
    name="works_head",
    expression=rf"""^(?:tên[ ]|các[ ]|danh[ ]mục[ ])*{words_of("works_head")}(?!\p{{L}})""",
    matches=("Tên công trình", "Nội dung hoạt động", "Danh mục dự án"),
    rejects=("Chỉ tiêu", "Nguồn vốn", "Đơn vị"),
)
"""The head of a column of works or activities."""

FUNDS_HEAD = Pattern(
    name="funds_head",
    expression=r"""^(?:(?:tổng|dự[ ]kiến|nhu[ ]cầu)[ ])*+(?:kinh[ ]phí|dự[ ]toán|vốn)(?!\p{L}|[ ](?:sản[ ]xuất|đăng[ ]ký|điều[ ]lệ))""",
    matches=("Kinh phí (triệu đồng)", "Tổng dự toán", "Nhu cầu vốn"),
    rejects=("Giá trị (tỷ đồng)", "Vốn điều lệ"),
)
"""A column of funds, and not of what things are worth."""

SHORT_CAPITAL = Pattern(
    name="short_capital",
    expression=rf"""^(?:trong[ ]đó[ ]?:?[ ]?)?(?:chi[ ]|nguồn[ ]|vốn[ ]|kp[ ])?(?:(?P<investment>{words_of("short_capital")})|(?P<recurrent>{words_of("short_capital_2")}))(?:[ ][(][^()]{{0,40}}[)])?$""",
    matches=("ĐTPT", "Đầu tư", "Vốn SN", "Chi thường xuyên"),
    rejects=("Tổng mức đầu tư", "Chủ đầu tư"),
)
"""A header or row that is only a kind of capital, shortened."""

SHORT_SOURCE = Pattern(
    name="short_source",
    expression=rf"""^(?:trong[ ]đó[ ]?:?[ ]?)?(?:ngân[ ]sách[ ]|nguồn[ ]|vốn[ ])?(?P<source>{words("|".join(alias for row in rows("funding_headers") for alias in aliases(row)))})(?:[ ][(][^()]{{0,40}}[)])?$""",
    matches=("TW", "Trong đó: NS huyện", "Vốn khác"),
    rejects=("Xã Tân Lập", "Huyện đoàn"),
)
"""A header that is only a funding source, shortened; rows of places are named in full."""


SOURCE_HEAD = Pattern(
    name="source_head",
    expression=rf"""^{words_of("payer_head")}$""",
    matches=("nguồn kinh phí",),
    rejects=("tổng nguồn vốn", "nguồn vốn tỉnh"),
)
"""The head of a column that states who pays each row."""


@functools.cache
def short_source(words_found: str) -> str:
    """The source's code, by the folded words of `SHORT_SOURCE`; `city` for a city, whose level only the plan's place shows."""
    return (
        "city"
        if words_found == "thành phố"
        else {fold(alias): row["code"] for row in rows("funding_headers") for alias in aliases(row)}[words_found]
    )


FILLER = Pattern(
    name="filler",
    expression=rf"""(?<!\p{{L}})(?:{words_of("filler")})(?!\p{{L}})|[^\p{{L}}]""",
    matches=("nguồn vốn", "trong đó", "2", "("),
    rejects=("đường",),
)
"""Words that show nothing of their own in a row's label about funding source, capital or year."""

BRACKET = Pattern(
    name="bracket",
    expression=r"[(](?P<inside>[^()]{1,60})[)]",
    matches=("Dự án 3 (vốn sự nghiệp)",),
    rejects=("Dự án 3",),
)

PROGRAMME = Pattern(
    name="programme",
    expression=rf"(?<!\p{{L}})(?:{words('chương trình|thực hiện kế hoạch|giảm nghèo|các dự án')})(?!\p{{L}})",
    matches=("KINH PHÍ THỰC HIỆN CHƯƠNG TRÌNH NĂM 2023",),
    rejects=("Kinh phí hỗ trợ nhà ở", "Kế hoạch vốn đầu tư công năm 2024"),
)
"""A title that states that the table is of the whole programme."""

PROGRAMME_ROW = Pattern(
    name="programme_row",
    expression=r"""^(?:[ivxa-h]{1,4}[.)]?[ ]|\d{1,2}[.)][ ])?(?:tổng[ ])?(?:kinh[ ]phí[ ]|vốn[ ]|ngân[ ]sách[ ])?(?:thực[ ]hiện[ ])?(?:chương[ ]trình|ct)(?:[ ](?:mtqg|mục[ ]tiêu[ ]quốc[ ]gia))?[ ]giảm[ ]nghèo(?:[ ](?:bền[ ]vững|đa[ ]chiều))?(?!\p{L})""",
    matches=("Chương trình MTQG Giảm nghèo bền vững giai đoạn 2021-2025", "A. Chương trình giảm nghèo"),
    rejects=("Chương trình MTQG xây dựng nông thôn mới",),
)
"""A row that is the whole programme; the other national programmes have rows and projects of their own."""

REPORTING = Pattern(
    name="reporting",
    expression=rf"(?<!\p{{L}})(?:{words('kết quả|tình hình|giải ngân|quyết toán|đánh giá|đã thực hiện|đã bố trí|rà soát')})(?!\p{{L}})",
    matches=("TÌNH HÌNH GIẢI NGÂN VỐN NĂM 2022",),
    rejects=("KINH PHÍ THỰC HIỆN NĂM 2023",),
)
"""A title that states that the table reports."""

CARRIED_OVER = Pattern(
    name="carried_over",
    expression=r"(?<!\p{L})(?:chuyển[ ](?:qua|sang|nguồn)|kéo[ ]dài)(?!\p{L})",
    matches=("Vốn năm 2022 chuyển sang",),
    rejects=("chuyển đổi",),
)
"""A past year's money that is spent in the plan's."""

_SCALES = {None: 1, "ng": 10**3, "nghìn": 10**3, "ngàn": 10**3, "tr": 10**6, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
           "nghìn tỷ": 10**12, "ngàn tỷ": 10**12}  # fmt: skip


def scale_of(match: Match) -> int:
    """How many đồng one of a unit is (`triệu đồng`, `1.000 đồng`)."""
    power = int(match["power"].replace(".", "")) if match["power"] else 1
    return power * _SCALES[match["scale"]]
