"""Citations of legal instruments: type, number, date, issuing body, subject.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 (number and symbol) and Phụ lục III (types); Luật Ban
hành văn bản quy phạm pháp luật (`24/2021/QH15`, `27/2022/NĐ-CP`); Quy định 66-QĐ/TW (`34-CT/TU`).
"""

import functools

from patterns.date import DATE
from patterns.fold import fold, key
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words

_SYMBOL = r"\p{Lu}[\p{L}&]{0,14}+\d{0,2}+"
_DASH = r"[ ]?[-–][ ]?"

INSTRUMENT_NUMBER = Pattern(
    name="instrument_number",
    expression=rf"""
    (?<![\p{{L}}\d/.,-])
    (?: (?P<state>\d{{1,5}}[a-zA-Z]?[ ]?/[ ]?(?:(?:19|20)\d\d[ ]?/[ ]?)? {_SYMBOL}(?:{_DASH}{_SYMBOL}|[.]\p{{Lu}}{{2,}}+){{0,3}})
    |   (?P<party>\d{{1,5}}{_DASH}{_SYMBOL}[ ]?/[ ]?{_SYMBOL}(?:{_DASH}{_SYMBOL}){{0,2}})
    )(?![\p{{L}}\d])""",
    matches=(
        "90/QĐ-TTg",
        "33/2015/QĐ-TTg",
        "24/2021/QH15",
        "17 /NQ-HĐND",
        "842/QĐ- UBND",
        "1315/VBHN -BLĐTBXH",
        "34-CT/TU",
        "57- NQ/TW",
        "2463 /QĐ - UBND",
        "03/TTLT-BNV-VPCP",
    ),
    rejects=("18/01/2022", "25/11", "1/2 số hộ", "100/ha"),
    cased=True,
)
"""A number with its symbol; state bodies put the slash first, the party the dash."""


@functools.cache
def instrument_types() -> dict[str, str]:
    """Folded type words to their canonical form."""
    return {fold(alias): row["canonical"] for row in rows("instruments") for alias in aliases(row)}


@functools.cache
def type_of_symbol(symbol: str) -> str | None:
    """The type that a symbol's letters tell (`QĐ-TTg`, `NQ/TW`); None for an official letter's (`LĐTBXH-VPQGGN`)."""
    codes = {code: row["canonical"] for row in rows("instruments") for code in row["symbols"].split("|") if code}
    return codes.get(symbol)


_TYPES = words("|".join(alias for row in rows("instruments") for alias in aliases(row)))

TYPE_BEFORE = Pattern(
    name="type_before",
    expression=rf"""(?<!\p{{L}})(?P<type>{_TYPES})[ ]?(?:liên[ ]tịch[ ])?(?:số)?[ ]?[:.]?[ ]?$""",
    matches=("Quyết định số ", "Kế hoạch ", "Nghị quyết số: ", "Quyết địnhsố ", "Nghị, quyết số "),
    rejects=("Nghị quyết của ", "biểu số "),
)
"""The type word straight before a number."""

SHARED_TYPE = Pattern(
    name="shared_type",
    expression=r"""(?:[,;]|(?<!\p{L})(?:và|cùng))[ ]?(?:số)?[ ]?[:.]?[ ]?$""",
    matches=("ngày 12/3/2021 và số ", "90/QĐ-TTg, ", "và "),
    rejects=("theo biểu số ",),
)
"""What joins a number to the type word of the one before it."""

NESTING = Pattern(
    name="nesting",
    expression=rf"""{words("của|theo|tại|thực hiện|triển khai|thay thế|bổ sung|sửa đổi|thi hành|quy định tại|kèm theo|hướng dẫn|cụ thể hóa|một số điều của|quán triệt|các điều của")}[ ](?:các[ ]|nội[ ]dung[ ])?$""",
    matches=("một số điều của ", "thực hiện "),
    rejects=("năm 2023; ", "và "),
)
"""Words after which an instrument belongs to the subject of the one before."""

AMENDED = Pattern(
    name="amended",
    expression=r"""(?:sửa[ ]đổi|bổ[ ]sung|thay[ ]thế|bãi[ ]bỏ)(?:(?![;.]).){0,90}[ ](?:của|thay[ ]thế|bãi[ ]bỏ)?[ ]?$""",
    matches=("sửa đổi, bổ sung một số điều của ", "thay thế "),
    rejects=("theo quy định của ",),
)

