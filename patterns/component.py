"""Projects (dự án) and sub-projects (tiểu dự án) of the national target programmes.

Source: Quyết định 90/QĐ-TTg ngày 18/01/2022, mục III; Quyết định 1722/QĐ-TTg (2016-2020) numbers them alike.
"""

from patterns.pattern import Match, Pattern, words

_CODE = r"(?:\d{1,2}(?:[.]\d{1,2})?|[ivx]{1,4})(?![\d%]|[.,]\d)"
_NUMBERED = r"[ ]?(?:thành[ ]phần[ ])?(?:số[ ]?)?"

COMPONENT_HEADING = Pattern(
    name="component_heading",
    expression=rf"""
    (?: (?P<sub>tiểu[ ]?dự[ ]?án|tda)|(?P<project>dự[ ]?án|da) ){_NUMBERED}(?P<code>{_CODE})
    (?: [ ]?[,-]?[ ]?(?:thuộc[ ]|của[ ])?dự[ ]án{_NUMBERED}(?P<parent>\d{{1,2}}) )?
    (?: [ ]?[.:;,(-] | [ ](?=\p{{L}}) | $ )
    """,
    matches=(
        "Dự án 2: Đa dạng hóa",
        "Tiểu dự án 1: Hỗ trợ",
        "Dự án 2. Đa dạng",
        "Tiểu dự án 3 thuộc Dự án 4: Việc làm",
        "Tiểu dự án 1",
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

NOT_IMPLEMENTED = Pattern(
    name="not_implemented",
    expression=rf"""
    (?<!\p{{L}})(?:{words("huyện|xã|tỉnh|phường|thị xã|thành phố|thị trấn|địa phương|trên địa bàn|đơn vị|năm|giai đoạn|do|nội dung")}(?:(?![ ]không[ ])[^.;:()\n]){{0,70}}[ ])?
    không[ ](?:{words("tổ chức thực hiện|triển khai thực hiện|thực hiện|triển khai")})(?!\p{{L}})
    (?:[ ](?:{words("dự án này|tiểu dự án này|nội dung này|trên địa bàn|dự án|tiểu dự án")}))?
    [ ,]{{0,2}}(?:\([ ]?)?(?P<reason>(?:do|vì|lý[ ]do)[ :][^\n]{{3,600}}?)?(?P<close>\)?[ ]?[.;]?[ ]?$|\)|[.;][ ])
    """,
    matches=(
        "Huyện không thực hiện (do tỉnh không phân bổ kinh phí).",
        "Xã không thực hiện.",
        "Không triển khai do không thuộc đối tượng.",
    ),
    rejects=("Tiếp tục thực hiện",),
)
"""A sentence that says that the place does not carry a project out."""

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
        return f"DA{number_of(whole)}.TDA{number_of(part)}" if part else f"DA{number_of(own)}"
    if "." in own:  # Tiểu dự án 3.1
        whole, _, part = own.partition(".")
        return f"DA{number_of(whole)}.TDA{number_of(part)}"
    parent = f"DA{number_of(groups['parent'])}" if groups.get("parent") else project
    return f"{parent}.TDA{number_of(own)}" if parent else None
