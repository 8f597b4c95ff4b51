"""The words around a figure that tell what is promised: verbs, comparators, years, and who is counted."""

from patterns.pattern import Pattern, words

OBJECTIVE = Pattern(
    name="objective",
    expression=rf"""(?<!\p{{L}})(?:{words("mục tiêu|chỉ tiêu|kết quả cần đạt|kết quả chủ yếu|các kết quả|phấn đấu|nhiệm vụ cụ thể|kế hoạch giảm nghèo|kế hoạch năm")})(?!\p{{L}})""",
    matches=("I. MỤC TIÊU", "Các chỉ tiêu chủ yếu"),
    rejects=("TỔ CHỨC THỰC HIỆN",),
)
"""Titles under which figures are promises."""

COMMITS = Pattern(
    name="commits",
    expression=rf"""(?<!\p{{L}})(?<!(?:suy|miễn|miễn,)[ ])(?:{words("phấn đấu|đảm bảo|bảo đảm|đạt|giảm|tăng|nâng|duy trì|tối thiểu|ít nhất|hỗ trợ|xây dựng|phát triển|nhân rộng|đào tạo|tập huấn|tổ chức|mở|xóa|giải quyết|tạo|cấp|cho vay|xuống còn|triển khai|thực hiện|hoàn thành|không còn|thoát nghèo|giúp|vận động|kết nối|đưa|huy động")})(?!\p{{L}})""",
    matches=("Phấn đấu", "đảm bảo 100% hộ"),
    rejects=("hiện có", "suy giảm khả năng lao động"),
)
"""Verbs that promise."""

CONDITION = Pattern(
    name="condition",
    expression=rf"""^(?:{words("điều kiện|nguyên tắc|tiêu chí|định mức|quy định|phương thức hỗ trợ|mức hỗ trợ|căn cứ|khái niệm|tiêu chuẩn|mỗi mô hình|mỗi dự án|mỗi phương án|mỗi tổ nhóm|mỗi tổ|mỗi nhóm|mỗi lớp")})(?!\p{{L}})""",
    matches=("điều kiện: dự án có ít nhất 50% hộ nghèo",),
    rejects=("phấn đấu 50% hộ",),
)
"""What opens a rule rather than a promise."""

STRONG_COMMITS = Pattern(
    name="strong_commits",
    expression=rf"""(?<!\p{{L}})(?<!(?:suy|miễn|miễn,)[ ])(?:{words("phấn đấu|đảm bảo|bảo đảm|đạt|giảm|duy trì|tối thiểu|ít nhất|xuống còn|chỉ tiêu|nâng tỷ lệ|tăng tỷ lệ")})(?!\p{{L}})""",
    matches=("đảm bảo 100% hộ nghèo",),
    rejects=("hỗ trợ 70% mức đóng",),
)
"""Verbs that promise even outside the objectives."""

REPORTS = Pattern(
    name="reports",
    expression=rf"""(?<!\p{{L}})(?:(?<!(?:thực|phát|thể|xuất)[ ])hiện[ ](?:nay|có|còn|tại)(?!\p{{L}}[ ]hiệu[ ]quả)|{words("cuối năm|đầu năm|đến nay|tính đến|năm qua|thời gian qua|toàn huyện có|toàn tỉnh có|toàn xã có|toàn thành phố có|kết quả rà soát|theo kết quả|qua rà soát|đã giảm|đã đạt|đã hỗ trợ|thực trạng|tại thời điểm|đầu kỳ|tổng số hộ nghèo là|đã có|đã được")})(?!\p{{L}})""",
    matches=("Cuối năm 2019, toàn huyện có", "tính đến 31/12/2021"),
    rejects=("đến cuối giai đoạn", "thực hiện có hiệu quả"),
)
"""Words that report a state."""