AFTER_NUMBER_DATE = Pattern(
    name="after_number_date",
    expression=rf"""[ ]?[,(]?[ ]?(?:ngày[ ]?:?[ ]?|đề[ ]ngày[ ])?{DATE.expression}[)]?""",
    matches=(" ngày 18/01/2022", ", ngày 29/3/2013", " ngày 18 tháng 01 năm 2022"),
    rejects=(" ngày nay",),
)

_BODIES = words(
    "quốc hội|ủy ban thường vụ quốc hội|chủ tịch nước|chính phủ|thủ tướng|ban bí thư|bộ chính trị|ban chấp hành|ban thường vụ|"
    "bộ trưởng|thứ trưởng|bộ|thường trực|hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd|chủ tịch|phó chủ tịch|giám đốc|tỉnh ủy|thành ủy|huyện ủy|"
    "quận ủy|thị ủy|đảng ủy|đảng bộ|sở|phòng|trưởng phòng|trưởng ban|ban|ủy ban|văn phòng|tổng cục|cục|chi cục|thanh tra|ngân hàng|"
    "bảo hiểm xã hội|trung ương|hội đồng|tòa án|viện kiểm sát|kiểm toán nhà nước|kho bạc|trung tâm|hội|liên đoàn|tổng liên đoàn|đoàn|đại hội|liên bộ|liên ngành|công an"
)

SUBJECT_START = Pattern(
    name="subject_start",
    expression=rf"""[ ]?[,]?[ ]?(?:\([^)]{{1,60}}\)[ ]?)?(?P<subject>(?:{words("về việc|về|v/v|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|bổ sung|thực hiện|triển khai|thông qua|giao|phân bổ|thành lập|công bố|công nhận|tăng cường|đẩy mạnh|điều chỉnh|thông báo|thi hành|bãi bỏ|tiếp tục|xác định|kiện toàn|quyết định|hành động|đề nghị|báo cáo|cho|kết luận|tổ chức")})(?!\p{{L}}))""",
    matches=(" về việc phân bổ", " phê duyệt Chương trình", ", ban hành quy chế"),
    rejects=(" của Chính phủ", ", vay vốn"),
)
"""What opens an instrument's subject, after its number, date and issuer."""

ISSUER_AFTER = Pattern(
    name="issuer_after",
    expression=rf"""[ ]?[,]?[ ]?(?:{_TYPES}[ ])?(?:của|do)[ ](?=(?P<body>{_BODIES})(?!\p{{L}}))""",
    matches=(" của Thủ tướng Chính phủ", ", của Bộ Y tế", " Nghị quyết của Ban chấp hành Đảng uỷ"),
    rejects=(" của nhân dân",),
)

ISSUER_BARE = Pattern(
    name="issuer_bare",
    expression=r"""[ ](?=(?P<body>thủ[ ]tướng[ ]chính[ ]phủ|chính[ ]phủ|ubnd|ủy[ ]ban[ ]nhân[ ]dân|hđnd|hội[ ]đồng[ ]nhân[ ]dân|bộ[ ]trưởng)(?!\p{L}))""",
    matches=(" Thủ tướng Chính phủ", " UBND tỉnh"),
    rejects=(" Bộ luật",),
)
"""An issuer straight after the date, the word `của` left out; only where a subject follows."""

ISSUER_TAIL = Pattern(
    name="issuer_tail",
    expression=rf"""
    (?: (?! [;.(“"\n] | ,[ ] | [ ](?:{words("về|v/v|tại|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|thực hiện|thông qua|giao|phân bổ|thành lập|công bố|công nhận|tăng cường|đẩy mạnh|điều chỉnh|thông báo|bãi bỏ|tiếp tục|khóa|nhiệm kỳ|ngày|năm|đã|được|để|là|nhằm|theo|như|từ|và nghị|và quyết|và kế|và thông|và công|và chỉ|và hướng|và chương|và văn|trên cơ sở|hành động|đề nghị|cho|với|kỳ họp|xem xét|bảo đảm|đảm bảo|trong|khi|tổ chức thực hiện")})(?!\p{{L}})
            | [ ]triển[ ]khai[ ] ) . ){{0,90}}+""",
    matches=("Y tế",),
    rejects=(),
)
"""How far a body's name goes that is in no list: to the words that open what it did."""

