"""Heads before a colon, whose words the items after it share."""

from patterns.pattern import Pattern

LACK_HEAD = Pattern(
    name="lack_head",
    expression=r"""(?<!\p{L})thiếu[ ]hụt(?!\p{L})[^:;]{0,90}?[ ](?P<who>(?:hộ|người|trẻ)(?!\p{L})(?:(?![ ](?:năm|đầu|cuối|tại|trên|như|cụ[ ]thể|theo|là|giai[ ]đoạn)(?!\p{L}))[^:;,.\d(])*+)[^:;]{0,40}:""",
    matches=("mức độ thiếu hụt các dịch vụ xã hội cơ bản của hộ nghèo:", "thiếu hụt của hộ cận nghèo năm 2023:"),
    rejects=("thiếu hụt nguồn lực:", "hộ nghèo thiếu hụt về nhà ở"),
)
"""A head that states what the people named in the items after it lack."""

COURSE_HEAD = Pattern(
    name="course_head",
    expression=r"""(?:^|[;,.]|(?<!\p{L})theo)[ ]*(?:lộ[ ]trình|cụ[ ]thể)(?:[ ](?:từng|các|theo|hằng|hàng|thực|hiện|như|sau|năm|cụ|thể))*+[ ]?:?[ ]*$""",
    matches=("; lộ trình các năm:", "; lộ trình:"),
    rejects=("lộ trình giảm nghèo các năm:",),
)
"""A head that states in which years what is stated before it is attained, and nothing else."""

YEARS_HEAD = Pattern(
    name="years_head",
    expression=r"""[ ,](?:(?:phân|chia|tính)(?:[ ]ra)?[ ])?(?:theo[ ]|trong[ ])?(?:từng|các|hằng|hàng|mỗi|qua[ ]các)[ ]năm(?:[ ](?:như[ ]sau|cụ[ ]thể|giai[ ]đoạn[ ][\d \-–]+))*+[ ]?$""",
    matches=("số lao động đi làm việc ở nước ngoài chia theo từng năm", "số lớp mở hằng năm như sau"),
    rejects=("số lao động có việc làm",),
)
"""The end of a head whose items are years."""

SHARED_OUT = Pattern(
    name="shared_out",
    expression=r"""^(?:kết[ ]quả|số|tình[ ]hình|chỉ[ ]tiêu)[ ](?P<words>[^:;]{3,80}?)[ ,]+(?:phân|chia|tính)(?:[ ]ra)?[ ]theo[ ][^:;]{2,40}$""",
    matches=("kết quả đào tạo nghề phân theo đối tượng", "số người được vay vốn chia theo đối tượng"),
    rejects=("kết quả đào tạo nghề", "phân theo khu vực"),
)
"""A head that states what is done, with the beneficiaries as its items."""
