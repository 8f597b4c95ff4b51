"""What stands around a cited instrument: its date, its body before or after, its subject, the words that open its line.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (căn cứ): one a line, each closed by `;`, the last by a full stop.
"""

import functools
from typing import Literal, cast

from patterns.citation.instrument import TYPES
from patterns.citation.issuer import BODIES, OPENERS, STRONG_OPENERS
from patterns.date import BLANK_DATE, DATE
from patterns.lexicon import rows
from patterns.pattern import Pattern, words
from patterns.place import LEVEL_OF_KIND

Relation = Literal["căn cứ", "thực hiện", "theo", "xét"]
"""What the opening word of a basis can say."""

AFTER_DATE = Pattern(
    name="after_date",
    expression=rf"""[ ]?(?:(?P<comma>,)|(?P<bracket>\())?[ ]?(?:(?:ký[ ]|ban[ ]hành[ ]|(?:đã[ ])?được[ ](?:quốc[ ]hội|ủy[ ]ban[ ]thường[ ]vụ[ ]quốc[ ]hội|ubtvqh)(?:[ ]khóa[ ]\p{{L}}{{1,6}})?[ ]thông[ ]qua[ ])?ngày[ ]?:?[ ]?|đề[ ]ngày[ ])?{DATE.expression}(?(bracket)[)]?)""",
    matches=(
        " ngày 18/01/2022",
        " (ngày 3/4/2020)",
        ", ngày 29/3/2013",
        " ngày 18 tháng 01 năm 2022",
        " ban hành ngày 3/4/2020",
        " đã được Quốc hội thông qua ngày 12/3/2009",
    ),
    rejects=(" ngày nay", " từ ngày"),
)
"""A date behind a number or an issuer."""

AFTER_BLANK_DATE = Pattern(
    name="after_blank_date",
    expression=rf"""[ ]?[,(]?[ ]?(?:{BLANK_DATE.expression}[)]?|tháng[ ]\d{{1,2}}[ ]?(?:năm[ ]|/)(?:19|20)\d\d|ngày[ ][\d /.,-]{{1,20}}(?=của|do))""",
    matches=(" ngày tháng 12 năm 2023", " tháng 6 năm 2015", " ngày 22 ngày 12 tháng 2024"),
    rejects=(" ngày nay",),
)
"""A date that is not whole, or that cannot be read."""

SESSION_NOTE = Pattern(
    name="session_note",
    expression=rf"""
    [ ]?[,]?[ ]?[(]?(?:(?:đã[ ]|được[ ])*thông[ ]qua[ ])?(?:tại[ ]|về[ ])?(?:{words("khóa|nhiệm kỳ|lần thứ|kỳ họp thứ|kỳ họp lần thứ|kỳ họp chuyên đề|kỳ họp chuyên đề lần thứ|kỳ họp bất thường|kỳ họp thường lệ|kỳ họp")})
    (?: [ ]?(?: [ivxlc]{{1,6}}(?!\p{{L}}) | \d{{1,4}}(?:[ ]?-[ ]?\d{{4}})? | (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?:[ ](?:một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?(?!\p{{L}}) | đầu[ ]tiên ) )?
    (?:[ ]\((?:chuyên[ ]đề|bất[ ]thường)\))?[)]?""",
    matches=(
        " khóa XVIII",
        ", kỳ họp thứ 14",
        " (Khóa XI)",
        " nhiệm kỳ 2021 - 2026",
        ", kỳ họp thứ mười hai",
        " được thông qua tại kỳ họp thứ hai",
    ),
    rejects=(" về việc",),
)
"""Which term or session of a council or committee; stands between its name and the subject."""

ISSUER_AFTER = Pattern(
    name="issuer_after",
    expression=rf"""
    [ ]?[,]?[ ]?(?:{TYPES}[ ])?(?:(?:của|do|tại)[ ])?hội[ ]nghị[ ](?:lần[ ]thứ[ ])?[\p{{L}}\d]{{1,6}}[ ](?:của[ ])?(?=(?P<body>ban[ ]chấp[ ]hành|bch))
    | [ ]?[,]?[ ]?(?:{TYPES}[ ])?(?:của|do)[ ]?(?=(?P<body>{BODIES})(?!\p{{L}}))""",
    matches=(
        " của Thủ tướng Chính phủ",
        ", của Bộ Y tế",
        " Nghị quyết của Ban chấp hành Đảng uỷ",
        " Hội nghị lần thứ bảy Ban Chấp hành Trung ương",
    ),
    rejects=(" của nhân dân",),
)

