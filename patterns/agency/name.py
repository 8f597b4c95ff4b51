"""Names of bodies: by the lexicon in any of their spellings, else by their head word and what may follow it.

Source: Nghị định 24/2014/NĐ-CP and 45/2025/NĐ-CP (sở, phòng), 150/2025/NĐ-CP (communes from July 2025); the names are in
patterns/lexicons/agencies.tsv.
"""

import functools

from patterns.fold import fold, key
from patterns.lexicon import Row, aliases, rows
from patterns.pattern import Pattern, words

_UNITS_BELOW = r"(?:xã|phường|thị[ ]trấn|huyện|thị[ ]xã|thành[ ]phố|thôn|bản|ấp)"
_LEVEL_WORD = (
    rf"(?:(?:xã|phường)(?:[ ]?,[ ](?:xã|phường|thị[ ]trấn)(?!\p{{L}}|[ ](?:đoàn|ủy)))++|huyện(?:[ ]?,[ ](?:thị[ ]xã|thành[ ]phố|quận)(?!\p{{L}}|[ ](?:đoàn|ủy)))++|các[ ]{_UNITS_BELOW}(?:[ ]?(?:,|và)[ ](?:các[ ])?{_UNITS_BELOW}(?!\p{{L}}))*+"
    r"|tỉnh|huyện|thành[ ]phố|thị[ ]xã|quận|xã|phường|thị[ ]trấn|cấp[ ](?:tỉnh|huyện|xã)|các[ ]cấp|địa[ ]phương)"
)


def _spellings(name: str) -> str:
    """An expression for a name in which dashes, commas, `&` and `và` between its words may change, go or lose their blanks."""
    pieces = fold(name).replace("&", " ").replace("-", " ").replace(",", " ").split()
    return r"(?:[ ]?[-,&][ ]?(?:và[ ]?)?|[ ]và[ ]?|[ ])".join(piece for piece in pieces if piece != "và")


@functools.cache
def _listed() -> dict[str, Row]:
    return {_squeezed(alias): row for row in rows("agencies") for alias in aliases(row)}


def _squeezed(name: str) -> str:
    """A name's letters alone: `Phòng LĐ-TB&XH` and `PHÒNG LĐTBXH` are the same."""
    return "".join(word for word in key(name.replace("vàXH", "và XH")).split() if word != "và").replace("vàxh", "xh")


KNOWN_AGENCY = Pattern(
    name="known_agency",
    expression="(?:"
    + "|".join(
        sorted(
            {_spellings(alias) for row in rows("agencies") for alias in aliases(row)},
            key=lambda text: (-len(text), text),
        )
    )
    + rf")(?![\p{{L}}\d])(?:[ ]việt[ ]nam(?!\p{{L}}))?(?:[ ](?P<level>{_LEVEL_WORD})(?!\p{{L}}))?",
    matches=(
        "Phòng Lao động-TB vàXH",
        "Phòng LĐ-TB&XH",
        "MTTQ huyện",
        "Sở Kế hoạch - Đầu tư",
        "Phòng Kinh tế- Hạ tầng",
    ),
    rejects=("các phòng, ban",),
)
"""A body of the list, with the word for its level."""

COMMITTEES = Pattern(
    name="committees",
    expression=r"""
    (?: (?:ủy[ ]ban[ ]nhân[ ]dân|ubnd)[ ](?:các[ ]|cấp[ ]|(?P<number>\d{1,3}(?:/\d{1,3})?)[ ])?(?:xã|phường|thị[ ]trấn|huyện|quận|thị[ ]xã|thành[ ]phố)(?!\p{L})
        (?:[ ]?(?:,|và|-|/)[ ]?(?:các[ ])?(?:phường|thị[ ]trấn|xã|thị[ ]xã|thành[ ]phố|huyện|quận|đặc[ ]khu)(?!\p{L}))*
    |   (?:ban[ ](?:nhân[ ]dân|quản[ ]lý|phát[ ]triển|tự[ ]quản|điều[ ]hành|công[ ]tác[ ]mặt[ ]trận)|trưởng(?:[ ]ban)?)[ ](?:các[ ])?(?:thôn|bản|ấp|khóm|khu[ ]phố|tổ[ ]dân[ ]phố|buôn|làng|xóm|sóc|phum)(?!\p{L})
        (?:[ ]?(?:,|và)[ ]?(?:thôn|bản|ấp|khóm|khu[ ]phố|tổ[ ]dân[ ]phố|buôn|làng|xóm|tổ)(?!\p{L}))*
    |   các[ ](?:xã|phường|huyện)(?:[ ]?(?:,|và|-)[ ]?(?:các[ ])?(?:phường|thị[ ]trấn|xã|thị[ ]xã|thành[ ]phố|đặc[ ]khu)(?!\p{L}))+ )
    (?:[ ](?:trực[ ]thuộc|trên[ ]địa[ ]bàn|có[ ]liên[ ]quan|liên[ ]quan))?""",
    matches=(
        "UBND các xã, thị trấn",
        "các xã, thị trấn",
        "Ủy ban nhân dân xã, thị trấn",
        "UBND các huyện, thị xã, thành phố",
        "Ủy ban nhân dân các xã có liên quan",
        "UBND 06 phường",
    ),
    rejects=("các phòng, ban", "các hộ"),
)
"""The committees of all units below."""

