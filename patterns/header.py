"""The head of an administrative document: agencies, motto, number, place and date, type and title.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1 đến II.5; Thông tư 01/2011/TT-BNV before it.  The
disorders are those of law portals and converters.
"""

from patterns.pattern import Pattern, words

MOTTO = Pattern(
    name="motto",
    expression=r"""
      cộng[ ]{0,2}hòa[ ]{0,2}xã[ ]{0,2}hội(?:[ ]{0,2}chủ[ ]{0,2}nghĩa)?(?:[ ]{0,2}việt[ ]{0,2}nam)?
    | h[òõ][aà][ ]xã[ ]hội(?:[ ]chủ[ ]nghĩa)?(?:[ ]việt[ ]nam)? | chủ[ ]nghĩa(?:[ ]việt[ ]nam)? | ^việt[ ]nam$ | ^cộng$
    | độc[ ]lập[ ]?-?[ ]?tự[ ]do[ ]?-?[ ]?hạnh[ ]phúc""",
    matches=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "CHỦ NGHĨA VIỆT NAM"),
    rejects=("Việt Nam có 63 tỉnh",),
)
"""The national name and motto, whole or what a line break leaves of them."""

DOCUMENT_NUMBER = Pattern(
    name="document_number",
    expression=r"""
    (?<!\p{L}) [SsŠ][ốôoỐÔ][ ]?[:;.]?[ ]? (?P<serial>\d{1,6}[a-zA-Z]?)? [ .…_]{0,12} (?P<joint>[/-])[ ]?
    (?P<symbol>(?:20\d\d[ ]?/[ ]?)? \p{Lu}[\p{L}&.]{0,12}+ (?:[ ]?[-–/.][ ]?\p{Lu}[\p{L}\d&.]{0,15}+){0,3})
    """,
    matches=(
        "Số: 27/KH-UBND",
        "Số:           /KH-UBND",
        "Số: 193 /UBND-KT",
        "669290381000Số:     /KH-UBND",
        "Số: 22-KH/TU",
        "Số: 164/TTr- SKHCN",
    ),
    rejects=("Số: 27", "Bộ số: a"),
    cased=True,
)
"""`Số: 27/KH-UBND` with the serial filled in or left blank."""

BARE_NUMBER = Pattern(
    name="bare_number",
    expression=r"""^(?P<serial>\d{1,6})?[ ]?(?P<joint>/)[ ]?(?P<symbol>KH[ ]?[-–][ ]?\p{Lu}[\p{L}&.]{1,15}+)$""",
    matches=("27/KH-UBND", "/KH-UBND"),
    rejects=("Kế hoạch 27/KH-UBND",),
    cased=True,
)
"""A number on a line of its own without the word `Số`."""

DATE_LINE = Pattern(
    name="date_line",
    expression=r"""
    (?: (?P<place>\p{Lu}[\p{L}\d'’.]*(?:[ -]{1,3}[\p{L}\d'’.]+){0,5}?)[ ]?[,.;]?[ ]? )?
    (?i:ngày)[ .…_]{0,8}(?P<day>\d{1,2})?[ .…_]{0,8} (?:(?i:ngày)[ ]\d{1,2}[ ])?
    (?i:tháng)[ .…_]{0,8}(?P<month>\d{1,2})?[ .…_]{0,8}
    (?: (?i:năm)[ .…_]{0,8}(?P<year>(?:19|20)[ ]?\d[ ]?\d)? | (?P<year>20\d\d) )
    """,
    matches=(
        "Ba Tơ, ngày 05 tháng 02 năm 2024",
        "Hớn Quản, ngày tháng năm 2023",
        "Quận 11, ngày 25 tháng 3 năm 2019",
        "Lào Cai, ngày … tháng 4 năm 2026",
    ),
    rejects=("trước ngày 25/11",),
    cased=True,
)

TYPES = {
    "kế hoạch": "Kế hoạch", "quyết định": "Quyết định", "nghị quyết": "Nghị quyết", "báo cáo": "Báo cáo", "thông báo": "Thông báo",
    "tờ trình": "Tờ trình", "chỉ thị": "Chỉ thị", "hướng dẫn": "Hướng dẫn", "chương trình": "Chương trình", "đề án": "Đề án",
    "công điện": "Công điện", "giấy phép": "Giấy phép", "thông tư": "Thông tư", "nghị định": "Nghị định", "kết luận": "Kết luận",
    "phương án": "Phương án", "biên bản": "Biên bản", "giấy mời": "Giấy mời", "quy chế": "Quy chế", "quy định": "Quy định",
}  # fmt: skip

TYPE_LINE = Pattern(
    name="type_line",
    expression=rf"""^(?:(?P<type>{words("|".join(TYPES))})|(?P<damaged>k[ế ]?[ ]?hoạch|kế[ ]?hoạc[h]?))(?:[ ]?[:.-])?(?:[ ](?P<title>\S.*))?$""",
    matches=("KẾ HOẠCH", "K HOẠCH", "QUYẾT ĐỊNH", "Kế hoạch Chương trình nước sạch"),
    rejects=("Căn cứ Kế hoạch",),
    source="Nghị định 30/2020/NĐ-CP, Điều 7",
)

