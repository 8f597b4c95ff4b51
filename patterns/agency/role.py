"""Duties: who leads, who joins, who is asked (chủ trì, phối hợp, đề nghị, giao)."""

from patterns.pattern import Pattern, words

LEAD = Pattern(
    name="lead",
    expression=r"""(?<!\p{L})(?:
      (?P<named>(?:(?:cơ[ ]quan|đơn[ ]vị|phòng|sở)[ ](?:thường[ ]trực|chủ[ ]trì)|chủ[ ]trì)(?:[ ,]{1,2}(?:tham[ ]mưu|thực[ ]hiện|triển[ ]khai|tổ[ ]chức|hướng[ ]dẫn|quản[ ]lý|chỉ[ ]đạo|dự[ ]án|và)){0,6}|chủ[ ]đầu[ ]tư)[ ]?:[ ]?
    | (?:là[ ]|làm[ ])?(?:cơ[ ]quan|đơn[ ]vị|đầu[ ]mối)?[ ]?(?P<verb>chủ[ ]trì|(?<=là[ ]cơ[ ]quan[ ])thường[ ]trực|(?<=là[ ]cơ[ ]quan[ ])đầu[ ]mối|(?<=làm[ ])chủ[ ]đầu[ ]tư|(?<=là[ ])chủ[ ]đầu[ ]tư)(?!\p{L}) )""",
    matches=(
        "Phòng Y tế chủ trì",
        "Là cơ quan chủ trì",
        "Đơn vị chủ trì: Sở Y tế",
        "Cơ quan chủ trì tham mưu, thực hiện: Sở Y tế",
    ),
    rejects=("phối hợp với",),
)

OFFICE = Pattern(
    name="office",
    expression=r"""^[ ]*(?:là[ ])?(?:cơ[ ]quan|đơn[ ]vị|bộ[ ]phận)[ ](?:thường[ ]trực|đầu[ ]mối|chủ[ ]quản|tham[ ]mưu)(?!\p{L})[^:;.]{0,80}$""",
    matches=("Cơ quan thường trực Ban Chỉ đạo, ", "là bộ phận thường trực, "),
    rejects=("Phòng Y tế ", "báo cáo cơ quan thường trực "),
)
"""What a body is called before `chủ trì` where the body itself is the heading."""

BRACKET = Pattern(
    name="bracket",
    expression=r"""[ ]?\([^()]{1,120}\)""",
    matches=(" (Phòng Nông nghiệp)",),
    rejects=(": (",),
)
"""What a body is beside, or how it is called from here on."""

IN_CHARGE = Pattern(
    name="in_charge",
    expression=rf"""[ ,]{{1,2}}{words("chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|được giao|được phân công|trực tiếp|sẽ|chịu trách nhiệm chính")}(?:[ ](?:là|làm))?[ ]?$""",
    matches=(" chịu trách nhiệm ",),
    rejects=("Phòng Y tế ",),
)
"""Words between a body and the verb that it leads by."""

JOINED = Pattern(
    name="joined",
    expression=rf"""(?:{words("phối hợp với|phối hợp cùng|phối hợp|cùng với|cùng|với|báo cáo|trình|của|gửi|tham mưu cho")})[ ](?:các[ ])?$""",
    matches=("phối hợp với ",),
    rejects=("giao ", "do "),
)
"""Words before bodies that do not lead what follows (`phối hợp với Sở Y tế chủ trì …`)."""

NOT_LEADING = Pattern(
    name="not_leading",
    expression=rf"""(?:{words("được phân công|được giao|phân công|cơ quan|các cơ quan|đơn vị|các đơn vị|do đơn vị|ban, ngành|ngành huyện|ban ngành")})[ ]$""",
    matches=("nhiệm vụ được phân công ", "báo cáo cơ quan "),
    rejects=("Phòng Y tế ",),
)
"""What stands before `chủ trì` where nobody is named."""

COORDINATE = Pattern(
    name="coordinate",
    expression=r"""(?<!\p{L})(?:(?P<named>(?:(?:các[ ])?(?:cơ[ ]quan|đơn[ ]vị)[ ])?phối[ ]hợp(?:[ ](?:thực[ ]hiện|triển[ ]khai|chính)){0,2})[ ]?:[ ]? | (?:phối|kết)(?:[ ]kết)?[ ]hợp(?:[ ]chặt[ ]chẽ|[ ]tốt)?(?:[ ](?:với|cùng(?:[ ]với)?|giữa))?[ ](?!đồng))""",
    matches=("phối hợp với các phòng", "Phối kết hợp với MTTQ", "Đơn vị phối hợp: Sở Y tế", "Phối hợp Phòng"),
    rejects=("kết hợp đồng",),
)