NO_TARGET_AFTER = Pattern(
    name="no_target_after",
    expression=rf"""^[ ]?(?:/(?![ ]?(?:năm|tổng[ ]số))|(?:so[ ]với[ ])?(?:{words("kế hoạch|chỉ tiêu|tổng kinh phí|tổng vốn|tổng mức|tổng nguồn|kinh phí|chi phí|mức đóng|mức hỗ trợ|mức lương|mức vay|giá trị|lãi suất|vốn|ngân sách|dự toán|số tiền|tiền|học phí|mức phí|đơn giá|nguồn vốn|định mức|mức chuẩn|chuẩn nghèo|chuẩn|so với cùng kỳ|diện tích|khuyết tật|giống|con giống|cây giống|phân bón|vật tư")})(?!\p{{L}})|[ ](?:(?:trong[ ])?(?:tổng[ ])?số[ ])?(?:hộ|người|thành[ ]viên|đại[ ]biểu)(?:(?![,;]).){{0,40}}?[ ](?:{words("tham dự|dự họp|đồng ý|nhất trí|tán thành|tham gia là|biểu quyết")})(?!\p{{L}}))""",
    matches=(" mức đóng", " kế hoạch", "/tháng", " phân bón", " số hộ trong thôn dự họp", " hộ tham gia là hộ nghèo"),
    rejects=(" hộ nghèo", "/tổng số hộ", " hộ nghèo tham gia mô hình"),
)
"""What follows a percentage that shares costs, compares, or says who must agree."""

NO_TARGET_BEFORE = Pattern(
    name="no_target_before",
    expression=rf"""(?<!\p{{L}})(?:{words("lãi suất|vốn đối ứng|đối ứng|mức hỗ trợ|tỷ lệ vốn|tỷ lệ đối ứng|mức đóng|hỗ trợ tối đa|mức vay|bằng|thuế|suy giảm khả năng lao động từ|gồm|bao gồm|thành phần|biểu mẫu|bảng|cứ")})[ ](?:từ[ ]|là[ ]|khoảng[ ])?$ | (?<!\p{{L}})mỗi[ ](?!năm)\p{{L}}+(?:[ ]\p{{L}}+){{0,4}}[ ]$""",
    matches=("lãi suất ", "vốn đối ứng ", "mỗi mô hình có ít nhất "),
    rejects=("giảm ", "mỗi năm giảm "),
)

SHARE_AFTER = Pattern(
    name="share_after",
    expression=rf"""^[ ](?:{words("dân số|nhân khẩu|tổng dân số")})(?!\p{{L}})""",
    matches=(" dân số",),
    rejects=(" dân cư",),
)
"""The whole that a share is taken of: no target but of what the words before name (`bao phủ bảo hiểm y tế 92% dân số`)."""

COMPARATOR_BEFORE = Pattern(
    name="comparator_before",
    expression=rf"""(?:(?P<ge>≥|>=)|(?P<le>≤|<=)|(?P<gt>>)|(?P<lt><))[ ]?$ | (?<!\p{{L}})(?:(?P<gt>{words("trên|hơn|cao hơn|vượt")})|(?P<lt>{words("dưới|thấp hơn|ít hơn|nhỏ hơn")})|(?P<le>{words("tối đa|không quá|không vượt quá|nhiều nhất|cao nhất")})|(?P<ge>{words("tối thiểu|ít nhất|đạt từ|từ|không dưới|không thấp hơn|không ít hơn")})|(?P<approx>{words("khoảng|xấp xỉ|gần|ước|ước đạt|chừng")}))[ ](?:là[ ]|đạt[ ])?$""",
    matches=("trên ", "tối thiểu ", "đạt từ ", "≥ ", "<"),
    rejects=("giảm ",),
)

COMPARATOR_AFTER = Pattern(
    name="comparator_after",
    expression=r"""^[ ]?(?:/[ ]?năm)?[ ]?(?:(?P<ge>trở[ ]lên|hoặc[ ]cao[ ]hơn)|(?P<le>trở[ ]xuống))""",
    matches=(" trở lên", "/năm trở lên"),
    rejects=(" hộ",),
)

