"""Words that show who is trained: workers for a trade, or staff."""

from patterns.key_word import signs
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

STAFF = Pattern(
    name="staff",
    expression=rf"""(?<!\p{{L}})(?:{words_of("staff_word")})(?!\p{{L}})(?![ ]lao[ ]động)""",
    matches=("cán bộ xã", "lực lượng chữa cháy cơ sở"),
    rejects=("hộ nghèo", "lực lượng lao động"),
)
"""Those who are trained as staff."""
TRAINED = Pattern(
    name="trained",
    expression=rf"""(?<!\p{{L}})(?:{words_of("training_word")}|(?<!trình[ ]độ[ ])đào[ ]tạo(?![ ](?:nghề|từ[ ]xa)))(?!\p{{L}})""",
    matches=("được tập huấn", "học nâng chuẩn", "đào tạo trình độ thạc sĩ"),
    rejects=("được hỗ trợ", "đạt chuẩn trình độ đào tạo", "làm công tác đào tạo nghề"),
    needs=signs((*phrases_of("training_word"), "đào tạo")),
)
TRAINS_STAFF = Pattern(
    name="trains_staff",
    expression=r"""(?<!\p{L})(?:tập[ ]huấn|bồi[ ]dưỡng)[ ](?:\d{1,4}[ ]lớp[ ](?:cho|với)[ ])?$""",
    matches=("tập huấn ", "tập huấn 08 lớp cho "),
    rejects=("tập huấn kỹ thuật ", "mở "),
)
"""A verb of training before its classes, or before the people who attend them."""
WORKERS_TRAINED = Pattern(
    name="workers_trained",
    expression=rf"""(?<!\p{{L}})lao[ ]động(?!\p{{L}})(?=.{{0,160}}?(?<!\p{{L}})(?:{words_of("trained_word")})(?!\p{{L}}))""",
    matches=("lao động du lịch được đào tạo, bồi dưỡng nghiệp vụ", "lao động trực tiếp đã qua lớp bồi dưỡng"),
    rejects=("lao động có việc làm", "cán bộ được bồi dưỡng"),
)
"""Workers who have been trained."""
NO_STAFF = Pattern(
    name="no_staff",
    expression=rf"""^(?:lượt[ ])?(?:{words_of("no_staff")})(?!\p{{L}})(?!.*(?<!\p{{L}})(?:cán[ ]bộ|công[ ]chức|trưởng[ ](?:thôn|bản|ấp)|cộng[ ]tác[ ]viên)(?!\p{{L}}))""",
    matches=("nông dân", "hộ tham gia mô hình"),
    rejects=("cán bộ xã", "người làm công tác giảm nghèo", "hội viên là trưởng thôn"),
)
"""Those whose training is not one of staff."""
TRAINS = Pattern(
    name="trains_workers",
    expression=r"""(?<!\p{L})(?<!trình[ ]độ[ ])đào[ ]tạo(?!\p{L})""",
    matches=("tuyển sinh đào tạo", "đào tạo"),
    rejects=("đạt chuẩn trình độ đào tạo", "tập huấn"),
)
"""That somebody is trained for work."""
LEARNERS = Pattern(
    name="learners_of_trades",
    expression=rf"""^(?:lượt[ ])?(?:{words_of("learner_of_trade")})(?!\p{{L}})""",
    matches=("hướng dẫn viên du lịch", "lao động nông thôn"),
    rejects=("bác sĩ", "vận động viên"),
)
"""Those who are trained for a trade, not staff."""