STEERING_TAIL = Pattern(
    name="steering_tail",
    expression=rf"""(?:(?![;.(\n]|[ ](?:{words("về việc|về|và chỉ đạo|và quyết|và kế|và nghị|ngày|đã|phê duyệt|ban hành|thông báo|hướng dẫn")})(?!\p{{L}})).){{0,140}}+""",
    matches=("triển khai xóa nhà tạm",),
    rejects=(),
)
"""How far the name of a steering committee (Ban Chỉ đạo …) goes, which says what it steers."""

ISSUER_BEFORE = Pattern(
    name="issuer_before",
    expression=rf"""(?P<body>(?<!\p{{L}}){_BODIES}(?:(?![;,.()]|[ ]tại[ ]).){{0,100}}?)[ ]tại[ ](?:các[ ])?$""",
    matches=("Trưởng phòng Lao động - Thương binh và Xã hội tại ", "Sở Kế hoạch và Đầu tư tại "),
    rejects=("quy định tại ",),
)
"""The body that wrote, before `tại Tờ trình số`."""

ENACTED_BEFORE = Pattern(
    name="enacted_before",
    expression=rf"""
    (?:{DATE.expression}[ ]?,?[ ])?(?P<body>(?<!\p{{L}}){_BODIES}(?:(?![;.()]|,[ ]).){{0,70}}?)[ ](?:đã[ ])?(?:{words("ban hành|ký ban hành|có|ra|thông qua|ký")})[ ](?:các[ ])?$""",
    matches=("Ngày 29/3/2013, Thủ tướng Chính phủ ban hành ", "UBND tỉnh đã ban hành "),
    rejects=("theo quy định của ",),
)
"""Date and body before `ban hành Quyết định số`."""

SUBJECT_END = Pattern(
    name="subject_end",
    expression=rf"""
      [;][ ]?(?=$|\n) | [;][ ](?=(?:{_TYPES}|{words("căn cứ|trên cơ sở|theo đề nghị|xét|các nghị quyết|các quyết định|thực hiện")})(?!\p{{L}}))
    | [.](?=[ ]?$|\n|[ ]\D) | [.]/ | \n | $
    | ,[ ](?=(?:ubnd|ủy[ ]ban[ ]nhân[ ]dân|chủ[ ]tịch[ ]ủy)[^;.]{{0,60}}(?:{words("xây dựng|ban hành|đề ra|triển khai")}))
    """,
    matches=("2023; Quyết định", "2023."),
    rejects=(),
)
"""What closes a citation: `;` before another one, a full stop, the line's end, or the body that issues the plan."""

PREAMBLE_WORD = Pattern(
    name="preamble_word",
    expression=rf"""(?:^|(?<=[.;][ ])|(?<=\n))(?:\d{{1,2}}[.][ ]|[-+*][ ])?(?P<word>{words("căn cứ|thực hiện|triển khai thực hiện|để triển khai|theo|xét|thi hành|trên cơ sở")})(?!\p{{L}})""",
    matches=("Căn cứ Luật", "Xét đề nghị của"),
    rejects=("và theo",),
)

UNNUMBERED = Pattern(
    name="unnumbered",
    expression=rf"""(?<!\p{{L}})(?P<type>nghị[ ]quyết|quyết[ ]định|chỉ[ ]thị|thông[ ]tư|nghị[ ]định|kết[ ]luận|chương[ ]trình[ ]hành[ ]động)[ ]của[ ](?=(?P<body>{_BODIES})(?!\p{{L}}))""",
    matches=("Nghị quyết của Hội đồng nhân dân tỉnh quy định",),
    rejects=("Nghị quyết số 24",),
)
"""A specific instrument named by its issuer and subject alone."""

