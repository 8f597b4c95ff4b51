"""Kinds of issuers by the words that their names open with: committees and councils, Party committees, organs, central agencies."""

from patterns.pattern import Pattern

COMMITTEE = Pattern(
    name="committee",
    expression=r"""^(?:chủ[ ]tịch[ ]|thường[ ]trực[ ])?(?:(?:ủy|uy|ỷ|y)[ ]?ban[ ]nhân[ ]dân|ubnd|(?P<council>hội[ ]đồng[ ]nhân[ ]dân|hđnd))(?!\p{L})""",
    matches=("ỦY BAN NHÂN DÂN", "UBND TỈNH LÀO CAI", "Hội đồng nhân dân huyện", "Y BAN NHÂN DÂN"),
    rejects=("ỦY BAN DÂN TỘC",),
)
"""A People's Committee or Council, whose unit is part of its name."""

PARTY_COMMITTEE = Pattern(
    name="party_committee",
    expression=r"""^(?:ban[ ](?:thường[ ]vụ|chấp[ ]hành)[ ])?(?P<head>(?:tỉnh|huyện|thành|quận|thị)[ ]ủy)(?:[ ](?P<name>\p{L}+(?:[ -]{1,3}\p{L}+){0,4}))?$""",
    matches=("HUYỆN ỦY BẮC HÀ", "Tỉnh ủy"),
    rejects=("Ủy ban nhân dân huyện",),
    source="Điều lệ Đảng Cộng sản Việt Nam; Quy định 66-QĐ/TW",
)

PARTY_KINDS = {"tỉnh ủy": "tỉnh", "huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã", "thành ủy": "thành phố"}
"""The head of a Party committee's name, with the kind of the unit that it belongs to."""

ORGAN = Pattern(
    name="organ",
    expression=r"^(?:ban[ ](?:thường[ ](?:trực|vụ)|chấp[ ]hành)|thường[ ]trực)$",
    matches=("BAN THƯỜNG TRỰC", "Ban Chấp hành"),
    rejects=("BAN CHẤP HÀNH ĐẢNG BỘ XÃ",),
)
"""An organ that is named by the issuer it belongs to, on the line above it."""

CENTRAL_AGENCY = Pattern(
    name="central_agency",
    expression=r"""^(?:
      bộ[ ](?!chỉ[ ]huy|đội|phận) | chính[ ]phủ | thủ[ ]tướng | quốc[ ]hội | tổng[ ]cục | tổng[ ]liên[ ]đoàn | trung[ ]ương[ ]
    | ủy[ ]ban[ ](?:dân[ ]tộc|thường[ ]vụ) | văn[ ]phòng[ ]chính[ ]phủ
    | (?:ban|ủy[ ]ban|hội[ ]đồng|văn[ ]phòng)[ ](?:\p{L}{1,8},?[ ]){0,12}?trung[ ]ương(?!\p{L})
    | (?:ủy[ ]ban|văn[ ]phòng|hội[ ]đồng|ban[ ]chỉ[ ]đạo)[ ]quốc[ ](?:gia|hội)(?!\p{L}) | ủy[ ]ban[ ](?!nhân[ ]dân)(?:\p{L}{1,8},?[ ]){1,8}?quốc[ ]gia(?!\p{L}) )""",
    matches=(
        "BỘ Y TẾ",
        "Tổng cục Thống kê",
        "ỦY BAN DÂN TỘC",
        "BAN CHỈ ĐẠO LIÊN NGÀNH TRUNG ƯƠNG VỀ AN TOÀN THỰC PHẨM",
        "ỦY BAN AN TOÀN GIAO THÔNG QUỐC GIA",
    ),
    rejects=("BỘ CHỈ HUY QUÂN SỰ", "SỞ Y TẾ", "BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA"),
)
