"""The head of an administrative document: agencies, motto, number, place and date, type and title.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1 đến II.5; Thông tư 01/2011/TT-BNV before it.  The
disorders are those of law portals, converters and scanners.
"""

from patterns.fold import APOSTROPHES
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

MOTTO = Pattern(
    name="motto",
    expression=r"""
      cộng[ ]{0,2}h[òõ][aà][ ]{0,2}xã[ ]{0,2}hội(?:[ ]{0,2}chủ[ ]{0,2}nghĩa)?(?:[ ]{0,2}việt[ ]{0,2}nam)?
    | h[òõ][aà][ ]xã[ ]hội(?:[ ]chủ[ ]nghĩa)?(?:[ ]việt[ ]nam)? | chủ[ ]nghĩa(?:[ ]việt[ ]nam)? | ^(?:việt[ ]nam|cộng|chủ|nghĩa)$
    | độc[ ]lập[ ]?[-.]?[ ]?tự[ ]do[ ]?[-.]?[ ]?hạnh[ ]phúc | ^(?:độc[ ]lập[ ]?-?(?:[ ]tự[ ]do[ ]?-?)?|(?:tự[ ]do[ ]?-?[ ]?)?hạnh[ ]phúc)$
    | đảng[ ]cộng[ ]sản[ ]việt[ ]nam""",
    matches=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "CHỦ NGHĨA VIỆT NAM"),
    rejects=("Việt Nam có 63 tỉnh", "đấu tranh giành độc lập"),
)
"""The national name and motto, whole or what a line break leaves of them, and the Party's name in its place."""

NATION = Pattern(
    name="nation",
    expression=r"""(?:^|[ ])(?:cộng[ ]{0,2}h[òõ][aà][ ]{0,2}xã[ ]{0,2}hội|h[òõ][aà][ ]xã[ ]hội[ ]chủ[ ]nghĩa)(?!\p{L})|^cộng$|đảng[ ]cộng[ ]sản[ ]việt[ ]nam""",
    matches=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    rejects=("CHỦ NGHĨA XÃ HỘI", "CỘNG ĐỒNG"),
)
"""The line of the national name, or of the Party's, that every letterhead has; on a line in capitals only."""

STAMP = Pattern(
    name="stamp",
    expression=r"""^(?:
      [(\[]?(?:bản[ ])?dự[ ]thảo(?:[ ]lần[ ](?:thứ[ ])?[\p{L}\d]{1,5})?[)\]]?
    | (?:hỏa|thượng|hẹn)[ ]?(?:tốc|khẩn)(?:[ ]hẹn[ ]giờ)? | khẩn | (?:tối[ ]|tuyệt[ ])?mật | lưu[ ]hành[ ]nội[ ]bộ | công[ ]khai | bản[ ](?:sao|chính|điện[ ]tử)
    | (?:sao[ ](?:y|lục)|trích[ ]sao)(?:[ ;:,].{0,90})?
    )[ .]?$ | ^[*_+.,:;|~\d -]{1,12}$ | ^!\[[^\]]{0,80}\]\([^)]{0,200}\)$""",
    matches=(
        "DỰ THẢO",
        "(Dự thảo lần 2)",
        "HỎA TỐC",
        "SAO Y BẢN CHÍNH",
        "*",
        "SAO Y; ỦY BAN NHÂN DÂN; 22/03/2024",
        "![]()",
    ),
    rejects=("Dự thảo Luật Đất đai", "KẾ HOẠCH"),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.10",
)
"""A line that is only a stamp: draft, urgency, secrecy, copy, a star, an image's mark."""

ELECTRONIC = Pattern(
    name="electronic",
    expression=rf"""^(?:{words_of("electronic")}
      | .{{0,120}}đã[ ]ký[ ]lên[ ]văn[ ]bản)""",
    matches=("Ký bởi: Ủy ban nhân dân huyện", "Thời gian ký: 05.01.2024 15:22:47 +07:00", "Email: ubnd@x.gov.vn"),
    rejects=("Cơ quan Thường trực", "Số: 27/KH-UBND"),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.8",
)
"""Words of a digital signature, a registry's stamp or a web page around the document."""