HEAD = Pattern(
    name="head",
    expression=rf"""(?<!\p{{L}})(?<!cơ[ ])(?<!cơ[ ]quan[ ])(?:{words("Sở|Phòng|Ban|Ủy ban|UBND|HĐND|Hội đồng nhân dân|Trung tâm|Ngân hàng|Hội|Đoàn|Liên đoàn|Liên minh|Công an|Bộ Chỉ huy|Bảo hiểm xã hội|BHXH|Kho bạc|Báo|Đài|Văn phòng|Chi cục|Cục|Tổng cục|MTTQ|UBMTTQ|Mặt trận|Bưu điện|Bưu chính|Trường|Thanh tra|Chi nhánh|Bộ|Tòa án|Viện|Hạt|Trạm|Công chức|Cán bộ|Trưởng thôn|Trưởng các thôn|Đảng ủy|Tỉnh đoàn|Huyện đoàn|Thành đoàn|Ban chỉ đạo|NHCSXH|Công đoàn|Công ty|Bệnh viện|Hợp tác xã|Nhà văn hóa|Quỹ|Đồn|Liên hiệp|Hiệp hội|Ngành|Bộ phận|Huyện ủy|Tỉnh ủy|Thường trực|Các thôn|Thôn trưởng|PLĐTBXH|KBNN|UB MTTQ|Kế toán ngân sách")})(?!\p{{L}})""",
    matches=("Sở Y tế", "Trung tâm Y tế", "UBMTTQ huyện"),
    rejects=("Cơ sở", "cơ quan thường trực"),
)
"""Words that open a body's name."""

_VERBS = words(
    "chủ trì|chủ động|phối hợp|phối kết hợp|tổ chức|có|tham mưu|tham gia|hướng dẫn|chịu|thực hiện|triển khai|theo|căn cứ|là|và|các|để|trong|với|cùng|kiểm tra|rà soát|báo cáo|tổng kết|phân bổ|phân công|bố trí|đẩy mạnh|tăng cường|tiếp tục|tiếp nhận|đề nghị|đề xuất|trên|khi|được|đã|sẽ|cần|phải|quản lý|cân đối|huy động|ban hành|đôn đốc|lồng ghép|bảo đảm|đảm bảo|tạo điều kiện|tạo việc làm|từ|tại|trình ubnd|trình ủy ban|trình hđnd|tuyên truyền|vận động|cập nhật|nắm|chỉ đạo|kịp thời|hỗ trợ|nghiên cứu|tích cực|thuộc|của|khác|này|liên quan|chuyên môn|nghiệp vụ|trực tiếp|trực thuộc|đăng tải|cung cấp|thẩm định|quyết định|theo dõi|giám sát|lãnh đạo|nâng cao|cấp thẻ|cấp phát|cấp xã|cấp huyện|cấp tỉnh|cho|ưu tiên|khuyến khích|giải ngân|quyết toán|khẩn trương|làm|do|vào|về|đến|gửi|như|nhằm|lập kế hoạch|lập dự toán|lập danh sách|phát động|xem xét|công khai|định kỳ|duy trì|bám sát|mở rộng|xử lý|tập trung|giới thiệu"
)
_ENDS_NAME = rf"(?:{_VERBS}|(?<![Cc]huyển[ ])giao|(?<![Tt]rợ[ ])giúp|(?<!vụ[ ])(?<!thuật[ ])tổng[ ]hợp|(?<!dục[ ])thường[ ]xuyên|(?<!tư[ ])xây[ ]dựng)(?!\p{{L}})"

_OTHER_BODY = r"(?i:ubnd|hđnd|ubmttq|mttq|nhcsxh|bhxh|[uủ][ỷy][ ]ban|sở|phòng|ban|hội|đoàn|trung[ ]tâm|công[ ]an|mặt[ ]trận|ngân[ ]hàng|bảo[ ]hiểm|đài|báo|trạm|trường|văn[ ]phòng|chi[ ]cục|kho[ ]bạc|liên)(?!\p{L})"