ISSUER_CAPITAL = Pattern(
    name="issuer_capital",
    expression=r"""[ ]?(?:của|do)[ ](?!(?:Luật|Nghị|Quyết|Thông|Chương|Đảng(?![ ]ủy|[ ]uỷ|[ ]bộ)|Nhà[ ]nước|Dự|Kế|Đề|Chỉ|Công[ ]văn|Trung[ ]tâm[ ]này))(?P<body>\p{Lu}\p{L}+[ ]\p{L}+)""",
    matches=(" của Tập đoàn Điện lực", " của Liên minh Hợp tác xã"),
    rejects=(" của Đảng về", " của nhân dân"),
    cased=True,
)
"""A body whose first word is in no list: told by its capital."""

ENACTED_AFTER = Pattern(
    name="enacted_after",
    expression=r"""[ ](?:ban[ ]hành|ký|phê[ ]duyệt)(?=[ ]?[,;.)\n]|[ ]ngày|[ ](?:về|v/v)[ ])""",
    matches=(" ban hành ngày", " ban hành về việc"),
    rejects=(" ban hành Quy chế",),
)
"""The verb behind `do UBND tỉnh`."""

ISSUER_BARE = Pattern(
    name="issuer_bare",
    expression=r"""[ ](?=(?P<body>thủ[ ]tướng[ ]chính[ ]phủ|chính[ ]phủ|ubnd|ủy[ ]ban[ ]nhân[ ]dân|hđnd|hội[ ]đồng[ ]nhân[ ]dân|bộ[ ]trưởng)(?!\p{L}))""",
    matches=(" Thủ tướng Chính phủ", " UBND tỉnh"),
    rejects=(" Bộ luật",),
)
"""An issuer straight after the date, the word `của` left out; only where a subject follows."""

BODY_START = Pattern(
    name="body_start",
    expression=rf"""(?<!\p{{L}})(?P<body>{BODIES})(?!\p{{L}})""",
    matches=("đề nghị của Sở Y tế", "UBND tỉnh"),
    rejects=("cơ sởdữ liệu",),
)

AT = Pattern(
    name="at",
    expression=r"""^(?P<verb>(?:[ ](?:đã[ ]|có[ ])?(?:phê[ ]duyệt|ban[ ]hành|giao|quy[ ]định|chỉ[ ]đạo|hướng[ ]dẫn|thông[ ]báo|phân[ ]bổ|công[ ]bố|thống[ ]nhất|cho[ ]ý[ ]kiến|trình|đề[ ]nghị|yêu[ ]cầu|chấp[ ]thuận|thông[ ]qua|kết[ ]luận|báo[ ]cáo|đề[ ]xuất)(?:[ ](?:thực[ ]hiện|chỉ[ ]tiêu|kế[ ]hoạch|dự[ ]toán|vốn))?)?)(?:[ ]\([^()\n]{1,160}\))?[ ]?(?:,?[ ]?tại|[(])[ ]?(?:các[ ]|nội[ ]dung[ ])?$""",
    matches=(" tại ", " giao tại ", " (", " phê duyệt tại các ", " (Cơ quan Thường trực Ban Chỉ đạo tỉnh) tại "),
    rejects=(" và ", " quy định ở"),
)
"""From a body to the instrument that it wrote: `Sở Y tế tại`, `UBND tỉnh giao tại`."""

AT_FAR = Pattern(
    name="at_far",
    expression=r"""^[ ](?:đã[ ])?(?:phê[ ]duyệt|giao|ban[ ]hành|công[ ]nhận|thành[ ]lập|phân[ ]bổ|thông[ ]qua|kiện[ ]toàn)[ ](?:(?![;.\n]|(?<!\p{L})(?:theo|quy[ ]định|thực[ ]hiện|nêu|hướng[ ]dẫn|căn[ ]cứ|tại)(?!\p{L})).){3,110}[ ]tại[ ]$""",
    matches=(" đã phê duyệt danh mục dự án tại ", " giao chỉ tiêu năm 2023 cho các xã tại "),
    rejects=(" giao các xã thực hiện theo quy định tại ",),
)
"""From a body to the instrument in which it did what the words between say."""

