"""Words that state that an amount is money of the plan: totals, needs, and the verbs of giving it.

Source: Quyết định 90/QĐ-TTg, mục V; lexicon `funding_heads`.
"""

from patterns.lexicon import phrases
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

_LEVELS = words_of("levels")

HEAD = Pattern(
    name="funding_head",
    expression=rf"""(?<!\p{{L}})(?:(?P<whole>{words(phrases("funding_heads", "whole"))}|tổng(?=[ ]?(?::|là)?[ ]?$))
    | (?P<sum>{words(phrases("funding_heads", "sum"))}|vốn(?=[ ]?:[ ]{{0,2}}$)|(?<!thu[ ])ngân[ ]sách(?=[ ](?:đảm[ ]bảo|bảo[ ]đảm|bố[ ]trí|chi|hỗ[ ]trợ|cấp)(?!\p{{L}})))
    )(?!\p{{L}})(?![ ]{_LEVELS}(?!\p{{L}}))""",
    matches=(
        "Tổng nhu cầu vốn thực hiện",
        "bình quân 12 triệu đồng/hộ, tổng ",
        "Kinh phí thực hiện",
        "Vốn: ",
        "Ngân sách đảm bảo",
    ),
    rejects=("tổng hợp", "Tổng thiệt hại", "thu ngân sách", "nguồn vốn tín dụng"),
)
"""The head of an amount: `whole` of a total, `sum` of any other."""

GIVING = Pattern(
    name="funding_giving",
    expression=rf"""(?<!\p{{L}})(?<!đã[ ]){words(phrases("funding_heads", "verb"))}(?!\p{{L}})(?:[ ]\p{{L}}+){{0,6}}[ ]?:?[ ]?$""",
    matches=("Năm 2023 bố trí ", "phân bổ cho xã "),
    rejects=("bố trí cán bộ; thu ", "đã bố trí "),
)
"""A verb of giving money shortly before the amount."""

MONEY_SECTION = Pattern(
    name="money_section",
    expression=rf"""(?<!\p{{L}}){words_of("money_section")}(?!\p{{L}})""",
    matches=("IV. KINH PHÍ THỰC HIỆN", "Vốn và nguồn vốn"),
    rejects=("MỤC TIÊU", "Hợp tác xã nông nghiệp"),
)

LABEL = Pattern(
    name="money_label",
    expression=r"""^(?=[^:]{0,300}\p{L})[^:]{2,300}:[ ]{0,2}$""",
    matches=("Xây dựng cầu Nà Phòn: ",),
    rejects=("Xây dựng cầu ", "a: b"),
)
"""Words that label an amount by a colon."""

ITEM_LABEL = Pattern(
    name="item_label",
    expression=r"""[ ][x×][ ][^=;\n]{1,60}=[ ]?$|:[ ][^:;\n]{3,120}:[ ]{0,2}$""",
    matches=("nước sinh hoạt: 45 hộ x 3 triệu đồng/hộ = ", "03 công trình: đường buôn Yuk (1,2 km): "),
    rejects=("a = b", "đường buôn Yuk: "),
)
"""Words that end in a product, or in the first item of a list: what the amount is for."""