NAME_TAIL = Pattern(
    name="name_tail",
    expression=rf"""
    (?: [ ]số[ ]\d{{1,3}}(?!\d) | (?:[ ]|[ ]?[-–][ ]?)(?!{_ENDS_NAME})\p{{L}}[\p{{L}}']* | [ ]và[ ](?=\p{{Lu}})(?!{_ENDS_NAME}|{_OTHER_BODY})\p{{L}}[\p{{L}}']* ){{1,12}}+
    """,
    matches=(" Xúc tiến đầu tư", " Lao động - TBXH", " Quản lý và Bảo vệ rừng"),
    rejects=(".",),
    cased=True,
)
"""What may follow a head word in a name that is in no list; a lower-case verb ends it."""


@functools.lru_cache(maxsize=4096)
def canonical_agency(printed: str) -> str | None:
    """The listed name of a body in any of its spellings (without its level word); None where it is in no list."""
    row = _listed().get(_squeezed(printed)) or _listed().get(_squeezed(printed).removesuffix("việtnam"))
    return row["canonical"] if row else None


@functools.cache
def level_of_agency(canonical: str) -> str:
    """The level at which a listed body stands: `province`, `district`, `commune`, `central`, or `any`."""
    return next(row["level"] for row in rows("agencies") if row["canonical"] == canonical)


LEVEL_OF_ISSUER = Pattern(
    name="level_of_issuer",
    expression=r"""^ủy[ ]ban[ ]nhân[ ]dân[ ](?P<kind>tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu)(?!\p{L})""",
    matches=("Ủy ban nhân dân thị xã Ngã Năm",),
    rejects=("Sở Y tế",),
)

REGION = Pattern(
    name="region",
    expression=r"""\G[ ]khu[ ]vực(?:[ ](?:[ivx]{1,5}|\d{1,2})(?!\p{L}))?(?=[ ]?[:,;.)]|[ ]\p{L}|$)""",
    matches=(" Khu vực 11: ", " khu vực XIV"),
    rejects=(" tỉnh",),
)
"""The region that a branch stands for (`Kho bạc Nhà nước Khu vực XIV`).  Source: the reorganisation of 2025."""

LONGER = Pattern(
    name="longer",
    expression=r"""[ ](?:và|-)[ ](?!(?:Cơ[ ]quan|Đơn[ ]vị|Thường[ ]trực)(?!\p{L}))\p{Lu}""",
    matches=(" và Phát triển quỹ đất", " - Phát lại truyền hình"),
    rejects=(" và các phòng", ", Phòng Y tế"),
    cased=True,
)
"""What makes a listed name the beginning of a longer one, unless another body's name follows."""


GROUP = Pattern(
    name="group",
    expression=r"""các[ ](?P<kind>sở|phòng|ban|hội)(?:[ ]?,[ ](?:ban|ngành|phòng|đoàn[ ]thể)){0,3}(?:[ ](?:huyện|tỉnh|thành[ ]phố|quận|thị[ ]xã|xã))?(?:[ ]?:[ ]?|[ ])(?=\p{L})""",
    matches=("các Sở: Y tế", "Các phòng: Y tế", "các sở, ngành: Y tế", "các Sở Tài chính, Y tế"),
    rejects=("Sở Y tế", "các sở, ban, ngành."),
)
"""The kind of the bodies whose fields are listed behind it (`các Sở: Y tế, Xây dựng`)."""

LIST_MARK = Pattern(
    name="list_mark",
    expression=r"""[ ]?[,;][ ]?|[ ]và[ ]|[ ]-[ ]""",
    matches=(", ", " và "),
    rejects=(": ",),
)

GENITIVE = Pattern(
    name="genitive",
    expression=rf"""(?<!\p{{L}}){words("thành viên|ủy viên|lãnh đạo|thủ trưởng|đoàn viên|hội viên|trưởng|phó|chủ tịch|giám đốc|đại diện")}[ ]$""",
    matches=("Thành viên ",),
    rejects=("các ",),
)
"""Words before a body that speak of its people and not of the body."""


@functools.cache
def field_of(kind: str) -> Pattern:
    """The fields of the listed bodies of a kind, in any spelling (`Y tế` of the kind `sở`)."""
    fields = {
        _spellings(alias[len(kind) + 1 :])
        for row in rows("agencies")
        for alias in aliases(row)
        if fold(alias).startswith(f"{kind} ")
    }
    return Pattern(
        name="field",
        expression=rf"(?:{'|'.join(sorted(fields, key=lambda text: (-len(text), text)))})(?![\p{{L}}\d])",
        matches=(),
    )
