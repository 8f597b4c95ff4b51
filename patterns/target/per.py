"""Words that make a figure one of each year."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

EACH = key_words(phrases_of("each_year"))
"""Words of which one is before the year that is each."""

EACH_YEAR = Pattern(
    name="each_year",
    expression=rf"""^(?:{words_of("each_year")})[ ]năm""",
    matches=("hằng năm", "mỗi năm"),
    rejects=("cả năm", "trong năm"),
)
"""A time that states every year."""

PER_YEAR_BEHIND = Pattern(
    name="per_year_behind",
    expression=r"""(?<!(?:lần|đợt|buổi|kỳ|cuộc|phiên|lượt)[ ]?)/[ ]?năm(?!\p{L})|(?<!\p{L})(?<!cây[ ])(?:mỗi|hằng|hàng)[ ]năm(?![ ](?:\d|một)[\d ]{0,3}(?:lần|đợt))""",
    matches=("15 hộ/năm", "kỹ năng hằng năm"),
    rejects=("01 lần/năm", "trong năm"),
    needs=("năm",),
)
"""Every year, at or after a figure."""
