"""How a number is led to: by the subject of a rate, of an index, of a number without a noun."""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

TIMES_BEFORE = Pattern(
    name="times_before",
    expression=r"""(?<!\p{L})(?:gấp|tăng|giảm|tăng[ ]gấp)(?:[ ](?:từ|khoảng|trên|hơn|ít[ ]nhất|tối[ ]thiểu|gấp))*+[ ]$""",
    matches=("tăng gấp ", "gấp hơn "),
    rejects=("họp ",),
)
"""Before a number of times as much."""

TIMES_BEHIND = Pattern(
    name="times_behind",
    expression=r"""[ ]lần[ ]so[ ]với(?!\p{L})""",
    matches=(" lần so với nam giới",),
    rejects=(" lần/tuần", " lần"),
    begins=(" lần",),
)
"""After a number of times as much, with what it is compared."""

NUMBER_LED = Pattern(
    name="bare_number_led",
    expression=r"""(?:^|[,;.:(-][ ]*|(?<!\p{L})(?:nâng|tăng|giảm|đưa|có|để|duy[ ]trì)[ ])(?:tổng[ ])?số[ ](?:lượng[ ])?(?=(?P<noun>\p{L}))(?:[^;.%]|(?<=\d)[.](?=\d{3})){2,180}$""",
    matches=(
        "số bệnh viện triển khai bệnh án: năm 2023 có ",
        "; tổng số mô hình đạt ",
        "số hộ nghèo giảm từ 1.320 xuống ",
    ),
    rejects=("quyết định số ", "một số nội dung đạt "),
)
"""The subject of a number without a noun: it names what is counted."""

POINTS_LED = Pattern(
    name="points_led",
    expression=r"""(?<!\p{L})(?:số|các|\d)[ ]điểm[ ](?!số|trung|của|cho|chuẩn|đánh|tối|thi|xét|và|cộng|trừ|phần)\p{L}""",
    matches=("số điểm ngập giảm", "40 điểm thu hồi pin"),
    rejects=("số điểm của", "tổng điểm đạt"),
)
"""Places called points are counted."""

MANY = Pattern(
    name="many",
    expression=r"""1(?:[.]?000){1,2}$|10{1,2}(?:[.]?000)$""",
    matches=("1.000", "10.000", "100000"),
    rejects=("100", "121", "1.001"),
)
"""The whole of a rate, `per N`."""

RATE_LED = Pattern(
    name="rate_led",
    expression=rf"""(?<!\p{{L}})(?:{words_of("rate_led")})(?!\p{{L}})[^;:%]*$""",
    matches=("tỷ suất trẻ em bị tai nạn thương tích xuống ", "tỷ số tử vong mẹ vào năm 2025 và "),
    rejects=("có ", "tỷ lệ hộ nghèo; có "),
)
"""The subject of a rate `per N` has begun."""

PER_MANY_LED = Pattern(
    name="per_many_led",
    expression=rf"""(?<!\p{{L}})(?:{words_of("rate_led")}|số)(?!\p{{L}})[^;:.%]{{2,120}}?(?:[ ]trên[ ]|[ ]?/[ ]?)(?P<whole>(?:(?:một|1)[ ])?vạn[ ]dân|1(?:[.]?000){{1,2}}[ ]\p{{L}}++(?:[ ](?!(?:{words_of("year_stated")}|{words_of("states_bare")})[ ])\p{{L}}++){{0,3}}|10{{1,2}}[.]?000[ ]\p{{L}}++(?:[ ](?!(?:{words_of("year_stated")}|{words_of("states_bare")})[ ])\p{{L}}++){{0,3}})[^;:%]{{0,80}}(?::[ ])?$""",
    matches=(
        "tỷ suất tử vong trẻ sơ sinh trên 1.000 trẻ đẻ sống dưới ",
        "số điều dưỡng/10.000 dân đạt ",
        "số giường bệnh/vạn dân: ",
    ),
    rejects=("số bệnh viện đạt ",),
)
"""The subject of a number without a noun, with what it is per (`… trên 1.000 trẻ đẻ sống`)."""

