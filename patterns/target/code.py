"""Words that show what a figure's code is, beside those of the lexicon of indicators."""

from patterns.pattern import Pattern
from patterns.vocabulary import words_of

INSTITUTION = Pattern(
    name="institution",
    expression=rf"""^(?:(?:các|số|toàn[ ]bộ)[ ])*+(?:{words_of("institution")})(?!\p{{L}})""",
    matches=("trạm y tế xã", "các trường mầm non", "điểm lẻ chưa có nhà vệ sinh"),
    rejects=("hộ nghèo", "thôn"),
)
"""Agencies and their sites, whose water, network or insurance is not a service that households lack."""

TEMPORARY = Pattern(
    name="temporary",
    expression=r"""(?<!\p{L})(?:nhà[ ]tạm|dột[ ]nát)(?!\p{L})""",
    matches=("xóa nhà tạm", "nhà dột nát"),
    rejects=("nhà ở",),
)
"""Houses that are to be replaced."""

BANK = Pattern(
    name="bank",
    expression=r"""(?:phòng[ ]giao[ ]dịch[ ])?(?:ngân[ ]hàng[ ]chính[ ]sách[ ]xã[ ]hội|nhcsxh)[ ]?""",
    matches=("ngân hàng chính sách xã hội giải ngân",),
    rejects=("chính sách xã hội",),
    needs=("ngân hàng chính", "nhcsxh"),
)
"""A bank's name, which is not policy."""


NO_CHILDREN = Pattern(
    name="no_children",
    expression=r"""^(?!.{0,300}?(?<!\p{L})(?:trẻ|học[ ]sinh|em|cháu)(?!\p{L})).{0,300}?(?<!\p{L})(?:phụ[ ]nữ|bà[ ]mẹ|mang[ ]thai|người[ ]cao[ ]tuổi|người[ ]trưởng[ ]thành)(?!\p{L})""",
    matches=("phụ nữ mang thai được bổ sung vi chất",),
    rejects=("trẻ em của phụ nữ nghèo", "trẻ từ 6 đến 23 tháng tuổi"),
)
"""Those whose nutrition is not children's."""

MODELS = Pattern(
    name="models",
    expression=r"""^(?:[ ]|(?:số|tổng[ ]số|tỷ[ ]lệ|các)[ ])*+(?:mô[ ]hình|dự[ ]án)(?!\p{L})""",
    matches=("mô hình giảm nghèo", "số dự án"),
    rejects=("tham gia mô hình", "áp dụng quy trình, mô hình"),
)
"""Models and projects themselves, not their members."""

LIVELIHOOD = Pattern(
    name="livelihood",
    expression=rf"""(?<!\p{{L}})(?:(?:{words_of("livelihood_word")})(?!\p{{L}})|nuôi(?!\p{{L}})(?![ ]{words_of("not_livestock")}(?!\p{{L}})))""",
    matches=("nuôi bò sinh sản", "nuôi heo đen", "khôi phục nghề dệt", "tham gia mô hình"),
    rejects=("nuôi dưỡng", "nuôi con nhỏ", "hộ nuôi trồng thủy sản", "được hỗ trợ nhà ở"),
)
"""What households live on."""

HELPED = Pattern(
    name="helped",
    expression=rf"""(?<!\p{{L}})(?:{words_of("helped")})(?:[ ](?:{words_of("helped_2")})){{0,2}}[ ]$""",
    matches=("đảng viên giúp đỡ ", "biểu dương ít nhất "),
    rejects=("giúp ", "phấn đấu có "),
)
"""Before households that are helped or praised."""

NUMBER_LED = Pattern(
    name="number_led",
    expression=r"""^(?:tổng[ ])?số[ ](?:lượng[ ])?hộ(?!\p{L})""",
    matches=("số hộ nghèo", "tổng số hộ cận nghèo"),
    rejects=("tỷ lệ hộ nghèo",),
)
"""What is counted in households, whatever the figure's sign."""


WORKS = Pattern(
    name="works",
    expression=r"""[;:][ ]*$""",
    matches=("; ",),
    rejects=(", ",),
)
"""A mark that separates a figure from the preceding one."""

SCHOOL = Pattern(
    name="school",
    expression=r"""^(?:(?:bậc|cấp|hệ)[ ])?(?:tiểu[ ]học|trung[ ]học|thcs|thpt|mầm[ ]non|mẫu[ ]giáo|nhà[ ]trẻ)(?!\p{L})""",
    matches=("trung học cơ sở",),
    rejects=("trường tiểu học",),
)
"""Levels of schooling, used for the people who attend."""

BARE_WORDS = Pattern(
    name="bare_words",
    expression=r"""^(?:hộ|người|lao[ ]động|(?:tỷ|tỉ)[ ]lệ(?:[ ]giảm)?)$""",
    matches=("hộ", "tỷ lệ giảm"),
    rejects=("hộ nghèo",),
)
"""Words that state no more than a unit."""

PLACES = Pattern(
    name="places_of_standard",
    expression=rf"""^(?:(?:các|số|toàn[ ]bộ|đơn[ ]vị[ ](?:hành[ ]chính[ ])?cấp)[ ])*+(?:{words_of("unit")})(?!\p{{L}})(?!.{{0,160}}?(?<!\p{{L}})(?:trẻ|học[ ]sinh)[ ](?:em[ ])?(?:được|ra|đi|đến)(?!\p{{L}}))""",
    matches=(
        "huyện, thành phố chưa duy trì kết quả",
        "đơn vị cấp xã đạt chuẩn phổ cập giáo dục mầm non cho trẻ 5 tuổi",
    ),
    rejects=("trẻ em được phổ cập", "xã có trẻ em được đến trường"),
)
"""Places that attain a standard."""