_SYMBOL_PART = r"\p{Lu}[\p{L}&.]{0,12}+"
_SYMBOL = rf"{_SYMBOL_PART}(?:[ ]?[-–/.][ ]?\p{{Lu}}[\p{{L}}\d&.]{{0,15}}+){{0,3}}"

DOCUMENT_NUMBER = Pattern(
    name="document_number",
    expression=rf"""
    (?<!\p{{L}}) [SsŠ][ốôoỐÔóổồ6][ ]?[:;.]?[ ]?
    (?: (?P<serial>\d{{1,6}}[a-zA-Z]?)? [ .…_]{{0,24}} (?P<joint>[/–-])[ ]? (?P<symbol>(?:20\d\d[ ]?/[ ]?)? {_SYMBOL})
    |   (?P<serial>\d{{1,6}}) [ ]? (?P<joint>) (?P<symbol>KH[ ]?[/-][ ]?\p{{Lu}}[\p{{L}}&-]{{1,15}}+) )
    """,
    matches=(
        "Số: 27/KH-UBND",
        "Số:           /KH-UBND",
        "Số: 193 /UBND-KT",
        "669290381000Số:     /KH-UBND",
        "Số: 22-KH/TU",
        "Số: 164/TTr- SKHCN",
        "Số 12 KH/UB",
        "Số: …………/KH-UBND",
    ),
    rejects=("Số: 27", "Bộ số: a", "Số 30 Lê Lợi"),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3",
    cased=True,
)
"""`Số: 27/KH-UBND` with the serial filled in or left blank."""

NUMBER_NOTE = Pattern(
    name="number_note",
    expression=r"[ ]?\([^()]{3,90}+\)",
    matches=(" (thay thế Kế hoạch số 17/KH-UBND)",),
    rejects=(" ngày 3",),
    cased=True,
)
"""A note in brackets after the number, which names other documents."""

YEAR_BEFORE_SYMBOL = Pattern(
    name="year_before_symbol",
    expression=r"^20\d\d/",
    matches=("2015/QĐ-TTg",),
    rejects=("QĐ-TTg",),
    cased=True,
)
"""The year of issue in a normative document's number, which is not a part of its symbol."""

BARE_NUMBER = Pattern(
    name="bare_number",
    expression=rf"""^(?P<serial>\d{{1,6}})?[ ]?(?P<joint>[/-])[ ]?(?P<symbol>(?:KH|QĐ|BC|TTr|TB|CTr|PA|ĐA|HD|NQ)[ ]?[-–/][ ]?{_SYMBOL_PART})$""",
    matches=("27/KH-UBND", "/KH-UBND", "14-KH/HU"),
    rejects=("Kế hoạch 27/KH-UBND", "27/3/2020"),
    cased=True,
)
"""A number on a line of its own without the word `Số`."""

_DAY, _MONTH, _YEAR = r"(?i:ng[àảáaâ]y)", r"(?i:th[áảàaâ]ng)", r"(?i:n[ăâáãa]m)"
_BLANK = r"[ .…_–-]{0,24}"
_PLACE = rf"\p{{L}}\d'{APOSTROPHES}\"“”"
_FULL_YEAR = r"(?:19|20)[ ]?\d[ ]?\d"