DIRECTION = Pattern(
    name="direction",
    expression=rf"""(?<!\p{{L}})(?:
      (?P<reduce_to>{words("giảm xuống còn|giảm còn|xuống còn|giảm xuống|hạ xuống|giảm xuống dưới|xuống dưới|chỉ còn|còn|xuống")}(?![ ]lại[ ]?[,;)])(?:[ ]lại)?)
    | (?P<keep_reducing>{words("duy trì mức giảm|duy trì giảm|tiếp tục giảm")})
    | (?P<reduce>(?:(?<=tỷ[ ]lệ[ ])giảm|(?<!miễn,[ ])(?<!(?:miễn|suy)[ ])giảm(?![ ]nghèo(?![ ](?:bình[ ]quân|từ|trên|\d))))|{words("hạ tỷ lệ|kéo giảm|thoát nghèo|thoát cận nghèo|thoát khỏi")}|hạ(?=[ ](?:bình[ ]quân|mỗi[ ]năm|từ|trên|ít[ ]nhất|tối[ ]thiểu|thêm|\d|$)))
    | (?P<increase_to>{words("tăng lên|nâng lên|nâng tỷ lệ|tăng lên đạt")}|nâng(?![ ]cao)|(?<=^[ ])lên|lên(?=(?:[ ](?:đạt|đến|tới|trên|khoảng|mức))?[ ]$))
    | (?P<increase>tăng(?![ ](?:cường|trưởng|thu|dân[ ]số|giá))(?:[ ]thêm)?|{words("thêm")})
    | (?P<maintain>{words("duy trì|giữ vững|giữ")})
    | (?P<reach>{words("đạt|phấn đấu|hỗ trợ|đảm bảo|bảo đảm|xây dựng|phát triển|nhân rộng|đào tạo|tập huấn|tổ chức|mở|có|cho|xóa|giải quyết|cấp|chiếm|là|đưa|tạo|xuất khẩu")})
    )(?!\p{{L}})""",
    matches=("giảm còn", "Duy trì mức giảm", "tăng", "tỷ lệ giảm nghèo", "nâng tỷ lệ lên "),
    rejects=("nghèo", "tăng cường", "miễn giảm", "vươn lên phát"),
)

MEASURED = Pattern(
    name="measured",
    expression=rf"""(?<!\p{{L}})(?<!(?:dân|thiểu|đa|chỉ|một|hệ)[ ])(?:{words("tỷ lệ|tỉ lệ|số hộ|số người|số lao động|số xã|tổng số hộ|số")})[ ]""",
    matches=("tỷ lệ hộ nghèo ", "số hộ nghèo "),
    rejects=("hộ nghèo ", "dân tộc thiểu số được"),
)
"""Words that open what is measured."""

BARE_AFTER = Pattern(
    name="bare_after",
    expression=rf"""^[ ]*+(?:$|[,;.()=~/:]|(?:{words("và|so với|vào|cuối năm|cuối kỳ|cuối giai đoạn|đến năm|đến cuối|đến hết|trong năm|trong kỳ|trở lên|trở xuống|mỗi năm|năm|trong đó")})(?!\p{{L}}))""",
    matches=(", chiếm tỷ lệ", " = ", "", " so với đầu năm"),
    rejects=(" hộ nghèo", " lao động"),
)
"""What follows a figure that counts no more than its unit says (`hộ cận nghèo có 5.102 hộ, chiếm …`)."""

ESCAPE = Pattern(
    name="escape",
    expression=r"""^hộ[ ](?:gia[ ]đình[ ])?(?:(?:cận[ ])?nghèo[ ])?(?:(?:được|đăng[ ]ký|đạt)[ ]){0,2}thoát[ ](?:khỏi[ ])?(?:diện[ ])?(?:hộ[ ])?(?:cận[ ])?nghèo""",
    matches=("hộ thoát nghèo", "hộ nghèo đăng ký thoát nghèo", "hộ thoát cận nghèo"),
    rejects=("hộ mới thoát nghèo",),
)
"""Counted households that cease to be poor: so many fewer."""

NEXT_LEAD = Pattern(
    name="next_lead",
    expression=rf"""(?:,[ ]|[ ]và[ ])(?:(?!,[ ]|[ ]và[ ]).){{0,60}}?(?:[ ]cho|(?<=,[ ]|[ ]và[ ])(?:{words("sửa chữa|xây mới|làm mới|xây dựng|cải tạo|nâng cấp|đưa|mở|tổ chức|hỗ trợ")})|(?<=,[ ])(?:(?:riêng|trong[ ]đó)[ ](?:(?!,[ ]).){{1,60}}?|(?:tỷ[ ]lệ[ ]|số[ ])?hộ[ ](?:(?!,[ ]).){{1,50}}?[ ](?:giảm|còn|đạt|tăng|chiếm|giảm[ ]còn|xuống[ ]còn)))(?:[ ](?:{words("khoảng|trên|tối thiểu|ít nhất|hơn")}))?$""",
    matches=(
        "hộ, nhà ở cho",
        "nhà, sửa chữa",
        "hộ nghèo/năm, riêng các huyện nghèo giảm",
        "hộ nghèo, hộ nghèo khmer giảm",
    ),
    rejects=("hộ nghèo, hộ cận nghèo",),
)
"""The end of a counted phrase that belongs to the figure behind it."""