EVENT = Pattern(
    name="counted_event",
    expression=rf"""^(?:{words_of("counted_event")})(?!\p{{L}})""",
    matches=("buổi thực hành dinh dưỡng", "hội nghị đối thoại chính sách"),
    rejects=("lớp tập huấn", "công trình nước sạch"),
)
"""Meetings and campaigns that are counted, whatever they are about."""

COUNTED_AGENCY = Pattern(
    name="counted_agency",
    expression=rf"""^(?:{words_of("counted_body")})(?!\p{{L}})(?![ ]hợp(?!\p{{L}}))(?![^,;]{{0,30}}(?<!\p{{L}})nước(?!\p{{L}}))""",
    matches=("cơ sở giáo dục nghề nghiệp", "tin, bài về nước sạch"),
    rejects=("trạm cấp nước", "trường hợp", "công trình nước sạch"),
)
"""Agencies, groups and media that are counted, whatever they are for."""

HAS_PEOPLE = Pattern(
    name="agency_has_people",
    expression=rf"""^(?:đã[ ])?(?:có|bố[ ]trí|phân[ ]công)(?:[ ](?:đủ|đội[ ]ngũ))?[ ](?:{words_of("staff_word")}|giáo[ ]viên|nhân[ ]viên|người)(?!\p{{L}})""",
    matches=("có giáo viên kiêm nhiệm tư vấn hướng nghiệp", "bố trí cán bộ phụ trách"),
    rejects=("có việc làm", "giáo viên có chứng chỉ"),
)
"""What states that an agency has people for a task."""

SITE = Pattern(
    name="network_site",
    expression=r"""^(?:điểm|trạm|cụm|bộ|thiết[ ]bị|hệ[ ]thống)(?!\p{L})(?![ ]trường)""",
    matches=("điểm truy cập wifi công cộng",),
    rejects=("thôn có điểm phát wifi", "điểm trường"),
)
"""Sites and devices of a network that are counted themselves."""

PUPILS = Pattern(
    name="pupils",
    expression=r"""^(?:lượt[ ])?(?:học[ ]sinh|sinh[ ]viên|con[ ]em|trẻ[ ]em[ ]đi[ ]học|trẻ[ ](?:em[ ])?(?:mẫu[ ]giáo|nhà[ ]trẻ|mầm[ ]non))(?!\p{L})""",
    matches=("học sinh nghèo vượt khó", "trẻ em mẫu giáo thuộc hộ nghèo"),
    rejects=("trường học", "trẻ em dưới 5 tuổi"),
)
"""Those who learn at school."""

GRANTED = Pattern(
    name="granted_to_pupils",
    expression=rf"""(?<!\p{{L}})(?:{words_of("pupils_benefit")})(?!\p{{L}})""",
    matches=("hỗ trợ gạo", "được hưởng đầy đủ chế độ", "tổ chức nấu ăn bán trú", "chiếc xe đạp"),
    rejects=("mũ bảo hiểm", "được khám sức khỏe"),
)
"""What pupils are granted and given for school."""


MEDIA = Pattern(
    name="media",
    expression=r"""(?<!\p{L})(?:tuyên[ ]truyền|truyền[ ]thanh|truyền[ ]thông|thông[ ]tin[ ]về|phổ[ ]biến)(?!\p{L})""",
    matches=("buổi tuyên truyền về giảm nghèo", "đài truyền thanh xã"),
    rejects=("máy tính bảng", "tiếp cận thông tin"),
)
"""By what information is spread."""

LIVESTOCK = Pattern(
    name="livestock",
    expression=r"""^(?:cấp[ ]|hỗ[ ]trợ[ ]|mua[ ])?con[ ](?:bò|trâu|dê|lợn|heo|gà|vịt|ngan|cừu|ngựa|hươu|thỏ|ong|giống|gia[ ]cầm|gia[ ]súc)(?!\p{L})""",
    matches=("con dê cái sinh sản", "con bò"),
    rejects=("con đường", "con em"),
)
"""Animals that households live on."""

NO_HEADING_CODE = Pattern(
    name="no_heading_code",
    expression=rf"""^(?:{words_of("no_heading_code")})(?!\p{{L}})|(?<!\p{{L}})(?:tham[ ]dự|dự)$""",
    matches=("tỷ lệ thất nghiệp", "ký cam kết", "người tham dự"),
    rejects=("hỗ trợ giống", "dự án", "dự toán"),
)
"""What is not what its heading names: rates of their own, attendance, checks, pledges, payments."""

NO_PEOPLE = Pattern(
    name="no_people",
    expression=rf"""^(?:các[ ]|số[ ])?(?:{words_of("institution")}|dự[ ]án)(?!\p{{L}})""",
    matches=("cơ sở giáo dục nghề nghiệp", "dự án vay vốn"),
    rejects=("lao động qua đào tạo nghề", "trẻ em suy dinh dưỡng"),
)
"""Agencies and projects: what is stated about them is not gain of people."""

DOCUMENTS = Pattern(
    name="documents",
    expression=rf"""^(?:số[ ]|các[ ])?(?:{words_of("document_word")})(?!\p{{L}})""",
    matches=("hồ sơ", "danh sách hộ", "đơn thư"),
    rejects=("hộ có hồ sơ",),
)
"""Papers of which a share is counted."""

SAMPLE = Pattern(
    name="sample",
    expression=r"""^mẫu[ ](?!giáo)""",
    matches=("mẫu nước sạch",),
    rejects=("mẫu giáo",),
)
"""Samples that are examined."""
