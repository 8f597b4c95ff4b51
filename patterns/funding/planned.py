"""What is not money of the plan: norms, limits, prices, the economy's figures, damage, loans' ceilings, past money."""

from patterns.key_word import whole
from patterns.lexicon import phrases
from patterns.pattern import Pattern, words
from patterns.vocabulary import phrases_of, words_of

_EACH = words_of("each")
_LENT = r"doanh[ ]số[ ]cho[ ]vay[ ](?:(?:trong[ ])?năm[ ](?:20\d\d[ ])?)?(?:dự[ ]kiến|khoảng|phấn[ ]đấu|ít[ ]nhất|tối[ ]thiểu)(?!\p{L})"
"""What is to be lent, which no report states so."""

NORM = Pattern(
    name="norm",
    expression=rf"""(?<!\p{{L}})(?:
      {words(phrases("money_kinds", "norm"))}
    | có[ ](?:tổng[ ])?(?:mức[ ](?:vốn[ ])?đầu[ ]tư|giá[ ]trị)
    | ^[ ]*(?:mỗi|hằng|hàng)[ ]năm(?=[ ]$)
    | mỗi[ ](?!năm)\p{{L}}+(?:[ ]\p{{L}}+){{0,3}}(?=[ ](?:dự[ ]kiến[ ]|khoảng[ ]|là[ ])?$)
    | (?<![\d.,/]){words_of("norm")}[ ]{_EACH}(?!\p{{L}})[^;]{{0,30}}$
    )(?!\p{{L}})""",
    matches=("tối đa 50 triệu", "thu nhập bình quân", "mỗi hộ được hỗ trợ ", "01 hộ ", "có tổng mức đầu tư trên "),
    rejects=("tổng mức hỗ trợ", "nhu cầu vốn", "cấp nước cho 21 hộ, kinh phí ", "1.301 lớp "),
    needs=whole(
        (
            *phrases("money_kinds", "norm").split("|"),
            *("có tổng", "có mức", "có giá trị", "mỗi", "hằng năm", "hàng năm"),
            *(f"{one} {each}" for one in phrases_of("norm") for each in phrases_of("each")),
        )
    ),
)
"""Norms, limits and prices: no planned sums, whatever head is before them."""

FEE = Pattern(
    name="fee",
    expression=rf"""(?<!\p{{L}})(?<!tổng[ ]){words(phrases("money_kinds", "fee"))}(?!\p{{L}})""",
    matches=("mức hỗ trợ 50 triệu", "học phí"),
    rejects=("tổng mức hỗ trợ",),
    needs=whole(phrases("money_kinds", "fee").split("|")),
)
"""What is paid a head; after a head (`kinh phí hỗ trợ mức đóng`) it states what a sum is for."""

FEE_RATE = Pattern(
    name="fee_rate",
    expression=r"""^(?:mức(?![ ]đóng)|trị[ ]giá)(?!\p{L})""",
    matches=("mức vay", "trị giá"),
    rejects=("trợ cấp", "học phí", "mức đóng"),
)
"""What is stated about a rate or of a thing's value, however high."""

WORTH = Pattern(
    name="worth",
    expression=r"""(?<!\p{L})trị[ ]giá(?!\p{L})""",
    matches=("hiến đất trị giá khoảng",),
    rejects=("mức vay",),
)
"""The word for what a thing is worth."""

SUM_OF_FEES = Pattern(
    name="sum_of_fees",
    expression=r"""(?<!\p{L})(?:tổng[ ])?(?:số[ ]tiền|kinh[ ]phí)[ ](?:là[ ]|khoảng[ ]|dự[ ]kiến[ ]|trên[ ])?$""",
    matches=("chi trả trợ cấp cho 412 đối tượng với số tiền ",),
    rejects=("trợ cấp ",),
)
"""The word for a sum, immediately before it, whatever is paid with it."""

OTHER_MONEY = Pattern(
    name="other_money",
    expression=rf"""(?<!\p{{L}})(?!{_LENT})(?:{words(phrases("money_kinds", "economy", "damage"))}|grdp|gdp|fdi|giải[ ]ngân[^;.]{{0,80}}[ ]đạt)(?!\p{{L}})""",
    matches=("quy mô GRDP toàn tỉnh ước", "Tổng thiệt hại ước", "giải ngân vốn đầu tư công đạt"),
    rejects=("kinh phí khắc phục", "doanh số cho vay khoảng "),
    needs=whole((*phrases("money_kinds", "economy", "damage").split("|"), "grdp", "gdp", "fdi", "giải ngân")),
)
"""Figures of the economy and of damage."""

MONEY_FROM = Pattern(
    name="money_from",
    expression=rf"""(?<!\p{{L}}){words_of("money_from")}(?!\p{{L}})""",
    matches=("từ nguồn tăng thu",),
    rejects=("tiết kiệm chi",),
)
"""Words that state that what follows is where money comes from."""

COST = "kinh phí"
"""The word for a cost in a head."""

REPAIRED = Pattern(
    name="repaired",
    expression=rf"""(?<!\p{{L}}){words_of("repaired")}(?!\p{{L}})""",
    matches=("hỗ trợ khắc phục thiệt hại",),
    rejects=("tổng thiệt hại",),
)
"""Verbs whose object damage may be, in money's own words (`kinh phí khắc phục thiệt hại`)."""

