"""Words at the edges of what is measured."""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

FIGURE_BRACKET = Pattern(
    name="figure_bracket",
    expression=rf"""%|^[(][ ]?\d[\d.,]*[ ](?!{words_of("figure_bracket")})\p{{L}}|^[(][ ]?(?:{words_of("part_done")})[ ]\d|tương[ ]đương|(?:19|20)\d\d|đồng(?!\p{{L}})|thời[ ]lượng|:[ ]?\d|(?<!\p{{L}})(?:trong[ ]đó|gồm)(?!\p{{L}})[^\d]{{0,80}}\d|\d[ ]{words_of("figure_bracket_2")}""",
    matches=("(tương đương 85 hộ)", "(năm 2022: 4%)"),
    rejects=("(gồm cả hộ mới)", "(từ đủ 03 tháng trở lên)"),
)
"""A bracket with its own figures at the end of what is measured."""

KINDS_BRACKET = Pattern(
    name="kinds_bracket",
    expression=rf"""[(](?!{words_of("kinds_bracket")}(?!\p{{L}}))[^()\d]{{1,200}}(?:[,;]|[ ]và[ ])[^()]{{1,400}}[)]$""",
    matches=("(dược, an toàn thực phẩm, dân số)", "(chợ cột đỏ; chợ quảng thọ)"),
    rejects=("(bao gồm hộ mới thoát nghèo, hộ tái nghèo)", "(trừ văn bản mật)"),
)
"""A bracket that only lists kinds or names of what it follows."""

YEAR_END = Pattern(
    name="year_end",
    expression=r"""[ ]?/[ ]?năm$|(?<!cây)[ ](?:mỗi|hằng|hàng)[ ]năm$""",
    matches=("hộ nghèo/năm",),
    rejects=("năm 2023",),
    ends=("năm",),
)
"""`per year` after a noun."""

HEADS_END = Pattern(
    name="heads_end",
    expression=r"""[ ]?/[ ]?(?:vạn|nghìn|ngàn|triệu|1[.]?000|10[.]?000|100[.]?000)[ ]dân$""",
    matches=("dược sĩ đại học/vạn dân", "ca/100.000 dân"),
    rejects=("vạn dân", "dân"),
    ends=("dân",),
)
"""A rate per a number of people, after a noun."""

RATE_HEAD = Pattern(
    name="rate_head",
    expression=r"""^(?:tỷ|tỉ)[ ](?:lệ|trọng)(?![ ]giảm)[ ]?""",
    matches=("tỷ lệ hộ nghèo", "tỉ lệ"),
    rejects=("tỷ số giới tính", "số hộ"),
)
"""What opens a rate."""

POOR_QUOTA = Pattern(
    name="poor_quota",
    expression=r"""(?:giao|phân[ ]bổ|chỉ[ ]tiêu)[ ](?:[^;:%]{0,40}[ ])?giảm[ ](?:(?:số[ ])?hộ[ ])?(?P<who>(?:cận[ ])?nghèo)(?!\p{L})""",
    matches=("giao chỉ tiêu giảm nghèo cho các thôn", "phân bổ chỉ tiêu giảm hộ cận nghèo năm 2024"),
    rejects=("giảm nghèo bền vững", "chỉ tiêu tỷ lệ"),
)
"""A quota of the poor that is shared out."""

WHERE_NOUN = Pattern(
    name="where_noun",
    expression=rf"""(?:(?:các|những|một[ ]số)[ ])?(?:{words_of("where_noun")})(?!\p{{L}})""",
    matches=("tuyến đường chính", "các ngõ xóm", "xã đảo"),
    rejects=("nhà", "chỗ", "nước ngoài", "xã hội"),
)
"""A kind of places, after `tại`."""

AMONG = Pattern(
    name="among",
    expression=r"""(?i)^(?:trong|trên)[ ](?:(?:tổng[ ])?số[ ]|(?:các|những)[ ])?""",
    matches=("Trong các nhiệm vụ", "trong số hộ"),
    rejects=("Nhiệm vụ trong năm",),
)
"""Introduces the group that a share is part of."""

LEADS_WHERE = Pattern(
    name="leads_where",
    expression=r"""[ ](?:tại|ở|thuộc)$""",
    matches=("hộ tại",),
    rejects=("hộ ở trọ",),
    ends=(" tại", " ở", " thuộc"),
)
"""What led to a place that is left out."""

COMPARES = Pattern(
    name="compares_only",
    expression=r"""so[ ]với(?:[ ]cùng[ ]kỳ(?:[ ](?:năm[ ](?:trước|ngoái)|các[ ]năm[ ]trước))?|[ ]năm[ ]trước|[ ]kế[ ]hoạch|[ ]trước)?$""",
    matches=("so với", "so với cùng kỳ năm trước"),
    rejects=("so với dân số",),
)
"""What a change is only compared with, before its verb."""