COMMON_HOUSE = Pattern(
    name="common_house",
    expression=rf"""^nhà[ ](?:{words("văn hóa|sinh hoạt|văn hoá|máy|trẻ|truyền thống|lớp học")})""",
    matches=("nhà văn hóa thôn",),
    rejects=("nhà cho hộ nghèo",),
)

SERVED = Pattern(
    name="served",
    expression=rf"""(?<!\p{{L}})(?:tỷ|tỉ)[ ]lệ(?P<served>[ ](?:dân[ ]số|{words("hộ|người|lao động|trẻ em|trẻ|cán bộ|học sinh|con em|phụ nữ|người dân|hội viên|đồng bào|xã|phường|thôn|bản|ấp|trường|trạm|cơ sở|học viên|sinh viên|thanh niên")})(?!\p{{L}})(?:(?![:;(]).){{0,160}}?)(?=[ ](?:{words("được|sử dụng|tham gia|đi học|đi mẫu giáo|đi nhà trẻ|biết chữ|tiêm|đến trường|đăng ký|tiếp cận|qua đào tạo|có|bị|ở|trong độ tuổi|suy dinh dưỡng|đạt|đã")})(?!\p{{L}}))""",
    matches=("tỷ lệ trẻ em thuộc hộ nghèo đi học", "tỷ lệ dân số tham gia"),
    rejects=("tỷ lệ hộ nghèo giảm", "tỷ lệ giải ngân được"),
)
"""Who is counted in a rate that is named before its figure."""

NUMBER_OF = Pattern(
    name="number_of",
    expression=r"""^[ ](?:trong[ ])?(?:tổng[ ])?số[ ]""",
    matches=(" số hộ", " trong số người"),
    rejects=(" hộ",),
)

INDICATOR_END = Pattern(
    name="indicator_end",
    expression=rf"""(?:[ ,:(]*+(?:(?<!\p{{L}})(?:{words("đạt|giảm|giảm còn|còn|xuống còn|xuống|là|bình quân|trên|dưới|tối thiểu|ít nhất|khoảng|từ|tăng|lên|không quá|tối đa|đạt từ|hơn|mỗi năm|hằng năm|hàng năm")})(?!\p{{L}})|[≥≤<>=])){{1,6}}[ ,:(]*$""",
    matches=(" đạt", " giảm bình quân trên ", ": ≥ "),
    rejects=(" hộ nghèo, chiếm tỷ lệ", " tiếp cận thông tin"),
)
"""Verbs and comparators between what is measured and its figure."""

POPULATION = Pattern(
    name="population",
    expression=rf"""^(?:[ ]trở[ ](?:lên|xuống))?[ ](?:(?:trong[ ])?(?:tổng[ ])?số[ ]|các[ ]|đối[ ]với[ ])?(?P<noun>{words("hộ|người|lao động|trẻ em|trẻ|cán bộ|học sinh|con em|thành viên|phụ nữ|xã|thôn|bản|ấp|đối tượng|dân|đồng bào|nhà|công chức|huyện|sinh viên|hội viên|đoàn viên|gia đình|số hộ|trường|trạm|doanh nghiệp|hợp tác xã|giáo viên|viên chức|học viên|thanh niên|người học|buôn|làng|xóm|khu phố|cơ quan|dịch vụ|thủ tục|hồ sơ|thông tin|địa phương|đơn vị|nhân dân|nạn nhân|bà mẹ|phường|tổ|khu|cộng đồng|em|cơ sở|các")})(?!\p{{L}})""",
    matches=(" hộ nghèo", " trong số người có khả năng"),
    rejects=(" vào năm 2025", "/năm"),
)
"""A noun that opens who is counted, straight after a percentage."""

