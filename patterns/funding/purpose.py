"""What an amount is for, and the words about an amount that are not it."""

from patterns.lexicon import phrases
from patterns.pattern import Pattern, words
from patterns.vocabulary import phrases_of, words_of

MONEY_NOUN = Pattern(
    name="money_noun",
    expression=rf"""(?<!\p{{L}})(?:các[ ])?{words("|".join(phrases_of("money_noun")) + "|" + phrases("funding_heads", "whole", "sum"))}(?!\p{{L}})(?!(?<=cộng)[ ](?:tác|đồng)(?!\p{{L}}))""",
    matches=("kinh phí", "tổng kinh phí"),
    rejects=("giống", "cộng tác viên"),
)

MONEY_FILLER = Pattern(
    name="money_filler",
    expression=rf"""(?<!\p{{L}})(?:{words_of("money_filler")}|chiếm)(?!\p{{L}})""",
    matches=("dự kiến là", "70% tương đương"),
    rejects=("mua giống",),
)

GIVING_VERB = Pattern(
    name="giving_verb",
    expression=rf"""(?<!\p{{L}}){words("|".join((phrases("funding_heads", "verb"), *phrases_of("giving_verb"))))}(?!\p{{L}})(?!(?<=giao)[ ](?:thông|dịch|lưu|ban)(?!\p{{L}}))""",
    matches=("bố trí", "đảm bảo"),
    rejects=("mua", "giao thông"),
)

CAPITAL_FIELD = Pattern(
    name="capital_field",
    expression=rf"""(?<!\p{{L}})sự[ ]nghiệp[ ]{words_of("capital_field")}(?:(?:,|[ ]và)[ ]{words_of("capital_field")})*+(?!\p{{L}})""",
    matches=("nguồn sự nghiệp y tế", "Sự nghiệp khoa học và công nghệ", "sự nghiệp y tế, dân số"),
    rejects=("đơn vị sự nghiệp",),
)
"""The field that recurrent money is of, which is not a purpose."""

PRODUCT = Pattern(
    name="product",
    expression=r"""[ ]?:?[ ]?\d[\d.,]*+(?![ ]?[=;\n])[^=;\n]{0,60}?[ ](?:x|×|\*)[ ][^=;\n]{1,60}=[ ]?""",
    matches=("Hội nghị: 25.000.000 đồng/hội nghị x 4 hội nghị = ",),
    rejects=("Hội nghị: 25.000.000 đồng",),
)
"""How a sum is reckoned, before it."""

PURPOSE_OPENER = Pattern(
    name="purpose_opener",
    expression=rf"""\G(?:{words(phrases("money_purposes", "opener"))}[ ]){{1,3}}""",
    matches=("thực hiện xây cầu",),
    rejects=("xây cầu",),
)

WHOLE_PURPOSE = Pattern(
    name="whole_purpose",
    expression=rf"""^(?:{words(phrases("money_purposes", "bare", "opener"))}(?:[ ]|$)){{0,3}}(?:{words(phrases("money_purposes", "whole"))}(?!\p{{L}})|$)""",
    matches=("chương trình mục tiêu quốc gia", "công tác giảm nghèo", "hoạt động"),
    rejects=("tuyên truyền", "hoạt động tuyên truyền"),
)
"""What the whole plan or project is called: no purpose of its own."""

PURPOSE_BEHIND = Pattern(
    name="purpose_behind",
    expression=rf"""\G(?:[ ]trở[ ]lên)?(?:[ ](?:kinh[ ]phí|vốn)(?=[ ](?:để|cho|phục[ ]vụ))|[ ]?,[ ](?:chi|dùng|sử[ ]dụng)(?=[ ](?:để|cho|phục[ ]vụ)))?[ ](?P<purpose>(?:(?:để|cho(?![ ]vay[ ])|phục[ ]vụ|dùng[ ]để|nhằm)[ ](?P<inner>(?!mỗi|một|từng)\p{{L}}(?:(?!\d[\d.,]{{0,16}}[ ]?(?:đồng|triệu|tỷ|nghìn))[^.;,():]){{2,120}}))|(?P<inner>{words_of("purpose_verbs")}[ ](?:(?!\d[\d.,]{{0,16}}[ ]?(?:đồng|triệu|tỷ|nghìn))[^.;,():]){{2,120}}))""",
    matches=(" cho hội nghị tổng kết", " để xây nhà", " mua thẻ cho người cận nghèo", " cho vay giải quyết việc làm"),
    rejects=(" cho mỗi hộ", "; mua giống"),
)

PERSON_OR_AGENCY = Pattern(
    name="money_agency",
    expression=rf"""^(?:giao[ ]|đề[ ]nghị[ ])?(?!{words_of("no_body")}(?!\p{{L}})){words_of("money_body")}(?!\p{{L}})""",
    matches=("Phòng Tài chính - Kế hoạch",),
    rejects=("Bảo hiểm y tế", "Hội nghị triển khai", "Văn phòng phẩm"),
)
"""A label that names who acts, and not what the money is for."""

PROPER_NAME = Pattern(
    name="proper_name",
    expression=r"""(?<!\p{L})\p{Lu}\p{Ll}{1,8}(?:[ ]\p{Lu}\p{Ll}{1,8}){1,3}(?!\p{L})""",
    matches=("thôn Đồng Mới",),
    rejects=("Thôn mới",),
    cased=True,
)
"""A proper name, whose words may also be money's."""

ACTIVITY_TITLE = Pattern(
    name="activity_title",
    expression=rf"""^{words_of("activity_title")}(?!\p{{L}})""",
    matches=("Hỗ trợ nhà ở cho hộ nghèo",),
    rejects=("Kinh phí", "Giải pháp"),
)
"""A heading that names one activity."""

NO_PURPOSE = Pattern(
    name="no_purpose",
    expression=rf"""^(?!giao[ ](?:thông|lưu)(?!\p{{L}})){words_of("no_purpose")}(?!\p{{L}})|^(?:các|những)$""",
    matches=("tham mưu phân bổ", "các"),
    rejects=("tuyên truyền", "theo dõi tiến độ", "giao thông"),
)
"""What office work is done with money, words of time and place, and an article alone: no purpose."""