DATE_LINE = Pattern(
    name="date_line",
    expression=rf"""
    (?: (?P<place>\p{{Lu}}[{_PLACE}.]*(?:[ ]?[-–][ ]?[{_PLACE}]+|[ ][{_PLACE}.]+){{0,5}}?)[ ]?(?P<comma>[,.;:]?)[ ]? )?
    (?: {_DAY}{_BLANK}(?P<day>\d{{1,2}})[ ]{_DAY}[ ](?P<month>\d{{1,2}})[ ]{_MONTH}[ ](?P<year>20\d\d)
    |   {_DAY}{_BLANK}(?P<day>\d{{1,2}})?{_BLANK}(?:{_DAY}[ ]\d{{1,2}}[ ])?
        {_MONTH}{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}(?:{_YEAR}{_BLANK}(?P<year>{_FULL_YEAR})?|(?P<year>20\d\d))
    |   {_DAY}{_BLANK}(?P<day>\d{{1,2}})?{_BLANK}[/.-]{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}[/.-]{_BLANK}(?P<year>{_FULL_YEAR}) )
    (?!\d)
    """,
    matches=(
        "Ba Tơ, ngày 05 tháng 02 năm 2024",
        "Hớn Quản, ngày tháng năm 2023",
        "Quận 11, ngày 25 tháng 3 năm 2019",
        "Lào Cai, ngày … tháng 4 năm 2026",
        "Tam Đường, ngày 22 ngày 12 tháng 2024",
        "Krông Nô, ngày 05/3/2023",
        "Mường Tè, ngày …/…/2023",
    ),
    rejects=("trước ngày 25/11", "ngày công lao động"),
    source="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4",
    cased=True,
)
"""Place and date, any part of the date left blank."""

BROKEN_LINE = Pattern(
    name="broken_line",
    expression=r"""
    \n(?: (?<=(?<![^ ,.])(?:số[ ]?:?|ngày(?:[ ]\d{1,2})?|tháng(?:[ ]\d{1,2})?|năm)[ ]?\n)[ ]?(?:\d|/|tháng|năm|ngày)
    | (?<=^(?:ủy|ủy[ ]ban|ủy[ ]ban[ ]nhân|hội|hội[ ]đồng|hội[ ]đồng[ ]nhân)\n)(?:ban|đồng|nhân|dân)(?!\p{L}) | (?<=^kế\n)hoạch | (?<=^quyết\n)định
    | (?<=^\p{L}{1,8}(?:[ ]\p{L}{1,8})?\n)\p{L}{1,8}(?:[ ]\p{L}{1,8}){0,2}[ ]?,[ ]?ngày )""",
    matches=(
        "Sóc Trăng, ngày\n27 tháng 09 năm 2022",
        "Số:\n257/KH-UBND",
        "ỦY\nBAN NHÂN DÂN",
        "Cao\nBằng, ngày 31",
        "KẾ\nHOẠCH",
    ),
    rejects=("Hớn Quản, ngày tháng năm\nKẾ HOẠCH", "ỦY BAN NHÂN DÂN\nTỈNH LONG AN"),
)
"""Two lines of a header, joined by a line break, that are one; matched on their folded words."""

PLACE_END = Pattern(
    name="place_end_line",
    expression=r"^(?P<place>\p{Lu}[\p{L}']{0,9}(?:[ ]\p{Lu}?[\p{L}']{1,9}){0,3})[ ]?,[ ]?(?i:ngày)(?!\p{L})",
    matches=("Chí Minh, ngày 03 tháng 12 năm 2025", "Vũng Tàu, ngày 21"),
    rejects=("ngày 03 tháng 12", "Tổ chức trong ngày"),
    cased=True,
)
"""The last words of a place's name on a date line that a break cut in two."""

TYPES = {
    "kế hoạch": "Kế hoạch", "quyết định": "Quyết định", "nghị quyết": "Nghị quyết", "báo cáo": "Báo cáo", "thông báo": "Thông báo",
    "tờ trình": "Tờ trình", "chỉ thị": "Chỉ thị", "hướng dẫn": "Hướng dẫn", "chương trình hành động": "Chương trình hành động",
    "chương trình": "Chương trình", "đề án": "Đề án", "công điện": "Công điện", "giấy phép": "Giấy phép", "thông tư": "Thông tư",
    "nghị định": "Nghị định", "kết luận": "Kết luận", "phương án": "Phương án", "biên bản": "Biên bản", "giấy mời": "Giấy mời",
    "quy chế": "Quy chế", "quy định": "Quy định",
}  # fmt: skip

