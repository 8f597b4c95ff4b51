"""Works with their sums outside sections of money: what leads in a list of them, and the verbs of building."""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

WORKS_LEAD = Pattern(
    name="works_lead",
    expression=r"""(?<!\p{L})(?:(?:các|những|một[ ]số|danh[ ]mục|\d{1,3})[ ]){1,3}(?:dự[ ]án[ ])?(?:công[ ]trình|hạng[ ]mục)(?!\p{L})(?![^:]{0,120}?[ ]đã[ ])[^:.;]{0,120}:?[ ]*$""",
    matches=("Các công trình", "hoàn thành các công trình chuyển tiếp", "khởi công 03 công trình mới:"),
    rejects=("các công trình đã hoàn thành năm 2023", "chất lượng công trình"),
)
"""What leads in works, each with its sum; not those that are finished."""

WORKS_OPENS = Pattern(
    name="works_opens",
    expression=r"""[.;][ ]{0,3}(?:(?:xây[ ]dựng|đầu[ ]tư|thực[ ]hiện|khởi[ ]công|triển[ ]khai)[ ])?(?:(?:các|danh[ ]mục|\d{1,3})[ ]){1,2}(?:công[ ]trình|hạng[ ]mục)(?!\p{L})[^:.;]{0,80}:""",
    matches=(". Các công trình:", "; danh mục các công trình gồm:"),
    rejects=(", trong đó:", ". Các công trình khác 2 tỷ đồng"),
)
"""Words after a sum that list the works which it is for."""

WORKS_VERB = Pattern(
    name="works_verb",
    expression=rf"""^[ ,;*+-]*(?:(?:tiếp[ ]tục|triển[ ]khai|hoàn[ ]thành|phấn[ ]đấu|đầu[ ]tư|trong[ ]năm)[ ]){{0,3}}(?:{words_of("works_verb")})[ ](?:\d[\d.,]{{0,8}}[ ])?\p{{L}}""",
    matches=(
        "xây dựng cầu Khe Hán",
        "tiếp tục thi công đường liên xã",
        "; nâng cấp chợ trung tâm",
        "xây mới 06 phòng học",
    ),
    rejects=("hỗ trợ 15 hộ", "đã xây dựng cầu"),
)
"""The verb of building that opens the words about a public work."""

SINGLED_WORKS = Pattern(
    name="singled_works",
    expression=rf"""^[ ,;*+-]*riêng[ ](?:(?:công[ ]trình|dự[ ]án|hạng[ ]mục)[ ])?{words_of("works_noun")}(?!\p{{L}})""",
    matches=("; riêng cầu qua suối Đắk Plao ", "riêng công trình chợ trung tâm "),
    rejects=("riêng năm 2024 ", "riêng ngân sách tỉnh "),
)
"""One works of a sum, which is named apart from it with its own amount."""
