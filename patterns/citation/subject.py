"""What a cited instrument is about: words that open its subject, and what ends it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5 and II.6: one basis per line, each closed by `;`, the last by a full stop.
"""

from patterns.citation.type import TYPES
from patterns.citation.vocabulary import ISSUER_HEADS, OPENERS, STRONG_OPENERS, of_kind
from patterns.pattern import Pattern

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
    expression=rf"""\G(?:{of_kind("sentence goes on")}(?!\p{{L}})|(?:ý[ ]kiến[ ])?đề[ ]nghị[ ]của[ ](?:{ISSUER_HEADS})(?!\p{{L}})|{ISSUER_HEADS}(?!\p{{L}})|(?!(?<=[^,;][ ])kết[ ]luận[ ]của[ ]){TYPES}[ ]?(?:số|\d|của)|(?:nq|qđ|nđ|ttlt|tt|ct|kh|cv|tb|ttr|kl|hd|ctr|đa|bc)[ ](?:số|\d))""",
    matches=("và các văn bản", "UBND huyện xây dựng", "nêu trên", "đề nghị của Sở Tài chính tại"),
    rejects=("rà soát hộ nghèo", "phát triển thanh niên"),
)
"""Words that continue with the sentence instead of stating what the instrument is about."""

SUBJECT_END = Pattern(
    name="subject_end",
    expression=rf"""
    (?=[;:.,\n]|[ ](?:\(|cụ[ ]|như[ ]|thì[ ]|và[ ]|ubnd|ủy[ ]|chủ[ ]|hđnd|hội[ ]đ|ban[ ]c)|$)(?:
      [ ](?=\((?:sau[ ]đây|dưới[ ]đây)?[ ]?(?:được[ ])?(?:gọi|viết)[ ](?:tắt|là|chung)) | [ ](?=\([^()\n]{{0,160}}%[^()\n]{{0,160}}\))
    | [ ](?=\((?:gồm:?[ ](?:các[ ])?)?(?:{TYPES}[ ](?:số[ ]?:?[ ]?)?|số[ ]?:?[ ]?)\d{{1,5}}[a-z]?[ ]?[/-])
    | [ ](?=\((?:đã[ ])?được[ ](?:sửa[ ]đổi|bổ[ ]sung|thay[ ]thế)(?!\p{{L}})) | ,?[ ](?=(?:cụ[ ]thể[ ])?như[ ]sau[ ]?[:.]?[ ]?(?:\n|$))
    | [ ](?=thì[ ]) | (?<!việc):(?=[ ]) | [ ](?=và[ ]các[ ](?:văn[ ]bản|hướng[ ]dẫn|quy[ ]định)(?!\p{{L}}))
    | ;[ ](?=(?:để|nhằm)[ ])
    | ,[ ](?=(?:theo|xét)[ ]đề[ ]nghị[ ]|sau[ ]khi[ ]|đến[ ](?:nay|hết|cuối|ngày)[ ])
    | ,[ ](?=[^,;.(\n]{{0,70}}(?<!\p{{L}})(?:còn|có|giảm|đạt|chiếm|là)[ ]\d|[^,;.(\n]{{0,50}}\d(?:[.,]\d{{1,2}})?[ ]?%)
    |
      [ ](?=và[ ](?:ý[ ]kiến[ ])?(?:chỉ[ ]đạo|kết[ ]luận|đề[ ]nghị|hướng[ ]dẫn)[ ]của[ ](?:{ISSUER_HEADS})(?!\p{{L}})[^;\n]{{0,90}}[ ]tại[ ]{TYPES}[ ]số)
    | ;[ ]?(?=$|\n) | ;[ ](?=\p{{L}}{{1,8}}(?:[ ]\p{{L}}{{1,8}}){{0,3}}[ ]số[ ]?:?[ ]?\d{{1,5}}[ ]?[/-]) | ;[ ](?=(?:{TYPES}|{ISSUER_HEADS}|{of_kind("opens the next basis")}|của[ ]{ISSUER_HEADS})(?!\p{{L}}))
    | (?<!(?<!\p{{L}})(?:tp|tx|tt|gs|ts|ths|pgs))[.](?=[ ]?$|\n|[ ]\D) | [.]/ | \n | $
    | (?<![ ]của)[,;.]?[ ](?=(?:ubnd|ủy[ ]ban[ ]nhân[ ]dân|chủ[ ]tịch[ ](?:ubnd|ủy)|hđnd|hội[ ]đồng[ ]nhân[ ]dân|ban[ ]chỉ[ ]đạo)[^;.\n]{{0,70}}[ ](?:{of_kind("issues the plan")})[ ](?:{of_kind("how the plan is issued")}[ ])?(?:kế[ ]hoạch|phương[ ]án|thực[ ]hiện))
    | ,[ ](?=(?:{of_kind("aside")})(?!\p{{L}}))
    | ,[ ](?!(?:phó[ ])?trưởng[ ](?:ban|đoàn|tiểu[ ]ban)[^,;.\n]{{0,60}}[ ]tại[ ])(?=(?:{ISSUER_HEADS})(?!\p{{L}})[^;.,\n]{{0,70}}(?<!ban)[ ](?:{of_kind("body acts")})(?!\p{{L}}))
    )""",
    matches=("2023; Quyết định", "2023."),
    rejects=(),
)
"""What closes a citation: `;` before another one, a full stop, the line's end, or the issuer that issues the plan."""

