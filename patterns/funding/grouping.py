"""Words that hold amounts together: parts of one, what is besides it, and what closes a list for all of them."""

from patterns.funding.capital_type import CAPITAL_WORD
from patterns.funding.source_name import SOURCE
from patterns.key_word import kernels
from patterns.lexicon import phrases
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

_SPLITTING = words(phrases("money_lists", "split"))

CLAUSE_MARK = Pattern(
    name="clause_mark",
    expression=r"[();.]",
    matches=("vốn (trung ương)",),
    rejects=("1,5 tỷ",),
)
"""Marks that may part the words of one amount from those of another."""

SPLIT = Pattern(
    name="split",
    expression=rf"""(?<!\p{{L}})(?:(?P<part>trong[ ]đó)|(?P<split>{_SPLITTING}))(?!\p{{L}})|(?<!\p{{L}})phân[ ]bổ(?=[ ]?:|[ ]cho[ ])""",
    matches=(", phân bổ: ", ", trong đó:", "bao gồm", "Theo nguồn: "),
    rejects=("trong năm",),
    needs=kernels(("trong đó", "phân bổ", *phrases("money_lists", "split").split("|"))),
)
"""Words between an amount and the parts of it."""

PAID_FROM = Pattern(
    name="paid_from",
    expression=rf"""^(?:[ ]?\([^()]{{0,120}}\))?[ ]?,[ ](?:được[ ])?(?:bố[ ]trí[ ]|lấy[ ]|chi[ ])?(?:từ|do|bằng)[ ](?:(?:các[ ])?nguồn[ :]{{1,2}}|vốn[ ]|kinh[ ]phí[ ])*+{SOURCE}(?!\p{{L}})""",
    matches=(", từ nguồn ngân sách tỉnh ", ", do ngân sách trung ương hỗ trợ "),
    rejects=(" từ ngân sách tỉnh", "; ngân sách huyện"),
)
"""Words immediately after a sum that name who pays the first part of it."""

DIVIDES_ANEW = Pattern(
    name="divides_anew",
    expression=r"""[.;][ ]{0,3}(?:chia|phân|theo|cơ[ ]cấu)(?!\p{L})|[.][ ]{1,3}trong[ ]đó(?!\p{L})""",
    matches=("; chia ra: ", ". Theo nguồn: ", ". Trong đó chi cho tập huấn "),
    rejects=(", trong đó: ", ", trong đó chi cho"),
)
"""Words that divide the first sum of a line once more, and not the part before them."""

SPLIT_BEHIND = Pattern(
    name="split_behind",
    expression=rf"""\G[ ]?(?:\([^()]{{0,120}}\))?[ ]?[,;:.]?[ ]?(?:trong[ ]đó|{_SPLITTING})(?!\p{{L}})""",
    matches=(", gồm:", " (Ba tỷ đồng), trong đó"),
    rejects=(" từ ngân sách tỉnh",),
)
"""Words immediately after an amount that open its parts."""

SOURCES_BEHIND_COLON = Pattern(
    name="sources_behind_colon",
    expression=rf"""[ ]?[(](?P<words>(?:nguồn[ ]|toàn[ ]bộ[ ]|đều[ ]là[ ])?{CAPITAL_WORD})[ ]?:[ ](?:vốn[ ]|nguồn[ ]|từ[ ])?{SOURCE}(?!\p{{L}})""",
    matches=("(vốn sự nghiệp: ngân sách trung ương 1.800 triệu đồng, ngân sách tỉnh 200 triệu đồng)",),
    rejects=("(vốn sự nghiệp: 39 tỷ đồng)", "(ngân sách trung ương: 2 tỷ đồng)"),
)
"""A bracket whose kind of capital governs the funding sources after its colon, and the amount before it."""

WITHIN_ONE = Pattern(
    name="within_one",
    expression=r"""\G[ ]*(?:(?:trong|từ)[ ](?:phần[ ]|nguồn[ ]|số[ ])?(?:ngân[ ]sách|kinh[ ]phí|vốn|nguồn)(?!\p{L})[^:;.]{0,60},[ ]|riêng[ ](?:kinh[ ]phí|chi|phần)(?!\p{L}))""",
    matches=("Trong ngân sách thành phố, bố trí 180 triệu đồng", "Riêng kinh phí truyền thông là 6 tỷ đồng"),
    rejects=("trong đó: ngân sách tỉnh", "Ngân sách thành phố: 31 tỷ đồng"),
)
"""Words that open a line about a part of one funding source's amount, which adds nothing to the total."""

