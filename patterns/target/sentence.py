"""Where sentences end, and what their words say about their figures' kind."""

from patterns.pattern import Pattern, words

SENTENCE_END = Pattern(
    name="sentence_end",
    expression=r"""[.!?](?=[ ]*(?:[\p{Lu}"“(*]|-[ ]|$))[ ]* | \n""",
    matches=("nghèo. Hỗ trợ", "nghèo."),
    rejects=("1.200 hộ", "tp. hồ"),
    cased=True,
)
"""A full stop before a capital."""

YEARS = Pattern(
    name="years",
    expression=r"""(?<!\d)(?:19|20)\d\d(?!\d)""",
    matches=("năm 2025", "31/12/2024"),
    rejects=("20251",),
)
"""A year in a time."""

COSTS = Pattern(
    name="costs",
    expression=rf"""^(?:(?:so[ ]với|trên|của|trong)[ ])?(?:{words("kế hoạch|chỉ tiêu|tổng kinh phí|tổng vốn|tổng mức|tổng nguồn|kinh phí|chi phí|mức đóng|mức hỗ trợ|mức lương|mức vay|giá trị|lãi suất|vốn|ngân sách|dự toán|số tiền|tiền|học phí|mức phí|đơn giá|nguồn vốn|định mức|mức chuẩn|chuẩn nghèo|chuẩn|cùng kỳ|khuyết tật|giống|con giống|cây giống|phân bón|vật tư|nguồn thu|viện phí|tổng chi|số vốn|phí|lệ phí|do ngân sách|từ ngân sách|tổng số điểm|tổng điểm|khả năng lao động|nhiệm vụ giao|nhiệm vụ được giao")})(?!\p{{L}})
    | ^(?:(?:trong[ ])?(?:tổng[ ])?số[ ])?(?:hộ|người|thành[ ]viên|đại[ ]biểu)(?:(?![,;.]).){{0,40}}?[ ](?:{words("tham dự|dự họp|đồng ý|nhất trí|tán thành|tham gia là|biểu quyết")})(?!\p{{L}})""",
    matches=("chi phí mua con giống", "mức đóng", "số hộ trong thôn dự họp"),
    rejects=("hộ nghèo", "diện tích lúa"),
)
"""What follows a percentage that shares costs, compares, or says who must agree."""

COST_LED = Pattern(
    name="cost_led",
    expression=rf"""(?<!\p{{L}})(?:{words("lãi suất|đối ứng|mức hỗ trợ|mức đóng|mức vay|đóng góp|trích|thuế|giảm trừ|định mức|hưởng trợ cấp|chỉ phải nộp|suy giảm khả năng lao động|tỷ lệ vốn|giải ngân|nguyên nhân|biểu mẫu|bảng|chiết khấu|phạt")})(?:[ ](?!(?:đạt|giảm|tăng)[ ])[\p{{L}},]+){{0,7}}[ ]?$""",
    matches=("bố trí đối ứng tối thiểu ", "lãi suất ", "hưởng trợ cấp bằng "),
    rejects=("phấn đấu giảm ",),
)
"""What stands before a share of costs or a norm."""

CONDITION = Pattern(
    name="condition",
    expression=rf"""(?<!\p{{L}})(?:{words("trường hợp|nếu|chỉ xét|khi có từ|với điều kiện|không hoàn thành|khái niệm|phương thức hỗ trợ|là hộ thiếu hụt|trong vòng|ở cách|cách trung tâm")})(?!\p{{L}})|^(?:xã|nơi|huyện|thôn|đơn[ ]vị|địa[ ]phương)[ ]có[ ]tỷ[ ]lệ(?!\p{{L}})|^[ ]*(?:về[ ]|các[ ])?(?:điều[ ]kiện|nguyên[ ]tắc|tiêu[ ]chuẩn|cứ)(?!\p{{L}})""",
    matches=("Trường hợp tỷ lệ hộ nghèo", "nếu"),
    rejects=("tăng tỷ lệ",),
)
"""What opens a condition or a rule."""