ISSUER_SUBJECT_END = Pattern(
    name="issuer_subject_end",
    expression=rf""";[ ](?!(?:{STRONG_OPENERS}|{OPENERS})(?!\p{{L}})) | (?<!(?<!\p{{L}})(?:cho|để|đảm[ ]bảo|bảo[ ]đảm))[ ](?=(?:(?:đảm[ ]bảo|bảo[ ]đảm)[ ](?:[\p{{L}}]+[ ]){{1,5}}?\p{{L}}+,[ ])?phù[ ]hợp[ ]với[ ](?:các[ ])?(?:quy[ ]định|nội[ ]dung|tình[ ]hình|điều[ ]kiện)(?!\p{{L}}))""",
    matches=("giai đoạn 2021 - 2025; đến nay đã hoàn thành", "trên địa bàn tỉnh phù hợp với các quy định"),
    rejects=("phân bổ vốn; điều chỉnh dự toán", "sửa đổi Quyết định cho phù hợp với quy định"),
    needs=("; ", "phù hợp với "),
)
"""What closes a citation in running text: a `;` that no further verb of the instrument's title follows, the plan's own `phù hợp với`."""

INSTRUCTED = Pattern(
    name="instructed",
    expression=rf"""(?:^|(?<=\n)|(?<=[.;][ ]))(?:[-+*][ ])?(?:thực[ ]hiện|căn[ ]cứ|theo|triển[ ]khai)[ ](?:ý[ ]kiến[ ])?(?:chỉ[ ]đạo|kết[ ]luận|đề[ ]nghị|yêu[ ]cầu)[ ]của[ ](?=(?:{ISSUER_HEADS})(?!\p{{L}})|đồng[ ]chí)[^;\n]{{0,400}}$""",
    matches=("Thực hiện chỉ đạo của Thủ tướng Chính phủ tại Hội nghị về ",),
    rejects=("Thực hiện Nghị định số ",),
    needs=("chỉ đạo của ", "kết luận của ", "đề nghị của ", "yêu cầu của "),
)
"""A line that opens with what someone instructed, up to an instrument that is named before the one that states it."""

SAID_AT = Pattern(
    name="said_at",
    expression=rf"""[ ]tại[ ](?:các[ ])?{TYPES}[ ](?:số[ ]?)?\d""",
    matches=(" tại Thông báo số 319/TB-VPCP",),
    rejects=(" tại Hội nghị",),
)
"""The instrument that states what someone instructed."""

OWN_AREA = Pattern(
    name="own_area",
    expression=r"""(?<=")[ ](?=trên[ ]địa[ ]bàn[ ](?:tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|đặc[ ]khu)(?!\p{L}))""",
    matches=('về "chuyển đổi số" trên địa bàn tỉnh Đồng Nai',),
    rejects=("về chuyển đổi số trên địa bàn tỉnh Đồng Nai",),
)
"""The plan's own area after the quoted title of a central issuer's instrument."""

NEXT_UNNUMBERED = Pattern(
    name="next_unnumbered",
    expression=rf"""(?:,|[ ]và|[ ]cùng[ ]với)[ ](?:các[ ]|những[ ])?{TYPES}[ ]của[ ](?=(?P<issuer>{ISSUER_HEADS})(?!\p{{L}}))""",
    matches=(" và các Quyết định của Bộ trưởng", ", Nghị quyết của Hội đồng nhân dân"),
    rejects=(" thực hiện Quyết định của Bộ trưởng",),
)
"""What parts a citation from another one beside it that has its issuer in front and no number."""

NESTED = Pattern(
    name="nested",
    expression=rf"""(?<!\p{{L}}){of_kind("nests")}[ ](?:các[ ]|nội[ ]dung[ ])?{TYPES}[ ]?(?:số|\d|của[ ]{ISSUER_HEADS}(?!\p{{L}}))""",
    matches=("thực hiện Nghị quyết của Chính phủ", "triển khai các Quyết định số 5"),
    rejects=("phê duyệt Quy hoạch", "ban hành Kế hoạch"),
)
"""An instrument inside the subject of another, with which a list may continue there."""

NESTING = Pattern(
    name="nesting",
    expression=rf"""{of_kind("nests")}[ ](?:các[ ]|nội[ ]dung[ ])?$""",
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

RENAMED = Pattern(
    name="renamed",
    expression=r"""\((?:sau[ ]đây|dưới[ ]đây)?[ ]?(?:được[ ])?(?:gọi|viết)[ ](?:(?:tắt|chung)[ ])?(?:là[ ])?[^()\n]{0,30}$""",
    matches=("(sau đây gọi tắt là ", "(gọi tắt là "),
    rejects=("(được sửa đổi bởi ",),
)
"""What opens the bracket that gives an instrument a shorter name."""
