"""The year that an amount is tied to: of its own, or that it is carried over from."""

from patterns.lexicon import phrases
from patterns.pattern import Pattern, words

_MONEY = r"(?:vốn|kinh[ ]phí|ngân[ ]sách|nguồn)"
_MOVED = r"(?:kéo[ ]dài|còn[ ]lại|chưa[ ]giải[ ]ngân(?:[ ]hết)?|chưa[ ]sử[ ]dụng(?:[ ]hết)?|(?:được[ ]phép[ ])?chuyển(?:[ ]nguồn|[ ]tiếp)?(?:[ ](?:sang|qua))?)"

BUDGET_YEAR = Pattern(
    name="budget_year",
    expression=rf"""
      {_MONEY}[ ](?:của[ ]|từ[ ]|giao[ ]|kéo[ ]dài[ ]|chuyển[ ]nguồn[ ]|chuyển[ ]tiếp[ ]|đầu[ ]tư[ ]|sự[ ]nghiệp[ ]|chuyển[ ]sang[ ]từ[ ]){{0,3}}(?:năm[ ])?(?P<year>20\d\d)(?!\d|[ ]?-|[ ]?(?:,|và)[ ](?:năm[ ])?20\d\d)
    | {_MONEY}[ ](?:(?:đầu[ ]tư|sự[ ]nghiệp|trung[ ]ương|tỉnh|huyện|xã|được)[ ]){{0,3}}(?:kéo[ ]dài|chuyển(?:[ ]nguồn|[ ]tiếp|[ ]sang)?)[ ](?:từ[ ])?(?:năm[ ])?(?P<year>20\d\d)(?!\d|[ ]?-)
    | (?:^|(?<=[:,][ ]))[ ]*(?:[-+*][ ])?(?:trong[ ]|riêng[ ])?năm[ ](?P<year>20\d\d)(?=[ ]?[:,]|[ ](?:là|\(|bố[ ]trí|phân[ ]bổ|cấp|ngân[ ]sách|nguồn|vốn|kinh[ ]phí|tỉnh|huyện|xã|trung[ ]ương|dự[ ]kiến|phấn[ ]đấu|vận[ ]động|huy[ ]động|sẽ)(?!\p{{L}}))
    | (?<!đến[ ])(?<!sang[ ])(?<!qua[ ])năm[ ](?P<year>20\d\d)[ ]?(?:{_MOVED}?(?:[ ](?:sang[ ])?năm[ ]20\d\d)?[ ]?[:,-]|(?:dự[ ]kiến[ ])?là|khoảng|dự[ ]kiến)?[ ]{{0,2}}$
    | (?:^|(?<=[:,;][ ]))[ ]*+(?P<year>20\d\d)[ ](?:là|khoảng|dự[ ]kiến)[ ]{{0,2}}$""",
    matches=(
        "vốn 2022 chuyển qua",
        "vốn năm 2023 là",
        "- Năm 2024:",
        "vốn giao năm 2024",
        "Kinh phí: năm 2022: ",
        "Nguồn chuyển từ năm 2021",
        "Vốn kéo dài từ năm 2023 sang năm 2024 là",
        "chia theo năm: 2019 là ",
    ),
    rejects=("giai đoạn 2021-2025", "đến năm 2025 ", "chuyển sang năm 2023: "),
    needs=("20",),
)

YEAR_BEHIND = Pattern(
    name="year_behind",
    expression=rf"""\G(?:(?!\d|[.;(]|[ ](?:trong[ ]đó|{words(phrases("money_lists", "split"))})(?!\p{{L}})).){{0,60}}?[ ]năm[ ](?P<year>20\d\d)[ ]{_MOVED}(?!\p{{L}})(?![^.;,()\d]{{0,30}}\d[\d.,]*+[ ]?(?:đồng|triệu|tỷ|nghìn|ngàn)(?!\p{{L}}))""",
    matches=(" vốn sự nghiệp năm 2023 chuyển sang",),
    rejects=(
        " từ nay đến năm 2023",
        " trong năm 2023",
        ", trong đó vốn năm 2023 chuyển sang",
        ", vốn năm 2023 kéo dài 140 triệu đồng",
    ),
    needs=("năm 20",),
)
"""The year that an amount is carried over from, named after it."""

TITLE_YEAR = Pattern(
    name="title_year",
    expression=r"""(?<!\p{L})năm[ ](?P<year>20\d\d)(?!\d|[ ]?[-,]|[ ](?:và|đến))""",
    matches=("Kế hoạch vốn năm 2022",),
    rejects=("giai đoạn 2021 - 2025", "năm 2022, 2023"),
)
"""The one year of a heading."""

MONEY_OF_YEAR = Pattern(
    name="money_of_year",
    expression=r"""^[ *+-]*(?:nguồn[ ])?(?:vốn|kinh[ ]phí)[ ](?:của[ ]|cho[ ])?năm[ ]20\d\d[ ]?(?::|là|dự[ ]kiến|khoảng)""",
    matches=("vốn năm 2023: ",),
    rejects=("vốn ngân sách tỉnh năm 2023: ", "vốn năm 2022 chuyển sang: "),
)
"""All money of a year, by the year alone."""

NAMED_BY_YEAR = Pattern(
    name="named_by_year",
    expression=rf"""^[ ,;*+-]*+(?:(?:nguồn|phần)[ ])?(?:vốn|kinh[ ]phí)[ ](?:của[ ]|cho[ ]|giao[ ])?năm[ ]20\d\d(?:[ ]{_MOVED})?(?:[ ](?:sang[ ])?năm[ ]20\d\d)?(?:[ ]?:|[ ](?:là|dự[ ]kiến|khoảng))?[ ]*$""",
    matches=("vốn năm 2022 chuyển sang ", ", vốn năm 2023 là ", "kinh phí năm 2024: "),
    rejects=("vốn năm 2022 của doanh nghiệp ", "doanh thu năm 2023 là ", "vốn năm 2022 đã giải ngân "),
)
"""Money that is named by its year alone, as all words before an amount."""

YEAR_ALONE = Pattern(
    name="year_alone",
    expression=r"""^(?:trong[ ])?năm[ ]20\d\d[ :.]*$""",
    matches=("Năm 2024:",),
    rejects=("Năm 2024 trồng rừng",),
)
"""A heading that is nothing but a year."""

ANY_YEAR = Pattern(
    name="any_year",
    expression=r"""(?<!\p{L})năm[ ](?P<year>20\d\d)(?!\d)""",
    matches=("năm 2022 đã chi",),
    rejects=("năm 2",),
)

YEAR_OPENS = Pattern(
    name="year_opens",
    expression=r"""[ ]*(?:riêng[ ]|trong[ ])?năm[ ](?P<year>20\d\d)(?=[ ]?,|[ ](?:bố[ ]trí|phân[ ]bổ|cấp|dành|dự[ ]kiến|chi|sử[ ]dụng|đầu[ ]tư)(?!\p{L}))""",
    matches=("riêng năm 2026 bố trí ", "năm 2025, "),
    rejects=("giai đoạn 2021 - 2025 ", "kinh phí năm 2025 "),
    needs=("năm 20",),
)
"""The year that opens a sentence and applies to its amounts."""
