"""Where a plan states its term: the words that head it, and the years and dates of its beginning and end.

Source: plans of any subject (`Thời gian thực hiện: Từ năm 2025 đến hết năm 2030`).
"""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

TERM_HEAD = Pattern(
    name="term_head",
    expression=rf"""(?:về[ ])?(?:thời[ ](?:gian|hạn|kỳ)|tiến[ ]độ|lộ[ ]trình)
      (?:(?:,|[ ]và)[ ](?:{words_of("term_head")})){{0,2}}
      (?:[ ]{words_of("term_head_2")})?
      (?:[ ](?:của[ ])?(?:{words_of("term_head_3")})(?:[ ]này)?)?
      (?:[ ]?[:.][ ]?|[ ](?=từ[ ]|trong[ ]|giai[ ]đoạn|đến[ ]|năm[ ]|chia[ ])|(?=\n|$))""",
    matches=(
        "Thời gian thực hiện: Từ năm 2025",
        "THỜI GIAN THỰC HIỆN\n",
        "Thời gian: giai đoạn 2022 - 2025",
        "Thời gian thi đua chia thành",
    ),
    rejects=("Thời gian qua, hệ thống", "Thời gian báo cáo: trước ngày 15", "thời gian kiểm tra"),
)
"""Words that head the statement of a plan's term."""

TERM_END = Pattern(
    name="term_end",
    expression=r"[.;](?=[ \n]|$)|(?<!\p{L})(?:theo|báo[ ]cáo|tổng[ ]kết|sơ[ ]kết)[ ]",
    matches=("đến hết năm 2024.", "theo Quyết định"),
    rejects=("từ năm 2022",),
)
"""Where the statement ends: its sentence, or words that speak of something else."""

FROM_SIGNING = Pattern(
    name="from_signing",
    expression=r"(?:từ|kể[ ]từ)[ ](?:ngày[ ]|khi[ ])?(?:kế[ ]hoạch[ ])?(?:được[ ])?(?:ký|ban[ ]hành|có[ ]hiệu[ ]lực|nay)(?!\p{L})",
    matches=("từ ngày ký ban hành đến hết năm 2025", "từ nay đến năm 2025"),
    rejects=("từ năm 2022",),
)
"""A beginning that is stated without its year."""

PHASE_TITLE = Pattern(
    name="phase_title",
    expression=r"""^giai[ ]đoạn[ ]20\d\d[ ]?[-–][ ]?20\d\d[ :.]*$""",
    matches=("Giai đoạn 2025 - 2027", "giai đoạn 2025-2027:"),
    rejects=("Kết quả giai đoạn 2021 - 2025", "Giai đoạn 2025 - 2027 đạt 90%"),
)
"""A heading that only names a phase of the plan."""

OPEN_TERM = Pattern(
    name="open_term",
    expression=r"\G[ ]*(?:bắt[ ]đầu[ ])?(?:kể[ ])?từ[ ](?:ngày|tháng|quý)[ ][\divx](?:(?!đến|hết|tới)[\p{L}\d/.[ ]]){0,24}?20\d\d(?!\d)(?![^.;\n]{0,80}?(?:đến|hết|tới|[-–])[ ](?:hết[ ])?(?:ngày|tháng|quý|năm|cuối|\d{1,2}/))",
    matches=("Từ ngày 05/9/2026, định kỳ hằng tuần", "bắt đầu từ tháng 3 năm 2025"),
    rejects=("Từ ngày 05/9/2026 đến ngày 30/12/2026", "từ tháng 3 năm 2025 đến hết năm", "từ năm 2022"),
)
"""A term that begins on a date and has no end."""

TERM_YEAR = Pattern(
    name="term_year",
    expression=r"(?:(?<!\p{L})năm[ ]|(?<=\d|[ivx])[/.-])(?P<year>20\d\d)(?![\d/])",
    matches=("tháng 12 năm 2025", "quý IV/2025", "03/12/2025"),
    rejects=("số 12/2025/QĐ-UBND",),
)
"""A year inside a date, a month or a quarter."""

BESIDE_AIM = Pattern(
    name="beside_aim",
    expression=r"(?:\((?:đến[ ])?|(?:so[ ]với|kết[ ]quả|số[ ]liệu|chuẩn[ ]nghèo|tháng[ ]\d{1,2}|từ)[ ])(?:\p{L}+[ ]){0,2}$",
    matches=("so với cuối ", "chỉ tiêu (", "số liệu "),
    rejects=("phấn đấu đến ",),
)
"""Words before a year that is not a milestone of an aim."""
