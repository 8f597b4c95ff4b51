"""Words by which a figure is a norm, a criterion, a distance or a size of how a thing is built."""

from patterns.key_word import key_words
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

CAPACITY = Pattern(
    name="capacity",
    expression=rf"""(?<!\p{{L}})(?:(?:với|có)[ ](?:tổng[ ])?(?:{words_of("capacity")})(?:[ ](?:{words_of("capacity_2")})){{0,3}}|(?:mô[ ]hình|giải[ ]pháp|cơ[ ]chế)[ ]bảo[ ](?:vệ|mật))[ ]$""",
    matches=("đường truyền với băng thông ", "có tốc độ tối thiểu ", "mô hình bảo vệ "),
    rejects=("tổng công suất đạt ", "nâng tốc độ lên "),
    known_by=key_words((*phrases_of("capacity"), "mô hình", "giải pháp", "cơ chế")),
)
"""Before what a thing can do, or how it is built: no count that a plan commits to."""

CRITERIA_LED = Pattern(
    name="criteria_led",
    expression=rf"""(?<!\p{{L}})(?:{words_of("criteria_led")})[ ](?:đầy[ ]đủ[ ]|tốt[ ]|bộ[ ])?$""",
    matches=("tiến độ thực hiện ", "theo bộ "),
    rejects=("hoàn thành ", "thực hiện đạt "),
    known_by=key_words(phrases_of("criteria_led")),
)
"""Before the number of criteria of a set, which states how many it has."""

SIZE_LED = Pattern(
    name="size_led",
    expression=rf"""(?<!\p{{L}})(?<!tổng[ ])(?:{words_of("size_led")})[ ](?:khoảng[ ]|tối[ ]thiểu[ ]|trên[ ]|từ[ ])?$""",
    matches=("bể nước dung tích ", "cầu có tải trọng tối thiểu "),
    rejects=("tổng dung tích ", "dung tích đạt "),
    known_by=key_words(phrases_of("size_led")),
)
"""Before how large a thing is that is built."""

DISTANCE_LED = Pattern(
    name="distance_led",
    expression=r"""(?<!\p{L})(?:khoảng[ ]cách|(?<!(?:cải|bằng|một|phong|tư|quy|chính)[ ])cách(?![ ](?:mạng|thức|ly|làm|điệu)))(?!\p{L})[^;%\d]{0,80}$""",
    matches=("khoảng cách từ nhà đến trường ở một số ấp trên ", "nguồn nước cách nhà "),
    rejects=("cải cách ", "bằng cách trồng "),
    known_by=key_words(("cách",)),
)
"""Before how far something is."""

LAND_NORM = Pattern(
    name="land_norm",
    expression=r"""(?<!\p{L})diện[ ]tích(?!\p{L})[^;:%]{0,60}[ ](?:tối[ ]thiểu|ít[ ]nhất|không[ ]dưới|tối[ ]đa|không[ ]quá)[ ]$""",
    matches=("diện tích đất bình quân tối thiểu ",),
    rejects=("diện tích cây xanh đạt ",),
    known_by=key_words(("diện tích",)),
)
"""Before the least land that a norm asks for each."""

BENEFIT = Pattern(
    name="benefit",
    expression=r"""(?<!\p{L})được[ ](?:xét[ ])?(?:miễn,[ ]|hỗ[ ]trợ,[ ])?(?:miễn[ ])?(?:giảm|hưởng|chi[ ]trả)[ ]$""",
    matches=("hộ nghèo được giảm ",),
    rejects=("được hỗ trợ ", "đã giảm "),
    known_by=key_words(("được",)),
)
"""Before the share of a price that somebody need not pay."""