COMPARED_REST = Pattern(
    name="compared_rest",
    expression=rf"""^(?:{words_of("compared_rest")})(?!\p{{L}})""",
    matches=("so với năm 2020", "tổng số hộ"),
    rejects=("grdp",),
)
"""What is after a rate and is not a population of it."""

NUMBER_OF_PEOPLE = Pattern(
    name="number_of_people",
    expression=r"""^(?:(?:trong|trên)[ ])?(?:tổng[ ])?số[ ](?!(?:hóa|liệu)(?!\p{L}))|^(?:lượt|toàn[ ]bộ|đối[ ]với|với|cho|mỗi)[ ]""",
    matches=("số hộ", "trong tổng số người", "lượt người"),
    rejects=("số liệu đất đai",),
)
"""What is dropped from a population's start."""

PEOPLE_WORDS = Pattern(
    name="people_words",
    expression=rf"""^(?:(?:mỗi|các|toàn[ ]bộ|số|hỗ[ ]trợ)[ ])*+(?:{words_of("people_words")})(?!\p{{L}})""",
    matches=("hộ nghèo", "mỗi xã", "các đơn vị"),
    rejects=("công trình", "diện tích"),
)
"""Who may be counted or served."""

BARE_RATE = Pattern(
    name="bare_rate",
    expression=r"""^(?:chiếm[ ])?(?:tỷ|tỉ)[ ](?:lệ|trọng)(?:[ ](?:giảm|tăng|là|chung))?$""",
    matches=("tỷ lệ", "tỷ lệ giảm"),
    rejects=("tỷ lệ hộ nghèo",),
)
"""A rate without what it rates."""

ALL_HOUSEHOLDS = Pattern(
    name="all_households",
    expression=r"""^(?:so[ ]với[ ]|trên[ ]|trong[ ])?(?:tổng[ ]số[ ]|số[ ])?hộ(?:[ ](?:dân|gia[ ]đình|toàn[ ]\p{L}+|trên[ ]địa[ ]bàn|của[ ]\p{L}+))?$""",
    matches=("tổng số hộ dân", "số hộ toàn xã"),
    rejects=("tổng số hộ nghèo",),
)
"""All households, of which a poverty rate is a share."""

OF_PLANNED = Pattern(
    name="of_planned",
    expression=r"""(?:kế[ ]hoạch|kh|chỉ[ ]tiêu|nghị[ ]quyết|dự[ ]toán)(?!\p{L})""",
    matches=("kế hoạch tỉnh giao", "kh"),
    rejects=("quy hoạch",),
)
"""What was planned, of which so much is attained."""

OF_WHOLE = Pattern(
    name="of_counted_whole",
    expression=r"""(?:(?:trên|trong)[ ])?(?:(?:tổng[ ])?số|dân[ ]số|tổng[ ]đàn)(?!\p{L})""",
    matches=("tổng số hộ", "dân số", "số cơ sở"),
    rejects=("kế hoạch", "diện tích"),
)
"""The whole of which so much is attained."""

LEVEL = Pattern(
    name="level",
    expression=rf"""(?:{words_of("level_of")})$""",
    matches=("trung học cơ sở", "nữ"),
    rejects=("nữ công nhân", "nước sạch"),
)
"""A level or a group alone."""

LEVEL_END = Pattern(
    name="level_end",
    expression=rf"""[ ](?:{words_of("level_of")})$""",
    matches=("giáo viên tiểu học", "lao động nữ"),
    rejects=("tiểu học", "giáo viên"),
)
"""A level or a group at the end of a rate's population."""

ACTOR = Pattern(
    name="actor",
    expression=rf"""(?:{words_of("actor")})(?!\p{{L}})""",
    matches=("ngân hàng chính sách xã hội giải ngân", "hội phụ nữ tập huấn"),
    rejects=("hội thảo", "hội nghị", "hội thi"),
)
"""An agency that does something, before the verb."""

BY_STANDARD = Pattern(
    name="by_standard",
    expression=r"""[ ]theo[ ](?:chuẩn|tiêu[ ]chí|quy[ ]định)[ ].{1,60}$""",
    matches=("hộ nghèo theo chuẩn nghèo đa chiều",),
    rejects=("hộ nghèo",),
)
"""The standard by which they are counted: stated once, with the rate."""

BARE_MEASURE = Pattern(
    name="bare_measure",
    expression=r"""^(?:năng[ ]suất|sản[ ]lượng|diện[ ]tích|(?:tổng[ ])?chiều[ ]dài|tổng[ ]đàn|trữ[ ]lượng)(?:[ ](?:bình[ ]quân|trung[ ]bình|dự[ ]kiến|ước|ước[ ]tính))*$""",
    matches=("năng suất bình quân", "sản lượng", "tổng chiều dài"),
    rejects=("năng suất lúa",),
)
"""A measure without what is measured."""