LOAN_LIMIT = Pattern(
    name="loan_limit",
    expression=r"""(?<!\p{L})vay(?!\p{L})[^;.]{0,80}[ ](?:đến|tới|lên[ ]đến|lên|không[ ]quá)[ ]$""",
    matches=("được vay vốn đến ",),
    rejects=("cho vay 18 tỷ ",),
    needs=("vay",),
    ends=("đến ", "tới ", "lên ", "quá "),
)
"""How much one may borrow."""

FACTOR = Pattern(
    name="factor",
    expression=r"""(?:(?<!\p{L})(?:x|mỗi[ ]năm(?:[ ]khoảng)?)|[×*])[ ]?$""",
    matches=("08 hộ x ", "12x ", "mỗi năm "),
    rejects=("08 hộ = ", "đối ứng của htx "),
    ends=tuple(f"{mark}{blank}" for mark in ("x", "×", "*", "năm", "khoảng") for blank in ("", " ")),
)
"""What is immediately before a rate, of a year or of a product (`08 hộ x 44 triệu đồng = 352 triệu đồng`)."""

CHANGE = Pattern(
    name="change",
    expression=r"""(?<!\p{L})(?:tăng|giảm)(?:[ ](?:thêm|khoảng|trên|bớt|từ)){0,2}[ ]$""",
    matches=("tăng thêm ", "giảm "),
    rejects=("tăng cường cơ sở vật chất ",),
    needs=("tăng", "giảm"),
    ends=("tăng ", "giảm ", "thêm ", "khoảng ", "trên ", "bớt ", "từ "),
)
"""Words immediately before the amount by which money changes."""

YEAR_BRACKET = Pattern(
    name="year_bracket",
    expression=r"""\((?:riêng[ ]|trong[ ])?năm[ ](?P<year>20\d\d)(?:[ ]?[:,]|[ ](?:là|đạt|đã|có|thực[ ]hiện|giải[ ]ngân))(?![^()]{0,200}\))[^()]*$""",
    matches=("cho vay 74 tỷ đồng (năm 2022: 1.420 hộ, ", "(năm 2023 đạt "),
    rejects=("(vốn năm 2022 chuyển sang ", "(năm 2022: 1.420 hộ), kinh phí "),
    needs=("năm 20",),
)
"""A bracket about one year, up to an amount in it."""

RANGE_BEFORE = Pattern(
    name="range_before",
    expression=r"""(?<![\d.,/])(?!20\d\d[ ]?(?:-|đến))\d{1,3}(?:[.]\d{3})*+(?:,\d{1,3})?[ ]?(?:(?:triệu|tỷ|tỉ|nghìn)?(?:[ ]đồng)?[ ]?)(?:-|đến|lên)[ ]?$""",
    matches=("từ 300 - ", "từ 2 tỷ đồng đến "),
    rejects=("năm 2022 - ", "- "),
    ends=tuple(f"{mark}{blank}" for mark in ("-", "đến", "lên") for blank in ("", " ")),
)
"""The lower end of a range, immediately before its upper one."""

RANGE_BEHIND = Pattern(
    name="range_behind",
    expression=r"""\G[ ]?(?:-|đến|lên)[ ](?:khoảng[ ])?\d[\d.,]{0,16}[ ]?(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng)""",
    matches=(" đến 3 tỷ đồng",),
    rejects=(" đến năm 2025", " đến 30 hộ"),
)
"""The upper end of a range, immediately after its lower one."""

UNIT_CAPTION = Pattern(
    name="unit_caption",
    expression=rf"""(?<!\p{{L}}){words_of("unit_caption")}[ ]?:?[ ]?$""",
    matches=("(ĐVT: ", "Đơn vị tính "),
    rejects=("Đơn vị chủ trì: ",),
    needs=whole(phrases_of("unit_caption")),
)
"""Words before a unit of a table (`ĐVT: 1.000 đồng`)."""

PAST_MONEY = Pattern(
    name="past_money",
    expression=rf"""(?<!\p{{L}})(?!{_LENT})(?:(?P<past>{words(phrases("money_tenses", "past"))})|(?P<result>{words(phrases("money_tenses", "result"))})|(?P<earlier>{words(phrases("money_tenses", "earlier"))}))(?!\p{{L}})(?!(?<=thực[ ]hiện[ ]được)[ ]{words_of("gives_of_own")}(?!\p{{L}}))""",
    matches=("đã giải ngân 500 triệu đồng", "lũy kế giải ngân", "vận động được"),
    rejects=("nhu cầu vốn", "doanh số cho vay dự kiến "),
    needs=whole(phrases("money_tenses", "past", "result", "earlier").split("|")),
)
"""Money of the past, to the sentence's end: `past` always, `result` if nothing before it plans, `earlier` of a year before the plan's."""

PLANNED = Pattern(
    name="planned",
    expression=rf"""(?<!\p{{L}})(?<!đã[ ]){words(phrases("money_tenses", "planned"))}(?!\p{{L}})""",
    matches=("năm 2023 dự kiến", "tiếp tục bố trí"),
    rejects=("đã chi", "đã bố trí"),
)
