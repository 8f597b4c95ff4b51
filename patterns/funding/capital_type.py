"""Kinds of capital: recurrent (vốn sự nghiệp) and investment (vốn đầu tư).

Source: Luật Ngân sách nhà nước 83/2015/QH13; lexicon `capital_types`.
"""

from patterns.lexicon import phrases
from patterns.pattern import Pattern, words

CAPITAL_WORD = words(phrases("capital_types") + "|đầu tư")

CAPITAL = Pattern(
    name="capital",
    expression=rf"""(?<!\p{{L}})(?:(?P<recurrent>(?<!đơn[ ]vị[ ])(?<!hoạt[ ]động[ ]){words(phrases("capital_types", "recurrent"))})|(?P<investment>{words(phrases("capital_types", "investment"))}|(?<!nhà[ ])(?<!chủ[ ])(?<!mức[ ])đầu[ ]tư(?:[ ]công)?(?=[ ]?:?[ ]{{0,2}}$)))(?!\p{{L}})""",
    matches=("(vốn sự nghiệp)", "vốn đầu tư phát triển", "(ĐTPT: 10 tỷ)", "đầu tư: ", "(đầu tư công "),
    rejects=(
        "nhà đầu tư",
        "chủ đầu tư: ",
        "đầu tư cơ sở hạ tầng",
        "đơn vị sự nghiệp",
        "quỹ phát triển hoạt động sự nghiệp",
    ),
)

SHARE_OF = Pattern(
    name="share_of",
    expression=r"""\d[ ]?%[ ](?:của[ ])?(?P<whole>tổng[ ][^(),;.%\n]{1,60})\([^(),;.%\n]{0,30}$""",
    matches=("chiếm 10% tổng vốn đầu tư (khoảng ",),
    rejects=("tổng vốn đầu tư (khoảng ",),
)
"""The whole of which an amount in brackets is said to be a share."""
