"""Words of plans by which figures are read: where sentences end, conditions, teams, ranks, places, what reports and what aims."""

from patterns.pattern import Pattern, key_words
from patterns.vocabulary import phrases_of, words_of

SENTENCE_END = Pattern(
    name="sentence_end",
    expression=r"""[.!?](?=[ ]*(?:[\p{Lu}"“(*]|-[ ]|$))[ ]* | (?<=\p{Ll}\p{Ll}|\p{Lu}{3}|,\d|,\d\d|\p{Ll}\))[.](?=[ ]\d++(?:[.,]\d++)*+(?:[ ]?%|/\d|[ ]\p{Ll}))[ ] | \n""",
    matches=(
        "nghèo. Hỗ trợ",
        "nghèo.",
        "trung bình cao. 100% văn bản",
        "là 0,64. 14/17 bệnh viện",
        "có HIV. 80% người",
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

START_OF_YEAR = Pattern(
    name="start_of_year",
    expression=r"""(?<!(?:tháng|quý|so[ ]với)[ ])đầu[ ]năm(?!\p{L})""",
    matches=("đầu năm",),
    rejects=("6 tháng đầu năm", "giảm 1,4% so với đầu năm"),
)
"""The start of the plan's year; half a year is not one."""

OF_WHOLE = Pattern(
    name="of_whole",
    expression=r"""(?<!\p{L})so[ ]với[ ](?:tổng|dân[ ]số|số)(?:[ ]\p{L}+){0,8}[ ](?:(?:đạt|là|chiếm|trên|khoảng)[ ]){0,2}$""",
    matches=("so với dân số ", "so với tổng đàn thuộc diện tiêm đạt trên "),
    rejects=("so với năm 2020 ", "so với kế hoạch "),
)
"""The whole of a rate, before its figure."""

CONDITION = Pattern(
    name="condition",
    expression=rf"""(?<!\p{{L}})(?:(?<!\d[ ])(?:{words_of("condition")})(?!\p{{L}})
      | ^(?:xã|nơi|huyện|thôn|đơn[ ]vị|địa[ ]phương)[ ]có[ ]tỷ[ ]lệ(?!\p{{L}})(?![^,;:]{{0,60}}[ ]nhất[ ])
      | ưu[ ]tiên[ ](?:\d+[ ])?(?:các[ ]|những[ ])?(?:xã|thôn|bản|huyện|hộ|nơi|địa[ ]bàn)[ ]có[ ]
      | ^[ ]*(?:về[ ]|các[ ])?(?:điều[ ]kiện|nguyên[ ]tắc|tiêu[ ]chuẩn|cứ)(?!\p{{L}}))""",
    matches=("Trường hợp tỷ lệ hộ nghèo", "nếu"),
    rejects=("tăng tỷ lệ", "xã có tỷ lệ hộ nghèo cao nhất là"),
    known_by=key_words(
        (*phrases_of("condition"), "có tỷ lệ", "ưu tiên", "điều kiện", "nguyên tắc", "tiêu chuẩn", "cứ")
    ),
)
"""What opens a condition or a rule."""

CONDITION_BEHIND = Pattern(
    name="condition_behind",
    expression=rf"""(?<!\p{{L}})(?<!(?:xây|làm|dựng|sửa)[ ])(?:{words_of("condition_behind")})(?!\p{{L}})""",
    matches=("30% mới được xét",),
    rejects=("được hỗ trợ", "mỗi hộ xây mới được hỗ trợ 60 triệu đồng"),
    known_by=key_words(phrases_of("condition_behind")),
)
"""What follows a condition."""

PLANNED_BEHIND = Pattern(
    name="planned_behind",
    expression=r"""(?<!\p{L})(?:so[ ]với[ ])?(?:kế[ ]hoạch|chỉ[ ]tiêu)(?!\p{L})""",
    matches=("học viên so với kế hoạch", "đơn vị kế hoạch tỉnh giao"),
    rejects=("lượt khách",),
    known_by=key_words(("kế hoạch", "chỉ tiêu")),
)
"""What was planned, as a measure of what was done."""

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

TEAM = Pattern(
    name="team",
    expression=rf"""(?<!\p{{L}}|(?:tỉnh|huyện|thị|thành|xã|quận)[ ])(?:tổ(?![ ](?:chức|hợp))|{words_of("team")})(?![ ](?:ngũ|đầu)[ ])(?:(?:[ ],)?[ ]\p{{L}}+){{0,4}}[ ](?:{words_of("team_2")}[ ]){{0,2}}$""",
    matches=("tổ công tác gồm ", "đoàn kiểm tra có ", "tổ giúp việc "),
    rejects=("thành lập ", "tỉnh đoàn hỗ trợ "),
    known_by=key_words(("tổ", *phrases_of("team"))),
)
"""Before the size of a team."""

RANK = Pattern(
    name="rank",
    expression=rf"""(?<!\p{{L}})(?<!nâng[ ])(?:{words_of("rank")})[ ]$""",
    matches=("xếp thứ ", "có tên trong "),
    rejects=("trong năm ", "nâng hạng "),
    known_by=key_words(phrases_of("rank")),
)
"""Before a rank, or the number among whom."""

WHERE = Pattern(
    name="where",
    expression=rf"""(?<!\p{{L}})(?:{words_of("where")})[ ](?:hơn[ ]|gần[ ]|tổng[ ]số[ ])?$""",
    matches=("đoàn kiểm tra tại ", "ubnd "),
    rejects=("phấn đấu có ",),
    known_by=key_words(phrases_of("where")),
)
"""What is before a number of places where something is done."""

CHECKS = Pattern(
    name="checks",
    expression=rf"""(?<!\p{{L}})(?:{words_of("checks")})(?:[ ](?:{words_of("checks_2")})){{0,4}}[ ]$""",
    matches=("kiểm tra ít nhất ", "kiểm tra tại "),
    rejects=("hỗ trợ ",),
    known_by=key_words(phrases_of("checks")),
)
"""Before what is inspected: no result."""

DESCRIBES = Pattern(
    name="describes",
    expression=rf"""(?<!\p{{L}})(?:{words_of("describes")})(?:[ ](?:dân|toàn[ ]\p{{L}}+|trên[ ]địa[ ]bàn|của[ ]\p{{L}}+))?$|^(?:huyện|xã|tỉnh|phường)[ ](?!nghèo)""",
    matches=("tổng số hộ dân", "huyện chiêm hóa"),
    rejects=("số hộ nghèo",),
)
"""Subjects that only describe the place."""

DESCRIBED = Pattern(
    name="described",
    expression=rf"""^(?>{words_of("described")})(?:,[ ](?:{words_of("described_2")}))*+(?:[ ]khu[ ]vực[ ](?:i{{1,3}}|[123]))?[ ]*(?:$|[,;./]|[(](?![^()]{{1,200}}[)][ ](?!(?:và|với|gồm)[ ])\p{{L}})|với[ ]|gồm[ ]|và[ ])""",
    matches=("hộ, ", "khẩu", "xã, phường", "xã khu vực iii, ", "hộ/28.317 khẩu", "xã (02 xã vùng cao) và 80 thôn"),
    rejects=("hộ nghèo", "xã (a, b) đạt chuẩn"),
)
"""A bare noun of the place's own description."""

QUOTED = Pattern(
    name="quoted",
    expression=r"""(?:^|[\s(,:])["“](?:(?=[\p{L}\d])[^"“”]{0,60})?$""",
    matches=('phong trào "5 không, ',),
    rejects=('phong trào "a" ',),
    needs=('"', "“"),
)
"""An opened quotation before a figure: a slogan or a title."""

DONE_ALREADY = Pattern(
    name="done_already",
    expression=rf"""(?<!\p{{L}})(?:đã[ ](?!qua)(?:được[ ])?|bị[ ]{words_of("done_already")}|phải[ ]sơ[ ]tán|hiện[ ]có)""",
    matches=("bản đã được công nhận", "nhà bị ngập", "hộ phải sơ tán"),
    rejects=("đã qua đào tạo", "hộ bị ảnh hưởng"),
)
"""What is stated about things as they are."""

AIMED = Pattern(
    name="aimed",
    expression=rf"""(?<!\p{{L}})(?:{words_of("aimed")})(?!\p{{L}})""",
    matches=("phấn đấu đạt",),
    rejects=("đã đạt",),
    known_by=key_words(phrases_of("aimed")),
)
"""Words that announce an aim."""

REPORTS = Pattern(
    name="reports",
    expression=rf"""(?<!\p{{L}})(?<!so[ ]với[ ])(?:(?<!(?:thực|phát|thể|xuất)[ ])hiện[ ](?:nay|có|còn|tại|đã)(?!\p{{L}})(?![ ]hiệu[ ]quả)|{words_of("reports")})(?!\p{{L}})(?!{words_of("reports_2")})""",
    matches=("hiện có", "đến nay", "toàn huyện có", "đầu năm"),
    rejects=("thực hiện có hiệu quả",),
    known_by=key_words(("hiện", *phrases_of("reports"))),
)
"""Words that report a state or what was done."""

PAST_OPENS = Pattern(
    name="past_opens",
    expression=r"""^[ ,:*]*+(?:(?:trong|đến|hết|cuối|từ)[ ]){0,2}(?:năm|giai[ ]đoạn|\d[ ]năm)[ ]\d{4}(?:[ ]?-[ ]?\d{4})?,?[ ](?:[^,;:.\d]{1,40}[ ])?đã[ ]""",
    matches=("năm 2018 đã nâng cấp", "trong giai đoạn 2016 - 2018, toàn huyện đã xây dựng"),
    rejects=("năm 2018, tỷ lệ", "đến năm 2025 nâng cấp"),
    known_by=frozenset({"đã"}),
)
"""A sentence that opens with a year and what was done in it."""

ALL_HAVE = Pattern(
    name="all_have",
    expression=r"""^toàn[ ](?:huyện|xã|tỉnh|thành[ ]phố|thị[ ]xã|phường)[ ]có[ ]""",
    matches=("toàn huyện có 18/22 trạm",),
    rejects=("toàn huyện hiện có",),
)
"""What reports in a state, and commits under an objective."""

OF_OTHERS = Pattern(
    name="of_others",
    expression=rf"""[(](?:mức[ ])?(?:bình[ ]quân[ ]|trung[ ]bình[ ])?(?:chung[ ])?(?:của[ ])?(?:{words_of("of_others")})(?:[ ](?:năm[ ]\d{{4}}|là|đạt|dưới|trên|bằng|chiếm|tăng|giảm|còn|khoảng))*+[ ]?:?[ ]?$""",
    matches=("(toàn quốc là dưới ", "(bình quân chung của cả nước: "),
    rejects=("(toàn tỉnh là ", "cả nước đạt "),
)
"""A bracket that states the figure of the whole country."""

PLACES_THAT_HAVE = Pattern(
    name="places_that_have",
    expression=r"""^(?:\p{L}+,?[ ]){1,4}có[ ](?:tỷ|tỉ|số|nhiều|đông)[ ]""",
    matches=("thôn có tỷ lệ hộ nghèo cao", "xã, thôn có nhiều hộ nghèo"),
    rejects=("xã đã được công bố",),
)
"""Places by what they have."""

TEAM_BEHIND = Pattern(
    name="team_behind",
    expression=r"""^(?:tổ(?![ ]chức)|ban|đoàn|đội|nhóm)(?:[ ]\p{L}+){1,4}[ ](?:gồm[ ]|có[ ])?\d{1,3}[ ](?:người|thành[ ]viên)""",
    matches=("tổ biên tập 06 người",),
    rejects=("tổ hợp tác",),
)
"""A team of whom the text states the size."""

RECKONED = Pattern(
    name="reckoned",
    expression=r"""^[\p{L} ]{1,30}?[ ][x×][ ]?\d""",
    matches=("nhà x 60 triệu đồng",),
    rejects=("nhà ở",),
    needs=("x", "×"),
)
"""A number that an amount of money is reckoned from."""

ASSIGNS = Pattern(
    name="assigns",
    expression=r"""(?<!\p{L})(?:phân[ ]công|bố[ ]trí|cử|giao)(?:[ ]\p{L}+){0,3}[ ]$""",
    matches=("phân công ít nhất ", "bố trí "),
    rejects=("tập huấn cho ",),
    known_by=key_words(("phân công", "bố trí", "cử", "giao")),
)
"""Before people whom an office assigns."""

UP_NEAR = Pattern(
    name="up_near",
    expression=r"""(?<!\p{L})trở[ ](?:lên|xuống)(?!\p{L})""",
    matches=("con trở lên",),
    rejects=("trở thành",),
    needs=("trở",),
)

DISBURSED = Pattern(
    name="disbursed",
    expression=r"""(?<!\p{L})giải[ ]ngân(?!\p{L})[^;]{0,80}$""",
    matches=("phấn đấu giải ngân ",),
    rejects=("ngân sách ",),
    known_by=key_words(("giải ngân",)),
)
"""Before a share of money that is to be spent."""

MERGED = Pattern(
    name="merged",
    expression=rf"""(?<!\p{{L}})(?:trên[ ]cơ[ ]sở|từ[ ]việc|sau[ ]khi|do)[ ](?:\p{{L}}++[ ]){{0,3}}?(?:{words_of("merged")})(?!\p{{L}})(?:(?!(?<=[ ])(?:giảm|tăng|phấn[ ]đấu)[ ])[^;%]){{0,80}}$""",
    matches=("thành lập trên cơ sở sáp nhập ", "hình thành từ việc hợp nhất "),
    rejects=("phấn đấu sáp nhập ", "sau khi sáp nhập toàn xã giảm "),
    known_by=key_words(phrases_of("merged")),
)
"""How a place came to be: what it was made of is its own description."""

ACTS_BEHIND = Pattern(
    name="acts_behind",
    expression=rf"""^(?:\p{{L}}++,?[ ]){{1,4}}?(?:đã[ ])?(?:{words_of("acts_on")})(?!\p{{L}})""",
    matches=("phường, xã đã nỗ lực triển khai", "xã chủ động"),
    rejects=("xã đạt chuẩn",),
    known_by=key_words(phrases_of("acts_on")),
)
"""What places do, whose number then only states who acts."""