CONDITION_BEHIND = Pattern(
    name="condition_behind",
    expression=rf"""(?<!\p{{L}})(?:{words("có thể điều chỉnh|mới được xét|mới được công nhận|mới được tính|mới được hưởng|thì được|thì bị|thì phải|thì xét|sẽ bị|được ưu tiên bố trí|mới xét")})(?!\p{{L}})""",
    matches=("30% mới được xét",),
    rejects=("được hỗ trợ",),
)
"""What follows a condition."""

EACH = Pattern(
    name="each",
    expression=rf"""(?<!\p{{L}})(?:mỗi[ ](?!năm|quý|tháng|xã|bản|thôn|huyện|phường|ấp|khu)\p{{L}}+(?:[ ]\p{{L}}+){{0,3}}[ ](?:{words("không quá|tối đa|không vượt quá|gồm|từ|khoảng|trung bình|bình quân")}[ ]){{0,2}}|{words("lớp học|lớp")}[ ]không[ ]quá[ ]|quy[ ]mô[ ](?:\p{{L}}+[ ]){{0,4}}|(?:mỗi|hằng|hàng)[ ](?:tháng|tuần|ngày)[ ](?:\p{{L}}+[ ]){{0,4}})$""",
    matches=("mỗi tháng tổ chức ", "mỗi lớp không quá ", "mỗi đội "),
    rejects=("mỗi năm ", "mỗi xã có ít nhất ", "mỗi mô hình có ít nhất "),
)
"""A norm for each of several."""

TEAM = Pattern(
    name="team",
    expression=rf"""(?<!\p{{L}})(?:tổ(?![ ](?:chức|hợp))|{words("ban|đoàn|đội|hội đồng|nhóm|tiểu ban|ban chỉ đạo|cuộc thi|phòng thủ|chính quyền|thành phần|bộ phận|tổ công tác|đoàn kiểm tra|tổ giúp việc|tổ biên tập")})(?:[ ]\p{{L}}+){{0,4}}[ ](?:{words("gồm|có|gồm có|bao gồm|từ|là|khoảng|không quá|tối đa|tổng số")}[ ]){{0,2}}$""",
    matches=("tổ công tác gồm ", "đoàn kiểm tra có ", "tổ giúp việc "),
    rejects=("thành lập ",),
)
"""Before the size of a team."""

RANK = Pattern(
    name="rank",
    expression=rf"""(?<!\p{{L}})(?:{words("xếp thứ|thứ|trong nhóm|nhóm|tốp|top|có tên trong|trong số|trong|nằm trong|lọt vào|vào nhóm|xếp hạng|xếp loại|hạng|chấm đạt|chấm điểm")})[ ]$""",
    matches=("xếp thứ ", "có tên trong "),
    rejects=("trong năm ",),
)
"""Before a rank, or the number among whom."""

WHERE = Pattern(
    name="where",
    expression=rf"""(?<!\p{{L}})(?:{words("tại|ở|thuộc|của|riêng|ubnd|ủy ban nhân dân|trong số|đối với|trên địa bàn|trong|giữa|với|trên|cho|cùng|tham gia của|gồm|bao gồm")})[ ](?:hơn[ ]|gần[ ]|tổng[ ]số[ ])?$""",
    matches=("đoàn kiểm tra tại ", "ubnd "),
    rejects=("phấn đấu có ",),
)
"""What stands before a number of places where something is done."""

CHECKS = Pattern(
    name="checks",
    expression=rf"""(?<!\p{{L}})(?:{words("kiểm tra|giám sát|khảo sát|điều tra|rà soát|bình xét|phúc tra|thanh tra|kiểm tra, giám sát")})(?:[ ](?:{words("ít nhất|tối thiểu|tại|nhu cầu|của|việc|học nghề|từ")})){{0,4}}[ ]$""",
    matches=("kiểm tra ít nhất ", "kiểm tra tại "),
    rejects=("hỗ trợ ",),
)
"""Before what is inspected: no result."""

