"""Words of plans by which figures are read: where sentences end, conditions, teams, ranks, places, what reports and what aims."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

SENTENCE_END = Pattern(
    name="sentence_end",
    expression=r"""[.!?](?=[ ]*(?:[\p{Lu}"“(*]|-[ ]|$))[ ]* | (?<=\p{Ll}\p{Ll}|\p{Lu}{3}|,\d|,\d\d|[\p{Ll}%]\)|%)[.](?=[ ]\d++(?:[.,]\d++)*+(?:[ ]?%|/\d|[ ]\p{Ll}))[ ] | \n""",
    matches=(
        "nghèo. Hỗ trợ",
        "nghèo.",
        "trung bình cao. 100% văn bản",
        "là 0,64. 14/17 bệnh viện",
        "có HIV. 80% người",
        "đạt 58%. 17/18 trạm y tế",
        "(năm 2022: 5%). 12 xã",
    ),
    rejects=("1.200 hộ", "tp. hồ", "các TP. 3 phường"),
    cased=True,
)
"""A full stop before a capital."""

YEARS = Pattern(
    name="years",
    expression=r"""(?<!\d)(?:19|20)\d\d(?!\d)""",
    matches=("năm 2025", "31/12/2024"),
    rejects=("20251",),
)
"""A year in a time."""


OF_WHOLE = Pattern(
    name="of_whole",
    expression=r"""(?<!\p{L})so[ ]với[ ](?:tổng|dân[ ]số|số)(?:[ ]\p{L}+){0,8}[ ](?:(?:đạt|là|chiếm|trên|khoảng)[ ]){0,2}$""",
    matches=("so với dân số ", "so với tổng đàn thuộc diện tiêm đạt trên "),
    rejects=("so với năm 2020 ", "so với kế hoạch "),
)
"""The whole of a rate, before its figure."""


EACH = Pattern(
    name="each",
    expression=rf"""(?<!\p{{L}})(?:mỗi[ ](?!năm|quý|tháng|xã|bản|thôn|huyện|phường|ấp|khu|khóm|buôn|làng|tổ[ ]dân[ ]phố|tổ[ ]nhân[ ]dân|tỉnh|(?!(?:lớp|đội|tổ(?![ ]chức)|nhóm|đoàn|buổi|khóa|suất)[ ])(?:\p{{L}}+[ ]){{1,4}}(?:có|nhận|giúp|bố[ ]trí|{words_of("each_does")})[ ])\p{{L}}+(?:[ ]\p{{L}}+){{0,3}}[ ](?:{words_of("each_2")}[ ]){{0,2}}|{words_of("each_3")}[ ]không[ ]quá[ ]|quy[ ]mô[ ](?!{words_of("helped_2")}[ ])(?:\p{{L}}+[ ]){{1,4}}|(?:mỗi|hằng|hàng)[ ](?:tháng|tuần|ngày)[ ](?:\p{{L}}+[ ]){{0,4}}(?<!cho[ ]))$""",
    matches=("mỗi tháng tổ chức ", "mỗi lớp không quá ", "mỗi lớp có ", "mỗi đội "),
    rejects=(
        "mỗi năm ",
        "trợ cấp hàng tháng cho ",
        "mỗi xã có ít nhất ",
        "mỗi mô hình có ít nhất ",
        "mỗi mô hình có từ ",
    ),
    known_by=key_words(("mỗi", *phrases_of("each_3"), "quy mô", "hằng", "hàng")),
)
"""A norm for each of several."""


RANK = Pattern(
    name="rank",
    expression=rf"""(?<!\p{{L}})(?<!nâng[ ])(?:{words_of("rank")})[ ]$""",
    matches=("xếp thứ ", "có tên trong "),
    rejects=("trong năm ", "nâng hạng "),
    known_by=key_words(phrases_of("rank")),
)
"""Before a rank, or the size of the group ranked."""


CHECKS = Pattern(
    name="checks",
    expression=rf"""(?<!\p{{L}})(?:{words_of("checks")})(?:[ ](?:{words_of("checks_2")})){{0,4}}[ ]$""",
    matches=("kiểm tra ít nhất ", "kiểm tra tại "),
    rejects=("hỗ trợ ",),
    known_by=key_words(phrases_of("checks")),
)
"""Before what is inspected: not a result."""


QUOTED = Pattern(
    name="quoted",
    expression=r"""(?:^|[\s(,:])["“](?:(?=[\p{L}\d])[^"“”]{0,60})?$""",
    matches=('phong trào "5 không, ',),
    rejects=('phong trào "a" ',),
    needs=('"', "“"),
)
"""An opened quotation before a figure: a slogan or a title."""


RECKONED = Pattern(
    name="reckoned",
    expression=r"""^[\p{L} ]{1,30}?[ ][x×][ ]?\d""",
    matches=("nhà x 60 triệu đồng",),
    rejects=("nhà ở",),
    needs=("x", "×"),
)
"""A number that an amount of money is reckoned from."""