MEASURE_HEAD = Pattern(
    name="measure_head",
    expression=r"""(?:(?:tổng[ ])?(?:diện[ ]tích|sản[ ]lượng|đàn|số)|năng[ ]suất)(?:[ ](?:gieo[ ](?:trồng|cấy)|bình[ ]quân))?[ ](?=\p{L})""",
    matches=("diện tích gieo trồng lúa", "tổng đàn bò"),
    rejects=("cây lúa", "diện tích"),
)
"""The measure before what is measured."""

BARE_GROWTH = Pattern(
    name="bare_growth",
    expression=r"""^(?:tốc[ ]độ|mức|tỷ[ ]lệ)[ ](?:tăng|giảm|tăng[ ]trưởng)(?:[ ](?:bình[ ]quân|trung[ ]bình|hằng[ ]năm|hàng[ ]năm))*$""",
    matches=("tốc độ tăng", "mức giảm bình quân"),
    rejects=("tốc độ tăng dân số",),
)
"""A growth without what grows."""

FIELD = Pattern(
    name="field",
    expression=r"""(?:các[ ])?(?:lĩnh[ ]vực|ngành|khu[ ]vực|khối|nhóm|loại|môn|cấp|tuyến)(?!\p{L})""",
    matches=("lĩnh vực đất đai", "các ngành dịch vụ"),
    rejects=("nước sạch theo quy chuẩn",),
)
"""A field or a level, of which a predicate is stated again."""

STRUCTURE = Pattern(
    name="structure",
    expression=r"""(?<!\p{L})(?P<words>(?:cơ[ ]cấu|(?:tỷ|tỉ)[ ]trọng)(?:[ ](?!(?:đến|vào|trong|năm|cuối|giai|như|chuyển|theo|là|đạt|gồm|cụ)(?!\p{L}))\p{L}+){0,8})[^:%;]{0,80}(?::|,?[ ]trong[ ]đó(?!\p{L}))""",
    matches=("cơ cấu kinh tế đến năm 2025:", "tỷ trọng các ngành trong grdp là:"),
    rejects=("cơ cấu tổ chức;",),
)
"""The whole whose parts follow a colon, each with its share."""

HEADING_WORDS = Pattern(
    name="heading_words",
    expression=rf"""^[\W\d]*(?:(?:{words_of("heading_words")})(?!\p{{L}})[ ,:]*)*+(?P<words>\p{{L}}(?:(?![ ](?:năm|giai[ ]đoạn|như[ ]sau|cho[ ]các|cụ[ ]thể)(?!\p{{L}})|[:;.(]).){{2,120}})""",
    matches=("phân bổ chỉ tiêu hỗ trợ nhà ở năm 2024", "giao chỉ tiêu đào tạo nghề cho các xã như sau:"),
    rejects=("chỉ tiêu",),
)
"""What a heading or a lead-in states is measured in the list below it."""

UP_END = Pattern(
    name="up_end",
    expression=r"""(?<=^[^\d]{2,60})[ ]trở[ ](?:lên|xuống)$""",
    matches=("trẻ mẫu giáo trở lên",),
    rejects=("người từ 15 tuổi trở lên",),
    ends=(" trở lên", " trở xuống"),
)
"""A comparator after the counted units that states nothing about them."""

ASIDE_BEHIND = Pattern(
    name="aside_behind",
    expression=r"""(?:trên[ ](?:các[ ])?(?:đài|báo|trang|cổng)|nhân[ ](?:dịp|ngày|tháng|tuần)|(?:vào[ ])?dịp|theo[ ]quy[ ]định|đúng[ ](?:khung[ ])?thời[ ]vụ)(?!\p{L})""",
    matches=("trên đài phát thanh", "nhân tháng hành động", "theo quy định"),
    rejects=("trên sóng phát thanh", "theo chuẩn", "nhân viên"),
    begins=("trên", "nhân", "vào", "dịp", "theo", "đúng"),
)
"""In what medium, on what occasion or by what rule things are made."""

REASON = Pattern(
    name="reason",
    expression=rf"""(?:do|vì|bởi)[ ](?:{words_of("reason")})(?!\p{{L}})""",
    matches=("do vướng mặt bằng", "do thiếu vốn"),
    rejects=("do thành phố quản lý",),
    begins=("do", "vì", "bởi"),
)
"""A reason after what is counted."""

LISTED_ON = Pattern(
    name="listed_on",
    expression=rf"""(?:{words_of("listed_on")})(?!\p{{L}})""",
    matches=("chủ yếu ở các xã", "chỉ 35% trong số này"),
    rejects=("chủ trì",),
)
"""What, after a comma, states more of the counted things than their name."""
