"""Who pays, from which kind of capital, for which year: the words around an amount of money.

Source: Quyết định 90/QĐ-TTg, mục V (nguồn vốn); Luật Ngân sách nhà nước (vốn đầu tư, vốn sự nghiệp).
"""

import functools

from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.pattern import Match, Pattern, words

_SOURCE = words("|".join(alias for row in rows("funding_sources") for alias in aliases(row)))
_UNIT_BELOW = r"(?:cấp[ ])?(?:tỉnh|thành[ ]phố|huyện|thị[ ]xã|quận|xã|phường|thị[ ]trấn)(?!\p{L})"

_BARE = words("doanh nghiệp|cộng đồng|lồng ghép|tín dụng|trung ương")
"""Words that name a payer only where they open the words about an amount, or stand behind `vốn`, `từ` and the like."""

FUNDING_SOURCE = Pattern(
    name="funding_source",
    expression=rf"""
    (?<!\p{{L}})(?:(?<=^[ ,;:.()+*-]{{0,6}})|(?<=(?:vốn|nguồn|từ|do|của|và|động|góp|sách|:)[ ])|(?!{_BARE}(?!\p{{L}}|[ ](?:ủng[ ]hộ|hỗ[ ]trợ|đóng[ ]góp|cấp|phân[ ]bổ))))(?P<source>{_SOURCE})(?!\p{{L}})
    (?P<further>(?:[ ]?[,/][ ]?|[ ]?(?:và|-)[ ])(?:ngân[ ]sách[ ])?{_UNIT_BELOW})?""",
    matches=("Ngân sách trung ương", "Vốn huy động hợp pháp khác", "NSTW", "Ngân sách huyện, xã"),
    rejects=("ngân hàng nhà nước", "hỗ trợ doanh nghiệp", "phát triển cộng đồng"),
)
"""Who pays; `further` where budgets of several levels pay together."""

WAY_TO_RAISE = Pattern(
    name="way_to_raise",
    expression=rf"""^{words("huy động|vốn huy động|nguồn huy động|đối ứng|vốn đối ứng|cho vay|vay vốn|cộng đồng")}$""",
    matches=("huy động", "vốn đối ứng"),
    rejects=("ngân sách huyện đối ứng", "vốn huy động hợp pháp khác"),
)
"""How money is raised: a payer named beside it tells more (`vốn đối ứng ngân sách tỉnh`)."""


@functools.cache
def source_of(words_found: str) -> str:
    """The source's code, by the folded words that name it."""
    return {fold(alias): row["code"] for row in rows("funding_sources") for alias in aliases(row)}[words_found]


def sources_in(text: str) -> list[str]:
    """The codes of the payers that a folded text names, in order; ways to raise money only where no payer is named.

    `city` for a budget of a city, whose level only the plan's place tells.

    >>> sources_in("vốn đối ứng ngân sách tỉnh"), sources_in("ngân sách huyện, xã"), sources_in("vốn đối ứng")
    (['province'], ['local'], ['local'])
    """
    found = list(FUNDING_SOURCE.finditer(text))
    payers = [match for match in found if not WAY_TO_RAISE.match(match["source"])]
    return ["local" if _several(match) else payer_code(match["source"]) for match in payers or found]


def payer_code(words_found: str) -> str:
    """The source's code as `source_of`, or `city`."""
    return "city" if CITY_BUDGET.search(words_found) else source_of(words_found)


CITY_BUDGET = Pattern(
    name="city_budget",
    expression=r"""thành[ ]phố|nstp""",
    matches=("ngân sách thành phố",),
    rejects=("ngân sách tỉnh",),
)


def names_payer(text: str) -> bool:
    """Whether a folded text says who pays, and not only how money is raised."""
    return any(not WAY_TO_RAISE.match(match["source"]) for match in FUNDING_SOURCE.finditer(text))


def _several(match: Match) -> bool:
    return bool(match["further"]) and source_of(match["source"]) in ("province", "district", "commune")


_CAPITAL_WORD = words("vốn sự nghiệp|vốn đầu tư phát triển|vốn đầu tư|kinh phí sự nghiệp|sự nghiệp|đầu tư")
_GIVEN_BY = words("hộ đối ứng|gia đình đối ứng|hộ gia đình đối ứng|người dân đối ứng|người dân đóng góp|nhân dân đóng góp|gia đình đóng góp|dân đóng góp|hộ dân đối ứng")  # fmt: skip

