"""Instruments named without a number: by issuer, session, congress or title.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; seen in real plans.
"""

from patterns.citation.steering import PARTY_CONGRESS
from patterns.citation.type import TYPES
from patterns.citation.vocabulary import ISSUER_HEADS, STRONG_OPENERS
from patterns.pattern import Pattern

UNNUMBERED = Pattern(
    name="unnumbered",
    expression=rf"""[ ]của[ ](?<=(?<!\p{{L}})(?P<type>nghị[ ]quyết|quyết[ ]định|chỉ[ ]thị|thông[ ]tư|nghị[ ]định|kết[ ]luận|chương[ ]trình[ ]hành[ ]động|(?P<weak>kế[ ]hoạch|công[ ]văn|thông[ ]báo[ ]kết[ ]luận|thông[ ]báo|hướng[ ]dẫn|chương[ ]trình|đề[ ]án))[ ]của[ ])(?=(?P<issuer>{ISSUER_HEADS})(?!\p{{L}}))""",
    matches=("Nghị quyết của Hội đồng nhân dân tỉnh quy định",),
    rejects=("Nghị quyết số 24", "quy định của Chính phủ"),
)
"""A specific instrument named by its issuer and subject alone; looks back from `của`."""

BESIDE_CITED = Pattern(
    name="beside_cited",
    expression=r"""\d[\d/.]{0,12}[-/]\p{L}[^;\n]{0,70};[ ](?:và[ ])?$""",
    matches=("Nghị quyết số 36-NQ/TW ngày 22/10/2018; ",),
    rejects=("tham mưu xây dựng kế hoạch; ", "ngày 22/10/2018; "),
)
"""A cited instrument and the mark after it, before the next one of a list."""

SESSION_FIRST = Pattern(
    name="session_first",
    expression=r"""(?<!\p{L})(?P<type>nghị[ ]quyết)[ ](?:tại[ ])?kỳ[ ]họp[ ](?:lần[ ])?(?:thứ[ ])?[\p{L}\d]{1,7}(?:[ ](?!hội|của|quốc)\p{L}{2,5})?,?[ ](?:của[ ])?(?=(?P<issuer>hội[ ]đồng[ ]nhân[ ]dân|hđnd|quốc[ ]hội)(?!\p{L}))""",
    matches=("Nghị quyết kỳ họp thứ mười Hội đồng nhân dân tỉnh",),
    rejects=("Nghị quyết của Hội đồng nhân dân tỉnh",),
    begins=("nghị quyết ",),
)
"""A council's resolution named by its session, before the council."""

TITLED = Pattern(
    name="titled",
    expression=rf"""
    (?<!\p{{L}})(?P<type>báo[ ]cáo|quy[ ]chế|kế[ ]hoạch|tờ[ ]trình|thông[ ]báo|kết[ ]luận)[ ](?:nhanh[ ])?
    (?P<subject>(?P<joint>phối[ ]hợp[ ])?(?!(?:số|này|trên|nêu|chung|đã|được|của|là|và|có|tại|theo|năm|hằng|hàng|công[ ]tác|chi[ ]tiết|cụ[ ]thể|triển[ ]khai|thực[ ]hiện)(?!\p{{L}})|\d|phối[ ]hợp[ ]số)
      (?:(?!(?(joint),|(?!))|[;.:(][ \n]|[;.]$|[\n(]|[ ](?:của|số|theo)[ ]|,[ ](?:{ISSUER_HEADS})(?!\p{{L}})|[ ]và[ ](?:quy[ ]định|các|kế[ ]hoạch|nghị|quyết|thông)).){{12,160}}+)
    (?:[ ]của[ ](?=(?P<issuer>{ISSUER_HEADS})(?!\p{{L}})))?(?=[ ]?[;.,:(\n]|$|[ ]|(?=(?P=issuer)))""",
    matches=(
        "Báo cáo nhanh kết quả rà soát hộ nghèo của Phòng Lao động",
        "Quy chế phối hợp giữa UBND tỉnh và Hội Nông dân tỉnh.",
    ),
    rejects=("Kế hoạch số 12/KH-UBND", "Báo cáo của các xã"),
    begins=("báo cáo ", "quy chế ", "kế hoạch ", "tờ trình ", "thông báo ", "kết luận "),
)
"""An instrument named by its title; `joint` of several issuers, `body` who issued it."""

NOTED = Pattern(
    name="noted",
    expression=rf"""(?m)^\[\d{{1,3}}\][ ]?(?:(?:theo|tại)[ ])?(?P<type>{TYPES})(?=[ ](?:{STRONG_OPENERS})(?!\p{{L}}))""",
    matches=("[2] Quyết định ban hành Kế hoạch rà soát", "[3] Theo Nghị quyết quy định mức chi"),
    rejects=("[2] Quyết định số 5/QĐ-TTg", "theo Quyết định ban hành Kế hoạch"),
)
"""A footnote that cites an instrument by its title alone."""

APPLIED = Pattern(
    name="applied",
    expression=r"""(?<!\p{L})(?:theo|căn[ ]cứ|thực[ ]hiện(?:[ ](?:tốt|nghiêm(?:[ ]túc)?|đầy[ ]đủ|đúng|hiệu[ ]quả|có[ ]hiệu[ ]quả))?)[ ](?:vào[ ]|đúng[ ]|nội[ ]dung[ ])?$""",
    matches=("vận động theo ", "thực hiện tốt "),
    rejects=("xây dựng ",),
)
"""Words that apply an instrument, right before it."""

CONGRESS = Pattern(
    name="congress",
    expression=rf"""(?<!\p{{L}})(?P<type>nghị[ ]quyết|chương[ ]trình[ ]hành[ ]động)[ ](?:tại[ ])?(?=(?P<issuer>(?P<national>{PARTY_CONGRESS.expression})
      | (?:đại[ ]hội|hội[ ]nghị)(?=[ ])(?P<session>(?:(?:[ ]\p{{L}}{{1,7}}){{0,12}}?[ ]đảng[ ]bộ(?:[ ]\p{{L}}{{1,7}}){{0,6}}?,?[ ](?:lần[ ]thứ|nhiệm[ ]kỳ)[ ][\divxlc]))?))""",
    matches=("Nghị quyết Đại hội đại biểu Đảng bộ", "Nghị quyết Đại hội XIII của Đảng"),
    rejects=("Nghị quyết của Hội nghị",),
    begins=("nghị quyết ", "chương trình hành động "),
    needs=("đại hội", "hội nghị"),
)
"""A resolution of a congress or conference, which has no number."""

COLLECTIVE = Pattern(
    name="collective",
    expression=rf"""(?:(?<!\p{{L}})(?:các|những|mọi)|{TYPES}[ ]?(?:,|và)|các[ ]{TYPES},)[ ]$""",
    matches=("các ", "chỉ thị, ", "nghị quyết và "),
    rejects=("theo ",),
)
"""Words before a type that make it mean no one instrument (`các nghị quyết của …`)."""