COLLECTIVE = Pattern(
    name="collective",
    expression=rf"""
    \G(?: [ ,;-]+ | (?:{words("các|và|cơ quan|đơn vị|phòng|ban|ngành|đoàn thể|phòng ban|ban ngành|sở|doanh nghiệp|tổ chức|chính trị - xã hội|chính trị xã hội|chính trị|xã hội|địa phương|có liên quan|liên quan|cấp huyện|cấp tỉnh|cấp xã|cấp|huyện|tỉnh|hội|thành viên|chuyên môn|nghiệp vụ|thuộc|trực thuộc|chức năng|của|trên địa bàn|khác|quần chúng|với|cùng|chính quyền|ủy ban nhân dân huyện|ubnd huyện|ubnd tỉnh|cá nhân|ngành, đoàn thể|lực lượng|nhà trường|cộng đồng|ủy viên|hợp tác xã|nhân dân")})(?!\p{{L}}) ){{1,40}}+""",
    matches=("các phòng, ban, ngành đoàn thể và ",),
    rejects=("Y tế",),
)
"""Collectives that name nobody."""

REQUEST = Pattern(
    name="request",
    expression=r"""(?:(?<=^)|(?<=\n)|(?<=[.;][ ]))đề[ ]nghị[ ](?!của)""",
    matches=("Đề nghị Ủy ban MTTQ",),
    rejects=("Theo đề nghị của", "Xét đề nghị của"),
)

ASSIGN = Pattern(
    name="assign",
    expression=rf"""^(?:{words("đối với|giao cho|giao|trách nhiệm của|nhiệm vụ của|phân công")})[ ](?!thông)""",
    matches=("Đối với Ủy ban nhân dân", "Giao Phòng Y tế"),
    rejects=("Giao thông",),
)
"""Words before the body that heads a list of duties."""

ORGANISATION_TITLE = Pattern(
    name="organisation_title",
    expression=rf"""(?:{words("tổ chức thực hiện|tổ chức triển khai|phân công|trách nhiệm|nhiệm vụ của các|giao nhiệm vụ")})""",
    matches=("VI. TỔ CHỨC THỰC HIỆN", "PHÂN CÔNG QUẢN LÝ"),
    rejects=("MỤC TIÊU",),
)
"""Titles of the section that hands out duties."""

DUTY_VERB = Pattern(
    name="duty_verb",
    expression=rf"""^[ ]?(?::|$|,[ ]|(?:huyện|tỉnh|xã)?[ ]?(?:{words("chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|hướng dẫn|thực hiện|tổ chức|triển khai|xây dựng|theo dõi|căn cứ|đẩy mạnh|tăng cường|tiếp tục|bố trí|cân đối|đảm bảo|bảo đảm|là cơ quan|theo chức năng|kiểm tra|tuyên truyền|vận động|rà soát|lồng ghép|tổng hợp|báo cáo|cấp|giải ngân|quản lý|ban hành|chỉ đạo|tạo điều kiện|tập trung|hỗ trợ|và|chủ động|khẩn trương|phân bổ|giám sát|lập|cử|thành lập|tham gia|thường xuyên|kịp thời|phổ biến|thông tin|nghiên cứu|đôn đốc|cung cấp|tiếp nhận|giải quyết|lãnh đạo|quán triệt|thẩm định|giúp|là đơn vị|là đầu mối|trực tiếp|ưu tiên|huy động|đề xuất|trình|phân công|làm|được giao|đưa tin|mở rộng|đăng tải|khảo sát|lựa chọn|phê duyệt|định kỳ|duy trì|nâng cao|phát động|khuyến khích|thẩm tra|quyết toán|kiện toàn|bảo vệ|công khai")})(?!\p{{L}}))""",
    matches=(": chủ trì", " có trách nhiệm", " xây dựng các phóng sự"),
    rejects=(" trong năm",),
)
"""What follows a body that heads its duties."""

LISTED_PROJECT = Pattern(
    name="listed_project",
    expression=r""";[ ](?=(?:tiểu[ ]?dự[ ]?án|dự[ ]án)[ ]\d)""",
    matches=("; Tiểu dự án 1 của Dự án 4",),
    rejects=("; dự án khác",),
)
"""Where a list of projects goes on behind a semicolon."""

RELATIVE = Pattern(
    name="relative",
    expression=r"""^[ ](?:có[ ](?:xã|thôn|bản|ấp|đồng[ ]bào|dự[ ]án|hộ|người)|thuộc[ ](?:vùng|diện|phạm[ ]vi)|nơi[ ]có|vùng[ ]|miền[ ]núi|nghèo|biên[ ]giới|trên[ ]địa[ ]bàn|trực[ ]thuộc)(?!\p{L})[^.;]{0,120}$|^[ ]?-[ ](?:cơ[ ]quan|đơn[ ]vị)(?!\p{L})[^.;]{0,120}$""",
    matches=(
        " - Cơ quan thường trực Ban Chỉ đạo",
        " có xã, thôn thuộc vùng đồng bào dân tộc thiểu số",
        " trên địa bàn tỉnh",
    ),
    rejects=(" có trách nhiệm phối hợp",),
)
"""Which of the bodies of a heading are meant, to the heading's end."""

DUTY_END = Pattern(
    name="duty_end",
    expression=r"""[;\n] | [.](?=[ ]|$)""",
    matches=("; ",),
    rejects=("1.200",),
)