ENACTED = Pattern(
    name="enacted",
    expression=r"""^[ ](?:đã[ ])?(?:ban[ ]hành|ký[ ]ban[ ]hành|có|ra|thông[ ]qua|ký)[ ](?:các[ ])?$""",
    matches=(" ban hành ", " đã ký ban hành ", " có các "),
    rejects=(" triển khai ",),
)
"""From a body to the instrument that it enacted."""

DATE_BEFORE = Pattern(
    name="date_before",
    expression=rf"""(?<!\p{{L}}){DATE.expression}[ ]?,?[ ]$""",
    matches=("Ngày 29/3/2013, ",),
    rejects=("từ năm 2013, ",),
)
"""The day on which a body enacted, before the body."""

SUBJECT_START = Pattern(
    name="subject_start",
    expression=rf"""(?P<comma>[ ]?,)?[ ]?(?:\([^)\n]{{1,120}}\)[ ]?,?[ ]?|[-–][ ](?:trưởng|phó|chủ[ ]tịch|cơ[ ]quan|đơn[ ]vị|thường[ ]trực)[ ][^;.\n]{{2,140}}?[ ](?=(?:về|v/v)[ ]))?(?P<subject>["]?(?:(?P<strong>{STRONG_OPENERS})|(?P<weak>{OPENERS})|(?P<other>\p{{L}}+))(?!\p{{L}}))""",
    matches=(
        " về việc phân bổ",
        " phê duyệt Chương trình",
        ", ban hành quy chế",
        " “Về tăng cường",
        " - Trưởng nhóm hợp tác về việc",
    ),
    rejects=("; ", ". "),
)
"""What may open an instrument's subject, after its number, date and issuer."""

NO_SUBJECT = Pattern(
    name="no_subject",
    expression=rf"""\G(?:{words("và|với|để|nhằm|tại|theo|trong|trên|đã|được|là|như|có|cùng|thì|từ|đến|hoặc|vào|khi|nêu|này|nói trên|nêu trên|trên đây|số|ngày|của|do|căn cứ|cũng|còn|ở|sẽ|kèm|các|những|gồm|bao gồm|cụ thể|đồng thời|ban hành kèm|thực tế|làm|quyết định số|kế hoạch số|nghị quyết số|giai đoạn|năm|áp dụng|đối với|kể từ|gắn với|vay|tổ chức triển khai|tổ chức thực hiện")}(?!\p{{L}})|{BODIES}(?!\p{{L}})|{TYPES}[ ]?(?:số|\d|của)|(?:nq|qđ|nđ|ttlt|tt|ct|kh|cv|tb|ttr|kl|hd|ctr|đa|bc)[ ](?:số|\d))""",
    matches=("và các văn bản", "UBND huyện xây dựng", "nêu trên"),
    rejects=("rà soát hộ nghèo", "phát triển thanh niên"),
)
"""Words that go on with the sentence instead of saying what the instrument is about."""