DESCRIBES = Pattern(
    name="describes",
    expression=rf"""(?<!\p{{L}})(?:{words("dân số|diện tích tự nhiên|tổng số hộ|tổng số hộ dân|nhân khẩu|dân tộc|tổng số dân|đơn vị hành chính|tổng diện tích|số hộ dân|huyện|xã|tỉnh|toàn xã|toàn huyện|toàn tỉnh|tổng số nhân khẩu|số khẩu")})(?:[ ](?:dân|toàn[ ]\p{{L}}+|trên[ ]địa[ ]bàn|của[ ]\p{{L}}+))?$|^(?:huyện|xã|tỉnh|phường)[ ](?!nghèo)""",
    matches=("tổng số hộ dân", "huyện chiêm hóa"),
    rejects=("số hộ nghèo",),
)
"""Subjects that only describe the place."""

DESCRIBED = Pattern(
    name="described",
    expression=rf"""^(?>{words("hộ|hộ dân|khẩu|nhân khẩu|người|dân|xã|thôn|bản|ấp|phường|thị trấn|km2|km²|ha|huyện|thành phố|thị xã|tỉnh|đơn vị hành chính|dân số|tổng dân số")})(?:,[ ](?:{words("phường|thị trấn|xã|thành phố|thị xã|bản|buôn|làng|ấp|khóm|đặc khu")}))*+[ ]*(?:$|[,;.(]|với[ ]|gồm[ ]|và[ ])""",
    matches=("hộ, ", "khẩu", "xã, phường"),
    rejects=("hộ nghèo",),
)
"""A bare noun of the place's own description."""

QUOTED = Pattern(
    name="quoted",
    expression=r"""(?:^|[\s(,:])["“](?=[\p{L}\d])[^"“”]{0,60}$""",
    matches=('phong trào "5 không, ',),
    rejects=('phong trào "a" ',),
)
"""An opened quotation before a figure: a slogan or a title."""

DONE_ALREADY = Pattern(
    name="done_already",
    expression=rf"""(?<!\p{{L}})(?:đã[ ](?!qua)(?:được[ ])?|bị[ ]{words("ngập|thiệt hại|hư hỏng|sập|cuốn trôi")}|phải[ ]sơ[ ]tán|hiện[ ]có)""",
    matches=("bản đã được công nhận", "nhà bị ngập", "hộ phải sơ tán"),
    rejects=("đã qua đào tạo", "hộ bị ảnh hưởng"),
)
"""What is said of things as they are."""

AIMED = Pattern(
    name="aimed",
    expression=rf"""(?<!\p{{L}})(?:{words("phấn đấu|mục tiêu|chỉ tiêu|quyết tâm|dự kiến|sẽ")})(?!\p{{L}})""",
    matches=("phấn đấu đạt",),
    rejects=("đã đạt",),
)
"""Words that announce an aim."""

REPORTS = Pattern(
    name="reports",
    expression=rf"""(?<!\p{{L}})(?:(?<!(?:thực|phát|thể|xuất)[ ])hiện[ ](?:nay|có|còn|tại|đã)(?!\p{{L}})(?![ ]hiệu[ ]quả)|{words("đến nay|năm qua|thời gian qua|toàn huyện có|toàn tỉnh có|toàn xã có|toàn thành phố có|kết quả rà soát|theo kết quả|qua rà soát|đã giảm|đã đạt|đã hỗ trợ|đã mở|đã đào tạo|thực trạng|tại thời điểm|đầu kỳ|tổng số hộ nghèo là|đã có|đã được|đã tổ chức|đã xây dựng|đã giải quyết|đã tạo|đã thực hiện|đã cấp|đã triển khai|đầu năm|năm trước|năm học trước|cuối năm trước|những năm qua|gây thiệt hại|kết quả năm|kết thúc năm")})(?!\p{{L}})(?!{words(" thêm| việc| nhà| tốt| mới| chủ| đường")})""",
    matches=("hiện có", "đến nay", "toàn huyện có", "đầu năm"),
    rejects=("thực hiện có hiệu quả",),
)
"""Words that report a state or what was done."""