SOURCE_BEHIND = Pattern(
    name="source_behind",
    expression=rf"""\G(?:[ ]?/[ ]?\d{{1,2}}[ ]năm|[ ]?\([^()]{{0,120}}\))?,?+(?:
      (?P<words>(?:(?![;.,(]|\d).){{0,40}}?[ ](?:từ|do|bằng|thuộc)[ ](?:nguồn[ ])?(?:(?:vốn|kinh[ ]phí)[ ])?(?:{_CAPITAL_WORD}[ ](?:từ[ ])?)?(?P<source>{_SOURCE})(?!\p{{L}}))
    | [ ](?:do[ ])?(?P<source>{_GIVEN_BY})(?!\p{{L}})
    )
    (?!(?:[ ]?\([^()]{{0,60}}\))?(?:[ ]?,|[ ]và)[ ](?:từ[ ])?(?:nguồn[ ])?(?:vốn[ ])?{_SOURCE}(?!\p{{L}})|[ ]?[,/-][ ]?{_UNIT_BELOW}|[^.;,()\d]{{0,30}}\d[\d.,]*+[ ]?(?:đồng|đ|triệu|tỷ|nghìn|ngàn)(?!\p{{L}}))""",
    matches=(
        " từ ngân sách tỉnh",
        " kinh phí hỗ trợ sản xuất từ nguồn ngân sách xã",
        " từ nguồn vốn sự nghiệp ngân sách trung ương",
        " gia đình đối ứng",
        "/04 năm từ ngân sách quận",
        " (năm mươi triệu đồng), do ngân sách huyện cấp",
    ),
    rejects=("; từ ngân sách tỉnh", ", từ ngân sách tỉnh 30 triệu đồng", " từ ngân sách tỉnh và ngân sách huyện"),
)
"""Who pays, named behind the amount; not where several pay."""

KIND_BEHIND = Pattern(
    name="kind_behind",
    expression=rf"""\G(?:(?:[ ]?,[ ](?:toàn[ ]bộ|100%)[ ](?:là[ ]|từ[ ])?|[ ](?:là[ ])?)(?P<words>(?:nguồn[ ])?(?=vốn|kinh[ ]phí|nguồn|ngân[ ]sách|ns)(?:{_CAPITAL_WORD}(?!\p{{L}})|(?:vốn[ ])?{_SOURCE}(?!\p{{L}})|vốn[ ]năm[ ]20\d\d)(?:[ ](?:{_CAPITAL_WORD}|{_SOURCE}))?)
    | [ ]?,[ ](?P<words>(?:vốn|nguồn|kinh[ ]phí)[ ](?:vốn[ ])?(?:sự[ ]nghiệp|đầu[ ]tư(?:[ ]phát[ ]triển)?))(?=[ ]?[.;)]|$))(?!(?:(?![ ]và[ ])[^.;,()\d]){{0,30}}\d[\d.,]*+[ ]?(?:đồng|đ|triệu|tỷ|nghìn|ngàn)(?!\p{{L}}))""",
    matches=(
        " vốn sự nghiệp",
        " vốn ngân sách tỉnh",
        ", nguồn sự nghiệp.",
        " vốn năm 2022 kéo dài",
        ", toàn bộ là vốn sự nghiệp ngân sách trung ương",
        " vốn đầu tư và 85 triệu đồng",
    ),
    rejects=(" ngân sách tỉnh 30 triệu đồng", " cho hộ nghèo"),
)
"""The kind of an amount, named straight behind it without a preposition."""

LEVEL_LABEL = Pattern(
    name="level_label",
    expression=r"""^[ ,*+-]*(?P<level>tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|địa[ ]phương)[ ]?:[ ]*$""",
    matches=(", Huyện: ",),
    rejects=("cấp huyện: ",),
)
"""A level that labels its part of an amount (`trong đó: Trung ương: 19 tỷ đồng, Huyện: 1 tỷ đồng`)."""

