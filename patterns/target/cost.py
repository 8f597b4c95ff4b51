"""Words by which a figure is a share of costs, money spent or a norm."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

COSTS = Pattern(
    name="costs",
    expression=rf"""^(?!trên[ ]chuẩn(?![ ]\p{{L}}))(?:(?:so[ ]với|trên|của|trong)[ ])?(?:{words_of("costs")})(?!\p{{L}})
    | ^(?:(?:trong[ ])?(?:tổng[ ])?số[ ])?(?:hộ|người|thành[ ]viên|đại[ ]biểu)(?:(?![,;.]).){{0,40}}?[ ](?:{words_of("costs_2")})(?!\p{{L}})""",
    matches=("chi phí mua con giống", "mức đóng", "số hộ trong thôn dự họp"),
    rejects=("hộ nghèo", "diện tích lúa", "trên chuẩn"),
)
"""What follows a percentage that shares costs, compares, or states who must agree."""

ECONOMY = Pattern(
    name="economy",
    expression=rf"""(?:(?:so[ ]với|trên|của|trong)[ ])?{words_of("economy")}(?!\p{{L}})""",
    matches=("giá trị sản xuất nông nghiệp", "tổng mức bán lẻ hàng hóa"),
    rejects=("giá trị hợp đồng", "tổng mức đầu tư"),
)
"""A whole of the economy, of which something is a share: no costs."""

AGAINST = Pattern(
    name="against",
    expression=r"""(?:so[ ]với[ ])?cùng[ ]kỳ(?!\p{L})""",
    matches=("so với cùng kỳ năm 2021",),
    rejects=("so với chuẩn",),
)
"""What a change is compared with: the same time of another year."""

COST_LED = Pattern(
    name="cost_led",
    expression=rf"""(?<!\p{{L}})(?<!xử[ ]|cơ[ ]quan[ ]|ngành[ ]|cục[ ])(?:{words_of("cost_led")})(?:[ ](?!(?:đạt|giảm|tăng|và)[ ])[\p{{L}},]+){{0,7}}[ ]?$""",
    matches=("bố trí đối ứng tối thiểu ", "lãi suất ", "hưởng trợ cấp bằng "),
    rejects=("phấn đấu giảm ", "cơ quan thuế cung cấp, phát triển mới "),
    known_by=key_words(phrases_of("cost_led")),
)
"""What is before a share of costs or a norm."""

GIVES = Pattern(
    name="gives",
    expression=rf"""(?<!\p{{L}})đóng[ ]góp[ ](?:{words_of("about_or_least")}[ ])?$""",
    matches=("đóng góp ", "đóng góp khoảng "),
    rejects=("mức đóng ",),
)
"""Words before the work or things that people give."""

NORM = Pattern(
    name="norm",
    expression=rf"""(?<!\p{{L}})(?:{words_of("norm_2")})(?!\p{{L}})""",
    matches=("Định mức hỗ trợ 02 con bò",),
    rejects=("mức sinh",),
    known_by=key_words(phrases_of("norm_2")),
)
"""What opens a norm."""

NORM_BEHIND = Pattern(
    name="norm_behind",
    expression=r"""^[^,;.%(\d]{0,40}?/[ ]?(?:khẩu|tháng|ngày|người|hộ|đồng|học[ ]sinh|lượt|gốc|cây|hố|sào)(?!\p{L})""",
    matches=("kg gạo/khẩu/tháng", "lít/người/ngày", "kg phân/gốc"),
    rejects=("hộ nghèo/năm",),
    needs=("/",),
)
"""So much for each head, day or month."""

SPENT = Pattern(
    name="spent",
    expression=r"""(?<!\p{L})(?:giải[ ]ngân|(?:triệu|tỷ|nghìn|ngàn)[ ]đồng)(?!\p{L})(?![^;]{0,40}[ ](?:tăng|giảm)[ ])[^;]{0,40}$""",
    matches=("giải ngân 120 tỷ đồng, đạt ",),
    rejects=("cộng đồng đạt ", "thu ngân sách 10 tỷ đồng, tăng "),
    known_by=key_words(("giải ngân", "đồng")),
)
"""Before a share of money."""

TASKS = Pattern(
    name="tasks",
    expression=r"""(?:các[ ])?(?:chỉ[ ]tiêu|kế[ ]hoạch|nhiệm[ ]vụ)(?!\p{L})""",
    matches=("chỉ tiêu được giao",),
    rejects=("vốn",),
)
"""What is fulfilled, after a percentage."""