NORM = Pattern(
    name="norm",
    expression=rf"""(?<!\p{{L}})(?:{words("định mức|mức hỗ trợ|mức chi|mức vay|mức khoán|quy mô tối thiểu|hệ số|nguyên nhân|bằng khen|giấy khen|khen thưởng")})(?!\p{{L}})""",
    matches=("Định mức hỗ trợ 02 con bò",),
    rejects=("mức sinh",),
)
"""What opens a norm."""

TEAM_BEHIND = Pattern(
    name="team_behind",
    expression=r"""^(?:tổ(?![ ]chức)|ban|đoàn|đội|nhóm)(?:[ ]\p{L}+){1,4}[ ](?:gồm[ ]|có[ ])?\d{1,3}[ ](?:người|thành[ ]viên)""",
    matches=("tổ biên tập 06 người",),
    rejects=("tổ hợp tác",),
)
"""A team of whom the text says the size."""

NORM_BEHIND = Pattern(
    name="norm_behind",
    expression=r"""^[^,;.%]{0,40}?/[ ]?(?:khẩu|tháng|ngày|người|hộ|đồng|học[ ]sinh|lượt)(?!\p{L})""",
    matches=("kg gạo/khẩu/tháng", "lít/người/ngày"),
    rejects=("hộ nghèo/năm",),
)
"""So much for each head, day or month."""

RECKONED = Pattern(
    name="reckoned",
    expression=r"""^[\p{L} ]{1,30}?[ ][x×][ ]?\d""",
    matches=("nhà x 60 triệu đồng",),
    rejects=("nhà ở",),
)
"""A number that an amount of money is reckoned from."""

ASSIGNS = Pattern(
    name="assigns",
    expression=r"""(?<!\p{L})(?:phân[ ]công|bố[ ]trí|cử|giao)(?:[ ]\p{L}+){0,3}[ ]$""",
    matches=("phân công ít nhất ", "bố trí "),
    rejects=("tập huấn cho ",),
)
"""Before people whom an office assigns."""

SPENT = Pattern(
    name="spent",
    expression=r"""(?<!\p{L})(?:giải[ ]ngân|(?:triệu|tỷ|nghìn|ngàn)[ ]đồng)(?!\p{L})[^;]{0,40}$""",
    matches=("giải ngân 120 tỷ đồng, đạt ",),
    rejects=("cộng đồng đạt ",),
)
"""Before a share of money."""

UP_NEAR = Pattern(
    name="up_near",
    expression=r"""(?<!\p{L})trở[ ](?:lên|xuống)(?!\p{L})""",
    matches=("con trở lên",),
    rejects=("trở thành",),
)

CAPACITY = Pattern(
    name="capacity",
    expression=rf"""(?<!\p{{L}})(?:(?:với|có)[ ](?:tổng[ ])?(?:{words("công suất|tốc độ|dung lượng|băng thông|độ phân giải|điện áp")})(?:[ ](?:{words("thiết kế|tối thiểu|tối đa|từ|trên|khoảng|đạt|là|lên tới|ít nhất")})){{0,3}}|(?:mô[ ]hình|giải[ ]pháp|cơ[ ]chế)[ ]bảo[ ](?:vệ|mật))[ ]$""",
    matches=("nhà máy với công suất ", "có tốc độ tối thiểu ", "mô hình bảo vệ "),
    rejects=("tổng công suất đạt ", "nâng tốc độ lên "),
)
"""Before what a thing can do, or how it is built: no count that a plan commits to."""