SUBJECT_END = Pattern(
    name="subject_end",
    expression=rf"""
    (?=[;.,\n]|[ ][uủchbv(t]|$)(?:
      [ ](?=\((?:sau[ ]đây|dưới[ ]đây)?[ ]?(?:được[ ])?(?:gọi|viết)[ ](?:tắt|là|chung)) | [ ](?=\([^()\n]{{0,160}}%[^()\n]{{0,160}}\))
    | [ ](?=thì[ ])
    | ;[ ](?=(?:để|nhằm)[ ])
    | ,[ ](?=(?:theo|xét)[ ]đề[ ]nghị[ ]|sau[ ]khi[ ]|đến[ ](?:nay|hết|cuối|ngày)[ ])
    | ,[ ](?=[^,;.\n]{{0,70}}(?<!\p{{L}})(?:còn|có|giảm|đạt|chiếm|là)[ ]\d)
    |
      [ ](?=và[ ](?:ý[ ]kiến[ ])?(?:chỉ[ ]đạo|kết[ ]luận|đề[ ]nghị|hướng[ ]dẫn)[ ]của[ ](?:{BODIES})(?!\p{{L}})[^;\n]{{0,90}}[ ]tại[ ]{TYPES}[ ]số)
    | ;[ ]?(?=$|\n) | ;[ ](?=\p{{L}}{{1,8}}(?:[ ]\p{{L}}{{1,8}}){{0,3}}[ ]số[ ]?:?[ ]?\d{{1,5}}[ ]?[/-]) | ;[ ](?=(?:{TYPES}|{BODIES}|{words("căn cứ|trên cơ sở|theo đề nghị|xét|các nghị quyết|các quyết định|các văn bản|thực hiện|số")}|của[ ]{BODIES})(?!\p{{L}}))
    | (?<!(?<!\p{{L}})(?:tp|tx|tt|gs|ts|ths|pgs))[.](?=[ ]?$|\n|[ ]\D) | [.]/ | \n | $
    | (?<![ ]của)[,;.]?[ ](?=(?:ubnd|ủy[ ]ban[ ]nhân[ ]dân|chủ[ ]tịch[ ](?:ubnd|ủy)|hđnd|hội[ ]đồng[ ]nhân[ ]dân|ban[ ]chỉ[ ]đạo)[^;.\n]{{0,70}}[ ](?:{words("xây dựng|ban hành|đề ra|triển khai|lập")})[ ](?:{words("và ban hành|nội dung|chi tiết|triển khai|thực hiện")}[ ])?(?:kế[ ]hoạch|phương[ ]án|thực[ ]hiện))
    | ,[ ](?=(?:{words("trong đó|theo đó|kính đề nghị|đồng thời|nhằm|để|cụ thể|do đó|vì vậy|tuy nhiên|nhưng|hiện nay|đến nay|qua đó|từ đó|sau đó|nay|được sửa đổi")})(?!\p{{L}}))
    | ,[ ](?!(?:phó[ ])?trưởng[ ](?:ban|đoàn|tiểu[ ]ban)[^,;.\n]{{0,60}}[ ]tại[ ])(?=(?:{BODIES})(?!\p{{L}})[^;.,\n]{{0,70}}(?<!ban)[ ](?:{words("chủ trì|tham mưu|phối hợp|tổ chức|hướng dẫn|xây dựng|ban hành|đề ra|triển khai|yêu cầu|chỉ đạo|đã|chịu trách nhiệm|có trách nhiệm|báo cáo|đề nghị")})(?!\p{{L}}))
    )""",
    matches=("2023; Quyết định", "2023."),
    rejects=(),
)
"""What closes a citation: `;` before another one, a full stop, the line's end, or the body that issues the plan."""

BODY_SUBJECT_END = Pattern(
    name="body_subject_end",
    expression=rf""";[ ](?!(?:{STRONG_OPENERS}|{OPENERS})(?!\p{{L}}))""",
    matches=("giai đoạn 2021 - 2025; đến nay đã hoàn thành",),
    rejects=("phân bổ vốn; điều chỉnh dự toán",),
)
"""A `;` that closes a citation in running text: no further verb of the instrument's title follows."""

NESTING = Pattern(
    name="nesting",
    expression=rf"""{words("của|theo|tại|thực hiện|triển khai|thay thế|bổ sung|sửa đổi|thi hành|quy định tại|kèm theo|hướng dẫn|cụ thể hóa|một số điều của|quán triệt|các điều của|bãi bỏ|ban hành|bởi|hợp nhất|sơ kết|tổng kết|là|gắn với|căn cứ")}[ ](?:các[ ]|nội[ ]dung[ ])?$""",
    matches=("một số điều của ", "thực hiện "),
    rejects=("năm 2023; ", "và "),
)
"""Words after which an instrument belongs to the subject of the one before."""