PREDICATE = Pattern(
    name="predicate",
    expression=rf"""(?<!\p{{L}})(?:{words("được|sử dụng|tham gia|đi học|đến trường|đăng ký|tiếp cận|biết|hoàn thành|ra khỏi|ra lớp|thoát khỏi tình trạng|biết chữ|đi mẫu giáo|học mẫu giáo|đi nhà trẻ|sinh con|có công trình|có nước|có đội|có chuồng|qua đào tạo|có việc làm|có nhà|có bằng|có thẻ|có ít nhất|bị|có hệ thống|có đường|có điện|có internet|vào lớp|thuộc diện ra khỏi|ở nhà|đánh giá|đạt")}|(?<!(?:mới|đã|vừa)[ ])thoát[ ]nghèo|(?<!(?:nhu[ ]cầu|điều[ ]kiện)[ ])vay[ ]vốn)(?!\p{{L}})""",
    matches=("được cấp thẻ", "sử dụng nước", "hộ thoát nghèo", "hộ nghèo vay vốn"),
    rejects=("hộ nghèo", "hộ mới thoát nghèo", "có nhu cầu vay vốn"),
)
"""What opens the state that the counted ones reach."""

HAS = Pattern(
    name="has",
    expression=rf"""(?<!\p{{L}}|trong[ ]đó[ ])có[ ](?=\p{{L}})(?!{words("nhu cầu|yêu cầu|công|hoàn cảnh|khả năng|đủ|con|thành viên|sức|thu nhập|nguyện vọng|điều kiện|đất|trẻ|người|phụ nữ|mức|thai|nguy cơ|liên quan|tỷ lệ|từ|trên")}(?!\p{{L}}))""",
    matches=("xã có đài truyền thanh",),
    rejects=("hộ nghèo có nhu cầu", "hộ có công với cách mạng", "hộ, trong đó có người"),
)
"""What the counted ones come to have, where no other words say what they reach."""

LEADS_ON = Pattern(
    name="leads_on",
    expression=rf"""[ ,]{{1,2}}(?:và[ ])?(?:{words("chiếm|bằng|tương đương|tương ứng|tương đương với|tương ứng với|chiếm tỷ lệ|tỷ lệ")})(?:[ ](?:{words("khoảng|trên|dưới|gần|là")}))?[ ]?$""",
    matches=("hộ nghèo, chiếm", "hộ nghèo, bằng "),
    rejects=("hộ nghèo",),
)
"""Words behind what is counted that lead to its share."""

WHERE = Pattern(
    name="where",
    expression=rf"""(?<!\p{{L}})(?:{words("tại|ở|thuộc|của|ubnd|ủy ban nhân dân|trong số|đối với|trên địa bàn|trong|giữa|với|tổng số|toàn bộ|trên")})[ ]$""",
    matches=("đoàn kiểm tra tại ", "ubnd "),
    rejects=("phấn đấu có ",),
)
"""What stands before a number of places where something is done."""

CHECKS = Pattern(
    name="checks",
    expression=rf"""(?<!\p{{L}})(?:{words("kiểm tra|giám sát|khảo sát|điều tra|rà soát|họp|đoàn công tác|bình xét|phúc tra|suất quà|tặng quà|thăm hỏi")})(?!\p{{L}})""",
    matches=("mỗi xã kiểm tra ít nhất 02 thôn",),
    rejects=("hỗ trợ 10 hộ",),
)
"""Ways of working whose counts are no results."""

COST_BEFORE = Pattern(
    name="cost_before",
    expression=rf"""(?<!\p{{L}})(?:{words("đối ứng|lãi suất|mức đóng|mức hỗ trợ|mức vay|đóng góp|trích")})(?:[ ](?!(?:đạt|giảm|tăng)[ ])\p{{L}}+){{0,6}}[ ]$""",
    matches=("bố trí đối ứng tối thiểu ", "lãi suất "),
    rejects=("phấn đấu giảm ",),
)
"""What stands before a share of costs, whatever comparator comes between."""

TIMES_A_YEAR = Pattern(
    name="times_a_year",
    expression=rf"""\d{{1,2}}[ ](?:{words("lần|đợt|buổi|kỳ|cuộc|phiên|lượt")})[ ]?/[ ]?năm""",
    matches=("khám sức khỏe định kỳ 01 lần/năm",),
    rejects=("15 hộ/năm",),
)
"""How often something is done: no target per year."""

NEXT_RATE = Pattern(
    name="next_rate",
    expression=r""",[ ](?:(?:góp[ ]phần[ ])?(?:nâng|tăng|giảm|hạ|đưa|kéo[ ]giảm)[ ](?:dần[ ])?)?(?:tỷ|tỉ)[ ]lệ[ ]""",
    matches=(", tỷ lệ có việc làm", ", góp phần nâng tỷ lệ lao động"),
    rejects=(" và tỷ lệ hộ",),
)
"""A rate that speaks of the next figure."""

