"""Kinds of capital: recurrent (vốn sự nghiệp) and investment (vốn đầu tư).

Source: Luật Ngân sách nhà nước 83/2015/QH13; lexicon `capital_types`.
"""

from patterns.key_word import whole
from patterns.lexicon import phrases
from patterns.pattern import Pattern, words
from patterns.vocabulary import words_of

CAPITAL_WORD = words(phrases("capital_types") + "|đầu tư")

CAPITAL = Pattern(
    name="capital",
    expression=rf"""(?<!\p{{L}})(?:(?P<recurrent>(?<!đơn[ ]vị[ ])(?<!hoạt[ ]động[ ])(?<!thu[ ])(?<!tiết[ ]kiệm[ ](?:\d{{1,2}}[ ]?%[ ])?){words(phrases("capital_types", "recurrent"))}(?:[ ]{words_of("recurrent_fields")})?)|(?P<investment>(?<!luật[ ]){words(phrases("capital_types", "investment"))}(?![ ]trình(?!\p{{L}}))|(?<!nhà[ ])(?<!chủ[ ])(?<!mức[ ])(?<!kỳ[ ])(?<!tự[ ])(?<!tiến[ ])(?<!hút[ ])(?<!{words_of("invests")}(?:[ ](?:và[ ])?\p{{L}}+){{0,3}}[ ])đầu[ ]tư(?=[ ]?:?[ ]{{0,2}}$)))(?!\p{{L}})""",
    matches=(
        "(vốn sự nghiệp)",
        "vốn đầu tư phát triển",
        "(ĐTPT: 10 tỷ)",
        "đầu tư: ",
        "(đầu tư công 85 tỷ",
        "sự nghiệp y tế",
    ),
    rejects=(
        "nhà đầu tư",
        "chủ đầu tư: ",
        "đầu tư cơ sở hạ tầng",
        "đơn vị sự nghiệp",
        "nguồn thu sự nghiệp",
        "tiết kiệm 5% chi thường xuyên",
        "phân kỳ đầu tư: ",
        "luật đầu tư công",
        "đầu tư công trình cấp nước",
        "doanh nghiệp viễn thông đầu tư ",
    ),
    needs=whole((*phrases("capital_types", "recurrent", "investment").split("|"), "đầu tư")),
)

FROM_CAPITAL_TITLE = Pattern(
    name="from_capital_title",
    expression=rf"""[ ](?:từ|bằng|thuộc)[ ](?P<words>{CAPITAL_WORD})[ :]*$""",
    matches=("các nhiệm vụ chi từ nguồn vốn sự nghiệp",),
    rejects=("vốn sự nghiệp", "chi từ vốn sự nghiệp và vốn đầu tư công trình"),
    needs=(" từ ", " bằng ", " thuộc "),
)
"""The end of a heading that names the capital of the items below it."""

SHARE_OF = Pattern(
    name="share_of",
    expression=r"""\d[ ]?%[ ](?:của[ ])?(?P<whole>tổng[ ][^(),;.%\n]{1,60})\([^(),;.%\n]{0,30}$""",
    matches=("chiếm 10% tổng vốn đầu tư (khoảng ",),
    rejects=("tổng vốn đầu tư (khoảng ",),
    needs=("% tổng", "% của tổng"),
)
"""The whole of which an amount in brackets is stated to be a share."""

BEHIND_BRACKET = Pattern(
    name="capital_behind_bracket",
    expression=r"""\G(?:[ ]\()?[^()\n]{0,300}\)[ ]?,[ ](?:đều[ ])?(?:là[ ]|thuộc[ ]|từ[ ])?(?P<words>(?:nguồn[ ])?(?:vốn|kinh[ ]phí)[ ][^.;,()\d\n]{2,40})(?=[.;]|$)""",
    matches=(" (ngân sách tỉnh 3 tỷ đồng), vốn sự nghiệp.", ", ngân sách huyện 2 tỷ đồng), vốn đầu tư"),
    rejects=(" (ngân sách tỉnh 3 tỷ đồng), trong đó", ", vốn sự nghiệp 3 tỷ đồng"),
    needs=("), ", ") , "),
)
"""The capital that is named after the bracket in which an amount is split, or in which it is itself."""
