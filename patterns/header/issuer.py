"""Who issues a document: the lines of the header that name agencies, and the sentences that state it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2; the sentences are those of plans.
"""

from patterns.agency.vocabulary import phrases
from patterns.pattern import Pattern
from patterns.vocabulary import words_of

ISSUING = Pattern(
    name="issuing",
    expression=rf"""
    (?<!\p{{L}})(?P<issuer>(?:(?:chủ[ ]tịch[ ])?(?:(?:ủy|uy|ỷ|y)[ ]?ban[ ]nhân[ ]dân|ubnd)(?:[ ]\(ubnd\))?(?![ ](?:các|cấp))|ban[ ](?:chỉ[ ]đạo|điều[ ]hành|quản[ ]lý|dân[ ]tộc|thường[ ]vụ|thường[ ]trực|chấp[ ]hành)
        |(?:tỉnh|huyện|thành|thị|quận|đảng)[ ]ủy|(?<!cơ[ ])sở|(?<!hải[ ])phòng|bộ|cục|trung[ ]tâm|hội[ ]đồng[ ]nhân[ ]dân|hội[ ](?:liên[ ]hiệp|nông[ ]dân)|ủy[ ]ban[ ]m[ặa]t[ ]trận)
      (?:(?![;:]|[.][ ]|[ ]về[ ]|[ ]tại[ ]|[ ]đã[ ]|[ ]vừa[ ]).){{0,110}}?)
    [ ](?:{words_of("issuing")})[ ]?
    (?:{words_of("issuing_2")}|nội[ ]dung
      |(?<=(?:tổ[ ]chức|triển[ ]khai)[ ])[^.;:\n]{{3,80}}?(?=[ ](?:với|theo)[ ](?:các|những)[ ]nội[ ]dung|[ ]như[ ]sau))(?!(?:[ ]này)?[ ]số|[ ]hành[ ]động[ ]số)
    """,
    matches=(
        "Ủy ban nhân dân huyện xây dựng Kế hoạch",
        "UBND tỉnh ban hành Kế hoạch",
        "Ủy ban nhân dân thành phố Hải Phòng tổ chức tặng quà với các nội dung sau:",
        "Ban điều hành Chương trình nước sạch Hà Nam xây dựng kế hoạch",
    ),
    rejects=(
        "UBND tỉnh về việc ban hành Kế hoạch",
        "UBND các xã xây dựng kế hoạch",
        "UBND huyện ban hành kế hoạch số 5",
        "UBND tỉnh đã ban hành Kế hoạch",
        "là cơ sở để các ngành, đơn vị thuộc xã xây dựng Kế hoạch",
    ),
)
"""Who issues, as the end of the preamble states; matched from the right-most agency."""

AS_FOLLOWS = Pattern(
    name="as_follows",
    expression=r"như[ ]sau|sau[ ]đây[ ]?:|cụ[ ]thể[ ]?:|:[ ]?$|với[ ](?:các|những|một[ ]số)[ ]nội[ ]dung",
    matches=("xây dựng kế hoạch như sau:", "với những nội dung"),
    rejects=("đã ban hành kế hoạch.",),
)
"""What closes the sentence that issues the plan."""

CLOSING = Pattern(
    name="closing",
    expression=r"""trên[ ]đây[ ]là[ ](?:toàn[ ]bộ[ ])?(?:nội[ ]dung[ ])?(?:bản[ ])?(?:kế[ ]hoạch|phương[ ]án)(?:(?!số[ ]\d|quyết[ ]định|nghị[ ]quyết|chỉ[ ]thị|[.][ ])[^\n;]){0,300}?
      [ ]của[ ](?P<issuer>(?:ủy[ ]ban[ ]nhân[ ]dân|ubnd|sở|ban[ ]chỉ[ ]đạo)[ ](?:(?![ ]của[ ])[^\n.,;/]){1,60})""",
    matches=("Trên đây là Kế hoạch giảm nghèo năm 2022 của UBND huyện Ba Vì.",),
    rejects=("Trên đây là Kế hoạch thực hiện Quyết định số 5/QĐ-UBND của UBND tỉnh",),
)
"""The closing sentence, where it states whose plan it is."""

AGENCY_WORD = Pattern(
    name="agency_word",
    expression=rf"""^(?!{phrases("agency_heads", "near")}(?!\p{{L}}))(?:{words_of("body_word")})(?!\p{{L}})(?![, ]{{1,2}}(?:chống|nghị|thi|thảo|nhập|hành|tiêu|chỉ[ ]số|hợp|kết|trợ))""",
    matches=("ỦY BAN NHÂN DÂN", "SỞ CÔNG THƯƠNG", "UBND TỈNH LÀO CAI", "BAN CHỈ ĐẠO GIẢM NGHÈO"),
    rejects=(
        "TỈNH SƠN LA",
        "Số: 27",
        "PHÒNG, CHỐNG SUY DINH DƯỠNG",
        "BAN HÀNH BỘ TIÊU CHÍ",
        "HỘI NGHỊ",
        "PHÒNG NGỪA TỘI PHẠM",
    ),
)
"""A line that begins the name of an agency."""

INNER_AGENCY = Pattern(
    name="inner_agency",
    expression=r"(?<=[\p{L}\d][ ](?:-[ ])?)(?:(?:ủy|uy|ỷ|y)[ ]ban[ ]nhân[ ]dân|ubnd|hội[ ]đồng[ ]nhân[ ]dân|sở|(?<!văn[ ])phòng|ban[ ](?:chỉ|quản|điều|dân)|trung[ ]tâm|cục|chi[ ]cục|vụ|huyện[ ]ủy|đảng[ ]ủy)[ ](?=\p{L})",
    matches=("UBND HUYỆN MAI SƠN ỦY BAN NHÂN DÂN XÃ CHIỀNG SUNG", "UBND TỈNH LÀO CAI SỞ Y TẾ"),
    rejects=("SỞ Y TẾ", "UBND TỈNH LÀO CAI"),
)
"""Where a second agency may begin on a header's line."""

UNIT_LINE = Pattern(
    name="unit_line",
    expression=r"^(?:tỉnh|thành[ ]phố|tp[.]?|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu)[ ]?(?!hội(?:\P{L}|$))\p{L}",
    matches=("TỈNH SƠN LA", "huyện Hải Hà", "ĐẶC KHU PHÚ QUỐC"),
    rejects=("XÃ HỘI", "SỞ CÔNG THƯƠNG"),
)
"""A header line that only names a unit: of the committee above it, or above the agency below it."""

UNFINISHED = Pattern(
    name="unfinished",
    expression=r"(?:[,&-]|(?<!\p{L})(?:và|của|các|ủy|ban|xã|về))$",
    matches=("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ", "ỦY BAN"),
    rejects=("SỞ CÔNG THƯƠNG", "SỞ Y TẾ"),
)
"""A header line that cannot be the end of an agency's name."""

WHOLE_UNIT = Pattern(
    name="whole_unit",
    expression=rf"""(?:{words_of("whole_unit")})[ ](?P<kind>tỉnh|huyện|xã|thị[ ]xã|thành[ ]phố|quận|phường|thị[ ]trấn)(?!\p{{L}})(?![ ](?:hội|nghèo))""",
    matches=("toàn huyện", "trên địa bàn tỉnh"),
    rejects=("huyện nghèo", "của xã hội"),
)
"""The level at which a plan without a header speaks of itself."""