LAW = Pattern(
    name="law",
    expression=rf"""
    (?<!\p{{L}})(?P<type>bộ[ ]luật|luật|pháp[ ]lệnh)[ ](?P<amending>sửa[ ]đổi[^;.\n]{{5,60}}?[ ]luật[ ])?
    (?P<name>{words("|".join(alias for row in rows("laws") for alias in aliases(row)))})(?!\p{{L}})
    (?:[ ](?:năm[ ](?P<named_year>(?:19|20)\d\d)))?
    (?:[ ]số[ ]?:?[ ]?(?=(?P<number>\d{{1,3}}/(?:19|20)\d\d/[a-z]{{2,6}}\d{{1,2}})))?
    """,
    matches=("Luật Trẻ em", "Luật Đầu tư công ngày 13 tháng 6 năm 2019", "Bộ luật Lao động", "Luật Đất đai năm 2013"),
    rejects=("Luật chơi",),
    source="Luật Ban hành văn bản quy phạm pháp luật; names in patterns/lexicons/laws.tsv",
)


def _name_expression(name: str) -> str:
    """A body's name in any of its spellings: `-`, `,`, `&` and `và` between its words may change or go."""
    return r"(?:[ ]?[-,&][ ]?(?:và[ ])?|[ ]và[ ]?|[ ])".join(key(name).replace(" và ", " ").split())


KNOWN_ISSUER = Pattern(
    name="known_issuer",
    expression=r"(?:(?:bộ[ ]trưởng|thứ[ ]trưởng|chủ[ ]nhiệm|thống[ ]đốc|tổng[ ]thanh[ ]tra)[ ])?(?:"
    + "|".join(
        sorted(
            (_name_expression(alias) for row in rows("issuers") for alias in aliases(row)),
            key=lambda text: (-len(text), text),
        )
    )
    + r")(?!\p{L})(?:[ ]-[ ]tổng[ ]cục[ ]\p{L}+[ ]\p{L}+)?",
    matches=("Bộ Lao động, Thương binh và Xã hội", "Thủ tướng Chính phủ", "Bộ trưởng Bộ Tư pháp", "Bộ LĐ-TB&XH"),
    rejects=("Sở Y tế",),
)
"""A central body of the list, in any spelling."""


@functools.cache
def canonical_issuer(folded_key: str) -> str | None:
    """The listed name of a central body, by the key of any of its spellings."""
    listed = {key(alias).replace(" và ", " "): row["canonical"] for row in rows("issuers") for alias in aliases(row)}
    return listed.get(folded_key.replace(" và ", " "))


LOCAL_ISSUER = Pattern(
    name="local_issuer",
    expression=r"""
    (?:(?:phó[ ])?(?:chủ[ ]tịch|thường[ ]trực|giám[ ]đốc)[ ])?
    (?: (?:ủy[ ]ban[ ]nhân[ ]dân|hội[ ]đồng[ ]nhân[ ]dân|ubnd|hđnd)(?:[ ]\((?:ubnd|hđnd)\))?
    |   ban[ ]chấp[ ]hành[ ]đảng[ ](?:bộ|ủy) | (?:ban[ ]thường[ ]vụ|ban[ ]chấp[ ]hành|thường[ ]trực)[ ](?:tỉnh|thành|huyện|quận|thị|đảng)[ ]ủy | (?:tỉnh|thành|huyện|quận|thị|đảng)[ ]ủy | đảng[ ]bộ )
    (?:[ ](?:các[ ])?(?:tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|tp[.]?))?(?!\p{L})
    """,
    matches=(
        "UBND huyện",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Ban Thường vụ Tỉnh ủy",
        "Ban Chấp hành Đảng bộ tỉnh",
        "HĐND xã",
    ),
    rejects=("Sở Y tế",),
)
"""A local committee, council or party body; its unit's name, in capitals, may follow."""


_LIKE_T = str.maketrans({"I": "T", "l": "T", "1": "T", "Ï": "T"})


def repaired_number(number: str, instrument_type: str) -> str | None:
    """A recognised number whose type's letters OCR misread (`10/2022/TI-BLĐTBXH` of a Thông tư); None where nothing is to repair.

    Only letters that look alike are changed, and only into the code of the type word that is printed before the number.
    """
    head, slash, symbol = number.rpartition("/")
    first, dash, rest = symbol.partition("-")
    codes = [
        code
        for row in rows("instruments")
        if row["canonical"] == instrument_type
        for code in row["symbols"].split("|")
        if code
    ]
    for code in codes:
        if first != code and len(first) == len(code) and first.translate(_LIKE_T) == code.translate(_LIKE_T):
            return f"{head}{slash}{code}{dash}{rest}"
    return None