AMENDED = Pattern(
    name="amended",
    expression=r"""(?:sửa[ ]đổi|bổ[ ]sung|thay[ ]thế|bãi[ ]bỏ|đính[ ]chính)(?:(?![;.]|[ ](?:tại|theo|thực[ ]hiện|triển[ ]khai|bởi|hướng[ ]dẫn)[ ]).){0,90}$""",
    matches=("sửa đổi, bổ sung một số điều của ", "thay thế ", "sửa đổi khoản 2 Điều 5 "),
    rejects=("theo quy định của ", "sửa đổi mức hỗ trợ theo ", "được sửa đổi bởi "),
)
"""The words between an instrument and one that it amends."""

LIST_HEAD = Pattern(
    name="list_head",
    expression=rf"""(?<!\p{{L}})các[ ](?P<type>{TYPES})[ ]của[ ](?=(?P<body>{BODIES})(?!\p{{L}})[^:;.\n]{{1,90}}:)""",
    matches=("các Thông tư của Bộ Y tế: Thông tư số",),
    rejects=("các Thông tư của Bộ Y tế;",),
)
"""What heads a list of one body's instruments."""

LIST_LINK = Pattern(
    name="list_link",
    expression=r"""[ ]?(?:[,;&]|,?[ ]?(?:và|cùng|đến))[ ]?(?:số[ ]?:?[ ]?)?""",
    matches=(", ", " và số ", "; số ", " đến ", " & "),
    rejects=(" của ",),
)
"""All that stands between two citations of one list, whole."""

PLURAL = Pattern(
    name="plural",
    expression=r"""(?<!\p{L})(?:các|những)[ ]$""",
    matches=("thực hiện các ",),
    rejects=("thực hiện ",),
)
"""The word that makes a type word stand for several instruments."""

LIST_JOIN = Pattern(
    name="list_join",
    expression=r"""(?:[,;.]|[ ]và|[ ]cùng[ ]với)[ ]?(?:các[ ])?(?:số[ ]?:?[ ]?)?$""",
    matches=("; các ", " và ", "; số ", ", "),
    rejects=(" của ",),
)
"""What parts a citation from the next one beside it."""

_OPENERS = words("|".join(row["canonical"] for row in rows("basis_openers")))

PREAMBLE_WORD = Pattern(
    name="preamble_word",
    expression=rf"""(?:^|(?<=[.;:][ ])|(?<=\n)|(?<=,[ ])(?=(?:theo|xét)[ ]đề[ ]nghị|căn[ ]cứ))(?:\d{{1,2}}[.)][ ]?|[-+*][ ]?)?(?P<word>{_OPENERS})(?!\p{{L}})""",
    matches=("Căn cứ Luật", "Xét đề nghị của", "- Căn cứ Nghị quyết", "2024, theo đề nghị của"),
    rejects=("và theo", "năm 2024, thực hiện"),
)
"""The word that opens a preamble's line, or a clause of it."""

SENTENCE_START = Pattern(
    name="sentence_start",
    expression=r"""(?<!(?<!\p{L})(?:tp|tx|tt|gs|ts|ths|pgs))[.][ ](?=\p{L})""",
    matches=("năm 2023. Thực hiện",),
    rejects=("TP. Vinh", "1.205 hộ", "2023; xét"),
)
"""Where a sentence begins."""

LIST_GOES_ON = Pattern(
    name="list_goes_on",
    expression=r"""[;:,]\s*$|^\s*$""",
    matches=("về chăm lo Tết;\n", "các văn bản sau:\n"),
    rejects=("năm 2024.\n",),
)
"""The end of a line that a list goes on behind."""


@functools.cache
def _relations() -> dict[str, str]:
    return {row["canonical"]: row["code"] for row in rows("basis_openers")}


def relation_of_opener(word: str) -> Relation | None:
    """What an opening word says (`triển khai` is `thực hiện`); None of `trên cơ sở`."""
    return cast(Relation | None, _relations().get(word) or None)


