"""Levels of administration, and named sites, that alone name a part of what is measured (`cấp huyện 70%`, `riêng trạm Cồn Thoi 34%`)."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

_LEVEL = rf"(?:cấp|tuyến)[ ](?:{words_of('administration')})(?:(?:,|[ ]và)[ ](?:cấp[ ]|tuyến[ ])?(?:{words_of('administration')}))?"

LEVEL_ALONE = Pattern(
    name="level_alone",
    expression=rf"""^[ ,;:(+-]*(?:(?:riêng|còn|và|trong[ ]đó|đối[ ]với|ở|tại)[ ]){{0,3}}(?P<level>{_LEVEL})[ ]*(?:(?:là|có|còn|đạt|từ|trên|tối[ ]thiểu|ít[ ]nhất|khoảng|tổ[ ]chức)[ ]*){{0,3}}:?[ ]*$""",
    matches=(", cấp huyện ", "; ở cấp xã đạt trên ", " và tuyến xã, phường ", "trong đó cấp tỉnh: "),
    rejects=("đơn vị cấp huyện ", "cấp thẻ "),
    known_by=frozenset({"cấp", "tuyến"}),
)
"""A level that is all words before a figure."""

AT_LEVEL = Pattern(
    name="at_level",
    expression=rf"""^(?P<led>(?:ở|tại|đối[ ]với)[ ])(?P<level>{_LEVEL})(?!\p{{L}})""",
    matches=("ở cấp huyện", "tại cấp xã được xử lý"),
    rejects=("cấp huyện", "tại xã"),
)
"""A level after a figure."""

LEVEL_TAIL = Pattern(
    name="level_tail",
    expression=rf"""[ ](?:(?:ở|tại)[ ])?{_LEVEL}$""",
    matches=("số hóa hồ sơ cấp tỉnh", "hồ sơ công việc tại cấp tỉnh"),
    rejects=("cấp tỉnh", "đơn vị cấp tỉnh đạt"),
)
"""The level at the end of what another figure measures."""

SITE_ALONE = Pattern(
    name="site_alone",
    expression=rf"""^[ ,;:(+-]*(?i:(?:riêng|trong[ ]đó|cá[ ]biệt|nhất[ ]là|cao[ ]nhất|thấp[ ]nhất|là|có|tại|ở)[ ,]+){{0,3}}(?P<place>(?i:{words_of("site_part")})(?:[ ]\p{{L}}++){{0,6}}?(?:[ ](?!UBND)\p{{Lu}}\p{{Ll}}*+){{1,5}}(?:[ ]-[ ]\p{{Lu}}\p{{Ll}}*+(?:[ ]\p{{Lu}}\p{{Ll}}*+){{0,3}})?)[ ]*(?:(?:là|có|đạt|với|khoảng|trên|chỉ|mới)[ ]*){{0,3}}:?[ ]*$""",
    matches=(
        ", riêng khu vực Cồn Thoi - Kim Đông ",
        ", cá biệt trạm Cồn Thoi ",
        ", riêng Trung tâm Nuôi dưỡng người tâm thần Hoài Nhơn ",
    ),
    rejects=(", riêng xã Vân Sơn ", ", trung tâm thương mại ", "trạm y tế đạt "),
    cased=True,
    known_by=key_words(phrases_of("site_part")),
)
"""A named site or area that is all words before a figure."""
