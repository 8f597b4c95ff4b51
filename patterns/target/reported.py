"""Words that report what is done already, and words that aim."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

START_OF_YEAR = Pattern(
    name="start_of_year",
    expression=r"""(?<!(?:tháng|quý|so[ ]với)[ ])đầu[ ]năm(?!\p{L})""",
    matches=("đầu năm",),
    rejects=("6 tháng đầu năm", "giảm 1,4% so với đầu năm"),
)
"""The start of the plan's year; half a year is not one."""
DONE_ALREADY = Pattern(
    name="done_already",
    expression=rf"""(?<!\p{{L}})(?:đã[ ](?!qua)(?:được[ ])?|bị[ ]{words_of("done_already")}|phải[ ]sơ[ ]tán|hiện[ ]có)""",
    matches=("bản đã được công nhận", "nhà bị ngập", "hộ phải sơ tán"),
    rejects=("đã qua đào tạo", "hộ bị ảnh hưởng"),
)
"""What is stated about things as they are."""
AIMED = Pattern(
    name="aimed",
    expression=rf"""(?<!\p{{L}})(?<!so[ ]với[ ]|\d[ ]?%[ ])(?:{words_of("aimed")})(?!\p{{L}})""",
    matches=("phấn đấu đạt",),
    rejects=("đã đạt", "so với chỉ tiêu", "đạt 98,4% chỉ tiêu"),
    known_by=key_words(phrases_of("aimed")),
)
"""Words that announce an aim."""
REPORTS = Pattern(
    name="reports",
    expression=rf"""(?<!\p{{L}})(?<!so[ ]với[ ])(?<!hơn[ ])(?:(?<!(?:thực|phát|thể|xuất)[ ])hiện[ ](?:nay|có|còn|tại|đã)(?!\p{{L}})(?![ ]hiệu[ ]quả)|{words_of("reports")})(?!\p{{L}})(?!{words_of("reports_2")})""",
    matches=("hiện có", "đến nay", "toàn huyện có", "đầu năm"),
    rejects=("thực hiện có hiệu quả", "nhiều hơn năm trước"),
    known_by=key_words(
        ("hiện", "tổng số", *phrases_of("reports"))
    ),  # by `tổng`: most sentences of these plans say `nghèo`
)
"""Words that report a state or what was done."""
PAST_OPENS = Pattern(
    name="past_opens",
    expression=r"""^[ ,:*]*+(?:(?:trong|đến|hết|cuối|từ)[ ]){0,2}(?:năm|giai[ ]đoạn|\d[ ]năm)[ ]\d{4}(?:[ ]?-[ ]?\d{4})?,?[ ](?:[^,;:.\d]{1,40}[ ])?đã[ ]""",
    matches=("năm 2018 đã nâng cấp", "trong giai đoạn 2016 - 2018, toàn huyện đã xây dựng"),
    rejects=("năm 2018, tỷ lệ", "đến năm 2025 nâng cấp"),
    known_by=frozenset({"đã"}),
)
"""A sentence that opens with a year and what was done in it."""
PAST_YEAR_OPENS = Pattern(
    name="past_year_opens",
    expression=r"""^[ ,:*+-]*+(?:(?:trong|riêng)[ ]){0,2}(?:cả[ ])?năm[ ]\d{4},?[ ]""",
    matches=("năm 2023, các đoàn thể", "trong năm 2023 toàn huyện", "riêng năm 2020, do"),
    rejects=("từ năm 2020", "đến năm 2025 ", "năm 2020-2025"),
    known_by=frozenset({"năm"}),
)
"""A sentence that opens with one year, whatever follows."""

ALL_HAVE = Pattern(
    name="all_have",
    expression=r"""^toàn[ ](?:huyện|xã|tỉnh|thành[ ]phố|thị[ ]xã|phường)[ ]có[ ]""",
    matches=("toàn huyện có 18/22 trạm",),
    rejects=("toàn huyện hiện có",),
)
"""What reports in a state, and commits under an objective."""
DISBURSED = Pattern(
    name="disbursed",
    expression=r"""(?<!\p{L})giải[ ]ngân(?!\p{L})[^;]{0,80}$""",
    matches=("phấn đấu giải ngân ",),
    rejects=("ngân sách ",),
    known_by=key_words(("giải ngân",)),
)
"""Before a share of money that is to be spent."""