OPENED = Pattern(
    name="opened",
    expression=rf"""
    (?:^|(?<=[.;\n])[ ]?)(?:\d{{1,2}}[.)][ ]?|[-+*][ ]?)?
    (?: (?:{words("căn cứ|thực hiện|triển khai thực hiện|triển khai|theo|thi hành|quán triệt|tiếp tục thực hiện|trên cơ sở|chấp hành")})[ ](?:vào[ ]|các[ ]|quy[ ]định[ ](?:tại|của)[ ]|tinh[ ]thần[ ]|nội[ ]dung[ ])* )? (?:(?:các[ ])?\p{{L}}+(?:[ ]\p{{L}}+){{0,3}}[ ]?:[ ]?)?$""",
    matches=("Căn cứ ", "Thực hiện ", "; ", "1. ", ". Căn cứ vào ", "Căn cứ các Luật: "),
    rejects=("trong việc thực hiện ",),
)
"""From the beginning of a sentence or clause to an instrument that it opens with."""

INVOKED = Pattern(
    name="invoked",
    expression=r"""
    (?: (?<!\p{L})(?:theo|căn[ ]cứ)[ ](?:vào[ ]|đúng[ ])?(?:các[ ])?(?:quy[ ]định[ ](?:(?![;.,]).){0,45})?(?:(?<![^ ])(?:của|tại|trong)[ ])?
    |   (?<!(?:tuyên[ ]truyền|phổ[ ]biến|tập[ ]huấn|giáo[ ]dục|tìm[ ]hiểu|về|nội[ ]dung)[^;.,]{0,40})quy[ ]định[ ](?:của|tại|trong)[ ] )
    (?:các[ ])?(?:(?:điểm|khoản|điều|mục|chương)[ ][\p{L}\d]{1,4}(?:[ ]?(?:,|và)[ ]?[\p{L}\d]{1,3}(?=[ ,]))?[ ]?,?[ ]?){0,6}(?:(?:của|trong)[ ])?$""",
    matches=(
        "thực hiện theo ",
        "quy định của ",
        "theo quy định tại Điều 12 ",
        "quy định tại khoản 1, Điều 4 của ",
        "căn cứ ",
    ),
    rejects=("tuyên truyền ", "tập huấn về quy định của ", "vận động thực hiện "),
)
"""Words that apply a law, right before its name."""

JOINED = Pattern(
    name="joined",
    expression=r"""^[ ]?(?:[,;]|và|[,;][ ]và)[ ]?$""",
    matches=("; ", " và ", ", "),
    rejects=(" của ",),
)
"""All that stands between two instruments of one list."""

UNNUMBERED = Pattern(
    name="unnumbered",
    expression=rf"""[ ]của[ ](?<=(?<!\p{{L}})(?P<type>nghị[ ]quyết|quyết[ ]định|chỉ[ ]thị|thông[ ]tư|nghị[ ]định|kết[ ]luận|chương[ ]trình[ ]hành[ ]động|(?P<weak>kế[ ]hoạch|công[ ]văn|thông[ ]báo[ ]kết[ ]luận|thông[ ]báo|hướng[ ]dẫn|chương[ ]trình|đề[ ]án))[ ]của[ ])(?=(?P<body>{BODIES})(?!\p{{L}}))""",
    matches=("Nghị quyết của Hội đồng nhân dân tỉnh quy định",),
    rejects=("Nghị quyết số 24", "quy định của Chính phủ"),
)
"""A specific instrument named by its issuer and subject alone; looks back from `của`."""

SESSION_FIRST = Pattern(
    name="session_first",
    expression=r"""(?<!\p{L})(?P<type>nghị[ ]quyết)[ ](?:tại[ ])?kỳ[ ]họp[ ](?:lần[ ])?(?:thứ[ ])?[\p{L}\d]{1,7}(?:[ ](?!hội|của|quốc)\p{L}{2,5})?,?[ ](?:của[ ])?(?=(?P<body>hội[ ]đồng[ ]nhân[ ]dân|hđnd|quốc[ ]hội)(?!\p{L}))""",
    matches=("Nghị quyết kỳ họp thứ mười Hội đồng nhân dân tỉnh",),
    rejects=("Nghị quyết của Hội đồng nhân dân tỉnh",),
)
"""A council's resolution named by its session, before the council."""

