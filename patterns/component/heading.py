"""Projects (dự án) and sub-projects (tiểu dự án) of the national target programmes.

Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục III; Quyết định 1722/QĐ-TTg (2016-2020) numbers them alike.
"""

from patterns.pattern import Match, Pattern, words

_CODE = r"(?:\d{1,2}(?:[.]\d{1,2})?|[ivx]{1,4}(?!\p{L}))(?![\d%]|[.,]\d)"
_NUMBERED = r"[ ]?(?:thành[ ]phần[ ])?(?:số[ ]?)?"

COMPONENT_HEADING = Pattern(
    name="component_heading",
    expression=rf"""
    (?: (?P<sub>tiểu[ ]?dự[ ]?án|tda)|(?P<project>dự[ ]?án|da) ){_NUMBERED}(?P<code>{_CODE})
    (?: [ ]?[,(-]?[ ]?(?:thuộc[ ]|của[ ])?(?:dự[ ]án|da){_NUMBERED}(?P<parent>\d{{1,2}})\)?
    |   [ ]?[,-][ ]?(?:tiểu[ ]?dự[ ]?án|tda){_NUMBERED}(?P<child>\d{{1,2}}) )?
    (?: [ ]?[.:;,(-] | [ ](?=\p{{L}}) | $ )
    """,
    matches=(
        "Dự án 2: Đa dạng hóa",
        "Tiểu dự án 1: Hỗ trợ",
        "Dự án 2. Đa dạng",
        "Tiểu dự án 3 thuộc Dự án 4: Việc làm",
        "Tiểu dự án 1",
        "Dự án 3 - Tiểu dự án 2: Hỗ trợ",
        "Tiểu dự án 2 (Dự án 3): Cải thiện",
    ),
    rejects=("các dự án khác", "Dự án 20%"),
    source="Quyết định 90/QĐ-TTg ngày 18/01/2022, mục III",
)

COMPONENT_MENTION = Pattern(
    name="component_mention",
    expression=rf"""
    (?<!\p{{L}})(?: (?:tiểu[ ]?dự[ ]?án|tda){_NUMBERED}(?P<sub>\d{{1,2}})(?![\d%]|[.,]\d)
        (?: [ ]?[,-]?[ ]?(?:thuộc[ ]|của[ ])?(?:dự[ ]án|da){_NUMBERED}(?P<parent>\d{{1,2}})(?!\d) )?
    |   dự[ ]?án{_NUMBERED}(?P<project>{_CODE}) )""",
    matches=("Tiểu dự án 1, Dự án 4", "Dự án 6", "Tiểu Dự án 1 thuộc Dự án 3", "dự án số 2"),
    rejects=("các dự án giảm nghèo", "14 dự án"),
)

_PLACE = words("huyện|xã|tỉnh|phường|thị xã|thành phố|thị trấn|quận|đặc khu|địa phương|trên địa bàn|địa bàn|đơn vị")
_OPENS = words(
    "huyện|xã|tỉnh|phường|thị xã|thành phố|thị trấn|quận|đặc khu|địa phương|trên địa bàn|đơn vị|năm|trong năm|giai đoạn|trong giai đoạn|do|nội dung|dự án này|tiểu dự án này|dự án|tiểu dự án|hiện nay|hiện tại"
)
_HERE = rf"(?:[ ](?:{words('dự án này|tiểu dự án này|nội dung này|dự án|tiểu dự án|trong năm nay|trong giai đoạn này')}|(?:trong[ ])?(?:năm[ ]20\d\d|giai[ ]đoạn[ ]20\d\d[ ]?-[ ]?20\d\d)|(?:trên[ ]địa[ ]bàn|tại)(?:[ ]{_PLACE}(?:[ ](?!do(?!\p{{L}})|vì(?!\p{{L}}))\p{{L}}+){{0,4}}?)?)){{0,3}}"
_REASON = r"[ ,]{0,2}(?:\([ ]?)?(?P<reason>(?:do|vì|lý[ ]do)[ :][^\n]{3,600}?)?"
_CLOSE = r"(?P<close>\)?[ ]?[.;]?[ ]?$|\)|[.;][ ])"

HEADING_VERB = Pattern(
    name="heading_verb",
    expression=r"""(?:triển[ ]khai[ ]thực[ ]hiện|tổ[ ]chức[ ]thực[ ]hiện|triển[ ]khai|thực[ ]hiện|nội[ ]dung)[ ](?=(?:tiểu[ ]?)?dự[ ]?án[ ]\d{1,2}[ ]?[:.])""",
    matches=("Thực hiện Dự án 2: Đa dạng hóa",),
    rejects=("Thực hiện Dự án 2 và Dự án 3",),
)
"""A verb before the project that a numbered heading lays out."""