SOURCE_TITLE = Pattern(
    name="source_title",
    expression=rf"""^(?!huy[ ]động)(?=.{{0,16}}(?:ngân[ ]sách|vốn|nguồn|ns))(?:(?:nguồn|vốn|kinh[ ]phí|từ)[ ])*+(?P<source>{_SOURCE})(?!\p{{L}})[^.;]{{0,60}}$""",
    matches=("Vốn ngân sách trung ương", "Ngân sách tỉnh", "Nguồn vốn tín dụng chính sách"),
    rejects=("Huy động nguồn lực", "Doanh nghiệp, hợp tác xã", "Hỗ trợ tín dụng"),
)
"""A heading that names the payer of the amounts below it."""

TOTAL = Pattern(
    name="total",
    expression=rf"""(?<!\p{{L}})(?:(?P<whole>{words("tổng nhu cầu|tổng nguồn|tổng kinh phí|tổng số vốn|tổng số tiền|tổng vốn|tổng số|tổng mức|tổng dự toán|tổng cộng")}|tổng(?![ ](?:hợp|kết|quát)))|{words("nhu cầu vốn|nhu cầu kinh phí|kinh phí thực hiện|dự toán kinh phí|dự kiến kinh phí|kinh phí dự kiến|kinh phí|nguồn vốn thực hiện|vốn thực hiện|dự toán|nguồn kinh phí|vốn được giao|kế hoạch vốn")}|vốn(?=[ ]?:[ ]{{0,2}}$))(?!\p{{L}})""",
    matches=("Tổng nhu cầu vốn thực hiện", "Kinh phí thực hiện", "Vốn: "),
    rejects=("tổng hợp",),
)

SPLIT = Pattern(
    name="split",
    expression=rf"""(?<!\p{{L}})(?:{words("trong đó|gồm|bao gồm|cụ thể|chia ra|cụ thể như sau|được bố trí từ")}(?!\p{{L}})|phân[ ]bổ(?=[ ]?:|[ ]cho[ ]))""",
    matches=(", phân bổ: ", ", trong đó:", "bao gồm"),
    rejects=("trong năm",),
)
"""Words between an amount and the parts of it."""

SPLIT_BEHIND = Pattern(
    name="split_behind",
    expression=rf"""\G[ ]?(?:\([^()]{{0,120}}\))?[ ]?[,;:.]?[ ]?{words("trong đó|gồm|bao gồm|cụ thể|chia ra")}(?!\p{{L}})""",
    matches=(", gồm:", " (Ba tỷ đồng), trong đó"),
    rejects=(" từ ngân sách tỉnh",),
)
"""Words straight behind an amount that open its parts."""

NEW_SENTENCE = Pattern(
    name="new_sentence",
    expression=r"""[.][ ]{1,3}(?!Trong[ ]đó|Bao[ ]gồm|Gồm|Cụ[ ]thể|Chia[ ]ra)(?=\p{Lu})""",
    matches=("2 tỷ đồng. Năm",),
    rejects=("2 tỷ đồng. Trong đó", "2 tỷ đồng. trong đó", "1.200"),
    cased=True,
)

CAPITAL = Pattern(
    name="capital",
    expression=rf"""(?<!\p{{L}})(?:(?P<recurrent>{words("vốn sự nghiệp|kinh phí sự nghiệp|nguồn sự nghiệp|vốn sn|sự nghiệp|chi thường xuyên|vscn|sn")})|(?P<investment>{words("vốn đầu tư phát triển|vốn đầu tư|vốn đtpt|đầu tư phát triển|vốn đt|đtpt|vốn xây dựng cơ bản|vốn đầu tư công")}|(?<!nhà[ ])(?<!chủ[ ])đầu[ ]tư(?=[ ]?:?[ ]{{0,2}}$)))(?!\p{{L}})""",
    matches=("(vốn sự nghiệp)", "vốn đầu tư phát triển", "(ĐTPT: 10 tỷ)", "đầu tư: "),
    rejects=("nhà đầu tư", "chủ đầu tư: ", "đầu tư cơ sở hạ tầng"),
)