SYMBOL_TYPES = {"KH": "Kế hoạch", "QĐ": "Quyết định", "NQ": "Nghị quyết", "BC": "Báo cáo", "TB": "Thông báo", "TTr": "Tờ trình",
                "CT": "Chỉ thị", "HD": "Hướng dẫn", "CTr": "Chương trình", "ĐA": "Đề án", "GP": "Giấy phép"}  # fmt: skip
"""Types by the first part of the symbol (Phụ lục III); anything else in front of a dash is a công văn."""

PREAMBLE = Pattern(
    name="preamble",
    expression=rf"""^(?:{words("căn cứ|thực hiện|triển khai thực hiện|thi hành|xét|theo đề nghị|trên cơ sở|để triển khai|để thực hiện|nhằm|tiếp tục|kính gửi|qua gần|tính đến")}\b)""",
    matches=("Căn cứ Luật", "Thực hiện Quyết định số 90/QĐ-TTg"),
    rejects=("Giảm nghèo",),
)
"""Words that open the preamble."""

ISSUING = Pattern(
    name="issuing",
    expression=rf"""
    (?P<body>(?:(?:chủ[ ]tịch[ ])?(?:(?:ủy|y)[ ]?ban[ ]nhân[ ]dân|ubnd)(?:[ ]\(ubnd\))?|ban[ ](?:chỉ[ ]đạo|điều[ ]hành|quản[ ]lý|dân[ ]tộc)|sở|phòng|bộ|cục|trung[ ]tâm|hội[ ]đồng[ ]nhân[ ]dân)
      (?:(?![;:]|[.][ ]|[ ]về[ ]|[ ]tại[ ]).){{0,110}}?)
    [ ](?:{words("xây dựng và ban hành|xây dựng|ban hành|đề ra|lập|triển khai|tổ chức|báo cáo")})[ ]?
    (?:{words("kế hoạch|chỉ tiêu|phương án|thực hiện")}|nội[ ]dung)
    """,
    matches=(
        "Ủy ban nhân dân huyện xây dựng Kế hoạch",
        "UBND tỉnh ban hành Kế hoạch",
        "Ban điều hành Chương trình nước sạch Hà Nam xây dựng kế hoạch",
    ),
    rejects=("UBND tỉnh về việc ban hành Kế hoạch",),
)
"""Who issues, as the end of the preamble says; matched from the right-most body."""

BODY_WORD = Pattern(
    name="body_word",
    expression=rf"""^(?:{words("ủy ban nhân dân|y ban nhân dân|ủyban nhân dân|ubnd|hội đồng nhân dân|hđnd|đảng bộ|đảng ủy|tỉnh ủy|huyện ủy|thành ủy|ban chấp hành|ban thường vụ|ban chỉ đạo|ban quản lý|ban điều hành|ban dân tộc|ban|sở|phòng|bộ|cục|chi cục|tổng cục|trung tâm|văn phòng|hội|liên đoàn|ngân hàng|bảo hiểm xã hội|công an|kho bạc|công ty|trường|bệnh viện|thanh tra|viện kiểm sát|tòa án|ủy ban")})(?![\p{{L}}])""",
    matches=("ỦY BAN NHÂN DÂN", "SỞ CÔNG THƯƠNG", "UBND TỈNH LÀO CAI"),
    rejects=("TỈNH SƠN LA", "Số: 27"),
)
"""A line that begins the name of a body."""

WHOLE_UNIT = Pattern(
    name="whole_unit",
    expression=rf"""(?:{words("toàn|trên địa bàn|của|trên phạm vi toàn|trong toàn")})[ ](?P<kind>tỉnh|huyện|xã|thị[ ]xã|thành[ ]phố|quận|phường|thị[ ]trấn)(?!\p{{L}})""",
    matches=("toàn huyện", "trên địa bàn tỉnh"),
    rejects=("huyện nghèo",),
)
"""The level at which a plan without a header speaks of itself."""

LAYOUT_WORDS = Pattern(
    name="layout_words",
    expression=r"""độc[ ]lập[ ]?-[ ]?tự[ ]do|cộng[ ]h[òõ]a[ ]xã[ ]hội|nơi[ ]nhận[ ]?:|(?<!\p{L})(?:tm|kt|tl|tuq)[.][ ](?:ủy[ ]ban|chủ[ ]tịch|giám[ ]đốc)""",
    matches=("Độc lập - Tự do - Hạnh phúc", "Nơi nhận:", "KT. CHỦ TỊCH"),
    rejects=("Đơn vị chủ trì",),
)
"""Words of a table that sets the header or the signature side by side."""
