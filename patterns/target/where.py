"""Words by which a count of places only states where something is done."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

WHERE = Pattern(
    name="where",
    expression=rf"""(?<!\p{{L}})(?:{words_of("where")})[ ](?:hơn[ ]|gần[ ]|tổng[ ]số[ ])?$""",
    matches=("đoàn kiểm tra tại ", "ubnd "),
    rejects=("phấn đấu có ",),
    known_by=key_words(phrases_of("where")),
)
"""What is before a number of places where something is done."""
PLACES_THAT_HAVE = Pattern(
    name="places_that_have",
    expression=r"""^(?:\p{L}+,?[ ]){1,4}có[ ](?:tỷ|tỉ|số|nhiều|đông)[ ]""",
    matches=("thôn có tỷ lệ hộ nghèo cao", "xã, thôn có nhiều hộ nghèo"),
    rejects=("xã đã được công bố",),
)
"""Places by what they have."""
ACTS_BEHIND = Pattern(
    name="acts_behind",
    expression=rf"""^(?:\p{{L}}++,?[ ]){{1,4}}?(?:đã[ ])?(?:{words_of("acts_on")})(?!\p{{L}})""",
    matches=("phường, xã đã nỗ lực triển khai", "xã chủ động"),
    rejects=("xã đạt chuẩn",),
    known_by=key_words(phrases_of("acts_on")),
)
"""What places do, whose number then only states who acts."""