TITLED = Pattern(
    name="titled",
    expression=rf"""
    (?<!\p{{L}})(?P<type>báo[ ]cáo|quy[ ]chế|kế[ ]hoạch|tờ[ ]trình|thông[ ]báo|kết[ ]luận)[ ](?:nhanh[ ])?
    (?P<subject>(?P<joint>phối[ ]hợp[ ])?(?!(?:số|này|trên|nêu|chung|đã|được|của|là|và|có|tại|theo|năm|hằng|hàng|công[ ]tác|chi[ ]tiết|cụ[ ]thể|triển[ ]khai|thực[ ]hiện)(?!\p{{L}})|\d|phối[ ]hợp[ ]số)
      (?:(?![;.,:\n(][ \n]|[;.]$|[\n(]|[ ](?:của|số)[ ]|[ ]và[ ](?:quy[ ]định|các|kế[ ]hoạch|nghị|quyết|thông)).){{12,160}}+)
    (?:[ ]của[ ](?=(?P<body>{BODIES})(?!\p{{L}})))?(?=[ ]?[;.,:(\n]|$|[ ]|(?=(?P=body)))""",
    matches=(
        "Báo cáo nhanh kết quả rà soát hộ nghèo của Phòng Lao động",
        "Quy chế phối hợp giữa UBND tỉnh và Hội Nông dân tỉnh.",
    ),
    rejects=("Kế hoạch số 12/KH-UBND", "Báo cáo của các xã"),
)
"""An instrument named by its title; `joint` of several bodies, `body` who issued it."""

APPLIED = Pattern(
    name="applied",
    expression=r"""(?<!\p{L})(?:theo|căn[ ]cứ|thực[ ]hiện(?:[ ](?:tốt|nghiêm|đúng|hiệu[ ]quả|có[ ]hiệu[ ]quả))?)[ ](?:vào[ ]|đúng[ ]|nội[ ]dung[ ])?$""",
    matches=("vận động theo ", "thực hiện tốt "),
    rejects=("xây dựng ",),
)
"""Words that apply an instrument, right before it."""

CONGRESS = Pattern(
    name="congress",
    expression=r"""(?<!\p{L})(?P<type>nghị[ ]quyết|chương[ ]trình[ ]hành[ ]động)[ ](?P<congress>đại[ ]hội|hội[ ]nghị)[ ]""",
    matches=("Nghị quyết Đại hội đại biểu Đảng bộ",),
    rejects=("Nghị quyết của Hội nghị",),
)
"""A resolution of a congress or conference, which has no number."""

RENAMED = Pattern(
    name="renamed",
    expression=r"""\((?:sau[ ]đây|dưới[ ]đây)?[ ]?(?:được[ ])?(?:gọi|viết)[ ](?:(?:tắt|chung)[ ])?(?:là[ ])?[^()\n]{0,30}$""",
    matches=("(sau đây gọi tắt là ", "(gọi tắt là "),
    rejects=("(được sửa đổi bởi ",),
)
"""What opens the bracket that gives an instrument a shorter name."""

COLLECTIVE = Pattern(
    name="collective",
    expression=rf"""(?:(?<!\p{{L}})(?:các|những|mọi)|{TYPES}[ ]?(?:,|và)|các[ ]{TYPES},)[ ]$""",
    matches=("các ", "chỉ thị, ", "nghị quyết và "),
    rejects=("theo ",),
)
"""Words before a type that make it mean no one instrument (`các nghị quyết của …`)."""

LEVEL_NAMED = Pattern(
    name="level_named",
    expression=r"""(?<!\p{L})(?P<level>tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu)(?!\p{L})""",
    matches=("ủy ban nhân dân tỉnh", "hđnd xã Tân Lập"),
    rejects=("bộ công an",),
)
"""The level that a local body's name says."""


def levels_named(word: str) -> frozenset[str]:
    """The levels that a unit's kind can be of: a city is a province's or a district's."""
    return frozenset({"province", "district"} if word == "thành phố" else {LEVEL_OF_KIND[word]})


OWN = Pattern(
    name="own",
    expression=r"""kèm[ ]theo[ ](?:kế[ ]hoạch[ ])?$""",
    matches=("(Ban hành kèm theo ", "Kèm theo Kế hoạch "),
    rejects=("theo kế hoạch ",),
)
"""What stands before the plan's own number in its annexes."""