NOT_IMPLEMENTED = Pattern(
    name="not_implemented",
    expression=rf"""
    (?<!\p{{L}})(?:
      (?:{_OPENS}(?:(?![ ](?:không|chưa)[ ])[^.;:()\n]){{0,70}}[ ])?
      không[ ](?:{words("tổ chức thực hiện|triển khai thực hiện|tổ chức triển khai|thực hiện|triển khai|phân bổ vốn|bố trí vốn|được phân bổ vốn|được bố trí vốn|được phân bổ kinh phí|được giao vốn")})(?!\p{{L}})(?:[ ,]{{1,2}}nên[ ]không[ ](?:tổ[ ]chức[ ]|triển[ ]khai[ ]){{0,1}}(?:thực[ ]hiện|triển[ ]khai))?{_HERE}{_REASON}{_CLOSE}
    | (?:trong[ ])?năm[ ](?:(?![ ](?:không|chưa)[ ])[^.;:()\n]){{0,70}}[ ]chưa[ ](?:{words("tổ chức thực hiện|triển khai thực hiện|tổ chức triển khai|thực hiện|triển khai")})(?!\p{{L}}){_HERE}{_REASON}{_CLOSE}
    | (?P<reason>(?:do|vì)[ ][^.;:()\n]{{3,200}}?)[ ,]{{1,2}}(?:nên[ ])?(?:{_PLACE}[ ])?không[ ](?:tổ[ ]chức[ ]|triển[ ]khai[ ])?(?:thực[ ]hiện|triển[ ]khai)(?!\p{{L}}){_HERE}{_CLOSE}
    | (?P<reason>(?:{_PLACE}(?:(?![ ]không[ ])[^.;:()\n]){{0,60}}[ ])?
      không[ ](?:có[ ](?:{words("đối tượng|xã|huyện|thôn|bản|ấp|hộ|địa bàn|dân tộc|nhóm dân tộc|dân tộc thiểu số|nội dung|nhu cầu")})|(?:thuộc|nằm[ ]trong|phải[ ]là|phải|còn[ ]là|còn)[ ](?:{words("đối tượng|phạm vi|địa bàn|diện|danh mục|danh sách|vùng|huyện|xã|đề án|khu vực|các")}))(?!\p{{L}})[^.;:()\n]{{0,160}})[ ]?[.;]?[ ]?$
    )""",
    matches=(
        "Huyện không thực hiện (do tỉnh không phân bổ kinh phí).",
        "Xã không thực hiện.",
        "Quận không thực hiện.",
        "Xã không được phân bổ vốn nên không triển khai.",
        "Không triển khai do không thuộc đối tượng.",
        "Không triển khai trong năm 2022.",
        "Trong năm 2022 huyện chưa triển khai thực hiện do chưa được phê duyệt dự án.",
        "Do xã không thuộc huyện nghèo nên không thực hiện.",
        "Huyện không có xã thuộc đối tượng.",
        "Không thuộc phạm vi thực hiện của quận",
        "Dự án này không triển khai trên địa bàn huyện Ba Tơ.",
    ),
    rejects=("Tiếp tục thực hiện", "Tỉnh chưa giao kinh phí năm 2022.", "Hỗ trợ hộ nghèo không có đất ở."),
)
"""A sentence that says that the place does not carry a project out, or that the project does not concern it."""

NOT_CONCERNED = Pattern(
    name="not_concerned",
    expression=rf"""\((?P<reason>[^()]{{0,120}}?(?:không[ ](?:{words("phải là|phải|thuộc|có|còn|nằm trong|thực hiện|triển khai")}))[^()]{{0,200}})\)""",
    matches=("(huyện Hớn Quản không phải là huyện nghèo)", "(không thuộc đối tượng thụ hưởng)"),
    rejects=("(vốn sự nghiệp)",),
)
"""A heading's bracket that says why its project does not concern the place."""

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def number_of(code: str) -> str:
    """A project's number in figures (`ii` is `2`, `02` is `2`)."""
    return str(_ROMAN.get(code) or int(code))


def code_of(match: Match, project: str | None) -> str | None:
    """The code of a mention or heading, `DA3.TDA1`; `project` is the one that a bare sub-project belongs to."""
    groups = match.groupdict()
    own = groups.get("code") or groups.get("sub") or groups.get("project") or ""
    is_sub = bool(groups.get("sub"))
    if not is_sub:
        whole, _, part = own.partition(".")
        part = part or groups.get("child") or ""
        return f"DA{number_of(whole)}.TDA{number_of(part)}" if part else f"DA{number_of(own)}"
    if "." in own:  # Tiểu dự án 3.1
        whole, _, part = own.partition(".")
        return f"DA{number_of(whole)}.TDA{number_of(part)}"
    parent = f"DA{number_of(groups['parent'])}" if groups.get("parent") else project
    return f"{parent}.TDA{number_of(own)}" if parent else None