BUDGET_YEAR = Pattern(
    name="budget_year",
    expression=r"""
      (?:vốn|kinh[ ]phí|ngân[ ]sách|nguồn)[ ](?:của[ ]|từ[ ]|giao[ ]|kéo[ ]dài[ ]|chuyển[ ]nguồn[ ]|chuyển[ ]tiếp[ ]|đầu[ ]tư[ ]|sự[ ]nghiệp[ ]|chuyển[ ]sang[ ]từ[ ])?(?:năm[ ])?(?P<year>20\d\d)(?!\d|[ ]?-|[ ]?(?:,|và)[ ](?:năm[ ])?20\d\d)
    | (?:^|(?<=[:,][ ]))[ ]*(?:[-+*][ ])?(?:trong[ ]|riêng[ ])?năm[ ](?P<year>20\d\d)(?=[ ]?[:,]|[ ](?:là|\(|bố[ ]trí|phân[ ]bổ|cấp|ngân[ ]sách|nguồn|vốn|kinh[ ]phí|tỉnh|huyện|xã|trung[ ]ương|dự[ ]kiến|phấn[ ]đấu|vận[ ]động|huy[ ]động|sẽ)(?!\p{L}))
    | (?<!đến[ ])(?<!sang[ ])(?<!qua[ ])năm[ ](?P<year>20\d\d)[ ]?(?:(?:kéo[ ]dài|còn[ ]lại|chưa[ ]giải[ ]ngân|chuyển[ ](?:nguồn[ ])?(?:sang|qua))?(?:[ ](?:sang[ ])?năm[ ]20\d\d)?[ ]?[:,-]|(?:dự[ ]kiến[ ])?là|khoảng|dự[ ]kiến)?[ ]{0,2}$""",
    matches=("vốn 2022 chuyển qua", "vốn năm 2023 là", "- Năm 2024:", "vốn giao năm 2024", "Kinh phí: năm 2022: "),
    rejects=("giai đoạn 2021-2025", "đến năm 2025 ", "chuyển sang năm 2023: "),
)

PAST_MONEY = Pattern(
    name="past_money",
    expression=rf"""(?<!\p{{L}})(?:{words("đã giải ngân|đã hỗ trợ|đã thực hiện|đã huy động|đã cấp|đã vận động|đã chi|đã cho vay|đã đầu tư|đã sử dụng|đã quyên góp|lũy kế|giải ngân được|giải ngân đạt|vận động được|huy động được|quyên góp được|thực hiện được|doanh số|dư nợ|ước thực hiện|kết dư")})(?!\p{{L}})""",
    matches=("đã giải ngân 500 triệu đồng", "lũy kế giải ngân"),
    rejects=("nhu cầu vốn",),
)
"""Money of the past; holds to the sentence's end."""

PLANNED = Pattern(
    name="planned",
    expression=rf"""(?<!\p{{L}}){words("dự kiến|kế hoạch|nhu cầu|bố trí|phấn đấu|tiếp tục|sẽ|đề nghị|dự toán|phân bổ")}(?!\p{{L}})""",
    matches=("năm 2023 dự kiến", "tiếp tục bố trí"),
    rejects=("đã chi",),
)

NORM = Pattern(
    name="norm",
    expression=rf"""(?<!\p{{L}})(?:
      (?<!tổng[ ])trị[ ]giá
    | (?<!tổng[ ])mức[ ](?:sống|vay|đóng|hỗ[ ]trợ|chi|cho[ ]vay|thu|trợ[ ]cấp|chuẩn|lương|phụ[ ]cấp|phân[ ]bổ)
    | {words("thu nhập|chuẩn nghèo|chuẩn trợ giúp|hạn mức|định mức|tối đa|không quá|không vượt quá|dưới|giá trị sản xuất|tổng sản phẩm|tổng mức bán lẻ|vốn đầu tư toàn xã hội|vốn đăng ký|giá trị gia tăng|tổng tài sản|giá đất|giá trị sản phẩm|còn thiếu|tăng trưởng|bình quân|doanh thu|thu ngân sách|lợi nhuận|kim ngạch|học phí|tiền ăn|tiền lương|phụ cấp|giá bán|đơn giá|suất đầu tư|vốn điều lệ|lương cơ sở")}
    | ^[ ]*(?:mỗi|hằng|hàng)[ ]năm(?=[ ]$)
    | mỗi[ ](?!năm)\p{{L}}+(?:[ ]\p{{L}}+){{0,3}}(?=[ ]$)
    | {words("mỗi|01|1|một")}[ ]{words("hộ|nhà|căn|căn nhà|mô hình|xã|thôn|bản|ấp|người|lớp|cuộc|suất|suất quà|hộ gia đình|lao động|khóa|tháng")}(?!\p{{L}})[^;]{{0,30}}$
    )(?!\p{{L}})""",
    matches=("mức hỗ trợ 50 triệu", "thu nhập bình quân", "mỗi hộ được hỗ trợ "),
    rejects=("tổng mức hỗ trợ", "nhu cầu vốn"),
)
"""Norms, limits, prices and incomes: no planned sums."""