TYPE_LINE = Pattern(
    name="type_line",
    expression=rf"""^(?:(?P<type>{words("|".join(TYPES))})|(?P<damaged>k[ếeểéê ]{{0,2}}[ ]?hoạch|kế[ ]?hoạc|kế[ ]hoach))(?!\p{{L}})(?![ ]hóa(?!\p{{L}}))(?:[ ]?[:.-](?=[ ]|$))?(?:[ ](?P<title>\S.*))?$""",
    matches=("KẾ HOẠCH", "K HOẠCH", "QUYẾT ĐỊNH", "Kế hoạch Chương trình nước sạch"),
    rejects=("Căn cứ Kế hoạch", "Kế hoạch hóa gia đình"),
    source="Nghị định 30/2020/NĐ-CP, Điều 7",
)

SPECKED_TYPE = Pattern(
    name="specked_type",
    expression=r"""^[^\p{L}\p{N}]{0,4}(?P<type>K[ẾÉÊE][ ]?HOẠCH|QUYẾT[ ]ĐỊNH|CHƯƠNG[ ]TRÌNH)(?=[^\p{L}\p{N}]{0,4}$)""",
    matches=("- KẾ HOẠCH", "~ KẾ HOẠCH -", "· KẾ HOẠCH ,"),
    rejects=("- KẾ HOẠCH VỐN", "- Kế hoạch"),
    cased=True,
)
"""A type line with specks of the page, or a page's dashes, beside it."""

NUMBERED_TYPE = Pattern(
    name="numbered_type",
    expression=rf"""^{words("|".join(TYPES))}[ ](?:số[ ]?:?[ ]?)?\d{{1,6}}[ ]?[/-]""",
    matches=("Kế hoạch 66/KH-UBND năm 2018 về dân số", "Kế hoạch số 12-KH/TU"),
    rejects=("Kế hoạch năm 2018",),
)
"""A page's heading that names the document by its number, above the document itself."""

SYMBOL_TYPES = {"KH": "Kế hoạch", "QĐ": "Quyết định", "NQ": "Nghị quyết", "BC": "Báo cáo", "TB": "Thông báo", "TTr": "Tờ trình",
                "CT": "Chỉ thị", "HD": "Hướng dẫn", "CTr": "Chương trình", "CTrHĐ": "Chương trình hành động", "ĐA": "Đề án", "GP": "Giấy phép",
                "PA": "Phương án", "KL": "Kết luận", "CĐ": "Công điện", "BB": "Biên bản", "GM": "Giấy mời", "TT": "Thông tư", "NĐ": "Nghị định"}  # fmt: skip
"""Types by the first part of the symbol (Phụ lục III); anything else in front of a dash is a công văn."""

RECIPIENTS = Pattern(
    name="recipients",
    expression=r"""^nơi[ ]nhận(?!\p{L})""",
    matches=("Nơi nhận:",),
    rejects=("tại nơi nhận quà",),
)
"""What opens the list beside the signature.  Source: Nghị định 30/2020/NĐ-CP, Phụ lục I."""

LAYOUT_WORDS = Pattern(
    name="layout_words",
    expression=r"""độc[ ]lập[ ]?-[ ]?tự[ ]do|cộng[ ]h[òõ]a[ ]xã[ ]hội|đảng[ ]cộng[ ]sản[ ]việt[ ]nam|nơi[ ]nhận[ ]?:|(?<!\p{L})(?:tm|kt|tl|tuq)[.][ ](?:ủy[ ]ban|chủ[ ]tịch|giám[ ]đốc)""",
    matches=("Độc lập - Tự do - Hạnh phúc", "Nơi nhận:", "KT. CHỦ TỊCH"),
    rejects=("Đơn vị chủ trì",),
    needs=("tự do", "xã hội", "cộng sản", "nơi nhận", "ủy ban", "chủ tịch", "giám đốc"),
)
"""Words of a table that sets the header or the signature side by side."""