LIST_OPENER = Pattern(
    name="list_opener",
    expression=rf"""^[ ,;.:*+()-]*(?:(?:và|còn[ ]lại|trong[ ]đó|riêng|{_SPLITTING}|{words(phrases("money_lists", "besides"))})(?!\p{{L}})[ ,:]*){{0,3}}""",
    matches=("; trong đó: ", "Riêng ", ". Ngoài ra, "),
    rejects=(),
)
"""What is before the words of an amount and states only how it belongs to others."""

BESIDES = Pattern(
    name="besides",
    expression=rf"""(?<!\p{{L}}){words(phrases("money_lists", "besides"))}(?!\p{{L}})""",
    matches=("Ngoài ra, vốn tín dụng",),
    rejects=("trong đó",),
    needs=kernels(phrases("money_lists", "besides").split("|")),
)
"""Words that state that what follows is not a part of what is before."""

REMAINDER = Pattern(
    name="remainder",
    expression=rf"""(?<!\p{{L}}){words_of("remainder")}(?!\p{{L}})""",
    matches=(", còn lại huy động xã hội hóa", "; phần còn lại do xã bảo đảm"),
    rejects=("kinh phí năm 2024",),
)
"""Words for what is left of a sum."""

NEW_SENTENCE = Pattern(
    name="new_sentence",
    expression=r"""[.][ ]{1,3}(?!Trong[ ]đó|Bao[ ]gồm|Gồm|Cụ[ ]thể|Chia[ ]ra|Chia[ ]theo|Theo[ ](?:nguồn|tính|năm)|Phân[ ]theo)(?=\p{Lu})""",
    matches=("2 tỷ đồng. Năm",),
    rejects=("2 tỷ đồng. Trong đó", "2 tỷ đồng. trong đó", "1.200"),
    cased=True,
)

ALL_OF = Pattern(
    name="all_of",
    expression=r"""(?:(?P<apart>^|[.;\n][ ]{0,3}|[ ]?[(](?=đều|tất[ ]cả|toàn[ ]bộ)|,?[ ](?=đều|tất[ ]cả|các[ ]khoản))|,?[ ])[ ]?(?:đều|toàn[ ]bộ|tất[ ]cả|các[ ]khoản[ ](?:trên|này)|(?:số[ ])?(?:tiền|kinh[ ]phí|vốn|nguồn[ ]vốn)[ ](?:trên|này)|100%)(?:[ ](?!là|từ|do|thuộc|bằng|lấy|đều|được)\p{L}+){0,7}(?:[ ]đều)?[ ](?:được[ ](?:lấy[ ]|bố[ ]trí[ ]|chi[ ])?)?(?:là|từ|do|thuộc|bằng|lấy[ ]từ|dùng)[ ](?:nguồn[ ])?(?P<words>[^.;()\n\d]{2,80})""",
    matches=(
        " (đều là vốn đầu tư)",
        ", đều do ngân sách Trung ương cấp",
        "Toàn bộ kinh phí của kế hoạch là vốn sự nghiệp",
        ". Toàn bộ là vốn sự nghiệp",
        "; các khoản trên do ngân sách thị xã chi trả",
    ),
    rejects=("toàn bộ vốn năm 2023 chuyển sang",),
    needs=(
        "đều",
        "toàn bộ",
        "tất cả",
        "100%",
        "khoản trên",
        "khoản này",
        "tiền trên",
        "tiền này",
        "phí trên",
        "phí này",
        "vốn trên",
        "vốn này",
    ),
)
"""What is stated about all the amounts before it; `apart` if it is a sentence or a member of its own."""

OPENS_LIST = Pattern(
    name="opens_list",
    expression=rf"""(?::|(?<!\p{{L}})(?:trong[ ]đó|{_SPLITTING}))[ .:]*$""",
    matches=("gồm:", "500 triệu đồng, trong đó"),
    rejects=("500 triệu đồng.",),
)
"""The end of a paragraph whose list follows."""