FACTOR = Pattern(
    name="factor",
    expression=r"""[ ]?[x×*][ ]?$""",
    matches=("08 hộ x ",),
    rejects=("08 hộ = ",),
)
"""What stands straight before the rate of a product (`08 hộ x 44 triệu đồng = 352 triệu đồng`)."""

CHANGE = Pattern(
    name="change",
    expression=r"""(?<!\p{L})(?:tăng|giảm)(?:[ ](?:thêm|khoảng|trên|bớt|từ)){0,2}[ ]$""",
    matches=("tăng thêm ", "giảm "),
    rejects=("tăng cường cơ sở vật chất ",),
)
"""Words straight before the amount by which money changes."""

RANGE_BEFORE = Pattern(
    name="range_before",
    expression=r"""(?<![\d.,/])(?!20\d\d[ ]?(?:-|đến))\d{1,3}(?:[.]\d{3})*+(?:,\d{1,3})?[ ]?(?:(?:triệu|tỷ|tỉ|nghìn)?(?:[ ]đồng)?[ ]?)(?:-|đến|lên)[ ]?$""",
    matches=("từ 300 - ", "từ 2 tỷ đồng đến "),
    rejects=("năm 2022 - ", "- "),
)
"""The lower end of a range, straight before its upper one."""

RANGE_BEHIND = Pattern(
    name="range_behind",
    expression=r"""\G[ ]?(?:-|đến|lên)[ ](?:khoảng[ ])?\d[\d.,]{0,16}[ ]?(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng)""",
    matches=(" đến 3 tỷ đồng",),
    rejects=(" đến năm 2025", " đến 30 hộ"),
)
"""The upper end of a range, straight behind its lower one."""

UNIT_CAPTION = Pattern(
    name="unit_caption",
    expression=rf"""(?<!\p{{L}}){words("đvt|đơn vị tính|đơn vị|đơn vị tiền")}[ ]?:?[ ]?$""",
    matches=("(ĐVT: ", "Đơn vị tính "),
    rejects=("Đơn vị chủ trì: ",),
)
"""Words before a unit of a table (`ĐVT: 1.000 đồng`)."""

REPORT_TITLE = Pattern(
    name="report_title",
    expression=rf"""^(?:(?:{words("đánh giá|khái quát|sơ lược|về")}[ ])*+{words("kết quả|tình hình|thực trạng|hiện trạng|tồn tại|khó khăn|hạn chế|đặc điểm|sự cần thiết|bối cảnh|những kết quả|một số kết quả|đánh giá|tổng kết|ưu điểm|thuận lợi")}(?!\p{{L}})(?!.{{0,80}}(?:kế[ ]hoạch[ ](?:năm|vốn|giai[ ]đoạn)|nhu[ ]cầu|cần[ ]đạt))
    | .{{0,60}}(?:kết[ ]quả[ ]thực[ ]hiện|tình[ ]hình[ ]thực[ ]hiện|ước[ ]thực[ ]hiện)[ ](?:năm|giai[ ]đoạn|6[ ]tháng|9[ ]tháng|nguồn[ ]vốn|các[ ]chỉ[ ]tiêu)(?!.{{0,80}}(?:kế[ ]hoạch|nhu[ ]cầu)))""",
    matches=("KẾT QUẢ THỰC HIỆN NĂM 2022", "Thực trạng", "Đánh giá tình hình"),
    rejects=(
        "MỤC TIÊU",
        "Dự án 7: Nâng cao năng lực và giám sát, đánh giá",
        "Dự án 1: Hỗ trợ các xã đặc biệt khó khăn",
        "Đánh giá kết quả năm 2023 và kế hoạch vốn năm 2024",
    ),
)
"""Titles of sections whose money is of the past."""

TITLE_YEAR = Pattern(
    name="title_year",
    expression=r"""(?<!\p{L})năm[ ](?P<year>20\d\d)(?!\d|[ ]?[-,]|[ ](?:và|đến))""",
    matches=("Kế hoạch vốn năm 2022",),
    rejects=("giai đoạn 2021 - 2025", "năm 2022, 2023"),
)
"""The one year of a heading."""

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
