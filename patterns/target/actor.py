"""Bodies that are named alone before a figure (`Hội Nông dân 20 hộ, Hội Phụ nữ 15 hộ`)."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

AGENCY_ALONE = Pattern(
    name="agency_alone",
    expression=rf"""(?:(?<=[,;:(][ ])|(?<=[(])|(?<=[ ]và[ ]))(?:{words_of("mass_body")})(?:[ ](?:các[ ]cấp|{words_of("unit")}|tỉnh))?(?=[ ](?:(?:ít[ ]nhất|tối[ ]thiểu|trên|khoảng)[ ])?\d)""",
    matches=("giúp 65 hộ, hội nông dân 20 hộ", "thoát nghèo: mttq xã 5 hộ"),
    rejects=("hội nông dân giúp 20 hộ", "hội nông dân 20 hộ"),
    known_by=key_words(phrases_of("mass_body")),
)
"""An agency's name, after a list separator, immediately before a figure."""

AGENCY_OPENS = Pattern(
    name="agency_opens",
    expression=rf"""^(?:{words_of("mass_body")})(?:[ ](?:các[ ]cấp|{words_of("unit")}|tỉnh))?[ ](?=\p{{L}})""",
    matches=("hội nông dân xã quản lý",),
    rejects=("hội nông dân", "hội trường"),
)
"""An agency's name before what it does."""