LED_MEASURE = Pattern(
    name="led_measure",
    expression=r"""[ ]?(?P<unit>điểm|tuổi|năm)(?!\p{L}|[ ]?(?:%|phần[ ]trăm))""",
    matches=(" điểm", " tuổi, "),
    rejects=(" điểm phần trăm", " điểm%"),
)
"""Words that are measures of a subject which asks for them, and elsewhere a score, an age, a duration."""

INDEX_LED = Pattern(
    name="index_led",
    expression=r"""(?<!\p{L})chỉ[ ]số(?!\p{L})[^;:]{0,160}$""",
    matches=("chỉ số cải cách hành chính (par index) năm 2025 đạt trên ",),
    rejects=("số điểm ", "chỉ số a; đạt "),
)
"""A subject that is measured in points."""

LIFE_LED = Pattern(
    name="life_led",
    expression=r"""(?<!\p{L})(?:tuổi[ ]thọ|kỳ[ ]vọng[ ]sống)(?!\p{L})[^;:]{0,100}$""",
    matches=("tuổi thọ trung bình đạt ",),
    rejects=("người từ ",),
)
"""A subject that is measured in years of age."""

HEALTH_LED = Pattern(
    name="health_led",
    expression=r"""(?<!\p{L})(?:số[ ]năm|thời[ ]gian)[ ]sống[ ]kh[ỏo]e(?!\p{L})[^;:]{0,100}$""",
    matches=("thời gian sống khỏe mạnh đạt ít nhất ",),
    rejects=("thời gian thực hiện ",),
)
"""A subject that is measured in years."""

LED_BY = {"điểm": INDEX_LED, "tuổi": LIFE_LED, "năm": HEALTH_LED}
"""The subjects that ask for a measure, by its word."""

BARE_LED = Pattern(
    name="bare_led",
    expression=r"""(?<!\p{L})(?:là|đạt|có|còn|lên|xuống|trên|dưới|khoảng|ít[ ]nhất|tối[ ]thiểu|không[ ]quá|tối[ ]đa)[ ]$|:[ ]$""",
    matches=("năm 2023 có ", "hoạt động là ", "điểm: "),
    rejects=("kế hoạch số ",),
)
"""What states a number without a noun."""

BARE_BEHIND = Pattern(
    name="bare_behind",
    expression=r"""\G[ ]?(?:[,.;)][ ]|[)][.,;]|[(](?=\p{L})|[,.;)]?$|[,.;)]?\n|[ ]?(?:và|so[ ]với|vào|trong)[ ]|[ ](?:(?:đầu|cuối)[ ])?năm[ ]20\d\d(?!\d))""",
    matches=(", ", ".", "; ", " năm 2024"),
    rejects=(" hộ", "/2024", " năm tới"),
)
"""What follows a number without a noun."""

CHANGED_FROM = Pattern(
    name="changed_from",
    expression=r"""(?<!\p{L})từ[ ](?P<value>\d{1,3}(?:[.]\d{3})++|\d{1,5})[ ][^\d;.:%]{2,40}?(?:[ ]?[(][^()]{1,30}[)]|(?:[ ](?:vào|đầu|cuối|hết)){0,2}[ ]năm[ ]\d{4})?[ ](?:(?:giảm|tăng|nâng)[ ])?(?:lên|xuống|còn)(?:[ ](?:còn|đến|tới|thành|mức|dưới|trên|khoảng|ít[ ]nhất|tối[ ]thiểu|không[ ]quá|tối[ ]đa))*+[ ]$""",
    matches=("từ 1.250 hộ xuống còn ", "từ 9 xã năm 2023 lên "),
    rejects=("từ 9 lên ", "từ 5% xuống còn "),
    ends=(" ",),
)
"""The start of a change with its noun, right before a bare end (`từ 1.250 hộ xuống còn 980`)."""