OPEN_END = Pattern(
    name="open_end",
    expression=rf"""(?:[ ,]{{0,2}}(?:[(]|(?<!\p{{L}}){words("phải|đang|đều|sẽ|còn|đã|thì|mà|không")})){{1,3}}$""",
    matches=("hộ nghèo, hộ cận nghèo phải", "nhà cần hỗ trợ ("),
    rejects=("hộ nghèo",),
)
"""Words at the end of who is counted that belong to what they reach."""

AREA_WORDS = Pattern(
    name="area_words",
    expression=r"""[ ,]{1,2}(?:trên[ ]địa[ ]bàn|tại[ ]các|ở[ ]các|trong[ ]toàn|trên[ ]phạm[ ]vi)[^,;.]{0,50}""",
    matches=(" trên địa bàn huyện",),
    rejects=(" có nhu cầu",),
)

YEAR_AT = Pattern(
    name="year_at",
    expression=r"""(?<!\p{L})(?:đến|cuối|vào|trong|hết)?[ ]?(?:cuối[ ]|hết[ ]|đầu[ ])?năm[ ](?P<year>(?:19|20)\d\d)(?!\d|[ ]?-[ ]?\d)""",
    matches=("đến năm 2025", "Năm 2023", "vào năm 2030", "cuối năm 2019"),
    rejects=("giai đoạn 2021-2025",),
)

DATE_AT = Pattern(
    name="date_at",
    expression=r"""(?:(?<=đến[ ](?:(?:hết[ ])?ngày[ ]|hết[ ])?)\d{1,2}/\d{1,2}/|31/12/|30/6/|31[ ]tháng[ ]12[ ]năm[ ]|tháng[ ]\d{1,2}/)(?P<year>20\d\d)""",
    matches=("31/12/2021", "tính đến ngày 30/9/2025"),
    rejects=("01/02/2022",),
)

CLAUSE_END = Pattern(
    name="clause_end",
    expression=r"""[;\n()] | [.](?=[ ]|$)""",
    matches=("; ", "."),
    rejects=("1.200",),
)

TAIL = Pattern(
    name="tail",
    expression=rf"""[ ,]{{1,2}}(?:{words("nhằm|để|góp phần|qua đó|từ đó|đảm bảo|bảo đảm|trong đó|so với|theo chuẩn|theo quy định|tạo điều kiện")}|(?<=,[ ])(?:nâng|tăng|giảm|hạ|đưa|góp[ ]phần)[ ](?:dần[ ])?(?:tỷ[ ]lệ|tỉ[ ]lệ|số))(?!\p{{L}}).*$""",
    matches=(", nhằm đổi mới", " để có việc làm ổn định"),
    rejects=("được hỗ trợ",),
)
"""Aims and remarks behind a target's own words."""

EQUALS = Pattern(
    name="equals",
    expression=rf"""(?<!\p{{L}})(?:{words("tương đương|tương ứng|tức")})(?:[ ](?:{words("với|là|khoảng|trên|dưới|gần|giảm|giảm được|tăng|còn|hơn")})){{0,3}}[ ]$""",
    matches=("(tương đương khoảng ", ", tương ứng với giảm "),
    rejects=("chiếm ",),
)
"""Words that say the figure before in another unit."""

START_VALUE = Pattern(
    name="start_value",
    expression=r"""^(?:[ ]hộ(?:[ ]nghèo)?)?(?:[ ]?[(](?P<when>[^()\d]{0,20}(?:năm[ ])?20\d\d)[)]|[ ](?P<when>(?:(?:vào|cuối|đầu|của)[ ]){0,2}năm[ ]20\d\d))?,?[ ]?(?:giảm[ ])?(?:lên|xuống|còn)(?!\p{L})""",
    matches=(" lên 75%", " xuống còn", " (cuối năm 2023) xuống còn", " đầu năm 2022 xuống"),
    rejects=(" hộ được", " (năm 2023)"),
)
"""What follows the figure that a change starts from (`từ 65% lên 75%`)."""

CARRIED = Pattern(
    name="carried",
    expression=rf"""^[ ,(]*(?:(?:{words("và|tương đương|tương ứng|tương đương với|tương ứng với|khoảng|chiếm|tỷ lệ|tỉ lệ|chiếm tỷ lệ|với|là|bằng|cuối năm|đầu năm|cuối kỳ|đến cuối năm|trong năm|đến|vào|bình quân|mỗi năm|hằng năm|hàng năm|đến năm|vào năm|năm|còn|giảm|giảm từ|tăng từ|giảm được|giảm còn|xuống còn|xuống|lên|nâng lên|chỉ còn|còn lại|riêng|phấn đấu|phấn đấu đến|phấn đấu giảm|phấn đấu giảm còn|tăng|tăng thêm|cuối giai đoạn|dưới|trên|tối thiểu|ít nhất|từ|không quá|tối đa|hơn|đạt")}|\d{{4}}|[=~,:])[ ]?)*$""",
    matches=("tương đương ", ", chiếm tỷ lệ ", "(", " cuối năm còn "),
    rejects=(" hộ cận nghèo ", "tỷ lệ giải ngân "),
)
"""Words that say again, in another unit or for another day, what the figure before them measures."""

COPULA = Pattern(
    name="copula",
    expression=r"""(?<!\p{L})(?P<verb>giảm|thoát[ ](?:cận[ ])?nghèo)(?![ ](?:nghèo|còn|xuống))(?:(?!,|;|[ ]còn[ ]|[ ]sau[ ]).){0,50}?(?<!\p{L})(?:là|khoảng)[ ](?:là[ ]|khoảng[ ])?$""",
    matches=("tổng số hộ nghèo giảm trong năm là ",),
    rejects=("tỷ lệ hộ nghèo là ", "chương trình giảm nghèo là "),
)
"""A subject that is itself a fall (`số hộ nghèo giảm trong năm là 620 hộ`)."""

OF_YEAR = Pattern(
    name="of_year",
    expression=r"""năm[ ](?P<year>(?:19|20)\d\d)[ ]?[,:]?[ ]?(?:(?:đã[ ])?(?:đạt|là|có|còn|chiếm)[ ]){0,2}$""",
    matches=("năm 2023 đạt ", " năm 2023: "),
    rejects=("so với năm 2023 tăng ",),
)
"""A year straight before the figure that is its own."""

AGAINST = Pattern(
    name="against",
    expression=r"""(?<!\p{L})so[ ]với(?:(?!,|;).){0,40}$""",
    matches=(" so với ", " so với cuối "),
    rejects=(" vào ",),
)
"""Words before a year that a figure is only compared with."""

COMPARED = Pattern(
    name="compared",
    expression=r"""(?<!\p{L})so[ ]với(?:(?!,).){0,60}$""",
    matches=("so với năm 2020 là ",),
    rejects=("giảm ",),
)

LINK = Pattern(
    name="link",
    expression=r"""^[ ,]*(?:và|so[ ]với[ ](?:cuối[ ]|đầu[ ])?(?:năm[ ](?:\d{4}|trước)|kỳ|giai[ ]đoạn)|đến[ ]năm[ ]\d{4}|vào[ ]năm[ ]\d{4}|năm[ ]\d{4}|là|trên|dưới|khoảng|tối[ ]thiểu|ít[ ]nhất|từ|đạt|[ ,:])*$""",
    matches=(" vào năm 2025 và ", ", "),
    rejects=(" tỷ lệ hộ nghèo ",),
)
"""Words between two figures of one promise (`90% vào năm 2025 và 95%`)."""

ORGANISATION = Pattern(
    name="organisation",
    expression=rf"""{words("tổ chức thực hiện|phân công|trách nhiệm|chế độ báo cáo|thông tin báo cáo")}""",
    matches=("TỔ CHỨC THỰC HIỆN",),
    rejects=("MỤC TIÊU",),
)

PLACE_LED = Pattern(
    name="place_led",
    expression=rf"""^[ ,:]*(?:riêng[ ])?(?:các[ ])?(?:{words("xã|phường|thị trấn|thôn|bản|huyện|thành phố|thị xã|quận")})[ ](?:(?![,;%:]|tỷ[ ]lệ|nghèo|hộ[ ]).){{1,50}}$""",
    matches=(" xã khánh thượng ", "các xã còn lại từ "),
    rejects=(" xã có tỷ lệ hộ nghèo ", "giảm "),
)
"""A place before its own figure, in a list that opens with what is measured (`Giảm tỷ lệ hộ nghèo: xã A 1,2%; xã B 0,8%`)."""