SESSIONS = Pattern(
    name="sessions",
    expression=r"""[ ]buổi(?=[ ]*(?:[,.;)]|$)|[ ](?:bằng|cho|với|tại|ở|và|nói[ ]chuyện|ngoại[ ]khóa|trong[ ]năm)(?!\p{L}))""",
    matches=(" buổi, chiếu phim", " buổi cho 96.500 lượt người", " buổi nói chuyện chuyên đề"),
    rejects=(" buổi/tháng", " buổi mỗi tuần", " buổi chiều", " buổi một tuần"),
)
"""Sessions that are held, after their number."""

SESSIONS_OFTEN = Pattern(
    name="sessions_often",
    expression=r"""(?<!\p{L})(?:(?:mỗi|hằng|hàng|từng|một|trong)[ ](?:ngày|tuần|tháng|quý|lớp|khóa|học[ ]kỳ|đợt|người|học[ ]viên)(?!\p{L})[^.;]{0,60}|thời[ ](?:gian|lượng)(?!\p{L})[^.;,]{0,40}|học[ ])$""",
    matches=("mỗi tháng sinh hoạt ", "mỗi lớp học ", "thời lượng "),
    rejects=("tuyên truyền lưu động ", "mỗi năm tổ chức "),
)
"""Words before a number of sessions that states how often or how long something is."""

NUMBER_LIST = Pattern(
    name="number_list",
    expression=r"""(?:\d{1,3}(?:,[ ]?|[ ]và[ ]))+$""",
    matches=("biểu số 02, ", "mẫu 1, 2 và "),
    rejects=("số ",),
    ends=(",", ", ", " và "),
)
"""The numbers of a list before its last (`Biểu số 02, 03`)."""

AMONG_ALL = Pattern(
    name="among_all",
    expression=r"""(?<!\p{L})(?:trên|của|ở|tại|theo)[ ]cả[ ]$|(?<!\p{L})(?:trong|trên)[ ]tổng[ ]số[ ]$|(?<!\p{L})độ[ ]tuổi[ ](?:từ[ ])?$""",
    matches=("giảm trên cả ", "thành lập từ hộ kinh doanh trong tổng số ", "trong độ tuổi "),
    rejects=("hỗ trợ cả ",),
    ends=("cả ", "tổng số ", "tuổi ", "từ "),
)
"""Before a number that only states in how many respects or places (`giảm trên cả 3 tiêu chí`)."""

ALL_LED = Pattern(
    name="all_led",
    expression=rf"""(?<!\p{{L}})(?:{words_of("all_led")})(?:[ ]các)?[ ][(]$""",
    matches=("toàn bộ (", "tất cả các ("),
    rejects=("toàn bộ hộ (",),
    needs=("(",),
)
"""Words that state that a share in brackets is all (`Toàn bộ (100%) cơ sở`)."""

RATE_BEFORE = Pattern(
    name="rate_before",
    expression=r"""(?:tỷ|tỉ)[ ](?:lệ|trọng|số)(?!\p{L})[^,;:.()%]{1,160}$""",
    matches=("tỷ lệ thôn có trên ",),
    rejects=("hỗ trợ ",),
)
"""The subject of a rate that has begun."""

PER_HEADS = Pattern(
    name="per_heads",
    expression=r"""(?<!\p{L})(?:số|tỷ[ ]suất|tỷ[ ]số|tỷ[ ]lệ|mật[ ]độ)(?!\p{L})[^,;:.]{1,80}[ ](?:trên|/)[ ]?$""",
    matches=("số giường bệnh trên ",),
    rejects=("đạt trên ",),
)
"""Before the whole of a rate (`số bác sĩ trên 10.000 dân`)."""

STATED_BEHIND = Pattern(
    name="stated_behind",
    expression=r"""^[^,;.()%]{0,80}?(?:(?<!\p{L})(?:đạt|là|chiếm|còn|trên|dưới|khoảng|tối[ ]thiểu|ít[ ]nhất)|[≥≤>:]|:[ ]?[<>])[^,;.()%\d]{0,30}$""",
    matches=(" hộ đạt chuẩn đạt ", " loại vắc xin: > "),
    rejects=(" hộ, tỷ lệ đạt ",),
)
"""What leads from a rate's subject to its figure."""