SOME_UNITS = Pattern(
    name="some_units",
    expression=r"""(?:(?<!năm[ ]\d{3})\d|phần[ ](?:hai|ba|tư|năm)|nửa)[ ](?:số[ ])?(?:xã|phường|thôn|bản|ấp|khóm|huyện)(?:(?!;|[ ]phấn[ ]đấu).){0,40}$""",
    matches=("Phấn đấu 3/8 xã ", "Phấn đấu 3/8 xã, phường ", "hai phần ba ấp "),
    rejects=("Phấn đấu ", "đến năm 2025 huyện "),
)
"""Places of which only some come to have none left (`3 xã không còn hộ nghèo`)."""

MEANS = Pattern(
    name="means",
    expression=rf"""^(?:(?:các|một[ ]số|những|nhóm)[ ]){{0,2}}(?:{words("nhiệm vụ|nội dung")},?[ ](?:và[ ])?)?(?:{words("giải pháp|biện pháp")})(?!\p{{L}})""",
    matches=("giải pháp thực hiện", "một số giải pháp", "nhiệm vụ, giải pháp"),
    rejects=("mục tiêu, nhiệm vụ và giải pháp", "nhiệm vụ cụ thể"),
)
"""Titles of what is done, whose figures are rules and duties even below a part that sets objectives."""

SUBGROUP = Pattern(
    name="subgroup",
    expression=rf"""^[ ,(]*+(?:(?:{words("riêng|trong đó|còn|và|ở|đối với")})[ ]){{0,2}}(?:(?:{words("học sinh|học viên|trẻ|trẻ em|cấp|bậc|hệ|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt|mầm non|mẫu giáo|nhà trẻ|lao động nữ|lao động nam|nữ|nam|thành thị|nông thôn|khu vực|miền núi|vùng|là|người|dân tộc|dân tộc thiểu số|khmer|chăm|hoa|dtts|đồng bào|thuộc|hộ|hộ nghèo|hộ cận nghèo|xã đặc biệt khó khăn|các|xã|tuổi|từ|đến|dưới")}|\d{{1,2}}|-)[ ]){{1,8}}(?:(?:{words("đạt|chiếm|là|còn|trên|dưới|tối thiểu|ít nhất|từ|khoảng|tối đa|không quá|giảm còn|xuống còn")})[ ]){{0,3}}$""",
    matches=(
        ", học sinh tiểu học trên ",
        ", riêng trẻ 5 tuổi đạt ",
        "riêng học viên là người dân tộc khmer tối thiểu ",
        " trong đó lao động nữ chiếm ",
    ),
    rejects=(", hộ dùng điện đạt ", " bhtn đạt ", ", tỷ lệ lao động nữ "),
)
"""Some of those whom the figure before counts: a further figure of the same indicator."""

WHOLE_AFTER = Pattern(
    name="whole_after",
    expression=r"""^[ ](?:tổng[ ]số[ ]|số[ ])?(?:hộ(?![ ]tham)|dân[ ]số|lao[ ]động)(?!\p{L})""",
    matches=(" tổng số hộ", " dân số"),
    rejects=(" mức chuẩn", " hộ tham gia"),
)
"""The whole that a figure behind `bằng` is a share of."""

POOR_WHOLE = Pattern(
    name="poor_whole",
    expression=r"""^[ ](?:so[ ]với[ ])?(?:trên[ ])?(?:trong[ ])?tổng[ ]số[ ](?:hộ[ ])?(?P<near>cận[ ])?nghèo""",
    matches=(" tổng số hộ nghèo", " so với tổng số hộ nghèo"),
    rejects=(" tổng số hộ", " hộ nghèo"),
)
"""A share of the poor households: what it counts is a group of them, and no poverty rate."""

START_STATE = Pattern(
    name="start_state",
    expression=r"""(?<!\p{L})(?:đầu[ ](?:năm|kỳ)|đến[ ]nay|(?:kết[ ]quả|qua|đợt)[ ]rà[ ]soát|cuối[ ]năm[ ]trước|(?<!(?:thực|phát|thể|xuất)[ ])hiện[ ](?:nay|có|còn))(?!\p{L})(?![ ]hiệu[ ]quả)""",
    matches=("Đầu năm 2026 toàn xã có", "hiện còn", "kết quả rà soát cuối năm trước"),
    rejects=("thực hiện có hiệu quả", "cuối năm 2025"),
)
"""Words that report where the plan starts from, even inside its objectives."""
